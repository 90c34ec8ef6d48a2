//! What cells show.

use std::borrow::Cow;

use crate::intake::{Cell, Value};

/// Whether a cell shows anything.
pub(super) fn is_shown(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) | Value::Error(text) => !text.is_empty(),
        Value::Number(_) | Value::Date(_) | Value::Bool(_) => true,
        Value::NoCache | Value::TooLong => false,
    }
}

/// Whether what a cell shows holds a figure, and a letter at most.
pub(super) fn holds_number(cell: &Cell) -> bool {
    let numbers = |text: &str| {
        text.chars().any(|c| c.is_ascii_digit())
            && text.chars().filter(|c| c.is_alphabetic()).count() <= 1
    };
    match &cell.value {
        // the running numbers of nearly all lists
        Value::Number(number) => number.is_finite(),
        _ => shown(cell).is_some_and(|text| numbers(&text)),
    }
}

/// The text that a cell shows; none where it shows nothing.
pub(super) fn shown(cell: &Cell) -> Option<Cow<'_, str>> {
    let text = match &cell.value {
        Value::Text(text) => Cow::Borrowed(&**text),
        value => Cow::Owned(value.text()),
    };
    Some(text).filter(|t| !t.is_empty())
}

/// Whether a value could be a birth date or year; sums below such a column are smaller.
pub(in crate::form) fn is_date(value: &Value) -> bool {
    match value {
        Value::Date(_) => true,
        Value::Number(n) => (1900.0..2100.0).contains(n) || (7000.0..60000.0).contains(n),
        Value::Text(text) => {
            let digits =
                |p: &str| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
            let (mut count, mut last) = (0, "");
            for part in text.split(['/', '-', '.']).map(str::trim) {
                if !digits(part) {
                    return false;
                }
                (count, last) = (count + 1, part);
            }
            let year = || last.parse::<u32>().is_ok_and(|y| (1900..2100).contains(&y));
            count == 3 || last.len() == 4 && year()
        }
        _ => false,
    }
}
