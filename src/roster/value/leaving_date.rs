//! Dates inside running text: "01/9/2024", "01/10", "tháng 9/2025", "ngày 01 tháng 9 năm 2024".

use std::ops::Range;

use chrono::{Months, NaiveDate};

use crate::text::fold;

/// A date that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    /// The day; of a month or year alone the last.
    pub(super) day: NaiveDate,
    /// Day, month and year are written.
    pub(super) full: bool,
    /// Its bytes in the text.
    pub(super) span: Range<usize>,
}

/// A number and what stands right before and behind it.
struct Number {
    value: u32,
    digits: usize,
    span: Range<usize>,
    /// Joined to the number before by a single slash, dot or dash, or by "tháng", "năm".
    joined: bool,
    /// The word before it says that it is a month.
    month: bool,
    /// The word before it says that it is a year.
    year: bool,
}

/// The days that a line of text names with day, month and year, in their order.
#[must_use]
pub fn full_dates(text: &str) -> Vec<NaiveDate> {
    let all = dates(text, 0, &|_| false);
    all.into_iter().filter(|d| d.full).map(|d| d.day).collect()
}

/// All dates of a text, in their order. Those without a year are of `year`; digits for which
/// `is_document` accepts the words before them are numbers of documents.
pub(super) fn dates(text: &str, year: i32, is_document: &dyn Fn(&str) -> bool) -> Vec<Dated> {
    let numbers = numbers(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < numbers.len() {
        let mut end = i + 1;
        while end < numbers.len() && numbers[end].joined && end - i < 3 {
            end += 1;
        }
        let group = &numbers[i..end];
        let (first, last) = (&group[0], &group[group.len() - 1]);
        // "178/2024/NĐ-CP", "số 12/QĐ-UBND"
        let rest = text.get(last.span.end..).unwrap_or_default();
        let letters = rest
            .strip_prefix(['/', '-'])
            .is_some_and(|r| r.starts_with(char::is_alphabetic));
        let before = text.get(..first.span.start).unwrap_or_default();
        if !letters
            && !is_document(before)
            && let Some(day) = day_of(group, year)
        {
            out.push(Dated {
                day,
                full: group.len() == 3,
                span: first.span.start..last.span.end,
            });
        }
        i = end;
    }
    out
}

/// The last day that a group of joined numbers can mean.
fn day_of(group: &[Number], year: i32) -> Option<NaiveDate> {
    match group {
        [d, m, y] => NaiveDate::from_ymd_opt(full_year(y)?, m.value, d.value),
        [m, y] if y.year || y.digits == 4 => last_of_month(full_year(y)?, m.value),
        [d, m] if d.digits <= 2 && m.digits <= 2 => NaiveDate::from_ymd_opt(year, m.value, d.value),
        [m] if m.month => last_of_month(year, m.value),
        [y] if y.digits == 4 => NaiveDate::from_ymd_opt(full_year(y)?, 12, 31),
        _ => None,
    }
}

fn full_year(number: &Number) -> Option<i32> {
    let value = i32::try_from(number.value).ok()?;
    match number.digits {
        2 => Some(2000 + value),
        4 if (1990..2100).contains(&value) => Some(value),
        _ => None,
    }
}

fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?
        .checked_add_months(Months::new(1))?
        .pred_opt()
}

fn numbers(text: &str) -> Vec<Number> {
    let mut out: Vec<Number> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_digit() {
            start.get_or_insert(at);
            continue;
        }
        let Some(from) = start.take() else { continue };
        let Ok(value) = text[from..at].parse() else {
            continue;
        };
        let between = out.last().map_or("", |n| &text[n.span.end..from]);
        let words = fold(between);
        let word = words.split_whitespace().next_back().unwrap_or_default();
        let before = fold(&text[..from]);
        let month = before.ends_with(" thang")
            || before == "thang"
            || before.ends_with(" t")
            || before == "t";
        let year = before.ends_with(" nam") || before == "nam";
        let sign = matches!(between.trim(), "/" | "." | "-" | "–");
        let worded = words == word && matches!(word, "thang" | "nam");
        out.push(Number {
            value,
            digits: at - from,
            span: from..at,
            joined: !out.is_empty() && (sign || worded),
            month,
            year,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_running_text() {
        for (text, day) in [
            ("nghỉ hưu 01/9/2024", "2024-09-01"),
            ("từ 01/10", "2025-10-01"),
            ("từ 1.10.25", "2025-10-01"),
            ("01-10-2025", "2025-10-01"),
            ("tháng 9/2025", "2025-09-30"),
            ("T9/2025", "2025-09-30"),
            ("9/2025", "2025-09-30"),
            ("tháng 2 năm 2024", "2024-02-29"),
            ("tháng 9", "2025-09-30"),
            ("ngày 01 tháng 9 năm 2024", "2024-09-01"),
            ("ngày 01/9 năm 2024", "2024-09-01"),
            ("năm 2026", "2026-12-31"),
            ("2026", "2026-12-31"),
        ] {
            let found = dates(text, 2025, &|_| false);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].day.to_string(), day, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "NĐ 178/2024/NĐ-CP",
            "QĐ số 12/QĐ-UBND",
            "68",
            "31/02/2025",
            "HĐ 111",
            "3 con",
            "1234567890123",
        ] {
            assert_eq!(dates(text, 2025, &|_| false), [], "{text}");
        }
        assert_eq!(dates("số 05/2025", 2025, &|b| b.ends_with("số ")), []);
    }
}
