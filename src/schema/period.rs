//! The period a run speaks of.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// How an age is counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum AgeMethod {
    /// Completed years on the reference date.
    #[default]
    Exact,
    /// As if everyone were born on the first day of the month: Party rules count by months.
    Month,
    /// The report year less the year of birth, as clerks do by hand.
    Year,
}

impl AgeMethod {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Month, Self::Year];
}

/// The year whose folders are consolidated and the day on which ages, posts and leavings are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// Report year, four digits.
    pub year: i32,
    /// Reference date ("tính đến ngày"), always within `year`.
    pub as_of: NaiveDate,
}

impl Period {
    /// The whole year, as of 31 December. `None` outside the years 1 to 9999.
    #[must_use]
    pub fn of_year(year: i32) -> Option<Self> {
        (1..=9999).contains(&year).then_some(())?;
        NaiveDate::from_ymd_opt(year, 12, 31).map(|as_of| Self { year, as_of })
    }

    /// The same day and month in another year (29 February becomes 28 February).
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<Self> {
        let (m, d) = (self.as_of.month(), self.as_of.day());
        let as_of = NaiveDate::from_ymd_opt(year, m, d)
            .or_else(|| NaiveDate::from_ymd_opt(year, m, d.saturating_sub(1)))?;
        Some(Self { year, as_of })
    }

    /// Whether the period ends with its year, so that files are named by the year alone.
    #[must_use]
    pub fn is_whole_year(self) -> bool {
        self.as_of.month() == 12 && self.as_of.day() == 31
    }

    /// `2025` for a whole year, `2025-06-30` otherwise: the name of the output folder and of files.
    #[must_use]
    pub fn label(self) -> String {
        if self.is_whole_year() {
            self.year.to_string()
        } else {
            self.as_of.to_string()
        }
    }

    /// The age by a method; `None` when born after the reference date.
    #[must_use]
    pub fn age_by(self, method: AgeMethod, birth: NaiveDate) -> Option<i32> {
        let months = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
        match method {
            AgeMethod::Exact => self.age(birth),
            AgeMethod::Month => Some((months(self.as_of) - months(birth)).div_euclid(12)),
            AgeMethod::Year => Some(self.as_of.year() - birth.year()),
        }
        .filter(|age| *age >= 0)
    }

    /// Completed years at the reference date; `None` when born after it.
    #[must_use]
    pub fn age(self, birth: NaiveDate) -> Option<i32> {
        self.as_of
            .years_since(birth)
            .and_then(|y| i32::try_from(y).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_by_each_method() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        let half = Period {
            year: 2025,
            as_of: day(2025, 6, 30),
        };
        for (birth, ages) in [
            (day(1985, 6, 30), [40, 40, 40]),
            (day(1985, 7, 1), [39, 39, 40]),
            (day(1985, 5, 31), [40, 40, 40]),
            (day(1984, 12, 31), [40, 40, 41]),
            (day(2025, 6, 30), [0, 0, 0]),
        ] {
            let counted = AgeMethod::ALL.map(|method| half.age_by(method, birth));
            assert_eq!(counted, ages.map(Some), "{birth}");
        }
        let early = Period {
            year: 2025,
            as_of: day(2025, 6, 10),
        };
        assert_eq!(early.age_by(AgeMethod::Exact, day(1985, 6, 30)), Some(39));
        assert_eq!(early.age_by(AgeMethod::Month, day(1985, 6, 30)), Some(40));
        for method in AgeMethod::ALL {
            assert_eq!(early.age_by(method, day(2026, 1, 1)), None);
            // at the end of a year all are one
            let whole = Period::of_year(2025).expect("a year");
            assert_eq!(whole.age_by(method, day(1985, 12, 31)), Some(40));
            assert_eq!(whole.age_by(method, day(1985, 1, 1)), Some(40));
        }
    }
}
