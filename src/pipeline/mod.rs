//! The stages in their order: a folder in, everything that is known of it out. Files are read in
//! parallel, results stay in the order of their paths. Nothing is printed and nothing written.

mod check;
mod findings;
mod in_order;
mod year;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use check::{CheckError, Checked, check_file, files_of};
pub use in_order::in_order;

use chrono::{Datelike, NaiveDate};

use tracing::debug;

use crate::finding::{Finding, Ledger};
use crate::form::Recogniser;
use crate::intake::{DiscoverError, Discovery, SourceFile, discover};
use crate::measure::{Compiled, Results, measure};
use crate::plan::Plan;
use crate::roster::{Correction, Reader, Roster, SheetColumns, changes};
use crate::schema::Period;

/// What is to be consolidated.
#[derive(Debug, Clone)]
pub struct Request {
    /// Folder or file.
    pub input: PathBuf,
    /// The report year; none: the newest one found.
    pub year: Option<i32>,
    /// The reference date; none: the last day of the year.
    pub as_of: Option<NaiveDate>,
}

/// A file that was read, for the list of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// Where it is.
    pub source: SourceFile,
    /// SHA-256 of its bytes, hexadecimal; empty where it could not be read.
    pub sha256: String,
    /// Persons read from it.
    pub persons: u32,
    /// Code of the unit that sent it.
    pub sender: Option<Arc<str>>,
}

/// Everything known of one period.
#[derive(Debug, Clone)]
pub struct Consolidation {
    /// The period.
    pub period: Period,
    /// The merged list.
    pub roster: Roster,
    /// Rosters of the earlier years found, ascending, each as of the same day and month.
    pub earlier: Vec<Roster>,
    /// Every number.
    pub results: Results,
    /// Everything to be said, in the order of file, sheet and cell.
    pub findings: Vec<Finding>,
    /// Every row of every sheet read.
    pub ledger: Ledger,
    /// How the columns were understood.
    pub columns: Vec<SheetColumns>,
    /// The files of the period's year.
    pub files: Vec<InputFile>,
    /// The board's corrections that concern files read, applied or not.
    pub corrections: Vec<Correction>,
}

/// What a run tells while it goes on.
pub trait Progress: Sync {
    /// So many files are to be read.
    fn files(&self, count: usize);
    /// One more file has been read.
    fn file_read(&self);
}

/// Says nothing.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn files(&self, _count: usize) {}
    fn file_read(&self) {}
}

/// Why a run cannot go on. Messages are Vietnamese and say what to do.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    /// INPUT.
    #[error(transparent)]
    Discover(#[from] DiscoverError),
    /// No folder of the year asked for.
    #[error("không có dữ liệu năm {year}; các năm tìm thấy: {found}")]
    NoSuchYear {
        /// The year asked for.
        year: i32,
        /// The years there are.
        found: String,
    },
    /// The reference date lies outside the year.
    #[error(
        "ngày chốt số liệu {as_of} không thuộc năm {year}: hãy gõ --as-of {year}-12-31 hoặc bỏ --as-of"
    )]
    AsOfOutside {
        /// The date asked for.
        as_of: NaiveDate,
        /// The year.
        year: i32,
    },
    /// Not one person could be read; the reasons are among the findings.
    #[error("không đọc được người nào của năm {year}")]
    NoPersons {
        /// The year.
        year: i32,
        /// Why.
        findings: Vec<Finding>,
    },
}

impl PipelineError {
    /// Whether the arguments are at fault rather than the input.
    #[must_use]
    pub const fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::AsOfOutside { .. } | Self::Discover(DiscoverError::YearNeeded(_))
        )
    }
}

/// Which period a request means, among the years found.
///
/// # Errors
/// The year is not there, or the reference date lies outside it.
pub fn period_of(request: &Request, discovery: &Discovery) -> Result<Period, PipelineError> {
    let newest = discovery.years.keys().next_back().copied();
    let year = request
        .year
        .or(newest)
        .ok_or_else(|| DiscoverError::Empty(request.input.clone()))?;
    if !discovery.years.contains_key(&year) {
        let found: Vec<String> = discovery.years.keys().map(ToString::to_string).collect();
        return Err(PipelineError::NoSuchYear {
            year,
            found: found.join(", "),
        });
    }
    match request.as_of {
        Some(as_of) if as_of.year() != year => Err(PipelineError::AsOfOutside { as_of, year }),
        Some(as_of) => Ok(Period { year, as_of }),
        None => Period::of_year(year).ok_or(PipelineError::NoSuchYear {
            year,
            found: String::new(),
        }),
    }
}

