//! Who sends what: the workbooks of a year, in the forms that each unit has grown used to.

use std::collections::BTreeSet;

use crate::book::Book;
use crate::column::{Column, Listed};
use crate::compose::{Numbers, Section, Sheet, compose};
use crate::district::{District, Mover, Place, Seat};
use crate::finding::Finding;
use crate::forms::{Form, committee, form_columns, qualifications, ratings};
use crate::grid::TotalKind;
use crate::names::unmarked;
use crate::post::{MEMBERSHIP, Post};
use crate::unit::Unit;
use crate::words::Voice;

/// The commune whose committee never sends its list.
pub const NO_COMMITTEE_LIST: &str = "xa-tan-phuoc";

/// Units that send nothing in a year.
pub fn silent(code: &str, year: u16) -> bool {
    matches!((code, year), ("phong-y-te" | "hoi-ccb", 2025) | ("thanh-tra-huyen", 2023) | ("phong-van-hoa-thong-tin", 2022))
}

/// The form of a unit in a year; a few changed theirs.
pub fn form(unit: &Unit, year: u16) -> Form {
    match (unit.code.as_str(), year) {
        ("phong-tu-phap", ..=2022) | ("xa-tan-phuoc", ..=2023) | ("ban-to-chuc" | "ban-dan-van" | "uy-ban-kiem-tra", _) => Form::Values,
        ("ban-tuyen-giao", 2024..) | ("vp-huyen-uy" | "mttq-huyen" | "vp-hdnd-ubnd" | "phong-noi-vu", _) => Form::Values,
        ("tt-sa-rai" | "xa-binh-phu" | "xa-tan-ho-co" | "xa-tan-thanh-b" | "xa-thong-binh", _) => Form::Values,
        ("ldld-huyen", 2024..) => Form::Ratings,
        ("phong-giao-duc" | "phong-nong-nghiep" | "tt-van-hoa-truyen-thanh" | "tt-dich-vu-nong-nghiep" | "tt-gdnn-gdtx", _) => Form::Ticks,
        ("xa-an-phuoc" | "xa-tan-phuoc" | "phong-tai-chinh-ke-hoach" | "phong-tai-nguyen-moi-truong" | "phong-lao-dong", _)
        | ("phong-kinh-te-ha-tang" | "bql-du-an" | "phong-y-te", _) => Form::Bm01,
        ("xa-tan-cong-chi" | "xa-tan-thanh-a", _) => Form::Bm04,
        _ if unit.kind == "education" => if unit.name.len() % 3 == 0 { Form::School } else { Form::SchoolText },
        _ => Form::Simple,
    }
}

/// What the year's lists show of a unit: its places as people stand on a list.
pub fn listed(district: &District, at: usize) -> Vec<(Listed, Place)> {
    let unit = &district.units[at];
    let row = |place: &Place| {
        let mut listed = Listed::new(place, (at, unit.name.clone()));
        let secretary = |low: u16, high: u16| place.posts.iter().any(|post| post.secretary && (low..=high).contains(&post.rank));
        let mut seats: Vec<Post> = Vec::new();
        if place.district_seat == Seat::Standing && !secretary(1, 3) {
            seats.push(MEMBERSHIP[3]);
        }
        if place.seat == Seat::Standing && !secretary(30, 32) && unit.code != NO_COMMITTEE_LIST {
            seats.push(MEMBERSHIP[1]);
        }
        seats.extend(listed.posts);
        listed.posts = seats;
        (listed, place.clone())
    };
    district.places[at].iter().map(row).collect()
}

/// Forms with a column for remarks that are the unit's only list.
fn remarks(district: &District, unit: usize, year: u16) -> bool {
    let unit = &district.units[unit];
    !silent(&unit.code, year) && matches!(form(unit, year), Form::Values | Form::Simple | Form::Bm01)
}

/// The year's movers whom both units list, and whom only the old unit lists.
fn movers(district: &District, year: u16) -> Vec<&Mover> {
    district
        .movers
        .iter()
        .filter(|mover| year >= 2024 && remarks(district, mover.from, year) && remarks(district, mover.to, year))
        .take(2)
        .collect()
}

/// Who stands only on the list of the unit that they left.
fn unlisted(district: &District, year: u16) -> Vec<usize> {
    movers(district, year).iter().skip(1).map(|mover| mover.person).collect()
}

