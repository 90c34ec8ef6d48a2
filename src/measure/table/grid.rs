//! Rows and columns are both conditions: official forms and distributions.

use super::line::{cells, lines};
use super::{Sources, share};
use crate::measure::{Mask, Table};
use crate::plan::model::Axis;

/// Each cell counts the persons of the population whom its row and its column both count.
pub(super) fn table(sources: &Sources<'_>, index: usize) -> Table {
    let appendix = &sources.plan.appendices[index];
    let people = sources.people;
    let population = people.mask(sources.compiled.appendices[index]);
    let columns = lines(sources, &appendix.id, Axis::Column);
    let rows = lines(sources, &appendix.id, Axis::Row);
    let within: Vec<Mask> = columns.iter().map(|c| people.mask(c.ask)).collect();
    let counts: Vec<Vec<u32>> = rows
        .iter()
        .map(|row| {
            let persons = people.mask(row.ask).and(&population);
            within
                .iter()
                .map(|column| persons.count_both(column))
                .collect()
        })
        .collect();
    let rows_of_cells = rows.iter().zip(&counts).map(|(row, own)| {
        let cells = match row.share_of {
            _ if row.line.heading_only => vec![None; columns.len()],
            // a share of a share would say nothing: such a cell shows its row's
            Some(whole) => (own.iter().zip(&counts[whole]))
                .map(|(&part, &whole)| share(part, whole))
                .collect(),
            None => cells(&columns, own),
        };
        row.row(&rows, cells)
    });
    Table {
        id: appendix.id.clone(),
        rows: rows_of_cells.collect(),
        columns: columns.iter().map(|c| c.column(&columns)).collect(),
    }
}
