//! Headings that no field takes and that speak of leaving: "Ngày nghỉ hưu", "Thôi việc", "Lý do giảm".

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::super::leaving_words::{starts_with_any, words};
use super::super::mark::{Mark, MarkWords};
use super::{Event, Leaving, Lexicons};
use crate::intake::Value;
use crate::schema::Period;
use crate::text::fold;

/// Serial numbers of days of this century, as a cell without a date's format holds them.
const SERIALS: std::ops::Range<f64> = 36_526.0..73_051.0;

/// Words of headings.
pub(super) struct Words {
    pub(super) not: Vec<String>,
    pub(super) when: Vec<String>,
    pub(super) place: Vec<String>,
    pub(super) remarks: Vec<String>,
}

/// What the cells below a heading are as remarks on leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeavingHeading {
    /// "Thôi việc", "Ngày nghỉ hưu": a mark or a day goes with the heading's own words.
    Says {
        /// The headings over the column.
        words: String,
        /// Its cells are days.
        days: bool,
    },
    /// "Lý do giảm": remarks like a note's.
    Remarks,
}

impl LeavingHeading {
    /// What the headings over a column say; `None`: nothing of leaving.
    #[must_use]
    pub fn of(path: &[Arc<str>], period: Period) -> Option<Self> {
        let lexicons = Lexicons::embedded();
        let headed = &lexicons.headed;
        let text = path.join("; ");
        let words = words(&text);
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let holds = |phrases: &[String]| {
            (0..texts.len()).any(|at| starts_with_any(&texts[at..], phrases) > 0)
        };
        let of_other_year = texts.iter().any(|word| {
            let year: Option<i32> = word.parse().ok();
            year.is_some_and(|y| (2000..2100).contains(&y) && y != period.year)
        });
        if of_other_year || lexicons.is_of_family(&text) {
            return None;
        }
        let mut at = 0;
        while at < texts.len() {
            let Some((taken, event)) = lexicons.events.at(&texts[at..]) else {
                at += 1;
                continue;
            };
            let before = words[at].start;
            at += taken;
            // "Nơi chuyển đi" may be where somebody came from
            let place = || {
                let before = fold(&text[..before]);
                let last: Vec<&str> = before.split(' ').collect();
                (0..last.len()).any(|i| starts_with_any(&last[i..], &headed.place) > 0)
            };
            let says = match event {
                Event::Left(_) | Event::MovedTo => true,
                Event::Moved => !place(),
                Event::LeftIfDated(_) | Event::Stays | Event::Came => false,
            };
            if says && !holds(&headed.not) {
                let days = path.last().is_some_and(|leaf| {
                    let leaf = fold(leaf);
                    let leaf: Vec<&str> = leaf.split(' ').collect();
                    (0..leaf.len()).any(|i| starts_with_any(&leaf[i..], &headed.when) > 0)
                });
                return Some(Self::Says { words: text, days });
            }
            if says {
                return None;
            }
        }
        holds(&headed.remarks).then_some(Self::Remarks)
    }

    /// What a section says of the persons below it, where it may speak of their leaving and not of what is
    /// only foreseen.
    #[must_use]
    pub fn of_section(text: &str) -> Option<String> {
        let lexicons = Lexicons::embedded();
        if !lexicons.speaks(text) {
            return None;
        }
        let words = words(text);
        let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
        let not = |at| starts_with_any(&texts[at..], &lexicons.headed.not) > 0;
        (!(0..texts.len()).any(not)).then(|| text.to_owned())
    }

