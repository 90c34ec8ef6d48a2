//! What happened between two years: who joined, who left, who rose, who learned.

mod lineage;
mod matching;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::plan::Plan;
use crate::roster::{Person, Roster};
use crate::schema::{Column, Education, PoliticalTheory};
use lineage::Lineage;
use matching::{Matching, matching};

/// From one year read to the next one read. `stayed + left + doubtful_before` are the persons before,
/// `stayed + joined + doubtful_after` those after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Movement {
    /// Year before.
    pub from: i32,
    /// Year after.
    pub to: i32,
    /// Persons before.
    pub before: u32,
    /// Persons after.
    pub after: u32,
    /// The counts of the whole.
    #[serde(flatten)]
    pub whole: Moves,
    /// Levels gained by those who stayed, the new level being named; zeros are left out.
    pub gained: Vec<Gain>,
    /// Unit by unit, by code; those who left by the unit before, the others by the unit after. Units
    /// without any are left out.
    pub by_unit: Vec<UnitMoves>,
}

impl Movement {
    /// Persons who gained a level in a column.
    #[must_use]
    pub fn gained_in(&self, column: Column) -> u32 {
        let gains = self.gained.iter().filter(|g| g.dimension == column.name());
        gains.map(|gain| gain.count).sum()
    }
}

/// Counts of persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Moves {
    /// Known again.
    pub stayed: u32,
    /// In no list before.
    pub joined: u32,
    /// Of these, in units of which nobody was read before: a list that was not sent, or a new unit.
    pub joined_with_unit: u32,
    /// In no list after.
    pub left: u32,
    /// Of these, in units of which nobody was read after.
    pub left_with_unit: u32,
    /// Of the persons before, may be one of those after.
    pub doubtful_before: u32,
    /// Of the persons after, may be one of those before.
    pub doubtful_after: u32,
    /// Of those who stayed, in another unit after.
    pub moved: u32,
    /// Of those who stayed, leaders who were none, or who hold a higher post than before.
    pub promoted: u32,
    /// Of these, leaders who were none.
    pub became_leader: u32,
    /// Of those who stayed, with a higher level of some qualification than before.
    pub qualified: u32,
}

/// The counts of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitMoves {
    /// Code.
    pub unit: Arc<str>,
    /// Counts.
    #[serde(flatten)]
    pub moves: Moves,
}

/// A level reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gain {
    /// Column of the roster.
    pub dimension: &'static str,
    /// Level after.
    pub value: &'static str,
    /// Persons.
    pub count: u32,
}

/// Movements between each year and the next; rosters ascend.
pub(super) fn movements(plan: &Plan, rosters: &[&Roster]) -> Vec<Movement> {
    let lineage = Lineage::of(plan);
    (rosters.windows(2))
        .filter_map(|pair| match pair {
            [before, after] => Some(movement(plan, &lineage, before, after)),
            _ => None,
        })
        .collect()
}

fn movement(plan: &Plan, lineage: &Lineage<'_>, before: &Roster, after: &Roster) -> Movement {
    let found = matching(&before.persons, &after.persons, lineage);
    let mut tally = Tally {
        whole: Moves::default(),
        by_unit: BTreeMap::new(),
        gained: BTreeMap::new(),
    };
    tally.comings_and_goings(&found, &before.persons, &after.persons, lineage);
    for &(a, b) in &found.pairs {
        tally.stayed(plan, lineage, &before.persons[a], &after.persons[b]);
    }
    let size = |roster: &Roster| u32::try_from(roster.persons.len()).unwrap_or(u32::MAX);
    Movement {
        from: before.period.year,
        to: after.period.year,
        before: size(before),
        after: size(after),
        whole: tally.whole,
        gained: (tally.gained.into_iter())
            .map(|((dimension, _, value), count)| Gain {
                dimension: dimension.name(),
                value,
                count,
            })
            .collect(),
        by_unit: (tally.by_unit.into_iter())
            .map(|(unit, moves)| UnitMoves { unit, moves })
            .collect(),
    }
}

