//! Two versions of one list: the later is read, the other's rows are rejected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::read::FileReading;
use crate::finding::{Code, Finding, Place, RowKind};
use crate::text::fold;

/// Finds versions among the files of a year and empties the earlier ones. Files are versions of
/// one list where sender and headings are the same and four fifths of the persons of the smaller
/// list stand in the larger; a Party committee's list and a People's Committee's never are.
pub fn supersede(files: &mut [FileReading]) {
    // only lists of one sender can be versions: most senders send one, and are not looked at further
    let mut sent: BTreeMap<Arc<str>, Vec<usize>> = BTreeMap::new();
    for (i, file) in files.iter().enumerate() {
        if let Some((sender, _)) = file.sender.as_ref().filter(|_| !file.persons.is_empty()) {
            sent.entry(Arc::clone(sender)).or_default().push(i);
        }
    }
    let mut superseded: Vec<Option<usize>> = vec![None; files.len()];
    for sent in sent.into_values().filter(|sent| sent.len() > 1) {
        let profiles: Vec<(usize, Profile)> = sent
            .into_iter()
            .map(|i| (i, Profile::of(&files[i])))
            .collect();
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
    for (older, newer) in superseded.into_iter().enumerate() {
        let Some(newer) = newer else { continue };
        let other = files[newer].file.to_string();
        let file = &mut files[older];
        let count = file.persons.len();
        file.persons.clear();
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
}

struct Profile {
    headings: Vec<String>,
    persons: BTreeSet<(String, String)>,
    committee: Committee,
    order: Order,
}

#[derive(PartialEq, Eq)]
enum Committee {
    Party,
    People,
    Neither,
}

/// Number in the name ("lần 2", "bản sửa"), then the date under the letterhead.
type Order = (u32, (u32, u32, u32));

impl Profile {
    fn of(file: &FileReading) -> Self {
        let heads: Vec<String> = file.heads.iter().map(|h| fold(h)).collect();
        let says = |words: &[&str]| {
            heads
                .iter()
                .take(6)
                .any(|h| words.iter().any(|w| h.starts_with(w)))
        };
        let committee = if says(&["dang uy", "huyen uy", "dang bo", "chi bo"])
            && !says(&["ubnd xa", "uy ban nhan dan xa"])
        {
            Committee::Party
        } else if says(&["ubnd", "uy ban nhan dan"]) {
            Committee::People
        } else {
            Committee::Neither
        };
        Self {
            headings: file
                .columns
                .iter()
                .flat_map(|s| &s.columns)
                .map(|c| fold(&c.heading))
                .collect(),
            persons: file
                .persons
                .iter()
                .map(|p| {
                    (
                        fold(&p.full_name),
                        p.birth_date.map(|d| d.to_string()).unwrap_or_default(),
                    )
                })
                .collect(),
            committee,
            order: (
                number_in_name(&file.file),
                heads
                    .iter()
                    .filter_map(|h| date_in(h))
                    .max()
                    .unwrap_or_default(),
            ),
        }
    }

    fn is_version_of(&self, other: &Self) -> bool {
        let smaller = self.persons.len().min(other.persons.len());
        let opposed = matches!(
            (&self.committee, &other.committee),
            (Committee::Party, Committee::People) | (Committee::People, Committee::Party)
        );
        smaller > 0
            && !opposed
            && self.headings == other.headings
            && self.persons.intersection(&other.persons).count() * 5 >= smaller * 4
    }
}

fn number_in_name(path: &str) -> u32 {
    let name = fold(path.rsplit('/').next().unwrap_or(path));
    let words: Vec<&str> = name.split(' ').collect();
    let numbered = words
        .windows(2)
        .find(|w| matches!(w[0], "lan" | "v" | "ver" | "ban"))
        .and_then(|w| w[1].parse().ok());
    let joined = words.iter().find_map(|w| {
        w.strip_prefix("lan")
            .or_else(|| w.strip_prefix('v'))
            .and_then(|n| n.parse().ok())
    });
    let mended = words.iter().any(|w| matches!(*w, "sua" | "moi" | "bosung"))
        || name.contains("bo sung")
        || name.contains("chinh sua")
        || name.contains("dieu chinh");
    numbered.or(joined).unwrap_or(1) * 2 + u32::from(mended)
}

fn date_in(folded: &str) -> Option<(u32, u32, u32)> {
    let words: Vec<&str> = folded.split(' ').collect();
    let after = |w: &str| {
        words
            .iter()
            .position(|t| *t == w)
            .and_then(|i| words.get(i + 1))
            .and_then(|n| n.parse().ok())
    };
    Some((after("nam")?, after("thang")?, after("ngay")?))
}
