//! "Leavers", "Moves", "Hidden", "Sections", findings of rows.

use super::{assert_column, assert_column_finding, columns};
use crate::bench::{Case, Cell, Sheet, Visibility, cells, sheet_address};
use crate::messes::{assert_coded, assert_loud, assert_names, assert_tells, list};

#[test]
fn leavers_up_to_the_day_are_not_counted_later_ones_are() {
    let notes = [
        ("Nghỉ hưu 01/9/2025", false),
        ("nghỉ hưu từ 31/12/2025", false),
        ("nghỉ hưu từ 01/01/2026", true),
        ("Thôi việc từ tháng 6/2025", false),
        ("Từ trần ngày 05/3/2025", false),
        ("Chuyển công tác về tỉnh Long An", false),
        ("chuyển đến Phòng Tư pháp từ 01/10", true),
        ("Nghỉ thai sản từ tháng 11/2025", true),
        ("Đi học cao cấp LLCT", true),
        ("Dự kiến nghỉ hưu năm 2026", true),
        ("Nghỉ theo NĐ 178 từ 01/7/2025", false),
        ("Chuyển sinh hoạt đảng", true),
    ];
    let rows: Vec<Vec<&str>> = notes.iter().map(|(note, _)| vec!["1980", *note]).collect();
    let out = columns(&["Năm sinh", "Ghi chú"], &rows);
    let file = "2025/Xã Bình Phú.xlsx";
    let gone = notes.iter().filter(|(_, stays)| !stays).count();
    assert_eq!(
        out.rows(file, "DS", "rejected"),
        u64::try_from(gone).expect("few")
    );
    for (i, (note, stays)) in notes.iter().enumerate() {
        let row = Some(u32::try_from(i + 4).expect("few"));
        let counted = out.names().contains(&super::name(i).as_str());
        assert_eq!(counted, *stays, "{note}\n{}", out.describe());
        let said: Vec<(&str, &str)> = out
            .loud()
            .iter()
            .filter(|f| f.row == row)
            .map(|f| (f.code.as_str(), f.severity.as_str()))
            .collect();
        let expected: &[(&str, &str)] = match (*stays, note.starts_with("chuyển đến")) {
            (false, _) => &[("person-left", "warning")],
            (true, true) => &[("person-moved", "warning")],
            (true, false) => &[],
        };
        assert_eq!(said, expected, "{note}\n{}", out.describe());
    }
}

#[test]
fn a_move_within_the_plan_is_merged_where_the_other_list_has_the_person() {
    let list = |s: &mut Sheet, office: &str, rows: &[&[Cell]]| {
        s.row(1, &[format!("DANH SÁCH CÔNG CHỨC {office}").into()]);
        s.row(
            3,
            cells!["TT", "Họ và tên", "Ngày sinh", "CCCD", "Chức vụ", "Ghi chú"],
        );
        for (row, cells) in (4..).zip(rows) {
            s.row(row, cells);
        }
    };
    let note = "Chuyển đến Phòng Tư pháp từ 01/10";
    let id = "087080000001";
    let out = Case::new()
        .workbook("2025/Phòng Nội vụ.xlsx", |b| {
            b.sheet("DS", |s| {
                let rows: [&[Cell]; 4] = [
                    cells![1, "Lê An", "01/02/1980", id, "Chuyên viên", note],
                    cells![2, "Lê Bình", "03/04/1981", "", "Chuyên viên", note],
                    cells![3, "Lê Chi", "1982", "", "Chuyên viên", note],
                    cells![4, "Lê Dung", "05/06/1983", "", "Chuyên viên", note],
                ];
                list(s, "PHÒNG NỘI VỤ", &rows);
            });
        })
        .workbook("2025/Phòng Tư pháp.xlsx", |b| {
            b.sheet("DS", |s| {
                let rows: [&[Cell]; 3] = [
                    cells![1, "Lê An", "01/02/1980", id, "Chuyên viên", ""],
                    cells![2, "Lê Bình", "03/04/1981", "", "Phó Trưởng phòng", ""],
                    cells![3, "Lê Chi", "1982", "", "Kế toán", ""],
                ];
                list(s, "PHÒNG TƯ PHÁP", &rows);
            });
        })
        .run();
    let mut names = out.names();
    names.sort_unstable();
    assert_eq!(
        names,
        ["Lê An", "Lê Bình", "Lê Chi", "Lê Dung"],
        "{}",
        out.describe()
    );
    assert_eq!(out.coded("person-merged").len(), 3, "{}", out.describe());
    // who stands in no other list is counted, and someone should confirm it
    assert_eq!(out.coded("person-moved").len(), 1, "{}", out.describe());
    assert_eq!(out.value("Lê Dung", "unit"), Some("phong-noi-vu"));
}

