//! A row whose values stand one column beside their headings, for a cell is missing or one too many.

use std::sync::Arc;

use super::known::Known;
use super::person::Source;
use super::row::{RowReader, RowReading};
use super::table_reader::TableReader;
use super::value::name::is_name_like;
use crate::finding::{Code, Finding};
use crate::form::PersonRow;
use crate::schema::Field;

/// Rows looked at in vain one after another, beyond which no row of the table is looked at any more: such a table is
/// no list whose rows slipped, and each look reads the row once for every place where it may have.
const MOST_IN_VAIN: usize = 100;

/// Columns that are read, beyond which a table is none whose rows are looked at.
const MOST_COLUMNS: usize = 100;

/// Looks for rows of a table whose values stand a column beside their headings.
#[derive(Debug, Default)]
pub(super) struct Shifts {
    in_vain: usize,
}

impl Shifts {
    /// Reads a row; one whose values stand a column beside their headings is read there, with an error.
    pub(super) fn read(
        &mut self,
        rows: &RowReader<'_>,
        reader: &TableReader<'_>,
        row: &PersonRow,
        source: &Source,
        known: &Known<'_>,
    ) -> RowReading {
        let reading = rows.read(row, source.clone());
        if let Some(again) = from_position(rows, reader, row, source, known, &reading) {
            return again;
        }
        let before = unreadable(&reading.findings);
        if before < 3 || self.in_vain >= MOST_IN_VAIN {
            return reading;
        }
        let again = unshifted(rows, reader, row, source, before);
        self.in_vain = if again.is_some() { 0 } else { self.in_vain + 1 };
        again.unwrap_or(reading)
    }
}

/// The row read one column further right from the position on, where the column of units holds a post, that
/// of posts nothing, and the next one the unit.
fn from_position(
    rows: &RowReader<'_>,
    reader: &TableReader<'_>,
    row: &PersonRow,
    source: &Source,
    known: &Known<'_>,
    reading: &RowReading,
) -> Option<RowReading> {
    let [(_, text)] = &reading.unit_texts[..] else {
        return None;
    };
    let [position] = reader.cells.columns(Field::Position) else {
        return None;
    };
    if reading.person.position.is_some() || !known.is_post(text) {
        return None;
    }
    let shifted = reader.shifted(1, position.index);
    let again = RowReader {
        table: &shifted,
        ..*rows
    };
    let mut again = again.read(row, source.clone());
    let unit = |(_, text): &(u32, Arc<str>)| known.within(text).is_some();
    if !again.unit_texts.iter().any(unit) || again.person.position.as_deref() != Some(text) {
        return None;
    }
    again.findings.push(
        Finding::new(Code::RowShifted)
            .at(rows.place.clone().row(row.index + 1))
            .arg("count", 1),
    );
    Some(again)
}

fn unshifted(
    rows: &RowReader<'_>,
    reader: &TableReader<'_>,
    row: &PersonRow,
    source: &Source,
    before: usize,
) -> Option<RowReading> {
    // from some column on the values stand one column beside their headings: where a cell is missing as
    // late as may be, where one was put in at a blank as early as may be
    let columns = &reader.table.columns;
    let read: Vec<usize> = (0..columns.len())
        .filter(|&i| columns[i].meaning.is_some())
        .collect();
    if read.len() > MOST_COLUMNS {
        return None;
    }
    // where a row slips among columns that are not read is all one: what is read moves or does not
    let blank = |i: usize| reader.cells.cell(row.index, columns[i].index).is_none();
    let mut from = 0;
    let inserted: Vec<(i32, u32)> = read
        .iter()
        .filter(|&&i| (std::mem::replace(&mut from, i + 1)..=i).any(blank))
        .map(|&i| (1, columns[i].index))
        .collect();
    let missing = read.iter().rev().map(|&i| (-1, columns[i].index));
    let best = inserted
        .into_iter()
        .chain(missing)
        .map(|(shift, from)| {
            let shifted = reader.shifted(shift, from);
            RowReader {
                table: &shifted,
                ..*rows
            }
            .read(row, source.clone())
        })
        .min_by_key(|again| unreadable(&again.findings) + misplaced(again));
    let mut again = best.filter(|again| unreadable(&again.findings) * 3 <= before)?;
    let place = rows.place.clone().row(row.index + 1);
    again.findings.push(
        Finding::new(Code::RowShifted)
            .at(place)
            .arg("count", before),
    );
    Some(again)
}

/// What no finding tells of values beside their headings: no name, or a name as a position.
fn misplaced(reading: &RowReading) -> usize {
    let person = &reading.person;
    let name = 3 * usize::from(person.full_name.is_empty());
    name + usize::from(person.position.as_deref().is_some_and(is_name_like))
}

fn unreadable(findings: &[Finding]) -> usize {
    findings
        .iter()
        .filter(|f| {
            matches!(
                f.code,
                Code::DateUnreadable
                    | Code::DateImplausible
                    | Code::GenderUnreadable
                    | Code::MarkUnreadable
                    | Code::LevelUnreadable
                    | Code::RatingUnreadable
                    | Code::IdLength
                    | Code::IdLetters
                    | Code::NameSuspect
                    | Code::EthnicityUnknown
                    | Code::ReligionUnknown
                    | Code::EmploymentUnreadable
            )
        })
        .count()
}
