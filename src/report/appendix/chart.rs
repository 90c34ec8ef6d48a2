//! Native charts, readable in black and white, each on a page of its own. Their figures stand beside
//! them, out of the printed area, as formulas that point into the appendix.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSolidFill, Color, Formula,
    ObjectMovement, Worksheet, XlsxError,
};

use super::super::page::{set_up, span};
use super::super::style::{FACE, Styles, base};
use super::Context;

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
    /// Writes the figures from a column on, right of what is printed.
    fn write<'a>(
        &self,
        sheet: &mut Worksheet,
        name: &'a str,
        left: u16,
    ) -> Result<Stand<'a>, XlsxError> {
        let top = 2;
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

/// What a chart sheet shows: figures and the charts drawn from them.
pub(super) struct Plot {
    pub(super) figures: Figures,
    /// Makes the charts once it is known where the figures stand.
    pub(super) draw: Box<dyn Fn(&Stand<'_>) -> Vec<Chart>>,
}

impl Plot {
    /// A sheet of its own, one chart a page.
    pub(super) fn write(
        &self,
        context: &Context<'_>,
        sheet: &mut Worksheet,
        name: &str,
    ) -> Result<(), XlsxError> {
        set_up(sheet, true)?;
        for col in 0..COLUMNS {
            sheet.set_column_width_pixels(col, WIDTH / u32::from(COLUMNS))?;
        }
        let stand = self.figures.write(sheet, name, COLUMNS + 1)?;
        let title = format!("BIỂU ĐỒ KÈM THEO {}", context.number().to_uppercase());
        span(
            sheet,
            0,
            0,
            COLUMNS - 1,
            &title,
            &Styles::centred(13.0).set_bold(),
        )?;
        sheet.set_row_height(0, HEAD)?;
        let mut row = 1;
        let mut breaks = Vec::new();
        for (nth, mut chart) in (self.draw)(&stand).into_iter().enumerate() {
            if nth > 0 {
                breaks.push(row);
            }
            chart
                .set_width(WIDTH - 8)
                .set_height((ROWS - 1) * ROW * 4 / 3);
            sheet.insert_chart_with_offset(row, 0, &chart, 4, 4)?;
            for row in row..row + ROWS {
                sheet.set_row_height(row, ROW)?;
            }
            row += ROWS;
        }
        if !breaks.is_empty() {
            sheet.set_page_breaks(&breaks)?;
        }
        sheet.set_print_area(0, 0, row - 1, COLUMNS - 1)?;
        Ok(())
    }
}

/// Columns under a chart.
const COLUMNS: u16 = 10;
/// Their width together in pixels: an A4 sheet lying.
const WIDTH: u32 = 980;
/// Height of the rows under a chart in points, and how many fill a page.
const ROW: u32 = 15;
const ROWS: u32 = 29;
/// Height of the heading in points.
const HEAD: u32 = 24;
