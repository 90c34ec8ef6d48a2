//! The work of the Python programs of `benches/peers` with this library, findings and guard on, and what
//! calamine alone needs for the same files. One process, one piece of work, so that whole processes can be
//! timed side by side:
//!
//! ```text
//! same_work calamine FOLDER                            open every .xlsx, visit every cell, nothing else
//! same_work roster   FOLDER                            read to persons: guard, forms, values, findings, merging
//! same_work results  FOLDER                            the same and every figure of the plan
//! same_work report   FOLDER REPORT.xlsx [COUNTS.csv]   the same and one workbook of five sheets
//! ```

#![expect(
    clippy::print_stdout,
    reason = "a line of figures is what the program is for"
)]

mod counts;
mod sheets;

use std::error::Error;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use calamine::{Reader as _, Xlsx};
use phuluc::form::Recogniser;
use phuluc::intake;
use phuluc::measure::Compiled;
use phuluc::pipeline::{Consolidation, Request, Silent, consolidate, find, in_order};
use phuluc::plan::Plan;
use phuluc::roster::{Gathered, Reader, merge, prepare, supersede};
use phuluc::schema::Period;
use rayon::prelude::*;

use crate::counts::Counts;

const YEAR: i32 = 2025;

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // on a thread of the pool, as the program itself
    let done = rayon::scope(|_| match arguments[..] {
        ["calamine", folder] => calamine(Path::new(folder)),
        ["roster", folder] => roster(Path::new(folder)),
        ["results", folder] => results(Path::new(folder)).map(|done| {
            let line = line(&done);
            leave(done);
            line
        }),
        ["report", folder, report] => five_sheets(Path::new(folder), report, None),
        ["report", folder, report, counts] => five_sheets(Path::new(folder), report, Some(counts)),
        // `cargo bench` runs every benchmark: this one has nothing to say without a folder
        [] => Ok("same_work calamine|roster|results|report FOLDER …".to_owned()),
        _ => Err("which work, on which folder?".into()),
    });
    match done {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Every .xlsx file of a folder, in the order of names.
fn workbooks(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "xlsx") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// What any program on top of calamine pays first.
fn calamine(folder: &Path) -> Result<String, Failure> {
    let paths = workbooks(folder)?;
    let cells: u64 = paths
        .par_iter()
        .map(|path| -> Result<u64, Failure> {
            let mut book = Xlsx::new(Cursor::new(std::fs::read(path)?))?;
            let mut cells = 0;
            for name in book.sheet_names() {
                let mut sheet = book.worksheet_cells_reader(&name)?;
                while let Some(cell) = sheet.next_cell()? {
                    cells += u64::from(std::hint::black_box(cell).get_position().0 < u32::MAX);
                }
            }
            Ok(cells)
        })
        .try_reduce(|| 0, |a, b| Ok(a + b))?;
    Ok(format!("{} files, {cells} cells", paths.len()))
}

/// Plan and words, which the program keeps to its end as well, and what `beside` makes of the plan meanwhile.
fn plan<T: Send>(
    beside: impl FnOnce(&Plan) -> Result<T, Failure> + Send,
) -> Result<(&'static Plan, &'static Recogniser, T), Failure>
where
    Result<T, Failure>: Send,
{
    let begin = || {
        let plan = Plan::load(Plan::DEFAULT).map_err(|e| e.to_string())?;
        let plan: &Plan = Box::leak(Box::new(plan));
        let (recogniser, beside) =
            rayon::join(|| Recogniser::new(&plan.vocabulary), || beside(plan));
        let recogniser: &Recogniser = Box::leak(Box::new(recogniser));
        Ok((plan, recogniser, beside?))
    };
    rayon::join(begin, prepare).0
}

/// The stages up to the merged list, as the pipeline puts them together.
fn roster(folder: &Path) -> Result<String, Failure> {
    let (plan, recogniser, ()) = plan(|_| Ok(()))?;
    let period = Period::of_year(YEAR).ok_or("no such year")?;
    let reader = Reader::new(plan, recogniser, period);
    let found = find(folder, Some(YEAR))?;
    let files = found.years.get(&YEAR).map_or(&[][..], |y| &y.workbooks);
    let mut findings = 0;
    let mut gathered = Gathered::default();
    let mut left = files.len();
    in_order(
        files,
        |file| {
            let read = intake::read(file, &plan.limits);
            (read.findings.len(), read.workbook.map(|w| reader.read(&w)))
        },
        |(said, reading)| {
            findings += said + reading.as_ref().map_or(0, |r| r.findings.len());
            if let Some(reading) = reading {
                gathered.add(reading);
            }
            left -= 1;
            gathered.expect(left);
        },
    );
    supersede(&mut gathered);
    let (readings, persons) = gathered.into_parts();
    let committee = (readings.into_iter())
        .flat_map(|(reading, _)| reading.committee_rows)
        .collect();
    // as in the program, which measures meanwhile
    let ((persons, merged, said), ()) =
        rayon::join(|| merge(persons, &committee, plan), || drop(reader));
    let line = format!(
        "{} files, {} persons, {merged} merged, {} findings",
        files.len(),
        persons.len(),
        findings + said.len()
    );
    leave(persons);
    Ok(line)
}

/// As in the program, whose memory is given back with the process.
fn leave<T>(held: T) {
    std::mem::forget(held);
}

fn results(folder: &Path) -> Result<Consolidation, Failure> {
    let (plan, recogniser, compiled) =
        plan(|plan| Compiled::new(plan).map_err(|e| e.to_string().into()))?;
    let request = Request {
        input: folder.to_owned(),
        year: Some(YEAR),
        as_of: None,
    };
    Ok(consolidate(plan, &compiled, recogniser, &request, &Silent)?)
}

fn five_sheets(folder: &Path, report: &str, counts: Option<&str>) -> Result<String, Failure> {
    let done = results(folder)?;
    let counted = Counts::of(&done.roster.persons);
    sheets::write(report, &counted)?;
    if let Some(path) = counts {
        std::fs::write(path, counted.csv())?;
        std::fs::write(format!("{path}.ratios"), counted.shares_csv())?;
    }
    let line = line(&done);
    leave(done);
    Ok(line)
}

fn line(done: &Consolidation) -> String {
    format!(
        "{} files, {} persons, {} merged, {} findings",
        done.files.len(),
        done.roster.persons.len(),
        done.results.merged,
        done.findings.len()
    )
}
