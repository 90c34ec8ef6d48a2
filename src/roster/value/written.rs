//! Dates as people write them: what one cell says, before its column decides on day and month.

use std::borrow::Cow;

use chrono::{Days, NaiveDate};

use super::reading::is_filler;
use super::words;
use super::written_text::Parts;
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
/// Numbers of five digits that are a year with a digit too many as likely as a day of the fifties.
const SLIPS: std::ops::RangeInclusive<i64> = 19_000..=20_999;
/// Whole numbers taken for years.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2100;
/// A year of two digits that stands alone is believed only here: 5 to 59 may be an age, a day, a month.
pub(super) const LONE_SHORT_YEARS: std::ops::RangeInclusive<i32> = 60..=99;

impl Written {
    /// What a cell says; formulas without a value are the caller's business and unreadable here.
    pub(super) fn of(value: &Value, epoch_1904: bool) -> Self {
        match value {
            Value::Text(text) => Self::of_text(text, epoch_1904),
            Value::Number(n) => Self::of_number(*n, epoch_1904),
            Value::Date(date) => Self::of_stored(*date, epoch_1904),
            Value::Bool(_) | Value::Error(_) | Value::NoCache | Value::TooLong => Self::Unreadable,
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
        if SERIALS.contains(&n) && !SLIPS.contains(&n) {
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
        if let Some(typed) = plain(text) {
            return Self::Typed(typed);
        }
        if is_filler(text) {
            return Self::Nothing;
        }
        // a birth date is never "không có", and where nobody knows it someone should ask
        if words::is_nothing(&fold(text)) {
            return Self::Unreadable;
        }
        let text = &*with_digits(text);
        match Parts::of(text) {
            Some(parts) => match parts.lone() {
                Some(digits) => of_digits(digits, epoch_1904),
                None => parts.written(),
            },
            None => Self::Unreadable,
        }
    }
}

/// "25/08/1975", "5.8.1975": two numbers and a year of four digits between two equal signs, as nearly all
/// dates are typed.
fn plain(text: &str) -> Option<Typed> {
    let bytes = text.as_bytes();
    let number = |digits: &[u8]| {
        let all = digits.iter().all(u8::is_ascii_digit);
        all.then(|| digits.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
    };
    let (numbers, year) = bytes.split_at_checked(bytes.len().checked_sub(4)?)?;
    let (numbers, sign) = numbers.split_at_checked(numbers.len().checked_sub(1)?)?;
    let [sign @ (b'/' | b'-' | b'.')] = sign else {
        return None;
    };
    let middle = numbers.iter().position(|b| b == sign)?;
    let (first, second) = (&numbers[..middle], &numbers[middle + 1..]);
    if !(1..=2).contains(&first.len()) || !(1..=2).contains(&second.len()) {
        return None;
    }
    let (first, second) = (number(first)?, number(second)?);
    // nought is a part that nobody knows
    (first > 0 && second > 0).then_some(())?;
    Some(Typed {
        first,
        second,
        year: Year::Full(i32::try_from(number(year)?).ok()?),
        convertible: *sign != b'.',
    })
}

/// Whether letters stand in a text where digits were meant.
pub(super) fn has_letters_in_figures(text: &str) -> bool {
    with_digits(text) != text
}

/// The text with letters that were typed for digits beside a digit put right: "05/O8/1975", "l975".
fn with_digits(text: &str) -> Cow<'_, str> {
    let meant = |c: char| match c {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => None,
    };
    if !text.chars().any(|c| meant(c).is_some()) {
        return text.into();
    }
    let chars: Vec<char> = text.chars().collect();
    let is = |at: Option<usize>, what: fn(char) -> bool| {
        at.and_then(|at| chars.get(at)).is_some_and(|&c| what(c))
    };
    let digit = |c: char| c.is_ascii_digit();
    let letter = |c: char| c.is_alphabetic();
    chars
        .iter()
        .enumerate()
        .map(|(i, &c)| {
            let (before, after) = (i.checked_sub(1), Some(i + 1));
            let beside = is(before, digit) || is(after, digit);
            let alone = !is(before, letter) && !is(after, letter);
            meant(c).filter(|_| beside && alone).unwrap_or(c)
        })
        .collect::<String>()
        .into()
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
        // "19755" is a slip for a year rather than a day of 1954
        5 if !digits.starts_with("19") && !digits.starts_with("20") => match digits.parse() {
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
pub(super) fn day(day: u32, month: u32, year: Year) -> Written {
    match (day, month) {
        (0, 0) => Written::Year(year),
        (0, _) => Written::Month(month, year),
        _ => Written::Day(day, month, year),
    }
}

#[cfg(test)]
#[path = "written_tests.rs"]
mod tests;
