//! The sample district: writes the workbooks that its units send, and beside them the truth about every row.
//!
//! Everybody in it is invented. It shares nothing with the reader but the codes of findings: its words, values and
//! judgements are its own, so that a test can measure the reader against it.

#![expect(
    clippy::print_stdout,
    reason = "a program for engineers tells what it wrote"
)]

mod book;
mod column;
mod compose;
mod day;
mod district;
mod facts;
mod finding;
mod forms;
mod grid;
mod life;
mod lists;
mod litter;
mod merge;
mod mistakes;
mod names;
mod outcome;
mod person;
mod plant;
mod post;
mod rng;
mod send;
mod slips;
mod targets;
mod tcvn3;
mod truth;
mod unit;
mod whole;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Parser;

use crate::book::Book;
use crate::district::District;
use crate::rng::Rng;

/// Writes the sample district and the truth about it.
#[derive(Debug, Parser)]
#[command(name = "sample")]
struct Args {
    /// How many units; beyond those of the plan they are schools.
    #[arg(long, default_value_t = 45)]
    units: usize,
    /// The same seed gives the same bytes.
    #[arg(long, default_value_t = 2025)]
    seed: u64,
    /// The years, first and last; everybody begins in the first.
    #[arg(long, num_args = 2, default_values_t = [2022, 2025])]
    years: Vec<u16>,
    /// Where the year folders go.
    #[arg(long, default_value = "input")]
    out: PathBuf,
    /// Where the truth goes.
    #[arg(long, default_value = "tests/data/sample-truth")]
    truth: PathBuf,
    /// Leaves all workbooks as .xlsx, so that convert.sh need not run.
    #[arg(long)]
    xlsx_only: bool,
}

fn main() -> Result<()> {
    let args = Args::parse();
    let (first, last) = (args.years[0], args.years[1]);
    let mut rng = Rng::new(args.seed);
    let mut district = District::found(&mut rng, unit::units(args.units), first);
    fs::create_dir_all(&args.truth)?;
    let mut convert = String::new();
    let mut before: Vec<Book> = Vec::new();
    for year in first..=last {
        if year > first {
            life::advance(&mut district, &mut rng, year);
        }
        life::judge(&mut district, &mut rng, year);
        before = write_year(&args, &mut district, year, &before, &mut convert)?;
    }
    fs::write(args.truth.join("convert.txt"), convert)?;
    Ok(())
}

fn write_year(
    args: &Args,
    district: &mut District,
    year: u16,
    before: &[Book],
    convert: &mut String,
) -> Result<Vec<Book>> {
    let (mut books, mut findings) = send::send(district, year);
    let unplanted = books.clone();
    mistakes::plant(&mut books, &mut findings, district, year, before);
    plant::totals(&mut books, &mut findings);
    if args.xlsx_only {
        rename(&mut books, &mut findings);
    }
    findings.extend(outcome::units(district, &books, year));
    let roster = merge::roster(&books)?;
    findings.extend(outcome::persons(&books, &roster));
    let folder = args.out.join(year.to_string());
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    for book in &books {
        let path = args.out.join(&book.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let written = path.with_extension("xlsx");
        book::write(book, &written, year)?;
        if written != path {
            convert.push_str(&book.path);
            convert.push('\n');
        }
    }
    litter::drop_beside(&args.out, &books, &mut findings, year)?;
    findings.sort_by(|one, other| {
        (&one.file, &one.sheet, one.row, one.code).cmp(&(
            &other.file,
            &other.sheet,
            other.row,
            other.code,
        ))
    });
    let truth = truth::Year {
        year,
        units: &district.units,
        books: &books,
        roster: &roster,
        findings: &findings,
    };
    truth::write(&truth, &truth_path(&args.truth, year))?;
    report(year, &books, &roster, &findings, district);
    Ok(unplanted)
}

fn truth_path(folder: &Path, year: u16) -> PathBuf {
    folder.join(format!("{year}.json"))
}

/// All workbooks as .xlsx.
fn rename(books: &mut [Book], findings: &mut [finding::Finding]) {
    let plain = |path: &str| {
        Path::new(path)
            .with_extension("xlsx")
            .to_string_lossy()
            .into_owned()
    };
    for book in books {
        book.path = plain(&book.path);
    }
    for finding in findings
        .iter_mut()
        .filter(|finding| !finding.file.is_empty())
    {
        finding.file = plain(&finding.file);
    }
}

fn report(
    year: u16,
    books: &[Book],
    roster: &[merge::Entry],
    findings: &[finding::Finding],
    district: &District,
) {
    let rows: usize = books
        .iter()
        .flat_map(|book| &book.sheets)
        .filter(|grid| !grid.hidden)
        .map(|grid| grid.persons.len())
        .sum();
    println!(
        "{year}: {} workbooks, {rows} rows, {} persons, {} findings",
        books.len(),
        roster.len(),
        findings.len()
    );
    for line in targets::reckon(roster, district, year) {
        println!("  {line}");
    }
}
