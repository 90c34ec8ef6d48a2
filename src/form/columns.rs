//! The columns of a table: what each says, and which of several that claim a field is read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::header::Block;
use super::lexicon::Lexicon;
use super::meaning::{Verdict, interpret};
use super::path;
use super::shape::{Shape, Shapes};
use super::table::{Column, Judge, Meaning};
use super::words::Words;
use crate::finding::Code;
use crate::intake::{Sheet, Value};
use crate::schema::{Column as RosterColumn, Field};

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
    filled: usize,
    names: usize,
    shape: Shape,
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
    let mut candidates = candidates(sheet, known, block, last, year);
    let mut remarks = Vec::new();
    leave_other_years(&mut candidates, year, &mut remarks);
    weigh_doubtful(&mut candidates, known.lexicon);
    choose_names(&mut candidates);
    choose_rating(&mut candidates, year);
    settle_conflicts(&mut candidates, &mut remarks);
    read_by_look(&mut candidates, known.lexicon);
    for c in &candidates {
        if let Some(meaning) = &c.column.meaning {
            if let Some(near) = &meaning.near {
                remarks.push(remark(Code::ColumnNearMatch, c).with("suggestion", near));
            }
        } else if matches!(c.verdict, Verdict::Unknown | Verdict::Aside)
            && c.filled > 0
            && !c.column.path.is_empty()
        {
            remarks.push(remark(Code::ColumnUnknown, c));
        }
    }
    (candidates.into_iter().map(|c| c.column).collect(), remarks)
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

fn candidates(
    sheet: &Sheet,
    known: Knowledge<'_>,
    block: Block,
    last: u32,
    year: i32,
) -> Vec<Candidate> {
    let Knowledge {
        lexicon,
        words,
        shapes,
    } = known;
    let mut indexes: Vec<u32> = Vec::new();
    let mut filled: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for row in sheet
        .rows
        .iter()
        .filter(|r| (block.top..=last).contains(&r.index))
    {
        for cell in &row.cells {
            if row.index > block.end {
                let entry = filled.entry(cell.col).or_default();
                entry.0 += 1;
                if entry.0 < 200 && cell.value.as_text().is_some_and(|t| words.is_name(t)) {
                    entry.1 += 1;
                }
            } else if row.index <= block.bottom {
                indexes.push(cell.col);
            }
        }
    }
    for m in sheet
        .merges
        .iter()
        .filter(|m| m.top >= block.top && m.bottom <= block.end && m.right - m.left < 500)
    {
        indexes.extend(m.left..=m.right);
    }
    indexes.extend(filled.keys());
    indexes.sort_unstable();
    indexes.dedup();
    let mut beside: Option<(Vec<Arc<str>>, Field)> = None;
    indexes
        .into_iter()
        .map(|index| {
            let path = path::of_column(sheet, block.top, block.bottom, index);
            let parents = path
                .split_last()
                .map(|(_, p)| p.to_vec())
                .unwrap_or_default();
            let left = beside
                .as_ref()
                .filter(|(p, _)| *p == parents)
                .map(|(_, f)| *f);
            let verdict = interpret(lexicon, &path, left);
            beside = match &verdict {
                Verdict::Reads(m, _) if m.class.is_some() => Some((parents, m.field)),
                _ => None,
            };
            let meaning = match &verdict {
                Verdict::Reads(m, _) => Some(m.clone()),
                _ => None,
            };
            let (filled, names) = filled.get(&index).copied().unwrap_or_default();
            // the look is asked for only where the heading leaves something open
            let open = match &verdict {
                Verdict::Reads(m, _) => {
                    m.doubtful || m.also.is_some() || m.field == Field::Rating && m.class.is_none()
                }
                Verdict::Unknown => true,
                Verdict::Ignored | Verdict::Aside => false,
            };
            let shape = if open {
                shapes.of(words, cells_below(sheet, block, last, index), year)
            } else {
                Shape::default()
            };
            Candidate {
                column: Column {
                    index,
                    path,
                    meaning,
                },
                verdict,
                filled,
                names,
                shape,
            }
        })
        .collect()
}

