//! `phuluc check`: what is wrong in files, as a unit wants to see it before sending them.

use std::fmt::Write;
use std::path::Path;

use crate::finding::{Finding, Severity, column_letters};
use crate::form::Recogniser;
use crate::pipeline::{CheckError, Checked, check_file, files_of};
use crate::plan::Plan;
use crate::roster::SheetColumns;
use crate::schema::Period;

use super::args::CheckArgs;
use super::{Outcome, complain, say};

pub(super) fn check(args: &CheckArgs) -> Outcome {
    let plan = match Plan::load(&args.period.plan) {
        Ok(plan) => plan,
        Err(error) => {
            complain(&error.to_string());
            return Outcome::Failed;
        }
    };
    let recogniser = Recogniser::new(&plan.vocabulary);
    let mut errors = false;
    for path in &args.paths {
        match check_path(path, args, &plan, &recogniser) {
            Ok(found) => errors |= found,
            Err(error) => {
                complain(&error.to_string());
                if error.is_usage() {
                    return Outcome::Usage;
                }
                errors = true;
            }
        }
    }
    if errors {
        Outcome::Failed
    } else {
        Outcome::Done
    }
}

/// Checks a file or all files of a folder; whether there are errors.
fn check_path(
    path: &Path,
    args: &CheckArgs,
    plan: &Plan,
    recogniser: &Recogniser,
) -> Result<bool, CheckError> {
    let (files, findings) = files_of(path, args.period.year)?;
    let mut errors = findings.iter().any(|f| f.severity == Severity::Error);
    let mut out = String::new();
    for finding in &findings {
        line(
            &mut out,
            finding,
            finding.place.file.as_deref().unwrap_or_default(),
        );
    }
    for (source, year) in files {
        let checked = check_file(plan, recogniser, &source, year, args.period.as_of)?;
        errors |= checked
            .findings
            .iter()
            .any(|f| f.severity == Severity::Error);
        show(&mut out, &checked, args.columns);
    }
    say(&out);
    Ok(errors)
}

fn show(out: &mut String, checked: &Checked, columns: bool) {
    let Period { year, .. } = checked.period;
    let _ = writeln!(
        out,
        "{}\n  Năm {year} ({}); {} người",
        checked.file, checked.year_from, checked.persons
    );
    let mut sheet: Option<&str> = None;
    for finding in &checked.findings {
        let own = finding.place.sheet.as_deref();
        if own != sheet {
            if let Some(name) = own {
                let _ = writeln!(out, "  Trang tính \"{name}\"");
            }
            sheet = own;
        }
        let place = finding
            .place
            .address()
            .or_else(|| finding.place.row.map(|r| format!("dòng {r}")))
            .unwrap_or_default();
        line(out, finding, &place);
    }
    if checked.findings.is_empty() {
        out.push_str("  Không có gì phải sửa.\n");
    }
    if columns {
        for sheet in &checked.columns {
            show_columns(out, sheet);
        }
    }
    out.push('\n');
}

fn line(out: &mut String, finding: &Finding, place: &str) {
    let mark = match finding.severity {
        Severity::Error => "LỖI",
        Severity::Warning => "cảnh báo",
        Severity::Info => "ghi nhận",
    };
    let _ = writeln!(out, "    {place:<6} {mark}: {}", finding.message());
    if finding.severity != Severity::Info {
        let _ = writeln!(out, "           → {}", finding.hint());
    }
}

fn show_columns(out: &mut String, sheet: &SheetColumns) {
    let _ = writeln!(out, "  Cách hiểu các cột của \"{}\":", sheet.sheet);
    for column in &sheet.columns {
        let read = match (column.field, &column.class) {
            (Some(field), Some(class)) => format!("{} = {class}", field.name()),
            (Some(field), None) => field.name().to_owned(),
            (None, _) => "(không đọc)".to_owned(),
        };
        let _ = writeln!(
            out,
            "    {:<3} {} → {read}",
            column_letters(column.col),
            column.heading
        );
    }
}
