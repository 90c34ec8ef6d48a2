//! The submission workbook: filled in by script for every unit, it reads back clean.

mod every_value;
mod libre_office;

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use phuluc::finding::Finding;
use phuluc::form::Recogniser;
use phuluc::measure::Compiled;
use phuluc::pipeline::{Consolidation, Request, Silent, consolidate};
use phuluc::plan::Plan;
use phuluc::report::{TemplateInput, template};
use phuluc::roster::Person;
use phuluc::schema::{Education, Employment, Gender, PoliticalTheory, Rating, StateManagement};

/// The first row that is filled in.
const FIRST: u32 = 9;

/// What a unit writes into a row, heading by heading, and what must be read.
const FILLED: &[(&str, &str)] = &[
    ("Họ và tên", "Lê Thị Mẫu"),
    ("Ngày, tháng, năm sinh", "05/08/1985"),
    ("Giới tính", "Nữ"),
    ("Dân tộc", "Khmer"),
    ("Tôn giáo", "Không"),
    ("Đảng viên", "Có"),
    ("Số định danh cá nhân (CCCD)", "087185000001"),
    ("Nhóm đối tượng", "Viên chức"),
    ("Chức vụ, chức danh", "Kế toán"),
    ("Trình độ chuyên môn", "Đại học"),
    ("Lý luận chính trị", "Trung cấp"),
    ("Quản lý nhà nước", "Chuyên viên"),
    ("Đạt tiêu chuẩn chức danh", "Có"),
    ("Được bồi dưỡng kỹ năng trong năm", "Không"),
    (
        "Kết quả xếp loại chất lượng cán bộ, công chức, viên chức",
        "Hoàn thành tốt nhiệm vụ",
    ),
];

/// What is typed into a cell.
#[derive(Debug, Clone, PartialEq)]
enum Typed {
    Text(String),
    Number(u32),
}

/// Letters of the first 26 columns.
fn letter(col: usize) -> char {
    char::from(b'A' + u8::try_from(col).expect("few columns"))
}

/// The workbook with its first sheet changed.
fn patched(book: &[u8], mut change: impl FnMut(&mut String)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a workbook");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("bytes");
        if name == "xl/worksheets/sheet1.xml" {
            let mut xml = String::from_utf8(bytes).expect("text");
            change(&mut xml);
            bytes = xml.into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .expect("a part");
        out.write_all(&bytes).expect("bytes");
    }
    out.finish().expect("a workbook").into_inner()
}

/// Fills empty cells of the first sheet, named by their addresses, as a person typing would.
fn typed(book: &[u8], cells: &BTreeMap<String, Typed>) -> Vec<u8> {
    patched(book, |xml| {
        let mut out = String::with_capacity(xml.len());
        let mut met = 0;
        for part in xml.split_inclusive("/>") {
            let cell = part.rfind("<c r=\"").map(|at| &part[at..]);
            let address = cell.and_then(|c| c.split('"').nth(1)).unwrap_or_default();
            match (cell, cells.get(address)) {
                (Some(cell), Some(text)) if !cell.contains("</c>") => {
                    met += 1;
                    out += part.strip_suffix("/>").expect("an empty cell");
                    match text {
                        Typed::Text(t) => {
                            out += &format!(" t=\"inlineStr\"><is><t>{t}</t></is></c>");
                        }
                        Typed::Number(n) => out += &format!("><v>{n}</v></c>"),
                    }
                }
                _ => out += part,
            }
        }
        assert_eq!(met, cells.len(), "cells that are not there or not empty");
        *xml = out;
    })
}

/// The column of each heading of a template.
fn columns(book: &[u8]) -> Vec<String> {
    use calamine::{Data, Reader, Xlsx};
    let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).expect("a workbook");
    let range = xlsx.worksheet_range("Danh sách").expect("the list");
    let row = range
        .rows()
        .find(|r| r.iter().any(|c| *c == Data::String("Họ và tên".to_owned())))
        .expect("headings");
    row.iter().map(ToString::to_string).collect()
}

fn made(plan: &Plan, code: &str, persons: &[&Person]) -> Vec<u8> {
    let input = TemplateInput {
        plan,
        unit: plan.unit(code),
        persons,
        version: "test",
    };
    let mut book = template(&input).expect("a template");
    book.save_to_buffer().expect("bytes")
}

/// Names of two syllables, so that no two units send one person.
const GIVEN: [&str; 8] = ["An", "Bình", "Cúc", "Diệp", "Hoa", "Lan", "Mai", "Nga"];

