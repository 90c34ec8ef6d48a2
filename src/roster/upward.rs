//! Upward consolidation: a lower committee's `roster.parquet` in place of its workbooks. Its facts
//! are taken, its judgements made anew under the plan and as of the day of this run.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::derive;
use super::frame::{RosterError, RosterRows, SHEET, read_roster};
use super::judge::{codes, judge};
use super::key::PersonKey;
use super::person::Person;
use super::read::{FileReading, Reader};
use super::unit::UnitRef;
use super::value::national_id;
use super::value::post::PostReading;
use crate::finding::{Code, Finding, Place, RowKind, SheetLedger};
use crate::intake::Value;
use crate::schema::Limits;
use crate::schema::{BirthPrecision, Column, Period};

/// Ages outside which a date of birth is a slip, as in workbooks.
const WORKING_AGES: std::ops::RangeInclusive<i32> = 14..=90;

/// Units as rows name them: code, name and kind.
type Named<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

impl Reader<'_> {
    /// Reads a roster of contract §3 from its bytes; `file` is the path that findings name.
    #[must_use]
    pub fn read_roster(&self, file: &Arc<str>, bytes: &[u8], limits: &Limits) -> FileReading {
        let mut out = FileReading::empty(file);
        match read_roster(bytes, file, limits) {
            Ok(rows) => self.take_roster(rows, &mut out),
            Err(error) => out.findings.push(refusal(error).at(Place::file(file))),
        }
        out
    }

    fn take_roster(&self, rows: RosterRows, out: &mut FileReading) {
        let RosterRows {
            mut persons,
            years,
            ages,
            strange,
        } = rows;
        let place = Place::sheet(&out.file, &Arc::from(SHEET));
        if let Some(row) = persons.iter().position(|p| p.full_name.is_empty()) {
            let reason = format!("dòng {} không có họ tên", row + 1);
            let refused = Finding::new(Code::RosterUnreadable).arg("reason", reason);
            out.findings.push(refused.at(Place::file(&out.file)));
            return;
        }
        if let Some(year) = years.iter().flatten().find(|y| **y != self.period.year) {
            let refused = Finding::new(Code::RosterOtherYear).arg("year", year);
            out.findings.push(refused.at(Place::file(&out.file)));
            return;
        }
        for (row, column, text) in strange {
            out.findings.push(
                Finding::new(Code::RosterValue)
                    .at(persons[row].source.place())
                    .field(column)
                    .found(text),
            );
        }
        let sender = self
            .units
            .of_path(&out.file)
            .map(|(unit, _)| unit)
            .or_else(|| self.only_unit(&persons));
        let mut ledger = SheetLedger::new(Arc::clone(&out.file), Arc::from(SHEET));
        let (mut outside, mut unknown_unit, mut other_day) = (None, 0_u32, 0_u32);
        let mut units: BTreeMap<String, Option<Arc<UnitRef>>> = BTreeMap::new();
        for (person, told) in persons.iter_mut().zip(ages) {
            ledger.add(RowKind::Person);
            check_facts(person, self.period, &mut out.findings);
            person.age = person.birth_date.and_then(|d| self.period.age(d));
            other_day += u32::from(told.is_some() && told != person.age);
            let unit = self.unit_of(person, sender.as_ref(), &mut units);
            let readings = self.positions(person, unit.as_deref(), sender.as_ref(), &mut units);
            set_unit(person, unit.as_deref());
            let codes = |held: &[usize]| codes(held, self.plan);
            if judge(person, &readings, codes, self.plan) {
                person.party_member = Some(true);
            }
            if let Some(unit) = self.moved_to(person) {
                person.further_mut().moved_to = Some(unit);
            }
            person.person_key = Some(PersonKey::of(person));
            if person.stated.committee_list {
                out.committee_rows.push(person.source.clone());
            }
            unknown_unit += u32::from(person.unit.is_none());
            if person.unit.is_some() && !derive::is_plan_unit(self.plan, person) {
                outside.get_or_insert_with(|| {
                    Finding::new(Code::UnitNotInPlan)
                        .at(Place::file(&out.file))
                        .field(Column::Unit)
                        .arg("unit", person.unit_name.as_deref().unwrap_or_default())
                });
            }
        }
        out.findings.extend(outside);
        if unknown_unit > 0 {
            let finding = Finding::new(Code::UnitUnknown).field(Column::Unit);
            out.findings
                .push(finding.at(place.clone()).arg("count", unknown_unit));
        }
        if other_day > 0 {
            out.findings.push(
                Finding::new(Code::RosterOtherDay)
                    .at(place)
                    .field(Column::Age)
                    .arg("count", other_day),
            );
        }
        out.sender = sender.map(|u| (Arc::clone(&u.code), Arc::clone(&u.name)));
        out.ledger.push(ledger);
        out.persons = persons;
    }

    /// The unit of the plan that a person has moved to, as the lower run told its board.
    fn moved_to(&self, person: &Person) -> Option<Arc<str>> {
        [&person.note, &person.position]
            .into_iter()
            .flatten()
            .find_map(|text| self.move_within(text))
    }

    /// The unit that all rows name, if it is one of the plan.
    fn only_unit(&self, persons: &[Person]) -> Option<Arc<UnitRef>> {
        let first = persons.first()?;
        let same = persons
            .iter()
            .all(|p| p.unit == first.unit && p.unit_name == first.unit_name);
        let (code, name, kind) = named(first);
        self.units
            .of_roster_row(code, name, kind, None)
            .filter(|u| same && u.in_plan)
    }

    fn unit_of(
        &self,
        person: &Person,
        sender: Option<&Arc<UnitRef>>,
        known: &mut BTreeMap<String, Option<Arc<UnitRef>>>,
    ) -> Option<Arc<UnitRef>> {
        self.resolve(named(person), sender, known)
    }

    /// Finds a unit once for all rows that name it alike.
    fn resolve(
        &self,
        (code, name, kind): Named<'_>,
        sender: Option<&Arc<UnitRef>>,
        known: &mut BTreeMap<String, Option<Arc<UnitRef>>>,
    ) -> Option<Arc<UnitRef>> {
        let part = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let key = [part(code), part(name), part(kind)].join("\t");
        if let Some(unit) = known.get(&key) {
            return unit.clone();
        }
        let unit = self.units.of_roster_row(code, name, kind, sender);
        known.insert(key, unit.clone());
        unit
    }

    /// The posts of the person's position and of those on merged rows, each read in its own unit.
    fn positions(
        &self,
        person: &Person,
        unit: Option<&UnitRef>,
        sender: Option<&Arc<UnitRef>>,
        known: &mut BTreeMap<String, Option<Arc<UnitRef>>>,
    ) -> Vec<PostReading> {
        let read = |text: &str, bodies: &[Arc<str>], unit: Option<&UnitRef>, unsure: bool| {
            let bodies: Vec<&str> = bodies.iter().map(|b| &**b).collect();
            let unit = unit.filter(|_| !unsure);
            let (kind, level) = (unit.map(|u| &*u.kind), unit.map(|u| &*u.level));
            let mut reading = self.posts.read_under(text, &bodies, kind, level);
            reading.ambiguous |= unsure;
            reading
        };
        let mut readings = Vec::with_capacity(1 + person.listings().len());
        let taken = person.listings().iter().any(|l| l.is_position);
        if let Some(position) = person.position.as_deref().filter(|_| !taken) {
            readings.push(read(
                position,
                &person.bodies,
                unit,
                person.stated.unit_unsure,
            ));
        }
        for listing in person.listings() {
            let named = (
                listing.unit.as_deref(),
                listing.unit_name.as_deref(),
                listing.unit_kind.as_deref(),
            );
            let at = self.resolve(named, sender, known);
            readings.push(read(
                &listing.position,
                &listing.bodies,
                at.as_deref(),
                listing.unit_unsure,
            ));
        }
        readings
    }
}

