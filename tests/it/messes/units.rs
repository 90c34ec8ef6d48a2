//! Messes of units: rooms of a commune, senders that no plan has, areas that a title only mentions.

use super::offices::read;
use super::{assert_loud, assert_value, list};
use crate::bench::cells;

const ROWS: &str = "\nDANH SÁCH\n\nTT|Họ và tên|Năm sinh|Chức vụ\n1|Lê Văn An|1980|Trưởng phòng";

#[test]
fn a_commune_outside_the_plan_has_rooms_as_one_of_the_plan_does() {
    for (commune, code) in [("TÂN THÀNH", "xa-tan-thanh"), ("BÌNH PHÚ", "xa-binh-phu")] {
        let out = read(
            "2025/ds.xlsx",
            &[(
                "DS",
                &format!(
                    "TỈNH ĐỒNG THÁP\nUBND XÃ {commune}\nDANH SÁCH\n
TT|Họ và tên|Năm sinh|Chức vụ|Phòng, ban, bộ phận công tác
1|Lê Văn An|1980|Trưởng phòng|Phòng Kinh tế
2|Lê Văn Bê|1981|Bí thư Đảng uỷ|Văn phòng HĐND và UBND
3|Lê Văn Chi|1982|Chuyên viên|TT Phục vụ HCC
4|Lê Văn Dũng|1983|Giáo viên|Trường THCS Bình Minh"
                ),
            )],
        );
        for name in ["Lê Văn An", "Lê Văn Bê", "Lê Văn Chi"] {
            assert_value(&out, name, "unit", Some(code));
            assert_value(&out, name, "level", Some("commune"));
        }
        assert_value(&out, "Lê Văn An", "posts", Some("truong-phong-xa"));
        assert_value(&out, "Lê Văn Bê", "standing_committee", Some("true"));
        assert_value(&out, "Lê Văn Dũng", "unit", Some("truong-thcs-binh-minh"));
        let head = format!("UBND XÃ {commune}\nPHÒNG KINH TẾ{ROWS}");
        let out = read("2025/ds.xlsx", &[("DS", &head)]);
        assert_value(&out, "Lê Văn An", "unit", Some(code));
        assert_value(&out, "Lê Văn An", "posts", Some("truong-phong-xa"));
    }
}

#[test]
fn senders_that_no_plan_has_name_themselves() {
    for (head, code) in [
        (
            "UBND TỈNH ĐỒNG THÁP\nUBND PHƯỜNG CAO LÃNH",
            "phuong-cao-lanh",
        ),
        ("UBND TỈNH ĐỒNG THÁP\nSỞ TƯ PHÁP", "so-tu-phap"),
        ("TỈNH UỶ ĐỒNG THÁP\nBAN NỘI CHÍNH", "ban-noi-chinh"),
    ] {
        let out = read("2025/ds.xlsx", &[("DS", &format!("{head}{ROWS}"))]);
        assert_value(&out, "Lê Văn An", "unit", Some(code));
        assert_loud(&out, &["unit-not-in-plan"]);
    }
}

#[test]
fn an_area_that_a_title_puts_in_somebodys_care_sent_nothing() {
    for care in ["PHỤ TRÁCH ĐỊA BÀN", "THEO DÕI", "PHỤ TRÁCH"] {
        let head = format!(
            "UBND HUYỆN TÂN HỒNG\nPHÒNG TƯ PHÁP\nDANH SÁCH CÔNG CHỨC {care} XÃ BÌNH PHÚ\n
TT|Họ và tên|Năm sinh|Chức vụ\n1|Lê Văn An|1980|Chuyên viên"
        );
        let out = read("2025/ds.xlsx", &[("DS", &head)]);
        assert_value(&out, "Lê Văn An", "unit", Some("phong-tu-phap"));
    }
}

#[test]
fn the_environment_of_a_commune_is_no_school() {
    let post = "Công chức Địa chính - xây dựng và môi trường xã Bình Phú";
    let out = list(
        &["TT", "Họ và tên", "Chức vụ, đơn vị", "Ngày sinh"],
        &[
            cells![1, "Lê Một", post, "1/2/1980"],
            cells![2, "Lê Hai", "Văn phòng - Thống kê xã Bình Phú", "1/2/1981"],
        ],
    )
    .run();
    assert_value(&out, "Lê Một", "unit", Some("xa-binh-phu"));
    assert_value(&out, "Lê Hai", "unit", Some("xa-binh-phu"));
}

#[test]
fn who_has_no_unit_is_in_none_outside_the_plan() {
    let out = read(
        "2025/ds.xlsx",
        &[(
            "DS",
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC\n
TT|Họ và tên|Năm sinh|Chức vụ|Đơn vị
1|Lê Văn An|1980|Trưởng phòng|Phòng Nội vụ
2|Lê Văn Bê|1981|Chuyên viên|Phòng Nội vụ
3|Lê Văn Chi|1982|Chuyên viên|12/2025",
        )],
    );
    assert_value(&out, "Lê Văn Bê", "unit", Some("phong-noi-vu"));
    assert_value(&out, "Lê Văn Chi", "unit", None);
    assert!(
        out.coded("unit-not-in-plan").is_empty(),
        "{}",
        out.describe()
    );
}
