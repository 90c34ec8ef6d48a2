//! Two versions of one list: the later is read, the other's rows are rejected.

mod sheets;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use chrono::{Months, NaiveDate};
use serde::Deserialize;

use super::gathered::Gathered;
use super::person::Person;
use super::read::{ColumnUse, FileReading, SheetColumns};
use super::value::full_dates;
use crate::finding::{Code, Finding, Place, RowKind};
use crate::schema::Field;
use crate::text::fold;

pub(super) use sheets::{SheetRead, supersede_sheets};

/// Finds versions among the files of a year and empties the earlier ones. Files are versions of
/// one list where units and columns say the same, half of the headings in the same words, and four fifths of the persons of the smaller
/// list stand in the larger; a Party committee's list and a People's Committee's never are.
pub fn supersede(gathered: &mut Gathered) {
    let files = gathered.readings();
    // only lists of one sender can be versions: most senders send one, and are compared with none
    let mut sent: BTreeMap<BTreeSet<&str>, Vec<usize>> = BTreeMap::new();
    for (i, file) in files.iter().enumerate() {
        let persons = gathered.persons_of(i);
        if !persons.is_empty() {
            sent.entry(senders(file, persons)).or_default().push(i);
        }
    }
    sent.retain(|units, of| !units.is_empty() && of.len() > 1);
    let profiles: Vec<Vec<(usize, Profile)>> = (sent.into_values())
        .map(|of| {
            let profile = |&i: &usize| (i, Profile::of(&files[i], gathered.persons_of(i)));
            of.iter().map(profile).collect()
        })
        .collect();
    let mut superseded: Vec<Option<usize>> = vec![None; files.len()];
    for profiles in profiles {
        for (at, (a, one)) in profiles.iter().enumerate() {
            for (b, other) in &profiles[at + 1..] {
                if superseded[*a].is_none() && superseded[*b].is_none() && one.is_version_of(other)
                {
                    // the path decides between equals: files are in the order of their paths
                    let (older, newer) = if one.order.is_later(other.order) {
                        (*b, *a)
                    } else {
                        (*a, *b)
                    };
                    superseded[older] = Some(newer);
                }
            }
        }
    }
    let mut emptied = Vec::new();
    for (older, newer) in superseded.into_iter().enumerate() {
        let Some(newer) = newer else { continue };
        let other = gathered.readings()[newer].file.to_string();
        let count = gathered.persons_of(older).len();
        let Some(file) = gathered.reading_mut(older) else {
            continue;
        };
        emptied.push(older);
        file.committee_rows.clear();
        for sheet in &mut file.ledger {
            for _ in 0..sheet.count(RowKind::Person) {
                sheet.move_row(RowKind::Person, RowKind::Rejected);
            }
        }
        // what is wrong in a list that is not read need not be mended
        file.findings.clear();
        file.findings.push(
            Finding::new(Code::FileSuperseded)
                .at(Place::file(&file.file))
                .arg("file", other)
                .arg("count", count),
        );
    }
    gathered.drop_persons(&emptied);
}

/// Sender, or where none could be told the units of a file's persons.
fn senders<'a>(file: &'a FileReading, persons: &'a [Person]) -> BTreeSet<&'a str> {
    match &file.sender {
        Some((code, _)) => BTreeSet::from([&**code]),
        None => persons.iter().filter_map(|p| p.unit.as_deref()).collect(),
    }
}

/// What a file is compared by with the others of its senders.
struct Profile {
    /// What its columns were understood as: a later version may word a heading otherwise.
    said: BTreeSet<(Field, Option<Arc<str>>)>,
    /// Its headings, folded: lists of different forms may say the same in other words.
    headings: BTreeSet<String>,
    /// Folded names, each with the number of its bearers. Births may be what a later version mends.
    names: BTreeMap<String, usize>,
    committee: Option<Committee>,
    /// Whether it is of what is planned for a coming year: never a version of what is.
    planned: bool,
    order: Order,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Committee {
    Party,
    People,
}

/// What tells which of two versions is the later.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Order {
    /// Number in the name ("lần 2"), then how many words in it say that it was mended ("bản sửa"), for the
    /// first may have some of its own ("nộp bổ sung").
    version: (u32, usize),
    /// The day of which it tells: "Tính đến 31/12/2025".
    as_of: Option<NaiveDate>,
    /// The day under the letterhead.
    signed: Option<NaiveDate>,
}

impl Order {
    fn is_later(self, other: Self) -> bool {
        let days = self.as_of.zip(other.as_of);
        let by_day = days.map_or(Ordering::Equal, |(a, b)| a.cmp(&b));
        let by_version = self.version.cmp(&other.version);
        by_version.then(by_day).then(self.signed.cmp(&other.signed)) == Ordering::Greater
    }
}

