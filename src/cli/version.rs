//! Which program this is.

use crate::plan::Plan;

/// Number, the commit where it is known, and the plan that is used where none is named.
pub(super) fn text() -> String {
    let number = env!("CARGO_PKG_VERSION");
    let commit = match env!("PHULUC_COMMIT") {
        "" => String::new(),
        commit => format!(" ({commit})"),
    };
    format!("{number}{commit}\nbộ danh mục mặc định: {}", Plan::DEFAULT)
}
