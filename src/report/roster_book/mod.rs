//! `danh-sach-<year>.xlsx`: the merged list, one row a person, with a column for each target, so that a
//! filter shows the very persons behind a number; units, a recount of the appendices, and those who do
//! not meet each target.

mod formula;
mod lacking;
mod layout;
mod persons;
mod recount;
mod recount_tables;
mod units;

use rust_xlsxwriter::XlsxError;

use super::book::new_book;
use super::input::ReportInput;
use super::list::ListFormats;
use super::rows::Book;
use super::safe::SheetNames;
use crate::plan::Plan;
use crate::schema::Column;

/// Columns whose values the plan fixes, for compiling its conditions.
fn known_values(plan: &Plan) -> [(Column, Vec<&str>); 2] {
    [
        (
            Column::Level,
            plan.levels.iter().map(|l| l.code.as_str()).collect(),
        ),
        (
            Column::UnitKind,
            plan.kinds.iter().map(|k| k.code.as_str()).collect(),
        ),
    ]
}

/// The list.
///
/// # Errors
/// A rule of Excel is broken.
pub fn roster_book<'a>(input: &'a ReportInput<'a>) -> Result<Book<'a>, XlsxError> {
    let mut book = Book::from(new_book(input, "Danh sách")?);
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let layout = layout::Layout::new(input, &mut names);
    persons::write(&mut book, input, &layout, &formats)?;
    let of_units = book.workbook().add_worksheet();
    units::write(
        of_units.set_name(names.take("Theo đơn vị"))?,
        input,
        &layout,
        &formats,
    )?;
    let recounted = book.workbook().add_worksheet();
    recount::write(
        recounted.set_name(names.take("Đối chiếu"))?,
        input,
        &layout,
        &formats,
    )?;
    lacking::write(&mut book, input, &mut names, &formats)?;
    Ok(book)
}
