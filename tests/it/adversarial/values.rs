//! What stands in cells, with what it means: written from the forms, never from the reader's vocabulary.
//! Each list: code, spellings seen in real lists, spellings of our own that a clerk understands at once.

use super::prng::Prng;

/// A meaning with its spellings, the common ones and the ones of our own.
pub type Spelt = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

pub const EDUCATION: &[Spelt] = &[
    (
        "doctor",
        &[
            "Tiến sĩ",
            "Tiến sỹ",
            "TS",
            "TS. Luật",
            "Tiến sĩ Quản lý công",
        ],
        &[
            "Đã có bằng tiến sĩ Giáo dục học",
            "ĐH Luật, ThS Luật, TS Luật",
        ],
    ),
    (
        "master",
        &[
            "Thạc sĩ",
            "Thạc sỹ",
            "ThS",
            "Th.S",
            "Ths. Quản lý công",
            "ThS Luật",
            "ĐH Kế toán, Ths QLKT",
        ],
        &[
            "Thạc sĩ Chính sách công, tốt nghiệp năm 2019",
            "Bằng thạc sĩ Quản lý giáo dục",
            "ĐH Luật\nThS Quản lý kinh tế",
        ],
    ),
    (
        "bachelor",
        &[
            "Đại học",
            "ĐH",
            "Đại học Luật",
            "ĐH Hành chính",
            "Cử nhân Luật",
            "CN Kinh tế",
            "Kỹ sư Nông nghiệp",
            "KS xây dựng",
            "ĐHSP Toán",
            "Bác sĩ đa khoa",
            "ĐH Luật; ĐH Hành chính",
            "Đại học (VLVH)",
            "đại học",
            "2 bằng ĐH",
            "Cử nhân",
            "ĐH\nLuật",
        ],
        &[
            "Tốt nghiệp đại học ngành Kế toán",
            "Kỹ sư cầu đường, hệ chính quy",
            "Bằng ĐH Xã hội học",
            "Đại học - Quản trị văn phòng",
            "ĐH QLNN (từ xa)",
            "TC Kế toán, ĐH Luật",
        ],
    ),
    (
        "college",
        &[
            "Cao đẳng",
            "CĐ",
            "CĐSP",
            "CĐ Kế toán",
            "Cao đẳng nghề",
            "cao đẳng",
        ],
        &[
            "Cao đẳng Công tác xã hội (chính quy)",
            "Tốt nghiệp CĐ Tin học",
            "Cao đẳng - Quản lý đất đai",
        ],
    ),
    (
        "intermediate",
        &[
            "Trung cấp",
            "TC",
            "TCCN",
            "TC Luật",
            "Trung học chuyên nghiệp",
            "THCN",
            "Trung cấp Hành chính",
            "Y sĩ",
        ],
        &[
            "Trung cấp nông nghiệp, ngành Thú y",
            "Bằng trung cấp Văn thư",
            "TC Pháp lý (hệ vừa học vừa làm)",
        ],
    ),
    (
        "elementary",
        &["Sơ cấp", "SC", "Sơ cấp nghề"],
        &["Chứng chỉ sơ cấp nghề điện"],
    ),
    (
        "untrained",
        &["Chưa qua đào tạo", "Chưa qua ĐT", "Chưa", "Không"],
        &["Chưa đào tạo chuyên môn", "Chưa có bằng cấp chuyên môn"],
    ),
];

