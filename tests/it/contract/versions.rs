//! "Two versions of one list".

use crate::bench::{Case, Outcome, Workbook, cells};
use crate::messes::{assert_coded, assert_loud};

const NAMES: [&str; 5] = ["Lê An", "Lê Bình", "Lê Chi", "Lê Dung", "Lê Em"];

/// How the births of a list are written.
#[derive(Clone, Copy, PartialEq)]
enum Births {
    Days,
    Years,
    None,
}

struct List<'a> {
    path: &'a str,
    head: &'a [&'a str],
    names: &'a [&'a str],
    level: &'a str,
    births: Births,
    header: [&'a str; 3],
    last: &'a str,
}

impl List<'_> {
    fn fill(&self, book: &mut Workbook) {
        book.sheet("DS", |s| {
            for (row, line) in (1..).zip(self.head) {
                s.row(row, &[(*line).into()]);
            }
            let [number, name, birth] = self.header;
            s.row(5, cells![number, name, birth, self.last]);
            for (i, name) in (1..).zip(self.names) {
                let birth = match self.births {
                    Births::Days => format!("0{i}/02/198{i}"),
                    Births::Years => format!("198{i}"),
                    Births::None => String::new(),
                };
                s.row(
                    5 + i,
                    cells![i32::try_from(i).expect("few"), *name, birth, self.level],
                );
            }
        });
    }
}

const FIRST: List<'_> = List {
    path: "2025/xa Binh Phu.xlsx",
    head: &[
        "UBND HUYỆN TÂN HỒNG",
        "UBND XÃ BÌNH PHÚ",
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC",
    ],
    names: &NAMES,
    level: "TC",
    births: Births::Days,
    header: ["TT", "Họ và tên", "Ngày sinh"],
    last: "Chuyên môn",
};

fn both(a: &List<'_>, b: &List<'_>) -> Outcome {
    Case::new()
        .workbook(a.path, |w| a.fill(w))
        .workbook(b.path, |w| b.fill(w))
        .run()
}

fn assert_later(out: &Outcome, level: &str, rejected: &str) {
    let levels: Vec<_> = out
        .roster
        .iter()
        .filter_map(|p| p.get("education"))
        .collect();
    assert!(
        !levels.is_empty() && levels.iter().all(|l| *l == level),
        "{}",
        out.describe()
    );
    let said = out.coded("file-superseded");
    assert_eq!(said.len(), 1, "{}", out.describe());
    assert_eq!(said[0].severity, "warning");
    assert_eq!(said[0].file.as_deref(), Some(rejected));
    assert!(said[0].message.contains(".xlsx"), "{}", said[0].message);
    assert!(out.rows(rejected, "DS", "rejected") > 0);
    assert_eq!(out.rows(rejected, "DS", "person"), 0);
    assert_loud(out, &["file-superseded"]);
}

#[test]
fn the_later_by_name() {
    for (births, path) in [
        (Births::Days, "2025/xa Binh Phu (lan 2).xlsx"),
        (Births::Years, "2025/a lần 2 xã Bình Phú.xlsx"),
        (Births::None, "2025/DS xa Binh Phu ban sua.xlsx"),
        (Births::Years, "2025/xa Binh Phu - bản sửa.xlsx"),
        (Births::None, "2025/1 xa Binh Phu lan thu 2.xlsx"),
    ] {
        let first = List { births, ..FIRST };
        let out = both(
            &first,
            &List {
                path,
                level: "ĐH",
                births,
                ..FIRST
            },
        );
        assert_later(&out, "bachelor", FIRST.path);
    }
    // births that were mended do not hide that it is the same list
    let first = List {
        births: Births::Years,
        ..FIRST
    };
    let out = both(
        &first,
        &List {
            path: "2025/xa Binh Phu lan 2.xlsx",
            level: "ĐH",
            ..FIRST
        },
    );
    assert_later(&out, "bachelor", FIRST.path);
    // lần 3 is later than lần 2, whatever the order of the paths
    let out = both(
        &List {
            path: "2025/b xa Binh Phu lan 2.xlsx",
            ..FIRST
        },
        &List {
            path: "2025/a xa Binh Phu lan 3.xlsx",
            level: "ĐH",
            ..FIRST
        },
    );
    assert_later(&out, "bachelor", "2025/b xa Binh Phu lan 2.xlsx");
}

