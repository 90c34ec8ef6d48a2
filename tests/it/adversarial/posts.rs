//! Posts as written in lists, with the flags that the rules decide for them.

mod commune;

pub use commune::COMMUNE;

/// A post. The flags are those of the roster; `employment` where the post leaves one choice.
#[derive(Debug, Clone, Copy)]
pub struct Post {
    pub texts: &'static [&'static str],
    pub leader: bool,
    pub key: bool,
    pub committee: bool,
    pub standing: bool,
    pub district_standing: bool,
    pub party: bool,
    pub employment: Option<&'static str>,
    /// Chances among the posts of its kind of unit.
    pub weight: u32,
}

const fn post(weight: u32, texts: &'static [&'static str]) -> Post {
    Post {
        texts,
        leader: false,
        key: false,
        committee: false,
        standing: false,
        district_standing: false,
        party: false,
        employment: None,
        weight,
    }
}

impl Post {
    const fn leader(mut self) -> Self {
        self.leader = true;
        self
    }
    const fn key(mut self) -> Self {
        self.leader = true;
        self.key = true;
        self
    }
    /// Of the committee, by office or by name.
    const fn committee(mut self) -> Self {
        self.committee = true;
        self.party = true;
        self
    }
    const fn party(mut self) -> Self {
        self.party = true;
        self
    }
    const fn standing(mut self) -> Self {
        self.standing = true;
        self.leader = true;
        self.committee()
    }
    const fn district_standing(mut self) -> Self {
        self.district_standing = true;
        self.leader = true;
        self.committee()
    }
    const fn cadre(mut self) -> Self {
        self.employment = Some("cadre");
        self
    }
    const fn civil(mut self) -> Self {
        self.employment = Some("civil_servant");
        self
    }
    const fn public(mut self) -> Self {
        self.employment = Some("public_employee");
        self
    }
}

pub const OFFICE: &[Post] = &[
    post(
        2,
        &[
            "Trưởng phòng",
            "TP",
            "Trưởng phòng (PT)",
            "Q. Trưởng phòng",
            "Quyền Trưởng phòng",
            "Trưởng phòng ",
        ],
    )
    .leader(),
    post(
        3,
        &[
            "Phó Trưởng phòng",
            "PTP",
            "P. Trưởng phòng",
            "Phó trưởng phòng",
            "Phó Trưởng phòng phụ trách",
            "P.TP",
        ],
    )
    .leader(),
    post(1, &["HUV, Trưởng phòng", "Huyện uỷ viên, Trưởng phòng"])
        .leader()
        .committee(),
    post(
        10,
        &[
            "Chuyên viên",
            "CV",
            "Chuyên viên chính",
            "Chuyên viên (nguyên Phó Trưởng phòng)",
            "chuyên viên",
        ],
    ),
    post(
        4,
        &["Cán sự", "Kế toán", "Văn thư", "Nhân viên", "Kế toán viên"],
    ),
];

/// A post without rank.
pub const SPECIALIST: Post = post(1, &["Chuyên viên"]);

pub const CLERKS_OFFICE: &[Post] = &[
    post(1, &["Chánh Văn phòng", "CVP", "Quyền Chánh Văn phòng"]).leader(),
    post(
        3,
        &[
            "Phó Chánh Văn phòng",
            "PCVP",
            "P. Chánh VP",
            "Phó CVP",
            "P. chánh VP ",
        ],
    )
    .leader(),
    post(10, &["Chuyên viên", "CV", "Chuyên viên chính"]),
    post(
        5,
        &[
            "Cán sự",
            "Kế toán",
            "Văn thư",
            "Nhân viên",
            "Lái xe",
            "Nhân viên phục vụ",
        ],
    ),
];

pub const INSPECTORATE: &[Post] = &[
    post(1, &["Chánh Thanh tra", "Chánh Thanh tra huyện"]).leader(),
    post(2, &["Phó Chánh Thanh tra", "P. Chánh Thanh tra"]).leader(),
    post(8, &["Thanh tra viên", "Chuyên viên", "TTV"]),
];

pub const PARTY_BOARD: &[Post] = &[
    post(
        1,
        &[
            "UVBTV, Trưởng ban",
            "Uỷ viên BTV Huyện uỷ, Trưởng ban",
            "UVBTV Huyện uỷ - Trưởng ban",
        ],
    )
    .district_standing(),
    post(2, &["Trưởng ban", "TB"]).leader(),
    post(
        3,
        &[
            "Phó Trưởng ban",
            "PTB",
            "Phó Trưởng Ban Thường trực",
            "P. Trưởng ban",
        ],
    )
    .leader(),
    post(
        1,
        &["HUV, Phó Trưởng ban", "Huyện uỷ viên - Phó Trưởng ban"],
    )
    .leader()
    .committee(),
    post(9, &["Chuyên viên", "CV", "Chuyên viên chính", "Cán sự"]),
];

