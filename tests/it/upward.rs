//! Upward consolidation: a run from lower committees' rosters gives what a run from their workbooks gives.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use phuluc::finding::{Code, RowKind, Severity};
use phuluc::form::Recogniser;
use phuluc::measure::Compiled;
use phuluc::pipeline::{Consolidation, Request, Silent, consolidate};
use phuluc::plan::Plan;
use phuluc::roster::{Frame, Further, Person, Roster};
use polars::prelude::{Column, DataFrame, DataType, IntoColumn, NamedFrom, SerReader, Series};
use polars_io::parquet::read::ParquetReader;
use polars_io::parquet::write::ParquetWriter;
use serde_json::Value;
use tempfile::TempDir;

use crate::bench::{Case, Cell};
use crate::messes::fill;

const YEARS: [i32; 4] = [2022, 2023, 2024, 2025];

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input")
}

fn run_as_of(input: &Path, year: i32, as_of: Option<NaiveDate>) -> Consolidation {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let compiled = Compiled::new(&plan).unwrap_or_else(|_| panic!("conditions compile"));
    let recogniser = Recogniser::new(&plan.vocabulary);
    let request = Request {
        input: input.to_owned(),
        year: Some(year),
        as_of,
    };
    consolidate(&plan, &compiled, &recogniser, &request, &Silent).expect("it reads")
}

fn run(input: &Path, year: i32) -> Consolidation {
    run_as_of(input, year, None)
}

/// The sample's year from its workbooks, read once for all tests here.
fn whole() -> &'static Consolidation {
    static RUN: OnceLock<Consolidation> = OnceLock::new();
    RUN.get_or_init(|| run(&sample(), 2025))
}

fn parquet(roster: &Roster) -> Vec<u8> {
    Frame::parquet(roster).expect("written")
}

/// A folder of rosters: path below it and bytes.
fn folder(files: &[(String, Vec<u8>)]) -> TempDir {
    let home = TempDir::new().expect("a temporary folder");
    crate::bench::write_files(home.path(), files);
    home
}

/// A person without the place in the input, in an order that does not depend on it.
fn persons(roster: &Roster) -> Vec<String> {
    let mut shown: Vec<String> = roster
        .persons
        .iter()
        .map(|p| {
            let mut p: Person = p.clone();
            p.source.file = "".into();
            p.source.sheet = "".into();
            p.source.row = 0;
            if let Some(further) = &mut p.further {
                further.merged.clear();
            }
            p.further = p.further.filter(|f| **f != Further::default());
            p.cells = std::sync::Arc::default();
            format!("{p:?}")
        })
        .collect();
    shown.sort();
    shown
}

fn json(done: &Consolidation) -> Value {
    let document = (done.results).document("tan-hong", done.period, &done.ledger);
    serde_json::to_value(document).expect("JSON")
}

/// A key of `results.json` without the places in the input that some of its entries name.
fn figures(done: &Consolidation, key: &str) -> Value {
    let mut value = json(done)[key].take();
    for entry in value.as_array_mut().into_iter().flatten() {
        if let Some(map) = entry.as_object_mut() {
            map.remove("files");
            map.remove("settled_by");
        }
    }
    value
}

fn assert_same(from_workbooks: &Consolidation, from_rosters: &Consolidation) {
    let (a, b) = (
        persons(&from_workbooks.roster),
        persons(&from_rosters.roster),
    );
    let differing: Vec<_> = a.iter().zip(&b).filter(|(a, b)| a != b).take(3).collect();
    assert!(
        a == b,
        "{} and {} persons differ: {differing:#?}",
        a.len(),
        b.len()
    );
    for key in [
        "headcount",
        "distributions",
        "targets",
        "units",
        "ceilings",
        "tables",
    ] {
        assert_eq!(
            figures(from_workbooks, key),
            figures(from_rosters, key),
            "{key}"
        );
    }
}