/// Finds the files of a request.
///
/// # Errors
/// INPUT is missing, empty, or does not say its year.
pub fn find(input: &Path, year: Option<i32>) -> Result<Discovery, PipelineError> {
    Ok(discover(input)?.dated(input, year)?)
}

/// Reads, merges and measures.
///
/// # Errors
/// INPUT cannot be read, the year is not there, or not one person could be read.
pub fn consolidate(
    plan: &Plan,
    compiled: &Compiled,
    recogniser: &Recogniser,
    request: &Request,
    progress: &dyn Progress,
) -> Result<Consolidation, PipelineError> {
    let discovery = find(&request.input, request.year)?;
    let period = period_of(request, &discovery)?;
    let years: Vec<(Period, &crate::intake::YearFiles)> = discovery
        .years
        .iter()
        .filter(|(year, _)| **year <= period.year)
        .filter_map(|(year, files)| period.in_year(*year).map(|p| (p, files)))
        .collect();
    progress.files(
        years
            .iter()
            .map(|(_, f)| f.workbooks.len() + f.rosters.len())
            .sum(),
    );
    debug!(years = years.len(), "files found");
    let mut read: Vec<year::YearReading> = Vec::with_capacity(years.len());
    let mut readers: Vec<Reader<'_>> = Vec::with_capacity(years.len());
    for (p, files) in &years {
        let reader = match readers.last() {
            Some(known) => known.in_period(*p),
            None => Reader::new(plan, recogniser, *p),
        };
        read.push(year::read(plan, &reader, *p, files, progress));
        readers.push(reader);
    }
    debug!("files read and merged");
    let Some(current) = read.pop() else {
        return Err(DiscoverError::Empty(request.input.clone()).into());
    };
    let mut all = discovery.findings;
    all.extend(current.findings);
    if current.roster.persons.is_empty() {
        return Err(PipelineError::NoPersons {
            year: period.year,
            findings: findings::ordered(all),
        });
    }
    // a unit that has been merged since is the one that took its place
    let today = |code: &Arc<str>| {
        let unit = plan.unit_on(code, period.as_of);
        unit.map_or_else(|| Arc::clone(code), |unit| Arc::from(unit.code.as_str()))
    };
    let senders = |files: &[InputFile]| {
        files
            .iter()
            .filter_map(|f| f.sender.as_ref().map(today))
            .collect::<BTreeSet<Arc<str>>>()
    };
    let sent_last = read.last().map(|y| senders(&y.files)).unwrap_or_default();
    let sent_now = senders(&current.files);
    let earlier: Vec<Roster> = read
        .into_iter()
        .map(|y| y.roster)
        .filter(|r| !r.persons.is_empty())
        .collect();
    if let Some(last) = earlier.last().filter(|r| r.period.year == period.year - 1) {
        all.extend(changes::headcounts(
            plan,
            &current.roster,
            last,
            &sent_now.intersection(&sent_last).map(|s| &**s).collect(),
        ));
    }
    let files: Vec<(Arc<str>, Arc<str>)> = current
        .files
        .iter()
        .filter_map(|f| {
            f.sender
                .as_ref()
                .map(|s| (Arc::clone(&f.source.rel), Arc::clone(s)))
        })
        .collect();
    // what was remembered of texts is taken apart meanwhile
    let ((results, said), ()) = rayon::join(
        || measure(plan, compiled, &current.roster, &earlier, &files),
        || drop(readers),
    );
    debug!(persons = results.headcount, "measured");
    all.extend(said);
    all.extend(findings::not_submitted(&results));
    let mut all = findings::ordered(all);
    findings::name_senders(&mut all, &current.files);
    Ok(Consolidation {
        period,
        roster: current.roster,
        earlier,
        results,
        findings: all,
        ledger: current.ledger,
        columns: current.columns,
        files: current.files,
        corrections: current.corrections,
    })
}
