//! The second reader: a workbook with something that our walk does not understand goes to calamine.
//!
//! It knows more writers' habits than we do, but neither hidden rows and columns nor where in the
//! file it stopped; its cells come without fonts here, so old encodings are told by content.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use memchr::memmem;

use super::super::builder::{Room, SheetBuilder};
use super::super::markup::Tag;
use super::super::package::Package;
use super::super::refusal::Refusal;
use super::super::runs::check_runs;
use super::super::serial::{date_value, iso_date};
use super::super::sheet::{Merge, Sheet, Value, Visibility};
use super::super::texts::Texts;
use super::utf8;
use super::workbook::WorkbookPart;
use crate::finding::Finding;
use crate::schema::Limits;
use crate::text::FontHint;

/// Cell formats beyond which a workbook is refused; Excel itself stops at 65,490.
const MAX_FORMATS: usize = 70_000;

/// Reads a workbook through calamine.
///
/// # Errors
/// Limits, damage.
pub(super) fn read(
    bytes: &[u8],
    file: &Arc<str>,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Sheet>, Refusal> {
    guard(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| unreadable(&e))?;
    let epoch_1904 = book.has_1904_epoch();
    let mut texts = Texts::default();
    let room = Room::new(limits);
    let mut sheets = Vec::new();
    let listed = book.sheets_metadata().to_vec();
    for (number, listed) in (1..).zip(listed) {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let visibility = match listed.visible {
            SheetVisible::Visible => Visibility::Visible,
            SheetVisible::Hidden | SheetVisible::VeryHidden => Visibility::Hidden,
        };
        let mut sheet =
            SheetBuilder::new(&listed.name, number, visibility, epoch_1904, limits, &room);
        let mut reader = match book.worksheet_cells_reader(&listed.name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(e) => return Err(unreadable(&e)),
        };
        while let Some(cell) = reader
            .next_cell_with_formula_metadata()
            .map_err(|e| unreadable(&e))?
        {
            let (row, col) = cell.pos;
            let value = match &cell.value {
                DataRef::Empty if cell.formula.is_some() => Value::NoCache,
                value => match plain_value(value, epoch_1904) {
                    Ok(Some(value)) => value,
                    Ok(None) => continue,
                    Err(text) => {
                        let ready = texts.by_content(text, FontHint::Unknown);
                        sheet.text(row, col, ready, false)?;
                        continue;
                    }
                },
            };
            sheet.value(row, col, value, false)?;
        }
        drop(reader);
        let merges = book
            .merge_cells_by_sheet_name(&listed.name)
            .map_err(|e| unreadable(&e))?
            .into_iter()
            .map(|area| Merge {
                top: area.start.0,
                left: area.start.1,
                bottom: area.end.0,
                right: area.end.1,
            })
            .collect();
        sheets.push(sheet.finish(file, merges, &[], Vec::new(), findings)?);
    }
    Ok(sheets)
}

/// A value, none where the cell is empty, or its text.
fn plain_value<'x>(value: &'x DataRef<'_>, epoch_1904: bool) -> Result<Option<Value>, &'x str> {
    Ok(Some(match value {
        DataRef::Empty => return Ok(None),
        DataRef::SharedString(text) => return Err(text),
        DataRef::String(text) | DataRef::DurationIso(text) => return Err(text),
        DataRef::DateTimeIso(text) => Value::Date(iso_date(text).ok_or(text.as_str())?),
        DataRef::Float(number) => Value::Number(*number),
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spreadsheet's numbers are f64"
        )]
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(date) if date.is_datetime() => date_value(date.as_f64(), epoch_1904),
        DataRef::DateTime(duration) => Value::Number(duration.as_f64()),
        DataRef::Error(error) => Value::Error(error.to_string().into()),
    }))
}

/// What calamine takes memory for on the word of the file.
fn guard(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let book = WorkbookPart::read(&mut package)?;
    let usual = [
        "xl/sharedstrings.xml".to_owned(),
        "xl/styles.xml".to_owned(),
    ];
    for name in [&book.strings, &book.styles].into_iter().chain(&usual) {
        let part = utf8(package.part(name)?.unwrap_or_default());
        check_runs(&part, limits.cell_chars)?;
        check_string_count(&part)?;
        check_formats(&part)?;
    }
    for sheet in &book.sheets {
        let part = utf8(package.part(&sheet.part)?.unwrap_or_default());
        check_runs(&part, limits.cell_chars)?;
    }
    Ok(())
}

/// calamine takes memory for as many strings as the part claims, before it has read one.
fn check_string_count(part: &[u8]) -> Result<(), Refusal> {
    // each of them: the first may stand in a comment
    let mut claims = memmem::find_iter(part, b"uniqueCount")
        .filter_map(|at| Tag::around(part, at))
        .filter_map(|tag| tag.number("uniqueCount"));
    // the shortest string is `<si/>`
    if claims.any(|count| count > part.len() as u64 / 5 + 1) {
        return Err(Refusal::unreadable(
            "bảng chuỗi ký tự ghi số lượng sai, tệp hỏng hoặc không do Excel tạo",
        ));
    }
    Ok(())
}

/// calamine's formats take half a kilobyte each.
fn check_formats(part: &[u8]) -> Result<(), Refusal> {
    for record in [&b"xf"[..], b"font", b"fill", b"border", b"numFmt"] {
        let count = memmem::find_iter(part, record)
            .filter(|at| matches!(part.get(at.wrapping_sub(1)), Some(b'<' | b':')))
            .take(MAX_FORMATS)
            .count();
        if count >= MAX_FORMATS {
            return Err(Refusal::over(format!(
                "tối đa {MAX_FORMATS} kiểu định dạng ô"
            )));
        }
    }
    Ok(())
}

fn unreadable(error: &XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::Password {
            default_password: false,
        },
        _ => Refusal::unreadable("tệp bị hỏng hoặc không do Excel tạo"),
    }
}
