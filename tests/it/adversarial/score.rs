//! Compares what came out with what the sheets say.

use super::truth::{BookTruth, Expect, Fate, RowTruth, Said};
use crate::bench::sheet_address as address;
use crate::bench::words::{fold, settle_tones};
use crate::bench::{Finding, Outcome, Person};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Right,
    NullTold,
    WrongTold,
    Silent,
}

/// Counts of a kind of mess, or of everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub values: usize,
    pub right: usize,
    pub null_told: usize,
    pub wrong_told: usize,
    pub silent: usize,
    /// Of the values, those that a wanted finding should have named.
    pub untold: usize,
}

impl Tally {
    fn add(&mut self, verdict: Verdict) {
        self.values += 1;
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::NullTold => self.null_told += 1,
            Verdict::WrongTold => self.wrong_told += 1,
            Verdict::Silent => self.silent += 1,
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.values += other.values;
        self.right += other.right;
        self.null_told += other.null_told;
        self.wrong_told += other.wrong_told;
        self.silent += other.silent;
        self.untold += other.untold;
    }
}

/// Something that was not right.
#[derive(Debug, Clone)]
pub struct Miss {
    pub kind: &'static str,
    pub file: String,
    pub place: String,
    pub field: String,
    pub header: String,
    pub shown: String,
    pub expected: String,
    pub got: String,
    pub findings: String,
    pub tags: Vec<&'static str>,
}

/// The score of a run.
#[derive(Debug, Default)]
pub struct Score {
    pub all: Tally,
    pub by_mess: BTreeMap<&'static str, Tally>,
    pub by_field: BTreeMap<&'static str, Tally>,
    pub rows: usize,
    pub clean_rows: usize,
    pub lost: usize,
    pub invented: usize,
    pub false_alarms: usize,
    pub missing_notices: usize,
    pub misses: Vec<Miss>,
}

/// Columns that one cell decides together.
const TOGETHER: &[&[&str]] = &[
    &["birth_date", "birth_precision", "age", "gender"],
    &["ethnicity", "minority"],
    &[
        "position",
        "posts",
        "leader",
        "key_leader",
        "committee",
        "standing_committee",
        "district_standing_committee",
        "party_member",
        "employment",
    ],
    &["unit", "unit_kind", "level", "unit_name"],
    &["education", "education_text"],
    &["rating", "rating_text"],
];

fn together(a: &str, b: &str) -> bool {
    a == b
        || TOGETHER
            .iter()
            .any(|set| set.contains(&a) && set.contains(&b))
}

/// File, sheet, row.
type Place = (String, String, u32);

fn text(person: &Person, column: &str) -> String {
    person.get(column).unwrap_or("").to_owned()
}

/// Scores one run over the workbooks of a folder.
pub fn score(books: &[BookTruth], outcome: &Outcome) -> Score {
    let mut score = Score::default();
    let mut persons: BTreeMap<Place, &Person> = BTreeMap::new();
    for person in &outcome.roster {
        let place = (
            text(person, "source_file"),
            text(person, "source_sheet"),
            person.row(),
        );
        persons.insert(place, person);
    }
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in &outcome.findings {
        by_file
            .entry(finding.file.as_deref().unwrap_or(""))
            .or_default()
            .push(finding);
    }
    for book in books {
        let findings = by_file.get(book.path.as_str()).cloned().unwrap_or_default();
        score.book(book, &mut persons, &findings);
    }
    for ((file, sheet, row), person) in persons {
        score.invented += 1;
        score.miss(
            "invented",
            &file,
            &format!("{sheet}!{row}"),
            person.get("full_name").unwrap_or(""),
            &[],
        );
    }
    score
}

impl Score {
    fn miss(
        &mut self,
        kind: &'static str,
        file: &str,
        place: &str,
        got: &str,
        findings: &[&Finding],
    ) {
        self.misses.push(Miss {
            kind,
            file: file.to_owned(),
            place: place.to_owned(),
            field: String::new(),
            header: String::new(),
            shown: String::new(),
            expected: String::new(),
            got: got.to_owned(),
            findings: describe(findings),
            tags: Vec::new(),
        });
    }