#[test]
fn else_the_later_by_the_date_under_the_letterhead_else_by_path() {
    let dated = |path, level, head| List {
        path,
        head,
        level,
        ..FIRST
    };
    let old = [
        "UBND HUYỆN TÂN HỒNG",
        "UBND XÃ BÌNH PHÚ",
        "Bình Phú, ngày 10 tháng 12 năm 2025",
        "DANH SÁCH CÁN BỘ",
    ];
    let new = [
        "UBND HUYỆN TÂN HỒNG",
        "UBND XÃ BÌNH PHÚ",
        "Bình Phú, ngày 15 tháng 12 năm 2025",
        "DANH SÁCH CÁN BỘ",
    ];
    let out = both(
        &dated("2025/b.xlsx", "TC", &old),
        &dated("2025/a.xlsx", "ĐH", &new),
    );
    assert_later(&out, "bachelor", "2025/b.xlsx");
    let out = both(
        &dated("2025/a.xlsx", "TC", &old),
        &dated("2025/b.xlsx", "ĐH", &old),
    );
    assert_later(&out, "bachelor", "2025/a.xlsx");
}

#[test]
fn the_day_of_which_a_list_tells_goes_before_the_day_it_was_signed() {
    let case = |a: (&str, [&str; 4]), b: (&str, [&str; 4])| {
        let out = both(
            &List {
                path: a.0,
                head: &a.1,
                ..FIRST
            },
            &List {
                path: b.0,
                head: &b.1,
                level: "ĐH",
                ..FIRST
            },
        );
        assert_later(&out, "bachelor", a.0);
    };
    let head = |line| {
        [
            "UBND HUYỆN TÂN HỒNG",
            "UBND XÃ BÌNH PHÚ",
            "DANH SÁCH CÁN BỘ",
            line,
        ]
    };
    case(
        ("2025/DS thang 6.xlsx", head("(Tính đến 30/6/2025)")),
        ("2025/DS thang 12.xlsx", head("(Tính đến 31/12/2025)")),
    );
    case(
        (
            "2025/b.xlsx",
            head("(Số liệu tính đến ngày 30 tháng 6 năm 2025)"),
        ),
        ("2025/a.xlsx", head("Có mặt đến 31/12/2025")),
    );
}

#[test]
fn a_plan_for_the_next_year_is_no_version_of_this_years_list() {
    let out = both(
        &FIRST,
        &List {
            path: "2025/kh 2026.xlsx",
            head: &[
                "UBND HUYỆN TÂN HỒNG",
                "UBND XÃ BÌNH PHÚ",
                "DANH SÁCH CÁN BỘ DỰ KIẾN BỐ TRÍ NĂM 2026",
            ],
            names: &NAMES[..3],
            ..FIRST
        },
    );
    assert_eq!(out.coded("file-superseded").len(), 0, "{}", out.describe());
    assert_eq!(out.roster.len(), NAMES.len(), "{}", out.describe());
}

#[test]
fn of_two_sheets_that_are_one_list_the_later_is_read() {
    for (older, newer) in [
        ("30-6-2025", "31-12-2025"),
        ("6 tháng", "Cả năm"),
        ("Tháng 6", "Tháng 12"),
        ("DS", "DS lần 2"),
        ("DS", "DS (sửa)"),
    ] {
        let out = Case::new()
            .workbook("2025/xa Binh Phu.xlsx", |w| {
                // the older one names a person more, who left
                for (name, count, level) in [(newer, 4, "ĐH"), (older, 5, "TC")] {
                    w.sheet(name, |s| {
                        for (row, line) in (1..).zip(FIRST.head) {
                            s.row(row, &[(*line).into()]);
                        }
                        s.row(5, cells!["TT", "Họ và tên", "Ngày sinh", "Chuyên môn"]);
                        for (i, name) in (1..=count).zip(NAMES) {
                            s.row(
                                5 + i,
                                cells![
                                    i32::try_from(i).expect("few"),
                                    name,
                                    format!("0{i}/02/198{i}"),
                                    level
                                ],
                            );
                        }
                    });
                }
            })
            .run();
        assert_eq!(out.roster.len(), 4, "{older}\n{}", out.describe());
        let levels = out.roster.iter().map(|p| p.get("education"));
        assert!(levels.clone().all(|l| l == Some("bachelor")), "{older}");
        let said = out.coded("sheet-superseded");
        assert_eq!(said.len(), 1, "{older}\n{}", out.describe());
        assert_eq!(said[0].sheet.as_deref(), Some(older));
        assert_eq!(out.rows("2025/xa Binh Phu.xlsx", older, "rejected"), 5);
    }
    // nothing says which is the later: two lists of the same people
    let out = Case::new()
        .workbook("2025/xa Binh Phu.xlsx", |w| {
            FIRST.fill(w);
            w.sheet("Danh sách", |s| {
                s.row(1, cells!["TT", "Họ và tên", "Ngày sinh", "Chuyên môn"]);
                s.row(2, cells![1, "Lê An", "01/02/1981", "TC"]);
            });
        })
        .run();
    assert_eq!(out.coded("sheet-superseded").len(), 0, "{}", out.describe());
}

