//! The files for programs under `data/` (contract §3 to §5).

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::error::ReportError;
use super::input::ReportInput;
use super::lines;
use crate::finding::Finding;
use crate::roster::{Frame, Roster};

/// `roster.parquet`, `results.json`, `findings.json` with their paths.
///
/// # Errors
/// A file cannot be made.
pub fn data_files(input: &ReportInput<'_>) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let failed = |file: &'static str| move |e: String| ReportError::Data { file, reason: e };
    let redacted = input.redact.then(|| redact(input.roster));
    let roster = redacted.as_ref().unwrap_or(input.roster);
    let parquet = Frame::parquet(roster)
        .map_err(|e| e.to_string())
        .map_err(failed("roster.parquet"))?;
    let document = input
        .results
        .document(&input.plan.name, input.period, input.ledger);
    let mut results = Vec::new();
    lines::write(&mut results, &document)
        .map_err(|e| e.to_string())
        .map_err(failed("results.json"))?;
    let mut findings = Vec::new();
    lines::write(&mut findings, &Findings(input))
        .map_err(|e| e.to_string())
        .map_err(failed("findings.json"))?;
    Ok(vec![
        ("data/roster.parquet".to_owned(), parquet),
        ("data/results.json".to_owned(), results),
        ("data/findings.json".to_owned(), findings),
    ])
}

/// The roster without ids, keys, days and months of birth.
fn redact(roster: &Roster) -> Roster {
    use chrono::Datelike;
    let mut roster = roster.clone();
    for p in &mut roster.persons {
        p.national_id = None;
        p.person_key = None;
        p.birth_date = p
            .birth_date
            .and_then(|d| chrono::NaiveDate::from_ymd_opt(d.year(), 1, 1));
        for text in [
            &mut p.note,
            &mut p.position,
            &mut p.education_text,
            &mut p.rating_text,
        ] {
            *text = text
                .take()
                .map(|t| std::sync::Arc::from(super::redact::mask(&t, true)));
        }
        for listing in p.further.iter_mut().flat_map(|f| &mut f.listings) {
            listing.position = std::sync::Arc::from(super::redact::mask(&listing.position, true));
        }
        p.birth_precision = p.birth_date.map(|_| crate::schema::BirthPrecision::Year);
    }
    roster
}

/// An element of `findings.json`, keys in the contract's order.
#[derive(Serialize)]
struct Said<'a> {
    severity: &'static str,
    code: &'static str,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    row: Option<u32>,
    cell: Option<String>,
    field: Option<&'static str>,
    found: Option<Cow<'a, str>>,
    message: String,
    hint: String,
}

/// The elements, made one by one.
struct Findings<'a>(&'a ReportInput<'a>);

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(input) = self;
        serializer.collect_seq(input.findings.iter().map(|f| finding(f, input.redact)))
    }
}

fn finding(f: &Finding, redact: bool) -> Said<'_> {
    Said {
        severity: f.severity.as_str(),
        code: f.code.as_str(),
        file: f.place.file.as_deref(),
        sheet: f.place.sheet.as_deref(),
        row: f.place.row,
        cell: f.place.address(),
        field: f.field.map(crate::schema::Column::name),
        found: super::redact::found(f, redact),
        message: super::redact::message(f, redact),
        hint: super::redact::hint(f, redact),
    }
}
