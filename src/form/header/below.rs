//! What stands right below a row of headings: one more row of them, or the first section.

use super::super::lexicon::Lexicon;
use super::super::marker::{self, Marker};
use super::super::meaning::{Verdict, interpret};
use super::super::path;
use super::super::recognise::numbers_or_names;
use super::super::words::Words;
use super::{is_number_row, is_numbered, merge_over};
use crate::intake::{Cell, Row, Sheet, Value};

/// "Xếp loại" merged over "A | B | C | D": letters under one heading count no columns.
pub(super) fn letters_of_group(sheet: &Sheet, bottom: u32, next: &Row) -> bool {
    let letter = |c: &Cell| {
        c.value
            .as_text()
            .is_some_and(|t| t.len() == 1 && t.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let group = next
        .cells
        .first()
        .and_then(|c| path::merge_at(sheet, bottom, c.col));
    let within =
        |c: &Cell| group.is_some_and(|m| m.right > m.left && (m.left..=m.right).contains(&c.col));
    next.cells.len() > 1 && next.cells.iter().all(|c| letter(c) && within(c))
}

/// Whether a cell may be a heading: words, and few of them.
fn is_heading(c: &Cell) -> bool {
    let text = c.value.as_text();
    text.is_some_and(|t| t.chars().count() <= 60 && t.chars().any(char::is_alphabetic))
}

/// Whether a row right below the headings has texts under groups alone: nothing stands under the number and
/// the names, so that it can be no person and no section, and each text has a heading above it that others
/// share or that ends there.
pub(super) fn hangs_below(
    sheet: &Sheet,
    lexicon: &Lexicon,
    top: u32,
    bottom: u32,
    next: &Row,
) -> bool {
    if next.cells.len() < 2 || !next.cells.iter().all(is_heading) || is_number_row(next) {
        return false;
    }
    let of_persons = |col: u32| {
        let above = path::of_column(sheet, top, bottom, col);
        match interpret(lexicon, &above, None) {
            Verdict::Reads(meaning, _) => numbers_or_names(meaning.field),
            _ => false,
        }
    };
    let columns = (top..=bottom)
        .filter_map(|row| sheet.row(row))
        .flat_map(|row| row.cells.iter().map(|c| c.col));
    let persons: Vec<u32> = columns.filter(|&col| of_persons(col)).collect();
    let first = persons.iter().min().copied();
    !persons.is_empty()
        && next
            .cells
            .iter()
            .all(|c| !persons.contains(&c.col) && Some(c.col) > first)
}

/// Whether a row right below the headings fills the columns that are merged under one of them and no other, as no
/// person's does, and says something that is known: then what else stands there is misspelt.
pub(super) fn fills_groups(
    sheet: &Sheet,
    lexicon: &Lexicon,
    top: u32,
    bottom: u32,
    next: &Row,
) -> bool {
    let in_group = |col: u32| {
        let merge = path::merge_at(sheet, bottom, col);
        merge.is_some_and(|m| m.right > m.left && m.top >= top && m.bottom == bottom)
    };
    let rows = (top..=bottom).filter_map(|row| sheet.row(row));
    let mut columns = rows.flat_map(|row| row.cells.iter().map(|c| c.col));
    next.cells.len() > 1
        && next.cells.iter().all(|c| is_heading(c) && in_group(c.col))
        && columns.any(|col| !in_group(col))
        && next
            .cells
            .iter()
            .any(|c| super::is_known(&c.value, lexicon))
}

/// "I. CÁN BỘ" right below the headings: a lone text with a mark, or one that begins as sections do,
/// at the table's edge or merged over it.
pub(super) fn opens_a_section(sheet: &Sheet, words: &Words, bottom: u32, cell: &Cell) -> bool {
    let Some(text) = cell.value.as_text() else {
        return false;
    };
    let (mark, rest) = marker::split(text);
    let edge = sheet
        .row(bottom)
        .and_then(|r| r.cells.first())
        .map(|c| c.col);
    let over = || merge_over(sheet, bottom + 1, cell.col).is_some_and(|width| width > 2);
    mark != Marker::Plain
        || words.is_section(rest)
            && (edge.is_some_and(|edge| cell.col <= edge)
                || over()
                || among_names(sheet, bottom, cell))
}

/// Whether a lone text stands in the column beside that of the numbers, where names are to come: below it a row counts.
fn among_names(sheet: &Sheet, bottom: u32, cell: &Cell) -> bool {
    let numbered = |row: u32| {
        sheet
            .row(row)
            .filter(|r| cell.col == r.cells[0].col + 1 && is_numbered(r))
    };
    let next = (bottom + 2..=bottom + 4).find_map(numbered);
    next.is_some_and(|r| matches!(r.cell(cell.col).map(|c| &c.value), Some(Value::Text(_))))
}
