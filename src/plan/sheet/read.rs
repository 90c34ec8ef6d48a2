//! From the cells of a workbook to the rows of a plan. Nothing in it is passed over in silence: a
//! sheet, a column or a value that is not known is an error that names its place and the nearest.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::spec::{ColumnKind, ColumnSpec, SheetSpec, sheet_of, sheets};
use super::write::{NO, YES};
use super::{GUIDE, list};
use crate::intake::{Cell, Sheet, Value, Workbook, number_text};
use crate::plan::error::PlanError;
use crate::plan::nearest::nearest;
use crate::plan::place::{KeyCell, PlanPlace, Spot, address};
use crate::plan::rows::{Placed, PlanRows, Row, Sections};
use crate::text::fold;

/// Adds the rows of a workbook. What is wrong goes to `errors`, sound rows are kept all the same.
pub(in crate::plan) fn read(
    file: &Arc<str>,
    workbook: &Workbook,
    rows: &mut PlanRows,
    errors: &mut Vec<PlanError>,
) {
    let mut known: BTreeMap<&str, &Sheet> = BTreeMap::new();
    for sheet in workbook
        .sheets
        .iter()
        .filter(|sheet| !sheet.rows.is_empty())
    {
        let name = fold(&sheet.name);
        match sheets().iter().find(|spec| fold(&spec.name) == name) {
            Some(spec) => drop(known.insert(&spec.section, sheet)),
            None if name == fold(GUIDE) => {}
            None => errors.push(PlanError::UnknownSheet {
                file: file.to_string(),
                sheet: sheet.name.to_string(),
                suggestion: nearest(&sheet.name, sheets().iter().map(|spec| spec.name.as_str())),
            }),
        }
    }
    rows.visit(&mut Reader {
        file,
        known,
        errors,
    });
}

struct Reader<'a> {
    file: &'a Arc<str>,
    /// The sheets by section.
    known: BTreeMap<&'a str, &'a Sheet>,
    errors: &'a mut Vec<PlanError>,
}

impl Sections for Reader<'_> {
    fn one<T: Row>(&mut self, section: &'static str, row: &mut Option<Placed<T>>) {
        let mut found = Vec::new();
        self.many(section, &mut found);
        if let Some(found) = found.into_iter().next() {
            *row = Some(found);
        }
    }

    fn many<T: Row>(&mut self, section: &'static str, rows: &mut Vec<Placed<T>>) {
        let (Some(spec), Some(sheet)) = (sheet_of(section), self.known.get(section)) else {
            return;
        };
        let mut reader = SheetReader {
            file: self.file,
            spec,
            sheet,
            errors: self.errors,
        };
        if spec.upright {
            rows.extend(reader.upright());
        } else {
            reader.rows(rows);
        }
    }
}

struct SheetReader<'a> {
    file: &'a Arc<str>,
    spec: &'static SheetSpec,
    sheet: &'a Sheet,
    errors: &'a mut Vec<PlanError>,
}

