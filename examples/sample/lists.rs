//! The lists that units draw up: letterheads, sections, file names.

use crate::column::{Column, Listed};
use crate::compose::{Numbers, Section, Sheet};
use crate::district::{District, Place, Seat};
use crate::forms::{Form, committee, ratings};
use crate::names::unmarked;
use crate::post::MEMBERSHIP;
use crate::unit::Unit;
use crate::words::Voice;

pub fn base(district: &District, at: usize, year: u16, columns: Vec<Column>) -> Sheet {
    let unit = &district.units[at];
    let party = matches!(unit.kind, "party" | "front" | "association");
    let upper = match unit.kind {
        "party" | "front" | "association" => "HUYỆN UỶ TÂN HỒNG",
        "education" => "PHÒNG GD&ĐT HUYỆN TÂN HỒNG",
        _ => "UBND HUYỆN TÂN HỒNG",
    };
    let lower = if unit.is_commune() {
        format!("UBND {}", unit.name.to_uppercase())
    } else {
        unit.name.to_uppercase()
    };
    Sheet {
        name: ["Danh sách", "DS", "Sheet1", "Danh sach CBCC"][at % 4].to_owned(),
        unit: at,
        letterhead: Some((upper.to_owned(), lower, party)),
        form: Vec::new(),
        title: vec![String::new(), format!("(Tính đến ngày 31/12/{year})")],
        columns,
        sections: Vec::new(),
        voice: Voice {
            salt: at,
            letters: unit.code == "phong-tu-phap" && year == 2025,
        },
        numbers: [
            Numbers::Round,
            Numbers::None,
            Numbers::Letters,
            Numbers::Square,
        ][at % 4],
        turned: false,
        total: None,
        footnote: (at % 5 == 2)
            .then_some("Ghi chú: Danh sách gồm cả người đang nghỉ thai sản, đi học tập trung."),
        committee: false,
        employment: None,
        merged_unit: false,
        year,
    }
}

pub fn sections(unit: &Unit, form: Form, rows: &[(Listed, Place)]) -> Vec<Section> {
    let by =
        |title: &str, employment: Option<&'static str>, keep: &dyn Fn(&Place) -> bool| Section {
            title: title.to_owned(),
            employment,
            people: rows
                .iter()
                .filter(|(_, place)| keep(place))
                .map(|(listed, _)| listed.clone())
                .collect(),
        };
    let is = |of: &'static str| move |place: &Place| place.employment == of;
    let groups: Vec<(&str, &'static str)> = if unit.is_commune() {
        let titles = match form {
            Form::Bm01 => [
                "* Cán bộ",
                "* Công chức",
                "* Người hoạt động không chuyên trách",
            ],
            Form::Bm04 => [
                "A. Cán bộ",
                "B. Công chức",
                "C. Người hoạt động không chuyên trách",
            ],
            _ => [
                "I. CÁN BỘ",
                "II. CÔNG CHỨC",
                "III. NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH",
            ],
        };
        titles
            .into_iter()
            .zip(["cadre", "civil_servant", "commune_part_time"])
            .collect()
    } else if matches!(
        unit.code.as_str(),
        "vp-huyen-uy" | "vp-hdnd-ubnd" | "mttq-huyen"
    ) {
        vec![
            ("I- CÁN BỘ", "cadre"),
            ("II- CÔNG CHỨC", "civil_servant"),
            ("III- HỢP ĐỒNG LAO ĐỘNG", "contract"),
        ]
    } else if unit.kind == "service" && matches!(form, Form::Ticks | Form::Bm01) {
        vec![
            ("A. VIÊN CHỨC", "public_employee"),
            ("B. HỢP ĐỒNG LAO ĐỘNG", "contract"),
        ]
    } else if matches!(form, Form::Values | Form::Ticks | Form::Bm01) && !unit.is_commune() {
        return vec![
            by("I. LÃNH ĐẠO", None, &Place::leads),
            by("II. CHUYÊN VIÊN, NHÂN VIÊN", None, &|place| {
                !place.leads()
            }),
        ];
    } else {
        return vec![by("", None, &|_| true)];
    };
    groups
        .into_iter()
        .map(|(title, group)| by(title, Some(group), &is(group)))
        .filter(|section| !section.people.is_empty())
        .collect()
}