/// Who left the unit in the year and still stands on its list.
fn still_listed(district: &District, at: usize, year: u16) -> Vec<(Listed, Place)> {
    let as_before = |person: usize, posts: &[Post], note: String| {
        let place = district.places[at].iter().find(|place| place.posts[0].full == posts[0].full)?;
        let place = Place { holder: person, seat: Seat::No, district_seat: Seat::No, posts: posts.to_vec(), ..place.clone() };
        Some((Listed { note, ..Listed::new(&place, (at, district.units[at].name.clone())) }, place))
    };
    let moved = movers(district, year).into_iter().enumerate().filter(|(_, mover)| mover.from == at).filter_map(|(number, mover)| {
        let verb = if number == 0 { "Chuyển đến" } else { "Chuyển công tác đến" };
        as_before(mover.person, &mover.posts, format!("{verb} {} từ 01/10/{year}", district.units[mover.to].name))
    });
    let how_many = if year == 2025 { 5 } else { 2 };
    let left = district.leavers.iter().filter(|leaver| remarks(district, leaver.unit, year) && !leaver.posts[0].key).take(how_many);
    let left = left.filter(|leaver| leaver.unit == at).filter_map(|leaver| {
        let person = &district.people[leaver.person];
        let why = if person.age(year) > 56 { "Nghỉ hưu từ" } else { "Thôi việc từ" };
        as_before(leaver.person, &leaver.posts, format!("{why} {}", leaver.day.slashed()))
    });
    moved.chain(left).collect()
}

/// The workbooks of a year and the findings that their form alone brings.
pub fn send(district: &mut District, year: u16) -> (Vec<Book>, Vec<Finding>) {
    date_in_full(district, year);
    let mut books = Vec::new();
    let mut findings = Vec::new();
    for at in 0..district.units.len() {
        let unit = district.units[at].clone();
        if silent(&unit.code, year) {
            continue;
        }
        for (path, sheets) in unit_books(district, at, year) {
            add(&mut books, &mut findings, district, path, &sheets);
        }
        if unit.is_commune() && unit.code != NO_COMMITTEE_LIST {
            let sheet = committee_list(district, Some(at), year);
            let path = format!("{year}/Cấp uỷ xã, thị trấn/DS Đảng uỷ {}.{}", unit.name, if unit.code == "xa-binh-phu" { "ods" } else { "xlsx" });
            add(&mut books, &mut findings, district, path, &[sheet]);
        }
    }
    if district.unit("vp-huyen-uy").is_some() {
        let sheet = committee_list(district, None, year);
        add(&mut books, &mut findings, district, format!("{year}/Khối Đảng, đoàn thể/DS BCH Đảng bộ huyện {year}.xlsx"), &[sheet]);
    }
    (books, findings)
}

fn add(books: &mut Vec<Book>, findings: &mut Vec<Finding>, district: &District, path: String, sheets: &[Sheet]) {
    let mut grids = Vec::new();
    for sheet in sheets {
        let (grid, found) = compose(sheet, district);
        findings.extend(found.into_iter().map(|finding| Finding { file: path.clone(), sheet: grid.name.clone(), ..finding }));
        grids.push(grid);
    }
    books.push(Book { path, sheets: grids });
}

/// Whoever stands on two lists is known by the full birth date, else the lists could not be joined.
fn date_in_full(district: &mut District, year: u16) {
    let mut full: BTreeSet<usize> = district.movers.iter().map(|mover| mover.person).collect();
    for (unit, places) in district.units.iter().zip(&district.places) {
        let twice = matches!(form(unit, year), Form::Ticks | Form::Bm04);
        full.extend(places.iter().filter(|place| twice || place.leads() || place.seat != Seat::No || place.district_seat != Seat::No).map(|place| place.holder));
    }
    for person in full {
        district.people[person].year_only = false;
    }
}

