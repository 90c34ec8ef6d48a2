//! Cells that only their heading explains: codes ("Giới tính (1: Nam; 2: Nữ)"), and ticks under a word that is a value
//! ("Biên chế", "Xếp loại / A"). The words are put in their place before the table is read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::value::{Mark, MarkWords};
use crate::form::{Codes, Table};
use crate::intake::{Cell, Sheet, Value};
use crate::schema::Field;

/// The sheet and its table with the words in place; `None` where no heading explains anything.
pub(super) fn in_words(sheet: &Sheet, table: &Table) -> Option<(Sheet, Table)> {
    let told = table.columns.iter().filter_map(|c| {
        let meaning = c.meaning.as_ref().filter(|m| !m.codes.is_empty())?;
        Some((c.index, meaning.field, Arc::clone(&meaning.codes)))
    });
    let told: Vec<(u32, Field, Codes)> = told.collect();
    if told.is_empty() {
        return None;
    }
    let (mut sheet, mut table) = (sheet.clone(), table.clone());
    // columns that are ticked for one field are one column of words
    let mut first: BTreeMap<Field, u32> = BTreeMap::new();
    for (col, field, codes) in &told {
        if is_for_ticks(codes) {
            let into = *first.entry(*field).or_insert(*col);
            if into != *col {
                let mut columns = table.columns.iter_mut();
                if let Some(column) = columns.find(|c| c.index == *col) {
                    column.meaning = None;
                }
            }
        }
    }
    for person in &table.persons {
        for &row in std::iter::once(&person.index).chain(&person.continued) {
            let Ok(at) = sheet.rows.binary_search_by_key(&row, |r| r.index) else {
                continue;
            };
            for (col, field, codes) in &told {
                let cells = &mut sheet.rows[at].cells;
                match first.get(field).filter(|_| is_for_ticks(codes)) {
                    Some(into) => put_word(cells, *col, *into, &codes[0].1),
                    None => put_meaning(cells, *col, codes),
                }
            }
        }
    }
    Some((sheet, table))
}

fn is_for_ticks(codes: &Codes) -> bool {
    matches!(&codes[..], [(code, _)] if code.is_empty())
}

/// The meaning of a code in its place; what is no code stays.
fn put_meaning(cells: &mut [Cell], col: u32, codes: &Codes) {
    let Some(cell) = cells.iter_mut().find(|c| c.col == col) else {
        return;
    };
    let text = cell.value.text();
    let code = text.trim_matches(|c: char| !c.is_alphanumeric());
    // "01" is 1
    let code = code
        .strip_prefix('0')
        .filter(|c| !c.is_empty())
        .unwrap_or(code);
    if let Some((_, meaning)) = codes.iter().find(|(c, _)| **c == *code) {
        put(cell, Arc::clone(meaning));
    }
}

/// The word of a ticked column among those of its field; what is no tick stays, for somebody to look at.
fn put_word(cells: &mut Vec<Cell>, col: u32, into: u32, word: &Arc<str>) {
    let Some(at) = cells.iter().position(|c| c.col == col) else {
        return;
    };
    match Mark::of(&cells[at].value, MarkWords::default()) {
        Mark::Yes if col == into => put(&mut cells[at], Arc::clone(word)),
        Mark::Yes => {
            let mut cell = cells.remove(at);
            put(&mut cell, Arc::clone(word));
            cell.col = into;
            // two ticks of a row: no reader takes both
            if let Some(other) = cells.iter_mut().find(|c| c.col == into) {
                put(other, Arc::from(format!("{}; {word}", other.value.text())));
            } else {
                let at = cells.partition_point(|c| c.col < into);
                cells.insert(at, cell);
            }
        }
        Mark::No | Mark::Blank => {
            cells.remove(at);
        }
        Mark::Unreadable => {}
    }
}

/// The words in place of what stands there, as if they had been typed.
fn put(cell: &mut Cell, word: Arc<str>) {
    cell.raw = None;
    cell.value = Value::Text(word);
}
