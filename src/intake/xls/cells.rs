//! One sheet's part of a BIFF stream: its cells, merged regions, hidden rows and columns.

use super::damaged;
use super::globals::{Format, Globals};
use super::records::{BOF, EOF, Record, Records};
use super::strings::Cursor;
use crate::intake::builder::SheetBuilder;
use crate::intake::refusal::Refusal;
use crate::intake::serial::date_value;
use crate::intake::sheet::{Merge, Value};
use crate::intake::texts::Texts;

const ROW: u16 = 0x0208;
const COLINFO: u16 = 0x007D;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOLERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const RK: u16 = 0x027E;
const MULRK: u16 = 0x00BD;
const RSTRING: u16 = 0x00D6;
const LABELSST: u16 = 0x00FD;
const FORMULA: u16 = 0x0006;
const MERGECELLS: u16 = 0x00E5;

/// What a sheet has beside its cells.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) merges: Vec<Merge>,
    pub(super) hidden_rows: Vec<u32>,
    pub(super) hidden_columns: Vec<(u32, u32)>,
}

/// Reads the cells of one sheet into a builder.
pub(super) struct CellsReader<'a, 'b> {
    pub(super) globals: &'a Globals,
    pub(super) texts: &'a mut Texts,
    pub(super) sheet: &'a mut SheetBuilder<'b>,
}

