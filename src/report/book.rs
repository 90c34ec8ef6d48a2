//! What all books share: face, properties and a fixed day of creation, so that the same input gives
//! the same bytes.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::input::ReportInput;
use super::style::{SIZE, base};

/// How hard books are packed.
pub const PACKING: u8 = 2;

/// An empty book with its properties.
///
/// # Errors
/// The writer refuses the default format or the date, which no checked period brings about.
pub fn new_book(input: &ReportInput<'_>, title: &str) -> Result<Workbook, XlsxError> {
    let author = format!(
        "{} {}",
        input.plan.committee.board, input.plan.committee.name
    );
    let title = format!("{title} {}", input.period.label());
    empty_book(&title, author.trim(), input.version, input.period.as_of)
}

/// An empty book of a day, for what is no report of a period.
///
/// # Errors
/// The writer refuses the default format or the date, which no real date brings about.
pub fn empty_book(
    title: &str,
    author: &str,
    version: &str,
    day: NaiveDate,
) -> Result<Workbook, XlsxError> {
    let mut properties = DocProperties::new()
        .set_title(title)
        .set_author(author)
        .set_comment(format!("phuluc {version}"));
    if let Some(created) = excel_day(day) {
        properties = properties.set_creation_datetime(&created);
    }
    let mut book = Workbook::new();
    book.set_properties(&properties);
    // 72 pixels is the width the writer knows for a face of 8-pixel digits, which ours is at 12 points
    book.set_default_format(&base(SIZE), 21, 72)?;
    // what Excel itself uses
    book.set_zip_compression_level(PACKING);
    Ok(book)
}

/// A day as Excel keeps it; `None` before 1900.
#[must_use]
pub fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let small = |n: u32| u8::try_from(n).ok();
    ExcelDateTime::from_ymd(year, small(day.month())?, small(day.day())?).ok()
}
