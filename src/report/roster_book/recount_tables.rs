//! The numbers of the appendices that are conditions of the plan, recounted from the list.

use std::collections::BTreeMap;

use super::super::input::ReportInput;
use super::formula::Formulas;
use super::known_values;
use super::layout::Layout;
use super::recount::{Line, Lines};
use crate::measure::condition::{Comparison, Node, Test};
use crate::measure::{Condition, Table};
use crate::plan::model::{Appendix, AppendixKind, Axis, Line as PlanLine};
use crate::schema::Column;

/// Most persons for whom every cell is recounted; of larger lists only the totals are, so that the book
/// still opens.
const DETAILED: usize = 20_000;

/// The sheet of the appendix that shows a target unit by unit.
pub(super) fn sheet_of_target<'a>(input: &ReportInput<'a>, target: &str) -> Option<&'a str> {
    let shows = |a: &&Appendix| {
        a.kind == AppendixKind::TargetByUnit
            && (a.targets.is_empty() || a.targets.iter().any(|t| t == target))
    };
    let sheet = input.plan.appendices.iter().find(shows);
    sheet.map(|a| a.sheet.as_str())
}

/// Adds the totals of every column, the subtotals of the kinds of units, every cell of the forms and
/// distributions, the year's column of the comparison over the years, and the sums under ceilings.
pub(super) fn add(input: &ReportInput<'_>, layout: &Layout, out: &mut Lines) {
    let mut tables = Tables {
        input,
        formulas: Formulas::new(input, layout),
        compiled: BTreeMap::new(),
        detailed: input.roster.persons.len() <= DETAILED,
        out,
    };
    for appendix in &input.plan.appendices {
        let Some(table) = input.results.tables.iter().find(|t| t.id == appendix.id) else {
            continue;
        };
        match appendix.kind {
            AppendixKind::ByUnit | AppendixKind::TargetByUnit => tables.by_unit(appendix, table),
            AppendixKind::Distribution | AppendixKind::Form => tables.grid(appendix, table),
            AppendixKind::Years => tables.years(appendix, table),
            // what is projected is no count of today's list
            AppendixKind::Targets | AppendixKind::Outlook | AppendixKind::Retirements => {}
        }
    }
    tables.ceilings();
}

struct Tables<'a, 'o> {
    input: &'a ReportInput<'a>,
    formulas: Formulas<'a>,
    compiled: BTreeMap<&'a str, Option<Condition>>,
    detailed: bool,
    out: &'o mut Lines,
}

impl<'a> Tables<'a, '_> {
    /// A number by the conditions of those it counts.
    fn add(
        &mut self,
        sheet: &str,
        text: String,
        stated: Option<f64>,
        conditions: &[&'a str],
        also: Option<&Node>,
    ) {
        let Some(stated) = stated else { return };
        let known = known_values(self.input.plan);
        for text in conditions {
            self.compiled
                .entry(text)
                .or_insert_with(|| Condition::compile(text, &known).ok());
        }
        let compiled: Option<Vec<&Node>> = conditions
            .iter()
            .filter(|text| !text.trim().is_empty())
            .map(|text| self.compiled.get(text)?.as_ref().map(Condition::tree))
            .collect();
        let formula = compiled.and_then(|mut nodes| {
            nodes.extend(also);
            self.formulas.count(&nodes)
        });
        match formula {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "counts of persons"
            )]
            Some(formula) => self.out.all.push(Line {
                sheet: sheet.to_owned(),
                text,
                stated: stated as u32,
                formula,
            }),
            None => self.out.left_out += 1,
        }
    }

    /// Lines of an appendix that count, each with its place among the table's rows or columns.
    fn lines(
        &self,
        appendix: &'a Appendix,
        axis: Axis,
        keys: &[&str],
    ) -> Vec<(usize, &'a PlanLine)> {
        self.input
            .plan
            .lines_of(&appendix.id, axis)
            .filter(|line| line.share_of.is_empty() && !line.heading_only)
            .filter_map(|line| Some((keys.iter().position(|k| *k == line.key)?, line)))
            .collect()
    }

    fn by_unit(&mut self, appendix: &'a Appendix, table: &Table) {
        let columns: Vec<&str> = table.columns.iter().map(|c| c.key.as_str()).collect();
        for (at, line) in self.lines(appendix, Axis::Column, &columns) {
            for row in &table.rows {
                let kind = row.key.strip_prefix("kind:");
                let wanted = row.key == "total" || kind.is_some_and(|k| !k.is_empty());
                if !wanted || (kind.is_some() && !self.detailed) {
                    continue;
                }
                let also = kind.map(|kind| {
                    let test = Test::Text(Comparison::Equal, kind.to_owned());
                    Node::Test(Column::UnitKind, test)
                });
                self.add(
                    &appendix.sheet,
                    format!("{}; cột {}", row.heading, line.heading),
                    row.cells.get(at).copied().flatten(),
                    &[&appendix.population, &line.condition],
                    also.as_ref(),
                );
            }
        }
    }

    fn grid(&mut self, appendix: &'a Appendix, table: &Table) {
        let columns: Vec<&str> = table.columns.iter().map(|c| c.key.as_str()).collect();
        let rows: Vec<&str> = table.rows.iter().map(|r| r.key.as_str()).collect();
        let columns = self.lines(appendix, Axis::Column, &columns);
        for (row, across) in self.lines(appendix, Axis::Row, &rows) {
            if !self.detailed && across.key != "total" {
                continue;
            }
            for (col, down) in &columns {
                self.add(
                    &appendix.sheet,
                    format!("{}; cột {}", across.heading, down.heading),
                    table.rows[row].cells.get(*col).copied().flatten(),
                    &[&appendix.population, &across.condition, &down.condition],
                    None,
                );
            }
        }
    }

    fn years(&mut self, appendix: &'a Appendix, table: &Table) {
        let year = self.input.period.year.to_string();
        let Some(col) = table.columns.iter().position(|c| c.key == year) else {
            return;
        };
        let rows: Vec<&str> = table.rows.iter().map(|r| r.key.as_str()).collect();
        for (row, line) in self.lines(appendix, Axis::Row, &rows) {
            self.add(
                &appendix.sheet,
                format!("{}; năm {year}", line.heading),
                table.rows[row].cells.get(col).copied().flatten(),
                &[&appendix.population, &line.condition],
                None,
            );
        }
    }

    fn ceilings(&mut self) {
        let input = self.input;
        for ceiling in input.plan.ceilings_in(input.period.year) {
            let whole =
                input.results.ceilings.iter().find(|c| {
                    *c.name == *ceiling.name && c.unit.is_none() && c.employment.is_none()
                });
            let Some(whole) = whole else { continue };
            let text = |what: &str| format!("Mức trần {}: {what}", ceiling.name);
            let sheet = "Mức trần";
            self.add(
                sheet,
                text("số làm căn cứ"),
                Some(f64::from(whole.base)),
                &[&ceiling.base],
                None,
            );
            self.add(
                sheet,
                text("số chịu mức trần"),
                Some(f64::from(whole.count)),
                &[&ceiling.base, &ceiling.criterion],
                None,
            );
        }
    }
}
