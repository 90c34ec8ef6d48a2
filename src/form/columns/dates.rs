//! A birth date in three columns without a heading over them.

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
