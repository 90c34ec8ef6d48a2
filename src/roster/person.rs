//! A person of the roster, and the roster.

use std::sync::Arc;

use chrono::NaiveDate;

use super::key::PersonKey;
use super::stated::{Listing, Stated};
use crate::finding::Place;
use crate::schema::{
    BirthPrecision, Column, Education, Employment, Gender, Period, PoliticalTheory, Rating,
    StateManagement,
};

/// Where a row of the roster comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// Path below INPUT.
    pub file: Arc<str>,
    /// Sheet name.
    pub sheet: Arc<str>,
    /// Excel row, from 1.
    pub row: u32,
}

impl Source {
    /// The row as a place.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::sheet(&self.file, &self.sheet).row(self.row)
    }
}

/// The cell of a person's row that a column was read from: column and place as one number, for each person has
/// some twenty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellOf(u32);

impl CellOf {
    /// Bits of the place, of which no sheet needs as many.
    const PLACE: u32 = 24;

    /// The cell at a column of the sheet, counted from 0.
    #[must_use]
    pub fn new(column: Column, col: u32) -> Self {
        let last = (1 << Self::PLACE) - 1;
        Self((column as u32) << Self::PLACE | col.min(last))
    }

    /// Where it stands.
    #[must_use]
    pub const fn col(self) -> u32 {
        self.0 & ((1 << Self::PLACE) - 1)
    }

    /// The same at another place.
    #[must_use]
    pub const fn at(self, col: u32) -> Self {
        Self(self.0 >> Self::PLACE << Self::PLACE | col)
    }

    const fn is_of(self, column: Column) -> bool {
        self.0 >> Self::PLACE == column as u32
    }
}

/// One row of the roster: the columns of contract §3, `None` where nobody said or nothing could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Where the row stands.
    pub source: Source,
    /// The cells the values were read from, column indexes from 0, of rows of `source` only; ascending.
    /// Most rows of a table have the same, which they share.
    pub cells: Arc<[CellOf]>,
    /// Code of the unit, or a slug for units outside the plan.
    pub unit: Option<Arc<str>>,
    /// Its name.
    pub unit_name: Option<Arc<str>>,
    /// Code of its kind.
    pub unit_kind: Option<Arc<str>>,
    /// Opaque key; none where it is held back.
    pub person_key: Option<PersonKey>,
    /// NFC, single spaces, as people write it.
    pub full_name: Arc<str>,
    pub gender: Option<Gender>,
    /// First day of the month or year where only these are known.
    pub birth_date: Option<NaiveDate>,
    pub birth_precision: Option<BirthPrecision>,
    /// Completed years on the as-of date.
    pub age: Option<i32>,
    pub ethnicity: Option<Arc<str>>,
    pub minority: Option<bool>,
    pub religion: Option<Arc<str>>,
    pub party_member: Option<bool>,
    pub national_id: Option<Arc<str>>,
    pub employment: Option<Employment>,
    pub position: Option<Arc<str>>,
    /// Code of the level.
    pub level: Option<Arc<str>>,
    /// Codes of current posts, highest first; persons of a table share them, as `cells`.
    pub posts: Arc<[Arc<str>]>,
    pub leader: Option<bool>,
    pub key_leader: Option<bool>,
    pub committee: Option<bool>,
    pub standing_committee: Option<bool>,
    /// Whether a list says in so many words that the person is in the standing committee, rather
    /// than a post that brings it with it.
    pub standing_stated: bool,
    pub district_standing_committee: Option<bool>,
    pub education: Option<Education>,
    pub education_text: Option<Arc<str>>,
    pub political_theory: Option<PoliticalTheory>,
    pub state_management: Option<StateManagement>,
    pub informatics: Option<Arc<str>>,
    pub foreign_language: Option<Arc<str>>,
    pub skills_training: Option<bool>,
    pub meets_standard: Option<bool>,
    pub rating: Option<Rating>,
    pub rating_text: Option<Arc<str>>,
    pub note: Option<Arc<str>>,
    /// What lists say beside the position.
    pub stated: Stated,
    /// Texts around the row, nearest first, that say whose a bare title in the position is ("II. Hội
    /// Nông dân" over "Chủ tịch"); empty where the position alone tells. Shared as `cells`.
    pub bodies: Arc<[Arc<str>]>,
    /// What few persons have: millions are held at once, each as wide as all that is kept for it.
    pub further: Option<Box<Further>>,
}

/// What is known only of who stands on several rows, or has moved.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Further {
    /// Rows merged into the person's, in input order.
    pub merged: Vec<Source>,
    /// Units and positions of these rows.
    pub listings: Vec<Listing>,
    /// Code of the unit of the plan to which the row says the person moved.
    pub moved_to: Option<Arc<str>>,
}

impl Person {
    /// A person of whom only the place and the name are known.
    #[must_use]
    pub fn new(source: Source, full_name: Arc<str>) -> Self {
        Self {
            source,
            cells: Arc::default(),
            unit: None,
            unit_name: None,
            unit_kind: None,
            person_key: None,
            full_name,
            gender: None,
            birth_date: None,
            birth_precision: None,
            age: None,
            ethnicity: None,
            minority: None,
            religion: None,
            party_member: None,
            national_id: None,
            employment: None,
            position: None,
            level: None,
            posts: Arc::default(),
            leader: None,
            key_leader: None,
            committee: None,
            standing_committee: None,
            standing_stated: false,
            district_standing_committee: None,
            education: None,
            education_text: None,
            political_theory: None,
            state_management: None,
            informatics: None,
            foreign_language: None,
            skills_training: None,
            meets_standard: None,
            rating: None,
            rating_text: None,
            note: None,
            stated: Stated::default(),
            bodies: Arc::default(),
            further: None,
        }
    }

    /// Where the first cell stands that a column was read from.
    #[must_use]
    pub fn col_of(&self, column: Column) -> Option<u32> {
        let cell = self.cells.iter().find(|cell| cell.is_of(column));
        cell.map(|cell| cell.col())
    }

    /// Rows merged into this one, in input order.
    #[must_use]
    pub fn merged(&self) -> &[Source] {
        self.further.as_ref().map_or(&[], |f| &f.merged)
    }

    /// Units and positions of rows merged into this one.
    #[must_use]
    pub fn listings(&self) -> &[Listing] {
        self.further.as_ref().map_or(&[], |f| &f.listings)
    }

    /// Code of the unit of the plan to which the row says the person moved.
    #[must_use]
    pub fn moved_to(&self) -> Option<&str> {
        self.further.as_ref()?.moved_to.as_deref()
    }

    /// What few persons have, to be added to.
    pub fn further_mut(&mut self) -> &mut Further {
        self.further.get_or_insert_default()
    }
}

/// The merged list of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// The period it speaks of.
    pub period: Period,
    /// Persons in input order: file, sheet, row.
    pub persons: Vec<Person>,
    /// How many rows were merged into others.
    pub merged: u32,
}
