//! Ceilings on ratings, by unit and employment group.

use std::sync::Arc;

use super::Ceiling;
use super::compiled::CeilingAsks;
use super::people::People;
use super::threshold::Fraction;
use crate::plan::model;
use crate::schema::Employment;

/// Groups of employment, and one for those of whom it is not known.
const GROUPS: usize = Employment::ALL.len() + 1;

/// A ceiling in each unit and group that has somebody, in each such unit, and for the whole. Sums
/// allow what their parts allow: room in one unit is none in another.
pub(super) fn ceiling(
    people: &People<'_>,
    rule: &model::Ceiling,
    asks: &CeilingAsks,
) -> Vec<Ceiling> {
    let name: Arc<str> = Arc::from(rule.name.as_str());
    let share = Fraction::of(rule.at_most);
    let sum_of = |unit: Option<Arc<str>>| Ceiling {
        name: Arc::clone(&name),
        unit,
        employment: None,
        base: 0,
        count: 0,
        allowed: 0,
    };
    let mut rows = Vec::new();
    let mut whole = sum_of(None);
    for (slot, groups) in groups(people, asks).chunks(GROUPS).enumerate() {
        let mut sum = sum_of(people.units.get(slot).map(|unit| Arc::clone(&unit.code)));
        for (group, &(base, count)) in groups.iter().enumerate().filter(|(_, g)| g.0 > 0) {
            let row = Ceiling {
                employment: Some(Employment::TEXTS.get(group).copied().unwrap_or("unknown")),
                base,
                count,
                allowed: share.most_of(base),
                ..sum.clone()
            };
            sum.add(&row);
            // persons without a unit are in the whole only
            if row.unit.is_some() {
                rows.push(row);
            }
        }
        whole.add(&sum);
        if sum.unit.is_some() && sum.base > 0 {
            rows.push(sum);
        }
    }
    rows.push(whole);
    rows
}

/// Base and count of each unit's groups, those of persons without a unit last.
fn groups(people: &People<'_>, asks: &CeilingAsks) -> Vec<(u32, u32)> {
    let base = people.mask(asks.base);
    let criterion = people.mask(asks.criterion);
    let mut counts = vec![(0, 0); (people.units.len() + 1) * GROUPS];
    for person in base.persons() {
        let employment = people.persons()[person].employment;
        let group = employment.map_or(GROUPS - 1, |e| e as usize);
        let (base, count) = &mut counts[people.slot(person) * GROUPS + group];
        *base += 1;
        *count += u32::from(criterion.is_yes(person));
    }
    counts
}

impl Ceiling {
    fn add(&mut self, part: &Self) {
        self.base += part.base;
        self.count += part.count;
        self.allowed += part.allowed;
    }
}
