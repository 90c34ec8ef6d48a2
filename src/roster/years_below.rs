//! Ratings of several years one below another: a person over three rows, "Năm | Xếp loại" in each.

use std::borrow::Cow;

use crate::form::Table;
use crate::intake::{Sheet, Value};
use crate::schema::Field;

/// The sheet with the rating of the report year in each person's first row, as it is where no year stands beside it. Who
/// has no row of the year has no rating.
pub(super) fn of_year<'s>(sheet: &'s Sheet, table: &Table, year: i32) -> Cow<'s, Sheet> {
    moved(sheet, table, year).map_or(Cow::Borrowed(sheet), Cow::Owned)
}

fn moved(sheet: &Sheet, table: &Table, year: i32) -> Option<Sheet> {
    let first = table.persons.iter().find(|p| !p.continued.is_empty())?;
    let rows = |first: u32, continued: &[u32]| -> Vec<u32> {
        std::iter::once(first)
            .chain(continued.iter().copied())
            .collect()
    };
    let named = |row: u32, col: u32| year_of(&sheet.cell(row, col)?.value);
    let dated = |col: u32| {
        let mut years: Vec<Option<i32>> = (rows(first.index, &first.continued).into_iter())
            .map(|row| named(row, col))
            .collect();
        years.sort_unstable();
        years.dedup();
        years.len() == first.continued.len() + 1 && years.iter().all(Option::is_some)
    };
    let unread = table.columns.iter().filter(|c| c.meaning.is_none());
    let years = unread.map(|c| c.index).find(|&col| dated(col))?;
    let ratings: Vec<u32> = (table.columns.iter())
        .filter(|c| c.meaning.as_ref().is_some_and(|m| m.field == Field::Rating))
        .map(|c| c.index)
        .collect();
    let mut out = sheet.clone();
    for person in table.persons.iter().filter(|p| !p.continued.is_empty()) {
        let rows = rows(person.index, &person.continued);
        let right = rows.iter().find(|&&row| named(row, years) == Some(year));
        let told: Vec<_> = (right.and_then(|&row| sheet.row(row)).into_iter())
            .flat_map(|row| {
                row.cells
                    .iter()
                    .filter(|c| ratings.contains(&c.col))
                    .cloned()
            })
            .collect();
        for row in rows {
            let Ok(at) = out.rows.binary_search_by_key(&row, |r| r.index) else {
                continue;
            };
            let cells = &mut out.rows[at].cells;
            cells.retain(|c| !ratings.contains(&c.col));
            if row == person.index {
                cells.extend(told.iter().cloned());
                cells.sort_unstable_by_key(|c| c.col);
            }
        }
    }
    Some(out)
}

/// The year that a cell names and nothing else: 2025, "2025", "Năm 2025".
fn year_of(value: &Value) -> Option<i32> {
    let text = value.text();
    crate::form::year::is_alone(&text)
        .then(|| crate::form::year::of_heading(&text))
        .flatten()
}
