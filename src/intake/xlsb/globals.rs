//! The workbook's parts of an .xlsb package: sheets, formats, shared strings.

use std::collections::BTreeMap;

use super::super::number_format::{is_builtin_date, is_date_code};
use super::super::refusal::Refusal;
use super::super::sheet::Visibility;
use super::records::Records;
use crate::text::FontHint;

const WB_PROP: u16 = 0x0099;
const BUNDLE_SH: u16 = 0x009C;
const FONT: u16 = 0x002B;
const FMT: u16 = 0x002C;
const XF: u16 = 0x002F;
const BEGIN_CELL_XFS: u16 = 0x0269;
const END_CELL_XFS: u16 = 0x026A;
const SST_ITEM: u16 = 0x0013;

/// Strings of a workbook beyond which it is refused.
const MAX_STRINGS: usize = 4_000_000;

/// How the cells of an XF are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Format {
    pub(super) font: FontHint,
    pub(super) struck: bool,
    pub(super) date: bool,
}

/// A sheet, with the relation that leads to its part.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) relation: String,
    pub(super) visibility: Visibility,
}

/// The sheets of `workbook.bin`, and whether its dates count from 1904.
///
/// # Errors
/// Damage.
pub(super) fn read_workbook(part: &[u8]) -> Result<(Vec<Listed>, bool), Refusal> {
    let mut sheets = Vec::new();
    let mut epoch_1904 = false;
    for record in Records::new(part) {
        let record = record?;
        match record.kind {
            WB_PROP => epoch_1904 = record.byte(0)? & 1 != 0,
            BUNDLE_SH => {
                let (relation, after) = record.string(8)?;
                let (name, _) = record.string(after)?;
                sheets.push(Listed {
                    name,
                    relation,
                    visibility: if record.u32(0)? == 0 {
                        Visibility::Visible
                    } else {
                        Visibility::Hidden
                    },
                });
            }
            _ => {}
        }
    }
    Ok((sheets, epoch_1904))
}

/// The cell formats of `styles.bin`.
///
/// # Errors
/// Damage.
pub(super) fn read_formats(part: &[u8]) -> Result<Vec<Format>, Refusal> {
    let mut fonts: Vec<(FontHint, bool)> = Vec::new();
    let mut codes = BTreeMap::new();
    let mut formats = Vec::new();
    let mut of_cells = false;
    for record in Records::new(part) {
        let record = record?;
        match record.kind {
            FONT => {
                let (name, _) = record.string(21)?;
                let struck = record.u16(2)? & 8 != 0;
                fonts.push((FontHint::of_font_name(&name), struck));
            }
            FMT => {
                codes.insert(record.u16(0)?, is_date_code(&record.string(2)?.0));
            }
            BEGIN_CELL_XFS => of_cells = true,
            END_CELL_XFS => of_cells = false,
            XF if of_cells => {
                let code = record.u16(2)?;
                let font = fonts.get(usize::from(record.u16(4)?));
                let (font, struck) = font.copied().unwrap_or_default();
                let date = codes
                    .get(&code)
                    .copied()
                    .unwrap_or_else(|| is_builtin_date(code));
                formats.push(Format { font, struck, date });
            }
            _ => {}
        }
    }
    Ok(formats)
}

/// The strings of `sharedStrings.bin`; its own count is not believed.
///
/// # Errors
/// Damage, too many.
pub(super) fn read_strings(part: &[u8]) -> Result<Vec<String>, Refusal> {
    let mut strings = Vec::new();
    for record in Records::new(part) {
        let record = record?;
        if record.kind == SST_ITEM {
            if strings.len() >= MAX_STRINGS {
                return Err(Refusal::over(format!(
                    "tối đa {MAX_STRINGS} chuỗi ký tự khác nhau"
                )));
            }
            strings.push(record.string(1)?.0);
        }
    }
    Ok(strings)
}
