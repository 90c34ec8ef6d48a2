//! One file read by itself, for `phuluc check`.

use std::path::Path;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::findings::{nobody, ordered};
use super::{PipelineError, find};
use crate::finding::{Finding, survive};
use crate::form::{Recogniser, year};
use crate::intake::{self, DiscoverError, SourceFile, Workbook, YearFiles, discover};
use crate::plan::Plan;
use crate::roster::{Reader, SheetColumns};
use crate::schema::Period;

/// A file that was checked.
#[derive(Debug, Clone)]
pub struct Checked {
    /// Path as given, below INPUT.
    pub file: Arc<str>,
    /// Under which period it was read.
    pub period: Period,
    /// What said the year, in words.
    pub year_from: &'static str,
    /// Persons.
    pub persons: usize,
    /// Everything to be said.
    pub findings: Vec<Finding>,
    /// How its columns were understood.
    pub columns: Vec<SheetColumns>,
}

/// Why a file cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The path.
    #[error(transparent)]
    Find(#[from] PipelineError),
    /// Nothing says the year.
    #[error("không rõ {0} là danh sách của năm nào: hãy gõ thêm --year, ví dụ --year 2025")]
    YearUnknown(Arc<str>),
    /// The reference date lies outside the year.
    #[error("ngày chốt số liệu {as_of} không thuộc năm {year}")]
    AsOfOutside {
        /// The date asked for.
        as_of: NaiveDate,
        /// The year.
        year: i32,
    },
}

impl CheckError {
    /// Whether the arguments are at fault rather than the input.
    #[must_use]
    pub const fn is_usage(&self) -> bool {
        match self {
            Self::Find(error) => error.is_usage(),
            Self::YearUnknown(_) | Self::AsOfOutside { .. } => true,
        }
    }
}

/// The workbooks of a path with the year that was asked for or that their folder tells.
///
/// # Errors
/// The path is missing, unreadable or empty.
pub fn files_of(
    path: &Path,
    year: Option<i32>,
) -> Result<(Vec<(SourceFile, Option<i32>)>, Vec<Finding>), CheckError> {
    let discovery = match year {
        Some(_) => find(path, year)?,
        None => discover(path).map_err(PipelineError::from)?,
    };
    let lists = |files: YearFiles| files.workbooks.into_iter().chain(files.rosters);
    let undated = lists(discovery.undated).map(|f| (f, year));
    let dated = discovery
        .years
        .into_iter()
        .flat_map(|(y, files)| lists(files).map(move |f| (f, Some(y))));
    Ok((undated.chain(dated).collect(), discovery.findings))
}

/// Reads one file and says what is to be said of it.
///
/// # Errors
/// Its year is nowhere told, or the reference date lies outside it.
pub fn check_file(
    plan: &Plan,
    recogniser: &Recogniser,
    source: &SourceFile,
    year: Option<i32>,
    as_of: Option<NaiveDate>,
) -> Result<Checked, CheckError> {
    // a lower committee's roster is read as it is, everything else as a workbook
    let (workbook, roster, mut findings) = if intake::is_roster(&source.path) {
        let raw = intake::read_raw(source, &plan.limits);
        (None, raw.bytes, raw.findings)
    } else {
        let read = intake::read(source, &plan.limits);
        (read.workbook, None, read.findings)
    };
    let (year, year_from) = match year {
        Some(year) => (year, "theo thư mục hoặc --year"),
        None => told_year(source, workbook.as_ref(), as_of)?,
    };
    let period = match as_of {
        Some(as_of) if as_of.year() != year => return Err(CheckError::AsOfOutside { as_of, year }),
        Some(as_of) => Period { year, as_of },
        None => {
            Period::of_year(year).ok_or_else(|| CheckError::YearUnknown(Arc::clone(&source.rel)))?
        }
    };
    let (mut persons, mut columns) = (0, Vec::new());
    let reader = Reader::new(plan, recogniser, period);
    let read = survive(&source.rel, || {
        let rows = roster.map(|bytes| reader.read_roster(&source.rel, &bytes, &plan.limits));
        workbook.map(|w| reader.read(&w)).or(rows)
    });
    match read {
        Ok(Some(reading)) => {
            persons = reading.persons.len();
            columns = reading.columns;
            findings.extend(reading.findings);
            if persons == 0 {
                let told = nobody(&source.rel, findings.iter());
                findings.extend(told);
            }
        }
        Ok(None) => {}
        Err(crash) => findings.push(*crash),
    }
    Ok(Checked {
        file: Arc::clone(&source.rel),
        period,
        year_from,
        persons,
        findings: ordered(findings),
        columns,
    })
}

fn told_year(
    source: &SourceFile,
    workbook: Option<&Workbook>,
    as_of: Option<NaiveDate>,
) -> Result<(i32, &'static str), CheckError> {
    if let Some(as_of) = as_of {
        return Ok((as_of.year(), "theo --as-of"));
    }
    let path = source
        .path
        .to_string_lossy()
        .replace(['/', '\\', '_', '.'], " ");
    let folders = source
        .path
        .parent()
        .map(|p| p.to_string_lossy().replace(['/', '\\', '_'], " "))
        .unwrap_or_default();
    if let Some(&year) = year::all(&folders).last() {
        return Ok((year, "theo thư mục"));
    }
    if let Some(&year) = year::all(&path).last() {
        return Ok((year, "theo tên tệp"));
    }
    let titled = workbook
        .into_iter()
        .flat_map(|w| &w.sheets)
        .flat_map(|s| s.rows.iter().take(12))
        .flat_map(|r| &r.cells)
        .filter_map(|c| c.value.as_text())
        .find_map(|t| year::all(t).last().copied().or_else(|| year_of_date(t)));
    titled.map(|y| (y, "theo tiêu đề")).ok_or_else(|| {
        if workbook.is_none() {
            // the file's own refusal is what matters; any year shows it
            return CheckError::Find(PipelineError::Discover(DiscoverError::YearNeeded(
                source.path.clone(),
            )));
        }
        CheckError::YearUnknown(Arc::clone(&source.rel))
    })
}

/// The year of a date in a title: "Tính đến 31/12/2025", "ngày 20 tháng 12 năm 2025".
fn year_of_date(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|w| w.len() == 4)
        .filter_map(|w| w.parse().ok())
        .find(|y| (2000..=2099).contains(y))
}
