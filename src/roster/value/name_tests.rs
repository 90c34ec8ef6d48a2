use proptest::prelude::*;

use super::*;

fn text(cell: &str) -> Reading<PersonName> {
    read(&Value::Text(cell.into()))
}

fn name(cell: &str) -> (String, bool) {
    let reading = text(cell);
    (
        reading.value.map(|n| n.name).unwrap_or_default(),
        reading.problem.is_some(),
    )
}

#[test]
fn names_as_people_write_them() {
    for (cell, expected) in [
        ("Nguyễn Văn Hùng", "Nguyễn Văn Hùng"),
        ("NGUYỄN VĂN HÙNG", "Nguyễn Văn Hùng"),
        ("Đồng chí: Lý Minh Quân", "Lý Minh Quân"),
        ("nguyễn văn hùng", "Nguyễn Văn Hùng"),
        ("Nguyễn văn Hùng", "Nguyễn Văn Hùng"),
        ("NGUYỄN Văn hùng", "Nguyễn Văn Hùng"),
        ("NguyễnVăn Hùng", "Nguyễn Văn Hùng"),
        ("Từ NgọC Vân", "Từ Ngọc Vân"),
        ("Đoàn Lệ MaI", "Đoàn Lệ Mai"),
        ("Từ Hoa TiÊn", "Từ Hoa Tiên"),
        ("pHẠM hOÀNG bÌNH", "Phạm Hoàng Bình"),
        ("NGuyễn Văn Hùng", "Nguyễn Văn Hùng"),
        ("Nguyen Van A", "Nguyen Van A"),
        ("Y Ban Niê", "Y Ban Niê"),
        ("Y BAN NIÊ", "Y Ban Niê"),
        ("K'BRĂNG Ha", "K'Brăng Ha"),
        ("h'bia niê", "H'Bia Niê"),
        ("Rơ-chăm Hyéo", "Rơ-Chăm Hyéo"),
        ("Lê Ý", "Lê Ý"),
        ("Công Tằng Tôn Nữ Thị Hoà", "Công Tằng Tôn Nữ Thị Hoà"),
        ("Trần Thị Mỹ Nữ", "Trần Thị Mỹ Nữ"),
        ("Ông Văn Tùng", "Ông Văn Tùng"),
        ("Ông Thị Cẩm Ly", "Ông Thị Cẩm Ly"),
        ("Đồng Thị Lan", "Đồng Thị Lan"),
        ("Cổ Thị Hoa", "Cổ Thị Hoa"),
        ("Co Thi Hoa", "Co Thi Hoa"),
        ("Ông Ích Khiêm", "Ông Ích Khiêm"),
    ] {
        assert_eq!(name(cell), (expected.to_owned(), false), "{cell}");
    }
}

#[test]
fn what_stands_before_a_name_is_taken_off() {
    for cell in [
        "1. Nguyễn Văn Hùng",
        "01/ Nguyễn Văn Hùng",
        "12) Nguyễn Văn Hùng",
        "3 - Nguyễn Văn Hùng",
        "3 Nguyễn Văn Hùng",
        "- Nguyễn Văn Hùng",
        "* Nguyễn Văn Hùng",
        "Đ/c Nguyễn Văn Hùng",
        "Đ/C: Nguyễn Văn Hùng",
        "Đồng chí Nguyễn Văn Hùng",
        "ĐC Nguyễn Văn Hùng",
        "Ths. Nguyễn Văn Hùng",
        "ThS.BS. Nguyễn Văn Hùng",
        "BS.CKI Nguyễn Văn Hùng",
        "BSCKI. Nguyễn Văn Hùng",
        "Nguyễn.Văn.Hùng",
        "TS Nguyễn Văn Hùng",
        "Thạc sĩ Nguyễn Văn Hùng",
        "Thiếu tá Nguyễn Văn Hùng",
        "1. Đ/c Ths Nguyễn Văn Hùng",
        "Nguyễn Văn Hùng (1)",
        "Nguyễn Văn Hùng(*)",
        "Nguyễn Văn Hùng*",
        "Nguyễn Văn Hùng²",
        "Nguyễn Văn Hùng.",
        "Nguyễn Văn Hùng ,",
        "Nguyễn Văn Hùng ()",
    ] {
        let expected = PersonName {
            name: "Nguyễn Văn Hùng".to_owned(),
            gender_hint: None,
            remark: None,
        };
        assert_eq!(text(cell), Reading::of(expected), "{cell}");
    }
}

