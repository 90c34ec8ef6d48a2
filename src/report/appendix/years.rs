//! Over the years: headcounts of the plan's lines, the share of every target, who came and went.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Grid, GridCell, GridColumn, GridRow, Shown};
use super::super::style::{Content, Weight};
use super::chart::Plot;
use super::targets::chosen;
use super::{Context, charts, counted, filters};
use crate::measure::{Table, TargetResult};

const STUB: usize = 2;

/// How persons of two years are compared.
const MOVEMENTS: &str = "Biến động: so với kỳ liền trước có số liệu, tính vào năm sau; nhận ra một người qua số định danh cùng loại, nếu không thì qua họ tên và đủ ngày, tháng, năm sinh (trùng nhau thì xét đơn vị). Trường hợp không chắc chắn chỉ đếm ở dòng \"chưa rõ\".";

pub(super) fn write(
    context: &Context<'_>,
    sheet: &mut Worksheet,
) -> Result<Option<Plot>, XlsxError> {
    let years = years(context);
    let (grid, shares) = grid(context, &years);
    let page = context.page("Đơn vị tính: Người (dòng tỷ lệ: %)");
    let mut below = page.begin(sheet, context.styles, &grid)?;
    let day = context.input.period.as_of.format("%d/%m");
    let mut own = vec![format!(
        "Mỗi năm tính đến ngày {day} của năm đó; năm không có số liệu để trống."
    )];
    if context
        .table
        .is_some_and(|table| table.rows.iter().any(|row| is_movement(&row.key)))
    {
        own.push(MOVEMENTS.to_owned());
    }
    page.notes(
        sheet,
        &mut below,
        &context.notes(own, filters::of_lines(context)),
    )?;
    page.sign(sheet, &mut below)?;
    Ok(charts::of_years(context, &grid, &years, &shares))
}

/// Every year of any target's history, ascending.
pub(super) fn years(context: &Context<'_>) -> Vec<i32> {
    let mut years: Vec<i32> = chosen(context)
        .flat_map(|(_, t)| t.history.iter().map(|h| h.year))
        .collect();
    years.push(context.input.period.year);
    years.sort_unstable();
    years.dedup();
    years
}

/// The table, and which of its rows are shares of targets.
fn grid(context: &Context<'_>, years: &[i32]) -> (Grid, Vec<usize>) {
    let mut columns = vec![
        GridColumn::new("TT", Content::Centred),
        GridColumn::new("Nội dung", Content::Text),
    ];
    columns.extend(
        years
            .iter()
            .map(|y| GridColumn::new(&format!("Năm > {y}"), Content::Count)),
    );
    columns.push(GridColumn::new(
        "Năm cuối so với năm trước",
        Content::Change,
    ));
    let mut grid = Grid::new(columns, STUB);
    if let Some(table) = context.table {
        heading(&mut grid, "I", "SỐ LƯỢNG, CHẤT LƯỢNG");
        // the table holds the targets as well; they follow below with their formulas
        let of_target = |key: &str| {
            key.split_once(':')
                .is_some_and(|(id, _)| context.input.results.targets.iter().any(|t| *t.id == *id))
        };
        let lines = (0..table.rows.len())
            .filter(|&at| !of_target(&table.rows[at].key) && !is_movement(&table.rows[at].key));
        for (number, at) in lines.enumerate() {
            let row = &table.rows[at];
            let scale = if row.percent { 100.0 } else { 1.0 };
            let values: Vec<Option<f64>> = years
                .iter()
                .map(|y| of_year(table, at, *y).map(|v| v * scale))
                .collect();
            let content = if row.percent {
                (Content::Percent, Content::Change)
            } else {
                (Content::Count, Content::CountChange)
            };
            figures(
                &mut grid,
                &(number + 1).to_string(),
                &row.heading,
                &values,
                content,
            );
        }
    }
    heading(&mut grid, "II", "CÁC CHỈ TIÊU");
    let mut rows = Vec::new();
    for (number, target) in chosen(context) {
        rows.push(grid.rows.len());
        shares(&mut grid, number, target, years);
    }
    if let Some(table) = context.table {
        movements(&mut grid, table, years);
    }
    (grid, rows)
}

fn is_movement(key: &str) -> bool {
    key.starts_with("movement:")
}