pub const CONTROL: &[Post] = &[
    post(1, &["Chủ nhiệm", "Chủ nhiệm UBKT", "CN UBKT"])
        .leader()
        .party(),
    post(2, &["Phó Chủ nhiệm", "Phó Chủ nhiệm UBKT", "PCN UBKT"])
        .leader()
        .party(),
    post(6, &["Chuyên viên", "CV"]),
];

pub const FRONT: &[Post] = &[
    post(
        1,
        &["Chủ tịch", "Chủ tịch UBMTTQ huyện", "CT UBMTTQVN huyện"],
    )
    .leader(),
    post(
        2,
        &[
            "Phó Chủ tịch",
            "PCT UBMTTQ huyện",
            "Phó Chủ tịch Thường trực",
        ],
    )
    .leader(),
    post(6, &["Chuyên viên", "CV", "Cán sự"]),
];

pub const ASSOCIATION: &[Post] = &[
    post(1, &["Chủ tịch", "Chủ tịch Hội", "CT"]).leader(),
    post(2, &["Phó Chủ tịch", "Phó Chủ tịch Hội", "PCT"]).leader(),
    post(6, &["Chuyên viên", "CV", "Cán sự"]),
];

pub const YOUTH: &[Post] = &[
    post(1, &["Bí thư Huyện đoàn", "Bí thư", "BT Huyện đoàn"]).leader(),
    post(
        2,
        &["Phó Bí thư Huyện đoàn", "Phó Bí thư", "PBT Huyện đoàn"],
    )
    .leader(),
    post(
        2,
        &["Uỷ viên Ban Thường vụ Huyện đoàn", "UV BTV Huyện đoàn"],
    ),
    post(5, &["Chuyên viên", "CV"]),
];

pub const SERVICE: &[Post] = &[
    post(1, &["Giám đốc", "GĐ", "Q. Giám đốc"]).leader(),
    post(2, &["Phó Giám đốc", "PGĐ", "P. Giám đốc", "Phó GĐ"]).leader(),
    post(
        8,
        &[
            "Viên chức",
            "Kỹ thuật viên",
            "Kế toán",
            "Nhân viên",
            "Giảng viên",
        ],
    ),
];

pub const SCHOOL: &[Post] = &[
    post(2, &["Hiệu trưởng", "HT"]).leader(),
    post(3, &["Phó Hiệu trưởng", "PHT", "P.HT", "P. Hiệu trưởng"]).leader(),
    post(14, &["Giáo viên", "GV", "Giáo viên Toán"]).public(),
    post(3, &["Tổ trưởng chuyên môn", "TTCM"]),
    post(3, &["Kế toán", "Văn thư", "Nhân viên thư viện", "NV"]),
];

/// A commune's part-time staff.
pub const PART_TIME: &[Post] = &[
    post(
        3,
        &[
            "Trưởng ấp 1",
            "Trưởng ấp Bắc Trang",
            "Phó Trưởng ấp 2",
            "Trưởng khóm 3",
        ],
    ),
    post(
        2,
        &[
            "Nhân viên thú y",
            "Cán bộ kiểm lâm",
            "Phụ trách văn thư - thủ quỹ",
        ],
    ),
];

/// Posts in a committee's list: in the Party, and beside it in state and organisations.
pub const COMMITTEE: &[(Post, &str)] = &[
    (
        post(1, &["Bí thư", "BT"]).key().standing().cadre(),
        "Chủ tịch HĐND",
    ),
    (
        post(1, &["Phó Bí thư Thường trực", "PBT TT"])
            .key()
            .standing()
            .cadre(),
        "",
    ),
    (
        post(1, &["Phó Bí thư", "PBT"]).key().standing().cadre(),
        "Chủ tịch UBND",
    ),
    (
        post(1, &["UVBTV", "Uỷ viên BTV", "UV.BTV"])
            .key()
            .standing()
            .cadre(),
        "Phó Chủ tịch UBND",
    ),
    (
        post(1, &["UVBTV", "Uỷ viên BTV"]).standing().cadre(),
        "Chủ tịch UBMTTQ",
    ),
    (
        post(1, &["UVBCH", "ĐUV", "Uỷ viên BCH"])
            .leader()
            .committee()
            .cadre(),
        "Chủ tịch Hội Nông dân",
    ),
    (
        post(1, &["UVBCH", "ĐUV", "Đảng uỷ viên"])
            .committee()
            .civil(),
        "Văn phòng - Thống kê",
    ),
    (
        post(1, &["UVBCH", "ĐUV"]).leader().committee().cadre(),
        "Bí thư Đoàn TNCS",
    ),
];
