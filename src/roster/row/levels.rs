//! Qualifications, ratings and groups of a row: ticked under a class, or written in words.

use std::sync::Arc;

use super::{Joined, Row};
use crate::finding::Code;
use crate::intake::Value;
use crate::roster::value::level::{Level, name_of, read_level};
use crate::roster::value::rating::{self, RatingScale};
use crate::roster::value::{Mark, Reading, employment};
use crate::schema::{Column as Out, Employment, Field, Rating};

/// Whether there is more than signs in a cell: "?" under a heading is no remark beside a mark.
fn says_something(value: &Value) -> bool {
    value
        .as_text()
        .is_none_or(|t| t.chars().any(char::is_alphanumeric))
}

/// What several columns say of one thing.
struct Told<T> {
    first: Option<T>,
    /// The first column that says something else.
    differs: Option<u32>,
}

impl<T> Default for Told<T> {
    fn default() -> Self {
        Self {
            first: None,
            differs: None,
        }
    }
}

impl<T: Copy + PartialEq> Told<T> {
    fn add(&mut self, col: u32, value: T) {
        let first = *self.first.get_or_insert(value);
        if first != value {
            self.differs.get_or_insert(col);
        }
    }
}

impl Row<'_, '_> {
    /// A ladder, from ticked classes or from words.
    pub(super) fn level<L: Level>(&mut self, field: Field, out: Out) -> Option<L> {
        let mut best: Option<L> = None;
        // the first and the last of the classes that are ticked
        let mut ticked: Option<(L, (u32, L))> = None;
        for column in self.columns(field) {
            let Some(value) = self.whole_value(column.index) else {
                continue;
            };
            let value = &*value;
            let class = column.meaning.as_ref().and_then(|m| m.class.as_deref());
            let read = match class {
                None => {
                    let zero = self.reader.table.zero_is_none(column.index);
                    self.take(read_level::<L>(value, zero), out, column.index)
                }
                Some("other") => None,
                Some(class) => {
                    let level = self.ticked_level::<L>(class, value, column.index, out);
                    if let Some(level) = level {
                        let first = ticked.map_or(level, |(first, _)| first);
                        ticked = Some((first, (column.index, level)));
                    }
                    level
                }
            };
            best = best.max(read);
        }
        if let Some((first, (last_col, last))) = ticked
            && first != last
        {
            let kept = best.map(|b| name_of(b).to_owned()).unwrap_or_default();
            self.say(Code::MarksConflict, out, last_col, vec![("value", kept)]);
        }
        best
    }

    fn ticked_level<L: Level>(
        &mut self,
        class: &str,
        value: &Value,
        col: u32,
        out: Out,
    ) -> Option<L> {
        let level = L::RUNGS.iter().copied().find(|l| l.key() == class);
        let reading = match self.mark(value) {
            Mark::Yes => level.map_or_else(Reading::blank, Reading::of),
            Mark::No | Mark::Blank => Reading::blank(),
            Mark::Unreadable => {
                // the field or place of study instead of a mark, or the level's own words
                let worded = read_level::<L>(value, false);
                match (&worded.problem, value) {
                    (None, _) if worded.value.is_some() => worded,
                    (Some(p), _) if p.code == Code::LevelInTraining => worded,
                    (_, Value::Text(_) | Value::Date(_)) if says_something(value) => {
                        level.map_or_else(Reading::blank, Reading::of)
                    }
                    (_, Value::Number(n)) if (1950.0..2100.0).contains(n) => {
                        level.map_or_else(Reading::blank, Reading::of)
                    }
                    (_, broken) if broken.is_broken() => worded,
                    _ => Reading::with(None, Code::MarkUnreadable),
                }
            }
        };
        self.take(reading, out, col)
    }

    pub(super) fn education_text(&mut self) {
        let mut words = Joined::default();
        for column in self.columns(Field::Education) {
            let Some(value) = self.whole_value(column.index) else {
                continue;
            };
            let value = &*value;
            match column.meaning.as_ref().and_then(|m| m.class.as_ref()) {
                // "Chưa", "Không" are nothing in other texts, and a level's words here
                None => words.extend(match value {
                    Value::Text(text) if text.chars().any(char::is_alphabetic) => {
                        Some(Arc::clone(text))
                    }
                    value => self.text(value).value,
                }),
                Some(_) => match self.mark(value) {
                    Mark::Yes => words.extend(column.path.last().cloned()),
                    Mark::Unreadable => words.extend(
                        column
                            .path
                            .last()
                            .map(|leaf| Arc::from(format!("{leaf} {}", value.text()))),
                    ),
                    _ => {}
                },
            }
        }
        let cells = &self.reader.table.cells;
        let details = cells.texts(self.at, Field::EducationDetail);
        words.extend(details.filter_map(|(_, t)| self.text(&Value::Text(t)).value));
        self.person.education_text = words.text();
    }

