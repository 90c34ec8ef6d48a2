//! Cells of a table of the results: counts as they are, sums and shares as formulas that repeat them.

use crate::finding::column_letters;
use crate::measure::Table;

use super::super::grid::{GridCell, GridColumn, Shown};
use super::super::style::Content;

/// The columns of a results table.
pub(super) fn columns(table: &Table) -> impl Iterator<Item = GridColumn> {
    table.columns.iter().map(|c| {
        let content = if c.share_of.is_empty() {
            Content::Count
        } else {
            Content::Percent
        };
        GridColumn::new(&c.heading, content)
    })
}

/// Letters of the sheet's column in which a column of the table stands.
pub(super) fn letters(stub: usize, at: usize) -> String {
    column_letters(u32::try_from(stub + at).unwrap_or(0))
}

/// A cell as it stands in the results: a share as the formula of its two counts.
pub(super) fn cell(table: &Table, row: usize, at: usize, excel_row: u32, stub: usize) -> GridCell {
    let value = table.rows[row].cells.get(at).copied().flatten();
    let column = &table.columns[at];
    if column.share_of.is_empty() {
        return value.map_or(Shown::Blank, Shown::Number).into();
    }
    let place = |key: &str| table.columns.iter().position(|c| c.key == key);
    let percent = value.map(|v| v * 100.0);
    let (Some(of), Some(part)) = (place(&column.share_of), place(&column.share_part)) else {
        return percent.map_or(Shown::Blank, Shown::Number).into();
    };
    let count = |at: usize| table.rows[row].cells.get(at).copied().flatten();
    let (Some(whole), Some(some)) = (count(of), count(part)) else {
        return percent.map_or(Shown::Blank, Shown::Number).into();
    };
    share(
        &letters(stub, part),
        &letters(stub, of),
        excel_row,
        some,
        whole,
    )
    .into()
}

/// `part / of` in percent, empty where the whole is 0.
pub(super) fn share(part: &str, of: &str, excel_row: u32, some: f64, whole: f64) -> Shown {
    let result = (whole != 0.0).then(|| some / whole * 100.0);
    Shown::Formula(
        format!("=IF({of}{excel_row}=0,\"\",{part}{excel_row}/{of}{excel_row}*100)"),
        result,
    )
}

/// The sum of cells of a column where it gives the value of the results; else the value itself.
///
/// `rows` are pairs of Excel's row numbers and values.
pub(super) fn sum(letters: &str, rows: &[(u32, Option<f64>)], value: f64) -> Shown {
    let added: f64 = rows.iter().filter_map(|r| r.1).sum();
    if rows.is_empty() || (added - value).abs() > 1e-9 {
        // persons of no unit stand in the total but in no row
        return Shown::Number(value);
    }
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for &(row, _) in rows {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => ranges.push((row, row)),
        }
    }
    // Excel takes at most 255 arguments
    if ranges.len() > 250 {
        return Shown::Number(value);
    }
    let ranges: Vec<String> = ranges
        .iter()
        .map(|(a, b)| {
            if a == b {
                format!("{letters}{a}")
            } else {
                format!("{letters}{a}:{letters}{b}")
            }
        })
        .collect();
    Shown::Formula(format!("=SUM({})", ranges.join(",")), Some(value))
}
