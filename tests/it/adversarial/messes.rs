//! The messes of single values: dates, names, marks and notes as clerks really type them.

use super::people::Person;
use super::prng::Prng;
use super::truth::Expect;
use crate::bench::{Cell, date, serial};
use chrono::{Datelike, NaiveDate};

/// A cell with what it says of columns of the roster.
#[derive(Debug, Clone)]
pub struct Filled {
    pub cell: Cell,
    pub says: Vec<(&'static str, Expect)>,
    pub may_warn: bool,
    pub tags: Vec<&'static str>,
}

impl Filled {
    pub fn new(cell: impl Into<Cell>) -> Self {
        Self {
            cell: cell.into(),
            says: Vec::new(),
            may_warn: false,
            tags: Vec::new(),
        }
    }
    pub fn blank() -> Self {
        Self::new("")
    }
    pub fn says(mut self, field: &'static str, expect: Expect) -> Self {
        self.says.push((field, expect));
        self
    }
    pub fn tag(mut self, tag: &'static str) -> Self {
        self.tags.push(tag);
        self
    }
    pub fn warned(mut self) -> Self {
        self.may_warn = true;
        self
    }
}

/// How a column writes birth dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    Real,
    Slash,
    AnyText,
    RealAndText,
    Serial,
    YearNumber,
    YearText,
    Swapped,
}

impl DateStyle {
    pub const ALL: [Self; 8] = [
        Self::Real,
        Self::Slash,
        Self::AnyText,
        Self::RealAndText,
        Self::Serial,
        Self::YearNumber,
        Self::YearText,
        Self::Swapped,
    ];
    pub const YEARS: [Self; 2] = [Self::YearNumber, Self::YearText];

    /// Whether a column of these birth dates shows what the style needs to be told: an exchange of day and month
    /// is only seen where dates beyond the twelfth stayed text and others became dates.
    pub fn suits(self, births: &[NaiveDate], date1904: bool) -> bool {
        if self == Self::Serial {
            // A plain number would have to be counted from 1904 too.
            return !date1904;
        }
        let beyond = births.iter().filter(|d| d.day() > 12).count();
        let exchanged = births
            .iter()
            .filter(|d| d.day() <= 12 && d.day() != d.month())
            .count();
        match self {
            Self::Swapped => beyond >= 4 && exchanged >= 4,
            // Real dates of which none lies beyond the twelfth would look exchanged.
            Self::Real => beyond > 0,
            _ => true,
        }
    }
}

/// The date with its precision, and the age at the end of 2025.
fn told(filled: Filled, birth: NaiveDate, precision: &str) -> Filled {
    let known = match precision {
        "year" => date(birth.year(), 1, 1),
        "month" => date(birth.year(), birth.month(), 1),
        _ => birth,
    };
    filled
        .says("birth_date", Expect::is(known.to_string()))
        .says("birth_precision", Expect::is(precision))
        .says("age", Expect::is((2025 - known.year()).to_string()))
}

/// A birth date as a cell.
pub fn birth(person: &Person, style: DateStyle, odd: bool, rng: &mut Prng) -> Filled {
    let b = person.birth;
    let (d, m, y) = (b.day(), b.month(), b.year());
    if odd && let Some(filled) = odd_birth(b, style, rng) {
        return filled;
    }
    let slash = format!("{d:02}/{m:02}/{y}");
    match style {
        DateStyle::Real => told(Filled::new(b).tag("date-real"), b, "day"),
        DateStyle::Slash => told(Filled::new(slash).tag("date-slash"), b, "day"),
        DateStyle::AnyText => any_text(b, rng),
        // A date that could be read both ways stays text, so that nothing hints at an exchange.
        DateStyle::RealAndText if d > 12 && rng.percent(60) => {
            told(Filled::new(b).tag("date-real-and-text"), b, "day")
        }
        DateStyle::RealAndText => told(Filled::new(slash).tag("date-real-and-text"), b, "day"),
        DateStyle::Serial => told(Filled::new(serial(b)).tag("date-serial"), b, "day"),
        DateStyle::YearNumber => told(Filled::new(y).tag("date-year-number"), b, "year"),
        DateStyle::YearText => told(Filled::new(y.to_string()).tag("date-year-text"), b, "year"),
        DateStyle::Swapped if d <= 12 => told(
            Filled::new(date(y, d, m)).tag("date-swapped-column"),
            b,
            "day",
        )
        .warned(),
        DateStyle::Swapped => {
            told(Filled::new(slash).tag("date-swapped-column"), b, "day").warned()
        }
    }
}

fn any_text(b: NaiveDate, rng: &mut Prng) -> Filled {
    let (d, m, y) = (b.day(), b.month(), b.year());
    let (text, tag, precision) = match rng.below(12) {
        0 => (format!("{d}.{m}.{y}"), "date-dots", "day"),
        1 => (format!("{d:02}-{m:02}-{y}"), "date-dashes", "day"),
        2 if y < 2000 => (
            format!("{d:02}/{m:02}/{:02}", y % 100),
            "date-two-digit-year",
            "day",
        ),
        3 if y < 2000 => (
            format!("{d}.{m}.{:02}", y % 100),
            "date-two-digit-year",
            "day",
        ),
        4 => (format!("  {d:02}/{m:02}/{y}"), "date-spaces", "day"),
        5 => (format!("{d} / {m} / {y}"), "date-spaces", "day"),
        6 => (format!("{m:02}/{y}"), "date-month-year", "month"),
        7 => (y.to_string(), "date-year-text", "year"),
        8 => (
            format!("ngày {d:02} tháng {m:02} năm {y}"),
            "date-words",
            "day",
        ),
        9 => (format!("{d:02}/{m}/{y}"), "date-slash", "day"),
        10 => (format!("{m}-{y}"), "date-month-year", "month"),
        _ => (format!("{d:02}/{m:02}/{y}"), "date-slash", "day"),
    };
    told(Filled::new(text).tag(tag), b, precision)
}