    /// Free text of all columns of a field; a mark stands for the words of its heading.
    pub(super) fn free_text(&mut self, field: Field, out: Out) -> Option<Arc<str>> {
        let mut words = Joined::default();
        for column in self.columns(field) {
            let Some(value) = self.whole_value(column.index) else {
                continue;
            };
            let value = &*value;
            let label = column
                .meaning
                .as_ref()
                .map(|m| Arc::clone(&m.label))
                .unwrap_or_default();
            let read = match self.mark(value) {
                Mark::Yes if !label.is_empty() => Reading::of(label),
                Mark::Blank | Mark::No => Reading::blank(),
                Mark::Yes => Reading::of(Arc::from("Có")),
                Mark::Unreadable => self.text(value),
            };
            words.extend(self.take(read, out, column.index));
        }
        words.text()
    }

    pub(super) fn rating(&mut self) {
        let mut ticked: Told<Rating> = Told::default();
        let mut raw = Joined::default();
        let year = self.reader.period.year;
        for column in self.columns(Field::Rating) {
            let Some(value) = self.value(column.index) else {
                continue;
            };
            let class = column.meaning.as_ref().and_then(|m| m.class.as_deref());
            let scale = self.reader.table.rating_scale;
            match class {
                None => {
                    let reading = rating::read_rating(value, scale, year);
                    let said = reading.value.is_some() || reading.problem.is_some();
                    if let Some(r) = self.take(reading, Out::Rating, column.index) {
                        ticked.add(column.index, r);
                    }
                    if said {
                        raw.add(match value {
                            Value::Text(text) => Arc::clone(text),
                            value => Arc::from(value.text()),
                        });
                    }
                }
                Some("other") => {}
                Some(class) => {
                    let rating = Rating::parse(class);
                    let mut worded_so = false;
                    let reading = match self.mark(value) {
                        Mark::Yes => rating.map_or_else(Reading::blank, Reading::of),
                        Mark::No | Mark::Blank => Reading::blank(),
                        // a reason for not being rated, a remark beside the mark
                        Mark::Unreadable
                            if matches!(value, Value::Text(_)) && says_something(value) =>
                        {
                            let worded = rating::read_rating(value, scale, year);
                            worded_so = worded.value.is_some();
                            if worded_so {
                                worded
                            } else {
                                rating.map_or_else(Reading::blank, Reading::of)
                            }
                        }
                        Mark::Unreadable if value.is_broken() => {
                            rating::read_rating(value, scale, year)
                        }
                        Mark::Unreadable => Reading::with(None, Code::MarkUnreadable),
                    };
                    if let Some(r) = self.take(reading, Out::Rating, column.index) {
                        ticked.add(column.index, r);
                        raw.extend(if worded_so {
                            Some(Arc::from(value.text()))
                        } else {
                            column.path.last().cloned()
                        });
                    }
                }
            }
        }
        if let Some(first) = ticked.first {
            if let Some(col) = ticked.differs {
                self.say(
                    Code::MarksConflict,
                    Out::Rating,
                    col,
                    vec![("value", String::new())],
                );
            } else {
                self.person.rating = Some(first);
            }
        }
        self.person.rating_text = raw.text();
    }

    pub(super) fn employment(&mut self) {
        let mut found: Told<Employment> = Told::default();
        for column in self.columns(Field::Employment) {
            let Some(value) = self.value(column.index) else {
                continue;
            };
            let class = column.meaning.as_ref().and_then(|m| m.class.as_deref());
            let reading = match class {
                None => employment::read_employment(value),
                Some(class) => match self.mark(value) {
                    Mark::Yes => Employment::parse(class).map_or_else(Reading::blank, Reading::of),
                    Mark::No | Mark::Blank => Reading::blank(),
                    Mark::Unreadable => {
                        let worded = employment::read_employment(value);
                        // "Kết quả / Công chức: HTTNV" is how a civil servant was rated, no mark
                        let rated = || {
                            rating::read_rating(value, RatingScale::Words, self.reader.period.year)
                                .value
                                .is_some()
                        };
                        if worded.value.is_some() || !says_something(value) {
                            worded
                        } else if rated() {
                            Reading::blank()
                        } else {
                            Employment::parse(class).map_or_else(Reading::blank, Reading::of)
                        }
                    }
                },
            };
            if let Some(e) = self.take(reading, Out::Employment, column.index) {
                found.add(column.index, e);
            }
        }
        if let Some(first) = found.first {
            if let Some(col) = found.differs {
                self.say(
                    Code::MarksConflict,
                    Out::Employment,
                    col,
                    vec![("value", String::new())],
                );
            } else {
                self.person.employment = Some(first);
            }
        }
    }
}
