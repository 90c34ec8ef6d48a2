//! The age of retirement by month of birth: national law, the same for every plan.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::schema::{Employment, Gender};

/// Ages of retirement (`data/retirement.toml`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retirement {
    /// The rule, as it is cited.
    pub source: String,
    /// Employment groups that have rules of their own.
    not_covered: Vec<Employment>,
    ranges: Vec<BirthRange>,
}

/// Persons born in these months retire at one age; both ends included, `None` is an open end.
#[derive(Debug, Clone, PartialEq, Eq)]
struct BirthRange {
    gender: Gender,
    from: Option<i32>,
    to: Option<i32>,
    /// Completed months of life.
    age: i32,
}

/// First day out of service, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// The first of the month after the one in which the age is reached.
    On(NaiveDate),
    /// The gender is not known: the day for a woman, the day for a man.
    Between(NaiveDate, NaiveDate),
    /// The birth date is not known.
    Unknown,
    /// The rule does not speak of the person's group.
    NotCovered,
}

impl Retirement {
    /// The rule that is built in.
    #[must_use]
    pub fn built_in() -> Self {
        read(crate::text::table!("retirement"))
            .unwrap_or_else(|e| unreachable!("the embedded ages are under test: {e}"))
    }

    /// When a person leaves. Of a birth date known to the year or month the first day counts, as the
    /// decree has it and the roster holds it.
    #[must_use]
    pub fn leaving(
        &self,
        gender: Option<Gender>,
        birth: Option<NaiveDate>,
        employment: Option<Employment>,
    ) -> Leaving {
        if employment.is_some_and(|group| self.not_covered.contains(&group)) {
            return Leaving::NotCovered;
        }
        let Some(birth) = birth else {
            return Leaving::Unknown;
        };
        let day = |gender| self.first_day_out(gender, birth);
        match gender {
            Some(gender) => day(gender).map_or(Leaving::Unknown, Leaving::On),
            None => match (day(Gender::Female), day(Gender::Male)) {
                (Some(woman), Some(man)) => Leaving::Between(woman.min(man), man.max(woman)),
                _ => Leaving::Unknown,
            },
        }
    }

    /// The first of the month after the one in which the age is reached; `None` beyond the calendar.
    fn first_day_out(&self, gender: Gender, birth: NaiveDate) -> Option<NaiveDate> {
        let born = month_of(birth);
        let range = self.ranges.iter().find(|range| {
            range.gender == gender
                && range.from.is_none_or(|from| from <= born)
                && range.to.is_none_or(|to| born <= to)
        })?;
        let out = born + range.age + 1;
        let month = u32::try_from(out.rem_euclid(12)).ok()? + 1;
        NaiveDate::from_ymd_opt(out.div_euclid(12), month, 1)
    }
}

/// Months since the year 0.
fn month_of(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    not_covered: Vec<String>,
    range: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    gender: String,
    born_from: Option<String>,
    born_to: Option<String>,
    years: i32,
    months: i32,
}

