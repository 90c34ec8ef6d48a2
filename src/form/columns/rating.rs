//! Which of several ratings counts.

use std::sync::Arc;

use super::super::meaning::Verdict;
use super::super::table::Judge;
use super::{Candidate, field_of};
use crate::schema::Field;

/// Of several ratings the report year's, and of these the competent level's.
pub(super) fn choose(candidates: &mut [Candidate], year: i32) {
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
    // "Xếp loại chuyên môn" over "Giỏi", "Khá" beside the words or ticks of ratings
    let rates = |c: &Candidate| {
        let ticked = c.column.meaning.as_ref().is_some_and(|m| m.class.is_some());
        key(c).is_some()
            && c.filled > 0
            && (ticked || c.shape.bears_out(Field::Rating) == Some(true))
    };
    if candidates.iter().any(rates) {
        for c in candidates.iter_mut() {
            if key(c).is_some() && !rates(c) && c.shape.bears_out(Field::Rating) == Some(false) {
                c.column.meaning = None;
                c.verdict = Verdict::Unknown;
            }
        }
    }
    leave_of_bodies(candidates, key);
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
    // "Thủ trưởng đánh giá | Cấp có thẩm quyền": who decides stands last
    let decides = |c: &Candidate| {
        let worded = c.column.meaning.as_ref().is_some_and(|m| m.class.is_none());
        best.1 == Judge::Competent && worded && c.filled > 0 && key(c) == Some(best)
    };
    if let Some(last) = candidates.iter().rposition(decides) {
        for i in 0..last {
            if candidates[i].group() == candidates[last].group() && decides(&candidates[i]) {
                candidates[i].column.meaning = None;
                candidates[i].verdict = Verdict::Ignored;
            }
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

/// "Xếp loại năm 2025 / Tập thể | Cá nhân": the body's rating, which is the same for all, before everybody's own.
fn leave_of_bodies(
    candidates: &mut [Candidate],
    key: impl Fn(&Candidate) -> Option<(bool, Judge)>,
) {
    let judge = |c: &Candidate| key(c).map(|k| k.1);
    let rated: Vec<usize> = (0..candidates.len())
        .filter(|&i| judge(&candidates[i]).is_some() && candidates[i].filled > 0)
        .collect();
    if let [body, person] = rated[..]
        && judge(&candidates[body]) == Some(Judge::Collective)
        && judge(&candidates[person]) == Some(Judge::Own)
        && !candidates[body].shape.is_varied()
        && candidates[person].shape.is_varied()
    {
        candidates[body].column.meaning = None;
        candidates[body].verdict = Verdict::Aside(None);
    }
}
