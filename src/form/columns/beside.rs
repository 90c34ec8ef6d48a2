//! A second table beside the first: its columns are none of the first's.

use super::super::meaning::Verdict;
use super::{Below, Candidate, Remark, field_of, remark};
use crate::finding::Code;
use crate::schema::Field;

/// Leaves the columns of a second table, which begin with another running number or name; says how
/// many persons it seems to hold.
pub(super) fn leave(candidates: &mut [Candidate], below: Below<'_>, remarks: &mut Vec<Remark>) {
    let mut names: Vec<usize> = (0..candidates.len())
        .filter(|&i| field_of(&candidates[i]) == Some(Field::FullName))
        .collect();
    if names.len() < 2 {
        return;
    }
    let held = |i: usize| below.names(candidates[i].column.index);
    names.retain(|&i| held(i) > 0);
    let [first, second, ..] = names[..] else {
        return;
    };
    let ordinal = |i: &usize| field_of(&candidates[*i]) == Some(Field::Ordinal);
    let numbered = (first + 1..second).rev().find(ordinal);
    // "Họ và tên" of the spouse stands among the person's own columns; here the headings come again
    let again = (second + 1..candidates.len()).any(|right| {
        let path = &candidates[right].column.path;
        !path.is_empty() && (first + 1..second).any(|left| candidates[left].column.path == *path)
    });
    let same = candidates[first].column.path == candidates[second].column.path;
    if second == first + 1 || numbered.is_none() && !(same && again) {
        return;
    }
    let count = held(second);
    let mut said = remark(Code::TablesBeside, &candidates[second]);
    said.args.push(("count", count.to_string()));
    said.field = None;
    remarks.push(said);
    for c in &mut candidates[numbered.unwrap_or(second)..] {
        c.column.meaning = None;
        c.verdict = Verdict::Ignored;
    }
}
