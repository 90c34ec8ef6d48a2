//! The bench: workbooks made in code, runs of the program on them, and what came out.

mod case;
pub mod legacy;
mod outcome;
mod patch;
mod sheet;
pub mod words;
mod workbook;

pub use case::{Case, run, run_program, write_files};
pub use outcome::{Finding, Outcome, Person};
pub use sheet::{
    Cell, Sheet, Value, Visibility, address as sheet_address, date, parse_address, serial,
};
pub use workbook::Workbook;

/// A row of cells from anything that can stand in a cell.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { &[$($crate::bench::Cell::from($cell)),*] };
}
pub(crate) use cells;
