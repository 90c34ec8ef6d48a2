//! The results of a run: every number that an appendix shows (contract §4).

use std::sync::Arc;

use serde::Serialize;

use super::{Movement, Outlook};
use crate::plan::model::TargetKind;
use crate::schema::AgeMethod;

/// Verdict on a target, of today's figure whatever the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Surely met.
    Met,
    /// Surely not met.
    NotMet,
    /// The open cases could tip it.
    Undetermined,
    /// The population is empty.
    NoData,
    /// The resolution sets no figure.
    Reported,
}

/// A unit of the plan that existed in the year, or one outside it that was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitResult {
    /// Code or slug.
    pub code: Arc<str>,
    /// Official name.
    pub name: Arc<str>,
    /// Code of its kind.
    pub kind: Arc<str>,
    /// A file of it was told, or a person of it was read.
    pub submitted: bool,
    /// Nothing of it came, and it stood on the as-of date: nobody waits for a unit that has ended, or
    /// has yet to begin.
    #[serde(skip)]
    pub awaited: bool,
    /// Paths of the files told to be its own.
    pub files: Vec<Arc<str>>,
    /// Persons.
    pub headcount: u32,
}

/// One cell of the long form of distributions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// `all`, `leader` or a target's id.
    pub population: Arc<str>,
    /// Code of the unit; `None` for the whole.
    pub unit: Option<Arc<str>>,
    /// Dimension's name.
    pub dimension: Arc<str>,
    /// Value, `unknown` for null.
    pub value: Arc<str>,
    /// `male`, `female` or `unknown`.
    pub gender: &'static str,
    /// Persons.
    pub count: u32,
}

/// Denominator, numerator and open cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// Persons in the population (units that have the body).
    pub denominator: u32,
    /// Those who surely meet the criterion.
    pub numerator: u32,
    /// Those for whom a missing fact leaves it open.
    pub unknown: u32,
}

/// A target in one unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitTarget {
    /// Code of the unit.
    pub unit: Arc<str>,
    /// Its counts; presence: of units, so that the denominator is 1.
    #[serde(flatten)]
    pub share: Share,
    /// Verdict by the same threshold; presence: whether the unit has one.
    pub status: Status,
}

/// A target in one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryPoint {
    /// Year.
    pub year: i32,
    /// Counts of the whole as of that year's own day.
    #[serde(flatten)]
    pub counts: Share,
    /// Numerator / denominator; `None` at 0.
    pub share: Option<f64>,
}

/// A target's result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TargetResult {
    /// Id of the plan.
    pub id: Arc<str>,
    /// Title for people.
    pub title: String,
    /// Share or presence.
    #[serde(skip)]
    pub kind: TargetKind,
    /// Condition, as in the plan.
    pub population: String,
    /// Condition, as in the plan.
    pub criterion: String,
    /// Least share.
    pub at_least: Option<f64>,
    /// Greatest share.
    pub at_most: Option<f64>,
    /// Year.
    pub due: Option<i32>,
    /// Whether the deadline has come.
    pub is_due: Option<bool>,
    /// Counts of the whole.
    #[serde(flatten)]
    pub counts: Share,
    /// Numerator / denominator, unrounded; `None` at 0.
    pub share: Option<f64>,
    /// Verdict.
    pub status: Status,
    /// Whether those it speaks of have ended (a merged district): "không còn đối tượng".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
    /// How many more persons (or units) are needed.
    pub shortfall: u32,
    /// By unit, in the order of `Results::units`, only units with a denominator.
    pub by_unit: Vec<UnitTarget>,
    /// All years read, ascending.
    pub history: Vec<HistoryPoint>,
    /// Undetermined: units, or `file sheet!row` of the persons, whose missing facts would settle it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub settled_by: Vec<String>,
}

