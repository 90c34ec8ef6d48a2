//! `danh-sach`: the list against the roster, and its filters against the targets.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::{Run, Sheet, list, sample};
use crate::bench::{Person, serial};

const LIST: &str = "Danh sách";

/// What the list calls a column and its values, written down here a second time.
const COLUMNS: &[(&str, &str)] = &[
    ("Họ và tên", "full_name"),
    ("Giới tính", "gender"),
    ("Tuổi", "age"),
    ("Đơn vị", "unit_name"),
    ("Chức vụ", "position"),
    ("Lãnh đạo, quản lý", "leader"),
    ("Chủ chốt", "key_leader"),
    ("Nhóm nhân sự", "employment"),
    ("Đảng viên", "party_member"),
    ("Trình độ chuyên môn", "education"),
    ("Lý luận chính trị", "political_theory"),
    ("Quản lý nhà nước", "state_management"),
    ("Xếp loại", "rating"),
    ("Đạt tiêu chuẩn chức danh", "meets_standard"),
    ("Bồi dưỡng kỹ năng", "skills_training"),
    ("Dân tộc", "ethnicity"),
    ("Dân tộc thiểu số", "minority"),
    ("Tôn giáo", "religion"),
    ("Tin học", "informatics"),
    ("Ngoại ngữ", "foreign_language"),
    ("Cấp uỷ viên", "committee"),
    ("Ban Thường vụ của đơn vị", "standing_committee"),
    (
        "Ban Thường vụ cấp lập báo cáo",
        "district_standing_committee",
    ),
    ("Chuyên môn (nguyên văn)", "education_text"),
    ("Xếp loại (nguyên văn)", "rating_text"),
    ("Số định danh", "national_id"),
    ("Ghi chú", "note"),
    ("Cấp", "level"),
    ("Loại đơn vị", "unit_kind"),
    ("Mã đơn vị", "unit"),
    ("Tệp nguồn", "source_file"),
    ("Trang nguồn", "source_sheet"),
    ("Dòng nguồn", "source_row"),
];

fn word(column: &str, value: &str) -> String {
    let word = match (column, value) {
        (_, "true") => "Có",
        (_, "false") => "Không",
        ("gender", "male") => "Nam",
        ("gender", "female") => "Nữ",
        ("employment", "cadre") => "Cán bộ",
        ("employment", "civil_servant") => "Công chức",
        ("employment", "public_employee") => "Viên chức",
        ("employment", "contract") => "Hợp đồng",
        ("employment", "commune_part_time") => "Không chuyên trách cấp xã",
        ("employment", "armed_forces") => "Lực lượng vũ trang",
        ("education", "untrained") => "Chưa qua đào tạo",
        ("education" | "political_theory", "elementary") => "Sơ cấp",
        ("education" | "political_theory", "intermediate") => "Trung cấp",
        ("education", "college") => "Cao đẳng",
        ("education", "bachelor") => "Đại học",
        ("education", "master") => "Thạc sĩ",
        ("education", "doctor") => "Tiến sĩ",
        ("political_theory", "none") => "Chưa qua đào tạo",
        ("political_theory", "advanced") => "Cao cấp",
        ("political_theory", "bachelor") => "Cử nhân",
        ("state_management", "none") => "Chưa qua bồi dưỡng",
        ("state_management", "officer") => "Cán sự",
        ("state_management", "specialist") => "Chuyên viên",
        ("state_management", "principal") => "Chuyên viên chính",
        ("state_management", "senior") => "Chuyên viên cao cấp",
        ("rating", "excellent") => "Hoàn thành xuất sắc nhiệm vụ",
        ("rating", "good") => "Hoàn thành tốt nhiệm vụ",
        ("rating", "fulfilled") => "Hoàn thành nhiệm vụ",
        ("rating", "unfulfilled") => "Không hoàn thành nhiệm vụ",
        ("rating", "not_rated") => "Không xếp loại",
        ("level", "district") => "Cấp huyện",
        ("level", "commune") => "Cấp xã",
        (_, other) => other,
    };
    word.to_owned()
}

#[test]
fn every_row_of_the_list_is_a_person_of_the_roster() {
    let run = sample();
    let sheet = run.book("danh-sach").sheet(LIST);
    let persons = &run.outcome.roster;
    assert_eq!(sheet.end() as usize, persons.len() + 1, "one row a person");
    let mut compared = 0;
    // kinds are shown by the plan's names: one name a kind, one kind a name
    let mut kinds: BTreeSet<(String, String)> = BTreeSet::new();
    for (heading, column) in COLUMNS {
        let col = sheet.column(0, heading);
        for (row, person) in (1..).zip(persons) {
            let shown = sheet.text(row, col);
            let value = person.get(column).unwrap_or_default();
            if *column == "unit_kind" {
                kinds.insert((value.to_owned(), shown));
                continue;
            }
            assert_eq!(shown, word(column, value), "{heading} of row {}", row + 1);
            compared += 1;
        }
    }
    let one_side: BTreeSet<&String> = kinds.iter().map(|k| &k.0).collect();
    let other_side: BTreeSet<&String> = kinds.iter().map(|k| &k.1).collect();
    assert!(
        one_side.len() == kinds.len() && other_side.len() == kinds.len(),
        "{kinds:?}"
    );
    let col = sheet.column(0, "Ngày sinh");
    for (row, person) in (1..).zip(persons) {
        assert_birth(&sheet, row, col, person);
    }
    assert!(compared > 15_000, "only {compared} cells compared");
}

