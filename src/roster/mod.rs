//! Roster: tables of cells become persons: values are read, duplicates merged, the frame built.

mod frame;
mod person;

pub use frame::{Frame, STANDING_STATED, days_since_epoch};
pub use person::{Person, Roster, Source};