    fn book(
        &mut self,
        book: &BookTruth,
        persons: &mut BTreeMap<Place, &Person>,
        findings: &[&Finding],
    ) {
        let mut honest: BTreeSet<(String, u32)> = BTreeSet::new();
        let mut honest_fields: BTreeSet<(String, String)> = BTreeSet::new();
        for row in &book.rows {
            let person = persons.remove(&(book.path.clone(), row.sheet.clone(), row.row));
            let here: Vec<&Finding> = findings
                .iter()
                .copied()
                .filter(|f| f.sheet.as_deref() == Some(&row.sheet) && f.row == Some(row.row))
                .collect();
            let wide: Vec<&Finding> = findings
                .iter()
                .copied()
                .filter(|f| f.row.is_none() && f.sheet.as_deref().is_none_or(|s| s == row.sheet))
                .collect();
            match (row.fate, person) {
                (Fate::Counted, Some(person)) => {
                    self.rows += 1;
                    let before = self.misses.len();
                    self.person(book, row, person, &here, &wide);
                    for miss in &self.misses[before..] {
                        honest.insert((row.sheet.clone(), row.row));
                        honest_fields.insert((row.sheet.clone(), miss.field.clone()));
                    }
                    if row.may_warn || row.fields.values().any(|s| s.may_warn) {
                        honest.insert((row.sheet.clone(), row.row));
                    } else {
                        self.clean_rows += 1;
                    }
                }
                (Fate::Counted, None) => {
                    self.rows += 1;
                    self.lost += 1;
                    self.miss(
                        "lost",
                        &book.path,
                        &format!("{}!{}", row.sheet, row.row),
                        "",
                        &[here, wide].concat(),
                    );
                }
                (_, Some(person)) => {
                    self.invented += 1;
                    self.miss(
                        "kept",
                        &book.path,
                        &format!("{}!{}", row.sheet, row.row),
                        person.get("full_name").unwrap_or(""),
                        &here,
                    );
                }
                (fate, None) => {
                    if fate == Fate::Merged {
                        honest.insert((row.sheet.clone(), row.row));
                    }
                }
            }
        }
        self.notices(book, findings);
        self.alarms(book, findings, &honest, &honest_fields);
    }

    fn person(
        &mut self,
        book: &BookTruth,
        row: &RowTruth,
        person: &Person,
        here: &[&Finding],
        wide: &[&Finding],
    ) {
        for (&field, said) in &row.fields {
            // An age follows from the birth date and is judged with it.
            if field == "age"
                && !row
                    .fields
                    .get("birth_date")
                    .is_some_and(|b| holds(&b.expect, person.get("birth_date")))
            {
                continue;
            }
            let got = person.get(field);
            let told = |loud: bool| {
                let near = |f: &&&Finding| {
                    let same_cell = said
                        .cell
                        .is_some_and(|(r, c)| f.cell.as_deref() == Some(&address(r, c)));
                    let shifted = f.code == "row-shifted";
                    (same_cell || shifted || f.field.as_deref().is_some_and(|n| together(n, field)))
                        && (!loud || f.is_loud())
                };
                let column = |f: &&&Finding| {
                    let named = f.field.as_deref().is_some_and(|n| together(n, field));
                    let last = said.header.rsplit(" / ").next().unwrap_or("");
                    // a misspelt heading is quoted as it was typed, a slip or two from the truth's
                    let quotes = |t: &str| {
                        let leaf = t.rsplit(" / ").next().unwrap_or(t);
                        fold(t).contains(&fold(last))
                            || strsim::osa_distance(&fold(leaf), &fold(last)) <= 2
                    };
                    let header = !last.is_empty()
                        && f.code.starts_with("column-")
                        && f.found.as_deref().is_some_and(quotes);
                    (named || header) && (!loud || f.is_loud())
                };
                here.iter().any(|f| near(&f)) || wide.iter().any(|f| column(&f))
            };
            let verdict = match (&said.expect, got) {
                (Expect::Free, _) => continue,
                (Expect::Is(name), Some(got))
                    if field == "full_name" && settle_tones(name) != settle_tones(got) =>
                {
                    Verdict::Silent
                }
                (expect, got) if holds(expect, got) => {
                    if matches!(expect, Expect::Null) {
                        continue;
                    }
                    if matches!(expect, Expect::NullTold) && !told(false) {
                        Verdict::Silent
                    } else {
                        Verdict::Right
                    }
                }
                (Expect::IsOrTold(_), _) if told(true) => Verdict::Right,
                (_, None) if told(false) => Verdict::NullTold,
                (_, Some(_)) if told(true) => Verdict::WrongTold,
                _ => Verdict::Silent,
            };
            self.count(field, said, row, verdict);
            if verdict != Verdict::Right {
                let kind = match verdict {
                    Verdict::NullTold => "null-told",
                    Verdict::WrongTold => "wrong-told",
                    _ => "SILENT",
                };
                self.misses.push(Miss {
                    kind,
                    file: book.path.clone(),
                    place: format!(
                        "{}!{}",
                        row.sheet,
                        said.cell
                            .map_or_else(|| row.row.to_string(), |(r, c)| address(r, c))
                    ),
                    field: field.to_owned(),
                    header: said.header.clone(),
                    shown: said.shown.clone(),
                    expected: format!("{:?}", said.expect),
                    got: got.unwrap_or("null").to_owned(),
                    findings: describe(here),
                    tags: said.tags.iter().chain(&row.tags).copied().collect(),
                });
            }
        }
    }

