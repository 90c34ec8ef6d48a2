//! What a careful clerk reads from a sheet, under the rules for doubtful cases.

use super::people::Person;
use std::collections::BTreeMap;

/// What a value of the roster must be.
#[derive(Debug, Clone, PartialEq)]
pub enum Expect {
    /// This value. Tone placement and spacing are not judged.
    Is(String),
    /// One of these; `None` is null. For what the rules leave open.
    OneOf(Vec<Option<String>>),
    /// This value or null, and a finding that names the cell where it is not this value.
    IsOrTold(String),
    /// Nobody said it.
    Null,
    /// The sheet says something that cannot be taken: null, and a finding names the cell.
    NullTold,
    /// Not judged.
    Free,
}

impl Expect {
    pub fn is(text: impl Into<String>) -> Self {
        Self::Is(text.into())
    }

    pub fn flag(value: bool) -> Self {
        Self::Is(value.to_string())
    }
}

/// What a cell says of one column of the roster.
#[derive(Debug, Clone)]
pub struct Said {
    pub expect: Expect,
    /// A warning here is in order though the value is right.
    pub may_warn: bool,
    pub tags: Vec<&'static str>,
    /// The header above, levels joined by " / ".
    pub header: String,
    /// Row and column of the cell that says it.
    pub cell: Option<(u32, u16)>,
    pub shown: String,
}

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// One row of the roster.
    Counted,
    /// Left the service: no row, and a warning names the row.
    Rejected,
    /// Merged into another row: no row of its own, and an info names it.
    Merged,
    /// Stands in a file that is superseded or a copy.
    Superseded,
}

/// A row of a sheet that holds a person.
#[derive(Debug, Clone)]
pub struct RowTruth {
    pub sheet: String,
    pub row: u32,
    pub fate: Fate,
    pub fields: BTreeMap<&'static str, Said>,
    pub person: Person,
    /// The same person in an earlier workbook: its number and the row's.
    pub lent: Option<(usize, usize)>,
    pub tags: Vec<&'static str>,
    /// Any finding on this row is in order.
    pub may_warn: bool,
}

/// A finding that is in order although all values are right, or that must be there.
#[derive(Debug, Clone)]
pub struct Notice {
    pub sheet: Option<String>,
    /// None: the whole sheet or a column.
    pub row: Option<u32>,
    /// Codes that are in order; empty: any.
    pub codes: Vec<&'static str>,
    /// Its absence is a miss.
    pub wanted: bool,
    pub tag: &'static str,
}

/// A workbook with its truth.
#[derive(Debug, Clone, Default)]
pub struct BookTruth {
    pub path: String,
    pub rows: Vec<RowTruth>,
    pub notices: Vec<Notice>,
    pub tags: Vec<&'static str>,
}
