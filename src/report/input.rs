//! What the report is made of: everything known of a period, borrowed from the stages before.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::finding::{Finding, SheetLedger};
use crate::intake::Workbook;
use crate::measure::Results;
use crate::plan::Plan;
use crate::roster::{Correction, Roster, SheetColumns};
use crate::schema::Period;

/// A file that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputFile<'a> {
    /// Path below INPUT with `/`, NFC; the name that findings use.
    pub rel: &'a str,
    /// Where it lies on disk, as the system spells it; links point there.
    pub path: &'a Path,
    /// Bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal; empty where it could not be read.
    pub sha256: &'a str,
    /// Persons read from it.
    pub persons: u32,
    /// Code of the unit that sent it.
    pub sender: Option<&'a str>,
}

/// Hands out workbooks once more, as they were read: no run keeps all cells of all files.
pub trait ReadAgain: std::fmt::Debug + Sync {
    /// The workbook of a path below INPUT; none where it could not be read.
    fn workbook(&self, rel: &str) -> Option<Workbook>;
}

/// Everything the books and files of one period show.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The period.
    pub period: Period,
    /// The merged list.
    pub roster: &'a Roster,
    /// Every number.
    pub results: &'a Results,
    /// Everything to be said, each with its sender, in the order of file, sheet and cell.
    pub findings: &'a [Finding],
    /// Every row of every sheet read.
    pub ledger: &'a [SheetLedger],
    /// How columns were understood.
    pub columns: &'a [SheetColumns],
    /// The files of the period's year.
    pub files: &'a [InputFile<'a>],
    /// The sheets of these files as read, for `tra-lai`.
    pub workbooks: &'a dyn ReadAgain,
    /// Corrections that concern files read.
    pub corrections: &'a [Correction],
    /// Version of the program.
    pub version: &'a str,
    /// No ids, no `person_key`, no day and month of birth in any file, and no `tra-lai/`.
    pub redact: bool,
}

/// Names of the units by their codes, for lists that ask for each of their rows.
#[derive(Debug)]
pub struct Units<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Units<'a> {
    /// Those of the results, else of the plan.
    #[must_use]
    pub fn of(input: &ReportInput<'a>) -> Self {
        let planned = input.plan.units.iter();
        let planned = planned.map(|u| (u.code.as_str(), u.name.as_str()));
        let measured = input.results.units.iter().map(|u| (&*u.code, &*u.name));
        // of two entries the later one stays
        Self(planned.chain(measured).collect())
    }

    /// The name, else the code itself.
    #[must_use]
    pub fn name<'c>(&'c self, code: &'c str) -> &'c str {
        self.0.get(code).copied().unwrap_or(code)
    }
}

impl<'a> ReportInput<'a> {
    /// Name of a unit by its code: that of the results, else of the plan, else the code itself.
    #[must_use]
    pub fn unit_name<'c>(&'c self, code: &'c str) -> &'c str {
        let measured = self
            .results
            .units
            .iter()
            .find(|u| &*u.code == code)
            .map(|u| &*u.name);
        measured
            .or_else(|| self.plan.unit(code).map(|u| u.name.as_str()))
            .unwrap_or(code)
    }

    /// Units of the plan that sent nothing and stand on the as-of date, in the plan's order.
    pub fn not_submitted(&self) -> impl Iterator<Item = &'a Arc<str>> {
        self.results
            .units
            .iter()
            .filter(|u| u.awaited)
            .map(|u| &u.name)
    }

    /// The file of a path below INPUT.
    #[must_use]
    pub fn file(&self, rel: &str) -> Option<&InputFile<'a>> {
        self.files.iter().find(|f| f.rel == rel)
    }

    /// Name of a workbook of the period: `phu-luc-2025.xlsx`.
    #[must_use]
    pub fn book_name(&self, stem: &str) -> String {
        format!("{stem}-{}.xlsx", self.period.label())
    }
}
