//! Report: the books and files that people and programs read. Only this stage names `rust_xlsxwriter`.
//!
//! No figure is computed here: every number comes from `measure::Results`, formulas repeat it for the
//! reader and carry it as their stored result.

mod appendix;
mod book;
mod corrections_book;
mod data_files;
mod error;
mod fields;
mod findings_book;
mod flow;
mod grid;
mod input;
pub mod labels;
mod lines;
mod list;
mod manifest;
mod new_files;
mod page;
mod plan_book;
mod publish;
mod redact;
mod return_book;
mod roster_book;
mod rows;
mod safe;
#[cfg(test)]
mod samples;
mod style;
mod template;
#[cfg(test)]
mod tests;
mod text_size;
pub mod words;
mod write;

pub use appendix::{appendices, sentence};
pub use error::ReportError;
pub use input::{InputFile, ReadAgain, ReportInput};
pub use manifest::{Manifest, ReadFile, WrittenFile};
pub use new_files::new_files;
pub use plan_book::plan_book;
pub use publish::{Changed, MANIFEST, Output};
pub use template::{TemplateInput, template};
pub use write::{files, manifest};
