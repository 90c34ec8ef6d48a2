//! The workbook's part of a BIFF stream: sheets, fonts, formats, shared strings.

use std::collections::BTreeMap;

use super::super::default_password::opens_xls;
use super::super::number_format::{is_builtin_date, is_date_code};
use super::damaged;
use super::records::{BOF, EOF, Record, Records};
use super::strings::{Charset, Cursor};
use crate::intake::refusal::Refusal;
use crate::intake::sheet::Visibility;
use crate::text::FontHint;

const FILEPASS: u16 = 0x002F;
const CODEPAGE: u16 = 0x0042;
const DATEMODE: u16 = 0x0022;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUNDSHEET: u16 = 0x0085;
const SST: u16 = 0x00FC;

/// How the cells of an XF are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Format {
    pub(super) font: FontHint,
    pub(super) struck: bool,
    pub(super) date: bool,
}

/// A sheet of cells.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    /// Where its records begin.
    pub(super) at: usize,
    /// Its number among all sheets, from 1.
    pub(super) number: usize,
}

/// What the sheets need of the workbook.
#[derive(Debug)]
pub(super) struct Globals {
    pub(super) charset: Charset,
    pub(super) epoch_1904: bool,
    pub(super) formats: Vec<Format>,
    pub(super) strings: Vec<String>,
    /// Worksheets; charts, macro sheets and modules are left out.
    pub(super) sheets: Vec<Listed>,
}

#[derive(Default)]
struct Font {
    hint: FontHint,
    struck: bool,
}

impl Globals {
    /// Reads the workbook's part.
    ///
    /// # Errors
    /// Damage, a password.
    pub(super) fn read(stream: &[u8]) -> Result<Self, Refusal> {
        let mut records = Records::new(stream);
        let first = records.next().ok_or_else(damaged)??;
        if first.kind != BOF {
            return Err(Refusal::NotWorkbook("tệp Excel đời rất cũ (trước Excel 5)"));
        }
        let mut globals = Self {
            charset: if first.u16(0)? == 0x0600 {
                Charset::Unicode
            } else {
                Charset::CodePage(1252)
            },
            epoch_1904: false,
            formats: Vec::new(),
            strings: Vec::new(),
            sheets: Vec::new(),
        };
        let mut fonts = Vec::new();
        let mut codes = BTreeMap::new();
        let mut cell_formats = Vec::new();
        let mut number = 0;
        for record in records {
            let record = record?;
            match record.kind {
                FILEPASS => {
                    return Err(Refusal::Password {
                        default_password: opens_xls(record.data),
                    });
                }
                CODEPAGE => {
                    if let Charset::CodePage(page) = &mut globals.charset {
                        *page = record.u16(0)?;
                    }
                }
                DATEMODE => globals.epoch_1904 = record.u16(0)? == 1,
                FONT => fonts.push(globals.font(&record)?),
                FORMAT => {
                    codes.insert(record.u16(0)?, is_date_code(&globals.format_code(&record)?));
                }
                XF => cell_formats.push((record.u16(0)?, record.u16(2)?)),
                BOUNDSHEET => {
                    number += 1;
                    globals.add_sheet(&record, number)?;
                }
                SST => globals.strings = Cursor::new(record.parts()).shared_strings()?,
                EOF => break,
                _ => {}
            }
        }
        globals.formats = cell_formats
            .into_iter()
            .map(|(font, code)| {
                // there is no font 4: the count goes from 3 to 5
                let index = usize::from(font) - usize::from(font > 4);
                let font = fonts.get(index);
                Format {
                    font: font.map_or_else(FontHint::default, |f: &Font| f.hint),
                    struck: font.is_some_and(|f| f.struck),
                    date: codes
                        .get(&code)
                        .copied()
                        .unwrap_or_else(|| is_builtin_date(code)),
                }
            })
            .collect();
        Ok(globals)
    }

    fn font(&self, record: &Record<'_>) -> Result<Font, Refusal> {
        let mut cursor = Cursor::new(vec![record.data]);
        cursor.skip(14)?;
        let name = cursor.short_string(self.charset)?;
        Ok(Font {
            hint: FontHint::of_font_name(&name),
            struck: record.u16(2)? & 8 != 0,
        })
    }

    fn format_code(&self, record: &Record<'_>) -> Result<String, Refusal> {
        let mut cursor = Cursor::new(vec![record.data]);
        cursor.skip(2)?;
        match self.charset {
            Charset::Unicode => cursor.string(self.charset, FontHint::Unknown),
            Charset::CodePage(_) => cursor.short_string(self.charset),
        }
    }

    fn add_sheet(&mut self, record: &Record<'_>, number: usize) -> Result<(), Refusal> {
        let [state, kind] = record.array(4)?;
        let mut cursor = Cursor::new(vec![record.data]);
        cursor.skip(6)?;
        let name = cursor.short_string(self.charset)?;
        let at = record.u32(0)? as usize;
        // the two lowest bits hide; one set of records is one sheet, however often it is named
        if kind == 0 && !self.sheets.iter().any(|s| s.at == at) {
            self.sheets.push(Listed {
                name,
                visibility: if state.trailing_zeros() >= 2 {
                    Visibility::Visible
                } else {
                    Visibility::Hidden
                },
                at,
                number,
            });
        }
        Ok(())
    }
}
