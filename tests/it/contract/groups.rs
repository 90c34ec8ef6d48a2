//! "Groups", ids, faith.

use super::{assert_column, column, columns};
use crate::bench::{Case, Cell, cells};
use crate::messes::{assert_loud, assert_tells};

#[test]
fn groups_are_said_by_column_section_or_sheet_name_and_not_by_a_title() {
    let by_column = column(
        "Nhóm",
        &[
            "CB",
            "CC",
            "VC",
            "HĐ68",
            "KCT",
            "biên chế sự nghiệp",
            "biên chế hành chính",
            "",
        ],
    );
    assert_column(
        &by_column,
        "employment",
        &[
            "cadre",
            "civil_servant",
            "public_employee",
            "contract",
            "commune_part_time",
            "public_employee",
            "civil_servant",
            "null",
        ],
    );
    let sections = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÔNG CHỨC XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells!["I", "Cán bộ"]);
            s.row(5, cells![1, "Lê An", 1980]);
            s.row(6, cells!["II", "Công chức"]);
            s.row(7, cells![2, "Lê Bình", 1981]);
            s.row(8, cells!["III", "Người hoạt động không chuyên trách"]);
            s.row(9, cells![3, "Lê Chi", 1982]);
        })
        .run();
    assert_column(
        &sections,
        "employment",
        &["cadre", "civil_servant", "commune_part_time"],
    );
    let sheets = Case::new()
        .sheet("Cán bộ", |s| {
            s.row(1, cells!["DANH SÁCH XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells![1, "Lê An", 1980]);
        })
        .sheet("KCT", |s| {
            s.row(1, cells!["DANH SÁCH XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells![1, "Lê Bình", 1980]);
        })
        .run();
    assert_column(&sheets, "employment", &["cadre", "commune_part_time"]);
    let title = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÔNG CHỨC XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh"]);
            s.row(4, cells![1, "Lê An", 1980]);
        })
        .run();
    assert_column(&title, "employment", &["null"]);
}

#[test]
fn on_the_payroll_is_the_group_of_the_unit_or_the_post() {
    let of = |unit: &str, post: &str| {
        let out = Case::new()
            .named(&format!("2025/{unit}.xlsx"))
            .sheet("DS", |s| {
                s.row(1, &[format!("DANH SÁCH {}", unit.to_uppercase()).into()]);
                s.row(3, cells!["TT", "Họ và tên", "Chức vụ", "Loại biên chế"]);
                s.row(4, cells![1, "Lê An", post, "Biên chế"]);
            })
            .run();
        let told = out.coded("employment-unreadable").len();
        (out.roster[0].get("employment").map(str::to_owned), told)
    };
    let group = |g: &str| (Some(g.to_owned()), 0);
    assert_eq!(of("Phòng Nội vụ", "Chuyên viên"), group("civil_servant"));
    assert_eq!(
        of("Trường THCS Tân Hộ Cơ", "Kế toán"),
        group("public_employee")
    );
    assert_eq!(of("Xã Bình Phú", "Chủ tịch UBND"), group("cadre"));
    assert_eq!(of("Xã Bình Phú", ""), (None, 1));
}

#[test]
fn groups_that_a_post_leaves_no_choice_of() {
    let out = column(
        "Chức vụ",
        &[
            "Bí thư Đảng uỷ",
            "Chủ tịch Hội Nông dân",
            "Tư pháp - Hộ tịch",
            "Chỉ huy trưởng BCHQS",
            "Trưởng Công an",
            "Trưởng ban Tuyên giáo",
            "Phó Chủ tịch UBMTTQ",
            "Công an viên",
        ],
    );
    assert_column(
        &out,
        "employment",
        &[
            "cadre",
            "cadre",
            "civil_servant",
            "civil_servant",
            "armed_forces",
            "null",
            "null",
            "null",
        ],
    );
}

#[test]
fn ids_of_every_length() {
    let number = |n: f64| vec![Cell::from(n)];
    let text = |t: &str| vec![Cell::from(t)];
    let out = columns(
        &["Số CCCD"],
        &[
            text("087075001234"),
            text("341234567"),
            number(87_075_001_235.0),
            number(341_234_568.0),
            text("87075001236"),
            text("12345678"),
            number(12_345_678.0),
            text("0870750012345"),
            text("08707500123A"),
            text("087 075 001 237"),
            text("-"),
        ],
    );
    assert_column(
        &out,
        "national_id",
        &[
            "087075001234",
            "341234567",
            "087075001235",
            "341234568",
            "null",
            "null",
            "null",
            "null",
            "null",
            "087075001237",
            "null",
        ],
    );
    assert_tells(&out, "id-zero-restored", "C6");
    for cell in ["C8", "C9", "C10", "C11"] {
        assert_tells(&out, "id-length", cell);
    }
    assert_tells(&out, "id-letters", "C12");
    assert_loud(&out, &["id-length", "id-letters"]);
    assert_eq!(out.coded("id-zero-restored")[0].severity, "info");
}

#[test]
fn faith_and_people_by_the_catalogue() {
    let out = column(
        "Tôn giáo",
        &[
            "Không",
            "0",
            "-",
            "",
            "PG Hoà Hảo",
            "Thiên chúa",
            "không TG",
            "Phật",
        ],
    );
    assert_column(
        &out,
        "religion",
        &[
            "Không",
            "null",
            "null",
            "null",
            "Phật giáo Hoà Hảo",
            "Công giáo",
            "Không",
            "Phật giáo",
        ],
    );
    assert_loud(&out, &[]);
    let out = column(
        "Dân tộc",
        &[
            "Kinh",
            "Kinh(việt)",
            "Khơ-me",
            "Khơme",
            "Hán",
            "Chàm",
            "",
            "H'Mông",
            "Việt",
        ],
    );
    assert_column(
        &out,
        "ethnicity",
        &[
            "Kinh", "Kinh", "Khmer", "Khmer", "Hoa", "Chăm", "null", "Mông", "Kinh",
        ],
    );
    assert_column(
        &out,
        "minority",
        &[
            "false", "false", "true", "true", "true", "true", "null", "true", "false",
        ],
    );
    assert_loud(&out, &[]);
}

#[test]
fn births_that_contradict_each_other_are_null() {
    let out = Case::new()
        .sheet("DS", |s| {
            s.row(1, cells!["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]);
            s.row(3, cells!["TT", "Họ và tên", "Năm sinh", ""]);
            s.row(4, cells!["", "", "Nam", "Nữ"]);
            s.merge("C3:D3").merge("A3:A4").merge("B3:B4");
            s.row(5, cells![1, "Lê An", 1980, 1981]);
            s.row(6, cells![2, "Lê Bình", 1982, ""]);
            s.row(7, cells![3, "Lê Chi", "05/06/1983", 1983]);
        })
        .run();
    assert_column(&out, "birth_date", &["null", "1982-01-01", "1983-06-05"]);
    assert_column(&out, "gender", &["null", "male", "null"]);
    assert_tells(&out, "date-conflict", "C5");
}
