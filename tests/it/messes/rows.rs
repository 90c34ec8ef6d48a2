//! Rows that are no persons, or are not where they seem: messes 21 to 23, 36, 46, 53, 54.

use super::{FILE, assert_coded, assert_loud, assert_names, assert_tells, assert_value, list};
use crate::bench::{Case, cells};

#[test]
fn mess_21_section_rows_carry_unit_and_group() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025"]);
            s.row(3, cells!["TT", "Họ và tên", "Ngày sinh", "Dân tộc"]);
            s.row(4, cells!["I. Xã Bình Phú"]);
            s.row(5, cells!["* Cán bộ"]);
            s.row(6, cells![1, "Lê Văn Một", "01/02/1980", "Kinh"]);
            s.row(7, cells!["* Công chức"]);
            s.row(8, cells![2, "Lê Văn Hai", "01/02/1981", "Kinh"]);
            s.row(9, cells!["II- Phòng Tư pháp"]);
            s.row(10, cells![1, "Lê Văn Ba", "01/02/1982", "Kinh"]);
        })
        .named("2025/tong hop.xlsx")
        .run();
    assert_value(&out, "Lê Văn Một", "unit", Some("xa-binh-phu"));
    assert_value(&out, "Lê Văn Một", "employment", Some("cadre"));
    assert_value(&out, "Lê Văn Hai", "unit", Some("xa-binh-phu"));
    assert_value(&out, "Lê Văn Hai", "employment", Some("civil_servant"));
    assert_value(&out, "Lê Văn Ba", "unit", Some("phong-tu-phap"));
    assert_value(&out, "Lê Văn Ba", "employment", None);
    assert_eq!(
        out.rows("2025/tong hop.xlsx", "DS", "section"),
        4,
        "{}",
        out.describe()
    );
}

#[test]
fn mess_22_totals_are_checked_and_never_persons() {
    let header = &["TT", "Họ và tên", "Nữ", "Đảng viên"];
    let first = cells![1, "Lê Văn Một", "", "x"];
    let second = cells![2, "Lê Thị Hai", "x", "x"];
    let right = list(
        header,
        &[first, second, cells!["", "Tổng cộng: 02 người", 1, 2]],
    )
    .run();
    assert_names(&right, &["Lê Văn Một", "Lê Thị Hai"]);
    assert_eq!(right.rows(FILE, "DS", "total"), 1, "{}", right.describe());
    assert_loud(&right, &[]);
    let wrong = list(
        header,
        &[first, second, cells!["", "Tổng cộng: 03 người", "", ""]],
    )
    .run();
    assert_names(&wrong, &["Lê Văn Một", "Lê Thị Hai"]);
    assert!(
        wrong
            .coded("total-mismatch")
            .iter()
            .any(|f| f.row == Some(6)),
        "{}",
        wrong.describe()
    );
    let sum = list(header, &[first, second, cells!["", "Cộng", 1, 5]]).run();
    assert!(
        sum.coded("total-mismatch").iter().any(|f| f.row == Some(6)),
        "{}",
        sum.describe()
    );
}