#[test]
fn a_roster_gives_what_its_workbooks_give() {
    let files: Vec<(String, Vec<u8>)> = YEARS
        .iter()
        .map(|year| {
            let roster = match year {
                2025 => parquet(&whole().roster),
                before => parquet(&run(&sample(), *before).roster),
            };
            (format!("{year}/roster.parquet"), roster)
        })
        .collect();
    let home = folder(&files);
    let (workbooks, rosters) = (whole(), run(home.path(), 2025));
    assert_same(workbooks, &rosters);
    let [entry] = &rosters.ledger[..] else {
        panic!("one entry a roster, not {}", rosters.ledger.len())
    };
    assert_eq!(entry.file.as_ref(), "2025/roster.parquet");
    assert_eq!(entry.count(RowKind::Person), entry.rows);
    assert_eq!(entry.rows, rosters.results.headcount);
    let about_rows = rosters.findings.iter().filter(|f| f.place.row.is_some());
    for finding in about_rows {
        assert!(
            matches!(
                finding.code,
                Code::PersonTwin | Code::PersonNearTwin | Code::IdShared
            ),
            "{finding:?}"
        );
    }
}

/// Half of the workbooks as workbooks, the other half by way of a roster: persons on both sides are
/// merged as they would have been.
#[test]
fn rosters_and_workbooks_are_merged_alike() {
    let (kept, lower) = (folder(&[]), folder(&[]));
    let mut paths = Vec::new();
    walk(&sample().join("2025"), &mut paths);
    paths.sort();
    // a list and its later version are told apart only where both are seen
    let later = |path: &Path| {
        let stem = path.file_stem().expect("a name").to_string_lossy();
        path.with_file_name(format!("{stem} (lần 2).xlsx"))
    };
    let of_versions: Vec<PathBuf> = paths.clone();
    paths.retain(|path| !of_versions.contains(&later(path)));
    assert!(paths.len() < of_versions.len());
    for (n, path) in paths.iter().enumerate() {
        let below = path.strip_prefix(sample()).expect("below the sample");
        let home = if n % 2 == 0 { &kept } else { &lower };
        let to = home.path().join(below);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        std::fs::copy(path, to).expect("copied");
    }
    let below = run(lower.path(), 2025);
    std::fs::write(
        kept.path().join("2025/roster.parquet"),
        parquet(&below.roster),
    )
    .expect("written");
    let (whole, both) = (whole(), run(kept.path(), 2025));
    assert_eq!(whole.results.headcount, both.results.headcount);
    assert!(both.results.merged > 0, "nobody stands on both sides");
    for key in ["distributions", "targets"] {
        let without_history = |done: &Consolidation| {
            let mut value = figures(done, key);
            for entry in value.as_array_mut().into_iter().flatten() {
                entry.as_object_mut().map(|map| map.remove("history"));
            }
            value
        };
        assert_eq!(without_history(whole), without_history(&both), "{key}");
    }
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, into);
        } else {
            into.push(path);
        }
    }
}

fn read(bytes: &[u8]) -> DataFrame {
    ParquetReader::new(std::io::Cursor::new(bytes))
        .finish()
        .expect("read back")
}

fn written(mut frame: DataFrame) -> Vec<u8> {
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .finish(&mut frame)
        .expect("written");
    bytes
}

fn sample_frame() -> DataFrame {
    read(&parquet(&whole().roster))
}

fn from_frame(path: &str, frame: DataFrame) -> Consolidation {
    let home = folder(&[(path.to_owned(), written(frame))]);
    run(home.path(), 2025)
}

/// What the lower run judged is not believed, whatever it says.
#[test]
fn judgements_are_made_anew() {
    let mut frame = sample_frame();
    let height = frame.height();
    for name in [
        "leader",
        "key_leader",
        "committee",
        "standing_committee",
        "district_standing_committee",
    ] {
        let all = Series::new(name.into(), vec![true; height]);
        frame.with_column(all.into_column()).expect("replaced");
    }
    for (name, text) in [
        ("posts", "bi-thu"),
        ("level", "commune"),
        ("person_key", "x"),
    ] {
        let all = Series::new(name.into(), vec![text; height]);
        frame.with_column(all.into_column()).expect("replaced");
    }
    let workbooks = whole();
    let rosters = from_frame("2025/roster.parquet", frame);
    assert_eq!(persons(&workbooks.roster), persons(&rosters.roster));
}

