//! Headers, merges, hidden parts, sheets and tables: messes 12 to 20.

use super::{FILE, assert_coded, assert_loud, assert_names, assert_value, fill, list};
use crate::bench::{Case, Cell, Visibility, cells};

#[test]
fn mess_12_line_breaks_and_spaces_in_headers() {
    let out = list(
        &[
            "TT",
            "Họ  và\n tên ",
            "Ngày tháng \nnăm sinh",
            "Lý luận\n Chính trị",
            "Chuyên\nmôn ",
        ],
        &[cells![
            1,
            "Bùi Văn Tâm",
            "05/08/1975",
            "Cao cấp",
            "Đại học Luật"
        ]],
    )
    .run();
    assert_value(&out, "Bùi Văn Tâm", "birth_date", Some("1975-08-05"));
    assert_value(&out, "Bùi Văn Tâm", "political_theory", Some("advanced"));
    assert_value(&out, "Bùi Văn Tâm", "education", Some("bachelor"));
    assert_loud(&out, &[]);
}

#[test]
fn mess_13_headers_of_four_merged_rows() {
    let out = Case::new()
        .sheet("BM01", |s| {
            s.row(
                5,
                cells![
                    "STT",
                    "Họ và tên",
                    "Trong đó",
                    "",
                    "Trình độ đào tạo chia theo"
                ],
            );
            s.row(
                6,
                cells![
                    "",
                    "",
                    "Nữ",
                    "Đảng viên",
                    "Chuyên môn",
                    "",
                    "",
                    "Chính trị",
                    "",
                    "Ngoại ngữ"
                ],
            );
            s.row(
                7,
                cells![
                    "",
                    "",
                    "",
                    "",
                    "Thạc sĩ",
                    "Đại học",
                    "Trung cấp",
                    "Cao cấp",
                    "Trung cấp",
                    "Tiếng Anh"
                ],
            );
            s.row(
                8,
                cells![
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "Đại học trở lên",
                    "Chứng chỉ (A, B, C)"
                ],
            );
            for region in [
                "A5:A8", "B5:B8", "C5:D5", "E5:K5", "C6:C8", "D6:D8", "E6:G6", "H6:I6", "J6:K6",
                "J7:K7",
            ] {
                s.merge(region);
            }
            for region in ["E7:E8", "F7:F8", "G7:G8", "H7:H8", "I7:I8"] {
                s.merge(region);
            }
            s.row(9, cells!["A", "B", 1, 2, 3, 4, 5, 6, 7, 8, 9]);
            s.row(
                10,
                cells![1, "Trần Thị Lụa", "x", "x", "", "x", "", "", "x", "", "x"],
            );
            s.row(
                11,
                cells![2, "Trần Văn Lợi", "", "x", "x", "", "", "x", "", "", ""],
            );
        })
        .run();
    // "Trung cấp" stands under two parents: only the path tells them apart.
    assert_value(&out, "Trần Thị Lụa", "education", Some("bachelor"));
    assert_value(
        &out,
        "Trần Thị Lụa",
        "political_theory",
        Some("intermediate"),
    );
    assert_value(&out, "Trần Văn Lợi", "education", Some("master"));
    assert_value(&out, "Trần Văn Lợi", "political_theory", Some("advanced"));
    assert_value(&out, "Trần Văn Lợi", "gender", Some("male"));
    assert_eq!(out.rows(FILE, "BM01", "header"), 5, "{}", out.describe());
}

#[test]
fn mess_14_values_merged_downwards_hold_within_the_merge_only() {
    let out = Case::new()
        .sheet("DS", |s| {
            let rows: [&[Cell]; 3] = [
                cells![1, "Lê Văn Một", "Phòng Nội vụ", "Kinh"],
                cells![2, "Lê Văn Hai", "", "Kinh"],
                cells![3, "Lê Văn Ba", "Phòng Tư pháp", ""],
            ];
            fill(s, &["TT", "Họ và tên", "Đơn vị công tác", "Dân tộc"], &rows);
            s.put("A1", "DANH SÁCH CÔNG CHỨC NĂM 2025");
            s.merge("C4:C5");
        })
        .named("2025/danh sach.xlsx")
        .run();
    assert_value(&out, "Lê Văn Một", "unit", Some("phong-noi-vu"));
    assert_value(&out, "Lê Văn Hai", "unit", Some("phong-noi-vu"));
    assert_value(&out, "Lê Văn Ba", "unit", Some("phong-tu-phap"));
    assert_value(&out, "Lê Văn Ba", "ethnicity", None);
}

#[test]
fn mess_15_hidden_rows_and_columns_are_read_and_told() {
    let out = Case::new()
        .sheet("DS", |s| {
            fill(
                s,
                &["TT", "Họ và tên", "Dân tộc"],
                &[
                    cells![1, "Lê Văn Một", "Kinh"],
                    cells![2, "Lê Văn Hai", "Khmer"],
                ],
            );
            s.hide_row(5).hide_column("C");
        })
        .run();
    assert_names(&out, &["Lê Văn Một", "Lê Văn Hai"]);
    assert_value(&out, "Lê Văn Hai", "ethnicity", Some("Khmer"));
    assert_coded(&out, "rows-hidden");
    assert_coded(&out, "columns-hidden");
    assert_loud(&out, &[]);
}

