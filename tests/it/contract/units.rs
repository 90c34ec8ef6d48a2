//! "Unit of a person", units outside the plan, levels and kinds.

use super::assert_column;
use crate::bench::{Case, Cell, Outcome, Sheet, cells};
use crate::messes::assert_loud;

fn list(s: &mut Sheet, at: u32, extra: &[&str], rows: &[&[Cell]]) {
    let mut header: Vec<Cell> = cells!["TT", "Họ và tên", "Năm sinh"].to_vec();
    header.extend(extra.iter().map(|e| Cell::from(*e)));
    s.row(at, &header);
    for (row, cells) in (at + 1..).zip(rows) {
        s.row(row, cells);
    }
}

fn unit(out: &Outcome) -> Option<&str> {
    out.roster[0].get("unit")
}

#[test]
fn each_source_of_the_unit_goes_before_the_next() {
    // what is said by row's column, section, title, sheet, letterhead, file, folder; the first that is said holds
    let all = [
        "Phòng Tư pháp",
        "Phòng Nội vụ",
        "Phòng Y tế",
        "Xã Bình Phú",
        "Xã An Phước",
        "Xã Tân Phước",
        "Xã Thông Bình",
    ];
    let codes = [
        "phong-tu-phap",
        "phong-noi-vu",
        "phong-y-te",
        "xa-binh-phu",
        "xa-an-phuoc",
        "xa-tan-phuoc",
        "xa-thong-binh",
    ];
    for first in 0..all.len() {
        let said = |i: usize| if i >= first { Some(all[i]) } else { None };
        let folder = said(6).unwrap_or("Nộp");
        let file = said(5).unwrap_or("danh sach");
        let out = Case::new()
            .named(&format!("2025/{folder}/{file}.xlsx"))
            .sheet(said(3).unwrap_or("DS"), |s| {
                if let Some(head) = said(4) {
                    s.put("A1", "UBND HUYỆN TÂN HỒNG");
                    s.put("A2", head.to_uppercase());
                }
                let title = said(2).map_or(String::new(), str::to_uppercase);
                s.put(
                    "C4",
                    format!("DANH SÁCH CÁN BỘ, CÔNG CHỨC {title}").trim_end(),
                );
                let mut header: Vec<Cell> = cells!["TT", "Họ và tên", "Năm sinh"].to_vec();
                let mut row: Vec<Cell> = cells![1, "Lê An", 1980].to_vec();
                if let Some(own) = said(0) {
                    header.push("Đơn vị công tác".into());
                    row.push(own.into());
                }
                s.row(6, &header);
                if let Some(section) = said(1) {
                    s.row(7, cells!["I", section]);
                }
                s.row(8, &row);
            })
            .run();
        assert_eq!(
            unit(&out),
            Some(codes[first]),
            "from {}\n{}",
            all[first],
            out.describe()
        );
        assert_loud(&out, &[]);
    }
}

#[test]
fn a_unit_outside_the_plan_is_its_name() {
    for (name, slug, written, kind, level) in [
        (
            "Trường THCS Tân Hộ Cơ",
            "truong-thcs-tan-ho-co",
            "Trường THCS Tân Hộ Cơ",
            "education",
            "district",
        ),
        (
            "Trường Trung học cơ sở Tân Hộ Cơ",
            "truong-thcs-tan-ho-co",
            "Trường THCS Tân Hộ Cơ",
            "education",
            "district",
        ),
        (
            "Hội Chữ thập đỏ huyện",
            "hoi-chu-thap-do",
            "Hội Chữ thập đỏ",
            "association",
            "district",
        ),
        (
            "Xã An Bình",
            "xa-an-binh",
            "Xã An Bình",
            "commune",
            "commune",
        ),
    ] {
        let out = Case::new()
            .named("2025/a.xlsx")
            .sheet("DS", |s| {
                s.put(
                    "A1",
                    format!("DANH SÁCH CÁN BỘ, VIÊN CHỨC {}", name.to_uppercase()),
                );
                list(
                    s,
                    3,
                    &[],
                    &[cells![1, "Lê An", 1980], cells![2, "Lê Bình", 1981]],
                );
            })
            .sheet("DS 2", |s| {
                s.put(
                    "A1",
                    format!("DANH SÁCH CÁN BỘ, VIÊN CHỨC {}", name.to_uppercase()),
                );
                list(s, 3, &[], &[cells![1, "Lê Chi", 1980]]);
            })
            .run();
        assert_column(&out, "unit", &[slug; 3]);
        assert_column(&out, "unit_kind", &[kind; 3]);
        assert_column(&out, "level", &[level; 3]);
        assert!(
            out.roster[0]
                .get("unit_name")
                .is_some_and(|n| n.starts_with(written)),
            "{}",
            out.describe()
        );
        assert_loud(&out, &["unit-not-in-plan"]);
        assert_eq!(out.coded("unit-not-in-plan").len(), 1, "{}", out.describe());
        assert_eq!(out.coded("unit-not-in-plan")[0].severity, "warning");
    }
}