impl Profile {
    fn of(file: &FileReading, persons: &[Person]) -> Self {
        let words = Words::embedded();
        Self {
            committee: words.committee(file),
            planned: file.planned,
            order: Order {
                version: words.version(&file.file),
                as_of: words.as_of(&file.heads),
                signed: words.signed(&file.heads),
            },
            ..Self::of_columns(file.columns.iter(), persons)
        }
    }

    fn of_columns<'a>(sheets: impl Iterator<Item = &'a SheetColumns>, persons: &[Person]) -> Self {
        let columns: Vec<&ColumnUse> = sheets.flat_map(|s| &s.columns).collect();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for person in persons {
            *names.entry(fold(&person.full_name)).or_default() += 1;
        }
        let said = columns
            .iter()
            .filter_map(|c| Some((c.field?, c.class.clone())));
        Self {
            said: said.collect(),
            headings: columns.iter().map(|c| fold(&c.heading)).collect(),
            names,
            committee: None,
            planned: false,
            order: Order::default(),
        }
    }

    fn is_version_of(&self, other: &Self) -> bool {
        let size = |p: &Self| p.names.values().sum::<usize>();
        let smaller = size(self).min(size(other));
        let shared: usize = self
            .names
            .iter()
            .filter_map(|(name, n)| other.names.get(name).map(|m| *n.min(m)))
            .sum();
        let opposed = matches!(
            (self.committee, other.committee),
            (Some(a), Some(b)) if a != b
        );
        let alike = !opposed && self.planned == other.planned;
        smaller > 0 && alike && self.is_of_form(other) && shared * 5 >= smaller * 4
    }

    fn is_of_form(&self, other: &Self) -> bool {
        let alike = self.headings.intersection(&other.headings).count();
        let fewer = self.headings.len().min(other.headings.len());
        self.said == other.said && alike * 2 >= fewer
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    name: Name,
    committee: Committees,
    date: Dates,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    numbered: Vec<String>,
    mended: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Committees {
    party: Vec<String>,
    people: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    month: Vec<String>,
    quarter: Vec<String>,
    year: Vec<String>,
    as_of: Vec<String>,
    other: Vec<String>,
}

/// The words of `versions.toml`, folded.
struct Words(Source);

impl Words {
    fn embedded() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            Self::read(crate::text::table!("versions")).unwrap_or_else(|problem| {
                unreachable!("the embedded words of versions are under test: {problem}")
            })
        })
    }

    fn read(source: &str) -> Result<Self, String> {
        let mut source: Source = crate::text::read_table(source)?;
        for list in [
            &mut source.name.numbered,
            &mut source.name.mended,
            &mut source.committee.party,
            &mut source.committee.people,
            &mut source.date.month,
            &mut source.date.quarter,
            &mut source.date.year,
            &mut source.date.as_of,
            &mut source.date.other,
        ] {
            for word in list.iter_mut() {
                *word = fold(word);
            }
        }
        Ok(Self(source))
    }

    /// Which version a path says it is, 1 where it says nothing, and in how many words that it was
    /// mended. The file's own name goes before its folders.
    fn version(&self, path: &str) -> (u32, usize) {
        let parts: Vec<String> = path.rsplit('/').map(fold).collect();
        let number = parts.iter().find_map(|p| self.number(p)).unwrap_or(1);
        let said = |p: &String| self.0.name.mended.iter().filter(|m| holds(p, m)).count();
        let mended = parts.iter().map(said).sum();
        (number, mended)
    }

    fn number(&self, folded: &str) -> Option<u32> {
        let words: Vec<&str> = folded.split(' ').collect();
        // no list is sent a hundred times: "bản 2025" is a year
        let number = |text: &str| text.parse::<u32>().ok().filter(|n| (1..100).contains(n));
        self.0.name.numbered.iter().find_map(|phrase| {
            let phrase: Vec<&str> = phrase.split(' ').collect();
            let apart = words
                .windows(phrase.len() + 1)
                .filter(|w| w.starts_with(&phrase))
                .find_map(|w| number(w.last()?));
            let joined = || {
                words
                    .iter()
                    .filter_map(|w| w.strip_prefix(*phrase.first()?))
                    .find_map(number)
            };
            apart.or_else(joined)
        })
    }

    /// Whose list it is: by the lowest line of the letterhead that tells, else by the file's name.
    fn committee(&self, file: &FileReading) -> Option<Committee> {
        let words = &self.0.committee;
        let told = |text: &str, holds: fn(&str, &str) -> bool| {
            let any = |list: &[String]| list.iter().any(|w| holds(text, w));
            match (any(&words.party), any(&words.people)) {
                (true, false) => Some(Committee::Party),
                (false, true) => Some(Committee::People),
                _ => None,
            }
        };
        let begins = |text: &str, word: &str| {
            text.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        file.heads
            .iter()
            .rev()
            .find_map(|line| told(&fold(line), begins))
            .or_else(|| told(&fold(file.file.rsplit('/').next()?), holds))
    }

    /// The day of which a list tells.
    fn as_of(&self, heads: &[Arc<str>]) -> Option<NaiveDate> {
        let told = |line: &&Arc<str>| {
            let folded = fold(line);
            self.0.date.as_of.iter().any(|w| holds(&folded, w))
        };
        let lines = heads.iter().filter(told);
        lines.filter_map(|line| full_dates(line).pop()).max()
    }

    /// The day that the name of a sheet says, or the last of its month, quarter or year: "Tháng 6", "Cả năm".
    fn day_of_sheet(&self, name: &str, year: i32) -> Option<NaiveDate> {
        if let Some(day) = full_dates(name).pop() {
            return Some(day);
        }
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let dates = &self.0.date;
        let beside = |wanted: &[String], months: u32| {
            let at = words.iter().position(|w| wanted.iter().any(|m| m == w))?;
            let number = |at: usize| words.get(at)?.parse::<u32>().ok();
            // "6 tháng đầu năm", "Tháng 6"
            let told = number(at + 1).or_else(|| number(at.checked_sub(1)?));
            told.map(|n| n * months).filter(|n| (1..=12).contains(n))
        };
        let whole = || dates.year.iter().any(|w| holds(&folded, w)).then_some(12);
        let month = beside(&dates.month, 1)
            .or_else(|| beside(&dates.quarter, 3))
            .or_else(whole)?;
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        first.checked_add_months(Months::new(1))?.pred_opt()
    }

    /// The day under the letterhead.
    fn signed(&self, heads: &[Arc<str>]) -> Option<NaiveDate> {
        let lines = heads.iter().filter(|line| {
            let folded = fold(line);
            let mut others = self.0.date.as_of.iter().chain(&self.0.date.other);
            !others.any(|w| holds(&folded, w))
        });
        lines.filter_map(|line| full_dates(line).pop()).max()
    }
}

