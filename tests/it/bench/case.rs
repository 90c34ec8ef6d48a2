//! A folder of workbooks and a run of the program on it.

use super::outcome::Outcome;
use super::{Sheet, Workbook};
use phuluc::form::Recogniser;
use phuluc::measure::Compiled;
use phuluc::pipeline::{Request, Silent, consolidate};
use phuluc::plan::Plan;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The year of a case that names none.
const YEAR: i32 = 2025;

/// A case: what lies in INPUT.
#[derive(Debug, Default)]
pub struct Case {
    files: Vec<(String, Vec<u8>)>,
    own: Workbook,
    own_name: Option<String>,
}

impl Case {
    pub fn new() -> Self {
        Self::default()
    }

    /// A sheet of the case's own workbook, `2025/Xã Bình Phú.xlsx` unless `named`.
    pub fn sheet(mut self, name: &str, build: impl FnOnce(&mut Sheet)) -> Self {
        self.own.sheet(name, build);
        self
    }

    /// Path of the own workbook below INPUT.
    pub fn named(mut self, path: &str) -> Self {
        self.own_name = Some(path.to_owned());
        self
    }

    /// Oddities of the own workbook.
    pub fn oddly(mut self, change: impl FnOnce(&mut Workbook)) -> Self {
        change(&mut self.own);
        self
    }

    /// A further workbook.
    pub fn workbook(mut self, path: &str, build: impl FnOnce(&mut Workbook)) -> Self {
        let mut book = Workbook::default();
        build(&mut book);
        self.files.push((path.to_owned(), book.to_bytes()));
        self
    }

    /// A file as it is.
    pub fn file(mut self, path: &str, bytes: &[u8]) -> Self {
        self.files.push((path.to_owned(), bytes.to_vec()));
        self
    }

    /// Writes the folder and reads it.
    pub fn run(self) -> Outcome {
        let home = TempDir::new().expect("a temporary folder");
        let input = home.path().join("input");
        self.write(&input);
        run(&input, YEAR)
    }

    /// Writes the folder.
    pub fn write(mut self, input: &Path) {
        if !self.own.sheets.is_empty() {
            let name = self
                .own_name
                .take()
                .unwrap_or_else(|| format!("{YEAR}/Xã Bình Phú.xlsx"));
            self.files.push((name, self.own.to_bytes()));
        }
        write_files(input, &self.files);
    }
}

/// Writes files below a folder.
pub fn write_files(input: &Path, files: &[(String, Vec<u8>)]) {
    for (path, bytes) in files {
        let path = input.join(path);
        fs::create_dir_all(path.parent().expect("below the input folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

/// Reads a folder of years in this process, as the program does before it writes anything.
pub fn run(input: &Path, year: i32) -> Outcome {
    static PLAN: OnceLock<(Plan, Compiled, Recogniser)> = OnceLock::new();
    let (plan, compiled, recogniser) = PLAN.get_or_init(|| {
        let plan = Plan::load("tan-hong").expect("the built-in plan loads");
        let compiled = Compiled::new(&plan)
            .unwrap_or_else(|_| panic!("the built-in plan's conditions compile"));
        let recogniser = Recogniser::new(&plan.vocabulary);
        (plan, compiled, recogniser)
    });
    let request = Request {
        input: input.to_path_buf(),
        year: Some(year),
        as_of: None,
    };
    match consolidate(plan, compiled, recogniser, &request, &Silent) {
        Ok(done) => {
            for finding in &done.findings {
                assert_eq!(finding.gaps(), [""; 0], "{finding:?}");
            }
            Outcome::of(&done)
        }
        Err(error) => Outcome::failed(&error.to_string()),
    }
}

/// Runs the program quietly on a folder of years and reads what it wrote of one.
pub fn run_program(input: &Path, output: &Path, year: i32, arguments: &[&str]) -> Outcome {
    let result = Command::new(env!("CARGO_BIN_EXE_phuluc"))
        .arg("run")
        .arg(input)
        .arg("-o")
        .arg(output)
        .arg("--quiet")
        .args(arguments)
        .output()
        .expect("the program starts");
    let data = output.join(year.to_string()).join("data");
    let stderr = String::from_utf8_lossy(&result.stderr).into_owned();
    Outcome::read(&data, result.status.code(), stderr)
}