    /// The remark that a cell makes below the heading.
    #[must_use]
    pub fn remark(&self, value: &Value) -> Option<String> {
        let Self::Says { words, days } = self else {
            return value.as_text().map(str::to_owned);
        };
        match Mark::of(value, MarkWords::default()) {
            Mark::Yes => (!days).then(|| words.clone()),
            Mark::No | Mark::Blank => None,
            Mark::Unreadable => {
                let day = match value {
                    Value::Number(n) if SERIALS.contains(n) => {
                        #[expect(
                            clippy::cast_possible_truncation,
                            reason = "held between two days of this century above"
                        )]
                        let days = chrono::Duration::days(n.trunc() as i64);
                        let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
                        Value::Date(first.checked_add_signed(days)?)
                    }
                    other => other.clone(),
                };
                let text = day.text();
                (!text.is_empty()).then(|| format!("{words}: {text}"))
            }
        }
    }

    /// Whether what a cell says below the heading is taken: of a list of this year nobody left long
    /// before it; who retired then holds a post of the commune as a pensioner, who moved then came.
    #[must_use]
    pub fn takes(&self, leaving: &Leaving, period: Period) -> bool {
        let since = match leaving {
            Leaving::Left { date, .. } => date.map(|d| (d, period.year - 1)),
            Leaving::Moved { date, .. } => date.map(|d| (d, period.year)),
            Leaving::LeavingLater => None,
        };
        since.is_none_or(|(day, year)| day.year() >= year)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::read_leaving;
    use super::*;

    fn told(heading: &str, value: &Value) -> &'static str {
        let period = Period::of_year(2025).expect("a year");
        let path: Vec<Arc<str>> = heading.split(" > ").map(Arc::from).collect();
        let Some(heading) = LeavingHeading::of(&path, period) else {
            return "none";
        };
        let Some(remark) = heading.remark(value) else {
            return "stays";
        };
        let leaving = read_leaving(&remark, period, |name| name == "Phòng Y tế");
        match leaving.filter(|l| heading.takes(l, period)) {
            Some(Leaving::Left { .. }) => "left",
            Some(Leaving::Moved { inside_plan, .. }) => {
                if inside_plan {
                    "inside"
                } else {
                    "moved"
                }
            }
            Some(Leaving::LeavingLater) | None => "stays",
        }
    }

    #[test]
    fn headings_and_their_cells() {
        for (heading, cell, expected) in [
            ("Ngày nghỉ hưu", "01/9/2025", "left"),
            ("Ngày nghỉ hưu", "01/6/2027", "stays"),
            ("Ngày nghỉ hưu", "01/6/2015", "stays"),
            ("Ngày nghỉ hưu", "x", "stays"),
            ("Thời điểm nghỉ hưu", "9/2025", "left"),
            ("Năm nghỉ hưu", "2031", "stays"),
            ("Năm nghỉ hưu", "2025", "left"),
            ("Thời điểm nghỉ việc", "15/8/2025", "left"),
            ("Đã nghỉ hưu", "x", "left"),
            ("Đã nghỉ hưu", "Không", "stays"),
            ("Thôi việc", "X", "left"),
            ("Thôi việc", "-", "stays"),
            ("Biến động trong năm > Nghỉ hưu", "x", "left"),
            ("Biến động trong năm > Chuyển đến", "x", "stays"),
            ("Nghỉ hưu > Ngày", "01/9/2025", "left"),
            ("Chuyển đi", "Sở Y tế, 01/8/2025", "moved"),
            ("Chuyển đi", "x", "moved"),
            ("Nơi chuyển đến", "UBND huyện Hồng Ngự", "moved"),
            ("Nơi chuyển đến", "Phòng Y tế", "inside"),
            ("Ngày chuyển đến", "01/8/2025", "stays"),
            ("Ngày chuyển công tác", "01/8/2015", "stays"),
            ("Lý do giảm", "Nghỉ hưu 01/4/2025", "left"),
            ("Lý do giảm", "Ốm dài ngày", "stays"),
            ("Lý do không xếp loại", "Đã thôi việc từ 01/5/2025", "left"),
            ("Dự kiến nghỉ hưu", "01/9/2025", "none"),
            ("Tuổi nghỉ hưu", "62", "none"),
            ("Năm đủ tuổi nghỉ hưu", "2025", "none"),
            ("Ngày chấm dứt hợp đồng", "31/12/2025", "none"),
            ("Bộ đội chuyển ngành", "x", "none"),
            ("Nơi chuyển đi", "Xã Bình Phú", "none"),
            ("Nghỉ hưu năm 2024", "x", "none"),
            ("Vợ (chồng) > Nghỉ hưu", "x", "none"),
            ("Nghỉ thai sản", "x", "none"),
            ("Quê quán", "Đồng Tháp", "none"),
        ] {
            let value = Value::Text(Arc::from(cell));
            assert_eq!(told(heading, &value), expected, "{heading}: {cell}");
        }
        let day = NaiveDate::from_ymd_opt(2025, 9, 1).expect("a day");
        assert_eq!(told("Ngày nghỉ hưu", &Value::Date(day)), "left");
        assert_eq!(told("Ngày nghỉ hưu", &Value::Number(45_901.0)), "left");
        assert_eq!(told("Thôi việc", &Value::Number(1.0)), "left");
        assert_eq!(told("Thôi việc", &Value::Number(0.0)), "stays");
    }
}
