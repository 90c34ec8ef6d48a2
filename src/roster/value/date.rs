//! Birth dates: a column of cells as people and Excel wrote them, read cell by cell.
//!
//! A clerk types day/month/year. On a computer set to the United States Excel takes the first number for
//! the month: 05/08/1975 is stored as 8 May, while 25/08/1975, which has no such reading, stays
//! text. No single cell shows this; the column does, and so [`DateColumn`] looks at all cells first.

use chrono::{Datelike, NaiveDate};

use super::reading::{Problem, Reading, formula};
use super::written::{Typed, Written, Year, has_letters_in_figures};
use crate::finding::Code;
use crate::intake::Value;
use crate::schema::{BirthPrecision, Period};
use crate::text::fold;

/// A birth date as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BirthDate {
    /// The date; the first day of the month or year where only these are known.
    pub date: NaiveDate,
    /// How much of it is known.
    pub precision: BirthPrecision,
}

impl BirthDate {
    /// As people write it, as far as it is known.
    fn shown(self) -> String {
        let format = match self.precision {
            BirthPrecision::Day => "%d/%m/%Y",
            BirthPrecision::Month => "%m/%Y",
            BirthPrecision::Year => "%Y",
        };
        self.date.format(format).to_string()
    }

    /// Whether another date, known at least as well, is in the span that this one leaves open.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        let same_year = self.date.year() == other.date.year();
        match self.precision {
            BirthPrecision::Year => same_year,
            BirthPrecision::Month => same_year && self.date.month() == other.date.month(),
            BirthPrecision::Day => self.date == other.date,
        }
    }
}

/// Whether a word only says that a date of birth follows: "sinh", "năm", "SN".
#[must_use]
pub fn is_born_word(word: &str) -> bool {
    let date = &super::words::words().date;
    let folded = fold(word);
    [&date.ignored, &date.day, &date.month, &date.year]
        .iter()
        .any(|words| words.has(&folded))
}

/// How the dates of one column are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateColumn {
    epoch_1904: bool,
    typed: Order,
    stored: Stored,
    swapped: u32,
    /// One of the swapped cells as it shows, and as it is read.
    example: Option<(String, String)>,
    /// Some cell says month and year.
    months: bool,
    /// Some text of dots or spaces has the month first; where none has, they are the clerk's own.
    dotted_month_first: bool,
}

/// The order in which the texts of a column write day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// 25/08/1975.
    DayFirst,
    /// 08/25/1975.
    MonthFirst,
    /// Both orders are seen, more than a slip of the pen.
    Mixed,
    /// One text has the month first and none shows the contrary.
    Doubtful,
}

/// Whether the column's stored dates have day and month exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stored {
    AsShown,
    Swapped,
    /// Too little to be sure; `swapped` is the likelier.
    Doubtful {
        swapped: bool,
    },
}

/// What the cells of a column show.
#[derive(Debug, Default)]
struct Evidence {
    /// Typed texts whose first number is no month, by whether Excel could have stored them.
    day_first: u32,
    day_first_convertible: u32,
    /// Typed texts whose second number is no month.
    month_first: u32,
    month_first_convertible: u32,
    /// Typed texts that Excel could have stored either way, and yet are text.
    either_convertible: u32,
    /// Stored dates whose day could be a month; the first of a month aside, since "8/1975" is stored so.
    stored_low: u32,
    /// Stored dates of the first of a month: 12/01/1975 exchanged, or "12/1975".
    stored_first: u32,
    /// Stored dates whose day is no month.
    stored_high: u32,
    /// Stored dates that an exchange of day and month would change.
    stored_exchangeable: u32,
    /// Typed texts of slashes or hyphens that another order would change.
    typed_exchangeable: u32,
    /// The first of each that the other order would change: its day and month as shown, and its year.
    first_stored: Option<(u32, u32, i32)>,
    first_typed: Option<(u32, u32, i32)>,
    /// The first typed text that could be read either way.
    first_either: Option<(u32, u32, i32)>,
    /// Cells of month and year.
    months: u32,
}

