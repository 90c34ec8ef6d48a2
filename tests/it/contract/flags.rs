//! "Posts", "Flags nobody states".

use super::{assert_column, column, columns};
use crate::bench::{Case, Outcome, Person, cells};
use crate::messes::assert_loud;

/// The flags of a person as letters: leader, key leader, committee, standing committee, the plan's standing
/// committee; a dot for null.
fn flags(person: &Person) -> String {
    [
        "leader",
        "key_leader",
        "committee",
        "standing_committee",
        "district_standing_committee",
    ]
    .iter()
    .zip("lkcsd".chars())
    .map(|(f, letter)| match person.get(f) {
        Some("true") => letter.to_ascii_uppercase(),
        Some(_) => letter,
        None => '.',
    })
    .collect()
}

/// Persons of a unit with a post each.
fn holding(unit: &str, posts: &[&str]) -> Outcome {
    Case::new()
        .named(&format!("2025/{unit}.xlsx"))
        .sheet("DS", |s| {
            s.row(
                1,
                &[format!("DANH SÁCH CÁN BỘ, CÔNG CHỨC {}", unit.to_uppercase()).into()],
            );
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh", "Chức vụ"]);
            for (i, post) in posts.iter().enumerate() {
                let row = u32::try_from(i + 4).expect("few");
                s.row(row, cells![1, super::name(i), 1980, *post]);
            }
        })
        .run()
}

#[test]
fn flags_follow_from_posts() {
    let cases = [
        ("Xã Bình Phú", "Bí thư Đảng uỷ", "LKCSd"),
        ("Xã Bình Phú", "Phó Bí thư Thường trực", "LKCSd"),
        ("Xã Bình Phú", "PBT, CT UBND", "LKCSd"),
        ("Xã Bình Phú", "Chủ tịch UBND", "LKcsd"),
        ("Xã Bình Phú", "UVBTV, CT UBMTTQ", "LkCSd"),
        ("Xã Bình Phú", "UVBTV", "LkCSd"),
        ("Xã Bình Phú", "ĐUV", "lkCsd"),
        ("Xã Bình Phú", "Uỷ viên BCH Đảng bộ xã", "lkCsd"),
        ("Xã Bình Phú", "ĐUV, Chủ tịch Hội Nông dân", "LkCsd"),
        ("Xã Bình Phú", "UVBTV Huyện uỷ, Bí thư Đảng uỷ xã", "LKCSD"),
        ("Xã Bình Phú", "HUV, Bí thư Đảng uỷ xã", "LKCSd"),
        ("Xã Bình Phú", "Tư pháp - Hộ tịch", "lkcsd"),
        ("Phòng Nội vụ", "UVBTV Huyện uỷ, Trưởng phòng", "LkCsD"),
        ("Phòng Nội vụ", "HUV, Trưởng phòng", "LkCsd"),
        ("Phòng Nội vụ", "Chuyên viên", "lkcsd"),
        ("Văn phòng Huyện uỷ", "Bí thư Huyện uỷ", "LKCsD"),
        (
            "Văn phòng Huyện uỷ",
            "Phó Bí thư Thường trực Huyện uỷ",
            "LKCsD",
        ),
        ("Văn phòng Huyện uỷ", "UVBTV", "LkCsD"),
        ("Văn phòng Huyện uỷ", "HUV", "lkCsd"),
        ("Hội Nông dân", "UVBTV Hội Nông dân", "lkcsd"),
        ("Hội Nông dân", "UVBTV", "lkcsd"),
        ("Huyện đoàn", "UVBTV Huyện đoàn", "lkcsd"),
        ("Hội LHPN", "Uỷ viên BTV Hội LHPN huyện", "lkcsd"),
        ("Trường THCS Tân Hộ Cơ", "Phó Hiệu trưởng", "Lkcsd"),
    ];
    for chunk in cases.chunk_by(|a, b| a.0 == b.0) {
        let posts: Vec<&str> = chunk.iter().map(|c| c.1).collect();
        let out = holding(chunk[0].0, &posts);
        for (person, (unit, post, expected)) in out.roster.iter().zip(chunk) {
            assert_eq!(
                flags(person),
                *expected,
                "{unit}: {post}\n{}",
                out.describe()
            );
        }
        assert_eq!(out.roster.len(), chunk.len(), "{}", out.describe());
    }
}

#[test]
fn former_posts_are_none() {
    for (unit, post, posts) in [
        ("Phòng Nội vụ", "nguyên Trưởng phòng", None),
        (
            "Phòng Nội vụ",
            "Nguyên TP, Chuyên viên",
            Some("chuyen-vien"),
        ),
        ("Xã Bình Phú", "Nguyên Bí thư Đảng uỷ", None),
        (
            "Xã Bình Phú",
            "Chủ tịch UBND (nguyên Phó Bí thư)",
            Some("chu-tich-ubnd-xa"),
        ),
    ] {
        let out = holding(unit, &[post]);
        assert_eq!(
            out.roster[0].get("posts"),
            posts,
            "{post}\n{}",
            out.describe()
        );
        assert_ne!(out.roster[0].get("committee"), Some("true"), "{post}");
        assert_loud(&out, &[]);
    }
}

#[test]
fn a_party_post_implies_membership() {
    for (unit, post) in [
        ("Xã Bình Phú", "Bí thư Đảng uỷ"),
        ("Xã Bình Phú", "UVBTV"),
        ("Phòng Nội vụ", "HUV, Trưởng phòng"),
        ("Phòng Nội vụ", "Trưởng phòng, Bí thư chi bộ"),
    ] {
        let out = holding(unit, &[post]);
        assert_column(&out, "party_member", &["true"]);
        assert_eq!(out.coded("party-implied").len(), 1, "{}", out.describe());
        assert_eq!(out.coded("party-implied")[0].severity, "info");
    }
}

