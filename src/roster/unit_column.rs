//! What the column of units of a table says as a whole.

use std::collections::BTreeSet;

use super::known::Known;
use super::table_reader::TableReader;
use super::unit::UnitRef;
use crate::form::Table;
use crate::schema::Field;

/// The rows of persons that have no unit of their own below one whose column names another than the
/// table's: that the first of each block alone says it is likely, and not sure.
pub(super) fn blank_below(
    reader: &TableReader<'_>,
    known: &Known<'_>,
    table: &Table,
    unit: Option<&UnitRef>,
) -> BTreeSet<u32> {
    let mut above: Option<bool> = None;
    let mut blank = BTreeSet::new();
    for row in &table.persons {
        let texts = reader.cells.texts(row, Field::Unit);
        match texts.iter().find_map(|(_, text)| known.within(text)) {
            Some(named) => above = Some(unit.is_none_or(|u| u.code != named.unit.code)),
            None if !texts.is_empty() => above = None,
            // a list whose first persons say nothing names units only where they differ
            None if above.is_none() && blank.is_empty() => return blank,
            None if above == Some(true) => {
                blank.insert(row.index);
            }
            None => {}
        }
    }
    blank
}
