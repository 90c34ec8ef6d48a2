//! Posts of a commune.

use super::{Post, post};

pub const COMMUNE: &[Post] = &[
    post(
        2,
        &[
            "Bí thư Đảng uỷ",
            "BT Đảng uỷ",
            "BTĐU",
            "Bí thư ĐU xã",
            "Bí thư Đảng bộ xã",
        ],
    )
    .key()
    .standing()
    .cadre(),
    post(
        2,
        &[
            "Phó Bí thư Đảng uỷ",
            "PBT Đảng uỷ",
            "Phó BT ĐU",
            "PBTĐU",
            "Phó Bí thư Thường trực Đảng uỷ",
            "PBT TT Đảng uỷ",
        ],
    )
    .key()
    .standing()
    .cadre(),
    post(
        2,
        &[
            "Bí thư Đảng uỷ, Chủ tịch HĐND",
            "BT ĐU - CT.HĐND",
            "Phó Bí thư Đảng uỷ - Chủ tịch UBND",
            "Phó Bí thư, CT UBND",
            "PBT Đảng uỷ kiêm Chủ tịch UBND",
        ],
    )
    .key()
    .standing()
    .cadre(),
    post(
        2,
        &[
            "Chủ tịch UBND",
            "CT UBND",
            "CT.UBND",
            "Chủ tịch UBND xã",
            "Q. Chủ tịch UBND",
            "Quyền Chủ tịch UBND xã",
        ],
    )
    .key()
    .cadre(),
    post(
        2,
        &[
            "Phó Chủ tịch UBND",
            "PCT UBND",
            "P.CT UBND",
            "Phó CT.UBND",
            "Phó Chủ tịch UBND phụ trách",
            "P. Chủ tịch UBND",
        ],
    )
    .key()
    .cadre(),
    post(
        2,
        &[
            "Chủ tịch HĐND",
            "Phó Chủ tịch HĐND",
            "PCT HĐND",
            "P.CT HĐND xã",
        ],
    )
    .key()
    .cadre(),
    post(
        2,
        &[
            "UVBTV, PCT UBND",
            "Uỷ viên BTV Đảng uỷ, Phó Chủ tịch UBND",
            "UV.BTV - PCT HĐND",
        ],
    )
    .key()
    .standing()
    .cadre(),
    post(
        2,
        &[
            "ĐUV, Chủ tịch Hội Nông dân",
            "Đảng uỷ viên, Bí thư Đoàn TNCS",
            "Uỷ viên BCH Đảng bộ, Chủ tịch Hội LHPN",
        ],
    )
    .leader()
    .committee()
    .cadre(),
    post(
        2,
        &[
            "Chủ tịch UBMTTQ",
            "CT MTTQ",
            "Chủ tịch UBMTTQVN xã",
            "CT.UBMTTQ",
            "Chủ tịch Uỷ ban MTTQ",
        ],
    )
    .leader()
    .cadre(),
    post(
        2,
        &[
            "Bí thư Đoàn TNCS",
            "Bí thư Đoàn Thanh niên",
            "BT Đoàn TN",
            "Bí thư Xã đoàn",
        ],
    )
    .leader()
    .cadre(),
    post(
        3,
        &[
            "Chủ tịch Hội LHPN",
            "Chủ tịch Hội Nông dân",
            "CT Hội ND",
            "Chủ tịch Hội CCB",
            "CT Hội CCB",
            "Chủ tịch Hội Phụ nữ",
        ],
    )
    .leader()
    .cadre(),
    post(
        4,
        &[
            "Văn phòng - Thống kê",
            "VP-TK",
            "Công chức VP-TK",
            "Công chức Văn phòng - Thống kê (nguyên Chủ tịch Hội Nông dân)",
        ],
    )
    .civil(),
    post(
        3,
        &["Tư pháp - Hộ tịch", "TP-HT", "Công chức Tư pháp - Hộ tịch"],
    )
    .civil(),
    post(
        3,
        &[
            "Tài chính - Kế toán",
            "TC-KT",
            "Công chức Tài chính - Kế toán",
        ],
    )
    .civil(),
    post(3, &["Văn hoá - Xã hội", "VH-XH", "Công chức VH-XH"]).civil(),
    post(
        3,
        &[
            "Địa chính - Xây dựng",
            "ĐC-XD",
            "Công chức Địa chính - Nông nghiệp - Xây dựng và Môi trường",
        ],
    )
    .civil(),
    post(
        1,
        &[
            "Chỉ huy trưởng Ban CHQS",
            "Chỉ huy trưởng Quân sự",
            "CHT BCH Quân sự xã",
        ],
    )
    .civil(),
];
