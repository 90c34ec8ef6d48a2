//! `phu-luc-<year>.xlsx`: the appendices, one sheet each, and their contents.

mod by_unit;
mod ceilings;
mod chart;
mod chart_years;
mod charts;
mod contents;
mod counted;
mod distribution;
mod filters;
mod outlook;
mod sentence;
mod target_by_unit;
mod targets;
mod years;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::book::new_book;
use super::input::ReportInput;
use super::page::Page;
use super::safe::SheetNames;
use super::style::Styles;
use super::words;
use crate::measure::Table;
use crate::plan::model::{Appendix, AppendixKind};

use chart::Plot;
pub use sentence::sentence;

/// The appendices of a report.
///
/// # Errors
/// A rule of Excel is broken.
pub fn appendices(input: &ReportInput<'_>) -> Result<Workbook, XlsxError> {
    let styles = Styles::new(&input.plan.committee.zero);
    let mut names = SheetNames::default();
    let contents = names.take("Mục lục");
    let mut planned = Vec::new();
    for appendix in &input.plan.appendices {
        let table = input.results.tables.iter().find(|t| t.id == appendix.id);
        if table.is_some() || !needs_table(appendix.kind) {
            planned.push((appendix, table, names.take(&appendix.sheet)));
        }
    }
    let contexts: Vec<Context<'_>> = planned
        .iter()
        .map(|(appendix, table, sheet)| Context {
            input,
            styles: &styles,
            appendix,
            table: *table,
            sheet,
        })
        .collect();
    let mut book = new_book(input, "Phụ lục")?;
    contents::write(book.add_worksheet().set_name(&contents)?, input, &contexts)?;
    for context in &contexts {
        let plot = context.write(book.add_worksheet().set_name(context.sheet)?)?;
        if let Some(ceiling) = ceilings::of(context) {
            ceilings::write(
                context,
                book.add_worksheet()
                    .set_name(names.take(&ceilings::sheet_name(context)))?,
                ceiling,
            )?;
        }
        if let Some(plot) = plot {
            let name = names.take(&format!("Biểu đồ {}", context.sheet));
            plot.write(context, book.add_worksheet().set_name(&name)?, &name)?;
        }
    }
    Ok(book)
}

/// Whether an appendix shows nothing but its table of the results.
const fn needs_table(kind: AppendixKind) -> bool {
    matches!(
        kind,
        AppendixKind::ByUnit
            | AppendixKind::Distribution
            | AppendixKind::Form
            | AppendixKind::Outlook
            | AppendixKind::Retirements
    )
}

/// An appendix about to be written.
struct Context<'a> {
    input: &'a ReportInput<'a>,
    styles: &'a Styles,
    appendix: &'a Appendix,
    table: Option<&'a Table>,
    sheet: &'a str,
}

impl<'a> Context<'a> {
    fn write(&self, sheet: &mut Worksheet) -> Result<Option<Plot>, XlsxError> {
        match (self.appendix.kind, self.table) {
            (AppendixKind::Targets, _) => targets::write(self, sheet),
            (AppendixKind::Years, _) => years::write(self, sheet),
            (AppendixKind::TargetByUnit, _) => target_by_unit::write(self, sheet),
            (AppendixKind::ByUnit, Some(table)) => by_unit::write(self, sheet, table),
            (AppendixKind::Distribution | AppendixKind::Form, Some(table)) => {
                distribution::write(self, sheet, table)
            }
            (AppendixKind::Outlook, Some(table)) => outlook::write(self, sheet, table),
            (AppendixKind::Retirements, Some(table)) => {
                outlook::write_retirements(self, sheet, table)
            }
            // those without a table are not planned
            (_, None) => Ok(None),
        }
    }

    /// `PHỤ LỤC 1`.
    fn number(&self) -> String {
        format!("PHỤ LỤC {}", self.appendix.number)
    }

    /// The title; `{year}` in it stands for the year; the day stands below.
    fn title(&self) -> String {
        let year = self.input.period.year.to_string();
        self.appendix.title.replace("{year}", &year)
    }

    fn page(&'a self, unit: &'a str) -> Page<'a> {
        Page {
            input: self.input,
            number: self.number(),
            form: &self.appendix.form,
            title: self.title(),
            unit,
        }
    }

    /// A note of the plan with what only the results know.
    fn told(&self, note: &str) -> String {
        let ages = || words::ages(&self.input.results.ages, self.input.period.as_of);
        if note.contains("{ages}") {
            note.replace("{ages}", &ages())
        } else {
            note.to_owned()
        }
    }

    /// The plan's notes, the committee's footnotes of the year and the line on filters.
    fn notes(&self, own: impl IntoIterator<Item = String>, filters: Option<String>) -> Vec<String> {
        let year = self.input.period.year;
        let footnotes = self
            .input
            .plan
            .committee
            .footnotes
            .iter()
            .filter(|f| f.year == year)
            .map(|f| f.text.clone());
        own.into_iter()
            .chain(self.appendix.notes.iter().map(|note| self.told(note)))
            .chain(footnotes)
            .chain(filters)
            .collect()
    }
}