/// Who came, went, rose and learned since the year before; parts of a row have no number.
fn movements(grid: &mut Grid, table: &Table, years: &[i32]) {
    let rows = (0..table.rows.len()).filter(|&at| is_movement(&table.rows[at].key));
    let mut number = 0;
    for at in rows {
        if number == 0 {
            heading(grid, "III", "BIẾN ĐỘNG SO VỚI KỲ TRƯỚC");
        }
        let text = &table.rows[at].heading;
        let is_part = text.starts_with('-');
        number += u32::from(!is_part);
        let mut cells: Vec<GridCell> = vec![
            Shown::Text(if is_part {
                String::new()
            } else {
                number.to_string()
            })
            .into(),
            Shown::Text(text.clone()).into(),
        ];
        let value = |year: &i32| of_year(table, at, *year).map_or(Shown::Blank, Shown::Number);
        cells.extend(years.iter().map(|year| GridCell::from(value(year))));
        // how a change changed says nothing
        cells.push(Shown::Blank.into());
        grid.rows.push(GridRow {
            weight: Weight::Plain,
            cells,
        });
    }
}

fn of_year(table: &Table, row: usize, year: i32) -> Option<f64> {
    let key = year.to_string();
    let at = table.columns.iter().position(|c| c.key == key)?;
    table.rows[row].cells.get(at).copied().flatten()
}

fn heading(grid: &mut Grid, number: &str, text: &str) {
    let blank = grid.columns.len() - STUB;
    let mut cells: Vec<GridCell> = vec![
        Shown::Text(number.to_owned()).into(),
        Shown::Text(text.to_owned()).into(),
    ];
    cells.extend(std::iter::repeat_n(GridCell::from(Shown::Blank), blank));
    grid.rows.push(GridRow {
        weight: Weight::Subtotal,
        cells,
    });
}

fn counts(grid: &mut Grid, number: &str, text: &str, values: &[Option<f64>]) {
    figures(
        grid,
        number,
        text,
        values,
        (Content::Count, Content::CountChange),
    );
}

/// A row of figures with the difference of the last two years.
fn figures(
    grid: &mut Grid,
    number: &str,
    text: &str,
    values: &[Option<f64>],
    (content, difference): (Content, Content),
) {
    let row = grid.excel_row(grid.rows.len());
    let mut cells: Vec<GridCell> = vec![
        Shown::Text(number.to_owned()).into(),
        Shown::Text(text.to_owned()).into(),
    ];
    cells.extend(values.iter().map(|v| GridCell {
        shown: v.map_or(Shown::Blank, Shown::Number),
        content: Some(content),
    }));
    cells.push(GridCell {
        shown: change(values, row),
        content: Some(difference),
    });
    grid.rows.push(GridRow {
        weight: Weight::Plain,
        cells,
    });
}

fn change(values: &[Option<f64>], row: u32) -> Shown {
    let n = values.len();
    match values {
        [.., Some(before), Some(now)] => {
            let (a, b) = (counted::letters(STUB, n - 1), counted::letters(STUB, n - 2));
            Shown::Formula(format!("={a}{row}-{b}{row}"), Some(now - before))
        }
        _ => Shown::Blank,
    }
}

/// Population, those who meet it, and the share of a target.
fn shares(grid: &mut Grid, number: usize, target: &TargetResult, years: &[i32]) {
    let at = |y: &i32| target.history.iter().find(|h| h.year == *y);
    let denominators: Vec<Option<f64>> = years
        .iter()
        .map(|y| at(y).map(|h| f64::from(h.counts.denominator)))
        .collect();
    let numerators: Vec<Option<f64>> = years
        .iter()
        .map(|y| at(y).map(|h| f64::from(h.counts.numerator)))
        .collect();
    let row = grid.excel_row(grid.rows.len());
    let mut cells: Vec<GridCell> = vec![
        Shown::Text((number + 1).to_string()).into(),
        Shown::Text(format!("{} (%)", target.title)).into(),
    ];
    let mut percents = Vec::new();
    for i in 0..years.len() {
        let shown = match (numerators[i], denominators[i]) {
            (Some(some), Some(whole)) => {
                let col = counted::letters(STUB, i);
                let result = (whole != 0.0).then(|| some / whole * 100.0);
                Shown::Formula(
                    format!(
                        "=IF({col}{}=0,\"\",{col}{}/{col}{}*100)",
                        row + 1,
                        row + 2,
                        row + 1
                    ),
                    result,
                )
            }
            _ => Shown::Blank,
        };
        percents.push(match &shown {
            Shown::Formula(_, result) => *result,
            _ => None,
        });
        cells.push(GridCell {
            shown,
            content: Some(Content::Percent),
        });
    }
    cells.push(GridCell {
        shown: change(&percents, row),
        content: Some(Content::Change),
    });
    grid.rows.push(GridRow {
        weight: Weight::Subtotal,
        cells,
    });
    counts(grid, "", "- Tổng số đối tượng", &denominators);
    counts(grid, "", "- Số đạt", &numerators);
}
