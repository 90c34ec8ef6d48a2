//! The ground floor: what a person's record consists of (contract §3), which values each
//! column may take, and the period a run speaks of. Plain data; every stage may use it.

mod column;
mod field;
pub mod labels;
mod limits;
mod period;
mod values;

pub use column::{Column, ColumnType};
pub use field::Field;
pub use limits::Limits;
pub use period::{AgeMethod, Period};
pub use values::{
    BirthPrecision, Education, Employment, Gender, PoliticalTheory, Rating, StateManagement,
};
