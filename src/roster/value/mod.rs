//! From one cell to one value: readers that are pure, total and tell what they doubt.

#[cfg(test)]
mod cases;
pub mod employment;
pub mod leaving;
mod leaving_date;
pub mod level;
mod level_words;
mod lexicon;
pub mod post;
mod post_alias;
mod post_text;
mod post_words;
pub mod rating;
mod rating_words;
mod reading;

pub use reading::{Problem, Reading, formula, is_filler};
