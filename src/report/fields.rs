//! A person's facts as the books show them, column by column of the contract.

use chrono::NaiveDate;

use super::labels;
use super::redact::mask;
use crate::roster::Person;
use crate::schema::{BirthPrecision, Column};

/// A cell of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Nothing is known.
    Nothing,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A date.
    Date(NaiveDate),
    /// A formula, without its equals sign and of functions that Excel has always had, and what it gives.
    Formula(String, String),
}

/// The fact of a column. With `redact` no id, no key, and of a birth date only the year.
#[must_use]
pub fn shown(p: &Person, column: Column, year: i32, redact: bool) -> Shown {
    let text = |v: Option<&str>| v.map_or(Shown::Nothing, |v| Shown::Text(v.to_owned()));
    let free = |v: Option<&str>| {
        v.map_or(Shown::Nothing, |v| {
            Shown::Text(mask(v, redact).into_owned())
        })
    };
    let word = |v: Option<&'static str>| {
        v.map_or(Shown::Nothing, |v| {
            Shown::Text(labels::value(column, v).to_owned())
        })
    };
    let truth =
        |v: Option<bool>| v.map_or(Shown::Nothing, |v| Shown::Text(labels::truth(v).to_owned()));
    match column {
        Column::Year => Shown::Number(f64::from(year)),
        Column::Unit => text(p.unit.as_deref()),
        Column::UnitName => text(p.unit_name.as_deref()),
        Column::UnitKind => text(p.unit_kind.as_deref()),
        Column::SourceFile => text(Some(&p.source.file)),
        Column::SourceSheet => text(Some(&p.source.sheet)),
        Column::SourceRow => Shown::Number(f64::from(p.source.row)),
        Column::PersonKey if redact => Shown::Nothing,
        Column::PersonKey => text(p.person_key.map(|key| key.to_string()).as_deref()),
        Column::FullName => text(Some(&p.full_name)),
        Column::Gender => word(p.gender.map(crate::schema::Gender::as_str)),
        Column::BirthDate => birth(p, redact),
        Column::BirthPrecision => word(p.birth_precision.map(BirthPrecision::as_str)),
        Column::Age => p
            .age
            .map_or(Shown::Nothing, |a| Shown::Number(f64::from(a))),
        Column::Ethnicity => text(p.ethnicity.as_deref()),
        Column::Minority => truth(p.minority),
        Column::Religion => text(p.religion.as_deref()),
        Column::PartyMember => truth(p.party_member),
        Column::NationalId if redact => Shown::Nothing,
        Column::NationalId => text(p.national_id.as_deref()),
        Column::Employment => word(p.employment.map(crate::schema::Employment::as_str)),
        Column::Position => free(p.position.as_deref()),
        Column::Level => text(p.level.as_deref()),
        Column::Posts if p.posts.is_empty() => Shown::Nothing,
        Column::Posts => Shown::Text(p.posts.iter().map(|c| &**c).collect::<Vec<_>>().join(";")),
        Column::Leader => truth(p.leader),
        Column::KeyLeader => truth(p.key_leader),
        Column::Committee => truth(p.committee),
        Column::StandingCommittee => truth(p.standing_committee),
        Column::DistrictStandingCommittee => truth(p.district_standing_committee),
        Column::Education => word(p.education.map(crate::schema::Education::as_str)),
        Column::EducationText => free(p.education_text.as_deref()),
        Column::PoliticalTheory => word(
            p.political_theory
                .map(crate::schema::PoliticalTheory::as_str),
        ),
        Column::StateManagement => word(
            p.state_management
                .map(crate::schema::StateManagement::as_str),
        ),
        Column::Informatics => text(p.informatics.as_deref()),
        Column::ForeignLanguage => text(p.foreign_language.as_deref()),
        Column::SkillsTraining => truth(p.skills_training),
        Column::MeetsStandard => truth(p.meets_standard),
        Column::Rating => word(p.rating.map(crate::schema::Rating::as_str)),
        Column::RatingText => free(p.rating_text.as_deref()),
        Column::Note => free(p.note.as_deref()),
    }
}

/// A whole date as a date; where only month or year is known (or may be shown) as much as that.
fn birth(p: &Person, redact: bool) -> Shown {
    let Some(date) = p.birth_date else {
        return Shown::Nothing;
    };
    match p.birth_precision {
        _ if redact => Shown::Text(date.format("%Y").to_string()),
        Some(BirthPrecision::Year) => Shown::Text(date.format("%Y").to_string()),
        Some(BirthPrecision::Month) => Shown::Text(date.format("%m/%Y").to_string()),
        _ => Shown::Date(date),
    }
}
