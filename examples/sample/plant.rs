//! Plants slips of the pen in single cells, and keeps the truth in step.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::column::Kind;
use crate::facts::Facts;
use crate::finding::Finding;
use crate::grid::{Content, Grid, Look, PersonRow, TotalKind};
use crate::merge::At;

/// A mistake in one cell.
pub struct Slip {
    /// The code that a reader must find; empty where the contract reads it without a word.
    pub code: &'static str,
    /// Its severity.
    pub severity: &'static str,
    /// The roster's column.
    pub field: &'static str,
    /// Where it happens.
    pub column: fn(Kind) -> bool,
    /// To whom.
    pub fits: fn(&PersonRow) -> bool,
    /// What is typed.
    pub typed: fn(&PersonRow) -> Content,
    /// What the roster says then.
    pub truth: fn(&mut Facts),
}

/// How often each person stands on a list of the year.
pub fn listings(books: &[Book]) -> BTreeMap<usize, usize> {
    let mut count = BTreeMap::new();
    for person in books
        .iter()
        .flat_map(|book| &book.sheets)
        .filter(|grid| !grid.hidden)
        .flat_map(|grid| &grid.persons)
    {
        *count.entry(person.person).or_default() += usize::from(!person.rejected);
    }
    count
}

/// The column of a kind.
pub fn column(grid: &Grid, wanted: impl Fn(Kind) -> bool) -> Option<u16> {
    grid.columns
        .iter()
        .position(|column| wanted(column.kind))
        .and_then(|at| u16::try_from(at).ok())
}

/// A row that nothing was done to yet, of somebody who stands on one list and does not lead.
pub fn find(
    books: &[Book],
    start: usize,
    wanted: impl Fn(&Book, &Grid, &PersonRow) -> bool,
) -> Option<At> {
    let listings = listings(books);
    (0..books.len())
        .map(|step| (start + step) % books.len())
        .find_map(|b| {
            let book = &books[b];
            // Conversion to other formats loses fonts and recalculates: mistakes stay in the workbooks written here.
            let plain = book.stays_xlsx();
            book.sheets
                .iter()
                .enumerate()
                .filter(|(_, grid)| plain && !grid.hidden && !grid.legacy && !grid.committee)
                .find_map(|(s, grid)| {
                    let fits = |person: &PersonRow| {
                        !person.touched
                            && !person.rejected
                            && person.facts.get("leader") == Some(&false.into())
                            && person.facts.text("note").is_none()
                            && listings.get(&person.person) == Some(&1)
                            && wanted(book, grid, person)
                    };
                    grid.persons.iter().position(fits).map(|p| (b, s, p))
                })
        })
}

/// Plants one slip, if the district has a place for it.
pub fn slip(books: &mut [Book], findings: &mut Vec<Finding>, slip: &Slip, start: usize) -> bool {
    let summed = |grid: &Grid| matches!(grid.total, Some((_, TotalKind::Sums)));
    let cell_of = |grid: &Grid, person: &PersonRow| {
        let filled = |column: u16| {
            !matches!(
                grid.cells.get(&(person.row, column)),
                None | Some((Content::Blank, _))
            )
        };
        let columns = grid
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| (slip.column)(column.kind));
        let columns: Vec<u16> = columns
            .filter_map(|(at, _)| u16::try_from(at).ok())
            .collect();
        columns
            .iter()
            .copied()
            .find(|&column| filled(column))
            .or_else(|| columns.first().copied())
    };
    let found = find(books, start, |_, grid, person| {
        let aged = grid.columns.iter().any(|column| column.kind == Kind::Age);
        let agrees = slip.field != "birth_date" || !aged;
        !summed(grid) && agrees && cell_of(grid, person).is_some() && (slip.fits)(person)
    });
    let Some((b, s, p)) = found else { return false };
    let path = books[b].path.clone();
    let grid = &mut books[b].sheets[s];
    let Some(column) = cell_of(grid, &grid.persons[p]) else {
        return false;
    };
    let row = grid.persons[p].row;
    let content = (slip.typed)(&grid.persons[p]);
    grid.put(row, column, content, Look::Body);
    (slip.truth)(&mut grid.persons[p].facts);
    grid.persons[p].touched = true;
    if !slip.code.is_empty() {
        findings.push(Finding {
            file: path,
            sheet: grid.name.clone(),
            row: Some(row),
            cell: Some(Grid::address(row, column)),
            ..Finding::of_column(slip.code, slip.severity, slip.field)
        });
    }
    true
}

/// Writes the totals as the clerks reckoned them, and notes those that contradict the rows.
pub fn totals(books: &mut [Book], findings: &mut Vec<Finding>) {
    for book in books {
        for grid in &mut book.sheets {
            let Some((row, kind)) = grid.total else {
                continue;
            };
            let people = u32::try_from(grid.persons.len()).unwrap_or(0) + grid.total_error;
            match kind {
                TotalKind::Words => {
                    let width = u16::try_from(grid.columns.len()).unwrap_or(1);
                    grid.put_wide(
                        row,
                        (0, width - 1),
                        &format!("Tổng cộng: {people:02} người"),
                        Look::Strong,
                    );
                }
                TotalKind::Sums => sums(grid, row, people),
            }
            if grid.total_error > 0 && !grid.hidden {
                findings.push(Finding {
                    file: book.path.clone(),
                    sheet: grid.name.clone(),
                    row: Some(row),
                    ..Finding::wide("total-mismatch", "warning")
                });
            }
        }
    }
}

fn sums(grid: &mut Grid, row: u32, people: u32) {
    grid.put(
        row,
        1,
        Content::Text(format!("Tổng cộng: {people}")),
        Look::Strong,
    );
    for at in 0..grid.columns.len() {
        let tick = matches!(
            grid.columns[at].kind,
            Kind::WomanTick
                | Kind::MinorityTick
                | Kind::PartyTick
                | Kind::StandardTick
                | Kind::Skills
                | Kind::EducationTick(..)
                | Kind::EducationRest(_)
                | Kind::PoliticsTick(..)
                | Kind::StateTick(_)
                | Kind::InformaticsTick
                | Kind::LanguageTick
        );
        let Ok(column) = u16::try_from(at) else {
            continue;
        };
        if tick {
            let filled = |person: &&PersonRow| {
                !matches!(
                    grid.cells.get(&(person.row, column)),
                    None | Some((Content::Blank, _))
                )
            };
            let sum = u32::try_from(grid.persons.iter().filter(filled).count()).unwrap_or(0);
            grid.put(row, column, Content::Number(f64::from(sum)), Look::Strong);
        } else if at != 1 {
            grid.put(row, column, Content::Blank, Look::Strong);
        }
    }
}
