//! What only the whole list shows: near twins, and units that changed much against last year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use rayon::prelude::*;

use super::person::{Person, Roster};
use crate::finding::{Code, Finding, Place, entry};
use crate::plan::Plan;
use crate::schema::Column;
use crate::text::fold;

/// Persons told of beside the first of their name and year: a unit that lists the same name and year more often has no
/// homonyms but a column filled down, and thousands of warnings would say so no better.
const MOST_TWINS: usize = 20;

/// Persons of one unit with the same name that were not merged: of one year of birth, or where a row says
/// none, as the list of salaries beside the list of persons.
#[must_use]
pub fn near_twins(persons: &[Person]) -> Vec<Finding> {
    let mut units: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, p) in persons.iter().enumerate() {
        if let Some(unit) = p.unit.as_deref() {
            units.entry(unit).or_default().push(i);
        }
    }
    let units: Vec<Vec<usize>> = units.into_values().collect();
    let (of_year, undated): (Vec<_>, Vec<_>) = (units.par_iter())
        .map(|unit| twins_of(persons, unit))
        .unzip();
    of_year.into_iter().chain(undated).flatten().collect()
}

/// Those among the persons of one unit: of one year of birth, then where a row says none.
fn twins_of(persons: &[Person], unit: &[usize]) -> (Vec<Finding>, Vec<Finding>) {
    let mut named: Vec<(String, usize)> = (unit.iter())
        .map(|&i| (fold(&persons[i].full_name), i))
        .collect();
    named.sort_unstable();
    let (mut of_year, mut undated) = (Vec::new(), Vec::new());
    for same in named.chunk_by(|a, b| a.0 == b.0).filter(|s| s.len() > 1) {
        let same = || same.iter().map(|(_, i)| *i);
        let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
        for i in same() {
            if let Some(birth) = persons[i].birth_date {
                years.entry(birth.year()).or_default().push(i);
            }
        }
        for of_one in years.into_values() {
            alike(persons, of_one, Code::PersonNearTwin, &mut of_year);
        }
        if same().any(|i| persons[i].birth_date.is_none()) {
            alike(persons, same(), Code::PersonNameTwin, &mut undated);
        }
    }
    (of_year, undated)
}

/// Tells persons of one unit, one name and, if any, one year beside the first of them.
fn alike(
    persons: &[Person],
    same: impl IntoIterator<Item = usize>,
    code: Code,
    findings: &mut Vec<Finding>,
) {
    let mut same = same.into_iter().map(|i| &persons[i]);
    let Some(other) = same.next() else { return };
    let mut told = 0;
    let mut more: Vec<u32> = Vec::new();
    for p in same {
        // the same full date has been judged already
        let judged = p.birth_date == other.birth_date
            && p.birth_precision == other.birth_precision
            && p.birth_precision == Some(crate::schema::BirthPrecision::Day);
        let two_ids = matches!((&p.national_id, &other.national_id), (Some(a), Some(b)) if a != b && a.len() == b.len());
        // two of whom both rows say when they were born are no matter of a row that does not
        let both =
            code == Code::PersonNameTwin && p.birth_date.is_some() && other.birth_date.is_some();
        if judged || two_ids || both {
            continue;
        }
        if told == MOST_TWINS {
            more.push(p.source.row);
        } else {
            told += 1;
            findings.push(
                Finding::new(code)
                    .at(p.source.place())
                    .arg("name", &p.full_name)
                    .arg("file", &other.source.file)
                    .arg("rows", other.source.row),
            );
        }
    }
    // the others are counted: nothing is left out in silence
    if let (Some(least), Some(most)) = (more.iter().min(), more.iter().max()) {
        findings.push(
            Finding::new(Code::FindingsMore)
                .at(Place::sheet(&other.source.file, &other.source.sheet))
                .field(Column::FullName)
                .arg("count", more.len())
                .arg("column", crate::schema::labels::column(Column::FullName))
                .arg("rows", format!("{least}-{most}"))
                .arg("value", &entry(code).title),
        );
    }
}

