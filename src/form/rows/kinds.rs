//! What a row is that is neither blank, nor surely a person, nor a total.

use super::super::columns::is_content;
use super::super::marker::{self, Marker};
use super::super::words::Words;
use super::{View, Walk};
use crate::finding::RowKind;
use crate::intake::{Cell, Value};

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
        match self.kind_among_persons(v) {
            RowKind::Section if self.is_remark(v) => RowKind::Note,
            kind => kind,
        }
    }

    /// Whether a line between persons tells something of one of them, or of the list, and opens no section:
    /// "Trước đây công tác tại Huyện đoàn". What is numbered or stands in capitals is a heading.
    fn is_remark(&self, v: &View<'_>) -> bool {
        let numbered = |o: &str| marker::of_ordinal(o).is_some();
        if v.ordinal().as_deref().is_some_and(numbered) {
            return false;
        }
        let label = v.label();
        let (mark, text) = marker::split(&label);
        matches!(mark, Marker::Plain | Marker::Bullet)
            && text.chars().any(char::is_lowercase)
            && (self.words.is_remark(text) || mark == Marker::Plain && self.labels_another(text))
    }

    /// "Chồng: …, công tác tại UBND xã", but neither "Đơn vị: Phòng Y tế" nor "Phòng Y tế: 5 đ/c".
    fn labels_another(&self, text: &str) -> bool {
        let Some((label, behind)) = text.split_once(':') else {
            return false;
        };
        let worded =
            behind.split_whitespace().count() > 1 && !behind.chars().any(|c| c.is_ascii_digit());
        worded && self.words.after_unit_label(text).is_none() && !self.words.is_section(label)
    }

    fn kind_among_persons(&self, v: &View<'_>) -> RowKind {
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
            .ordinal()
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

    /// A heading that carries the sums of what is below: its text begins as units do, beside it stand figures
    /// alone, or counts in words.
    fn is_heading_with_sums(&self, v: &View<'_>, name: &str) -> bool {
        !v.is_name && self.words.is_section(marker::split(name).1) && {
            let cells = || v.row.cells.iter().filter(|c| is_content(&c.value));
            let figures = |c: &&Cell| matches!(c.value, Value::Number(_) | Value::NoCache);
            let counts = |c: &Cell| figures(&c) || c.value.as_text().is_some_and(is_count);
            cells().filter(figures).count() >= v.data()
                || !v.is_born && !v.has_number() && v.rest().all(counts)
        }
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

/// "BC: 4", "5 người", "(03)": a count with at most a word or two, and no date.
fn is_count(text: &str) -> bool {
    let figures = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|f| !f.is_empty());
    let one = figures.clone().count() == 1 && figures.clone().all(|f| f.len() <= 3);
    one && text.chars().count() <= 16 && text.split_whitespace().count() <= 3
}
