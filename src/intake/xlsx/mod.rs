//! Workbooks of Excel 2007 and later, by calamine's streaming reader behind our guard.

mod parts;

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek};
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader, XlsxError};

use super::builder::SheetBuilder;
use super::refusal::Refusal;
use super::serial::{date_value, iso_date};
use super::sheet::{Sheet, Value, Visibility};
use super::sheet_marks::SheetMarks;
use super::texts::Texts;
use crate::finding::Finding;
use crate::plan::model::Limits;
use crate::text::FontHint;
use parts::Parts;

/// Sheets beyond which a workbook is refused.
const MAX_SHEETS: usize = 1_000;

/// Reads a workbook that was sniffed to be one.
///
/// # Errors
/// Limits, damage.
pub(super) fn read(
    bytes: &[u8],
    file: &Arc<str>,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Sheet>, Refusal> {
    let parts = Parts::guard(bytes, limits)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| unreadable(&e))?;
    let names = parts.sheet_parts();
    let mut seen = BTreeSet::new();
    let listed = book.sheets_metadata().to_vec();
    let epoch_1904 = book.has_1904_epoch();
    let none = SheetMarks::default();
    let mut texts = Texts::default();
    let mut sheets = Vec::new();
    if listed.len() > MAX_SHEETS {
        return Err(Refusal::over(format!("tối đa {MAX_SHEETS} trang tính")));
    }
    for (number, listed) in (1..).zip(listed) {
        if listed.typ != SheetType::WorkSheet {
            continue;
        }
        let part = names.get(&listed.name);
        // a part named by a thousand sheets would be read a thousand times
        if part.is_some_and(|part| !seen.insert(part)) {
            continue;
        }
        let visibility = match listed.visible {
            SheetVisible::Visible => Visibility::Visible,
            SheetVisible::Hidden | SheetVisible::VeryHidden => Visibility::Hidden,
        };
        let mut reader = match book.worksheet_cells_reader(&listed.name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(e) => return Err(unreadable(&e)),
        };
        let marks = part.and_then(|part| parts.marks.get(part)).unwrap_or(&none);
        let mut sheet = SheetBuilder::new(&listed.name, number, visibility, epoch_1904, limits);
        read_cells(&mut reader, marks, epoch_1904, &mut texts, &mut sheet)?;
        sheets.push(sheet.finish(
            file,
            marks.merges.clone(),
            &marks.hidden_rows,
            marks.hidden_columns.clone(),
            findings,
        ));
    }
    Ok(sheets)
}

/// How the cells of a format are read.
#[derive(Debug, Clone, Copy)]
struct Format {
    font: FontHint,
    struck: bool,
}

impl Format {
    fn of(style: &Style) -> Self {
        let font = style.font.as_ref();
        Self {
            font: font
                .and_then(|f| f.name.as_deref())
                .map(FontHint::of_font_name)
                .unwrap_or_default(),
            struck: font.is_some_and(calamine::Font::has_strikethrough),
        }
    }
}

fn read_cells<RS: Read + Seek>(
    reader: &mut XlsxCellReader<'_, RS>,
    marks: &SheetMarks,
    epoch_1904: bool,
    texts: &mut Texts,
    sheet: &mut SheetBuilder<'_>,
) -> Result<(), Refusal> {
    let formats: Vec<Format> = reader.styles().iter().map(Format::of).collect();
    let plain = Format {
        font: FontHint::Unknown,
        struck: false,
    };
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(next)) => next,
            Ok(None) => break,
            // an error that Excel knows and calamine does not: the guard has kept it
            Err(XlsxError::CellError(_)) => continue,
            Err(e) => return Err(unreadable(&e)),
        };
        let (row, col) = cell.get_position();
        let Format { font, struck } = formats.get(style).copied().unwrap_or(plain);
        let value = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::SharedString(text) => {
                sheet.text(row, col, texts.shared(text, font), struck)?;
                continue;
            }
            DataRef::String(text) => {
                sheet.text(row, col, texts.by_content(text, font), struck)?;
                continue;
            }
            DataRef::Float(number) => Value::Number(*number),
            #[expect(
                clippy::cast_precision_loss,
                reason = "a spreadsheet's numbers are f64"
            )]
            DataRef::Int(number) => Value::Number(*number as f64),
            DataRef::Bool(truth) => Value::Bool(*truth),
            DataRef::DateTime(date) if date.is_datetime() => date_value(date.as_f64(), epoch_1904),
            DataRef::DateTime(duration) => Value::Number(duration.as_f64()),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                if let Some(date) = iso_date(text) {
                    Value::Date(date)
                } else {
                    sheet.text(row, col, texts.by_content(text, font), struck)?;
                    continue;
                }
            }
            DataRef::Error(error) => Value::Error(error.to_string().into()),
        };
        sheet.value(row, col, value, struck)?;
    }
    for &(row, col) in &marks.no_cache {
        sheet.value(row, col, Value::NoCache, false)?;
    }
    for ((row, col), error) in &marks.odd_errors {
        sheet.value(*row, *col, Value::Error(error.as_str().into()), false)?;
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

#[cfg(test)]
mod tests;
