use proptest::prelude::*;

use super::*;
use crate::text::syllable::all_syllables;

/// As typed in the old encoding, as meant.
const TCVN3: &[(&str, &str)] = &[
    ("NguyÔn V¨n BÐ", "Nguyễn Văn Bé"),
    ("Phã Chñ tÞch UBND x·", "Phó Chủ tịch UBND xã"),
    ("Tr\u{ad}ëng phßng Néi vô", "Trưởng phòng Nội vụ"),
    (
        "Së Lao ®éng - Th\u{ad}¬ng binh vµ X· héi",
        "Sở Lao động - Thương binh và Xã hội",
    ),
    ("HuyÖn uû T©n Hång", "Huyện uỷ Tân Hồng"),
    ("§ång Th¸p", "Đồng Tháp"),
    (
        "Hoµn thµnh xuÊt s¾c nhiÖm vô",
        "Hoàn thành xuất sắc nhiệm vụ",
    ),
    ("ph\u{ad}¬ng ¸n", "phương án"),
    ("N÷", "Nữ"),
    ("C§", "CĐ"),
    ("Q§ sè 12/Q§-UBND", "QĐ số 12/QĐ-UBND"),
    ("th\u{ad}", "thư"),
    ("« t« con", "ô tô con"),
    ("Ng\u{ad}êi ë x·", "Người ở xã"),
    ("ViÖt Nam\u{ad}", "Việt Nam"),
    ("Tæng gi¸ trÞ tµi s¶n", "Tổng giá trị tài sản"),
    ("DANH S¸CH", "DANH SÁCH"),
    ("UBND X·", "UBND Xã"),
    ("§/c Hïng, Së Y tÕ", "Đ/c Hùng, Sở Y tế"),
    ("Sè TT", "Số TT"),
    ("Ghi chó", "Ghi chú"),
    ("Y tÕ", "Y tế"),
    ("6 - 12 tÊn", "6 - 12 tấn"),
    ("60 gi\u{ad}êng", "60 giường"),
    ("Bªt«ng, xim¨ng", "Bêtông, ximăng"),
    ("GPL§ (ghi theo sè GPL§)", "GPLĐ (ghi theo số GPLĐ)"),
    ("Thèng NhÊt", "Thống Nhất"),
    ("V¡N PHßNG HUYÖN Uû", "VĂN PHÒNG HUYỆN UỶ"),
];

const VNI: &[(&str, &str)] = &[
    ("Tröôûng phoøng Noäi vuï", "Trưởng phòng Nội vụ"),
    ("Nguyeãn Vaên Beù", "Nguyễn Văn Bé"),
    ("Trình ñoä chuyeân moân", "Trình độ chuyên môn"),
    ("Lyù luaän chính trò", "Lý luận chính trị"),
    ("UBND HUYEÄN CAÀN GIÔØ", "UBND HUYỆN CẦN GIỜ"),
    ("THAØNH PHOÁ HOÀ CHÍ MINH", "THÀNH PHỐ HỒ CHÍ MINH"),
    ("Huyeän uûy Taân Hoàng", "Huyện ủy Tân Hồng"),
    ("Ñoàng Thaùp", "Đồng Tháp"),
    ("Nöõ", "Nữ"),
    ("nghæ höu", "nghỉ hưu"),
    ("HÑND - QÑ", "HĐND - QĐ"),
    ("BLÑTBXH", "BLĐTBXH"),
    ("Maõ soá", "Mã số"),
    ("Ngaøy vaøo Ñng", "Ngày vào Đng"),
    ("myõ, tyû, kyø, yù, thuûy, kî", "mỹ, tỷ, kỳ, ý, thủy, kỵ"),
];

fn decoded(text: &str, font: FontHint) -> Option<(String, Encoding)> {
    decode(text, font).map(|repair| (repair.text, repair.encoding))
}

/// Where [`is_broken`] looks for them.
#[test]
fn broken_sequences_begin_beyond_ascii() {
    let broken = &tables().judgement.broken;
    assert!(
        !broken.is_empty()
            && broken
                .iter()
                .all(|s| !s.starts_with(|c: char| c.is_ascii()))
    );
    assert!(is_broken("Nguyá»…n") && !is_broken("Nguyễn Á, Ã"));
}