#[test]
fn mess_23_names_below_signatures_are_no_persons() {
    let out = list(
        &["TT", "Họ và tên", "Giới tính", "Chức vụ"],
        &[
            cells![1, "Lê Văn Một", "Nam", "Chủ tịch UBND"],
            cells!["", "", "", "Bình Phú, ngày 10 tháng 12 năm 2025"],
            cells!["", "NGƯỜI LẬP BIỂU", "", "TM. UỶ BAN NHÂN DÂN"],
            cells!["", "(Ký, ghi rõ họ tên)", "", "CHỦ TỊCH"],
            cells!["", ""],
            cells!["", "Nguyễn Thị Kế Toán", "", "Lê Văn Một"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Một"]);
    assert_eq!(out.rows(FILE, "DS", "person"), 1);
    assert!(out.rows(FILE, "DS", "signature") >= 3, "{}", out.describe());
    assert_loud(&out, &[]);
}

#[test]
fn mess_36_a_row_shifted_by_one_column_is_found() {
    let header = &[
        "TT",
        "Họ và tên",
        "Ngày sinh",
        "Giới tính",
        "Dân tộc",
        "Chức vụ",
        "Chuyên môn",
    ];
    let out = list(
        header,
        &[
            cells![
                1,
                "Lê Văn Một",
                "01/02/1980",
                "Nam",
                "Kinh",
                "Chủ tịch UBND",
                "Đại học"
            ],
            cells![2, "Lê Thị Hai", "Nữ", "Kinh", "VP-TK", "Đại học", ""],
            cells![
                3,
                "Lê Văn Ba",
                "03/04/1985",
                "Nam",
                "Kinh",
                "TC-KT",
                "Cao đẳng"
            ],
        ],
    )
    .run();
    assert_eq!(out.roster.len(), 3, "{}", out.describe());
    assert!(
        out.coded("row-shifted").iter().any(|f| f.row == Some(5)),
        "{}",
        out.describe()
    );
    // Nothing of the shifted row may land under a wrong name.
    assert_value(&out, "Lê Thị Hai", "position", Some("VP-TK"));
    assert_value(&out, "Lê Thị Hai", "education", Some("bachelor"));
    assert_value(&out, "Lê Thị Hai", "gender", Some("female"));
    assert_value(&out, "Lê Thị Hai", "birth_date", None);
    assert_value(&out, "Lê Văn Ba", "education", Some("college"));
}

#[test]
fn mess_36_the_cell_that_is_missing_or_too_many_may_stand_behind_others() {
    let header = &[
        "TT",
        "Họ và tên",
        "Chức vụ",
        "Ngày sinh",
        "Giới tính",
        "Dân tộc",
        "Chuyên môn",
        "Xếp loại năm 2025",
        "",
    ];
    let out = list(
        header,
        &[
            cells![
                1,
                "Lê Văn Một",
                "Kế toán",
                "01/02/1980",
                "Nam",
                "Kinh",
                "Đại học",
                "HTTNV"
            ],
            cells![2, "Lê Thị Hai", "VP-TK", "Nữ", "Kinh", "Đại học", "HTTNV"],
            cells![
                3,
                "Lê Văn Ba",
                "",
                "TC-KT",
                "03/04/1985",
                "Nam",
                "Kinh",
                "Cao đẳng",
                "HTXSNV"
            ],
        ],
    )
    .run();
    for (name, position, education) in [
        ("Lê Thị Hai", "VP-TK", "bachelor"),
        ("Lê Văn Ba", "TC-KT", "college"),
    ] {
        assert_value(&out, name, "position", Some(position));
        assert_value(&out, name, "education", Some(education));
    }
    assert_value(&out, "Lê Văn Ba", "birth_date", Some("1985-04-03"));
    assert_coded(&out, "row-shifted");
}

#[test]
fn mess_46_numbered_blank_rows_and_a_far_blank_cell() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Dân tộc"]);
            s.row(4, cells![1, "Lê Văn Một", "Kinh"]);
            for row in 5..155 {
                s.row(row, &[i32::try_from(row).expect("small").into()]);
            }
            s.put("B1000000", " ");
        })
        .run();
    assert_names(&out, &["Lê Văn Một"]);
    assert_eq!(out.rows(FILE, "DS", "blank"), 151, "{}", out.describe());
    assert_loud(&out, &[]);
}

#[test]
fn mess_53_ordinals_may_be_anything() {
    let out = list(
        &["TT", "Họ và tên", "Dân tộc"],
        &[
            cells!["1, 2", "Lê Văn Một", "Kinh"],
            cells!["a", "Lê Văn Hai", "Kinh"],
            cells![2, "Lê Văn Ba", "Kinh"],
            cells![2, "Lê Văn Tư", "Kinh"],
            cells!["", "Lê Văn Năm", "Kinh"],
        ],
    )
    .run();
    assert_names(
        &out,
        &[
            "Lê Văn Một",
            "Lê Văn Hai",
            "Lê Văn Ba",
            "Lê Văn Tư",
            "Lê Văn Năm",
        ],
    );
    assert_loud(&out, &[]);
}

