//! The posts that people of the district hold, and what the resolution's rules make of each.

/// One post as a list writes it.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts")]
pub struct Post {
    /// Written out.
    pub full: &'static str,
    /// As busy clerks write it.
    pub short: &'static str,
    /// The lower the higher: decides which of a person's rows stays.
    pub rank: u16,
    /// Counts as "cán bộ lãnh đạo, quản lý".
    pub leader: bool,
    /// One of the six key posts of its level.
    pub key: bool,
    /// Only a Party member can hold it.
    pub party: bool,
    /// Secretary or deputy secretary of a Party committee.
    pub secretary: bool,
    /// The employment that the post alone tells, at commune level and for teachers.
    pub employment: Option<&'static str>,
    /// A district post filled by election: its holder is a cadre, but no rule says so by the post alone.
    pub elected: bool,
}

const fn post(full: &'static str, short: &'static str, rank: u16) -> Post {
    Post {
        full,
        short,
        rank,
        leader: false,
        key: false,
        party: false,
        secretary: false,
        employment: None,
        elected: false,
    }
}
const fn leading(full: &'static str, short: &'static str, rank: u16) -> Post {
    Post {
        leader: true,
        ..post(full, short, rank)
    }
}
const fn key_district(full: &'static str, short: &'static str, rank: u16, party: bool) -> Post {
    Post {
        leader: true,
        key: true,
        party,
        secretary: party,
        elected: true,
        ..post(full, short, rank)
    }
}
const fn key_commune(full: &'static str, short: &'static str, rank: u16, party: bool) -> Post {
    Post {
        leader: true,
        key: true,
        party,
        secretary: party,
        employment: Some("cadre"),
        ..post(full, short, rank)
    }
}
const fn commune_head(full: &'static str, short: &'static str, rank: u16) -> Post {
    Post {
        leader: true,
        employment: Some("cadre"),
        ..post(full, short, rank)
    }
}
const fn commune_servant(full: &'static str, short: &'static str, rank: u16) -> Post {
    Post {
        employment: Some("civil_servant"),
        ..post(full, short, rank)
    }
}

/// Posts of the district's leadership.
pub const DISTRICT: &[Post] = &[
    key_district("Bí thư Huyện uỷ", "BTHU", 1, true),
    key_district("Phó Bí thư Thường trực Huyện uỷ", "PBT TT HU", 2, true),
    key_district("Phó Bí thư Huyện uỷ", "PBT HU", 3, true),
    key_district("Chủ tịch HĐND huyện", "CT HĐND huyện", 4, false),
    key_district("Chủ tịch UBND huyện", "CT UBND huyện", 5, false),
    key_district("Phó Chủ tịch HĐND huyện", "PCT HĐND huyện", 6, false),
    key_district("Phó Chủ tịch UBND huyện", "PCT UBND huyện", 7, false),
];

/// Cadres of a commune by Decree 33/2023.
pub const COMMUNE_CADRES: &[Post] = &[
    key_commune("Bí thư Đảng uỷ", "BTĐU", 30, true),
    key_commune("Phó Bí thư Thường trực Đảng uỷ", "PBT TT ĐU", 31, true),
    key_commune("Phó Bí thư Đảng uỷ", "PBTĐU", 32, true),
    key_commune("Chủ tịch HĐND", "CT HĐND", 33, false),
    key_commune("Chủ tịch UBND", "CT UBND", 34, false),
    key_commune("Phó Chủ tịch HĐND", "PCT HĐND", 35, false),
    key_commune("Phó Chủ tịch UBND", "PCT UBND", 36, false),
    commune_head("Chủ tịch UBMTTQ", "CT UBMTTQ", 37),
    commune_head("Chủ tịch Hội Nông dân", "CT Hội ND", 38),
    commune_head("Chủ tịch Hội LHPN", "CT Hội LHPN", 39),
    commune_head("Chủ tịch Hội CCB", "CT Hội CCB", 40),
    commune_head("Bí thư Đoàn Thanh niên", "BT Đoàn TN", 41),
];

/// Civil servants of a commune by Decree 33/2023.
pub const COMMUNE_SERVANTS: &[Post] = &[
    commune_servant("Chỉ huy trưởng BCH Quân sự", "CHT BCHQS", 50),
    commune_servant("Văn phòng - Thống kê", "VP-TK", 51),
    commune_servant(
        "Địa chính - Nông nghiệp - Xây dựng và Môi trường",
        "ĐC-XD",
        52,
    ),
    commune_servant("Tài chính - Kế toán", "TC-KT", 53),
    commune_servant("Tư pháp - Hộ tịch", "TP-HT", 54),
    commune_servant("Văn hoá - Xã hội", "VH-XH", 55),
    commune_servant("Văn phòng - Thống kê", "VP-TK", 51),
    commune_servant("Tư pháp - Hộ tịch", "TP-HT", 54),
    commune_servant("Văn hoá - Xã hội", "VH-XH", 55),
];

/// The land officer of a town.
pub const TOWN_LAND: Post =
    commune_servant("Địa chính - Xây dựng - Đô thị và Môi trường", "ĐC-XD", 52);

