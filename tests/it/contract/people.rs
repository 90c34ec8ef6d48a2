//! "A person listed more than once", "Highest post", names and keys.

use super::assert_column;
use crate::bench::{Case, Cell, Outcome, cells};
use crate::messes::assert_loud;

/// A person's row: name, birth date, id, post, level of education.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

/// Two lists of two offices.
fn two(first: &[Row<'_>], second: &[Row<'_>]) -> Outcome {
    lists(&[("Phòng Nội vụ", first), ("Phòng Tư pháp", second)])
}

fn lists(files: &[(&str, &[Row<'_>])]) -> Outcome {
    let mut case = Case::new();
    for (unit, rows) in files {
        case = case.workbook(&format!("2025/{unit}.xlsx"), |b| {
            b.sheet("DS", |s| {
                s.row(
                    1,
                    &[format!("DANH SÁCH CÔNG CHỨC {}", unit.to_uppercase()).into()],
                );
                s.row(
                    3,
                    cells![
                        "TT",
                        "Họ và tên",
                        "Ngày sinh",
                        "CCCD",
                        "Chức vụ",
                        "Chuyên môn"
                    ],
                );
                for (i, (name, birth, id, post, level)) in (4..).zip(rows.iter()) {
                    let row: &[Cell] = cells![1, *name, *birth, *id, *post, *level];
                    s.row(i, row);
                }
            });
        });
    }
    case.run()
}

fn severities(out: &Outcome, code: &str) -> Vec<String> {
    out.coded(code).iter().map(|f| f.severity.clone()).collect()
}

#[test]
fn the_same_id_with_a_name_or_a_birth_date_that_agrees_is_one_person() {
    let id = "087080000001";
    for (a, b) in [
        (
            ("Lê An", "01/02/1980", id, "", ""),
            ("Lê An", "05/07/1981", id, "", ""),
        ),
        (
            ("Lê An", "01/02/1980", id, "", ""),
            ("Lê Văn An", "01/02/1980", id, "", ""),
        ),
        (
            ("Lê An", "", id, "", ""),
            ("LÊ AN", "01/02/1980", id, "", ""),
        ),
    ] {
        let out = two(&[a], &[b]);
        assert_eq!(out.roster.len(), 1, "{a:?} {b:?}\n{}", out.describe());
        assert_eq!(severities(&out, "person-merged"), ["info"]);
    }
}

#[test]
fn the_same_id_with_two_names_and_two_birth_dates_stays_two_with_an_error_on_each() {
    let id = "087080000001";
    let out = two(
        &[("Lê An", "01/02/1980", id, "", "")],
        &[("Trần Bình", "05/07/1981", id, "", "")],
    );
    assert_eq!(out.roster.len(), 2, "{}", out.describe());
    assert_eq!(
        severities(&out, "id-shared"),
        ["error", "error"],
        "{}",
        out.describe()
    );
    assert!(
        out.coded("id-shared")
            .iter()
            .all(|f| f.cell.as_deref() == Some("D4")),
        "{}",
        out.describe()
    );
}

#[test]
fn the_same_name_and_full_birth_date_need_a_unit_a_position_or_a_committee() {
    let an = |id, post| ("Lê An", "01/02/1980", id, post, "");
    // position agrees: the highest post is the same
    let out = two(&[an("", "Chuyên viên")], &[an("", "CV")]);
    assert_eq!(out.roster.len(), 1, "{}", out.describe());
    // nothing agrees: both stay, one warning names both
    let out = two(&[an("", "Chuyên viên")], &[an("", "Phó Trưởng phòng")]);
    assert_eq!(out.roster.len(), 2, "{}", out.describe());
    assert_eq!(
        severities(&out, "person-twin"),
        ["warning"],
        "{}",
        out.describe()
    );
    // ids contradict: two persons
    let out = two(
        &[an("087080000001", "Chuyên viên")],
        &[an("087080000002", "Chuyên viên")],
    );
    assert_eq!(out.roster.len(), 2, "{}", out.describe());
    // ids of different length do not
    let out = two(
        &[an("341234567", "Chuyên viên")],
        &[an("087080000002", "Chuyên viên")],
    );
    assert_eq!(out.roster.len(), 1, "{}", out.describe());
    assert_column(&out, "national_id", &["087080000002"]);
    // the unit agrees
    let out = lists(&[(
        "Phòng Nội vụ",
        &[an("", "Chuyên viên"), an("", "Phó Trưởng phòng")],
    )]);
    assert_eq!(out.roster.len(), 1, "{}", out.describe());
    assert_column(&out, "posts", &["pho-truong-phong;chuyen-vien"]);
    // only years: no full date, not merged
    let year = |post| ("Lê An", "1980", "", post, "");
    let out = two(&[year("Chuyên viên")], &[year("Chuyên viên")]);
    assert_eq!(out.roster.len(), 2, "{}", out.describe());
}

#[test]
fn a_list_of_a_committee_is_merged_by_name_and_full_birth_date() {
    let out = Case::new()
        .workbook("2025/BCH.xlsx", |b| {
            b.sheet("DS", |s| {
                s.row(1, cells!["DANH SÁCH BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN"]);
                s.row(3, cells!["TT", "Họ và tên", "Ngày sinh"]);
                s.row(4, cells![1, "Lê An", "01/02/1980"]);
            });
        })
        .workbook("2025/Phòng Nội vụ.xlsx", |b| {
            b.sheet("DS", |s| {
                s.row(1, cells!["DANH SÁCH CÔNG CHỨC PHÒNG NỘI VỤ"]);
                s.row(3, cells!["TT", "Họ và tên", "Ngày sinh", "Chức vụ"]);
                s.row(4, cells![1, "Lê An", "01/02/1980", "Trưởng phòng"]);
            });
        })
        .run();
    assert_eq!(out.roster.len(), 1, "{}", out.describe());
    assert_column(&out, "unit", &["phong-noi-vu"]);
    assert_column(&out, "committee", &["true"]);
    assert_column(&out, "leader", &["true"]);
}

#[test]
fn the_row_of_the_highest_post_stays_then_the_fuller_then_the_later() {
    let id = "087080000001";
    let out = two(
        &[("Lê An", "01/02/1980", id, "Trưởng phòng", "")],
        &[("Lê An", "01/02/1980", id, "Chuyên viên", "ĐH")],
    );
    assert_column(&out, "unit", &["phong-noi-vu"]);
    assert_column(&out, "position", &["Trưởng phòng"]);
    assert_column(&out, "education", &["bachelor"]);
    assert_column(&out, "leader", &["true"]);
    // at a tie the fuller row
    let out = two(
        &[("Lê An", "01/02/1980", id, "Chuyên viên", "ĐH")],
        &[("Lê An", "01/02/1980", id, "Chuyên viên", "")],
    );
    assert_column(&out, "unit", &["phong-noi-vu"]);
    // then the later path
    let out = two(
        &[("Lê An", "01/02/1980", id, "Chuyên viên", "ĐH")],
        &[("Lê An", "01/02/1980", id, "Chuyên viên", "ĐH")],
    );
    assert_column(&out, "unit", &["phong-tu-phap"]);
    // a disagreement is a warning
    let out = two(
        &[("Lê An", "01/02/1980", id, "Chuyên viên", "ĐH")],
        &[("Lê An", "01/02/1980", id, "Chuyên viên", "ThS")],
    );
    assert_eq!(out.roster.len(), 1);
    assert!(
        out.coded("person-facts-differ")
            .iter()
            .any(|f| f.field.as_deref() == Some("education"))
    );
}

#[test]
fn names_as_people_write_them() {
    let cases = [
        ("Ông Nguyễn Văn Hùng", "Nguyễn Văn Hùng", None),
        ("Bà Trần Thị Lan", "Trần Thị Lan", None),
        ("Đ/c Phạm Văn Em", "Phạm Văn Em", None),
        ("3. Lê Văn Tám", "Lê Văn Tám", None),
        ("NGUYỄN  VĂN   HÙNG", "Nguyễn Văn Hùng", None),
        ("nguyễn văn hùng", "Nguyễn Văn Hùng", None),
        ("Trần Thị Lan (Nữ)", "Trần Thị Lan", None),
        ("Lê Văn Tám (1)", "Lê Văn Tám", None),
        ("Lê Văn Tám*", "Lê Văn Tám", None),
        ("Lê Văn Tám (Ba Tám)", "Lê Văn Tám", Some("Ba Tám")),
        ("Lê Văn Tám (phụ trách)", "Lê Văn Tám", Some("phụ trách")),
    ];
    let rows: Vec<Vec<Cell>> = (1980..)
        .zip(&cases)
        .map(|(year, (written, ..))| cells![1, *written, year].to_vec())
        .collect();
    let rows: Vec<&[Cell]> = rows.iter().map(Vec::as_slice).collect();
    let out = crate::messes::list(&["TT", "Họ và tên", "Năm sinh"], &rows).run();
    for (person, (written, name, note)) in out.roster.iter().zip(&cases) {
        assert_eq!(
            person.get("full_name"),
            Some(*name),
            "{written}\n{}",
            out.describe()
        );
        assert_eq!(person.get("note"), *note, "{written}");
    }
    assert_eq!(out.roster.len(), cases.len());
    assert_loud(&out, &[]);
}

#[test]
fn the_key_is_of_the_id_else_of_folded_name_and_birth_date() {
    let key = |row: Row<'_>| {
        let out = lists(&[("Phòng Nội vụ", &[row])]);
        out.roster[0]
            .get("person_key")
            .map(str::to_owned)
            .expect("a key")
    };
    let of = |name, birth, id| key((name, birth, id, "Chuyên viên", ""));
    assert_eq!(
        of("Lê An", "01/02/1980", "087080000001"),
        of("Trần Bình", "", "087080000001")
    );
    assert_eq!(of("Lê An", "01/02/1980", ""), of("LE AN", "01/02/1980", ""));
    assert_ne!(of("Lê An", "01/02/1980", ""), of("Lê An", "02/02/1980", ""));
    assert_ne!(
        of("Lê An", "01/02/1980", ""),
        of("Lê An", "01/02/1980", "087080000001")
    );
}
