//! People who left: what notes and positions say of it, judged at the period's reference date.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::leaving_date::{Dated, dates};
use super::leaving_words::{ends_with_any, starts_with_any, words};
use super::lexicon::Lexicon;
use crate::schema::Period;
use crate::text::{Recall, fold, key};

mod destination;
mod heading;
mod parts;
pub use heading::LeavingHeading;

/// What a text says of a person's leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// Left on or before the reference date: not counted.
    Left {
        /// Why.
        reason: LeavingReason,
        /// The last possible day, where the text has a date.
        date: Option<NaiveDate>,
    },
    /// Leaves after the reference date, or on no day that is known yet: counted.
    LeavingLater,
    /// Moved to another unit on or before the reference date.
    Moved {
        /// The destination as written, empty where the text names none.
        to: String,
        /// The last possible day, where the text has a date.
        date: Option<NaiveDate>,
        /// The destination is a unit of the plan.
        inside_plan: bool,
    },
}

/// Why a person left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeavingReason {
    /// Retired, early or not.
    Retired,
    /// Resigned, was dismissed, the contract ended.
    Resigned,
    /// Died.
    Died,
}

/// Reads a note or position for the person's leaving; `None` where it says nothing of it.
///
/// Dates without a year are of the period's; a month or year alone counts as its last day.
/// Maternity leave, study, and having come from elsewhere are no leaving.
pub fn read_leaving(
    text: &str,
    period: Period,
    is_plan_unit: impl Fn(&str) -> bool,
) -> Option<Leaving> {
    let lexicons = Lexicons::embedded();
    if !lexicons.speaks(text) {
        return None;
    }
    let words = words(text);
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    let mut later = false;
    let mut i = 0;
    while i < words.len() {
        let Some((taken, event)) = lexicons.events.at(&texts[i..]) else {
            i += 1;
            continue;
        };
        let end = i + taken;
        let event = match event {
            _ if parts::is_in_name(text, &words, i, end) => {
                i = end;
                continue;
            }
            Event::LeftIfDated(reason)
                if lexicons.is_dated(&texts[end..]) && !lexicons.is_leave(&texts, end)
                    || parts::is_whole(
                        text,
                        words[i].start,
                        words[end - 1].end,
                        &lexicons.alone,
                    ) =>
            {
                Event::Left(reason)
            }
            Event::LeftIfDated(_) => {
                i = end;
                continue;
            }
            other => other,
        };
        // what stands before another remark ("Út Năm; nghỉ hưu") says nothing of this one
        let since = |ends: &[char]| {
            let part = text[..words[i].start].rfind(ends);
            let first = words.partition_point(|w| part.is_some_and(|at| w.start < at));
            first.min(i)
        };
        let whole = since(&[';', '\n', '(', ')']);
        let before = &texts[whole..i];
        let sentence = &text[words[whole].start..words[i].start];
        let clause = since(&[';', '\n', '(', ')', ',', '.']);
        let clause = &text[words[clause].start..words[i].start];
        let speaks = !matches!(event, Event::Stays | Event::Came)
            && !lexicons.is_of_another(before)
            && !lexicons.is_of_family(match event {
                // "Cha là liệt sĩ, đã mất"; of leaving, "Con ốm, nghỉ việc" tells why
                Event::Left(LeavingReason::Died) => sentence,
                _ => clause,
            })
            && !lexicons.names_another(clause)
            && !lexicons.is_denied(&text[words[end - 1].end..])
            && !lexicons.is_over(event, &texts[end..]);
        if speaks {
            let spans = dates(text, period.year, &|before| lexicons.is_document(before));
            let date = lexicons.date_of(text, &spans, words[i].start, words[end - 1].end);
            let due = date.map(|d| d <= period.as_of);
            let expected = lexicons.is_expected(before) || lexicons.is_of_pay(clause);
            match due {
                Some(false) => later = true,
                None if expected => later = true,
                _ => {
                    if let Some(leaving) = lexicons.conclude(
                        event,
                        text,
                        words[i].start..words[end - 1].end,
                        &spans,
                        date,
                        &is_plan_unit,
                    ) {
                        return Some(leaving);
                    }
                }
            }
        }
        i = end;
    }
    later.then_some(Leaving::LeavingLater)
}

/// What a phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Left(LeavingReason),
    /// Left, if a date follows at once.
    LeftIfDated(LeavingReason),
    Moved,
    /// Moved, if a destination follows and no origin stands before ("Từ Phòng Nội vụ chuyển đến").
    MovedTo,
    Stays,
    Came,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    retired: Vec<String>,
    resigned: Vec<String>,
    died: Vec<String>,
    retired_dated: Vec<String>,
    resigned_dated: Vec<String>,
    died_dated: Vec<String>,
    alone: Vec<String>,
    moved: Vec<String>,
    moved_to: Vec<String>,
    stays: Vec<String>,
    came: Vec<String>,
    later: Vec<String>,
    others: Vec<String>,
    persons: Vec<String>,
    denied: Vec<String>,
    pay: Vec<String>,
    family: Vec<String>,
    leave: Vec<String>,
    returned: Vec<String>,
    since: Vec<String>,
    until: Vec<String>,
    documents: Vec<String>,
    date: Vec<String>,
    nowhere: Vec<String>,
    span: Vec<String>,
    here: Vec<String>,
    towards: Vec<String>,
    reasons: Vec<String>,
    headed_not: Vec<String>,
    headed_when: Vec<String>,
    headed_where: Vec<String>,
    headed_remarks: Vec<String>,
}

