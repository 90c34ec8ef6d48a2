use super::super::cases;
use super::*;

const OWN: [&str; 3] = ["Huyện uỷ", "HU", "huyện"];

#[derive(serde::Deserialize)]
struct Catalogue {
    post: Vec<Post>,
}

pub(super) fn reader() -> PostReader {
    let source = include_str!("../../plan/data/tan-hong/posts.toml");
    let catalogue: Catalogue = toml::from_str(source).expect("the catalogue of posts reads");
    PostReader::new(&catalogue.post, &OWN.map(str::to_owned))
}

fn codes(reader: &PostReader, reading: &PostReading) -> String {
    let codes: Vec<&str> = reading
        .posts
        .iter()
        .map(|&p| reader.posts[p].code.as_str())
        .collect();
    codes.join(" ")
}

#[test]
fn positions_as_people_write_them() {
    let reader = reader();
    let mut wrong = Vec::new();
    let table = concat!(
        include_str!("cases/posts.txt"),
        include_str!("cases/posts-more.txt")
    );
    cases::each(table, |place, case, text| {
        let (kind, level) = place.split_once(' ').expect("kind and level");
        let reading = reader.read(text, Some(kind), Some(level));
        let found = codes(&reader, &reading);
        let stray = !case.value.is_empty() && !reading.unknown.is_empty();
        if found != case.value || reading.near.is_some() || stray {
            wrong.push(format!(
                "{place}: {text:?}: {found:?}, not {:?} {reading:?}",
                case.value
            ));
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn acting_holders_are_told() {
    let reader = reader();
    for text in [
        "Q.TP",
        "Quyền Trưởng phòng",
        "Trưởng phòng (PT)",
        "PTP phụ trách",
        "Phó Trưởng phòng phụ trách",
        "Phụ trách Trưởng phòng",
    ] {
        assert!(
            reader.read(text, Some("office"), Some("district")).acting,
            "{text}"
        );
    }
    for text in [
        "Trưởng phòng",
        "Phó Chủ tịch UBND huyện phụ trách văn xã",
        "Chuyên viên phụ trách công nghệ",
    ] {
        assert!(
            !reader.read(text, Some("office"), Some("district")).acting,
            "{text}"
        );
    }
}

#[test]
fn memberships_are_told() {
    let reader = reader();
    let told = |text: &str, kind: &str, level: &str| {
        let r = reader.read(text, Some(kind), Some(level));
        (
            r.committee,
            r.standing_committee,
            r.standing_stated,
            r.district_standing_committee,
        )
    };
    assert_eq!(
        told("Bí thư Đảng uỷ", "commune", "commune"),
        (true, true, false, false)
    );
    assert_eq!(
        told("UVBTV, Chủ tịch UBND", "commune", "commune"),
        (true, true, true, false)
    );
    assert_eq!(
        told("UVBTV, PBT Đảng uỷ", "commune", "commune"),
        (true, true, true, false)
    );
    assert_eq!(
        told("ĐUV", "commune", "commune"),
        (true, false, false, false)
    );
    assert_eq!(
        told("UVBTV Huyện uỷ, Bí thư Đảng uỷ xã", "commune", "commune"),
        (true, true, false, true)
    );
    assert_eq!(
        told("HUV, Trưởng phòng", "office", "district"),
        (true, false, false, false)
    );
    assert_eq!(
        told("UVBTV", "party", "district"),
        (true, false, false, true)
    );
    assert_eq!(
        told("UVBTV Hội LHPN", "association", "district"),
        (false, false, false, false)
    );
    assert_eq!(
        told("Chủ tịch UBND", "commune", "commune"),
        (false, false, false, false)
    );
    assert_eq!(
        told("Phó Bí thư Huyện uỷ", "party", "district"),
        (true, false, false, true)
    );
    assert_eq!(
        told("nguyên Bí thư Đảng uỷ", "commune", "commune"),
        (false, false, false, false)
    );
}

#[test]
fn former_and_unknown_are_kept_as_written() {
    let reader = reader();
    let r = reader.read(
        "Nguyên Trưởng phòng Nội vụ, Chuyên viên",
        Some("office"),
        Some("district"),
    );
    assert_eq!(r.former, ["Nguyên Trưởng phòng Nội vụ"]);
    let r = reader.read(
        "Quyền Trưởng phòng, nay là Chuyên viên",
        Some("office"),
        Some("district"),
    );
    assert_eq!(r.former, ["Quyền Trưởng phòng"]);
    assert_eq!(codes(&reader, &r), "chuyen-vien");
    assert!(!r.acting);
    let r = reader.read("Hoạ sĩ, Chuyên viên", Some("office"), Some("district"));
    assert_eq!(r.unknown, ["Hoạ sĩ"]);
    assert_eq!(codes(&reader, &r), "chuyen-vien");
}

#[test]
fn an_unknown_part_that_speaks_of_a_leading_post_is_told() {
    let reader = reader();
    for (text, told) in [
        ("ĐUV, Trưởng Ban Chỉ đạo 35", true),
        ("Công chức, Phó Ban Vì sự tiến bộ", true),
        ("ĐUVV, CC TC-KT", true),
        ("BTĐU - TC HĐND xã", true),
        ("Công chức Tư pháp, xây dựng", false),
        ("Chủ tịch HĐND (chuyên trách)", false),
    ] {
        let r = reader.read(text, Some("commune"), Some("commune"));
        assert_eq!(r.unknown_title, told, "{text} {r:?}");
    }
}

#[test]
fn a_duty_beside_a_post_is_no_post() {
    let reader = reader();
    for (kind, level, text, expected) in [
        (
            "party",
            "district",
            "Chuyên viên kiêm Trưởng ban nữ công",
            "chuyen-vien",
        ),
        (
            "party",
            "district",
            "Chuyên viên, Trưởng Ban liên lạc",
            "chuyen-vien",
        ),
        (
            "party",
            "district",
            "Trưởng ban; Phó Ban chỉ đạo CCHC",
            "truong-ban-dang",
        ),
        (
            "commune",
            "commune",
            "Phó Chủ tịch UBND kiêm Trưởng Ban chỉ huy PCTT và TKCN",
            "pho-chu-tich-ubnd-xa",
        ),
        (
            "commune",
            "commune",
            "Phó Chủ tịch UBND, PGĐ TTHTCĐ",
            "pho-chu-tich-ubnd-xa",
        ),
        (
            "service",
            "district",
            "Giám đốc, Trưởng Ban vận động",
            "giam-doc-don-vi",
        ),
        (
            "association",
            "district",
            "Phó Bí thư Huyện đoàn, Chủ tịch Hội LHTN",
            "cap-pho-doan-the-huyen",
        ),
    ] {
        let reading = reader.read(text, Some(kind), Some(level));
        assert_eq!(codes(&reader, &reading), expected, "{text}");
        assert!(reading.unknown_title, "{text}");
    }
}

#[test]
fn slips_of_the_keyboard_are_near() {
    let reader = reader();
    for (text, kind, level, code) in [
        ("Phó Trưởg phòng", "office", "district", "pho-truong-phong"),
        ("Trưởng phòg", "office", "district", "truong-phong"),
        (
            "Chủ tịch Hội Nôgn dân",
            "commune",
            "commune",
            "chu-tich-hoi-nong-dan-xa",
        ),
        ("Hiệu trưởngg", "education", "district", "hieu-truong"),
        ("Bí thư Đảng uỳy", "commune", "commune", "bi-thu-dang-uy"),
        ("Chuyên vien6", "office", "district", "chuyen-vien"),
    ] {
        let r = reader.read(text, Some(kind), Some(level));
        assert_eq!(codes(&reader, &r), code, "{text} {r:?}");
        assert!(r.near.is_some(), "{text}");
    }
}

#[test]
fn without_a_unit_only_what_is_certain_is_read() {
    let reader = reader();
    for (text, code) in [
        ("Bí thư Đảng uỷ xã Bình Phú", "bi-thu-dang-uy"),
        ("Chủ tịch UBND huyện", "chu-tich-ubnd-huyen"),
        ("Giáo viên", "giao-vien"),
        ("Hiệu trưởng", "hieu-truong"),
        ("Chuyên viên", "chuyen-vien"),
        ("Chủ tịch", ""),
        ("UVBTV", ""),
        ("P. chánh VP", ""),
        ("Chủ tịch HĐND", ""),
    ] {
        assert_eq!(
            codes(&reader, &reader.read(text, None, None)),
            code,
            "{text}"
        );
    }
}

#[test]
fn a_section_names_the_body_of_a_bare_title() {
    let reader = reader();
    for (text, section, code) in [
        ("Chủ tịch", "II. Hội Nông dân", "chu-tich-hoi-nong-dan-xa"),
        ("Phó Chủ tịch", "HĐND", "pho-chu-tich-hdnd-xa"),
        ("Bí thư", "Đoàn Thanh niên", "bi-thu-doan-xa"),
        ("Bí thư", "I. Lãnh đạo", "bi-thu-dang-uy"),
        ("Chủ tịch UBND", "Hội Nông dân", "chu-tich-ubnd-xa"),
        ("Chủ tịch", "Hội LHPN xã Bình Phú", "chu-tich-hoi-lhpn-xa"),
        (
            "Bí thư",
            "DANH SÁCH CÁN BỘ ĐOÀN TNCS HỒ CHÍ MINH XÃ BÌNH PHÚ",
            "bi-thu-doan-xa",
        ),
        (
            "Chủ tịch",
            "UBMTTQ VIỆT NAM XÃ BÌNH PHÚ",
            "chu-tich-mttq-xa",
        ),
        ("Chủ tịch", "HDND xa Binh Phu", "chu-tich-hdnd-xa"),
        (
            "ĐUV, Chủ tịch",
            "Hội Cựu chiến binh xã",
            "chu-tich-hoi-ccb-xa dang-uy-vien",
        ),
        (
            "Bí thư",
            "DANH SÁCH CÁN BỘ ĐẢNG, CHÍNH QUYỀN, ĐOÀN THỂ XÃ BÌNH PHÚ",
            "bi-thu-dang-uy",
        ),
        (
            "Chủ tịch",
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ",
            "chu-tich-ubnd-xa",
        ),
        ("Chủ tịch", "UBND xã Bình Phú", "chu-tich-ubnd-xa"),
        ("Bí thư", "Đảng uỷ xã Bình Phú", "bi-thu-dang-uy"),
        (
            "Trưởng ban",
            "Ban Kinh tế - Xã hội HĐND xã",
            "truong-ban-hdnd-xa",
        ),
    ] {
        let r = reader.read_under(text, &[section], Some("commune"), Some("commune"));
        assert_eq!(codes(&reader, &r), code, "{text} / {section}");
    }
}

#[test]
fn titles_of_committees() {
    let reader = reader();
    for (title, kind, level, code) in [
        (
            "DANH SÁCH UỶ VIÊN BAN THƯỜNG VỤ ĐẢNG UỶ XÃ BÌNH PHÚ",
            "commune",
            "commune",
            "uvbtv-dang-uy",
        ),
        (
            "DANH SÁCH UỶ VIÊN BAN CHẤP HÀNH ĐẢNG BỘ XÃ NHIỆM KỲ 2020-2025",
            "commune",
            "commune",
            "dang-uy-vien",
        ),
        (
            "DANH SÁCH BAN CHẤP HÀNH, BAN THƯỜNG VỤ ĐẢNG UỶ XÃ",
            "commune",
            "commune",
            "dang-uy-vien",
        ),
        (
            "DANH SÁCH BAN THƯỜNG VỤ HUYỆN UỶ",
            "party",
            "district",
            "uvbtv-huyen-uy",
        ),
        (
            "DANH SÁCH CÁN BỘ DIỆN BAN THƯỜNG VỤ HUYỆN UỶ QUẢN LÝ",
            "party",
            "district",
            "",
        ),
        (
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ",
            "commune",
            "commune",
            "",
        ),
        (
            "DANH SÁCH UỶ VIÊN BCH HỘI NÔNG DÂN HUYỆN",
            "association",
            "district",
            "",
        ),
        (
            "DANH SÁCH BAN THƯỜNG VỤ ĐẢNG UỶ, LÃNH ĐẠO UBND XÃ BÌNH PHÚ",
            "commune",
            "commune",
            "",
        ),
        (
            "DANH SÁCH BAN THƯỜNG VỤ ĐẢNG UỶ XÃ BÌNH PHÚ, HUYỆN TÂN HỒNG",
            "commune",
            "commune",
            "uvbtv-dang-uy",
        ),
        (
            "DANH SÁCH CÁN BỘ DO BAN THƯỜNG VỤ QUẢN LÝ",
            "commune",
            "commune",
            "",
        ),
        ("", "commune", "commune", ""),
    ] {
        let found = reader.committee_of_title(title, Some(kind), Some(level));
        let found = found.map_or(String::new(), |r| codes(&reader, &r));
        assert_eq!(found, code, "{title}");
    }
}

#[test]
fn any_text_is_read_without_harm() {
    let reader = reader();
    for text in [
        "",
        " ",
        ",;/",
        "kiêm",
        "nguyên",
        "Q.",
        "(((",
        ")))",
        "và",
        "*",
        "@commune",
        "{own}",
        "1234567890",
        "ỷỷỷ",
        "\u{ad}",
        "nguyên nguyên",
    ] {
        let _ = reader.read(text, Some("commune"), Some("commune"));
        let _ = reader.read(text, None, None);
        let _ = reader.committee_of_title(text, None, None);
    }
}

#[test]
fn posts_of_any_unit_are_known_as_such() {
    let reader = reader();
    for text in ["UVBTV ĐU, PCT UBND", "Trưởng phòng", "PCT HĐND", "Văn thư"] {
        assert!(reader.names_post(text), "{text}");
    }
    for text in ["Nga - UVBTV", "Tân Hồng", "Trưởng phòng, Tân Hồng"] {
        assert!(!reader.names_post(text), "{text}");
    }
}
