//! Headings of several levels written in one cell: "Chuyên môn - Năm TN", "Phần A Ngày sinh", "Số CCCD. Ngày cấp".

mod alone;
mod shared;

pub(super) use alone::split;
pub(super) use shared::unfold;

/// What stands between the levels, the surest first.
const BETWEEN: [&str; 8] = [" / ", " > ", " - ", " – ", ": ", ". ", " | ", " _ "];
