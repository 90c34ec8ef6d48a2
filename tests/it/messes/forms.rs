//! Whole sheets as units make them up: forms that follow no model, read by a clerk at a glance.

use super::{FILE, assert_coded, assert_loud, assert_names, assert_value, list};
use crate::bench::{Case, Cell, Outcome, Sheet, cells};

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

#[test]
fn forms_signature_without_any_blank_row_and_without_words_of_signing() {
    let out = list(
        &["TT", "Họ và tên", "Dân tộc", "Chức vụ"],
        &[
            cells![1, "Lê Văn Một", "Kinh", "Chủ tịch UBND"],
            cells![2, "Lê Văn Hai", "Kinh", "Kế toán"],
            cells!["", "", "", "CHỦ TỊCH UBND XÃ"],
            cells![""],
            cells!["", "", "", "Lê Văn Một"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Một", "Lê Văn Hai"]);
    assert_loud(&out, &[]);
}

#[test]
fn forms_names_in_two_columns_under_a_merged_heading_with_levels_below() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(
            3,
            cells!["TT", "Họ và tên", "", "Ngày sinh", "", "Trình độ LLCT"],
        );
        s.row(4, cells!["", "", "", "Nam", "Nữ", "CC", "TC"]);
        for region in ["A3:A4", "B3:C4", "D3:E3", "F3:G3"] {
            s.merge(region);
        }
        s.row(5, cells![1, "Lê Văn", "Một", "01/02/1980", "", "x"]);
        s.row(6, cells![2, "Lê Thị", "Hai", "", "01/02/1981", "", "x"]);
    });
    assert_names(&out, &["Lê Văn Một", "Lê Thị Hai"]);
    assert_value(&out, "Lê Thị Hai", "gender", Some("female"));
    assert_value(&out, "Lê Thị Hai", "political_theory", Some("intermediate"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_a_heading_repeated_on_every_page() {
    let header: &[Cell] = cells!["TT", "Họ và tên", "Ngày sinh", "Dân tộc"];
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(3, header);
        s.row(4, cells![1, "Lê Văn Một", "01/02/1980", "Kinh"]);
        s.row(5, cells!["", "", "", "Trang 1"]);
        s.row(6, header);
        s.row(7, cells![2, "Lê Văn Hai", "01/02/1981", "Kinh"]);
        s.row(8, cells!["", "Tổng cộng: 2 người"]);
    });
    assert_names(&out, &["Lê Văn Một", "Lê Văn Hai"]);
    assert_loud(&out, &[]);
}

#[test]
fn forms_a_table_without_a_header_is_named() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(2, cells![1, "Lê Văn Một", "01/02/1980", "Nam", "Kinh"]);
            s.row(3, cells![2, "Lê Thị Hai", "01/02/1981", "Nữ", "Kinh"]);
        })
        .sheet("KCT", |s| {
            s.row(3, cells!["TT", "Họ và tên", "Dân tộc"]);
            s.row(4, cells![1, "Lê Văn Ba", "Kinh"]);
        })
        .run();
    assert_coded(&out, "sheet-no-table");
}

