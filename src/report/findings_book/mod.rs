//! `kiem-tra-<year>.xlsx`: every finding at its cell, the ledger of rows, how columns were understood,
//! who sent what, the legend, and the sources.

mod findings;
mod summary;
mod tables;

use rust_xlsxwriter::XlsxError;

use super::book::new_book;
use super::input::ReportInput;
use super::list::ListFormats;
use super::rows::Book;
use super::safe::SheetNames;

/// The book; `way` leads from the book's folder to INPUT, for the links.
///
/// # Errors
/// A rule of Excel is broken.
pub fn findings_book<'a>(input: &'a ReportInput<'a>, way: &str) -> Result<Book<'a>, XlsxError> {
    let mut made = Book::from(new_book(input, "Kiểm tra")?);
    let book = made.workbook();
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let sheet = book.add_worksheet().set_name(names.take("Tổng hợp"))?;
    summary::by_kind(sheet, input, &formats)?;
    let sheet = book
        .add_worksheet()
        .set_name(names.take("Theo đơn vị gửi"))?;
    summary::by_sender(sheet, input, &formats)?;
    findings::write(&mut made, &mut names, input, way, &formats)?;
    let mut out = tables::Tables {
        book: &mut made,
        names: &mut names,
        formats: &formats,
    };
    out.ledger(input)?;
    out.columns(input)?;
    out.submissions(input)?;
    out.corrections(input)?;
    out.legend()?;
    out.sources(input)?;
    Ok(made)
}