impl SheetReader<'_> {
    fn cell_place(&self, row: u32, col: u32) -> PlanPlace {
        PlanPlace {
            file: Arc::clone(self.file),
            spot: Spot::Cell {
                sheet: Arc::clone(&self.sheet.name),
                address: address(row + 1, col),
            },
        }
    }

    fn row_place(&self, row: u32, keys: &Arc<[KeyCell]>) -> PlanPlace {
        PlanPlace {
            file: Arc::clone(self.file),
            spot: Spot::Row {
                sheet: Arc::clone(&self.sheet.name),
                row,
                keys: Arc::clone(keys),
            },
        }
    }

    /// The column of a heading or key; an unknown or repeated one is an error.
    fn known(
        &mut self,
        heading: &str,
        (row, col): (u32, u32),
        seen: &mut Vec<(&'static str, String)>,
    ) -> Option<&'static ColumnSpec> {
        let name = fold(heading);
        let is = |column: &&ColumnSpec| fold(&column.heading) == name || column.key == heading;
        let place = self.cell_place(row, col);
        let Some(column) = self.spec.columns.iter().find(is) else {
            let names = self.spec.columns.iter();
            let names = names.flat_map(|c| [c.heading.as_str(), c.key.as_str()]);
            self.errors.push(PlanError::UnknownColumn {
                place,
                heading: heading.to_owned(),
                suggestion: nearest(heading, names),
            });
            return None;
        };
        if let Some((_, first)) = seen.iter().find(|(key, _)| *key == column.key) {
            self.errors.push(PlanError::ColumnTwice {
                place,
                heading: heading.to_owned(),
                first: first.clone(),
            });
            return None;
        }
        seen.push((&column.key, address(row + 1, col)));
        Some(column)
    }

    /// One row of the plan from a sheet whose first column holds headings and whose second values.
    fn upright<T: Row>(&mut self) -> Option<Placed<T>> {
        let before = self.errors.len();
        let mut lines = Vec::new();
        let mut seen = Vec::new();
        let sheet = self.sheet;
        for row in &sheet.rows {
            if self.is_heading(row.index) {
                continue;
            }
            match row.cell(0).map(|cell| cell.value.text()) {
                Some(heading) => {
                    if let Some(column) = self.known(&heading, (row.index, 0), &mut seen) {
                        lines.push((column, row.index, row.cell(1).map(|cell| &cell.value)));
                    }
                }
                None if row.cell(1).is_some() => {
                    self.errors.push(PlanError::ColumnWithoutHeading {
                        place: self.cell_place(row.index, 1),
                    })
                }
                None => {}
            }
        }
        if self.errors.len() > before {
            return None;
        }
        let keys: Arc<[KeyCell]> = lines
            .iter()
            .map(|(column, row, _)| KeyCell {
                key: column.key.clone(),
                heading: column.heading.clone(),
                row: Some(row + 1),
                col: 1,
            })
            .collect();
        let place = self.row_place(0, &keys);
        let cells = lines.iter().map(|(column, _, value)| (*column, *value));
        self.row(place, &cells.collect::<Vec<_>>())
    }

    /// Whether an upright sheet's row is its heading ("Mục | Giá trị | …"): the first that holds
    /// something, unless it is one of the plan's lines.
    fn is_heading(&self, row: u32) -> bool {
        let first = self.sheet.rows.first().filter(|first| first.index == row);
        let text = first
            .and_then(|first| first.cell(0))
            .map(|cell| cell.value.text());
        text.is_some_and(|text| fold(&text) == fold(super::UPRIGHT_HEADINGS[0]))
    }

    fn rows<T: Row>(&mut self, rows: &mut Vec<Placed<T>>) {
        let Some(head) = self.sheet.rows.first() else {
            return;
        };
        let before = self.errors.len();
        let mut seen = Vec::new();
        let mut columns: Vec<(&'static ColumnSpec, u32)> = Vec::new();
        for cell in &head.cells {
            let heading = cell.value.text();
            if let Some(column) = self.known(&heading, (head.index, cell.col), &mut seen) {
                columns.push((column, cell.col));
            }
        }
        let keys: Arc<[KeyCell]> = columns
            .iter()
            .map(|(column, col)| KeyCell {
                key: column.key.clone(),
                heading: column.heading.clone(),
                row: None,
                col: *col,
            })
            .collect();
        if self.errors.len() > before {
            // what the rows say is judged when their headings are right
            return;
        }
        let mut nameless: Vec<u32> = Vec::new();
        for row in &self.sheet.rows[1..] {
            // the keys below the headings
            let is_key = |cell: &Cell| {
                let mut keys = self.spec.columns.iter().map(|column| column.key.as_str());
                keys.any(|key| cell.value.as_text() == Some(key))
            };
            if row.index == head.index + 1 && row.cells.iter().all(is_key) {
                continue;
            }
            for cell in &row.cells {
                if head.cell(cell.col).is_none() && !nameless.contains(&cell.col) {
                    nameless.push(cell.col);
                    self.errors.push(PlanError::ColumnWithoutHeading {
                        place: self.cell_place(row.index, cell.col),
                    });
                }
            }
            let place = self.row_place(row.index + 1, &keys);
            let cells: Vec<_> = columns
                .iter()
                .map(|(column, col)| (*column, row.cell(*col).map(|cell| &cell.value)))
                .collect();
            if cells.iter().any(|(_, value)| value.is_some()) {
                rows.extend(self.row(place, &cells));
            }
        }
    }

    fn row<T: Row>(
        &mut self,
        place: PlanPlace,
        cells: &[(&'static ColumnSpec, Option<&Value>)],
    ) -> Option<Placed<T>> {
        let before = self.errors.len();
        let mut object = Map::new();
        for (column, value) in cells {
            match json(column, *value) {
                Ok(Some(value)) => drop(object.insert(column.key.clone(), value)),
                Ok(None) => {}
                Err(Wrong::Value(value, expected)) => self.errors.push(PlanError::WrongValue {
                    place: place.clone(),
                    key: column.key.clone(),
                    value,
                    expected,
                }),
                Err(Wrong::Name(value)) => self.errors.push(PlanError::UnknownName {
                    place: place.clone(),
                    key: column.key.clone(),
                    suggestion: nearest(&value, column.choices.iter().map(|(_, shown)| &**shown)),
                    value,
                }),
            }
        }
        if self.errors.len() > before {
            return None;
        }
        match serde_json::from_value(Json::Object(object)) {
            Ok(row) => Some(Placed { row, place }),
            Err(error) => {
                // serde says in words only which key is missing
                let text = error.to_string();
                let key = text.strip_prefix("missing field `");
                let key = key
                    .and_then(|rest| rest.split_once('`'))
                    .map(|(key, _)| key);
                let there = |key: &str| cells.iter().any(|(column, _)| column.key == key);
                let error = match key {
                    Some(key) if there(key) => PlanError::Empty {
                        place,
                        key: key.to_owned(),
                    },
                    Some(key) => PlanError::MissingKey {
                        place: self.row_place(0, &self.spec_keys()),
                        key: key.to_owned(),
                    },
                    None => PlanError::WrongType { place, text },
                };
                // a column that is not there is told once
                if !self.errors.contains(&error) {
                    self.errors.push(error);
                }
                None
            }
        }
    }

    /// Names of the keys that a sheet should have, for telling one that it lacks.
    fn spec_keys(&self) -> Arc<[KeyCell]> {
        let keys = self.spec.columns.iter().map(|column| KeyCell {
            key: column.key.clone(),
            heading: column.heading.clone(),
            row: self.spec.upright.then_some(0),
            col: 0,
        });
        keys.collect()
    }
}

/// What is wrong with a cell.
enum Wrong {
    /// Its text, and what it should have been.
    Value(String, &'static str),
    /// A text that is none of the choices.
    Name(String),
}

/// The value of a key as serde takes it; `None` where the row's own default holds.
fn json(column: &ColumnSpec, value: Option<&Value>) -> Result<Option<Json>, Wrong> {
    let wrong = |expected| Wrong::Value(value.map(Value::text).unwrap_or_default(), expected);
    let value = match value {
        None => {
            return Ok(match column.kind {
                ColumnKind::Text if column.choices.is_empty() => Some(Json::from("")),
                ColumnKind::Date => Some(Json::from("")),
                ColumnKind::List => Some(Json::Array(Vec::new())),
                _ => None,
            });
        }
        Some(Value::Error(text)) => {
            return Err(Wrong::Value(
                text.to_string(),
                "một giá trị, không phải lỗi công thức",
            ));
        }
        Some(Value::NoCache) => {
            return Err(Wrong::Value(
                "công thức chưa tính".to_owned(),
                "một giá trị; hãy mở tệp bằng Excel và lưu lại",
            ));
        }
        Some(value) => value,
    };
    let json = match column.kind {
        ColumnKind::Text => Json::from(choice(column, value.text())?),
        ColumnKind::List => {
            let items = list::split(&value.text()).into_iter();
            let items = items.map(|item| choice(column, item).map(Json::from));
            Json::Array(items.collect::<Result<_, _>>()?)
        }
        ColumnKind::Integer => Json::from(integer(column, value).map_err(wrong)?),
        ColumnKind::Number | ColumnKind::Percent => {
            Json::from(number(value).ok_or_else(|| wrong("một số, ví dụ 90% hoặc 0,9"))?)
        }
        ColumnKind::Date => Json::from(day(value)),
        ColumnKind::YesNo => Json::from(yes_no(value).ok_or_else(|| wrong("có hoặc không"))?),
    };
    Ok(Some(json))
}

/// A choice as TOML writes it, from how the workbook shows it or from itself.
fn choice(column: &ColumnSpec, text: String) -> Result<String, Wrong> {
    if column.choices.is_empty() {
        return Ok(text);
    }
    let folded = fold(&text);
    let mut choices = column.choices.iter();
    let found = choices.find(|(value, shown)| *value == text || fold(shown) == folded);
    found
        .map(|(value, _)| value.clone())
        .ok_or(Wrong::Name(text))
}

fn integer(column: &ColumnSpec, value: &Value) -> Result<i64, &'static str> {
    const WHOLE: &str = "một số nguyên";
    let number = number(value).ok_or(WHOLE)?;
    // whole numbers of a spreadsheet are exact far beyond anything a plan holds
    let whole: i64 = number_text(number).parse().map_err(|_| WHOLE)?;
    match column.least {
        Some(2000) if whole < 2000 => Err("một năm, ví dụ 2025"),
        Some(least) if whole < least => Err("một số nguyên lớn hơn 0"),
        _ => Ok(whole),
    }
}

/// A number, or a text that is one: `0,9`, `90%`.
fn number(value: &Value) -> Option<f64> {
    let text = match value {
        Value::Number(number) => return Some(*number),
        Value::Text(text) => text.replace(',', "."),
        _ => return None,
    };
    let finite = |number: &f64| number.is_finite();
    match text.strip_suffix('%') {
        Some(percent) => percent
            .trim()
            .parse()
            .ok()
            .map(|n: f64| n / 100.0)
            .filter(finite),
        None => text.parse().ok().filter(finite),
    }
}

/// A day as TOML writes it; what is no day is left to the checks.
fn day(value: &Value) -> String {
    match value {
        Value::Date(day) => day.to_string(),
        other => {
            let text = other.text();
            let day = NaiveDate::parse_from_str(&text, "%d/%m/%Y");
            day.map_or(text, |day| day.to_string())
        }
    }
}

fn yes_no(value: &Value) -> Option<bool> {
    if let Value::Bool(yes) = value {
        return Some(*yes);
    }
    let text = fold(&value.text());
    if text == fold(YES) || ["x", "1", "true"].contains(&text.as_str()) {
        Some(true)
    } else if text == fold(NO) || ["0", "false"].contains(&text.as_str()) {
        Some(false)
    } else {
        None
    }
}
