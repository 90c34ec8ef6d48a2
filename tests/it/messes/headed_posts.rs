//! Bare titles in columns whose headings say whose they are.

use super::{assert_loud, assert_value};
use crate::bench::{Case, Outcome, cells};

/// A list of an office or commune with the post and a second column of posts, under one or two headings.
fn with_posts(unit: &str, group: &str, leaf: &str, rows: [(&str, &str); 2]) -> Outcome {
    Case::new()
        .sheet("DS", |s| {
            s.row(1, cells![unit]);
            s.row(2, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
            s.row(4, cells!["TT", "Họ và tên", "Ngày sinh", "Chức vụ", group]);
            s.row(5, cells!["", "", "", "", leaf]);
            for merged in ["A4:A5", "B4:B5", "C4:C5", "D4:D5"] {
                s.merge(merged);
            }
            if leaf.is_empty() {
                s.merge("E4:E5");
            }
            for (row, (post, second)) in (6..).zip(rows) {
                let name = if row == 6 {
                    "Lê Văn Một"
                } else {
                    "Trần Thị Hai"
                };
                s.row(
                    row,
                    cells![
                        if row == 6 { 1 } else { 2 },
                        name,
                        "12/03/1975",
                        post,
                        second
                    ],
                );
            }
        })
        .run()
}

#[test]
fn a_bare_title_is_that_of_the_body_that_the_heading_names() {
    for (group, leaf, title, posts) in [
        (
            "Chức vụ công đoàn",
            "",
            "Chủ tịch",
            "van-phong-thong-ke;doan-the-co-so",
        ),
        (
            "Chức vụ chi bộ",
            "",
            "Bí thư",
            "van-phong-thong-ke;bi-thu-chi-bo",
        ),
        (
            "Chức vụ HĐND",
            "",
            "Phó Chủ tịch",
            "pho-chu-tich-hdnd-xa;van-phong-thong-ke",
        ),
        (
            "Kiêm nhiệm",
            "Chức vụ HĐND",
            "Phó Chủ tịch",
            "pho-chu-tich-hdnd-xa;van-phong-thong-ke",
        ),
    ] {
        let rows = [
            ("Văn phòng - Thống kê", title),
            ("Văn phòng - Thống kê", ""),
        ];
        let out = with_posts("UBND XÃ BÌNH PHÚ", group, leaf, rows);
        assert_value(&out, "Lê Văn Một", "posts", Some(posts));
        assert_loud(&out, &[]);
    }
}

#[test]
fn the_partys_secretary_in_an_office_is_that_of_its_cell() {
    let rows = [("Chánh Văn phòng", "Bí thư"), ("Chuyên viên", "Phó Bí thư")];
    let out = with_posts("VĂN PHÒNG HUYỆN UỶ", "Chức vụ Đảng", "", rows);
    assert_value(&out, "Lê Văn Một", "key_leader", Some("false"));
    assert_value(&out, "Trần Thị Hai", "leader", Some("false"));
    assert_value(
        &out,
        "Trần Thị Hai",
        "posts",
        Some("pho-bi-thu-chi-bo;chuyen-vien"),
    );
    let rows = [("Trưởng ban", "Bí thư"), ("Chuyên viên", "Đảng viên")];
    let out = with_posts("BAN TỔ CHỨC HUYỆN UỶ", "Chức vụ Đảng", "", rows);
    assert_value(&out, "Trần Thị Hai", "party_member", Some("true"));
    assert_value(&out, "Trần Thị Hai", "posts", Some("chuyen-vien"));
    // as is the secretary of its youth
    let rows = [("Chuyên viên", "Bí thư"), ("Chuyên viên", "Phó Bí thư")];
    let out = with_posts("PHÒNG NỘI VỤ", "Chức vụ Đoàn Thanh niên", "", rows);
    let posts = Some("doan-the-co-so;chuyen-vien");
    assert_value(&out, "Lê Văn Một", "posts", posts);
    assert_value(&out, "Trần Thị Hai", "posts", posts);
    assert_loud(&out, &[]);
    // in a commune it is the commune's
    let rows = [("Chủ tịch HĐND", "Bí thư"), ("Văn phòng - Thống kê", "")];
    let out = with_posts("UBND XÃ BÌNH PHÚ", "Chức vụ Đảng", "", rows);
    assert_value(
        &out,
        "Lê Văn Một",
        "posts",
        Some("bi-thu-dang-uy;chu-tich-hdnd-xa"),
    );
}

#[test]
fn a_title_in_some_union_is_no_post_of_the_commune() {
    let rows = [
        ("Văn phòng - Thống kê", "Chủ tịch"),
        ("Văn phòng - Thống kê", ""),
    ];
    let out = with_posts("UBND XÃ BÌNH PHÚ", "Chức vụ đoàn thể", "", rows);
    assert_value(&out, "Lê Văn Một", "posts", Some("van-phong-thong-ke"));
    assert_value(&out, "Lê Văn Một", "key_leader", Some("false"));
    assert!(out.tells("post-unknown", "D6"), "{}", out.describe());
}

#[test]
fn a_member_listed_in_the_committee_is_no_member_of_the_cell() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["HUYỆN UỶ TÂN HỒNG"]);
            s.row(2, cells!["VĂN PHÒNG HUYỆN UỶ"]);
            s.row(
                3,
                cells!["DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN TÂN HỒNG"],
            );
            s.row(
                5,
                cells!["TT", "Họ và tên", "Ngày sinh", "Chức vụ Đảng", "Chức vụ"],
            );
            s.row(6, cells!["II. Uỷ viên Ban Chấp hành"]);
            s.row(
                7,
                cells![
                    1,
                    "Lê Văn Một",
                    "12/03/1975",
                    "UVBCH",
                    "Trưởng phòng Nội vụ"
                ],
            );
        })
        .run();
    assert_value(
        &out,
        "Lê Văn Một",
        "posts",
        Some("truong-phong;huyen-uy-vien"),
    );
}

