//! Two versions of one list: the later is read, the other's rows are rejected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use serde::Deserialize;

use super::gathered::Gathered;
use super::person::Person;
use super::read::FileReading;
use super::value::full_dates;
use crate::finding::{Code, Finding, Place, RowKind};
use crate::schema::Field;
use crate::text::fold;

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
                    let (older, newer) = if one.order > other.order {
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
    order: Order,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Committee {
    Party,
    People,
}

/// Number in the name ("lần 2"), how many words in it say that it was mended ("bản sửa"), for the first
/// may have some of its own ("nộp bổ sung"), then the date under the letterhead.
type Order = (u32, usize, Option<NaiveDate>);

impl Profile {
    fn of(file: &FileReading, persons: &[Person]) -> Self {
        let words = Words::embedded();
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for person in persons {
            *names.entry(fold(&person.full_name)).or_default() += 1;
        }
        let (number, mended) = words.version(&file.file);
        Self {
            said: file
                .columns
                .iter()
                .flat_map(|s| &s.columns)
                .filter_map(|c| Some((c.field?, c.class.clone())))
                .collect(),
            headings: (file.columns.iter())
                .flat_map(|s| &s.columns)
                .map(|c| fold(&c.heading))
                .collect(),
            names,
            committee: words.committee(file),
            order: (number, mended, words.date(file)),
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
        smaller > 0 && !opposed && self.is_of_form(other) && shared * 5 >= smaller * 4
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
    other: Vec<String>,
}

/// The words of `versions.toml`, folded.
struct Words(Source);

impl Words {
    fn embedded() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            Self::read(include_str!("versions.toml")).unwrap_or_else(|problem| {
                unreachable!("the embedded words of versions are under test: {problem}")
            })
        })
    }

    fn read(source: &str) -> Result<Self, toml::de::Error> {
        let mut source: Source = toml::from_str(source)?;
        for list in [
            &mut source.name.numbered,
            &mut source.name.mended,
            &mut source.committee.party,
            &mut source.committee.people,
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

    /// The day under the letterhead.
    fn date(&self, file: &FileReading) -> Option<NaiveDate> {
        let lines = file.heads.iter().filter(|line| {
            let folded = fold(line);
            !self.0.date.other.iter().any(|w| holds(&folded, w))
        });
        lines.filter_map(|line| full_dates(line).pop()).max()
    }
}

/// Whether the words of a phrase stand in a text.
fn holds(text: &str, phrase: &str) -> bool {
    format!(" {text} ").contains(&format!(" {phrase} "))
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
    fn what_was_mended_again_is_later() {
        let words = Words::embedded();
        let later = |path| words.version(path);
        assert!(
            later("2025/Biểu 1 nộp bổ sung (bản sửa).xlsx") > later("2025/Biểu 1 nộp bổ sung.xlsx")
        );
    }
}