/// So many texts that may be read either way, and none with the day first alone, are worth a word
/// beside the one text that has the month first; fewer are told by that text's own warning.
const TELLING: u32 = 3;
/// From here on an exchange is about a hundred times as likely as chance.
const CERTAIN: i64 = 450;
/// From here on an exchange is the better explanation.
const LIKELY: i64 = 120;
/// From here on it cannot be ruled out, where every one of some stored dates has a low day.
const POSSIBLE: i64 = -150;

impl Evidence {
    fn add(&mut self, written: Written) {
        match written {
            Written::Stored(date) => {
                if date.day() > 12 {
                    self.stored_high += 1;
                } else {
                    self.stored_low += u32::from(date.day() > 1);
                    self.stored_first += u32::from(date.day() == 1);
                    if date.day() != date.month() {
                        self.stored_exchangeable += 1;
                        let shown = (date.day(), date.month(), date.year());
                        self.first_stored.get_or_insert(shown);
                    }
                }
            }
            Written::Typed(Typed {
                first,
                second,
                year: Year::Full(year) | Year::Short(year) | Year::ShownAsDate(year),
                convertible,
            }) => match (first, second) {
                (13..=31, 1..=12) => {
                    self.day_first += 1;
                    self.day_first_convertible += u32::from(convertible);
                }
                (1..=12, 13..=31) => {
                    self.month_first += 1;
                    self.month_first_convertible += u32::from(convertible);
                    self.first_typed.get_or_insert((first, second, year));
                }
                (1..=12, 1..=12) => {
                    self.either_convertible += u32::from(convertible);
                    if convertible && first != second {
                        self.typed_exchangeable += 1;
                        self.first_either.get_or_insert((first, second, year));
                    }
                }
                _ => {}
            },
            Written::Month(..) => self.months += 1,
            _ => {}
        }
    }

    /// One text with the month first among texts with the day first is a slip; two are a habit.
    fn order(&self) -> Order {
        match (self.day_first, self.month_first) {
            (_, 0) | (1.., 1) => Order::DayFirst,
            (0, 1) => Order::Doubtful,
            (0, _) => Order::MonthFirst,
            _ => Order::Mixed,
        }
    }

    /// Weighs (in hundredths of a natural logarithm) two explanations: that Excel read the numbers
    /// in the other order than the texts write, storing what it could and leaving the rest, or chance.
    ///
    /// By chance a stored date has a day up to 12 in 11 of 29 cases (the first aside), a text a
    /// number above 12 in 3 of 5. After an exchange both are the rule, and a convertible text that
    /// remained text is rare, as is a stored date that no exchange can have made.
    fn stored(&self, order: Order) -> Stored {
        let (telling, contrary) = match order {
            Order::DayFirst => (self.day_first_convertible, self.month_first_convertible),
            Order::MonthFirst => (self.month_first_convertible, self.day_first_convertible),
            Order::Mixed | Order::Doubtful => return Stored::AsShown,
        };
        let firsts = if self.months == 0 {
            self.stored_first
        } else {
            0
        };
        if telling == 0 || self.stored_low + firsts == 0 {
            return Stored::AsShown;
        }
        let weight =
            i64::from(self.stored_low) * 97 + i64::from(firsts) * 20 + i64::from(telling) * 40
                - i64::from(self.either_convertible) * 210
                - i64::from(self.stored_high) * 350
                - i64::from(contrary) * 140;
        match weight {
            CERTAIN.. if self.stored_low > 0 => Stored::Swapped,
            LIKELY.. if self.stored_high == 0 => Stored::Doubtful { swapped: true },
            POSSIBLE.. if self.stored_high == 0 && self.stored_low >= 2 => {
                Stored::Doubtful { swapped: false }
            }
            _ => Stored::AsShown,
        }
    }
}

