//! Columns whose headings share words with a field that their cells, or a better named column, deny.

use super::super::meaning::Verdict;
use super::super::shape::is_worded;
use super::super::table::Meaning;
use super::{Below, Candidate};
use crate::schema::{Field, Rating};

/// Cells of a ticked column that tell whether the others are looked at.
const LOOKED_AT: usize = 24;

/// Leaves such columns; a remark names each as one that is not known.
pub(super) fn leave(candidates: &mut [Candidate]) {
    let left: Vec<usize> = (0..candidates.len())
        .filter(|&i| is_denied(&candidates[i]) || is_outdone(candidates, i))
        .collect();
    for i in left {
        candidates[i].column.meaning = None;
        candidates[i].verdict = Verdict::Unknown;
    }
}

/// Whether most cells of a column hold words: nearly all that are ticked hold none, and are looked at no further.
pub(super) fn holds_words(below: Below<'_>, col: u32) -> bool {
    let (mut words, mut cells) = (0, 0);
    // signatures stand alone in their rows
    let values = super::cells_below(below.sheet, below.block, below.last, col);
    for value in values.take(LOOKED_AT) {
        cells += 1;
        words += usize::from(is_worded(value));
    }
    words * 2 > cells
}

/// Whether no cell could be a value: "Cán bộ theo dõi" over names, "Đối tượng chính sách" over "Con TB".
fn is_denied(c: &Candidate) -> bool {
    let Some(m) = &c.column.meaning else {
        return false;
    };
    // a formula without a value denies nothing, nor does the reason why somebody is not rated
    if c.shape.broken > 0 || m.class.as_deref() == Some(Rating::NotRated.as_str()) {
        return false;
    }
    if m.codes.is_empty() && c.shape.cells > 0 {
        if m.class.is_some() {
            return c.shape.is_of_other_words_than(m.field);
        }
        if m.field == Field::Employment {
            return c.shape.is_of_no_group();
        }
    }
    m.loose && c.shape.denies(m.field)
}

/// Whether another column is named by the field's own words alone: "LLCT" beside "LLCT cần có thêm".
fn is_outdone(candidates: &[Candidate], i: usize) -> bool {
    let Some(loose) = candidates[i].column.meaning.as_ref().filter(|m| m.loose) else {
        return false;
    };
    let better = |c: &Candidate| {
        let same = |m: &Meaning| {
            !m.loose
                && m.near.is_none()
                && m.field == loose.field
                && m.gender == loose.gender
                && m.part == loose.part
        };
        c.filled > 0 && c.column.meaning.as_ref().is_some_and(same)
    };
    is_said_once(loose.field) && candidates.iter().any(better)
}

/// Fields that a list tells in one column, or in one group of them.
const fn is_said_once(field: Field) -> bool {
    matches!(
        field,
        Field::BirthDate
            | Field::Gender
            | Field::Ethnicity
            | Field::Minority
            | Field::Religion
            | Field::PartyMember
            | Field::Employment
            | Field::Education
            | Field::PoliticalTheory
            | Field::StateManagement
            | Field::SkillsTraining
            | Field::MeetsStandard
            | Field::Committee
            | Field::StandingCommittee
    )
}
