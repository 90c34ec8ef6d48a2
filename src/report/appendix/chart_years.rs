//! The shares of the targets over the years as lines.

use rust_xlsxwriter::{Chart, ChartDataLabel, ChartDataLabelPosition};

use super::super::grid::Grid;
use super::Context;
use super::chart::{Figures, Plot, Stand, dress, font, line};
use super::charts::point;
use super::targets::chosen;

/// Most lines in one chart that an eye can follow.
const LINES: usize = 5;

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
    let ends: Vec<Option<f64>> = figures
        .series
        .iter()
        .map(|(_, values)| values.last().cloned().flatten().map(|v| v.1))
        .collect();
    let draw = move |stand: &Stand<'_>| {
        let all: Vec<usize> = (0..numbers.len()).collect();
        // as many lines in each: none is left alone
        let charts = all.len().div_ceil(LINES).max(1);
        all.chunks(all.len().div_ceil(charts).max(1))
            .map(|group| lines(stand, group, &numbers, last, &ends))
            .collect()
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}

/// A chart of a handful of lines; only their last points say their figure: the table has the others.
fn lines(
    stand: &Stand<'_>,
    group: &[usize],
    numbers: &[usize],
    last: usize,
    ends: &[Option<f64>],
) -> Chart {
    let mut chart = Chart::new_line();
    for (shade, &nth) in group.iter().enumerate() {
        let (mut format, marker) = line(shade);
        let mut label = ChartDataLabel::new();
        label
            .show_value()
            .set_num_format("0.0")
            .set_font(&font(11.0))
            .set_position(beside(ends, group, nth));
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
    let which = if first == end {
        format!("chỉ tiêu {first}")
    } else {
        format!("các chỉ tiêu {first} - {end}")
    };
    dress(
        &mut chart,
        &format!("Tỷ lệ đạt {which} qua các năm"),
        "Năm",
        "Tỷ lệ (%)",
    );
    chart.y_axis().set_min(0).set_max(100).set_num_format("0");
    chart
}

/// Percentages so near each other that their labels would lie on one another.
const NEAR: f64 = 4.0;

/// Where the label of a line's last point stands: aside of that of the line nearest above or below.
fn beside(ends: &[Option<f64>], group: &[usize], nth: usize) -> ChartDataLabelPosition {
    let Some(own) = ends[nth] else {
        return ChartDataLabelPosition::Right;
    };
    let others = || {
        let others = group.iter().filter(|&&other| other != nth);
        others.filter_map(|&other| Some((ends[other]?, other)))
    };
    let above =
        others().any(|(end, other)| (end > own || (end >= own && other < nth)) && end - own < NEAR);
    let below =
        others().any(|(end, other)| (end < own || (end <= own && other > nth)) && own - end < NEAR);
    match (above, below) {
        (true, false) => ChartDataLabelPosition::Below,
        (false, true) => ChartDataLabelPosition::Above,
        _ => ChartDataLabelPosition::Right,
    }
}
