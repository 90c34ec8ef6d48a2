//! More of what headings leave open: groups of ticked columns, and columns that are called like others.

use super::grids::{Drawn, PLAIN, check};

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