#[test]
fn old_text_is_read_with_and_without_its_font() {
    for (samples, encoding, font) in [
        (TCVN3, Encoding::Tcvn3, FontHint::Tcvn3),
        (VNI, Encoding::Vni, FontHint::Vni),
    ] {
        for (typed, meant) in samples {
            for font in [font, FontHint::Unknown, FontHint::OtherLegacy] {
                assert_eq!(
                    decoded(typed, font),
                    Some(((*meant).to_owned(), encoding)),
                    "{typed} {font:?}"
                );
                assert!(!suspect(meant), "{meant}");
            }
            assert_eq!(decode(typed, FontHint::Unicode), None);
        }
    }
}

#[test]
fn words_that_could_be_both_follow_the_font() {
    for (typed, font, meant) in [
        ("HOÀ CHÍ MINH", FontHint::Vni, "HỒ CHÍ MINH"),
        ("Chính trò", FontHint::Vni, "Chính trị"),
        ("Phã", FontHint::Tcvn3, "Phó"),
        ("Vò", FontHint::Tcvn3, "Vũ"),
        ("»m con", FontHint::Tcvn3, "ằm con"),
        ("100.000®", FontHint::Tcvn3, "100.000đ"),
        ("céng hoµ", FontHint::Tcvn3Capitals, "CỘNG HOÀ"),
        ("nguyÔn v¨n an", FontHint::Tcvn3Capitals, "NGUYỄN VĂN AN"),
        // at the head of a word it is the letter, where a font speaks for it
        ("\u{ad}dcnttcb", FontHint::Tcvn3Capitals, "ƯDCNTTCB"),
        (
            "chøng chØ \u{ad}dcntt",
            FontHint::Tcvn3Capitals,
            "CHỨNG CHỈ ƯDCNTT",
        ),
        ("b»ng \u{ad}d cntt", FontHint::Tcvn3, "bằng ưd cntt"),
        ("K\u{ad}¬ng", FontHint::Tcvn3, "Kương"),
    ] {
        assert_eq!(
            decode(typed, font).map(|r| r.text).as_deref(),
            Some(meant),
            "{typed}"
        );
    }
    for ambiguous in ["HOÀ CHÍ MINH", "Hoà sô", "Phã", "Vò", "HOÀ"] {
        assert_eq!(decode(ambiguous, FontHint::Unknown), None, "{ambiguous}");
    }
}

#[test]
fn in_a_mixed_cell_only_the_old_words_change() {
    for (typed, meant) in [
        ("V\u{ad}¬ng Nhựt Rạng", "Vương Nhựt Rạng"),
        ("Tr\u{ad}ëng phòng Nội vụ", "Trưởng phòng Nội vụ"),
        ("ch\u{ad}a đào tạo", "chưa đào tạo"),
        ("Phã Bí thư", "Phó Bí thư"),
        ("Tèng Bửu Thuận", "Tống Bửu Thuận"),
        ("Ủy ban nh©n d©n quËn 9", "Ủy ban nhân dân quận 9"),
        (
            "Huyện uỷ Tân Hồng, phßng Néi vô",
            "Huyện uỷ Tân Hồng, phòng Nội vụ",
        ),
        (
            "Trưởng phòng, UBND x· T©n Thµnh",
            "Trưởng phòng, UBND xã Tân Thành",
        ),
        (
            "Phoøng Noäi vuï - Huyện Tân Hồng",
            "Phòng Nội vụ - Huyện Tân Hồng",
        ),
        (
            "Hoà Bình, Chủ tịch x· Hßa B×nh",
            "Hoà Bình, Chủ tịch xã Hòa Bình",
        ),
        (
            "Chức vô, đơn vị công tác hiện nay",
            "Chức vụ, đơn vị công tác hiện nay",
        ),
        ("Dân téc", "Dân tộc"),
        ("Dân\ntéc", "Dân\ntộc"),
        ("PHÒNG KINH TÕ VÀ HẠ TẦNG", "PHÒNG KINH TẾ VÀ HẠ TẦNG"),
        ("Hoàn thành tốt nhiệm vô", "Hoàn thành tốt nhiệm vụ"),
        // no letter here is one that only Unicode has
        ("Phó Tr\u{ad}ëng phòng", "Phó Trưởng phòng"),
        ("Công chøc thõa hành", "Công chức thừa hành"),
        ("Phòng T\u{ad} pháp", "Phòng Tư pháp"),
        (
            "Bí th\u{ad} Đảng ñy - Chñ tÞch HĐND x·",
            "Bí thư Đảng ủy - Chủ tịch HĐND xã",
        ),
        ("x©y dùng Đảng", "xây dựng Đảng"),
        (
            "Công chøc Tài chính - KÕ toán",
            "Công chức Tài chính - Kế toán",
        ),
    ] {
        for font in [FontHint::Unknown, FontHint::Tcvn3, FontHint::Vni] {
            let encoding = if typed.contains("oø") {
                FontHint::Vni
            } else {
                FontHint::Tcvn3
            };
            if font == FontHint::Unknown || font == encoding {
                assert_eq!(
                    decode(typed, font).map(|r| r.text).as_deref(),
                    Some(meant),
                    "{typed} {font:?}"
                );
            }
        }
    }
}

