//! Retirements by year, unit and leadership.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::service::{Service, Stay};
use super::{Retirements, Retiring, RetiringIn};
use crate::measure::people::People;

/// The whole, then each unit that loses anybody or of whose people it is open.
pub(super) fn retirements(
    people: &People<'_>,
    service: &Service,
    ends: &[NaiveDate],
) -> Vec<Retirements> {
    let none = |unit: Option<Arc<str>>| Retirements {
        unit,
        overdue: Retiring::default(),
        years: (ends.iter())
            .map(|end| RetiringIn {
                year: end.year(),
                count: Retiring::default(),
            })
            .collect(),
        open: Retiring::default(),
    };
    let mut whole = none(None);
    let mut units: Vec<Retirements> = (people.units.iter())
        .map(|unit| none(Some(Arc::clone(&unit.code))))
        .collect();
    for (index, person) in people.persons().iter().enumerate() {
        let Some(when) = when(people, service, index, ends) else {
            continue;
        };
        let leader = person.leader == Some(true);
        let unit = people.unit_of[index].and_then(|unit| units.get_mut(unit));
        for part in [Some(&mut whole), unit].into_iter().flatten() {
            part.slot(when).add(leader);
        }
    }
    units.retain(|unit| !unit.is_empty());
    [whole].into_iter().chain(units).collect()
}

/// When somebody retires.
#[derive(Debug, Clone, Copy)]
enum When {
    Overdue,
    /// Before this year-end and after the one before.
    Before(usize),
    Open,
}

/// `None`: not before the last year-end.
fn when(people: &People<'_>, service: &Service, person: usize, ends: &[NaiveDate]) -> Option<When> {
    let today = service.stay(person, people.roster.period.as_of);
    match (today, service.stay(person, *ends.last()?)) {
        (Stay::Gone, _) => Some(When::Overdue),
        (_, Stay::Remains) => None,
        (_, Stay::Open) => Some(When::Open),
        (_, Stay::Gone) => {
            let stays: Vec<Stay> = ends.iter().map(|&end| service.stay(person, end)).collect();
            let first = stays.iter().position(|stay| *stay == Stay::Gone)?;
            // without the gender it may have been an earlier year
            let mut before = [today].into_iter().chain(stays.into_iter().take(first));
            let known = before.all(|stay| stay == Stay::Remains);
            Some(if known {
                When::Before(first)
            } else {
                When::Open
            })
        }
    }
}

impl Retirements {
    fn slot(&mut self, when: When) -> &mut Retiring {
        match when {
            When::Overdue => &mut self.overdue,
            When::Before(end) => &mut self.years[end].count,
            When::Open => &mut self.open,
        }
    }

    fn is_empty(&self) -> bool {
        let parts = [self.overdue, self.open];
        let years = self.years.iter().map(|year| year.count);
        parts.into_iter().chain(years).all(|part| part.persons == 0)
    }
}

impl Retiring {
    fn add(&mut self, leader: bool) {
        self.persons += 1;
        self.leaders += u32::from(leader);
    }
}
