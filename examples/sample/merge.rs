//! Which rows of a year are one person, and what the merged row says.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::book::Book;
use crate::facts::Facts;
use crate::grid::PersonRow;

/// A row's place: index of the book, of the sheet, of the person's row.
pub type At = (usize, usize, usize);

/// A person of the roster.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The row that stays.
    pub kept: At,
    /// The rows that are merged into it.
    pub others: Vec<At>,
    /// What the roster says.
    pub facts: Facts,
}

/// The row at a place.
pub fn row(books: &[Book], at: At) -> &PersonRow {
    &books[at.0].sheets[at.1].persons[at.2]
}

/// The year's roster.
///
/// # Errors
/// When two rows of one person give a reader no ground to join them: the generator must not write such lists.
pub fn roster(books: &[Book]) -> Result<Vec<Entry>> {
    let mut by_person: BTreeMap<usize, Vec<At>> = BTreeMap::new();
    for (b, book) in books.iter().enumerate() {
        for (s, grid) in book
            .sheets
            .iter()
            .enumerate()
            .filter(|(_, grid)| !grid.hidden)
        {
            for (p, person) in grid
                .persons
                .iter()
                .enumerate()
                .filter(|(_, person)| !person.rejected)
            {
                by_person.entry(person.person).or_default().push((b, s, p));
            }
        }
    }
    by_person
        .into_values()
        .map(|rows| join(books, rows))
        .collect()
}

fn join(books: &[Book], mut rows: Vec<At>) -> Result<Entry> {
    rows.sort_by(|&one, &other| {
        let (left, right) = (row(books, one), row(books, other));
        let path = |at: At| books[at.0].path.as_str();
        left.rank
            .cmp(&right.rank)
            .then(right.facts.fullness().cmp(&left.facts.fullness()))
            .then(path(other).cmp(path(one)))
            .then(right.row.cmp(&left.row))
    });
    let kept = rows.remove(0);
    let mut facts = row(books, kept).facts.clone();
    for &other in &rows {
        let (left, right) = (row(books, kept), row(books, other));
        let committee =
            books[kept.0].sheets[kept.1].committee || books[other.0].sheets[other.1].committee;
        if !joinable(left, right, committee) {
            bail!(
                "no ground to join the rows of {:?} in {} and {}",
                left.facts.text("full_name"),
                books[kept.0].path,
                books[other.0].path
            );
        }
        facts.absorb(&right.facts);
    }
    Ok(Entry {
        kept,
        others: rows,
        facts,
    })
}

fn joinable(left: &PersonRow, right: &PersonRow, committee: bool) -> bool {
    let same = |column: &str| {
        left.facts.text(column).is_some() && left.facts.text(column) == right.facts.text(column)
    };
    let full = same("birth_date")
        && same("birth_precision")
        && left.facts.text("birth_precision") == Some("day");
    let ids = (
        left.facts.text("national_id"),
        right.facts.text("national_id"),
    );
    let contradict =
        matches!(ids, (Some(one), Some(other)) if one.len() == other.len() && one != other);
    (same("national_id") && (same("full_name") || same("birth_date")))
        || (same("full_name")
            && full
            && !contradict
            && (same("unit") || left.rank == right.rank || committee))
}