fn unit_books(district: &District, at: usize, year: u16) -> Vec<(String, Vec<Sheet>)> {
    let unit = &district.units[at];
    let form = form(unit, year);
    let mut rows = listed(district, at);
    rows.retain(|(listed, _)| !unlisted(district, year).contains(&listed.id));
    let extra = still_listed(district, at, year);
    let has_leavers = !extra.is_empty();
    rows.extend(extra);
    let path = path(unit, at, year);
    let mut main = base(district, at, year, form_columns(form, year));
    let title = if unit.is_commune() { "DANH SÁCH CÁN BỘ, CÔNG CHỨC, NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH" } else { "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC" };
    main.title[0] = format!("{title} NĂM {year}");
    main.sections = sections(unit, form, &rows);
    match form {
        Form::Values if matches!(unit.code.as_str(), "tt-sa-rai" | "xa-binh-phu" | "xa-tan-ho-co") => {
            let sheets = main.sections.iter().zip(["Cán bộ", "Công chức", "KCT"]).map(|(section, name)| {
                let mut sheet = main.clone();
                sheet.name = name.to_owned();
                sheet.employment = section.employment;
                sheet.sections = vec![Section { title: String::new(), employment: None, people: section.people.clone() }];
                sheet
            });
            vec![(path, sheets.collect())]
        }
        Form::Ticks => {
            main.turned = true;
            main.merged_unit = at % 2 == 0;
            main.total = Some(TotalKind::Sums);
            vec![(path, vec![main.clone(), rating_sheet(district, at, year, &rows)])]
        }
        Form::Bm01 => {
            main.turned = true;
            main.numbers = Numbers::Letters;
            main.total = (!has_leavers).then_some(TotalKind::Sums);
            vec![(path, vec![main])]
        }
        Form::Bm04 => {
            main.form = vec!["BM04/BNV".to_owned(), "Ban hành kèm theo Thông tư số 11/2012/TT-BNV ngày 17 tháng 12 năm 2012 của Bộ Nội vụ".to_owned()];
            main.title[0] = format!("BÁO CÁO DANH SÁCH VÀ TIỀN LƯƠNG CÁN BỘ, CÔNG CHỨC CẤP XÃ NĂM {year}");
            main.title.push(format!("Đơn vị báo cáo: UBND {}", lower_first(&unit.name)));
            main.total = Some(TotalKind::Words);
            let mut second = base(district, at, year, qualifications(year));
            second.title[0] = format!("DANH SÁCH TRÌNH ĐỘ VÀ KẾT QUẢ XẾP LOẠI NĂM {year}");
            second.sections = vec![Section { people: rows.iter().map(|(listed, _)| listed.clone()).collect(), ..Section::default() }];
            let other = path.replace(".xlsx", " - trình độ, xếp loại.xlsx");
            vec![(path, vec![main]), (other, vec![second])]
        }
        Form::School => {
            main.name = "Viên chức".to_owned();
            main.employment = Some("public_employee");
            main.sections[0].people.retain(|listed| listed.employment == "public_employee");
            let mut contract = main.clone();
            contract.name = "Hợp đồng".to_owned();
            contract.employment = Some("contract");
            contract.sections[0].people = rows.iter().map(|(listed, _)| listed.clone()).filter(|listed| listed.employment == "contract").collect();
            vec![(path, vec![main, contract])]
        }
        Form::Ratings => {
            main.title[0] = format!("TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI NĂM {year}");
            vec![(path, vec![main])]
        }
        Form::Simple if at % 3 == 0 => {
            main.letterhead = None;
            main.title[0] = format!("{title} {} NĂM {year}", unit.name.to_uppercase());
            main.total = (!has_leavers).then_some(TotalKind::Words);
            vec![(path, vec![main])]
        }
        _ => {
            // Whether a total counts those who left is anybody's guess: no total there.
            main.total = (at % 2 == 0 && !has_leavers).then_some(TotalKind::Words);
            vec![(path, vec![main])]
        }
    }
}

fn base(district: &District, at: usize, year: u16, columns: Vec<Column>) -> Sheet {
    let unit = &district.units[at];
    let party = matches!(unit.kind, "party" | "front" | "association");
    let upper = match unit.kind {
        "party" | "front" | "association" => "HUYỆN UỶ TÂN HỒNG",
        "education" => "PHÒNG GD&ĐT HUYỆN TÂN HỒNG",
        _ => "UBND HUYỆN TÂN HỒNG",
    };
    let lower = if unit.is_commune() { format!("UBND {}", unit.name.to_uppercase()) } else { unit.name.to_uppercase() };
    Sheet {
        name: ["Danh sách", "DS", "Sheet1", "Danh sach CBCC"][at % 4].to_owned(),
        unit: at,
        letterhead: Some((upper.to_owned(), lower, party)),
        form: Vec::new(),
        title: vec![String::new(), format!("(Tính đến ngày 31/12/{year})")],
        columns,
        sections: Vec::new(),
        voice: Voice { salt: at, letters: unit.code == "phong-tu-phap" && year == 2025 },
        numbers: [Numbers::Round, Numbers::None, Numbers::Letters, Numbers::Square][at % 4],
        turned: false,
        total: None,
        footnote: (at % 5 == 2).then_some("Ghi chú: Danh sách gồm cả người đang nghỉ thai sản, đi học tập trung."),
        committee: false,
        employment: None,
        merged_unit: false,
        year,
    }
}

