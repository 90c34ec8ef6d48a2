//! Persons whom no table holds: nobody may get lost without a word.

use super::super::{header, marker, rows};
use super::Recogniser;
use crate::finding::RowKind;
use crate::intake::{Cell, Row, Sheet, Value};
use crate::schema::Field;

impl Recogniser {
    /// Rows that were not taken for persons and yet look like them: a number, a name and more, or a
    /// name and a date. Nobody may get lost without a word.
    pub(super) fn persons_outside(&self, sheet: &Sheet, first: u32, kinds: &[RowKind]) -> Vec<u32> {
        let numbered = |value: &Value| match value {
            Value::Number(_) => true,
            Value::Text(t) => t.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        };
        let named = |cells: &[Cell]| cells.iter().take(3).any(|c| self.holds_name(&c.value));
        let looks_like_one = |row: &Row| {
            let kind = kinds[(row.index - first) as usize];
            let label = row.cells.first().and_then(|c| c.value.as_text());
            if label.is_some_and(|l| self.words.begins_note(l)) {
                return false;
            }
            let outside = matches!(kind, RowKind::Title | RowKind::Note);
            let numbered = row.cells.first().is_some_and(|c| numbered(&c.value));
            let dated = || row.cells.iter().skip(1).any(|c| rows::is_date(&c.value));
            match kind {
                _ if outside && row.cells.len() >= 4 && numbered => named(&row.cells[1..]),
                RowKind::Title
                | RowKind::Note
                | RowKind::Header
                | RowKind::Section
                | RowKind::Signature => row.cells.len() >= 3 && named(&row.cells) && dated(),
                _ => false,
            }
        };
        sheet
            .rows
            .iter()
            .filter(|r| looks_like_one(r))
            .map(|r| r.index)
            .collect()
    }

    /// How many rows of a sheet look like persons, whatever its header: for sheets that are not read.
    #[must_use]
    pub fn count_persons(&self, sheet: &Sheet) -> usize {
        sheet
            .rows
            .iter()
            .filter(|r| {
                r.cells.len() >= 3
                    && r.cells.iter().filter(|c| self.holds_name(&c.value)).count() == 1
            })
            .count()
    }

    /// Whether a cell holds a person's name; "Cao cấp", "Trình độ" begin with family names.
    fn holds_name(&self, value: &Value) -> bool {
        value.as_text().is_some_and(|t| self.words.is_name(t))
            && !header::is_known(value, &self.lexicon)
    }

    /// Whether a sheet is a form about one person: what tables have as headings stands in its rows,
    /// "1. Họ và tên khai sinh: …", "2. Ngày sinh: …".
    pub(super) fn is_card(&self, sheet: &Sheet) -> bool {
        let labels = || {
            let rows = sheet.rows.iter().take(60).filter(|r| r.cells.len() <= 4);
            let first = rows.filter_map(|r| r.cells.first()?.value.as_text());
            first.map(|t| marker::split(t).1.split(':').next().unwrap_or_default())
        };
        let named = |t: &str| self.lexicon.names_exactly(t) == Some(Field::FullName);
        labels().any(named) && labels().filter(|t| self.lexicon.names_a_field(t)).count() >= 3
    }
}
