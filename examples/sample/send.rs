//! Who sends what: the workbooks of a year, in the forms that each unit has grown used to.

use std::collections::BTreeSet;

use crate::book::Book;
use crate::column::Listed;
use crate::compose::{Numbers, Section, Sheet, compose};
use crate::district::{District, Leaver, Mover, Place, Seat};
use crate::finding::Finding;
use crate::forms::{Form, form_columns, qualifications};
use crate::grid::TotalKind;
use crate::lists::{base, committee_list, lower_first, path, rating_sheet, sections};
use crate::post::{MEMBERSHIP, Post};
use crate::unit::Unit;

/// The commune whose committee never sends its list.
pub const NO_COMMITTEE_LIST: &str = "xa-tan-phuoc";

/// Units that send nothing in a year.
pub fn silent(code: &str, year: u16) -> bool {
    matches!(
        (code, year),
        ("phong-y-te" | "hoi-ccb", 2025)
            | ("thanh-tra-huyen", 2023)
            | ("phong-van-hoa-thong-tin", 2022)
    )
}

/// The form of a unit in a year; a few changed theirs.
pub fn form(unit: &Unit, year: u16) -> Form {
    match (unit.code.as_str(), year) {
        ("phong-tu-phap", ..=2022)
        | ("xa-tan-phuoc", ..=2023)
        | ("ban-tuyen-giao", 2024..)
        | (
            "ban-to-chuc" | "ban-dan-van" | "uy-ban-kiem-tra" | "vp-huyen-uy" | "mttq-huyen"
            | "vp-hdnd-ubnd" | "phong-noi-vu" | "tt-sa-rai" | "xa-binh-phu" | "xa-tan-ho-co"
            | "xa-tan-thanh-b" | "xa-thong-binh",
            _,
        ) => Form::Values,
        ("ldld-huyen", 2024..) => Form::Ratings,
        (
            "phong-giao-duc"
            | "phong-nong-nghiep"
            | "tt-van-hoa-truyen-thanh"
            | "tt-dich-vu-nong-nghiep"
            | "tt-gdnn-gdtx",
            _,
        ) => Form::Ticks,
        (
            "xa-an-phuoc"
            | "xa-tan-phuoc"
            | "phong-tai-chinh-ke-hoach"
            | "phong-tai-nguyen-moi-truong"
            | "phong-lao-dong"
            | "phong-kinh-te-ha-tang"
            | "bql-du-an"
            | "phong-y-te",
            _,
        ) => Form::Bm01,
        ("xa-tan-cong-chi" | "xa-tan-thanh-a", _) => Form::Bm04,
        _ if unit.kind == "education"
            && ["an-phuoc", "sa-rai", "hoa-sen", "mau-giao"]
                .iter()
                .any(|part| unit.code.contains(part)) =>
        {
            Form::School
        }
        _ if unit.kind == "education" => Form::SchoolText,
        _ => Form::Simple,
    }
}

