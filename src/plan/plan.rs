//! The plan as the stages use it: checked, every line and condition written out.

use std::sync::Arc;

use chrono::NaiveDate;

use super::check::check;
use super::error::{PlanError, PlanErrors};
use super::model::{
    AgeBand, Appendix, Axis, Ceiling, Committee, KeyLeader, Kind, Level, Line, Post, Target, Unit,
};
use super::place::PlanPlace;
use super::resolve::resolve;
use super::retirement::Retirement;
use super::rows::{Placed, PlanRows};
use super::said::Said;
use super::sheet::sheet_name;
use super::vocabulary::Vocabulary;
use crate::intake;
use crate::schema::AgeMethod;
use crate::schema::Limits;

/// A checked plan. Names between its sections all exist; conditions are still text, to be compiled
/// by `measure`, and stand in the order of their places.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Name, `tan-hong`.
    pub name: String,
    /// The committee that reports.
    pub committee: Committee,
    /// Levels; exactly as written, the first is the default where none is marked.
    pub levels: Vec<Level>,
    /// Kinds of units, in the order of their subtotals.
    pub kinds: Vec<Kind>,
    /// Units, in the order of the appendices.
    pub units: Vec<Unit>,
    /// Definitions of key leader.
    pub key_leaders: Vec<KeyLeader>,
    /// Code of the definition in use.
    pub key_leader: String,
    /// How ages are counted.
    pub age_method: AgeMethod,
    /// Posts, as written.
    pub posts: Vec<Post>,
    /// Age bands.
    pub bands: Vec<AgeBand>,
    /// Targets.
    pub targets: Vec<Target>,
    /// Ceilings of all years.
    pub ceilings: Vec<Ceiling>,
    /// Appendices, those of `each` written out.
    pub appendices: Vec<Appendix>,
    /// Their lines in order, appendix by appendix.
    pub lines: Vec<Line>,
    /// Limits on what is read.
    pub limits: Limits,
    /// Words by which sheets are understood.
    pub vocabulary: Arc<Vocabulary>,
    /// Ages of retirement.
    pub retirement: Retirement,
    /// What the rows say, for the checksum.
    said: Said,
    /// Where the expressions stand, for messages.
    pub places: PlanPlaces,
}

/// Places of the rows that hold expressions, index by index as in [`Plan`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanPlaces {
    /// Of [`Plan::targets`].
    pub targets: Vec<PlanPlace>,
    /// Of [`Plan::ceilings`].
    pub ceilings: Vec<PlanPlace>,
    /// Of [`Plan::appendices`].
    pub appendices: Vec<PlanPlace>,
    /// Of [`Plan::lines`].
    pub lines: Vec<PlanPlace>,
}

impl Plan {
    /// Name of the plan used when none is asked for.
    pub const DEFAULT: &str = "tan-hong";

