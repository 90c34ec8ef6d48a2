//! `phuluc check`: what is wrong in files, as a unit wants to see it before sending them.

use std::fmt::Write;
use std::path::Path;

use crate::finding::{Finding, Severity, column_letters};
use crate::form::Recogniser;
use crate::intake::DiscoverError;
use crate::pipeline::{CheckError, Checked, PipelineError, check_file, files_of};
use crate::plan::Plan;
use crate::report::labels;
use crate::roster::SheetColumns;
use crate::schema::Period;

use super::Outcome;
use super::args::CheckArgs;
use super::beginning::advice;
use super::terminal::{
    BAD, DOUBTFUL, FAINT, GOOD, HEADING, complain, painted, say, severity, tell, wrapped,
};

/// Where the text of a finding begins, behind the address of its cell.
const INDENT: &str = "           ";

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
                if let CheckError::Find(PipelineError::Discover(DiscoverError::Missing(path))) =
                    &error
                    && let Some(advice) = advice(path, "")
                {
                    tell(&advice);
                }
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
    let count = |s| checked.findings.iter().filter(|f| f.severity == s).count();
    let (bad, doubtful) = (count(Severity::Error), count(Severity::Warning));
    let verdict = match (bad, doubtful) {
        (0, 0) => painted(GOOD, "không có gì phải sửa"),
        (0, _) => painted(DOUBTFUL, &format!("{doubtful} cảnh báo")),
        _ => painted(BAD, &format!("{bad} lỗi, {doubtful} cảnh báo")),
    };
    let _ = writeln!(
        out,
        "{}\n  Năm {year} ({}); {} người; {verdict}",
        painted(HEADING, &checked.file),
        checked.year_from,
        checked.persons
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
    if columns {
        // sheets of one form are told once
        let alike = |a: &SheetColumns, b: &SheetColumns| a.columns == b.columns;
        for (i, sheet) in checked.columns.iter().enumerate() {
            if !checked.columns[..i]
                .iter()
                .any(|before| alike(before, sheet))
            {
                let names = checked.columns[i..].iter().filter(|s| alike(s, sheet));
                let names: Vec<String> = names.map(|s| format!("\"{}\"", s.sheet)).collect();
                show_columns(out, &names.join(", "), sheet);
            }
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
    let text = wrapped(
        &format!("{mark}: {}", finding.message()),
        &format!("    {place:<6} "),
        INDENT,
    );
    // the mark is coloured after the text has been wrapped: colours have no width
    let mark_painted = painted(severity(finding.severity), mark);
    out.push_str(&text.replacen(mark, &mark_painted, 1));
    if finding.severity != Severity::Info {
        out.push_str(&wrapped(
            &finding.hint(),
            &format!("{INDENT}→ "),
            &format!("{INDENT}  "),
        ));
    }
}

fn show_columns(out: &mut String, names: &str, sheet: &SheetColumns) {
    let title = format!("Cách hiểu các cột của {names}:");
    out.push_str(&painted(HEADING, &wrapped(&title, "  ", "    ")));
    for column in &sheet.columns {
        let letters = column_letters(column.col);
        let first = format!("    {letters:<3} ");
        match labels::understood(column) {
            Some(read) => out.push_str(&wrapped(
                &format!("{} → {read}", column.heading),
                &first,
                "          ",
            )),
            None => out.push_str(&painted(
                FAINT,
                &wrapped(
                    &format!("{} {}", column.heading, labels::UNREAD),
                    &first,
                    "          ",
                ),
            )),
        }
    }
}
