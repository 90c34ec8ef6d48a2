//! Who retires until the last deadline ahead: rows are units, columns years and leadership.

use std::collections::BTreeMap;

use super::by_unit::unit_rows;
use super::{Sources, count, plain_column, words};
use crate::measure::{Retirements, Retiring, Table, TableColumn};
use crate::plan::model::Appendix;

/// `None` where nothing is ahead. Units that lose nobody have no row.
pub(super) fn table(sources: &Sources<'_>, appendix: &Appendix) -> Option<Table> {
    let (whole, of_units) = sources.outlook?.retirements.split_first()?;
    let units = &sources.people.units;
    let by_code: BTreeMap<Option<&str>, &Retirements> =
        (of_units.iter()).map(|r| (r.unit.as_deref(), r)).collect();
    let of_slot: Vec<Option<&Retirements>> = (units.iter())
        .map(|unit| by_code.get(&Some(&*unit.code)).copied())
        .collect();
    let persons = |slot: usize, column: &Column| match of_slot.get(slot) {
        Some(unit) => unit.map_or(0, |unit| column.of(unit)),
        // those without a unit are in the whole only
        None => column.of(whole) - of_units.iter().map(|unit| column.of(unit)).sum::<u32>(),
    };
    let columns = columns(whole);
    let shown: Vec<usize> = (0..=units.len())
        .filter(|&slot| columns.iter().any(|column| persons(slot, column) > 0))
        .collect();
    let cells = |slots: &[usize]| {
        let sum = |column: &Column| slots.iter().map(|&slot| persons(slot, column)).sum();
        columns.iter().map(|column| count(sum(column))).collect()
    };
    Some(Table {
        id: appendix.id.clone(),
        columns: columns.iter().map(Column::heading).collect(),
        rows: unit_rows(sources, &shown, &cells),
    })
}

/// Of whom a column speaks.
struct Column {
    when: When,
    year: i32,
    leaders: bool,
}

#[derive(Clone, Copy)]
enum When {
    Overdue,
    /// Place among the years.
    In(usize),
    /// All whose day is known.
    Known,
    Open,
}

/// For each time all persons, then leaders.
fn columns(whole: &Retirements) -> Vec<Column> {
    let years = (0..)
        .zip(&whole.years)
        .map(|(at, y)| (When::In(at), y.year));
    [(When::Overdue, 0)]
        .into_iter()
        .chain(years)
        .chain([(When::Known, 0), (When::Open, 0)])
        .flat_map(|(when, year)| {
            [false, true].map(|leaders| Column {
                when,
                year,
                leaders,
            })
        })
        .collect()
}

impl Column {
    fn of(&self, retirements: &Retirements) -> u32 {
        let figure = |retiring: Retiring| {
            if self.leaders {
                retiring.leaders
            } else {
                retiring.persons
            }
        };
        match self.when {
            When::Overdue => figure(retirements.overdue),
            When::In(at) => figure(retirements.years[at].count),
            When::Open => figure(retirements.open),
            When::Known => {
                let years = retirements.years.iter().map(|year| figure(year.count));
                figure(retirements.overdue) + years.sum::<u32>()
            }
        }
    }

    fn heading(&self) -> TableColumn {
        let (key, when) = match self.when {
            When::Overdue => ("overdue".to_owned(), words::OVERDUE.to_owned()),
            When::In(_) => (
                self.year.to_string(),
                format!("{} > {}", words::RETIRING_IN, self.year),
            ),
            When::Known => ("known".to_owned(), words::RETIRING.to_owned()),
            When::Open => ("open".to_owned(), words::RETIRING_OPEN.to_owned()),
        };
        let (part, who) = if self.leaders {
            ("leaders", words::LEADERS)
        } else {
            ("persons", words::PERSONS)
        };
        plain_column(format!("{key}:{part}"), format!("{when} > {who}"))
    }
}
