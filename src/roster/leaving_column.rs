//! Columns in which a row may tell that its person left though no field takes them: "Ngày nghỉ hưu",
//! "Thôi việc", "Biến động trong năm", and whatever stands under a heading of which nothing is known.

use std::sync::Arc;

use super::cells::Cells;
use super::value::leaving::{Leaving, LeavingHeading};
use crate::form::{PersonRow, Section, Table};
use crate::intake::Value;
use crate::schema::Period;

/// The columns of one table that may tell it.
pub(super) struct LeavingColumns {
    /// By the column's index; a heading of which nothing is known says nothing of its own.
    columns: Vec<(u32, LeavingHeading)>,
    period: Period,
}

/// What a cell of them says, or a section that the row stands in ("II. NGHỈ HƯU TRONG NĂM 2025").
pub(super) struct Remark<'a> {
    /// `None`: a section says it.
    pub(super) col: Option<u32>,
    /// As the cell shows it.
    pub(super) found: Arc<str>,
    /// With the words of its heading.
    pub(super) says: String,
    heading: &'a LeavingHeading,
    period: Period,
}

impl Remark<'_> {
    /// Whether what was read off the remark is to be believed of the row's person.
    pub(super) fn bears_out(&self, leaving: &Leaving) -> bool {
        self.heading.takes(leaving, self.period)
    }
}

impl LeavingColumns {
    pub(super) fn of(table: &Table, period: Period) -> Self {
        let unread = table.columns.iter().filter(|c| c.meaning.is_none());
        let of = |c: &crate::form::Column| {
            let open = c.open.then_some(LeavingHeading::Remarks);
            Some((c.index, LeavingHeading::of(&c.path, period).or(open)?))
        };
        Self {
            columns: unread.filter_map(of).collect(),
            period,
        }
    }

    /// The remarks of a person's row.
    pub(super) fn remarks<'a>(
        &'a self,
        cells: &Cells<'_>,
        person: &'a PersonRow,
        sections: &'a [Section],
    ) -> impl Iterator<Item = Remark<'a>> {
        let of = |(col, heading): &'a (u32, LeavingHeading)| {
            let value = cells.value(person.index, *col)?;
            let says = heading.remark(value)?;
            let found = match value {
                Value::Text(text) => Arc::clone(text),
                value => Arc::from(value.text()),
            };
            Some(Remark {
                col: Some(*col),
                found,
                says,
                heading,
                period: self.period,
            })
        };
        let of_section = |&at: &usize| {
            let section = &sections[at];
            Some(Remark {
                col: None,
                found: Arc::clone(&section.full),
                says: LeavingHeading::of_section(&section.text)?,
                heading: &LeavingHeading::Remarks,
                period: self.period,
            })
        };
        let columns = self.columns.iter().filter_map(of);
        columns.chain(person.sections.iter().filter_map(of_section))
    }
}
