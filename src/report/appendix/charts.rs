//! Which chart an appendix has: the plan says the kind, the table says the figures.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartFormat, ChartLine,
    ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Color,
};

use super::super::grid::{Grid, Shown};
use super::by_unit::{self, Role};
use super::chart::{Figures, Plot, Stand, dress, fill, font, line};
use super::targets::chosen;
use super::{Context, counted};
use crate::measure::Table;

/// Most lines in one chart that an eye can follow.
const LINES: usize = 5;

/// The chart of an appendix whose figures are its table's.
pub(super) fn of_table(context: &Context<'_>, grid: &Grid, table: &Table) -> Option<Plot> {
    match context.appendix.chart.as_str() {
        "pyramid" => pyramid(context, grid, table),
        "stacked" => stacked(context, grid, table),
        "bar" => bars(context, grid, table),
        _ => None,
    }
}

/// The appendix' sheet in a formula of another one.
fn prefix(context: &Context<'_>) -> String {
    format!("'{}'!", context.sheet.replace('\'', "''"))
}

/// The figure of a cell of the table as a formula that points at it.
pub(super) fn point(
    context: &Context<'_>,
    grid: &Grid,
    row: usize,
    col: usize,
    sign: &str,
) -> Option<(String, f64)> {
    let shown = &grid.rows.get(row)?.cells.get(grid.stub + col)?.shown;
    let value = match shown {
        Shown::Number(n) | Shown::Formula(_, Some(n)) => *n,
        _ => return None,
    };
    let value = if sign.is_empty() { value } else { -value };
    Some((
        format!(
            "={sign}{}{}{}",
            prefix(context),
            counted::letters(grid.stub, col),
            grid.excel_row(row)
        ),
        value,
    ))
}

/// Bars to both sides for columns that come in pairs `a:x`, `b:x`, of the grand total.
fn pyramid(context: &Context<'_>, grid: &Grid, table: &Table) -> Option<Plot> {
    let total = table.rows.iter().position(|r| r.key == "total")?;
    let split = |at: usize| table.columns[at].key.split_once(':');
    let left = (0..table.columns.len()).find_map(|i| split(i).map(|(prefix, _)| prefix))?;
    let mut figures = Figures {
        format: "#,##0;#,##0",
        ..Figures::default()
    };
    let (mut lefts, mut rights, mut names) =
        (Vec::new(), Vec::new(), (String::new(), String::new()));
    let leaf = |at: usize| {
        grid.columns[grid.stub + at]
            .path
            .last()
            .cloned()
            .unwrap_or_default()
    };
    for at in 0..table.columns.len() {
        let Some((_, band)) = split(at).filter(|(prefix, _)| *prefix == left) else {
            continue;
        };
        let twin =
            (0..table.columns.len()).find(|&i| i != at && split(i).is_some_and(|(_, b)| b == band));
        let Some(twin) = twin else { continue };
        figures.labels.push(
            grid.columns[grid.stub + at]
                .path
                .first()
                .cloned()
                .unwrap_or_default(),
        );
        lefts.push(point(context, grid, total, at, "-"));
        rights.push(point(context, grid, total, twin, ""));
        names = (leaf(at), leaf(twin));
    }
    if figures.labels.is_empty() {
        return None;
    }
    figures.series = vec![(names.0, lefts), (names.1, rights)];
    let year = context.input.period.year;
    let draw = move |stand: &Stand<'_>| {
        let mut chart = Chart::new(ChartType::Bar);
        for nth in 0..2 {
            let mut label = ChartDataLabel::new();
            label
                .show_value()
                .set_num_format("#,##0;#,##0")
                .set_font(&font(10.0));
            chart
                .add_series()
                .set_name(stand.name(nth))
                .set_categories(stand.labels())
                .set_values(stand.values(nth))
                .set_format(&mut fill(nth))
                .set_gap(25)
                .set_overlap(100)
                .set_data_label(&label);
        }
        dress(
            &mut chart,
            &format!("Tháp tuổi theo giới tính năm {year}"),
            "Số người",
            "",
        );
        chart
            .y_axis()
            .set_label_position(ChartAxisLabelPosition::Low);
        chart.x_axis().set_num_format("#,##0;#,##0");
        vec![chart]
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}

