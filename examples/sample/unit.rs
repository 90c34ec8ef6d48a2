//! The units of the district: those of the resolution's plan and the schools that the plan does not name.

use crate::names::slug;

/// A unit that sends lists.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The plan's code, or a slug of the name.
    pub code: String,
    /// The name as the plan has it.
    pub name: String,
    /// One of the contract's kinds.
    pub kind: &'static str,
    /// False for schools.
    pub in_plan: bool,
}

impl Unit {
    /// Communes and the town.
    pub fn is_commune(&self) -> bool {
        matches!(self.kind, "commune" | "town")
    }

    /// `district` or `commune`.
    pub fn level(&self) -> &'static str {
        if self.is_commune() {
            "commune"
        } else {
            "district"
        }
    }
}

const PLAN: &[(&str, &str, &str)] = &[
    ("vp-huyen-uy", "Văn phòng Huyện uỷ", "party"),
    ("xa-binh-phu", "Xã Bình Phú", "commune"),
    ("phong-noi-vu", "Phòng Nội vụ", "office"),
    (
        "phong-tai-chinh-ke-hoach",
        "Phòng Tài chính - Kế hoạch",
        "office",
    ),
    ("ban-to-chuc", "Ban Tổ chức Huyện uỷ", "party"),
    ("vp-hdnd-ubnd", "Văn phòng HĐND và UBND huyện", "office"),
    ("xa-an-phuoc", "Xã An Phước", "commune"),
    (
        "mttq-huyen",
        "Uỷ ban Mặt trận Tổ quốc Việt Nam huyện",
        "front",
    ),
    ("phong-tu-phap", "Phòng Tư pháp", "office"),
    ("tt-sa-rai", "Thị trấn Sa Rài", "town"),
    ("ban-tuyen-giao", "Ban Tuyên giáo Huyện uỷ", "party"),
    ("ban-dan-van", "Ban Dân vận Huyện uỷ", "party"),
    ("uy-ban-kiem-tra", "Uỷ ban Kiểm tra Huyện uỷ", "party"),
    (
        "trung-tam-chinh-tri",
        "Trung tâm Chính trị huyện",
        "service",
    ),
    ("ldld-huyen", "Liên đoàn Lao động huyện", "association"),
    ("hoi-nong-dan", "Hội Nông dân huyện", "association"),
    ("hoi-lhpn", "Hội Liên hiệp Phụ nữ huyện", "association"),
    ("huyen-doan", "Huyện đoàn", "association"),
    ("hoi-ccb", "Hội Cựu chiến binh huyện", "association"),
    (
        "phong-tai-nguyen-moi-truong",
        "Phòng Tài nguyên và Môi trường",
        "office",
    ),
    (
        "phong-lao-dong",
        "Phòng Lao động - Thương binh và Xã hội",
        "office",
    ),
    (
        "phong-van-hoa-thong-tin",
        "Phòng Văn hoá và Thông tin",
        "office",
    ),
    ("phong-giao-duc", "Phòng Giáo dục và Đào tạo", "office"),
    ("phong-y-te", "Phòng Y tế", "office"),
    ("thanh-tra-huyen", "Thanh tra huyện", "office"),
    (
        "phong-nong-nghiep",
        "Phòng Nông nghiệp và Phát triển nông thôn",
        "office",
    ),
    (
        "phong-kinh-te-ha-tang",
        "Phòng Kinh tế và Hạ tầng",
        "office",
    ),
    (
        "tt-van-hoa-truyen-thanh",
        "Trung tâm Văn hoá - Thể thao và Truyền thanh",
        "service",
    ),
    (
        "tt-dich-vu-nong-nghiep",
        "Trung tâm Dịch vụ nông nghiệp",
        "service",
    ),
    (
        "bql-du-an",
        "Ban Quản lý dự án và Phát triển quỹ đất",
        "service",
    ),
    (
        "tt-gdnn-gdtx",
        "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên",
        "service",
    ),
    ("xa-tan-cong-chi", "Xã Tân Công Chí", "commune"),
    ("xa-tan-ho-co", "Xã Tân Hộ Cơ", "commune"),
    ("xa-tan-phuoc", "Xã Tân Phước", "commune"),
    ("xa-tan-thanh-a", "Xã Tân Thành A", "commune"),
    ("xa-tan-thanh-b", "Xã Tân Thành B", "commune"),
    ("xa-thong-binh", "Xã Thông Bình", "commune"),
];

const SCHOOLS: &[&str] = &[
    "Trường THCS Tân Hộ Cơ",
    "Trường THCS Bình Phú",
    "Trường THCS An Phước",
    "Trường Tiểu học Tân Công Chí 1",
    "Trường Tiểu học Thông Bình 2",
    "Trường Tiểu học Sa Rài",
    "Trường Mầm non Hoa Sen",
    "Trường Mẫu giáo Tân Phước",
];

const PLACES: &[&str] = &[
    "Tân Hộ Cơ",
    "Bình Phú",
    "An Phước",
    "Tân Công Chí",
    "Thông Bình",
    "Tân Phước",
    "Tân Thành A",
    "Tân Thành B",
];

/// The first `count` units, each kind among the first few; beyond the plan, schools.
pub fn units(count: usize) -> Vec<Unit> {
    let plan = PLAN.iter().map(|&(code, name, kind)| Unit {
        code: code.to_owned(),
        name: name.to_owned(),
        kind,
        in_plan: true,
    });
    let named = SCHOOLS.iter().map(|&name| name.to_owned());
    let numbered = (3..).flat_map(|number| {
        PLACES.iter().flat_map(move |place| {
            [
                format!("Trường Tiểu học {place} {number}"),
                format!("Trường Mầm non {place} {number}"),
            ]
        })
    });
    let schools = named.chain(numbered).map(|name| Unit {
        code: slug(&name),
        name,
        kind: "education",
        in_plan: false,
    });
    plan.chain(schools).take(count).collect()
}

/// Codes of all units of the plan.
pub fn plan_codes() -> impl Iterator<Item = &'static str> {
    PLAN.iter().map(|&(code, _, _)| code)
}
