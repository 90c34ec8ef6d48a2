//! What all books share: face, properties and a fixed day of creation, so that the same input gives
//! the same bytes.

use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::input::ReportInput;
use super::style::{SIZE, base};

/// An empty book with its properties.
///
/// # Errors
/// The writer refuses the default format or the date, which no checked period brings about.
pub fn new_book(input: &ReportInput<'_>, title: &str) -> Result<Workbook, XlsxError> {
    let day = input.period.as_of;
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    let created = ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(2000),
        small(day.month()),
        small(day.day()),
    )?;
    let author = format!(
        "{} {}",
        input.plan.committee.board, input.plan.committee.name
    );
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new()
            .set_title(format!("{title} {}", input.period.label()))
            .set_author(author.trim())
            .set_comment(format!("phuluc {}", input.version))
            .set_creation_datetime(&created),
    );
    // 72 pixels is the width the writer knows for a face of 8-pixel digits, which ours is at 12 points
    book.set_default_format(&base(SIZE), 21, 72)?;
    // what Excel itself uses
    book.set_zip_compression_level(3);
    Ok(book)
}