impl DateColumn {
    /// Looks at all cells of a column (or of the two columns of a birth date split by gender).
    /// `epoch_1904`: plain numbers of the sheet count days from 1904.
    pub fn analyse<'a>(values: impl Iterator<Item = &'a Value>, epoch_1904: bool) -> Self {
        let mut evidence = Evidence::default();
        for value in values {
            evidence.add(Written::of(value, epoch_1904));
        }
        let typed = evidence.order();
        let stored = evidence.stored(typed);
        let mut swapped = 0;
        let mut first = None;
        if typed == Order::MonthFirst {
            swapped += evidence.typed_exchangeable + evidence.month_first;
            first = evidence.first_typed;
        }
        if stored == Stored::Swapped {
            swapped += evidence.stored_exchangeable;
            first = evidence.first_stored.or(first);
        }
        let show = |a: u32, b: u32, year: i32| format!("{a:02}/{b:02}/{year}");
        // figures alone would not say which of them is the day
        let told = |day: u32, month: u32, year: i32| format!("ngày {day} tháng {month} năm {year}");
        let mut example = first.map(|(a, b, year)| (show(a, b, year), told(b, a, year)));
        // texts that may have the month first beside some that have are read as shown, and told once
        if matches!(typed, Order::Mixed | Order::Doubtful)
            && (typed == Order::Mixed || evidence.typed_exchangeable >= TELLING)
            && let Some((a, b, year)) = evidence.first_either
        {
            swapped += evidence.typed_exchangeable;
            example.get_or_insert_with(|| (show(a, b, year), told(a, b, year)));
        }
        Self {
            epoch_1904,
            typed,
            stored,
            swapped,
            example,
            months: evidence.months > 0,
            dotted_month_first: evidence.month_first > evidence.month_first_convertible,
        }
    }

    /// The warning about the whole column, where day and month were found exchanged in it, or may be
    /// in its texts: arguments `count`, the number of such cells, and `value`, how [`Self::example`]
    /// is read.
    #[must_use]
    pub fn problem(&self) -> Option<Problem> {
        let (_, read) = self.example.as_ref()?;
        Some(Problem {
            code: Code::DatesSwapped,
            args: vec![("count", self.swapped.to_string()), ("value", read.clone())],
        })
    }

    /// One of the cells of [`Self::problem`] as it shows, which the finding quotes.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        self.example.as_ref().map(|(shown, _)| shown.as_str())
    }

    /// The birth date of a cell.
    ///
    /// Nobody works below 14 or above 90 years of age: such a date is no date (null, warning). Below 18 and
    /// above 75 it is kept, with a warning. A year of two digits is the latest that makes the
    /// person at least 18 (info). A day of 1905 is the year of four digits that was typed into a cell
    /// formatted as a date (info), as are letters typed for figures. Arguments: `age` with an implausible date,
    /// `value` with a year that was filled up and with what was put right, `count`, `value` and `other` with a date that may be exchanged.
    #[must_use]
    pub fn read(&self, value: &Value, period: Period) -> Reading<BirthDate> {
        if let Some(reading) = formula(value) {
            return reading;
        }
        let resolved = match Written::of(value, self.epoch_1904) {
            Written::Nothing => return Reading::blank(),
            Written::Perhaps2000(month) if self.months => {
                Resolved::new((2000, month, 1), BirthPrecision::Month, Year::Full(2000))
            }
            Written::Unreadable | Written::Perhaps2000(_) => None,
            Written::Stored(date) => Some(self.of_stored(date)),
            Written::Typed(typed) => self.of_typed(typed, period),
            Written::Day(day, month, year) => {
                Resolved::new((full(year, period), month, day), BirthPrecision::Day, year)
            }
            Written::Month(month, year) => {
                Resolved::new((full(year, period), month, 1), BirthPrecision::Month, year)
            }
            Written::Year(year) => {
                Resolved::new((full(year, period), 1, 1), BirthPrecision::Year, year)
            }
        };
        let reading = resolved.map_or_else(
            || Reading::with(None, Code::DateUnreadable),
            |resolved| resolved.reading(period),
        );
        match (reading.value, value.as_text()) {
            (Some(birth), Some(text))
                if reading.problem.is_none() && has_letters_in_figures(text) =>
            {
                Reading::with(Some(birth), Code::DateMended).arg("value", birth.shown())
            }
            _ => reading,
        }
    }

    /// The date meant by a stored one, and the other reading where the column leaves it open.
    fn of_stored(&self, date: NaiveDate) -> Resolved {
        let exchanged = NaiveDate::from_ymd_opt(date.year(), date.day(), date.month())
            .filter(|other| *other != date);
        let (date, other) = match (self.stored, exchanged) {
            (Stored::Swapped, Some(meant)) => (meant, None),
            (Stored::Doubtful { swapped: true }, Some(meant)) => (meant, Some(date)),
            (Stored::Doubtful { swapped: false }, Some(other)) => (date, Some(other)),
            _ => (date, None),
        };
        Resolved {
            birth: BirthDate {
                date,
                precision: BirthPrecision::Day,
            },
            year: Year::Full(date.year()),
            other,
        }
    }

    /// The date meant by a typed one, and the other reading where the column leaves it open.
    fn of_typed(&self, typed: Typed, period: Period) -> Option<Resolved> {
        let (first, second) = (typed.first, typed.second);
        // "12.04.1977" is how people write, not how a computer set to the United States does
        let order = if typed.convertible || self.dotted_month_first {
            self.typed
        } else {
            Order::DayFirst
        };
        let (day, month, doubtful) = match (order, first > 12, second > 12) {
            (_, true, false) | (Order::DayFirst, false, false) => (first, second, false),
            (Order::MonthFirst, false, _) => (second, first, false),
            // no other date can be meant; the column tells of the rest
            (Order::DayFirst | Order::Mixed | Order::Doubtful, false, true) => {
                (second, first, true)
            }
            (Order::Mixed | Order::Doubtful, false, false) => (first, second, false),
            (_, true, true) => return None,
        };
        let year = full(typed.year, period);
        let mut resolved = Resolved::new((year, month, day), BirthPrecision::Day, typed.year)?;
        // where only one order gives a date there is still the doubt whether it is the right one
        resolved.other = (doubtful && day != month)
            .then(|| NaiveDate::from_ymd_opt(year, day, month).unwrap_or(resolved.birth.date));
        Some(resolved)
    }
}

