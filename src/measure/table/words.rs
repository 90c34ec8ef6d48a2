//! Headings of rows and columns that the plan does not write itself.

pub(super) const TOTAL: &str = "Tổng cộng";
pub(super) const NO_UNIT: &str = "Chưa rõ đơn vị";
pub(super) const OTHER_KIND: &str = "Đơn vị khác";

pub(super) const POPULATION: &str = "Đối tượng";
pub(super) const MEETING: &str = "Đạt";
pub(super) const UNCLEAR: &str = "Chưa rõ";
pub(super) const PERCENT: &str = "Tỷ lệ (%)";
pub(super) const SHORTFALL: &str = "Còn thiếu";
pub(super) const SHORT_OF_TARGET: &str = "Còn thiếu so với chỉ tiêu";
pub(super) const AT_LEAST: &str = "Chỉ tiêu, ít nhất (%)";
pub(super) const AT_MOST: &str = "Chỉ tiêu, nhiều nhất (%)";
pub(super) const BEFORE: &str = "Kỳ trước (%)";
pub(super) const CHANGE: &str = "Tăng, giảm (điểm %)";

pub(super) const MEMBERS: &str = "Thành viên";
pub(super) const MEMBERS_MEETING: &str = "Thành viên đạt";
pub(super) const MEMBERS_UNCLEAR: &str = "Thành viên chưa rõ";
pub(super) const UNITS: &str = "Đơn vị có đối tượng";
pub(super) const UNITS_MEETING: &str = "Đơn vị đạt";
pub(super) const UNITS_UNCLEAR: &str = "Đơn vị chưa rõ";
