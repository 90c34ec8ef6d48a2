//! A made-up district for the tests of the books: no file is read for it.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::input::{InputFile, ReadAgain, ReportInput};
use crate::finding::{Code, Finding, Place, SheetLedger};
use crate::intake::{Cell, Row, Sheet, Value, Visibility, Workbook};
use crate::measure::{Compiled, Results, measure};
use crate::plan::Plan;
use crate::roster::{Person, PersonKey, Roster, Source};
use crate::schema::{
    BirthPrecision, Education, Employment, Gender, Period, PoliticalTheory, Rating,
};

/// Path of the only file.
pub(super) const FILE: &str = "2025/Xã Bình Phú - danh sách.xlsx";
/// An id that must not be seen when redacted.
pub(super) const ID: &str = "087199900001";

/// A district of some persons in every unit of the built-in plan.
pub(super) struct District {
    plan: Plan,
    period: Period,
    roster: Roster,
    pub(super) results: Results,
    pub(super) findings: Vec<Finding>,
    ledger: Vec<SheetLedger>,
    workbooks: Books,
}

impl District {
    pub(super) fn new() -> Self {
        let plan = Plan::built_in(Plan::DEFAULT)
            .expect("there is one")
            .expect("it is sound");
        let compiled = Compiled::new(&plan).expect("its conditions compile");
        let period = Period::of_year(2025).expect("a year");
        let roster = roster(&plan, period, 0);
        let earlier = [roster_of(&plan, 2024, 7)];
        let files = [(Arc::from(FILE), Arc::from("xa-binh-phu"))];
        let (results, mut findings) = measure(&plan, &compiled, &roster, &earlier, &files);
        findings.push(finding());
        let ledger = vec![SheetLedger::new(Arc::from(FILE), Arc::from("DS"))];
        Self {
            plan,
            period,
            roster,
            results,
            findings,
            ledger,
            workbooks: Books(vec![workbook()]),
        }
    }

    pub(super) fn input<'a>(&'a self, files: &'a [InputFile<'a>], redact: bool) -> ReportInput<'a> {
        ReportInput {
            plan: &self.plan,
            period: self.period,
            roster: &self.roster,
            results: &self.results,
            findings: &self.findings,
            ledger: &self.ledger,
            columns: &[],
            files,
            workbooks: &self.workbooks,
            corrections: &[],
            version: "0.0.0",
            redact,
        }
    }
}

/// Workbooks that are at hand.
#[derive(Debug)]
struct Books(Vec<Workbook>);

impl ReadAgain for Books {
    fn workbook(&self, rel: &str) -> Option<Workbook> {
        self.0.iter().find(|w| &*w.file == rel).cloned()
    }
}

/// The file as the report is told of it.
pub(super) fn file() -> InputFile<'static> {
    InputFile {
        rel: FILE,
        path: Path::new("input/2025/Xã Bình Phú - danh sách.xlsx"),
        size: 1234,
        sha256: "00",
        persons: 3,
        sender: Some("xa-binh-phu"),
    }
}

fn finding() -> Finding {
    let place = Place::sheet(&Arc::from(FILE), &Arc::from("DS")).cell(2, 1);
    let mut finding = Finding::new(Code::DateUnreadable)
        .at(place)
        .field(crate::schema::Column::BirthDate)
        .found("30/02/1981");
    finding.sender = Some("xa-binh-phu".to_owned());
    finding
}

fn workbook() -> Workbook {
    let cell = |col, text: &str| Cell {
        col,
        value: Value::Text(Arc::from(text)),
        raw: None,
        struck: false,
    };
    let row = |index, cells| Row {
        index,
        hidden: false,
        cells,
    };
    let rows = vec![
        row(0, vec![cell(0, "Họ và tên"), cell(1, "Ngày sinh")]),
        row(1, vec![cell(0, "=1+1"), cell(1, "30/02/1981")]),
    ];
    let sheet = Sheet {
        name: Arc::from("DS"),
        visibility: Visibility::Visible,
        rows,
        merges: Vec::new(),
        hidden_columns: Vec::new(),
        epoch_1904: false,
    };
    Workbook {
        file: Arc::from(FILE),
        sheets: vec![sheet],
    }
}

fn roster_of(plan: &Plan, year: i32, shift: usize) -> Roster {
    roster(plan, Period::of_year(year).expect("a year"), shift)
}

/// A dozen persons a unit whose facts go round in cycles of different lengths.
fn roster(plan: &Plan, period: Period, shift: usize) -> Roster {
    let mut persons = Vec::new();
    for unit in &plan.units {
        for n in 0..12usize {
            let i = persons.len() + shift;
            let row = u32::try_from(persons.len()).expect("a short list") + 2;
            let source = Source {
                file: Arc::from(FILE),
                sheet: Arc::from("DS"),
                row,
            };
            let mut p = Person::new(source, Arc::from(format!("Nguyễn Văn {i}")));
            p.unit = Some(Arc::from(unit.code.as_str()));
            p.unit_name = Some(Arc::from(unit.name.as_str()));
            p.unit_kind = Some(Arc::from(unit.kind.as_str()));
            p.level = Some(Arc::from(unit.level.as_str()));
            p.person_key = Some(PersonKey::digest(&["khoa", &i.to_string()]));
            p.national_id = Some(Arc::from(ID));
            p.gender = [
                Some(Gender::Male),
                Some(Gender::Female),
                Some(Gender::Male),
                None,
            ][i % 4];
            p.birth_date =
                NaiveDate::from_ymd_opt(1965 + i32::try_from(i % 36).expect("small"), 3, 17);
            p.birth_precision = Some(BirthPrecision::Day);
            p.age = p.birth_date.and_then(|b| period.age(b));
            p.leader = Some(n < 4);
            p.key_leader = Some(n < 3);
            p.committee = Some(n < 5);
            p.standing_committee = Some(n < 3);
            p.standing_stated = n < 3;
            p.district_standing_committee = Some(i.is_multiple_of(97));
            p.party_member = [Some(true), Some(false), None][i % 3];
            p.employment = [
                Some(Employment::Cadre),
                Some(Employment::CivilServant),
                Some(Employment::PublicEmployee),
                None,
            ][i % 4];
            p.education = [
                Some(Education::Bachelor),
                Some(Education::Master),
                Some(Education::College),
                None,
            ][i % 4];
            p.political_theory = [
                Some(PoliticalTheory::Advanced),
                Some(PoliticalTheory::Intermediate),
                None,
            ][i % 3];
            p.rating = [
                Some(Rating::Good),
                Some(Rating::Excellent),
                Some(Rating::Fulfilled),
                Some(Rating::Good),
                None,
            ][i % 5];
            p.note = (i == 0).then(|| Arc::from("=HYPERLINK(\"x\")"));
            persons.push(p);
        }
    }
    Roster {
        period,
        persons,
        merged: 0,
    }
}
