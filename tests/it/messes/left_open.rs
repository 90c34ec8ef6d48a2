//! More of what headings leave open: groups of ticked columns, and columns that are called like others.

use super::grids::{Drawn, PLAIN, check};
use super::{assert_coded, assert_names, assert_value};
use crate::bench::{Case, cells};

#[test]
fn groups_of_classes_hold_what_was_studied_and_end_where_another_field_begins() {
    check(&[
        Drawn {
            grid: "TT | Họ và tên | Chức vụ | Trình độ chuyên môn | | | Xếp loại 2025
                   | | | Thạc sĩ | Đại học | Cao đẳng |
                   1 | Lê Một | Trưởng phòng | Luật | | | HTT
                   2 | Lê Hai | Chuyên viên | | Kế toán | | HTT
                   3 | Lê Ba | Chuyên viên | | | Hành chính | HTNV",
            merges: &["D3:F3"],
            expected: &[
                ("Lê Một", "education", "master"),
                ("Lê Hai", "education", "bachelor"),
                ("Lê Ba", "education", "college"),
            ],
            ..PLAIN
        },
        // a ladder that is not merged, within a group that is not
        Drawn {
            grid: "TT | Họ và tên | Chức vụ | Trình độ | | | | | |
                   | | | LLCT | QLNN | | | | |
                   | | | | CVC | CV | CS | Tin học | Đủ tiêu chuẩn chức danh | Báo cáo viên
                   1 | Lê Một | Trưởng phòng | Cao cấp | x | | | Chứng chỉ A | Có | x
                   2 | Lê Hai | Chuyên viên | Sơ cấp | | x | | Chứng chỉ B | Không |
                   3 | Lê Ba | Chuyên viên | Sơ cấp | | | x | Chứng chỉ B | Có | x",
            expected: &[
                ("Lê Một", "state_management", "principal"),
                ("Lê Một", "informatics", "Chứng chỉ A"),
                ("Lê Hai", "meets_standard", "false"),
                ("Lê Ba", "state_management", "officer"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "TT | Họ và tên | Chức vụ | Tốt nghiệp trường, ngành | | Thi đua, đánh giá |
                   | | | ĐH | CĐ, TC | Năm 2024 | Năm 2025
                   1 | Lê Một | Trưởng phòng | x | | HTT | HTXSNV
                   2 | Lê Hai | Chuyên viên | | x | HTT | Tốt
                   3 | Lê Ba | Chuyên viên | x | | HTXS | HTTốt",
            merges: &["D3:E3", "F3:G3"],
            expected: &[
                ("Lê Một", "education", "bachelor"),
                ("Lê Một", "rating", "excellent"),
                ("Lê Hai", "education", "intermediate"),
                ("Lê Ba", "rating", "good"),
            ],
            ..PLAIN
        },
    ]);
}

#[test]
fn of_columns_called_alike_the_one_that_holds_the_fact_is_read() {
    check(&[
        // of something else, or of somebody else
        Drawn {
            grid: "TT | Họ và tên | Đ.viên | Đảng viên 213 | Công việc | Xếp loại chuyên môn | Xếp loại chất lượng | | Phân loại hồ sơ | Đơn vị giới thiệu
                   | | | | | | HTTNV | HTNV | |
                   1 | Lê Một | x | | Trưởng phòng | Giỏi | x | | A | Phòng Tư pháp
                   2 | Lê Hai | | x | Chuyên viên | Khá | | x | B | Phòng Tư pháp
                   3 | Lê Ba | x | | Chuyên viên | Giỏi | x | | A | Phòng Tư pháp",
            merges: &["G3:H3"],
            expected: &[
                ("Lê Một", "rating", "good"),
                ("Lê Hai", "rating", "fulfilled"),
                ("Lê Hai", "party_member", "false"),
                ("Lê Hai", "unit", "phong-noi-vu"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "TT | Họ và tên | Ngày sinh theo hồ sơ | Giới nữ | Đang làm | Chuyên môn giảng dạy | Chuyên môn đào tạo | TH
                   1 | Lê Một | '02/12/87 | | TP | Toán | ĐH | CNTT cơ bản
                   2 | Lê Hai | '17/09/82 | x | PTP | Văn | ThS | Chứng chỉ A
                   3 | Lê Ba | '20/10/79 | | Chuyên viên | Toán | ĐH | CNTT cơ bản",
            expected: &[
                ("Lê Một", "birth_date", "1987-12-02"),
                ("Lê Một", "gender", "male"),
                ("Lê Hai", "gender", "female"),
                ("Lê Hai", "posts", "pho-truong-phong"),
                ("Lê Hai", "education", "master"),
                ("Lê Ba", "informatics", "CNTT cơ bản"),
            ],
            ..PLAIN
        },
    ]);
}

#[test]
fn of_judgements_and_years_the_one_that_counts_is_read() {
    check(&[
        Drawn {
            grid: "TT | Họ và tên | Chức vụ | Kết quả đánh giá, xếp loại năm 2025 | |
                   | | | Cá nhân tự nhận | Thủ trưởng đánh giá | Cấp có thẩm quyền
                   1 | Lê Một | Trưởng phòng | HTXSNV | HTTNV | HTNV
                   2 | Lê Hai | Chuyên viên | HTXSNV | HTTNV | HTTNV",
            merges: &["D3:F3"],
            expected: &[
                ("Lê Một", "rating", "fulfilled"),
                ("Lê Hai", "rating", "good"),
            ],
            ..PLAIN
        },
        Drawn {
            grid: "TT | Họ và tên | Chức vụ | Đánh giá, xếp loại 3 năm liền kề | |
                   | | | 2023 | 2024 | 2025
                   1 | Lê Một | Trưởng phòng | HTXSNV | HTTNV | HTNV
                   2 | Lê Hai | Chuyên viên | HTXSNV | HTTNV | HTTNV",
            merges: &["D3:F3"],
            expected: &[("Lê Một", "rating", "fulfilled")],
            ..PLAIN
        },
        Drawn {
            grid: "TT | Họ và tên | Chức vụ | Năm | Xếp loại
                   1 | Lê Một | Trưởng phòng | 2024 | HTXSNV
                   | | | 2025 | HTNV
                   2 | Lê Hai | Chuyên viên | 2024 | HTTNV
                   | | | 2025 | HTXSNV",
            merges: &["A4:A5", "B4:B5", "C4:C5", "A6:A7", "B6:B7", "C6:C7"],
            expected: &[
                ("Lê Một", "rating", "fulfilled"),
                ("Lê Hai", "rating", "excellent"),
            ],
            ..PLAIN
        },
        // a course of the year is no level
        Drawn {
            grid: "TT | Họ và tên | Chức vụ | LLCT | QLNN | Đào tạo, bồi dưỡng năm 2025 | |
                   | | | | | LLCT | QLNN | Kỹ năng
                   1 | Lê Một | Trưởng phòng | CC | CVC | x | | x
                   2 | Lê Hai | Chuyên viên | TC | CV | | x |",
            merges: &["F3:H3"],
            expected: &[
                ("Lê Một", "political_theory", "advanced"),
                ("Lê Hai", "state_management", "specialist"),
                ("Lê Hai", "skills_training", "false"),
            ],
            ..PLAIN
        },
    ]);
}

#[test]
fn counts_of_people_are_no_people() {
    let out = Case::new()
        .named("2025/Phong Noi vu.xlsx")
        .sheet("DS", |s| {
            s.row(1, cells!["PHÒNG NỘI VỤ"]);
            s.row(3, cells!["TT", "Họ và tên", "Ngày sinh"]);
            s.row(4, cells![1, "Lê Một", "12/03/1980"]);
        })
        .sheet("TH", |s| {
            s.row(1, cells!["BIỂU TỔNG HỢP"]);
            s.row(
                3,
                cells!["TT", "Tôn giáo", "Tổng số", "Nữ", "Đảng viên", "Đại học"],
            );
            s.row(4, cells![1, "Phật giáo", 12, 3, 4, 5]);
            s.row(5, cells![2, "Cao Đài", 12, 3, 4, 5]);
            s.row(6, cells![3, "Công giáo", 12, 3, 4, 5]);
            s.row(7, cells![4, "Tin Lành", 12, 3, 4, 5]);
        })
        .sheet("CN", |s| {
            // what looks like names beside numbers alone
            s.row(1, cells!["CHĂN NUÔI THEO ĐỊA BÀN HUYỆN"]);
            s.row(
                3,
                cells!["STT", "Phân theo địa bàn", "Số hộ", "Trâu", "Ghi chú"],
            );
            s.row(4, cells![1, "H. Định Quán", 2_812, 31]);
            s.row(5, cells![2, "H. Cẩm Mỹ", 1_230, 2]);
            s.row(6, cells![3, "H. Tân Phú"]);
        })
        .run();
    assert_names(&out, &["Lê Một"]);
    assert_eq!(out.coded("sheet-counts").len(), 2, "{}", out.describe());
}

#[test]
fn a_list_goes_on_in_a_sheet_without_headings() {
    let list = |next: i32| {
        Case::new()
            .named("2025/Danh sach.xlsx")
            .sheet("Trang 1", |s| {
                s.row(1, cells!["UBND HUYỆN TÂN HỒNG"]);
                s.row(2, cells!["PHÒNG TƯ PHÁP"]);
                s.row(
                    3,
                    cells!["TT", "Họ và tên", "Ngày sinh", "Chức vụ", "Xếp loại 2025"],
                );
                s.row(4, cells![1, "Lê Một", "12/03/1980", "Trưởng phòng", "HTT"]);
                s.row(5, cells![2, "Lê Hai", "15/08/1985", "Chuyên viên", "HTT"]);
            })
            .sheet("Trang 2", |s| {
                s.row(
                    1,
                    cells![next, "Lê Ba", "20/11/1988", "Chuyên viên", "HTNV"],
                );
                s.row(
                    2,
                    cells![next + 1, "Lê Tư", "21/11/1989", "Chuyên viên", "HTNV"],
                );
            })
            .run()
    };
    let out = list(3);
    assert_names(&out, &["Lê Một", "Lê Hai", "Lê Ba", "Lê Tư"]);
    assert_value(&out, "Lê Ba", "unit", Some("phong-tu-phap"));
    assert_value(&out, "Lê Tư", "rating", Some("fulfilled"));
    assert_coded(&out, "sheet-continued");
    // what counts anew is another list, and told
    let out = list(1);
    assert_names(&out, &["Lê Một", "Lê Hai"]);
    assert_coded(&out, "sheet-no-table");
}
