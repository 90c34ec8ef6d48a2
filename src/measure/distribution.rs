//! Distributions in long form (contract §4).

use std::sync::Arc;

use super::people::People;
use super::{Count, Mask};
use crate::plan::Plan;
use crate::roster::Person;
use crate::schema::{Education, Employment, Gender, PoliticalTheory, Rating, StateManagement};

/// The value for null.
const UNKNOWN: &str = "unknown";
/// The value of yes and no, in the order in which `false < true`.
const FLAGS: [&str; 2] = ["false", "true"];
const ETHNICITY_GROUPS: [&str; 2] = ["kinh", "minority"];

/// Genders and `unknown`.
const GENDERS: usize = Gender::ALL.len() + 1;

/// A dimension: its values, and which of them each person has (`values.len() - 1` is unknown).
struct Dimension {
    name: Arc<str>,
    values: Vec<Arc<str>>,
    of: Vec<usize>,
}

/// Most units for which distributions are counted unit by unit; beyond them they would outgrow the
/// roster itself, of which they are a group-by.
const MOST_UNITS: usize = 500;

/// Each person of some populations counted along every dimension, for the whole and unit by unit.
pub(super) struct Distributions<'a> {
    people: &'a People<'a>,
    dimensions: Vec<Dimension>,
    genders: Vec<usize>,
    counts: Vec<Count>,
}

impl<'a> Distributions<'a> {
    pub(super) fn new(plan: &Plan, people: &'a People<'a>) -> Self {
        let bands: Vec<&str> = plan.bands.iter().map(|band| band.id.as_str()).collect();
        let band = |p: &Person| {
            let band = plan.band(p.age?)?;
            bands.iter().position(|id| *id == band.id)
        };
        let persons = people.persons();
        let dimension = |name: &str, values: &[&str], of: &dyn Fn(&Person) -> Option<usize>| {
            let values = values.iter().copied().chain([UNKNOWN]);
            let values: Vec<Arc<str>> = values.map(Arc::from).collect();
            let unknown = values.len() - 1;
            Dimension {
                name: Arc::from(name),
                of: persons.iter().map(|p| of(p).unwrap_or(unknown)).collect(),
                values,
            }
        };
        // the variants of the enums of fixed values are numbered in the order of their texts
        let dimensions = vec![
            dimension("age_band", &bands, &band),
            dimension("gender", Gender::TEXTS, &|p| Some(p.gender? as usize)),
            dimension("education", Education::TEXTS, &|p| {
                Some(p.education? as usize)
            }),
            dimension("political_theory", PoliticalTheory::TEXTS, &|p| {
                Some(p.political_theory? as usize)
            }),
            dimension("state_management", StateManagement::TEXTS, &|p| {
                Some(p.state_management? as usize)
            }),
            dimension("rating", Rating::TEXTS, &|p| Some(p.rating? as usize)),
            dimension("employment", Employment::TEXTS, &|p| {
                Some(p.employment? as usize)
            }),
            dimension("ethnicity_group", &ETHNICITY_GROUPS, &|p| {
                Some(usize::from(p.minority?))
            }),
            dimension("party_member", &FLAGS, &|p| {
                Some(usize::from(p.party_member?))
            }),
        ];
        let gender = |p: &Person| p.gender.map_or(GENDERS - 1, |g| g as usize);
        Self {
            people,
            dimensions,
            genders: persons.iter().map(gender).collect(),
            counts: Vec::new(),
        }
    }

    /// Counts one population: first the whole, zeros included, then each unit without zeros, unless
    /// there are more than [`MOST_UNITS`].
    pub(super) fn add(&mut self, population: &str, members: &Mask) {
        let population: Arc<str> = Arc::from(population);
        let broken_down = self.people.units.len() <= MOST_UNITS;
        // the last slot is of persons without a unit
        let slots = if broken_down {
            self.people.units.len() + 1
        } else {
            1
        };
        for dimension in &self.dimensions {
            let cells = dimension.values.len() * GENDERS;
            let mut by_unit = vec![0_u32; slots * cells];
            for person in members.persons() {
                let cell = dimension.of[person] * GENDERS + self.genders[person];
                let slot = if broken_down {
                    self.people.slot(person)
                } else {
                    0
                };
                by_unit[slot * cells + cell] += 1;
            }
            let mut whole = vec![0_u32; cells];
            for unit in by_unit.chunks(cells) {
                for (sum, count) in whole.iter_mut().zip(unit) {
                    *sum += count;
                }
            }
            let row = |unit: Option<&Arc<str>>, cell: usize, count: u32| Count {
                population: Arc::clone(&population),
                unit: unit.cloned(),
                dimension: Arc::clone(&dimension.name),
                value: Arc::clone(&dimension.values[cell / GENDERS]),
                gender: Gender::TEXTS
                    .get(cell % GENDERS)
                    .copied()
                    .unwrap_or(UNKNOWN),
                count,
            };
            let cells_of = |counts: &[u32]| counts.iter().copied().enumerate().collect::<Vec<_>>();
            for (cell, count) in cells_of(&whole) {
                self.counts.push(row(None, cell, count));
            }
            if !broken_down {
                continue;
            }
            for (unit, counts) in self.people.units.iter().zip(by_unit.chunks(cells)) {
                for (cell, count) in cells_of(counts) {
                    if count > 0 {
                        self.counts.push(row(Some(&unit.code), cell, count));
                    }
                }
            }
        }
    }

    /// All that was counted.
    pub(super) fn finish(self) -> Vec<Count> {
        self.counts
    }
}
