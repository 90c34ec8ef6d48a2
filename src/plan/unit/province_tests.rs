//! A made-up province of the two-level model: a hundred offices of one name, units that were merged
//! and split.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{UnitIndex, UnitMatch};
use crate::plan::Plan;
use crate::plan::load::read_all;

const PROVINCE: &str = include_str!("../data/tests/province.toml");

pub(crate) fn province() -> Plan {
    let files = [(Arc::from("province.toml"), Ok(PROVINCE.to_owned()))];
    let rows = read_all(files.into_iter());
    rows.and_then(Plan::from_rows)
        .unwrap_or_else(|errors| panic!("{errors}"))
}

fn at(plan: &Plan, code: &str) -> usize {
    let at = plan.units.iter().position(|unit| unit.code == code);
    at.unwrap_or_else(|| panic!("a unit {code}"))
}

fn code(plan: &Plan, found: &UnitMatch) -> String {
    found
        .unit()
        .map_or_else(|| "-".to_owned(), |unit| plan.units[unit].code.clone())
}

#[test]
fn a_name_of_many_is_that_of_the_senders_family() {
    let plan = province();
    let index = UnitIndex::new(&plan);
    assert!(index.has_homonyms());
    for (text, home, expected) in [
        ("Phòng Kinh tế", None, "-"),
        ("Phòng Kinh tế", Some("xa-an-binh"), "an-binh-phong-kinh-te"),
        (
            "Phòng Kinh tế",
            Some("phuong-hoa-loi"),
            "hoa-loi-phong-kinh-te",
        ),
        (
            "PHÒNG KINH TẾ",
            Some("an-binh-vp-dang-uy"),
            "an-binh-phong-kinh-te",
        ),
        ("Phòng Kinh té", Some("xa-an-binh"), "an-binh-phong-kinh-te"),
        ("Phòng Kinh tế", Some("so-noi-vu"), "-"),
        ("Phòng Kinh tế xã An Bình", None, "an-binh-phong-kinh-te"),
        (
            "Phòng Kinh tế phường Hoà Lợi",
            Some("xa-an-binh"),
            "hoa-loi-phong-kinh-te",
        ),
        (
            "UBND xã An Bình - Phòng Kinh tế",
            None,
            "an-binh-phong-kinh-te",
        ),
        ("Xã An Bình", None, "xa-an-binh"),
        ("Hội Nông dân xã An Bình", None, "xa-an-binh"),
        ("Sở Nội vụ", Some("xa-an-binh"), "so-noi-vu"),
    ] {
        let home = home.map(|home| at(&plan, home));
        assert_eq!(
            code(&plan, &index.label_from(text, home)),
            expected,
            "{text} from {home:?}"
        );
        let title = format!("DANH SÁCH CÔNG CHỨC {} NĂM 2025", text.to_uppercase());
        if text != "Phòng Kinh té" {
            assert_eq!(
                code(&plan, &index.inside_from(&title, home)),
                expected,
                "{title}"
            );
        }
    }
}

#[test]
fn names_of_the_dead_mean_their_heirs() {
    let plan = province();
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a day");
    for (day, text, expected) in [
        (day(2025, 6, 30), "Xã An Phú", "xa-an-phu"),
        (day(2025, 7, 1), "Xã An Phú", "xa-an-binh"),
        (day(2025, 12, 31), "UBND xã An Phú", "xa-an-binh"),
        // merged into a unit that was itself renamed later
        (day(2025, 12, 31), "Xã An Cũ", "xa-an-binh"),
        (day(2021, 12, 31), "Xã An Cũ", "xa-an-phu"),
        (day(2019, 12, 31), "Xã An Cũ", "xa-an-cu"),
        // split into two: the name alone does not say which
        (day(2025, 12, 31), "Xã Hoà Đông", "xa-hoa-dong"),
        (day(2024, 12, 31), "Xã Hoà Đông", "xa-hoa-dong"),
    ] {
        let index = UnitIndex::as_of(&plan, day);
        assert_eq!(
            code(&plan, &index.find_label(text)),
            expected,
            "{text} on {day}"
        );
    }
    let then = |code, day| plan.unit_on(code, day).map(|unit| unit.code.as_str());
    assert_eq!(then("xa-hoa-dong", day(2025, 12, 31)), None);
    assert_eq!(then("xa-hoa-dong", day(2025, 6, 30)), Some("xa-hoa-dong"));
    assert_eq!(then("nowhere", day(2025, 6, 30)), None);
    let above: Vec<&str> = plan
        .above(&plan.units[at(&plan, "an-binh-phong-kinh-te")])
        .map(|unit| unit.code.as_str())
        .collect();
    assert_eq!(above, ["xa-an-binh", "tinh"]);
}