pub const THEORY: &[Spelt] = &[
    (
        "bachelor",
        &[
            "Cử nhân",
            "Cử nhân chính trị",
            "CN",
            "CNCT",
            "Đại học chính trị",
        ],
        &["Bằng cử nhân chính trị", "CN. Chính trị"],
    ),
    (
        "advanced",
        &[
            "Cao cấp",
            "CC",
            "CCCT",
            "CCLLCT",
            "Cao cấp LLCT",
            "C.cấp",
            "Cao cấp LLCT - HC",
            "Cao cấp lý luận chính trị",
            "cao cấp",
        ],
        &[
            "Tốt nghiệp Cao cấp năm 2019",
            "Bằng cao cấp LLCT",
            "Cao cấp (HV Chính trị khu vực IV)",
            "Đã có bằng Cao cấp",
        ],
    ),
    (
        "intermediate",
        &[
            "Trung cấp",
            "TC",
            "TCCT",
            "TCLLCT",
            "Tr.cấp",
            "Trung cấp LLCT-HC",
            "trung cấp",
        ],
        &[
            "Trung cấp lý luận chính trị (Trường Chính trị tỉnh)",
            "Bằng trung cấp LLCT",
            "Tốt nghiệp trung cấp chính trị",
        ],
    ),
    (
        "elementary",
        &["Sơ cấp", "SC", "Sơ cấp LLCT", "SCCT"],
        &["Sơ cấp chính trị", "Chứng nhận sơ cấp LLCT"],
    ),
    (
        "none",
        &["Chưa", "Không", "Chưa qua", "Chưa qua đào tạo"],
        &["Chưa học", "Chưa có bằng LLCT"],
    ),
];

pub const STATE: &[Spelt] = &[
    (
        "senior",
        &["CVCC", "Chuyên viên cao cấp", "CV cao cấp"],
        &["Chứng chỉ CVCC"],
    ),
    (
        "principal",
        &["CVC", "Chuyên viên chính", "CV chính", "Ch.viên chính"],
        &[
            "Bồi dưỡng ngạch chuyên viên chính năm 2021",
            "Chứng chỉ CVC",
        ],
    ),
    (
        "specialist",
        &["CV", "Chuyên viên", "Ch.viên", "chuyên viên"],
        &[
            "Chứng chỉ chuyên viên",
            "QLNN ngạch chuyên viên",
            "BD ngạch CV",
        ],
    ),
    ("officer", &["Cán sự", "CS"], &["Chứng chỉ ngạch cán sự"]),
    (
        "none",
        &["Chưa", "Không", "Chưa qua"],
        &["Chưa bồi dưỡng", "Chưa học QLNN"],
    ),
];

pub const RATING: &[Spelt] = &[
    (
        "excellent",
        &[
            "HTXSNV",
            "HTXS",
            "Hoàn thành xuất sắc nhiệm vụ",
            "Xuất sắc",
            "HTXS NV",
            "Hoàn thành XS nhiệm vụ",
            "HTSXNV",
        ],
        &[
            "Hoàn thành xuất sắc",
            "HT xuất sắc nhiệm vụ",
            "HTXSNV năm 2025",
        ],
    ),
    (
        "good",
        &[
            "HTTNV",
            "HTT",
            "Hoàn thành tốt nhiệm vụ",
            "Tốt",
            "HT tốt NV",
            "HTTốt",
        ],
        &["Hoàn thành tốt", "HT tốt nhiệm vụ", "HTTNV (20%)"],
    ),
    (
        "fulfilled",
        &["HTNV", "HT", "Hoàn thành nhiệm vụ"],
        &["HT nhiệm vụ", "Hoàn thành nhiệm vụ được giao"],
    ),
    (
        "unfulfilled",
        &[
            "KHTNV",
            "KHT",
            "Không hoàn thành nhiệm vụ",
            "Chưa hoàn thành nhiệm vụ",
        ],
        &["Không HTNV", "Không hoàn thành"],
    ),
    (
        "not_rated",
        &[
            "Không đánh giá",
            "KXL",
            "Không xếp loại",
            "Chưa đủ 6 tháng",
            "Mới tuyển dụng",
            "Không đánh giá, xếp loại",
        ],
        &[
            "Không ĐG do nghỉ thai sản",
            "Chưa xếp loại (mới tuyển)",
            "Không xếp loại vì đi học dài hạn",
        ],
    ),
];