#[test]
fn four_fifths_of_the_smaller_list_and_the_same_headers() {
    let four = ["Lê An", "Lê Bình", "Lê Chi", "Lê Dung", "Trần Khác"];
    let out = both(
        &FIRST,
        &List {
            path: "2025/xa Binh Phu lan 2.xlsx",
            names: &four,
            level: "ĐH",
            ..FIRST
        },
    );
    assert_later(&out, "bachelor", FIRST.path);
    let three = ["Lê An", "Lê Bình", "Lê Chi", "Trần Khác", "Trần Nữa"];
    let out = both(
        &FIRST,
        &List {
            path: "2025/xa Binh Phu lan 2.xlsx",
            names: &three,
            level: "ĐH",
            ..FIRST
        },
    );
    assert_eq!(out.coded("file-superseded").len(), 0, "{}", out.describe());
    let out = both(
        &FIRST,
        &List {
            path: "2025/xa Binh Phu lan 2.xlsx",
            last: "LLCT",
            ..FIRST
        },
    );
    assert_eq!(out.coded("file-superseded").len(), 0, "{}", out.describe());
}

#[test]
fn a_list_of_another_form_is_no_version() {
    let out = both(
        &FIRST,
        &List {
            path: "2025/xa Binh Phu lan 2.xlsx",
            names: &FIRST.names[..2],
            header: ["Stt", "Họ tên", "Năm sinh"],
            last: "Trình độ CM",
            ..FIRST
        },
    );
    assert_eq!(out.coded("file-superseded").len(), 0, "{}", out.describe());
    assert_eq!(out.roster.len(), FIRST.names.len(), "{}", out.describe());
}

#[test]
fn lists_of_the_committee_and_of_the_government_are_no_versions() {
    let party = [
        "HUYỆN UỶ TÂN HỒNG",
        "ĐẢNG UỶ XÃ BÌNH PHÚ",
        "DANH SÁCH CÁN BỘ",
    ];
    let out = both(
        &List {
            path: "2025/Dang uy xa Binh Phu.xlsx",
            head: &party,
            ..FIRST
        },
        &List {
            path: "2025/UBND xa Binh Phu lan 2.xlsx",
            ..FIRST
        },
    );
    assert_eq!(out.coded("file-superseded").len(), 0, "{}", out.describe());
    assert_coded(&out, "person-merged");
    let out = both(
        &List {
            path: "2025/Đảng uỷ xã Bình Phú.xlsx",
            head: &["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"],
            ..FIRST
        },
        &List {
            path: "2025/UBND xã Bình Phú.xlsx",
            head: &["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"],
            ..FIRST
        },
    );
    assert_eq!(
        out.coded("file-superseded").len(),
        0,
        "by the file names\n{}",
        out.describe()
    );
}

#[test]
fn a_copy_to_the_byte_is_passed_over() {
    let mut book = Workbook::default();
    FIRST.fill(&mut book);
    let bytes = book.to_bytes();
    let out = Case::new()
        .file(FIRST.path, &bytes)
        .file("2025/xa Binh Phu - Copy.xlsx", &bytes)
        .run();
    assert_eq!(out.roster.len(), 5, "{}", out.describe());
    assert_eq!(out.coded("file-copy").len(), 1, "{}", out.describe());
    assert_eq!(out.coded("file-copy")[0].severity, "info");
    assert_loud(&out, &[]);
}
