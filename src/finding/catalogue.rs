//! Reads the catalogue of findings that is embedded in the program.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{Code, Severity};

/// What is known of one code, in Vietnamese.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// Its usual severity.
    pub severity: Severity,
    /// A few words for lists.
    pub title: String,
    /// The sentence for one finding, with placeholders (`{found}` is the cell's own text).
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Why it matters.
    pub why: String,
    /// An example of a cell, row or file that brings it about.
    pub example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    severity: String,
    title: String,
    message: String,
    hint: String,
    why: String,
    example: String,
}

const SOURCE: &str = crate::text::table!("catalogue");

/// All entries in the order of [`Code::ALL`].
pub fn catalogue() -> &'static [Entry] {
    static CATALOGUE: OnceLock<Vec<Entry>> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        read(SOURCE).unwrap_or_else(|problem| {
            unreachable!("the embedded catalogue is under test: {problem}")
        })
    })
}

/// The entry of a code.
#[must_use]
pub fn entry(code: Code) -> &'static Entry {
    &catalogue()[code as usize]
}

fn read(source: &str) -> Result<Vec<Entry>, String> {
    let mut raw: std::collections::BTreeMap<String, Raw> = crate::text::read_table(source)?;
    let entries = Code::ALL
        .iter()
        .map(|&code| {
            let raw = raw
                .remove(code.as_str())
                .ok_or_else(|| format!("no entry {}", code.as_str()))?;
            let severity = match raw.severity.as_str() {
                "error" => Severity::Error,
                "warning" => Severity::Warning,
                "info" => Severity::Info,
                other => return Err(format!("{}: severity {other}", code.as_str())),
            };
            Ok(Entry {
                code,
                severity,
                title: raw.title,
                message: raw.message,
                hint: raw.hint,
                why: raw.why,
                example: raw.example,
            })
        })
        .collect::<Result<Vec<_>, String>>()?;
    match raw.into_keys().next() {
        Some(extra) => Err(format!("entry {extra} has no code")),
        None => Ok(entries),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_complete_entry() {
        let entries = read(SOURCE).expect("the catalogue reads");
        assert_eq!(entries.len(), Code::ALL.len());
        for e in entries {
            for text in [&e.title, &e.message, &e.hint, &e.why, &e.example] {
                assert!(
                    !text.trim().is_empty(),
                    "{} has an empty text",
                    e.code.as_str()
                );
            }
        }
    }
}
