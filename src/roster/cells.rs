//! The cells of a table as its persons' values: merged regions filled downwards, rows that belong
//! to one person read together, texts too long for any value kept from the readers.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use super::lines::lines;
use super::value::post::is_of_duties;
use super::value::{is_ditto, is_filler};
use crate::form::{Column, PersonRow, Table};
use crate::intake::{Cell, Sheet, Value, is_too_long};
use crate::schema::Field;

/// Cells of a column that tell whether it holds codes.
const LOOKED_AT: usize = 60;

static TOO_LONG: Value = Value::TooLong;

/// The errors of formulas, as they are pasted in the place of their cells.
static ERRORS: LazyLock<Vec<(&str, Value)>> = LazyLock::new(|| {
    let names = [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!",
    ];
    names
        .map(|name| (name, Value::Error(Arc::from(name))))
        .into()
});

/// The value that readers are given.
fn bounded(value: &Value) -> &Value {
    match value {
        Value::Text(text) if is_too_long(text) => &TOO_LONG,
        Value::Text(text) if text.starts_with('#') => {
            let error = ERRORS.iter().find(|(name, _)| **text == **name);
            error.map_or(value, |(_, error)| error)
        }
        value => value,
    }
}

/// Whether a field's text is kept as it stands and nothing read off it that costs more than its length.
fn is_kept_whole(field: Field) -> bool {
    matches!(field, Field::Note | Field::EducationDetail)
}

/// A table of a sheet, ready to be asked for values.
#[derive(Clone)]
pub(super) struct Cells<'a> {
    /// Columns by which a row stands aside of its headings: every value is looked for so much further right.
    shift: i32,
    /// The first column that stands aside.
    from: u32,
    sheet: &'a Sheet,
    /// The cells of the row that was asked last: all readers of a row ask one after another.
    line: RefCell<Line>,
    /// By the field's number.
    by_field: Arc<[Vec<&'a Column>]>,
    /// Columns of duties beside one of posts.
    duties: Arc<[u32]>,
    /// Regions merged downwards, by their first column: first and last row.
    merged: Arc<BTreeMap<u32, Vec<(u32, u32)>>>,
    /// Cells that mean the one above them, by column and row: the row that says it.
    repeats: Arc<BTreeMap<(u32, u32), u32>>,
}

/// Where the cells of a row stand, by their columns.
#[derive(Clone, Default)]
struct Line {
    row: Option<u32>,
    /// Place of the row in its sheet.
    at: usize,
    /// One more than the place of a column's cell in the row; nought where there is none.
    places: Vec<u32>,
}

impl Line {
    fn cell<'a>(&mut self, sheet: &'a Sheet, row: u32, col: u32) -> Option<&'a Cell> {
        if self.row != Some(row) {
            self.go_to(sheet, row);
        }
        let place = self.places.get(col as usize)?.checked_sub(1)?;
        sheet.rows.get(self.at)?.cells.get(place as usize)
    }

    fn go_to(&mut self, sheet: &Sheet, row: u32) {
        self.row = Some(row);
        self.places.clear();
        let Ok(at) = sheet.rows.binary_search_by_key(&row, |row| row.index) else {
            return;
        };
        self.at = at;
        let cells = &sheet.rows[at].cells;
        let width = cells.last().map_or(0, |last| last.col as usize + 1);
        self.places.resize(width, 0);
        for (place, cell) in (1..).zip(cells) {
            self.places[cell.col as usize] = place;
        }
    }
}

/// Fields whose cells may say "như trên": what many persons have in common, never who one is.
const fn is_common(field: Field) -> bool {
    matches!(
        field,
        Field::Position
            | Field::PositionUnit
            | Field::Unit
            | Field::Education
            | Field::EducationDetail
            | Field::PoliticalTheory
            | Field::StateManagement
            | Field::Informatics
            | Field::ForeignLanguage
            | Field::Ethnicity
            | Field::Religion
            | Field::Gender
            | Field::Employment
            | Field::Rating
            | Field::Note
    )
}

impl<'a> Cells<'a> {
    pub(super) fn new(sheet: &'a Sheet, table: &'a Table) -> Self {
        let mut by_field: Vec<Vec<&Column>> = vec![Vec::new(); Field::ALL.len()];
        for column in &table.columns {
            if let Some(meaning) = &column.meaning {
                by_field[meaning.field as usize].push(column);
            }
        }
        let mut merged: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for m in sheet
            .merges
            .iter()
            .filter(|m| m.bottom > m.top && m.top > table.header.1)
        {
            merged.entry(m.left).or_default().push((m.top, m.bottom));
        }
        for regions in merged.values_mut() {
            regions.sort_unstable();
        }
        Self {
            shift: 0,
            from: 0,
            sheet,
            line: RefCell::default(),
            duties: duties(sheet, table, &by_field),
            by_field: Arc::from(by_field),
            merged: Arc::new(merged),
            repeats: Arc::new(repeats(sheet, table)),
        }
    }

