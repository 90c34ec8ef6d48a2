//! Values that only their whole column, or its heading, explains.

use super::{assert_loud, assert_names, assert_tells, assert_value, list};
use crate::bench::{Case, cells};

#[test]
fn a_blank_among_names_of_peoples_says_nothing() {
    let out = list(
        &["TT", "Họ và tên", "Người dân tộc"],
        &[
            cells![1, "Lê Một", "Kinh"],
            cells![2, "Danh Hai", "Khmer"],
            cells![3, "Lê Ba", "…"],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "minority", Some("false"));
    assert_value(&out, "Danh Hai", "minority", Some("true"));
    assert_value(&out, "Lê Ba", "minority", None);
    // under a heading of ticks a blank says no
    let out = list(
        &["TT", "Họ và tên", "DTTS"],
        &[cells![1, "Lê Một", ""], cells![2, "Danh Hai", "x"]],
    )
    .run();
    assert_value(&out, "Lê Một", "minority", Some("false"));
}

#[test]
fn a_tick_under_a_post_is_that_post() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Chức vụ", "Cấp uỷ"]);
            s.row(4, cells!["", "", "", "UVBTV", "ĐUV"]);
            s.merge("D3:E3");
            s.merge("A3:A4").merge("B3:B4").merge("C3:C4");
            s.row(5, cells![1, "Lê Một", "Phó Chủ tịch UBND", "x", "x"]);
            s.row(6, cells![2, "Lê Hai", "Văn phòng - Thống kê", "", "x"]);
            s.row(7, cells![3, "Lê Ba", "Tư pháp - Hộ tịch", "", ""]);
        })
        .run();
    assert_value(&out, "Lê Một", "standing_committee", Some("true"));
    assert_value(&out, "Lê Hai", "committee", Some("true"));
    assert_value(&out, "Lê Hai", "standing_committee", Some("false"));
    assert_value(&out, "Lê Ba", "committee", Some("false"));
    assert!(
        !out.value("Lê Một", "position")
            .is_some_and(|p| p.contains('x')),
        "{}",
        out.describe()
    );
}

#[test]
fn a_course_of_another_year_is_no_course_of_the_year() {
    let out = list(
        &["TT", "Họ và tên", "Bồi dưỡng kỹ năng"],
        &[
            cells![1, "Lê Một", "05/2025"],
            cells![2, "Lê Hai", "05/2023"],
            cells![3, "Lê Ba", ""],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "skills_training", Some("true"));
    assert_value(&out, "Lê Hai", "skills_training", None);
    assert_tells(&out, "mark-unreadable", "C5");
    assert_value(&out, "Lê Ba", "skills_training", Some("false"));
}

#[test]
fn a_position_without_any_known_post_is_told() {
    let out = list(
        &["TT", "Họ và tên", "Chức vụ"],
        &[
            cells![1, "Lê Một", "Thường trực HĐND"],
            cells![2, "Lê Hai", "C.viên"],
        ],
    )
    .run();
    assert_tells(&out, "post-unknown", "C4");
    assert_value(&out, "Lê Hai", "posts", Some("chuyen-vien"));
    assert_loud(&out, &[]);
}

#[test]
fn of_two_degrees_side_by_side_the_highest_counts() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Văn bằng"]);
            s.row(4, cells!["", "", "Bằng 1", "Bằng 2 (nếu có)"]);
            s.merge("C3:D3").merge("A3:A4").merge("B3:B4");
            s.row(5, cells![1, "Lê Một", "TC Văn thư", "Đại học Luật"]);
            s.row(6, cells![2, "Lê Hai", "Đại học Luật", ""]);
        })
        .run();
    assert_value(&out, "Lê Một", "education", Some("bachelor"));
    assert_value(&out, "Lê Hai", "education", Some("bachelor"));
    assert_loud(&out, &[]);
}

