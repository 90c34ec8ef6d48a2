//! `--redact`: what must not be seen is taken out of free text, wherever it is shown.

use std::borrow::Cow;

use crate::finding::Finding;
use crate::schema::Column;
use crate::text::fold;

/// Shortest run of digits that may be an id, or a date without signs between its parts.
const ID: usize = 8;
/// What stands for the parts taken out.
const GONE: &str = "…";

/// The text of a cell as a finding may quote it.
#[must_use]
pub fn found(f: &Finding, redact: bool) -> Option<Cow<'_, str>> {
    f.found.as_deref().map(|t| fact(t, f.field, redact))
}

/// What is wrong, as far as it may be told.
#[must_use]
pub fn message(f: &Finding, redact: bool) -> String {
    told(f, redact, Finding::message)
}

/// What to do, as far as it may be told.
#[must_use]
pub fn hint(f: &Finding, redact: bool) -> String {
    told(f, redact, Finding::hint)
}

/// The sentence of a finding whose texts were made fit before they were put into it.
fn told(f: &Finding, redact: bool, sentence: impl Fn(&Finding) -> String) -> String {
    if !redact {
        return sentence(f);
    }
    let mut f = f.clone();
    f.found = found(&f, redact).map(Cow::into_owned);
    for (name, text) in &mut f.args {
        // counts and rows of a list are nobody's birth date
        if !matches!(*name, "count" | "rows" | "year" | "column") {
            *text = fact(text, f.field, redact).into_owned();
        }
    }
    mask(&sentence(&f), redact).into_owned()
}

/// The text of a cell of a column: of a birth date only the year is left, of an id nothing.
#[must_use]
pub fn fact(text: &str, column: Option<Column>, redact: bool) -> Cow<'_, str> {
    match column {
        Some(Column::BirthDate) if redact => year_alone(text),
        Some(Column::NationalId | Column::PersonKey) if redact => digits_gone(text),
        _ => mask(text, redact),
    }
}

/// Text without ids, and of dates only the year.
#[must_use]
pub fn mask(text: &str, redact: bool) -> Cow<'_, str> {
    if !redact || !text.bytes().any(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let text = spelt_out(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest
            .find(|c: char| !(c.is_ascii_digit() || "./- ".contains(c)))
            .unwrap_or(rest.len());
        out.push_str(&numbers(&rest[..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// `ngày 5 tháng 8 năm 1975` without its day and month.
fn spelt_out(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let number = |w: &&&str| {
        let digits = w.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits)
    };
    let mut gone = vec![false; words.len()];
    for (at, word) in words.iter().enumerate() {
        if fold(word) != "thang" || words.get(at + 1).is_none_or(|w| !number(&w)) {
            continue;
        }
        gone[at + 1] = true;
        if let Some(before) = at.checked_sub(1).filter(|b| number(&&words[*b])) {
            gone[before] = true;
        }
    }
    let shown = words.iter().zip(&gone).map(|(word, gone)| {
        if *gone {
            let tail = word.trim_start_matches(|c: char| c.is_ascii_digit());
            Cow::Owned(format!("{GONE}{tail}"))
        } else {
            Cow::Borrowed(*word)
        }
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// A stretch of digits and what stands between the parts of dates and ids.
fn numbers(text: &str) -> String {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .collect();
    let tail = &text[text.trim_end_matches(|c: char| !c.is_ascii_digit()).len()..];
    // blanks beside a sign belong to it
    let tight = ["/", ".", "-"].iter().fold(text.trim().to_owned(), |t, s| {
        t.replace(&format!(" {s}"), s).replace(&format!("{s} "), s)
    });
    let lengths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
    let by_blanks = matches!(lengths[..], [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2]);
    let date_like = parts.len() >= 2 && lengths.iter().all(|l| *l <= 4) && digits <= 8;
    if date_like && (by_blanks || !tight.contains(' ')) {
        let year = parts.iter().copied().find(|p| is_year(p)).unwrap_or(GONE);
        return format!("{GONE}/{year}{tail}");
    }
    if digits >= ID {
        format!("{GONE}{tail}")
    } else {
        text.to_owned()
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Of all digits of a text only those of a year.
fn year_alone(text: &str) -> Cow<'_, str> {
    runs(text, |run| if is_year(run) { run } else { GONE })
}

fn digits_gone(text: &str) -> Cow<'_, str> {
    runs(text, |_| GONE)
}

/// Text with each run of digits put in other words.
fn runs<'t>(text: &'t str, shown: impl Fn(&'t str) -> &'t str) -> Cow<'t, str> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[start..]
            .find(|c: char| !c.is_ascii_digit())
            .map_or(rest.len(), |n| start + n);
        out.push_str(&rest[..start]);
        out.push_str(shown(&rest[start..end]));
        rest = &rest[end..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{fact, mask};
    use crate::schema::Column;

    #[test]
    fn ids_and_days_of_birth_are_taken_out() {
        for (text, shown) in [
            ("số 087123456789 của ông", "số … của ông"),
            ("sinh 31/02/1980, nữ", "sinh …/1980, nữ"),
            ("1980-02-03", "…/1980"),
            ("08 7123 456 789", "…"),
            ("5.8.75", "…/…"),
            ("05 / 8 / 1975", "…/1975"),
            ("05 08 1975", "…/1975"),
            ("05081975", "…"),
            (
                "sinh ngày 5 tháng 8 năm 1975",
                "sinh ngày … tháng … năm 1975",
            ),
            ("dòng 12, năm 1980", "dòng 12, năm 1980"),
        ] {
            assert_eq!(mask(text, true), shown, "{text}");
        }
        assert_eq!(mask("087123456789", false), "087123456789");
    }

    #[test]
    fn of_a_cell_of_birth_dates_only_the_year_is_left() {
        for (text, shown) in [
            ("27612", "…"),
            ("5 thg 8, 1975", "… thg …, 1975"),
            ("1975", "1975"),
        ] {
            assert_eq!(fact(text, Some(Column::BirthDate), true), shown);
        }
        assert_eq!(fact("1234567A", Some(Column::NationalId), true), "…A");
        assert_eq!(fact("27612", Some(Column::BirthDate), false), "27612");
    }
}
