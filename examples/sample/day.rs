//! A calendar day and the ways in which clerks type one.

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_field_names, reason = "a day has a day")]
pub struct Day {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 28 in this district, so that every month has it.
    pub day: u8,
}

impl Day {
    /// A day.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// `1975-08-05`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `05/08/1975`.
    pub fn slashed(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day, self.month, self.year)
    }

    /// `5/8/1975`, `5.8.1975`, `05-08-1975` or `05/08/1975`.
    pub fn typed(self, habit: usize) -> String {
        match habit {
            0 => format!("{}/{}/{}", self.day, self.month, self.year),
            1 => format!("{}.{}.{}", self.day, self.month, self.year),
            2 => format!("{:02}-{:02}-{}", self.day, self.month, self.year),
            _ => self.slashed(),
        }
    }

    /// The day as Excel counts it, for days after February 1900.
    pub fn serial(self) -> f64 {
        let (mut year, mut month) = (i32::from(self.year), i32::from(self.month));
        if month <= 2 {
            year -= 1;
            month += 12;
        }
        let days = 365 * year + year / 4 - year / 100
            + year / 400
            + (153 * (month - 3) + 2) / 5
            + i32::from(self.day);
        // 693900 is the same count for 30 December 1899, the day that Excel numbers 0.
        f64::from(days - 693_900)
    }
}
