//! A row whose values stand one column beside their headings, for a cell is missing or one too many.

use super::person::Source;
use super::row::{RowReader, RowReading};
use super::table_reader::TableReader;
use super::value::name::is_name_like;
use crate::finding::{Code, Finding};
use crate::form::PersonRow;

/// Reads a row; one whose values stand a column beside their headings is read there, with an error.
pub(super) fn unshifted(
    rows: &RowReader<'_>,
    reader: &TableReader<'_>,
    row: &PersonRow,
    source: &Source,
) -> RowReading {
    let reading = rows.read(row, source.clone());
    let before = unreadable(&reading.findings);
    if before < 3 {
        return reading;
    }
    // from some column on the values stand one column beside their headings: where a cell is missing as
    // late as may be, where one was put in at a blank as early as may be
    let starts = || reader.table.columns.iter().map(|c| c.index);
    let blank = |from: u32| reader.cells.cell(row.index, from).is_none();
    let inserted = starts().filter(|&from| blank(from)).map(|from| (1, from));
    let missing = starts().rev().map(|from| (-1, from));
    let best = inserted
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
    if let Some(mut again) = best.filter(|again| unreadable(&again.findings) * 3 <= before) {
        let place = rows.place.clone().row(row.index + 1);
        again.findings.push(
            Finding::new(Code::RowShifted)
                .at(place)
                .arg("count", before),
        );
        return again;
    }
    reading
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
