//! What a person has in a column of contract §3, whatever the column.

use std::borrow::Cow;
use std::sync::Arc;

use super::Person;
use crate::schema::Column;

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnValue<'a> {
    /// Whole numbers, and dates as days since 1970.
    Number(i64),
    /// Place among the column's fixed values.
    Rank(usize),
    /// Text.
    Text(Cow<'a, str>),
    /// Yes or no.
    Flag(bool),
}

impl ColumnValue<'_> {
    /// The same value, borrowed from nobody.
    #[must_use]
    pub fn owned(self) -> ColumnValue<'static> {
        match self {
            Self::Number(number) => ColumnValue::Number(number),
            Self::Rank(rank) => ColumnValue::Rank(rank),
            Self::Text(text) => ColumnValue::Text(Cow::Owned(text.into_owned())),
            Self::Flag(flag) => ColumnValue::Flag(flag),
        }
    }
}

impl Person {
    /// The value in a column; `year` is that of the roster.
    #[must_use]
    pub fn column(&self, column: Column, year: i32) -> Option<ColumnValue<'_>> {
        use ColumnValue::{Flag, Number, Rank};
        match column {
            Column::Year => Some(Number(i64::from(year))),
            Column::Unit => optional(self.unit.as_ref()),
            Column::UnitName => optional(self.unit_name.as_ref()),
            Column::UnitKind => optional(self.unit_kind.as_ref()),
            Column::SourceFile => Some(borrowed(&self.source.file)),
            Column::SourceSheet => Some(borrowed(&self.source.sheet)),
            Column::SourceRow => Some(Number(i64::from(self.source.row))),
            Column::PersonKey => Some(ColumnValue::Text(
                self.person_key
                    .map_or(Cow::Borrowed(""), |key| Cow::Owned(key.to_string())),
            )),
            Column::FullName => Some(borrowed(&self.full_name)),
            Column::Gender => self.gender.map(|g| Rank(g as usize)),
            Column::BirthDate => (self.birth_date).map(|d| Number(i64::from(d.to_epoch_days()))),
            Column::BirthPrecision => self.birth_precision.map(|p| Rank(p as usize)),
            Column::Age => self.age.map(|age| Number(i64::from(age))),
            Column::Ethnicity => optional(self.ethnicity.as_ref()),
            Column::Minority => self.minority.map(Flag),
            Column::Religion => optional(self.religion.as_ref()),
            Column::PartyMember => self.party_member.map(Flag),
            Column::NationalId => optional(self.national_id.as_ref()),
            Column::Employment => self.employment.map(|e| Rank(e as usize)),
            Column::Position => optional(self.position.as_ref()),
            Column::Level => optional(self.level.as_ref()),
            Column::Posts => match &self.posts[..] {
                [] => None,
                [post] => Some(borrowed(post)),
                posts => Some(ColumnValue::Text(Cow::Owned(posts.join(";")))),
            },
            Column::Leader => self.leader.map(Flag),
            Column::KeyLeader => self.key_leader.map(Flag),
            Column::Committee => self.committee.map(Flag),
            Column::StandingCommittee => self.standing_committee.map(Flag),
            Column::DistrictStandingCommittee => self.district_standing_committee.map(Flag),
            Column::Education => self.education.map(|e| Rank(e as usize)),
            Column::EducationText => optional(self.education_text.as_ref()),
            Column::PoliticalTheory => self.political_theory.map(|t| Rank(t as usize)),
            Column::StateManagement => self.state_management.map(|s| Rank(s as usize)),
            Column::Informatics => optional(self.informatics.as_ref()),
            Column::ForeignLanguage => optional(self.foreign_language.as_ref()),
            Column::SkillsTraining => self.skills_training.map(Flag),
            Column::MeetsStandard => self.meets_standard.map(Flag),
            Column::Rating => self.rating.map(|r| Rank(r as usize)),
            Column::RatingText => optional(self.rating_text.as_ref()),
            Column::Note => optional(self.note.as_ref()),
        }
    }
}

fn borrowed(text: &str) -> ColumnValue<'_> {
    ColumnValue::Text(Cow::Borrowed(text))
}

fn optional(text: Option<&Arc<str>>) -> Option<ColumnValue<'_>> {
    text.map(|text| borrowed(text))
}
