//! How long each person of today stays.

use chrono::NaiveDate;

use crate::measure::people::People;
use crate::plan::{Leaving, Plan};

/// Whether a person is still there on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stay {
    /// Surely.
    Remains,
    /// Surely retired.
    Gone,
    /// A missing fact leaves it open.
    Open,
}

/// When each person of a roster retires.
pub(super) struct Service {
    leaving: Vec<Leaving>,
}

impl Service {
    pub(super) fn of(plan: &Plan, people: &People<'_>) -> Self {
        let leaving = (people.persons().iter())
            .map(|p| (plan.retirement).leaving(p.gender, p.birth_date, p.employment));
        Self {
            leaving: leaving.collect(),
        }
    }

    /// Whether a person is still there at the end of a day.
    pub(super) fn stay(&self, person: usize, day: NaiveDate) -> Stay {
        match self.leaving[person] {
            Leaving::On(out) | Leaving::Between(_, out) if out <= day => Stay::Gone,
            Leaving::Between(out, _) if out <= day => Stay::Open,
            Leaving::On(_) | Leaving::Between(..) | Leaving::NotCovered => Stay::Remains,
            Leaving::Unknown => Stay::Open,
        }
    }

    /// Persons of whom nothing is foreseen.
    pub(super) fn not_covered(&self) -> u32 {
        let none = self.leaving.iter().filter(|l| **l == Leaving::NotCovered);
        u32::try_from(none.count()).unwrap_or(u32::MAX)
    }
}