struct Tally {
    whole: Moves,
    by_unit: BTreeMap<Arc<str>, Moves>,
    /// By column and place on its ladder.
    gained: BTreeMap<(Column, usize, &'static str), u32>,
}

impl Tally {
    /// Counts a person in the whole and in the unit.
    fn count(&mut self, person: &Person, add: impl Fn(&mut Moves)) {
        add(&mut self.whole);
        if let Some(unit) = &person.unit {
            add(self.by_unit.entry(Arc::clone(unit)).or_default());
        }
    }

    fn comings_and_goings(
        &mut self,
        found: &Matching,
        before: &[Person],
        after: &[Person],
        lineage: &Lineage<'_>,
    ) {
        let (units_before, units_after) = (units(before), units(after));
        for person in found.joined.iter().map(|&p| &after[p]) {
            let new = person.unit.as_deref().is_some_and(|unit| {
                !units_before
                    .iter()
                    .any(|before| lineage.goes_on(before, unit))
            });
            self.count(person, |moves| {
                moves.joined += 1;
                moves.joined_with_unit += u32::from(new);
            });
        }
        for person in found.left.iter().map(|&p| &before[p]) {
            let gone = person
                .unit
                .as_deref()
                .is_some_and(|unit| !units_after.iter().any(|after| lineage.goes_on(unit, after)));
            self.count(person, |moves| {
                moves.left += 1;
                moves.left_with_unit += u32::from(gone);
            });
        }
        for &person in &found.doubtful_before {
            self.count(&before[person], |moves| moves.doubtful_before += 1);
        }
        for &person in &found.doubtful_after {
            self.count(&after[person], |moves| moves.doubtful_after += 1);
        }
    }

    fn stayed(&mut self, plan: &Plan, lineage: &Lineage<'_>, before: &Person, after: &Person) {
        let moved = (before.unit.as_deref().zip(after.unit.as_deref()))
            .is_some_and(|(a, b)| !lineage.goes_on(a, b));
        let is_leader = after.leader == Some(true);
        let became_leader = is_leader && before.leader == Some(false);
        let ranks = highest(plan, before).zip(highest(plan, after));
        // ranks of professional titles order lists, they are no steps up
        let rose = is_leader && ranks.is_some_and(|(before, after)| after < before);
        let gains = [
            gain(
                Column::Education,
                Education::TEXTS,
                before.education.map(|l| l as usize),
                after.education.map(|l| l as usize),
            ),
            gain(
                Column::PoliticalTheory,
                PoliticalTheory::TEXTS,
                before.political_theory.map(|l| l as usize),
                after.political_theory.map(|l| l as usize),
            ),
        ];
        let qualified = gains.iter().any(Option::is_some);
        self.count(after, |moves| {
            moves.stayed += 1;
            moves.moved += u32::from(moved);
            moves.promoted += u32::from(became_leader || rose);
            moves.became_leader += u32::from(became_leader);
            moves.qualified += u32::from(qualified);
        });
        for gain in gains.into_iter().flatten() {
            *self.gained.entry(gain).or_default() += 1;
        }
    }
}

/// The level reached, where it is higher than the one before and both are known.
fn gain(
    column: Column,
    levels: &[&'static str],
    before: Option<usize>,
    after: Option<usize>,
) -> Option<(Column, usize, &'static str)> {
    let (before, after) = before.zip(after)?;
    (after > before).then(|| (column, after, levels[after]))
}

/// Rank of the highest post, memberships aside; 1 is the highest.
fn highest(plan: &Plan, person: &Person) -> Option<u32> {
    let posts = person.posts.iter().filter_map(|code| plan.post(code));
    posts
        .filter(|post| !post.membership)
        .map(|post| post.rank)
        .min()
}

/// Units of which somebody was read.
fn units(persons: &[Person]) -> BTreeSet<&str> {
    persons.iter().filter_map(|p| p.unit.as_deref()).collect()
}
