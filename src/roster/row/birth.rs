//! When a person was born, from whole dates, dates under Nam and Nữ, or day, month and year apart.

use std::sync::Arc;

use super::super::value::{BirthDate, DateColumn, Mark, age};
use super::Row;
use crate::finding::Code;
use crate::form::{Column, DatePart};
use crate::intake::Value;
use crate::schema::{Column as Out, Field, Gender};

impl Row<'_, '_> {
    pub(super) fn birth(&mut self) {
        let columns = self.columns(Field::BirthDate);
        if columns
            .iter()
            .any(|c| c.meaning.as_ref().is_some_and(|m| m.part.is_some()))
        {
            self.birth_in_parts(columns);
            return;
        }
        let mut read: Vec<(u32, Option<Gender>, BirthDate)> = Vec::new();
        for column in columns {
            let Some(value) = self.value(column.index) else {
                continue;
            };
            let Some(dates) = self.reader.table.date_column(column.index) else {
                continue;
            };
            let gender = column.meaning.as_ref().and_then(|m| m.gender);
            let before = self.findings.len();
            let date = self.take(
                dates.read(value, self.reader.period),
                Out::BirthDate,
                column.index,
            );
            let says = date.is_some() || self.findings.len() > before;
            // a mark instead of a date still tells the gender
            if let Some(g) = gender.filter(|_| says || self.mark(value) == Mark::Yes)
                && date.is_none()
                && self.person.gender.is_none()
            {
                self.person.gender = Some(g);
            }
            if let Some(date) = date {
                read.push((column.index, gender, date));
            }
        }
        let Some(&(col, gender, date)) = read.first() else {
            return;
        };
        if read.len() == 1 {
            self.set_birth(date);
            if let Some(gender) = gender {
                self.set_gender(gender, col);
            }
            return;
        }
        // "Ngày sinh" beside "Năm sinh": the fuller one, if the other says the same
        let fullest = read.iter().map(|r| r.2).max_by_key(|d| d.precision);
        if let Some(date) = fullest.filter(|d| read.iter().all(|r| r.2.holds(*d))) {
            self.set_birth(date);
        } else {
            let other = self.value(read[1].0).map(Value::text).unwrap_or_default();
            self.say(
                Code::DateConflict,
                Out::BirthDate,
                col,
                vec![("other", other)],
            );
        }
        let mut genders: Vec<Gender> = read.iter().filter_map(|r| r.1).collect();
        genders.dedup();
        match genders[..] {
            [one] => self.set_gender(one, col),
            [_, _, ..] => {
                self.person.gender = None;
                let other = self.value(read[0].0).map(Value::text).unwrap_or_default();
                let args = vec![("other", other)];
                self.say(Code::GenderConflict, Out::Gender, read[1].0, args);
            }
            [] => {}
        }
    }

    /// Day, month and year apart; under Nam and Nữ there are three of each, and those filled tell the gender.
    fn birth_in_parts(&mut self, columns: &[&Column]) {
        let gender_of = |c: &Column| c.meaning.as_ref().and_then(|m| m.gender);
        let mut genders: Vec<Option<Gender>> = columns.iter().map(|c| gender_of(c)).collect();
        genders.sort_unstable();
        genders.dedup();
        let filled = |c: &&&Column| {
            let value = self.value(c.index);
            value.is_some_and(|v| !v.text().trim().is_empty())
        };
        let said = |gender: &Option<Gender>| {
            let mut own = columns.iter().filter(|c| gender_of(c) == *gender);
            own.any(|c| filled(&c))
        };
        let mut said = genders.into_iter().filter(said);
        let (Some(gender), other) = (said.next(), said.next()) else {
            return;
        };
        if let (Some(Some(_)), Some(column)) = (other, columns.first()) {
            // both halves are filled: whose date it is cannot be told
            let args = vec![("other", String::new())];
            self.say(Code::GenderConflict, Out::Gender, column.index, args);
            return;
        }
        let columns: Vec<&Column> = columns
            .iter()
            .copied()
            .filter(|c| gender_of(c) == gender)
            .collect();
        if let (Some(gender), Some(column)) = (gender, columns.first()) {
            self.set_gender(gender, column.index);
        }
        let part = |wanted: DatePart| {
            let column = columns
                .iter()
                .find(|c| c.meaning.as_ref().is_some_and(|m| m.part == Some(wanted)))?;
            let text = self
                .value(column.index)
                .map(Value::text)
                .filter(|t| !t.trim().is_empty())?;
            Some((column.index, text))
        };
        let (day, month, year) = (
            part(DatePart::Day),
            part(DatePart::Month),
            part(DatePart::Year),
        );
        let Some((col, year)) = year else { return };
        let mut text = String::new();
        if let (Some((_, d)), Some(_)) = (&day, &month) {
            text += d;
            text.push('/');
        }
        if let Some((_, m)) = &month {
            text += m;
            text.push('/');
        }
        text += &year;
        let value = Value::Text(Arc::from(text.as_str()));
        let dates = DateColumn::analyse([&value].into_iter(), false);
        if let Some(date) = self.take(dates.read(&value, self.reader.period), Out::BirthDate, col) {
            self.set_birth(date);
        }
    }

    fn set_birth(&mut self, birth: BirthDate) {
        self.person.birth_date = Some(birth.date);
        self.person.birth_precision = Some(birth.precision);
        self.person.age = self
            .reader
            .period
            .age_by(self.reader.age_method, birth.date);
    }

    pub(super) fn age(&mut self) {
        for column in self.columns(Field::Age) {
            let Some(value) = self.value(column.index) else {
                continue;
            };
            let typed = self.take(age::read(value), Out::Age, column.index);
            let gender = column.meaning.as_ref().and_then(|m| m.gender);
            if let (Some(gender), Some(_), None) = (gender, typed, self.person.gender) {
                self.set_gender(gender, column.index);
            }
            let birth = self.person.birth_date.zip(self.person.birth_precision);
            if let (Some(typed), Some((date, precision))) = (typed, birth)
                && let Some(problem) =
                    age::check(typed, BirthDate { date, precision }, self.reader.period)
            {
                self.report(problem, Out::Age, column.index);
            }
        }
    }
}
