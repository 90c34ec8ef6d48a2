//! Dates as people write them: what one cell says, before its column decides on day and month.

use chrono::{Days, NaiveDate};

use super::reading::is_filler;
use super::words::{self, words};
use crate::intake::Value;
use crate::text::fold;

/// What a cell of a date column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// Nothing.
    Nothing,
    /// A date as Excel stores it: if the computer took day for month, it is already wrong.
    Stored(NaiveDate),
    /// Two numbers and a year as typed; which of the two is the day is the column's to say.
    Typed(Typed),
    /// Day, month and year, their order beyond doubt (ISO, "ngày 5 tháng 8 năm 1975").
    Day(u32, u32, Year),
    /// Month and year.
    Month(u32, Year),
    /// A number such as 5.2: May 2000, if its column writes months so (5.2000 loses its zeros in
    /// storing), else perhaps the fifth of February.
    Perhaps2000(u32),
    /// Year alone.
    Year(Year),
    /// Something else.
    Unreadable,
}

/// A date of numbers alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) year: Year,
    /// Written with slashes or hyphens, as every Excel turns into a date if its own order allows.
    pub(super) convertible: bool,
}

/// A year as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Four digits.
    Full(i32),
    /// Two digits, 0 to 99.
    Short(i32),
    /// A number of four digits that its cell shows as a day of 1905.
    ShownAsDate(i32),
}

/// Serial numbers taken for dates: 1910 to 2099. Below them stand years and months.
const SERIALS: std::ops::RangeInclusive<i64> = 3654..=73050;
/// Whole numbers taken for years.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;
/// A year of two digits that stands alone is believed only here: 5 to 59 may be an age, a day, a month.
const LONE_SHORT_YEARS: std::ops::RangeInclusive<i32> = 60..=99;

impl Written {
    /// What a cell says; formulas without a value are the caller's business and unreadable here.
    pub(super) fn of(value: &Value, epoch_1904: bool) -> Self {
        match value {
            Value::Text(text) => Self::of_text(text, epoch_1904),
            Value::Number(n) => Self::of_number(*n, epoch_1904),
            Value::Date(date) => Self::of_stored(*date, epoch_1904),
            Value::Bool(_) | Value::Error(_) | Value::NoCache => Self::Unreadable,
        }
    }

    /// A year typed into a cell formatted as a date shows as a day of 1905: 1975 is 28/05/1905.
    fn of_stored(date: NaiveDate, epoch_1904: bool) -> Self {
        match serial_of(date, epoch_1904) {
            Some(serial) if YEARS.contains(&serial) => i32::try_from(serial)
                .map_or(Self::Unreadable, |year| Self::Year(Year::ShownAsDate(year))),
            Some(0) => Self::Nothing,
            _ => Self::Stored(date),
        }
    }

    fn of_number(n: f64, epoch_1904: bool) -> Self {
        if n == 0.0 {
            return Self::Nothing;
        }
        if !(0.0..1e9).contains(&n) {
            return Self::Unreadable;
        }
        let Some(whole) = whole(n) else {
            return Self::Unreadable;
        };
        if n.fract() == 0.0 {
            return Self::of_whole(whole, epoch_1904);
        }
        if SERIALS.contains(&whole) {
            return Self::of_whole(whole, epoch_1904);
        }
        // 5.1975 is 5/1975; a zero at the end is lost in storing: 1.197 is 1/1970. With fewer
        // decimals only its column can tell.
        let text = crate::intake::number_text(n);
        if let (Ok(month @ 1..=12), Some((_, "2"))) = (u32::try_from(whole), text.split_once('.')) {
            return Self::Perhaps2000(month);
        }
        let year = match text.split_once('.').map(|(_, decimals)| decimals) {
            Some(d) if d.len() == 4 => d.parse().ok(),
            Some(d) if d.len() == 3 => d.parse().ok().map(|y: i64| y * 10),
            _ => None,
        };
        match (u32::try_from(whole), year) {
            (Ok(month @ 1..=12), Some(year)) if YEARS.contains(&year) => {
                full_year(year).map_or(Self::Unreadable, |year| Self::Month(month, year))
            }
            _ => Self::Unreadable,
        }
    }

    fn of_whole(n: i64, epoch_1904: bool) -> Self {
        if YEARS.contains(&n) {
            return year_of(n);
        }
        if SERIALS.contains(&n) {
            return stored(n, epoch_1904);
        }
        match n {
            60..=99 => i32::try_from(n).map_or(Self::Unreadable, |n| Self::Year(Year::Short(n))),
            100_000..=999_999 => of_digits(&n.to_string(), epoch_1904),
            1_000_000..=99_999_999 => of_digits(&format!("{n:08}"), epoch_1904),
            _ => Self::Unreadable,
        }
    }

    fn of_text(text: &str, epoch_1904: bool) -> Self {
        if is_filler(text) || words::is_nothing(&fold(text)) {
            return Self::Nothing;
        }
        let text = without_note_mark(without_time(text));
        let Some(parts) = Parts::of(text) else {
            return Self::Unreadable;
        };
        if parts.numbers.is_empty() {
            return Self::Unreadable;
        }
        parts.written(epoch_1904)
    }
}

