//! Lines among the rows of persons, and ticks that say no.

use super::{assert_loud, assert_names, assert_value, list};
use crate::bench::{Case, Outcome, cells};

/// A list of "Phòng Nội vụ" with a line between its two persons.
fn with_line(line: &[crate::bench::Cell]) -> Outcome {
    Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["UBND HUYỆN TÂN HỒNG"]);
            s.row(2, cells!["PHÒNG NỘI VỤ"]);
            s.row(3, cells!["DANH SÁCH CÁN BỘ NĂM 2025"]);
            s.row(5, cells!["TT", "Họ và tên", "Ngày sinh", "Chức vụ", "Nữ"]);
            s.row(6, cells![1, "Lê Văn Một", "12/03/1975", "Chuyên viên", ""]);
            s.row(7, line);
            s.row(
                8,
                cells![2, "Trần Thị Hai", "12/04/1985", "Chuyên viên", "x"],
            );
        })
        .run()
}

#[test]
fn a_remark_that_mentions_a_unit_opens_no_section() {
    for line in [
        "Trước đây công tác tại Huyện đoàn",
        "Chuyển đến từ UBND xã An Phước tháng 3/2025",
        "- Đang theo học lớp CCLLCT tại Trường Chính trị tỉnh",
        "Danh sách cán bộ dự nguồn xem tại Đảng uỷ xã Thông Bình",
        "Phần dành cho Ban Tổ chức Huyện uỷ",
        "UBKT Huyện uỷ thẩm định: đồng ý",
        "Chồng: Trần Văn Ba, công tác tại UBND xã Tân Phước",
    ] {
        for line in [cells![line], cells!["", line]] {
            let out = with_line(&line);
            assert_names(&out, &["Lê Văn Một", "Trần Thị Hai"]);
            assert_value(&out, "Trần Thị Hai", "unit", Some("phong-noi-vu"));
            assert_loud(&out, &[]);
        }
    }
    for line in [
        cells!["II", "Phòng Y tế"],
        cells!["", "Phòng Y tế (05 người)"],
        cells!["* Phòng Y tế:"],
        cells!["", "PHÒNG Y TẾ"],
        // with the counts of what is below
        cells!["", "Phòng Y tế", "BC: 4", "5 người", 3],
    ] {
        let out = with_line(&line);
        assert_names(&out, &["Lê Văn Một", "Trần Thị Hai"]);
        assert_value(&out, "Trần Thị Hai", "unit", Some("phong-y-te"));
    }
}

#[test]
fn a_row_that_counts_the_columns_names_nobody_whatever_stands_beside() {
    for row in [
        cells!["A", "B", 1, 2, 3, "đã kiểm tra"],
        cells!["I", "II", "III", "IV", "V"],
        cells!["(1)", "(2)", "(3)", "(4)", "(5)", "", "ok"],
    ] {
        let out = with_line(&row);
        assert_names(&out, &["Lê Văn Một", "Trần Thị Hai"]);
        assert_loud(&out, &[]);
    }
}

#[test]
fn a_tick_under_no_says_no() {
    for (group, column, yes, no) in [
        ("Đảng viên", "party_member", "Có", "Không"),
        ("Đảng viên", "party_member", "Chính thức", "Chưa"),
        ("Đạt tiêu chuẩn chức danh", "meets_standard", "Có", "Không"),
        ("Đạt chuẩn chức danh", "meets_standard", "Đạt", "Chưa đạt"),
        (
            "Bồi dưỡng kỹ năng năm 2025",
            "skills_training",
            "Có",
            "Chưa",
        ),
        ("Dân tộc thiểu số", "minority", "Có", "Không"),
    ] {
        for turned in [false, true] {
            let (first, second) = if turned { (no, yes) } else { (yes, no) };
            let (a, b) = if turned { ("", "x") } else { ("x", "") };
            let out = Case::new()
                .sheet("DS", |s| {
                    s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2025"]);
                    s.row(3, cells!["TT", "Họ và tên", group, "", "Năm sinh"]);
                    s.row(4, cells!["", "", first, second, ""]);
                    s.merge("A3:A4")
                        .merge("B3:B4")
                        .merge("C3:D3")
                        .merge("E3:E4");
                    s.row(5, cells![1, "Lê Một", a, b, 1980]);
                    s.row(6, cells![2, "Lê Hai", b, a, 1981]);
                    s.row(7, cells![3, "Lê Ba", b, a, 1982]);
                })
                .run();
            assert_value(&out, "Lê Một", column, Some("true"));
            assert_value(&out, "Lê Hai", column, Some("false"));
            assert_loud(&out, &[]);
        }
    }
    // ticked on both sides
    let out = list(
        &["TT", "Họ và tên", "Đảng viên - Có", "Đảng viên - Không"],
        &[cells![1, "Lê Một", "x", "x"], cells![2, "Lê Hai", "x", ""]],
    )
    .run();
    assert_value(&out, "Lê Một", "party_member", None);
    assert_value(&out, "Lê Hai", "party_member", Some("true"));
    assert_loud(&out, &["mark-unreadable"]);
}
