//! Rows under the headings that are none: column numbers, hints how to fill the columns in.

use std::borrow::Cow;

use crate::intake::{Row, Value};

/// Column numbers in Roman figures.
const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

/// A row of column numbers: `A B 1 2`, `(1) (2)`, `[3=4+6]`.
pub(in crate::form) fn is_number_row(row: &Row) -> bool {
    row.cells.len() >= 3 && row.cells.iter().all(|c| is_column_number(&c.value)) && {
        let first_words: Vec<String> = row.cells.iter().map(|c| c.value.text()).collect();
        // a row of data that happens to hold numbers only repeats them; column numbers differ
        let mut seen = first_words.clone();
        seen.sort_unstable();
        seen.dedup();
        seen.len() * 5 >= first_words.len() * 4
    }
}

/// A row that counts the columns although something else stands in it: "A | B | 1 | 2 | 3 | đã kiểm tra".
pub(in crate::form) fn counts_columns(row: &Row) -> bool {
    let cells = &row.cells;
    if cells.len() < 4 {
        return false;
    }
    let roman = cells.iter().any(|c| c.value.as_text() == Some("II"));
    let mut ranks = cells.iter().filter_map(|c| rank(&c.value, roman));
    // every row of every list is asked, and few begin with a one
    if ranks.next() != Some(1) {
        return false;
    }
    let (mut count, mut steps, mut before) = (1, 0, 1);
    for rank in ranks {
        steps += usize::from(before + 1 == rank);
        (before, count) = (rank, count + 1);
    }
    count >= 4 && count * 3 >= cells.len() * 2 && steps + 2 >= count
}

/// The place in a count that a cell names: 3, "(3)", "C", "III".
fn rank(value: &Value, roman: bool) -> Option<u32> {
    let text = match value {
        Value::Text(text) if text.len() <= 6 => text,
        Value::Number(n) if (1.0..100.0).contains(n) && n.fract() == 0.0 => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole and small, as was just seen"
            )]
            return Some(*n as u32);
        }
        _ => return None,
    };
    let inner = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ' | '.'));
    if let Ok(number) = inner.parse() {
        return Some(number);
    }
    if roman {
        let place = ROMAN.iter().position(|r| *r == inner)?;
        return u32::try_from(place + 1).ok();
    }
    match inner.as_bytes() {
        [letter @ b'A'..=b'Z'] => Some(u32::from(letter - b'A') + 1),
        _ => None,
    }
}

fn is_column_number(value: &Value) -> bool {
    // every row of every list is asked: no text is copied
    let text = match value {
        Value::Text(text) => Cow::Borrowed(&**text),
        Value::Number(n) if (0.0..1000.0).contains(n) && n.fract() == 0.0 => return true,
        value => Cow::Owned(value.text()),
    };
    let inner = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ' | '.'));
    let first = inner.split(['=', ' ']).next().unwrap_or("");
    if !(1..=3).contains(&first.chars().take(4).count()) {
        return false;
    }
    let digits = first.chars().all(|c| c.is_ascii_digit());
    let letter = first.chars().count() == 1
        && first.chars().all(char::is_alphabetic)
        && !first.eq_ignore_ascii_case("x");
    (digits || letter)
        && inner.chars().all(|c| {
            c.is_ascii_alphanumeric() || c.is_alphabetic() && letter || "=+-*/:()[]. ,…".contains(c)
        })
}

/// A row under the headings that says how to fill them in, all in brackets.
pub(super) fn is_hint_row(row: &Row) -> bool {
    !row.cells.is_empty()
        && row.cells.iter().all(|c| {
            c.value
                .as_text()
                .is_some_and(|t| t.starts_with('(') && t.ends_with(')') && t.chars().count() > 2)
        })
}