#[test]
fn without_any_unit_null_and_an_error() {
    let out = Case::new()
        .named("2025/danh sach.xlsx")
        .sheet("Sheet1", |s| {
            s.put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025");
            list(s, 3, &[], &[cells![1, "Lê An", 1980]]);
        })
        .run();
    assert_column(&out, "unit", &["null"]);
    assert_loud(&out, &["unit-unknown"]);
    assert_eq!(out.coded("unit-unknown")[0].severity, "error");
}

#[test]
fn a_unit_column_of_several_units_and_a_position_that_holds_one() {
    let out = Case::new()
        .named("2025/tong hop.xlsx")
        .sheet("Tổng hợp", |s| {
            s.put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC HUYỆN TÂN HỒNG");
            list(
                s,
                3,
                &["Đơn vị"],
                &[
                    cells![1, "Lê An", 1980, "P. Nội vụ"],
                    cells![2, "Lê Bình", 1981, "UBND xã Bình Phú"],
                    cells![3, "Lê Chi", 1982, "VPHU"],
                    cells![4, "Lê Dung", 1983, "TT Sa Rài"],
                    cells![5, "Lê Em", 1984, "THCS Tân Hộ Cơ"],
                    cells![6, "Lê Giang", 1985, "P.GDĐT"],
                    cells![7, "Lê Hạnh", 1986, "BTC HU"],
                ],
            );
        })
        .run();
    assert_column(
        &out,
        "unit",
        &[
            "phong-noi-vu",
            "xa-binh-phu",
            "vp-huyen-uy",
            "tt-sa-rai",
            "truong-thcs-tan-ho-co",
            "phong-giao-duc",
            "ban-to-chuc",
        ],
    );
    let out = Case::new()
        .named("2025/tong hop.xlsx")
        .sheet("Tổng hợp", |s| {
            s.put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC HUYỆN TÂN HỒNG");
            list(
                s,
                3,
                &["Chức vụ, đơn vị công tác hiện nay"],
                &[
                    cells![1, "Lê An", 1980, "Trưởng phòng Nội vụ"],
                    cells![2, "Lê Bình", 1981, "Bí thư Đảng uỷ xã Bình Phú"],
                    cells![3, "Lê Chi", 1982, "Phó Chánh Văn phòng Huyện uỷ"],
                    cells![4, "Lê Dung", 1983, "Chủ tịch UBND thị trấn Sa Rài"],
                ],
            );
        })
        .run();
    assert_column(
        &out,
        "unit",
        &["phong-noi-vu", "xa-binh-phu", "vp-huyen-uy", "tt-sa-rai"],
    );
    assert_column(
        &out,
        "posts",
        &[
            "truong-phong",
            "bi-thu-dang-uy",
            "pho-chanh-van-phong-huyen-uy",
            "chu-tich-ubnd-xa",
        ],
    );
    assert_loud(&out, &[]);
}

#[test]
fn letterheads_of_two_lines_and_of_other_districts() {
    for (first, second, code, kind, loud) in [
        (
            "HUYỆN UỶ TÂN HỒNG",
            "VĂN PHÒNG",
            "vp-huyen-uy",
            "party",
            &[][..],
        ),
        (
            "UBND HUYỆN TÂN HỒNG",
            "VĂN PHÒNG",
            "vp-hdnd-ubnd",
            "office",
            &[][..],
        ),
        (
            "HUYỆN UỶ TÂN HỒNG",
            "BAN TỔ CHỨC",
            "ban-to-chuc",
            "party",
            &[][..],
        ),
        (
            "UBND HUYỆN HỒNG NGỰ",
            "UBND XÃ THƯỜNG PHƯỚC 1",
            "xa-thuong-phuoc-1",
            "commune",
            &["unit-not-in-plan"][..],
        ),
        (
            "TỔNG CỤC THUẾ",
            "CHI CỤC THUẾ KHU VỰC TÂN HỒNG",
            "chi-cuc-thue-khu-vuc-tan-hong",
            "vertical",
            &["unit-not-in-plan"][..],
        ),
    ] {
        let out = Case::new()
            .named("2025/a.xlsx")
            .sheet("Sheet1", |s| {
                s.put("A1", first)
                    .put("A2", second)
                    .put("A4", "DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025");
                list(s, 6, &[], &[cells![1, "Lê An", 1980]]);
            })
            .run();
        assert_column(&out, "unit", &[code]);
        assert_column(&out, "unit_kind", &[kind]);
        assert_loud(&out, loud);
    }
}