/// The whole part of a number below 1e9.
fn whole(n: f64) -> Option<i64> {
    format!("{:.0}", n.trunc()).parse().ok()
}

fn serial_of(date: NaiveDate, epoch_1904: bool) -> Option<i64> {
    Some(date.signed_duration_since(epoch(epoch_1904)?).num_days())
}

fn epoch(epoch_1904: bool) -> Option<NaiveDate> {
    if epoch_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)
    }
}

fn stored(serial: i64, epoch_1904: bool) -> Written {
    u64::try_from(serial)
        .ok()
        .and_then(|days| epoch(epoch_1904)?.checked_add_days(Days::new(days)))
        .map_or(Written::Unreadable, Written::Stored)
}

fn full_year(year: i64) -> Option<Year> {
    i32::try_from(year).ok().map(Year::Full)
}

fn year_of(year: i64) -> Written {
    full_year(year).map_or(Written::Unreadable, Written::Year)
}

/// Digits without any separator: 1975, 27576 (a serial), 081975, 050875, 05081975, 19750805.
/// 19 and 20 are never months, so that the ways with a full year exclude each other.
fn of_digits(digits: &str, epoch_1904: bool) -> Written {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|d| d.parse::<u32>().ok());
    let full = |from: usize| {
        digits
            .get(from..from + 4)
            .and_then(|d| d.parse::<i32>().ok())
            .filter(|y| (1900..=2100).contains(y))
            .map(Year::Full)
    };
    let month = |m: u32| (1..=12).contains(&m);
    match digits.len() {
        2 => match digits.parse() {
            Ok(y) if LONE_SHORT_YEARS.contains(&y) => Written::Year(Year::Short(y)),
            _ => Written::Unreadable,
        },
        4 => full(0).map_or(Written::Unreadable, Written::Year),
        5 => match digits.parse() {
            Ok(n) if SERIALS.contains(&n) => stored(n, epoch_1904),
            _ => Written::Unreadable,
        },
        6 => match (part(0, 2), part(2, 4), part(4, 6), full(2)) {
            (Some(m), _, _, Some(year)) if month(m) => Written::Month(m, year),
            (Some(first), Some(second), Some(y), _) => {
                i32::try_from(y).map_or(Written::Unreadable, |y| day(first, second, Year::Short(y)))
            }
            _ => Written::Unreadable,
        },
        7 => of_digits(&format!("0{digits}"), epoch_1904),
        8 => match (
            part(0, 2),
            part(2, 4),
            full(4),
            full(0),
            part(4, 6),
            part(6, 8),
        ) {
            (Some(first), Some(second), Some(year), ..) if second <= 12 => day(first, second, year),
            (.., Some(year), Some(second), Some(first)) if second <= 12 => day(first, second, year),
            _ => Written::Unreadable,
        },
        _ => Written::Unreadable,
    }
}

/// Day, month and year in this order; a day, or day and month, of zeros is one that nobody knows.
fn day(day: u32, month: u32, year: Year) -> Written {
    match (day, month) {
        (0, 0) => Written::Year(year),
        (0, _) => Written::Month(month, year),
        _ => Written::Day(day, month, year),
    }
}

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

