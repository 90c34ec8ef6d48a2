//! Dates as spreadsheets count them.

use chrono::{Days, NaiveDate};

use super::sheet::Value;

/// Last serial number of a date: 31 December 9999 in the system of 1900.
const LAST: f64 = 2_958_466.0;

/// The value of a number that its format calls a date: the day, without the time of day. A time
/// alone and what no calendar has stay numbers, as does Excel's 29 February 1900.
pub(super) fn date_value(serial: f64, epoch_1904: bool) -> Value {
    date(serial, epoch_1904).map_or(Value::Number(serial), Value::Date)
}

fn date(serial: f64, epoch_1904: bool) -> Option<NaiveDate> {
    if !(1.0..LAST).contains(&serial) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 2,958,466"
    )]
    let days = serial as u64;
    let (year, month, day) = match (epoch_1904, days) {
        (true, _) => (1904, 1, 1),
        (false, 60) => return None,
        (false, 1..60) => (1899, 12, 31),
        (false, _) => (1899, 12, 30),
    };
    NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(days))
}

/// The day of an ISO 8601 date or date and time, `1975-08-05T00:00:00`.
pub(super) fn iso_date(text: &str) -> Option<NaiveDate> {
    let day = text.get(..10)?;
    let rest = &text[10..];
    (rest.is_empty() || rest.starts_with(['T', ' ']))
        .then(|| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Value {
        Value::Date(NaiveDate::from_ymd_opt(year, month, day).expect("a day"))
    }

    #[test]
    fn serials_count_as_in_excel() {
        assert_eq!(date_value(1.0, false), day(1900, 1, 1));
        assert_eq!(date_value(59.0, false), day(1900, 2, 28));
        assert_eq!(date_value(60.0, false), Value::Number(60.0));
        assert_eq!(date_value(61.0, false), day(1900, 3, 1));
        assert_eq!(date_value(27_576.75, false), day(1975, 7, 1));
        assert_eq!(date_value(26_114.0, true), day(1975, 7, 1));
        assert_eq!(date_value(2_958_465.0, false), day(9999, 12, 31));
    }

    #[test]
    fn times_and_nonsense_stay_numbers() {
        for n in [0.0, 0.5, -3.0, 1e9, f64::INFINITY] {
            assert_eq!(date_value(n, false), Value::Number(n));
        }
        assert!(matches!(date_value(f64::NAN, false), Value::Number(n) if n.is_nan()));
    }

    #[test]
    fn iso_dates_are_read() {
        assert_eq!(
            iso_date("1975-08-05T00:00:00"),
            NaiveDate::from_ymd_opt(1975, 8, 5)
        );
        assert_eq!(iso_date("1975-02-30"), None);
        assert_eq!(iso_date("ngày 5"), None);
    }
}
