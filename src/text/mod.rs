//! Text: cleaning, comparing without marks, decoding of old encodings, nearest words.

mod clean;
mod fold;
mod hex;
mod legacy;
mod nearest;
mod syllable;

pub use clean::clean;
pub use fold::{fold, key};
pub use hex::hex;
pub use legacy::{Encoding, FontHint, Repair, decode, drop_soft_hyphens, suspect};
pub use nearest::{distance_within, nearest};
pub use syllable::{is_vietnamese_syllable, may_be_syllable};
