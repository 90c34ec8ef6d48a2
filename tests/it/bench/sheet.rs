//! A sheet as it will stand in a workbook: cells by Excel row (from 1) and column (from 0).

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    /// A serial number shown as a date.
    Date(f64),
    /// A formula with the value Excel kept, or without one.
    Formula {
        formula: String,
        kept: Option<String>,
    },
    /// Runs of text, each in a font (none: the sheet's).
    Runs(Vec<(Option<String>, String)>),
}

/// A cell with what can be seen of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub value: Value,
    pub font: Option<String>,
    pub struck: bool,
}

impl Cell {
    pub fn new(value: Value) -> Self {
        Self {
            value,
            font: None,
            struck: false,
        }
    }

    /// A formula whose kept value is `kept`; none for a file that was never calculated.
    pub fn formula(formula: &str, kept: Option<&str>) -> Self {
        Self::new(Value::Formula {
            formula: formula.to_owned(),
            kept: kept.map(str::to_owned),
        })
    }

    pub fn font(mut self, font: &str) -> Self {
        self.font = Some(font.to_owned());
        self
    }

    pub fn struck(mut self) -> Self {
        self.struck = true;
        self
    }

    /// Nothing to be seen.
    pub fn is_blank(&self) -> bool {
        matches!(&self.value, Value::Text(t) if t.is_empty())
    }

    /// The text a person sees, for reports.
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Text(t) => t.clone(),
            Value::Number(n) => format!("{n} (số)"),
            Value::Date(n) => format!("{n} (ngày)"),
            Value::Formula { formula, kept } => format!("{formula} → {kept:?}"),
            Value::Runs(runs) => runs.iter().map(|(_, t)| t.as_str()).collect(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(Value::Text(text.to_owned()))
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(Value::Text(text))
    }
}
impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::new(Value::Number(f64::from(number)))
    }
}
impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::new(Value::Number(number))
    }
}
impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::new(Value::Date(serial(day)))
    }
}

/// A day of the calendar.
pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("tests name days that exist")
}

/// Excel's number for a day after February 1900 (1900 date system).
pub fn serial(day: NaiveDate) -> f64 {
    let days = day.signed_duration_since(date(1899, 12, 30)).num_days();
    f64::from(i32::try_from(days).expect("days since 1900 fit"))
}

/// Whether a sheet can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    #[default]
    Visible,
    Hidden,
    VeryHidden,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u16), Cell>,
    /// First row, first column, last row, last column.
    pub merges: Vec<(u32, u16, u32, u16)>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u16>,
    pub visibility: Visibility,
}

impl Sheet {
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Cells of one row from column A; blank texts stay out.
    pub fn row(&mut self, row: u32, cells: &[Cell]) -> &mut Self {
        for (column, cell) in (0u16..).zip(cells) {
            if !cell.is_blank() {
                self.cells.insert((row, column), cell.clone());
            }
        }
        self
    }

    /// One cell by address, such as `B5`.
    pub fn put(&mut self, address: &str, cell: impl Into<Cell>) -> &mut Self {
        self.cells.insert(parse_address(address), cell.into());
        self
    }

    /// Merges a region such as `A1:C2`.
    pub fn merge(&mut self, region: &str) -> &mut Self {
        let (from, to) = region.split_once(':').expect("a region has two corners");
        let ((r1, c1), (r2, c2)) = (parse_address(from), parse_address(to));
        self.merges.push((r1, c1, r2, c2));
        self
    }

    pub fn hide_row(&mut self, row: u32) -> &mut Self {
        self.hidden_rows.insert(row);
        self
    }

    pub fn hide_column(&mut self, letters: &str) -> &mut Self {
        self.hidden_columns
            .insert(parse_address(&format!("{letters}1")).1);
        self
    }

    pub fn hide(&mut self, visibility: Visibility) -> &mut Self {
        self.visibility = visibility;
        self
    }
}

/// `B5` as row 5, column 1.
pub fn parse_address(address: &str) -> (u32, u16) {
    let split = address
        .find(|c: char| c.is_ascii_digit())
        .expect("an address has a row");
    let (letters, digits) = address.split_at(split);
    let column = letters
        .bytes()
        .fold(0u16, |n, b| n * 26 + u16::from(b - b'A') + 1);
    (
        digits.parse().expect("an address ends in a row"),
        column - 1,
    )
}

/// Row 5, column 1 as `B5`.
pub fn address(row: u32, column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("below 26");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}