#[test]
fn forms_a_header_whose_levels_stand_apart_by_a_blank_row() {
    let out = sheet(|s| {
        s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
        s.row(
            3,
            cells!["TT", "Họ và tên", "Chức vụ, chức danh", "Trình độ"],
        );
        s.row(4, cells!["", "", "", "Chuyên môn", "Chính trị"]);
        s.row(5, cells!["(1)", "(2)", "(3)", "(4)", "(5)"]);
        s.row(
            7,
            cells![1, "Lê Văn Một", "Chủ tịch UBND", "Đại học", "Cao cấp"],
        );
        s.row(
            9,
            cells![2, "Lê Thị Hai", "Kế toán", "Cao đẳng", "Trung cấp"],
        );
    });
    assert_names(&out, &["Lê Văn Một", "Lê Thị Hai"]);
    assert_value(&out, "Lê Thị Hai", "political_theory", Some("intermediate"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_vertical_headings_and_double_marks() {
    let out = list(
        &[
            "TT",
            "Họ và tên khai sinh",
            "Năm\nsinh",
            "Giới tính (Nam: 1; Nữ: 0)",
            "Trình độ LLCT (CC, TC, SC)",
            "Kết quả xếp loại cán bộ, công chức 2025 (HTXS, HTT, HT, KHT)",
        ],
        &[
            cells![1, "Lê Văn Một", 1980, "Nam", "CC", "HTT"],
            cells![2, "Lê Thị Hai", 1981, "Nữ", "TC", "HTXS"],
        ],
    )
    .run();
    assert_value(&out, "Lê Thị Hai", "gender", Some("female"));
    assert_value(&out, "Lê Văn Một", "birth_date", Some("1980-01-01"));
    assert_value(&out, "Lê Văn Một", "rating", Some("good"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_other_years_persons_are_not_taken_for_this_years_rating() {
    let out = list(
        &[
            "TT",
            "Họ và tên",
            "Tự xếp loại 2025",
            "Cấp thẩm quyền xếp loại 2024",
            "Cấp thẩm quyền xếp loại 2025",
            "Xếp loại đảng viên 2025",
        ],
        &[cells![1, "Lê Văn Một", "HTXS", "HTNV", "HTT", "HTXS"]],
    )
    .run();
    assert_value(&out, "Lê Văn Một", "rating", Some("good"));
    assert_loud(&out, &[]);
}

#[test]
fn forms_a_header_repeated_below_few_persons_swallows_nobody() {
    for before in 1..=4_i32 {
        let header: &[Cell] = cells![
            "TT",
            "Họ và tên",
            "Ngày sinh",
            "Giới tính",
            "Chuyên môn",
            "LLCT"
        ];
        let out = sheet(|s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, header);
            let mut row = 4;
            for (number, name) in (1..=before).zip(["Một", "Hai", "Ba", "Tư"]) {
                let name = format!("Lê Văn {name}");
                s.row(
                    row,
                    cells![
                        number,
                        name.as_str(),
                        "01/02/1980",
                        "Nam",
                        "Đại học",
                        "Trung cấp"
                    ],
                );
                row += 1;
            }
            s.row(row, header);
            s.row(
                row + 1,
                cells![
                    before + 1,
                    "Trần Thị Sáu",
                    "03/04/1985",
                    "Nữ",
                    "Cao đẳng",
                    "Cao cấp"
                ],
            );
        });
        assert_eq!(
            out.names().len(),
            usize::try_from(before).expect("few") + 1,
            "{}",
            out.describe()
        );
        assert_value(&out, "Trần Thị Sáu", "education", Some("college"));
        assert_value(&out, "Trần Thị Sáu", "political_theory", Some("advanced"));
        assert_loud(&out, &[]);
    }
}

#[test]
fn forms_two_header_rows_without_merges_and_names_in_two_columns() {
    for repeated in [false, true] {
        let again = |text: &'static str| if repeated { text } else { "" };
        let out = sheet(|s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(
                3,
                cells![
                    "TT",
                    "Họ và tên",
                    again("Họ và tên"),
                    "Ngày sinh",
                    again("Ngày sinh"),
                    "Chức vụ",
                    "Tôn giáo"
                ],
            );
            s.row(4, cells!["", "Họ đệm", "Tên", "Nam", "Nữ"]);
            s.row(
                5,
                cells![1, "Lê Văn", "Một", "01/02/1980", "", "Kế toán", "Không"],
            );
            s.row(
                6,
                cells![
                    2,
                    "Lê Thị",
                    "Hai",
                    "",
                    "01/02/1981",
                    "Văn phòng - Thống kê",
                    "Cao Đài"
                ],
            );
        });
        assert_names(&out, &["Lê Văn Một", "Lê Thị Hai"]);
        assert_value(&out, "Lê Thị Hai", "gender", Some("female"));
        assert_value(&out, "Lê Thị Hai", "birth_date", Some("1981-02-01"));
        assert_value(&out, "Lê Thị Hai", "religion", Some("Cao Đài"));
        assert_loud(&out, &[]);
    }
}

#[test]
fn forms_a_person_with_a_title_and_no_number_is_not_lost() {
    let out = list(
        &["Họ và tên", "Ngày sinh", "Dân tộc"],
        &[
            cells!["Ông Lê Văn Một", "01/02/1980", "Kinh"],
            cells!["Bà Kiều Cẩm Như", "01/02/1985", "Kinh"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Một", "Kiều Cẩm Như"]);
}
