//! Binary workbooks of Excel 2007 and later, read record by record.
//!
//! calamine tells neither fonts, merged regions nor what is hidden in these, and passes over
//! formulas that end in an error.

mod globals;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use globals::{Format, Listed, read_formats, read_strings, read_workbook};
use records::{Record, Records};

use super::builder::{Room, SheetBuilder};
use super::markup::{Event, Events};
use super::package::Package;
use super::refusal::Refusal;
use super::serial::date_value;
use super::sheet::{Merge, Sheet, Value};
use super::texts::Texts;
use super::xls::{error_text, rk_number};
use crate::finding::Finding;
use crate::schema::Limits;

const ROW_HDR: u16 = 0x0000;
const CELL_RK: u16 = 0x0002;
const CELL_ERROR: u16 = 0x0003;
const CELL_BOOL: u16 = 0x0004;
const CELL_REAL: u16 = 0x0005;
const CELL_ST: u16 = 0x0006;
const CELL_ISST: u16 = 0x0007;
const FMLA_STRING: u16 = 0x0008;
const FMLA_NUM: u16 = 0x0009;
const FMLA_BOOL: u16 = 0x000A;
const FMLA_ERROR: u16 = 0x000B;
const COL_INFO: u16 = 0x003C;
const CELL_R_STRING: u16 = 0x003E;
const MERGE_CELL: u16 = 0x00B0;
const BEGIN_SHEET: u16 = 0x0081;

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
    let mut package = Package::open(bytes, limits)?;
    let mut part = |name: &str| Ok::<_, Refusal>(package.part(name)?.unwrap_or_default());
    let (listed, epoch_1904) = read_workbook(&part("xl/workbook.bin")?)?;
    let targets = targets(&part("xl/_rels/workbook.bin.rels")?);
    let book = Book {
        formats: read_formats(&part("xl/styles.bin")?)?,
        strings: read_strings(&part("xl/sharedstrings.bin")?)?,
        epoch_1904,
    };
    let mut texts = Texts::default();
    let mut seen = BTreeSet::new();
    let room = Room::new(limits);
    let mut sheets = Vec::new();
    for (number, listed) in (1..).zip(&listed) {
        let Listed {
            name,
            relation,
            visibility,
        } = listed;
        let Some(target) = targets.get(relation) else {
            return Err(damaged());
        };
        if !seen.insert(target) {
            continue;
        }
        let part = package.part(target)?;
        // charts, dialogues and macro sheets have parts of their own kinds
        let Some(part) = part.filter(|part| is_worksheet(part)) else {
            if target.contains("/worksheets/") {
                return Err(damaged());
            }
            continue;
        };
        let mut reader = SheetReader {
            book: &book,
            texts: &mut texts,
            sheet: SheetBuilder::new(name, number, *visibility, epoch_1904, limits, &room),
            row: 0,
            merges: Vec::new(),
            hidden_rows: Vec::new(),
            hidden_columns: Vec::new(),
        };
        for record in Records::new(&part) {
            reader.record(&record?)?;
        }
        let SheetReader {
            sheet,
            merges,
            hidden_rows,
            hidden_columns,
            ..
        } = reader;
        sheets.push(sheet.finish(file, merges, &hidden_rows, hidden_columns, findings)?);
    }
    package.count_rest()?;
    Ok(sheets)
}

fn is_worksheet(part: &[u8]) -> bool {
    matches!(Records::new(part).next(), Some(Ok(first)) if first.kind == BEGIN_SHEET)
}

/// Names of parts in lower case by the relations of the workbook.
fn targets(part: &[u8]) -> BTreeMap<String, String> {
    Events::new(part)
        .filter_map(|event| match event {
            Event::Open(tag) if tag.local_name() == b"Relationship" => {
                let target = tag.text("Target")?.to_lowercase();
                let target = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None => format!("xl/{target}"),
                };
                Some((tag.text("Id")?, target))
            }
            _ => None,
        })
        .collect()
}

/// What the sheets need of the workbook.
struct Book {
    formats: Vec<Format>,
    strings: Vec<String>,
    epoch_1904: bool,
}

struct SheetReader<'a> {
    book: &'a Book,
    texts: &'a mut Texts,
    sheet: SheetBuilder<'a>,
    /// The row of the cells that come.
    row: u32,
    merges: Vec<Merge>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
}

impl SheetReader<'_> {
    fn record(&mut self, record: &Record<'_>) -> Result<(), Refusal> {
        match record.kind {
            ROW_HDR => {
                self.row = record.u32(0)?;
                if record.byte(11)? & 0x10 != 0 {
                    self.hidden_rows.push(self.row);
                }
            }
            COL_INFO if record.byte(16)? & 1 != 0 => {
                self.hidden_columns.push((record.u32(0)?, record.u32(4)?));
            }
            MERGE_CELL => self.merges.push(Merge {
                top: record.u32(0)?,
                bottom: record.u32(4)?,
                left: record.u32(8)?,
                right: record.u32(12)?,
            }),
            CELL_RK => self.number(record, rk_number(record.u32(8)?))?,
            CELL_REAL | FMLA_NUM => self.number(record, record.f64(8)?)?,
            CELL_BOOL | FMLA_BOOL => self.value(record, Value::Bool(record.byte(8)? != 0))?,
            CELL_ERROR | FMLA_ERROR => {
                let text = error_text(record.byte(8)?);
                self.value(record, Value::Error(text.into()))?;
            }
            CELL_ST | FMLA_STRING => self.text(record, &record.string(8)?.0)?,
            CELL_R_STRING => self.text(record, &record.string(9)?.0)?,
            CELL_ISST => {
                let (col, format) = self.head(record)?;
                let index = record.u32(8)? as usize;
                let strings = &self.book.strings;
                if index >= strings.len() {
                    return Err(damaged());
                }
                let ready = self.texts.shared(strings, index, format.font);
                self.sheet.text(self.row, col, ready, format.struck)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Column and format: the first eight bytes of every cell.
    fn head(&self, record: &Record<'_>) -> Result<(u32, Format), Refusal> {
        let style = (record.u32(4)? & 0x00FF_FFFF) as usize;
        let format = self.book.formats.get(style).copied().unwrap_or_default();
        Ok((record.u32(0)?, format))
    }

    fn number(&mut self, record: &Record<'_>, number: f64) -> Result<(), Refusal> {
        let (_, format) = self.head(record)?;
        let value = if format.date {
            date_value(number, self.book.epoch_1904)
        } else {
            Value::Number(number)
        };
        self.value(record, value)
    }

    fn value(&mut self, record: &Record<'_>, value: Value) -> Result<(), Refusal> {
        let (col, format) = self.head(record)?;
        self.sheet.value(self.row, col, value, format.struck)
    }

    fn text(&mut self, record: &Record<'_>, text: &str) -> Result<(), Refusal> {
        let (col, format) = self.head(record)?;
        let ready = self.texts.by_content(text, format.font);
        self.sheet.text(self.row, col, ready, format.struck)
    }
}

fn damaged() -> Refusal {
    Refusal::unreadable("tệp .xlsb bị hỏng")
}

#[cfg(test)]
mod tests;
