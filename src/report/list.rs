//! A plain list on a sheet: headings, rows, filters, frozen header, printable on A4.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::fields::Shown;
use super::safe;

/// Formats of lists.
pub struct ListFormats {
    head: Format,
    text: Format,
    number: Format,
    date: Format,
    link: Format,
}

impl Default for ListFormats {
    fn default() -> Self {
        let base = || {
            Format::new()
                .set_font_name("Times New Roman")
                .set_font_size(11)
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::Top)
        };
        Self {
            head: base()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color("D9E2F3"),
            text: base().set_text_wrap(),
            number: base()
                .set_num_format("#,##0")
                .set_align(FormatAlign::Center),
            date: base()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Center),
            link: base().set_text_wrap().set_font_color("1F4E79"),
        }
    }
}

impl ListFormats {
    /// The format of text cells.
    #[must_use]
    pub const fn text(&self) -> &Format {
        &self.text
    }

    /// The format of links.
    #[must_use]
    pub const fn link(&self) -> &Format {
        &self.link
    }
}

/// Headings with their widths in characters.
pub type Heading<'a> = (&'a str, f64);

/// Writes the headings into `row` and sets the sheet up: widths, frozen header, page.
///
/// # Errors
/// A rule of Excel is broken.
pub fn head(
    sheet: &mut Worksheet,
    row: u32,
    frozen: u16,
    headings: &[Heading<'_>],
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    for (col, (heading, width)) in (0u16..).zip(headings) {
        sheet.set_column_width(col, *width)?;
        sheet.write_with_format(row, col, safe::text(heading), &formats.head)?;
    }
    sheet.set_row_height(row, 34)?;
    sheet.set_freeze_panes(row + 1, frozen)?;
    sheet.set_repeat_rows(0, row)?;
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    sheet.set_footer("&C&\"Times New Roman\"Trang &P/&N");
    Ok(())
}

/// Writes one cell.
///
/// # Errors
/// A rule of Excel is broken.
pub fn cell(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    value: &Shown,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    match value {
        Shown::Nothing => sheet.write_blank(row, col, &formats.text)?,
        Shown::Text(t) => sheet.write_string_with_format(row, col, safe::text(t), &formats.text)?,
        Shown::Number(n) => sheet.write_number_with_format(row, col, *n, &formats.number)?,
        Shown::Date(d) => {
            use chrono::Datelike;
            let small = |n: u32| u8::try_from(n).unwrap_or(1);
            match u16::try_from(d.year())
                .ok()
                .and_then(|y| ExcelDateTime::from_ymd(y, small(d.month()), small(d.day())).ok())
            {
                Some(date) => sheet.write_datetime_with_format(row, col, &date, &formats.date)?,
                None => sheet.write_string_with_format(
                    row,
                    col,
                    d.format("%d/%m/%Y").to_string(),
                    &formats.text,
                )?,
            }
        }
    };
    Ok(())
}
