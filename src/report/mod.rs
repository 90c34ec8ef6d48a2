//! Report: the books and files that people and programs read. Only this stage names `rust_xlsxwriter`.
//!
//! No figure is computed here: every number comes from `measure::Results`, formulas repeat it for the
//! reader and carry it as their stored result.

mod appendix;
mod book;
mod error;
mod grid;
mod input;
mod labels;
mod page;
mod safe;
mod style;
mod text_size;
pub mod words;

pub use appendix::{appendices, sentence};
pub use error::ReportError;
pub use input::{InputFile, ReportInput};