/// Units whose headcount changed by more than a fifth and three persons against last year, or from
/// which more than a fifth of last year's people are missing. `sent_both`: units that sent a list of
/// their own in both years; of others only those are known whom some other list names.
#[must_use]
pub fn headcounts(
    plan: &Plan,
    current: &Roster,
    last: &Roster,
    sent_both: &BTreeSet<&str>,
) -> Vec<Finding> {
    let day = current.period.as_of;
    let (now, then) = (by_unit(plan, current, day), by_unit(plan, last, day));
    let families = families(plan, &now);
    let mut findings = Vec::new();
    for (unit, before) in then.iter().filter(|(unit, _)| sent_both.contains(*unit)) {
        let Some(after) = now.get(unit) else { continue };
        let (n, b) = (after.len(), before.len());
        // units that were merged since count otherwise: there only who is missing tells something
        let merged = |(_, p): &(String, &Person)| p.unit.as_deref() != Some(*unit);
        let comparable = !before.iter().any(merged);
        let changed = comparable && n.abs_diff(b) > 3 && n.abs_diff(b) * 5 > b;
        let found = families.get(unit);
        let missing: Vec<&str> = before
            .iter()
            .filter(|(name, _)| !found.is_some_and(|names| names.contains(name.as_str())))
            .map(|(_, p)| &*p.full_name)
            .collect();
        if changed || missing.len() * 5 > b && missing.len() > 3 {
            let name = after
                .first()
                .and_then(|(_, p)| p.unit_name.as_deref())
                .unwrap_or(unit);
            findings.push(
                Finding::new(Code::UnitHeadcountChange)
                    .arg("unit", name)
                    .arg("value", n)
                    .arg("other", b)
                    .arg("count", missing.len())
                    .arg("name", missing.join(", ")),
            );
        }
    }
    findings
}

/// The persons of each unit and of those below it: whoever now sits in an office of a commune is not
/// missed in the commune.
fn families<'n>(
    plan: &'n Plan,
    now: &'n BTreeMap<&str, Vec<(String, &Person)>>,
) -> BTreeMap<&'n str, BTreeSet<&'n str>> {
    let mut out: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (unit, persons) in now {
        let above = plan.unit(unit).into_iter().flat_map(|u| plan.above(u));
        let above = above.map(|unit| unit.code.as_str());
        for unit in std::iter::once(*unit).chain(above) {
            let names = persons.iter().map(|(name, _)| name.as_str());
            out.entry(unit).or_default().extend(names);
        }
    }
    out
}

/// Folded name and birth year of the persons of each unit, or of the one that has taken its place by
/// a day: so that years before and after a merger compare.
fn by_unit<'a>(
    plan: &'a Plan,
    roster: &'a Roster,
    day: NaiveDate,
) -> BTreeMap<&'a str, Vec<(String, &'a Person)>> {
    let mut units: BTreeMap<&str, Vec<(String, &Person)>> = BTreeMap::new();
    for p in &roster.persons {
        if let Some(unit) = p.unit.as_deref() {
            let unit = plan.unit_on(unit, day).map_or(unit, |then| &then.code);
            let birth = p
                .birth_date
                .map(|d| d.year().to_string())
                .unwrap_or_default();
            units
                .entry(unit)
                .or_default()
                .push((format!("{} {birth}", fold(&p.full_name)), p));
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::roster::person::Source;
    use crate::schema::BirthPrecision;

    /// Thirty rows of one name and year: twenty told beside the first, the other nine counted.
    #[test]
    fn people_alike_beyond_the_bound_are_counted() {
        let persons: Vec<Person> = (5..35)
            .map(|row| {
                let source = Source {
                    file: Arc::from("2025/a.xlsx"),
                    sheet: Arc::from("Sheet1"),
                    row,
                };
                let mut p = Person::new(source, Arc::from("Lê Thị Lan"));
                p.birth_date = NaiveDate::from_ymd_opt(1980, 1, 1);
                p.birth_precision = Some(BirthPrecision::Year);
                p.unit = Some(Arc::from("phong-noi-vu"));
                p
            })
            .collect();
        let findings = near_twins(&persons);
        let (last, told) = findings.split_last().expect("findings");
        assert_eq!(told.len(), MOST_TWINS);
        assert!(told.iter().all(|f| f.code == Code::PersonNearTwin));
        assert_eq!(last.code, Code::FindingsMore);
        assert!(last.message().contains("còn 9 ô"), "{}", last.message());
        assert!(last.message().contains("26-34"), "{}", last.message());
    }
}
