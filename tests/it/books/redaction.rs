//! `--redact`: no ids, no keys, no days and months of birth in any file of the run.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use tempfile::TempDir;

use super::{files_below, program, sample, sample_input, xml_parts};
use crate::bench::serial;

/// Runs of digits, and of digits with signs between them, as dates are written.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_digit() || "./-".contains(c)))
        .flat_map(|run| std::iter::once(run).chain(run.split(['.', '/', '-'])))
        .map(|run| run.trim_matches(['.', '/', '-']))
        .filter(|run| !run.is_empty())
}

/// The ways a day of birth is written.
fn written(d: NaiveDate) -> Vec<String> {
    let (day, month, year) = (d.day(), d.month(), d.year());
    let mut out = vec![
        d.to_string(),
        d.format("%Y/%m/%d").to_string(),
        d.format("%d%m%Y").to_string(),
    ];
    for sign in ["/", ".", "-"] {
        out.push(format!("{day:02}{sign}{month:02}{sign}{year}"));
        out.push(format!("{day}{sign}{month}{sign}{year}"));
        out.push(format!("{day:02}{sign}{month}{sign}{year}"));
        out.push(format!("{day:02}{sign}{month:02}{sign}{:02}", year % 100));
    }
    out
}

#[test]
fn a_redacted_run_shows_no_id_no_key_and_no_day_of_birth_anywhere() {
    let open = &sample().outcome;
    let home = TempDir::new().expect("a temporary folder");
    let run = program(&sample_input(), &home.path().join("output"), &["--redact"]);

    let mut hidden: BTreeSet<String> = BTreeSet::new();
    let mut serials: BTreeSet<String> = BTreeSet::new();
    for p in &open.roster {
        hidden.extend(p.get("national_id").map(str::to_owned));
        if p.get("birth_precision") == Some("day") {
            let date: NaiveDate = p
                .get("birth_date")
                .expect("a date")
                .parse()
                .expect("a date");
            hidden.extend(written(date));
            serials.insert(serial(date).to_string());
        }
    }
    let keys: BTreeSet<&str> = open
        .roster
        .iter()
        .filter_map(|p| p.get("person_key"))
        .collect();
    // the legend's own examples are nobody's
    let legend = include_str!("../../../src/finding/catalogue.toml");
    hidden.retain(|token| !legend.contains(token.as_str()));
    assert!(hidden.len() > 3_000 && keys.len() > 500);

    let files = files_below(&run.folder);
    assert!(
        !files.iter().any(|f| f.starts_with("tra-lai/")),
        "no file goes back"
    );
    assert!(files.iter().any(|f| f == "dieu-chinh.xlsx"));
    for file in &files {
        let path = run.folder.join(file);
        let parts = if file.ends_with(".xlsx") {
            xml_parts(&path)
        } else if file.ends_with(".json") {
            vec![(String::new(), std::fs::read_to_string(&path).expect("text"))]
        } else {
            continue;
        };
        for (part, text) in parts {
            for token in tokens(&text) {
                assert!(!hidden.contains(token), "{file} {part} shows {token}");
            }
            for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
                assert!(!keys.contains(word), "{file} {part} shows the key {word}");
            }
            // a day as Excel counts them
            for value in text
                .split("<v>")
                .skip(1)
                .filter_map(|v| v.split("</v>").next())
            {
                assert!(!serials.contains(value), "{file} {part} shows day {value}");
            }
        }
    }
    // the Parquet file, column by column
    assert_eq!(run.outcome.roster.len(), open.roster.len());
    for (p, whole) in run.outcome.roster.iter().zip(&open.roster) {
        assert_eq!(p.get("national_id"), None);
        assert!(p.get("person_key").is_none_or(str::is_empty));
        let born: Option<NaiveDate> = p.get("birth_date").map(|d| d.parse().expect("a date"));
        let known: Option<NaiveDate> = whole.get("birth_date").map(|d| d.parse().expect("a date"));
        assert_eq!(born.map(|d| d.year()), known.map(|d| d.year()));
        assert!(born.is_none_or(|d| (d.month(), d.day()) == (1, 1)));
        assert_eq!(p.get("birth_precision").is_some(), born.is_some());
        for column in [
            "position",
            "note",
            "education_text",
            "rating_text",
            "informatics",
            "foreign_language",
        ] {
            let text = p.get(column).unwrap_or_default();
            assert!(
                tokens(text).all(|t| !hidden.contains(t)),
                "{column}: {text}"
            );
        }
        // what is counted is the same
        for column in ["age", "gender", "unit", "education", "rating", "leader"] {
            assert_eq!(p.get(column), whole.get(column), "{column}");
        }
    }
    assert_eq!(run.results["targets"], sample().results["targets"]);
}
