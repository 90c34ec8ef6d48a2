//! Headings above several columns: what they say of those below, and what they do not.

use super::{assert_loud, assert_value, list};
use crate::bench::{Case, Cell, Outcome, cells};

/// Two rows of headings in rows 3 and 4, where a group is merged over its columns, and persons from row 5.
fn grouped(headings: &[(&str, &str)], rows: &[&[Cell]]) -> Outcome {
    Case::new()
        .sheet("DS", |s| {
            s.row(
                1,
                cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ NĂM 2025"],
            );
            let letter = |at: usize| char::from(b'A' + u8::try_from(at).expect("few columns"));
            let (mut groups, mut leaves) = (Vec::new(), Vec::new());
            for (at, (group, leaf)) in headings.iter().enumerate() {
                let again = at > 0 && headings[at - 1].0 == *group;
                groups.push(Cell::from(if again { "" } else { *group }));
                leaves.push(Cell::from(*leaf));
                let last = headings.get(at + 1).is_none_or(|(next, _)| next != group);
                let first = headings.iter().position(|(g, _)| g == group).unwrap_or(at);
                if leaf.is_empty() {
                    s.merge(&format!("{0}3:{0}4", letter(at)));
                } else if last && first < at {
                    s.merge(&format!("{}3:{}3", letter(first), letter(at)));
                }
            }
            s.row(3, &groups);
            s.row(4, &leaves);
            for (row, cells) in (5..).zip(rows) {
                s.row(row, cells);
            }
        })
        .run()
}

#[test]
fn a_qualification_is_its_level_and_neither_its_year_nor_its_school() {
    for (level, year, place) in [
        ("Văn bằng", "Năm cấp", "Nơi đào tạo"),
        ("Tên văn bằng, chứng chỉ", "Năm", "Trường"),
        ("Mức", "Thời gian", "Cơ sở"),
        ("Trình độ đã có", "Ngày cấp", "Nơi cấp"),
    ] {
        let out = grouped(
            &[
                ("TT", ""),
                ("Họ và tên", ""),
                ("Chuyên môn", place),
                ("Chuyên môn", level),
                ("LLCT", level),
                ("LLCT", year),
                ("Tin học", level),
                ("Tin học", year),
                ("Tin học", place),
            ],
            &[
                cells![
                    1,
                    "Lê Một",
                    "ĐH Cần Thơ",
                    "Cao đẳng",
                    "Trung cấp",
                    2018,
                    "MOS",
                    2019,
                    "TTGDTX"
                ],
                cells![
                    2,
                    "Lê Hai",
                    "ĐH Luật",
                    "Đại học",
                    "Sơ cấp",
                    2020,
                    "",
                    2021,
                    ""
                ],
            ],
        );
        assert_value(&out, "Lê Một", "education", Some("college"));
        assert_value(&out, "Lê Một", "political_theory", Some("intermediate"));
        assert_value(&out, "Lê Một", "informatics", Some("MOS"));
        assert_value(&out, "Lê Hai", "informatics", None);
        assert_loud(&out, &[]);
    }
}

#[test]
fn levels_written_into_one_heading_are_those_of_merged_ones() {
    for sign in [" - ", ": ", " / ", ". "] {
        let headings = [
            "Chuyên môn|Trình độ",
            "Chuyên môn|Ngành học",
            "Chuyên môn|Năm TN",
            "LLCT|Trình độ",
            "LLCT|Năm",
        ];
        let mut header = vec!["TT".to_owned(), "Họ và tên".to_owned()];
        header.extend(headings.iter().map(|h| h.replace('|', sign)));
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        let out = list(
            &header,
            &[
                cells![1, "Lê Một", "Trung cấp", "Luật", 2008, "Cao cấp", 2015],
                cells![2, "Lê Hai", "Đại học", "ĐH Kế toán", 2010, "Sơ cấp", 2016],
            ],
        )
        .run();
        assert_value(&out, "Lê Một", "education", Some("intermediate"));
        assert_value(&out, "Lê Một", "political_theory", Some("advanced"));
        assert_value(&out, "Lê Hai", "education", Some("bachelor"));
        assert_loud(&out, &[]);
    }
}

#[test]
fn a_group_with_a_name_of_its_own_is_another_person() {
    let out = grouped(
        &[
            ("TT", ""),
            ("Họ và tên", ""),
            ("Năm sinh", ""),
            ("Chức vụ", ""),
            ("Gia đình", "Họ tên vợ (chồng)"),
            ("Gia đình", "Năm sinh"),
            ("Gia đình", "Chức vụ"),
            ("Gia đình", "Đảng viên"),
        ],
        &[
            cells![
                1,
                "Lê Một",
                1980,
                "Văn thư",
                "Trần Thị Ba",
                1985,
                "Chủ tịch UBND",
                "x"
            ],
            cells![2, "Lê Hai", 1990, "Kế toán", "", "", "", ""],
        ],
    );
    assert_value(&out, "Lê Một", "birth_date", Some("1980-01-01"));
    assert_value(&out, "Lê Một", "position", Some("Văn thư"));
    assert_value(&out, "Lê Một", "party_member", None);
    assert_loud(&out, &[]);
}

