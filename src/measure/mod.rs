//! Measure: roster and plan become results, plain numbers. polars works here and in the roster's frame only.

pub mod condition;
mod mask;
mod results;
#[cfg(test)]
mod samples;

pub use condition::{Condition, ConditionError};
pub use mask::Mask;
pub use results::{
    Ceiling, Count, HistoryPoint, Results, Share, Status, Table, TableColumn, TableRow,
    TargetResult, UnitResult, UnitTarget,
};
mod pending;
pub use pending::{Compiled, measure};
