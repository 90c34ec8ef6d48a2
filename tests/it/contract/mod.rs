//! The contract's sentences on doubtful cases, clause by clause: small lists in several forms, exact expectations.

mod check;
mod flags;
mod groups;
mod levels;
mod people;
mod rows;
mod ticks;
mod units;
mod versions;

use crate::bench::{Cell, Outcome};
use crate::messes::list;

/// Given names that no reader takes for anything else.
const GIVEN: [&str; 16] = [
    "An", "Bình", "Chi", "Dung", "Em", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nga", "Oanh",
    "Phước", "Quân", "Sang", "Tâm",
];

/// The name of the person in the list's row of an index.
fn name(index: usize) -> String {
    format!("Lê {}", GIVEN[index])
}

/// A list of Bình Phú with columns beside the names; `rows` hold their cells.
fn columns<C: Into<Cell> + Clone>(headings: &[&str], rows: &[Vec<C>]) -> Outcome {
    let header: Vec<&str> = ["TT", "Họ và tên"]
        .iter()
        .chain(headings)
        .copied()
        .collect();
    let rows: Vec<Vec<Cell>> = rows
        .iter()
        .enumerate()
        .map(|(i, cells)| {
            let ordinal = i32::try_from(i + 1).expect("a short list");
            let mut row: Vec<Cell> = vec![ordinal.into(), name(i).into()];
            row.extend(cells.iter().cloned().map(Into::into));
            row
        })
        .collect();
    let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
    list(&header, &rows).run()
}

/// As [`columns`], with one column of texts.
fn column(heading: &str, cells: &[&str]) -> Outcome {
    let rows: Vec<Vec<&str>> = cells.iter().map(|c| vec![*c]).collect();
    columns(&[heading], &rows)
}

/// Fails unless the persons' values of a column are these, in order; `null` is none.
fn assert_column(outcome: &Outcome, column: &str, expected: &[&str]) {
    let read: Vec<&str> = outcome
        .roster
        .iter()
        .map(|p| p.get(column).unwrap_or("null"))
        .collect();
    assert_eq!(read, expected, "{column}\n{}", outcome.describe());
}

/// Fails unless exactly one finding of the code is about the whole column of a field, with this severity.
fn assert_column_finding(outcome: &Outcome, code: &str, field: &str, severity: &str) {
    let found = outcome.coded(code);
    assert_eq!(found.len(), 1, "{code}\n{}", outcome.describe());
    let f = found[0];
    assert_eq!(
        (
            f.row,
            f.cell.as_deref(),
            f.field.as_deref(),
            f.severity.as_str()
        ),
        (None, None, Some(field), severity),
        "{}",
        outcome.describe()
    );
    assert!(f.sheet.is_some());
}
