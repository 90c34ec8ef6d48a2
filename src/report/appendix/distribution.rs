//! Distributions and official forms: rows and columns are conditions of the plan.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Grid, GridCell, GridColumn, GridRow, Shown};
use super::super::style::{Content, Weight};
use super::chart::Plot;
use super::{Context, charts, counted, filters};
use crate::measure::Table;

const STUB: usize = 1;

pub(super) fn write(
    context: &Context<'_>,
    sheet: &mut Worksheet,
    table: &Table,
) -> Result<Option<Plot>, XlsxError> {
    let mut grid = grid(table);
    grid.bracketed = !context.appendix.form.is_empty();
    let page = context.page("Đơn vị tính: Người");
    let mut below = page.begin(sheet, context.styles, &grid)?;
    page.notes(
        sheet,
        &mut below,
        &context.notes([], filters::of_lines(context)),
    )?;
    page.sign(sheet, &mut below)?;
    Ok(charts::of_table(context, &grid, table))
}

fn grid(table: &Table) -> Grid {
    let stub = GridColumn::new("Tiêu chí", Content::Text);
    let mut grid = Grid::new(
        std::iter::once(stub)
            .chain(counted::columns(table))
            .collect(),
        STUB,
    );
    let first = first_group(table);
    for (at, row) in table.rows.iter().enumerate() {
        let heading = row.cells.iter().all(Option::is_none);
        let total = row.key == "total";
        let weight = if total {
            Weight::Total
        } else if heading && !row.heading.starts_with('-') {
            Weight::Subtotal
        } else {
            Weight::Plain
        };
        let mut cells = vec![GridCell::from(Shown::Text(row.heading.clone()))];
        for (col, column) in table.columns.iter().enumerate() {
            let value = row.cells.get(col).copied().flatten();
            let cell = match value {
                Some(value) if total && !column.percent => {
                    let rows: Vec<(u32, Option<f64>)> = first
                        .iter()
                        .map(|&i| {
                            (
                                grid.excel_row(i),
                                table.rows[i].cells.get(col).copied().flatten(),
                            )
                        })
                        .collect();
                    counted::sum(&counted::letters(STUB, col), &rows, value).into()
                }
                _ => counted::cell(table, at, col, &|row| grid.excel_row(row), STUB),
            };
            cells.push(cell);
        }
        grid.rows.push(GridRow { weight, cells });
    }
    grid
}

/// Rows under the first heading: where they are a partition, they add up to the total.
fn first_group(table: &Table) -> Vec<usize> {
    let heading = |i: &usize| table.rows[*i].cells.iter().all(Option::is_none);
    let all = || 0..table.rows.len();
    let Some(start) = all().find(heading) else {
        return Vec::new();
    };
    all().skip(start + 1).take_while(|i| !heading(i)).collect()
}
