//! Every value that the form offers, chosen at least once in every unit, is read as what it says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx};
use phuluc::finding::Finding;
use phuluc::plan::Plan;
use phuluc::roster::Person;
use phuluc::schema::{Education, Employment, Gender, PoliticalTheory, Rating, StateManagement};

use super::{FIRST, GIVEN, Typed, columns, letter, made, patched, read, said, typed};

/// A column with its choices in the order offered, each with what the contract calls it.
pub(super) struct Choices {
    pub(super) heading: &'static str,
    get: fn(&Person) -> Option<&str>,
    values: &'static [(&'static str, &'static str)],
}

const fn truth(value: Option<bool>) -> Option<&'static str> {
    match value {
        None => None,
        Some(true) => Some("true"),
        Some(false) => Some("false"),
    }
}

pub(super) const CHOICES: &[Choices] = &[
    Choices {
        heading: "Giới tính",
        get: |p| p.gender.map(Gender::as_str),
        values: &[("Nam", "male"), ("Nữ", "female")],
    },
    Choices {
        heading: "Dân tộc",
        get: |p| p.ethnicity.as_deref(),
        values: &[
            ("Kinh", "Kinh"),
            ("Khmer", "Khmer"),
            ("Hoa", "Hoa"),
            ("Chăm", "Chăm"),
            ("Tày", "Tày"),
            ("Nùng", "Nùng"),
            ("Thái", "Thái"),
            ("Mường", "Mường"),
        ],
    },
    Choices {
        heading: "Tôn giáo",
        get: |p| p.religion.as_deref(),
        values: &[
            ("Không", "Không"),
            ("Phật giáo", "Phật giáo"),
            ("Phật giáo Hoà Hảo", "Phật giáo Hoà Hảo"),
            ("Cao Đài", "Cao Đài"),
            ("Công giáo", "Công giáo"),
            ("Tin Lành", "Tin Lành"),
        ],
    },
    Choices {
        heading: "Đảng viên",
        get: |p| truth(p.party_member),
        values: &[("Có", "true"), ("Không", "false")],
    },
    Choices {
        heading: "Nhóm đối tượng",
        get: |p| p.employment.map(Employment::as_str),
        values: &[
            ("Cán bộ", "cadre"),
            ("Công chức", "civil_servant"),
            ("Viên chức", "public_employee"),
            ("Hợp đồng", "contract"),
            ("Không chuyên trách cấp xã", "commune_part_time"),
            ("Lực lượng vũ trang", "armed_forces"),
        ],
    },
    Choices {
        heading: "Trình độ chuyên môn",
        get: |p| p.education.map(Education::as_str),
        values: &[
            ("Tiến sĩ", "doctor"),
            ("Thạc sĩ", "master"),
            ("Đại học", "bachelor"),
            ("Cao đẳng", "college"),
            ("Trung cấp", "intermediate"),
            ("Sơ cấp", "elementary"),
            ("Chưa qua đào tạo", "untrained"),
        ],
    },
    Choices {
        heading: "Lý luận chính trị",
        get: |p| p.political_theory.map(PoliticalTheory::as_str),
        values: &[
            ("Cử nhân", "bachelor"),
            ("Cao cấp", "advanced"),
            ("Trung cấp", "intermediate"),
            ("Sơ cấp", "elementary"),
            ("Chưa qua đào tạo", "none"),
        ],
    },
    Choices {
        heading: "Quản lý nhà nước",
        get: |p| p.state_management.map(StateManagement::as_str),
        values: &[
            ("Chuyên viên cao cấp", "senior"),
            ("Chuyên viên chính", "principal"),
            ("Chuyên viên", "specialist"),
            ("Cán sự", "officer"),
            ("Chưa qua bồi dưỡng", "none"),
        ],
    },
    Choices {
        heading: "Đạt tiêu chuẩn chức danh",
        get: |p| truth(p.meets_standard),
        values: &[("Có", "true"), ("Không", "false")],
    },
    Choices {
        heading: "Được bồi dưỡng kỹ năng trong năm",
        get: |p| truth(p.skills_training),
        values: &[("Có", "true"), ("Không", "false")],
    },
    Choices {
        heading: "Kết quả xếp loại chất lượng cán bộ, công chức, viên chức",
        get: |p| p.rating.map(Rating::as_str),
        values: &[
            ("Hoàn thành xuất sắc nhiệm vụ", "excellent"),
            ("Hoàn thành tốt nhiệm vụ", "good"),
            ("Hoàn thành nhiệm vụ", "fulfilled"),
            ("Không hoàn thành nhiệm vụ", "unfulfilled"),
            ("Không xếp loại", "not_rated"),
        ],
    },
];

