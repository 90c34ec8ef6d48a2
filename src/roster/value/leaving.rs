//! Leavers: what a remark says of a person who retired, resigned, died or moved away.

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::lexicon::Lexicon;
use crate::schema::Period;
use crate::text::fold;

/// What a remark says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// Left on or before the as-of date (or on a day that is not said).
    Left {
        /// The words that say so, folded.
        reason: String,
        /// The day, where one is said.
        date: Option<NaiveDate>,
    },
    /// Leaves after the as-of date: still counted.
    LeavingLater,
    /// Moved on or before the as-of date.
    Moved {
        /// Where to, folded; may be empty.
        to: String,
        /// The day, where one is said.
        date: Option<NaiveDate>,
        /// To a unit of the plan.
        inside_plan: bool,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    left: Vec<String>,
    moved: Vec<String>,
    came: Vec<String>,
    later: Vec<String>,
    stays: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Left,
    Moved,
    Came,
    Later,
    Stays,
}

fn words() -> &'static Lexicon<Word> {
    static WORDS: OnceLock<Lexicon<Word>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let raw: Raw = toml::from_str(include_str!("leaving.toml"))
            .unwrap_or_else(|e| unreachable!("the embedded words are under test: {e}"));
        let mut lexicon = Lexicon::new();
        lexicon.extend(&raw.left, Word::Left);
        lexicon.extend(&raw.moved, Word::Moved);
        lexicon.extend(&raw.came, Word::Came);
        lexicon.extend(&raw.later, Word::Later);
        lexicon.extend(&raw.stays, Word::Stays);
        lexicon
    })
}

/// Reads a remark. A date without a year lies in the period's year; a month or year alone means its
/// first day. `is_plan_unit` judges the folded name of where a person moved to.
pub fn read_leaving(text: &str, period: Period, is_plan_unit: impl Fn(&str) -> bool) -> Option<Leaving> {
    let folded = fold(text);
    let tokens: Vec<&str> = folded.split(' ').collect();
    let mut postponed = false;
    let mut i = 0;
    while i < tokens.len() {
        let Some((taken, word)) = words().at(&tokens[i..]) else {
            i += 1;
            continue;
        };
        match word {
            Word::Stays => i += taken,
            Word::Later => {
                postponed = true;
                i += taken;
            }
            // "từ 01/10/2025" is a date, "từ Phòng Nội vụ chuyển đến" is where someone came from
            Word::Came if tokens[i] == "tu" && taken == 1 => {
                let dated = tokens.get(i + 1).is_some_and(|t| t.bytes().all(|b| b.is_ascii_digit()) || matches!(*t, "ngay" | "thang" | "nam" | "chuc"));
                if !dated {
                    return None;
                }
                i += 1;
            }
            Word::Came => return None,
            Word::Left | Word::Moved => {
                let rest = &tokens[i + taken..];
                let date = first_date(rest, period).or_else(|| first_date(&tokens[..i], period));
                if postponed || date.is_some_and(|d| d > period.as_of) {
                    return Some(Leaving::LeavingLater);
                }
                if word == Word::Left {
                    return Some(Leaving::Left { reason: tokens[i..i + taken].join(" "), date });
                }
                let to = destination(rest);
                if to.is_empty() && date.is_none() {
                    // "điều động", "luân chuyển" without a place or a day tell how the person came
                    return None;
                }
                let inside_plan = !to.is_empty() && is_plan_unit(&to);
                return Some(Leaving::Moved { to, date, inside_plan });
            }
        }
    }
    None
}

/// The words up to the date.
fn destination(words: &[&str]) -> String {
    let digits = |w: Option<&&str>| w.is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let dated = |i: usize| digits(words.get(i + 1)) || words.get(i + 1).is_some_and(|w| matches!(*w, "ngay" | "thang" | "nam" | "dau" | "cuoi"));
    let end = words
        .iter()
        .enumerate()
        // "từ 01/10" ends it; "Phòng Tư pháp" folds to the same word and does not
        .position(|(i, w)| match *w {
            "tu" | "ngay" | "thang" | "nam" => dated(i),
            "ke" | "theo" => true,
            w => w.starts_with(|c: char| c.is_ascii_digit()),
        })
        .unwrap_or(words.len());
    words[..end].iter().filter(|w| !matches!(**w, "cong" | "tac" | "den" | "ve")).copied().collect::<Vec<_>>().join(" ")
}

/// The first date that the words hold: `1 9 2024`, `1 10` (of the period's year), `10 2025`, `2025`.
fn first_date(words: &[&str], period: Period) -> Option<NaiveDate> {
    let mut numbers: Vec<i32> = Vec::new();
    for word in words {
        let number = word.bytes().all(|b| b.is_ascii_digit()).then(|| word.parse().ok()).flatten();
        match (number, *word) {
            (Some(n), _) => numbers.push(n),
            (None, "ngay" | "thang" | "nam") => {}
            // the number of a decree is no date
            (None, "nd" | "qd" | "cp" | "dinh") => numbers.clear(),
            (None, _) if numbers.is_empty() => {}
            (None, _) => break,
        }
        if numbers.len() == 3 {
            break;
        }
    }
    let is_year = |n: i32| (1990..=2099).contains(&n);
    let of = |y: i32, m: i32, d: i32| NaiveDate::from_ymd_opt(y, u32::try_from(m).ok()?, u32::try_from(d).ok()?);
    match numbers[..] {
        [d, m, y] if is_year(y) => of(y, m, d),
        [d, m, y] if (0..100).contains(&y) => of(2000 + y, m, d),
        [m, y] | [_, m, y] if is_year(y) => of(y, m, 1),
        [y] | [y, ..] if is_year(y) => of(y, 1, 1),
        [d, m] => of(period.year, m, d),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> &'static str {
        let period = Period::of_year(2025).expect("a year");
        match read_leaving(text, period, |name| name.contains("tu phap")) {
            None => "stays",
            Some(Leaving::Left { .. }) => "left",
            Some(Leaving::LeavingLater) => "later",
            Some(Leaving::Moved { inside_plan: true, .. }) => "inside",
            Some(Leaving::Moved { inside_plan: false, .. }) => "outside",
        }
    }

    #[test]
    fn remarks_are_read_against_the_date() {
        for (text, expected) in [
            ("Nghỉ hưu 01/9/2024", "left"), ("nghỉ hưu từ 01/10/2025", "left"), ("Đã nghỉ hưu", "left"), ("Chờ nghỉ hưu", "stays"),
            ("Nghỉ hưu từ 01/3/2026", "later"), ("Nghỉ việc theo NĐ 178", "left"), ("từ trần ngày 12/5/2025", "left"), ("Nghỉ thai sản", "stays"),
            ("Đang đi học cao học", "stays"), ("chuyển đến Phòng Tư pháp từ 01/10", "inside"), ("Chuyển công tác đến tỉnh An Giang từ 01/8/2025", "outside"),
            ("Chuyển từ xã Bình Phú đến", "stays"), ("Mới chuyển công tác từ ngày 01/9", "stays"), ("Biệt phái", "stays"), ("", "stays"),
            ("Thôi việc tháng 6/2025", "left"), ("Dự kiến nghỉ hưu 2027", "later"), ("Hợp đồng theo NĐ 111/2022/NĐ-CP", "stays"), ("Nghỉ hưu năm 2026", "later"),
            ("Luân chuyển", "stays"), ("Từ Phòng Nội vụ chuyển đến 01/3/2025", "stays"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