fn small(s: &mut Sheet, title: &str, who: &str) {
    s.row(1, &[title.into()]);
    s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
    s.row(4, cells![1, who, 1980]);
}

#[test]
fn hidden_sheets_and_sheets_of_other_years_are_left_out() {
    let title = "DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2025";
    let old = "DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2024";
    for visibility in [Visibility::Hidden, Visibility::VeryHidden] {
        let out = Case::new()
            .sheet("DS", |s| small(s, title, "Lê An"))
            .sheet("cũ", |s| {
                small(s, title, "Lê Bình");
                s.hide(visibility);
            })
            .run();
        assert_names(&out, &["Lê An"]);
        assert_eq!(
            out.coded("sheet-hidden")[0].severity,
            "info",
            "{}",
            out.describe()
        );
    }
    let out = Case::new()
        .sheet("DS 2025", |s| small(s, title, "Lê An"))
        .sheet("DS 2024", |s| small(s, old, "Lê Bình"))
        .run();
    assert_names(&out, &["Lê An"]);
    assert_eq!(out.coded("sheet-other-year")[0].severity, "info");
    assert_loud(&out, &[]);
    // nothing else to read: an error that says how many rows look like persons
    let out = Case::new()
        .named("2025/Xã Bình Phú 2024.xlsx")
        .sheet("2024", |s| small(s, old, "Lê Bình"))
        .workbook("2025/Phòng Nội vụ.xlsx", |b| {
            b.sheet("DS", |s| small(s, "DANH SÁCH PHÒNG NỘI VỤ", "Lê An"));
        })
        .run();
    assert_names(&out, &["Lê An"]);
    let error = out.coded("sheet-other-year")[0];
    assert_eq!(error.severity, "error", "{}", out.describe());
    assert!(error.message.contains('1'), "{}", error.message);
    assert!(error.file.is_some() && error.sheet.is_some());
}

#[test]
fn a_title_of_another_year_is_a_warning_where_the_folder_says_the_report_year() {
    let out = Case::new()
        .sheet("DS", |s| {
            small(s, "DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ NĂM 2024", "Lê An")
        })
        .run();
    assert_names(&out, &["Lê An"]);
    assert_loud(&out, &["sheet-title-year"]);
}

#[test]
fn hidden_rows_and_columns_and_struck_rows_are_read() {
    let out = list(
        &["TT", "Họ và tên", "Năm sinh"],
        &[
            cells![1, "Lê An", 1980],
            cells![2, "Lê Bình", 1981],
            &[
                3.into(),
                Cell::from("Lê Chi").struck(),
                Cell::from(1982).struck(),
            ],
        ],
    );
    let out = Case::oddly(out, |b| {
        b.sheets[0].hide_row(5).hide_column("C");
    })
    .run();
    assert_names(&out, &["Lê An", "Lê Bình", "Lê Chi"]);
    assert_column(
        &out,
        "birth_date",
        &["1980-01-01", "1981-01-01", "1982-01-01"],
    );
    assert_coded(&out, "rows-hidden");
    assert_coded(&out, "columns-hidden");
    assert_loud(&out, &["row-struck-through"]);
    assert_eq!(out.coded("row-struck-through")[0].row, Some(6));
}

#[test]
fn sections_say_what_the_table_lacks() {
    let out = Case::new()
        .named("2025/a.xlsx")
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ, CÔNG CHỨC"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells!["A", "Xã Bình Phú"]);
            s.row(5, cells!["I", "Bí thư Đảng uỷ"]);
            s.row(6, cells![1, "Lê An", 1980]);
            s.row(7, cells!["II", "Công chức"]);
            s.row(8, cells![2, "Lê Bình", 1981]);
            s.row(9, cells!["B", "Phòng Nội vụ"]);
            s.row(10, cells![3, "Lê Chi", 1982]);
        })
        .run();
    assert_column(
        &out,
        "unit",
        &["xa-binh-phu", "xa-binh-phu", "phong-noi-vu"],
    );
    assert_column(&out, "posts", &["bi-thu-dang-uy", "null", "null"]);
    assert_column(&out, "employment", &["cadre", "civil_servant", "null"]);
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells!["I", "Nam"]);
            s.row(5, cells![1, "Lê An", 1980]);
            s.row(6, cells!["II", "Nữ"]);
            s.row(7, cells![2, "Lê Bình", 1981]);
        })
        .run();
    assert_column(&out, "gender", &["male", "female"]);
    assert_loud(&out, &[]);
}

