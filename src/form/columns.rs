//! The columns of a table: what each says, and which of several that claim a field is read.

mod beside;
mod dates;
mod history;
mod look;
mod names;
mod others;
mod rating;
mod refuted;
mod short;
mod ticked;
mod unmerged;

use std::collections::BTreeSet;
use std::sync::Arc;

pub(super) use names::running_number;

use super::header::Block;
use super::legend;
use super::lexicon::Lexicon;
use super::meaning::{self, Verdict, interpret};
use super::path;
use super::shape::{Shape, Shapes};
use super::table::{Column, Meaning};
use super::words::Words;
use crate::finding::Code;
use crate::intake::{Row, Sheet, Value};
use crate::schema::{Column as RosterColumn, Field};
use crate::text::{is_alphabetic, is_alphanumeric};

/// Something to say of a column; `col` is its index.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remark {
    pub(super) code: Code,
    pub(super) col: u32,
    pub(super) field: Option<RosterColumn>,
    pub(super) args: Vec<(&'static str, String)>,
}

/// A column before it is decided which are read.
struct Candidate {
    column: Column,
    verdict: Verdict,
    /// The field that its own heading may be short for.
    short: Option<Field>,
    /// Cells below the heading.
    filled: usize,
    shape: Shape,
}

impl Candidate {
    /// The headings above its own.
    fn group(&self) -> &[Arc<str>] {
        let above = self.column.path.split_last();
        above.map_or(&[], |(_, above)| above)
    }
}

/// The cells below the headings of a block. What they are is looked at only where headings leave
/// something open.
#[derive(Clone, Copy)]
struct Below<'a> {
    sheet: &'a Sheet,
    words: &'a Words,
    block: Block,
    last: u32,
}

impl<'a> Below<'a> {
    /// Cells of a column that are looked at one by one.
    const LOOKED_AT: usize = 199;

    fn values(self, col: u32) -> impl Iterator<Item = &'a Value> {
        rows_below(self.sheet, self.block, self.last)
            .iter()
            .filter_map(move |r| r.cell(col))
            .map(|c| &c.value)
    }

    fn texts(self, col: u32) -> impl Iterator<Item = &'a str> {
        let values = self.values(col).take(Self::LOOKED_AT);
        values.filter_map(Value::as_text)
    }

    /// Cells of a column in rows of several: sections and remarks stand alone in theirs.
    fn filled(self, col: u32) -> usize {
        let rows = rows_below(self.sheet, self.block, self.last).iter();
        rows.filter(|r| r.cells.len() >= 3 && r.cell(col).is_some())
            .count()
    }

    /// Whether the first cells are ticks, all of them.
    fn is_ticked(self, col: u32) -> bool {
        let tick = |v: &Value| match v {
            Value::Text(t) => {
                t.chars().count() == 1 && !t.starts_with(|c: char| "ABCD-".contains(c))
            }
            Value::Number(n) => (*n - 1.0).abs() < f64::EPSILON,
            _ => false,
        };
        self.values(col).take(Self::LOOKED_AT).all(tick)
    }

    /// How many of the first cells hold a whole name.
    fn names(self, col: u32) -> usize {
        self.texts(col).filter(|t| self.words.is_name(t)).count()
    }

    /// Whether one of them does.
    fn has_name(self, col: u32) -> bool {
        self.texts(col).any(|t| self.words.is_name(t))
    }

    /// How many of the first cells hold one word, and how many words these are.
    fn single(self, col: u32) -> (usize, usize) {
        let single = |t: &&str| t.chars().all(is_alphabetic);
        let words: Vec<&str> = self.texts(col).filter(single).collect();
        let different: BTreeSet<&str> = words.iter().copied().collect();
        (words.len(), different.len())
    }

    /// Cells that count on from the one before, or begin with one.
    fn counting(self, col: u32) -> usize {
        let (mut counting, mut before) = (0, 0);
        for number in self.values(col).filter_map(names::running_number) {
            counting += usize::from(number == 1 || number == before + 1);
            before = number;
        }
        counting
    }
}

