//! The units as their own papers, files and columns name them.

use super::posts::{self, Post};

/// A unit with the ways in which it is named.
#[derive(Debug, Clone)]
pub struct Unit {
    pub code: String,
    /// The plan's name; a unit outside the plan: its own.
    pub name: String,
    pub kind: &'static str,
    pub level: &'static str,
    /// As a letterhead's second line, in capitals.
    pub letterheads: Vec<String>,
    /// As part of a title, a section, "Đơn vị: …" or a cell.
    pub texts: Vec<String>,
    /// As part of a file's name.
    pub files: Vec<String>,
    pub posts: &'static [Post],
    pub in_plan: bool,
}

type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static [Post],
);

/// Code, name, kind, texts, file names, posts.
const DISTRICT: &[Row] = &[
    (
        "vp-huyen-uy",
        "Văn phòng Huyện uỷ",
        "party",
        &["Văn phòng Huyện uỷ", "VP Huyện uỷ", "VPHU"],
        &["Van phong Huyen uy", "VPHU"],
        posts::CLERKS_OFFICE,
    ),
    (
        "ban-to-chuc",
        "Ban Tổ chức Huyện uỷ",
        "party",
        &["Ban Tổ chức Huyện uỷ", "Ban Tổ chức", "BTC Huyện uỷ"],
        &["Ban To chuc HU", "BTC Huyen uy"],
        posts::PARTY_BOARD,
    ),
    (
        "ban-tuyen-giao",
        "Ban Tuyên giáo Huyện uỷ",
        "party",
        &["Ban Tuyên giáo Huyện uỷ", "Ban Tuyên giáo", "BTG Huyện uỷ"],
        &["Ban Tuyen giao"],
        posts::PARTY_BOARD,
    ),
    (
        "ban-dan-van",
        "Ban Dân vận Huyện uỷ",
        "party",
        &["Ban Dân vận Huyện uỷ", "Ban Dân vận", "BDV Huyện uỷ"],
        &["Ban Dan van HU"],
        posts::PARTY_BOARD,
    ),
    (
        "uy-ban-kiem-tra",
        "Uỷ ban Kiểm tra Huyện uỷ",
        "party",
        &["Uỷ ban Kiểm tra Huyện uỷ", "UBKT Huyện uỷ"],
        &["UBKT Huyen uy"],
        posts::CONTROL,
    ),
    (
        "trung-tam-chinh-tri",
        "Trung tâm Chính trị huyện",
        "service",
        &[
            "Trung tâm Chính trị huyện",
            "TT Chính trị",
            "Trung tâm Chính trị",
        ],
        &["TT Chinh tri", "Trung tam Chinh tri huyen"],
        posts::SERVICE,
    ),
    (
        "mttq-huyen",
        "Uỷ ban Mặt trận Tổ quốc Việt Nam huyện",
        "front",
        &[
            "Uỷ ban MTTQ Việt Nam huyện",
            "UBMTTQVN huyện",
            "Uỷ ban Mặt trận Tổ quốc Việt Nam huyện",
        ],
        &["UBMTTQ huyen", "MTTQ huyen"],
        posts::FRONT,
    ),
    (
        "ldld-huyen",
        "Liên đoàn Lao động huyện",
        "association",
        &["Liên đoàn Lao động huyện", "LĐLĐ huyện"],
        &["LDLD huyen"],
        posts::ASSOCIATION,
    ),
    (
        "hoi-nong-dan",
        "Hội Nông dân huyện",
        "association",
        &["Hội Nông dân huyện", "HND huyện", "Hội ND huyện"],
        &["Hoi Nong dan huyen"],
        posts::ASSOCIATION,
    ),
    (
        "hoi-lhpn",
        "Hội Liên hiệp Phụ nữ huyện",
        "association",
        &["Hội Liên hiệp Phụ nữ huyện", "Hội LHPN huyện"],
        &["Hoi LHPN huyen"],
        posts::ASSOCIATION,
    ),
    (
        "huyen-doan",
        "Huyện đoàn",
        "association",
        &["Huyện đoàn", "Huyện đoàn Tân Hồng"],
        &["Huyen doan"],
        posts::YOUTH,
    ),
    (
        "hoi-ccb",
        "Hội Cựu chiến binh huyện",
        "association",
        &["Hội Cựu chiến binh huyện", "Hội CCB huyện"],
        &["Hoi CCB huyen"],
        posts::ASSOCIATION,
    ),
    (
        "vp-hdnd-ubnd",
        "Văn phòng HĐND và UBND huyện",
        "office",
        &[
            "Văn phòng HĐND và UBND huyện",
            "VP HĐND&UBND",
            "Văn phòng HĐND-UBND huyện",
        ],
        &["VP HDND-UBND"],
        posts::CLERKS_OFFICE,
    ),
    (
        "phong-noi-vu",
        "Phòng Nội vụ",
        "office",
        &["Phòng Nội vụ", "P. Nội vụ", "PNV"],
        &["Phong Noi vu", "P.Noi vu"],
        posts::OFFICE,
    ),
    (
        "phong-tu-phap",
        "Phòng Tư pháp",
        "office",
        &["Phòng Tư pháp", "P. Tư pháp"],
        &["Phong Tu phap"],
        posts::OFFICE,
    ),
    (
        "phong-tai-chinh-ke-hoach",
        "Phòng Tài chính - Kế hoạch",
        "office",
        &[
            "Phòng Tài chính - Kế hoạch",
            "Phòng TC-KH",
            "Phòng Tài chính Kế hoạch",
        ],
        &["Phong TC-KH", "Phong Tai chinh Ke hoach"],
        posts::OFFICE,
    ),
    (
        "phong-tai-nguyen-moi-truong",
        "Phòng Tài nguyên và Môi trường",
        "office",
        &[
            "Phòng Tài nguyên và Môi trường",
            "Phòng TN&MT",
            "Phòng TNMT",
        ],
        &["Phong TNMT"],
        posts::OFFICE,
    ),
    (
        "phong-lao-dong",
        "Phòng Lao động - Thương binh và Xã hội",
        "office",
        &[
            "Phòng Lao động - Thương binh và Xã hội",
            "Phòng LĐ-TB&XH",
            "Phòng LĐTBXH",
        ],
        &["Phong LDTBXH", "Phong LD-TBXH"],
        posts::OFFICE,
    ),
    (
        "phong-van-hoa-thong-tin",
        "Phòng Văn hoá và Thông tin",
        "office",
        &["Phòng Văn hoá và Thông tin", "Phòng VH-TT", "Phòng VH&TT"],
        &["Phong Van hoa Thong tin"],
        posts::OFFICE,
    ),
    (
        "phong-giao-duc",
        "Phòng Giáo dục và Đào tạo",
        "office",
        &["Phòng Giáo dục và Đào tạo", "Phòng GD&ĐT", "Phòng GD-ĐT"],
        &["Phong GDDT", "Phong Giao duc"],
        posts::OFFICE,
    ),
    (
        "phong-y-te",
        "Phòng Y tế",
        "office",
        &["Phòng Y tế", "P. Y tế"],
        &["Phong Y te"],
        posts::OFFICE,
    ),
    (
        "thanh-tra-huyen",
        "Thanh tra huyện",
        "office",
        &["Thanh tra huyện", "Thanh tra huyện Tân Hồng"],
        &["Thanh tra huyen"],
        posts::INSPECTORATE,
    ),
    (
        "phong-nong-nghiep",
        "Phòng Nông nghiệp và Phát triển nông thôn",
        "office",
        &[
            "Phòng Nông nghiệp và Phát triển nông thôn",
            "Phòng NN&PTNT",
            "Phòng NN và PTNT",
        ],
        &["Phong NN-PTNT"],
        posts::OFFICE,
    ),
    (
        "phong-kinh-te-ha-tang",
        "Phòng Kinh tế và Hạ tầng",
        "office",
        &[
            "Phòng Kinh tế và Hạ tầng",
            "Phòng KT&HT",
            "Phòng KT-HT",
            "Phòng Kinh tế - Hạ tầng",
        ],
        &["Phong KTHT", "Phong Kinh te Ha tang"],
        posts::OFFICE,
    ),
    (
        "tt-van-hoa-truyen-thanh",
        "Trung tâm Văn hoá - Thể thao và Truyền thanh",
        "service",
        &[
            "Trung tâm Văn hoá - Thể thao và Truyền thanh",
            "TT VH-TT&TT",
            "Trung tâm VH-TT và Truyền thanh",
        ],
        &["TT Van hoa The thao Truyen thanh"],
        posts::SERVICE,
    ),
    (
        "tt-dich-vu-nong-nghiep",
        "Trung tâm Dịch vụ nông nghiệp",
        "service",
        &["Trung tâm Dịch vụ nông nghiệp", "TT DVNN", "Trung tâm DVNN"],
        &["TT Dich vu nong nghiep"],
        posts::SERVICE,
    ),
    (
        "bql-du-an",
        "Ban Quản lý dự án và Phát triển quỹ đất",
        "service",
        &[
            "Ban Quản lý dự án và Phát triển quỹ đất",
            "BQL dự án và PTQĐ",
            "Ban QLDA&PTQĐ",
        ],
        &["BQL du an PTQD"],
        posts::SERVICE,
    ),
    (
        "tt-gdnn-gdtx",
        "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên",
        "service",
        &[
            "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên",
            "TT GDNN-GDTX",
            "Trung tâm GDNN - GDTX",
        ],
        &["TT GDNN-GDTX"],
        posts::SERVICE,
    ),
];