/// A full date is a date, of others only what is known is shown.
fn assert_birth(sheet: &Sheet, row: u32, col: u32, person: &Person) {
    let date: Option<NaiveDate> = person.get("birth_date").map(|d| d.parse().expect("a date"));
    let text = sheet.text(row, col);
    match (date, person.get("birth_precision")) {
        (None, _) => assert_eq!(text, ""),
        (Some(d), Some("year")) => assert_eq!(text, d.year().to_string()),
        (Some(d), Some("month")) => assert_eq!(text, d.format("%m/%Y").to_string()),
        (Some(d), _) => assert_eq!(sheet.number(row, col), Some(serial(d)), "row {}", row + 1),
    }
}

/// How often a word stands in the column of a target.
fn filtered(sheet: &Sheet, col: u32, word: &str) -> u64 {
    (1..sheet.end())
        .filter(|&row| sheet.text(row, col) == word)
        .count() as u64
}

fn target_column(sheet: &Sheet, number: usize, title: &str) -> u32 {
    sheet.column(0, &format!("CT {number}. {title}"))
}

fn is_presence(target: &Value) -> bool {
    target["id"]
        .as_str()
        .is_some_and(|id| id.starts_with("women-"))
}

#[test]
fn filters_give_the_denominators_and_numerators_of_the_targets() {
    let run = sample();
    let mut book = run.book("danh-sach");
    let persons = book.sheet(LIST);
    let units = book.sheet("Theo đơn vị");
    let (mut shares, mut presences) = (0, 0);
    for (number, target) in (1..).zip(list(&run.results["targets"])) {
        let (sheet, col) = if is_presence(target) {
            presences += 1;
            (&units, units.column(0, &format!("CT {number}: kết luận")))
        } else {
            shares += 1;
            let title = target["title"].as_str().expect("a title");
            (&persons, target_column(&persons, number, title))
        };
        let [met, not, open] = ["đạt", "chưa đạt", "chưa rõ"].map(|w| filtered(sheet, col, w));
        assert_eq!(met + not + open, target["denominator"], "{}", target["id"]);
        assert_eq!(met, target["numerator"], "{}", target["id"]);
        assert_eq!(open, target["unknown"], "{}", target["id"]);
    }
    assert_eq!((shares, presences), (7, 2));
}

#[test]
fn figures_by_unit_are_those_of_the_results() {
    let run = sample();
    let sheet = run.book("danh-sach").sheet("Theo đơn vị");
    let units: Vec<&Value> = list(&run.results["units"]).collect();
    assert_eq!(sheet.end() as usize, units.len() + 1);
    for (row, unit) in (1..).zip(&units) {
        assert_eq!(unit["name"], sheet.text(row, 1));
        assert_eq!(unit["code"], sheet.text(row, 2));
        sheet.assert_number(row, 3, unit["headcount"].as_f64(), "headcount");
    }
    for (number, target) in (1..).zip(list(&run.results["targets"])) {
        let column = |what: &str| sheet.column(0, &format!("CT {number}: {what}"));
        for (row, unit) in (1..).zip(&units) {
            let of_unit = list(&target["by_unit"]).find(|u| u["unit"] == unit["code"]);
            let count =
                |key: &str| Some(of_unit.map_or(0.0, |u| u[key].as_f64().expect("a count")));
            if is_presence(target) {
                let word = match of_unit {
                    None => "",
                    Some(u) if u["numerator"] == 1 => "đạt",
                    Some(u) if u["unknown"] == 1 => "chưa rõ",
                    Some(_) => "chưa đạt",
                };
                assert_eq!(
                    sheet.text(row, column("kết luận")),
                    word,
                    "{}",
                    unit["code"]
                );
            } else {
                sheet.assert_number(row, column("đối tượng"), count("denominator"), "population");
                sheet.assert_number(row, column("đạt"), count("numerator"), "met");
                sheet.assert_number(row, column("chưa rõ"), count("unknown"), "open");
            }
        }
    }
}

