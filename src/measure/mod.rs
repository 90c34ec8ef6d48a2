//! Measure: roster and plan become results, plain numbers. polars works here and in the roster's frame only.

mod results;

pub use results::{
    Ceiling, Count, HistoryPoint, Results, Share, Status, Table, TableColumn, TableRow,
    TargetResult, UnitResult, UnitTarget,
};