pub const EMPLOYMENT: &[Spelt] = &[
    (
        "cadre",
        &["Cán bộ", "CB", "Cán bộ chuyên trách", "cán bộ"],
        &["Cán bộ bầu cử", "Cán bộ xã"],
    ),
    (
        "civil_servant",
        &["Công chức", "CC", "công chức"],
        &["Công chức xã", "Công chức hành chính", "Biên chế công chức"],
    ),
    (
        "public_employee",
        &["Viên chức", "VC", "viên chức"],
        &["Viên chức sự nghiệp", "Biên chế viên chức"],
    ),
    (
        "contract",
        &["Hợp đồng", "HĐ", "HĐ 68", "HĐLĐ", "Hợp đồng 68", "HĐ 111"],
        &[
            "Hợp đồng lao động theo NĐ 111/2022",
            "Lao động hợp đồng",
            "HĐ (NĐ 111)",
        ],
    ),
    (
        "commune_part_time",
        &[
            "KCT",
            "Không chuyên trách",
            "Người hoạt động KCT",
            "Bán chuyên trách",
        ],
        &[
            "Hoạt động không chuyên trách",
            "Người HĐ không chuyên trách",
        ],
    ),
];

pub const ETHNICITY: &[Spelt] = &[
    ("Kinh", &["Kinh", "kinh", "KINH"], &["Kinh (Việt)", "Việt"]),
    (
        "Khmer",
        &["Khmer", "Khơ me", "Khơ-me", "Khơme"],
        &["Khơ Me", "KHMER"],
    ),
    ("Hoa", &["Hoa", "hoa"], &["Hoa (Hán)"]),
    ("Chăm", &["Chăm", "Chàm"], &["chăm"]),
    ("Tày", &["Tày"], &[]),
    ("Mường", &["Mường"], &[]),
    ("Nùng", &["Nùng"], &[]),
];

pub const RELIGION: &[Spelt] = &[
    (
        "Không",
        &["Không", "không", "KHÔNG"],
        &["Không theo đạo", "Không tôn giáo"],
    ),
    (
        "Phật giáo",
        &["Phật giáo", "Phật", "PHẬT GIÁO"],
        &["Đạo Phật"],
    ),
    (
        "Phật giáo Hoà Hảo",
        &["PG Hoà Hảo", "Phật giáo Hòa Hảo", "PGHH", "Hoà Hảo"],
        &["P.G Hoà Hảo", "Đạo Hoà Hảo"],
    ),
    ("Cao Đài", &["Cao Đài", "Cao đài"], &["Đạo Cao Đài"]),
    (
        "Công giáo",
        &["Công giáo", "Thiên chúa", "Thiên Chúa giáo"],
        &["Đạo Công giáo"],
    ),
    ("Tin Lành", &["Tin Lành", "Tin lành"], &["Đạo Tin Lành"]),
];

pub const INFORMATICS: &[&str] = &[
    "UDCNTTCB",
    "CNTT cơ bản",
    "A",
    "B",
    "Chứng chỉ A",
    "Trung cấp",
    "MOS",
    "Ứng dụng CNTT cơ bản",
    "Tin học B",
];
pub const LANGUAGES: &[&str] = &[
    "B Anh văn",
    "A2",
    "B1",
    "Bậc 3",
    "TOEIC 450",
    "Anh B",
    "Tiếng Khmer",
    "ĐH Anh văn",
    "C Anh",
];
/// Marks that say yes; the last three are of our own.
pub const YES: &[&str] = &[
    "x", "X", "x ", "1", "v", "V", "×", "√", "✓", "có", "Có", "*", "✔", "+", "[x]",
];
/// Marks that any old font shows as they are.
pub const YES_PLAIN: &[&str] = &["x", "X", "x ", "1"];
/// What says no beside a blank.
pub const NO: &[&str] = &["0", "không", "Không"];

/// A spelling of a code; true when it is one of our own.
pub fn spell(list: &[Spelt], code: &str, rng: &mut Prng) -> (&'static str, bool) {
    let (_, seen, own) = list.iter().find(|s| s.0 == code).expect("codes are spelt");
    if !own.is_empty() && rng.percent(20) {
        (*rng.pick(own), true)
    } else {
        (*rng.pick(seen), false)
    }
}

/// A code with so many chances as its weight.
pub fn weighted(weights: &[(&'static str, u32)], rng: &mut Prng) -> &'static str {
    let total = weights.iter().map(|w| w.1).sum();
    let mut at = rng.below(total);
    for (code, weight) in weights {
        if at < *weight {
            return code;
        }
        at -= weight;
    }
    weights[0].0
}
