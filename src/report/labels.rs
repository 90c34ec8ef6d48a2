//! What columns and values are called in the books.

pub use crate::schema::labels::{column, field, truth, value};

use crate::roster::ColumnUse;

/// What stands for a column that is not read.
pub const UNREAD: &str = "(không đọc)";

/// What a submitted column was read as, in words; `None` where it is not read.
#[must_use]
pub fn understood(used: &ColumnUse) -> Option<String> {
    let read = used.field?;
    let name = field(read);
    Some(match (&used.class, read.column()) {
        (Some(class), Some(c)) => format!("{name}: {}", value(c, class)),
        _ => name.to_owned(),
    })
}