/// Columns without choices, with what some people write there.
const FREE: &[(&str, &[&str])] = &[
    ("Tin học", &["CNTT cơ bản", "Chứng chỉ B", "Đại học CNTT"]),
    ("Ngoại ngữ", &["Anh B1", "Khmer", "Chứng chỉ A tiếng Anh"]),
    (
        "Ghi chú",
        &[
            "",
            "Nghỉ thai sản từ 01/10/2025",
            "Đang học cao học",
            "Chuyển đến từ 01/03/2025",
        ],
    ),
];

/// The posts of the sheet of names.
fn posts_offered(book: &[u8]) -> Vec<String> {
    let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(book.to_vec())).expect("a workbook");
    let range = xlsx.worksheet_range("Danh mục").expect("names");
    range
        .rows()
        .skip(1)
        .map(|r| r[1].to_string())
        .filter(|name| !name.is_empty())
        .collect()
}

/// What a book was filled with: a row's text in each column.
pub(super) type Row = BTreeMap<&'static str, String>;

/// Whether a unit is the first of its kind.
pub(super) fn first_of_kind(plan: &Plan, n: usize) -> bool {
    plan.units[..n].iter().all(|u| u.kind != plan.units[n].kind)
}

/// The template of a unit with every choice in it, and every post in the first unit of a kind. Every second
/// unit gets the form in which it chooses its own name.
pub(super) fn filled(plan: &Plan, n: usize) -> (Vec<u8>, Vec<Row>) {
    let unit = &plan.units[n];
    let own = made(plan, &unit.code, &[]);
    let posts = posts_offered(&own);
    let first = first_of_kind(plan, n);
    let of_party = |name: &str| plan.posts.iter().any(|p| p.name == name && p.party);
    let book = if n.is_multiple_of(2) {
        own
    } else {
        made(plan, "", &[])
    };
    let headings = columns(&book);
    let mut cells = BTreeMap::new();
    if n % 2 == 1 {
        cells.insert("A2".to_owned(), Typed::Text(unit.name.clone()));
    }
    let mut rows = Vec::new();
    for i in 0..if first { posts.len().max(8) } else { 8 } {
        let all = n * 100 + i;
        let mut row = Row::new();
        let given = |by: usize| GIVEN[all / by % GIVEN.len()];
        row.insert(
            "Họ và tên",
            format!("Lê {} {} {}", given(64), given(8), given(1)),
        );
        row.insert("Số định danh cá nhân (CCCD)", format!("0871850{all:05}"));
        let post = posts.get(i).or(posts.last()).cloned().unwrap_or_default();
        let of_party = of_party(&post);
        let (column, other) = if of_party {
            ("Chức vụ Đảng", "Chức vụ, chức danh")
        } else {
            ("Chức vụ, chức danh", "Chức vụ Đảng")
        };
        row.insert(column, post);
        row.insert(other, String::new());
        for choices in CHOICES {
            let (text, _) = choices.values[i % choices.values.len()];
            row.insert(choices.heading, text.to_owned());
        }
        // who has a post of the Party is a member of it
        if of_party {
            row.insert("Đảng viên", "Có".to_owned());
        }
        for (heading, texts) in FREE {
            row.insert(heading, texts[i % texts.len()].to_owned());
        }
        // 1970-01-01 is day 25569 of Excel; every third date is typed as text
        let day = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day")
            + chrono::Days::new(all as u64);
        row.insert("Ngày, tháng, năm sinh", day.format("%d/%m/%Y").to_string());
        for (heading, text) in &row {
            let col = headings.iter().position(|h| h == heading);
            let col = col.unwrap_or_else(|| panic!("no column {heading}"));
            let address = format!("{}{}", letter(col), FIRST as usize + i);
            let typed = if *heading == "Ngày, tháng, năm sinh" && i % 3 != 0 {
                Typed::Number(25569 + u32::try_from(all).expect("few"))
            } else {
                Typed::Text(text.clone())
            };
            if typed != Typed::Text(String::new()) {
                cells.insert(address, typed);
            }
        }
        rows.push(row);
    }
    (typed(&book, &cells), rows)
}