fn read(text: &str) -> Result<Retirement, String> {
    let file: File = crate::text::read_table(text)?;
    let month = |text: Option<String>| match text {
        None => Ok(None),
        Some(text) => format!("{text}-01")
            .parse::<NaiveDate>()
            .map(|day| Some(month_of(day)))
            .map_err(|_| format!("{text} is no month")),
    };
    let range = |row: Row| {
        Ok(BirthRange {
            gender: Gender::parse(&row.gender).ok_or(format!("{} is no gender", row.gender))?,
            from: month(row.born_from)?,
            to: month(row.born_to)?,
            age: row.years * 12 + row.months,
        })
    };
    let group =
        |name: &String| Employment::parse(name).ok_or(format!("{name} is no employment group"));
    Ok(Retirement {
        source: file.source,
        not_covered: file
            .not_covered
            .iter()
            .map(group)
            .collect::<Result<_, _>>()?,
        ranges: file
            .range
            .into_iter()
            .map(range)
            .collect::<Result<_, String>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    /// The age of a year in months, by article 4 of the decree.
    fn age_in(gender: Gender, year: i32) -> i32 {
        let past = (year - 2020).max(0);
        match gender {
            Gender::Male => (60 * 12 + 3 * past).min(62 * 12),
            Gender::Female => (55 * 12 + 4 * past).min(60 * 12),
        }
    }

    /// Month by month from birth until the age of the month's year is reached.
    fn by_the_rule(gender: Gender, born: i32) -> i32 {
        // nobody works a hundred years
        (born..born + 1200)
            .find(|month| month - born >= age_in(gender, month.div_euclid(12)))
            .expect("everybody grows old")
            + 1
    }

    #[test]
    fn every_month_of_birth_follows_the_rule_of_the_year() {
        let ages = Retirement::built_in();
        for &gender in Gender::ALL {
            for year in 1940..2010 {
                for month in 1..=12 {
                    // the last day of a month counts as its first
                    let birth = day(year, month, 28);
                    let out = by_the_rule(gender, month_of(birth));
                    let expected = day(
                        out.div_euclid(12),
                        out.rem_euclid(12).cast_unsigned() + 1,
                        1,
                    );
                    assert_eq!(
                        ages.leaving(Some(gender), Some(birth), None),
                        Leaving::On(expected),
                        "{gender} {birth}"
                    );
                }
            }
        }
    }

    #[test]
    fn first_and_last_month_of_each_range_of_the_appendix() {
        use Gender::{Female, Male};
        let ages = Retirement::built_in();
        // gender, first and last month of birth, age, months of retirement of both
        for (gender, from, to, age, first, last) in [
            (Male, (1961, 1), (1961, 9), (60, 3), (2021, 4), (2021, 12)),
            (Male, (1961, 10), (1962, 6), (60, 6), (2022, 4), (2022, 12)),
            (Male, (1962, 7), (1963, 3), (60, 9), (2023, 4), (2023, 12)),
            (Male, (1963, 4), (1963, 12), (61, 0), (2024, 4), (2024, 12)),
            (Male, (1964, 1), (1964, 9), (61, 3), (2025, 4), (2025, 12)),
            (Male, (1964, 10), (1965, 6), (61, 6), (2026, 4), (2026, 12)),
            (Male, (1965, 7), (1966, 3), (61, 9), (2027, 4), (2027, 12)),
            (Male, (1966, 4), (1990, 12), (62, 0), (2028, 4), (2052, 12)),
            (Female, (1966, 1), (1966, 8), (55, 4), (2021, 5), (2021, 12)),
            (Female, (1966, 9), (1967, 4), (55, 8), (2022, 5), (2022, 12)),
            (
                Female,
                (1967, 5),
                (1967, 12),
                (56, 0),
                (2023, 5),
                (2023, 12),
            ),
            (Female, (1968, 1), (1968, 8), (56, 4), (2024, 5), (2024, 12)),
            (Female, (1968, 9), (1969, 4), (56, 8), (2025, 5), (2025, 12)),
            (
                Female,
                (1969, 5),
                (1969, 12),
                (57, 0),
                (2026, 5),
                (2026, 12),
            ),
            (Female, (1970, 1), (1970, 8), (57, 4), (2027, 5), (2027, 12)),
            (Female, (1970, 9), (1971, 4), (57, 8), (2028, 5), (2028, 12)),
            (
                Female,
                (1971, 5),
                (1971, 12),
                (58, 0),
                (2029, 5),
                (2029, 12),
            ),
            (Female, (1972, 1), (1972, 8), (58, 4), (2030, 5), (2030, 12)),
            (Female, (1972, 9), (1973, 4), (58, 8), (2031, 5), (2031, 12)),
            (
                Female,
                (1973, 5),
                (1973, 12),
                (59, 0),
                (2032, 5),
                (2032, 12),
            ),
            (Female, (1974, 1), (1974, 8), (59, 4), (2033, 5), (2033, 12)),
            (Female, (1974, 9), (1975, 4), (59, 8), (2034, 5), (2034, 12)),
            (
                Female,
                (1975, 5),
                (1990, 12),
                (60, 0),
                (2035, 5),
                (2050, 12),
            ),
        ] {
            for (born, reached) in [(from, first), (to, last)] {
                let months = (reached.0 - born.0) * 12 + (reached.1 - born.1);
                assert_eq!(months, age.0 * 12 + age.1, "the table itself, {born:?}");
                // out from the first of the next month
                let out = if reached.1 == 12 {
                    (reached.0 + 1, 1)
                } else {
                    (reached.0, reached.1 + 1)
                };
                let expected = day(out.0, out.1.cast_unsigned(), 1);
                let birth = day(born.0, born.1.cast_unsigned(), 15);
                let found = ages.leaving(Some(gender), Some(birth), None);
                assert_eq!(found, Leaving::On(expected), "{gender} {born:?}");
            }
        }
    }

    #[test]
    fn ranges_leave_no_month_out_and_none_twice() {
        let ages = Retirement::built_in();
        for &gender in Gender::ALL {
            let own: Vec<&BirthRange> = (ages.ranges.iter())
                .filter(|r| r.gender == gender)
                .collect();
            assert_eq!(own.first().expect("ranges").from, None);
            assert_eq!(own.last().expect("ranges").to, None);
            for pair in own.windows(2) {
                assert_eq!(pair[0].to.map(|to| to + 1), pair[1].from);
                assert!(pair[0].to.is_some() && pair[0].age < pair[1].age);
            }
        }
    }

    #[test]
    fn what_is_not_known_stays_open() {
        let ages = Retirement::built_in();
        let birth = Some(day(1970, 1, 1));
        let woman = day(2027, 6, 1);
        let man = day(2032, 2, 1);
        assert_eq!(
            ages.leaving(None, birth, None),
            Leaving::Between(woman, man)
        );
        assert_eq!(
            ages.leaving(Some(Gender::Male), None, None),
            Leaving::Unknown
        );
        let soldier = Some(Employment::ArmedForces);
        assert_eq!(
            ages.leaving(Some(Gender::Male), birth, soldier),
            Leaving::NotCovered
        );
    }
}
