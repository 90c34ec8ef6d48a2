//! How units word their headers: what the forms say, and wordings of our own that a clerk understands at once.

use super::prng::Prng;

/// Wordings of one thing: those of the forms, and our own.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    pub seen: &'static [&'static str],
    pub own: &'static [&'static str],
}

impl Wording {
    /// One of them; true when it is our own.
    pub fn pick(&self, rng: &mut Prng) -> (&'static str, bool) {
        if !self.own.is_empty() && rng.percent(34) {
            (*rng.pick(self.own), true)
        } else {
            (*rng.pick(self.seen), false)
        }
    }
}

macro_rules! wordings {
    ($($name:ident: [$($seen:literal),* $(,)?] [$($own:literal),* $(,)?];)+) => {
        $(pub const $name: Wording = Wording { seen: &[$($seen),*], own: &[$($own),*] };)+
        /// All of them.
        pub const ALL: &[Wording] = &[$($name),+];
    };
}

wordings! {
    ORDINAL: ["TT", "STT", "Số TT", "Stt"] ["Số thứ tự", "Thứ tự", "Số\nTT"];
    NAME: ["Họ và tên", "Họ tên", "Họ và tên cán bộ"] ["Họ tên đầy đủ", "Họ và tên CBCC", "Họ, tên", "Họ tên cán bộ, công chức", "Họ tên người được đánh giá", "Họ, chữ đệm và tên", "Họ tên cán bộ, viên chức", "Họ và tên khai sinh"];
    FAMILY: ["Họ", "Họ và đệm", "Họ và chữ lót"] ["Họ đệm", "Họ và tên lót", "Họ, chữ lót"];
    GIVEN: ["Tên"] ["Tên gọi", "Tên riêng"];
    BIRTH: ["Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Năm sinh", "Ngày/tháng/năm sinh"] ["Sinh ngày", "Sinh năm", "Ngày th. năm sinh", "Ngày tháng năm sinh (dd/mm/yyyy)", "Sinh ngày, tháng, năm", "Ngày, tháng và năm sinh", "Sinh ngày/tháng/năm", "NTN sinh", "Ng. tháng năm sinh"];
    BIRTH_YEAR: ["Năm sinh"] ["Sinh năm", "Năm sinh (ghi 4 số)"];
    MALE: ["Nam"] [];
    FEMALE: ["Nữ"] [];
    GENDER: ["Giới tính", "Nam/Nữ", "Phái"] ["Giới tính (nam/nữ)", "Nam hay nữ", "Giới", "Là nam hay nữ", "G.tính"];
    FEMALE_MARK: ["Nữ", "Phụ nữ", "Nữ (x)", "Giới tính nữ"] ["Là nữ", "Nữ giới", "Đánh dấu X nếu là nữ", "CB nữ", "Nữ thì đánh X"];
    ETHNICITY: ["Dân tộc"] ["Thành phần dân tộc", "Dân tộc (ghi rõ)", "Thuộc dân tộc (Kinh, Hoa, Khmer…)", "D.tộc"];
    MINORITY: ["Dân tộc thiểu số", "DTTS", "Dân tộc ít người", "Người DTTS"] ["Là người DTTS (x)", "DT thiểu số", "Thuộc dân tộc thiểu số"];
    RELIGION: ["Tôn giáo"] ["Tôn giáo (ghi rõ)", "Theo tôn giáo nào", "Tín ngưỡng, tôn giáo", "T.giáo"];
    PARTY: ["Đảng viên", "Là đảng viên", "ĐV"] ["Đảng viên (đánh dấu x)", "Đã là đảng viên", "Đảng viên ĐCSVN", "Là đảng viên ĐCS Việt Nam", "Đ.viên"];
    PARTY_DATE: ["Ngày vào Đảng"] ["Ngày kết nạp Đảng", "Ngày KN vào Đảng", "Vào Đảng ngày"];
    PARTY_TRIAL: ["Dự bị"] ["Ngày dự bị"];
    PARTY_FULL: ["Chính thức"] ["Ngày chính thức"];
    ID: ["CCCD", "Số CCCD", "Số CMND/CCCD", "Căn cước công dân", "Số CMND"] ["Số định danh cá nhân", "CMND (CCCD) số", "Số thẻ căn cước", "Số căn cước/CCCD", "Số thẻ CCCD gắn chip", "Số thẻ CCCD"];
    POSITION: ["Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức vụ hoặc chức danh công tác", "Chức vụ hiện nay"] ["Chức vụ đang giữ", "Chức danh, chức vụ hiện đảm nhiệm", "Đang giữ chức vụ", "Chức vụ đương nhiệm", "Chức vụ công tác hiện tại", "Hiện giữ chức vụ", "Chức vụ/chức danh đang đảm nhận", "C.vụ"];
    POSITION_UNIT: ["Chức vụ, đơn vị công tác", "Chức vụ, đơn vị công tác hiện nay"] ["Chức vụ - nơi công tác", "Chức vụ và nơi làm việc"];
    UNIT: ["Đơn vị", "Đơn vị công tác", "Cơ quan, đơn vị đang làm việc", "Cơ quan công tác"] ["Nơi công tác", "Công tác tại", "Đơn vị đang công tác", "Cơ quan nơi làm việc", "Hiện công tác tại", "Đ.vị công tác"];
    EMPLOYMENT: ["Đối tượng", "Loại cán bộ", "CB/CC/VC"] ["Thuộc diện (CB/CC/VC)", "Là CB, CC hay VC", "Cán bộ/công chức/viên chức", "Nhóm đối tượng (CB, CC, VC, HĐ)", "Phân loại CB, CC, VC"];
    LEVELS: ["Trình độ", "Trình độ đào tạo"] ["Trình độ các mặt", "Trình độ, bồi dưỡng"];
    EDUCATION: ["Trình độ chuyên môn", "Chuyên môn", "Trình độ CM", "Chuyên môn, nghiệp vụ"] ["Bằng cấp chuyên môn", "Văn bằng chuyên môn cao nhất", "Trình độ chuyên môn cao nhất", "TĐ chuyên môn", "Bằng cấp chuyên môn cao nhất", "Đã tốt nghiệp chuyên môn", "Tr.độ C.môn"];
    THEORY: ["Lý luận chính trị", "LLCT", "Trình độ LLCT", "Lý luận\n Chính trị", "Trình độ chính trị"] ["Trình độ lý luận CT", "Bằng LLCT", "Lí luận chính trị", "Đã học LLCT đến trình độ", "Trình độ LLCT hiện có", "Bằng cấp lý luận chính trị", "LL CT"];
    STATE: ["Quản lý nhà nước", "QLNN", "Trình độ QLNN"] ["Bồi dưỡng QLNN", "Quản lí nhà nước", "Chứng chỉ QLNN", "Kiến thức quản lý nhà nước", "Đã học QLNN chương trình"];
    INFORMATICS: ["Tin học", "Trình độ tin học"] ["Chứng chỉ tin học", "Tin học (chứng chỉ)", "Trình độ CNTT"];
    LANGUAGE: ["Ngoại ngữ", "Trình độ ngoại ngữ"] ["Chứng chỉ ngoại ngữ", "Ngoại ngữ (ghi rõ)", "Tiếng nước ngoài"];
    SKILLS: ["Bồi dưỡng kỹ năng", "Đã bồi dưỡng kỹ năng trong năm", "Tập huấn kỹ năng"] ["Có học lớp kỹ năng năm 2025", "Được bồi dưỡng kỹ năng trong năm 2025", "Đã dự lớp bồi dưỡng kỹ năng (x)"];
    MEETS: ["Đạt chuẩn chức danh", "Đạt tiêu chuẩn chức danh", "Đạt chuẩn"] ["Đủ tiêu chuẩn chức danh", "Đáp ứng tiêu chuẩn chức danh (x)", "Đảm bảo tiêu chuẩn chức danh"];
    RATING: ["Kết quả xếp loại", "Kết quả đánh giá, xếp loại năm 2025", "Mức xếp loại", "Xếp loại chất lượng", "Xếp loại năm 2025"] ["Kết quả phân loại cuối năm", "Mức độ hoàn thành nhiệm vụ năm 2025", "Đánh giá CBCC năm 2025", "Phân loại công chức cuối năm 2025", "Xếp loại thi hành nhiệm vụ năm 2025", "Kết quả thi hành công vụ năm 2025 (xếp loại)", "Mức xếp loại cuối năm nay", "Kết quả XLCB năm 2025"];
    RATING_YEARS: ["Kết quả đánh giá, xếp loại", "Xếp loại chất lượng"] ["Kết quả phân loại hằng năm", "Đánh giá, phân loại các năm"];
    RATING_OWN: ["Tự xếp loại", "Cá nhân tự xếp loại"] ["Cá nhân tự nhận mức", "Tự đánh giá, xếp loại"];
    RATING_UNIT: ["Tập thể đánh giá", "Đơn vị xếp loại"] ["Tập thể góp ý xếp loại", "Mức đơn vị đề nghị"];
    RATING_COMPETENT: ["Cấp có thẩm quyền xếp loại", "Cấp thẩm quyền đánh giá"] ["Cấp có thẩm quyền quyết định", "Kết quả của cấp có thẩm quyền", "Cấp có thẩm quyền công nhận"];
    RATING_SCHOOL: ["Xếp loại VC năm học 2024-2025", "Xếp loại năm học 2024 - 2025"] ["Kết quả đánh giá viên chức năm học 2024-2025", "Phân loại viên chức NH 2024-2025"];
    RATING_PARTY: ["Xếp loại đảng viên", "Đánh giá đảng viên", "Xếp loại ĐV"] ["Phân loại đảng viên năm 2025", "Chất lượng đảng viên", "Mức xếp loại của đảng viên"];
    STANDARD: ["Chuẩn nghề nghiệp", "Xếp loại chuẩn nghề nghiệp"] ["Chuẩn nghề nghiệp giáo viên", "Đánh giá theo chuẩn nghề nghiệp"];
    EMULATION: ["Danh hiệu thi đua"] ["Thi đua, khen thưởng năm 2025"];
    NOTE: ["Ghi chú"] ["Ghi chú (nếu có)", "Ghi chú khác"];
    AGE: ["Tuổi"] ["Tuổi đời", "Số tuổi"];
    HOME: ["Quê quán"] ["Nguyên quán", "Quê quán (xã, huyện, tỉnh)"];
    SALARY: ["Hệ số lương", "Hệ số"] ["Lương hiện hưởng (hệ số)"];
    GRADE: ["Mã ngạch", "Ngạch"] ["Mã số ngạch/CDNN", "Mã số CDNN"];
    PHONE: ["Số điện thoại", "Điện thoại"] ["SĐT liên hệ", "Điện thoại di động"];
    HIRED: ["Ngày vào ngành", "Năm tuyển dụng"] ["Ngày về cơ quan", "Ngày bắt đầu công tác", "Ngày, tháng, năm vào ngành"];
    PLANNED: ["Quy hoạch chức danh", "Quy hoạch"] ["Được quy hoạch chức danh"];
    SCHOOLING: ["Giáo dục phổ thông", "Văn hoá"] ["Học vấn phổ thông", "Trình độ văn hoá phổ thông"];
    INSURANCE: ["Số sổ BHXH"] ["Mã số BHXH"];
    APPOINTED: ["Ngày bổ nhiệm", "Thời gian giữ chức vụ"] ["Bổ nhiệm từ ngày", "Ngày tháng năm bổ nhiệm"];
}

