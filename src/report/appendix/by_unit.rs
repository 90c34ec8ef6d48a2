//! Quality by unit: a row a unit, subtotals by kind, a grand total.

use std::sync::Arc;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Grid, GridCell, GridColumn, GridRow, Shown};
use super::super::style::{Content, Weight};
use super::chart::Plot;
use super::{Context, charts, counted, filters};
use crate::measure::{Table, TableRow};

/// Columns before the figures: number and name.
pub(super) const STUB: usize = 2;

/// What a row of a table by unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// A unit, with the code of its kind.
    Unit(Arc<str>),
    /// The subtotal of a kind.
    Subtotal(String),
    /// The grand total.
    Total,
    /// Anything else, such as persons of no unit.
    Other,
}

pub(super) fn write(
    context: &Context<'_>,
    sheet: &mut Worksheet,
    table: &Table,
) -> Result<Option<Plot>, XlsxError> {
    let grid = grid(context, table);
    let page = context.page("Đơn vị tính: Người");
    let mut below = page.begin(sheet, context.styles, &grid)?;
    page.notes(
        sheet,
        &mut below,
        &context.notes(super::ceilings::note(context), filters::of_lines(context)),
    )?;
    page.sign(sheet, &mut below)?;
    Ok(charts::of_table(context, &grid, table))
}

/// Rows of units with numbers, subtotals with Roman numbers, and the total.
pub(super) fn grid(context: &Context<'_>, table: &Table) -> Grid {
    let stub = [
        GridColumn::new("TT", Content::Centred),
        GridColumn::new("Đơn vị", Content::Text),
    ];
    let mut grid = Grid::new(
        stub.into_iter().chain(counted::columns(table)).collect(),
        STUB,
    );
    let roles: Vec<Role> = table.rows.iter().map(|r| role(context, r)).collect();
    let (mut kinds, mut units) = (0, 0);
    let mut group: Option<String> = None;
    for (at, row) in table.rows.iter().enumerate() {
        let (number, weight) = match &roles[at] {
            Role::Unit(kind) => {
                if group.as_deref() != Some(kind) {
                    units = 0;
                    group = Some(kind.to_string());
                }
                units += 1;
                (units.to_string(), Weight::Plain)
            }
            Role::Subtotal(_) => {
                kinds += 1;
                (roman(kinds), Weight::Subtotal)
            }
            Role::Total => (String::new(), Weight::Total),
            Role::Other => (String::new(), Weight::Plain),
        };
        let mut cells = vec![
            GridCell::from(Shown::Text(number)),
            Shown::Text(row.heading.clone()).into(),
        ];
        for col in 0..table.columns.len() {
            cells.push(figure(&grid, table, &roles, at, col));
        }
        grid.rows.push(GridRow { weight, cells });
    }
    grid
}

/// Subtotals add up their units, the total adds up the subtotals.
fn figure(grid: &Grid, table: &Table, roles: &[Role], at: usize, col: usize) -> GridCell {
    let value = table.rows[at].cells.get(col).copied().flatten();
    let plain = || counted::cell(table, at, col, &|row| grid.excel_row(row), STUB);
    let Some(value) = value.filter(|_| !table.columns[col].percent) else {
        return plain();
    };
    let rows_of = |wanted: &dyn Fn(&Role) -> bool| -> Vec<(u32, Option<f64>)> {
        let rows = roles
            .iter()
            .enumerate()
            .filter(|(i, r)| *i != at && wanted(r));
        rows.map(|(i, _)| {
            (
                grid.excel_row(i),
                table.rows[i].cells.get(col).copied().flatten(),
            )
        })
        .collect()
    };
    let rows = match &roles[at] {
        Role::Subtotal(kind) => rows_of(&|r| matches!(r, Role::Unit(k) if **k == **kind)),
        Role::Total => {
            let subtotals = rows_of(&|r| matches!(r, Role::Subtotal(_) | Role::Other));
            if subtotals.is_empty() {
                rows_of(&|r| matches!(r, Role::Unit(_)))
            } else {
                subtotals
            }
        }
        Role::Unit(_) | Role::Other => return plain(),
    };
    counted::sum(&counted::letters(STUB, col), &rows, value).into()
}

/// What a row is, by its key.
pub(super) fn role(context: &Context<'_>, row: &TableRow) -> Role {
    if let Some(kind) = row.key.strip_prefix("kind:") {
        return Role::Subtotal(kind.to_owned());
    }
    if row.key == "total" {
        return Role::Total;
    }
    let unit = row.unit.as_deref().and_then(|code| {
        context
            .input
            .results
            .units
            .iter()
            .find(|u| &*u.code == code)
    });
    unit.map_or(Role::Other, |u| Role::Unit(Arc::clone(&u.kind)))
}

/// Roman numbers for the handful of kinds.
pub(super) fn roman(n: usize) -> String {
    const SIGNS: [(usize, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = n;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}
