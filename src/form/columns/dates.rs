//! A birth date in three columns without a heading over them.

use std::sync::Arc;

use super::super::element::date_part_of;
use super::super::meaning::Verdict;
use super::super::table::DatePart;
use super::{Candidate, field_of, plain};
use crate::schema::Field;

/// "ngay | thang | nam", typed without marks: beside a month no man stands.
pub(super) fn spell(paths: &mut [Vec<Arc<str>>]) {
    for i in 1..paths.len() {
        let (before, at) = paths.split_at_mut(i);
        let (Some((month, above)), Some((leaf, group))) =
            (before[i - 1].split_last(), at[0].split_last())
        else {
            continue;
        };
        if month.eq_ignore_ascii_case("thang") && leaf.eq_ignore_ascii_case("nam") && above == group
        {
            let mut path = group.to_vec();
            path.push(Arc::from("Năm"));
            at[0] = path;
        }
    }
}

/// "Ngày sinh / ngày | thág | năm": of three columns under one heading of births two are the parts that they should be
/// in their places, so that the third is the part left over, whatever its heading says.
pub(super) fn complete(candidates: &mut [Candidate]) {
    const PARTS: [DatePart; 3] = [DatePart::Day, DatePart::Month, DatePart::Year];
    let part = |c: &Candidate| {
        let meaning = c.column.meaning.as_ref();
        meaning
            .filter(|m| m.field == Field::BirthDate)
            .and_then(|m| m.part)
    };
    for first in 0..candidates.len().saturating_sub(2) {
        let three = &candidates[first..first + 3];
        let alike = !three[0].group().is_empty()
            && three.iter().all(|c| c.group() == three[0].group())
            && three[0].column.index + 2 == three[2].column.index;
        let found = [part(&three[0]), part(&three[1]), part(&three[2])];
        let right = (0..3).filter(|&i| found[i] == Some(PARTS[i])).count();
        let Some(open) = (0..3).find(|&i| found[i] != Some(PARTS[i])) else {
            continue;
        };
        if alike && right == 2 && found[open].is_none() {
            let mut meaning = plain(Field::BirthDate, None);
            meaning.part = Some(PARTS[open]);
            let c = &mut candidates[first + open];
            c.column.meaning = Some(meaning);
            c.verdict = Verdict::Ignored;
        }
    }
}

/// "Ngày | Tháng | Năm sinh": the two columns before that of the year hold the day and the month.
pub(super) fn join(candidates: &mut [Candidate]) {
    let births: Vec<usize> = (0..candidates.len())
        .filter(|&i| field_of(&candidates[i]) == Some(Field::BirthDate))
        .collect();
    let [year] = births[..] else { return };
    let Some(day) = year.checked_sub(2) else {
        return;
    };
    let part = |c: &Candidate| {
        let [heading] = &c.column.path[..] else {
            return None;
        };
        date_part_of(heading)
    };
    let parts = [part(&candidates[day]), part(&candidates[day + 1])];
    let whole = |c: &Candidate| {
        let meaning = c.column.meaning.as_ref();
        meaning.is_some_and(|m| m.part.is_none() && m.gender.is_none())
    };
    let together = candidates[day].column.index + 2 == candidates[year].column.index;
    if !whole(&candidates[year])
        || !together
        || parts != [Some(DatePart::Day), Some(DatePart::Month)]
    {
        return;
    }
    for (i, part) in [
        (day, DatePart::Day),
        (day + 1, DatePart::Month),
        (year, DatePart::Year),
    ] {
        let c = &mut candidates[i];
        let mut meaning = c
            .column
            .meaning
            .take()
            .unwrap_or_else(|| plain(Field::BirthDate, None));
        meaning.part = Some(part);
        c.column.meaning = Some(meaning);
        c.verdict = Verdict::Ignored;
    }
}
