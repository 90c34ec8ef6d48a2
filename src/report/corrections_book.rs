//! `dieu-chinh.xlsx`: the findings as a form for the board's corrections, to be filled in and put into
//! the year's input folder.

use rust_xlsxwriter::{Format, XlsxError};

use super::book::new_book;
use super::fields::Shown;
use super::input::ReportInput;
use super::labels;
use super::list::{self, ListFormats};
use super::redact;
use super::rows::Book;
use crate::finding::{Code, Place, Severity};
use crate::intake::Workbook as Read;

const HEADINGS: [list::Heading<'_>; 10] = [
    ("Tệp", 44.0),
    ("Trang tính", 16.0),
    ("Ô", 8.0),
    ("Trường", 18.0),
    ("Nội dung ô", 24.0),
    ("Giá trị đúng", 24.0),
    ("Lý do", 32.0),
    ("Người xác nhận", 22.0),
    ("Ngày xác nhận", 14.0),
    ("Vấn đề", 56.0),
];

/// The form.
///
/// # Errors
/// A rule of Excel is broken.
pub fn corrections_book<'a>(input: &'a ReportInput<'a>) -> Result<Book<'a>, XlsxError> {
    let mut book = Book::from(new_book(input, "Điều chỉnh")?);
    let formats = ListFormats::default();
    let sheet = book.workbook().add_worksheet().set_name("Điều chỉnh")?;
    list::head(sheet, 1, 0, &HEADINGS, &formats)?;
    let title = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(12)
        .set_italic();
    sheet.write_string_with_format(0, 0, "Ghi giá trị đúng hoặc “xác nhận đúng” vào cột Giá trị đúng, rồi chép tệp này vào thư mục dữ liệu của năm.", &title)?;
    let cells = input
        .findings
        .iter()
        .filter(|f| f.severity != Severity::Info && f.place.row.is_some() && f.place.col.is_some());
    let count = u32::try_from(cells.clone().count()).unwrap_or(u32::MAX);
    book.list(&formats.styles, 2, count, 10, move |rows| {
        let mut read = CellTexts::new(input);
        for (row, f) in (2u32..).zip(cells) {
            let text = |t: &str| Shown::Text(t.to_owned());
            let held = match f.code {
                // tells of a fact merged from several cells: the form is made for the cell's own text
                Code::PersonFactsDiffer => {
                    let held = read.of(&f.place);
                    redact::fact(&held, f.field, input.redact).into_owned()
                }
                _ => redact::found(f, input.redact)
                    .unwrap_or_default()
                    .into_owned(),
            };
            let mut values = vec![
                text(f.place.file.as_deref().unwrap_or_default()),
                text(f.place.sheet.as_deref().unwrap_or_default()),
                text(&f.place.address().unwrap_or_default()),
                text(f.field.map(labels::column).unwrap_or_default()),
                text(&held),
            ];
            // right value, reason, who and when: for the board to fill in
            values.extend(std::iter::repeat_n(Shown::Nothing, 4));
            values.push(Shown::Text(redact::message(f, input.redact)));
            list::streamed(rows, row, &values, &HEADINGS, None)?;
        }
        Ok(())
    })?;
    Ok(book)
}

/// Texts of cells, from workbooks that are read once more; one is kept, for findings stand file by file.
struct CellTexts<'a> {
    input: &'a ReportInput<'a>,
    last: Option<(String, Option<Read>)>,
}

impl<'a> CellTexts<'a> {
    const fn new(input: &'a ReportInput<'a>) -> Self {
        Self { input, last: None }
    }

    fn of(&mut self, place: &Place) -> String {
        let (Some(file), Some(row), Some(col)) = (place.file.as_deref(), place.row, place.col)
        else {
            return String::new();
        };
        if self.last.as_ref().is_none_or(|(of, _)| of != file) {
            self.last = Some((file.to_owned(), self.input.workbooks.workbook(file)));
        }
        let book = self.last.as_ref().and_then(|(_, book)| book.as_ref());
        let sheet = book.and_then(|b| {
            let named = b.sheets.iter();
            named
                .into_iter()
                .find(|s| Some(&s.name) == place.sheet.as_ref())
        });
        sheet
            .and_then(|s| s.cell(row.checked_sub(1)?, col))
            .map(|c| c.value.text())
            .unwrap_or_default()
    }
}