#[test]
fn several_facts_in_one_cell_are_read_apart() {
    let out = list(
        &[
            "TT",
            "Họ tên, năm sinh",
            "Dân tộc, tôn giáo",
            "Chức vụ",
            "Trình độ CM, LLCT, QLNN",
        ],
        &[
            cells![
                1,
                "Lê Một - 1970",
                "Kinh, Không",
                "Công chức",
                "ĐH Luật, CCLLCT, CVC"
            ],
            cells![
                2,
                "Danh Hai (SN 1983)",
                "Khmer, Phật giáo",
                "Công chức",
                "ThS, TC, CV"
            ],
            cells![3, "Lê Ba", "Kinh", "Công chức", "Cao đẳng"],
        ],
    )
    .run();
    for (column, one, two, three) in [
        ("birth_date", "1970-01-01", Some("1983-01-01"), None),
        ("ethnicity", "Kinh", Some("Khmer"), Some("Kinh")),
        ("religion", "Không", Some("Phật giáo"), None),
        ("education", "bachelor", Some("master"), Some("college")),
        ("political_theory", "advanced", Some("intermediate"), None),
        ("state_management", "principal", Some("specialist"), None),
    ] {
        assert_value(&out, "Lê Một", column, Some(one));
        assert_value(&out, "Danh Hai", column, two);
        assert_value(&out, "Lê Ba", column, three);
    }
    assert_loud(&out, &[]);
    // fewer parts than the heading names are told by what they are, or told
    let out = list(
        &["TT", "Họ và tên", "Chức vụ", "Trình độ CM, LLCT, QLNN"],
        &[
            cells![1, "Lê Một", "Công chức", "Đại học - CCLLCT"],
            cells![2, "Lê Hai", "Công chức", "Đại học, CV"],
            cells![3, "Lê Ba", "Công chức", "Đại học, TC, CV"],
            cells![4, "Lê Bốn", "Công chức", "TC, CV"],
        ],
    )
    .run();
    for (name, theory, management) in [
        ("Lê Một", Some("advanced"), None),
        ("Lê Hai", None, Some("specialist")),
        ("Lê Ba", Some("intermediate"), Some("specialist")),
        ("Lê Bốn", None, None),
    ] {
        assert_value(&out, name, "political_theory", theory);
        assert_value(&out, name, "state_management", management);
    }
    assert_loud(&out, &["level-unreadable"]);
    // what is wrong in a part is told at the cell that people see
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh, giới tính", "Chức vụ"],
        &[
            cells![1, "Lê Một", "12/03/1975 (Nam)", "Công chức"],
            cells![2, "Lê Thị Hai", "31/02/1980 (Nữ)", "Công chức"],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "gender", Some("male"));
    assert_tells(&out, "date-unreadable", "C5");
    let out = list(
        &["TT", "Họ tên, chức vụ", "Giới tính, năm sinh"],
        &[
            cells![1, "Lê Một - Chủ tịch UBND xã", "Nam, 1975"],
            cells![2, "Lê Thị Hai\nPCT HĐND", "Nữ - 1980"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Một", "Lê Thị Hai"]);
    assert_value(&out, "Lê Một", "posts", Some("chu-tich-ubnd-xa"));
    assert_value(&out, "Lê Thị Hai", "posts", Some("pho-chu-tich-hdnd-xa"));
    assert_value(&out, "Lê Thị Hai", "birth_date", Some("1980-01-01"));
    assert_value(&out, "Lê Thị Hai", "gender", Some("female"));
}

#[test]
fn cells_tell_what_a_misspelt_heading_does_not() {
    // the slip turns the heading away from the field that it names
    let out = list(
        &[
            "TT",
            "Họ và tên",
            "Sinh nàgy, tháng, năm",
            "Teho tôn giáo nào",
        ],
        &[
            cells![1, "Lê Một", "12/3/1970", "Không"],
            cells![2, "Lê Hai", "1/5/1981", "Phật giáo Hoà Hảo"],
            cells![3, "Lê Ba", "25/11/1990", "Không"],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "birth_date", Some("1970-03-12"));
    assert_value(&out, "Lê Hai", "religion", Some("Phật giáo Hoà Hảo"));
    assert_loud(&out, &["column-near-match"]);
}

#[test]
fn a_column_that_only_resembles_a_field_is_told_and_not_read() {
    let out = list(
        &["TT", "Họ và tên", "Chuyên môn", "Đã qua lớp"],
        &[
            cells![1, "Lê Một", "Đại học", "Trung cấp"],
            cells![2, "Lê Hai", "Cao đẳng", "Cao cấp"],
            cells![3, "Lê Ba", "Đại học", "bổ sung sau"],
        ],
    )
    .run();
    assert_value(&out, "Lê Hai", "political_theory", None);
    assert_loud(&out, &["column-resembles"]);
    // a field that another column gives is not looked for
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh", "Nhận sổ"],
        &[
            cells![1, "Lê Một", "12/3/1970", "1/2/1999"],
            cells![2, "Lê Hai", "1/5/1981", "1/2/2001"],
            cells![3, "Lê Ba", "25/11/1990", "1/2/2003"],
        ],
    )
    .run();
    assert_value(&out, "Lê Ba", "birth_date", Some("1990-11-25"));
    assert_loud(&out, &[]);
}

#[test]
fn names_in_two_columns_are_counted_without_the_sections_between_them() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "", "Ngày sinh"]);
            s.merge("B3:C3");
            s.row(4, cells!["I", "Lãnh đạo"]);
            s.row(5, cells![1, "Lê Thị", "Một", "1/5/1981"]);
            s.row(6, cells!["II", "Văn phòng"]);
            s.row(7, cells![2, "Trần Văn", "Hai", "2/5/1982"]);
            s.row(8, cells!["III", "Tổ phục vụ"]);
            s.row(9, cells!["IV", "Không chuyên trách"]);
        })
        .run();
    assert_value(&out, "Lê Thị Một", "birth_date", Some("1981-05-01"));
    assert_value(&out, "Trần Văn Hai", "birth_date", Some("1982-05-02"));
}