/// Writes the books of some units, and tells what stands in which file.
pub(super) fn books(plan: &Plan, units: &[usize], folder: &Path) -> Vec<(usize, Vec<Row>)> {
    let mut written = Vec::new();
    for &n in units {
        let (book, rows) = filled(plan, n);
        // the file's name says nothing of the unit: the letterhead does
        let place = folder.join("2025").join(format!("{n:02}"));
        fs::create_dir_all(&place).expect("a folder");
        fs::write(place.join("mau.xlsx"), book).expect("written");
        written.push((n, rows));
    }
    written
}

/// Holds what was read against what was typed.
pub(super) fn compare(plan: &Plan, persons: &[Person], written: &[(usize, Vec<Row>)]) {
    assert_eq!(
        persons.len(),
        written.iter().map(|(_, rows)| rows.len()).sum::<usize>()
    );
    for (n, rows) in written {
        let unit = &plan.units[*n].code;
        let of = format!("2025/{n:02}/");
        let own = persons.iter().filter(|p| p.source.file.starts_with(&of));
        let by_row: BTreeMap<u32, &Person> = own.map(|p| (p.source.row, p)).collect();
        for (row, typed) in (FIRST..).zip(rows) {
            let p = by_row[&row];
            let at = |heading: &str| format!("{unit}, row {row}, {heading}: {p:?}");
            assert_eq!(p.unit.as_deref(), Some(unit.as_str()), "{}", at("unit"));
            assert_eq!(&*p.full_name, typed["Họ và tên"]);
            let birth = p.birth_date.map(|d| d.format("%d/%m/%Y").to_string());
            assert_eq!(
                birth.as_deref(),
                Some(&*typed["Ngày, tháng, năm sinh"]),
                "{}",
                at("birth")
            );
            let id = typed["Số định danh cá nhân (CCCD)"].as_str();
            assert_eq!(p.national_id.as_deref(), Some(id), "{}", at("id"));
            for choices in CHOICES {
                let text = &typed[choices.heading];
                let (_, meant) = choices
                    .values
                    .iter()
                    .find(|(t, _)| t == text)
                    .expect("offered");
                assert_eq!((choices.get)(p), Some(*meant), "{}", at(choices.heading));
            }
            let text = |heading: &str| Some(typed[heading].as_str()).filter(|t| !t.is_empty());
            assert_eq!(
                p.informatics.as_deref(),
                text("Tin học"),
                "{}",
                at("Tin học")
            );
            assert_eq!(
                p.foreign_language.as_deref(),
                text("Ngoại ngữ"),
                "{}",
                at("Ngoại ngữ")
            );
            assert_eq!(p.note.as_deref(), text("Ghi chú"), "{}", at("Ghi chú"));
            if let Some(post) = text("Chức vụ, chức danh").or(text("Chức vụ Đảng")) {
                let named: BTreeSet<&str> = plan
                    .posts
                    .iter()
                    .filter(|p| p.name == post)
                    .map(|p| p.code.as_str())
                    .collect();
                assert!(
                    p.posts.iter().any(|code| named.contains(&**code)),
                    "{}",
                    at(post)
                );
            }
        }
    }
}

#[test]
fn every_value_offered_is_read_as_what_it_says_and_without_a_finding() {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let folder = tempfile::tempdir().expect("a folder");
    let all: Vec<usize> = (0..plan.units.len()).collect();
    let written = books(&plan, &all, folder.path());
    let c = read(&plan, folder.path());
    assert_eq!(said(&c), Vec::<&Finding>::new());
    compare(&plan, &c.roster.persons, &written);
}

#[test]
fn the_values_tried_are_those_that_the_form_offers() {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let book = made(&plan, "phong-noi-vu", &[]);
    let headings = columns(&book);
    let mut offered = BTreeMap::new();
    patched(&book, |xml| {
        for rule in xml.split("<dataValidation ").skip(1) {
            let inside = |from: &str, to: &str| {
                let start = rule.find(from)? + from.len();
                Some(rule[start..start + rule[start..].find(to)?].to_owned())
            };
            if let Some(list) = inside("<formula1>\"", "\"</formula1>") {
                let at = inside("sqref=\"", "\"").expect("a range");
                offered.insert(at.chars().next().expect("a column"), list);
            }
        }
    });
    let tried: BTreeMap<char, String> = CHOICES
        .iter()
        .map(|c| {
            let col = headings
                .iter()
                .position(|h| h == c.heading)
                .expect("a column");
            let texts: Vec<&str> = c.values.iter().map(|(text, _)| *text).collect();
            (letter(col), texts.join(","))
        })
        .collect();
    assert_eq!(offered, tried);
}
