//! What the column of units of a table says as a whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::known::Known;
use super::table_reader::TableReader;
use super::unit::UnitRef;
use crate::form::Table;
use crate::schema::Field;

/// The rows of persons that have no unit of their own below one whose column names another than the
/// table's, with that unit: that the first of each block alone says it is likely, and not sure.
pub(super) fn blank_below(
    reader: &TableReader<'_>,
    known: &Known<'_>,
    table: &Table,
    unit: Option<&UnitRef>,
) -> BTreeMap<u32, Arc<UnitRef>> {
    // the unit named last, and whether it is another than the table's
    let mut above: Option<(Arc<UnitRef>, bool)> = None;
    let mut blank = BTreeMap::new();
    for row in &table.persons {
        let mut says = false;
        let named = reader.cells.texts(row, Field::Unit).find_map(|(_, text)| {
            says = true;
            known.within(&text)
        });
        match named {
            Some(named) => {
                let other = unit.is_none_or(|u| u.code != named.unit.code);
                above = Some((named.unit, other));
            }
            None if says => above = None,
            // a list whose first persons say nothing names units only where they differ
            None if above.is_none() && blank.is_empty() => return blank,
            None => blank.extend(
                above
                    .iter()
                    .filter(|(_, other)| *other)
                    .map(|(unit, _)| (row.index, Arc::clone(unit))),
            ),
        }
    }
    blank
}