struct Lexicons {
    events: Lexicon<Event>,
    /// Those of the phrases that need a date which are remarks of their own.
    alone: Vec<String>,
    later: Vec<String>,
    others: Vec<String>,
    persons: Vec<String>,
    denied: Vec<String>,
    pay: Vec<String>,
    /// Relatives, with their marks.
    family: Vec<String>,
    leave: Vec<String>,
    returned: Vec<String>,
    since: Vec<String>,
    until: Vec<String>,
    documents: Vec<String>,
    date: Vec<String>,
    nowhere: Vec<String>,
    span: Vec<String>,
    here: Vec<String>,
    towards: Vec<String>,
    reasons: Vec<String>,
    headed: heading::Words,
    /// Of these the single words, with their marks.
    single_reasons: BTreeMap<String, String>,
    /// Texts that were asked for such phrases.
    spoken: Recall<bool>,
}

impl Lexicons {
    fn embedded() -> &'static Self {
        static LEXICONS: OnceLock<Lexicons> = OnceLock::new();
        LEXICONS.get_or_init(|| {
            Self::read(crate::text::table!("leaving")).unwrap_or_else(|problem| {
                unreachable!("the embedded words of leaving are under test: {problem}")
            })
        })
    }

    fn read(source: &str) -> Result<Self, String> {
        let file: File = crate::text::read_table(source)?;
        let mut events = Lexicon::new();
        for (phrases, event) in [
            (&file.stays, Event::Stays),
            (&file.came, Event::Came),
            (&file.retired, Event::Left(LeavingReason::Retired)),
            (&file.resigned, Event::Left(LeavingReason::Resigned)),
            (&file.died, Event::Left(LeavingReason::Died)),
            (
                &file.retired_dated,
                Event::LeftIfDated(LeavingReason::Retired),
            ),
            (
                &file.resigned_dated,
                Event::LeftIfDated(LeavingReason::Resigned),
            ),
            (&file.died_dated, Event::LeftIfDated(LeavingReason::Died)),
            (&file.moved, Event::Moved),
            (&file.moved_to, Event::MovedTo),
        ] {
            events.extend(phrases, event);
        }
        let folded = |words: &[String]| words.iter().map(|w| fold(w)).collect();
        Ok(Self {
            events,
            alone: file.alone,
            later: folded(&file.later),
            others: folded(&file.others),
            persons: folded(&file.persons),
            denied: folded(&file.denied),
            pay: folded(&file.pay),
            family: file.family.iter().map(|w| key(w)).collect(),
            leave: folded(&file.leave),
            returned: folded(&file.returned),
            since: folded(&file.since),
            until: folded(&file.until),
            documents: folded(&file.documents),
            date: folded(&file.date),
            nowhere: folded(&file.nowhere),
            span: folded(&file.span),
            here: folded(&file.here),
            towards: folded(&file.towards),
            reasons: folded(&file.reasons),
            headed: heading::Words {
                not: folded(&file.headed_not),
                when: folded(&file.headed_when),
                place: folded(&file.headed_where),
                remarks: folded(&file.headed_remarks),
            },
            single_reasons: file.reasons.iter().map(|w| (fold(w), key(w))).collect(),
            spoken: Recall::default(),
        })
    }

    /// Whether any phrase of leaving stands in a text: in hardly one of the many positions and notes.
    fn speaks(&self, text: &str) -> bool {
        self.spoken.ask(text, || {
            let words = words(text);
            let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
            self.events.find(&texts).is_some()
        })
    }

    /// Whether words begin with a date, words such as "từ ngày" before it aside.
    fn is_dated(&self, words: &[&str]) -> bool {
        let introduces = |w: &str| {
            self.date.iter().any(|d| d == w)
                || self.since.iter().any(|s| s.split(' ').any(|s| s == w))
        };
        words
            .iter()
            .find(|w| !introduces(w))
            .is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether the text speaks of a leave, or of a time that ends again: "nghỉ từ 01/5 đến 01/11/2025".
    fn is_leave(&self, words: &[&str], end: usize) -> bool {
        let is_day = |w: &&str| w.starts_with(|c: char| c.is_ascii_digit());
        let ends = |at: usize| {
            let taken = starts_with_any(&words[at..], &self.until);
            taken > 0 && words[at + taken..].iter().take(2).any(is_day)
        };
        (end..words.len()).any(ends)
            || (0..words.len()).any(|i| starts_with_any(&words[i..], &self.leave) > 0)
    }

    /// Whether the words before a phrase say that it is still to come.
    fn is_expected(&self, before: &[&str]) -> bool {
        ends_with_any(before, &self.later)
    }

    /// Whether the words before a phrase speak of the person who was replaced.
    fn is_of_another(&self, before: &[&str]) -> bool {
        before.iter().any(|w| self.others.iter().any(|o| o == w))
    }

    /// Whether the words before a phrase speak of a relative: "Vợ nghỉ hưu".
    fn is_of_family(&self, clause: &str) -> bool {
        let words = key(clause);
        words.split(' ').any(|w| self.family.iter().any(|f| f == w))
    }

    /// Whether the words before a phrase tell who left: "đ/c Tư nghỉ hưu", but not "đ/c đã nghỉ hưu".
    fn names_another(&self, clause: &str) -> bool {
        let folded = fold(clause);
        let words: Vec<&str> = folded.split_whitespace().collect();
        (0..words.len()).any(|at| {
            let taken = starts_with_any(&words[at..], &self.persons);
            taken > 0 && at + taken < words.len()
        })
    }

    /// Whether nothing but a no stands behind a phrase: "Nghỉ hưu: không".
    fn is_denied(&self, behind: &str) -> bool {
        let rest = behind.split([';', ',', '(', '\n']).next().unwrap_or(behind);
        self.denied.contains(&fold(rest))
    }

    /// Whether the words before a phrase speak of pay, for which it is only the reason: "Nâng lương trước
    /// hạn do nghỉ hưu" is written while the person is still there.
    fn is_of_pay(&self, clause: &str) -> bool {
        let folded = fold(clause);
        let words: Vec<&str> = folded.split(' ').collect();
        (0..words.len()).any(|i| starts_with_any(&words[i..], &self.pay) > 0)
    }

    /// Whether the words behind a phrase take it back: "nghỉ chế độ thai sản", "… tuyển dụng lại"; or say
    /// that a relative died: "chết 1 con".
    fn is_over(&self, event: Event, behind: &[&str]) -> bool {
        let left = matches!(event, Event::Left(_) | Event::LeftIfDated(_));
        let counted = |w: &&&str| w.bytes().all(|b| b.is_ascii_digit());
        let of = usize::from(behind.first().as_ref().is_some_and(counted));
        let relative = |w: &&str| self.family.iter().any(|f| fold(f) == **w);
        // "Nghỉ hưu: không"
        let denied = matches!(behind, ["khong" | "chua"]);
        matches!(event, Event::Left(LeavingReason::Died)) && behind.get(of).is_some_and(relative)
            || denied
            || left && starts_with_any(behind, &self.leave) > 0
            || (0..behind.len()).any(|i| starts_with_any(&behind[i..], &self.returned) > 0)
    }

    /// Whether the words before digits make them the number of a document.
    fn is_document(&self, before: &str) -> bool {
        let folded = fold(before);
        let words: Vec<&str> = folded.split_whitespace().collect();
        ends_with_any(&words, &self.documents)
    }

    /// The day that goes with a phrase: behind it one that "từ" introduces, else the first, else
    /// the nearest before it.
    fn date_of(&self, text: &str, dates: &[Dated], start: usize, end: usize) -> Option<NaiveDate> {
        let behind = || dates.iter().filter(|d| d.span.start >= end);
        let since = behind().find(|d| {
            let folded = fold(text.get(..d.span.start).unwrap_or_default());
            let mut words: Vec<&str> = folded.split_whitespace().collect();
            while words
                .last()
                .is_some_and(|w| self.date.iter().any(|d| d == w))
            {
                words.pop();
            }
            ends_with_any(&words, &self.since)
        });
        since
            .or_else(|| behind().next())
            .or_else(|| dates.iter().rfind(|d| d.span.end <= start))
            .map(|d| d.day)
    }

    fn conclude(
        &self,
        event: Event,
        text: &str,
        span: Range<usize>,
        dates: &[Dated],
        date: Option<NaiveDate>,
        is_plan_unit: &impl Fn(&str) -> bool,
    ) -> Option<Leaving> {
        match event {
            Event::Left(reason) => Some(Leaving::Left { reason, date }),
            Event::Moved | Event::MovedTo => {
                let to = self.destination(text, span.end, dates);
                // "chuyển công tác về đơn vị": to the unit whose list it is
                if self.here.contains(&fold(&to)) {
                    return None;
                }
                if event == Event::MovedTo && (to.is_empty() || self.has_origin(text, span.start)) {
                    return None;
                }
                Some(Leaving::Moved {
                    inside_plan: !to.is_empty() && is_plan_unit(&to),
                    to,
                    date,
                })
            }
            Event::LeftIfDated(_) | Event::Stays | Event::Came => None,
        }
    }
}

#[cfg(test)]
#[path = "leaving_tests.rs"]
mod tests;
