//! Workbooks of Excel 2007 and later.
//!
//! The guard has to inflate every part and look at its bytes anyway; walking through them for the
//! cells too costs less than half of what a second reading by calamine takes, and tells what
//! calamine does not: hidden rows and columns, merged regions, formulas without a result. What the
//! walk does not understand goes to calamine ([`second`]), which also is its measure in the tests.

mod cells;
mod second;
mod strings;
mod styles;
mod workbook;

use std::sync::Arc;

use cells::{Book, CellsReader, Stop};
use strings::read_strings;
use styles::read_formats;
use workbook::WorkbookPart;

use super::builder::{Room, SheetBuilder};
use super::package::Package;
use super::refusal::Refusal;
use super::sheet::Sheet;
use super::texts::Texts;
use crate::finding::Finding;
use crate::schema::Limits;

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
    match read_parts(bytes, file, limits) {
        Ok((sheets, mut told)) => {
            findings.append(&mut told);
            Ok(sheets)
        }
        Err(Stop::Refused(refusal)) => Err(refusal),
        Err(Stop::Odd) => second::read(bytes, file, limits, findings),
    }
}

fn read_parts(
    bytes: &[u8],
    file: &Arc<str>,
    limits: &Limits,
) -> Result<(Vec<Sheet>, Vec<Finding>), Stop> {
    let mut package = Package::open(bytes, limits)?;
    let listed = WorkbookPart::read(&mut package)?;
    let strings = utf8(package.part(&listed.strings)?.unwrap_or_default());
    let styles = utf8(package.part(&listed.styles)?.unwrap_or_default());
    let book = Book {
        formats: read_formats(&styles),
        strings: read_strings(&strings)?,
        epoch_1904: listed.epoch_1904,
    };
    let mut texts = Texts::default();
    let room = Room::new(limits);
    let mut sheets = Vec::new();
    let mut findings = Vec::new();
    for listed in &listed.sheets {
        let part = utf8(package.part(&listed.part)?.ok_or_else(damaged)?);
        let mut sheet = SheetBuilder::new(
            &listed.name,
            listed.number,
            listed.visibility,
            book.epoch_1904,
            limits,
            &room,
        );
        let mut reader = CellsReader {
            book: &book,
            texts: &mut texts,
            sheet: &mut sheet,
        };
        let marks = reader.read(&part)?;
        sheets.push(sheet.finish(
            file,
            marks.merges,
            &marks.hidden_rows,
            marks.hidden_columns,
            &mut findings,
        )?);
    }
    package.count_rest()?;
    Ok((sheets, findings))
}

/// A part in UTF-8: a few writers use UTF-16, which begins with a mark.
fn utf8(part: Vec<u8>) -> Vec<u8> {
    let unit: fn([u8; 2]) -> u16 = match part.get(..2) {
        Some(b"\xFF\xFE") => u16::from_le_bytes,
        Some(b"\xFE\xFF") => u16::from_be_bytes,
        _ => return part,
    };
    let units = part[2..].chunks_exact(2).map(|b| unit([b[0], b[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect::<String>()
        .into_bytes()
}

fn damaged() -> Refusal {
    Refusal::unreadable("tệp bị hỏng, thiếu thành phần")
}

#[cfg(test)]
mod tests;