#[test]
fn words_in_a_column_of_committees_name_the_committee() {
    let out = list(
        &["TT", "Họ và tên", "Chức vụ", "Tham gia cấp uỷ"],
        &[
            cells![1, "Lê Một", "Công chức", "Huyện uỷ viên"],
            cells![2, "Lê Hai", "Công chức", "Đảng uỷ viên"],
            cells![3, "Lê Ba", "Công chức", "Chi uỷ viên"],
            cells![4, "Lê Bốn", "Công chức", "x"],
            cells![5, "Lê Năm", "Công chức", ""],
            cells![6, "Lê Sáu", "Công chức", "xem lại"],
        ],
    )
    .run();
    for (name, expected) in [
        ("Lê Một", "true"),
        ("Lê Hai", "true"),
        ("Lê Ba", "false"),
        ("Lê Bốn", "true"),
        ("Lê Năm", "false"),
    ] {
        assert_value(&out, name, "committee", Some(expected));
    }
    assert_eq!(out.coded("mark-unreadable").len(), 1, "{}", out.describe());
    assert_tells(&out, "mark-unreadable", "D9");
}

#[test]
fn a_name_with_its_birth_and_post_in_one_cell() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["UBND XÃ BÌNH PHÚ"]);
            s.row(2, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
            s.row(
                4,
                cells!["TT", "Họ và tên, năm sinh, chức vụ", "Chuyên môn"],
            );
            s.row(5, cells![1, "Lê Văn Một, 1980, Bí thư Đảng uỷ", "ĐH"]);
            s.row(6, cells![2, "Trần Thị Hai, 12/03/1975, VP-TK", "ĐH"]);
            s.row(7, cells![3, "Lê Văn Ba, PCT UBND xã", "ĐH"]);
        })
        .run();
    assert_names(&out, &["Lê Văn Một", "Trần Thị Hai", "Lê Văn Ba"]);
    assert_value(&out, "Lê Văn Một", "birth_date", Some("1980-01-01"));
    assert_value(&out, "Lê Văn Một", "position", Some("Bí thư Đảng uỷ"));
    assert_value(&out, "Trần Thị Hai", "posts", Some("van-phong-thong-ke"));
    assert_value(&out, "Lê Văn Ba", "posts", Some("pho-chu-tich-ubnd-xa"));
}
