//! Targets unit by unit: the figures of the results and, for each target, the verdict on the unit.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Grid, GridCell, GridColumn, GridRow, Shown};
use super::super::style::{Content, Weight};
use super::super::words;
use super::by_unit::{self, STUB};
use super::chart::Plot;
use super::targets::chosen;
use super::{Context, charts, counted, filters};
use crate::measure::{TargetResult, UnitTarget};

pub(super) fn write(
    context: &Context<'_>,
    sheet: &mut Worksheet,
) -> Result<Option<Plot>, XlsxError> {
    let mut grid = match context.table {
        Some(table) if !table.columns.is_empty() => by_unit::grid(context, table),
        _ => plain(context),
    };
    verdicts(context, &mut grid);
    let page = context.page("Đơn vị tính: Người");
    let mut below = page.begin(sheet, context.styles, &grid)?;
    let notes = chosen(context).map(|(i, t)| {
        let aim = context.input.plan.target(&t.id).and_then(|p| p.aim);
        format!(
            "Chỉ tiêu {}: {}. Toàn bộ: {}/{}; {}.",
            i + 1,
            t.title,
            t.counts.numerator,
            t.counts.denominator,
            words::verdict(t, aim).to_lowercase()
        )
    });
    page.notes(
        sheet,
        &mut below,
        &context.notes(notes, filters::of_lines(context)),
    )?;
    page.sign(sheet, &mut below)?;
    Ok(context
        .table
        .and_then(|table| charts::of_table(context, &grid, table)))
}

/// A column a target with the verdict on each unit.
fn verdicts(context: &Context<'_>, grid: &mut Grid) {
    let targets: Vec<(usize, &TargetResult)> = chosen(context).collect();
    let units = &context.input.results.units;
    let rows: Vec<Option<&str>> = match context.table.filter(|t| !t.columns.is_empty()) {
        Some(table) => table.rows.iter().map(|r| r.unit.as_deref()).collect(),
        None => concerned(context)
            .map(|i| Some(&*units[i].code))
            .chain([None])
            .collect(),
    };
    let single = targets.len() == 1;
    for (number, target) in targets {
        let heading = if single {
            "Kết luận".to_owned()
        } else {
            format!("Kết luận > Chỉ tiêu {}", number + 1)
        };
        grid.columns
            .push(GridColumn::new(&heading, Content::Centred));
        for (row, unit) in grid.rows.iter_mut().zip(&rows) {
            let word = match (row.weight, unit.and_then(|u| of_unit(target, u))) {
                (_, Some(found)) => words::status_word(found.status),
                (Weight::Total, None) if target.gone => words::GONE,
                (Weight::Total, None) => words::status_word(target.status),
                _ => "",
            };
            row.cells.push(Shown::Text(word.to_owned()).into());
        }
    }
}

fn of_unit<'a>(target: &'a TargetResult, unit: &str) -> Option<&'a UnitTarget> {
    target.by_unit.iter().find(|u| &*u.unit == unit)
}

/// Units that any of the targets concerns, as indexes into the results' units.
fn concerned<'a>(context: &Context<'a>) -> impl Iterator<Item = usize> {
    let targets: Vec<&'a TargetResult> = chosen(context).map(|(_, t)| t).collect();
    let units = &context.input.results.units;
    (0..units.len()).filter(move |&i| targets.iter().any(|t| of_unit(t, &units[i].code).is_some()))
}

/// Without a table of the results: each target's three figures by unit.
fn plain(context: &Context<'_>) -> Grid {
    let targets: Vec<(usize, &TargetResult)> = chosen(context).collect();
    let mut columns = vec![
        GridColumn::new("TT", Content::Centred),
        GridColumn::new("Đơn vị", Content::Text),
    ];
    for (number, _) in &targets {
        for leaf in ["Tổng số", "Đạt", "Chưa rõ"] {
            columns.push(GridColumn::new(
                &format!("Chỉ tiêu {} > {leaf}", number + 1),
                Content::Count,
            ));
        }
    }
    let mut grid = Grid::new(columns, STUB);
    let units: Vec<usize> = concerned(context).collect();
    let figures = |share: Option<crate::measure::Share>| match share {
        Some(s) => [s.denominator, s.numerator, s.unknown].map(|n| Some(f64::from(n))),
        None => [None; 3],
    };
    let body: Vec<Vec<Option<f64>>> = units
        .iter()
        .map(|&i| {
            targets
                .iter()
                .flat_map(|(_, t)| {
                    figures(of_unit(t, &context.input.results.units[i].code).map(|u| u.share))
                })
                .collect()
        })
        .collect();
    for (at, (&unit, values)) in units.iter().zip(&body).enumerate() {
        let name = context.input.results.units[unit].name.to_string();
        let mut cells: Vec<GridCell> = vec![
            Shown::Text((at + 1).to_string()).into(),
            Shown::Text(name).into(),
        ];
        cells.extend(
            values
                .iter()
                .map(|v| GridCell::from(v.map_or(Shown::Blank, Shown::Number))),
        );
        grid.rows.push(GridRow {
            weight: Weight::Plain,
            cells,
        });
    }
    let mut cells: Vec<GridCell> = vec![
        Shown::Text(String::new()).into(),
        Shown::Text("TỔNG CỘNG".to_owned()).into(),
    ];
    for (col, value) in targets
        .iter()
        .flat_map(|(_, t)| figures(Some(t.counts)))
        .enumerate()
    {
        let rows: Vec<(u32, Option<f64>)> = body
            .iter()
            .enumerate()
            .map(|(i, r)| (grid.excel_row(i), r[col]))
            .collect();
        cells.push(counted::sum(&counted::letters(STUB, col), &rows, value.unwrap_or(0.0)).into());
    }
    grid.rows.push(GridRow {
        weight: Weight::Total,
        cells,
    });
    grid
}