/// The template of the `n`th unit with one person in it.
fn filled(plan: &Plan, n: usize) -> Vec<u8> {
    let book = made(plan, &plan.units[n].code, &[]);
    let headings = columns(&book);
    let name = format!("Lê {} {}", GIVEN[n / GIVEN.len()], GIVEN[n % GIVEN.len()]);
    let id = format!("0871850{n:05}");
    let cells = FILLED
        .iter()
        .map(|(heading, text)| {
            let col = headings.iter().position(|h| h == heading);
            let text = match *heading {
                "Họ và tên" => &name,
                "Số định danh cá nhân (CCCD)" => &id,
                _ => *text,
            };
            let col = col.unwrap_or_else(|| panic!("no column {heading}"));
            let address = format!("{}{FIRST}", letter(col));
            (address, Typed::Text((*text).to_owned()))
        })
        .collect();
    typed(&book, &cells)
}

fn read(plan: &Plan, input: &Path) -> Consolidation {
    let compiled = Compiled::new(plan).unwrap_or_else(|_| panic!("conditions compile"));
    let request = Request {
        input: input.to_owned(),
        year: Some(2025),
        as_of: None,
    };
    let recogniser = Recogniser::new(&plan.vocabulary);
    consolidate(plan, &compiled, &recogniser, &request, &Silent).expect("persons")
}

/// Findings about what was sent, not about units that sent nothing.
fn said(c: &Consolidation) -> Vec<&Finding> {
    c.findings
        .iter()
        .filter(|f| f.place.file.is_some())
        .collect()
}

#[test]
fn filled_in_by_every_unit_it_reads_back_without_a_finding() {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let folder = tempfile::tempdir().expect("a folder");
    for (n, unit) in plan.units.iter().enumerate() {
        // the file's name says nothing of the unit: the letterhead does
        let place = folder.path().join("2025").join(&unit.code);
        fs::create_dir_all(&place).expect("a folder");
        fs::write(place.join("mau.xlsx"), filled(&plan, n)).expect("written");
    }
    let c = read(&plan, folder.path());
    assert_eq!(said(&c), Vec::<&Finding>::new());
    assert_eq!(c.roster.persons.len(), plan.units.len());
    for p in &c.roster.persons {
        assert!(
            p.source
                .file
                .contains(&format!("/{}/", p.unit.as_deref().expect("a unit"))),
            "{p:?}"
        );
        assert_eq!(p.source.row, FIRST);
        assert_eq!(
            p.birth_date.map(|d| d.to_string()).as_deref(),
            Some("1985-08-05")
        );
        assert_eq!(p.gender.map(Gender::as_str), Some("female"));
        assert_eq!(p.minority, Some(true));
        assert_eq!(p.religion.as_deref(), Some("Không"));
        assert_eq!(p.party_member, Some(true));
        assert_eq!(p.education.map(Education::as_str), Some("bachelor"));
        assert_eq!(
            p.political_theory.map(PoliticalTheory::as_str),
            Some("intermediate")
        );
        assert_eq!(
            p.state_management.map(StateManagement::as_str),
            Some("specialist")
        );
        assert_eq!(
            p.employment.map(Employment::as_str),
            Some("public_employee")
        );
        assert_eq!(p.meets_standard, Some(true));
        assert_eq!(p.skills_training, Some(false));
        assert_eq!(p.rating.map(Rating::as_str), Some("good"));
        assert_eq!(p.position.as_deref(), Some("Kế toán"));
    }
}

#[test]
fn left_empty_it_holds_no_person() {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("2025")).expect("a folder");
    let place = folder.path().join("2025/mau.xlsx");
    fs::write(&place, made(&plan, "phong-noi-vu", &[])).expect("written");
    let recogniser = Recogniser::new(&plan.vocabulary);
    let (files, _) = phuluc::pipeline::files_of(&place, Some(2025)).expect("found");
    let checked = phuluc::pipeline::check_file(&plan, &recogniser, &files[0].0, Some(2025), None)
        .expect("checked");
    assert_eq!(checked.persons, 0);
}

#[test]
fn last_years_people_stand_in_it_and_read_back_the_same() {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let folder = tempfile::tempdir().expect("a folder");
    let n = 13;
    let code = &plan.units[n].code;
    let last = folder.path().join("last/2025");
    fs::create_dir_all(&last).expect("a folder");
    fs::write(last.join("mau.xlsx"), filled(&plan, n)).expect("written");
    let before = read(&plan, &folder.path().join("last"));
    let persons: Vec<&Person> = before.roster.persons.iter().collect();
    let next = folder.path().join("next/2025");
    fs::create_dir_all(&next).expect("a folder");
    fs::write(next.join("mau.xlsx"), made(&plan, code, &persons)).expect("written");
    let after = read(&plan, &folder.path().join("next"));
    let (old, new) = (&before.roster.persons[0], &after.roster.persons[0]);
    assert_eq!(new.full_name, old.full_name);
    assert_eq!(new.birth_date, old.birth_date);
    assert_eq!(new.national_id, old.national_id);
    assert_eq!(new.posts, old.posts);
    assert_eq!(new.education, old.education);
    assert_eq!(new.party_member, old.party_member);
    assert_eq!(new.rating, None, "a rating is a fact of its year");
}