#[test]
fn in_a_list_of_a_committee_the_heading_of_party_posts_means_that_committee() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["HUYỆN UỶ TÂN HỒNG"]);
            s.row(2, cells!["VĂN PHÒNG HUYỆN UỶ"]);
            s.row(
                3,
                cells![
                    "DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN TÂN HỒNG NHIỆM KỲ 2020 - 2025"
                ],
            );
            s.row(
                5,
                cells![
                    "TT",
                    "Họ và tên",
                    "Ngày sinh",
                    "Chức vụ Đảng",
                    "Chức vụ hiện nay"
                ],
            );
            s.row(
                6,
                cells![1, "Lê Văn Một", "12/03/1975", "BT", "Chủ tịch HĐND huyện"],
            );
        })
        .run();
    assert_value(
        &out,
        "Lê Văn Một",
        "posts",
        Some("bi-thu-huyen-uy;chu-tich-hdnd-huyen"),
    );
}

#[test]
fn a_line_of_its_own_begins_a_post_where_it_names_one() {
    for (post, written, posts) in [
        (
            "BTĐU\nCông chức Địa chính - XD",
            "BTĐU Công chức Địa chính - XD",
            "bi-thu-dang-uy;dia-chinh-xay-dung",
        ),
        (
            "CT Hội ND\nVPTK",
            "CT Hội ND VPTK",
            "chu-tich-hoi-nong-dan-xa;van-phong-thong-ke",
        ),
        (
            "Phó Chủ tịch\nUBND xã",
            "Phó Chủ tịch UBND xã",
            "pho-chu-tich-ubnd-xa",
        ),
        (
            "Công chức\nVăn phòng -\nThống kê",
            "Công chức Văn phòng - Thống kê",
            "van-phong-thong-ke",
        ),
    ] {
        let rows = [(post, ""), ("Chủ tịch UBND", "")];
        let out = with_posts("UBND XÃ BÌNH PHÚ", "Ghi chú", "", rows);
        assert_value(&out, "Lê Văn Một", "posts", Some(posts));
        assert_value(&out, "Lê Văn Một", "position", Some(written));
        assert_loud(&out, &[]);
    }
}

