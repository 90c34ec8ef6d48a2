//! Cells of a table of the results: counts as they are, sums and shares as formulas that repeat them.

use crate::finding::column_letters;
use crate::measure::Table;

use super::super::grid::{GridCell, GridColumn, Shown};
use super::super::style::Content;

/// The columns of a results table.
pub(super) fn columns(table: &Table) -> impl Iterator<Item = GridColumn> {
    table.columns.iter().map(|c| {
        let content = if c.percent {
            Content::Percent
        } else {
            Content::Count
        };
        GridColumn::new(&c.heading, content)
    })
}

/// Letters of the sheet's column in which a column of the table stands.
pub(super) fn letters(stub: usize, at: usize) -> String {
    column_letters(u32::try_from(stub + at).unwrap_or(0))
}

/// Excel's row number of a row of the table, for [`cell`].
pub(super) type RowNumber<'a> = &'a dyn Fn(usize) -> u32;

/// A cell as it stands in the results: a share as the formula of its two counts.
pub(super) fn cell(
    table: &Table,
    row: usize,
    at: usize,
    number: RowNumber<'_>,
    stub: usize,
) -> GridCell {
    let (line, column) = (&table.rows[row], &table.columns[at]);
    let value = line.cells.get(at).copied().flatten();
    if !line.percent && !column.percent {
        return value.map_or(Shown::Blank, Shown::Number).into();
    }
    let count = |row: usize, at: usize| table.rows[row].cells.get(at).copied().flatten();
    let of_columns = || {
        let place = |key: &str| table.columns.iter().position(|c| c.key == key);
        let (of, part) = (place(&column.share_of)?, place(&column.share_part)?);
        let place = |at: usize| format!("{}{}", letters(stub, at), number(row));
        Some(share(
            &place(part),
            &place(of),
            count(row, part)?,
            count(row, of)?,
        ))
    };
    let of_rows = || {
        let place = |key: &str| table.rows.iter().position(|r| r.key == key);
        let (of, part) = (place(&line.share_of)?, place(&line.share_part)?);
        let place = |row: usize| format!("{}{}", letters(stub, at), number(row));
        Some(share(
            &place(part),
            &place(of),
            count(part, at)?,
            count(of, at)?,
        ))
    };
    let shown = if line.percent {
        of_rows()
    } else {
        of_columns()
    };
    let shown = shown.unwrap_or_else(|| value.map_or(Shown::Blank, |v| Shown::Number(v * 100.0)));
    GridCell {
        shown,
        content: Some(Content::Percent),
    }
}

/// `part / of` in percent, empty where the whole is 0; both are addresses of cells.
pub(super) fn share(part: &str, of: &str, some: f64, whole: f64) -> Shown {
    let result = (whole != 0.0).then(|| some / whole * 100.0);
    Shown::Formula(format!("=IF({of}=0,\"\",{part}/{of}*100)"), result)
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
