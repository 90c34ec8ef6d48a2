//! Writes one table of persons into a page and keeps its truth.

use super::columns::{Form, Reads};
use super::fill::{RowContext, fill};
use super::layout::Page;
use super::messes::{Filled, LEFT, STAYS};
use super::people::Person;
use super::prng::Prng;
use super::style::Style;
use super::truth::{BookTruth, Expect, Fate, Notice, RowTruth, Said};
use super::units::Unit;
use super::values;
use crate::bench::Cell;
use std::collections::BTreeMap;

/// A person in a table.
#[derive(Debug, Clone)]
pub struct Entry {
    pub person: Person,
    pub unit: Unit,
    pub section: usize,
    pub state_post: &'static str,
    /// Stands in an earlier workbook too: its number and the row's.
    pub lent: Option<(usize, usize)>,
}

/// A table to be written.
#[derive(Debug)]
pub struct Table<'a> {
    pub form: &'a Form,
    pub entries: Vec<Entry>,
    /// Titles of sections in order; empty: none.
    pub sections: Vec<String>,
    pub tags: Vec<&'static str>,
    /// Employment said by section or sheet, where no column says it: then that of the person.
    pub employment_said: bool,
    /// Whether totals may be written: not where rows will be taken out again.
    pub totals: bool,
    pub style: Style,
}

/// Whether the persons mark a column at all.
fn any_marked(reads: Reads, entries: &[Entry]) -> bool {
    let any = |yes: fn(&Person) -> bool| entries.iter().any(|e| yes(&e.person));
    match reads {
        Reads::Minority => any(|p| p.ethnicity != "Kinh"),
        Reads::Party | Reads::PartyDate | Reads::PartyTrial => any(|p| p.party),
        Reads::Skills => any(|p| p.skills),
        Reads::Meets => any(|p| p.meets),
        _ => true,
    }
}