#[test]
fn unicode_under_an_old_font_is_left() {
    for text in [
        "Nguyễn Văn Hùng",
        "Bình",
        "Không",
        "Tên",
        "Nhóm",
        "Thông tin",
        "Ghi chú",
        "không dùng",
        "Xã Tân Công Chí",
        "phút",
        "Hoà Bình",
        "Thị trấn Sa Rài",
        "Đại học",
        "ĐH",
        "HĐND",
        "Trình độ chuyên môn",
    ] {
        for font in [FontHint::Tcvn3, FontHint::Tcvn3Capitals, FontHint::Vni] {
            let ambiguous = font == FontHint::Vni && text.contains("Hoà");
            if !ambiguous {
                assert_eq!(decode(text, font), None, "{text} {font:?}");
            }
        }
    }
}

#[test]
fn fonts_are_known_by_their_names() {
    for (name, hint) in [
        (".VnTime", FontHint::Tcvn3),
        (".VnTimeH", FontHint::Tcvn3Capitals),
        (".VnArial NarrowH", FontHint::Tcvn3Capitals),
        (".vntimeh", FontHint::Tcvn3Capitals),
        (".VnTimes", FontHint::Tcvn3),
        ("VnTime", FontHint::Tcvn3),
        ("VNI-Times", FontHint::Vni),
        ("vni-times", FontHint::Vni),
        ("VNI Helve", FontHint::Vni),
        ("UVnTime", FontHint::Unicode),
        ("VN-NTime", FontHint::OtherLegacy),
        ("VPS Times", FontHint::OtherLegacy),
        ("SVNtimes", FontHint::OtherLegacy),
        ("VNtimes new roman", FontHint::OtherLegacy),
        ("Times New Roman", FontHint::Unknown),
        ("Arial", FontHint::Unknown),
        ("", FontHint::Unknown),
    ] {
        assert_eq!(FontHint::of_font_name(name), hint, "{name}");
    }
}

#[test]
fn good_vietnamese_is_never_harmed() {
    let mut syllables = all_syllables();
    let judgement = &tables().judgement;
    let doubtful = [&judgement.unlikely, &judgement.unlikely_in_mixed];
    syllables.retain(|syllable| !doubtful.iter().any(|list| list.contains(syllable)));
    let mut count = 0;
    for (index, syllable) in syllables.iter().enumerate() {
        let next = &syllables[(index * 7919 + 13) % syllables.len()];
        for text in [
            syllable.clone(),
            syllable.to_uppercase(),
            format!("{syllable} {next}"),
            format!("Phòng {next}, {syllable}"),
        ] {
            assert_eq!(decode(&text, FontHint::Unknown), None, "{text}");
            assert!(!suspect(&text), "{text}");
            count += 1;
        }
    }
    assert!(count > 40_000, "{count}");
}