/// Cells with content under a header, of rows that are not only a number and a text.
fn cells_below(sheet: &Sheet, block: Block, last: u32, col: u32) -> impl Iterator<Item = &Value> {
    sheet
        .rows
        .iter()
        .filter(move |r| r.index > block.end && r.index <= last && r.cells.len() >= 3)
        .filter_map(move |r| r.cell(col))
        .map(|c| &c.value)
        .filter(|v| is_content(v))
}

/// A heading that begins with unknown words is believed where the cells bear it out; of two fields
/// that one heading names the cells tell which is meant.
fn weigh_doubtful(candidates: &mut [Candidate], lexicon: &Lexicon) {
    for c in candidates {
        // a tick says nothing of the field it stands under
        let Some(meaning) = c.column.meaning.as_mut().filter(|m| m.class.is_none()) else {
            continue;
        };
        let also = meaning.also.filter(|&f| c.shape.bears_out(f) == Some(true));
        if let Some(other) = also.filter(|_| c.shape.bears_out(meaning.field) == Some(false)) {
            meaning.field = other;
            meaning.judge = None;
            continue;
        }
        if !meaning.doubtful {
            continue;
        }
        match c.shape.bears_out(meaning.field) {
            Some(true) => {}
            Some(false) => {
                c.column.meaning = None;
                c.verdict = Verdict::Unknown;
            }
            None => {
                let name = lexicon.name_of(meaning.field);
                meaning.near.get_or_insert(name);
            }
        }
    }
}

