//! The period a run speaks of.

use chrono::NaiveDate;

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
        use chrono::Datelike;
        let (m, d) = (self.as_of.month(), self.as_of.day());
        let as_of = NaiveDate::from_ymd_opt(year, m, d)
            .or_else(|| NaiveDate::from_ymd_opt(year, m, d.saturating_sub(1)))?;
        Some(Self { year, as_of })
    }

    /// Whether the period ends with its year, so that files are named by the year alone.
    #[must_use]
    pub fn is_whole_year(self) -> bool {
        use chrono::Datelike;
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

    /// Completed years at the reference date; `None` when born after it.
    #[must_use]
    pub fn age(self, birth: NaiveDate) -> Option<i32> {
        self.as_of
            .years_since(birth)
            .and_then(|y| i32::try_from(y).ok())
    }
}
