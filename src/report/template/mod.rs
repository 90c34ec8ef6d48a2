//! The workbook that units fill in: a list whose headings the program reads for certain, drop-down
//! lists from the plan, a guide. Filled in, it reads back without a finding.

mod form;
mod guide;
mod lists;
mod words;

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::empty_book;
use crate::plan::Plan;
use crate::plan::model::Unit;
use crate::roster::Person;

use lists::Lists;
use words::Words;

/// What a template is made for.
#[derive(Debug, Clone, Copy)]
pub struct TemplateInput<'a> {
    /// The plan whose units and posts are offered.
    pub plan: &'a Plan,
    /// The unit that fills it in; `None`: it chooses its name itself.
    pub unit: Option<&'a Unit>,
    /// Persons of the year before, to be corrected.
    pub persons: &'a [&'a Person],
    /// Version of the program.
    pub version: &'a str,
}

/// The workbook.
///
/// # Errors
/// A rule of Excel is broken.
pub fn template(input: &TemplateInput<'_>) -> Result<Workbook, XlsxError> {
    let words = Words::embedded();
    let committee = &input.plan.committee;
    let author = format!("{} {}", committee.board, committee.name);
    // the same plan gives the same bytes: no day but a fixed one
    let mut book = empty_book(
        &words.title,
        author.trim(),
        input.version,
        NaiveDate::from_ymd_opt(2025, 1, 1).unwrap_or_default(),
    )?;
    let lists = Lists::new(input, words);
    form::write(
        book.add_worksheet().set_name(&words.sheet)?,
        input,
        words,
        &lists,
    )?;
    guide::write(book.add_worksheet().set_name(&words.guide)?, words)?;
    lists.write(book.add_worksheet().set_name(&words.lists)?, words)?;
    Ok(book)
}
