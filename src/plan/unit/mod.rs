//! Whose list is it: finding a unit of the plan in what sheets, files and letterheads say.

mod family;
mod index;
mod lookup;
mod noise;
mod outside;
#[cfg(test)]
mod province_tests;
mod segment;
#[cfg(test)]
mod tests;
mod words;

pub use lookup::UnitIndex;

/// What a text says about a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitMatch {
    /// The whole text is a name of this unit of the plan.
    Exact {
        /// Index into `Plan::units`.
        unit: usize,
    },
    /// The whole text is nearly a name of this unit and of no other: a slip of the pen.
    Near {
        /// Index into `Plan::units`.
        unit: usize,
        /// The name it nearly is, as the plan writes it.
        alias: String,
    },
    /// A name of this unit stands within a longer text.
    Inside {
        /// Index into `Plan::units`.
        unit: usize,
    },
    /// The text names a unit by the words of its kind, but the plan does not have it.
    Outside {
        /// Its name, as people write it.
        name: String,
        /// Its code: the folded name, words joined by `-`.
        slug: String,
        /// Code of its kind.
        kind: String,
        /// Code of its level.
        level: String,
    },
    /// The text names no unit, or several.
    None,
}

impl UnitMatch {
    /// Index into `Plan::units` of the unit of the plan that is meant, near misses included.
    #[must_use]
    pub fn unit(&self) -> Option<usize> {
        match self {
            Self::Exact { unit } | Self::Near { unit, .. } | Self::Inside { unit } => Some(*unit),
            Self::Outside { .. } | Self::None => None,
        }
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::None
    }
}
