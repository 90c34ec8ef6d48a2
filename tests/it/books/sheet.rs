//! A workbook as a reader of its own sees it: cells by their addresses, formulas beside their results.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook};

/// A workbook.
pub struct Book(Xlsx<BufReader<File>>);

impl Book {
    pub fn open(path: &Path) -> Self {
        Self(open_workbook(path).unwrap_or_else(|e| panic!("{}: {e}", path.display())))
    }

    pub fn names(&self) -> Vec<String> {
        self.0.sheet_names()
    }

    pub fn sheet(&mut self, name: &str) -> Sheet {
        let range = self.0.worksheet_range(name);
        let range = range.unwrap_or_else(|e| panic!("{name}: {e}"));
        let (top, left) = range.start().unwrap_or((0, 0));
        let at = |r: usize, c: usize| {
            let place = |n: usize| u32::try_from(n).expect("within a sheet");
            (top + place(r), left + place(c))
        };
        let cells = range
            .used_cells()
            .map(|(r, c, v)| (at(r, c), v.clone()))
            .collect();
        Sheet {
            name: name.to_owned(),
            cells,
        }
    }

    /// Formulas of a sheet by row and column from 0.
    pub fn formulas(&mut self, name: &str) -> BTreeMap<(u32, u32), String> {
        let range = self.0.worksheet_formula(name);
        let range = range.unwrap_or_else(|e| panic!("{name}: {e}"));
        let (top, left) = range.start().unwrap_or((0, 0));
        let place = |n: usize| u32::try_from(n).expect("within a sheet");
        range
            .used_cells()
            .filter(|(.., f)| !f.is_empty())
            .map(|(r, c, f)| ((top + place(r), left + place(c)), f.clone()))
            .collect()
    }
}

/// A sheet; rows and columns count from 0.
pub struct Sheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u32), Data>,
}

impl Sheet {
    /// What a cell shows as text; numbers as they are, nothing as empty.
    pub fn text(&self, row: u32, col: u32) -> String {
        match self.cells.get(&(row, col)) {
            None => String::new(),
            Some(Data::Float(n)) => n.to_string(),
            Some(other) => other.to_string(),
        }
    }

    pub fn number(&self, row: u32, col: u32) -> Option<f64> {
        match self.cells.get(&(row, col)) {
            Some(Data::Float(n)) => Some(*n),
            #[expect(clippy::cast_precision_loss, reason = "counts of persons")]
            Some(Data::Int(n)) => Some(*n as f64),
            Some(Data::DateTime(d)) => Some(d.as_f64()),
            _ => None,
        }
    }

    /// The row after the last that holds something.
    pub fn end(&self) -> u32 {
        self.cells.keys().next_back().map_or(0, |at| at.0 + 1)
    }

    /// The column after the last that holds something in a row.
    pub fn width(&self, row: u32) -> u32 {
        let in_row = self.cells.range((row, 0)..(row + 1, 0));
        in_row.map(|(at, _)| at.1 + 1).max().unwrap_or(0)
    }

    /// The first row that begins with a text.
    pub fn row_of(&self, begin: &str) -> u32 {
        (0..self.end())
            .find(|&row| self.text(row, 0) == begin)
            .unwrap_or_else(|| panic!("{}: no row {begin}", self.name))
    }

    /// The column whose cell in a row holds a text.
    pub fn column(&self, row: u32, heading: &str) -> u32 {
        (0..self.width(row))
            .find(|&col| self.text(row, col) == heading)
            .unwrap_or_else(|| panic!("{}: no column {heading}", self.name))
    }

    /// All cells that hold a number, as `row column`.
    pub fn numbers(&self) -> Vec<(u32, u32)> {
        self.cells
            .keys()
            .copied()
            .filter(|&(r, c)| self.number(r, c).is_some())
            .collect()
    }

    /// Fails unless a cell shows this number, or nothing where there is none.
    pub fn assert_number(&self, row: u32, col: u32, expected: Option<f64>, what: &str) {
        let shown = self.number(row, col);
        let same = match (shown, expected) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
            (None, None) => self.text(row, col).is_empty(),
            _ => false,
        };
        assert!(
            same,
            "{} row {} column {}: {:?} is shown, {expected:?} in results.json ({what})",
            self.name,
            row + 1,
            col + 1,
            self.text(row, col)
        );
    }
}