/// A ceiling on a rating in one unit and employment group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ceiling {
    /// The plan's name of the ceiling.
    pub name: Arc<str>,
    /// Code of the unit; `None` for the whole.
    pub unit: Option<Arc<str>>,
    /// Employment group, `unknown` for null; `None`: all groups of the unit together.
    pub employment: Option<&'static str>,
    /// Those the share is taken of.
    pub base: u32,
    /// Those under the ceiling.
    pub count: u32,
    /// Most that the ceiling allows; in sums, what it allows their parts together.
    pub allowed: u32,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableColumn {
    /// Key.
    pub key: String,
    /// Heading, levels separated by ` > `.
    pub heading: String,
    /// The key of the column of which this one is the share, or empty: then the cells are percentages.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub share_of: String,
    /// The key of the column that is counted for a share.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub share_part: String,
    /// Whether the cells are fractions to be shown as percentages.
    #[serde(skip)]
    pub percent: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableRow {
    /// Key: a line's key, a unit's code, `kind:party` for a subtotal, `total`.
    pub key: String,
    /// Heading for people.
    #[serde(skip)]
    pub heading: String,
    /// Code of the unit, where the row is a unit.
    pub unit: Option<Arc<str>>,
    /// The key of the row of which this one is the share, or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub share_of: String,
    /// The key of the row that is counted for a share, or empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub share_part: String,
    /// Whether the cells are fractions to be shown as percentages.
    #[serde(skip)]
    pub percent: bool,
    /// Counts in the order of the columns; shares as fractions; `None` where nothing is to be shown.
    #[serde(serialize_with = "cells")]
    pub cells: Vec<Option<f64>>,
}

/// The figures of one appendix.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// Id of the appendix.
    pub id: String,
    /// Columns.
    pub columns: Vec<TableColumn>,
    /// Rows.
    pub rows: Vec<TableRow>,
}

/// How a person stands to a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonClass {
    /// The target does not speak of the person, or it is open whether it does.
    Outside,
    /// Surely meets it.
    Met,
    /// Surely does not.
    NotMet,
    /// A missing fact leaves it open.
    Open,
}

/// What another way of counting ages would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgeShift {
    /// The other way.
    pub method: AgeMethod,
    /// Persons who would be in another age band.
    pub bands: u32,
    /// By target, in the plan's order: persons who would stand to it otherwise.
    pub targets: Vec<u32>,
}

/// How ages were counted, and what difference it makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ages {
    /// The way in use.
    pub method: AgeMethod,
    /// Each of the others.
    pub others: Vec<AgeShift>,
}

/// Everything measured in one run, without the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// Persons in the roster.
    pub headcount: u32,
    /// Rows merged into others.
    pub merged: u32,
    /// Units.
    pub units: Vec<UnitResult>,
    /// Distributions in long form.
    pub distributions: Vec<Count>,
    /// How ages were counted.
    pub ages: Ages,
    /// Targets in the plan's order.
    pub targets: Vec<TargetResult>,
    /// Ceilings of the year: for each unit its groups and their sum, then the whole.
    pub ceilings: Vec<Ceiling>,
    /// What happened between each year read and the next, ascending.
    pub movements: Vec<Movement>,
    /// What is ahead; `None` where no target has a deadline ahead.
    pub outlook: Option<Outlook>,
    /// Tables of the appendices in the plan's order.
    pub tables: Vec<Table>,
    /// How each person of the roster, in its order, stands to each target, in the plan's order;
    /// presence: the persons in the bodies.
    pub person_classes: Vec<Vec<PersonClass>>,
}

/// Counts as whole numbers, as everywhere else in `results.json`.
fn cells<S: serde::Serializer>(cells: &[Option<f64>], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    #[serde(untagged)]
    enum Cell {
        Count(i64),
        Fraction(f64),
    }
    serializer.collect_seq(cells.iter().map(|cell| {
        cell.map(|value| {
            if value.fract() == 0.0 && value.abs() < 1e15 {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "whole and within the range of i64"
                )]
                Cell::Count(value as i64)
            } else {
                Cell::Fraction(value)
            }
        })
    }))
}
