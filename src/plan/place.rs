//! Where something stands in a plan's files: a line of TOML, or a row or cell of a workbook.

use std::fmt;
use std::sync::Arc;

/// Where something stands in the plan's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanPlace {
    /// File name, or the built-in plan's `name/file`.
    pub file: Arc<str>,
    /// Where in it.
    pub spot: Spot,
}

/// Where in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Only the file is known.
    File,
    /// A line of text, from 1.
    Line(u32),
    /// A row of a sheet.
    Row {
        /// Name of the sheet.
        sheet: Arc<str>,
        /// Excel row, from 1; 0 where the whole sheet is one row of the plan.
        row: u32,
        /// Where each key of the row stands.
        keys: Arc<[KeyCell]>,
    },
    /// A cell of a sheet.
    Cell {
        /// Name of the sheet.
        sheet: Arc<str>,
        /// Address, `B3`.
        address: String,
    },
}

/// Where a key stands in the rows of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyCell {
    /// The key.
    pub key: String,
    /// Its heading, as the workbook says it.
    pub heading: String,
    /// Its row where the sheet holds one row of the plan, written from top to bottom.
    pub row: Option<u32>,
    /// Index of its column from 0.
    pub col: u32,
}

impl PlanPlace {
    /// A line of a text file.
    #[must_use]
    pub fn line(file: &Arc<str>, line: u32) -> Self {
        Self {
            file: Arc::clone(file),
            spot: Spot::Line(line),
        }
    }

    /// No place at all: for what a check says of rows that are not there.
    pub(super) fn nowhere() -> Self {
        Self {
            file: Arc::from(""),
            spot: Spot::File,
        }
    }

    /// The place of one key of this row: `Tệp …, dòng 3` or `Tệp …, trang "…", ô D3`.
    #[must_use]
    pub fn cell(&self, key: &str) -> Self {
        let Spot::Row { sheet, row, keys } = &self.spot else {
            return self.clone();
        };
        let Some(cell) = keys.iter().find(|cell| cell.key == key) else {
            return self.clone();
        };
        Self {
            file: Arc::clone(&self.file),
            spot: Spot::Cell {
                sheet: Arc::clone(sheet),
                address: address(cell.row.unwrap_or(*row), cell.col),
            },
        }
    }

    /// What people call a key here: `khoá "kind"`, in a workbook `cột "Loại"`.
    #[must_use]
    pub fn name(&self, key: &str) -> String {
        let Spot::Row { keys, .. } = &self.spot else {
            return format!("khoá \"{key}\"");
        };
        match keys.iter().find(|cell| cell.key == key) {
            Some(cell) if cell.row.is_some() => format!("mục \"{}\"", cell.heading),
            Some(cell) => format!("cột \"{}\"", cell.heading),
            None => format!("cột \"{key}\""),
        }
    }

    /// Place and name of a key, the beginning of a sentence about it.
    #[must_use]
    pub fn at(&self, key: &str) -> String {
        format!("{}: {}", self.cell(key), self.name(key))
    }
}

impl fmt::Display for PlanPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tệp {}", self.file)?;
        match &self.spot {
            Spot::File => Ok(()),
            Spot::Line(line) => write!(f, ", dòng {line}"),
            Spot::Row { sheet, row: 0, .. } => write!(f, ", trang \"{sheet}\""),
            Spot::Row { sheet, row, .. } => write!(f, ", trang \"{sheet}\", dòng {row}"),
            Spot::Cell { sheet, address } => write!(f, ", trang \"{sheet}\", ô {address}"),
        }
    }
}

/// `B3`: the row from 1, the column from 0.
pub(super) fn address(row: u32, col: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = col + 1;
    while rest > 0 {
        letters.push(char::from(
            b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0),
        ));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_excels_addresses() {
        for (row, col, text) in [
            (1, 0, "A1"),
            (12, 25, "Z12"),
            (3, 26, "AA3"),
            (9, 701, "ZZ9"),
        ] {
            assert_eq!(address(row, col), text);
        }
    }
}