/// The words by which columns are understood.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knowledge<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: &'a Words,
    pub(super) shapes: &'a Shapes,
}

/// Reads the columns of a header block; `last` is the last row of the table's region.
pub(super) fn read(
    sheet: &Sheet,
    known: Knowledge<'_>,
    block: Block,
    last: u32,
    year: i32,
) -> (Vec<Column>, Vec<Remark>) {
    let below = Below {
        sheet,
        words: known.words,
        block,
        last,
    };
    let mut candidates = candidates(below, known, year);
    let mut remarks = Vec::new();
    leave_other_years(&mut candidates, year, &mut remarks);
    beside::leave(&mut candidates, below, &mut remarks);
    others::leave(&mut candidates, below, known.lexicon);
    history::leave(&mut candidates, known.lexicon);
    dates::join(&mut candidates);
    dates::complete(&mut candidates);
    look::weigh(&mut candidates, known.lexicon);
    ticked::read(&mut candidates, known.shapes);
    refuted::leave(&mut candidates, below);
    short::read(&mut candidates, known.lexicon);
    names::choose(&mut candidates, below, known.lexicon);
    names::number(&mut candidates, below);
    rating::choose(&mut candidates, year);
    settle_conflicts(&mut candidates, below, &mut remarks);
    look::read(&mut candidates, known.lexicon, year, &mut remarks);
    for c in &candidates {
        if let Some(meaning) = &c.column.meaning {
            if let Some(near) = &meaning.near {
                remarks.push(remark(Code::ColumnNearMatch, c).with("suggestion", near));
            }
        } else if (matches!(c.verdict, Verdict::Aside(_)) || !c.verdict.is_known())
            && c.filled > 0
            && !c.column.path.is_empty()
        {
            remarks.push(remark(Code::ColumnUnknown, c));
        }
    }
    let columns = candidates.into_iter().map(|c| Column {
        open: c.column.meaning.is_none() && !c.verdict.is_known() && c.filled > 0,
        ..c.column
    });
    (columns.collect(), remarks)
}

/// The heading as people are told it; a column without one by its letter.
fn shown(column: &Column) -> String {
    match title(column) {
        none if none.is_empty() => crate::finding::column_letters(column.index),
        heading => heading,
    }
}

fn remark(code: Code, c: &Candidate) -> Remark {
    Remark {
        code,
        col: c.column.index,
        field: c.column.meaning.as_ref().and_then(|m| m.field.column()),
        args: vec![("column", shown(&c.column))],
    }
}

impl Remark {
    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, value.to_owned()));
        self
    }
}

fn title(column: &Column) -> String {
    column
        .path
        .iter()
        .map(|p| &**p)
        .collect::<Vec<_>>()
        .join(" / ")
}

