//! A plain list on a sheet: headings, rows, filters, frozen header, printable on A4.

use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::fields::Shown;
use super::rows::{Look, Rows};
use super::safe;
use super::text_size::{height, line_width, lines, longest_word};

/// Type size of lists in points.
const SIZE: f64 = 11.0;

/// Fill of a cell that someone should see.
pub const MARK: u32 = 0xFF_E699;

/// Formats of lists.
pub struct ListFormats {
    head: Format,
    text: Format,
    number: Format,
    date: Format,
    link: Format,
    plain: Format,
    /// For rows that are written while the book is saved: text, number, date, the same three marked, link.
    pub(super) styles: [Format; 7],
}

impl Default for ListFormats {
    fn default() -> Self {
        let base = || {
            Format::new()
                .set_font_name("Times New Roman")
                .set_font_size(11)
                .set_border(FormatBorder::Thin)
                .set_align(FormatAlign::VerticalCenter)
        };
        let text = base().set_text_wrap();
        let number = base()
            .set_num_format("#,##0")
            .set_align(FormatAlign::Center);
        let date = base()
            .set_num_format("dd/mm/yyyy")
            .set_align(FormatAlign::Center);
        let link = base().set_text_wrap().set_font_color("1F4E79");
        let marked = |format: &Format| format.clone().set_background_color(MARK);
        Self {
            styles: [
                text.clone(),
                number.clone(),
                date.clone(),
                marked(&text),
                marked(&number),
                marked(&date),
                link.clone(),
            ],
            head: base()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(super::style::HEAD_FILL),
            text,
            number,
            date,
            plain: Format::new()
                .set_font_name("Times New Roman")
                .set_font_size(11)
                .set_italic(),
            link,
        }
    }
}

impl ListFormats {
    /// The format of a value.
    const fn of(&self, value: &Shown) -> &Format {
        match value {
            Shown::Nothing | Shown::Text(_) => &self.text,
            Shown::Number(_) | Shown::Formula(..) => &self.number,
            Shown::Date(_) => &self.date,
        }
    }

    /// The format of headings.
    #[must_use]
    pub const fn header(&self) -> &Format {
        &self.head
    }

    /// Text without a border.
    #[must_use]
    pub const fn plain(&self) -> &Format {
        &self.plain
    }

    /// The format of links.
    #[must_use]
    pub const fn link(&self) -> &Format {
        &self.link
    }
}

/// Rows that a sheet of Excel holds below a heading.
pub const MOST_ROWS: usize = 1_048_575;

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
    let mut most = 1;
    for (col, (heading, width)) in (0u16..).zip(headings) {
        sheet.set_column_width(col, *width)?;
        sheet.write_with_format(row, col, safe::text(heading), &formats.head)?;
        most = most.max(lines(heading, SIZE, true, width * 8.0 - 3.0));
    }
    sheet.set_row_height(row, height(most, SIZE) + 6.0)?;
    sheet.set_freeze_panes(row + 1, frozen)?;
    // the headings alone: a title said once is enough, and LibreOffice adds blank pages at the end of a
    // long sheet that repeats more
    sheet.set_repeat_rows(row, row)?;
    page(sheet);
    Ok(())
}

/// Width in characters that a text needs to stand on one line.
#[must_use]
pub fn text_width(text: &str) -> f64 {
    // a character is 8 pixels wide, the cell's padding 5
    let longest = text.lines().map(|l| line_width(l, SIZE, false));
    (longest.fold(0.0, f64::max) + 8.0) / 8.0
}

/// Width in characters that a heading needs for its words to stay whole, beside the arrow of a filter.
#[must_use]
pub fn heading_width(heading: &str) -> f64 {
    ((longest_word(heading, SIZE, true) + 12.0) / 8.0).max(5.0)
}

/// A4 lying, one page wide, with page numbers.
pub fn page(sheet: &mut Worksheet) {
    // a formula that gives empty text is stored as that, not as 0
    sheet.set_formula_result_default("");
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3);
    // the name of the sheet tells pages of different lists apart once they lie in a pile
    sheet.set_footer("&L&\"Times New Roman\"&A&C&\"Times New Roman\"Trang &P/&N");
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
    cell_with(sheet, row, col, value, formats.of(value))
}

