//! One TOML file of a plan, read row by row so that every wrong row gets its own message.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::error::PlanError;
use super::field_names::field_names;
use super::nearest::nearest;
use super::place::PlanPlace;
use super::rows::{Placed, PlanRows, Row, Sections};
use crate::text::clean;

/// A file taken apart, or what keeps it from being TOML.
pub(super) struct Parsed<'t> {
    text: &'t str,
    table: Result<Spanned<DeTable<'t>>, toml::de::Error>,
}

/// Takes a file apart, whatever stands in it.
pub(super) fn parse(text: &str) -> Parsed<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Parsed {
        text,
        table: DeTable::parse(text),
    }
}

/// Adds the rows of one file. What is wrong goes to `errors`, the sound rows are kept all the same.
pub(super) fn read(
    file: &Arc<str>,
    parsed: Parsed<'_>,
    rows: &mut PlanRows,
    errors: &mut Vec<PlanError>,
) {
    let Parsed { text, table } = parsed;
    let breaks = text.bytes().zip(0..).filter(|(b, _)| *b == b'\n');
    let mut file = File {
        name: file,
        text,
        breaks: breaks.map(|(_, at)| at).collect(),
        errors,
    };
    let table = match table {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let span = error.span().unwrap_or_default();
            let (place, text) = (file.place(&span), file.line_text(&span));
            return file.errors.push(PlanError::Syntax { place, text });
        }
    };
    let mut sections: Vec<_> = table.into_iter().collect();
    sections.sort_by_key(|(name, _)| name.span().start);
    for (name, value) in sections {
        let span = name.span();
        let mut reader = Section {
            file: &mut file,
            name: name.get_ref().as_ref(),
            span: &span,
            value: Some(value),
        };
        rows.visit(&mut reader);
        if reader.value.is_some() {
            let place = file.place(&span);
            let section = name.get_ref().as_ref();
            file.errors.push(PlanError::UnknownSection {
                place,
                section: section.to_owned(),
                suggestion: nearest(section, PlanRows::SECTIONS.iter().copied()),
            });
        }
    }
}

/// One section of a file, on its way to the rows it belongs to.
struct Section<'s, 'f, 'v> {
    file: &'s mut File<'f>,
    name: &'s str,
    span: &'s Range<usize>,
    /// Taken by the section of its name.
    value: Option<Spanned<DeValue<'v>>>,
}

impl Sections for Section<'_, '_, '_> {
    fn one<T: Row>(&mut self, section: &'static str, row: &mut Option<Placed<T>>) {
        if let Some(value) = self.value.take_if(|_| self.name == section) {
            self.file.one(section, self.span, value, row);
        }
    }

    fn many<T: Row>(&mut self, section: &'static str, rows: &mut Vec<Placed<T>>) {
        if let Some(value) = self.value.take_if(|_| self.name == section) {
            self.file.many(value, rows);
        }
    }
}

struct File<'a> {
    name: &'a Arc<str>,
    text: &'a str,
    /// Where its lines end: every row is placed.
    breaks: Vec<usize>,
    errors: &'a mut Vec<PlanError>,
}

impl File<'_> {
    fn place(&self, span: &Range<usize>) -> PlanPlace {
        let line = self.line(span) + 1;
        PlanPlace::line(self.name, u32::try_from(line).unwrap_or(u32::MAX))
    }

    /// The line that a place stands in, from 0.
    fn line(&self, span: &Range<usize>) -> usize {
        self.breaks.partition_point(|end| *end < span.start)
    }

    /// The line of a place as written, so that people see what to correct.
    fn line_text(&self, span: &Range<usize>) -> String {
        let line = self.line(span);
        let start = line
            .checked_sub(1)
            .map_or(0, |before| self.breaks[before] + 1);
        let text = self.text.get(start..).unwrap_or_default();
        let text = text.lines().next().unwrap_or_default();
        text.trim().chars().take(80).collect()
    }

    fn one<T: for<'de> Deserialize<'de>>(
        &mut self,
        section: &str,
        span: &Range<usize>,
        value: Spanned<DeValue<'_>>,
        into: &mut Option<Placed<T>>,
    ) {
        let place = self.place(span);
        if let Some(known) = into {
            return self.errors.push(PlanError::SectionTwice {
                place,
                section: section.to_owned(),
                first: known.place.clone(),
            });
        }
        *into = self.row(&place, value).map(|row| Placed {
            row,
            place: place.clone(),
        });
    }

    fn many<T: for<'de> Deserialize<'de>>(
        &mut self,
        value: Spanned<DeValue<'_>>,
        into: &mut Vec<Placed<T>>,
    ) {
        let span = value.span();
        let DeValue::Array(array) = value.into_inner() else {
            let (place, text) = (self.place(&span), self.line_text(&span));
            return self.errors.push(PlanError::WrongType { place, text });
        };
        for value in array {
            let place = self.place(&value.span());
            if let Some(row) = self.row(&place, value) {
                into.push(Placed { row, place });
            }
        }
    }

    fn row<T: for<'de> Deserialize<'de>>(
        &mut self,
        place: &PlanPlace,
        value: Spanned<DeValue<'_>>,
    ) -> Option<T> {
        if self.has_unknown_keys(value.get_ref(), field_names::<T>()) {
            return None;
        }
        let mut value = value;
        clean_texts(value.get_mut());
        match T::deserialize(ValueDeserializer::from(value)) {
            Ok(row) => Some(row),
            Err(error) => {
                let error = self.wrong_row(place, &error);
                self.errors.push(error);
                None
            }
        }
    }

    fn has_unknown_keys(&mut self, value: &DeValue<'_>, known: &[&'static str]) -> bool {
        let before = self.errors.len();
        for key in value.as_table().into_iter().flat_map(DeTable::keys) {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let place = self.place(&key.span());
                self.errors.push(PlanError::UnknownKey {
                    place,
                    key: name.to_owned(),
                    suggestion: nearest(name, known.iter().copied()),
                });
            }
        }
        self.errors.len() > before
    }

    fn wrong_row(&self, place: &PlanPlace, error: &toml::de::Error) -> PlanError {
        // serde says in words only which key is missing
        let missing = error
            .message()
            .strip_prefix("missing field `")
            .and_then(|rest| rest.split_once('`'));
        match (missing, error.span()) {
            (Some((key, _)), _) => PlanError::MissingKey {
                place: place.clone(),
                key: key.to_owned(),
            },
            (None, Some(span)) => PlanError::WrongType {
                place: self.place(&span),
                text: self.line_text(&span),
            },
            (None, None) => PlanError::WrongType {
                place: place.clone(),
                text: error.message().to_owned(),
            },
        }
    }
}

/// Texts as a workbook would give them, so that a plan says the same wherever it is written: what
/// people do not see (line breaks in a long condition, decomposed letters) makes no difference.
fn clean_texts(value: &mut DeValue<'_>) {
    match value {
        DeValue::String(text) => {
            if let Cow::Owned(cleaned) = clean(text) {
                *text = Cow::Owned(cleaned);
            }
        }
        DeValue::Array(items) => {
            for item in items.iter_mut() {
                clean_texts(item.get_mut());
            }
        }
        DeValue::Table(keys) => {
            for (_, item) in keys.iter_mut() {
                clean_texts(item.get_mut());
            }
        }
        _ => {}
    }
}