/// Hundred-percent bars of the kinds of units and the whole, over the first partition among the columns.
fn stacked(context: &Context<'_>, grid: &Grid, table: &Table) -> Option<Plot> {
    let total = table.rows.iter().position(|r| r.key == "total")?;
    let (title, parts) = partition(grid, table, total)?;
    let is_row = |at: usize| {
        matches!(
            by_unit::role(context, &table.rows[at]),
            Role::Subtotal(_) | Role::Total
        )
    };
    let rows: Vec<usize> = (0..table.rows.len()).filter(|&i| is_row(i)).collect();
    let mut figures = Figures {
        format: "#,##0",
        ..Figures::default()
    };
    figures.labels = rows
        .iter()
        .map(|&r| table.rows[r].heading.clone())
        .collect();
    for &col in &parts {
        let path = &grid.columns[grid.stub + col].path;
        let name = if path.first() == Some(&title) {
            path.last()
        } else {
            path.first()
        };
        figures.series.push((
            name.cloned().unwrap_or_default(),
            rows.iter()
                .map(|&r| point(context, grid, r, col, ""))
                .collect(),
        ));
    }
    let title = if title.is_empty() {
        context.appendix.title.clone()
    } else {
        format!("{title} theo loại đơn vị")
    };
    let draw = move |stand: &Stand<'_>| {
        let mut chart = Chart::new(ChartType::BarPercentStacked);
        for nth in 0..parts.len() {
            let mut label = ChartDataLabel::new();
            label
                .show_value()
                .set_num_format("#,##0;;")
                .set_font(&font(10.0));
            chart
                .add_series()
                .set_name(stand.name(nth))
                .set_categories(stand.labels())
                .set_values(stand.values(nth))
                .set_format(&mut fill(nth))
                .set_gap(40)
                .set_data_label(&label);
        }
        dress(&mut chart, &title, "Tỷ lệ; số trên cột là số người", "");
        // the first row stands on top, as in the table
        chart.y_axis().set_reverse();
        chart.x_axis().set_num_format("0%");
        vec![chart]
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}

/// The first columns of counts that divide another column among them, and what they speak of.
fn partition(grid: &Grid, table: &Table, total: usize) -> Option<(String, Vec<usize>)> {
    let count = |at: &usize| !table.columns[*at].percent;
    let value = |at: usize| {
        table.rows[total]
            .cells
            .get(at)
            .copied()
            .flatten()
            .unwrap_or(0.0)
    };
    let counts: Vec<usize> = (0..table.columns.len()).filter(count).collect();
    let first = |at: usize| {
        grid.columns[grid.stub + at]
            .path
            .first()
            .cloned()
            .unwrap_or_default()
    };
    let whole = value(*counts.first()?);
    for &at in &counts {
        let group: Vec<usize> = counts
            .iter()
            .copied()
            .filter(|&i| first(i) == first(at) && grid.columns[grid.stub + i].path.len() > 1)
            .collect();
        let sum: f64 = group.iter().map(|&i| value(i)).sum();
        if group.len() > 1 && (sum - whole).abs() < 0.5 {
            return Some((first(at), group));
        }
    }
    // counts whose shares are taken of one column, until they fill it
    let base = table
        .columns
        .iter()
        .find(|c| !c.share_of.is_empty())
        .map(|c| c.share_of.clone())?;
    let full = table
        .columns
        .iter()
        .position(|c| c.key == base)
        .map(value)?;
    let mut parts = Vec::new();
    let mut sum = 0.0;
    for at in counts {
        let shared = table
            .columns
            .iter()
            .any(|c| c.share_of == base && c.share_part == table.columns[at].key);
        if shared && sum + value(at) <= full + 0.5 && sum < full {
            sum += value(at);
            parts.push(at);
        }
    }
    (parts.len() > 1).then_some((String::new(), parts))
}

/// Columns of every share by unit, with the threshold of the appendix' target as a line.
fn bars(context: &Context<'_>, grid: &Grid, table: &Table) -> Option<Plot> {
    let rows: Vec<usize> = (0..table.rows.len())
        .filter(|&i| {
            matches!(
                by_unit::role(context, &table.rows[i]),
                Role::Unit(_) | Role::Total
            )
        })
        .collect();
    let shares: Vec<usize> = (0..table.columns.len())
        .filter(|&i| table.columns[i].percent)
        .take(4)
        .collect();
    if rows.is_empty() || shares.is_empty() {
        return None;
    }
    let mut figures = Figures {
        format: "0.0",
        ..Figures::default()
    };
    figures.labels = rows
        .iter()
        .map(|&r| table.rows[r].heading.clone())
        .collect();
    for &col in &shares {
        let name = grid.columns[grid.stub + col]
            .path
            .first()
            .cloned()
            .unwrap_or_default();
        figures.series.push((
            name,
            rows.iter()
                .map(|&r| point(context, grid, r, col, ""))
                .collect(),
        ));
    }
    let limit = chosen(context)
        .find_map(|(_, t)| t.at_least)
        .map(|l| l * 100.0);
    if let Some(limit) = limit {
        figures.series.push((
            "Mức Nghị quyết giao".to_owned(),
            rows.iter()
                .map(|_| Some((format!("={limit}"), limit)))
                .collect(),
        ));
    }
    let title = context.appendix.title.clone();
    let count = shares.len();
    let limited = limit.is_some();
    let draw = move |stand: &Stand<'_>| {
        let mut chart = Chart::new_column();
        for nth in 0..count {
            let series = chart.add_series();
            series
                .set_name(stand.name(nth))
                .set_categories(stand.labels())
                .set_values(stand.values(nth))
                .set_format(&mut fill(nth))
                .set_gap(60);
        }
        if limited {
            let mut limit = Chart::new_line();
            let mut format = ChartFormat::new();
            format.set_line(ChartLine::new().set_color(Color::Black).set_width(2.0));
            limit
                .add_series()
                .set_name(stand.name(count))
                .set_categories(stand.labels())
                .set_values(stand.values(count))
                .set_format(&mut format);
            chart.combine(&limit);
        }
        dress(&mut chart, &title, "", "Tỷ lệ (%)");
        chart.y_axis().set_min(0).set_max(100).set_num_format("0");
        vec![chart]
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}