/// Who does not meet a target, or may not, by name and source, as the contract defines it.
fn lacking(run: &Run, id: &str) -> BTreeSet<String> {
    let kinds = |p: &Person, of: &[&str]| p.get("employment").is_none_or(|e| !of.contains(&e));
    let is = |p: &Person, flag: &str| p.get(flag) == Some("true");
    let staff = |p: &Person| {
        kinds(p, &["contract", "commune_part_time", "armed_forces"])
            && p.get("rating") != Some("not_rated")
    };
    let at = |p: &Person, level: &str| p.get("level") == Some(level);
    let among = |p: &Person, column: &str, values: &[&str]| {
        p.get(column).is_some_and(|v| values.contains(&v))
    };
    let good = |p: &Person| among(p, "rating", &["excellent", "good"]);
    let younger = |p: &Person, than: u32| {
        p.get("age")
            .and_then(|a| a.parse::<u32>().ok())
            .is_some_and(|a| a < than)
    };
    let spoken_of = |p: &Person| match id {
        "rating-all" => staff(p),
        "rating-leaders" => staff(p) && is(p, "leader"),
        "standard-district-leaders" => is(p, "leader") && at(p, "district"),
        "qualification-commune-key" | "training-commune-key" => {
            is(p, "key_leader") && at(p, "commune")
        }
        "young-key-leaders" => {
            is(p, "key_leader") && at(p, "district") || is(p, "district_standing_committee")
        }
        "young-leaders" => is(p, "leader"),
        other => panic!("target {other}"),
    };
    let meets = |p: &Person| match id {
        "rating-all" | "rating-leaders" => good(p),
        "standard-district-leaders" => is(p, "meets_standard"),
        "qualification-commune-key" => {
            among(p, "education", &["bachelor", "master", "doctor"])
                && among(p, "political_theory", &["advanced", "bachelor"])
        }
        "training-commune-key" => is(p, "skills_training"),
        "young-key-leaders" => younger(p, 40),
        _ => younger(p, 35),
    };
    let named = |p: &Person| {
        let of = |column: &str| p.get(column).unwrap_or_default().to_owned();
        format!(
            "{} | {}, {}, dòng {}",
            of("full_name"),
            of("source_file"),
            of("source_sheet"),
            of("source_row")
        )
    };
    let persons = run.outcome.roster.iter();
    persons
        .filter(|p| spoken_of(p) && !meets(p))
        .map(named)
        .collect()
}

#[test]
fn those_who_lack_something_are_listed_by_name_and_by_what_they_lack() {
    let run = sample();
    let mut book = run.book("danh-sach");
    for (number, target) in (1..).zip(list(&run.results["targets"])) {
        if is_presence(target) {
            continue;
        }
        let id = target["id"].as_str().expect("an id");
        let sheet = book.sheet(&format!("CT {number} chưa đạt"));
        let (name, source, lacks) = (
            sheet.column(1, "Họ và tên"),
            sheet.column(1, "Nguồn"),
            sheet.column(1, "Còn thiếu"),
        );
        let rows = 2..sheet.end();
        let shown: BTreeSet<String> = rows
            .clone()
            .map(|row| format!("{} | {}", sheet.text(row, name), sheet.text(row, source)))
            .collect();
        assert_eq!(shown, lacking(run, id), "{id}");
        for row in rows {
            let lacks = sheet.text(row, lacks);
            assert!(
                lacks.starts_with("chưa đạt: ") || lacks.starts_with("thiếu thông tin: "),
                "{id} row {}: {lacks}",
                row + 1
            );
        }
    }
}

#[test]
fn the_recount_covers_every_total_of_the_appendices() {
    let run = sample();
    let sheet = run.book("danh-sach").sheet("Đối chiếu");
    let head = sheet.row_of("TT");
    let mut stated: BTreeMap<(String, String), f64> = BTreeMap::new();
    for row in head + 1..sheet.end() {
        assert_eq!(sheet.text(row, 5), "✓", "row {}", row + 1);
        let n = sheet.number(row, 3).expect("a number");
        assert_eq!(Some(n), sheet.number(row, 4), "row {}", row + 1);
        stated.insert((sheet.text(row, 1), sheet.text(row, 2)), n);
    }
    let plan = phuluc::plan::Plan::load("tan-hong").expect("the built-in plan");
    // every column of counts that the plan writes for tables by unit, at its grand total
    for appendix in &plan.appendices {
        let table = list(&run.results["tables"]).find(|t| t["id"] == *appendix.id);
        let Some(table) =
            table.filter(|_| appendix.kind == phuluc::plan::model::AppendixKind::ByUnit)
        else {
            continue;
        };
        let total = list(&table["rows"])
            .find(|r| r["key"] == "total")
            .expect("a total");
        for (column, cell) in list(&table["columns"]).zip(list(&total["cells"])) {
            if column["share_of"].as_str().is_some_and(|s| !s.is_empty()) {
                continue;
            }
            let heading = column["heading"].as_str().expect("a heading");
            let key = (appendix.sheet.clone(), format!("Tổng cộng; cột {heading}"));
            assert_eq!(stated.get(&key).copied(), cell.as_f64(), "{key:?}");
        }
    }
}
