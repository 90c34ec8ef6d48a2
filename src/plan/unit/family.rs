//! How units stand to each other: which is above which, and what has become of those that ended.

use chrono::NaiveDate;

use super::index::Name;
use crate::plan::Plan;

/// Kinship of a plan's units by their indexes.
#[derive(Debug)]
pub(super) struct Family {
    parent: Vec<Option<usize>>,
    /// The unit that a name means on the day of the lookup.
    today: Vec<usize>,
}

impl Family {
    /// All units as if none ever ended.
    pub(super) fn new(plan: &Plan) -> Self {
        let at = |code: &str| plan.units.iter().position(|unit| unit.code == code);
        Self {
            parent: plan.units.iter().map(|unit| at(&unit.parent)).collect(),
            today: (0..plan.units.len()).collect(),
        }
    }

    /// Units as of a day: an ended one is its only successor.
    pub(super) fn as_of(plan: &Plan, day: NaiveDate) -> Self {
        let at = |code: &str| plan.units.iter().position(|unit| unit.code == code);
        let today = |(i, unit): (usize, &crate::plan::model::Unit)| {
            let then = plan.unit_on(&unit.code, day);
            then.and_then(|unit| at(&unit.code)).unwrap_or(i)
        };
        Self {
            today: plan.units.iter().enumerate().map(today).collect(),
            ..Self::new(plan)
        }
    }

    pub(super) fn today(&self, unit: usize) -> usize {
        self.today.get(unit).copied().unwrap_or(unit)
    }

    /// A unit and those above it, nearest first. The checks refuse plans with rings.
    fn line(&self, unit: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(unit), |unit| self.parent.get(*unit).copied().flatten())
    }

    /// Whether a unit stands above another one.
    pub(super) fn is_above(&self, above: usize, unit: usize) -> bool {
        above != unit && self.line(unit).any(|of| of == above)
    }

    /// The only one of several units that stands below a unit.
    pub(super) fn only_below<'n>(&self, names: &'n [Name], above: usize) -> Option<&'n Name> {
        let mut below = names.iter().filter(|name| self.is_above(above, name.unit));
        below.next().filter(|_| below.next().is_none())
    }

    /// Which of the units of one name is meant: the only one, else the nearest of the sender's
    /// family. `None` where several are as near.
    pub(super) fn choose<'n>(&self, names: &'n [Name], home: Option<usize>) -> Option<&'n Name> {
        if let [name] = names {
            return Some(name);
        }
        self.line(home?).find_map(|of| {
            let own = names.iter().find(|name| name.unit == of);
            // several below the same unit stand for a larger family: nothing nearer tells them apart
            own.or_else(|| self.only_below(names, of))
        })
    }
}
