use super::*;

const OWN: [&str; 3] = ["Huyện uỷ", "HU", "huyện"];

#[derive(serde::Deserialize)]
struct Catalogue {
    post: Vec<Post>,
}

fn reader() -> PostReader {
    let source = include_str!("../../plan/data/tan-hong/posts.toml");
    let catalogue: Catalogue = toml::from_str(source).expect("the catalogue of posts reads");
    PostReader::new(&catalogue.post, &OWN.map(str::to_owned))
}

fn codes(reader: &PostReader, reading: &PostReading) -> String {
    let codes: Vec<&str> = reading
        .posts
        .iter()
        .map(|&p| reader.posts[p].code.as_str())
        .collect();
    codes.join(" ")
}

/// Positions in one kind of unit and the codes they mean, highest first.
fn check(kind: &str, level: &str, rows: &[(&str, &[&str])]) {
    let reader = reader();
    let mut wrong = Vec::new();
    for (expected, texts) in rows {
        for text in *texts {
            let reading = reader.read(text, Some(kind), Some(level));
            let found = codes(&reader, &reading);
            if found != *expected
                || reading.near.is_some()
                || (!expected.is_empty() && !reading.unknown.is_empty())
            {
                wrong.push(format!(
                    "{text:?}: {found:?}, not {expected:?} {:?} {:?}",
                    reading.unknown, reading.near
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{kind}: {wrong:#?}");
}

#[test]
fn communes() {
    check(
        "commune",
        "commune",
        &[
            (
                "bi-thu-dang-uy",
                &[
                    "Bí thư Đảng uỷ",
                    "Bí thư Đảng ủy xã",
                    "BTĐU",
                    "BT ĐU",
                    "Bí thư",
                    "Bí thư Đảng uỷ xã Bình Phú",
                    "Bí thư Đảng bộ xã",
                    "BT",
                    "BÍ THƯ ĐẢNG ỦY",
                    "Bi thu Dang uy",
                    "Bí thư ĐU xã",
                    "Bí thư Đảng uỷ (phụ trách)",
                    "Bí thư Đảng ủy TT Sa Rài",
                    "Bí thư Đảng uỷ nhiệm kỳ 2020-2025",
                    "Bí thư BCH Đảng bộ xã",
                    "Bí thư xã",
                ],
            ),
            (
                "pho-bi-thu-thuong-truc-dang-uy",
                &[
                    "Phó Bí thư Thường trực Đảng uỷ",
                    "PBT TT ĐU",
                    "PBT TT",
                    "PBTTT",
                    "Phó Bí thư Thường trực",
                    "PBT.TT Đảng uỷ",
                    "Phó Bí thư TT Đảng uỷ xã",
                    "P. Bí thư thường trực",
                    "PBT thường trực ĐU",
                ],
            ),
            (
                "pho-bi-thu-dang-uy",
                &[
                    "Phó Bí thư Đảng uỷ",
                    "PBTĐU",
                    "PBT ĐU",
                    "Phó Bí thư",
                    "PBT",
                    "P.Bí thư Đảng uỷ xã",
                    "P. BT ĐU",
                    "Phó Bí thư Đảng bộ",
                ],
            ),
            (
                "chu-tich-hdnd-xa",
                &[
                    "Chủ tịch HĐND",
                    "CT HĐND",
                    "CT.HĐND xã",
                    "Chủ tịch Hội đồng nhân dân xã",
                    "CTHĐND",
                    "Chủ tịch HĐND TT Sa Rài",
                ],
            ),
            (
                "chu-tich-ubnd-xa",
                &[
                    "Chủ tịch UBND",
                    "CT UBND",
                    "Chủ tịch Uỷ ban nhân dân xã Bình Phú",
                    "CT.UBND xã",
                    "Chủ tịch",
                    "CTUBND",
                    "Chủ tịch UBND xã",
                    "Chủ tịch xã",
                    "CHỦ TỊCH UBND XÃ TÂN HỘ CƠ",
                ],
            ),
            (
                "pho-chu-tich-hdnd-xa",
                &[
                    "Phó Chủ tịch HĐND",
                    "PCT HĐND",
                    "P.CT HĐND xã",
                    "P. Chủ tịch Hội đồng nhân dân",
                ],
            ),
            (
                "pho-chu-tich-ubnd-xa",
                &[
                    "Phó Chủ tịch UBND",
                    "PCT UBND",
                    "PCT",
                    "PCT.UBND xã",
                    "PCT UBND phụ trách văn xã",
                    "Phó Chủ tịch UBND xã (phụ trách kinh tế)",
                    "Phó Chủ tịch Thường trực UBND",
                    "Phó chủ tịch xã",
                ],
            ),
            (
                "chu-tich-mttq-xa",
                &[
                    "Chủ tịch UBMTTQ",
                    "CT UBMTTQ",
                    "CT MTTQ",
                    "Chủ tịch Uỷ ban Mặt trận Tổ quốc Việt Nam xã",
                    "Chủ tịch UBMTTQVN xã",
                    "CT. UBMTTQ VN",
                    "Chủ tịch Mặt trận",
                ],
            ),
            (
                "pho-chu-tich-mttq-xa",
                &["Phó Chủ tịch UBMTTQ", "PCT UBMTTQ", "PCT MTTQVN"],
            ),
            (
                "chu-tich-hoi-nong-dan-xa",
                &[
                    "Chủ tịch Hội Nông dân",
                    "CT Hội ND",
                    "CT HND",
                    "Chủ tịch Hội Nông dân xã",
                    "CTHND",
                    "Chủ tịch HND",
                ],
            ),
            (
                "chu-tich-hoi-lhpn-xa",
                &[
                    "Chủ tịch Hội LHPN",
                    "CT Hội LHPN",
                    "CT HPN",
                    "Chủ tịch Hội Liên hiệp Phụ nữ",
                    "Chủ tịch Hội phụ nữ xã",
                    "Chủ tịch Hội LHPN VN xã",
                ],
            ),
            (
                "chu-tich-hoi-ccb-xa",
                &[
                    "Chủ tịch Hội CCB",
                    "CT Hội CCB",
                    "Chủ tịch Hội Cựu chiến binh xã",
                    "CT HCCB",
                ],
            ),
            (
                "bi-thu-doan-xa",
                &[
                    "Bí thư Đoàn Thanh niên",
                    "BT Đoàn TN",
                    "Bí thư Đoàn xã",
                    "Bí thư Đoàn TNCS Hồ Chí Minh",
                    "BTĐTN",
                    "Bí thư xã đoàn",
                    "BT ĐTN",
                    "Bí thư Đoàn TNCSHCM xã",
                ],
            ),
            (
                "cap-pho-doan-the-xa",
                &[
                    "Phó Chủ tịch Hội Nông dân",
                    "PCT Hội LHPN",
                    "PCT Hội CCB xã",
                    "Phó Bí thư Đoàn xã",
                    "PBT Đoàn TN",
                ],
            ),
            (
                "chi-huy-truong-quan-su-xa",
                &[
                    "Chỉ huy trưởng BCH Quân sự",
                    "CHT BCHQS",
                    "CHT Quân sự xã",
                    "Chỉ huy trưởng Ban Chỉ huy Quân sự",
                    "CHT BCH QS",
                    "CHT",
                    "Chỉ huy trưởng Quân sự",
                ],
            ),
            (
                "van-phong-thong-ke",
                &[
                    "Văn phòng - Thống kê",
                    "VP-TK",
                    "Văn phòng – thống kê",
                    "VPTK",
                    "Công chức Văn phòng - Thống kê",
                    "CC VP-TK",
                    "VP - TK",
                    "Văn phòng thống kê xã",
                ],
            ),
            (
                "dia-chinh-xay-dung",
                &[
                    "Địa chính - Nông nghiệp - Xây dựng và Môi trường",
                    "ĐC-XD",
                    "Địa chính - Xây dựng - Đô thị và Môi trường",
                    "ĐC - XD",
                    "Công chức Địa chính",
                    "ĐCXD-NN-MT",
                    "ĐC-NN-XD&MT",
                    "Địa chính XD",
                ],
            ),
            (
                "tai-chinh-ke-toan",
                &[
                    "Tài chính - Kế toán",
                    "TC-KT",
                    "TCKT",
                    "Kế toán",
                    "Công chức Tài chính - Kế toán",
                ],
            ),
            (
                "tu-phap-ho-tich",
                &[
                    "Tư pháp - Hộ tịch",
                    "TP-HT",
                    "TP - HT",
                    "Tư pháp hộ tịch",
                    "Cán bộ Tư pháp",
                    "Công chức TP-HT",
                ],
            ),
            (
                "van-hoa-xa-hoi",
                &[
                    "Văn hoá - Xã hội",
                    "VH-XH",
                    "Văn hóa xã hội",
                    "VHXH",
                    "CC VH-XH",
                    "Công chức Văn hoá - Xã hội",
                ],
            ),
            (
                "truong-cong-an-xa",
                &[
                    "Trưởng Công an xã",
                    "Trưởng Công an",
                    "Trưởng CA xã",
                    "Trưởng CA",
                ],
            ),
            (
                "uvbtv-dang-uy",
                &[
                    "UVBTV Đảng uỷ",
                    "UVBTV",
                    "UV BTV ĐU",
                    "Uỷ viên Ban Thường vụ",
                    "Uỷ viên Ban Thường vụ Đảng uỷ xã",
                    "UVTV Đảng uỷ",
                    "Ban Thường vụ",
                    "BAN THƯỜNG VỤ ĐẢNG UỶ",
                    "Ban Thường vụ Đảng ủy xã Bình Phú",
                ],
            ),
            (
                "dang-uy-vien",
                &[
                    "Đảng uỷ viên",
                    "ĐUV",
                    "UVBCH",
                    "Uỷ viên Ban Chấp hành Đảng uỷ",
                    "Uỷ viên BCH Đảng bộ xã",
                    "Uỷ viên Ban Chấp hành",
                    "UV BCH ĐU",
                    "Đảng ủy viên xã",
                ],
            ),
            (
                "bi-thu-dang-uy chu-tich-hdnd-xa",
                &[
                    "Bí thư Đảng ủy, Chủ tịch HĐND xã",
                    "BT ĐU - CT.HĐND",
                    "BTĐU kiêm CT HĐND",
                    "Bí thư Đảng uỷ Chủ tịch HĐND xã",
                    "Bí thư Đảng uỷ - Chủ tịch HĐND",
                    "BT - CT HĐND",
                    "Bí thư ĐU + CT HĐND",
                    "Bí thư Đảng uỷ đồng thời là Chủ tịch HĐND",
                    "Bí thư, CT. HĐND",
                    "Bí thư Đảng uỷ và Chủ tịch HĐND xã",
                    "Bí thư Đảng uỷ xã; Chủ tịch HĐND xã",
                ],
            ),
            (
                "pho-bi-thu-dang-uy chu-tich-ubnd-xa",
                &[
                    "PBT, CT UBND",
                    "Phó Bí thư Đảng uỷ, Chủ tịch UBND xã",
                    "PBT ĐU/CT UBND",
                    "Phó Bí thư - Chủ tịch UBND",
                    "PBTĐU kiêm Chủ tịch UBND",
                ],
            ),
            (
                "pho-bi-thu-thuong-truc-dang-uy pho-chu-tich-hdnd-xa",
                &["PBT TT, PCT HĐND"],
            ),
            ("bi-thu-dang-uy uvbtv-huyen-uy", &[]),
            (
                "uvbtv-huyen-uy bi-thu-dang-uy",
                &[
                    "UVBTV Huyện uỷ, Bí thư Đảng uỷ xã",
                    "UVBTV HU - Bí thư Đảng ủy",
                ],
            ),
            (
                "bi-thu-dang-uy huyen-uy-vien",
                &[
                    "HUV, Bí thư Đảng uỷ xã",
                    "Huyện uỷ viên, BTĐU",
                    "HUV - Bí thư ĐU xã",
                ],
            ),
            (
                "pho-chu-tich-ubnd-xa uvbtv-dang-uy",
                &["UVBTV Đảng uỷ, Phó Chủ tịch UBND", "UVBTV, PCT UBND"],
            ),
            (
                "chi-huy-truong-quan-su-xa dang-uy-vien",
                &["ĐUV, CHT BCHQS", "Đảng uỷ viên, Chỉ huy trưởng Quân sự"],
            ),
            (
                "uy-vien-ban-chap-hanh-doan-the",
                &[
                    "UV BTV Hội LHPN",
                    "Uỷ viên Ban Chấp hành Hội Nông dân huyện",
                    "UVBTV Huyện đoàn",
                ],
            ),
            (
                "bi-thu-chi-bo",
                &[
                    "Bí thư chi bộ",
                    "BTCB",
                    "Bí thư Chi bộ ấp 1",
                    "Bí thư chi bộ Quân sự",
                ],
            ),
            ("dang-uy-vien bi-thu-chi-bo", &["ĐUV, Bí thư chi bộ"]),
            ("van-thu", &["Văn thư - Lưu trữ", "Văn thư", "Thủ quỹ"]),
            (
                "pho-chi-huy-truong-quan-su-xa",
                &[
                    "Phó Chỉ huy trưởng BCH Quân sự",
                    "Phó CHT BCHQS",
                    "P.CHT Quân sự",
                ],
            ),
            (
                "ap-khom",
                &["Trưởng ấp", "Trưởng ấp 2", "Trưởng ban CTMT ấp"],
            ),
            ("vien-chuc", &["Khuyến nông viên"]),
            (
                "chu-nhiem-ubkt-dang-uy",
                &["Chủ nhiệm UBKT Đảng uỷ", "CN UBKT"],
            ),
            (
                "pho-bi-thu-thuong-truc-dang-uy chu-nhiem-ubkt-dang-uy",
                &[
                    "PBT TT ĐU, Chủ nhiệm UBKT",
                    "PBT TT Đảng uỷ kiêm Chủ nhiệm UB Kiểm tra",
                ],
            ),
            (
                "",
                &[
                    "Xã Bình Phú",
                    "Nguyên Bí thư Đảng uỷ",
                    "Ng. Chủ tịch UBND",
                    "nguyên CT HĐND xã",
                    "hoa văn",
                    "12",
                ],
            ),
            (
                "pho-chu-tich-hdnd-xa",
                &["Nguyên Bí thư Đoàn xã, nay là Phó Chủ tịch HĐND"],
            ),
            (
                "doan-the-co-so",
                &[
                    "Chủ tịch Hội Chữ thập đỏ xã",
                    "Chủ tịch CĐCS",
                    "Chủ tịch Hội Người cao tuổi",
                ],
            ),
            (
                "truong-phong-xa",
                &[
                    "Trưởng phòng Kinh tế",
                    "Giám đốc Trung tâm Phục vụ hành chính công",
                ],
            ),
        ],
    );
    check(
        "town",
        "commune",
        &[
            (
                "bi-thu-dang-uy",
                &["Bí thư Đảng uỷ thị trấn", "Bí thư Đảng uỷ"],
            ),
            ("chu-tich-ubnd-xa", &["Chủ tịch UBND thị trấn Sa Rài"]),
        ],
    );
}

#[test]
fn party_bodies() {
    check(
        "party",
        "district",
        &[
            (
                "bi-thu-huyen-uy",
                &[
                    "Bí thư Huyện uỷ",
                    "BTHU",
                    "BT.HU",
                    "Bí thư",
                    "Bí thư Huyện ủy Tân Hồng",
                    "BT HU",
                ],
            ),
            (
                "pho-bi-thu-thuong-truc-huyen-uy",
                &[
                    "Phó Bí thư Thường trực Huyện uỷ",
                    "PBT TT HU",
                    "PBT TT",
                    "PBTTT Huyện uỷ",
                    "PBT.TT",
                ],
            ),
            (
                "pho-bi-thu-huyen-uy",
                &["Phó Bí thư Huyện uỷ", "PBT HU", "PBT", "PBTHU"],
            ),
            (
                "uvbtv-huyen-uy truong-ban-dang",
                &[
                    "UVBTV, Trưởng Ban Tổ chức",
                    "UVBTV Huyện uỷ, TBTC",
                    "UVBTV - Trưởng Ban Tuyên giáo Huyện uỷ",
                    "UV BTV, Trưởng ban",
                ],
            ),
            (
                "truong-ban-dang",
                &[
                    "Trưởng Ban",
                    "Trưởng ban Tổ chức Huyện uỷ",
                    "TB Tổ chức",
                    "Trưởng ban Dân vận",
                    "TBTG",
                ],
            ),
            (
                "pho-ban-dang",
                &[
                    "Phó Trưởng ban",
                    "P.Trưởng Ban",
                    "PTB",
                    "Phó Trưởng ban Thường trực",
                    "Phó Ban Tổ chức",
                    "PTB Tuyên giáo",
                    "Phó Trưởng Ban Tổ chức Huyện ủy",
                ],
            ),
            (
                "chanh-van-phong-huyen-uy",
                &["Chánh Văn phòng", "CVP", "Chánh VP Huyện uỷ", "CVP HU"],
            ),
            (
                "pho-chanh-van-phong-huyen-uy",
                &[
                    "Phó Chánh Văn phòng",
                    "PCVP",
                    "P. chánh VP ",
                    "P.CVP",
                    "Phó Văn phòng Huyện uỷ",
                ],
            ),
            (
                "chu-nhiem-ubkt-huyen-uy",
                &[
                    "Chủ nhiệm UBKT",
                    "CN UBKT",
                    "Chủ nhiệm",
                    "Chủ nhiệm Uỷ ban Kiểm tra Huyện uỷ",
                ],
            ),
            (
                "pho-chu-nhiem-ubkt-huyen-uy",
                &["Phó Chủ nhiệm UBKT", "PCN UBKT", "Phó Chủ nhiệm"],
            ),
            (
                "uy-vien-ubkt",
                &["UV UBKT", "Uỷ viên Uỷ ban Kiểm tra Huyện uỷ"],
            ),
            (
                "truong-ban-dang truong-phong",
                &[
                    "TB Tổ chức kiêm TP Nội vụ",
                    "Trưởng ban Tổ chức - Trưởng phòng Nội vụ",
                ],
            ),
            (
                "uvbtv-huyen-uy truong-ban-dang giam-doc-don-vi",
                &["UVBTV, TBTG kiêm GĐ TTCT"],
            ),
            (
                "bi-thu-dang-uy",
                &[
                    "Bí thư Đảng uỷ xã Bình Phú",
                    "Bí thư Đảng uỷ thị trấn Sa Rài",
                ],
            ),
            ("chu-tich-ubnd-xa", &["Chủ tịch UBND xã Tân Phước"]),
            (
                "chu-tich-ubnd-huyen",
                &[
                    "Chủ tịch UBND huyện",
                    "CT UBND huyện",
                    "Chủ tịch Uỷ ban nhân dân huyện Tân Hồng",
                ],
            ),
            (
                "pho-bi-thu-huyen-uy chu-tich-ubnd-huyen",
                &[
                    "Phó Bí thư Huyện uỷ, Chủ tịch UBND huyện",
                    "PBT HU - CT UBND huyện",
                ],
            ),
            (
                "huyen-uy-vien",
                &[
                    "HUV",
                    "Huyện uỷ viên",
                    "UV BCH Đảng bộ huyện",
                    "UVBCH",
                    "Uỷ viên Ban Chấp hành",
                ],
            ),
            (
                "uvbtv-huyen-uy",
                &[
                    "UVBTV",
                    "Uỷ viên Ban Thường vụ Huyện uỷ",
                    "Ban Thường vụ",
                    "UVBTV Huyện ủy",
                ],
            ),
            (
                "chuyen-vien",
                &[
                    "Chuyên viên",
                    "CV",
                    "Chuyên viên tổng hợp",
                    "Chuyên viên Văn phòng Huyện uỷ",
                    "Chuyên viên chính",
                ],
            ),
            ("ke-toan", &["Kế toán"]),
            ("nhan-vien", &["Lái xe", "Nhân viên"]),
        ],
    );
}

#[test]
fn offices() {
    check(
        "office",
        "district",
        &[
            (
                "truong-phong",
                &[
                    "Trưởng phòng",
                    "TP",
                    "Trưởng phòng Nội vụ",
                    "Q.TP",
                    "Q. Trưởng phòng",
                    "Quyền Trưởng phòng",
                    "Trưởng phòng (PT)",
                    "Phụ trách phòng",
                    "TP. Nội vụ",
                    "Trưởng phòng Tài nguyên và Môi trường",
                    "Trưởng Phòng Tài chính - Kế hoạch",
                ],
            ),
            (
                "pho-truong-phong",
                &[
                    "Phó Trưởng phòng",
                    "PTP",
                    "P.Trưởng phòng",
                    "P. Trưởng phòng",
                    "PTP phụ trách",
                    "Phó phòng",
                    "P.TP",
                    "Phó Trưởng phòng phụ trách",
                    "Phó Trưởng phòng Tài chính - Kế hoạch",
                ],
            ),
            (
                "chanh-thanh-tra",
                &["Chánh Thanh tra", "CTT", "Chánh Thanh tra huyện"],
            ),
            (
                "pho-chanh-thanh-tra",
                &["Phó Chánh Thanh tra", "P.Chánh Thanh tra", "PCTT"],
            ),
            (
                "chanh-van-phong-hdnd-ubnd",
                &[
                    "Chánh Văn phòng",
                    "CVP",
                    "Chánh Văn phòng HĐND và UBND huyện",
                    "CVP HĐND-UBND",
                    "Chánh VP HĐND&UBND",
                ],
            ),
            (
                "pho-chanh-van-phong-hdnd-ubnd",
                &["Phó Chánh Văn phòng", "PCVP", "PCVP HĐND&UBND"],
            ),
            ("chu-tich-ubnd-huyen", &["Chủ tịch UBND huyện", "CT UBND"]),
            (
                "pho-chu-tich-ubnd-huyen",
                &["Phó Chủ tịch UBND huyện", "PCT UBND huyện"],
            ),
            (
                "pho-chu-tich-hdnd-huyen",
                &["Phó Chủ tịch HĐND huyện", "PCT HĐND"],
            ),
            (
                "truong-ban-hdnd-huyen",
                &[
                    "Trưởng Ban Pháp chế HĐND huyện",
                    "Trưởng ban KT-XH HĐND huyện",
                ],
            ),
            (
                "truong-phong huyen-uy-vien",
                &["HUV, Trưởng phòng", "Huyện uỷ viên - Trưởng phòng Tư pháp"],
            ),
            ("uvbtv-huyen-uy truong-phong", &["UVBTV, Trưởng phòng"]),
            (
                "truong-phong bi-thu-chi-bo",
                &[
                    "Bí thư chi bộ, Trưởng phòng",
                    "Bí thư Chi bộ - Trưởng phòng",
                    "Trưởng phòng kiêm Bí thư chi bộ",
                    "Trưởng phòng Bí thư Chi bộ",
                ],
            ),
            (
                "chuyen-vien",
                &[
                    "Chuyên viên",
                    "CV",
                    "Chuyên viên Phòng Tư pháp",
                    "Chuyên viên phụ trách tổ chức - cán bộ",
                    "Cán sự",
                    "Công chức",
                    "Chuyên viên, Phòng Nội vụ",
                    "Nguyên Phó Trưởng phòng, Chuyên viên",
                ],
            ),
            ("thanh-tra-vien", &["Thanh tra viên"]),
            ("vien-chuc", &["Viên chức"]),
        ],
    );
    let reader = reader();
    for text in [
        "Q.TP",
        "Quyền Trưởng phòng",
        "Trưởng phòng (PT)",
        "PTP phụ trách",
        "Phó Trưởng phòng phụ trách",
        "Phụ trách Trưởng phòng",
    ] {
        assert!(
            reader.read(text, Some("office"), Some("district")).acting,
            "{text}"
        );
    }
    for text in [
        "Trưởng phòng",
        "Phó Chủ tịch UBND huyện phụ trách văn xã",
        "Chuyên viên phụ trách công nghệ",
    ] {
        assert!(
            !reader.read(text, Some("office"), Some("district")).acting,
            "{text}"
        );
    }
}

#[test]
fn front_and_associations() {
    check(
        "front",
        "district",
        &[
            (
                "chu-tich-mttq-huyen",
                &["Chủ tịch", "Chủ tịch UBMTTQ huyện", "CT UBMTTQ", "CT MTTQ"],
            ),
            (
                "pho-chu-tich-mttq-huyen",
                &["Phó Chủ tịch", "PCT UBMTTQ huyện", "PCT"],
            ),
            (
                "uvbtv-huyen-uy chu-tich-mttq-huyen",
                &["UVBTV, Chủ tịch UBMTTQ huyện"],
            ),
            (
                "uy-vien-ban-chap-hanh-doan-the",
                &["Uỷ viên Thường trực", "UV Ban Thường trực"],
            ),
        ],
    );
    check(
        "association",
        "district",
        &[
            (
                "dung-dau-doan-the-huyen",
                &[
                    "Chủ tịch",
                    "Chủ tịch Hội Nông dân",
                    "CT Hội ND",
                    "Bí thư Huyện đoàn",
                    "Chủ tịch LĐLĐ huyện",
                    "CT LĐLĐ",
                    "Bí thư",
                    "Chủ tịch Hội LHPN huyện",
                    "CT Hội CCB",
                    "Chủ tịch Hội Liên hiệp Phụ nữ",
                ],
            ),
            (
                "cap-pho-doan-the-huyen",
                &[
                    "Phó Chủ tịch",
                    "PCT Hội Nông dân huyện",
                    "PBT Huyện đoàn",
                    "Phó Bí thư",
                    "PCT LĐLĐ",
                    "Phó Bí thư Huyện đoàn",
                ],
            ),
            (
                "uy-vien-ban-chap-hanh-doan-the",
                &["UVBTV", "UV BTV Hội LHPN", "UVBCH", "UV BCH LĐLĐ huyện"],
            ),
            (
                "dung-dau-doan-the-huyen huyen-uy-vien",
                &["HUV, Chủ tịch", "HUV, Bí thư Huyện đoàn"],
            ),
            (
                "uvbtv-huyen-uy dung-dau-doan-the-huyen",
                &["UVBTV Huyện uỷ, Chủ tịch LĐLĐ huyện"],
            ),
            ("chuyen-vien", &["Chuyên viên"]),
        ],
    );
}

#[test]
fn services_and_schools() {
    check(
        "service",
        "district",
        &[
            (
                "giam-doc-don-vi",
                &[
                    "Giám đốc",
                    "GĐ",
                    "Giám đốc Trung tâm",
                    "GĐ TTCT",
                    "Giám đốc Trung tâm Chính trị huyện",
                ],
            ),
            (
                "pho-giam-doc-don-vi",
                &["Phó Giám đốc", "PGĐ", "P.Giám đốc", "P.GĐ", "PGĐ Trung tâm"],
            ),
            ("vien-chuc", &["Viên chức", "Kỹ thuật viên"]),
            (
                "truong-phong-don-vi",
                &[
                    "Trưởng phòng",
                    "P. Trưởng khoa",
                    "PTK",
                    "Trưởng phòng Kỹ thuật",
                ],
            ),
            ("ke-toan", &["Kế toán", "Kế toán trưởng"]),
        ],
    );
    check(
        "education",
        "district",
        &[
            (
                "hieu-truong",
                &[
                    "Hiệu trưởng",
                    "HT",
                    "Hiệu trưởng Trường TH Tân Hộ Cơ 1",
                    "Hiệu trưởng trường THCS",
                ],
            ),
            (
                "pho-hieu-truong",
                &[
                    "Phó Hiệu trưởng",
                    "PHT",
                    "P.HT",
                    "P. Hiệu trưởng",
                    "Hiệu phó",
                ],
            ),
            (
                "to-truong-chuyen-mon",
                &[
                    "Tổ trưởng chuyên môn",
                    "TTCM",
                    "TT",
                    "Tổ trưởng",
                    "TPCM",
                    "Tổ phó chuyên môn",
                    "Tổ trưởng tổ 4",
                ],
            ),
            (
                "giao-vien",
                &[
                    "Giáo viên",
                    "GV",
                    "Giáo viên Toán",
                    "GV TPT Đội",
                    "Tổng phụ trách Đội",
                    "GV dạy lớp 1",
                ],
            ),
            (
                "to-truong-chuyen-mon giao-vien",
                &["GV, TTCM", "Giáo viên - Tổ trưởng chuyên môn"],
            ),
            (
                "hieu-truong bi-thu-chi-bo",
                &["Bí thư Chi bộ, Hiệu trưởng", "BTCB - HT"],
            ),
            ("nhan-vien", &["NV", "Nhân viên", "Bảo vệ"]),
            ("ke-toan", &["Kế toán", "KT"]),
            ("van-thu", &["Văn thư", "VT"]),
            ("vien-chuc", &["Thư viện", "Thiết bị", "Y tế"]),
            (
                "pho-hieu-truong doan-the-co-so",
                &["PHT, Chủ tịch Công đoàn", "Phó Hiệu trưởng - CTCĐ"],
            ),
        ],
    );
}

#[test]
fn memberships_are_told() {
    let reader = reader();
    let told = |text: &str, kind: &str, level: &str| {
        let r = reader.read(text, Some(kind), Some(level));
        (
            r.committee,
            r.standing_committee,
            r.standing_stated,
            r.district_standing_committee,
        )
    };
    assert_eq!(
        told("Bí thư Đảng uỷ", "commune", "commune"),
        (true, true, false, false)
    );
    assert_eq!(
        told("UVBTV, Chủ tịch UBND", "commune", "commune"),
        (true, true, true, false)
    );
    assert_eq!(
        told("UVBTV, PBT Đảng uỷ", "commune", "commune"),
        (true, true, true, false)
    );
    assert_eq!(
        told("ĐUV", "commune", "commune"),
        (true, false, false, false)
    );
    assert_eq!(
        told("UVBTV Huyện uỷ, Bí thư Đảng uỷ xã", "commune", "commune"),
        (true, true, false, true)
    );
    assert_eq!(
        told("HUV, Trưởng phòng", "office", "district"),
        (true, false, false, false)
    );
    assert_eq!(
        told("UVBTV", "party", "district"),
        (true, false, false, true)
    );
    assert_eq!(
        told("UVBTV Hội LHPN", "association", "district"),
        (false, false, false, false)
    );
    assert_eq!(
        told("Chủ tịch UBND", "commune", "commune"),
        (false, false, false, false)
    );
    assert_eq!(
        told("Phó Bí thư Huyện uỷ", "party", "district"),
        (true, false, false, true)
    );
    assert_eq!(
        told("nguyên Bí thư Đảng uỷ", "commune", "commune"),
        (false, false, false, false)
    );
}

#[test]
fn former_and_unknown_are_kept_as_written() {
    let reader = reader();
    let r = reader.read(
        "Nguyên Trưởng phòng Nội vụ, Chuyên viên",
        Some("office"),
        Some("district"),
    );
    assert_eq!(r.former, ["Nguyên Trưởng phòng Nội vụ"]);
    let r = reader.read("Hoạ sĩ, Chuyên viên", Some("office"), Some("district"));
    assert_eq!(r.unknown, ["Hoạ sĩ"]);
    assert_eq!(codes(&reader, &r), "chuyen-vien");
}

#[test]
fn slips_of_the_keyboard_are_near() {
    let reader = reader();
    for (text, kind, level, code) in [
        ("Phó Trưởg phòng", "office", "district", "pho-truong-phong"),
        ("Trưởng phòg", "office", "district", "truong-phong"),
        (
            "Chủ tịch Hội Nôgn dân",
            "commune",
            "commune",
            "chu-tich-hoi-nong-dan-xa",
        ),
        ("Hiệu trưởngg", "education", "district", "hieu-truong"),
        ("Bí thư Đảng uỳy", "commune", "commune", "bi-thu-dang-uy"),
        ("Chuyên vien6", "office", "district", "chuyen-vien"),
    ] {
        let r = reader.read(text, Some(kind), Some(level));
        assert_eq!(codes(&reader, &r), code, "{text} {r:?}");
        assert!(r.near.is_some(), "{text}");
    }
}

#[test]
fn without_a_unit_only_what_is_certain_is_read() {
    let reader = reader();
    for (text, code) in [
        ("Bí thư Đảng uỷ xã Bình Phú", "bi-thu-dang-uy"),
        ("Chủ tịch UBND huyện", "chu-tich-ubnd-huyen"),
        ("Giáo viên", "giao-vien"),
        ("Hiệu trưởng", "hieu-truong"),
        ("Chuyên viên", "chuyen-vien"),
        ("Chủ tịch", ""),
        ("UVBTV", ""),
    ] {
        assert_eq!(
            codes(&reader, &reader.read(text, None, None)),
            code,
            "{text}"
        );
    }
}

#[test]
fn a_section_names_the_body_of_a_bare_title() {
    let reader = reader();
    for (text, section, code) in [
        ("Chủ tịch", "II. Hội Nông dân", "chu-tich-hoi-nong-dan-xa"),
        ("Phó Chủ tịch", "HĐND", "pho-chu-tich-hdnd-xa"),
        ("Bí thư", "Đoàn Thanh niên", "bi-thu-doan-xa"),
        ("Bí thư", "I. Lãnh đạo", "bi-thu-dang-uy"),
        ("Chủ tịch UBND", "Hội Nông dân", "chu-tich-ubnd-xa"),
    ] {
        let r = reader.read_under(text, section, Some("commune"), Some("commune"));
        assert_eq!(codes(&reader, &r), code, "{text} / {section}");
    }
}

#[test]
fn titles_of_committees() {
    let reader = reader();
    for (title, kind, level, code) in [
        (
            "DANH SÁCH UỶ VIÊN BAN THƯỜNG VỤ ĐẢNG UỶ XÃ BÌNH PHÚ",
            "commune",
            "commune",
            "uvbtv-dang-uy",
        ),
        (
            "DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH ĐẢNG BỘ XÃ NHIỆM KỲ 2020-2025",
            "commune",
            "commune",
            "dang-uy-vien",
        ),
        (
            "DANH SÁCH BAN CHẤP HÀNH, BAN THƯỜNG VỤ ĐẢNG UỶ XÃ",
            "commune",
            "commune",
            "dang-uy-vien",
        ),
        (
            "DANH SÁCH BAN THƯỜNG VỤ HUYỆN UỶ",
            "party",
            "district",
            "uvbtv-huyen-uy",
        ),
        (
            "DANH SÁCH CÁN BỘ DIỆN BAN THƯỜNG VỤ HUYỆN UỶ QUẢN LÝ",
            "party",
            "district",
            "",
        ),
        (
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ",
            "commune",
            "commune",
            "",
        ),
        (
            "DANH SÁCH UỶ VIÊN BCH HỘI NÔNG DÂN HUYỆN",
            "association",
            "district",
            "",
        ),
        (
            "DANH SÁCH CÁN BỘ DO BAN THƯỜNG VỤ QUẢN LÝ",
            "commune",
            "commune",
            "",
        ),
        ("", "commune", "commune", ""),
    ] {
        let found = reader.committee_of_title(title, Some(kind), Some(level));
        let found = found.map_or(String::new(), |r| codes(&reader, &r));
        assert_eq!(found, code, "{title}");
    }
}

#[test]
fn any_text_is_read_without_harm() {
    let reader = reader();
    for text in [
        "",
        " ",
        ",;/",
        "kiêm",
        "nguyên",
        "Q.",
        "(((",
        ")))",
        "và",
        "*",
        "@commune",
        "{own}",
        "1234567890",
        "ỷỷỷ",
        "\u{ad}",
        "nguyên nguyên",
    ] {
        let _ = reader.read(text, Some("commune"), Some("commune"));
        let _ = reader.read(text, None, None);
        let _ = reader.committee_of_title(text, None, None);
    }
}