/// A single date that differs from its column's way, or cannot be one.
fn odd_birth(b: NaiveDate, style: DateStyle, rng: &mut Prng) -> Option<Filled> {
    let (d, m, y) = (b.day(), b.month(), b.year());
    if style == DateStyle::Swapped {
        return None;
    }
    let none = |f: Filled| {
        f.says("birth_date", Expect::NullTold)
            .says("birth_precision", Expect::Null)
            .says("age", Expect::Null)
            .warned()
    };
    Some(match rng.below(9) {
        0 => none(Filled::new(format!("31/02/{y}")).tag("date-impossible")),
        1 => none(Filled::new(format!("{d:02}/{:02}/{}", m, y + 100)).tag("date-in-the-future")),
        2 => none(Filled::new("không nhớ").tag("date-no-date")),
        // Month first, and no other reading: the clerk sees it, but should be asked.
        3 if d > 12 => Filled::new(format!("{m:02}/{d:02}/{y}"))
            .tag("date-month-first")
            .says("birth_date", Expect::IsOrTold(b.to_string()))
            .says("birth_precision", Expect::Free)
            .says("age", Expect::Free)
            .warned(),
        4 if y % 10 != 0 => told(
            Filled::new(f64::from(m) + f64::from(y) / 10_000.0).tag("date-month-year-number"),
            b,
            "month",
        ),
        5 if matches!(style, DateStyle::Real | DateStyle::Slash) => {
            told(Filled::new(y).tag("date-year-number"), b, "year")
        }
        6 if matches!(style, DateStyle::Real | DateStyle::Slash) => told(
            Filled::new(format!("{m:02}/{y}")).tag("date-month-year"),
            b,
            "month",
        ),
        7 => Filled::new("")
            .tag("date-blank")
            .says("birth_date", Expect::Null),
        _ => told(
            Filled::new(format!("{d:02}.{m:02}.{y}")).tag("date-dots"),
            b,
            "day",
        ),
    })
}

/// A name as a cell. `sexed`: the sheet says the gender elsewhere.
pub fn name(
    person: &Person,
    all_caps: bool,
    odd: bool,
    sexed: bool,
    number: usize,
    rng: &mut Prng,
) -> Filled {
    let full = person.full_name();
    let expect = Expect::is(full.clone());
    if !odd {
        let text = if all_caps { full.to_uppercase() } else { full };
        let tag = if all_caps {
            "name-capitals"
        } else {
            "name-plain"
        };
        return Filled::new(text).tag(tag).says("full_name", expect);
    }
    let sex = if person.female { "female" } else { "male" };
    let maybe_sex = |f: Filled| {
        if sexed {
            f
        } else {
            f.says("gender", Expect::OneOf(vec![None, Some(sex.to_owned())]))
        }
    };
    let title = if person.female { "Bà" } else { "Ông" };
    match rng.below(9) {
        0 => Filled::new(full.to_uppercase())
            .tag("name-capitals")
            .says("full_name", expect),
        1 => Filled::new(full.replace(' ', "  "))
            .tag("name-spaces")
            .says("full_name", expect),
        2 => Filled::new(format!(" {full}\u{a0}"))
            .tag("name-spaces")
            .says("full_name", expect),
        3 if person.female => maybe_sex(
            Filled::new(format!("{full} (Nữ)"))
                .tag("name-sex-suffix")
                .says("full_name", expect),
        ),
        4 => maybe_sex(
            Filled::new(format!("{title} {full}"))
                .tag("name-title")
                .says("full_name", expect),
        ),
        5 => Filled::new(format!("Đ/c {full}"))
            .tag("name-title")
            .says("full_name", expect),
        6 => Filled::new(format!("{number}. {full}"))
            .tag("name-number")
            .says("full_name", expect),
        7 => Filled::new(format!(
            "{full} ({} {})",
            rng.pick(&["Tư", "Năm", "Út"]),
            person.given
        ))
        .tag("name-nickname")
        .says("full_name", expect)
        .says("note", Expect::Free),
        _ => Filled::new(format!("{full} {}", rng.pick(&["(1)", "*", "(*)"])))
            .tag("name-note-mark")
            .says("full_name", expect),
    }
}

/// Remarks of those who left by the end of 2025.
pub const LEFT: &[&str] = &[
    "Nghỉ hưu từ 01/9/2025",
    "Đã nghỉ hưu 01/7/2025",
    "Thôi việc từ tháng 5/2025",
    "Chuyển công tác về tỉnh An Giang từ 01/8/2025",
    "Từ trần ngày 12/3/2025",
    "Nghỉ hưu trước tuổi theo NĐ 178 từ 01/6/2025",
    "Xin thôi việc 15/10/2025",
    "Nghỉ việc từ 01/11/2025",
];

/// Remarks that sound like leaving and are not, and others.
pub const STAYS: &[&str] = &[
    "Nghỉ hưu từ 01/3/2026",
    "Nghỉ thai sản",
    "Nghỉ thai sản từ 01/9/2025",
    "Đi học thạc sĩ tại TP. Hồ Chí Minh",
    "Chuyển từ xã Tân Phước đến từ 01/02/2025",
    "Dự kiến nghỉ hưu năm 2027",
    "Được khen thưởng năm 2024",
    "Mới bổ nhiệm",
    "Luân chuyển từ Phòng Nội vụ về năm 2021",
];
