//! Good Unicode that looks like an old encoding, and old capitals that look like slips.

use super::*;

#[test]
fn capitals_of_old_encodings_have_small_letters_among_them() {
    for (text, expected) in [
        ("C¦êNG", "CƯờNG"),
        ("L¢M §øC", "LÂM ĐứC"),
        ("§µO", "ĐàO"),
        ("§èI T¦îNG", "ĐốI TƯợNG"),
    ] {
        let read = decode(text, FontHint::Unknown).map(|r| r.text);
        assert_eq!(
            read.as_deref().map(str::to_uppercase),
            Some(expected.to_uppercase()),
            "{text}"
        );
    }
    let read = decode("óT", FontHint::Tcvn3).map(|r| r.text);
    assert_eq!(
        read.as_deref().map(str::to_uppercase).as_deref(),
        Some("ÚT")
    );
}

#[test]
fn a_line_of_unicode_ends_what_was_said() {
    let text = "Danh Gia Bình\nPhó Chủ tịch";
    assert_eq!(decode(text, FontHint::Unknown), None);
}

#[test]
fn slips_of_capitals_are_no_old_encoding() {
    for text in [
        "NGô Bích Hiền",
        "THái Cẩm Đào",
        "PHó Trưởng phòng",
        "GIám đốc",
        "LÝ Hoàng Hải",
        "NGô Hoàng Anh",
        "PHó phòng",
        "pHẠM hOÀNG bÌNH",
        "bÙI vĂN tOÀN",
        "tÔ tẤN vIỆT",
        "vÕ tRÚC mAI",
        "hUỲNH nHỰT hOÀ",
        "lÝ Thị Mẫn",
        "tOÀN",
        "Tạ ChÍ Lộc",
        "Nguyễn ToàN",
        "KHông",
        "TRung cấp",
        "HOàn thành tốt nhiệm vụ",
        "Từ Hoa TiÊn",
        "Cao Công TâM",
    ] {
        assert_eq!(decode(text, FontHint::Unknown), None, "{text}");
    }
}
