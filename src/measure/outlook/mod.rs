//! The outlook: what today's people alone would give of each target whose deadline is ahead, at each
//! year-end until then, and who will have retired.
//!
//! A projection, no forecast: people grow older and retire by the age that the law sets; nobody joins,
//! leaves early, rises, moves or learns. Whoever reaches the age in December is still there on the 31st.

mod retirements;
mod service;
mod target;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;
use serde::{Serialize, Serializer};

use super::measured::Measured;
use super::people::People;
use super::{Compiled, Share};
use crate::plan::Plan;
use retirements::retirements;
use service::Service;

/// What is ahead of the persons of one roster.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outlook {
    /// The day as of which the persons are known.
    #[serde(serialize_with = "day")]
    pub from: NaiveDate,
    /// Year of the last deadline ahead.
    pub to: i32,
    /// The rule of retirement, as it is cited.
    pub retirement_rule: String,
    /// Targets with a deadline ahead, in the plan's order.
    pub targets: Vec<TargetOutlook>,
    /// Who retires until the last deadline: the whole first, then the units that lose anybody or of
    /// whose people it is not known, in the order of `Results::units`.
    pub retirements: Vec<Retirements>,
    /// Persons whose group has retirement rules of its own; they are taken to stay.
    pub not_covered: u32,
}

/// A target until its deadline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetOutlook {
    /// Id of the target.
    pub id: Arc<str>,
    /// Its deadline.
    pub due: i32,
    /// Persons (units) it speaks of today; the number that is taken to stay the same when posts left
    /// are filled again.
    pub base: u32,
    /// Year-ends from the first after today to the deadline.
    pub points: Vec<OutlookPoint>,
}

/// A target at a year-end, with today's people alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutlookPoint {
    /// Year; the day is its 31 December.
    pub year: i32,
    /// Persons not surely retired (units that have the body today), those who surely meet the target,
    /// and those for whom it is open, be it the criterion or whether they are still there.
    #[serde(flatten)]
    pub counts: Share,
    /// Numerator / denominator; `None` at 0.
    pub share: Option<f64>,
    /// The least share that the open facts allow; `None` where it may be that nobody is left.
    pub lowest: Option<f64>,
    /// The greatest; `None` likewise.
    pub highest: Option<f64>,
    /// Persons of today's population who surely retire between the point before and this one; at the
    /// first point with those who are past the age today.
    pub retired: u32,
    /// How many more are needed for the threshold, were all posts filled as today: at the best.
    pub needed_least: u32,
    /// At the worst.
    pub needed_most: u32,
    /// How many to find or train in the year, so that the `needed_most` of the deadline are there in
    /// time, in even steps.
    pub to_add: u32,
}

/// Who retires, of the whole or of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Retirements {
    /// Code of the unit; `None` for the whole, which also holds the persons without a unit.
    pub unit: Option<Arc<str>>,
    /// Past the age today and still in the lists.
    pub overdue: Retiring,
    /// Year by year from that of the first year-end ahead; in the year in which the first day out lies.
    pub years: Vec<RetiringIn>,
    /// May retire until the last deadline: birth date or gender is missing.
    pub open: Retiring,
}

/// Persons who retire in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RetiringIn {
    /// Year.
    pub year: i32,
    /// How many.
    #[serde(flatten)]
    pub count: Retiring,
}

/// Persons who retire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Retiring {
    /// Persons.
    pub persons: u32,
    /// Leaders among them.
    pub leaders: u32,
}

/// The outlook on the persons of today; `None` where no target has a deadline ahead.
pub(super) fn outlook(
    plan: &Plan,
    compiled: &Compiled,
    people: &People<'_>,
    measured: &[Measured],
) -> Option<Outlook> {
    let today = people.roster.period.as_of;
    let ahead: Vec<(usize, i32)> = (plan.targets.iter().enumerate())
        .filter_map(|(index, target)| Some((index, target.due?)))
        .filter(|&(_, due)| year_end(due).is_some_and(|end| today < end))
        .collect();
    let to = ahead.iter().map(|&(_, due)| due).max()?;
    let ends: Vec<NaiveDate> = (today.year()..=to)
        .filter_map(year_end)
        .filter(|end| today < *end)
        .collect();
    let service = Service::of(plan, people);
    let aged: Vec<People<'_>> = ends.iter().map(|&end| people.aged(end)).collect();
    let targets = (ahead.into_par_iter())
        .map(|(index, due)| {
            let until = ends.partition_point(|end| end.year() <= due);
            let target = target::Projected {
                row: &plan.targets[index],
                asks: &compiled.targets[index],
                now: &measured[index],
                service: &service,
            };
            TargetOutlook {
                id: Arc::from(plan.targets[index].id.as_str()),
                due,
                base: measured[index].counts.denominator,
                points: target.points(people, &aged[..until], &ends[..until]),
            }
        })
        .collect();
    Some(Outlook {
        from: today,
        to,
        retirement_rule: plan.retirement.source.clone(),
        targets,
        retirements: retirements(people, &service, &ends),
        not_covered: service.not_covered(),
    })
}

fn year_end(year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 12, 31)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn day<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
