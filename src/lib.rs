//! `phuluc`: from a folder of unit workbooks to the appendices of a resolution's review.
//!
//! The modules are the stages that the data passes, in this order; `docs/architecture.md`
//! shows the flow, the type each stage hands on, and what each may touch.

pub mod cli;
pub mod finding;
pub mod form;
pub mod intake;
pub mod measure;
pub mod pipeline;
pub mod plan;
pub mod report;
pub mod roster;
pub mod schema;
pub mod text;
