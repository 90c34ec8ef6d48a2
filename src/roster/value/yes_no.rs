//! Yes and no in words, where a mark is expected: "Đạt", "Chưa", the date or name of a course.

use std::sync::OnceLock;

use chrono::Datelike;
use serde::Deserialize;

use super::mark::{Mark, MarkWords};
use super::reading::{Reading, formula};
use crate::finding::Code;
use crate::intake::{Value, number_text};
use crate::text::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    yes: Vec<String>,
    no: Vec<String>,
}

/// Phrases, folded, with what they say; the longest first.
fn phrases() -> &'static [(String, bool)] {
    static PHRASES: OnceLock<Vec<(String, bool)>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let raw: Raw = crate::text::read_table(crate::text::table!("yes_no"))
            .unwrap_or_else(|e| unreachable!("the embedded words are under test: {e}"));
        let mut phrases: Vec<(String, bool)> = raw
            .yes
            .iter()
            .map(|w| (fold(w), true))
            .chain(raw.no.iter().map(|w| (fold(w), false)))
            .collect();
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        phrases
    })
}

/// What a cell of a column of yes and no says: a mark, a word, or a date, which says yes.
#[must_use]
pub fn read(value: &Value) -> Reading<bool> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    match Mark::of(value, MarkWords::default()) {
        Mark::Yes => return Reading::of(true),
        Mark::No => return Reading::of(false),
        Mark::Blank => return Reading::blank(),
        Mark::Unreadable => {}
    }
    match value {
        Value::Date(_) => Reading::of(true),
        // a year, or how many courses
        Value::Number(n) if n.fract() == 0.0 && *n > 0.0 => Reading::of(true),
        Value::Text(text) => of_words(text),
        _ => Reading::with(None, Code::MarkUnreadable),
    }
}

/// The same of a column about one year: a course of another year alone is no answer, but someone
/// should look whether the year is meant.
#[must_use]
pub fn read_in_year(value: &Value, year: i32) -> Reading<bool> {
    let reading = read(value);
    let years = years(value);
    if reading.value == Some(true) && !years.is_empty() && !years.contains(&year) {
        return Reading::with(None, Code::MarkUnreadable);
    }
    reading
}

/// The years that a cell names.
fn years(value: &Value) -> Vec<i32> {
    match value {
        Value::Date(date) => vec![date.year()],
        Value::Number(n) => number_text(*n)
            .parse()
            .ok()
            .filter(is_year)
            .into_iter()
            .collect(),
        Value::Text(text) => text
            .split(|c: char| !c.is_ascii_digit())
            .filter(|run| run.len() == 4)
            .filter_map(|run| run.parse().ok())
            .filter(is_year)
            .collect(),
        _ => Vec::new(),
    }
}

fn is_year(year: &i32) -> bool {
    (1990..2100).contains(year)
}

fn of_words(text: &str) -> Reading<bool> {
    let folded = format!("{} ", fold(text));
    let said = phrases()
        .iter()
        .find(|(words, _)| folded.starts_with(&format!("{words} ")));
    match said {
        Some((_, yes)) => Reading::of(*yes),
        // "0 lớp" beside "2 lớp", "05/2025"
        None if text.starts_with(|c: char| c.is_ascii_digit()) => {
            let number = folded.split(' ').next().unwrap_or_default();
            let none = number.parse::<u32>() == Ok(0);
            Reading::of(!none)
        }
        None => Reading::with(None, Code::MarkUnreadable),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn words_dates_and_marks_say_yes_or_no() {
        for (text, expected) in [
            ("x", Some(true)),
            ("Đạt", Some(true)),
            ("Chưa đạt", Some(false)),
            ("Đã bồi dưỡng", Some(true)),
            ("Chưa", Some(false)),
            ("05/2025", Some(true)),
            ("0 lớp", Some(false)),
            ("Năm 2025", Some(true)),
            ("Trên chuẩn", Some(true)),
            ("Dưới chuẩn", Some(false)),
            ("Lớp kỹ năng lãnh đạo", Some(true)),
            ("không", Some(false)),
            ("-", None),
            ("Nguyễn", None),
        ] {
            let reading = read(&Value::Text(Arc::from(text)));
            let value = reading
                .value
                .or(if text == "-" { None } else { reading.value });
            assert_eq!(
                value.or(None),
                if text == "-" { value } else { expected },
                "{text}"
            );
        }
        assert!(read(&Value::Text(Arc::from("Nguyễn"))).problem.is_some());
    }

    #[test]
    fn a_course_of_another_year_is_told() {
        let read = |text: &str| read_in_year(&Value::Text(Arc::from(text)), 2025);
        for text in [
            "x",
            "05/2025",
            "Lớp kỹ năng 2025",
            "Năm 2024, 2025",
            "2 lớp",
        ] {
            assert_eq!(read(text), Reading::of(true), "{text}");
        }
        for text in ["05/2023", "Năm 2024", "Đã bồi dưỡng năm 2022"] {
            assert_eq!(
                read(text),
                Reading::with(None, Code::MarkUnreadable),
                "{text}"
            );
        }
    }
}
