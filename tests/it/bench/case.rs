//! A folder of workbooks and a run of the program on it.

use super::outcome::Outcome;
use super::{Sheet, Workbook};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// The year of a case that names none.
const YEAR: i32 = 2025;

/// A case: what lies in INPUT.
#[derive(Debug, Default)]
pub struct Case {
    files: Vec<(String, Vec<u8>)>,
    own: Workbook,
    own_name: Option<String>,
    arguments: Vec<String>,
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

    /// Further arguments of `run`.
    pub fn arguments(mut self, arguments: &[&str]) -> Self {
        self.arguments.extend(arguments.iter().map(|a| (*a).to_owned()));
        self
    }

    /// Writes the folder, runs the program and reads what it wrote.
    pub fn run(mut self) -> Outcome {
        if !self.own.sheets.is_empty() {
            let name = self.own_name.take().unwrap_or_else(|| format!("{YEAR}/Xã Bình Phú.xlsx"));
            self.files.push((name, self.own.to_bytes()));
        }
        let home = TempDir::new().expect("a temporary folder");
        let input = home.path().join("input");
        write_files(&input, &self.files);
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        run(&input, &home.path().join("output"), YEAR, &arguments)
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

/// Runs the program quietly on a folder of years and reads what it wrote of one.
pub fn run(input: &Path, output: &Path, year: i32, arguments: &[&str]) -> Outcome {
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
