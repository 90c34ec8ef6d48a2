//! "Theo đơn vị": a row a unit, every figure counted from the list by formula.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::list::{self, ListFormats};
use super::layout::{Layout, Shows, class_word};
use crate::finding::column_letters;
use crate::measure::{PersonClass, TargetResult, UnitResult};
use crate::plan::model::TargetKind;
use crate::schema::Column;

/// Columns before the targets: number, unit, code, headcount.
const STUB: u16 = 4;

pub(super) fn write(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    layout: &Layout,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let units = &input.results.units;
    let longest = |text: &dyn Fn(&UnitResult) -> &str, most: f64| {
        let widths = units.iter().map(|u| list::text_width(text(u)));
        widths.fold(12.0, f64::max).min(most)
    };
    let mut headings = vec![
        ("TT".to_owned(), 6.0),
        ("Đơn vị".to_owned(), longest(&|u| &u.name, 48.0)),
        ("Mã đơn vị".to_owned(), longest(&|u| &u.code, 30.0)),
        ("Số người".to_owned(), 10.0),
    ];
    for (i, target) in input.results.targets.iter().enumerate() {
        let leaves: &[&str] = match target.kind {
            TargetKind::Share => &["đối tượng", "đạt", "chưa rõ"],
            TargetKind::Presence => &["thành viên", "thành viên đạt", "chưa rõ", "kết luận"],
        };
        for leaf in leaves {
            headings.push((
                format!("CT {}: {leaf}", i + 1),
                if *leaf == "kết luận" { 10.0 } else { 8.0 },
            ));
        }
    }
    let sized: Vec<(&str, f64)> = headings.iter().map(|(h, w)| (h.as_str(), *w)).collect();
    list::head(sheet, 0, 2, &sized, formats)?;
    // too wide for one page: the targets go on beside the units' names on a second
    sheet.set_print_fit_to_pages(2, 0);
    sheet.set_repeat_columns(0, 1)?;
    let tally = tally(input);
    for (row, unit) in (1u32..).zip(units) {
        list::cell(sheet, row, 0, &Shown::Number(f64::from(row)), formats)?;
        let texts = [&unit.name, &unit.code].map(|t| Shown::Text(t.to_string()));
        for (col, text) in (1u16..).zip(&texts) {
            list::cell(sheet, row, col, text, formats)?;
        }
        list::fit(sheet, row, texts.iter().zip([sized[1].1, sized[2].1]))?;
        let own = (Shows::Fact(Column::Unit), &*unit.code);
        let headcount = format!("={}", layout.count(&[own]));
        list::formula(
            sheet,
            row,
            3,
            &Formula::new(headcount).set_result(unit.headcount.to_string()),
            formats,
        )?;
        let mut col = STUB;
        for (i, target) in input.results.targets.iter().enumerate() {
            col = write_target(
                sheet,
                &tally,
                layout,
                (row, col),
                unit,
                (i, target),
                formats,
            )?;
        }
    }
    let last = u32::try_from(input.results.units.len()).unwrap_or(u32::MAX);
    sheet.autofilter(
        0,
        0,
        last,
        u16::try_from(headings.len() - 1).unwrap_or(u16::MAX),
    )?;
    Ok(())
}

/// How many persons of a unit stand so to a target: what the formulas will give.
type Tally<'a> = BTreeMap<(&'a str, usize, PersonClass), u32>;

fn tally<'a>(input: &ReportInput<'a>) -> Tally<'a> {
    let mut tally = Tally::new();
    for (at, classes) in input.results.person_classes.iter().enumerate() {
        for (person, class) in input.roster.persons.iter().zip(classes) {
            if let Some(unit) = person
                .unit
                .as_deref()
                .filter(|_| *class != PersonClass::Outside)
            {
                *tally.entry((unit, at, *class)).or_default() += 1;
            }
        }
    }
    tally
}

/// The figures of a target in a unit; the next free column.
fn write_target(
    sheet: &mut Worksheet,
    tally: &Tally<'_>,
    layout: &Layout,
    (row, first): (u32, u16),
    unit: &UnitResult,
    (at, target): (usize, &TargetResult),
    formats: &ListFormats,
) -> Result<u16, XlsxError> {
    let counted = |class| tally.get(&(&*unit.code, at, class)).copied().unwrap_or(0);
    let formula = |class| {
        layout.count(&[
            (Shows::Fact(Column::Unit), &*unit.code),
            (Shows::Target(at), class_word(class)),
        ])
    };
    let (met, not, open) = (
        counted(PersonClass::Met),
        counted(PersonClass::NotMet),
        counted(PersonClass::Open),
    );
    let whole = format!(
        "={}+{}+{}",
        formula(PersonClass::Met),
        formula(PersonClass::NotMet),
        formula(PersonClass::Open)
    );
    let cells = [
        (whole, met + not + open),
        (format!("={}", formula(PersonClass::Met)), met),
        (format!("={}", formula(PersonClass::Open)), open),
    ];
    let mut col = first;
    for (text, result) in cells {
        list::formula(
            sheet,
            row,
            col,
            &Formula::new(text).set_result(result.to_string()),
            formats,
        )?;
        col += 1;
    }
    if target.kind == TargetKind::Presence {
        let verdict = verdict(unit, target);
        let letter = |offset: u16| column_letters(u32::from(first + offset));
        let (m, w, o, r) = (letter(0), letter(1), letter(2), row + 1);
        let said = if met + not + open == 0 {
            ""
        } else if met > 0 {
            "đạt"
        } else if open > 0 {
            "chưa rõ"
        } else {
            "chưa đạt"
        };
        if verdict == said {
            let text = format!(
                "=IF({m}{r}=0,\"\",IF({w}{r}>0,\"đạt\",IF({o}{r}>0,\"chưa rõ\",\"chưa đạt\")))"
            );
            list::formula(
                sheet,
                row,
                col,
                &Formula::new(text).set_result(said),
                formats,
            )?;
        } else {
            // seen by office only, or without the body by the plan: no count of the list says so
            let text = Shown::Text(verdict.to_owned());
            list::cell_with(sheet, row, col, &text, formats.number())?;
        }
        col += 1;
    }
    Ok(col)
}

/// The verdict of the results on a unit.
fn verdict(unit: &UnitResult, target: &TargetResult) -> &'static str {
    match target.by_unit.iter().find(|u| u.unit == unit.code) {
        None => "",
        Some(u) if u.share.numerator > 0 => "đạt",
        Some(u) if u.share.unknown > 0 => "chưa rõ",
        Some(_) => "chưa đạt",
    }
}