    fn count(&mut self, field: &'static str, said: &Said, row: &RowTruth, verdict: Verdict) {
        self.all.add(verdict);
        self.by_field.entry(field).or_default().add(verdict);
        let tags: BTreeSet<&'static str> = said.tags.iter().chain(&row.tags).copied().collect();
        for tag in tags {
            self.by_mess.entry(tag).or_default().add(verdict);
        }
    }

    /// Findings that must be there.
    fn notices(&mut self, book: &BookTruth, findings: &[&Finding]) {
        for notice in book.notices.iter().filter(|n| n.wanted) {
            let there = findings.iter().any(|f| {
                (notice.sheet.is_none() || f.sheet == notice.sheet)
                    && (notice.row.is_none() || f.row == notice.row)
                    && (notice.codes.is_empty() || notice.codes.contains(&f.code.as_str()))
            });
            let verdict = if there {
                Verdict::Right
            } else {
                Verdict::Silent
            };
            let tally = self.by_mess.entry(notice.tag).or_default();
            if there {
                tally.add(verdict);
            } else {
                tally.untold += 1;
                self.missing_notices += 1;
                let place = format!(
                    "{}!{}",
                    notice.sheet.as_deref().unwrap_or("*"),
                    notice.row.map_or("*".to_owned(), |r| r.to_string())
                );
                let near: Vec<&Finding> = findings
                    .iter()
                    .copied()
                    .filter(|f| f.row == notice.row && f.sheet == notice.sheet)
                    .collect();
                self.miss(
                    "untold",
                    &book.path,
                    &place,
                    &format!("{:?} {}", notice.codes, notice.tag),
                    &near,
                );
            }
        }
    }

    /// Errors and warnings about what was right.
    fn alarms(
        &mut self,
        book: &BookTruth,
        findings: &[&Finding],
        honest: &BTreeSet<(String, u32)>,
        honest_fields: &BTreeSet<(String, String)>,
    ) {
        for finding in findings
            .iter()
            .filter(|f| f.is_loud() && !f.is_about_the_plan())
        {
            let sheet = finding.sheet.clone().unwrap_or_default();
            let field = finding.field.as_deref().unwrap_or("");
            let noticed = book.notices.iter().any(|n| {
                (n.sheet.is_none() || n.sheet == finding.sheet)
                    && (n.row.is_none() || n.row == finding.row)
                    && (n.codes.is_empty() || n.codes.contains(&finding.code.as_str()))
            });
            let excused = match finding.row {
                Some(row) => honest.contains(&(sheet, row)),
                None => honest_fields
                    .iter()
                    .any(|(s, f)| *s == sheet && together(f, field)),
            };
            if !noticed && !excused {
                self.false_alarms += 1;
                let place = format!(
                    "{}!{}",
                    finding.sheet.as_deref().unwrap_or("*"),
                    finding
                        .cell
                        .clone()
                        .unwrap_or_else(|| format!("{:?}", finding.row))
                );
                self.miss("false-alarm", &book.path, &place, "", &[finding]);
            }
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.all.merge(other.all);
        for (tag, tally) in other.by_mess {
            self.by_mess.entry(tag).or_default().merge(tally);
        }
        for (field, tally) in other.by_field {
            self.by_field.entry(field).or_default().merge(tally);
        }
        self.rows += other.rows;
        self.clean_rows += other.clean_rows;
        self.lost += other.lost;
        self.invented += other.invented;
        self.false_alarms += other.false_alarms;
        self.missing_notices += other.missing_notices;
        self.misses.extend(other.misses);
    }
}

/// Capitals are not judged where old fonts have no capitals with a tone.
fn same(a: &str, b: &str) -> bool {
    settle_tones(a).to_lowercase() == settle_tones(b).to_lowercase()
}

fn holds(expect: &Expect, got: Option<&str>) -> bool {
    match expect {
        Expect::Is(value) | Expect::IsOrTold(value) => got.is_some_and(|g| same(g, value)),
        Expect::OneOf(list) => list.iter().any(|e| e.as_deref() == got),
        Expect::Null | Expect::NullTold => got.is_none(),
        Expect::Free => true,
    }
}

fn describe(findings: &[&Finding]) -> String {
    let texts: Vec<String> = findings
        .iter()
        .take(6)
        .map(|f| {
            format!(
                "[{} {} {} {}] {}",
                f.severity,
                f.code,
                f.cell.as_deref().unwrap_or("-"),
                f.field.as_deref().unwrap_or("-"),
                f.message
            )
        })
        .collect();
    texts.join(" | ")
}
