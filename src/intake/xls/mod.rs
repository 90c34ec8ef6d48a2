//! Workbooks of Excel 5 to 2003, read record by record.
//!
//! calamine reads these whole into the rectangle that spans all cells, and tells neither fonts nor
//! hidden rows. One pass over the records tells all of it, and a far cell costs one cell.

mod cells;
mod globals;

mod records;
mod strings;

use std::io::{Cursor, Read};
use std::sync::Arc;

pub(super) use cells::{error_text, rk_number};

use cells::CellsReader;
use globals::Globals;

use super::builder::{Room, SheetBuilder};
use super::refusal::Refusal;
use super::sheet::Sheet;
use super::texts::Texts;
use crate::finding::Finding;
use crate::schema::Limits;

/// Reads a workbook that was sniffed to be one.
///
/// # Errors
/// Limits, damage, a password.
pub(super) fn read(
    bytes: &[u8],
    file: &Arc<str>,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Sheet>, Refusal> {
    let stream = workbook_stream(bytes)?;
    let globals = Globals::read(&stream)?;
    let mut texts = Texts::default();
    let room = Room::new(limits);
    let mut sheets = Vec::new();
    let mut gone_through = 0;
    for listed in &globals.sheets {
        let records = stream.get(listed.at..).ok_or_else(damaged)?;
        let mut sheet = SheetBuilder::new(
            &listed.name,
            listed.number,
            listed.visibility,
            globals.epoch_1904,
            limits,
            &room,
        );
        let mut reader = CellsReader {
            globals: &globals,
            texts: &mut texts,
            sheet: &mut sheet,
        };
        let (marks, length) = reader.read(records)?;
        // sheets lie one behind the other; overlapping ones could take for ever
        gone_through += length;
        if gone_through > stream.len() {
            return Err(damaged());
        }
        sheets.push(sheet.finish(
            file,
            marks.merges,
            &marks.hidden_rows,
            marks.hidden_columns,
            findings,
        )?);
    }
    Ok(sheets)
}

/// The stream of records inside the container.
fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| container.is_stream(name))
        .ok_or_else(damaged)?;
    let mut stream = Vec::new();
    container
        .open_stream(name)
        .and_then(|part| part.take(bytes.len() as u64).read_to_end(&mut stream))
        .map_err(|_| damaged())?;
    Ok(stream)
}

fn damaged() -> Refusal {
    Refusal::unreadable("tệp .xls bị hỏng")
}

#[cfg(test)]
mod tests;
