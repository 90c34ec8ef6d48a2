//! Roster: tables of cells become persons: values are read, duplicates merged, the frame built.

mod alike;
mod cells;
pub mod changes;
mod column_value;
mod committee_column;
mod correction;
mod derive;
mod flood;
mod frame;
mod gathered;
mod heading_body;
mod judge;
mod key;
mod known;
mod leaves;
mod leaving_column;
mod lines;
mod merge;
#[cfg(test)]
mod merge_tests;
mod person;
mod read;
mod row;
mod seen;
mod sets;
mod several_facts;
mod sheet_choice;
mod shifted;
mod stated;
mod table_reader;
mod told_by_heading;
mod unit;
mod unit_column;
mod upward;
pub mod value;
mod versions;

pub use column_value::ColumnValue;
pub use correction::{Correction, Corrections, settle};
pub use frame::Frame;
pub use gathered::Gathered;
pub use key::PersonKey;
pub use merge::merge;
pub use person::{CellOf, Further, Person, Roster, Source};
pub use read::{ColumnUse, FileReading, Reader, SheetColumns, prepare};
pub use stated::{Listing, Stated};
pub use versions::supersede;