/// A column whose heading says nothing that is known is read where its cells look like one field
/// that no other column holds; the remark on it says so.
fn read_by_look(candidates: &mut [Candidate], lexicon: &Lexicon) {
    for i in 0..candidates.len() {
        if candidates[i].verdict != Verdict::Unknown {
            continue;
        }
        let is_free = |field: Field| {
            !candidates.iter().any(|c| {
                field_of(c).is_some_and(|f| {
                    f == field
                        || f.column() == field.column()
                        || f == Field::PositionUnit && field == Field::Unit
                })
            })
        };
        if let Some(field) = candidates[i].shape.told(is_free) {
            candidates[i].column.meaning = Some(plain(field, Some(lexicon.name_of(field))));
            candidates[i].verdict = Verdict::Ignored;
        }
    }
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

/// The column of names is the one that holds names; a heading merged over two columns of parts is both.
fn choose_names(candidates: &mut [Candidate]) {
    let of = |field: Field, cs: &[Candidate]| -> Vec<usize> {
        (0..cs.len())
            .filter(|&i| field_of(&cs[i]) == Some(field))
            .collect()
    };
    let whole = of(Field::FullName, candidates);
    let (family, given) = (
        of(Field::FamilyName, candidates),
        of(Field::GivenName, candidates),
    );
    if let [a, b] = whole[..] {
        let parts = candidates[a].column.path == candidates[b].column.path
            && candidates[b].column.index == candidates[a].column.index + 1
            && candidates[a].filled > 0
            && candidates[b].filled * 2 > candidates[a].filled;
        if parts {
            set_field(&mut candidates[a], Field::FamilyName);
            set_field(&mut candidates[b], Field::GivenName);
            return;
        }
    }
    if whole.is_empty() {
        match (family.first(), given.first()) {
            (Some(_), Some(_)) => {}
            (Some(&only), None) | (None, Some(&only)) => {
                set_field(&mut candidates[only], Field::FullName);
            }
            (None, None) => {
                // no heading names persons: the column that holds names does
                let best = (0..candidates.len())
                    .max_by_key(|&i| (candidates[i].names, std::cmp::Reverse(i)));
                if let Some(i) = best.filter(|&i| {
                    candidates[i].names > 0
                        && candidates[i].names * 2 >= candidates[i].filled.min(200)
                }) {
                    let heading = title(&candidates[i].column);
                    candidates[i].column.meaning = Some(plain(
                        Field::FullName,
                        Some(Arc::from(if heading.is_empty() {
                            "Họ và tên"
                        } else {
                            "họ và tên"
                        })),
                    ));
                    candidates[i].verdict = Verdict::Ignored;
                }
            }
        }
        return;
    }
    let best = whole
        .iter()
        .copied()
        .max_by_key(|&i| (candidates[i].names, std::cmp::Reverse(i)));
    for &i in &whole {
        if Some(i) != best {
            candidates[i].column.meaning = None;
            candidates[i].verdict = Verdict::Ignored;
        }
    }
    // a whole name beside its parts: the parts repeat it
    for &i in family.iter().chain(&given) {
        candidates[i].column.meaning = None;
        candidates[i].verdict = Verdict::Ignored;
    }
}

fn plain(field: Field, near: Option<Arc<str>>) -> Meaning {
    Meaning {
        field,
        class: None,
        gender: None,
        part: None,
        judge: None,
        label: Arc::from(""),
        near,
        doubtful: false,
        also: None,
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

/// Of several ratings the report year's, and of these the competent level's.
fn choose_rating(candidates: &mut [Candidate], year: i32) {
    let key = |c: &Candidate| -> Option<(bool, Judge)> {
        // "Không đánh giá, xếp loại (lý do)" stands beside the judgements, whoever's they are
        let m = c
            .column
            .meaning
            .as_ref()
            .filter(|m| m.field == Field::Rating && m.class.as_deref() != Some("not_rated"))?;
        let named = matches!(c.verdict, Verdict::Reads(_, Some(y)) if y == year);
        Some((named, m.judge.unwrap_or(Judge::Unsaid)))
    };
    // points beside the words that they lead to say it twice
    let worded = candidates
        .iter()
        .any(|c| key(c).is_some() && c.filled > 0 && !c.shape.is_of_points());
    if worded {
        for c in candidates.iter_mut() {
            if key(c).is_some() && c.shape.is_of_points() {
                c.column.meaning = None;
                c.verdict = Verdict::Ignored;
            }
        }
    }
    // a column without any value gives way to one that has some
    let best = candidates
        .iter()
        .filter_map(|c| key(c).map(|k| (c.filled > 0, k)))
        .max();
    let Some((has_values, best)) = best else {
        return;
    };
    for c in candidates.iter_mut() {
        if key(c).is_some_and(|k| k != best)
            || (has_values
                && key(c).is_some()
                && c.filled == 0
                && c.column.meaning.as_ref().is_some_and(|m| m.class.is_none()))
        {
            c.column.meaning = None;
            c.verdict = Verdict::Ignored;
        }
    }
    if best.1 == Judge::Own
        && let Some(c) = candidates
            .iter_mut()
            .find(|c| field_of(c) == Some(Field::Rating))
        && let Some(m) = &mut c.column.meaning
    {
        m.near
            .get_or_insert_with(|| Arc::from("xếp loại của cấp có thẩm quyền"));
    }
}

/// Where two columns hold the value of one field, the better path wins and a remark names both.
fn settle_conflicts(candidates: &mut [Candidate], remarks: &mut Vec<Remark>) {
    let mut winners: BTreeMap<(Field, String), usize> = BTreeMap::new();
    for i in 0..candidates.len() {
        let Some(m) = &candidates[i].column.meaning else {
            continue;
        };
        if may_repeat(m) {
            continue;
        }
        let slot = (m.field, format!("{:?}{:?}{:?}", m.class, m.gender, m.part));
        let Some(&other) = winners.get(&slot) else {
            winners.insert(slot, i);
            continue;
        };
        let rank = |c: &Candidate| {
            (
                c.filled > 0,
                c.column.meaning.as_ref().map_or(0, |m| m.score),
            )
        };
        let (winner, loser) = if rank(&candidates[i]) > rank(&candidates[other]) {
            (i, other)
        } else {
            (other, i)
        };
        winners.insert(slot, winner);
        if candidates[loser].filled > 0 {
            let both = title(&candidates[loser].column);
            remarks.push(remark(Code::ColumnConflict, &candidates[winner]).with("other", &both));
        }
        candidates[loser].column.meaning = None;
        candidates[loser].verdict = Verdict::Ignored;
    }
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
            t.chars().any(char::is_alphanumeric) || t.chars().any(|c| "×✓✔√☑☒●•*+xX".contains(c))
        }
        _ => true,
    }
}