impl Table<'_> {
    /// Header, rows, totals: from the page's row on.
    pub fn write(mut self, page: &mut Page, truth: &mut BookTruth, rng: &mut Prng) {
        let width = u16::try_from(self.form.columns.len()).expect("few columns");
        page.header(self.form, self.style, rng);
        let numbers = page.numbers(width, rng);
        self.tags.push(numbers);
        let marks: Vec<&'static str> = self
            .form
            .columns
            .iter()
            .map(|_| {
                *rng.pick(if self.style.is_legacy() {
                    values::YES_PLAIN
                } else {
                    values::YES
                })
            })
            .collect();
        let restart = rng.percent(50);
        let capitals = rng.percent(10);
        let leavers = self.form.has(|r| *r == Reads::Note) && !self.totals;
        let subtotals = self.totals && rng.percent(40);
        let name_column = self
            .form
            .columns
            .iter()
            .position(|c| matches!(c.reads, Reads::Name | Reads::Family))
            .unwrap_or(1);
        let name_column = u16::try_from(name_column).expect("few columns");
        let mut counts = vec![Some(0); self.form.columns.len()];
        let (mut number, mut in_section, mut at) = (0, 0, usize::MAX);
        let entries = std::mem::take(&mut self.entries);
        let first_row = page.row;
        for (index, entry) in entries.iter().enumerate() {
            if entry.section != at && !self.sections.is_empty() {
                if at != usize::MAX && subtotals {
                    self.total(page, truth, "Cộng", in_section, None, name_column, rng);
                }
                at = entry.section;
                in_section = 0;
                number = if restart { 0 } else { number };
                let column = if rng.percent(40) { name_column } else { 0 };
                page.put(column, self.sections[at].as_str());
                page.next();
            }
            number += 1;
            in_section += 1;
            let filled = self.row(entry, number, capitals, &marks, &entries, rng);
            let fate = (leavers && entry.lent.is_none())
                .then(|| Self::note(rng))
                .flatten();
            let odd_row = if index > 2 { rng.below(100) } else { 100 };
            self.person(page, truth, entry, filled, fate, odd_row, &mut counts, rng);
        }
        if self.form.has(|r| *r == Reads::Unit) && rng.percent(50) {
            self.merge_units(page, first_row);
        }
        if rng.percent(15) {
            for blank in 1..=rng.between(3, 20) {
                page.put(
                    0,
                    i32::try_from(number).expect("few") + i32::try_from(blank).expect("few"),
                );
                page.next();
            }
            truth.tags.push("rows-numbered-and-blank");
        }
        if self.totals && rng.percent(60) {
            if subtotals && at != usize::MAX {
                self.total(page, truth, "Cộng", in_section, None, name_column, rng);
            }
            let label = *rng.pick(&[
                "Tổng cộng",
                "TỔNG SỐ",
                "Tổng cộng: {} người",
                "Cộng",
                "Tổng số: {}",
            ]);
            let sums = rng.percent(50).then_some(counts.as_slice());
            self.total(page, truth, label, entries.len(), sums, name_column, rng);
        }
        self.column_notices(page, truth, &entries);
    }

    fn column_notices(&self, page: &Page, truth: &mut BookTruth, entries: &[Entry]) {
        let mut notice = |code: &'static str, wanted: bool| {
            let sheet = Some(page.sheet.name.clone());
            truth.notices.push(Notice {
                sheet,
                row: None,
                codes: vec![code],
                wanted,
                tag: "column-notice",
            });
        };
        for column in &self.form.columns {
            match column.reads {
                Reads::RatingLetters | Reads::RatingPoints => notice("rating-scale", true),
                Reads::Party
                | Reads::PartyDate
                | Reads::PartyTrial
                | Reads::Skills
                | Reads::Meets
                    if !any_marked(column.reads, entries) =>
                {
                    notice("column-no-marks", column.reads != Reads::PartyTrial);
                }
                Reads::Birth(super::messes::DateStyle::Swapped) => notice("dates-swapped", true),
                _ => {}
            }
            if self.style.headers == super::style::Headers::Misspelt {
                notice("column-near-match", false);
            }
        }
    }

    fn row(
        &self,
        entry: &Entry,
        number: usize,
        capitals: bool,
        marks: &[&'static str],
        entries: &[Entry],
        rng: &mut Prng,
    ) -> Vec<Filled> {
        let sexed = self
            .form
            .has(|r| matches!(r, Reads::Gender | Reads::FemaleMark | Reads::BirthOf { .. }));
        let unit = entry.unit.texts[0].clone();
        let filled = self.form.columns.iter().zip(marks).map(|(column, yes)| {
            let any = any_marked(column.reads, entries);
            let context = RowContext {
                number,
                unit: &unit,
                sexed,
                capitals,
                yes,
                any,
                odd: entry.lent.is_none(),
                state_post: entry.state_post,
            };
            let mut filled = fill(column, &entry.person, context, rng);
            filled.tags.extend(&column.tags);
            filled
        });
        filled.collect()
    }

    /// A remark, and whether it says that the person left.
    fn note(rng: &mut Prng) -> Option<(&'static str, bool)> {
        match rng.below(100) {
            0..=3 => Some((*rng.pick(LEFT), true)),
            4..=11 => Some((*rng.pick(STAYS), false)),
            _ => None,
        }
    }
    fn person(
        &self,
        page: &mut Page,
        truth: &mut BookTruth,
        entry: &Entry,
        mut filled: Vec<Filled>,
        note: Option<(&'static str, bool)>,
        odd_row: u32,
        counts: &mut [Option<usize>],
        rng: &mut Prng,
    ) {
        let mut row = RowTruth {
            sheet: page.sheet.name.clone(),
            row: page.row,
            fate: if entry.lent.is_some() {
                Fate::Merged
            } else {
                Fate::Counted
            },
            person: entry.person.clone(),
            lent: entry.lent,
            fields: BTreeMap::new(),
            tags: self.tags.clone(),
            may_warn: false,
        };
        if let Some((text, left)) = note {
            row.fate = if left { Fate::Rejected } else { Fate::Counted };
            row.tags
                .push(if left { "note-leaver" } else { "note-stays" });
            for (f, c) in filled.iter_mut().zip(&self.form.columns) {
                if c.reads == Reads::Note {
                    *f = Filled::new(text).says("note", Expect::Free);
                }
            }
        }
        let hidden = odd_row == 3;
        let struck = odd_row == 4;
        let shifted = (5..=6).contains(&odd_row)
            && row.fate == Fate::Counted
            && !self.totals
            && self.shift(&mut filled);
        if hidden {
            page.sheet.hidden_rows.insert(page.row);
            row.tags.push("row-hidden");
        }
        if struck {
            row.tags.push("row-struck-through");
            row.may_warn = true;
            Self::want(truth, page, "row-struck-through");
        }
        if shifted {
            row.tags.push("row-shifted");
            row.may_warn = true;
            Self::want(truth, page, "row-shifted");
        }
        let no_number = odd_row == 7;
        for (index, (f, column)) in filled.iter().zip(&self.form.columns).enumerate() {
            let address = (page.row, u16::try_from(index).expect("few columns"));
            let mut cell = f.cell.clone();
            if let crate::bench::Value::Text(text) = &cell.value {
                let is_name = matches!(column.reads, Reads::Name | Reads::Family | Reads::Given);
                cell = Cell::from(if is_name {
                    text.clone()
                } else {
                    self.style.words(text)
                });
            }
            if struck {
                cell = cell.struck();
            }
            // Whether "Nam" under "Nữ" is counted is anybody's guess: such a column has no sum.
            counts[index] = if f.tags.contains(&"gender-nam-under-nu") {
                None
            } else {
                counts[index].map(|n| n + usize::from(counted(column.reads, f)))
            };
            if !(cell.is_blank() || no_number && column.reads == Reads::Ordinal) {
                page.sheet.cells.insert(address, cell);
            }
            for (field, expect) in &f.says {
                let said = Said {
                    expect: expect.clone(),
                    may_warn: f.may_warn,
                    tags: f.tags.clone(),
                    header: column.header.clone(),
                    cell: Some(address),
                    shown: f.cell.shown(),
                };
                match row.fields.get(field) {
                    Some(before) if before.expect != Expect::Null => {}
                    _ => {
                        row.fields.insert(field, said);
                    }
                }
            }
        }
        if filled.iter().any(|f| f.tags.contains(&"age-stale")) {
            row.may_warn = true;
        }
        self.derive(entry, &mut row, shifted);
        if row.fate == Fate::Rejected {
            Self::want(truth, page, "person-left");
        }
        truth.rows.push(row);
        page.next();
        // A second row of the same person, as clerks make by pressing Enter.
        if odd_row == 8
            && !shifted
            && let Some(column) = self
                .form
                .columns
                .iter()
                .position(|c| c.reads == Reads::Position)
        {
            page.put(
                u16::try_from(column).expect("few columns"),
                "(phụ trách công tác thi đua)",
            );
            page.next();
            if let Some(row) = truth.rows.last_mut() {
                row.tags.push("row-continued");
                if let Some(said) = row.fields.get_mut("position") {
                    said.expect = Expect::Free;
                }
            }
        }
        let _ = rng;
    }

    fn want(truth: &mut BookTruth, page: &Page, code: &'static str) {
        let sheet = Some(page.sheet.name.clone());
        truth.notices.push(Notice {
            sheet,
            row: Some(page.row),
            codes: vec![],
            wanted: true,
            tag: code,
        });
    }

    /// Cells of one unit below each other become one merged cell.
    fn merge_units(&self, page: &mut Page, first: u32) {
        let Some(column) = self
            .form
            .columns
            .iter()
            .position(|c| c.reads == Reads::Unit)
        else {
            return;
        };
        let column = u16::try_from(column).expect("few columns");
        let mut start = first;
        while start < page.row {
            let text = page.sheet.cells.get(&(start, column)).cloned();
            let mut end = start;
            while text.is_some() && page.sheet.cells.get(&(end + 1, column)) == text.as_ref() {
                end += 1;
                page.sheet.cells.remove(&(end, column));
            }
            if end > start {
                page.sheet.merges.push((start, column, end, column));
            }
            start = end + 1;
        }
    }
    fn total(
        &self,
        page: &mut Page,
        truth: &mut BookTruth,
        label: &str,
        count: usize,
        sums: Option<&[Option<usize>]>,
        name_column: u16,
        rng: &mut Prng,
    ) {
        let wrong = rng.percent(15) && (label.contains("{}") || sums.is_some());
        let count = if wrong && label.contains("{}") {
            count + 2
        } else {
            count
        };
        let text = label.replace("{}", &count.to_string());
        page.put(if rng.percent(50) { name_column } else { 0 }, text);
        if let Some(sums) = sums {
            let mut spoil = wrong && !label.contains("{}");
            let mut spoilt = false;
            for (index, (column, sum)) in self.form.columns.iter().zip(sums).enumerate() {
                let Some(sum) = sum.filter(|n| *n > 0) else {
                    continue;
                };
                if matches!(
                    column.reads,
                    Reads::Tick(..) | Reads::Party | Reads::FemaleMark
                ) {
                    let shown = if spoil { sum + 2 } else { sum };
                    spoilt |= spoil;
                    spoil = false;
                    page.put(
                        u16::try_from(index).expect("few columns"),
                        i32::try_from(shown).expect("few"),
                    );
                }
            }
            if wrong && !label.contains("{}") && !spoilt {
                page.next();
                return;
            }
        }
        if wrong {
            let sheet = Some(page.sheet.name.clone());
            let codes = vec!["total-mismatch"];
            truth.notices.push(Notice {
                sheet,
                row: Some(page.row),
                codes,
                wanted: true,
                tag: "total-wrong",
            });
        }
        page.next();
    }
}

/// Whether a total of the column counts this cell.
fn counted(reads: Reads, filled: &Filled) -> bool {
    match reads {
        Reads::Tick(..) => !filled.cell.is_blank(),
        Reads::FemaleMark => filled.says.iter().any(|(_, e)| *e == Expect::is("female")),
        _ => filled.says.iter().any(|(_, e)| *e == Expect::flag(true)),
    }
}
