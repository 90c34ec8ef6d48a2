//! What a row is that is neither blank, nor surely a person, nor a total.

use super::super::columns::is_content;
use super::super::marker::{self, Marker};
use super::super::words::Words;
use super::{View, Walk};
use crate::finding::RowKind;
use crate::intake::Value;

impl Walk<'_> {
    /// A row of a table of counts below the list ("1 | Hoàn thành tốt nhiệm vụ | 5 | 62,5") is nobody's: who stands
    /// there with a birth is a person all the same.
    pub(super) fn without_counts(&mut self, v: &View<'_>, kind: RowKind) -> RowKind {
        let texts = || v.row.cells.iter().map(|c| c.value.as_text());
        let heads = |t: Option<&str>| t.is_some_and(|t| self.words.is_of_counts(t));
        if kind != RowKind::Person && texts().count() > 1 && texts().all(|t| t.is_some()) {
            self.counts |= texts().any(heads);
        }
        match kind {
            RowKind::Person | RowKind::Rejected if self.counts && !v.is_born => RowKind::Note,
            kind => kind,
        }
    }

    /// A signature typed over rows that were numbered in advance: "NGƯỜI LẬP BIỂU … CHỦ TỊCH" in the place of a
    /// name, and below it names and remarks that no fact of a person stands beside.
    pub(super) fn signs_off(&self, v: &View<'_>) -> bool {
        let Some(name) = v.name.as_deref().filter(|_| !v.is_born && v.has_number()) else {
            return false;
        };
        let all = |wanted: fn(&Words, &str) -> bool| {
            let mut texts = v.rest().map(|c| c.value.as_text());
            texts.all(|t| t.is_some_and(|t| wanted(self.words, t)))
        };
        if self.signed {
            return name.starts_with('(') || v.is_name && all(Words::is_name);
        }
        !v.is_name && self.words.is_signature(name) && v.others() > 0 && all(Words::is_signature)
    }

    pub(super) fn kind_inside(&self, v: &View<'_>) -> RowKind {
        if let Some(name) = v.name.as_deref() {
            if v.data() == 0 || self.is_heading_with_sums(v, name) {
                let person =
                    v.is_name && (v.has_number() || (!v.has_ordinal() && !self.all_numbered));
                return if person {
                    RowKind::Person
                } else {
                    RowKind::Section
                };
            }
            if v.data() == 1
                && !v.has_number()
                && (self.words.is_section(marker::split(name).1) || self.all_numbered)
            {
                return if v.is_name {
                    RowKind::Person
                } else {
                    RowKind::Section
                };
            }
            return RowKind::Person;
        }
        let worded = v
            .ordinal
            .as_deref()
            .is_some_and(|o| o.chars().filter(|c| c.is_alphabetic()).count() > 3);
        if worded && v.others() <= 1 {
            return RowKind::Section;
        }
        if v.others() <= 2 && !v.has_number() {
            let label = v.label();
            let text = marker::split(&label);
            if v.has_ordinal()
                || text.0 != Marker::Plain && v.others() == 1
                || self.words.is_section(text.1) && v.others() == 1
            {
                return RowKind::Section;
            }
            return RowKind::Note;
        }
        if !v.has_number()
            && self.follows_person(v)
            && v.row
                .cells
                .iter()
                .all(|c| matches!(c.value, Value::Text(_)))
            && v.others() <= 3
        {
            return RowKind::Note;
        }
        RowKind::Rejected
    }

    /// A heading that carries the sums of what is below: its text begins as units do, its figures are numbers.
    fn is_heading_with_sums(&self, v: &View<'_>, name: &str) -> bool {
        !v.is_name
            && self.words.is_section(marker::split(name).1)
            && v.row
                .cells
                .iter()
                .filter(|c| is_content(&c.value))
                .filter(|c| matches!(c.value, Value::Number(_) | Value::NoCache))
                .count()
                >= v.data()
    }

    pub(super) fn kind_after(&self, v: &View<'_>) -> RowKind {
        // the last of the list goes on counting, whatever a birth date in words looks like
        if v.name.is_some() && v.has_number() && v.data() >= 2 && self.follows_person(v) {
            return RowKind::Person;
        }
        let signs = v
            .row
            .cells
            .iter()
            .filter_map(|c| c.value.as_text())
            .any(|t| self.words.is_signature(t));
        if self.signed || signs {
            let label = v.label();
            let note = self.words.is_note(&label)
                && !self.words.is_signature(label.trim_start_matches('('))
                && !label.contains("Ký")
                && !label.contains("ký");
            return if note {
                RowKind::Note
            } else {
                RowKind::Signature
            };
        }
        if self.words.is_note(&v.label()) {
            return RowKind::Note;
        }
        if v.name.is_some() && (v.data() >= 1 && v.has_number() || v.data() >= 3) {
            return RowKind::Person;
        }
        if v.is_name && v.others() == 0 && self.follows_person(v) && !self.all_numbered {
            return RowKind::Person;
        }
        if v.is_name && v.data() >= 1 && self.follows_person(v) {
            return RowKind::Person;
        }
        if v.name.is_none() && v.has_number() && v.data() >= 2 {
            return RowKind::Rejected;
        }
        RowKind::Note
    }
}
