//! One target at the year-ends ahead.

use chrono::{Datelike, NaiveDate};

use super::OutlookPoint;
use super::service::{Service, Stay};
use crate::measure::Share;
use crate::measure::compiled::TargetAsks;
use crate::measure::measured::{Measured, is_gone};
use crate::measure::people::People;
use crate::plan::model::{Target, TargetKind};

/// A target and what is known of the people it speaks of.
pub(super) struct Projected<'a> {
    pub(super) row: &'a Target,
    pub(super) asks: &'a TargetAsks,
    /// As of today.
    pub(super) now: &'a Measured,
    pub(super) service: &'a Service,
}

/// What one day would give.
struct Given {
    counts: Share,
    /// Least and greatest share that the open facts allow, as numerator and denominator.
    lowest: (u32, u32),
    highest: (u32, u32),
}

impl Projected<'_> {
    /// The target at each year-end; `aged` are the persons as old as they will be then.
    pub(super) fn points(
        &self,
        today: &People<'_>,
        aged: &[People<'_>],
        ends: &[NaiveDate],
    ) -> Vec<OutlookPoint> {
        let mut points: Vec<OutlookPoint> = Vec::with_capacity(ends.len());
        let mut gone_before = 0;
        for (people, &end) in aged.iter().zip(ends) {
            let given = match self.row.kind {
                TargetKind::Share => self.share(people, end),
                TargetKind::Presence => self.presence(people, end),
            };
            let gone = self.gone(today, end);
            let [one, other] = [given.counts.numerator, given.possible()].map(|n| self.needed(n));
            let fraction =
                |(part, whole): (u32, u32)| (whole > 0).then(|| f64::from(part) / f64::from(whole));
            points.push(OutlookPoint {
                year: end.year(),
                counts: given.counts,
                share: given.counts.fraction(),
                lowest: fraction(given.lowest),
                highest: fraction(given.highest),
                retired: gone - gone_before,
                needed_least: one.min(other),
                needed_most: one.max(other),
                to_add: 0,
            });
            gone_before = gone;
        }
        spread(&mut points);
        points
    }

    /// How many of those whom the target speaks of today have surely retired by a day.
    fn gone(&self, today: &People<'_>, day: NaiveDate) -> u32 {
        debug_assert_eq!(self.now.population.len(), today.persons().len());
        let gone = |person: &usize| self.service.stay(*person, day) == Stay::Gone;
        u32::try_from(self.now.population.persons().filter(gone).count()).unwrap_or(u32::MAX)
    }

    /// How many more are needed where so many meet the target of as many as today.
    fn needed(&self, numerator: u32) -> u32 {
        self.asks.threshold.shortfall(Share {
            denominator: self.now.counts.denominator,
            numerator,
            unknown: 0,
        })
    }

    fn share(&self, people: &People<'_>, day: NaiveDate) -> Given {
        let criterion = people.mask(self.asks.criterion);
        // those who surely remain and those who may, by whether they meet it: yes, no, open
        let (mut here, mut perhaps) = ([0_u32; 3], [0_u32; 3]);
        // of a body that has ended nobody is left to be counted
        let ended = is_gone(people, self.row);
        let population = people.mask(self.asks.population);
        for person in population.persons().filter(|_| !ended) {
            let class = match criterion.get(person) {
                Some(true) => 0,
                Some(false) => 1,
                None => 2,
            };
            match self.service.stay(person, day) {
                Stay::Remains => here[class] += 1,
                Stay::Open => perhaps[class] += 1,
                Stay::Gone => {}
            }
        }
        let sum = |counts: [u32; 3]| counts.iter().sum::<u32>();
        let ([yes, _, open], [may_yes, may_no, may_open]) = (here, perhaps);
        Given {
            counts: Share {
                denominator: sum(here) + sum(perhaps),
                numerator: yes,
                unknown: open + may_yes + may_open,
            },
            // at the worst those who meet it leave, at the best those who do not
            lowest: (yes, sum(here) + may_no + may_open),
            highest: (
                yes + open + may_yes + may_open,
                sum(here) + may_yes + may_open,
            ),
        }
    }

    /// Of the units that have the body today those in which somebody who meets it is still there.
    fn presence(&self, people: &People<'_>, day: NaiveDate) -> Given {
        let population = people.mask(self.asks.population);
        let criterion = people.mask(self.asks.criterion);
        let counted_at = people.counted_at(self.row);
        let mut surely = vec![false; self.now.by_unit.len()];
        let mut perhaps = vec![false; self.now.by_unit.len()];
        for person in population.persons() {
            let unit = counted_at[people.slot(person)];
            match (self.service.stay(person, day), criterion.get(person)) {
                (Stay::Gone, _) | (_, Some(false)) => {}
                (Stay::Remains, Some(true)) => surely[unit] = true,
                (Stay::Remains | Stay::Open, _) => perhaps[unit] = true,
            }
        }
        let mut counts = Share::default();
        for (unit, _) in (0..)
            .zip(&self.now.by_unit)
            .filter(|(_, today)| today.denominator > 0)
        {
            counts.denominator += 1;
            if surely[unit] {
                counts.numerator += 1;
            } else if perhaps[unit] || !self.now.listed[unit] {
                counts.unknown += 1;
            }
        }
        Given {
            lowest: (counts.numerator, counts.denominator),
            highest: (counts.numerator + counts.unknown, counts.denominator),
            counts,
        }
    }
}

impl Given {
    /// The greatest numerator.
    const fn possible(&self) -> u32 {
        self.counts.numerator + self.counts.unknown
    }
}

/// Spreads what the last point needs evenly over all, so that it is there in time.
fn spread(points: &mut [OutlookPoint]) {
    let total = u64::from(points.last().map_or(0, |last| last.needed_most));
    let steps = points.len() as u64;
    let mut before = 0;
    for (step, point) in (1_u64..).zip(points) {
        let by_now = (total * step).div_ceil(steps);
        point.to_add = u32::try_from(by_now - before).unwrap_or(u32::MAX);
        before = by_now;
    }
}