#[test]
fn good_names_and_office_words_are_never_harmed() {
    let split = |list: &'static str| list.split_whitespace();
    let families = "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Hà Cù Tô Tạ Mã Thạch Kiên Sơn Quách La Lò Lù Ðinh";
    let middles = "Văn Thị Hữu Ngọc Thanh Minh Quốc Hoài Thuý Thúy Bé Út Mỹ Cà";
    let givens = "Hùng Hoà Hòa Bình Tâm Tân Sáu Bảy Tèo Là Cò Vô Né Tý Quý Kỳ Lũy Luỹ Âu Ái Ân Ý Ngà Hà Hèn Én Đào Xuyến Thoại Oanh";
    let mut count = 0;
    for family in split(families) {
        for middle in split(middles) {
            for given in split(givens) {
                let name = format!("{family} {middle} {given}");
                for text in [name.to_uppercase(), name] {
                    assert_eq!(decode(&text, FontHint::Unknown), None, "{text}");
                    assert!(!suspect(&text), "{text}");
                    count += 1;
                }
            }
        }
    }
    assert!(count > 20_000, "{count}");
    for text in [
        "Uỷ viên Ban Thường vụ, Trưởng ban Tổ chức Huyện uỷ",
        "HÐ68",
        "HÐND",
        "QÐ",
        "HÐ",
        "NÐ 111/2022",
        "Ðồng Tháp",
        "Ðông Hà",
        "CÐ",
        "ÐH",
        "TÐ",
        "Trung cấp LLCT-HC",
        "Tôn giáo: Không",
        "Kinh (Việt)",
        "H'Mông",
        "Ê Đê",
        "Hán",
        "Chăm",
        "Bí thư ĐU, CT HĐND",
        "Lãnh đạo cấp phòng",
        "Qúy",
        "Hoàn thành tốt",
        "Đ/c Hà, P.CT",
        "ÁNH",
        "À",
        "Ý",
        "cà phê",
        "Quán café Hoà Bình",
        "Năm 2025 - 2026",
        "Mã số: V.07.02.26",
        "Hạng II",
        "Tiếng Anh B1 (A2)",
        "Vũ\u{ad}",
        "Nguyễn Thị T\u{1eed}",
    ] {
        assert_eq!(decode(text, FontHint::Unknown), None, "{text}");
        assert!(!suspect(text), "{text}");
    }
}

/// Words of other languages, and signs.
const FOREIGN: &str = "café|naïve|Müller|São Paulo|São|½|©|100 m²|Ø|Ø 20|®|«|« Ban »|»Ban«|«Ban»|5 × 4|10÷12|25 °C|±2|§ 5|µm|\
    1½ năm|Word®|© 2024|Windows™|£5|¥|5¢|Straße|Maß|daß|groß|Köln|für|Grün|Jörg Björn|Malmö|Tromsø|\
    smörgåsbord|Ångström|fête|hôtel|Noël|Zoë|Chloë|maïs|rôle|thé|tête|où|août|goût|sûr|mûr|dû|île|forêt|\
    garçon|façade|français|élève|déjà vu|à la carte|crème brûlée|résumé|coördinate|señor|niño|año|\
    El Niño|España|Perú|María José|canción|más|mañana|coração|não|Luís|João|ação|Dvořák|Bø|fjørd|\
    Kærlighed|blåbær|Þór|ÉCOLE|GARÇON|MÜNCHEN|ÖSTERREICH|£1,000|a × b|…|–|No. 1º|1ª|AÑO|ESPAÑA|\
    The quick brown fox|Microsoft Office|e-mail|TOEIC 550|IELTS 6.0";