#[test]
fn mess_54_a_sheet_of_counts_holds_no_persons() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Dân tộc"]);
            s.row(4, cells![1, "Lê Văn Một", "Kinh"]);
        })
        .sheet("BM02", |s| {
            s.row(1, cells!["SỐ LƯỢNG, CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC XÃ"]);
            s.row(
                3,
                cells!["TT", "Chức danh", "Tổng số", "Nữ", "Đảng viên", "Đại học"],
            );
            s.row(4, cells![1, "Bí thư Đảng uỷ", 1, 0, 1, 1]);
            s.row(5, cells![2, "Chủ tịch UBND", 1, 0, 1, 1]);
            s.row(6, cells![3, "Công chức", 9, 4, 7, 8]);
            s.row(7, cells!["", "Tổng cộng", 11, 4, 9, 10]);
        })
        .run();
    assert_names(&out, &["Lê Văn Một"]);
    assert!(
        out.coded("sheet-counts")
            .iter()
            .any(|f| f.sheet.as_deref() == Some("BM02")),
        "{}",
        out.describe()
    );
    assert_loud(&out, &["sheet-counts"]);
}

#[test]
fn mess_49_notes_marks_and_struck_rows() {
    use crate::bench::Cell;
    let out = list(
        &["TT", "Họ và tên", "Dân tộc"],
        &[
            cells![1, "Lê Văn Một (1)", "Kinh"],
            cells![2, "Lê Thị Hai *", "Kinh"],
            &[
                Cell::from(3).struck(),
                Cell::from("Lê Văn Ba").struck(),
                Cell::from("Kinh").struck(),
            ],
            cells!["* Đang nghỉ thai sản"],
            cells!["(1) Mới về từ 01/7/2025"],
        ],
    )
    .run();
    assert_names(&out, &["Lê Văn Một", "Lê Thị Hai", "Lê Văn Ba"]);
    assert!(
        out.coded("row-struck-through")
            .iter()
            .any(|f| f.row == Some(6)),
        "{}",
        out.describe()
    );
    assert_eq!(out.rows(FILE, "DS", "person"), 3);
    assert_loud(&out, &["row-struck-through"]);
}

#[test]
fn mess_50_rows_of_other_services() {
    let out = list(
        &["TT", "Họ và tên", "Chức vụ", "Dân tộc"],
        &[
            cells![1, "Lê Văn Một", "Trưởng Công an xã", "Kinh"],
            cells![2, "Lê Văn Hai", "Chủ tịch UBND", "Kinh"],
        ],
    )
    .run();
    assert_value(&out, "Lê Văn Một", "employment", Some("armed_forces"));
    assert_value(&out, "Lê Văn Một", "leader", Some("false"));
    assert_value(&out, "Lê Văn Hai", "employment", Some("cadre"));
    assert_tells_nothing(&out, 4);
}

fn assert_tells_nothing(out: &crate::bench::Outcome, row: u32) {
    assert!(
        !out.loud().iter().any(|f| f.row == Some(row)),
        "{}",
        out.describe()
    );
}

#[test]
fn mess_52_dashes_and_dots_are_blank() {
    let out = list(
        &[
            "TT",
            "Họ và tên",
            "Chuyên môn",
            "LLCT",
            "Xếp loại năm 2025",
            "Tôn giáo",
            "Ghi chú",
        ],
        &[
            cells![1, "Lê Văn Một", "-", "…", "-", "-", "không có"],
            cells![2, "Lê Văn Hai", "...", "-", "", "0", ""],
            cells![3, "Lê Văn Ba", "chưa", "không", "Tốt", "Không", ""],
        ],
    )
    .run();
    for name in ["Lê Văn Một", "Lê Văn Hai"] {
        for column in ["education", "political_theory", "rating", "religion"] {
            assert_value(&out, name, column, None);
        }
    }
    assert_value(&out, "Lê Văn Ba", "education", Some("untrained"));
    assert_value(&out, "Lê Văn Ba", "political_theory", Some("none"));
    assert_value(&out, "Lê Văn Ba", "religion", Some("Không"));
    assert_loud(&out, &[]);
}

