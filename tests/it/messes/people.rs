//! The same person in several lists, and people who left: messes 38 to 40.

use super::{assert_coded, assert_names, assert_tells, assert_value, fill, list};
use crate::bench::{Case, Cell, cells};

const HEADER: &[&str] = &[
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Số CCCD",
    "Chức vụ",
    "Chuyên môn",
];

#[test]
fn mess_38_a_person_in_two_units_and_two_of_one_name() {
    let out = Case::new()
        .workbook("2025/Phòng Nội vụ.xlsx", |b| {
            b.sheet("DS", |s| {
                fill(
                    s,
                    HEADER,
                    &[cells![
                        1,
                        "Nguyễn Văn Hùng",
                        "01/02/1980",
                        "087080000001",
                        "Chuyên viên",
                        "ĐH"
                    ]],
                );
                s.put("A1", "DANH SÁCH CÔNG CHỨC PHÒNG NỘI VỤ");
            });
        })
        .workbook("2025/Phòng Tư pháp.xlsx", |b| {
            b.sheet("DS", |s| {
                let rows: [&[Cell]; 2] = [
                    cells![
                        1,
                        "Nguyễn Văn Hùng",
                        "01/02/1980",
                        "087080000001",
                        "Phó Trưởng phòng",
                        ""
                    ],
                    cells![
                        2,
                        "Nguyễn Văn Hùng",
                        "05/06/1990",
                        "087090000002",
                        "Chuyên viên",
                        "ThS"
                    ],
                ];
                fill(s, HEADER, &rows);
                s.put("A1", "DANH SÁCH CÔNG CHỨC PHÒNG TƯ PHÁP");
            });
        })
        .run();
    // One row for the person moved, the higher post stays and its blank is filled; the namesake stays apart.
    let read: Vec<_> = out
        .roster
        .iter()
        .map(|p| {
            (
                p.get("unit"),
                p.get("birth_date"),
                p.get("position"),
                p.get("education"),
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            (
                Some("phong-tu-phap"),
                Some("1980-02-01"),
                Some("Phó Trưởng phòng"),
                Some("bachelor")
            ),
            (
                Some("phong-tu-phap"),
                Some("1990-06-05"),
                Some("Chuyên viên"),
                Some("master")
            ),
        ],
        "{}",
        out.describe()
    );
    assert_coded(&out, "person-merged");
}

#[test]
fn mess_39_concurrent_posts_count_once() {
    let out = Case::new()
        .workbook("2025/Đảng uỷ xã Bình Phú - BCH.xlsx", |b| {
            b.sheet("BCH", |s| {
                fill(
                    s,
                    &["TT", "Họ và tên", "Ngày sinh", "Chức vụ Đảng"],
                    &[
                        cells![1, "Lê Văn Một", "01/02/1980", "Phó Bí thư"],
                        cells![2, "Lê Văn Hai", "03/04/1982", "UVBTV"],
                    ],
                );
                s.put("A1", "DANH SÁCH BAN CHẤP HÀNH ĐẢNG BỘ XÃ BÌNH PHÚ");
            });
        })
        .workbook("2025/UBND xã Bình Phú.xlsx", |b| {
            b.sheet("DS", |s| {
                fill(
                    s,
                    &["TT", "Họ và tên", "Ngày sinh", "Chức vụ"],
                    &[
                        cells![1, "Lê Văn Một", "01/02/1980", "Chủ tịch UBND"],
                        cells![2, "Lê Văn Ba", "05/06/1984", "PBT Đảng uỷ - CT HĐND"],
                    ],
                );
                s.put("A1", "DANH SÁCH CÁN BỘ UBND XÃ BÌNH PHÚ");
            });
        })
        .run();
    let count = out.names().iter().filter(|n| **n == "Lê Văn Một").count();
    assert_eq!(count, 1, "{}", out.describe());
    assert_value(&out, "Lê Văn Một", "standing_committee", Some("true"));
    assert_value(&out, "Lê Văn Một", "key_leader", Some("true"));
    assert_value(&out, "Lê Văn Hai", "standing_committee", Some("true"));
    assert_value(&out, "Lê Văn Hai", "key_leader", Some("false"));
    assert_value(&out, "Lê Văn Ba", "committee", Some("true"));
    assert!(
        out.value("Lê Văn Ba", "posts")
            .is_some_and(|p| p.contains(';')),
        "{}",
        out.describe()
    );
}

#[test]
fn mess_40_people_who_left_are_not_counted() {
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh", "Ghi chú"],
        &[
            cells![1, "Lê Văn Một", "01/02/1965", "nghỉ hưu 01/9/2025"],
            cells![
                2,
                "Lê Văn Hai",
                "01/02/1966",
                "Nghỉ theo NĐ 178 từ 01/7/2025"
            ],
            cells![3, "Lê Văn Ba", "01/02/1967", "Nghỉ hưu từ 01/3/2026"],
            cells![4, "Lê Thị Bốn", "01/02/1990", "Nghỉ thai sản"],
            cells![
                5,
                "Lê Văn Năm",
                "01/02/1980",
                "Chuyển công tác về tỉnh An Giang từ 01/5/2025"
            ],
            cells![
                6,
                "Lê Văn Sáu",
                "01/02/1981",
                "Chuyển đến Phòng Tư pháp từ 01/10/2025"
            ],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Ba", "Lê Thị Bốn", "Lê Văn Sáu"]);
    for row in [4, 5, 8] {
        assert!(
            out.coded("person-left").iter().any(|f| f.row == Some(row)),
            "row {row}\n{}",
            out.describe()
        );
    }
    assert!(
        out.coded("person-moved").iter().any(|f| f.row == Some(9)),
        "{}",
        out.describe()
    );
    assert_eq!(
        out.rows(super::FILE, "DS", "rejected"),
        3,
        "{}",
        out.describe()
    );
}

#[test]
fn rare_family_names_in_poor_lists_are_persons() {
    // words of units, of totals, of posts; each list holds little besides the names
    let names = [
        "Nguyễn Văn Khóm",
        "Tổng Văn Hội",
        "Lê Thị Ba",
        "Hội Thị Mười",
        "Trần Văn Thư",
        "Lạc Ngọc Tổng",
        "Phan Văn Út",
        "Phòng Thị Nữ",
        "Cộng Văn Hai",
        "Võ Văn Mười",
        "Lê Văn Mẫn",
    ];
    let posts = ["Kế toán"];
    let two: Vec<Vec<Cell>> = (names.iter().zip(posts.iter().cycle()))
        .map(|(name, post)| cells![*name, *post].to_vec())
        .collect();
    let rows: Vec<&[Cell]> = two.iter().map(Vec::as_slice).collect();
    assert_names(&list(&["Họ và tên", "Chức vụ"], &rows).run(), &names);
    let numbered: Vec<Vec<Cell>> = (1..)
        .zip(names)
        .map(|(i, name)| cells![i, name].to_vec())
        .collect();
    let rows: Vec<&[Cell]> = numbered.iter().map(Vec::as_slice).collect();
    assert_names(&list(&["STT", "Họ và tên"], &rows).run(), &names);
}

#[test]
fn a_leaver_is_one_whatever_the_heading_says() {
    for heading in [
        "Biến động trong năm",
        "Tình trạng",
        "Diễn biến",
        "Ghi chú (tăng, giảm, lý do)",
        "Nội dung khác",
    ] {
        let out = list(
            &["TT", "Họ và tên", "Năm sinh", "Chức vụ", heading],
            &[
                cells![1, "Lê Văn An", 1965, "Công chức", "Nghỉ hưu từ 01/9/2025"],
                cells![2, "Lê Thị Bê", 1990, "Công chức", "Nghỉ thai sản"],
                cells![3, "Lê Văn Chi", 1990, "Công chức", "Đang công tác"],
            ],
        )
        .run();
        assert_names(&out, &["Lê Thị Bê", "Lê Văn Chi"]);
        assert_tells(&out, "person-left", "E4");
    }
    // what is only planned has not happened
    let out = list(
        &["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Dự kiến nghỉ hưu"],
        &[cells![
            1,
            "Lê Văn An",
            1965,
            "Công chức",
            "Nghỉ hưu từ 01/9/2025"
        ]],
    )
    .run();
    assert_names(&out, &["Lê Văn An"]);
}

#[test]
fn a_heading_and_a_mark_or_day_below_it_tell_a_leaver() {
    for (heading, leaves, stays) in [
        ("Ngày nghỉ hưu", "01/9/2025", "01/6/2027"),
        ("Thôi việc", "x", ""),
        ("Chuyển đi", "Sở Y tế, 01/8/2025", "-"),
        ("Nơi chuyển đến", "UBND huyện Hồng Ngự", ""),
        ("Lý do giảm", "Nghỉ hưu 01/4/2025", "Chuyển ngạch"),
        ("Tinh giản biên chế", "01/7/2025", ""),
    ] {
        let out = list(
            &["TT", "Họ và tên", "Năm sinh", "Chức vụ", heading],
            &[
                cells![1, "Lê Văn An", 1965, "Công chức", leaves],
                cells![2, "Lê Thị Bê", 1990, "Công chức", stays],
            ],
        )
        .run();
        assert_names(&out, &["Lê Thị Bê"]);
        assert_tells(&out, "person-left", "E4");
    }
}

#[test]
fn the_same_name_without_a_birth_date_is_told() {
    let out = Case::new()
        .workbook("2025/Phòng Nội vụ.xlsx", |b| {
            b.sheet("DS", |s| {
                fill(
                    s,
                    &["TT", "Họ và tên", "Ngày sinh", "Chức vụ"],
                    &[
                        cells![1, "Lê Văn Tâm", "12/03/1980", "Chuyên viên"],
                        cells![2, "Lê Văn Hải", "12/03/1981", "Chuyên viên"],
                    ],
                );
                s.put("A1", "DANH SÁCH CÔNG CHỨC PHÒNG NỘI VỤ");
            });
            b.sheet("Lương", |s| {
                fill(
                    s,
                    &["TT", "Họ và tên", "Hệ số", "Chức vụ"],
                    &[cells![1, "Lê Văn Tâm", 3.33, "Chuyên viên"]],
                );
                s.put("A1", "BẢNG LƯƠNG PHÒNG NỘI VỤ");
            });
        })
        .run();
    assert_eq!(out.names().len(), 3, "{}", out.describe());
    assert_eq!(out.coded("person-name-twin").len(), 1, "{}", out.describe());
}

#[test]
fn members_in_a_party_committees_own_list_are_its_members() {
    for title in [
        "DANH SÁCH BAN THƯỜNG VỤ HUYỆN UỶ",
        "DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN TÂN HỒNG",
    ] {
        let out = Case::new()
            .workbook("2025/danh sach.xlsx", |b| {
                b.sheet("DS", |s| {
                    fill(
                        s,
                        &["TT", "Họ và tên", "Chức vụ", "Đơn vị"],
                        &[
                            cells![
                                1,
                                "Lê Văn An",
                                "UVBTV, Chủ tịch Hội Nông dân",
                                "Hội Nông dân huyện"
                            ],
                            cells![2, "Lê Văn Bê", "UVBTV", "UBMTTQ huyện"],
                            cells![
                                3,
                                "Lê Văn Chi",
                                "UVBTV, Trưởng ban Tổ chức",
                                "Ban Tổ chức Huyện uỷ"
                            ],
                        ],
                    );
                    s.put("A1", title);
                });
            })
            .run();
        for name in ["Lê Văn An", "Lê Văn Bê", "Lê Văn Chi"] {
            assert_value(&out, name, "district_standing_committee", Some("true"));
            let posts = out.value(name, "posts").unwrap_or_default();
            assert!(posts.contains("uvbtv-huyen-uy"), "{}", out.describe());
        }
    }
}

#[test]
fn sections_say_who_left() {
    let out = list(
        &["TT", "Họ và tên", "Năm sinh", "Chức vụ"],
        &[
            cells!["I", "Đang công tác", "", ""],
            cells![1, "Lê Văn An", 1975, "Công chức"],
            cells!["II", "NGHỈ HƯU, THÔI VIỆC TRONG NĂM 2025", "", ""],
            cells![2, "Lê Thị Bê", 1965, "Công chức"],
            cells!["III", "Dự kiến nghỉ hưu năm 2026", "", ""],
            cells![3, "Lê Văn Chi", 1966, "Công chức"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn An", "Lê Văn Chi"]);
    assert_eq!(out.coded("person-left").len(), 1, "{}", out.describe());
}

#[test]
fn the_standing_committee_of_a_union_is_not_the_partys() {
    let union = |title: &str| {
        let out = Case::new()
            .workbook("2025/Xã Bình Phú.xlsx", |b| {
                b.sheet("DS", |s| {
                    fill(
                        s,
                        &["TT", "Họ và tên", "Chức vụ"],
                        &[
                            cells!["I", "Ban Thường vụ", ""],
                            cells![1, "Lê Thị An", "UVBTV"],
                            cells!["II", "Uỷ viên Ban Chấp hành", ""],
                            cells![2, "Lê Thị Bê", "Uỷ viên"],
                        ],
                    );
                    s.put("A1", title);
                });
            })
            .run();
        let said = |name, column| out.value(name, column).map(str::to_owned);
        (
            said("Lê Thị An", "standing_committee"),
            said("Lê Thị Bê", "committee"),
        )
    };
    let of = |yes: &str| (Some(yes.to_owned()), Some(yes.to_owned()));
    assert_eq!(
        union("DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH HỘI LIÊN HIỆP PHỤ NỮ XÃ BÌNH PHÚ"),
        of("false")
    );
    assert_eq!(
        union("DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH ĐẢNG BỘ XÃ BÌNH PHÚ"),
        of("true")
    );
}

#[test]
fn what_stands_around_a_bare_title_names_its_body() {
    // the sheet and the letterhead of a commune's bodies
    let out = Case::new()
        .workbook("2025/Xã Bình Phú.xlsx", |b| {
            b.sheet("Hội ND", |s| {
                fill(
                    s,
                    &["TT", "Họ và tên", "Chức vụ"],
                    &[cells![1, "Lê Văn An", "Chủ tịch"]],
                );
                s.put("A1", "DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ");
            });
        })
        .run();
    assert_value(&out, "Lê Văn An", "posts", Some("chu-tich-hoi-nong-dan-xa"));
    // the heading over the cell, and what stands behind the comma
    for (heading, cell, posts) in [
        ("Chức vụ công đoàn", "Chủ tịch", "doan-the-co-so"),
        ("Chức vụ HĐND", "Phó Chủ tịch", "pho-chu-tich-hdnd-xa"),
        ("Chức vụ chi bộ", "Bí thư", "bi-thu-chi-bo"),
        (
            "Chức vụ, đơn vị công tác",
            "Chủ tịch, Hội Nông dân xã Bình Phú",
            "chu-tich-hoi-nong-dan-xa",
        ),
    ] {
        let out = list(
            &["TT", "Họ và tên", heading],
            &[cells![1, "Lê Văn An", cell]],
        )
        .run();
        assert_value(&out, "Lê Văn An", "posts", Some(posts));
    }
    // whom a committee manages is no member of it
    let out = list(
        &["TT", "Họ và tên", "Chức vụ"],
        &[
            cells!["I", "Cán bộ diện Ban Thường vụ Huyện uỷ quản lý", ""],
            cells![1, "Lê Văn An", "Chủ tịch UBND xã"],
        ],
    )
    .run();
    assert_value(&out, "Lê Văn An", "standing_committee", Some("false"));
    assert_value(
        &out,
        "Lê Văn An",
        "district_standing_committee",
        Some("false"),
    );
}
