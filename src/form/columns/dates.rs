//! A birth date in three columns: without a heading over them, or with one of theirs misspelt.

use std::sync::Arc;

use super::super::element::date_part_of;
use super::super::meaning::Verdict;
use super::super::table::DatePart;
use super::{Candidate, field_of, plain};
use crate::schema::Field;

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

/// "Ngày sinh / ngày | thág | năm": of three columns under one heading that is of the birth two tell which part they
/// hold, so that the third holds the part that is left. "nam" beside "ngay" and "thang" is the year, not who is a man.
pub(super) fn complete(candidates: &mut [Candidate]) {
    const PARTS: [DatePart; 3] = [DatePart::Day, DatePart::Month, DatePart::Year];
    for first in 0..candidates.len().saturating_sub(2) {
        let three = &candidates[first..first + 3];
        let group = |c: &Candidate| c.column.path.split_last().map(|(_, g)| g.to_vec());
        let together = three[0].column.index + 2 == three[2].column.index
            && group(&three[0]).is_some_and(|g| !g.is_empty())
            && three.iter().all(|c| group(c) == group(&three[0]));
        if !together {
            continue;
        }
        let told = |c: &Candidate| {
            let birth = c
                .column
                .meaning
                .as_ref()
                .filter(|m| m.field == Field::BirthDate);
            birth.and_then(|m| m.part)
        };
        let open: Vec<usize> = (0..3)
            .filter(|&i| told(&three[i]) != Some(PARTS[i]))
            .collect();
        let [open] = open[..] else { continue };
        let c = &mut candidates[first + open];
        let near = match &c.column.meaning {
            None if matches!(c.verdict, Verdict::Unknown) => {
                let part = ["Ngày", "Tháng", "Năm"][open];
                Some(Arc::from(part))
            }
            // whose column it would be is told by no mark
            Some(m) if m.field == Field::BirthDate && m.gender.is_some() && m.part.is_none() => {
                None
            }
            _ => continue,
        };
        let mut meaning = plain(Field::BirthDate, near);
        meaning.part = Some(PARTS[open]);
        c.column.meaning = Some(meaning);
        c.verdict = Verdict::Ignored;
    }
}
