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
#[expect(
    clippy::module_inception,
    reason = "the file is named after its main type"
)]
mod plan;
mod posts_condition;
mod resolve;
mod retirement;
mod rows;
#[cfg(test)]
mod tests;
mod toml_file;
mod unit;
pub mod vocabulary;

pub use error::{PlanError, PlanErrors, PlanPlace, Suggestion};
pub use model::Limits;
pub use plan::{Plan, PlanPlaces};
pub use retirement::{Leaving, Retirement};
pub use rows::{Head, Placed, PlanRows};
pub use unit::{UnitIndex, UnitMatch};
