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
use super::list::{ListFormats, MOST_ROWS};
use super::rows::Book;
use super::safe::SheetNames;
use super::words::whole;
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

/// What stands in place of a list that no sheet of Excel holds: where it is to be found. Recounts by
/// formula go with it.
fn instead<'a>(input: &ReportInput<'_>) -> Result<Book<'a>, XlsxError> {
    let mut book = new_book(input, "Danh sách")?;
    let sheet = book.add_worksheet().set_name("Danh sách")?;
    sheet.set_column_width(0, 110)?;
    let lines = [
        format!(
            "Danh sách có {} người, nhiều hơn số dòng của một trang Excel ({}), nên không chép vào sổ này.",
            whole(u64::from(input.results.headcount)),
            whole(MOST_ROWS as u64 + 1)
        ),
        "Danh sách đầy đủ, mỗi người một dòng, ở tệp data/roster.parquet cạnh sổ này.".to_owned(),
        "Các phụ lục, tệp kiểm tra và tệp trả lại đơn vị không thay đổi.".to_owned(),
    ];
    let formats = ListFormats::default();
    for (row, line) in (0u32..).zip(lines) {
        sheet.write_string_with_format(row, 0, line, formats.plain())?;
    }
    Ok(book.into())
}

/// The list.
///
/// # Errors
/// A rule of Excel is broken.
pub fn roster_book<'a>(input: &'a ReportInput<'a>) -> Result<Book<'a>, XlsxError> {
    if input.roster.persons.len() > MOST_ROWS {
        return instead(input);
    }
    let mut book = Book::from(new_book(input, "Danh sách")?);
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let layout = layout::Layout::new(input, &mut names);
    persons::write(&mut book, input, &layout, &formats)?;
    let sheet = book.workbook().add_worksheet();
    sheet.set_name(names.take("Theo đơn vị"))?;
    units::write(&mut book, input, &layout, &formats)?;
    let sheet = book.workbook().add_worksheet();
    sheet.set_name(names.take("Đối chiếu"))?;
    recount::write(&mut book, input, &layout, &formats)?;
    lacking::write(&mut book, input, &mut names, &formats)?;
    Ok(book)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::super::samples::{District, file};
    use super::*;

    #[test]
    fn in_place_of_a_list_too_long_it_is_said_where_it_is() {
        let (district, read) = (District::new(), [file()]);
        let book = instead(&district.input(&read, false)).expect("a book");
        let bytes = book.save().expect("packed");
        let mut parts = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
        let mut said = String::new();
        let mut texts = parts.by_name("xl/sharedStrings.xml").expect("texts");
        texts.read_to_string(&mut said).expect("text");
        assert!(said.contains("(1.048.576)"), "{said}");
        assert!(said.contains("data/roster.parquet"), "{said}");
    }
}
