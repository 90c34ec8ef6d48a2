//! Which units are one and the same across a merger or a split.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::Plan;

/// For each unit of a plan the units that took its place, near and far.
pub(super) struct Lineage<'a> {
    heirs: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Lineage<'a> {
    pub(super) fn of(plan: &'a Plan) -> Self {
        let next: BTreeMap<&str, &[String]> = (plan.units.iter())
            .filter(|unit| !unit.successors.is_empty())
            .map(|unit| (unit.code.as_str(), unit.successors.as_slice()))
            .collect();
        let heirs = next.keys().map(|&unit| {
            let mut found = BTreeSet::new();
            let mut ahead = vec![unit];
            while let Some(code) = ahead.pop() {
                for heir in next.get(code).copied().unwrap_or_default() {
                    if found.insert(heir.as_str()) {
                        ahead.push(heir);
                    }
                }
            }
            (unit, found)
        });
        Self {
            heirs: heirs.collect(),
        }
    }

    /// Whether a unit goes on in another one; every unit does in itself.
    pub(super) fn goes_on(&self, before: &str, after: &str) -> bool {
        let heirs = self.heirs.get(before);
        before == after || heirs.is_some_and(|heirs| heirs.contains(after))
    }
}
