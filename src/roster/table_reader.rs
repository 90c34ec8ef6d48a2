//! What is known of a table before its rows are read: how its columns as a whole are to be taken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cells::Cells;
use super::value::rating::{RatingScale, analyse_rating_column, explains, scale_text};
use super::value::{DateColumn, Mark, MarkWords, NameColumn, ReligionColumn, ethnicity};
use crate::finding::{Code, Finding, Place};
use crate::form::{Column, Table};
use crate::intake::{Sheet, Value};
use crate::schema::Field;

/// How the columns of one table are to be read.
#[derive(Clone)]
pub(super) struct TableReader<'a> {
    pub(super) cells: Cells<'a>,
    pub(super) table: &'a Table,
    dates: BTreeMap<u32, DateColumn>,
    religions: BTreeMap<u32, ReligionColumn>,
    pub(super) rating_scale: RatingScale,
    /// Value columns in which "0" is the only number, so that it means the lowest level.
    zero_is_none: BTreeMap<u32, bool>,
    /// Columns in which some row says something.
    touched: BTreeMap<u32, bool>,
    /// Columns that are not touched, in which some row says no in words.
    answered: BTreeSet<u32>,
    peoples: BTreeSet<u32>,
    pub(super) names: NameColumn,
}

impl<'a> TableReader<'a> {
    pub(super) fn new(sheet: &'a Sheet, table: &'a Table) -> Self {
        let cells = Cells::new(sheet, table);
        let (mut dates, mut religions, mut zero_is_none, mut touched) = (
            BTreeMap::new(),
            BTreeMap::new(),
            BTreeMap::new(),
            BTreeMap::new(),
        );
        let (mut answered, mut peoples) = (BTreeSet::new(), BTreeSet::new());
        let mut ratings: Vec<&Value> = Vec::new();
        let mut halves: Option<DateColumn> = None;
        for column in &table.columns {
            let Some(meaning) = &column.meaning else {
                continue;
            };
            let col = column.index;
            let values = || cells.column_values(&table.persons, col);
            match meaning.field {
                // a date split over Nam | Nữ is one column: each half alone tells too little
                Field::BirthDate if meaning.gender.is_some() => {
                    let analyse = || {
                        let both = cells
                            .columns(Field::BirthDate)
                            .iter()
                            .filter(|c| c.meaning.as_ref().is_some_and(|m| m.gender.is_some()));
                        let all = both.flat_map(|c| cells.column_values(&table.persons, c.index));
                        DateColumn::analyse(all, sheet.epoch_1904)
                    };
                    dates.insert(col, halves.get_or_insert_with(analyse).clone());
                }
                Field::BirthDate => {
                    dates.insert(col, DateColumn::analyse(values(), sheet.epoch_1904));
                }
                Field::Religion => {
                    religions.insert(col, ReligionColumn::analyse(values()));
                }
                Field::Minority => {
                    let majority =
                        |v: &Value| matches!(ethnicity::read(v).value, Some(e) if !e.minority);
                    if values().any(majority) {
                        peoples.insert(col);
                    }
                }
                Field::Rating if meaning.class.is_none() => ratings.extend(values()),
                Field::Education | Field::PoliticalTheory | Field::StateManagement
                    if meaning.class.is_none() =>
                {
                    zero_is_none.insert(col, !values().any(is_other_number));
                }
                _ => {}
            }
            let says = values().any(|v| !matches!(mark(v), Mark::Blank | Mark::No));
            touched.insert(col, says);
            // "Không" in words is an answer, a dash or 0 under a column of ticks is none
            let answers = |v: &&Value| {
                let worded = |t: &str| t.chars().any(char::is_alphabetic);
                v.as_text().is_some_and(worded) && mark(v) == Mark::No
            };
            if !says && values().any(|v| answers(&v)) {
                answered.insert(col);
            }
        }
        let rating_scale = analyse_rating_column(ratings);
        let names = names(&cells, table);
        Self {
            cells,
            table,
            dates,
            religions,
            rating_scale,
            zero_is_none,
            touched,
            answered,
            peoples,
            names,
        }
    }

    /// The same table, for a row that stands `shift` columns beside its headings from column `from` on.
    pub(super) fn shifted(&self, shift: i32, from: u32) -> Self {
        Self {
            cells: self.cells.shifted(shift, from),
            ..self.clone()
        }
    }

    pub(super) fn date_column(&self, col: u32) -> Option<&DateColumn> {
        self.dates.get(&col)
    }

    /// Whether the majority people is named in a column of marks for minorities: then it holds names.
    pub(super) fn names_peoples(&self, col: u32) -> bool {
        self.peoples.contains(&col)
    }

    pub(super) fn religion_column(&self, col: u32) -> Option<ReligionColumn> {
        self.religions.get(&col).copied()
    }

    pub(super) fn zero_is_none(&self, col: u32) -> bool {
        self.zero_is_none.get(&col).copied().unwrap_or(false)
    }

    /// Whether some row says something in the column.
    pub(super) fn touched(&self, col: u32) -> bool {
        self.touched.get(&col).copied().unwrap_or(false)
    }