/// A date that the calendar has, with what someone should know of it.
#[derive(Debug, Clone, Copy)]
struct Resolved {
    birth: BirthDate,
    /// The year as written.
    year: Year,
    /// The other reading, where both are possible.
    other: Option<NaiveDate>,
}

impl Resolved {
    fn new(
        (year, month, day): (i32, u32, u32),
        precision: BirthPrecision,
        written: Year,
    ) -> Option<Self> {
        Some(Self {
            birth: BirthDate {
                date: NaiveDate::from_ymd_opt(year, month, day)?,
                precision,
            },
            year: written,
            other: None,
        })
    }

    /// The reading with the gravest of its problems.
    fn reading(self, period: Period) -> Reading<BirthDate> {
        let birth = self.birth;
        let year = birth.date.year();
        let Some(age @ 14..=90) = period.age(birth.date) else {
            return Reading::with(None, Code::DateImplausible)
                .arg("age", period.as_of.year() - year);
        };
        match (self.year, self.other) {
            _ if !(18..=75).contains(&age) => {
                Reading::with(Some(birth), Code::DateImplausible).arg("age", age)
            }
            (Year::ShownAsDate(_), _) => {
                Reading::with(Some(birth), Code::DateMended).arg("value", birth.shown())
            }
            (_, Some(other)) => Reading::with(Some(birth), Code::DatesSwapped)
                .arg("count", 1)
                .arg("value", birth.date.format("%d/%m/%Y"))
                .arg("other", other.format("%d/%m/%Y")),
            (Year::Short(_), None) => {
                Reading::with(Some(birth), Code::DateTwoDigitYear).arg("value", year)
            }
            (Year::Full(_), None) => Reading::of(birth),
        }
    }
}

/// The year with its century: of a short one, the latest that makes the person at least 18.
fn full(year: Year, period: Period) -> i32 {
    match year {
        Year::Full(year) | Year::ShownAsDate(year) => year,
        Year::Short(short) => {
            let latest = period.as_of.year() - 18;
            latest - (latest - short).rem_euclid(100)
        }
    }
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "date_property_tests.rs"]
mod property_tests;