fn candidates(below: Below<'_>, known: Knowledge<'_>, year: i32) -> Vec<Candidate> {
    let Below {
        sheet, block, last, ..
    } = below;
    let Knowledge {
        lexicon,
        words,
        shapes,
    } = known;
    let mut indexes: Vec<u32> = Vec::new();
    let mut filled: Vec<usize> = Vec::new();
    for row in sheet.rows_within(block.top, last.saturating_add(1)) {
        if row.index > block.end {
            let width = row.cells.last().map_or(0, |c| c.col as usize + 1);
            filled.resize(filled.len().max(width), 0);
            for cell in &row.cells {
                filled[cell.col as usize] += 1;
            }
        } else if row.index <= block.bottom {
            indexes.extend(row.cells.iter().map(|c| c.col));
        }
    }
    for m in sheet
        .merges
        .iter()
        .filter(|m| m.top >= block.top && m.bottom <= block.end && m.right - m.left < 500)
    {
        indexes.extend(m.left..=m.right);
    }
    let with_cells = (0..).zip(&filled).filter(|(_, cells)| **cells > 0);
    indexes.extend(with_cells.map(|(col, _): (u32, _)| col));
    indexes.sort_unstable();
    indexes.dedup();
    let path_of = |&index: &u32| path::of_column(sheet, block.top, block.bottom, index);
    let mut paths: Vec<_> = indexes.iter().map(path_of).collect();
    unmerged::end(lexicon, sheet, block, &indexes, &mut paths);
    super::flat::unfold(lexicon, &mut paths);
    dates::spell(&mut paths);
    // the field of the class to the left, under the same headings
    let mut beside: Option<(Vec<Arc<str>>, Field)> = None;
    indexes
        .into_iter()
        .zip(paths)
        .map(|(index, path)| {
            let parents = path.split_last().map_or(&[][..], |(_, parents)| parents);
            let left = beside
                .as_ref()
                .filter(|(above, _)| above == parents)
                .map(|(_, field)| *field);
            let mut verdict = interpret(lexicon, &path, left);
            if matches!(&verdict, Verdict::Reads(m, _) if m.field == Field::Education && m.class.is_none())
                && look::is_of_schooling(cells_below(sheet, block, last, index))
            {
                verdict = Verdict::Ignored;
            }
            beside = match &verdict {
                Verdict::Reads(m, _) if m.class.is_some() => Some((parents.to_vec(), m.field)),
                _ => None,
            };
            let mut meaning = match &verdict {
                Verdict::Reads(m, _) => Some(m.clone()),
                _ => None,
            };
            if let (Some(m), Some(leaf)) = (&mut meaning, path.last())
                && m.class.is_none()
            {
                m.codes = legend::of_heading(leaf);
            }
            let filled = filled.get(index as usize).copied().unwrap_or_default();
            let short = path.last().and_then(|leaf| lexicon.short_for(leaf));
            let ticked = || {
                meaning.as_ref().is_some_and(|m| m.class.is_some())
                    && refuted::holds_words(below, index)
            };
            let shape = if look::is_open(&verdict) || short.is_some() || ticked() {
                let of_groups = meaning.as_ref().is_some_and(may_be_of_groups);
                let cells = cells_below(sheet, block, last, index);
                shapes.of(words, cells, year, of_groups)
            } else {
                Shape::default()
            };
            Candidate {
                column: Column {
                    index,
                    path,
                    meaning,
                    open: false,
                },
                verdict,
                short,
                filled,
                shape,
            }
        })
        .collect()
}

/// Whether a column may turn out to tell the groups of staff: "Phân loại (CB, CC)" is read as a rating first.
fn may_be_of_groups(meaning: &Meaning) -> bool {
    matches!(meaning.field, Field::Employment | Field::Rating)
        || meaning.also == Some(Field::Employment)
}

/// Cells with content under a header, of rows that are not only a number and a text.
fn cells_below(sheet: &Sheet, block: Block, last: u32, col: u32) -> impl Iterator<Item = &Value> {
    rows_below(sheet, block, last)
        .iter()
        .filter(|r| r.cells.len() >= 3)
        .filter_map(move |r| r.cell(col))
        .map(|c| &c.value)
        .filter(|v| is_content(v))
}

/// The rows under the headings of a block.
fn rows_below(sheet: &Sheet, block: Block, last: u32) -> &[Row] {
    sheet.rows_within(block.end.saturating_add(1), last.saturating_add(1))
}

/// Columns of another year are not read.
fn leave_other_years(candidates: &mut [Candidate], year: i32, remarks: &mut Vec<Remark>) {
    let mut left: Option<Remark> = None;
    for c in candidates {
        let Verdict::Reads(_, Some(other)) = c.verdict else {
            continue;
        };
        if other == year {
            continue;
        }
        c.column.meaning = None;
        c.verdict = Verdict::Ignored;
        let words = title(&c.column);
        match &mut left {
            Some(r) => r.args[0].1 = format!("{}; {words}", r.args[0].1),
            None => left = Some(remark(Code::ColumnOtherYear, c).with("year", &other.to_string())),
        }
    }
    remarks.extend(left);
}

pub(super) fn plain(field: Field, near: Option<Arc<str>>) -> Meaning {
    Meaning {
        field,
        class: None,
        gender: None,
        part: None,
        judge: None,
        label: Arc::from(""),
        near,
        doubtful: false,
        loose: false,
        also: None,
        several: Arc::default(),
        codes: Arc::default(),
        score: 0,
    }
}