fn named(person: &Person) -> Named<'_> {
    (
        person.unit.as_deref(),
        person.unit_name.as_deref(),
        person.unit_kind.as_deref(),
    )
}

fn set_unit(person: &mut Person, unit: Option<&UnitRef>) {
    person.unit = unit.map(|u| Arc::clone(&u.code));
    person.unit_name = unit.map(|u| Arc::clone(&u.name));
    person.unit_kind = unit.map(|u| Arc::clone(&u.kind));
    person.level = unit.map(|u| Arc::clone(&u.level));
}

/// Facts that cannot be: a roster is written by a program, but nobody knows by which.
fn check_facts(person: &mut Person, period: Period, findings: &mut Vec<Finding>) {
    if let Some(id) = person.national_id.take() {
        let reading = national_id::read(&Value::Text(Arc::clone(&id)));
        person.national_id = reading.value;
        if let Some(problem) = reading.problem {
            let mut finding = Finding::new(problem.code)
                .at(person.source.place())
                .field(Column::NationalId)
                .found(&*id);
            finding.args = problem.args;
            findings.push(finding);
        }
    }
    let born = person.birth_date;
    if let Some(date) = born.filter(|d| !WORKING_AGES.contains(&period.age(*d).unwrap_or(0))) {
        findings.push(
            Finding::new(Code::DateImplausible)
                .at(person.source.place())
                .field(Column::BirthDate)
                .found(date.format("%d/%m/%Y").to_string()),
        );
        person.birth_date = None;
    }
    match person.birth_date {
        None => person.birth_precision = None,
        Some(_) => {
            person.birth_precision.get_or_insert(BirthPrecision::Day);
        }
    }
}

fn refusal(error: RosterError) -> Finding {
    match error {
        RosterError::Unreadable(reason) => {
            Finding::new(Code::RosterUnreadable).arg("reason", reason)
        }
        RosterError::Columns(columns) => {
            Finding::new(Code::RosterColumns).arg("column", columns.join(", "))
        }
        RosterError::OverLimit(limit) => Finding::new(Code::FileOverLimit).arg("limit", limit),
    }
}