/// Writes one cell in a format of its own.
///
/// # Errors
/// A rule of Excel is broken.
pub fn cell_with(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    value: &Shown,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Shown::Nothing => sheet.write_blank(row, col, format)?,
        Shown::Text(t) => sheet.write_string_with_format(row, col, safe::text(t), format)?,
        Shown::Number(n) => sheet.write_number_with_format(row, col, *n, format)?,
        Shown::Formula(f, result) => {
            let formula = Formula::new(f).set_result(result);
            sheet.write_formula_with_format(row, col, formula, format)?
        }
        Shown::Date(d) => {
            use chrono::Datelike;
            let small = |n: u32| u8::try_from(n).unwrap_or(1);
            match u16::try_from(d.year())
                .ok()
                .and_then(|y| ExcelDateTime::from_ymd(y, small(d.month()), small(d.day())).ok())
            {
                Some(date) => sheet.write_datetime_with_format(row, col, &date, format)?,
                None => sheet.write_string_with_format(
                    row,
                    col,
                    d.format("%d/%m/%Y").to_string(),
                    format,
                )?,
            }
        }
    };
    Ok(())
}

/// Makes a row as high as its longest text; `widths` are those of its columns in characters.
///
/// # Errors
/// A rule of Excel is broken.
pub fn fit<'v>(
    sheet: &mut Worksheet,
    row: u32,
    cells: impl IntoIterator<Item = (&'v Shown, f64)>,
) -> Result<(), XlsxError> {
    sheet.set_row_height(row, row_height(cells))?;
    Ok(())
}

/// The height in points that a row needs for its longest text; widths are in characters.
pub fn row_height<'v>(cells: impl IntoIterator<Item = (&'v Shown, f64)>) -> f64 {
    let of = |(value, width): (&Shown, f64)| match value {
        // a character is 8 pixels wide, the cell's padding 5
        Shown::Text(t) => lines(t, SIZE, false, width * 8.0 - 3.0),
        _ => 1,
    };
    let most = cells.into_iter().map(of).max().unwrap_or(1);
    height(most, SIZE).max(17.0)
}

/// Writes a row of cells, as high as its longest text.
///
/// # Errors
/// A rule of Excel is broken.
pub fn row(
    sheet: &mut Worksheet,
    row: u32,
    values: &[Shown],
    headings: &[Heading<'_>],
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    fit(sheet, row, values.iter().zip(headings.iter().map(|h| h.1)))?;
    for (col, value) in (0u16..).zip(values) {
        cell(sheet, row, col, value, formats)?;
    }
    Ok(())
}

/// Writes a row of a list while its book is saved, as high as its longest text; one of its cells may be a link.
///
/// # Errors
/// The book cannot be packed.
pub fn streamed(
    rows: &mut Rows<'_>,
    row: u32,
    values: &[Shown],
    headings: &[Heading<'_>],
    link: Option<u16>,
) -> std::io::Result<()> {
    let height = row_height(values.iter().zip(headings.iter().map(|h| h.1)));
    let cells = (0u16..).zip(values).map(|(col, value)| {
        let look = if link == Some(col) {
            Look::Link
        } else {
            Look::Usual
        };
        (value, look)
    });
    rows.row(row, Some(height), cells)
}

/// A bold line over the columns up to `last`.
///
/// # Errors
/// A rule of Excel is broken.
pub fn title(sheet: &mut Worksheet, row: u32, last: u16, text: &str) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(13)
        .set_bold()
        .set_align(FormatAlign::VerticalCenter);
    if last > 0 {
        sheet.merge_range(row, 0, row, last, &safe::text(text), &format)?;
    } else {
        sheet.write_string_with_format(row, 0, safe::text(text), &format)?;
    }
    sheet.set_row_height(row, 24)?;
    Ok(())
}
