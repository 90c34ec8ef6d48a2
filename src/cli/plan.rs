//! `phuluc plan`: a plan written out, to be edited.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::Outcome;
use super::args::PlanArgs;
use super::terminal::{complain, say, wrapped};
use crate::measure::Compiled;
use crate::plan::{Plan, PlanErrors, PlanRows, WORKBOOK};
use crate::report::{ReportError, plan_book};

/// Writes a plan as TOML and as a workbook. A file that is there already and says something else is
/// left alone: it may be somebody's work.
pub(super) fn write(args: &PlanArgs) -> Outcome {
    let (plan, rows) = match sound(&args.name) {
        Ok(both) => both,
        Err(errors) => return fail(&errors.to_string()),
    };
    let title = format!("Danh mục {}", plan.name);
    let workbook = match plan_book(&rows.sheets(), &title, env!("CARGO_PKG_VERSION")) {
        Ok(bytes) => bytes,
        Err(error) => return fail(&error.to_string()),
    };
    // the files that ship have comments of their own; what they leave out is written as rows say it
    let mut texts = rows.toml_files();
    if let Some(files) = PlanRows::built_in_files(&args.name) {
        texts.retain(|name, _| *name == WORDS);
        texts.extend(files);
    }
    let mut files: BTreeMap<&str, Vec<u8>> = texts
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect();
    files.insert(WORKBOOK, workbook);
    match put(&args.output, &files) {
        Ok(()) => {
            say(&told(&args.output, &plan, &files));
            Outcome::Done
        }
        Err(message) => fail(&message),
    }
}

/// The file of the words, which built-in plans take from the program.
const WORDS: &str = "words.toml";

/// The rows of a plan that is sound, its conditions included.
fn sound(name: &str) -> Result<(Plan, PlanRows), PlanErrors> {
    let rows = PlanRows::load(name)?;
    let plan = Plan::from_rows(rows.clone())?;
    Compiled::new(&plan)?;
    Ok((plan, rows))
}

fn put(folder: &Path, files: &BTreeMap<&str, Vec<u8>>) -> Result<(), String> {
    let changed: Vec<String> = files
        .iter()
        .filter(|(name, bytes)| fs::read(folder.join(name)).is_ok_and(|there| there != **bytes))
        .map(|(name, _)| format!("\"{}\"", folder.join(name).display()))
        .collect();
    if !changed.is_empty() {
        return Err(format!(
            "đã có {} với nội dung khác: hãy chọn thư mục khác bằng -o, hoặc cất tệp cũ đi",
            changed.join(", ")
        ));
    }
    let failed = |path: &Path, error| ReportError::io(path, error).to_string();
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}

fn told(folder: &Path, plan: &Plan, files: &BTreeMap<&str, Vec<u8>>) -> String {
    let names: Vec<&str> = files.keys().copied().collect();
    let workbook = folder.join(WORKBOOK);
    let written = format!(
        "Đã ghi bộ danh mục \"{}\" vào \"{}\": {}.",
        plan.name,
        folder.display(),
        names.join(", "),
    );
    // what is to be typed stands on lines of its own
    format!(
        "{}\nSửa {WORKBOOK} bằng Excel rồi chạy:\n  phuluc run --plan \"{}\"\nHoặc sửa các tệp .toml, cất {WORKBOOK} đi rồi chạy:\n  phuluc run --plan \"{}\"\n",
        wrapped(&written, "", "  "),
        workbook.display(),
        folder.display(),
    )
}

fn fail(message: &str) -> Outcome {
    complain(message);
    Outcome::Failed
}
