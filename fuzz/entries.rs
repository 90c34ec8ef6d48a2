//! What is fuzzed: one function a target. The fuzz targets and the tests of the stable toolchain call the same.

use std::sync::{Arc, OnceLock};

use phuluc::form::Recogniser;
use phuluc::intake::{Cell, Merge, Row, Sheet, Value, Visibility, read_bytes};
use phuluc::measure::Compiled;
use phuluc::plan::{Plan, PlanRows};
use phuluc::roster::value::DateColumn;
use phuluc::roster::{Corrections, Reader};
use phuluc::schema::{Limits, Period};
use phuluc::text::{FontHint, clean, decode, fold, key, suspect};

/// The year as of whose last day everything is read.
const YEAR: i32 = 2025;

fn period() -> Period {
    Period::of_year(YEAR).expect("a year of our century")
}

fn ready() -> &'static (Plan, Recogniser) {
    static READY: OnceLock<(Plan, Recogniser)> = OnceLock::new();
    READY.get_or_init(|| {
        let plan = Plan::load("tan-hong").expect("the built-in plan loads");
        let recogniser = Recogniser::new(&plan.vocabulary);
        (plan, recogniser)
    })
}

/// The bytes of a file in INPUT, whatever it is: as a run reads it, as corrections, as a plan.
pub fn intake(bytes: &[u8]) {
    let (plan, recogniser) = ready();
    let reader = Reader::new(plan, recogniser, period());
    let file: Arc<str> = Arc::from("2025/Phòng Y tế.xlsx");
    if bytes.starts_with(b"PAR1") {
        let _ = reader.read_roster(&file, bytes, &Limits::default());
        return;
    }
    let Some(workbook) = read_bytes(bytes, &file, &Limits::default()).workbook else {
        return;
    };
    let reading = reader.read(&workbook);
    for finding in &reading.findings {
        let _ = (finding.message(), finding.hint());
    }
    let _ = Corrections::read(&workbook);
}

/// A column of dates, a line each; a line that is a number is one in its cell.
pub fn date(text: &str) {
    let values: Vec<Value> = text.lines().take(200).filter_map(value).collect();
    for epoch_1904 in [false, true] {
        let column = DateColumn::analyse(values.iter(), epoch_1904);
        for value in &values {
            let read = column.read(value, period());
            // what is neither read nor told says nothing: signs, or a few words such as "không rõ"
            let says = value.text().chars().filter(|c| c.is_alphanumeric()).count();
            assert!(read.value.is_some() || read.problem.is_some() || says < 40);
        }
    }
}

/// A text under each kind of font.
pub fn legacy(text: &str) {
    for font in [
        FontHint::Unknown,
        FontHint::Unicode,
        FontHint::Tcvn3,
        FontHint::Tcvn3Capitals,
        FontHint::Vni,
    ] {
        if let Some(repair) = decode(text, font) {
            let _ = suspect(&repair.text);
        }
    }
    let cleaned = clean(text);
    assert_eq!(clean(&cleaned), cleaned, "cleaning twice is cleaning once");
    let _ = (fold(&cleaned), key(&cleaned));
}

/// A sheet of text, a line a row, a tab a cell; `>` and `v` at a cell's start merge it to the right or down.
pub fn header(text: &str) {
    let (_, recogniser) = ready();
    let mut sheet = Sheet {
        name: Arc::from("DS"),
        visibility: Visibility::Visible,
        rows: Vec::new(),
        merges: Vec::new(),
        hidden_columns: Vec::new(),
        epoch_1904: false,
    };
    for (index, line) in (0..).zip(text.lines().take(60)) {
        let mut row = Row {
            index,
            hidden: false,
            cells: Vec::new(),
        };
        for (col, cell) in (0..).zip(line.split('\t').take(60)) {
            let across = cell.bytes().take_while(|b| *b == b'>').count();
            let rest = &cell[across..];
            let down = rest.bytes().take_while(|b| *b == b'v').count();
            let (across, down) = (u32::try_from(across), u32::try_from(down));
            if let (Ok(across @ 0..30), Ok(down @ 0..30)) = (across, down)
                && across + down > 0
            {
                sheet.merges.push(Merge {
                    top: index,
                    left: col,
                    bottom: index + down,
                    right: col + across,
                });
            }
            if let Some(value) = value(rest.trim_start_matches('v')) {
                row.cells.push(Cell {
                    col,
                    value,
                    raw: None,
                    struck: false,
                });
            }
        }
        if !row.cells.is_empty() {
            sheet.rows.push(row);
        }
    }
    let _ = recogniser.recognise(&Arc::from("2025/ds.xlsx"), &sheet, YEAR);
    let _ = recogniser.count_persons(&sheet);
}

/// A plan in TOML, its conditions included.
pub fn plan(text: &str) {
    let done =
        PlanRows::of_text("plan.toml", text).and_then(|rows| Plan::from_rows(rows.completed()));
    match done {
        Ok(plan) => drop(Compiled::new(&plan)),
        Err(errors) => drop(errors.to_string()),
    }
}

fn value(text: &str) -> Option<Value> {
    let text = clean(text);
    if text.is_empty() {
        return None;
    }
    Some(match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Value::Number(number),
        _ => Value::Text(Arc::from(text.as_ref())),
    })
}
