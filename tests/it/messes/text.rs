//! Old encodings and the ways of writing Vietnamese: messes 1 to 11.

use super::{assert_coded, assert_loud, assert_names, assert_value, list};
use crate::bench::legacy::{decomposed, tcvn3, tcvn3_capitals, vni};
use crate::bench::{Case, Cell, Value, cells};

const HEADER: &[&str] = &[
    "TT",
    "Họ và tên",
    "Giới tính",
    "Chức vụ",
    "Trình độ chuyên môn",
];

/// The list with every text written by `encode`, in a font.
fn encoded(font: Option<&str>, encode: fn(&str) -> String) -> Case {
    let text = |t: &str| {
        let cell = Cell::from(encode(t));
        font.map_or(cell.clone(), |f| cell.font(f))
    };
    Case::new().sheet("DS", |s| {
        s.row(
            1,
            &[text("Danh sách cán bộ, công chức xã Bình Phú năm 2025")],
        );
        let header: Vec<Cell> = HEADER.iter().map(|h| text(h)).collect();
        s.row(3, &header);
        s.row(
            4,
            &[
                1.into(),
                text("Nguyễn Văn Hùng"),
                text("Nam"),
                text("Phó Chủ tịch UBND"),
                text("Đại học Luật"),
            ],
        );
        s.row(
            5,
            &[
                2.into(),
                text("Lê Thị Thuỷ"),
                text("Nữ"),
                text("Tài chính - Kế toán"),
                text("Cao đẳng"),
            ],
        );
    })
}

fn assert_read(case: Case) {
    let out = case.run();
    assert_names(&out, &["Nguyễn Văn Hùng", "Lê Thị Thuỷ"]);
    assert_value(&out, "Nguyễn Văn Hùng", "gender", Some("male"));
    assert_value(&out, "Lê Thị Thuỷ", "gender", Some("female"));
    assert_value(
        &out,
        "Nguyễn Văn Hùng",
        "position",
        Some("Phó Chủ tịch UBND"),
    );
    assert_value(&out, "Nguyễn Văn Hùng", "education", Some("bachelor"));
    assert_value(&out, "Lê Thị Thuỷ", "education", Some("college"));
    assert_value(&out, "Lê Thị Thuỷ", "unit", Some("xa-binh-phu"));
    assert_coded(&out, "text-repaired");
    assert_loud(&out, &[]);
}

#[test]
fn mess_01_tcvn3_by_its_font() {
    assert_read(encoded(Some(".VnTime"), tcvn3));
}

#[test]
fn mess_02_capital_fonts_show_small_letters_as_capitals() {
    let case = Case::new().sheet("DS", |s| {
        s.row(
            1,
            &[
                Cell::from(tcvn3_capitals("Danh sách cán bộ xã Bình Phú năm 2025"))
                    .font(".VnTimeH"),
            ],
        );
        s.row(3, cells!["TT", "Họ và tên", "Chức vụ"]);
        s.row(
            4,
            &[
                1.into(),
                Cell::from(tcvn3_capitals("TRẦN ĐỨC ÁNH")).font(".VnTimeH"),
                "Văn phòng - Thống kê".into(),
            ],
        );
    });
    let out = case.run();
    assert_names(&out, &["Trần Đức Ánh"]);
    assert_value(&out, "Trần Đức Ánh", "unit", Some("xa-binh-phu"));
}

#[test]
fn mess_03_soft_hyphen_is_a_letter_of_tcvn3() {
    let out = list(
        &["TT", "Họ và tên", "Chức vụ"],
        &[
            &[
                1.into(),
                Cell::from("Tr\u{ad}¬ng Quèc Ph\u{ad}íc").font(".VnArial"),
                Cell::from("Tr\u{ad}ëng Êp").font(".VnArial"),
            ],
            // In a Unicode font the same character is only a soft hyphen.
            cells![2, "Phạm Thị Lan\u{ad}", "Văn hoá - Xã hội"],
        ],
    )
    .run();
    assert_names(&out, &["Trương Quốc Phước", "Phạm Thị Lan"]);
    assert_value(&out, "Trương Quốc Phước", "position", Some("Trưởng ấp"));
}

#[test]
fn mess_04_tcvn3_in_a_font_that_does_not_say_so() {
    assert_read(encoded(Some("Arial"), tcvn3));
}

#[test]
fn mess_05_unicode_and_tcvn3_in_one_cell() {
    let runs = |first: &str, second: &str| {
        Cell::new(Value::Runs(vec![
            (None, first.to_owned()),
            (Some(".VnTime".to_owned()), tcvn3(second)),
        ]))
    };
    let out = list(
        &["TT", "Họ và tên", "Chức vụ"],
        &[
            &[
                1.into(),
                runs("Nguyễn ", "Thị Hường"),
                runs("Chủ tịch ", "Hội Nông dân"),
            ],
            &[2.into(), "Lý Văn Tám".into(), "Tư pháp - Hộ tịch".into()],
        ],
    )
    .run();
    assert_names(&out, &["Nguyễn Thị Hường", "Lý Văn Tám"]);
    assert_value(
        &out,
        "Nguyễn Thị Hường",
        "position",
        Some("Chủ tịch Hội Nông dân"),
    );
}

#[test]
fn mess_06_vni_fonts() {
    assert_read(encoded(Some("VNI-Times"), vni));
}

#[test]
fn mess_07_uvntime_is_unicode() {
    let out = list(
        &["TT", "Họ và tên", "Chức vụ"],
        &[&[
            1.into(),
            Cell::from("Hồ Thị Ngọc Ân").font("UVnTime"),
            Cell::from("Văn hoá - Xã hội").font("UVnTime"),
        ]],
    )
    .run();
    assert_names(&out, &["Hồ Thị Ngọc Ân"]);
    assert_value(&out, "Hồ Thị Ngọc Ân", "position", Some("Văn hoá - Xã hội"));
    assert!(out.coded("text-repaired").is_empty(), "{}", out.describe());
}

