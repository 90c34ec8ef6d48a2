//! Findings that follow from the lists taken together: units, merged persons, populations.

use crate::book::Book;
use crate::district::District;
use crate::finding::Finding;
use crate::merge::{At, Entry, row};
use crate::mistakes::at_row;
use crate::send::{NO_COMMITTEE_LIST, silent};
use crate::unit::plan_codes;

/// Findings about units: those outside the plan, those that sent nothing, the committee whose list never comes.
pub fn units(district: &District, books: &[Book], year: u16) -> Vec<Finding> {
    let mut findings: Vec<Finding> = books
        .iter()
        .filter(|book| !district.units[book.sheets[0].unit].in_plan)
        .map(|book| Finding {
            file: book.path.clone(),
            ..Finding::wide("unit-not-in-plan", "warning")
        })
        .collect();
    let of_unit = |code: &'static str, unit: &str| Finding {
        unit: Some(unit.to_owned()),
        ..Finding::wide(code, "warning")
    };
    for code in plan_codes() {
        if district.unit(code).is_none() || silent(code, year) {
            findings.push(of_unit("unit-not-submitted", code));
        }
    }
    if district.unit(NO_COMMITTEE_LIST).is_some() {
        findings.push(of_unit("body-not-sent", NO_COMMITTEE_LIST));
    }
    findings
}

/// Findings about persons: rows merged, facts that differ, populations that a missing post leaves open.
pub fn persons(books: &[Book], roster: &[Entry]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let at_person = |at: At, code, severity| {
        let grid = &books[at.0].sheets[at.1];
        at_row(&books[at.0], grid, grid.persons[at.2].row, code, severity)
    };
    for entry in roster {
        for &other in &entry.others {
            findings.push(at_person(other, "person-merged", "info"));
            for field in row(books, entry.kept)
                .facts
                .differences(&row(books, other).facts)
            {
                let or = Some(format!(
                    "{}#{}",
                    books[entry.kept.0].path,
                    row(books, entry.kept).row + 1
                ));
                findings.push(Finding {
                    field: Some(field),
                    or,
                    ..at_person(other, "person-facts-differ", "warning")
                });
            }
        }
        if entry.facts.get("leader").is_none() {
            let grid = &books[entry.kept.0].sheets[entry.kept.1];
            // One for each target whose population asks for a leader.
            let targets = 4;
            for _ in 0..targets {
                findings.push(Finding {
                    file: books[entry.kept.0].path.clone(),
                    sheet: grid.name.clone(),
                    ..Finding::wide("population-open", "warning")
                });
            }
        }
    }
    findings
}
