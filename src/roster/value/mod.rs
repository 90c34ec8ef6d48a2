//! From one cell to one value: readers that are pure, total and tell what they doubt.

pub mod employment;
pub mod leaving;
pub mod level;
mod level_words;
mod lexicon;
pub mod post;
pub mod rating;
mod rating_words;
mod reading;

pub use reading::{Problem, Reading, formula, is_filler};
