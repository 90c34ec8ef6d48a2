//! The files for programs under `data/` (contract §3 to §5).

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::error::ReportError;
use super::input::ReportInput;
use crate::finding::{Finding, Ledger};
use crate::roster::{Frame, Roster};

/// `roster.parquet`, `results.json`, `findings.json` with their paths.
///
/// # Errors
/// A file cannot be made.
pub fn data_files(input: &ReportInput<'_>) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let failed = |file: &'static str| move |e: String| ReportError::Data { file, reason: e };
    let mut parquet = Vec::new();
    let redacted = input.redact.then(|| redact(input.roster));
    let roster = redacted.as_ref().unwrap_or(input.roster);
    Frame::write_parquet(roster, &mut parquet)
        .map_err(|e| e.to_string())
        .map_err(failed("roster.parquet"))?;
    let ledger: Ledger = input.ledger.to_vec();
    let results = input
        .results
        .to_json(&input.plan.name, input.period, &ledger)
        .map_err(|e| e.to_string())
        .map_err(failed("results.json"))?;
    let results = lines(&results)
        .map_err(|e| e.to_string())
        .map_err(failed("results.json"))?;
    let mut findings = Vec::new();
    let said = input.findings.iter().map(|f| finding(f, input.redact));
    list(&mut findings, said)
        .map_err(|e| e.to_string())
        .map_err(failed("findings.json"))?;
    findings.push(b'\n');
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

/// JSON with a line for each element of the top level's lists: readable, and small differences stay small.
fn lines(value: &Value) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    match value {
        Value::Array(items) => list(&mut out, items.iter())?,
        Value::Object(map) => {
            out.extend_from_slice(b"{\n");
            for (i, (key, value)) in map.iter().enumerate() {
                if i > 0 {
                    out.extend_from_slice(b",\n");
                }
                serde_json::to_writer(&mut out, key)?;
                out.extend_from_slice(b": ");
                match value {
                    Value::Array(items) => list(&mut out, items.iter())?,
                    other => serde_json::to_writer(&mut out, other)?,
                }
            }
            out.extend_from_slice(b"\n}");
        }
        other => serde_json::to_writer(&mut out, other)?,
    }
    out.push(b'\n');
    Ok(out)
}

/// Items are made one by one: a nation's findings as values would take more room than its persons.
fn list(out: &mut Vec<u8>, items: impl Iterator<Item = impl Serialize>) -> serde_json::Result<()> {
    out.push(b'[');
    let mut end: &[u8] = b"]";
    for (i, item) in items.enumerate() {
        out.extend_from_slice(if i > 0 { b",\n" } else { b"\n" });
        serde_json::to_writer(&mut *out, &item)?;
        end = b"\n]";
    }
    out.extend_from_slice(end);
    Ok(())
}
