//! Intake: from a folder of files to sheets of cells. The only stage that knows calamine.
//!
//! It knows nothing of forms: what a cell means is decided later, here it is only kept true.

mod sheet;

pub use sheet::{Cell, Merge, Row, Sheet, Value, Visibility, Workbook, number_text};
