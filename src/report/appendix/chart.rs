//! Native charts, readable in black and white. Their figures stand beside the table, out of the printed
//! area, as formulas that point into the table.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSolidFill, Color, Formula,
    ObjectMovement, Worksheet, XlsxError,
};

use super::super::page::{Below, SIGNATURES};
use super::super::style::{FACE, base};

/// Figures of a chart: one row a label, one column a series.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures {
    /// Labels.
    pub(super) labels: Vec<String>,
    /// Names of the series with a formula and its result a label; `None` leaves a gap.
    pub(super) series: Vec<(String, Vec<Option<(String, f64)>>)>,
    /// Number format of the figures.
    pub(super) format: &'static str,
}

/// Where figures came to stand.
pub(super) struct Stand<'a> {
    sheet: &'a str,
    top: u32,
    left: u16,
    last: u32,
}

impl Stand<'_> {
    /// Cells of the labels.
    pub(super) fn labels(&self) -> (&str, u32, u16, u32, u16) {
        (self.sheet, self.top + 1, self.left, self.last, self.left)
    }

    /// Cells of a series.
    pub(super) fn values(&self, series: usize) -> (&str, u32, u16, u32, u16) {
        let col = self.left + 1 + u16::try_from(series).unwrap_or(0);
        (self.sheet, self.top + 1, col, self.last, col)
    }

    /// Cell of a series' name.
    pub(super) fn name(&self, series: usize) -> (&str, u32, u16) {
        (
            self.sheet,
            self.top,
            self.left + 1 + u16::try_from(series).unwrap_or(0),
        )
    }
}

impl Figures {
    /// Writes the figures two columns right of the table.
    pub(super) fn write<'a>(
        &self,
        sheet: &mut Worksheet,
        name: &'a str,
        below: &Below,
    ) -> Result<Stand<'a>, XlsxError> {
        let (top, left) = (super::super::grid::TOP, below.last + 2);
        let grey = base(10.0).set_font_color(Color::RGB(0x59_5959));
        let number = grey.clone().set_num_format(self.format);
        sheet.write_string_with_format(top - 1, left, "Số liệu vẽ biểu đồ (không in)", &grey)?;
        sheet.write_blank(top, left, &grey)?;
        let mut last = top;
        for (row, label) in (top + 1..).zip(&self.labels) {
            sheet.write_string_with_format(row, left, label, &grey)?;
            last = row;
        }
        for (col, (title, values)) in (left + 1..).zip(&self.series) {
            sheet.write_string_with_format(top, col, title, &grey)?;
            for (row, value) in (top + 1..).zip(values) {
                if let Some((formula, result)) = value {
                    sheet.write_formula_with_format(
                        row,
                        col,
                        Formula::new(formula).set_result(result.to_string()),
                        &number,
                    )?;
                }
            }
        }
        Ok(Stand {
            sheet: name,
            top,
            left,
            last,
        })
    }
}

/// Fill of the nth series: greys and patterns that differ without colour.
pub(super) fn fill(nth: usize) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_border(ChartLine::new().set_color(Color::Black).set_width(0.75));
    let pattern = |kind| {
        ChartPatternFill::new()
            .set_pattern(kind)
            .set_foreground_color(Color::RGB(0x40_4040))
            .set_background_color(Color::White)
            .clone()
    };
    match nth % 6 {
        0 => format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0xA6_A6A6))),
        1 => format.set_pattern_fill(&pattern(ChartPatternFillType::DiagonalStripesWideUpwards)),
        2 => format.set_solid_fill(ChartSolidFill::new().set_color(Color::White)),
        3 => format.set_pattern_fill(&pattern(ChartPatternFillType::Dotted30Percent)),
        4 => format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(0xD9_D9D9))),
        _ => format.set_pattern_fill(&pattern(ChartPatternFillType::LargeGrid)),
    };
    format
}

/// Line of the nth series: dashes that differ without colour.
pub(super) fn line(nth: usize) -> (ChartFormat, ChartMarker) {
    const DASHES: [ChartLineDashType; 4] = [
        ChartLineDashType::Solid,
        ChartLineDashType::Dash,
        ChartLineDashType::RoundDot,
        ChartLineDashType::LongDashDot,
    ];
    const MARKERS: [ChartMarkerType; 5] = [
        ChartMarkerType::Circle,
        ChartMarkerType::Square,
        ChartMarkerType::Triangle,
        ChartMarkerType::Diamond,
        ChartMarkerType::X,
    ];
    let mut format = ChartFormat::new();
    let shade = if nth.is_multiple_of(2) {
        Color::Black
    } else {
        Color::RGB(0x7F_7F7F)
    };
    format.set_line(
        ChartLine::new()
            .set_color(shade)
            .set_width(1.75)
            .set_dash_type(DASHES[nth % 4]),
    );
    let mut marker = ChartMarker::new();
    marker.set_type(MARKERS[nth % 5]).set_size(7);
    marker.set_format(
        ChartFormat::new()
            .set_solid_fill(ChartSolidFill::new().set_color(if nth.is_multiple_of(3) {
                Color::White
            } else {
                shade
            }))
            .set_border(ChartLine::new().set_color(Color::Black)),
    );
    (format, marker)
}

/// A font of the charts.
pub(super) fn font(points: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FACE).set_size(points);
    font
}

/// Titles, fonts and legend alike in all charts.
///
/// For bars that lie, too, `x` names the axis below and `y` the one at the side.
pub(super) fn dress(chart: &mut Chart, title: &str, x: &str, y: &str) {
    let mut bold = font(13.0);
    bold.set_bold();
    chart.title().set_name(title).set_font(&bold);
    let mut plain = font(11.0);
    plain.unset_bold();
    for (axis, name) in [(false, x), (true, y)] {
        let axis = if axis { chart.y_axis() } else { chart.x_axis() };
        axis.set_font(&plain);
        if !name.is_empty() {
            axis.set_name(name).set_name_font(&plain);
        }
    }
    chart
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(&plain);
    chart.set_alt_text(title);
    chart.set_object_movement(ObjectMovement::MoveAndSizeWithCells);
}

/// Puts a chart under what is written, on a new page where this one has no room for it; the last
/// chart of a sheet keeps the signatures with it.
pub(super) fn place(
    sheet: &mut Worksheet,
    below: &mut Below,
    chart: &mut Chart,
    tall: u32,
    last: bool,
) -> Result<(), XlsxError> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a page"
    )]
    let width = (below.width - 8.0) as u32;
    below.settle();
    let follow = if last { SIGNATURES } else { 0.0 };
    let points = below.room(f64::from(tall) * 0.75 + 30.0, LEAST, follow);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rows of a page"
    )]
    let rows = (points / f64::from(ROW)) as u32;
    let height = f64::from(rows * ROW);
    chart.set_width(width).set_height((rows - 2) * ROW * 4 / 3);
    below.keep(height + follow);
    below.keep(height);
    sheet.insert_chart_with_offset(below.row + 1, 0, chart, 4, 0)?;
    for row in below.row..below.row + rows {
        sheet.set_row_height(row, ROW)?;
    }
    below.row += rows;
    below.add(height);
    Ok(())
}

/// Lowest chart that can be read, in points.
const LEAST: f64 = 225.0;

/// Height of the rows behind a chart, in points.
const ROW: u32 = 15;
