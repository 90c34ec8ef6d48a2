//! The columns of the roster (contract §3), in their order, with their types and fixed values.

use super::values::{
    BirthPrecision, Education, Employment, Gender, PoliticalTheory, Rating, StateManagement,
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Whole number.
    Int,
    /// Free text.
    Text,
    /// Text of fixed values without an order.
    Choice(&'static [&'static str]),
    /// Text of fixed values, lowest first; comparisons mean the ladder.
    Ladder(&'static [&'static str]),
    /// Calendar date.
    Date,
    /// Yes or no.
    Bool,
}

macro_rules! columns {
    ($($variant:ident = $name:literal : $ty:expr),+ $(,)?) => {
        /// A column of `roster.parquet`; also the `field` that a finding names.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Column { $($variant),+ }

        impl Column {
            /// All columns in the contract's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The column's name in files and expressions.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The column's type.
            #[must_use]
            pub const fn column_type(self) -> ColumnType {
                match self { $(Self::$variant => $ty),+ }
            }

            /// The column of a name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

use ColumnType::{Bool, Choice, Date, Int, Ladder, Text};

columns! {
    Year = "year": Int,
    Unit = "unit": Text,
    UnitName = "unit_name": Text,
    UnitKind = "unit_kind": Text,
    SourceFile = "source_file": Text,
    SourceSheet = "source_sheet": Text,
    SourceRow = "source_row": Int,
    PersonKey = "person_key": Text,
    FullName = "full_name": Text,
    Gender = "gender": Choice(Gender::TEXTS),
    BirthDate = "birth_date": Date,
    BirthPrecision = "birth_precision": Choice(BirthPrecision::TEXTS),
    Age = "age": Int,
    Ethnicity = "ethnicity": Text,
    Minority = "minority": Bool,
    Religion = "religion": Text,
    PartyMember = "party_member": Bool,
    NationalId = "national_id": Text,
    Employment = "employment": Choice(Employment::TEXTS),
    Position = "position": Text,
    Level = "level": Text,
    Posts = "posts": Text,
    Leader = "leader": Bool,
    KeyLeader = "key_leader": Bool,
    Committee = "committee": Bool,
    StandingCommittee = "standing_committee": Bool,
    DistrictStandingCommittee = "district_standing_committee": Bool,
    Education = "education": Ladder(Education::TEXTS),
    EducationText = "education_text": Text,
    PoliticalTheory = "political_theory": Ladder(PoliticalTheory::TEXTS),
    StateManagement = "state_management": Ladder(StateManagement::TEXTS),
    Informatics = "informatics": Text,
    ForeignLanguage = "foreign_language": Text,
    SkillsTraining = "skills_training": Bool,
    MeetsStandard = "meets_standard": Bool,
    Rating = "rating": Ladder(Rating::TEXTS),
    RatingText = "rating_text": Text,
    Note = "note": Text,
}
