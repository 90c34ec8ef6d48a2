//! The files for programs under `data/` (contract §3 to §5).

use serde_json::{Value, json};

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
    Frame::of(roster)
        .and_then(|frame| frame.write_parquet(&mut parquet))
        .map_err(|e| e.to_string())
        .map_err(failed("roster.parquet"))?;
    let ledger: Ledger = input.ledger.to_vec();
    let results = input
        .results
        .to_json(&input.plan.name, input.period, &ledger)
        .map_err(|e| e.to_string())
        .map_err(failed("results.json"))?;
    let mut findings = String::new();
    list(
        &mut findings,
        input.findings.iter().map(|f| finding(f, input.redact)),
    );
    findings.push('\n');
    Ok(vec![
        ("data/roster.parquet".to_owned(), parquet),
        ("data/results.json".to_owned(), lines(&results)),
        ("data/findings.json".to_owned(), findings.into_bytes()),
    ])
}

/// The roster without ids, keys, days and months of birth.
fn redact(roster: &Roster) -> Roster {
    use chrono::Datelike;
    let mut roster = roster.clone();
    for p in &mut roster.persons {
        p.national_id = None;
        p.person_key = std::sync::Arc::from("");
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
        for listing in &mut p.listings {
            listing.position = std::sync::Arc::from(super::redact::mask(&listing.position, true));
        }
        p.birth_precision = p.birth_date.map(|_| crate::schema::BirthPrecision::Year);
    }
    roster
}

fn finding(f: &Finding, redact: bool) -> Value {
    json!({
        "severity": f.severity.as_str(),
        "code": f.code.as_str(),
        "file": f.place.file.as_deref(),
        "sheet": f.place.sheet.as_deref(),
        "row": f.place.row,
        "cell": f.place.address(),
        "field": f.field.map(crate::schema::Column::name),
        "found": super::redact::found(f, redact),
        "message": super::redact::message(f, redact),
        "hint": super::redact::hint(f, redact),
    })
}

/// JSON with a line for each element of the top level's lists: readable, and small differences stay small.
fn lines(value: &Value) -> Vec<u8> {
    let mut out = String::new();
    match value {
        Value::Array(items) => list(&mut out, items.iter()),
        Value::Object(map) => {
            out.push_str("{\n");
            for (i, (key, value)) in map.iter().enumerate() {
                if i > 0 {
                    out.push_str(",\n");
                }
                out.push_str(&Value::String(key.clone()).to_string());
                out.push_str(": ");
                match value {
                    Value::Array(items) => list(&mut out, items.iter()),
                    other => out.push_str(&other.to_string()),
                }
            }
            out.push_str("\n}");
        }
        other => out.push_str(&other.to_string()),
    }
    out.push('\n');
    out.into_bytes()
}

/// Items are made one by one: a nation's findings as values would take more room than its persons.
fn list(out: &mut String, items: impl Iterator<Item = impl std::fmt::Display>) {
    out.push('[');
    let mut end = "]";
    for (i, item) in items.enumerate() {
        out.push_str(if i > 0 { ",\n" } else { "\n" });
        out.push_str(&item.to_string());
        end = "\n]";
    }
    out.push_str(end);
}
