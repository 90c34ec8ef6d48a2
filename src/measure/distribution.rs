//! Distributions in long form (contract §4).

use std::sync::Arc;

use rayon::prelude::*;

use super::people::People;
use super::{Count, Mask};
use crate::plan::Plan;
use crate::schema::{Education, Employment, Gender, PoliticalTheory, Rating, StateManagement};

/// The value for null.
const UNKNOWN: &str = "unknown";
/// The value of yes and no, in the order in which `false < true`.
const FLAGS: [&str; 2] = ["false", "true"];
const ETHNICITY_GROUPS: [&str; 2] = ["kinh", "minority"];

/// Genders and `unknown`.
const GENDERS: usize = Gender::ALL.len() + 1;

/// A dimension: its values, `unknown` last.
struct Dimension {
    name: Arc<str>,
    values: Vec<Arc<str>>,
}

/// Number of the dimensions.
const DIMENSIONS: usize = 9;

/// Most units for which distributions are counted unit by unit; beyond them they would outgrow the
/// roster itself, of which they are a group-by.
const MOST_UNITS: usize = 500;

/// Where each person of a roster counts along every dimension, for the whole and unit by unit.
pub(super) struct Distributions<'a> {
    people: &'a People<'a>,
    dimensions: [Dimension; DIMENSIONS],
    /// For each person and dimension the place of value and gender together.
    cells: Vec<[u32; DIMENSIONS]>,
}

impl<'a> Distributions<'a> {
    pub(super) fn new(plan: &Plan, people: &'a People<'a>) -> Self {
        let bands: Vec<&str> = plan.bands.iter().map(|band| band.id.as_str()).collect();
        let dimension = |name: &str, values: &[&str]| Dimension {
            name: Arc::from(name),
            values: values
                .iter()
                .copied()
                .chain([UNKNOWN])
                .map(Arc::from)
                .collect(),
        };
        let dimensions = [
            dimension("age_band", &bands),
            dimension("gender", Gender::TEXTS),
            dimension("education", Education::TEXTS),
            dimension("political_theory", PoliticalTheory::TEXTS),
            dimension("state_management", StateManagement::TEXTS),
            dimension("rating", Rating::TEXTS),
            dimension("employment", Employment::TEXTS),
            dimension("ethnicity_group", &ETHNICITY_GROUPS),
            dimension("party_member", &FLAGS),
        ];
        let band = |age: i32| {
            let band = plan.band(age)?;
            bands.iter().position(|id| *id == band.id)
        };
        let cells = (people.persons().par_iter())
            .map(|p| {
                // the variants of the enums of fixed values are numbered in the order of their texts
                let values: [Option<usize>; DIMENSIONS] = [
                    p.age.and_then(band),
                    p.gender.map(|v| v as usize),
                    p.education.map(|v| v as usize),
                    p.political_theory.map(|v| v as usize),
                    p.state_management.map(|v| v as usize),
                    p.rating.map(|v| v as usize),
                    p.employment.map(|v| v as usize),
                    p.minority.map(usize::from),
                    p.party_member.map(usize::from),
                ];
                let gender = p.gender.map_or(GENDERS - 1, |g| g as usize);
                std::array::from_fn(|at| {
                    let unknown = dimensions[at].values.len() - 1;
                    let cell = values[at].unwrap_or(unknown) * GENDERS + gender;
                    u32::try_from(cell).unwrap_or(u32::MAX)
                })
            })
            .collect();
        Self {
            people,
            dimensions,
            cells,
        }
    }

    /// Counts one population: first the whole, zeros included, then each unit without zeros, unless
    /// there are more than [`MOST_UNITS`].
    pub(super) fn of(&self, population: &str, members: &Mask) -> Vec<Count> {
        let population: Arc<str> = Arc::from(population);
        let broken_down = self.people.units.len() <= MOST_UNITS;
        // the last slot is of persons without a unit
        let slots = if broken_down {
            self.people.units.len() + 1
        } else {
            1
        };
        let sizes = self.dimensions.each_ref().map(|d| d.values.len() * GENDERS);
        let mut by_unit = sizes.map(|size| vec![0_u32; slots * size]);
        for person in members.persons() {
            let slot = if broken_down {
                self.people.slot(person)
            } else {
                0
            };
            for (at, &cell) in self.cells[person].iter().enumerate() {
                by_unit[at][slot * sizes[at] + cell as usize] += 1;
            }
        }
        let mut rows = Vec::new();
        for ((dimension, by_unit), size) in self.dimensions.iter().zip(by_unit).zip(sizes) {
            let mut whole = vec![0_u32; size];
            for unit in by_unit.chunks(size) {
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
            let all = whole.iter().copied().enumerate();
            rows.extend(all.map(|(cell, count)| row(None, cell, count)));
            if !broken_down {
                continue;
            }
            for (unit, counts) in self.people.units.iter().zip(by_unit.chunks(size)) {
                let some = counts.iter().copied().enumerate().filter(|(_, n)| *n > 0);
                rows.extend(some.map(|(cell, count)| row(Some(&unit.code), cell, count)));
            }
        }
        rows
    }
}