#[test]
fn the_name_of_a_sheet_that_says_data_names_no_committee() {
    for sheet in ["XUAT du lieu", "DU LIEU", "Dữ liệu"] {
        let out = Case::new()
            .sheet(sheet, |s| {
                s.row(1, cells!["UBND XÃ BÌNH PHÚ"]);
                s.row(2, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
                s.row(4, cells!["TT", "Họ và tên", "Ngày sinh", "Chức vụ"]);
                s.row(5, cells![1, "Lê Văn Một", "12/03/1975", "UVBTV, PCT UBND"]);
                s.row(6, cells![2, "Trần Thị Hai", "12/03/1975", "PBT, CT UBND"]);
            })
            .run();
        let posts = Some("pho-chu-tich-ubnd-xa;uvbtv-dang-uy");
        assert_value(&out, "Lê Văn Một", "posts", posts);
        let posts = Some("pho-bi-thu-dang-uy;chu-tich-ubnd-xa");
        assert_value(&out, "Trần Thị Hai", "posts", posts);
    }
}

#[test]
fn duties_are_posts_where_nothing_else_says_one() {
    for heading in [
        "Công việc chính được giao",
        "Nhiệm vụ được phân công",
        "Nhóm chức vụ",
    ] {
        let rows = [("Trưởng phòng", "Bảo vệ chính trị nội bộ"), ("", "Văn thư")];
        let out = with_posts("PHÒNG NỘI VỤ", heading, "", rows);
        assert_value(&out, "Lê Văn Một", "posts", Some("truong-phong"));
        assert_value(&out, "Trần Thị Hai", "posts", Some("van-thu"));
    }
    let rows = [("Trưởng phòng", ""), ("Chuyên viên", "Văn thư")];
    let out = with_posts("PHÒNG NỘI VỤ", "Chức danh kiêm nhiệm", "", rows);
    assert_value(&out, "Trần Thị Hai", "posts", Some("chuyen-vien;van-thu"));
}

#[test]
fn a_heading_over_posts_of_all_bodies_says_of_none() {
    for heading in [
        "Chức vụ Đảng, chính quyền, đoàn thể",
        "Chức vụ chính quyền, đoàn thể",
    ] {
        let out = Case::new()
            .sheet("DS", |s| {
                s.row(1, cells!["PHÒNG TƯ PHÁP"]);
                s.row(2, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
                s.row(4, cells!["TT", "Họ và tên", "Ngày sinh", heading]);
                s.row(5, cells![1, "Lê Văn Một", "12/03/1975", "P. Trưởng phòng"]);
                s.row(
                    6,
                    cells![2, "Trần Thị Hai", "12/03/1975", "Chuyên viên (tập sự)"],
                );
            })
            .run();
        assert_value(&out, "Lê Văn Một", "posts", Some("pho-truong-phong"));
        assert_value(&out, "Trần Thị Hai", "posts", Some("chuyen-vien"));
    }
}

#[test]
fn a_column_of_codes_names_no_post_beside_one_of_words() {
    for heading in ["Nhiệm vụ được phân công", "Chức vụ"] {
        let out = Case::new()
            .sheet("DS", |s| {
                s.row(1, cells!["UBND XÃ BÌNH PHÚ"]);
                s.row(2, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
                s.row(4, cells!["TT", "Họ và tên", heading, "Vị trí việc làm"]);
                s.row(5, cells![1, "Lê Văn Một", "PCT UBND xã", "VT01"]);
                s.row(6, cells![2, "Trần Thị Hai", "VP-TK", "VT02"]);
            })
            .run();
        assert_value(&out, "Lê Văn Một", "position", Some("PCT UBND xã"));
        assert_value(&out, "Trần Thị Hai", "posts", Some("van-phong-thong-ke"));
    }
}

#[test]
fn of_a_section_of_several_bodies_nothing_follows() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["UBND XÃ TÂN HỘ CƠ"]);
            s.row(2, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
            s.row(4, cells!["TT", "Họ và tên", "Chức vụ", "Đảng viên"]);
            s.row(5, cells!["I. Thường trực Đảng uỷ, HĐND, lãnh đạo UBND"]);
            s.row(6, cells![1, "Lê Văn Một", "Bí thư Đảng uỷ", "x"]);
            s.row(7, cells![2, "Trần Thị Hai", "P.CT UBND"]);
            s.row(8, cells!["II. Cơ quan chuyên môn, MTTQ và các đoàn thể"]);
            s.row(
                9,
                cells![3, "Lê Văn Ba", "UVBTV, Chủ nhiệm UBKT Đảng uỷ", "x"],
            );
        })
        .run();
    assert_value(&out, "Lê Văn Một", "standing_committee", Some("true"));
    assert_value(&out, "Trần Thị Hai", "standing_committee", Some("false"));
    assert_value(&out, "Trần Thị Hai", "party_member", Some("false"));
    let posts = Some("uvbtv-dang-uy;chu-nhiem-ubkt-dang-uy");
    assert_value(&out, "Lê Văn Ba", "posts", posts);
}

#[test]
fn leading_posts_are_of_no_management_board() {
    for heading in ["Chức vụ lãnh đạo, quản lý", "Chức vụ quản lý"] {
        let rows = [("", "Trưởng ban"), ("", "Phó Trưởng ban")];
        let out = with_posts("BAN TỔ CHỨC HUYỆN UỶ", heading, "", rows);
        assert_value(&out, "Lê Văn Một", "posts", Some("truong-ban-dang"));
    }
}

#[test]
fn the_number_of_a_letter_names_no_body() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["TỈNH ĐỒNG THÁP"]);
            s.row(2, cells!["LIÊN ĐOÀN LAO ĐỘNG HUYỆN TÂN HỒNG"]);
            s.row(3, cells!["Số: 45/DS-UBND"]);
            s.row(4, cells!["DANH SÁCH"]);
            s.row(5, cells!["TT", "Họ và tên", "Ngày sinh", "Chức danh"]);
            s.row(6, cells![1, "Lê Văn Một", "12/03/1975", "Chủ tịch"]);
        })
        .run();
    assert_value(&out, "Lê Văn Một", "posts", Some("dung-dau-doan-the-huyen"));
}
