//! What the text of a position says, as a value.

/// What the text of a position says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of one cell"
)]
pub struct PostReading {
    /// Current posts as indexes into the catalogue, the highest first, each once.
    pub posts: Vec<usize>,
    /// Posts held in the past, as written ("nguyên Trưởng phòng").
    pub former: Vec<String>,
    /// Parts that name no post of the catalogue, as written.
    pub unknown: Vec<String>,
    /// A post is held for the time being ("Q. Trưởng phòng").
    pub acting: bool,
    /// Member of the own commune's or the plan's own Party committee, by office or by word.
    pub committee: bool,
    /// In the standing committee of the own commune's Party committee, by office or by word.
    pub standing_committee: bool,
    /// That membership is written in so many words ("UVBTV").
    pub standing_stated: bool,
    /// In the standing committee of the plan's own Party committee, by office or by word.
    pub district_standing_committee: bool,
    /// Said to be a member of the Party, in so many words.
    pub party_member: bool,
    /// A misspelt part and the form it was taken for.
    pub near: Option<(String, String)>,
    /// Some part means one post or another by the unit, which is not known.
    pub ambiguous: bool,
    /// A part that names no post of the catalogue holds a word of leading posts ("Trưởng …").
    pub unknown_title: bool,
}
