//! Membership of the Party: a tick, a word, or the date of admission.

use super::mark::{Mark, MarkWords};
use super::reading::{Reading, formula, is_filler};
use super::words::{self, Folded, words};
use super::written::Written;
use crate::finding::Code;
use crate::intake::Value;
use crate::text::fold;

/// Whether a cell says that the person is a member.
///
/// A date, a month or a year is that of admission: yes, probationary members included. "Đoàn
/// viên", "quần chúng", "chưa …" say no. What a blank means is the column's to say.
#[must_use]
pub fn read(value: &Value) -> Reading<bool> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    match Mark::of(value, MarkWords::default()) {
        Mark::Yes => return Reading::of(true),
        Mark::No => return Reading::of(false),
        Mark::Blank => return Reading::blank(),
        Mark::Unreadable => {}
    }
    if is_date(value) {
        return Reading::of(true);
    }
    let Value::Text(text) = value else {
        return Reading::with(None, Code::MarkUnreadable);
    };
    let folded = fold(text);
    if is_filler(text) || words::is_nothing(&folded) {
        return Reading::blank();
    }
    let party = &words().party;
    if party.no.has(&folded) || party.no_beginnings.iter().any(|w| begins(&folded, w)) {
        Reading::of(false)
    } else if consists_of(&folded, &party.yes) || are_dates(&folded) {
        Reading::of(true)
    } else {
        Reading::with(None, Code::MarkUnreadable)
    }
}

/// One answer from the columns Dự bị and Chính thức: yes where one says so, else what any of them
/// says; a problem stands only where no column says yes.
#[must_use]
pub fn either(a: Reading<bool>, b: Reading<bool>) -> Reading<bool> {
    match (a.value, b.value) {
        (Some(true), _) => a,
        (_, Some(true)) => b,
        _ if a.problem.is_some() => a,
        _ if b.problem.is_some() => b,
        (Some(false), _) => a,
        _ => b,
    }
}

fn is_date(value: &Value) -> bool {
    !matches!(
        Written::of(value, false),
        Written::Nothing | Written::Unreadable | Written::Perhaps2000(_)
    )
}

/// Whether a folded text is numbers alone, those of two dates or more, with a year among them:
/// probationary and full membership ("03/02/2005 - 03/02/2006").
fn are_dates(folded: &str) -> bool {
    let numbers: Option<Vec<u32>> = folded.split(' ').map(|w| w.parse().ok()).collect();
    numbers.is_some_and(|n| {
        (2..=6).contains(&n.len()) && n.iter().any(|year| (1930..2100).contains(year))
    })
}

fn begins(folded: &str, beginning: &str) -> bool {
    folded
        .strip_prefix(beginning)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether a folded text consists of phrases of the list with numbers between them, and holds at
/// least one phrase.
fn consists_of(folded: &str, list: &Folded) -> bool {
    let mut rest = folded;
    let mut found = false;
    while !rest.is_empty() {
        let longest = list
            .iter()
            .filter(|phrase| begins(rest, phrase))
            .max_by_key(|phrase| phrase.len());
        let word = rest.split(' ').next().unwrap_or(rest);
        let taken = match longest {
            Some(phrase) => {
                found = true;
                phrase.len()
            }
            None if word.bytes().all(|b| b.is_ascii_digit()) => word.len(),
            None => return false,
        };
        rest = rest[taken..].trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    fn text(cell: &str) -> Reading<bool> {
        read(&Value::Text(cell.into()))
    }

    #[test]
    fn words_ticks_and_dates() {
        for cell in [
            "x",
            "X",
            "ĐV",
            "đv",
            "Đảng viên",
            "ĐẢNG VIÊN",
            "DB",
            "Dự bị",
            "CT",
            "Chính thức",
            "đảng viên dự bị",
            "03/02/1998",
            "3.2.98",
            "5/1998",
            "1998",
            "x (DB)",
            "05/2020 (dự bị)",
            "ĐV chính thức",
            "Vào Đảng ngày 03/02/1998",
            "có",
            "1",
            "ĐVCT",
            "03/02/2020 (DB)",
            "DB: 03/02/2020; CT: 03/02/2021",
            "03/02/2020 - 03/02/2021",
            "Đ.viên",
            "Đã kết nạp",
        ] {
            assert_eq!(text(cell), Reading::of(true), "{cell}");
        }
        for cell in [
            "ĐoV",
            "ĐTN",
            "QCƯT",
            "Đoàn viên",
            "đoàn viên TNCS",
            "Quần chúng",
            "chưa",
            "Chưa vào Đảng",
            "không",
            "0",
            "-",
            "Ngoài Đảng",
            "Cảm tình Đảng",
            "chưa là đảng viên",
            "ĐVTN",
        ] {
            assert_eq!(text(cell), Reading::of(false), "{cell}");
        }
        for cell in ["…", "không rõ"] {
            assert_eq!(text(cell), Reading::blank(), "{cell}");
        }
        for cell in ["Kinh", "Đại học", "31", "Nguyễn Văn A"] {
            assert_eq!(
                text(cell),
                Reading::with(None, Code::MarkUnreadable),
                "{cell}"
            );
        }
    }

    #[test]
    fn cells_that_are_no_text() {
        let date = NaiveDate::from_ymd_opt(1998, 2, 3).expect("a date");
        for (value, expected) in [
            (Value::Date(date), Reading::of(true)),
            (Value::Number(35829.0), Reading::of(true)),
            (Value::Number(1998.0), Reading::of(true)),
            (Value::Number(2.1998), Reading::of(true)),
            (Value::Number(1.0), Reading::of(true)),
            (Value::Number(0.0), Reading::of(false)),
            (
                Value::Number(7.0),
                Reading::with(None, Code::MarkUnreadable),
            ),
            (Value::NoCache, Reading::with(None, Code::FormulaNoValue)),
        ] {
            assert_eq!(read(&value), expected, "{value:?}");
        }
    }

    #[test]
    fn two_columns_give_one_answer() {
        let unreadable = || Reading::with(None, Code::MarkUnreadable);
        assert_eq!(
            either(Reading::blank(), Reading::of(true)),
            Reading::of(true)
        );
        assert_eq!(either(unreadable(), Reading::of(true)), Reading::of(true));
        assert_eq!(either(unreadable(), Reading::of(false)), unreadable());
        assert_eq!(
            either(Reading::blank(), Reading::of(false)),
            Reading::of(false)
        );
        assert_eq!(either(Reading::blank(), Reading::blank()), Reading::blank());
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(cell: String) {
            let _ = text(&cell);
        }
    }
}