#[test]
fn other_languages_and_signs_are_never_harmed() {
    for text in FOREIGN.split('|') {
        assert_eq!(decode(text, FontHint::Unknown), None, "{text}");
        assert!(!suspect(text), "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_suspected() {
    for text in [
        "Nguyá»…n VÄƒn",
        "Nguy?n V?n A",
        "Tr\u{fffd}n",
        "M¨cx¾",
        "Xñzô g¬pq",
    ] {
        assert!(suspect(text), "{text}");
    }
    for text in ["", "?", "Ai? Gì?", "N/A", "Đã nộp chưa? Rồi"] {
        assert!(!suspect(text), "{text}");
    }
}

#[test]
fn endless_words_end() {
    for text in [
        "anan«".repeat(8000),
        "a\u{ad}".repeat(16000),
        "Ã".repeat(32000),
        "å « ".repeat(8000),
    ] {
        for font in [FontHint::Unknown, FontHint::Tcvn3, FontHint::Vni] {
            let _ = (decode(&text, font), suspect(&text));
        }
    }
}

#[test]
fn soft_hyphens_go_in_the_end() {
    assert_eq!(drop_soft_hyphens("Vũ\u{ad} Nam"), "Vũ Nam");
    assert!(matches!(
        drop_soft_hyphens("Vũ"),
        std::borrow::Cow::Borrowed(_)
    ));
}

fn phrase() -> impl Strategy<Value = String> {
    let syllables: Vec<String> = all_syllables()
        .into_iter()
        .filter(|s| s.chars().count() > 1)
        .collect();
    prop::collection::vec(prop::sample::select(syllables), 1..7).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn typed_in_an_old_font_and_decoded_is_the_same(text in phrase()) {
        let capitals = text.to_uppercase();
        for (encoding, font, meant, typed) in [
            (Encoding::Tcvn3, FontHint::Tcvn3, &text, &text),
            (Encoding::Tcvn3, FontHint::Tcvn3Capitals, &capitals, &text),
            (Encoding::Vni, FontHint::Vni, &text, &text),
            (Encoding::Vni, FontHint::Vni, &capitals, &capitals),
        ] {
            let typed = tables().encode(encoding, typed).expect("all letters have codes");
            if typed.is_ascii() || typed.split(' ').any(|word| is_everyday(encoding, word)) {
                continue;
            }
            let read = decode(&typed, font).map_or(typed, |repair| repair.text);
            prop_assert_eq!(&read, meant);
        }
    }

    #[test]
    fn no_text_breaks_it(text in "[ a-zA-Z0-9«»\u{a0}-\u{ff}ăơưĐệ?\u{301}]{0,24}") {
        for font in [FontHint::Unknown, FontHint::Tcvn3, FontHint::Tcvn3Capitals, FontHint::Vni] {
            let _ = decode(&text, font);
        }
        let _ = suspect(&text);
    }
}

/// Cells of one word or two, as lists have them, where no font tells.
#[test]
fn short_cells_are_read_without_their_font() {
    for (typed, meant) in [
        ("Khoâng", "Không"),
        ("khoâng nhôù", "không nhớ"),
        ("Chöa", "Chưa"),
        ("Coäng: 16", "Cộng: 16"),
        ("Coâng an", "Công an"),
        ("HÑ", "HĐ"),
        ("Toát", "Tốt"),
        ("HT toát NV", "HT tốt NV"),
        ("Y só", "Y sĩ"),
        ("Cã", "Có"),
        ("Nhö", "Như"),
        ("L£ TÊN KHOA", "LÊ TẤN KHOA"),
        ("Phó G§, Trung t©m", "Phó GĐ, Trung tâm"),
        ("Buøi Vaên Thaéng", "Bùi Văn Thắng"),
        ("VÕ THÞ HåNG", "VÕ THỊ HỒNG"),
        ("Cán bé", "Cán bộ"),
    ] {
        let read = decode(typed, FontHint::Unknown).map(|repair| repair.text);
        assert_eq!(read.as_deref(), Some(meant), "{typed}");
    }
    // names and words of Unicode stay
    for text in ["Hoà", "Vò", "Hoàng", "Dòng", "Bửu", "Phó", "Phú", "Tên"] {
        assert_eq!(decode(text, FontHint::Unknown), None, "{text}");
    }
}

#[test]
fn unlikely_phrases_end_in_words_that_old_encodings_have() {
    let judgement = &tables().judgement;
    let phrases = judgement
        .unlikely
        .iter()
        .chain(&judgement.unlikely_in_mixed);
    for phrase in phrases {
        let last = phrase.rsplit(' ').next().unwrap_or_default();
        assert!(last.chars().all(|c| c <= '\u{FF}'), "{phrase}");
    }
}
