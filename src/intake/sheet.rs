//! What intake hands on: sheets of cells, each with its address, its value as stored and its own text.

use std::sync::Arc;

use chrono::NaiveDate;

/// A workbook that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Path below INPUT with `/`, NFC.
    pub file: Arc<str>,
    /// Its sheets in the workbook's order, hidden ones included.
    pub sheets: Vec<Sheet>,
}

/// Whether people see the sheet when they open the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Shown.
    Visible,
    /// Hidden, or very hidden.
    Hidden,
}

/// One sheet: only cells that hold something, at their absolute addresses.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name as cleaned text.
    pub name: Arc<str>,
    /// Whether people see it.
    pub visibility: Visibility,
    /// Rows that hold at least one cell, ascending.
    pub rows: Vec<Row>,
    /// Merged regions, in any order.
    pub merges: Vec<Merge>,
    /// Hidden columns as inclusive ranges of indexes from 0, ascending and apart.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Whether plain numbers that are dates count from 1904.
    pub epoch_1904: bool,
}

/// One row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Index from 0 (Excel's row 1 is 0).
    pub index: u32,
    /// Hidden by hand or by a filter.
    pub hidden: bool,
    /// Cells that hold something, ascending by column. Blank text is nothing.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Column index from 0.
    pub col: u32,
    /// The value as stored; text is cleaned and decoded from old encodings.
    pub value: Value,
    /// The text as stored, where it has several lines or cleaning or decoding changed more than white space.
    pub raw: Option<Arc<str>>,
    /// Struck through, where the format tells.
    pub struck: bool,
}

/// A cell's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Cleaned text, never empty. Equal shared strings of a workbook share one allocation.
    Text(Arc<str>),
    /// A number that the format does not call a date.
    Number(f64),
    /// A date by the cell's format; the time of day is dropped.
    Date(NaiveDate),
    /// A truth value.
    Bool(bool),
    /// An error such as `#N/A`, as Excel writes it.
    Error(Arc<str>),
    /// A formula without a stored result.
    NoCache,
    /// A text that is too long for a value: what readers of values are given in its place. No file holds it.
    TooLong,
}

/// A merged region, inclusive, indexes from 0. Only its first cell holds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merge {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

impl Sheet {
    /// The row of an index, where it holds something.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<&Row> {
        find(&self.rows, index, |r| r.index)
    }

    /// The rows that hold something from one index up to another, which is not among them.
    #[must_use]
    pub fn rows_within(&self, from: u32, to: u32) -> &[Row] {
        let at = |index: u32| self.rows.partition_point(|r| r.index < index);
        self.rows.get(at(from)..at(to)).unwrap_or_default()
    }

    /// The cell of an address (row and column from 0), where it holds something.
    #[must_use]
    pub fn cell(&self, row: u32, col: u32) -> Option<&Cell> {
        self.row(row)?.cell(col)
    }

    /// The cells of a column, asked down its rows.
    #[must_use]
    pub fn down(&self, col: u32) -> Down<'_> {
        Down {
            rows: &self.rows,
            col,
            at: 0,
            place: 0,
        }
    }

    /// Whether a column is hidden.
    #[must_use]
    pub fn is_hidden_column(&self, col: u32) -> bool {
        let at = self.hidden_columns.partition_point(|(_, last)| *last < col);
        self.hidden_columns
            .get(at)
            .is_some_and(|(first, _)| *first <= col)
    }
}

impl Row {
    /// The cell of a column, where it holds something.
    #[must_use]
    pub fn cell(&self, col: u32) -> Option<&Cell> {
        find(&self.cells, col, |c| c.col)
    }
}

/// A column of a sheet. Each cell is looked for right below the last: a list's rows follow one another, and mostly
/// hold something in the same columns.
#[derive(Debug, Clone)]
pub struct Down<'a> {
    rows: &'a [Row],
    col: u32,
    /// Where the row that was asked last stands, or would, and its cell in it.
    at: usize,
    place: usize,
}

impl<'a> Down<'a> {
    /// The cell in a row, where it holds something. Rows may be asked in any order, best downwards.
    pub fn cell(&mut self, row: u32) -> Option<&'a Cell> {
        let below = self.rows.get(self.at..)?;
        let near = below.iter().take(3).position(|r| r.index == row);
        self.at = match near {
            Some(further) => self.at + further,
            None => self.rows.partition_point(|r| r.index < row),
        };
        let found = self.rows.get(self.at).filter(|r| r.index == row)?;
        let is_here = |cell: &&Cell| cell.col == self.col;
        if let Some(cell) = found.cells.get(self.place).filter(is_here) {
            return Some(cell);
        }
        let place = found.cells.partition_point(|c| c.col < self.col);
        let cell = found.cells.get(place).filter(is_here)?;
        self.place = place;
        Some(cell)
    }
}

/// The one of ascending things that has an index. Lists have few gaps: it mostly stands as far behind
/// the first as its index says.
fn find<T>(sorted: &[T], index: u32, index_of: impl Fn(&T) -> u32) -> Option<&T> {
    let behind = index.checked_sub(index_of(sorted.first()?))? as usize;
    if let Some(there) = sorted.get(behind).filter(|t| index_of(t) == index) {
        return Some(there);
    }
    // every index is there once, so that it stands no further behind than this
    let end = sorted.len().min(behind);
    let at = sorted[..end].binary_search_by_key(&index, index_of).ok()?;
    Some(&sorted[at])
}

/// Characters of a text beyond which no reader looks at it. The longest value that people type, several posts or
/// degrees in one cell, has some three hundred; readers hold each word of a text against all that they know.
const LONGEST: usize = 1_000;

/// Whether a text is too long for a value.
#[must_use]
pub fn is_too_long(text: &str) -> bool {
    // bytes are never fewer than characters: counting is seldom needed
    text.len() > LONGEST && text.chars().nth(LONGEST).is_some()
}

impl Value {
    /// The value's text as a clerk sees it: numbers without needless decimals, dates as dd/mm/yyyy.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(t) | Self::Error(t) => t.to_string(),
            Self::Number(n) => number_text(*n),
            Self::Date(d) => d.format("%d/%m/%Y").to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
            Self::NoCache | Self::TooLong => String::new(),
        }
    }

    /// Whether nothing can be read of it, whatever the column.
    #[must_use]
    pub const fn is_broken(&self) -> bool {
        matches!(self, Self::Error(_) | Self::NoCache | Self::TooLong)
    }

    /// The text, where the value is text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(t) => Some(t),
            _ => None,
        }
    }
}

/// A number as a clerk sees it: 15 significant digits, no exponent for whole numbers (ids).
#[must_use]
pub fn number_text(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number that 64 bits hold, as was just seen"
        )]
        let whole = n as i64;
        whole.to_string()
    } else {
        let text = format!("{n:.10}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}