impl CellsReader<'_, '_> {
    /// Reads the records from a sheet's BOF to its EOF; gives its marks and the bytes gone through.
    ///
    /// # Errors
    /// Damage, limits.
    pub(super) fn read(&mut self, stream: &[u8]) -> Result<(Marks, usize), Refusal> {
        let mut records = Records::new(stream);
        let mut marks = Marks::default();
        // charts stand inside sheets with records of their own
        let mut depth = 0_usize;
        // the cell whose formula's text comes in a record of its own
        let mut awaited = None;
        for record in records.by_ref() {
            let record = record?;
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                _ if depth > 1 => {}
                FORMULA => awaited = self.formula(&record)?,
                STRING => {
                    if let Some((row, col, format)) = awaited.take() {
                        let mut cursor = Cursor::new(record.parts());
                        self.text(row, col, format, &mut cursor)?;
                    }
                }
                kind => self.record(kind, &record, &mut marks)?,
            }
        }
        Ok((marks, stream.len() - records.left()))
    }

    fn record(&mut self, kind: u16, record: &Record<'_>, marks: &mut Marks) -> Result<(), Refusal> {
        match kind {
            ROW if record.u16(12)? & 0x20 != 0 => marks.hidden_rows.push(record.u16(0)?.into()),
            COLINFO => {
                let (first, last) = (record.u16(0)?, record.u16(2)?);
                if record.u16(8)? & 1 != 0 {
                    marks.hidden_columns.push((first.into(), last.into()));
                }
            }
            NUMBER => {
                let (row, col, format) = self.head(record)?;
                self.number(row, col, format, f64::from_le_bytes(record.array(6)?))?;
            }
            RK => {
                let (row, col, format) = self.head(record)?;
                self.number(row, col, format, rk_number(record.u32(6)?))?;
            }
            MULRK => self.numbers(record)?,
            LABELSST => {
                let (row, col, format) = self.head(record)?;
                let index = record.u32(6)? as usize;
                let strings = &self.globals.strings;
                if index >= strings.len() {
                    return Err(damaged());
                }
                let ready = self.texts.shared(strings, index, format.font);
                self.sheet.text(row, col, ready, format.struck)?;
            }
            LABEL | RSTRING => {
                let (row, col, format) = self.head(record)?;
                let mut cursor = Cursor::new(record.parts());
                cursor.skip(6)?;
                self.text(row, col, format, &mut cursor)?;
            }
            BOOLERR => {
                let (row, col, format) = self.head(record)?;
                let [value, is_error] = record.array(6)?;
                self.truth_or_error(row, col, format, value, is_error == 1)?;
            }
            MERGECELLS => read_merges(record, &mut marks.merges)?,
            _ => {}
        }
        Ok(())
    }

    /// Row, column and format: the first six bytes of every cell.
    fn head(&self, record: &Record<'_>) -> Result<(u32, u32, Format), Refusal> {
        let format = self.format(record.u16(4)?);
        Ok((record.u16(0)?.into(), record.u16(2)?.into(), format))
    }

    fn format(&self, index: u16) -> Format {
        let formats = &self.globals.formats;
        formats.get(usize::from(index)).copied().unwrap_or_default()
    }

    fn number(&mut self, row: u32, col: u32, format: Format, n: f64) -> Result<(), Refusal> {
        let value = if format.date {
            date_value(n, self.globals.epoch_1904)
        } else {
            Value::Number(n)
        };
        self.sheet.value(row, col, value, format.struck)
    }

    fn numbers(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        let row = record.u16(0)?.into();
        let first = u32::from(record.u16(2)?);
        let cells = record
            .data
            .get(4..record.data.len().saturating_sub(2))
            .ok_or_else(damaged)?;
        for (col, cell) in (first..).zip(cells.chunks_exact(6)) {
            let format = self.format(u16::from_le_bytes([cell[0], cell[1]]));
            let rk = u32::from_le_bytes([cell[2], cell[3], cell[4], cell[5]]);
            self.number(row, col, format, rk_number(rk))?;
        }
        Ok(())
    }

    fn text(
        &mut self,
        row: u32,
        col: u32,
        format: Format,
        cursor: &mut Cursor<'_>,
    ) -> Result<(), Refusal> {
        let text = cursor.string(self.globals.charset, format.font)?;
        let ready = self.texts.by_content(&text, format.font);
        self.sheet.text(row, col, ready, format.struck)
    }

    fn truth_or_error(
        &mut self,
        row: u32,
        col: u32,
        format: Format,
        value: u8,
        is_error: bool,
    ) -> Result<(), Refusal> {
        let value = if is_error {
            Value::Error(error_text(value).into())
        } else {
            Value::Bool(value != 0)
        };
        self.sheet.value(row, col, value, format.struck)
    }

    /// A formula's stored result (MS-XLS 2.5.133); where it is text, the cell that awaits it.
    fn formula(&mut self, record: &Record<'_>) -> Result<Option<(u32, u32, Format)>, Refusal> {
        let (row, col, format) = self.head(record)?;
        let result: [u8; 8] = record.array(6)?;
        let flags = record.u16(14)?;
        match result {
            [0, _, _, _, _, _, 0xFF, 0xFF] => return Ok(Some((row, col, format))),
            [1, _, value, _, _, _, 0xFF, 0xFF] => {
                self.truth_or_error(row, col, format, value, false)?;
            }
            [2, _, value, _, _, _, 0xFF, 0xFF] => {
                self.truth_or_error(row, col, format, value, true)?;
            }
            // an empty text
            [3, _, _, _, _, _, 0xFF, 0xFF] => {}
            // writers that do not reckon store 0 and ask for reckoning when the file is opened
            [0, 0, 0, 0, 0, 0, 0, 0] if flags & 2 != 0 => {
                self.sheet.value(row, col, Value::NoCache, format.struck)?;
            }
            number => self.number(row, col, format, f64::from_le_bytes(number))?,
        }
        Ok(None)
    }
}

/// The packed number of MS-XLS 2.5.218 and MS-XLSB 2.5.123.
pub(in crate::intake) fn rk_number(rk: u32) -> f64 {
    let number = if rk & 2 == 0 {
        f64::from_bits(u64::from(rk & !3) << 32)
    } else {
        f64::from(rk.cast_signed() >> 2)
    };
    if rk & 1 == 0 { number } else { number / 100.0 }
}

pub(in crate::intake) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR",
    }
}

fn read_merges(record: &Record<'_>, merges: &mut Vec<Merge>) -> Result<(), Refusal> {
    for region in 0..usize::from(record.u16(0)?) {
        let at = 2 + region * 8;
        merges.push(Merge {
            top: record.u16(at)?.into(),
            bottom: record.u16(at + 2)?.into(),
            left: record.u16(at + 4)?.into(),
            right: record.u16(at + 6)?.into(),
        });
    }
    Ok(())
}
