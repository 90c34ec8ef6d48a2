//! Targets: verdicts, units, history, and what would settle an open one.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::compiled::TargetAsks;
use super::measured::{Measured, is_gone};
use super::people::People;
use super::{HistoryPoint, Share, Status, TargetResult, UnitTarget};
use crate::finding::{Code, Finding, Place};
use crate::plan::model::{Target, TargetKind};

/// The result of a target on the current roster; `history` holds its counts year by year.
pub(super) fn result(
    people: &People<'_>,
    target: &Target,
    asks: &TargetAsks,
    measured: &Measured,
    history: Vec<(i32, Share)>,
) -> TargetResult {
    let threshold = asks.threshold;
    let status = threshold.status(measured.counts);
    let presence = target.kind == TargetKind::Presence;
    TargetResult {
        id: Arc::from(target.id.as_str()),
        title: target.title.clone(),
        kind: target.kind,
        population: target.population.clone(),
        criterion: target.criterion.clone(),
        at_least: if presence { Some(1.0) } else { target.at_least },
        at_most: target.at_most.filter(|_| !presence),
        due: target.due,
        is_due: target
            .due
            .map(|due| is_due(due, people.roster.period.as_of)),
        counts: measured.counts,
        share: measured.counts.fraction(),
        status,
        gone: is_gone(people, target),
        shortfall: threshold.shortfall(measured.counts),
        by_unit: (people.units.iter().zip(&measured.by_unit))
            .filter(|(_, counts)| counts.denominator > 0)
            .map(|(unit, &counts)| UnitTarget {
                unit: Arc::clone(&unit.code),
                share: counts,
                status: threshold.status(counts),
            })
            .collect(),
        history: history
            .into_iter()
            .map(|(year, counts)| HistoryPoint {
                year,
                counts,
                share: counts.fraction(),
            })
            .collect(),
        settled_by: if status == Status::Undetermined {
            settled_by(people, target, measured)
        } else {
            Vec::new()
        },
    }
}

/// Whether 31 December of a year has come.
fn is_due(year: i32, as_of: NaiveDate) -> bool {
    NaiveDate::from_ymd_opt(year, 12, 31).is_some_and(|last| as_of >= last)
}

fn settled_by(people: &People<'_>, target: &Target, measured: &Measured) -> Vec<String> {
    match target.kind {
        TargetKind::Share => (measured.open.iter())
            .map(|&person| {
                let source = &people.persons()[person].source;
                format!("{} {}!{}", source.file, source.sheet, source.row)
            })
            .collect(),
        TargetKind::Presence => (people.units.iter().zip(&measured.by_unit))
            .filter(|(_, counts)| counts.unknown > 0)
            .map(|(unit, _)| unit.code.to_string())
            .collect(),
    }
}

/// What people should know of a target's open cases: persons left out of it, sheet by sheet, and
/// bodies whose list was not sent.
pub(super) fn findings(people: &People<'_>, target: &Target, measured: &Measured) -> Vec<Finding> {
    let mut sheets: BTreeMap<Place, Vec<u32>> = BTreeMap::new();
    for &person in &measured.left_out {
        let source = &people.persons()[person].source;
        let rows = sheets.entry(Place::sheet(&source.file, &source.sheet));
        rows.or_default().push(source.row);
    }
    let left_out = sheets.into_iter().map(|(place, mut rows)| {
        rows.sort_unstable();
        Finding::new(Code::PopulationOpen)
            .at(place)
            .arg("value", &target.title)
            .arg("target", &target.id)
            .arg("count", rows.len())
            .arg("rows", ranges(&rows))
    });
    let by_office = measured.by_office.iter().filter_map(|&unit| {
        let unit = people.units.get(unit)?;
        let mut finding = Finding::new(Code::BodyNotSent).arg("unit", &unit.name);
        finding.sender = Some(unit.code.to_string());
        Some(finding)
    });
    left_out.chain(by_office).collect()
}

/// `5-7, 9, 12`: ascending rows in few words.
fn ranges(rows: &[u32]) -> String {
    let runs = rows.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let words = runs.map(|run| match run {
        [first, .., last] => format!("{first}-{last}"),
        [row] => row.to_string(),
        [] => String::new(),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_in_ranges() {
        assert_eq!(ranges(&[5, 6, 7, 9, 12, 13]), "5-7, 9, 12-13");
        assert_eq!(ranges(&[]), "");
    }

    #[test]
    fn a_target_is_due_on_the_last_day_of_its_year() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
        assert!(!is_due(2025, day(2025, 12, 30)));
        assert!(is_due(2025, day(2025, 12, 31)));
        assert!(is_due(2025, day(2026, 1, 1)));
    }
}
