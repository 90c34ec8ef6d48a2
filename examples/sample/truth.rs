//! Writes what a reader must find: `<year>.json`, one row a line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::book::Book;
use crate::finding::Finding;
use crate::grid::{Grid, RowKind};
use crate::merge::{At, Entry, row};
use crate::unit::Unit;

/// All that is known of a year.
#[expect(clippy::struct_field_names, reason = "a year has a year")]
pub struct Year<'a> {
    /// The year.
    pub year: u16,
    /// The district's units, those that sent nothing included.
    pub units: &'a [Unit],
    /// The books as sent.
    pub books: &'a [Book],
    /// The roster.
    pub roster: &'a [Entry],
    /// The findings.
    pub findings: &'a [Finding],
}

/// Writes the truth of a year.
pub fn write(truth: &Year, path: &Path) -> Result<()> {
    fs::write(path, text(truth)?).with_context(|| path.display().to_string())
}

fn text(truth: &Year) -> Result<String> {
    let mut merged: BTreeMap<At, At> = BTreeMap::new();
    for entry in truth.roster {
        merged.extend(entry.others.iter().map(|&other| (other, entry.kept)));
    }
    let mut out = String::new();
    writeln!(
        out,
        "{{\"year\": {}, \"as_of\": \"{}-12-31\", \"headcount\": {}, \"merged\": {},",
        truth.year,
        truth.year,
        truth.roster.len(),
        merged.len()
    )?;
    let units: Vec<Value> = truth.units.iter().map(unit_json).collect();
    section(&mut out, "units", &units)?;
    out.push_str(",\n\"sheets\": [\n");
    let mut first = true;
    for (b, book) in truth.books.iter().enumerate() {
        for (s, grid) in book
            .sheets
            .iter()
            .enumerate()
            .filter(|(_, grid)| !grid.hidden && grid.used().is_some())
        {
            if !first {
                out.push_str(",\n");
            }
            first = false;
            let mut head = serde_json::to_string(&sheet_json(book, grid))?;
            head.pop();
            writeln!(out, "{head}, \"persons\": [")?;
            let lines: Result<Vec<String>> = grid
                .persons
                .iter()
                .enumerate()
                .map(|(p, _)| {
                    Ok(serde_json::to_string(&person_json(
                        truth.books,
                        (b, s, p),
                        &merged,
                    ))?)
                })
                .collect();
            out.push_str(&lines?.join(",\n"));
            out.push_str("]}");
        }
    }
    out.push_str("],\n");
    let rows: Vec<Value> = truth
        .roster
        .iter()
        .filter(|entry| !entry.others.is_empty())
        .map(|entry| entry_json(truth.books, entry))
        .collect();
    section(&mut out, "merged_rows", &rows)?;
    out.push_str(",\n");
    section(
        &mut out,
        "findings",
        &truth
            .findings
            .iter()
            .map(Finding::to_json)
            .collect::<Vec<_>>(),
    )?;
    out.push_str("}\n");
    Ok(out)
}

fn section(out: &mut String, key: &str, rows: &[Value]) -> Result<()> {
    let lines: Result<Vec<String>, _> = rows.iter().map(serde_json::to_string).collect();
    write!(out, "\"{key}\": [\n{}]", lines?.join(",\n"))?;
    Ok(())
}

fn unit_json(unit: &Unit) -> Value {
    let mut map = Map::new();
    map.insert("unit".into(), unit.code.as_str().into());
    if unit.in_plan {
        map.insert("unit_name".into(), unit.name.as_str().into());
    }
    map.insert("unit_kind".into(), unit.kind.into());
    map.insert("level".into(), unit.level().into());
    map.insert("in_plan".into(), unit.in_plan.into());
    Value::Object(map)
}

fn sheet_json(book: &Book, grid: &Grid) -> Value {
    let (first, last) = grid.used().unwrap_or((0, 0));
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for row in first..=last {
        *kinds
            .entry(kind_key(grid.kinds.get(&row).copied()))
            .or_default() += 1;
    }
    if grid.counts {
        // What each row of a sheet of counts is, the contract does not say; that none is a person, it does.
        json!({ "file": book.path, "sheet": grid.name, "first_row": first + 1, "rows": last - first + 1, "counts": true })
    } else {
        json!({ "file": book.path, "sheet": grid.name, "first_row": first + 1, "rows": last - first + 1, "kinds": kinds })
    }
}

fn kind_key(kind: Option<RowKind>) -> &'static str {
    match kind {
        Some(RowKind::Title) => "title",
        Some(RowKind::Header) => "header",
        Some(RowKind::Section) => "section",
        Some(RowKind::Person) => "person",
        Some(RowKind::Total) => "total",
        Some(RowKind::Signature) => "signature",
        Some(RowKind::Note) => "note",
        Some(RowKind::Rejected) => "rejected",
        None => "blank",
    }
}

fn place(books: &[Book], at: At) -> Value {
    let grid = &books[at.0].sheets[at.1];
    json!([books[at.0].path, grid.name, row(books, at).row + 1])
}

fn person_json(books: &[Book], at: At, merged: &BTreeMap<At, At>) -> Value {
    let person = row(books, at);
    let mut map = Map::new();
    map.insert("row".into(), (person.row + 1).into());
    if person.rejected {
        map.insert("rejected".into(), true.into());
        map.insert(
            "full_name".into(),
            person
                .facts
                .get("full_name")
                .cloned()
                .unwrap_or(Value::Null),
        );
        return Value::Object(map);
    }
    map.extend(person.facts.to_json());
    if let Some(&kept) = merged.get(&at) {
        map.insert("merged_into".into(), place(books, kept));
    }
    Value::Object(map)
}

fn entry_json(books: &[Book], entry: &Entry) -> Value {
    let mut map = Map::new();
    map.insert("kept".into(), place(books, entry.kept));
    map.insert(
        "from".into(),
        entry
            .others
            .iter()
            .map(|&other| place(books, other))
            .collect(),
    );
    map.extend(entry.facts.to_json());
    Value::Object(map)
}