/// Share of every target against what is asked.
pub(super) fn of_targets(context: &Context<'_>, grid: &Grid) -> Option<Plot> {
    if context.appendix.chart.is_empty() {
        return None;
    }
    let mut figures = Figures {
        format: "0.0",
        ..Figures::default()
    };
    let (mut shares, mut limits) = (Vec::new(), Vec::new());
    for (at, (number, target)) in chosen(context).enumerate() {
        let row = grid.excel_row(at);
        figures.labels.push(format!("CT {}", number + 1));
        shares.push(
            target
                .share
                .map(|s| (format!("={}I{row}", prefix(context)), s * 100.0)),
        );
        limits.push(
            target
                .at_least
                .map(|l| (format!("={}D{row}", prefix(context)), l * 100.0)),
        );
    }
    if figures.labels.is_empty() {
        return None;
    }
    figures.series = vec![
        ("Kết quả".to_owned(), shares),
        ("Mức Nghị quyết giao".to_owned(), limits),
    ];
    let draw = move |stand: &Stand<'_>| {
        let mut chart = Chart::new_column();
        let mut label = ChartDataLabel::new();
        label
            .show_value()
            .set_num_format("0.0")
            .set_font(&font(11.0))
            .set_position(ChartDataLabelPosition::OutsideEnd);
        chart
            .add_series()
            .set_name(stand.name(0))
            .set_categories(stand.labels())
            .set_values(stand.values(0))
            .set_format(&mut fill(0))
            .set_gap(80)
            .set_data_label(&label);
        let mut marks = Chart::new_line();
        let mut none = ChartFormat::new();
        none.set_line(ChartLine::new().set_hidden(true));
        let mut marker = ChartMarker::new();
        marker.set_type(ChartMarkerType::LongDash).set_size(22);
        marker.set_format(
            ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::Black)),
        );
        marks
            .add_series()
            .set_name(stand.name(1))
            .set_categories(stand.labels())
            .set_values(stand.values(1))
            .set_format(&mut none)
            .set_marker(&marker);
        chart.combine(&marks);
        dress(
            &mut chart,
            "Kết quả so với mức Nghị quyết giao",
            "Chỉ tiêu (CT) theo số thứ tự trong bảng",
            "Tỷ lệ (%)",
        );
        chart
            .y_axis()
            .set_min(0)
            .set_max(110)
            .set_major_unit(20)
            .set_num_format("0");
        vec![chart]
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}

/// Lines of the targets' shares, a handful a chart; `rows` are those of the shares in the table.
pub(super) fn of_years(
    context: &Context<'_>,
    grid: &Grid,
    years: &[i32],
    rows: &[usize],
) -> Option<Plot> {
    if context.appendix.chart.is_empty() || years.len() < 2 {
        return None;
    }
    let mut figures = Figures {
        format: "0.0",
        ..Figures::default()
    };
    figures.labels = years.iter().map(ToString::to_string).collect();
    let numbers: Vec<usize> = chosen(context).map(|(number, _)| number + 1).collect();
    for (number, &row) in numbers.iter().zip(rows) {
        let values = (0..years.len())
            .map(|col| point(context, grid, row, col, ""))
            .collect();
        figures.series.push((format!("Chỉ tiêu {number}"), values));
    }
    let last = years.len() - 1;
    let draw = move |stand: &Stand<'_>| {
        let all: Vec<usize> = (0..numbers.len()).collect();
        all.chunks(LINES)
            .map(|group| lines(stand, group, &numbers, last))
            .collect()
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}

/// A chart of a handful of lines; only their last points say their figure: the table has the others.
fn lines(stand: &Stand<'_>, group: &[usize], numbers: &[usize], last: usize) -> Chart {
    let mut chart = Chart::new_line();
    for (shade, &nth) in group.iter().enumerate() {
        let (mut format, marker) = line(shade);
        let mut label = ChartDataLabel::new();
        label
            .show_value()
            .set_num_format("0.0")
            .set_font(&font(11.0))
            .set_position(ChartDataLabelPosition::Right);
        let hidden = ChartDataLabel::new().set_hidden().clone();
        chart
            .add_series()
            .set_name(stand.name(nth))
            .set_categories(stand.labels())
            .set_values(stand.values(nth))
            .set_format(&mut format)
            .set_marker(&marker)
            .set_data_label(&label)
            .set_custom_data_labels(&vec![hidden; last]);
    }
    let (first, end) = (numbers[group[0]], numbers[group[group.len() - 1]]);
    dress(
        &mut chart,
        &format!("Tỷ lệ đạt các chỉ tiêu {first} - {end} qua các năm"),
        "Năm",
        "Tỷ lệ (%)",
    );
    chart.y_axis().set_min(0).set_num_format("0");
    chart
}