const COMMUNES: &[(&str, &str, &str)] = &[
    ("an-phuoc", "An Phước", "An Phuoc"),
    ("binh-phu", "Bình Phú", "Binh Phu"),
    ("tan-cong-chi", "Tân Công Chí", "Tan Cong Chi"),
    ("tan-ho-co", "Tân Hộ Cơ", "Tan Ho Co"),
    ("tan-phuoc", "Tân Phước", "Tan Phuoc"),
    ("tan-thanh-a", "Tân Thành A", "Tan Thanh A"),
    ("tan-thanh-b", "Tân Thành B", "Tan Thanh B"),
    ("thong-binh", "Thông Bình", "Thong Binh"),
];

/// Kinds of school with the words of their slugs.
const SCHOOLS: &[(&str, &str)] = &[
    ("Trường THCS", "truong-thcs"),
    ("Trường Tiểu học", "truong-tieu-hoc"),
    ("Trường Mầm non", "truong-mam-non"),
    ("Trường Mẫu giáo", "truong-mau-giao"),
];

/// All units of the plan.
pub fn plan() -> Vec<Unit> {
    let district = DISTRICT
        .iter()
        .map(|&(code, name, kind, texts, files, posts)| Unit {
            code: code.to_owned(),
            name: name.to_owned(),
            kind,
            level: "district",
            letterheads: texts[..2]
                .iter()
                .filter(|t| t.len() > 8)
                .map(|t| t.to_uppercase())
                .collect(),
            texts: texts.iter().map(|t| (*t).to_owned()).collect(),
            files: files
                .iter()
                .map(|t| (*t).to_owned())
                .chain([name.to_owned()])
                .collect(),
            posts,
            in_plan: true,
        });
    let communes = COMMUNES.iter().map(|&(slug, name, plain)| Unit {
        code: format!("xa-{slug}"),
        name: format!("Xã {name}"),
        kind: "commune",
        level: "commune",
        letterheads: vec![
            format!("UBND XÃ {}", name.to_uppercase()),
            format!("ĐẢNG UỶ XÃ {}", name.to_uppercase()),
            format!("ỦY BAN NHÂN DÂN XÃ {}", name.to_uppercase()),
        ],
        texts: vec![
            format!("Xã {name}"),
            format!("UBND xã {name}"),
            format!("X. {name}"),
            format!("xã {name}"),
            format!("Đảng uỷ xã {name}"),
        ],
        files: vec![
            format!("xa {plain}"),
            format!("UBND xa {plain}"),
            format!("Xã {name}"),
            format!("X.{plain}"),
        ],
        posts: posts::COMMUNE,
        in_plan: true,
    });
    let town = Unit {
        code: "tt-sa-rai".to_owned(),
        name: "Thị trấn Sa Rài".to_owned(),
        kind: "town",
        level: "commune",
        letterheads: vec![
            "UBND THỊ TRẤN SA RÀI".to_owned(),
            "ĐẢNG UỶ THỊ TRẤN SA RÀI".to_owned(),
        ],
        texts: vec![
            "Thị trấn Sa Rài".to_owned(),
            "TT Sa Rài".to_owned(),
            "UBND thị trấn Sa Rài".to_owned(),
            "TT. Sa Rài".to_owned(),
        ],
        files: vec!["TT Sa Rài".to_owned(), "thi tran Sa Rai".to_owned()],
        posts: posts::COMMUNE,
        in_plan: true,
    };
    district.chain(communes).chain([town]).collect()
}

/// Schools, which the plan does not name.
pub fn schools() -> Vec<Unit> {
    let mut list = Vec::new();
    for &(kind, slug) in SCHOOLS {
        for &(place_slug, place, plain) in COMMUNES {
            for number in ["", " 1", " 2"] {
                let name = format!("{kind} {place}{number}");
                list.push(Unit {
                    code: format!("{slug}-{place_slug}{}", number.replace(' ', "-")),
                    letterheads: vec![name.to_uppercase()],
                    texts: vec![name.clone()],
                    files: vec![
                        name.clone(),
                        format!("{} {plain}{number}", super::super::bench::words::fold(kind)),
                    ],
                    name,
                    kind: "education",
                    level: "district",
                    posts: posts::SCHOOL,
                    in_plan: false,
                });
            }
        }
    }
    list
}