/// Leaves under a tick group: code read from the tick, levels covered, wordings.
pub type Leaf = (
    Option<&'static str>,
    &'static [&'static str],
    &'static [&'static str],
);

pub const EDUCATION_LEAVES: &[&[Leaf]] = &[
    &[
        (Some("doctor"), &["doctor"], &["Tiến sĩ", "TS", "Tiến sỹ"]),
        (Some("master"), &["master"], &["Thạc sĩ", "ThS", "Thạc sỹ"]),
        (Some("bachelor"), &["bachelor"], &["Đại học", "ĐH"]),
        (Some("college"), &["college"], &["Cao đẳng", "CĐ"]),
        (
            Some("intermediate"),
            &["intermediate"],
            &["Trung cấp", "TC", "Trung học"],
        ),
        (Some("elementary"), &["elementary"], &["Sơ cấp", "SC"]),
    ],
    &[
        (
            Some("master"),
            &["doctor", "master"],
            &["Sau đại học", "Sau ĐH"],
        ),
        (Some("bachelor"), &["bachelor"], &["Đại học", "ĐH"]),
        (Some("college"), &["college"], &["Cao đẳng", "CĐ"]),
        (
            Some("intermediate"),
            &["intermediate"],
            &["Trung cấp", "TC"],
        ),
        (None, &["elementary", "untrained"], &["Còn lại", "Khác"]),
    ],
    &[
        (Some("doctor"), &["doctor"], &["Tiến sĩ"]),
        (Some("master"), &["master"], &["Thạc sĩ"]),
        (Some("bachelor"), &["bachelor"], &["Đại học"]),
        (Some("college"), &["college"], &["Cao đẳng"]),
        (Some("intermediate"), &["intermediate"], &["Trung cấp"]),
        (Some("elementary"), &["elementary"], &["Sơ cấp"]),
        (
            Some("untrained"),
            &["untrained"],
            &["Chưa qua đào tạo", "Chưa qua ĐT"],
        ),
    ],
];