    /// A built-in plan, `None` when there is none of that name. Its rows are not checked: the tests did that.
    ///
    /// # Errors
    /// What is wrong with it; the tests keep built-in plans sound.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Result<Self, PlanErrors>> {
        Some(Self::resolved(PlanRows::stored(name)?, Vec::new()))
    }

    /// The plan that `--plan` names: a built-in plan, a folder, a TOML file or a workbook.
    ///
    /// # Errors
    /// Everything wrong with it, in the order of files and lines.
    pub fn load(name: &str) -> Result<Self, PlanErrors> {
        intake::take_room();
        Self::built_in(name).unwrap_or_else(|| PlanRows::load(name).and_then(Self::from_rows))
    }

    /// Checks rows and writes out what they only name.
    ///
    /// # Errors
    /// Everything wrong with them.
    pub fn from_rows(rows: PlanRows) -> Result<Self, PlanErrors> {
        let mut errors = Vec::new();
        check(&rows, &mut errors);
        Self::resolved(rows, errors)
    }

    /// Writes out what rows only name; `errors` are those found in them.
    fn resolved(rows: PlanRows, mut errors: Vec<PlanError>) -> Result<Self, PlanErrors> {
        let resolved = resolve(&rows, &mut errors);
        let vocabulary = if rows.words.is_empty() {
            Vocabulary::built_in()
        } else {
            Arc::new(Vocabulary::of(&rows.words, &mut errors))
        };
        let name = rows
            .head
            .as_ref()
            .map_or("?", |head| head.row.name.as_str());
        let mut section = |section: &str, there: bool| {
            if !there {
                errors.push(PlanError::MissingSection {
                    plan: name.to_owned(),
                    section: section.to_owned(),
                    sheet: sheet_name(section).to_owned(),
                });
            }
        };
        section("plan", rows.head.is_some());
        section("committee", rows.committee.is_some());
        section("level", !rows.levels.is_empty());
        section("kind", !rows.kinds.is_empty());
        section("unit", !rows.units.is_empty());
        section("post", !rows.posts.is_empty());
        section("band", !rows.bands.is_empty());
        let (Some(head), Some(committee), true) = (&rows.head, &rows.committee, errors.is_empty())
        else {
            return Err(PlanErrors(errors));
        };
        let (targets, target_places) = split(resolved.targets);
        let (ceilings, ceiling_places) = split(resolved.ceilings);
        let (appendices, appendix_places) = split(resolved.appendices);
        let (lines, line_places) = split(resolved.lines);
        Ok(Self {
            name: head.row.name.clone(),
            committee: Committee {
                footnotes: plain(&rows.footnotes),
                ..committee.row.clone()
            },
            levels: plain(&rows.levels),
            kinds: plain(&rows.kinds),
            units: plain(&rows.units),
            key_leaders: plain(&rows.key_leaders),
            key_leader: head.row.key_leader.clone(),
            age_method: head.row.age_method,
            posts: plain(&rows.posts),
            bands: plain(&rows.bands),
            targets,
            ceilings,
            appendices,
            lines,
            limits: rows
                .limits
                .as_ref()
                .map_or_else(Limits::default, |limits| limits.row),
            vocabulary,
            retirement: Retirement::built_in(),
            said: Said::of(rows),
            places: PlanPlaces {
                targets: target_places,
                ceilings: ceiling_places,
                appendices: appendix_places,
                lines: line_places,
            },
        })
    }

    /// SHA-256 of the rows in hexadecimal: the same whatever files they were read from.
    #[must_use]
    pub fn checksum(&self) -> &str {
        self.said.checksum()
    }

    /// The unit of a code.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == code)
    }

    /// The kind of a code.
    #[must_use]
    pub fn kind(&self, code: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.code == code)
    }

    /// The post of a code.
    #[must_use]
    pub fn post(&self, code: &str) -> Option<&Post> {
        self.posts.iter().find(|post| post.code == code)
    }

    /// The target of an id.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// Rows or columns of an appendix, in order.
    pub fn lines_of<'a>(&'a self, appendix: &'a str, axis: Axis) -> impl Iterator<Item = &'a Line> {
        self.lines
            .iter()
            .filter(move |line| line.appendix == appendix && line.axis == axis)
    }

    /// Code of the level of units outside the plan whose kind does not tell.
    #[must_use]
    pub fn default_level(&self) -> &str {
        let marked = self.levels.iter().find(|level| level.default);
        marked
            .or(self.levels.first())
            .map_or("", |level| &level.code)
    }

    /// Whether a post makes its holder a key leader under the definition in use.
    #[must_use]
    pub fn is_key_leader(&self, post: &Post) -> bool {
        post.key_leader.contains(&self.key_leader)
    }

    /// The definition of key leader in use, in words.
    #[must_use]
    pub fn key_leader_name(&self) -> &str {
        let definition = self.key_leaders.iter().find(|d| d.code == self.key_leader);
        definition.map_or("", |definition| &definition.name)
    }

    /// The age band of an age in completed years; `None` only for ages below zero.
    #[must_use]
    pub fn band(&self, age: i32) -> Option<&AgeBand> {
        self.bands.iter().find(|band| {
            band.from.is_none_or(|from| from <= age) && band.to.is_none_or(|to| age <= to)
        })
    }

    /// Ceilings that hold for a report year.
    pub fn ceilings_in(&self, year: i32) -> impl Iterator<Item = &Ceiling> {
        self.ceilings.iter().filter(move |ceiling| {
            ceiling.from_year <= year && ceiling.to_year.is_none_or(|to| year <= to)
        })
    }

    /// The unit that stands on a day for the unit of a code: itself while it exists, else the only
    /// one of its successors, near or distant, that exists then. `None` for codes outside the plan,
    /// and where it was split or ended without successor.
    #[must_use]
    pub fn unit_on(&self, code: &str, day: NaiveDate) -> Option<&Unit> {
        let mut open = vec![self.unit(code)?];
        let mut found: Vec<&Unit> = Vec::new();
        // the checks refuse rings of successors
        while let Some(unit) = open.pop() {
            if unit.exists_on(day) {
                if !found.iter().any(|known| known.code == unit.code) {
                    found.push(unit);
                }
            } else {
                open.extend(unit.successors.iter().filter_map(|code| self.unit(code)));
            }
        }
        match found[..] {
            [unit] => Some(unit),
            _ => None,
        }
    }

    /// The units above a unit, nearest first.
    pub fn above<'a>(&'a self, unit: &'a Unit) -> impl Iterator<Item = &'a Unit> {
        // the checks refuse rings of parents
        std::iter::successors(self.unit(&unit.parent), |unit| self.unit(&unit.parent))
    }

    /// Units that existed on any day of a year (contract §4), in the plan's order.
    pub fn units_in(&self, year: i32) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.exists_in(year))
    }
}

impl Unit {
    /// Whether the unit existed on any day of a year.
    #[must_use]
    pub fn exists_in(&self, year: i32) -> bool {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let (Some(first), Some(last)) = (day(1, 1), day(12, 31)) else {
            return false;
        };
        self.lived_between(first, last)
    }

    /// Whether the unit existed on a day.
    #[must_use]
    pub fn exists_on(&self, day: NaiveDate) -> bool {
        self.lived_between(day, day)
    }

    /// Whether the unit had ended before a day.
    #[must_use]
    pub fn ended_before(&self, day: NaiveDate) -> bool {
        let to = self.valid_to.parse::<NaiveDate>();
        to.is_ok_and(|to| to < day)
    }

    fn lived_between(&self, first: NaiveDate, last: NaiveDate) -> bool {
        // an empty date is an open end; others were checked when the plan was loaded
        let from = self.valid_from.parse::<NaiveDate>().ok();
        let to = self.valid_to.parse::<NaiveDate>().ok();
        from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to)
    }
}

fn plain<T: Clone>(rows: &[Placed<T>]) -> Vec<T> {
    rows.iter().map(|placed| placed.row.clone()).collect()
}

fn split<T>(rows: Vec<Placed<T>>) -> (Vec<T>, Vec<PlanPlace>) {
    rows.into_iter()
        .map(|placed| (placed.row, placed.place))
        .unzip()
}
