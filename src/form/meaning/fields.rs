//! Kinds of fields that headings are read by.

use crate::schema::Field;

/// Fields of which a person has had others before and may get others.
pub(in super::super) const fn is_of_posts(field: Field) -> bool {
    matches!(field, Field::Position | Field::PositionUnit | Field::Unit)
}

/// Groups whose columns keep the group's meaning whatever else their own heading says.
pub(super) fn leaf_may_be_unknown(field: Field) -> bool {
    matches!(
        field,
        Field::Position
            | Field::Informatics
            | Field::ForeignLanguage
            | Field::Rating
            | Field::SkillsTraining
            | Field::MeetsStandard
            | Field::Note
            | Field::PartyMember
            | Field::NationalId
    )
}

pub(in super::super) const fn is_ladder(field: Field) -> bool {
    matches!(
        field,
        Field::Education
            | Field::PoliticalTheory
            | Field::StateManagement
            | Field::Informatics
            | Field::ForeignLanguage
    )
}
