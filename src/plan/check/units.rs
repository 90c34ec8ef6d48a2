//! Units, kinds and levels.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Checker;
use crate::plan::error::PlanError;
use crate::plan::model::Unit;
use crate::plan::place::PlanPlace;
use crate::plan::rows::{Placed, PlanRows};
use crate::schema::Employment;
use crate::text::fold;

pub(super) fn check(rows: &PlanRows, checker: &mut Checker<'_>) {
    checker.codes("code", &rows.levels, |level| &level.code);
    checker.codes("code", &rows.kinds, |kind| &kind.code);
    checker.codes("code", &rows.units, |unit| &unit.code);
    let levels = rows.levels.iter().map(|l| l.row.code.as_str());
    let kinds = rows.kinds.iter().map(|k| k.row.code.as_str());
    let codes = rows.units.iter().map(|u| u.row.code.as_str());
    for Placed { row, place } in &rows.kinds {
        if !row.level.is_empty() {
            checker.known(place, "level", &row.level, levels.clone());
        }
        if !row.payroll.is_empty() {
            let groups = Employment::TEXTS.iter().copied();
            checker.known(place, "payroll", &row.payroll, groups);
        }
    }
    for Placed { row, place } in &rows.units {
        checker.filled(place, "name", &row.name);
        checker.known(place, "kind", &row.kind, kinds.clone());
        checker.known(place, "level", &row.level, levels.clone());
        if !row.parent.is_empty() {
            checker.known(place, "parent", &row.parent, codes.clone());
        }
        for successor in &row.successors {
            checker.known(place, "successors", successor, codes.clone());
        }
        life(row, place, checker);
    }
    aliases(&rows.units, checker);
    rings(&rows.units, "parent", checker, |unit| {
        std::slice::from_ref(&unit.parent)
    });
    rings(&rows.units, "successors", checker, |unit| &unit.successors);
    if let Some(committee) = &rows.committee
        && !committee.row.own_unit.is_empty()
    {
        let place = &committee.place;
        checker.known(place, "own_unit", &committee.row.own_unit, codes);
    }
}

fn life(unit: &Unit, place: &PlanPlace, checker: &mut Checker<'_>) {
    let mut date = |key: &str, text: &str| {
        let date = text.parse::<NaiveDate>().ok();
        if date.is_none() && !text.is_empty() {
            checker.errors.push(PlanError::BadDate {
                place: place.clone(),
                key: key.to_owned(),
                value: text.to_owned(),
            });
        }
        date
    };
    let from = date("valid_from", &unit.valid_from);
    let to = date("valid_to", &unit.valid_to);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        checker.errors.push(PlanError::DatesReversed {
            place: place.clone(),
            code: unit.code.clone(),
        });
    }
}

/// One written form must mean one unit under one parent; a unit may repeat its own.
fn aliases(units: &[Placed<Unit>], checker: &mut Checker<'_>) {
    let mut seen: BTreeMap<(&str, String), &Placed<Unit>> = BTreeMap::new();
    for unit in units {
        for alias in std::iter::once(&unit.row.name).chain(&unit.row.aliases) {
            let key = (unit.row.parent.as_str(), fold(alias));
            if key.1.is_empty() {
                // an empty name has been told
                if *alias != unit.row.name {
                    checker.filled(&unit.place, "aliases", "");
                }
                continue;
            }
            let first = *seen.entry(key).or_insert(unit);
            if first.row.code != unit.row.code {
                checker.errors.push(PlanError::AliasTwice {
                    place: unit.place.clone(),
                    alias: alias.clone(),
                    code: unit.row.code.clone(),
                    other: first.row.code.clone(),
                    first: first.place.clone(),
                });
            }
        }
    }
}

/// Reports each ring once, at its first unit.
fn rings(
    units: &[Placed<Unit>],
    key: &str,
    checker: &mut Checker<'_>,
    next: impl Fn(&Unit) -> &[String],
) {
    let by_code: BTreeMap<&str, usize> = units
        .iter()
        .enumerate()
        .map(|(i, u)| (u.row.code.as_str(), i))
        .collect();
    let mut done = vec![false; units.len()];
    for start in 0..units.len() {
        // depth-first with the path kept, so that the ring can be shown; iterative, for a plan from
        // outside may chain thousands
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, child)) = path.last_mut() {
            let here = *at;
            if done.get(here).copied().unwrap_or(true) {
                path.pop();
                continue;
            }
            let Some(code) = units.get(here).and_then(|u| next(&u.row).get(*child)) else {
                if let Some(done) = done.get_mut(here) {
                    *done = true;
                }
                path.pop();
                continue;
            };
            *child += 1;
            let Some(&to) = by_code.get(code.as_str()) else {
                continue;
            };
            let Some(from) = path.iter().position(|(i, _)| *i == to) else {
                path.push((to, 0));
                continue;
            };
            let ring = path.iter().skip(from).map(|(i, _)| *i).chain([to]);
            checker.errors.push(PlanError::Ring {
                place: units
                    .get(to)
                    .map_or_else(PlanPlace::nowhere, |u| u.place.clone()),
                key: key.to_owned(),
                codes: ring
                    .filter_map(|i| units.get(i))
                    .map(|u| u.row.code.clone())
                    .collect(),
            });
        }
    }
}
