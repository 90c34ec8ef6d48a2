//! A target measured on one roster, before thresholds.

use super::compiled::TargetAsks;
use super::people::People;
use super::{Mask, Share};
use crate::plan::model::{Target, TargetKind};

/// What a target's conditions give on one roster.
pub(super) struct Measured {
    /// Persons it speaks of; presence: those in the bodies of units that have one.
    pub(super) population: Mask,
    /// Persons for whom it is open whether it speaks of them.
    pub(super) left_out: Vec<usize>,
    /// Persons in the population for whom the criterion is open.
    pub(super) open: Vec<usize>,
    /// Of the whole.
    pub(super) counts: Share,
    /// Of each unit, with one entry more for persons without a unit.
    pub(super) by_unit: Vec<Share>,
    /// Persons of each unit; presence: of its body. The same as `by_unit` for shares.
    pub(super) members: Vec<Share>,
    /// Presence: units whose body is seen by office only and that are open for it.
    pub(super) by_office: Vec<usize>,
    /// Presence: whether a unit's body is seen on its own list, not by office only.
    pub(super) listed: Vec<bool>,
}

/// Measures a target.
pub(super) fn measured(people: &People<'_>, target: &Target, asks: &TargetAsks) -> Measured {
    match target.kind {
        TargetKind::Share => share(people, target, asks),
        TargetKind::Presence => presence(people, target, asks),
    }
}

/// Whether those whom a target speaks of have ended: its body, or every unit that could have one.
pub(super) fn is_gone(people: &People<'_>, target: &Target) -> bool {
    let day = people.roster.period.as_of;
    if let Some(body) = people.plan.unit(&target.body) {
        return body.ended_before(day);
    }
    let mut had = people.plan.units.iter().filter(|unit| {
        let body = unit.standing_committee || !target.needs_standing_committee;
        body && target.unit_kinds.contains(&unit.kind)
    });
    let mut any = false;
    target.kind == TargetKind::Presence
        && had.all(|unit| {
            any = true;
            unit.ended_before(day)
        })
        && any
}

fn share(people: &People<'_>, target: &Target, asks: &TargetAsks) -> Measured {
    let population = if is_gone(people, target) {
        Mask::all(people.persons().len(), Some(false))
    } else {
        people.mask(asks.population)
    };
    let criterion = people.mask(asks.criterion);
    let members = members(people, &people.counted_at(target), &population, &criterion);
    Measured {
        left_out: population.open().collect(),
        open: open(&population, &criterion),
        counts: members.iter().copied().sum(),
        by_unit: members.clone(),
        members,
        population,
        by_office: Vec::new(),
        listed: Vec::new(),
    }
}

fn presence(people: &People<'_>, target: &Target, asks: &TargetAsks) -> Measured {
    let has_body: Vec<bool> = (people.units.iter())
        .map(|unit| {
            target.unit_kinds.iter().any(|kind| **kind == *unit.kind)
                && unit.planned.is_none_or(|planned| {
                    let has = planned.standing_committee || !target.needs_standing_committee;
                    has && planned.exists_on(people.roster.period.as_of)
                })
        })
        .collect();
    let counted_at = people.counted_at(target);
    let eligible: Mask = (people.unit_of.iter())
        .map(|unit| Some(unit.is_some_and(|unit| has_body[counted_at[unit]])))
        .collect();
    let population = eligible.and(&people.mask(asks.population));
    let criterion = people.mask(asks.criterion);
    let members = members(people, &counted_at, &population, &criterion);
    let mut listed = vec![asks.by_office_only.is_none(); members.len()];
    if let Some(by_office_only) = asks.by_office_only {
        let by_office_only = people.mask(by_office_only);
        for person in population.persons() {
            let stated = people.persons()[person].standing_stated;
            listed[counted_at[people.slot(person)]] |= stated || !by_office_only.is_yes(person);
        }
    }
    let mut by_office = Vec::new();
    let by_unit: Vec<Share> = (0..)
        .zip(&members)
        .map(|(unit, body)| {
            let seen = body.numerator > 0;
            if body.denominator > 0 && !seen && !listed[unit] {
                by_office.push(unit);
            }
            Share {
                denominator: body.denominator.min(1),
                numerator: body.numerator.min(1),
                unknown: u32::from(
                    body.denominator > 0 && !seen && (body.unknown > 0 || !listed[unit]),
                ),
            }
        })
        .collect();
    Measured {
        left_out: population.open().collect(),
        open: open(&population, &criterion),
        counts: by_unit.iter().copied().sum(),
        by_unit,
        members,
        by_office,
        listed,
        population,
    }
}

fn members(
    people: &People<'_>,
    counted_at: &[usize],
    population: &Mask,
    criterion: &Mask,
) -> Vec<Share> {
    let mut shares = vec![Share::default(); people.units.len() + 1];
    for person in population.persons() {
        let share = &mut shares[counted_at[people.slot(person)]];
        share.denominator += 1;
        match criterion.get(person) {
            Some(true) => share.numerator += 1,
            Some(false) => {}
            None => share.unknown += 1,
        }
    }
    shares
}

fn open(population: &Mask, criterion: &Mask) -> Vec<usize> {
    let open = |person: &usize| criterion.get(*person).is_none();
    population.persons().filter(open).collect()
}

impl std::ops::Add for Share {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            denominator: self.denominator + other.denominator,
            numerator: self.numerator + other.numerator,
            unknown: self.unknown + other.unknown,
        }
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), |sum, share| sum + share)
    }
}

impl Share {
    /// Numerator / denominator; `None` at 0.
    #[must_use]
    pub fn fraction(self) -> Option<f64> {
        (self.denominator > 0).then(|| f64::from(self.numerator) / f64::from(self.denominator))
    }
}