#[test]
fn hints_and_remarks() {
    use Gender::{Female, Male};
    for (cell, expected, hint, remark) in [
        ("Lê Thị Hoa GV", "Lê Thị Hoa", None, Some("GV")),
        ("Ông Châu Trung Bình", "Châu Trung Bình", Some(Male), None),
        ("Ông Nguyễn Văn Hùng", "Nguyễn Văn Hùng", Some(Male), None),
        ("BÀ NGUYỄN THỊ HOA", "Nguyễn Thị Hoa", Some(Female), None),
        ("Ông: Nguyễn Văn Hùng", "Nguyễn Văn Hùng", Some(Male), None),
        ("Cô giáo Trần Thị Lan", "Trần Thị Lan", Some(Female), None),
        ("Nguyễn Thị Hoa (Nữ)", "Nguyễn Thị Hoa", Some(Female), None),
        ("Nguyễn Thị Hoa (nữ", "Nguyễn Thị Hoa", Some(Female), None),
        ("Nguyễn Thị Hoa - Nữ", "Nguyễn Thị Hoa", Some(Female), None),
        ("Ong Nguyen Van Hung", "Nguyen Van Hung", Some(Male), None),
        (
            "Nguyễn Văn Hùng (Năm Hùng)",
            "Nguyễn Văn Hùng",
            None,
            Some("Năm Hùng"),
        ),
        (
            "Nguyễn Văn Hùng (phụ trách)",
            "Nguyễn Văn Hùng",
            None,
            Some("phụ trách"),
        ),
        (
            "Nguyễn Thị Hoa (Nữ) (phụ trách)",
            "Nguyễn Thị Hoa",
            Some(Female),
            Some("phụ trách"),
        ),
        (
            "Nguyễn Văn Hùng \"Sáu\"",
            "Nguyễn Văn Hùng",
            None,
            Some("Sáu"),
        ),
        (
            "Nguyễn Văn Hùng - Phó Chủ tịch",
            "Nguyễn Văn Hùng",
            None,
            Some("Phó Chủ tịch"),
        ),
        ("Nguyễn Văn Hùng, PCT", "Nguyễn Văn Hùng", None, Some("PCT")),
        (
            "Nguyễn Văn Hùng tức Năm Hùng",
            "Nguyễn Văn Hùng",
            None,
            Some("tức Năm Hùng"),
        ),
        (
            "Nguyễn Văn Hùng (bí danh Tư) (1)",
            "Nguyễn Văn Hùng",
            None,
            Some("bí danh Tư"),
        ),
    ] {
        let expected = PersonName {
            name: expected.to_owned(),
            gender_hint: hint,
            remark: remark.map(str::to_owned),
        };
        assert_eq!(text(cell), Reading::of(expected), "{cell}");
    }
}

#[test]
fn suspects() {
    for (cell, expected) in [
        ("Hùng", "Hùng"),
        ("Nguyễn Văn 2ùng", "Nguyễn Văn 2ùng"),
        ("Ng.V.Hùng", "Ng.V.Hùng"),
        ("Nguyễn Văn Hùng 1975", "Nguyễn Văn Hùng 1975"),
        ("123", ""),
    ] {
        assert_eq!(name(cell), (expected.to_owned(), true), "{cell}");
    }
    assert_eq!(text("…"), Reading::blank());
    assert!(read(&Value::Number(5.0)).problem.is_some());
    assert_eq!(
        read(&Value::NoCache).problem.map(|p| p.code),
        Some(Code::FormulaNoValue)
    );
}

#[test]
fn two_columns_make_one_name() {
    let joined = |family: &str, given: &str| {
        let reading = join(
            Some(&Value::Text(family.into())),
            Some(&Value::Text(given.into())),
            true,
        );
        (
            reading.value.map(|n| n.name).unwrap_or_default(),
            reading.problem.is_some(),
        )
    };
    for (family, given, expected) in [
        ("Nguyễn Văn", "Hùng", "Nguyễn Văn Hùng"),
        ("NGUYỄN VĂN", "hùng", "Nguyễn Văn Hùng"),
        ("1. Nguyễn Văn", "Hùng (Nữ)", "Nguyễn Văn Hùng"),
        ("Nguyễn Văn Hùng", "Hùng", "Nguyễn Văn Hùng"),
        ("Lê", "Lê", "Lê Lê"),
    ] {
        assert_eq!(joined(family, given), (expected.to_owned(), false));
    }
    assert_eq!(joined("Nguyễn Văn", "-").0, "Nguyễn Văn");
    let given = Value::Text("Hùng".into());
    assert!(join(None, Some(&given), true).problem.is_some());
    assert_eq!(join(None, None, true), Reading::blank());
    assert_eq!(
        join(Some(&Value::NoCache), Some(&given), true)
            .problem
            .map(|p| p.code),
        Some(Code::FormulaNoValue)
    );
}