#[test]
fn a_list_without_posts_leaves_the_flags_open() {
    let out = columns(&["Năm sinh", "Chuyên môn"], &[vec!["1980", "ĐH"]]);
    assert_eq!(flags(&out.roster[0]), ".....", "{}", out.describe());
}

#[test]
fn a_list_of_a_committee_says_the_flags_of_its_members() {
    let out = Case::new()
        .sheet("BTV", |s| {
            s.row(1, cells!["DANH SÁCH BAN THƯỜNG VỤ ĐẢNG UỶ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells![1, "Lê An", 1980]);
        })
        .run();
    assert_eq!(flags(&out.roster[0]), "LkCSd", "{}", out.describe());
    let out = Case::new()
        .sheet("BCH", |s| {
            s.row(1, cells!["DANH SÁCH CẤP UỶ VIÊN XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells!["I", "Ban Thường vụ (1 đ/c)"]);
            s.row(5, cells![1, "Lê An", 1980]);
            s.row(6, cells!["II", "Uỷ viên Ban Chấp hành"]);
            s.row(7, cells![2, "Lê Bình", 1981]);
        })
        .run();
    assert_eq!(flags(&out.roster[0]), "LkCSd", "{}", out.describe());
    assert_column(&out, "committee", &["true", "true"]);
    assert_column(&out, "standing_committee", &["true", "false"]);
    assert_column(&out, "leader", &["true", "false"]);
}

#[test]
fn a_column_of_admission_dates_is_one_of_yes_and_no() {
    for heading in ["Ngày vào Đảng", "Ngày kết nạp Đảng", "Năm vào Đảng"] {
        let out = column(
            heading,
            &["03/02/2010", "", "5/2012", "2015", "-", "19/5/2009 (DB)"],
        );
        assert_column(
            &out,
            "party_member",
            &["true", "false", "true", "true", "false", "true"],
        );
        assert_loud(&out, &[]);
    }
}

#[test]
fn in_the_list_of_a_committee_a_bare_membership_is_of_that_committee() {
    let out = Case::new()
        .named("2025/BCH.xlsx")
        .sheet("BCH", |s| {
            s.row(1, cells!["HUYỆN UỶ TÂN HỒNG"]);
            s.row(2, cells!["VĂN PHÒNG"]);
            s.row(
                4,
                cells!["DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN NĂM 2025"],
            );
            s.row(
                6,
                cells!["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị"],
            );
            s.row(
                7,
                cells![1, "Lê An", 1980, "UVBTV, Chủ nhiệm UBKT", "UBKT Huyện uỷ"],
            );
            s.row(
                8,
                cells![2, "Lê Bình", 1981, "UVBTV, Bí thư Đảng uỷ", "Xã Bình Phú"],
            );
            s.row(9, cells![3, "Lê Chi", 1982, "Phó Chánh Văn phòng", ""]);
        })
        .run();
    let all: Vec<String> = out.roster.iter().map(flags).collect();
    assert_eq!(all, ["LkCsD", "LKCSD", "LkCsd"], "{}", out.describe());
    assert_column(
        &out,
        "unit",
        &["uy-ban-kiem-tra", "xa-binh-phu", "vp-huyen-uy"],
    );
}

#[test]
fn whose_title_it_is_where_the_list_is_of_one_body() {
    let list = |name: &str, title: &str, posts: &[&str]| {
        Case::new()
            .named(&format!("2025/{name}.xlsx"))
            .sheet("DS", |s| {
                s.row(1, &[title.into()]);
                s.row(3, cells!["TT", "Họ và tên", "Năm sinh", "Chức vụ"]);
                for (i, post) in posts.iter().enumerate() {
                    let row = u32::try_from(i + 4).expect("few");
                    s.row(row, cells![1, super::name(i), 1980, *post]);
                }
            })
            .run()
    };
    let out = list(
        "a",
        "DANH SÁCH CÁN BỘ HỘI NÔNG DÂN XÃ BÌNH PHÚ",
        &["Chủ tịch", "Phó Chủ tịch", "UVBTV"],
    );
    assert_column(
        &out,
        "posts",
        &[
            "chu-tich-hoi-nong-dan-xa",
            "cap-pho-doan-the-xa",
            "uy-vien-ban-chap-hanh-doan-the",
        ],
    );
    assert_column(&out, "key_leader", &["false", "false", "false"]);
    assert_column(&out, "standing_committee", &["false", "false", "false"]);
    let out = list(
        "Đoàn TNCS Hồ Chí Minh xã Bình Phú",
        "DANH SÁCH CÁN BỘ",
        &["Bí thư", "Phó Bí thư"],
    );
    assert_column(&out, "posts", &["bi-thu-doan-xa", "cap-pho-doan-the-xa"]);
    let out = list(
        "UBMTTQ xã Bình Phú",
        "DANH SÁCH CÁN BỘ",
        &["ĐUV, Chủ tịch", "Phó Chủ tịch"],
    );
    assert_column(
        &out,
        "posts",
        &["chu-tich-mttq-xa;dang-uy-vien", "pho-chu-tich-mttq-xa"],
    );
    let out = list(
        "a",
        "DANH SÁCH CÁN BỘ ĐẢNG, ĐOÀN THỂ XÃ BÌNH PHÚ",
        &["Bí thư", "UVBTV"],
    );
    assert_column(&out, "posts", &["bi-thu-dang-uy", "uvbtv-dang-uy"]);
}
