//! The page of an appendix in the Party's layout (Hướng dẫn 36-HD/VPTW): heading block, table, notes,
//! signatures, and how it is printed.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::flow::{Flow, Pages};
use super::grid::{Grid, Placed, column};
use super::input::ReportInput;
use super::safe;
use super::style::{SIZE, Styles, Weight};
use super::text_size::{height, line_width, lines};
use super::words;
use crate::plan::model::Committee;

/// Pixels between the margins of an A4 sheet upright.
pub const UPRIGHT: f64 = 661.0;
/// Pixels between the margins of an A4 sheet lying.
pub const LYING: f64 = 990.0;

/// What stands around a table.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The report.
    pub input: &'a ReportInput<'a>,
    /// Number at the right of the heading: `PHỤ LỤC 1`.
    pub number: String,
    /// Number of the official form, below it, or empty: `Biểu số 9B-BTCTW`.
    pub form: &'a str,
    /// Title in sentence case.
    pub title: String,
    /// What is counted: `Đơn vị tính: Người`.
    pub unit: &'a str,
}

/// A page with its table written, to be finished with notes and signatures.
#[derive(Debug, Clone)]
pub struct Below {
    /// Next free row.
    pub row: u32,
    /// Last column.
    pub last: u16,
    /// Width of the table in pixels.
    pub width: f64,
    /// Width of the columns in pixels.
    pub widths: Vec<f64>,
    /// How the rows fill pages.
    pub flow: Flow,
}

/// Height of a line of the signature block in points.
const LINE: f64 = 18.0;
/// Rows for signature and seal.
const SEAL: u32 = 4;

impl Page<'_> {
    /// Sets the sheet up, writes heading block and table.
    ///
    /// # Errors
    /// A rule of Excel is broken.
    pub fn begin(
        &self,
        sheet: &mut Worksheet,
        styles: &Styles,
        grid: &Grid,
    ) -> Result<Below, XlsxError> {
        let natural = grid.widths();
        let lying = natural.iter().map(|w| w.round()).sum::<f64>() > UPRIGHT * 1.12;
        set_up(sheet, lying)?;
        let Placed {
            end,
            widths,
            head,
            rows,
        } = grid.write(sheet, styles, natural, if lying { LYING } else { UPRIGHT })?;
        let last = column(widths.len().saturating_sub(1));
        let mut flow = Flow::new(lying, widths.iter().sum());
        flow.begin(self.head(sheet, &widths)?, head);
        for (i, (tall, row)) in rows.iter().zip(&grid.rows).enumerate() {
            flow.add_row(grid.excel_row(i) - 1, *tall, row.weight == Weight::Subtotal);
        }
        sheet.set_freeze_panes(grid.body_top(), column(grid.stub))?;
        let width = widths.iter().sum();
        Ok(Below {
            row: end,
            last,
            width,
            widths,
            flow,
        })
    }

    /// The heading block; its height in points.
    fn head(&self, sheet: &mut Worksheet, widths: &[f64]) -> Result<f64, XlsxError> {
        let committee = &self.input.plan.committee;
        let last = column(widths.len().saturating_sub(1));
        let split = half(widths);
        let [above, name] = letterhead(committee);
        let mut total = 0.0;
        let put =
            |sheet: &mut Worksheet, row: u32, from: u16, to: u16, text: &str, format: &Format| {
                span(sheet, row, from, to, text, format)
            };
        put(sheet, 0, 0, split, &above, &Styles::centred(13.0))?;
        put(sheet, 1, 0, split, &name, &Styles::centred(13.0).set_bold())?;
        put(sheet, 2, 0, split, "*", &Styles::centred(13.0))?;
        put(
            sheet,
            0,
            split + 1,
            last,
            &self.number,
            &Styles::centred(14.0).set_bold(),
        )?;
        put(
            sheet,
            1,
            split + 1,
            last,
            self.form,
            &Styles::centred(13.0).set_bold(),
        )?;
        let title = words::capitals(&self.title);
        let width: f64 = widths.iter().sum();
        put(sheet, 3, 0, last, &title, &Styles::centred(14.0).set_bold())?;
        put(
            sheet,
            4,
            0,
            last,
            &attached_to(committee),
            &Styles::centred(13.0).set_italic(),
        )?;
        let day = format!(
            "Số liệu tính đến {}",
            words::long_date(self.input.period.as_of)
        );
        put(sheet, 5, 0, last, &day, &Styles::centred(13.0).set_italic())?;
        let right = Styles::centred(SIZE)
            .set_italic()
            .set_align(rust_xlsxwriter::FormatAlign::Right);
        put(sheet, 6, 0, last, self.unit, &right)?;
        let room = width - 12.0;
        let title_height = height(lines(&title, 14.0, true, room), 14.0) + 6.0;
        let attached = height(lines(&attached_to(committee), 13.0, false, room), 13.0);
        for (row, tall) in [
            (0, 20.0),
            (1, 20.0),
            (2, 16.0),
            (3, title_height),
            (4, attached),
            (5, 19.0),
            (6, 18.0),
        ] {
            sheet.set_row_height(row, tall)?;
            total += tall;
        }
        Ok(total)
    }

    /// Notes under the table, one a row.
    ///
    /// # Errors
    /// A rule of Excel is broken.
    pub fn notes(
        &self,
        sheet: &mut Worksheet,
        below: &mut Below,
        notes: &[String],
    ) -> Result<(), XlsxError> {
        let own: Vec<&String> = notes.iter().filter(|n| !n.is_empty()).collect();
        for (i, note) in own.iter().enumerate() {
            let text = match (own.len(), i) {
                (1, _) => format!("Ghi chú: {note}"),
                (_, 0) => format!("Ghi chú: (1) {note}"),
                _ => format!("({}) {note}", i + 1),
            };
            let format = Styles::left(11.0).set_italic();
            span(sheet, below.row, 0, below.last, &text, &format)?;
            let tall = height(lines(&text, 11.0, false, below.width - 12.0), 11.0);
            sheet.set_row_height(below.row, tall)?;
            below.flow.add_below(below.row, tall);
            below.row += 1;
        }
        Ok(())
    }

    /// The signature block; ends the printed area.
    ///
    /// # Errors
    /// A rule of Excel is broken.
    pub fn sign(&self, sheet: &mut Worksheet, below: &mut Below) -> Result<(), XlsxError> {
        let committee = &self.input.plan.committee;
        let split = half(&below.widths);
        let dated = if committee.report_date.is_empty() {
            format!("{}, ngày …… tháng …… năm ………", committee.place)
        } else {
            format!("{}, {}", committee.place, committee.report_date)
        };
        // the half at the right may be narrow: the line is set smaller rather than cut
        let right: f64 = below.widths.iter().skip(usize::from(split) + 1).sum();
        let needed = line_width(&dated, 13.0, false) + 12.0;
        let size = (13.0 * (right / needed).min(1.0)).floor().max(8.0);
        let mut lines: Vec<(String, String, Format)> =
            vec![(String::new(), dated, Styles::centred(size).set_italic())];
        for (i, right) in committee.signature_right.iter().enumerate() {
            let left = if i == 0 {
                committee.signature_left.clone()
            } else {
                String::new()
            };
            lines.push((left, right.clone(), Styles::centred(13.0).set_bold()));
        }
        lines.push((
            "(Ký, ghi rõ họ tên)".to_owned(),
            "(Ký, đóng dấu, ghi rõ họ tên)".to_owned(),
            Styles::centred(12.0).set_italic(),
        ));
        let first = below.row;
        below.row += 1;
        for (left, right, format) in lines {
            span(sheet, below.row, 0, split, &left, &format)?;
            span(sheet, below.row, split + 1, below.last, &right, &format)?;
            below.row += 1;
        }
        below.row += SEAL;
        for row in first..below.row {
            sheet.set_row_height(row, LINE)?;
        }
        let tall = f64::from(below.row - first) * LINE;
        below.flow.add_below(first, tall);
        sheet.set_print_area(0, 0, below.row - 1, below.last)?;
        match below.flow.pages() {
            // a little smaller is better than a page with three lines
            Pages::One => {
                sheet.set_print_fit_to_pages(1, 1);
            }
            Pages::Several { breaks, percent } => {
                sheet.set_print_scale(percent);
                sheet.set_page_breaks(&breaks)?;
            }
        }
        Ok(())
    }
}

