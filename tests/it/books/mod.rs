//! The books that a run writes, read back: every number against `results.json`, every list against the
//! roster, and what a clerk does with them.

mod appendices;
mod charts;
mod corrections;
mod findings;
mod formulas;
mod list;
mod recalculation;
mod redaction;
mod same_bytes;
mod sheet;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::bench::Outcome;
pub use sheet::{Book, Sheet};

/// A run of the program and what it wrote of its year.
pub struct Run {
    /// Kept until the tests end.
    pub home: Option<TempDir>,
    pub folder: PathBuf,
    pub results: Value,
    pub findings: Vec<Value>,
    pub outcome: Outcome,
}

impl Run {
    /// A workbook of the run by the first part of its name.
    pub fn book(&self, stem: &str) -> Book {
        Book::open(&self.folder.join(format!("{stem}-2025.xlsx")))
    }
}

/// Runs the program on a folder and reads what it wrote.
pub fn program(input: &Path, output: &Path, arguments: &[&str]) -> Run {
    let done = Command::new(env!("CARGO_BIN_EXE_phuluc"))
        .arg("run")
        .arg(input)
        .arg("-o")
        .arg(output)
        .arg("--quiet")
        .args(arguments)
        .output()
        .expect("the program starts");
    let stderr = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(0), "{stderr}");
    let folder = output.join("2025");
    let json = |name: &str| -> Value {
        let text = std::fs::read_to_string(folder.join("data").join(name)).expect("it was written");
        serde_json::from_str(&text).expect("it is JSON")
    };
    Run {
        home: None,
        results: json("results.json"),
        findings: list(&json("findings.json")).cloned().collect(),
        outcome: Outcome::read(&folder.join("data"), Some(0), stderr),
        folder,
    }
}

/// The elements of a JSON array.
pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The sample district's folder.
pub fn sample_input() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input")
}

/// The run on the sample district, made once for all tests.
pub fn sample() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let home = TempDir::new().expect("a temporary folder");
        let mut run = program(&sample_input(), &home.path().join("output"), &[]);
        run.home = Some(home);
        run
    })
}

/// Files below a folder with `/` in their paths, in order.
pub fn files_below(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, way: &str, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let name = format!("{way}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), out);
            } else {
                out.push(name);
            }
        }
    }
    let mut out = Vec::new();
    walk(folder, "", &mut out);
    out.sort();
    out
}

/// The texts of all XML parts of a workbook, each with its name.
pub fn xml_parts(path: &Path) -> Vec<(String, String)> {
    use std::io::Read;
    let file = std::fs::File::open(path).expect("it was written");
    let mut zip = zip::ZipArchive::new(file).expect("a workbook is a zip");
    (0..zip.len())
        .map(|i| {
            let mut part = zip.by_index(i).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("XML is text");
            (part.name().expect("a name").into_owned(), text)
        })
        .collect()
}
