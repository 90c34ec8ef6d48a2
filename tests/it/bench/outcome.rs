//! What a run wrote: persons, findings, results.

use phuluc::finding::RowKind;
use phuluc::pipeline::Consolidation;
use phuluc::roster::Frame;
use polars::prelude::{AnyValue, DataFrame};
use polars_io::SerReader;
use polars_io::mmap::MmapBytesReader;
use polars_io::parquet::read::ParquetReader;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::{self, File};
use std::io::Cursor;
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
        self.get("source_row")
            .and_then(|r| r.parse().ok())
            .unwrap_or(0)
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

    /// Whether it speaks of who sent what and of targets, which no single sheet can settle.
    pub fn is_about_the_plan(&self) -> bool {
        [
            "unit-not-submitted",
            "body-not-sent",
            "population-open",
            "unit-headcount-change",
        ]
        .contains(&self.code.as_str())
    }
}

/// What came out of a run.
#[derive(Debug)]
pub struct Outcome {
    pub exit_code: Option<i32>,
    pub stderr: String,
    pub roster: Vec<Person>,
    pub findings: Vec<Finding>,
    /// By file and sheet: rows of each kind, and `rows` of all.
    pub ledger: BTreeMap<(String, String), BTreeMap<String, u64>>,
}

impl Outcome {
    /// Reads the files of a year's `data` folder; where they are missing, everything is empty.
    pub fn read(data: &Path, exit_code: Option<i32>, stderr: String) -> Self {
        let json = |name: &str| fs::read_to_string(data.join(name)).ok();
        let findings = json("findings.json")
            .map(|t| serde_json::from_str(&t).expect("findings.json is an array of findings"));
        let results =
            json("results.json").map(|t| serde_json::from_str(&t).expect("results.json is JSON"));
        let ledger = results
            .as_ref()
            .map(|r: &serde_json::Value| ledger_entries(r))
            .unwrap_or_default();
        let roster = File::open(data.join("roster.parquet"))
            .map(persons)
            .unwrap_or_default();
        Self {
            exit_code,
            stderr,
            roster,
            findings: findings.unwrap_or_default(),
            ledger,
        }
    }

    /// What was read in this process, in the shape of the files.
    pub fn of(done: &Consolidation) -> Self {
        let bytes = Frame::parquet(&done.roster).expect("the roster is written");
        let findings = done.findings.iter().map(|f| Finding {
            severity: f.severity.as_str().to_owned(),
            code: f.code.as_str().to_owned(),
            file: f.place.file.as_deref().map(str::to_owned),
            sheet: f.place.sheet.as_deref().map(str::to_owned),
            row: f.place.row,
            cell: f.place.address(),
            field: f.field.map(|c| c.name().to_owned()),
            found: f.found.clone(),
            message: f.message(),
        });
        let ledger = done.ledger.iter().map(|sheet| {
            let kinds = RowKind::ALL
                .iter()
                .map(|k| (k.key().to_owned(), u64::from(sheet.count(*k))));
            let rows = [("rows".to_owned(), u64::from(sheet.rows))];
            (
                (sheet.file.to_string(), sheet.sheet.to_string()),
                kinds.chain(rows).collect(),
            )
        });
        Self {
            exit_code: Some(0),
            stderr: String::new(),
            roster: persons(Cursor::new(bytes)),
            findings: findings.collect(),
            ledger: ledger.collect(),
        }
    }

    /// A reading that came to nothing.
    pub fn failed(message: &str) -> Self {
        Self {
            exit_code: Some(1),
            stderr: message.to_owned(),
            roster: Vec::new(),
            findings: Vec::new(),
            ledger: BTreeMap::new(),
        }
    }

    /// The person of a name; fails with the whole outcome where there is not exactly one.
    pub fn person(&self, name: &str) -> &Person {
        let found: Vec<&Person> = self
            .roster
            .iter()
            .filter(|p| p.get("full_name") == Some(name))
            .collect();
        assert!(
            found.len() == 1,
            "{} persons are called {name}\n{}",
            found.len(),
            self.describe()
        );
        found[0]
    }

    /// One value of the person of a name.
    pub fn value(&self, name: &str, column: &str) -> Option<&str> {
        self.person(name).get(column)
    }

    /// The names in the roster's order.
    pub fn names(&self) -> Vec<&str> {
        self.roster
            .iter()
            .filter_map(|p| p.get("full_name"))
            .collect()
    }

    /// Findings of a code.
    pub fn coded(&self, code: &str) -> Vec<&Finding> {
        self.findings.iter().filter(|f| f.code == code).collect()
    }

    /// Whether a finding of the code names the cell.
    pub fn tells(&self, code: &str, cell: &str) -> bool {
        self.findings
            .iter()
            .any(|f| f.code == code && f.cell.as_deref() == Some(cell))
    }

    /// Errors and warnings about what was read, those left out that speak of the plan as a whole.
    pub fn loud(&self) -> Vec<&Finding> {
        self.findings
            .iter()
            .filter(|f| f.is_loud() && !f.is_about_the_plan())
            .collect()
    }

    /// The ledger's counts of a sheet.
    pub fn rows(&self, file: &str, sheet: &str, kind: &str) -> u64 {
        self.ledger
            .get(&(file.to_owned(), sheet.to_owned()))
            .and_then(|kinds| kinds.get(kind))
            .copied()
            .unwrap_or(0)
    }

    /// Everything, for a failing test's message.
    pub fn describe(&self) -> String {
        let mut text = format!("exit {:?}\n{}\n", self.exit_code, self.stderr);
        for person in &self.roster {
            let _ = writeln!(text, "  {:?}", person.0);
        }
        for f in self.findings.iter().filter(|f| !f.is_about_the_plan()) {
            let _ = writeln!(
                text,
                "  {} {} {:?} {:?} {:?} {}",
                f.severity, f.code, f.sheet, f.cell, f.field, f.message
            );
        }
        text
    }
}

fn ledger_entries(
    results: &serde_json::Value,
) -> BTreeMap<(String, String), BTreeMap<String, u64>> {
    let text = |v: &serde_json::Value| v.as_str().unwrap_or("").to_owned();
    let entries = results["ledger"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_object);
    let counts = |e: &serde_json::Map<String, serde_json::Value>| {
        e.iter()
            .filter_map(|(k, v)| v.as_u64().map(|n| (k.clone(), n)))
            .collect()
    };
    entries
        .map(|e| ((text(&e["file"]), text(&e["sheet"])), counts(e)))
        .collect()
}

fn persons(file: impl MmapBytesReader) -> Vec<Person> {
    let frame: DataFrame = ParquetReader::new(file)
        .finish()
        .expect("roster.parquet is a Parquet file");
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
            epoch
                .checked_add_signed(chrono::TimeDelta::days(i64::from(*days)))
                .map(|d| d.to_string())
        }
        other => other
            .get_str()
            .map(str::to_owned)
            .or_else(|| other.extract::<i64>().map(|n| n.to_string())),
    }
}
