//! What holds of a person by one column and not by another: "Đảng viên / Có | Chưa".

use super::{Out, Row};
use crate::finding::Code;
use crate::form::{Column, Meaning};
use crate::roster::value::{Mark, Reading, ethnicity};
use crate::schema::Field;

/// Whether a tick in a column says that its field does not hold.
pub(super) fn denies(column: &Column) -> bool {
    let class = column.meaning.as_ref().and_then(|m| m.class.as_deref());
    class == Some(Meaning::NOT_SO)
}

impl Row<'_, '_> {
    /// The answer to what is or is not so, once the columns that are ticked against it are looked at.
    pub(super) fn denied(&mut self, field: Field, answer: Option<bool>) -> Option<bool> {
        let against = self.columns(field).iter().find(|c| {
            denies(c)
                && self
                    .value(c.index)
                    .is_some_and(|v| self.mark(v) == Mark::Yes)
        });
        let Some(column) = against else { return answer };
        if answer != Some(true) {
            return Some(false);
        }
        // ticked on both sides
        let both = Reading::<bool>::with(None, Code::MarkUnreadable);
        self.take(both, field.column().unwrap_or(Out::Note), column.index)
    }

    pub(super) fn set_minority(&mut self, answer: Option<bool>, col: u32) {
        // a people named in the column of marks
        if self.person.ethnicity.is_none() {
            let named = self
                .value(col)
                .and_then(|v| ethnicity::read_minority(v).value)
                .and_then(|e| e.name);
            self.person.ethnicity = named.map(|name| self.reader.known.text(name));
        }
        if self.person.minority.is_none() || answer == Some(true) {
            self.person.minority = answer;
        }
    }
}
