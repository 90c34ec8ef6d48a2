//! Gender as a word, and from two columns.

use std::sync::LazyLock;

use super::reading::{Reading, formula, is_filler};
use super::words::{self, words};
use crate::finding::Code;
use crate::intake::Value;
use crate::schema::Gender;
use crate::text::{Recall, fold, key};

/// The gender that a cell says in a word ("Nữ", "nam", "F", "Gái").
///
/// Numbers and ticks are unreadable: which of the two 1 stands for differs from unit to unit.
#[must_use]
pub fn read(value: &Value) -> Reading<Gender> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    let Value::Text(text) = value else {
        return Reading::with(None, Code::GenderUnreadable);
    };
    known_text(text)
}

fn known_text(text: &str) -> Reading<Gender> {
    static KNOWN: LazyLock<Recall<Reading<Gender>>> = LazyLock::new(Recall::default);
    KNOWN.ask(text, || of_text(text))
}

fn of_text(text: &str) -> Reading<Gender> {
    let folded = fold(text);
    if is_filler(text) || words::is_nothing(&folded) {
        return Reading::blank();
    }
    word(&folded)
        // "Na m", "N ữ"
        .or_else(|| word(&words::squeeze(&folded)))
        .map_or_else(|| Reading::with(None, Code::GenderUnreadable), Reading::of)
}

/// The gender of all whom a list names, as its title says it: "DANH SÁCH CÁN BỘ NỮ".
#[must_use]
pub fn of_title(title: &str) -> Option<Gender> {
    let words = &words().gender;
    // "nữ" has its mark in capitals as well
    let marked = key(title);
    let marked: Vec<&str> = marked.split(' ').collect();
    let holds = |at: usize, phrase: &String| {
        let phrase = key(phrase);
        let phrase: Vec<&str> = phrase.split(' ').collect();
        marked[at..].starts_with(&phrase)
    };
    let ends = |at: usize, phrase: &String| {
        let length = key(phrase).split(' ').count();
        at >= length && holds(at - length, phrase)
    };
    let woman = key("nữ");
    let mut women = (0..marked.len()).filter(|&at| marked[at] == woman);
    let at = women.next().filter(|_| women.next().is_none())?;
    let listed = words.listed.iter().any(|w| ends(at, w));
    let first = words.listed.iter().any(|w| holds(at + 1, w));
    let more = |from: usize| words.listed.iter().any(|w| holds(from, w));
    let again = listed && (at + 1..marked.len()).any(more);
    // "công" is of "cán bộ nữ công", and begins "công chức"
    let others = |at: usize| !more(at) && words.beside.iter().any(|w| holds(at, w));
    let others = (0..marked.len()).any(others);
    ((listed || first) && !again && !others).then_some(Gender::Female)
}

/// Whether a word inside a longer text says a gender: "Nam", but not the "năm" before a year.
#[must_use]
pub fn is_word(text: &str) -> bool {
    let marked = key(text);
    let of_date = &super::words::words().date.marked;
    word(&fold(text)).is_some() && !of_date.iter().any(|w| key(w) == marked)
}

/// The gender of a folded word.
pub(super) fn word(folded: &str) -> Option<Gender> {
    let words = &words().gender;
    if words.female.has(folded) {
        Some(Gender::Female)
    } else if words.male.has(folded) {
        Some(Gender::Male)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_list_women() {
        for title in [
            "DANH SÁCH CÁN BỘ NỮ",
            "Danh sách cán bộ, công chức, viên chức nữ năm 2025",
            "DANH SÁCH NỮ CÁN BỘ LÃNH ĐẠO",
        ] {
            assert_eq!(of_title(title), Some(Gender::Female), "{title}");
        }
        for title in [
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC",
            "DANH SÁCH CÁN BỘ NỮ CÔNG",
            "DANH SÁCH CÁN BỘ NỮ, CÁN BỘ TRẺ",
            "DANH SÁCH CÁN BỘ HỘI LIÊN HIỆP PHỤ NỮ",
            "DANH SÁCH CÁN BỘ NAM VÀ NỮ CÔNG CHỨC TRẺ",
        ] {
            assert_eq!(of_title(title), None, "{title}");
        }
    }

    #[test]
    fn words_of_gender() {
        let unreadable = Some(Code::GenderUnreadable);
        for (cell, gender, code) in [
            ("Nam", Some(Gender::Male), None),
            ("NAM", Some(Gender::Male), None),
            ("Nữ", Some(Gender::Female), None),
            ("nữ", Some(Gender::Female), None),
            ("NU", Some(Gender::Female), None),
            ("Nữ.", Some(Gender::Female), None),
            ("Na m", Some(Gender::Male), None),
            ("M", Some(Gender::Male), None),
            ("F", Some(Gender::Female), None),
            ("Gái", Some(Gender::Female), None),
            ("trai", Some(Gender::Male), None),
            ("-", None, None),
            ("…", None, None),
            ("Nam/Nữ", None, unreadable),
            ("x", None, unreadable),
            ("1975", None, unreadable),
        ] {
            let reading = read(&Value::Text(cell.into()));
            assert_eq!(
                (reading.value, reading.problem.map(|p| p.code)),
                (gender, code),
                "{cell}"
            );
        }
        assert_eq!(
            read(&Value::Number(1.0)).problem.map(|p| p.code),
            unreadable
        );
        assert_eq!(
            read(&Value::NoCache).problem.map(|p| p.code),
            Some(Code::FormulaNoValue)
        );
    }
}
