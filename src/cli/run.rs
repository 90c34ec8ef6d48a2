//! `phuluc run`: read, measure, write.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::again::Again;
use super::args::{DEFAULT_INPUT, RunArgs};
use super::beginning::advice;
use super::terminal::{complain, say, tell};
use super::{Outcome, summary};
use crate::finding::{Code, Finding, Severity};
use crate::form::Recogniser;
use crate::intake::DiscoverError;
use crate::measure::Compiled;
use crate::pipeline::{Consolidation, PipelineError, Progress, Request, consolidate};
use crate::plan::{Plan, PlanErrors};
use crate::report::{InputFile, Output, ReportError, ReportInput, files, manifest};
use crate::roster::prepare;

/// Runs the main job.
pub(super) fn run(args: &RunArgs) -> Outcome {
    // shown before anything else: who waits should see that the program runs
    let bar = Bar::new(args.quiet);
    let refused = |errors: PlanErrors| {
        bar.0.finish_and_clear();
        fail(&errors.to_string())
    };
    let (begun, ()) = rayon::join(|| begin(&args.period.plan), prepare);
    let (plan, compiled, recogniser) = match begun {
        Ok(begun) => begun,
        Err(errors) => return refused(errors),
    };
    let request = Request {
        input: args.input.clone(),
        year: args.period.year,
        as_of: args.period.as_of,
    };
    let consolidation = match consolidate(plan, &compiled, recogniser, &request, &bar) {
        Ok(consolidation) => consolidation,
        Err(error) => {
            bar.0.finish_and_clear();
            return refuse(&error);
        }
    };
    bar.0.finish_and_clear();
    match write(args, plan, consolidation) {
        Ok((consolidation, folder)) => {
            if !args.quiet {
                say(&summary::of(plan, &consolidation, &folder));
            }
            let errors = consolidation
                .findings
                .iter()
                .any(|f| f.severity == Severity::Error);
            // as above: to take millions of rows apart would be the last thing to wait for
            std::mem::forget(consolidation);
            if args.strict && errors {
                complain(
                    "còn lỗi trong danh sách (--strict): xem trang \"Cần xem lại\" của tệp kiem-tra",
                );
                return Outcome::Strict;
            }
            Outcome::Done
        }
        Err(error) => fail(&error.to_string()),
    }
}

/// What a run needs of its plan: the plan itself, its conditions and its words.
fn begin(name: &str) -> Result<(&'static Plan, Compiled, &'static Recogniser), PlanErrors> {
    // plan and words are wanted until the process ends, which gives their memory back at once
    let plan: &Plan = Box::leak(Box::new(Plan::load(name)?));
    let (compiled, recogniser) =
        rayon::join(|| Compiled::new(plan), || Recogniser::new(&plan.vocabulary));
    Ok((plan, compiled?, Box::leak(Box::new(recogniser))))
}

pub(super) fn fail(message: &str) -> Outcome {
    complain(message);
    Outcome::Failed
}

/// Tells why nothing could be read; where no person was, the reasons are told as well.
fn refuse(error: &PipelineError) -> Outcome {
    complain(&error.to_string());
    if let PipelineError::Discover(DiscoverError::Missing(path)) = error
        && let Some(advice) = advice(path, DEFAULT_INPUT)
    {
        tell(&advice);
    }
    if let PipelineError::NoPersons { findings, .. } = error {
        for f in findings
            .iter()
            .filter(|f| f.severity == Severity::Error)
            .take(20)
        {
            complain(&format!(
                "{}: {}",
                f.place.file.as_deref().unwrap_or_default(),
                f.message()
            ));
        }
    }
    if error.is_usage() {
        Outcome::Usage
    } else {
        Outcome::Failed
    }
}

fn write(
    args: &RunArgs,
    plan: &Plan,
    mut c: Consolidation,
) -> Result<(Consolidation, PathBuf), ReportError> {
    let output = Output::open(&args.output, &c.period.label())?;
    let changed = output.changed();
    for file in &changed {
        c.findings.push(
            Finding::new(Code::OutputChanged)
                .found(file.path.clone())
                .arg("file", &file.kept)
                .arg("value", &file.kept)
                .arg("name", &file.path),
        );
    }
    let again = Again::new(&c, &plan.limits);
    let inputs: Vec<InputFile<'_>> = c
        .files
        .iter()
        .map(|f| InputFile {
            rel: &f.source.rel,
            path: &f.source.path,
            size: f.source.size,
            sha256: &f.sha256,
            persons: f.persons,
            sender: f.sender.as_deref(),
        })
        .collect();
    let input = ReportInput {
        plan,
        period: c.period,
        roster: &c.roster,
        results: &c.results,
        findings: &c.findings,
        ledger: &c.ledger,
        columns: &c.columns,
        files: &inputs,
        workbooks: &again,
        corrections: &c.corrections,
        version: env!("CARGO_PKG_VERSION"),
        redact: args.redact,
    };
    let way = way(output.folder(), &args.input);
    let made = files(&input, &way)?;
    let manifest = manifest(&input);
    for kept in output.publish(&made, manifest, &changed)? {
        tell(&format!(
            "Lưu ý: \"{}\" không phải tệp phuluc đã ghi, hoặc vừa bị sửa, nên được giữ lại với tên \"{}\".",
            kept.path, kept.kept
        ));
    }
    let folder = output.folder().to_owned();
    drop(inputs);
    Ok((c, folder))
}

/// The relative way from a folder to INPUT, with `/`: links then work wherever both are moved together.
fn way(folder: &Path, input: &Path) -> String {
    let (Ok(from), Ok(to)) = (std::path::absolute(folder), std::path::absolute(input)) else {
        return input.display().to_string();
    };
    // a path below a year's folder begins with the year
    let to = match crate::intake::year_of_path(&to) {
        Some(_) => to.parent().map(Path::to_path_buf).unwrap_or(to),
        None => to,
    };
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..".to_owned(), from.len() - shared);
    let down = to[shared..]
        .iter()
        .map(|c| c.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// A bar over the files, on a terminal only.
struct Bar(ProgressBar);

impl Bar {
    fn new(quiet: bool) -> Self {
        let bar = ProgressBar::new(0);
        let shown = !quiet && std::io::stderr().is_terminal();
        bar.set_draw_target(if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        });
        // nobody knows yet how many files there are
        if let Ok(style) = ProgressStyle::with_template("Đang chuẩn bị đọc tệp…") {
            bar.set_style(style);
        }
        if shown {
            bar.tick();
            bar.enable_steady_tick(Duration::from_millis(100));
        }
        Self(bar)
    }
}

impl Progress for Bar {
    fn files(&self, count: usize) {
        if let Ok(style) = ProgressStyle::with_template("Đang đọc {bar:30} {pos}/{len} tệp") {
            self.0.set_style(style);
        }
        self.0.set_length(count as u64);
    }

    fn file_read(&self) {
        self.0.inc(1);
    }
}
