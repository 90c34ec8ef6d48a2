//! From rosters and a plan to results.

use std::sync::Arc;

use super::distribution::Distributions;
use super::measured::{Measured, measured};
use super::movement::movements;
use super::outlook::outlook;
use super::people::People;
use super::table::{Sources, tables};
use super::{
    Compiled, Count, Mask, PersonClass, Results, Share, TargetResult, UnitResult, ceiling, target,
};
use crate::finding::Finding;
use crate::plan::Plan;
use crate::roster::Roster;

/// Measures the current roster against a plan, with the earlier years beside it (ascending, each as of
/// its own day). `files` are paths and the codes of the units they were told to be from.
///
/// The findings are about targets: persons left out of one, bodies whose list was not sent.
#[must_use]
pub fn measure(
    plan: &Plan,
    compiled: &Compiled,
    current: &Roster,
    earlier: &[Roster],
    files: &[(Arc<str>, Arc<str>)],
) -> (Results, Vec<Finding>) {
    let years: Vec<People<'_>> = (earlier.iter())
        .chain([current])
        .map(|roster| People::new(plan, compiled, roster))
        .collect();
    let by_year: Vec<Vec<Measured>> = (years.iter())
        .map(|people| {
            let targets = plan.targets.iter().zip(&compiled.targets);
            targets
                .map(|(row, asks)| measured(people, row, asks))
                .collect()
        })
        .collect();
    let (Some(people), Some(now)) = (years.last(), by_year.last()) else {
        unreachable!("the current roster is the last of the years")
    };
    let targets = targets(plan, compiled, &years, &by_year, people);
    let findings = (plan.targets.iter().zip(now))
        .flat_map(|(row, measured)| target::findings(people, row, measured))
        .collect();
    let rosters: Vec<&Roster> = earlier.iter().chain([current]).collect();
    let movements = movements(plan, &rosters);
    let outlook = outlook(plan, compiled, people, now);
    let tables = tables(&Sources {
        plan,
        compiled,
        years: &years,
        people,
        measured: now,
        results: &targets,
        movements: &movements,
        outlook: outlook.as_ref(),
    });
    let year = current.period.year;
    let results = Results {
        headcount: u32::try_from(current.persons.len()).unwrap_or(u32::MAX),
        merged: current.merged,
        units: units(people, files),
        distributions: distributions(plan, people, now),
        ceilings: (plan.ceilings.iter().zip(&compiled.ceilings))
            .filter(|(rule, _)| {
                rule.from_year <= year && rule.to_year.is_none_or(|last| year <= last)
            })
            .flat_map(|(rule, asks)| ceiling::ceiling(people, rule, asks))
            .collect(),
        targets,
        movements,
        outlook,
        tables,
        person_classes: (compiled.targets.iter().zip(now))
            .map(|(asks, measured)| {
                classes(people, &measured.population, people.mask(asks.criterion))
            })
            .collect(),
    };
    (results, findings)
}

fn targets(
    plan: &Plan,
    compiled: &Compiled,
    years: &[People<'_>],
    by_year: &[Vec<Measured>],
    people: &People<'_>,
) -> Vec<TargetResult> {
    (plan.targets.iter().zip(&compiled.targets).enumerate())
        .filter_map(|(index, (row, asks))| {
            let history: Vec<(i32, Share)> = (years.iter().zip(by_year))
                .map(|(year, measured)| (year.roster.period.year, measured[index].counts))
                .collect();
            let now = &by_year.last()?[index];
            Some(target::result(people, row, asks, now, history))
        })
        .collect()
}

/// How each person stands to a target.
fn classes(people: &People<'_>, population: &Mask, criterion: &Mask) -> Vec<PersonClass> {
    let class = |person| match (population.is_yes(person), criterion.get(person)) {
        (false, _) => PersonClass::Outside,
        (true, Some(true)) => PersonClass::Met,
        (true, Some(false)) => PersonClass::NotMet,
        (true, None) => PersonClass::Open,
    };
    (0..people.persons().len()).map(class).collect()
}

fn units(people: &People<'_>, files: &[(Arc<str>, Arc<str>)]) -> Vec<UnitResult> {
    let everyone = Mask::all(people.persons().len(), Some(true));
    (people.units.iter().zip(people.by_unit(&everyone)))
        .map(|(unit, headcount)| {
            let mut own: Vec<Arc<str>> = (files.iter())
                .filter(|(_, sender)| *sender == unit.code)
                .map(|(file, _)| Arc::clone(file))
                .collect();
            own.sort();
            own.dedup();
            UnitResult {
                code: Arc::clone(&unit.code),
                name: Arc::clone(&unit.name),
                kind: Arc::clone(&unit.kind),
                submitted: headcount > 0 || !own.is_empty(),
                files: own,
                headcount,
            }
        })
        .collect()
}

fn distributions(plan: &Plan, people: &People<'_>, measured: &[Measured]) -> Vec<Count> {
    let mut distributions = Distributions::new(plan, people);
    let everyone = Mask::all(people.persons().len(), Some(true));
    distributions.add("all", &everyone);
    let leaders: Mask = people.persons().iter().map(|p| p.leader).collect();
    distributions.add("leader", &leaders);
    for (target, measured) in plan.targets.iter().zip(measured) {
        distributions.add(&target.id, &measured.population);
    }
    distributions.finish()
}