#[test]
fn mess_08_marks_as_separate_characters() {
    let out = encoded(None, decomposed).run();
    assert_names(&out, &["Nguyễn Văn Hùng", "Lê Thị Thuỷ"]);
    assert_value(&out, "Lê Thị Thuỷ", "position", Some("Tài chính - Kế toán"));
    assert_loud(&out, &[]);
}

#[test]
fn mess_09_tone_placement_is_taste() {
    let header = &["TT", "Họ và tên", "Chức vụ", "Tôn giáo", "Chuyên môn"];
    let new = list(
        header,
        &[cells![
            1,
            "Võ Văn Hoà",
            "Phó Bí thư Đảng uỷ",
            "Phật giáo Hoà Hảo",
            "Đại học Văn hoá"
        ]],
    )
    .run();
    let old = list(
        header,
        &[cells![
            1,
            "Võ Văn Hòa",
            "Phó Bí thư Đảng ủy",
            "Phật giáo Hòa Hảo",
            "Đại học Văn hóa"
        ]],
    )
    .run();
    for column in [
        "posts",
        "key_leader",
        "religion",
        "education",
        "standing_committee",
    ] {
        assert_eq!(
            new.roster[0].get(column),
            old.roster[0].get(column),
            "{column}"
        );
        assert!(
            new.roster[0].get(column).is_some(),
            "{column}\n{}",
            new.describe()
        );
    }
    assert_eq!(old.roster[0].get("religion"), Some("Phật giáo Hoà Hảo"));
}

#[test]
fn mess_10_y_and_i() {
    let out = list(
        &[
            "TT",
            "Họ và tên",
            "Trình độ chuyên môn",
            "Lí luận chính trị",
            "Quản lí nhà nước",
            "Bồi dưỡng kĩ năng",
        ],
        &[
            cells![
                1,
                "Ngô Văn Sĩ",
                "Thạc sỹ",
                "Trung cấp lí luận chính trị",
                "Chuyên viên",
                "x"
            ],
            cells![2, "Ngô Thị Quí", "Tiến sỹ", "Cao cấp", "CVC", ""],
            cells![3, "Ngô Thị Mĩ", "Kĩ sư", "SC", "CV", ""],
        ],
    )
    .run();
    let read: Vec<_> = out
        .roster
        .iter()
        .map(|p| {
            (
                p.get("education"),
                p.get("political_theory"),
                p.get("skills_training"),
            )
        })
        .collect();
    assert_eq!(
        read,
        [
            (Some("master"), Some("intermediate"), Some("true")),
            (Some("doctor"), Some("advanced"), Some("false")),
            (Some("bachelor"), Some("elementary"), Some("false"))
        ],
        "{}",
        out.describe()
    );
    assert_loud(&out, &[]);
}

#[test]
fn mess_11_icelandic_eth_for_d_with_stroke() {
    let out = list(
        &["TT", "Họ và tên", "Ðối tượng", "Ðảng viên"],
        &[
            cells![1, "Ðặng Văn Ðạt", "HÐ", "x"],
            cells![2, "Đỗ Thị Đào", "HĐ 68", ""],
        ],
    )
    .run();
    assert_names(&out, &["Đặng Văn Đạt", "Đỗ Thị Đào"]);
    for name in ["Đặng Văn Đạt", "Đỗ Thị Đào"] {
        assert_value(&out, name, "employment", Some("contract"));
    }
    assert_value(&out, "Đặng Văn Đạt", "party_member", Some("true"));
}

/// Every phrase of the project's vocabularies and of its English pages: thousands of words of offices,
/// names of units, posts and peoples. None is an old encoding, and none may be taken for one.
#[test]
fn good_text_is_never_harmed() {
    use phuluc::text::{FontHint, decode, suspect};
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for page in ["README.md", "CONTRIBUTING.md", "docs/architecture.md"] {
        let page = std::fs::read_to_string(root.join(page)).expect("a page of the project");
        texts.extend(page.lines().map(str::to_owned));
    }
    vocabulary(&root.join("src"), &mut texts);
    assert!(texts.len() > 5000, "{}", texts.len());
    let mut words = 0;
    for text in &texts {
        words += text.split_whitespace().count();
        for text in [text.clone(), text.to_uppercase(), text.to_lowercase()] {
            let repair = decode(&text, FontHint::Unknown);
            assert_eq!(repair.map(|r| r.text), None, "{text}");
            assert!(!suspect(&text), "{text}");
        }
    }
    assert!(words > 15_000, "{words}");
}

/// The quoted texts of all data files, those aside that hold codes and signs.
fn vocabulary(folder: &std::path::Path, texts: &mut Vec<String>) {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder of the project")
        .map(|e| e.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            vocabulary(&path, texts);
            continue;
        }
        let is_data = path.extension().is_some_and(|e| e == "toml");
        // the tables of old codes, and findings that quote old text as examples
        let quotes_old = path.ends_with("legacy.toml") || path.ends_with("catalogue.toml");
        if !is_data || quotes_old {
            continue;
        }
        let file = std::fs::read_to_string(&path).expect("a data file");
        let lines = file.lines().filter(|l| !l.contains("_signs"));
        let quoted = lines.flat_map(|l| l.split('"').skip(1).step_by(2));
        texts.extend(
            quoted
                .filter(|t| t.chars().nth(1).is_some())
                .map(str::to_owned),
        );
    }
}
