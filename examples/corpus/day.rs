//! Days of the calendar as lists write them.

use crate::dice::Dice;

/// A day that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day {
    /// Year.
    pub(crate) year: u32,
    /// Month, from 1.
    pub(crate) month: u32,
    /// Day of the month, from 1.
    pub(crate) date: u32,
}

impl Day {
    /// Any day of a year.
    pub(crate) fn within(dice: &mut Dice, year: u32) -> Self {
        let month = dice.between(1, 12);
        let length = match month {
            2 if leap(year) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let date = dice.between(1, length);
        Self { year, month, date }
    }

    /// The number that Excel keeps for the day (1900 system; right from March 1900 on).
    pub(crate) fn serial(self) -> u32 {
        // Years begin in March, so that the leap day is the last one and months follow a straight line.
        let (year, month) = if self.month > 2 {
            (self.year, self.month - 3)
        } else {
            (self.year - 1, self.month + 9)
        };
        let days = year * 365 + year / 4 - year / 100 + year / 400;
        // 1 March 1900 is day 61 for Excel and day 693,960 of this reckoning.
        days + (153 * month + 2) / 5 + self.date - 1 + 61 - 693_960
    }

    /// As text, in one of the four writings in use.
    pub(crate) fn text(self, writing: Writing) -> String {
        let Self { year, month, date } = self;
        match writing {
            Writing::Padded => format!("{date:02}/{month:02}/{year}"),
            Writing::Bare => format!("{date}/{month}/{year}"),
            Writing::Dashed => format!("{date:02}-{month:02}-{year}"),
            Writing::Dotted => format!("{date:02}.{month:02}.{year}"),
        }
    }
}

/// How a date is written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writing {
    /// `05/03/1978`
    Padded,
    /// `5/3/1978`
    Bare,
    /// `05-03-1978`
    Dashed,
    /// `05.03.1978`
    Dotted,
}

fn leap(year: u32) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn serials_are_those_of_excel() {
        let day = |year, month, date| Day { year, month, date }.serial();
        assert_eq!(day(1900, 3, 1), 61);
        assert_eq!(day(2000, 1, 1), 36_526);
        assert_eq!(day(2025, 12, 31), 46_022);
    }
}