#[test]
fn persons_are_told_from_other_lines() {
    for cell in [
        "Nguyễn Văn A",
        "NGUYỄN THỊ HOA",
        "Trần Văn Phòng",
        "Lê Hội",
        "Đoàn Thanh Tùng",
        "Hồ Sơn",
        "Văn Tiến Dũng",
        "Cao Cẩm Tú",
        "Đào Tấn Tạo",
        "Lý Luân",
        "Thạch Sa Rươne",
        "Danh Út",
        "Y Ban Niê",
        "H'Bia Niê",
        "K'Brăng Ha",
        "Nguyen Van Hung",
        "Bà Nguyễn Thị Lan",
        "1. Đ/c Nguyễn Văn Hùng",
        "Nguyễn Thị Hoa (Nữ)",
        "Công Tằng Tôn Nữ Thị Hoà",
        "Quảng Đại Cẩn",
    ] {
        assert!(is_name_like(cell), "{cell}");
    }
    for cell in [
        "NGƯỜI LẬP BIỂU",
        "Người lập biểu",
        "TRƯỞNG BAN",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "T/M BAN THƯỜNG VỤ",
        "Tổng cộng",
        "Cộng I",
        "TỔNG SỐ",
        "Tổng cộng: 23 người",
        "I. LÃNH ĐẠO",
        "A. Khối Đảng",
        "Văn phòng HĐND và UBND",
        "Đoàn Thanh niên",
        "Đoàn TNCS Hồ Chí Minh",
        "Công an xã",
        "Phòng Nội vụ",
        "Hội Nông dân",
        "Cao đẳng sư phạm",
        "Trường Mầm non Hoa Sen",
        "Ban Chấp hành",
        "Ấp Chiến Thắng",
        "Xã Tân Hộ Cơ",
        "Thị trấn Sa Rài",
        "Lý luận chính trị",
        "Đào tạo, bồi dưỡng",
        "Hồ sơ lưu",
        "(Ký, ghi rõ họ tên)",
        "Trong đó nữ",
        "Cán bộ không chuyên trách",
        "Nguyễn",
        "12",
        "",
        "Tân Hồng, ngày 5 tháng 12 năm 2025",
        "Van phong Huyen uy",
        "TONG CONG",
        "Ghi chú: đang nghỉ thai sản",
    ] {
        assert!(!is_name_like(cell), "{cell}");
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(a: String, b: String) {
        let (a, b) = (Value::Text(a.into()), Value::Text(b.into()));
        let _ = (read(&a), join(Some(&a), Some(&b), true));
        let _ = a.as_text().map(is_name_like);
    }

    #[test]
    fn signs_make_no_panic(cell in "[0-9.()\\[\\]\"“”,;: Đ/cNgữ'’*-]{0,24}") {
        let _ = (text(&cell), is_name_like(&cell));
    }

    /// However the capitals fell, the same name comes out, and reading it again changes nothing.
    #[test]
    fn capitals_do_not_matter(
        family in prop::sample::select(vec!["Nguyễn", "Trần", "Lê", "Thạch", "Đặng", "Võ"]),
        middle in prop::sample::select(vec!["Văn", "Thị", "Hoàng", "Thị Kim", "Đức"]),
        given in prop::sample::select(vec!["Hùng", "Hoà", "Uyên", "Ý", "Đạt", "Thuý"]),
        style in 0..4,
    ) {
        let full = format!("{family} {middle} {given}");
        let written = match style {
            0 => full.to_uppercase(),
            1 => full.to_lowercase(),
            2 => format!("{} {}", family.to_uppercase(), format!("{middle} {given}").to_lowercase()),
            _ => full.clone(),
        };
        prop_assert_eq!(name(&written), (full.clone(), false));
        prop_assert!(is_name_like(&written));
    }
}