    /// Findings about whole columns: those without any mark, dates that a locale has swapped, a
    /// scale of ratings that the sheet does not explain.
    pub(super) fn column_findings(&self, place: &Place, explains_scale: bool) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.table.persons.is_empty() {
            return findings;
        }
        for column in &self.table.columns {
            findings.extend(self.untouched(column, place));
            if let Some((count, cell)) = self.cells.repeated(column.index) {
                let finding = of_column(Code::CellsRepeated, Some(column), place);
                findings.push(finding.found(cell.value.text()).arg("count", count));
            }
        }
        let mut split_said = false;
        for (col, dates) in &self.dates {
            let column = column_at(self.table, *col);
            let split =
                column.is_some_and(|c| c.meaning.as_ref().is_some_and(|m| m.gender.is_some()));
            let Some(problem) = dates.problem().filter(|_| !(split && split_said)) else {
                continue;
            };
            split_said |= split;
            let mut finding = of_column(problem.code, column, place).args_of(&problem.args);
            if let Some(example) = dates.example() {
                finding = finding.found(example);
            }
            findings.push(finding);
        }
        if self.rating_scale != RatingScale::Words && !explains_scale {
            let column = self.cells.columns(Field::Rating).first();
            if let Some(column) = column {
                findings.push(
                    of_column(Code::RatingScale, Some(column), place)
                        .arg("value", scale_text(self.rating_scale)),
                );
            }
        }
        findings
    }

    fn untouched(&self, column: &Column, place: &Place) -> Option<Finding> {
        let meaning = column.meaning.as_ref()?;
        let columns = self.cells.columns(meaning.field);
        // of several columns of one question ("Dự bị", "Chính thức") one that says something is enough
        let said = |col| self.touched(col) || self.answered.contains(&col);
        if columns.iter().any(|c| said(c.index))
            || columns.first().is_some_and(|c| c.index != column.index)
        {
            return None;
        }
        let value = match (meaning.field, meaning.class.as_deref()) {
            (Field::Gender, Some("female")) if !self.has_class(Field::Gender, "male") => "nam",
            (Field::Gender, Some("male")) if !self.has_class(Field::Gender, "female") => "chưa rõ",
            (Field::Minority, _) => "không phải dân tộc thiểu số",
            (Field::PartyMember | Field::SkillsTraining | Field::MeetsStandard, None) => "chưa rõ",
            (Field::Committee | Field::StandingCommittee, _) => "chưa rõ",
            _ => return None,
        };
        let mut finding = of_column(Code::ColumnNoMarks, Some(column), place).arg("value", value);
        if meaning.field == Field::Minority {
            finding = finding.severity(crate::finding::Severity::Info);
        }
        Some(finding)
    }

    /// Whether the table has a column to be ticked for a class.
    pub(super) fn has_class(&self, field: Field, class: &str) -> bool {
        self.cells.columns(field).iter().any(|c| {
            c.meaning
                .as_ref()
                .is_some_and(|m| m.class.as_deref() == Some(class))
        })
    }
}

fn mark(value: &Value) -> Mark {
    Mark::of(value, MarkWords::default())
}

trait ArgsOf {
    fn args_of(self, args: &[(&'static str, String)]) -> Self;
}

impl ArgsOf for Finding {
    fn args_of(mut self, args: &[(&'static str, String)]) -> Self {
        self.args.extend(args.iter().cloned());
        self
    }
}

fn column_at(table: &Table, col: u32) -> Option<&Column> {
    table.columns.iter().find(|c| c.index == col)
}

/// A finding about a whole column: sheet and field, no cell.
pub(super) fn of_column(code: Code, column: Option<&Column>, place: &Place) -> Finding {
    let mut finding = Finding::new(code).at(place.clone());
    if let Some(column) = column {
        let title: Vec<&str> = column.path.iter().map(|p: &Arc<str>| &**p).collect();
        let title = title.join(" / ");
        finding.field = column.meaning.as_ref().and_then(|m| m.field.column());
        finding = finding
            .found(title.clone())
            .arg("column", title)
            .arg("col", crate::finding::column_letters(column.index));
    }
    finding
}

/// Whether a sheet says what its letters or points mean ("A: hoàn thành xuất sắc").
pub(super) fn explains_scale(sheet: &Sheet) -> bool {
    sheet
        .rows
        .iter()
        .flat_map(|r| &r.cells)
        .filter_map(|c| c.value.as_text())
        .any(explains)
}

/// How the names of the table are written: in one column, or else in two.
fn names(cells: &Cells<'_>, table: &Table) -> NameColumn {
    let first = |field: Field| cells.columns(field).first().map(|c| c.index);
    match (
        first(Field::FullName),
        first(Field::FamilyName),
        first(Field::GivenName),
    ) {
        (Some(whole), ..) => {
            NameColumn::of_whole((table.persons.iter()).filter_map(|p| cells.value(p.index, whole)))
        }
        (None, Some(family), Some(given)) => {
            let parts = table.persons.iter().filter_map(|p| {
                Some((cells.value(p.index, family)?, cells.value(p.index, given)?))
            });
            NameColumn::of_parts(parts)
        }
        _ => NameColumn::default(),
    }
}

/// Whether a cell is a number that is not nought.
fn is_other_number(value: &Value) -> bool {
    match value {
        Value::Number(n) => *n != 0.0,
        Value::Text(text) => text.parse::<f64>().is_ok_and(|n| n != 0.0),
        _ => false,
    }
}
