//! Text: cleaning, comparing without marks, decoding of old encodings, nearest words.

mod clean;
mod fold;
mod hasher;
mod hex;
mod legacy;
mod letters;
mod marks;
mod nearest;
mod ready;
mod recall;
mod shared;
mod syllable;
mod table;

pub use clean::clean;
pub use fold::{fold, key};
pub use hasher::WordHash;
pub use hex::hex;
pub use legacy::{
    Encoding, FontHint, Repair, decode, drop_soft_hyphens, has_soft_hyphens, is_garbled,
    is_plain_text, suspect,
};
pub use letters::{is_alphabetic, is_alphanumeric, is_vietnamese, letter_of};
pub use marks::WordMarks;
pub use nearest::{distance_within, nearest};
pub use ready::is_ready;
pub use recall::Recall;
pub(crate) use recall::hash;
pub use shared::SharedTexts;
pub use syllable::{is_vietnamese_syllable, may_be_syllable};
pub use table::read_table;
pub(crate) use table::table;
