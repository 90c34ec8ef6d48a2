//! From rosters and a plan to results.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::distribution::Distributions;
use super::measured::{Measured, measured};
use super::movement::movements;
use super::outlook::outlook;
use super::people::People;
use super::table::{Sources, tables};
use super::{
    AgeShift, Ages, Compiled, Count, Mask, PersonClass, Results, Share, TargetResult, UnitResult,
    ceiling, target,
};
use crate::finding::Finding;
use crate::plan::Plan;
use crate::roster::Roster;
use crate::schema::AgeMethod;

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
    let by_year: Vec<Vec<Measured>> = (years.par_iter())
        .map(|people| {
            let targets = plan.targets.par_iter().zip(&compiled.targets);
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
    let (movements, outlook) = rayon::join(
        || movements(plan, &rosters),
        || outlook(plan, compiled, people, now),
    );
    let tables = || {
        tables(&Sources {
            plan,
            compiled,
            years: &years,
            people,
            measured: now,
            results: &targets,
            movements: &movements,
            outlook: outlook.as_ref(),
        })
    };
    let distributions = || distributions(plan, people, now);
    let ages = || ages(plan, compiled, people, now);
    let (tables, (distributions, ages)) = rayon::join(tables, || rayon::join(distributions, ages));
    let year = current.period.year;
    let results = Results {
        headcount: u32::try_from(current.persons.len()).unwrap_or(u32::MAX),
        merged: current.merged,
        units: units(people, files),
        distributions,
        ceilings: (plan.ceilings.iter().zip(&compiled.ceilings))
            .filter(|(rule, _)| {
                rule.from_year <= year && rule.to_year.is_none_or(|last| year <= last)
            })
            .flat_map(|(rule, asks)| ceiling::ceiling(people, rule, asks))
            .collect(),
        ages,
        targets,
        movements,
        outlook,
        tables,
        person_classes: (compiled.targets.par_iter().zip(now))
            .map(|(asks, measured)| {
                classes(people, &measured.population, &people.mask(asks.criterion))
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

/// What the other ways of counting ages would change.
fn ages(plan: &Plan, compiled: &Compiled, people: &People<'_>, now: &[Measured]) -> Ages {
    let stands = |people: &People<'_>, measured: &[Measured]| -> Vec<Vec<PersonClass>> {
        (compiled.targets.iter().zip(measured))
            .map(|(asks, m)| classes(people, &m.population, &people.mask(asks.criterion)))
            .collect()
    };
    let period = people.roster.period;
    let others = AgeMethod::ALL.into_iter().filter(|m| *m != plan.age_method);
    let shift = |method: AgeMethod| {
        let persons = people.persons();
        let mut bands = 0;
        let mut changed = false;
        let ages: Vec<Option<i32>> = (persons.iter())
            .map(|person| {
                let Some(birth) = person.birth_date else {
                    return person.age;
                };
                let other = period.age_by(method, birth);
                if other != person.age {
                    let band = |age: Option<i32>| age.and_then(|age| plan.band(age)).map(|b| &b.id);
                    bands += u32::from(band(other) != band(person.age));
                    changed = true;
                }
                other
            })
            .collect();
        let mut targets = vec![0; plan.targets.len()];
        if changed {
            let other = people.with_ages(ages.into_iter());
            let measured: Vec<Measured> = (plan.targets.iter().zip(&compiled.targets))
                .map(|(row, asks)| measured(&other, row, asks))
                .collect();
            let both = stands(people, now)
                .into_iter()
                .zip(stands(&other, &measured));
            for (count, (a, b)) in targets.iter_mut().zip(both) {
                let differing = a.iter().zip(&b).filter(|(a, b)| a != b).count();
                *count = u32::try_from(differing).unwrap_or(u32::MAX);
            }
        }
        AgeShift {
            method,
            bands,
            targets,
        }
    };
    Ages {
        method: plan.age_method,
        others: others.map(shift).collect(),
    }
}

fn units(people: &People<'_>, files: &[(Arc<str>, Arc<str>)]) -> Vec<UnitResult> {
    let everyone = Mask::all(people.persons().len(), Some(true));
    let mut sent: BTreeMap<&str, BTreeSet<&Arc<str>>> = BTreeMap::new();
    for (file, sender) in files {
        sent.entry(sender).or_default().insert(file);
    }
    (people.units.iter().zip(people.by_unit(&everyone)))
        .map(|(unit, headcount)| {
            let own: Vec<Arc<str>> = (sent.get(&*unit.code).into_iter().flatten())
                .map(|file| Arc::clone(file))
                .collect();
            let submitted = headcount > 0 || !own.is_empty();
            let planned = people.plan.unit(&unit.code);
            UnitResult {
                code: Arc::clone(&unit.code),
                name: Arc::clone(&unit.name),
                kind: Arc::clone(&unit.kind),
                submitted,
                awaited: !submitted
                    && planned.is_some_and(|unit| unit.exists_on(people.roster.period.as_of)),
                files: own,
                headcount,
            }
        })
        .collect()
}

fn distributions(plan: &Plan, people: &People<'_>, measured: &[Measured]) -> Vec<Count> {
    let distributions = Distributions::new(plan, people);
    let everyone = Mask::all(people.persons().len(), Some(true));
    let leaders: Mask = people.persons().iter().map(|p| p.leader).collect();
    let of_targets = (plan.targets.iter().zip(measured))
        .map(|(target, measured)| (target.id.as_str(), &measured.population));
    let populations: Vec<(&str, &Mask)> = [("all", &everyone), ("leader", &leaders)]
        .into_iter()
        .chain(of_targets)
        .collect();
    let counts: Vec<Vec<Count>> = (populations.into_par_iter())
        .map(|(population, members)| distributions.of(population, members))
        .collect();
    counts.concat()
}
