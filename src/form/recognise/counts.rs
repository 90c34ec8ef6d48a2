//! Tables that count persons and list none.

use super::super::rows;
use super::super::table::Column;
use super::is_name;
use crate::finding::RowKind;
use crate::intake::{Sheet, Value};
use crate::schema::Field;

/// A sheet without a header of persons whose rows are words and a number: "Nữ | 5".
pub(super) fn is_list_of_counts(sheet: &Sheet) -> bool {
    let rows = sheet.rows.iter().filter(|r| {
        let texts = r.cells.iter().filter(|c| c.value.as_text().is_some_and(|t| t.chars().any(char::is_alphabetic))).count();
        let counts = r.cells.iter().skip(1).filter(|c| matches!(c.value, Value::Number(n) if n.fract() == 0.0 && (0.0..1900.0).contains(&n))).count();
        texts == 1 && counts >= 1
    });
    rows.count() >= 3
}

/// A table whose rows are not persons but counts: columns of marks hold numbers above one, and the
/// name column, if there is one, hardly a name.
pub(super) fn is_counts(sheet: &Sheet, columns: &[Column], region: &rows::Region) -> bool {
    if is_of_numbers_alone(sheet, columns, region) {
        return true;
    }
    let marks: Vec<u32> = columns
        .iter()
        .filter(|c| {
            c.meaning
                .as_ref()
                .is_some_and(|m| m.class.is_some() || m.gender.is_some())
                || c.meaning.is_none()
        })
        .map(|c| c.index)
        .collect();
    // a tick is no number, and two of them are no persons'
    let ticks: Vec<u32> = columns
        .iter()
        .filter(|c| {
            let meaning = c.meaning.as_ref();
            meaning.is_some_and(|m| m.class.is_some() || Field::YES_NO.contains(&m.field))
        })
        .map(|c| c.index)
        .collect();
    let mut rows_of_sums = 0usize;
    let (mut counts, mut rows_with_counts) = (0usize, 0usize);
    for &(row, kind) in &region.kinds {
        if matches!(kind, RowKind::Header | RowKind::Blank | RowKind::Total) {
            continue;
        }
        let Some(row) = sheet.row(row) else { continue };
        let of_many = |columns: &[u32]| {
            row.cells
                .iter()
                .filter(|c| columns.contains(&c.col) && matches!(c.value, Value::Number(n) if n.fract() == 0.0 && (2.0..1900.0).contains(&n)))
                .count()
        };
        rows_of_sums += usize::from(of_many(&ticks) > 1);
        let numbers = of_many(&marks);
        counts += numbers;
        rows_with_counts += usize::from(numbers > 0);
    }
    if rows_of_sums * 2 > region.persons.len().max(3) && region.births == 0 {
        return true;
    }
    counts >= 3
        && rows_with_counts * 2 > region.persons.len().max(1)
        && region.names.max(region.births) * 3 < region.persons.len().max(3)
}

/// Whether no heading names persons, and beside what looks like their names ("H. Định Quán") stand counts or nothing.
fn is_of_numbers_alone(sheet: &Sheet, columns: &[Column], region: &rows::Region) -> bool {
    let of = |c: &Column| c.meaning.as_ref().map(|m| m.field);
    let name = columns.iter().find(|c| of(c).is_some_and(is_name));
    let Some(name) = name else { return false };
    // found by its cells, not by its heading
    let found = (name.meaning.as_ref()).is_some_and(|m| m.near.is_some() && m.label.is_empty());
    // a year of birth is a number, and no count
    let told = |col: u32| {
        let meaning = columns.iter().find(|c| c.index == col)?.meaning.as_ref()?;
        let counts = Field::YES_NO.contains(&meaning.field) || meaning.class.is_some();
        (!counts && meaning.gender.is_none()).then_some(meaning.field)
    };
    let says = |row: u32| {
        let cells = sheet.row(row).map_or(&[][..], |row| &row.cells);
        cells.iter().filter(|c| c.col != name.index).any(|c| {
            let field = told(c.col).filter(|f| *f != Field::Note);
            field != Some(Field::Ordinal)
                && (field.is_some() || !matches!(c.value, Value::Number(_)))
        })
    };
    found && !region.persons.iter().any(|p| says(p.index))
}