pub fn rating_sheet(district: &District, at: usize, year: u16, rows: &[(Listed, Place)]) -> Sheet {
    let mut sheet = base(district, at, year, ratings(false));
    sheet.name = format!("Xếp loại {year}");
    sheet.title[0] = format!("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM {year}");
    sheet.footnote = None;
    sheet.sections = vec![Section {
        people: rows.iter().map(|(listed, _)| listed.clone()).collect(),
        ..Section::default()
    }];
    sheet
}

/// The list of a commune's committee, or of the district's.
pub fn committee_list(district: &District, commune: Option<usize>, year: u16) -> Sheet {
    let at = commune
        .or_else(|| district.unit("vp-huyen-uy"))
        .unwrap_or(0);
    let units: Vec<usize> =
        commune.map_or_else(|| (0..district.units.len()).collect(), |at| vec![at]);
    let mut halves: [Vec<Listed>; 2] = [Vec::new(), Vec::new()];
    for unit in units {
        for place in &district.places[unit] {
            let (seat, member, standing) = if commune.is_some() {
                (place.seat, 0, 1)
            } else {
                (place.district_seat, 2, 3)
            };
            let mut listed = Listed::new(place, (unit, district.units[unit].name.clone()));
            let (half, membership) = match seat {
                Seat::No => continue,
                Seat::Member => (1, MEMBERSHIP[member]),
                Seat::Standing => (0, MEMBERSHIP[standing]),
            };
            listed.membership = Some(membership);
            halves[half].push(listed);
        }
    }
    halves[0].sort_by_key(|listed| listed.posts.iter().map(|post| post.rank).min());
    let [standing, members] = halves;
    let mut sheet = base(district, at, year, committee(commune.is_none()));
    let lower = commune.map_or_else(
        || "HUYỆN UỶ TÂN HỒNG".to_owned(),
        |at| format!("ĐẢNG UỶ {}", district.units[at].name.to_uppercase()),
    );
    let upper = if commune.is_some() {
        "HUYỆN UỶ TÂN HỒNG"
    } else {
        "ĐẢNG BỘ TỈNH ĐỒNG THÁP"
    };
    sheet.letterhead = Some((upper.to_owned(), lower, true));
    let body = commune.map_or_else(
        || "ĐẢNG BỘ HUYỆN TÂN HỒNG".to_owned(),
        |at| format!("ĐẢNG BỘ {}", district.units[at].name.to_uppercase()),
    );
    sheet.title[0] = format!("DANH SÁCH BAN CHẤP HÀNH {body} NHIỆM KỲ 2020 - 2025");
    "Cấp uỷ".clone_into(&mut sheet.name);
    sheet.committee = true;
    sheet.voice = Voice {
        salt: at + 300,
        letters: false,
    };
    sheet.sections = vec![
        Section {
            title: format!("I. BAN THƯỜNG VỤ ({} đồng chí)", standing.len()),
            employment: None,
            people: standing,
        },
        Section {
            title: format!("II. UỶ VIÊN BAN CHẤP HÀNH ({} đồng chí)", members.len()),
            employment: None,
            people: members,
        },
    ];
    sheet
}

/// Where a unit puts its workbook and how it names it.
pub fn path(unit: &Unit, at: usize, year: u16) -> String {
    let folder = match unit.kind {
        "party" | "front" | "association" => "Khối Đảng, đoàn thể",
        "office" | "service" => "Khối chính quyền",
        "education" => "Truong hoc",
        _ => "Xã, thị trấn",
    };
    let extension = match unit.code.as_str() {
        "phong-van-hoa-thong-tin"
        | "xa-an-phuoc"
        | "trung-tam-chinh-tri"
        | "phong-nong-nghiep"
        | "truong-thcs-binh-phu" => "xls",
        "huyen-doan" | "tt-dich-vu-nong-nghiep" | "truong-mam-non-hoa-sen" => "ods",
        _ => "xlsx",
    };
    let name = match at % 4 {
        0 => format!("DS CBCC {}", unit.name),
        1 => format!("{} - danh sách {year}", unit.name),
        2 => format!("Danh sach {}", unmarked(&unit.name)),
        _ => format!("{}-{year}", unit.code),
    };
    format!("{year}/{folder}/{name}.{extension}")
}

pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