/// People who work for a commune part-time; the decree's list has none of these.
pub const COMMUNE_PART_TIME: &[Post] = &[
    leading("Phó Chủ tịch UBMTTQ", "PCT UBMTTQ", 45),
    post("Văn thư - Lưu trữ", "Văn thư", 60),
    post("Thủ quỹ", "Thủ quỹ", 60),
    post("Phó Chỉ huy trưởng BCH Quân sự", "Phó CHT BCHQS", 60),
    post("Khuyến nông viên", "Khuyến nông viên", 60),
    post("Trưởng ấp", "Trưởng ấp", 60),
];

/// The titles of a unit's head and deputy head.
pub fn heads(unit: &str) -> [Post; 2] {
    let (head, deputy) = match unit {
        "vp-huyen-uy" | "vp-hdnd-ubnd" => {
            (("Chánh Văn phòng", "CVP"), ("Phó Chánh Văn phòng", "PCVP"))
        }
        "ban-to-chuc" | "ban-tuyen-giao" | "ban-dan-van" => (
            ("Trưởng Ban", "Trưởng Ban"),
            ("Phó Trưởng Ban", "P.Trưởng Ban"),
        ),
        "uy-ban-kiem-tra" => (
            ("Chủ nhiệm UBKT", "CN UBKT"),
            ("Phó Chủ nhiệm UBKT", "PCN UBKT"),
        ),
        "mttq-huyen" => (
            ("Chủ tịch UBMTTQ huyện", "CT UBMTTQ"),
            ("Phó Chủ tịch UBMTTQ huyện", "PCT UBMTTQ"),
        ),
        "ldld-huyen" => (
            ("Chủ tịch LĐLĐ huyện", "CT LĐLĐ"),
            ("Phó Chủ tịch LĐLĐ huyện", "PCT LĐLĐ"),
        ),
        "hoi-nong-dan" => (
            ("Chủ tịch Hội Nông dân huyện", "CT Hội ND"),
            ("Phó Chủ tịch Hội Nông dân huyện", "PCT Hội ND"),
        ),
        "hoi-lhpn" => (
            ("Chủ tịch Hội LHPN huyện", "CT Hội LHPN"),
            ("Phó Chủ tịch Hội LHPN huyện", "PCT Hội LHPN"),
        ),
        "hoi-ccb" => (
            ("Chủ tịch Hội CCB huyện", "CT Hội CCB"),
            ("Phó Chủ tịch Hội CCB huyện", "PCT Hội CCB"),
        ),
        "huyen-doan" => (
            ("Bí thư Huyện đoàn", "Bí thư Huyện đoàn"),
            ("Phó Bí thư Huyện đoàn", "PBT Huyện đoàn"),
        ),
        "thanh-tra-huyen" => (
            ("Chánh Thanh tra", "Chánh Thanh tra"),
            ("Phó Chánh Thanh tra", "P.Chánh Thanh tra"),
        ),
        unit if unit.starts_with("phong-") => (
            ("Trưởng phòng", "Trưởng phòng"),
            ("Phó Trưởng phòng", "P.Trưởng phòng"),
        ),
        unit if unit.starts_with("truong-") => (("Hiệu trưởng", "HT"), ("Phó Hiệu trưởng", "PHT")),
        _ => (("Giám đốc", "GĐ"), ("Phó Giám đốc", "PGĐ")),
    };
    let elected = matches!(
        unit,
        "mttq-huyen" | "ldld-huyen" | "hoi-nong-dan" | "hoi-lhpn" | "hoi-ccb" | "huyen-doan"
    );
    [
        Post {
            elected,
            ..leading(head.0, head.1, 15)
        },
        Post {
            elected,
            ..leading(deputy.0, deputy.1, 20)
        },
    ]
}

/// Posts without leadership in offices and services.
pub const STAFF: &[Post] = &[
    post("Chuyên viên", "CV", 70),
    post("Kế toán", "Kế toán", 72),
    post("Văn thư", "Văn thư", 73),
    post("Nhân viên", "Nhân viên", 75),
    post("Viên chức", "Viên chức", 74),
];

/// Posts without leadership in schools; the first two are teachers.
pub const SCHOOL: &[Post] = &[
    Post {
        employment: Some("public_employee"),
        ..post("Giáo viên", "GV", 71)
    },
    Post {
        employment: Some("public_employee"),
        ..post("Tổ trưởng chuyên môn", "TTCM", 65)
    },
    post("Kế toán", "Kế toán", 72),
    post("Nhân viên", "NV", 75),
];

/// Membership in a commune's committee, in its standing committee, in the district's and in its standing committee.
pub const MEMBERSHIP: [Post; 4] = [
    Post {
        party: true,
        ..post("Uỷ viên Ban Chấp hành Đảng uỷ", "UVBCH", 999)
    },
    Post {
        party: true,
        ..leading("UVBTV Đảng uỷ", "UVBTV", 999)
    },
    Post {
        party: true,
        ..post("Huyện uỷ viên", "HUV", 999)
    },
    Post {
        party: true,
        ..leading("UVBTV Huyện uỷ", "UVBTV Huyện uỷ", 999)
    },
];
