//! A typed age: it checks the birth date and never replaces it.

use chrono::Datelike;

use super::date::BirthDate;
use super::reading::{Problem, Reading, formula};
use super::words::words;
use crate::finding::Code;
use crate::intake::{Value, number_text};
use crate::schema::{BirthPrecision, Period};
use crate::text::fold;

/// The age in completed years that a cell states; what is no age says nothing, since no column of
/// the roster is read from it.
#[must_use]
pub fn read(value: &Value) -> Reading<i32> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    let text = match value {
        Value::Number(n) => number_text(n.floor()),
        Value::Text(text) => {
            let folded = fold(text);
            let digits = folded.chars().take_while(char::is_ascii_digit).count();
            let (number, unit) = folded.split_at(digits);
            let unit = unit.trim();
            if !(unit.is_empty() || words().age.units.has(unit)) {
                return Reading::blank();
            }
            number.to_owned()
        }
        _ => return Reading::blank(),
    };
    text.parse()
        .ok()
        .filter(|age| (14..=99).contains(age))
        .map_or_else(Reading::blank, Reading::of)
}

/// The problem of an age that contradicts the birth date by more than a year, however units count
/// (completed years, difference of years, as of last year). Arguments: `value`, the age by the birth
/// date; `other`, the age typed.
#[must_use]
pub fn check(typed: i32, birth: BirthDate, period: Period) -> Option<Problem> {
    let age = period.age(birth.date)?;
    // of an unknown day or month only the earliest is known: the person may be a year younger
    let youngest = if birth.precision == BirthPrecision::Day || is_same_year_of_life(birth, period)
    {
        age
    } else {
        age - 1
    };
    (!(youngest - 1..=age + 1).contains(&typed)).then(|| Problem {
        code: Code::AgeMismatch,
        args: vec![("value", age.to_string()), ("other", typed.to_string())],
    })
}

/// Whether the unknown part of the date cannot change the age: at the end of the year it never does.
fn is_same_year_of_life(birth: BirthDate, period: Period) -> bool {
    match birth.precision {
        BirthPrecision::Day => true,
        BirthPrecision::Month => birth.date.month() != period.as_of.month(),
        BirthPrecision::Year => period.is_whole_year(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn ages_are_read() {
        for (value, age) in [
            (Value::Number(45.0), Some(45)),
            (Value::Number(45.7), Some(45)),
            (Value::Text("45".into()), Some(45)),
            (Value::Text("45 tuổi".into()), Some(45)),
            (Value::Text("45t".into()), Some(45)),
            (Value::Number(1975.0), None),
            (Value::Number(f64::NAN), None),
            (Value::Number(-3.0), None),
            (Value::Text("trẻ".into()), None),
            (Value::Text("45/50".into()), None),
            (Value::Text("-".into()), None),
            (Value::Text("99999999999999999".into()), None),
        ] {
            let reading = read(&value);
            assert_eq!((reading.value, reading.problem), (age, None), "{value:?}");
        }
        assert!(read(&Value::NoCache).problem.is_some());
    }

    #[test]
    fn an_age_may_be_off_by_one() {
        let year_2025 = Period::of_year(2025).expect("a year");
        let midyear = Period {
            year: 2025,
            as_of: NaiveDate::from_ymd_opt(2025, 6, 30).expect("a date"),
        };
        let birth = |precision| BirthDate {
            date: NaiveDate::from_ymd_opt(1975, 1, 1).expect("a date"),
            precision,
        };
        for (period, precision, typed, fits) in [
            (year_2025, BirthPrecision::Day, 49, true),
            (year_2025, BirthPrecision::Day, 50, true),
            (year_2025, BirthPrecision::Day, 51, true),
            (year_2025, BirthPrecision::Day, 48, false),
            (year_2025, BirthPrecision::Day, 52, false),
            (year_2025, BirthPrecision::Year, 48, false),
            (midyear, BirthPrecision::Year, 48, true),
            (midyear, BirthPrecision::Year, 47, false),
        ] {
            let problem = check(typed, birth(precision), period);
            assert_eq!(problem.is_none(), fits, "{typed} {precision}");
        }
        let problem = check(40, birth(BirthPrecision::Day), year_2025).expect("a problem");
        assert_eq!(
            problem.args,
            [("value", "50".to_owned()), ("other", "40".to_owned())]
        );
    }
}