#[test]
fn ages_are_those_of_this_runs_day() {
    let home = folder(&[("2025/r.parquet".to_owned(), written(sample_frame()))]);
    let midyear = NaiveDate::from_ymd_opt(2025, 6, 30).expect("a date");
    let done = run_as_of(home.path(), 2025, Some(midyear));
    for person in &done.roster.persons {
        let age = person.birth_date.and_then(|d| midyear.years_since(d));
        assert_eq!(
            person.age.map(i64::from),
            age.map(i64::from),
            "{}",
            person.full_name
        );
    }
    assert!(done.findings.iter().any(|f| f.code == Code::RosterOtherDay));
}

/// Other engines write other widths of whole numbers, leave types open, and know nothing of our own columns.
#[test]
fn a_roster_that_another_engine_wrote_is_read() {
    let mut frame = sample_frame();
    let height = frame.height();
    let year = frame
        .column("year")
        .expect("there")
        .cast(&DataType::Int64)
        .expect("wider");
    frame.with_column(year).expect("replaced");
    let notes = Column::full_null("note".into(), height, &DataType::String);
    frame.with_column(notes).expect("replaced");
    for name in [
        "standing_stated",
        "stated",
        "also_listed",
        "age",
        "posts",
        "leader",
    ] {
        frame = frame.drop(name).expect("dropped");
    }
    let done = from_frame("2025/roster.parquet", frame);
    assert_eq!(done.roster.persons.len(), height);
    assert!(done.roster.persons.iter().any(|p| p.leader == Some(true)));
    assert!(done.roster.persons.iter().all(|p| p.note.is_none()));
}

/// The findings of a year in which one good workbook lies beside a Parquet file.
fn beside(path: &str, bytes: &[u8]) -> BTreeMap<&'static str, Severity> {
    let good = sample().join("2025");
    let mut paths = Vec::new();
    walk(&good, &mut paths);
    paths.sort();
    let first = std::fs::read(&paths[0]).expect("a workbook");
    let home = folder(&[
        ("2025/a.xlsx".to_owned(), first),
        (path.to_owned(), bytes.to_vec()),
    ]);
    let done = run(home.path(), 2025);
    assert!(!done.roster.persons.is_empty());
    done.findings
        .iter()
        .filter(|f| f.place.file.as_deref() == Some(path))
        .map(|f| (f.code.as_str(), f.severity))
        .collect()
}

#[test]
fn foreign_and_broken_parquet_is_refused_by_name() {
    let frame = sample_frame();
    let whole = written(frame.clone());
    let no_name = written(frame.drop("full_name").expect("dropped"));
    let mut typed = frame.clone();
    let dates = Column::full_null("birth_date".into(), frame.height(), &DataType::Float64);
    typed.with_column(dates).expect("replaced");
    let mut older = frame.clone();
    let year = Series::new("year".into(), vec![2024_i32; frame.height()]);
    older.with_column(year.into_column()).expect("replaced");
    let mut nameless = frame.clone();
    let names = Column::full_null("full_name".into(), frame.height(), &DataType::String);
    nameless.with_column(names).expect("replaced");
    let foreign = written(
        DataFrame::new(2, vec![Series::new("a".into(), [1_i32, 2]).into_column()])
            .expect("a frame"),
    );
    for (what, bytes, code) in [
        (
            "cut off",
            whole[..whole.len() / 2].to_vec(),
            "roster-unreadable",
        ),
        ("four letters", b"PAR1".to_vec(), "roster-unreadable"),
        (
            "noise",
            [b"PAR1".as_slice(), &[0xA5; 600], b"PAR1"].concat(),
            "roster-unreadable",
        ),
        ("another table", foreign, "roster-columns"),
        ("no names", no_name, "roster-columns"),
        ("another type", written(typed), "roster-columns"),
        ("another year", written(older), "roster-other-year"),
        ("nameless rows", written(nameless), "roster-unreadable"),
    ] {
        let found = beside("2025/roster.parquet", &bytes);
        assert_eq!(found, BTreeMap::from([(code, Severity::Error)]), "{what}");
    }
}

