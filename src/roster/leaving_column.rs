//! A leaving that a row tells in a column which no field takes: "Biến động trong năm".

use super::person::Person;
use super::value::leaving::{Leaving, read_leaving};
use crate::finding::{Code, Finding, Place};
use crate::form::{PersonRow, Table};
use crate::intake::{Sheet, Value};
use crate::schema::Period;

/// Letters of a remark; what is longer tells a career.
const LONGEST: usize = 160;

/// The finding that the person left, where a cell outside the columns that are read says so with a day
/// on or before the reference date. Without a day it may be a wish, a form of leave or a career.
pub(super) fn left(
    sheet: &Sheet,
    table: &Table,
    row: &PersonRow,
    person: &Person,
    period: Period,
    place: &Place,
) -> Option<Finding> {
    let read = |col: u32| {
        let column = table.columns.iter().find(|c| c.index == col);
        column.is_none_or(|c| c.meaning.is_some() || c.path.is_empty())
    };
    let cells = sheet.row(row.index)?.cells.iter();
    cells.filter(|c| !read(c.col)).find_map(|cell| {
        let Value::Text(text) = &cell.value else {
            return None;
        };
        let leaving = (text.len() <= LONGEST)
            .then(|| read_leaving(text, period, |_| true))
            .flatten()?;
        matches!(leaving, Leaving::Left { date: Some(_), .. }).then(|| {
            Finding::new(Code::PersonLeft)
                .at(place.clone().cell(row.index + 1, cell.col))
                .found(text.to_string())
                .arg("name", &person.full_name)
        })
    })
}
