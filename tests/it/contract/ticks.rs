//! "Ticks."

use super::{assert_column, assert_column_finding, column, columns};
use crate::bench::{Case, cells};
use crate::messes::assert_loud;

#[test]
fn a_group_without_any_mark_in_a_row_is_null() {
    for (headings, field) in [
        (["Tiến sĩ", "Thạc sĩ", "Đại học", "Cao đẳng"], "education"),
        (
            [
                "LLCT Cử nhân",
                "LLCT Cao cấp",
                "LLCT Trung cấp",
                "LLCT Sơ cấp",
            ],
            "political_theory",
        ),
        (
            ["QLNN CVCC", "QLNN CVC", "QLNN CV", "QLNN CS"],
            "state_management",
        ),
        (["HTXSNV", "HTTNV", "HTNV", "KHTNV"], "rating"),
    ] {
        let out = columns(
            &headings,
            &[
                vec!["", "x", "", ""],
                vec!["", "", "", ""],
                vec!["", "", "x", ""],
            ],
        );
        assert_eq!(out.roster[1].get(field), None, "{}", out.describe());
        assert!(out.roster[0].get(field).is_some(), "{}", out.describe());
        assert_loud(&out, &[]);
    }
}

#[test]
fn in_a_ticked_column_blank_is_false_and_under_women_male() {
    for (heading, field) in [
        ("Đảng viên", "party_member"),
        ("Dân tộc thiểu số", "minority"),
        ("Bồi dưỡng kỹ năng", "skills_training"),
        ("Đạt chuẩn chức danh", "meets_standard"),
        ("Uỷ viên BCH", "committee"),
        ("UVBTV", "standing_committee"),
    ] {
        let out = column(heading, &["x", "", "X", "0", "không"]);
        assert_column(&out, field, &["true", "false", "true", "false", "false"]);
        assert_loud(&out, &[]);
    }
    for heading in ["Nữ", "Phụ nữ", "Giới tính nữ"] {
        let out = column(heading, &["x", "", "1"]);
        assert_column(&out, "gender", &["female", "male", "female"]);
        assert_loud(&out, &[]);
    }
    let men = column("Nam", &["x", "", "1"]);
    assert_column(&men, "gender", &["male", "female", "male"]);
}

#[test]
fn a_column_without_any_tick() {
    let women = column("Nữ", &["", "", ""]);
    assert_column(&women, "gender", &["male"; 3]);
    assert_column_finding(&women, "column-no-marks", "gender", "warning");

    let minority = column("Dân tộc thiểu số", &["", "", ""]);
    assert_column(&minority, "minority", &["false"; 3]);
    assert_column_finding(&minority, "column-no-marks", "minority", "info");

    for (heading, field) in [
        ("Đảng viên", "party_member"),
        ("Ngày vào Đảng", "party_member"),
        ("Bồi dưỡng kỹ năng", "skills_training"),
        ("Đạt chuẩn chức danh", "meets_standard"),
        ("Uỷ viên BCH", "committee"),
        ("UVBTV", "standing_committee"),
        ("Nam", "gender"),
    ] {
        let out = column(heading, &["", "", ""]);
        assert_column(&out, field, &["null"; 3]);
        assert_column_finding(&out, "column-no-marks", field, "warning");
    }
}

#[test]
fn of_two_columns_of_one_question_one_that_is_ticked_is_enough() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Ngày vào Đảng", ""]);
            s.row(4, cells!["", "", "Dự bị", "Chính thức"]);
            s.merge("C3:D3").merge("A3:A4").merge("B3:B4");
            s.row(5, cells![1, "Lê An", "", "03/02/2010"]);
            s.row(6, cells![2, "Lê Bình", "", ""]);
        })
        .run();
    assert_column(&out, "party_member", &["true", "false"]);
    assert_loud(&out, &[]);
}

#[test]
fn a_column_for_two_classes_is_the_lower_one() {
    for (parent, leaf, field, level) in [
        (
            "Lý luận chính trị",
            "Cao cấp, cử nhân",
            "political_theory",
            "advanced",
        ),
        (
            "Lý luận chính trị",
            "Cử nhân, cao cấp",
            "political_theory",
            "advanced",
        ),
        (
            "Lý luận chính trị",
            "CN, CC",
            "political_theory",
            "advanced",
        ),
        (
            "Quản lý nhà nước",
            "CVC trở lên",
            "state_management",
            "principal",
        ),
        (
            "Quản lý nhà nước",
            "Chuyên viên chính trở lên",
            "state_management",
            "principal",
        ),
        ("Chuyên môn", "Sau đại học", "education", "master"),
        ("Chuyên môn", "Trên đại học", "education", "master"),
        ("Chuyên môn", "Thạc sĩ, tiến sĩ", "education", "master"),
        ("Chuyên môn", "Đại học trở lên", "education", "bachelor"),
        ("Chuyên môn", "Đại học, cao đẳng", "education", "college"),
    ] {
        let other = if field == "state_management" {
            "Cán sự"
        } else {
            "Sơ cấp"
        };
        let out = Case::new()
            .sheet("DS", |s| {
                s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
                s.row(3, cells!["TT", "Họ và tên", parent, ""]);
                s.row(4, cells!["", "", leaf, other]);
                s.merge("C3:D3").merge("A3:A4").merge("B3:B4");
                s.row(5, cells![1, "Lê An", "x", ""]);
                s.row(6, cells![2, "Lê Bình", "", "x"]);
            })
            .run();
        assert_eq!(
            out.roster[0].get(field),
            Some(level),
            "{leaf}\n{}",
            out.describe()
        );
        assert_loud(&out, &[]);
    }
}

#[test]
fn ticks_under_the_rest_are_null_without_a_finding() {
    for rest in ["Còn lại", "Khác", "Trình độ khác"] {
        let out = Case::new()
            .sheet("DS", |s| {
                s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
                s.row(3, cells!["TT", "Họ và tên", "Chuyên môn", "", ""]);
                s.row(4, cells!["", "", "Đại học", "Cao đẳng", rest]);
                s.merge("C3:E3").merge("A3:A4").merge("B3:B4");
                s.row(5, cells![1, "Lê An", "", "", "x"]);
                s.row(6, cells![2, "Lê Bình", "x", "", ""]);
            })
            .run();
        assert_column(&out, "education", &["null", "bachelor"]);
        assert_loud(&out, &[]);
        assert!(
            !out.findings.iter().any(|f| f.row == Some(5)),
            "{}",
            out.describe()
        );
    }
}