#[test]
fn what_stands_without_a_group_is_not_joined_with_a_group_that_nobody_knows() {
    let out = grouped(
        &[
            ("TT", ""),
            ("Họ và tên", ""),
            ("Đầu nhiệm kỳ", "Chức vụ"),
            ("Đầu nhiệm kỳ", "LLCT"),
            ("Đầu nhiệm kỳ", "BCH"),
            ("Chức vụ", ""),
            ("LLCT", ""),
        ],
        &[
            cells![
                1,
                "Lê Một",
                "Bí thư Đảng uỷ",
                "Cao cấp",
                "x",
                "Văn thư",
                "Trung cấp"
            ],
            cells![2, "Lê Hai", "Kế toán", "Sơ cấp", "", "Kế toán", "Sơ cấp"],
        ],
    );
    assert_value(&out, "Lê Một", "position", Some("Văn thư"));
    assert_value(&out, "Lê Một", "political_theory", Some("intermediate"));
    assert_value(&out, "Lê Một", "committee", Some("false"));
    assert_loud(&out, &[]);
    // parts of one's own work are joined
    let out = grouped(
        &[
            ("TT", ""),
            ("Họ và tên", ""),
            ("Chức vụ", ""),
            ("Đoàn thể", "Chức vụ"),
        ],
        &[
            cells![1, "Lê Một", "Văn thư", "Phó Bí thư Đoàn xã"],
            cells![2, "Lê Hai", "Kế toán", ""],
        ],
    );
    assert_value(
        &out,
        "Lê Một",
        "position",
        Some("Văn thư; Phó Bí thư Đoàn xã"),
    );
    assert_loud(&out, &[]);
}

#[test]
fn peoples_and_religions_may_be_ticked() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2025"]);
            s.row(3, cells!["TT", "Họ và tên", "Dân tộc", "", "", "Tôn giáo"]);
            s.row(4, cells!["", "", "Kinh", "Khmer", "Khác", "Không", "PGHH"]);
            s.merge("C3:E3")
                .merge("F3:G3")
                .merge("A3:A4")
                .merge("B3:B4");
            s.row(5, cells![1, "Lê Một", "x", "", "", "x", ""]);
            s.row(6, cells![2, "Danh Hai", "", "x", "", "", "x"]);
            s.row(7, cells![3, "Lê Ba", "", "", "x", "x", ""]);
        })
        .run();
    assert_value(&out, "Lê Một", "ethnicity", Some("Kinh"));
    assert_value(&out, "Lê Một", "minority", Some("false"));
    assert_value(&out, "Lê Một", "religion", Some("Không"));
    assert_value(&out, "Danh Hai", "ethnicity", Some("Khmer"));
    assert_value(&out, "Danh Hai", "minority", Some("true"));
    assert_value(&out, "Danh Hai", "religion", Some("Phật giáo Hoà Hảo"));
    assert_value(&out, "Lê Ba", "ethnicity", None);
    assert_value(&out, "Lê Ba", "minority", Some("true"));
    assert_loud(&out, &[]);
}

#[test]
fn ages_and_years_of_birth_by_gender_tell_the_gender() {
    for (group, cells) in [("Độ tuổi", [41, 35]), ("Tuổi (ghi năm sinh)", [1984, 1990])] {
        let out = Case::new()
            .sheet("DS", |s| {
                s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2025"]);
                s.row(3, cells!["TT", "Họ và tên", group, "", "Chức vụ"]);
                s.row(4, cells!["", "", "Nam", "Nữ", ""]);
                s.merge("C3:D3")
                    .merge("A3:A4")
                    .merge("B3:B4")
                    .merge("E3:E4");
                s.row(5, cells![1, "Lê Một", cells[0], "", "Công chức"]);
                s.row(6, cells![2, "Lê Hai", "", cells[1], "Công chức"]);
            })
            .run();
        assert_value(&out, "Lê Một", "gender", Some("male"));
        assert_value(&out, "Lê Hai", "gender", Some("female"));
        assert_loud(&out, &[]);
    }
}

#[test]
fn who_manages_a_person_is_no_committee_of_theirs() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2025"]);
            s.row(3, cells!["TT", "Họ và tên", "Chức vụ", "Diện quản lý", ""]);
            s.row(4, cells!["", "", "", "BTV Huyện uỷ", "Đảng uỷ xã"]);
            s.merge("D3:E3")
                .merge("A3:A4")
                .merge("B3:B4")
                .merge("C3:C4");
            s.row(5, cells![1, "Lê Một", "Bí thư Đoàn xã", "x", ""]);
            s.row(6, cells![2, "Lê Hai", "Văn phòng - Thống kê", "", "x"]);
        })
        .run();
    assert_value(&out, "Lê Một", "standing_committee", Some("false"));
    assert_value(&out, "Lê Một", "committee", Some("false"));
    assert_loud(&out, &[]);
}
