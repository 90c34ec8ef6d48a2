//! Readers: what one cell says about one column of the roster.
//!
//! Each reader is a pure function of the cell (and, where one cell cannot tell, of its column),
//! total over everything a cell can hold. Words live in data files beside the readers.

pub mod age;
#[cfg(test)]
mod cases;
mod date;
mod ditto;
pub mod employment;
pub mod ethnicity;
pub mod gender;
pub mod leaving;
mod leaving_date;
mod leaving_words;
pub mod level;
mod level_words;
mod lexicon;
mod mark;
pub mod name;
mod name_column;
mod name_text;
pub mod national_id;
mod near;
pub mod party;
pub mod post;
mod post_alias;
mod post_text;
mod post_words;
pub mod rating;
mod rating_words;
mod reading;
mod religion;
pub mod text;
mod words;
mod written;
mod written_text;
pub mod yes_no;

pub use date::{BirthDate, DateColumn, is_born_word};
pub use ditto::is_ditto;
pub use ethnicity::Ethnicity;
pub use leaving_date::full_dates;
pub use mark::{Mark, MarkColumn, MarkWords};
pub use name::PersonName;
pub use name_column::NameColumn;
pub use reading::{Problem, Reading, formula, is_filler};
pub use religion::ReligionColumn;

use crate::schema::{Education, PoliticalTheory, StateManagement};

/// Reads the words of posts, levels and single cells, which otherwise the first row that needs them does
/// while all others wait.
pub(super) fn prepare() {
    words::words();
    post_words::PostWords::embedded();
    <Education as level::Level>::words();
    <PoliticalTheory as level::Level>::words();
    <StateManagement as level::Level>::words();
}
