//! Roster: tables of cells become persons: values are read, duplicates merged, the frame built.

mod person;
pub mod value;

pub use person::{Person, Roster, Source};
