//! What a run wrote: persons, findings, results.

use polars::prelude::{AnyValue, DataFrame};
use polars_io::SerReader;
use polars_io::parquet::read::ParquetReader;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;

/// One row of the roster: every value as text, nulls left out.
#[derive(Debug, Clone, Default)]
pub struct Person(BTreeMap<String, String>);

impl Person {
    /// The value of a column; none for null.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(String::as_str)
    }

    /// Excel row, from 1.
    pub fn row(&self) -> u32 {
        self.get("source_row").and_then(|r| r.parse().ok()).unwrap_or(0)
    }
}

/// A finding as written.
#[derive(Debug, Clone, Deserialize)]
pub struct Finding {
    pub severity: String,
    pub code: String,
    pub file: Option<String>,
    pub sheet: Option<String>,
    pub row: Option<u32>,
    pub cell: Option<String>,
    pub field: Option<String>,
    pub found: Option<String>,
    pub message: String,
}

impl Finding {
    /// Whether someone is asked to look.
    pub fn is_loud(&self) -> bool {
        self.severity != "info"
    }
}

/// What came out of a run.
#[derive(Debug)]
pub struct Outcome {
    pub exit_code: Option<i32>,
    pub stderr: String,
    pub roster: Vec<Person>,
    pub findings: Vec<Finding>,
    pub results: serde_json::Value,
}

impl Outcome {
    /// Reads the files of a year's `data` folder; where they are missing, everything is empty.
    pub fn read(data: &Path, exit_code: Option<i32>, stderr: String) -> Self {
        let json = |name: &str| fs::read_to_string(data.join(name)).ok();
        let findings = json("findings.json").map(|t| serde_json::from_str(&t).expect("findings.json is an array of findings"));
        let results = json("results.json").map(|t| serde_json::from_str(&t).expect("results.json is JSON"));
        let roster = File::open(data.join("roster.parquet")).map(|file| persons(file)).unwrap_or_default();
        Self { exit_code, stderr, roster, findings: findings.unwrap_or_default(), results: results.unwrap_or_default() }
    }

    /// The person of a name; fails with the whole outcome where there is not exactly one.
    pub fn person(&self, name: &str) -> &Person {
        let found: Vec<&Person> = self.roster.iter().filter(|p| p.get("full_name") == Some(name)).collect();
        assert!(found.len() == 1, "{} persons are called {name}\n{}", found.len(), self.describe());
        found[0]
    }

    /// One value of the person of a name.
    pub fn value(&self, name: &str, column: &str) -> Option<&str> {
        self.person(name).get(column)
    }

    /// The names in the roster's order.
    pub fn names(&self) -> Vec<&str> {
        self.roster.iter().filter_map(|p| p.get("full_name")).collect()
    }

    /// Findings of a code.
    pub fn coded(&self, code: &str) -> Vec<&Finding> {
        self.findings.iter().filter(|f| f.code == code).collect()
    }

    /// Whether a finding of the code names the cell.
    pub fn tells(&self, code: &str, cell: &str) -> bool {
        self.findings.iter().any(|f| f.code == code && f.cell.as_deref() == Some(cell))
    }

    /// Errors and warnings about the files, those left out that speak of the whole plan (who sent nothing).
    pub fn loud(&self) -> Vec<&Finding> {
        self.findings.iter().filter(|f| f.is_loud() && f.file.is_some()).collect()
    }

    /// The ledger's counts of a sheet.
    pub fn ledger(&self, file: &str, sheet: &str) -> BTreeMap<String, u64> {
        let entries = self.results["ledger"].as_array().cloned().unwrap_or_default();
        let entry = entries.iter().find(|e| e["file"] == file && e["sheet"] == sheet);
        let Some(serde_json::Value::Object(entry)) = entry else { return BTreeMap::new() };
        entry.iter().filter_map(|(k, v)| v.as_u64().map(|n| (k.clone(), n))).collect()
    }

    /// Everything, for a failing test's message.
    pub fn describe(&self) -> String {
        let mut text = format!("exit {:?}\n{}\n", self.exit_code, self.stderr);
        for person in &self.roster {
            text += &format!("  {:?}\n", person.0);
        }
        for f in self.findings.iter().filter(|f| f.code != "unit-not-submitted") {
            text += &format!("  {} {} {:?} {:?} {:?} {}\n", f.severity, f.code, f.sheet, f.cell, f.field, f.message);
        }
        text
    }
}

fn persons(file: File) -> Vec<Person> {
    let frame: DataFrame = ParquetReader::new(file).finish().expect("roster.parquet is a Parquet file");
    let mut rows = vec![Person::default(); frame.height()];
    for column in frame.columns() {
        for (index, row) in rows.iter_mut().enumerate() {
            if let Some(text) = column.get(index).ok().and_then(|v| text_of(&v)) {
                row.0.insert(column.name().to_string(), text);
            }
        }
    }
    rows
}

fn text_of(value: &AnyValue) -> Option<String> {
    match value {
        AnyValue::Null => None,
        AnyValue::Boolean(b) => Some(b.to_string()),
        AnyValue::Date(days) => {
            let epoch = super::date(1970, 1, 1);
            epoch.checked_add_signed(chrono::TimeDelta::days(i64::from(*days))).map(|d| d.to_string())
        }
        other => other.get_str().map(str::to_owned).or_else(|| other.extract::<i64>().map(|n| n.to_string())),
    }
}
