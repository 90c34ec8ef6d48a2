//! Text: cleaning, comparing without marks, decoding of old encodings, nearest words.

mod clean;
mod fold;

pub use clean::clean;
pub use fold::{fold, key};
