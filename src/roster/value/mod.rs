//! Readers: what one cell says about one column of the roster.
//!
//! Each reader is a pure function of the cell (and, where one cell cannot tell, of its column),
//! total over everything a cell can hold. Words live in data files beside the readers.

mod reading;

pub use reading::{Problem, Reading, formula, is_filler};