fn sections(unit: &Unit, form: Form, rows: &[(Listed, Place)]) -> Vec<Section> {
    let by = |title: &str, employment: Option<&'static str>, keep: &dyn Fn(&Place) -> bool| Section {
        title: title.to_owned(),
        employment,
        people: rows.iter().filter(|(_, place)| keep(place)).map(|(listed, _)| listed.clone()).collect(),
    };
    let is = |of: &'static str| move |place: &Place| place.employment == of;
    let groups: Vec<(&str, &'static str)> = if unit.is_commune() {
        let titles = match form {
            Form::Bm01 => ["* Cán bộ", "* Công chức", "* Người hoạt động không chuyên trách"],
            Form::Bm04 => ["A. Cán bộ", "B. Công chức", "C. Người hoạt động không chuyên trách"],
            _ => ["I. CÁN BỘ", "II. CÔNG CHỨC", "III. NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"],
        };
        titles.into_iter().zip(["cadre", "civil_servant", "commune_part_time"]).collect()
    } else if matches!(unit.code.as_str(), "vp-huyen-uy" | "vp-hdnd-ubnd" | "mttq-huyen") {
        vec![("I- CÁN BỘ", "cadre"), ("II- CÔNG CHỨC", "civil_servant"), ("III- HỢP ĐỒNG LAO ĐỘNG", "contract")]
    } else if unit.kind == "service" && matches!(form, Form::Ticks | Form::Bm01) {
        vec![("A. VIÊN CHỨC", "public_employee"), ("B. HỢP ĐỒNG LAO ĐỘNG", "contract")]
    } else if matches!(form, Form::Values | Form::Ticks | Form::Bm01) && !unit.is_commune() {
        return vec![
            by("I. LÃNH ĐẠO", None, &Place::leads),
            by("II. CHUYÊN VIÊN, NHÂN VIÊN", None, &|place| !place.leads()),
        ];
    } else {
        return vec![by("", None, &|_| true)];
    };
    groups.into_iter().map(|(title, group)| by(title, Some(group), &is(group))).filter(|section| !section.people.is_empty()).collect()
}

fn rating_sheet(district: &District, at: usize, year: u16, rows: &[(Listed, Place)]) -> Sheet {
    let mut sheet = base(district, at, year, ratings(false));
    sheet.name = format!("Xếp loại {year}");
    sheet.title[0] = format!("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG NĂM {year}");
    sheet.footnote = None;
    sheet.sections = vec![Section { people: rows.iter().map(|(listed, _)| listed.clone()).collect(), ..Section::default() }];
    sheet
}

/// The list of a commune's committee, or of the district's.
fn committee_list(district: &District, commune: Option<usize>, year: u16) -> Sheet {
    let at = commune.or_else(|| district.unit("vp-huyen-uy")).unwrap_or(0);
    let units: Vec<usize> = commune.map_or_else(|| (0..district.units.len()).collect(), |at| vec![at]);
    let mut halves: [Vec<Listed>; 2] = [Vec::new(), Vec::new()];
    for unit in units {
        for place in &district.places[unit] {
            let (seat, member, standing) = if commune.is_some() { (place.seat, 0, 1) } else { (place.district_seat, 2, 3) };
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
    let lower = commune.map_or_else(|| "HUYỆN UỶ TÂN HỒNG".to_owned(), |at| format!("ĐẢNG UỶ {}", district.units[at].name.to_uppercase()));
    let upper = if commune.is_some() { "HUYỆN UỶ TÂN HỒNG" } else { "ĐẢNG BỘ TỈNH ĐỒNG THÁP" };
    sheet.letterhead = Some((upper.to_owned(), lower, true));
    let body = commune.map_or_else(|| "ĐẢNG BỘ HUYỆN TÂN HỒNG".to_owned(), |at| format!("ĐẢNG BỘ {}", district.units[at].name.to_uppercase()));
    sheet.title[0] = format!("DANH SÁCH BAN CHẤP HÀNH {body} NHIỆM KỲ 2020 - 2025");
    sheet.name = "Cấp uỷ".to_owned();
    sheet.committee = true;
    sheet.voice = Voice { salt: at + 300, letters: false };
    sheet.sections = vec![
        Section { title: format!("I. BAN THƯỜNG VỤ ({} đồng chí)", standing.len()), employment: None, people: standing },
        Section { title: format!("II. UỶ VIÊN BAN CHẤP HÀNH ({} đồng chí)", members.len()), employment: None, people: members },
    ];
    sheet
}

/// Where a unit puts its workbook and how it names it.
fn path(unit: &Unit, at: usize, year: u16) -> String {
    let folder = match unit.kind {
        "party" | "front" | "association" => "Khối Đảng, đoàn thể",
        "office" | "service" => "Khối chính quyền",
        "education" => "Truong hoc",
        _ => "Xã, thị trấn",
    };
    let extension = match unit.code.as_str() {
        "phong-van-hoa-thong-tin" | "xa-an-phuoc" | "trung-tam-chinh-tri" | "phong-nong-nghiep" | "truong-thcs-binh-phu" => "xls",
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

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
