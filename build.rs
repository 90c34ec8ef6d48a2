//! Tells a release which commit it was built from. No clock and no command: the same tree gives the
//! same program, and an archive without `.git` builds as well. Builds for development do not ask:
//! every commit would compile the whole crate anew.
//!
//! And writes the tables of words and the built-in plans, which people edit as TOML, as JSON, which is read
//! several times as fast: reading TOML was a third of what a run waits for before its first file.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

/// Folders below `src` with tables of words.
const TABLES: [&str; 9] = [
    "finding",
    "plan/data",
    "plan/data/words",
    "report/data",
    "roster",
    "roster/value",
    "schema",
    "text",
    "text/legacy",
];

/// Below `src`, the folder of each built-in plan.
const PLANS: [&str; 2] = ["plan/data/tan-hong", "plan/data/xa-2025"];

fn main() {
    let git = Path::new(".git");
    println!("cargo:rerun-if-changed=build.rs");
    if let Err(problem) = write_tables() {
        panic!("{problem}");
    }
    let released = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let commit = if released { commit(git) } else { None }.unwrap_or_default();
    println!("cargo:rustc-env=PHULUC_COMMIT={commit}");
}

fn write_tables() -> Result<(), String> {
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or("no OUT_DIR")?;
    for folder in TABLES {
        for path in toml_files(folder)? {
            let name = path.file_stem().ok_or("no name")?;
            write(&out, name.as_ref(), &Value::Object(read_table(&path)?))?;
        }
    }
    for folder in PLANS {
        let mut plan = Map::new();
        for path in toml_files(folder)? {
            for (section, rows) in read_table(&path)? {
                match (plan.get_mut(&section), rows) {
                    // a section may be spread over several files
                    (Some(Value::Array(all)), Value::Array(rows)) => all.extend(rows),
                    (None, rows) => drop(plan.insert(section, rows)),
                    _ => return Err(format!("{}: {section} twice", path.display())),
                }
            }
        }
        let mut plan = Value::Object(plan);
        one_line(&mut plan);
        let name = Path::new(folder).file_name().ok_or("no name")?;
        write(&out, Path::new(&format!("plan-{}", name.display())), &plan)?;
    }
    Ok(())
}

/// The TOML files of a folder below `src`, in the order of their names.
fn toml_files(folder: &str) -> Result<Vec<PathBuf>, String> {
    let folder = Path::new("src").join(folder);
    println!("cargo:rerun-if-changed={}", folder.display());
    let told = |problem: std::io::Error| format!("{}: {problem}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn read_table(path: &Path) -> Result<Map<String, Value>, String> {
    println!("cargo:rerun-if-changed={}", path.display());
    let told = |problem: &dyn Display| format!("{}: {problem}", path.display());
    let source = fs::read_to_string(path).map_err(|e| told(&e))?;
    toml::from_str(&source).map_err(|e| told(&e))
}

fn write(out: &Path, name: &Path, table: &Value) -> Result<(), String> {
    let to = out.join(name).with_extension("json");
    fs::write(to, table.to_string()).map_err(|e| e.to_string())
}

/// Texts of a plan stand in one line each, however their files break them: as the plan's own reader has them.
fn one_line(value: &mut Value) {
    match value {
        Value::String(text) => {
            let words: Vec<&str> = text.split_whitespace().collect();
            *text = words.join(" ");
        }
        Value::Array(items) => items.iter_mut().for_each(one_line),
        Value::Object(keys) => keys.values_mut().for_each(one_line),
        _ => {}
    }
}

/// The first ten digits of the commit that HEAD names; none in an archive or a linked work tree.
fn commit(git: &Path) -> Option<String> {
    let head = git.join("HEAD");
    println!("cargo:rerun-if-changed={}", head.display());
    let head = fs::read_to_string(head).ok()?;
    let digits = match head.trim().strip_prefix("ref: ") {
        None => head.trim().to_owned(),
        Some(name) => {
            let file = git.join(name);
            println!("cargo:rerun-if-changed={}", file.display());
            match fs::read_to_string(file) {
                Ok(text) => text.trim().to_owned(),
                Err(_) => packed(&fs::read_to_string(git.join("packed-refs")).ok()?, name)?,
            }
        }
    };
    digits.get(..10).map(str::to_owned)
}

fn packed(refs: &str, name: &str) -> Option<String> {
    refs.lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(_, of)| *of == name)
        .map(|(digits, _)| digits.to_owned())
}
