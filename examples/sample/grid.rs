//! A sheet in the making: cells, merged regions, and what each row is.

use std::collections::BTreeMap;

use crate::column::Column;
use crate::day::Day;
use crate::facts::Facts;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing, with a border.
    Blank,
    /// Text as typed.
    Text(String),
    /// A number.
    Number(f64),
    /// One of Excel's dates.
    Date(Day),
    /// A formula and its cached result; an empty result was never calculated.
    Formula(&'static str, &'static str),
}

impl Content {
    /// Text; empty text is a blank cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Blank
        } else {
            Self::Text(text)
        }
    }
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Letterhead and signature lines.
    Bold,
    /// Dates and remarks in italics.
    Italic,
    /// The title.
    Title,
    /// Header of the table.
    Header,
    /// A header turned by 90 degrees.
    Turned,
    /// Column numbers.
    Number,
    /// Section and total.
    Strong,
    /// Text of the table.
    Body,
    /// Marks and short words.
    Centre,
    /// Outside the table.
    Plain,
}

/// The ledger's kinds of rows; a row without one is blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    Title,
    Header,
    Section,
    Person,
    Total,
    Signature,
    Note,
    Rejected,
}

/// A person's row.
#[derive(Debug, Clone)]
pub struct PersonRow {
    /// From 0.
    pub row: u32,
    /// Index into the district's people.
    pub person: usize,
    /// What the row says.
    pub facts: Facts,
    /// The rank of the highest post, committees aside.
    pub rank: u16,
    /// A mistake was planted here.
    pub touched: bool,
    /// Not counted: left, superseded or without a name.
    pub rejected: bool,
}

/// A total's row, completed when all mistakes are planted.
#[derive(Debug, Clone, Copy)]
pub enum TotalKind {
    /// "Tổng cộng: 23 người".
    Words,
    /// A number under each tick column.
    Sums,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks of a sheet"
)]
pub struct Grid {
    /// The sheet's name.
    pub name: String,
    /// The unit that its rows belong to, unless a column says otherwise.
    pub unit: usize,
    /// Cells by row and column, from 0.
    pub cells: BTreeMap<(u32, u16), (Content, Look)>,
    /// First row, first column, last row, last column.
    pub merges: Vec<(u32, u16, u32, u16)>,
    /// Rows that hold something.
    pub kinds: BTreeMap<u32, RowKind>,
    /// The persons, in order.
    pub persons: Vec<PersonRow>,
    /// The table's columns.
    pub columns: Vec<Column>,
    /// First and last row of the header, the numbers' row included.
    pub header: (u32, u32),
    /// The total's row and kind.
    pub total: Option<(u32, TotalKind)>,
    /// How many more persons the total declares than there are.
    pub total_error: u32,
    /// Rows that are hidden.
    pub hidden_rows: Vec<u32>,
    /// Rows that are struck through.
    pub struck: Vec<u32>,
    /// The sheet is hidden and not read.
    pub hidden: bool,
    /// Text in TCVN3, font `.VnTime`.
    pub legacy: bool,
    /// A sheet of counts: no persons in it.
    pub counts: bool,
    /// A list of a Party committee.
    pub committee: bool,
}

impl Grid {
    /// Puts a cell.
    pub fn put(&mut self, row: u32, column: u16, content: Content, look: Look) {
        self.cells.insert((row, column), (content, look));
    }

    /// Puts a cell over several columns.
    pub fn put_wide(&mut self, row: u32, columns: (u16, u16), text: &str, look: Look) {
        self.put(row, columns.0, Content::text(text), look);
        if columns.1 > columns.0 {
            self.merges.push((row, columns.0, row, columns.1));
        }
    }

    /// The first and the last row that hold a value.
    pub fn used(&self) -> Option<(u32, u32)> {
        let mut rows = self
            .cells
            .iter()
            .filter(|(_, (content, _))| !matches!(content, Content::Blank))
            .map(|(&(row, _), _)| row);
        let first = rows.next()?;
        Some((first, rows.next_back().unwrap_or(first)))
    }

    /// The address of a cell, `C12`.
    pub fn address(row: u32, column: u16) -> String {
        let mut letters = String::new();
        let mut rest = u32::from(column) + 1;
        while rest > 0 {
            let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
            letters.insert(0, char::from(b'A' + digit));
            rest = (rest - 1) / 26;
        }
        format!("{letters}{}", row + 1)
    }
}
