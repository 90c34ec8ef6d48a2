//! Texts of a row that are kept as words: positions and notes.

use super::{Joined, Out, Row};
use crate::finding::Code;
use crate::intake::{Value, is_too_long};
use crate::roster::person::CellOf;
use crate::roster::value::{Mark, formula};
use crate::schema::Field;

impl Row<'_, '_> {
    /// Says of each column of texts whose cell holds no value.
    pub(super) fn broken(&mut self, field: Field, out: Out) {
        for column in self.columns(field) {
            let value = self.reader.table.cells.text_value(self.at.index, column);
            let reading = value.and_then(formula::<()>);
            if let Some(problem) = reading.and_then(|r| r.problem) {
                self.report(problem, out, column.index);
            }
        }
    }

    /// Posts as written, several columns joined in their order.
    pub(super) fn position(&mut self) {
        self.broken(Field::Position, Out::Position);
        self.broken(Field::PositionUnit, Out::Position);
        self.broken(Field::Unit, Out::Unit);
        self.broken(Field::EducationDetail, Out::EducationText);
        let cells = &self.reader.table.cells;
        let texts = cells.texts(self.at, Field::Position);
        let mut words = Joined::default();
        for (col, t) in texts.chain(cells.texts(self.at, Field::PositionUnit)) {
            let value = Value::Text(t);
            // "x" under "Cấp uỷ / UVBTV": the heading says the post
            let read = if self.mark(&value) == Mark::Yes {
                self.leaf(col)
            } else {
                self.text(&value).value
            };
            if let Some(t) = read {
                self.cells.push(CellOf::new(Out::Position, col));
                words.add(t);
            }
        }
        let position = words.text();
        if position.as_deref().is_some_and(is_too_long) {
            // no cell of them is, but what a person holds on dozens of rows together
            if let Some(col) = self.columns(Field::Position).first().map(|c| c.index) {
                self.say(Code::TextTooLong, Out::Position, col, Vec::new());
            }
        } else {
            self.person.position = position;
        }
    }

    pub(super) fn note(&mut self) {
        self.broken(Field::Note, Out::Note);
        let mut words = Joined::default();
        words.extend(self.person.note.take());
        for (col, t) in self.reader.table.cells.texts(self.at, Field::Note) {
            if let Some(t) = self.text(&Value::Text(t)).value {
                self.cells.push(CellOf::new(Out::Note, col));
                words.add(t);
            }
        }
        self.person.note = words.text();
    }
}