pub const THEORY_LEAVES: &[&[Leaf]] = &[
    &[
        (Some("bachelor"), &["bachelor"], &["Cử nhân", "CN"]),
        (Some("advanced"), &["advanced"], &["Cao cấp", "CC"]),
        (
            Some("intermediate"),
            &["intermediate"],
            &["Trung cấp", "TC"],
        ),
        (Some("elementary"), &["elementary"], &["Sơ cấp", "SC"]),
    ],
    &[
        (
            Some("advanced"),
            &["bachelor", "advanced"],
            &["Cao cấp, cử nhân", "Cử nhân, cao cấp"],
        ),
        (Some("intermediate"), &["intermediate"], &["Trung cấp"]),
        (Some("elementary"), &["elementary"], &["Sơ cấp"]),
        (
            Some("none"),
            &["none"],
            &["Chưa qua đào tạo", "Chưa qua ĐT"],
        ),
    ],
    &[
        (Some("advanced"), &["advanced"], &["Cao cấp"]),
        (Some("intermediate"), &["intermediate"], &["Trung cấp"]),
    ],
];

pub const STATE_LEAVES: &[&[Leaf]] = &[
    &[
        (
            Some("senior"),
            &["senior"],
            &["Chuyên viên cao cấp", "CVCC", "Chuyên viên cao cấp và TĐ"],
        ),
        (
            Some("principal"),
            &["principal"],
            &["Chuyên viên chính", "CVC", "Chuyên viên chính và TĐ"],
        ),
        (
            Some("specialist"),
            &["specialist"],
            &["Chuyên viên", "CV", "Chuyên viên và TĐ"],
        ),
        (Some("officer"), &["officer"], &["Cán sự", "CS"]),
    ],
    &[
        (
            Some("principal"),
            &["senior", "principal"],
            &["CVC trở lên", "Chuyên viên chính trở lên"],
        ),
        (Some("specialist"), &["specialist"], &["Chuyên viên", "CV"]),
        (Some("officer"), &["officer"], &["Cán sự"]),
    ],
];

pub const RATING_LEAVES: &[&[Leaf]] = &[
    &[
        (
            Some("excellent"),
            &["excellent"],
            &["HTXSNV", "HTXS", "Hoàn thành xuất sắc nhiệm vụ"],
        ),
        (
            Some("good"),
            &["good"],
            &["HTTNV", "HTT", "Hoàn thành tốt nhiệm vụ"],
        ),
        (
            Some("fulfilled"),
            &["fulfilled"],
            &["HTNV", "HT", "Hoàn thành nhiệm vụ"],
        ),
        (
            Some("unfulfilled"),
            &["unfulfilled"],
            &["KHTNV", "KHT", "Không hoàn thành nhiệm vụ"],
        ),
        (
            Some("not_rated"),
            &["not_rated"],
            &["Không đánh giá", "Không xếp loại", "KĐG"],
        ),
    ],
    &[
        (Some("excellent"), &["excellent"], &["Xuất sắc", "XS"]),
        (Some("good"), &["good"], &["Tốt"]),
        (Some("fulfilled"), &["fulfilled"], &["Hoàn thành"]),
        (Some("unfulfilled"), &["unfulfilled"], &["Không hoàn thành"]),
    ],
];
