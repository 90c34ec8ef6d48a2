//! `kiem-tra-<year>.xlsx`: every finding at its cell, the ledger of rows, how columns were understood,
//! who sent what, the legend, and the sources.

mod findings;
mod summary;
mod tables;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::new_book;
use super::input::ReportInput;
use super::list::ListFormats;
use super::safe::SheetNames;

/// The book; `way` leads from the book's folder to INPUT, for the links.
///
/// # Errors
/// A rule of Excel is broken.
pub fn findings_book(input: &ReportInput<'_>, way: &str) -> Result<Workbook, XlsxError> {
    let mut book = new_book(input, "Kiểm tra")?;
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let sheet = book.add_worksheet().set_name(names.take("Tổng hợp"))?;
    summary::by_kind(sheet, input, &formats)?;
    let sheet = book
        .add_worksheet()
        .set_name(names.take("Theo đơn vị gửi"))?;
    summary::by_sender(sheet, input, &formats)?;
    findings::write(&mut book, &mut names, input, way, &formats)?;
    let mut out = tables::Tables {
        book: &mut book,
        names: &mut names,
        formats: &formats,
    };
    out.ledger(input)?;
    out.columns(input)?;
    out.submissions(input)?;
    out.corrections(input)?;
    out.legend()?;
    out.sources(input)?;
    Ok(book)
}
