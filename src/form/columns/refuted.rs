//! Columns whose headings share words with a field that their cells, or a better named column, deny.

use super::super::meaning::{Verdict, is_ladder};
use super::super::shape::is_worded;
use super::super::table::Meaning;
use super::{Below, Candidate};
use crate::schema::{Field, Rating};

/// Cells of a ticked column that tell whether the others are looked at.
const LOOKED_AT: usize = 24;

/// Leaves such columns; a remark names each as one that is not known.
pub(super) fn leave(candidates: &mut [Candidate], below: Below<'_>) {
    let left: Vec<usize> = (0..candidates.len())
        .filter(|&i| {
            is_denied(&candidates[i]) && !is_of_subjects(candidates, below, i)
                || is_outdone(candidates, i)
        })
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
    // "Lãnh đạo HĐND / Chủ tịch" is nearly "Chú thích", and ticks are no remarks
    if m.field == Field::Note && m.near.is_some() && c.shape.is_ticked() {
        return true;
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

/// "Trình độ chuyên môn / Thạc sĩ | Đại học | Cao đẳng" over "Luật", "Kế toán": what was studied stands in place of
/// the tick, where no person has a word in two columns of the ladder.
fn is_of_subjects(candidates: &[Candidate], below: Below<'_>, i: usize) -> bool {
    let of_ladder = |c: &Candidate| {
        let meaning = c.column.meaning.as_ref();
        let field = meaning.filter(|m| m.class.is_some() && !m.loose && m.near.is_none());
        field.map(|m| m.field).filter(|&f| is_ladder(f))
    };
    let Some(field) = of_ladder(&candidates[i]).filter(|_| !candidates[i].group().is_empty())
    else {
        return false;
    };
    let ladder: Vec<u32> = (candidates.iter())
        .filter(|c| c.group() == candidates[i].group() && of_ladder(c) == Some(field))
        .map(|c| c.column.index)
        .collect();
    let mut rows = super::rows_below(below.sheet, below.block, below.last).iter();
    ladder.len() > 2
        && rows.all(|row| {
            let held = ladder.iter().filter_map(|&col| row.cell(col));
            held.filter(|c| super::is_content(&c.value)).count() < 2
        })
}

/// Whether another column is named by the field's own words alone: "LLCT" beside "LLCT cần có thêm".
fn is_outdone(candidates: &[Candidate], i: usize) -> bool {
    let Some(loose) = candidates[i].column.meaning.as_ref().filter(|m| m.loose) else {
        return false;
    };
    // "Phân loại hồ sơ" over letters; what holds the words of ratings may be the better one
    if loose.field == Field::Rating
        && (loose.class.is_some() || candidates[i].shape.is_of_ratings())
    {
        return false;
    }
    let better = |c: &Candidate| {
        let same = |m: &Meaning| {
            !m.loose
                && m.near.is_none()
                && m.field == loose.field
                && m.gender == loose.gender
                && m.part == loose.part
                && m.judge >= loose.judge
        };
        // points lead to a rating, and say it no better
        let points = loose.field == Field::Rating && c.shape.is_of_points();
        c.filled > 0 && !points && c.column.meaning.as_ref().is_some_and(same)
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
            | Field::Rating
            | Field::SkillsTraining
            | Field::MeetsStandard
            | Field::Committee
            | Field::StandingCommittee
    )
}
