//! The plan: what a committee asks, as data. Row types are flat, so that one set of them serves
//! TOML files and the workbook `danh-muc.xlsx`.
//!
//! Files are read into [`PlanRows`] as written; [`Plan`] is what remains when they are sound.

#[cfg(test)]
mod broken_tests;
mod built_in;
mod check;
mod error;
mod field_names;
mod load;
pub mod model;
mod nearest;
mod place;
#[expect(
    clippy::module_inception,
    reason = "the file is named after its main type"
)]
mod plan;
mod posts_condition;
mod resolve;
mod retirement;
mod rows;
mod said;
mod sheet;
#[cfg(test)]
mod tests;
mod toml_file;
mod toml_text;
mod unit;
pub mod vocabulary;

pub use error::{PlanError, PlanErrors, Suggestion};
pub use load::WORKBOOK;
pub use place::{KeyCell, PlanPlace, Spot};
pub use plan::{Plan, PlanPlaces};
pub use retirement::{Leaving, Retirement};
pub use rows::{Head, Placed, PlanRows, Row, Sections};
pub use sheet::{ColumnKind, PlanCell, PlanColumn, PlanSheet, UPRIGHT_HEADINGS};
pub use unit::{UnitIndex, UnitMatch};
