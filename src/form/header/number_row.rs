//! Rows under the headings that are none: column numbers, hints how to fill the columns in.

use std::borrow::Cow;

use crate::intake::{Row, Value};

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

fn is_column_number(value: &Value) -> bool {
    // every row of every list is asked: no text is copied
    let text = match value {
        Value::Text(text) => Cow::Borrowed(&**text),
        value => Cow::Owned(value.text()),
    };
    let inner = text.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ' | '.'));
    let first = inner.split(['=', ' ']).next().unwrap_or("");
    let short = (1..=3).contains(&first.chars().count());
    let digits = first.chars().all(|c| c.is_ascii_digit());
    let letter = first.chars().count() == 1
        && first.chars().all(char::is_alphabetic)
        && !first.eq_ignore_ascii_case("x");
    !inner.is_empty()
        && short
        && (digits || letter)
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
                .is_some_and(|t| t.starts_with('(') && t.ends_with(')') && t.chars().count() > 3)
        })
}