/// What the year's lists show of a unit: its places as people stand on a list.
pub fn listed(district: &District, at: usize) -> Vec<(Listed, Place)> {
    let unit = &district.units[at];
    let row = |place: &Place| {
        let mut listed = Listed::new(place, (at, unit.name.clone()));
        let secretary = |low: u16, high: u16| {
            place
                .posts
                .iter()
                .any(|post| post.secretary && (low..=high).contains(&post.rank))
        };
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
    !silent(&unit.code, year)
        && matches!(form(unit, year), Form::Values | Form::Simple | Form::Bm01)
}

/// The year's movers whom both units list, and whom only the old unit lists.
fn movers(district: &District, year: u16) -> Vec<&Mover> {
    district
        .movers
        .iter()
        .filter(|mover| {
            year >= 2024 && remarks(district, mover.from, year) && remarks(district, mover.to, year)
        })
        .take(2)
        .collect()
}

/// Who stands only on the list of the unit that they left.
fn unlisted(district: &District, year: u16) -> Vec<usize> {
    movers(district, year)
        .iter()
        .skip(1)
        .map(|mover| mover.person)
        .collect()
}

/// Who left the unit in the year and still stands on its list.
fn still_listed(district: &District, at: usize, year: u16) -> Vec<(Listed, Place)> {
    let as_before = |person: usize, posts: &[Post], note: String| {
        let place = district.places[at]
            .iter()
            .find(|place| place.posts[0].full == posts[0].full)?;
        let place = Place {
            holder: person,
            seat: Seat::No,
            district_seat: Seat::No,
            posts: posts.to_vec(),
            ..place.clone()
        };
        Some((
            Listed {
                note,
                ..Listed::new(&place, (at, district.units[at].name.clone()))
            },
            place,
        ))
    };
    let moved = movers(district, year)
        .into_iter()
        .enumerate()
        .filter(|(_, mover)| mover.from == at)
        .filter_map(|(number, mover)| {
            let verb = if number == 0 {
                "Chuyển đến"
            } else {
                "Chuyển công tác đến"
            };
            as_before(
                mover.person,
                &mover.posts,
                format!("{verb} {} từ 01/10/{year}", district.units[mover.to].name),
            )
        });
    let how_many = if year == 2025 { 5 } else { 2 };
    let mut left: Vec<&Leaver> = district
        .leavers
        .iter()
        .filter(|leaver| remarks(district, leaver.unit, year) && !leaver.posts[0].key)
        .collect();
    left.sort_by_key(|leaver| district.people[leaver.person].birth);
    let left = left
        .into_iter()
        .take(how_many)
        .filter(|leaver| leaver.unit == at);
    let left = left.filter_map(|leaver| {
        let person = &district.people[leaver.person];
        let why = match person.age(year) {
            57.. => "Nghỉ hưu từ",
            42.. => "Nghỉ hưu trước tuổi từ",
            _ => "Thôi việc từ",
        };
        as_before(
            leaver.person,
            &leaver.posts,
            format!("{why} {}", leaver.day.slashed()),
        )
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
            let path = format!(
                "{year}/Cấp uỷ xã, thị trấn/DS Đảng uỷ {}.{}",
                unit.name,
                if unit.code == "xa-binh-phu" {
                    "ods"
                } else {
                    "xlsx"
                }
            );
            add(&mut books, &mut findings, district, path, &[sheet]);
        }
    }
    if district.unit("vp-huyen-uy").is_some() {
        let sheet = committee_list(district, None, year);
        add(
            &mut books,
            &mut findings,
            district,
            format!("{year}/Khối Đảng, đoàn thể/DS BCH Đảng bộ huyện {year}.xlsx"),
            &[sheet],
        );
    }
    (books, findings)
}

fn add(
    books: &mut Vec<Book>,
    findings: &mut Vec<Finding>,
    district: &District,
    path: String,
    sheets: &[Sheet],
) {
    let mut grids = Vec::new();
    for sheet in sheets {
        let (grid, found) = compose(sheet, district);
        findings.extend(found.into_iter().map(|finding| Finding {
            file: path.clone(),
            sheet: grid.name.clone(),
            ..finding
        }));
        grids.push(grid);
    }
    books.push(Book {
        path,
        sheets: grids,
    });
}

/// Whoever stands on two lists is known by the full birth date, else the lists could not be joined.
fn date_in_full(district: &mut District, year: u16) {
    let mut full: BTreeSet<usize> = district.movers.iter().map(|mover| mover.person).collect();
    for (unit, places) in district.units.iter().zip(&district.places) {
        let twice = matches!(form(unit, year), Form::Ticks | Form::Bm04);
        full.extend(
            places
                .iter()
                .filter(|place| {
                    twice
                        || place.leads()
                        || place.seat != Seat::No
                        || place.district_seat != Seat::No
                })
                .map(|place| place.holder),
        );
    }
    for person in full {
        district.people[person].year_only = false;
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a form")]
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
    let title = if unit.is_commune() {
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC, NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"
    } else {
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC"
    };
    main.title[0] = format!("{title} NĂM {year}");
    main.sections = sections(unit, form, &rows);
    match form {
        Form::Values
            if matches!(
                unit.code.as_str(),
                "tt-sa-rai" | "xa-binh-phu" | "xa-tan-ho-co"
            ) =>
        {
            let sheets = main
                .sections
                .iter()
                .zip(["Cán bộ", "Công chức", "KCT"])
                .map(|(section, name)| {
                    let mut sheet = main.clone();
                    name.clone_into(&mut sheet.name);
                    sheet.employment = section.employment;
                    sheet.sections = vec![Section {
                        title: String::new(),
                        employment: None,
                        people: section.people.clone(),
                    }];
                    sheet
                });
            vec![(path, sheets.collect())]
        }
        Form::Ticks => {
            main.turned = true;
            main.merged_unit = at.is_multiple_of(2);
            main.total = Some(TotalKind::Sums);
            vec![(
                path,
                vec![main.clone(), rating_sheet(district, at, year, &rows)],
            )]
        }
        Form::Bm01 => {
            main.turned = true;
            main.numbers = Numbers::Letters;
            main.total = (!has_leavers).then_some(TotalKind::Sums);
            vec![(path, vec![main])]
        }
        Form::Bm04 => {
            main.form = vec!["BM04/BNV".to_owned(), "Ban hành kèm theo Thông tư số 11/2012/TT-BNV ngày 17 tháng 12 năm 2012 của Bộ Nội vụ".to_owned()];
            main.title[0] =
                format!("BÁO CÁO DANH SÁCH VÀ TIỀN LƯƠNG CÁN BỘ, CÔNG CHỨC CẤP XÃ NĂM {year}");
            main.title
                .push(format!("Đơn vị báo cáo: UBND {}", lower_first(&unit.name)));
            main.total = Some(TotalKind::Words);
            let mut second = base(district, at, year, qualifications(year));
            second.title[0] = format!("DANH SÁCH TRÌNH ĐỘ VÀ KẾT QUẢ XẾP LOẠI NĂM {year}");
            second.sections = vec![Section {
                people: rows.iter().map(|(listed, _)| listed.clone()).collect(),
                ..Section::default()
            }];
            let other = path.replace(".xlsx", " - trình độ, xếp loại.xlsx");
            vec![(path, vec![main]), (other, vec![second])]
        }
        Form::School => {
            "Viên chức".clone_into(&mut main.name);
            main.employment = Some("public_employee");
            main.sections[0]
                .people
                .retain(|listed| listed.employment == "public_employee");
            let mut contract = main.clone();
            "Hợp đồng".clone_into(&mut contract.name);
            contract.employment = Some("contract");
            contract.sections[0].people = rows
                .iter()
                .map(|(listed, _)| listed.clone())
                .filter(|listed| listed.employment == "contract")
                .collect();
            vec![(path, vec![main, contract])]
        }
        Form::Ratings => {
            main.title[0] = format!("TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI NĂM {year}");
            vec![(path, vec![main])]
        }
        Form::Simple if at.is_multiple_of(3) => {
            main.letterhead = None;
            main.title[0] = format!("{title} {} NĂM {year}", unit.name.to_uppercase());
            main.total = (!has_leavers).then_some(TotalKind::Words);
            vec![(path, vec![main])]
        }
        _ => {
            // Whether a total counts those who left is anybody's guess: no total there.
            main.total = (at.is_multiple_of(2) && !has_leavers).then_some(TotalKind::Words);
            vec![(path, vec![main])]
        }
    }
}
