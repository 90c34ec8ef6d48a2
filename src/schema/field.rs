//! What a column of a submitted sheet can say: the words of headers point at these.

use super::Column;

macro_rules! fields {
    ($($(#[$doc:meta])* $variant:ident = $name:literal => $column:expr),+ $(,)?) => {
        /// What a column of a submitted sheet says. Several fields may feed one column of the roster.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $variant),+ }

        impl Field {
    /// Fields whose columns are ticked, or answered with yes or no.
    pub const YES_NO: [Self; 6] = [
        Self::Minority,
        Self::PartyMember,
        Self::SkillsTraining,
        Self::MeetsStandard,
        Self::Committee,
        Self::StandingCommittee,
    ];

            /// All fields.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name used in vocabulary files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The field of a name used in vocabulary files.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// The roster's column that the field feeds, which findings name.
            #[must_use]
            pub const fn column(self) -> Option<Column> {
                match self { $(Self::$variant => $column),+ }
            }
        }
    };
}

fields! {
    /// Running number (TT, STT).
    Ordinal = "ordinal" => None,
    /// Whole name.
    FullName = "full_name" => Some(Column::FullName),
    /// Family name, and the middle name where it has no column, where the name stands in several columns.
    FamilyName = "family_name" => Some(Column::FullName),
    /// Middle name (tên đệm), where it stands in a column of its own.
    MiddleName = "middle_name" => Some(Column::FullName),
    /// Given name, where the name stands in several columns.
    GivenName = "given_name" => Some(Column::FullName),
    /// Birth date, whole or in part.
    BirthDate = "birth_date" => Some(Column::BirthDate),
    /// Age as the unit typed it; checks the birth date, never replaces it.
    Age = "age" => Some(Column::Age),
    /// Gender, as text or as a mark.
    Gender = "gender" => Some(Column::Gender),
    /// Ethnicity by name.
    Ethnicity = "ethnicity" => Some(Column::Ethnicity),
    /// Mark "dân tộc thiểu số".
    Minority = "minority" => Some(Column::Minority),
    /// Religion by name or as a mark.
    Religion = "religion" => Some(Column::Religion),
    /// Party member: a mark, a word or the date of admission.
    PartyMember = "party_member" => Some(Column::PartyMember),
    /// Identity card or citizen id.
    NationalId = "national_id" => Some(Column::NationalId),
    /// Unit of the person.
    Unit = "unit" => Some(Column::Unit),
    /// Employment group.
    Employment = "employment" => Some(Column::Employment),
    /// Post or title.
    Position = "position" => Some(Column::Position),
    /// Post and unit in one cell ("Chức vụ, đơn vị công tác").
    PositionUnit = "position_unit" => Some(Column::Position),
    /// Member of the own Party committee (mark).
    Committee = "committee" => Some(Column::Committee),
    /// Member of the own Party committee's standing committee (mark).
    StandingCommittee = "standing_committee" => Some(Column::StandingCommittee),
    /// Professional qualification.
    Education = "education" => Some(Column::Education),
    /// Field of study, place and kind of training: kept beside the level, never a level.
    EducationDetail = "education_detail" => Some(Column::EducationText),
    /// Political theory.
    PoliticalTheory = "political_theory" => Some(Column::PoliticalTheory),
    /// State management training.
    StateManagement = "state_management" => Some(Column::StateManagement),
    /// Informatics.
    Informatics = "informatics" => Some(Column::Informatics),
    /// Foreign language.
    ForeignLanguage = "foreign_language" => Some(Column::ForeignLanguage),
    /// Took a skills course in the year.
    SkillsTraining = "skills_training" => Some(Column::SkillsTraining),
    /// Meets the standard of the title.
    MeetsStandard = "meets_standard" => Some(Column::MeetsStandard),
    /// Annual rating of the official.
    Rating = "rating" => Some(Column::Rating),
    /// Remarks.
    Note = "note" => Some(Column::Note),
}