#[test]
fn mess_16_hidden_sheets_are_not_read() {
    let header = &["TT", "Họ và tên", "Dân tộc"];
    let out = Case::new()
        .sheet("DS", |s| {
            fill(s, header, &[cells![1, "Lê Văn Một", "Kinh"]]);
        })
        .sheet("Năm 2024", |s| {
            fill(s, header, &[cells![1, "Lê Văn Cũ", "Kinh"]]);
            s.hide(Visibility::Hidden);
        })
        .sheet("00000000", |s| {
            s.put("A1", "macro");
            s.hide(Visibility::VeryHidden);
        })
        .run();
    assert_names(&out, &["Lê Văn Một"]);
    assert!(
        out.findings
            .iter()
            .any(|f| f.code == "sheet-hidden" && f.sheet.as_deref() == Some("Năm 2024")),
        "{}",
        out.describe()
    );
    assert_loud(&out, &[]);
    let alone = Case::new()
        .sheet("Năm 2025", |s| {
            fill(s, header, &[cells![1, "Lê Văn Một", "Kinh"]]);
            s.hide(Visibility::Hidden);
        })
        .sheet("Trống", |_| {})
        .workbook("2025/Phòng Tư pháp.xlsx", |b| {
            b.sheet("DS", |s| {
                fill(s, header, &[cells![1, "Lê Văn Khác", "Kinh"]]);
            });
        })
        .run();
    // No visible sheet with persons in that file: an error that names the sheet.
    assert!(
        alone
            .coded("sheet-hidden")
            .iter()
            .any(|f| f.severity == "error" && f.sheet.as_deref() == Some("Năm 2025")),
        "{}",
        alone.describe()
    );
}

#[test]
fn mess_17_a_sheet_for_each_group() {
    let header = &["TT", "Họ và tên", "Dân tộc"];
    let out = Case::new()
        .sheet("Cán bộ", |s| {
            fill(s, header, &[cells![1, "Lê Văn Một", "Kinh"]]);
        })
        .sheet("Công chức", |s| {
            fill(s, header, &[cells![1, "Lê Văn Hai", "Kinh"]]);
        })
        .sheet("KCT", |s| {
            fill(s, header, &[cells![1, "Lê Văn Ba", "Kinh"]]);
        })
        .sheet("Sheet2", |_| {})
        .run();
    assert_value(&out, "Lê Văn Một", "employment", Some("cadre"));
    assert_value(&out, "Lê Văn Hai", "employment", Some("civil_servant"));
    assert_value(&out, "Lê Văn Ba", "employment", Some("commune_part_time"));
    assert_loud(&out, &[]);
}

#[test]
fn mess_18_two_tables_on_a_sheet() {
    let out = Case::new()
        .sheet("DS", |s| {
            fill(
                s,
                &["TT", "Họ và tên", "Dân tộc"],
                &[
                    cells![1, "Lê Văn Một", "Kinh"],
                    cells![2, "Lê Văn Hai", "Hoa"],
                ],
            );
            s.put("A8", "DANH SÁCH BỔ SUNG");
            s.row(9, cells!["STT", "Chuyên môn", "Họ và tên", "Giới tính"]);
            s.row(10, cells![1, "Đại học", "Lê Thị Ba", "Nữ"]);
        })
        .run();
    assert_names(&out, &["Lê Văn Một", "Lê Văn Hai", "Lê Thị Ba"]);
    assert_value(&out, "Lê Thị Ba", "education", Some("bachelor"));
    assert_value(&out, "Lê Thị Ba", "gender", Some("female"));
    assert_value(&out, "Lê Thị Ba", "ethnicity", None);
}

#[test]
fn mess_19_header_at_the_first_row_or_the_twentieth() {
    for at in [1, 20] {
        let out = Case::new()
            .sheet("DS", |s| {
                s.row(at, cells!["TT", "Họ và tên", "Ngày sinh", "Dân tộc"]);
                s.row(at + 1, cells![1, "Lê Văn Một", "01/02/1980", "Kinh"]);
                if at > 1 {
                    s.put("A1", "UBND HUYỆN TÂN HỒNG")
                        .put("A2", "UBND XÃ BÌNH PHÚ")
                        .put("C5", "DANH SÁCH CÁN BỘ, CÔNG CHỨC")
                        .put("D9", "Đơn vị tính: Người");
                }
            })
            .run();
        assert_names(&out, &["Lê Văn Một"]);
        assert_value(&out, "Lê Văn Một", "birth_date", Some("1980-02-01"));
        assert_loud(&out, &[]);
    }
}

#[test]
fn mess_20_rows_of_column_numbers() {
    for numbers in [
        cells!["A", "B", 1, 2].as_slice(),
        cells!["(1)", "(2)", "(3)", "(4)"],
        cells!["[1]", "[2]", "[3=4+6]", "[4]"],
        cells![1, 2, 3, 4],
    ] {
        let out = list(
            &["TT", "Họ và tên", "Giới tính", "Dân tộc"],
            &[numbers, cells![1, "Lê Văn Một", "Nam", "Kinh"]],
        )
        .run();
        assert_names(&out, &["Lê Văn Một"]);
        assert_eq!(out.rows(FILE, "DS", "header"), 2, "{}", out.describe());
        assert_loud(&out, &[]);
    }
}
