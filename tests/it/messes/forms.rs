//! Whole sheets as units make them up: forms that follow no model, read by a clerk at a glance.

use super::{FILE, assert_loud, assert_names, assert_value, list};
use crate::bench::{Case, Outcome, Sheet, cells};

fn sheet(build: impl FnOnce(&mut Sheet)) -> Outcome {
    Case::new().sheet("DS", build).run()
}

#[test]
fn forms_one_group_heading_alone_in_the_row_above() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(3, cells!["", "", "Năm sinh"]);
        s.row(4, cells!["TT", "Họ và tên", "Nam", "Nữ", "Dân tộc"]);
        s.row(5, cells![1, "Lê Văn Một", 1980, "", "Kinh"]);
        s.row(6, cells![2, "Lê Thị Hai", "", 1985, "Kinh"]);
        s.row(7, cells![3, "Lê Văn Ba", 1990, "", "Kinh"]);
    });
    assert_names(&out, &["Lê Văn Một", "Lê Thị Hai", "Lê Văn Ba"]);
    assert_value(&out, "Lê Văn Một", "birth_date", Some("1980-01-01"));
    assert_value(&out, "Lê Thị Hai", "gender", Some("female"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_ratings_under_years_as_numbers() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(3, cells!["TT", "Họ và tên", "Dân tộc", "Xếp loại các năm"]);
        s.row(4, cells!["", "", "", 2023, 2024, 2025]);
        s.merge("D3:F3");
        s.row(5, cells![1, "Lê Văn Một", "Kinh", "HTT", "HTT", "HTXS"]);
        s.row(6, cells![2, "Lê Thị Hai", "Kinh", "HTXS", "HTT", "HTNV"]);
    });
    assert_value(&out, "Lê Văn Một", "rating", Some("excellent"));
    assert_value(&out, "Lê Thị Hai", "rating", Some("fulfilled"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_name_heading_that_nobody_uses() {
    let out = list(
        &["STT", "Cán bộ, công chức", "Sinh năm", "Chức vụ", "LLCT"],
        &[
            cells![1, "Lê Văn Một", 1980, "Chủ tịch UBND", "Cao cấp"],
            cells![2, "Trần Thị Hai", 1985, "Kế toán", "Trung cấp"],
            cells![3, "Phạm Văn Ba", 1990, "Văn phòng - Thống kê", "Sơ cấp"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Một", "Trần Thị Hai", "Phạm Văn Ba"]);
    assert_value(
        &out,
        "Trần Thị Hai",
        "political_theory",
        Some("intermediate"),
    );
}

#[test]
fn forms_columns_without_any_heading_are_read_by_their_cells_and_said() {
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh", "", "Chuyên môn"],
        &[
            cells![1, "Lê Văn Một", "01/02/1980", "Nam", "Đại học"],
            cells![2, "Trần Thị Hai", "01/02/1985", "Nữ", "Cao đẳng"],
            cells![3, "Phạm Văn Ba", "01/02/1990", "Nam", "Đại học"],
            cells![4, "Võ Văn Tư", "01/02/1991", "Nam", "Đại học"],
        ],
    )
    .run();
    assert_value(&out, "Trần Thị Hai", "gender", Some("female"));
    assert_loud(&out, &["column-near-match"]);
}

#[test]
fn forms_a_heading_that_says_nothing_is_read_by_its_cells_and_said() {
    let out = list(
        &[
            "TT",
            "Họ và tên",
            "Thông tin 1",
            "Thông tin 2",
            "Thông tin 3",
        ],
        &[
            cells![1, "Lê Văn Một", "01/02/1980", "Kinh", "Cao cấp"],
            cells![2, "Trần Thị Hai", "01/02/1985", "Hoa", "Trung cấp"],
            cells![3, "Phạm Văn Ba", "01/02/1990", "Kinh", "Cao cấp"],
            cells![4, "Võ Văn Tư", "01/02/1991", "Kinh", "Cao cấp"],
        ],
    )
    .run();
    assert_value(&out, "Trần Thị Hai", "ethnicity", Some("Hoa"));
    assert_value(&out, "Trần Thị Hai", "birth_date", Some("1985-02-01"));
    assert_value(&out, "Lê Văn Một", "political_theory", Some("advanced"));
    assert_loud(&out, &["column-near-match"]);
}

#[test]
fn forms_headings_of_other_people_and_days_are_left_out() {
    let out = list(
        &[
            "TT",
            "Họ và tên",
            "Ngày sinh",
            "Ngày tháng năm bổ nhiệm",
            "Họ tên vợ (chồng)",
            "Năm sinh của con",
            "Chức vụ",
            "Chức vụ quy hoạch",
            "Xếp loại tốt nghiệp",
        ],
        &[
            cells![
                1,
                "Lê Văn Một",
                "01/02/1980",
                "01/05/2020",
                "Trần Thị Vợ",
                "2005",
                "Kế toán",
                "Chủ tịch UBND",
                "Giỏi"
            ],
            cells![
                2,
                "Trần Thị Hai",
                "03/02/1981",
                "01/06/2021",
                "Lê Văn Chồng",
                "2007",
                "Văn phòng - Thống kê",
                "Phó Chủ tịch UBND",
                "Khá"
            ],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Một", "Trần Thị Hai"]);
    assert_value(&out, "Lê Văn Một", "birth_date", Some("1980-02-01"));
    assert_value(&out, "Lê Văn Một", "position", Some("Kế toán"));
    assert_value(&out, "Lê Văn Một", "rating", None);
    assert_loud(&out, &[]);
}

#[test]
fn forms_second_table_with_other_headings_and_a_slip_in_its_name() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(3, cells!["TT", "Họ và tên", "Ngày sinh", "Dân tộc"]);
        s.row(4, cells![1, "Lê Văn Một", "01/02/1980", "Kinh"]);
        s.row(5, cells![2, "Lê Văn Hai", "01/02/1981", "Kinh"]);
        s.row(8, cells!["NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"]);
        s.row(9, cells!["STT", "Họ và tênn", "Dân tộc", "Sinh ngày"]);
        s.row(10, cells![1, "Trần Thị Ba", "Hoa", "03/04/1990"]);
        s.row(11, cells![2, "Trần Văn Tư", "Kinh", "03/05/1991"]);
    });
    assert_names(
        &out,
        &["Lê Văn Một", "Lê Văn Hai", "Trần Thị Ba", "Trần Văn Tư"],
    );
    assert_value(&out, "Trần Thị Ba", "ethnicity", Some("Hoa"));
    assert_value(&out, "Trần Thị Ba", "birth_date", Some("1990-04-03"));
}

#[test]
fn forms_persons_without_numbers_between_sections() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
        s.row(
            3,
            cells!["Họ và tên", "Ngày sinh", "Chức vụ", "Trình độ chuyên môn"],
        );
        s.row(4, cells!["Xã Bình Phú"]);
        s.row(
            5,
            cells!["Lê Văn Một", "01/02/1980", "Chủ tịch UBND", "Đại học"],
        );
        s.row(
            6,
            cells!["Trần Thị Hai", "01/02/1985", "Kế toán", "Cao đẳng"],
        );
        s.row(7, cells!["Thị trấn Sa Rài"]);
        s.row(
            8,
            cells!["Phạm Văn Ba", "01/02/1990", "Phó Chủ tịch UBND", "Đại học"],
        );
    });
    assert_names(&out, &["Lê Văn Một", "Trần Thị Hai", "Phạm Văn Ba"]);
    assert_value(&out, "Trần Thị Hai", "unit", Some("xa-binh-phu"));
    assert_value(&out, "Phạm Văn Ba", "unit", Some("tt-sa-rai"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_a_header_below_ten_lines_of_letter() {
    let out = sheet(|s| {
        for (row, text) in [
            (1, "UBND HUYỆN TÂN HỒNG"),
            (2, "UBND XÃ BÌNH PHÚ"),
            (4, "BÁO CÁO"),
            (5, "Danh sách trích ngang cán bộ, công chức"),
            (6, "(Kèm theo Công văn số 12/UBND ngày 05/12/2025)"),
            (8, "Kính gửi: Ban Tổ chức Huyện uỷ"),
            (
                9,
                "Thực hiện Công văn số 55-CV/BTC, đơn vị báo cáo danh sách như sau:",
            ),
            (10, "Đơn vị tính: Người"),
        ] {
            s.put(&format!("A{row}"), text);
        }
        s.row(
            14,
            cells!["Số TT", "Họ, tên", "Giới tính", "Sinh ngày", "LLCT"],
        );
        s.row(15, cells!["A", "B", "1", "2", "3"]);
        s.row(16, cells![1, "Lê Văn Một", "Nam", "01/02/1980", "CC"]);
        s.row(17, cells![2, "Lê Thị Hai", "Nữ", "01/02/1981", "TC"]);
    });
    assert_names(&out, &["Lê Văn Một", "Lê Thị Hai"]);
    assert_value(&out, "Lê Văn Một", "unit", Some("xa-binh-phu"));
    assert_eq!(out.rows(FILE, "DS", "header"), 2, "{}", out.describe());
    assert_loud(&out, &[]);
}

#[test]
fn forms_levels_of_three_ladders_side_by_side_without_merges() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(3, cells!["TT", "Họ và tên", "Trình độ"]);
        s.row(4, cells!["", "", "CM", "", "", "CT", "", "QLNN"]);
        s.row(5, cells!["", "", "ĐH", "CĐ", "TC", "CC", "TC", "CVC", "CV"]);
        s.row(6, cells![1, "Lê Văn Một", "x", "", "", "x", "", "x"]);
        s.row(7, cells![2, "Lê Thị Hai", "", "", "x", "", "x", "", "x"]);
    });
    assert_value(&out, "Lê Văn Một", "education", Some("bachelor"));
    assert_value(&out, "Lê Văn Một", "political_theory", Some("advanced"));
    assert_value(&out, "Lê Văn Một", "state_management", Some("principal"));
    assert_value(&out, "Lê Thị Hai", "education", Some("intermediate"));
    assert_value(&out, "Lê Thị Hai", "political_theory", Some("intermediate"));
    assert_value(&out, "Lê Thị Hai", "state_management", Some("specialist"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_party_rating_beside_the_officials() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(
            3,
            cells!["TT", "Họ và tên", "Kết quả đánh giá, xếp loại năm 2025"],
        );
        s.row(4, cells!["", "", "Đảng viên", "Cán bộ, công chức"]);
        s.merge("C3:D3");
        s.row(5, cells![1, "Lê Văn Một", "HTXSNV", "HTTNV"]);
        s.row(6, cells![2, "Lê Thị Hai", "HTTNV", "HTNV"]);
    });
    assert_value(&out, "Lê Văn Một", "rating", Some("good"));
    assert_value(&out, "Lê Thị Hai", "rating", Some("fulfilled"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_total_rows_in_many_words() {
    let out = list(
        &["TT", "Họ và tên", "Dân tộc", "Chức vụ"],
        &[
            cells![1, "Lê Văn Một", "Kinh", "Chủ tịch UBND"],
            cells![2, "Lê Văn Hai", "Kinh", "Kế toán"],
            cells!["Danh sách này có 02 người."],
            cells!["", "Tổng số CBCC: 02"],
            cells!["Ấn định danh sách có 02 đồng chí./."],
            cells!["", "", "", "Bình Phú, ngày … tháng 12 năm 2025"],
            cells!["", "Người lập", "", "Chủ tịch"],
            cells!["", "Lê Thị Lập", "", "Lê Văn Một"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Một", "Lê Văn Hai"]);
    assert_loud(&out, &[]);
}
