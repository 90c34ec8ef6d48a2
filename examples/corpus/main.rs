//! Corpora to measure speed on: the workbooks of a district, a province or a nation, as units send them.
//!
//! All persons are invented. The contents of a workbook depend on the seed and its number alone, not on the threads.
//! `cargo run --example corpus -- --profile province --out target/corpus/province`

mod column;
mod day;
mod decompose;
mod dice;
mod form;
mod habits;
mod look;
mod order;
mod person;
mod unit;
mod words;

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use rayon::prelude::*;

use crate::column::Column;
use crate::dice::Dice;
use crate::form::Form;
use crate::habits::Habits;
use crate::order::{Order, USAGE};
use crate::person::Source;
use crate::unit::Unit;
use crate::words::Words;

fn main() -> ExitCode {
    let outcome = match Order::parse(std::env::args().skip(1)) {
        Ok(order) => write(&order).map_err(|error| error.to_string()),
        Err(error) => Err(format!("{error}\n{USAGE}")),
    };
    let (code, line) = match &outcome {
        Ok(line) => (ExitCode::SUCCESS, line),
        Err(line) => (ExitCode::FAILURE, line),
    };
    let written = if outcome.is_ok() {
        writeln!(io::stdout(), "{line}")
    } else {
        writeln!(io::stderr(), "{line}")
    };
    if written.is_ok() {
        code
    } else {
        ExitCode::FAILURE
    }
}

/// Writes the corpus and says what it holds.
fn write(order: &Order) -> Result<String, Box<dyn Error + Send + Sync>> {
    let folder = order.out.join(order.year.to_string());
    fs::create_dir_all(&folder)?;
    // Left-over workbooks of another size would be counted with the new ones.
    if fs::read_dir(&folder)?.next().is_some() {
        return Err(format!("{}: not empty", folder.display()).into());
    }
    let (words, columns) = (Words::load(), column::columns());
    let persons: u64 = (0..order.units)
        .into_par_iter()
        .map(|index| write_one(order, &words, &columns, &folder, index))
        .try_reduce(|| 0, |one, other| Ok(one + other))?;
    Ok(format!(
        "{}: {} workbooks, {persons} persons",
        folder.display(),
        order.units
    ))
}

fn write_one(
    order: &Order,
    words: &Words,
    columns: &[Column],
    folder: &Path,
    index: usize,
) -> Result<u64, Box<dyn Error + Send + Sync>> {
    let mut dice = Dice::new(order.seed, u32::try_from(index)?);
    let unit = Unit::found(&mut dice, words, index, order.mean);
    let habits = Habits::draw(&mut dice, words, columns);
    let source = Source {
        words,
        unit: &unit,
        habits: &habits,
        year: order.year,
    };
    let path = folder.join(format!("DS {}.xlsx", unit.name));
    Form::new(source, columns)
        .save(&mut dice, &path)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(u64::from(unit.persons))
}
