//! Ethnicity by name.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use super::mark::{Mark, MarkWords};
use super::near::nearest;
use super::reading::{Reading, formula, is_filler};
use super::words::{self, squeeze, words};
use crate::finding::Code;
use crate::intake::Value;
use crate::text::{Recall, fold};

/// What a cell says about a person's people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ethnicity {
    /// The official name, one of 54; `None` where the cell says only that it is a minority.
    pub name: Option<&'static str>,
    /// Whether it is a minority: every people but the Kinh, the Hoa included.
    pub minority: bool,
}

/// The people that a cell names, in any of its spellings ("Khơ-me", "Kinh (Việt)", "dân tộc Hoa").
///
/// A name one slip away is taken, with a warning (argument `nearest`); an unknown one gives null and
/// a warning: the roster knows the catalogue's names only.
#[must_use]
pub fn read(value: &Value) -> Reading<Ethnicity> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    let text = match value {
        Value::Text(text) => text,
        Value::Number(n) if *n == 0.0 => return Reading::blank(),
        _ => return Reading::with(None, Code::EthnicityUnknown),
    };
    known_text(text)
}

fn known_text(text: &Arc<str>) -> Reading<Ethnicity> {
    static KNOWN: LazyLock<Recall<Reading<Ethnicity>>> = LazyLock::new(Recall::default);
    KNOWN.ask(text, || of_text(text))
}

fn of_text(text: &Arc<str>) -> Reading<Ethnicity> {
    let folded = fold(text);
    if is_filler(text) || folded == "0" || words::is_nothing(&folded) {
        return Reading::blank();
    }
    if let Some(name) = named(text) {
        return Reading::of(of_name(name));
    }
    if words().ethnicity.minority_words.has(&folded) {
        return Reading::of(Ethnicity {
            name: None,
            minority: true,
        });
    }
    // "Không" is no slip for "Kháng"
    if Mark::of(&Value::Text(Arc::clone(text)), MarkWords::default()) != Mark::Unreadable {
        return Reading::with(None, Code::EthnicityUnknown);
    }
    match nearest(catalogue(), &squeeze(core(&folded)), 4) {
        Some(name) => {
            Reading::with(Some(of_name(name)), Code::EthnicityUnknown).arg("nearest", name)
        }
        None => Reading::with(None, Code::EthnicityUnknown),
    }
}

/// Whether a cell under "dân tộc thiểu số" says that the person belongs to a minority: a tick, or
/// the name of a people (then its name is known as well).
#[must_use]
pub fn read_minority(value: &Value) -> Reading<Ethnicity> {
    let mark = Mark::read(value, MarkWords::default());
    if mark.value.is_none()
        && mark
            .problem
            .as_ref()
            .is_some_and(|p| p.code == Code::MarkUnreadable)
    {
        let by_name = read(value);
        if by_name.value.is_some() {
            return by_name;
        }
    }
    mark.map(|minority| Ethnicity {
        name: None,
        minority,
    })
}

/// The official name in a text: the whole of it, without the words around, before or in brackets.
fn named(text: &str) -> Option<&'static str> {
    let find = |part: &str| {
        let folded = fold(part);
        let catalogue = catalogue();
        catalogue
            .get(&squeeze(&folded))
            .or_else(|| catalogue.get(&squeeze(core(&folded))))
            .copied()
    };
    find(text).or_else(|| {
        let (before, inside) = text.split_once('(')?;
        find(before).or_else(|| find(inside))
    })
}

/// A folded text without the words before the name.
fn core(folded: &str) -> &str {
    let around = &words().ethnicity.around;
    around
        .iter()
        .find_map(|w| folded.strip_prefix(w)?.strip_prefix(' '))
        .unwrap_or(folded)
}

fn of_name(name: &'static str) -> Ethnicity {
    Ethnicity {
        name: Some(name),
        minority: name != words().ethnicity.majority,
    }
}

fn catalogue() -> &'static BTreeMap<String, &'static str> {
    static CATALOGUE: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    CATALOGUE.get_or_init(|| words::index(&words().people))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name(cell: &str) -> (Option<&'static str>, Option<bool>, bool) {
        let reading = read(&Value::Text(cell.into()));
        (
            reading.value.and_then(|e| e.name),
            reading.value.map(|e| e.minority),
            reading.problem.is_some(),
        )
    }

    #[test]
    fn names_in_their_spellings() {
        for (cell, expected) in [
            ("Kinh", "Kinh"),
            ("kinh", "Kinh"),
            ("KINH", "Kinh"),
            ("Kinh(việt)", "Kinh"),
            ("Việt", "Kinh"),
            ("Khmer", "Khmer"),
            ("Khơ me", "Khmer"),
            ("Khơme", "Khmer"),
            ("Khơ-me", "Khmer"),
            ("Khơ Me", "Khmer"),
            ("dân tộc Khmer", "Khmer"),
            ("Hoa", "Hoa"),
            ("Hán", "Hoa"),
            ("người Hoa", "Hoa"),
            ("Hoa (Hán)", "Hoa"),
            ("Chàm", "Chăm"),
            ("Cham", "Chăm"),
            ("H'Mông", "Mông"),
            ("Mèo", "Mông"),
            ("Mnông", "Mnông"),
            ("Tày", "Tày"),
            ("Thái", "Thái"),
            ("Ê Đê", "Ê Đê"),
            ("Êđê", "Ê Đê"),
            ("Gia-rai", "Gia Rai"),
            ("Vân Kiều", "Bru - Vân Kiều"),
        ] {
            assert_eq!(
                name(cell),
                (Some(expected), Some(expected != "Kinh"), false),
                "{cell}"
            );
        }
    }

    #[test]
    fn every_official_name_reads_as_itself() {
        for entry in &words().people {
            assert_eq!(name(&entry.name).0, Some(entry.name.as_str()));
        }
    }

    #[test]
    fn slips_and_strangers() {
        assert_eq!(name("Khmre"), (Some("Khmer"), Some(true), true));
        assert_eq!(name("Kinhh"), (Some("Kinh"), Some(false), true));
        for cell in ["150", "x", "Pháp", "Phật giáo", "Nguyễn Văn A"] {
            assert_eq!(name(cell), (None, None, true), "{cell}");
        }
        for cell in ["-", "…", "0", "không rõ"] {
            assert_eq!(name(cell), (None, None, false), "{cell}");
        }
        assert_eq!(name("DTTS"), (None, Some(true), false));
        assert!(read(&Value::Number(150.0)).problem.is_some());
    }

    #[test]
    fn the_minority_column_takes_ticks_and_names() {
        let read = |cell: &str| {
            let reading = read_minority(&Value::Text(cell.into()));
            (
                reading.value.map(|e| (e.name, e.minority)),
                reading.problem.map(|p| p.code),
            )
        };
        assert_eq!(read("x"), (Some((None, true)), None));
        assert_eq!(read("không"), (Some((None, false)), None));
        assert_eq!(read("Khmer"), (Some((Some("Khmer"), true)), None));
        assert_eq!(read("Kinh"), (Some((Some("Kinh"), false)), None));
        assert_eq!(read("…"), (None, None));
        assert_eq!(read("abc"), (None, Some(Code::MarkUnreadable)));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text: String) {
            let value = Value::Text(text.into());
            let _ = (read(&value), read_minority(&value));
        }
    }
}