#[test]
fn a_person_on_two_rows_is_one() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(
                3,
                cells!["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Chuyên môn"],
            );
            s.row(4, cells![1, "Lê An", 1980, "Bí thư Đảng uỷ", "ĐH Luật"]);
            s.row(5, cells!["", "", "", "Chủ tịch HĐND", ""]);
            s.row(6, cells![2, "Lê Bình", 1981, "Chủ tịch UBND", "ĐH Luật"]);
            s.row(7, cells!["", "", "", "", "ThS Quản lý công"]);
            s.row(8, cells![3, "Lê Chi", 1982, "Phó Chủ tịch", "ĐH"]);
            s.row(9, cells!["", "", "", "UBND xã", "Kế toán"]);
        })
        .run();
    assert_names(&out, &["Lê An", "Lê Bình", "Lê Chi"]);
    assert_column(&out, "education", &["bachelor", "master", "bachelor"]);
    assert_column(
        &out,
        "position",
        &[
            "Bí thư Đảng uỷ; Chủ tịch HĐND",
            "Chủ tịch UBND",
            "Phó Chủ tịch; UBND xã",
        ],
    );
    assert_eq!(
        out.rows("2025/Xã Bình Phú.xlsx", "DS", "note"),
        3,
        "{}",
        out.describe()
    );
    assert_eq!(out.rows("2025/Xã Bình Phú.xlsx", "DS", "person"), 3);
}

#[test]
fn totals_that_contradict_are_told_at_their_row() {
    let with = |total: &str| {
        Case::new()
            .sheet("DS", |s| {
                s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
                s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
                s.row(4, cells![1, "Lê An", 1980]);
                s.row(5, cells![2, "Lê Bình", 1981]);
                s.row(6, cells!["", total]);
            })
            .run()
    };
    assert_loud(&with("Tổng cộng: 2 người"), &[]);
    let wrong = with("Tổng cộng: 3 người");
    assert_loud(&wrong, &["total-mismatch"]);
    assert_eq!(wrong.coded("total-mismatch")[0].row, Some(6));
}

#[test]
fn formulas_without_a_value_are_null_with_a_warning_in_any_column() {
    let (headings, fields): (Vec<&str>, Vec<&str>) = [
        ("Ngày sinh", "birth_date"),
        ("Giới tính", "gender"),
        ("Dân tộc", "ethnicity"),
        ("Đảng viên", "party_member"),
        ("Chuyên môn", "education"),
        ("LLCT", "political_theory"),
        ("QLNN", "state_management"),
        ("Xếp loại", "rating"),
        ("Số CCCD", "national_id"),
        ("Tôn giáo", "religion"),
        ("Nhóm", "employment"),
        ("Chức vụ", "position"),
        ("Tin học", "informatics"),
        ("Ngoại ngữ", "foreign_language"),
        ("Đạt chuẩn chức danh", "meets_standard"),
        ("Ghi chú", "note"),
    ]
    .into_iter()
    .unzip();
    let cells = |kept| vec![Cell::formula("=Z9", kept); headings.len()];
    let out = columns(&headings, &[cells(None), cells(Some("#REF!"))]);
    for (col, field) in (2u16..).zip(&fields) {
        for (person, (row, code)) in [(4, "formula-no-value"), (5, "formula-error")]
            .iter()
            .enumerate()
        {
            assert_eq!(
                out.roster[person].get(field),
                None,
                "{field}\n{}",
                out.describe()
            );
            assert_tells(&out, code, &sheet_address(*row, col));
        }
    }
}

#[test]
fn columns_of_another_year_are_one_info_a_sheet() {
    let out = columns(
        &[
            "Xếp loại năm 2022",
            "Xếp loại năm 2023",
            "Xếp loại năm 2025",
        ],
        &[vec!["HTXSNV", "HTNV", "HTTNV"]],
    );
    assert_eq!(
        out.coded("column-other-year").len(),
        1,
        "{}",
        out.describe()
    );
    assert_eq!(out.coded("column-other-year")[0].severity, "info");
    assert_loud(&out, &[]);
}

#[test]
fn dates_swapped_by_a_locale_are_told_of_the_column() {
    let out = columns(
        &["Ngày sinh"],
        &[
            vec![Cell::from(crate::bench::date(1976, 8, 5))],
            vec!["25/12/1980".into()],
            vec![crate::bench::date(1981, 3, 11).into()],
            vec!["13/01/1979".into()],
            vec![crate::bench::date(1985, 12, 10).into()],
            vec!["30/06/1990".into()],
            vec![crate::bench::date(1988, 1, 7).into()],
            vec!["17/04/1983".into()],
        ],
    );
    assert_column_finding(&out, "dates-swapped", "birth_date", "warning");
}
