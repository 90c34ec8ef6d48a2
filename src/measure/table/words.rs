//! Headings of rows and columns that the plan does not write itself.

pub(super) const TOTAL: &str = "Tổng cộng";
pub(super) const NO_UNIT: &str = "Chưa rõ đơn vị";
pub(super) const OTHER_KIND: &str = "Đơn vị khác";

pub(super) const POPULATION: &str = "Đối tượng";
pub(super) const MEETING: &str = "Đạt";
pub(super) const UNCLEAR: &str = "Chưa rõ";
pub(super) const PERCENT: &str = "Tỷ lệ (%)";
pub(super) const SHORTFALL: &str = "Còn thiếu";
pub(super) const AT_LEAST: &str = "Chỉ tiêu, ít nhất (%)";
pub(super) const AT_MOST: &str = "Chỉ tiêu, nhiều nhất (%)";
pub(super) const BEFORE: &str = "Kỳ trước (%)";
pub(super) const CHANGE: &str = "Tăng, giảm (điểm %)";

pub(super) const MEMBERS: &str = "Số người";
pub(super) const MEMBERS_MEETING: &str = "Số người đạt";
pub(super) const MEMBERS_UNCLEAR: &str = "Số người chưa rõ";
pub(super) const UNITS: &str = "Đơn vị có đối tượng";
pub(super) const UNITS_MEETING: &str = "Đơn vị đạt";
pub(super) const UNITS_UNCLEAR: &str = "Đơn vị chưa rõ";

pub(super) const JOINED: &str = "Có tên, kỳ trước không có";
pub(super) const JOINED_WITH_UNIT: &str = "- Trong đó ở đơn vị kỳ trước không có danh sách";
pub(super) const LEFT: &str = "Không còn tên, kỳ trước có";
pub(super) const LEFT_WITH_UNIT: &str = "- Trong đó ở đơn vị kỳ này không có danh sách";
pub(super) const MOVED: &str = "Chuyển sang đơn vị khác";
pub(super) const PROMOTED: &str = "Giữ chức vụ lãnh đạo, quản lý cao hơn kỳ trước";
pub(super) const BECAME_LEADER: &str = "- Trong đó kỳ trước chưa giữ chức vụ lãnh đạo, quản lý";
pub(super) const QUALIFIED: &str = "Có trình độ cao hơn kỳ trước";
pub(super) const GAINED_EDUCATION: &str = "- Về chuyên môn";
pub(super) const GAINED_THEORY: &str = "- Về lý luận chính trị";
pub(super) const DOUBTFUL_AFTER: &str = "Có tên, chưa rõ kỳ trước có hay không";
pub(super) const DOUBTFUL_BEFORE: &str = "Kỳ trước có tên, chưa rõ nay còn hay không";

pub(super) const TODAY: &str = "Hiện nay";
pub(super) const YEAR_ENDS: &str = "Đến 31/12 năm";
pub(super) const STILL_THERE: &str = "Số người hiện có còn công tác";
pub(super) const BODIES: &str = "Số đơn vị hiện có đối tượng";
pub(super) const STILL_MEETING: &str = "Trong đó đạt";
pub(super) const OPEN_THEN: &str = "Chưa rõ";
pub(super) const LOWEST: &str = "Tỷ lệ thấp nhất có thể (%)";
pub(super) const HIGHEST: &str = "Tỷ lệ cao nhất có thể (%)";
pub(super) const RETIRED: &str = "Nghỉ hưu từ mốc trước đến mốc này";
pub(super) const NEEDED_LEAST: &str = "Còn thiếu, ít nhất";
pub(super) const NEEDED_MOST: &str = "Còn thiếu, nhiều nhất";
pub(super) const TO_ADD: &str = "Cần tìm, đào tạo thêm trong năm";

pub(super) const OVERDUE: &str = "Đã quá tuổi nghỉ hưu";
pub(super) const RETIRING_IN: &str = "Nghỉ hưu trong năm";
pub(super) const RETIRING: &str = "Cộng";
pub(super) const RETIRING_OPEN: &str = "Chưa rõ thời điểm";
pub(super) const PERSONS: &str = "Tổng số";
pub(super) const LEADERS: &str = "Lãnh đạo, quản lý";
