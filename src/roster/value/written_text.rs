//! The numbers of a written date and the words and signs around them.

use super::words::words;
use super::written::{LONE_SHORT_YEARS, Typed, Written, Year, day};
use crate::text::fold;

/// Cuts a time of day off: "1975-08-05 00:00:00", "5/8/1975 12:00 AM".
fn without_time(text: &str) -> &str {
    let Some(start) = text
        .find(':')
        .and_then(|colon| text[..colon].rfind([' ', 'T']))
    else {
        return text;
    };
    let is_time = text[start + 1..].starts_with(|c: char| c.is_ascii_digit())
        && text[start + 1..].chars().all(|c| {
            c.is_ascii_digit()
                || matches!(
                    c,
                    ':' | '.'
                        | ' '
                        | 'A'
                        | 'P'
                        | 'M'
                        | 'a'
                        | 'p'
                        | 'm'
                        | 'S'
                        | 'C'
                        | 'H'
                        | 'Z'
                        | '+'
                )
        });
    if is_time {
        text[..start].trim_end()
    } else {
        text
    }
}

/// Cuts a footnote mark or a remark in brackets off: "05/08/1975 (1)", "1975 (chỉ có năm sinh)". What
/// holds a year or a date itself is no remark.
fn without_note_mark(text: &str) -> &str {
    let Some((head, mark)) = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')) else {
        return text;
    };
    let digits = mark.chars().filter(char::is_ascii_digit).count();
    let is_remark = digits <= 2 && !mark.contains('/');
    if is_remark && head.contains(|c: char| c.is_ascii_digit()) {
        head
    } else {
        text
    }
}

/// What a number is by the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Day,
    Month,
    Year,
}

#[derive(Debug, Clone, Copy)]
struct Number {
    label: Option<Label>,
    value: u32,
    digits: usize,
}

/// The numbers of a text with the words before them.
#[derive(Debug, Default)]
pub(super) struct Parts {
    numbers: Vec<Number>,
    /// Digits of a text that holds one number and nothing else.
    lone: Option<String>,
    /// Slashes or hyphens alone stand between the numbers.
    plain: bool,
}

impl Parts {
    /// `None` where the text holds a word or sign that no date has.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = without_note_mark(without_time(text));
        let mut parts = Self {
            plain: true,
            ..Self::default()
        };
        let mut label = None;
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let len = rest
                .find(|d: char| {
                    d.is_ascii_digit() != c.is_ascii_digit()
                        || d.is_alphabetic() != c.is_alphabetic()
                })
                .unwrap_or(rest.len());
            let (token, tail) = rest.split_at(len);
            rest = tail;
            if c.is_ascii_digit() {
                parts.push(label.take(), token)?;
            } else if c.is_alphabetic() {
                parts.plain = false;
                parts.word(&fold(token), &mut label)?;
            } else if token
                .chars()
                .all(|c| is_separator(c) || c == '?' && !tail.is_empty())
            {
                let inner = !parts.numbers.is_empty() && !tail.is_empty();
                parts.plain &= !inner || matches!(token.trim(), "/" | "-");
            } else {
                return None;
            }
        }
        if let [only] = parts.numbers[..]
            && only.label.is_none()
        {
            parts.lone = Some(text.chars().filter(char::is_ascii_digit).collect());
        }
        Some(parts)
    }

    fn push(&mut self, label: Option<Label>, digits: &str) -> Option<()> {
        // eight digits are the most that a date has
        let value = (digits.len() <= 8).then(|| digits.parse().ok())??;
        self.numbers.push(Number {
            label,
            value,
            digits: digits.len(),
        });
        (self.numbers.len() <= 3).then_some(())
    }

    fn word(&mut self, word: &str, label: &mut Option<Label>) -> Option<()> {
        let date = &words().date;
        if date.day.has(word) {
            *label = Some(Label::Day);
        } else if date.month.has(word) {
            *label = Some(Label::Month);
        } else if date.year.has(word) {
            *label = Some(Label::Year);
        } else if let Some(month) = (1..).zip(&date.months).find(|(_, m)| m.has(word)) {
            self.numbers.push(Number {
                label: Some(Label::Month),
                value: month.0,
                digits: 2,
            });
        } else if date.unknown.has(word) {
            self.numbers.push(Number {
                label: label.take(),
                value: 0,
                digits: 2,
            });
        } else if !date.ignored.has(word) {
            return None;
        }
        (self.numbers.len() <= 3).then_some(())
    }

    /// The digits of a text that holds one number without a word that says what it is.
    pub(super) fn lone(&self) -> Option<&str> {
        self.lone.as_deref()
    }

    /// What the numbers say, a lone one aside.
    pub(super) fn written(&self) -> Written {
        match self.numbers[..] {
            [year] if year.fits(Label::Year) => {
                year.year().map_or(Written::Unreadable, Written::Year)
            }
            [a, b] if a.is_full_year() && b.fits(Label::Month) => month_and_year(b, a),
            [a, b] if a.fits(Label::Month) && b.fits(Label::Year) => month_and_year(a, b),
            [a, b, c] => self.day(a, b, c),
            _ => Written::Unreadable,
        }
    }

    fn day(&self, a: Number, b: Number, c: Number) -> Written {
        let certain = |d: Number, m: Number, y: Number| match y.year() {
            Some(year) if d.digits <= 2 && m.digits <= 2 => day(d.value, m.value, year),
            _ => Written::Unreadable,
        };
        if a.is_full_year() && a.fits(Label::Year) && b.fits(Label::Month) && c.fits(Label::Day) {
            return certain(c, b, a);
        }
        if a.label == Some(Label::Month) && b.fits(Label::Day) && c.fits(Label::Year) {
            return certain(b, a, c);
        }
        if !(a.fits(Label::Day) && b.fits(Label::Month) && c.fits(Label::Year)) {
            return Written::Unreadable;
        }
        if b.label.is_some() || a.value == 0 || b.value == 0 {
            return certain(a, b, c);
        }
        match c.year() {
            Some(year) if a.digits <= 2 && b.digits <= 2 => Written::Typed(Typed {
                first: a.value,
                second: b.value,
                year,
                convertible: self.plain,
            }),
            _ => Written::Unreadable,
        }
    }
}

impl Number {
    fn fits(self, label: Label) -> bool {
        self.label.is_none_or(|l| l == label)
    }

    fn is_full_year(self) -> bool {
        self.digits == 4
    }

    fn year(self) -> Option<Year> {
        let value = i32::try_from(self.value).ok()?;
        match self.digits {
            4 => Some(Year::Full(value)),
            2 if self.value <= 99 => Some(Year::Short(value)),
            _ => None,
        }
    }
}

/// Month and year; without a year of four digits "05/08" may be a day, so that only the years count
/// that cannot be a month.
fn month_and_year(month: Number, year: Number) -> Written {
    if month.digits > 2 {
        return Written::Unreadable;
    }
    match (month.value, year.year()) {
        (_, Some(Year::Short(y))) if !LONE_SHORT_YEARS.contains(&y) => Written::Unreadable,
        (0, Some(year)) => Written::Year(year),
        (m, Some(year)) => Written::Month(m, year),
        (_, None) => Written::Unreadable,
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '/' | '-'
                | '.'
                | ','
                | '\\'
                | '_'
                | '|'
                | ':'
                | ';'
                | '\''
                | '’'
                | '‘'
                | '`'
                | '"'
                | '*'
                | '('
                | ')'
                | '–'
                | '—'
                | '‐'
                | '‑'
                | '−'
                | '…'
                | '·'
                | '\u{ad}'
        )
}