/// Cuts a mark that points at a footnote off: "05/08/1975 (1)".
fn without_note_mark(text: &str) -> &str {
    let Some((head, mark)) = text.strip_suffix(')').and_then(|t| t.rsplit_once('(')) else {
        return text;
    };
    let is_mark = mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_digit() || c == '*');
    if is_mark && head.contains(|c: char| c.is_ascii_digit()) {
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
struct Parts {
    numbers: Vec<Number>,
    /// Digits of a text that holds one number and nothing else.
    lone: Option<String>,
    /// Slashes or hyphens alone stand between the numbers.
    plain: bool,
}

impl Parts {
    /// `None` where the text holds a word or sign that no date has.
    fn of(text: &str) -> Option<Self> {
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
            } else if token.chars().all(is_separator) {
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

    fn written(&self, epoch_1904: bool) -> Written {
        if let Some(digits) = &self.lone {
            return of_digits(digits, epoch_1904);
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Written {
        Written::of(&Value::Text(text.into()), false)
    }

    fn number(n: f64) -> Written {
        Written::of(&Value::Number(n), false)
    }

    fn typed(first: u32, second: u32, year: i32, convertible: bool) -> Written {
        Written::Typed(Typed {
            first,
            second,
            year: Year::Full(year),
            convertible,
        })
    }

    #[test]
    fn numbers_between_separators_are_day_and_month() {
        for (cell, convertible) in [
            ("05/08/1975", true),
            ("5/8/1975", true),
            ("5-8-1975", true),
            ("5.8.1975", false),
            ("5 8 1975", false),
            ("05 / 08 / 1975", true),
            ("05//08/1975", false),
            ("05/08/1975.", true),
            ("'05/08/1975", true),
            ("05/08/1975 (1)", false),
            ("05/08/1975*", true),
            ("05/08/1975 00:00:00", true),
            ("5/8/1975 12:00:00 AM", true),
            ("05/08.1975", false),
            ("Sinh ngày 05/08/1975", false),
            ("(05/08/1975)", true),
        ] {
            let Written::Typed(read) = text(cell) else {
                panic!("{cell}: {:?}", text(cell))
            };
            assert_eq!(
                (read.first, read.second, read.year),
                (5, 8, Year::Full(1975)),
                "{cell}"
            );
            if !cell.contains('(') {
                assert_eq!(read.convertible, convertible, "{cell}");
            }
        }
        assert_eq!(text("12/13/1980"), typed(12, 13, 1980, true));
        assert_eq!(
            text("5.8.75"),
            Written::Typed(Typed {
                first: 5,
                second: 8,
                year: Year::Short(75),
                convertible: false
            })
        );
    }

    #[test]
    fn words_and_full_years_settle_the_order() {
        let day = Written::Day(5, 8, Year::Full(1975));
        for cell in [
            "ngày 5 tháng 8 năm 1975",
            "Ngày 05 tháng 08 năm 1975",
            "5 tháng 8 năm 1975",
            "ngay 5 thang 8 nam 1975",
            "1975-08-05",
            "1975/8/5",
            "1975-08-05T00:00:00",
            "5-Aug-1975",
            "Aug 5, 1975",
            "05 August 1975",
            "05081975",
            "19750805",
        ] {
            assert_eq!(text(cell), day, "{cell}");
        }
        assert_eq!(text("050875"), Written::Day(5, 8, Year::Short(75)));
    }

    #[test]
    fn months_and_years() {
        let month = Written::Month(5, Year::Full(1975));
        for cell in [
            "5/1975",
            "05-1975",
            "05.1975",
            "T5/1975",
            "T05/1975",
            "tháng 5 năm 1975",
            "Tháng 5/1975",
            "5,1975",
            "…/5/1975",
            "00/05/1975",
            "--/05/1975",
            "xx/05/1975",
            "1975-05",
            "May-1975",
            "051975",
        ] {
            assert_eq!(text(cell), month, "{cell}");
        }
        let year = Written::Year(Year::Full(1975));
        for cell in [
            "1975",
            "năm 1975",
            "00/00/1975",
            "__/__/1975",
            "xx/xx/1975",
            "Sinh năm 1975",
            "SN 1975",
            "1975*",
        ] {
            assert_eq!(text(cell), year, "{cell}");
        }
        assert_eq!(text("75"), Written::Year(Year::Short(75)));
        assert_eq!(text("5/75"), Written::Month(5, Year::Short(75)));
    }

    #[test]
    fn numbers_of_cells() {
        let stored = NaiveDate::from_ymd_opt(1975, 7, 1).map(Written::Stored);
        assert_eq!(Some(number(27576.0)), stored);
        assert_eq!(Some(number(27576.25)), stored);
        assert_eq!(Some(text("27576")), stored);
        for (n, read) in [
            (1975.0, Written::Year(Year::Full(1975))),
            (75.0, Written::Year(Year::Short(75))),
            (5.1975, Written::Month(5, Year::Full(1975))),
            (10.1975, Written::Month(10, Year::Full(1975))),
            (1.197, Written::Month(1, Year::Full(1970))),
            (12.198, Written::Month(12, Year::Full(1980))),
            (5_081_975.0, Written::Day(5, 8, Year::Full(1975))),
            (121_975.0, Written::Month(12, Year::Full(1975))),
            (0.0, Written::Nothing),
            (5.2, Written::Perhaps2000(5)),
            (5.3, Written::Unreadable),
            (13.1975, Written::Unreadable),
            (45.0, Written::Unreadable),
            (-1975.0, Written::Unreadable),
            (f64::NAN, Written::Unreadable),
            (1e300, Written::Unreadable),
            (2500.0, Written::Unreadable),
        ] {
            assert_eq!(number(n), read, "{n}");
        }
    }

    #[test]
    fn a_workbook_of_1904_counts_from_there() {
        let at = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a date");
        assert_eq!(
            Written::of(&Value::Number(26114.0), true),
            Written::Stored(at(1975, 7, 1))
        );
    }

    #[test]
    fn a_year_in_a_cell_formatted_as_a_date() {
        let shown = NaiveDate::from_ymd_opt(1905, 5, 28).expect("a date");
        assert_eq!(
            Written::of(&Value::Date(shown), false),
            Written::Year(Year::ShownAsDate(1975))
        );
    }

    #[test]
    fn what_is_no_date() {
        for cell in [
            "O5/08/1975",
            "05/08/197",
            "l975",
            "x",
            "Nam",
            "5/8",
            "05/08",
            "1975-1976",
            "05/08/1975; 06/08/1975",
            "12",
            "T12",
            "1.197",
            "05/08/19755",
            "32",
            "5/8/1975?",
            "âm lịch 1975",
            "999999999999",
            "/5",
            "15/1975/8",
        ] {
            assert!(
                matches!(text(cell), Written::Unreadable),
                "{cell}: {:?}",
                text(cell)
            );
        }
        for cell in ["-", "…", "./.", "không rõ", "../../…."] {
            assert_eq!(text(cell), Written::Nothing, "{cell}");
        }
    }
}
