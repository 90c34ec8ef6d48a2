//! A list that goes on in a sheet without headings, because it did not fit on the one before.

use std::sync::Arc;

use super::super::columns::running_number;
use super::super::rows;
use super::super::table::{Column, Head, Section, SheetForm, Table};
use super::Recogniser;
use crate::finding::{Code, Finding, Place, RowKind};
use crate::intake::Sheet;
use crate::schema::Field;

/// What a list hands on to the sheet behind it.
#[derive(Debug, Clone)]
pub struct Unfinished {
    sheet: Arc<str>,
    head: Head,
    above: Head,
    columns: Vec<Column>,
    /// The sections in which its last person stands, outermost first.
    sections: Vec<Section>,
    /// The column of running numbers, and the last of them.
    ordinal: u32,
    last: u32,
}

impl Unfinished {
    /// Of a sheet whose last list counts its persons.
    #[must_use]
    pub fn of(sheet: &Sheet, form: &SheetForm) -> Option<Self> {
        let table = form.tables.last()?;
        let person = table.persons.last()?;
        let ordinal = (table.columns.iter())
            .find(|c| {
                c.meaning
                    .as_ref()
                    .is_some_and(|m| m.field == Field::Ordinal)
            })?
            .index;
        let last = running_number(&sheet.cell(person.index, ordinal)?.value)?;
        let sections = person.sections.iter().enumerate();
        Some(Self {
            sheet: Arc::clone(&sheet.name),
            head: form.head.clone(),
            above: table.above.clone(),
            columns: table.columns.clone(),
            sections: sections
                .filter_map(|(at, &s)| {
                    Some(Section {
                        within: at.checked_sub(1),
                        ..table.sections.get(s)?.clone()
                    })
                })
                .collect(),
            ordinal,
            last,
        })
    }
}

impl Recogniser {
    /// The form of a sheet that goes on with the list before it: from its first row on it counts where that ended, under the
    /// same columns stand names and days of birth, and no row is anything but a person or the end of a list.
    #[must_use]
    pub fn go_on(&self, file: &Arc<str>, sheet: &Sheet, list: &Unfinished) -> Option<SheetForm> {
        let (first, last) = (sheet.rows.first()?, sheet.rows.last()?);
        let number = running_number(&first.cell(list.ordinal)?.value)?;
        if number != list.last + 1 {
            return None;
        }
        let region = rows::classify(sheet, &self.words, &list.columns, &[], last.index);
        let persons = region.persons.len();
        let born = |c: &Column| {
            c.meaning
                .as_ref()
                .is_some_and(|m| m.field == Field::BirthDate)
        };
        let told = |kind: &RowKind| {
            matches!(
                kind,
                RowKind::Person
                    | RowKind::Blank
                    | RowKind::Section
                    | RowKind::Total
                    | RowKind::Signature
            )
        };
        let alike = region
            .persons
            .first()
            .is_some_and(|p| p.index == first.index)
            && region.names == persons
            && (region.births * 4 >= persons * 3 || !list.columns.iter().any(born))
            && region.kinds.iter().all(|(_, kind)| told(kind));
        if !alike {
            return None;
        }
        let stack = list.sections.len();
        let mut persons = region.persons;
        for person in &mut persons {
            if person.sections.is_empty() {
                person.sections = (0..stack).collect();
            } else {
                person.sections.iter_mut().for_each(|s| *s += stack);
            }
        }
        let mut sections = list.sections.clone();
        sections.extend(region.sections.into_iter().map(|s| Section {
            within: s.within.map(|w| w + stack),
            ..s
        }));
        let mut kinds = vec![RowKind::Blank; (last.index - first.index + 1) as usize];
        for (row, kind) in region.kinds {
            kinds[(row - first.index) as usize] = kind;
        }
        let told = Finding::new(Code::SheetContinued)
            .at(Place::sheet(file, &sheet.name))
            .arg("other", &list.sheet)
            .arg("count", persons.len());
        Some(SheetForm {
            rows: (first.index..=last.index).zip(kinds).collect(),
            tables: vec![Table {
                header: (first.index, first.index),
                above: list.above.clone(),
                columns: list.columns.clone(),
                persons,
                sections,
            }],
            head: list.head.clone(),
            counts: false,
            findings: vec![told],
        })
    }
}