/// Every byte of the footer and some of the pages changed in turn: a finding or a reading, never a panic.
#[test]
fn damaged_parquet_never_ends_the_run() {
    let small = Roster {
        persons: whole().roster.persons.iter().take(5).cloned().collect(),
        ..whole().roster.clone()
    };
    let whole = parquet(&small);
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let recogniser = Recogniser::new(&plan.vocabulary);
    let period = phuluc::schema::Period::of_year(2025).expect("a year");
    let reader = phuluc::roster::Reader::new(&plan, &recogniser, period);
    let file = std::sync::Arc::from("2025/roster.parquet");
    for at in (0..whole.len()).step_by(7) {
        for bit in [0x01, 0x80] {
            let mut bytes = whole.clone();
            bytes[at] ^= bit;
            let reading = reader.read_roster(&file, &bytes, &plan.limits);
            assert!(reading.persons.len() <= 5, "byte {at}");
            if reading.persons.is_empty() {
                assert_eq!(
                    reading.findings.len(),
                    1,
                    "byte {at}: {:?}",
                    reading.findings
                );
            }
        }
    }
}

#[test]
fn values_unknown_to_the_contract_are_null_with_a_finding() {
    let mut frame = sample_frame();
    let mut genders: Vec<Option<String>> = frame
        .column("gender")
        .expect("there")
        .str()
        .expect("text")
        .iter()
        .map(|t| t.map(str::to_owned))
        .collect();
    genders[3] = Some("nam".to_owned());
    frame
        .with_column(Series::new("gender".into(), genders).into_column())
        .expect("replaced");
    let done = from_frame("2025/roster.parquet", frame);
    let found: Vec<_> = done
        .findings
        .iter()
        .filter(|f| f.code == Code::RosterValue)
        .map(|f| (f.place.row, f.found.as_deref(), f.severity))
        .collect();
    assert_eq!(found, [(Some(4), Some("nam"), Severity::Warning)]);
}

/// A code is believed where it is the sender's own; two committees may use the same word.
#[test]
fn a_folder_tells_whose_roster_it_is() {
    let mut frame = sample_frame();
    let height = frame.height();
    for (name, text) in [("unit", "phong-noi-vu"), ("unit_name", "Văn phòng Đảng uỷ")] {
        let all = Series::new(name.into(), vec![text; height]);
        frame.with_column(all.into_column()).expect("replaced");
    }
    let done = from_frame("2025/Xã Bình Phú/roster.parquet", frame);
    for person in &done.roster.persons {
        assert_eq!(
            person.unit.as_deref(),
            Some("xa-binh-phu"),
            "{}",
            person.full_name
        );
        assert_eq!(person.level.as_deref(), Some("commune"));
    }
}

/// Whose "Kế toán" it is depends on a unit that nobody could read: the roster carries the question upward.
#[test]
fn a_post_left_open_stays_open() {
    let lower = folder(&[]);
    let header = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị công tác", "Chức vụ"];
    let rows: [&[Cell]; 2] = [
        &["1", "Lê Văn An", "02/03/1980", "Phòng Nội vụ", "Kế toán"].map(Cell::from),
        &["2", "Lê Thị Bê", "04/05/1981", "Chỗ cũ", "Kế toán"].map(Cell::from),
    ];
    Case::new()
        .named("2025/Phòng Nội vụ.xlsx")
        .sheet("DS", |s| {
            fill(s, &header, &rows);
            s.put("A1", "DANH SÁCH CÔNG CHỨC PHÒNG NỘI VỤ");
        })
        .write(lower.path());
    let below = run(lower.path(), 2025);
    let open = |done: &Consolidation| {
        let persons = done.roster.persons.iter();
        let open = persons.filter(|p| p.posts.is_empty() && p.leader.is_none());
        open.map(|p| p.full_name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(open(&below), ["Lê Thị Bê"]);
    let home = folder(&[("2025/roster.parquet".to_owned(), parquet(&below.roster))]);
    let above = run(home.path(), 2025);
    assert_eq!(open(&above), ["Lê Thị Bê"]);
    assert_eq!(persons(&below.roster), persons(&above.roster));
}
