//! What recognition hands on: tables with columns whose meaning is known and rows of known kinds.

use std::sync::Arc;

use crate::finding::{Finding, RowKind};
use crate::schema::{Field, Gender};

/// A sheet as it was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetForm {
    /// The kind of each row from the first to the last that holds a value; index from 0.
    pub rows: Vec<(u32, RowKind)>,
    /// Tables of persons, from top to bottom.
    pub tables: Vec<Table>,
    /// Texts above the first table (or all texts, where there is no table).
    pub head: Head,
    /// Whether the sheet is a table of counts rather than persons.
    pub counts: bool,
    /// What is to be said of header and rows.
    pub findings: Vec<Finding>,
}

/// A text outside the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Row index from 0.
    pub row: u32,
    /// Column index from 0.
    pub col: u32,
    /// The cleaned text.
    pub text: Arc<str>,
}

/// The texts above a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Leftmost texts of the rows above the title.
    pub letterhead: Vec<Text>,
    /// The title and what stands below it.
    pub title: Vec<Text>,
    /// Names behind "Đơn vị:" and the like.
    pub labels: Vec<Text>,
    /// Whether the title speaks of a plan, so that coming years in it do not date the list.
    pub planned: bool,
}

/// A table of persons.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// First and last row of the header block, indexes from 0, column numbers included.
    pub header: (u32, u32),
    /// Texts between the table before (or the top) and this one.
    pub above: Head,
    /// Columns with a heading or with values, ascending.
    pub columns: Vec<Column>,
    /// Persons, ascending.
    pub persons: Vec<PersonRow>,
    /// Sections, ascending; a person's stack refers to them by index.
    pub sections: Vec<Section>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Index from 0.
    pub index: u32,
    /// Its headings from the top, merged ones once.
    pub path: Vec<Arc<str>>,
    /// What it says; `None`: not read.
    pub meaning: Option<Meaning>,
    /// Whether nothing is known of its heading: its cells may hold anything, a remark among it.
    pub open: bool,
}

/// What cells stand for: codes, an empty one for a tick, each with the words that are meant.
pub type Codes = Arc<[(Arc<str>, Arc<str>)]>;

/// What a column says.
#[derive(Debug, Clone, PartialEq)]
pub struct Meaning {
    /// The field it speaks of.
    pub field: Field,
    /// The class that a mark in it stands for, as the contract writes it (`bachelor`); `other`
    /// for "Còn lại". `None`: the cells hold the value.
    pub class: Option<Arc<str>>,
    /// Gender that a value in it implies (birth dates split Nam | Nữ).
    pub gender: Option<Gender>,
    /// Part of a birth date split over columns.
    pub part: Option<DatePart>,
    /// Whose rating it is.
    pub judge: Option<Judge>,
    /// The heading below the field's own name, for marks whose words are the value.
    pub label: Arc<str>,
    /// Where the heading was understood by a near match: what it was taken for.
    pub near: Option<Arc<str>>,
    /// Whether unknown words stand before those that name the field: its values must bear it out.
    pub doubtful: bool,
    /// Another field that the same heading names.
    pub also: Option<Field>,
    /// The fields that its innermost heading names, in the order of the words, where there are several.
    pub several: Arc<[Field]>,
    /// What its headings say that its cells stand for.
    pub codes: Codes,
    /// How well path and words fit; decides between columns that claim the same field.
    pub score: i32,
}

impl Meaning {
    /// The class of a column that is ticked for those of whom the field does not hold: "Đảng viên / Chưa".
    pub const NOT_SO: &'static str = "no";
}

/// Part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePart {
    /// Day of the month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
}

/// Whose judgement a rating is; the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judge {
    /// The person's own.
    Own,
    /// Colleagues, the unit.
    Collective,
    /// Not said: the final one, unless the competent level's stands beside it.
    Unsaid,
    /// The competent level.
    Competent,
}

/// A heading inside a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Row index from 0.
    pub row: u32,
    /// Its words without the mark before them and without "Đơn vị:".
    pub text: Arc<str>,
    /// The words as they stand.
    pub full: Arc<str>,
    /// The section around it: an index into [`Table::sections`].
    pub within: Option<usize>,
}

/// A person's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Row index from 0.
    pub index: u32,
    /// Sections that speak for it, outermost first: indexes into [`Table::sections`].
    pub sections: Vec<usize>,
    /// Rows below that belong to the same person.
    pub continued: Vec<u32>,
}