fn field_of(c: &Candidate) -> Option<Field> {
    c.column.meaning.as_ref().map(|m| m.field)
}

fn set_field(c: &mut Candidate, field: Field) {
    if let Some(m) = &mut c.column.meaning {
        m.field = field;
    }
}

/// Where two columns hold the value of one field, the better path wins and a remark names both.
fn settle_conflicts(candidates: &mut [Candidate], below: Below<'_>, remarks: &mut Vec<Remark>) {
    // the best so far for each value, its meaning still there
    let mut winners: Vec<usize> = Vec::new();
    for i in 0..candidates.len() {
        let Some(m) = &candidates[i].column.meaning else {
            continue;
        };
        if may_repeat(m) {
            continue;
        }
        let same = |&w: &usize| {
            let meaning = candidates[w].column.meaning.as_ref();
            meaning.is_some_and(|other| hold_one_value(m, other))
        };
        let Some(slot) = winners.iter().position(same) else {
            winners.push(i);
            continue;
        };
        let other = winners[slot];
        if are_degrees(&candidates[i].column, &candidates[other].column) {
            continue;
        }
        // "Bồi dưỡng năm 2025 / LLCT" ticked beside "LLCT": a course, and no level
        let levels = m.class.is_none() && meaning::is_ladder(m.field);
        let ticks = |c: &Candidate| levels && below.is_ticked(c.column.index);
        let rank = |c: &Candidate| {
            (
                c.filled > 0,
                !ticks(c),
                c.column.meaning.as_ref().map_or(0, |m| m.score),
            )
        };
        let (winner, loser) = if rank(&candidates[i]) > rank(&candidates[other]) {
            (i, other)
        } else {
            (other, i)
        };
        winners[slot] = winner;
        if candidates[loser].filled > 0
            && (ticks(&candidates[winner]) || !ticks(&candidates[loser]))
        {
            let both = title(&candidates[loser].column);
            remarks.push(remark(Code::ColumnConflict, &candidates[winner]).with("other", &both));
        }
        candidates[loser].column.meaning = None;
        candidates[loser].verdict = Verdict::Ignored;
    }
}

/// Whether two columns hold the value of one field, in the same form.
fn hold_one_value(a: &Meaning, b: &Meaning) -> bool {
    // peoples and religions that are ticked
    let ticked = matches!(a.field, Field::Ethnicity | Field::Religion);
    a.field == b.field
        && a.class == b.class
        && a.gender == b.gender
        && a.part == b.part
        && (!ticked || a.label == b.label)
        && a.codes == b.codes
}

/// "Bằng 1" and "Bằng 2" side by side: headings that only a number tells apart are two of a kind,
/// and of several degrees the highest counts.
fn are_degrees(a: &Column, b: &Column) -> bool {
    let degree = |c: &Column| {
        let of = |m: &Meaning| m.field == Field::Education && m.class.is_none();
        c.meaning.as_ref().is_some_and(of)
    };
    // "Bằng 2 (nếu có)"
    let plain = |c: &Column| {
        let headings = c.path.iter().map(|h| h.split('(').next().unwrap_or(""));
        let text = headings.collect::<Vec<_>>().join(" ");
        text.replace(|c: char| c.is_ascii_digit(), "")
            .trim()
            .to_owned()
    };
    degree(a) && degree(b) && plain(a) == plain(b) && a.path != b.path
}

/// Fields that may stand in several columns, whose values are joined.
fn may_repeat(m: &Meaning) -> bool {
    matches!(
        m.field,
        Field::Position
            | Field::PositionUnit
            | Field::PartyMember
            | Field::Note
            | Field::EducationDetail
            | Field::Informatics
            | Field::ForeignLanguage
            | Field::SkillsTraining
            | Field::Ordinal
            | Field::NationalId
    )
}

/// Whether a value is content, not a dash or dots in place of nothing.
pub(super) fn is_content(value: &Value) -> bool {
    match value {
        Value::Text(t) => {
            t.chars().any(is_alphanumeric) || t.chars().any(|c| "×✓✔√☑☒●•*+xX".contains(c))
        }
        _ => true,
    }
}
