//! Sheets made in ways that the code was not written for: their rows.

use super::{assert_coded, assert_loud, assert_names, assert_value, list};
use crate::bench::{Case, Cell, Outcome, Sheet, cells};

fn sheet(build: impl FnOnce(&mut Sheet)) -> Outcome {
    Case::new().sheet("DS", build).run()
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