    /// The same table, read so many columns further right from a column on.
    pub(super) fn shifted(&self, shift: i32, from: u32) -> Self {
        Self {
            shift,
            from,
            ..self.clone()
        }
    }

    /// Columns that speak of a field, from left to right.
    pub(super) fn columns(&self, field: Field) -> &[&'a Column] {
        &self.by_field[field as usize]
    }

    /// Whether a column speaks of a field.
    pub(super) fn has(&self, field: Field) -> bool {
        !self.columns(field).is_empty()
    }

    /// Where the value of a heading's column stands.
    fn place_of(&self, col: u32) -> Option<u32> {
        if col < self.from {
            Some(col)
        } else {
            col.checked_add_signed(self.shift)
        }
    }

    /// The cell of a row and column, filled down inside a merged region.
    pub(super) fn cell(&self, row: u32, col: u32) -> Option<&'a Cell> {
        let col = self.place_of(col)?;
        if self.shift == 0
            && !self.repeats.is_empty()
            && let Some(&said) = self.repeats.get(&(col, row))
        {
            let cell = self.sheet.cell(said, col);
            return cell.or_else(|| self.merged_above(said, col));
        }
        let cell = self.line.borrow_mut().cell(self.sheet, row, col);
        cell.or_else(|| self.merged_above(row, col))
    }

    /// The cell whose merged region covers a row of its column.
    fn merged_above(&self, row: u32, col: u32) -> Option<&'a Cell> {
        let regions = self.merged.get(&col)?;
        let at = regions.partition_point(|r| r.0 <= row).checked_sub(1)?;
        let (top, bottom) = regions[at];
        (row <= bottom).then(|| self.sheet.cell(top, col)).flatten()
    }

    /// How many cells of a column mean the one above them, and the first of these.
    pub(super) fn repeated(&self, col: u32) -> Option<(usize, &'a Cell)> {
        let rows = || self.repeats.range((col, 0)..=(col, u32::MAX));
        let (&(_, row), _) = rows().next()?;
        Some((rows().count(), self.sheet.cell(row, col)?))
    }

    /// The value of a row and column as a reader may have it.
    pub(super) fn value(&self, row: u32, col: u32) -> Option<&'a Value> {
        self.cell(row, col).map(|c| bounded(&c.value))
    }

    /// The value of a column of texts: what is only kept for people to read may be of any length.
    pub(super) fn text_value(&self, row: u32, column: &Column) -> Option<&'a Value> {
        let value = self.cell(row, column.index).map(|c| &c.value)?;
        let field = column.meaning.as_ref().map(|m| m.field);
        Some(if field.is_some_and(is_kept_whole) {
            value
        } else {
            bounded(value)
        })
    }

    /// The values of a column in the persons' rows.
    pub(super) fn column_values(
        &self,
        persons: &'a [PersonRow],
        col: u32,
    ) -> impl Iterator<Item = &'a Value> {
        // down a column the line of each row would be made for one cell
        let plain = self.shift == 0 && self.repeats.is_empty() && !self.merged.contains_key(&col);
        let mut down = self.sheet.down(col);
        persons.iter().filter_map(move |p| {
            if plain {
                down.cell(p.index).map(|c| bounded(&c.value))
            } else {
                self.value(p.index, col)
            }
        })
    }

    /// Texts of a column in the rows that continue a person's, merged regions aside.
    pub(super) fn further_texts<'p>(
        &'p self,
        person: &'p PersonRow,
        col: u32,
    ) -> impl Iterator<Item = &'a str> {
        let col = self.place_of(col);
        let sheet = self.sheet;
        let rows = person.continued.iter();
        rows.filter_map(move |&row| bounded(&sheet.cell(row, col?)?.value).as_text())
    }

    /// Whether a person's row holds a post in a column of posts.
    fn says_post(&self, person: &PersonRow) -> bool {
        let columns = [Field::Position, Field::PositionUnit];
        let columns = columns.into_iter().flat_map(|field| self.columns(field));
        let mut posts = columns.filter(|c| !self.duties.contains(&c.index));
        posts.any(|c| {
            let value = self.value(person.index, c.index);
            value
                .and_then(Value::as_text)
                .is_some_and(|t| !is_filler(t))
        })
    }

    /// Texts of a field in a person's row and the rows that continue it, in the order of columns; posts with
    /// their lines, which may part them.
    pub(super) fn texts<'p>(
        &'p self,
        person: &'p PersonRow,
        field: Field,
    ) -> impl Iterator<Item = (u32, Arc<str>)> {
        // a duty is read where nothing says the post
        let is_idle = move |col: &u32| {
            field == Field::Position && self.duties.contains(col) && self.says_post(person)
        };
        let columns = self.columns(field).iter().map(|c| c.index);
        columns
            .filter(move |col| !is_idle(col))
            .flat_map(move |col| {
                let own = self.cell(person.index, col);
                // a merged region already speaks for its later rows
                let further = person.continued.iter().map(move |&row| {
                    let col = self.place_of(col)?;
                    self.sheet.cell(row, col)
                });
                let cells = std::iter::once(own).chain(further).flatten();
                cells.filter_map(move |cell| Some((col, text(cell, field)?)))
            })
    }
}

