//! Measure: roster and plan become results, plain numbers.
//!
//! A plan's conditions are compiled once ([`Compiled`]) before any workbook is opened; [`measure`] asks
//! them of every person and counts. Answers are three-valued ([`Mask`]): a missing fact leaves a
//! person open, never out without a word.

mod ceiling;
mod compiled;
pub mod condition;
mod distribution;
mod facts;
mod json;
mod mask;
mod measured;
mod movement;
mod outlook;
mod people;
mod results;
mod run;
#[cfg(test)]
mod samples;
mod table;
mod target;
#[cfg(test)]
mod tests;
mod threshold;

pub use compiled::Compiled;
pub use condition::{Condition, ConditionError};
pub use facts::Facts;
pub use json::Document;
pub use mask::Mask;
pub use movement::{Gain, Movement, Moves, UnitMoves};
pub use outlook::{Outlook, OutlookPoint, Retirements, Retiring, RetiringIn, TargetOutlook};
pub use results::{
    AgeShift, Ages, Ceiling, Count, HistoryPoint, PersonClass, Results, Share, Status, Table,
    TableColumn, TableRow, TargetResult, UnitResult, UnitTarget,
};
pub use run::measure;