/// A4, margins, one page wide, page numbers.
///
/// # Errors
/// A rule of Excel is broken.
pub fn set_up(sheet: &mut Worksheet, lying: bool) -> Result<(), XlsxError> {
    const MM: f64 = 1.0 / 25.4;
    // a formula that gives empty text is stored as that, not as 0
    sheet.set_formula_result_default("");
    sheet.set_paper_size(9);
    if lying {
        sheet.set_landscape();
    }
    sheet.set_margins(
        20.0 * MM,
        15.0 * MM,
        20.0 * MM,
        17.0 * MM,
        8.0 * MM,
        8.0 * MM,
    );
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_footer("&C&\"Times New Roman,Regular\"&11Trang &P/&N");
    sheet.set_screen_gridlines(false);
    Ok(())
}

/// The two lines at the left: who stands above, who issues.
fn letterhead(committee: &Committee) -> [String; 2] {
    let name = words::capitals(&committee.name);
    if committee.board.is_empty() {
        [committee.superior.clone(), name]
    } else {
        [name, words::capitals(&committee.board)]
    }
}

/// `(Kèm theo Báo cáo số …)`, dotted where the plan does not say.
fn attached_to(committee: &Committee) -> String {
    let number = if committee.report_number.is_empty() {
        "………"
    } else {
        &committee.report_number
    };
    let day = if committee.report_date.is_empty() {
        "ngày …… tháng …… năm ………"
    } else {
        &committee.report_date
    };
    let by = if committee.board.is_empty() {
        committee.name.clone()
    } else {
        format!("{} {}", committee.board, committee.name)
    };
    format!("(Kèm theo Báo cáo số {number}, {day} của {by})")
}

/// Last column of the left half, so that both halves hold their lines.
fn half(widths: &[f64]) -> u16 {
    let total: f64 = widths.iter().sum();
    let mut sum = 0.0;
    let mut at = 0;
    for (i, w) in widths
        .iter()
        .enumerate()
        .take(widths.len().saturating_sub(1))
    {
        if i > 0 && sum + w / 2.0 > total * 0.5 {
            break;
        }
        sum += w;
        at = i;
    }
    column(at)
}

/// Text over several columns of a row.
///
/// # Errors
/// A rule of Excel is broken.
pub fn span(
    sheet: &mut Worksheet,
    row: u32,
    from: u16,
    to: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = safe::text(text);
    if from < to {
        sheet.merge_range(row, from, row, to, &text, format)?;
    } else {
        sheet.write_string_with_format(row, from, text, format)?;
    }
    Ok(())
}