/// The text of a cell as a field has it.
fn text(cell: &Cell, field: Field) -> Option<Arc<str>> {
    let value = if is_kept_whole(field) {
        &cell.value
    } else {
        bounded(&cell.value)
    };
    match value {
        Value::Text(text) => {
            let lined = matches!(field, Field::Position | Field::PositionUnit);
            let lined = lined && cell.raw.is_some();
            match lined.then(|| lines(cell)).flatten() {
                Some(Cow::Owned(text)) => Some(Arc::from(text)),
                _ => Some(Arc::clone(text)),
            }
        }
        Value::Number(_) | Value::Date(_) => Some(Arc::from(value.text())),
        _ => None,
    }
}

/// The columns of posts that tell duties, or nothing but the codes of posts, where another tells posts.
fn duties(sheet: &Sheet, table: &Table, by_field: &[Vec<&Column>]) -> Arc<[u32]> {
    let of = |field: Field| by_field[field as usize].iter();
    let posts: Vec<&&Column> = of(Field::Position).chain(of(Field::PositionUnit)).collect();
    if posts.len() < 2 {
        return Arc::default();
    }
    let coded = |c: &&&Column| holds_codes(sheet, table, c.index);
    let (coded, worded): (Vec<&&Column>, Vec<_>) = posts.into_iter().partition(coded);
    let (duties, posts): (Vec<&&Column>, Vec<_>) =
        (worded.into_iter()).partition(|c| c.path.iter().any(|heading| is_of_duties(heading)));
    let left = match (posts.is_empty(), duties.is_empty()) {
        (false, _) => [coded, duties].concat(),
        (true, false) => coded,
        (true, true) => Vec::new(),
    };
    left.into_iter().map(|c| c.index).collect()
}

/// Whether a column holds codes ("VT01", "VTVL 3.12") and nothing else, as far as it is looked at.
fn holds_codes(sheet: &Sheet, table: &Table, col: u32) -> bool {
    let persons = table.persons.iter();
    let mut cells = (persons.filter_map(|p| Some(sheet.cell(p.index, col)?.value.text())))
        .filter(|text| !is_filler(text))
        .take(LOOKED_AT)
        .peekable();
    cells.peek().is_some() && cells.all(|text| is_code(&text))
}

/// Whether a text is a few capitals with figures.
fn is_code(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    text.contains(|c: char| c.is_ascii_digit())
        && (1..=4).contains(&letters().count())
        && letters().all(char::is_uppercase)
}

/// Cells of a table that mean what the cell of the person above says.
fn repeats(sheet: &Sheet, table: &Table) -> BTreeMap<(u32, u32), u32> {
    let mut found = BTreeMap::new();
    let mut columns: Vec<(u32, Option<u32>)> = (table.columns.iter())
        .filter_map(|c| Some((c.index, c.meaning.as_ref()?)))
        .filter(|(_, m)| is_common(m.field) && m.class.is_none())
        .map(|(col, _)| (col, None))
        .collect();
    let mut line = Line::default();
    for person in &table.persons {
        for (col, said) in &mut columns {
            let cell = line.cell(sheet, person.index, *col);
            match cell.map(|c| &c.value) {
                Some(Value::Text(text)) if is_ditto(text) => {
                    if let Some(said) = *said {
                        found.insert((*col, person.index), said);
                    }
                }
                Some(_) => *said = Some(person.index),
                None => *said = None,
            }
        }
    }
    found
}
