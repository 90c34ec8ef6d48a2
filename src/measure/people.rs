//! The persons of one period with the answers to all conditions of the plan.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;

use super::compiled::Ask;
use super::{Compiled, Facts, Mask};
use crate::plan::Plan;
use crate::plan::model::{Target, Unit};
use crate::roster::{Person, Roster};
use crate::schema::Period;

/// A unit of the plan that existed in the year, or one that was read.
#[derive(Debug, Clone)]
pub(super) struct UnitRow<'a> {
    pub(super) code: Arc<str>,
    pub(super) name: Arc<str>,
    pub(super) kind: Arc<str>,
    /// Its row in the plan; none for units outside it.
    pub(super) planned: Option<&'a Unit>,
}

/// A roster and what the plan's conditions say of each of its persons.
pub(super) struct People<'a> {
    pub(super) plan: &'a Plan,
    pub(super) roster: &'a Roster,
    /// Those of the plan in its order, then the others by code.
    pub(super) units: Vec<UnitRow<'a>>,
    /// Index in `units` of each person's unit.
    pub(super) unit_of: Vec<Option<usize>>,
    compiled: &'a Compiled,
    facts: Facts<'a>,
}

impl<'a> People<'a> {
    pub(super) fn new(plan: &'a Plan, compiled: &'a Compiled, roster: &'a Roster) -> Self {
        let units = units(plan, roster);
        let index: BTreeMap<&str, usize> = (0..).zip(&units).map(|(i, u)| (&*u.code, i)).collect();
        let find = |p: &Person| p.unit.as_deref().and_then(|code| index.get(code).copied());
        let unit_of = roster.persons.par_iter().map(find).collect();
        Self {
            plan,
            roster,
            units,
            unit_of,
            compiled,
            facts: Facts::of(roster),
        }
    }

    /// The same persons in the same units, as old as they will be on another day.
    pub(super) fn aged(&self, day: NaiveDate) -> Self {
        let period = Period {
            year: day.year(),
            as_of: day,
        };
        let ages = (self.persons().iter()).map(|p| {
            p.birth_date
                .and_then(|birth| period.age_by(self.plan.age_method, birth))
        });
        self.with_ages(ages)
    }

    /// The same persons in the same units with other ages, one a person.
    pub(super) fn with_ages(&self, ages: impl ExactSizeIterator<Item = Option<i32>>) -> Self {
        Self {
            plan: self.plan,
            roster: self.roster,
            units: self.units.clone(),
            unit_of: self.unit_of.clone(),
            compiled: self.compiled,
            facts: self.facts.with_ages(ages),
        }
    }

    pub(super) fn persons(&self) -> &'a [Person] {
        &self.roster.persons
    }

    /// The answers to one of [`Compiled::conditions`]. They are put together each time: kept for all
    /// the lines of all appendices they would outgrow the roster, and only the single tests cost.
    pub(super) fn mask(&self, ask: Ask) -> Mask {
        self.compiled.conditions[ask].eval(&self.facts)
    }

    /// How many of a mask are in each unit; the last entry is for those without one.
    pub(super) fn by_unit(&self, mask: &Mask) -> Vec<u32> {
        let mut counts = vec![0; self.units.len() + 1];
        for person in mask.persons() {
            counts[self.slot(person)] += 1;
        }
        counts
    }

    /// For each unit, and for the place after the last, where its persons count for a target: with
    /// `sub_units` at the nearest unit above of the kinds that the target asks of.
    pub(super) fn counted_at(&self, target: &Target) -> Vec<usize> {
        let mut slots: Vec<usize> = (0..=self.units.len()).collect();
        if !target.sub_units {
            return slots;
        }
        let at = |unit: &Unit| {
            let asked = target.unit_kinds.contains(&unit.kind);
            let slot = self.units.iter().position(|row| *row.code == *unit.code);
            slot.filter(|_| asked)
        };
        for (slot, row) in slots.iter_mut().zip(&self.units) {
            let Some(unit) = row.planned else { continue };
            let found = std::iter::once(unit)
                .chain(self.plan.above(unit))
                .find_map(at);
            *slot = found.unwrap_or(*slot);
        }
        slots
    }

    /// Index of a person's unit, or of the place after the last unit.
    pub(super) fn slot(&self, person: usize) -> usize {
        self.unit_of[person].unwrap_or(self.units.len())
    }
}

fn units<'a>(plan: &'a Plan, roster: &Roster) -> Vec<UnitRow<'a>> {
    let mut read: BTreeMap<&str, &Person> = BTreeMap::new();
    // the first of each: rows of one list are mostly of one unit
    for same in roster.persons.chunk_by(|a, b| a.unit == b.unit) {
        if let Some((code, person)) = same.first().and_then(|p| Some((p.unit.as_ref()?, p))) {
            read.entry(code).or_insert(person);
        }
    }
    let year = roster.period.year;
    let mut rows: Vec<UnitRow<'a>> = plan
        .units
        .iter()
        .filter(|unit| read.remove(unit.code.as_str()).is_some() || unit.exists_in(year))
        .map(|unit| UnitRow {
            code: Arc::from(unit.code.as_str()),
            name: Arc::from(unit.name.as_str()),
            kind: Arc::from(unit.kind.as_str()),
            planned: Some(unit),
        })
        .collect();
    let none: Arc<str> = Arc::from("");
    rows.extend(read.into_iter().map(|(code, person)| {
        UnitRow {
            code: Arc::from(code),
            name: person.unit_name.clone().unwrap_or_else(|| Arc::from(code)),
            kind: person
                .unit_kind
                .clone()
                .unwrap_or_else(|| Arc::clone(&none)),
            planned: None,
        }
    }));
    rows
}