/// Whether the words of a phrase stand in a text.
fn holds(text: &str, phrase: &str) -> bool {
    let behind_spaces = memchr::memchr_iter(b' ', text.as_bytes()).map(|at| at + 1);
    std::iter::once(0).chain(behind_spaces).any(|at| {
        let behind = text[at..].strip_prefix(phrase);
        behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_tell_their_version() {
        let words = Words::embedded();
        for (path, version) in [
            ("2025/xa Binh Phu.xlsx", (1, false)),
            ("2025/xa Binh Phu (lan 2).xlsx", (2, false)),
            ("2025/Xã Bình Phú lần thứ 3.xlsx", (3, false)),
            ("2025/xa Binh Phu lan2.xlsx", (2, false)),
            ("2025/xa Binh Phu v2.xlsx", (2, false)),
            ("2025/DS CBCC xa Binh Phu (lan 2) sua.xlsx", (2, true)),
            ("2025/Xã Bình Phú - bản sửa.xlsx", (1, true)),
            ("2025/Xã Bình Phú đã chỉnh sửa.xlsx", (1, true)),
            ("2025/lần 2/xa Binh Phu.xlsx", (2, false)),
            ("2025/lần 3/xa Binh Phu lan 2.xlsx", (2, false)),
            ("2025/Bản 2025.xlsx", (1, false)),
            ("2025/Lan Anh.xlsx", (1, false)),
        ] {
            let (number, mended) = words.version(path);
            assert_eq!((number, mended > 0), version, "{path}");
        }
    }

    #[test]
    fn phrases_are_whole_words() {
        for (text, phrase, stands) in [
            ("tinh den ngay 31", "tinh den", true),
            ("tinh den", "tinh den", true),
            ("so lieu tinh den", "tinh den", true),
            ("an tinh dennay", "tinh den", false),
            ("dan tinh den tinh den", "tinh den", true),
            ("", "tinh den", false),
        ] {
            assert_eq!(holds(text, phrase), stands, "{text}");
        }
    }

    #[test]
    fn what_was_mended_again_is_later() {
        let words = Words::embedded();
        let later = |path| words.version(path);
        assert!(
            later("2025/Biểu 1 nộp bổ sung (bản sửa).xlsx") > later("2025/Biểu 1 nộp bổ sung.xlsx")
        );
    }
}
