//! Sheets of one workbook that are the same list on two days, or before it was mended: the later is read.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::super::read::FileReading;
use super::{Profile, Words};
use crate::finding::{Code, Finding, Place, RowKind};

/// A sheet that was read: its name, its texts above the first table, its persons.
pub(in super::super) struct SheetRead {
    pub(in super::super) name: Arc<str>,
    pub(in super::super) heads: Range<usize>,
    pub(in super::super) persons: Range<usize>,
}

/// Empties the sheets of a workbook of which another sheet is a later version. Only where names of sheets or
/// lines above their tables tell which is the later; whether they are versions of one list is told as of files.
pub(in super::super) fn supersede_sheets(out: &mut FileReading, sheets: &[SheetRead], year: i32) {
    let words = Words::embedded();
    let when = |sheet: &SheetRead| When {
        version: words.version(&sheet.name),
        day: (words.as_of(&out.heads[sheet.heads.clone()]))
            .or_else(|| words.day_of_sheet(&sheet.name, year)),
    };
    let held: Vec<(&SheetRead, When)> = (sheets.iter())
        .filter(|s| !s.persons.is_empty())
        .map(|s| (s, when(s)))
        .collect();
    let told = |at: usize| held.iter().any(|(_, other)| held[at].1.is_later(*other));
    if !(0..held.len()).any(told) {
        return;
    }
    let profiles: Vec<Profile> = held.iter().map(|(s, _)| profile(out, s)).collect();
    let mut superseded: BTreeMap<usize, usize> = BTreeMap::new();
    for older in 0..held.len() {
        let newer = (0..held.len()).find(|&newer| {
            held[newer].1.is_later(held[older].1)
                && !superseded.contains_key(&newer)
                && profiles[newer].is_version_of(&profiles[older])
        });
        superseded.extend(newer.map(|newer| (older, newer)));
    }
    let gone: Vec<(&SheetRead, &SheetRead)> = (superseded.into_iter())
        .map(|(older, newer)| (held[older].0, held[newer].0))
        .collect();
    for &(older, newer) in gone.iter().rev() {
        out.persons.drain(older.persons.clone());
        empty(out, older, newer);
    }
}

/// What a sheet says of when it was made.
#[derive(Debug, Clone, Copy)]
struct When {
    version: (u32, usize),
    day: Option<NaiveDate>,
}

impl When {
    fn is_later(self, other: Self) -> bool {
        let days = self.day.zip(other.day);
        self.version > other.version
            || self.version == other.version && days.is_some_and(|(a, b)| a > b)
    }
}

fn profile(out: &FileReading, sheet: &SheetRead) -> Profile {
    let columns = out.columns.iter().filter(|c| c.sheet == sheet.name);
    Profile::of_columns(columns, &out.persons[sheet.persons.clone()])
}

fn empty(out: &mut FileReading, older: &SheetRead, newer: &SheetRead) {
    let of_older = |sheet: &Option<Arc<str>>| sheet.as_ref() == Some(&older.name);
    out.committee_rows.retain(|row| row.sheet != older.name);
    for entry in out.ledger.iter_mut().filter(|l| l.sheet == older.name) {
        for _ in 0..entry.count(RowKind::Person) {
            entry.move_row(RowKind::Person, RowKind::Rejected);
        }
    }
    // what is wrong in a list that is not read need not be mended
    out.findings.retain(|f| !of_older(&f.place.sheet));
    out.findings.push(
        Finding::new(Code::SheetSuperseded)
            .at(Place::sheet(&out.file, &older.name))
            .arg("other", &*newer.name)
            .arg("count", older.persons.len()),
    );
}