#[test]
fn mess_51_typed_age_that_contradicts_the_birth_date() {
    let out = list(
        &["TT", "Họ và tên", "Ngày sinh", "Tuổi"],
        &[
            cells![1, "Lê Văn Một", "01/02/1980", 45],
            cells![2, "Lê Văn Hai", "01/02/1980", 43],
        ],
    )
    .run();
    assert_value(&out, "Lê Văn Hai", "age", Some("45"));
    assert_value(&out, "Lê Văn Hai", "birth_date", Some("1980-02-01"));
    assert!(
        out.coded("age-mismatch").iter().all(|f| f.row == Some(5)),
        "{}",
        out.describe()
    );
    assert_coded(&out, "age-mismatch");
    assert_tells(&out, "age-mismatch", "D5");
}

/// "ngày 12 tháng 02 năm 1990" of the last person is no place and date of a signature, and an
/// instruction above the table names nobody's unit.
#[test]
fn rows_the_last_person_born_in_words_is_no_signature() {
    let out = Case::new()
        .named("2025/Phòng Tư pháp.xlsx")
        .sheet("DS", |s| {
            s.row(
                1,
                cells!["3. Gửi về Ban Tổ chức Huyện uỷ trước ngày 10/12/2025"],
            );
            s.row(3, cells!["TT", "Họ và tên", "Ngày sinh", "Chức vụ"]);
            s.row(4, cells![1, "Lê Văn Một", "01/02/1980", "Chuyên viên"]);
            s.row(
                5,
                cells![
                    2,
                    "Phan Thị Hai",
                    "ngày 12 tháng 02 năm 1990",
                    "Chuyên viên"
                ],
            );
        })
        .run();
    assert_names(&out, &["Lê Văn Một", "Phan Thị Hai"]);
    assert_value(&out, "Phan Thị Hai", "birth_date", Some("1990-02-12"));
    assert_value(&out, "Phan Thị Hai", "unit", Some("phong-tu-phap"));
}

#[test]
fn a_signature_over_rows_numbered_in_advance_is_nobody() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2025"]);
            s.row(
                3,
                cells!["TT", "Họ và tên", "Ngày sinh", "Chuyên môn", "Chức vụ"],
            );
            s.row(4, cells![1, "Lê Một", "1/2/1980", "Đại học", "Bí thư"]);
            s.row(5, cells![2, "Lê Hai", "1/2/1981", "Đại học", "Công chức"]);
            s.row(6, cells![3, "NGƯỜI LẬP BIỂU", "", "", "CHỦ TỊCH"]);
            s.row(
                7,
                cells![4, "(Ký, ghi rõ họ tên)", "", "", "(Ký tên, đóng dấu)"],
            );
            s.row(8, cells![5]);
            s.row(9, cells![6, "Phạm Thị Hoa", "", "", "Lê Văn Tám"]);
        })
        .run();
    assert_names(&out, &["Lê Một", "Lê Hai"]);
}

#[test]
fn a_birth_behind_the_name_makes_a_row_no_signature() {
    let out = list(
        &["TT", "Họ tên, năm sinh", "Chức vụ", "Chuyên môn"],
        &[
            cells![1, "Lê Văn Một - 1970", "Bí thư Đảng uỷ", "Đại học"],
            cells![2, "Lê Thị Hai (SN 1981)", "Chủ tịch UBND", "Đại học"],
        ],
    )
    .run();
    assert_eq!(out.roster.len(), 2, "{}", out.describe());
}

#[test]
fn a_table_of_counts_below_the_list_names_nobody() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2025"]);
            s.row(3, cells!["TT", "Họ và tên", "Ngày sinh", "Nữ", "Xếp loại"]);
            s.row(4, cells!["Mẫu", "Nguyễn Văn A", "1/2/1980", "", "HTTNV"]);
            s.row(5, cells![1, "Lê Một", "1/2/1980", "", "HTTNV"]);
            s.row(6, cells![2, "Lê Hai", "1/2/1981", "x", "HTNV"]);
            s.row(8, cells!["", "Mức xếp loại", "Số lượng", "Tỷ lệ (%)"]);
            s.row(9, cells![1, "Hoàn thành tốt nhiệm vụ", 1, 50]);
            s.row(10, cells![2, "Hoàn thành nhiệm vụ", 1, 50]);
            s.row(11, cells![3, "Không hoàn thành nhiệm vụ", 0, 0]);
        })
        .run();
    assert_names(&out, &["Lê Một", "Lê Hai"]);
    assert_loud(&out, &[]);
}
