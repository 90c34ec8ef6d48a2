//! Hostile input: each bad file costs only itself. Three good workbooks beside it always come out right.

#![expect(
    clippy::format_collect,
    clippy::disallowed_methods,
    reason = "files are made as texts piece by piece, once; how long a run took is what is tested"
)]

mod amplified;
mod by_hand;
mod containers;
mod disk;
mod folder;
mod kills;
mod legacy;
mod make;
mod mutants;
mod open_documents;
mod others;
mod ours;
mod rosters;
mod unusual;
mod workbooks;
mod xlsb;

use std::fmt::Write;

use crate::bench::{Case, Outcome, Workbook, cells};
use make::PERSON;

/// A hostile file and what is to be said of it.
pub struct Bad {
    pub name: &'static str,
    pub ending: &'static str,
    pub make: fn() -> Vec<u8>,
    /// Code of the finding that names the file; empty where only the good ones matter.
    pub code: &'static str,
    /// A part of its message.
    pub says: &'static str,
    /// Its person is read all the same.
    pub read: bool,
    /// Takes seconds without optimisation: by hand only.
    pub costly: bool,
}

impl Bad {
    pub fn costly(self) -> Self {
        Self {
            costly: true,
            ..self
        }
    }

    /// Its path below INPUT: that of a unit which sends nothing else.
    pub fn path(&self) -> String {
        format!("2025/Phòng Y tế.{}", self.ending)
    }
}

fn bad(
    name: &'static str,
    ending: &'static str,
    code: &'static str,
    says: &'static str,
    make: fn() -> Vec<u8>,
) -> Bad {
    Bad {
        name,
        ending,
        make,
        code,
        says,
        read: false,
        costly: false,
    }
}

fn read(name: &'static str, ending: &'static str, make: fn() -> Vec<u8>) -> Bad {
    Bad {
        read: true,
        ..bad(name, ending, "", "", make)
    }
}

fn heavy(
    name: &'static str,
    ending: &'static str,
    code: &'static str,
    says: &'static str,
    make: fn() -> Vec<u8>,
) -> Bad {
    bad(name, ending, code, says, make).costly()
}

/// Every hostile file.
pub fn all() -> Vec<Bad> {
    [
        containers::all(),
        workbooks::all(),
        open_documents::all(),
        legacy::all(),
        xlsb::all(),
        others::encrypted(),
        others::other_kinds(),
        unusual::all(),
        amplified::all(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The good workbooks: path, unit, person, birth.
pub const GOOD: [(&str, &str, &str, &str); 3] = [
    (
        "2025/Xã Bình Phú.xlsx",
        "xa-binh-phu",
        "Lê Văn Một",
        "1980-02-01",
    ),
    (
        "2025/Phòng Tư pháp.xlsx",
        "phong-tu-phap",
        "Trần Thị Hai",
        "1985-03-05",
    ),
    (
        "2025/Xã Tân Phước.xlsx",
        "xa-tan-phuoc",
        "Phạm Văn Ba",
        "1990-12-31",
    ),
];

/// The bytes of the good workbooks by path.
pub fn good() -> Vec<(String, Vec<u8>)> {
    GOOD.iter()
        .map(|(path, _, name, birth)| {
            let mut book = Workbook::default();
            let born: String = birth.split('-').rev().collect::<Vec<_>>().join("/");
            book.sheet("DS", |s| {
                s.row(1, cells!["TT", "Họ và tên", "Ngày sinh", "Dân tộc"]);
                s.row(2, cells![1, *name, born, "Kinh"]);
            });
            ((*path).to_owned(), book.to_bytes())
        })
        .collect()
}

/// What is wrong with the good persons of an outcome; empty where they came out right.
pub fn wrong_of_the_good(out: &Outcome) -> String {
    let mut wrong = String::new();
    for (_, unit, name, birth) in GOOD {
        let person = out.roster.iter().find(|p| p.get("full_name") == Some(name));
        let read = person.map(|p| (p.get("unit"), p.get("birth_date"), p.get("ethnicity")));
        if read != Some((Some(unit), Some(birth), Some("Kinh"))) {
            let _ = writeln!(wrong, "  {name}: {read:?}");
        }
    }
    wrong
}

/// What is wrong with a run that met a hostile file.
fn wrong_of(bad: &Bad, out: &Outcome) -> String {
    let mut wrong = wrong_of_the_good(out);
    let path = bad.path();
    let of_it: Vec<_> = out
        .findings
        .iter()
        .filter(|f| f.file.as_deref() == Some(path.as_str()))
        .collect();
    let told = of_it
        .iter()
        .any(|f| f.code == bad.code && f.message.contains(bad.says));
    if !bad.code.is_empty() && !told {
        let _ = writeln!(wrong, "  not told: {} \"{}\"", bad.code, bad.says);
    }
    let strangers = out
        .roster
        .iter()
        .filter(|p| !GOOD.iter().any(|g| p.get("full_name") == Some(g.2)));
    let strangers: Vec<_> = strangers.filter_map(|p| p.get("full_name")).collect();
    if bad.read && strangers != [PERSON] {
        let _ = writeln!(wrong, "  read: {strangers:?}");
    }
    if !wrong.is_empty() {
        for f in &of_it {
            let _ = writeln!(
                wrong,
                "  {} {} {:?} {}",
                f.severity, f.code, f.cell, f.message
            );
        }
        wrong.insert_str(0, &format!("{}\n", bad.name));
    }
    wrong
}

#[test]
fn a_bad_file_costs_only_itself() {
    let all = all();
    assert!(all.len() >= 90, "{} files", all.len());
    let mut wrong = String::new();
    for bad in all.iter().filter(|b| !b.costly) {
        let mut case = Case::new().file(&bad.path(), &(bad.make)());
        for (path, bytes) in good() {
            case = case.file(&path, &bytes);
        }
        wrong += &wrong_of(bad, &case.run());
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
