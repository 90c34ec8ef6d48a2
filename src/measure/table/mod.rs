//! The figures of the appendices: rows and columns of a plan become counts and shares.

mod by_unit;
mod grid;
mod line;
mod movements;
mod outlook;
mod retirements;
mod target_columns;
mod targets;
#[cfg(test)]
mod tests;
mod words;
mod years;

use rayon::prelude::*;

use super::measured::Measured;
use super::people::People;
use super::{Compiled, Movement, Outlook, Table, TableColumn, TableRow, TargetResult};
use crate::plan::Plan;
use crate::plan::model::{Appendix, AppendixKind};

/// Everything that tables are made of.
pub(super) struct Sources<'a> {
    pub(super) plan: &'a Plan,
    pub(super) compiled: &'a Compiled,
    /// The rosters of the earlier years, ascending, and the current one.
    pub(super) years: &'a [People<'a>],
    pub(super) people: &'a People<'a>,
    /// The current roster's, target by target.
    pub(super) measured: &'a [Measured],
    pub(super) results: &'a [TargetResult],
    pub(super) movements: &'a [Movement],
    pub(super) outlook: Option<&'a Outlook>,
}

impl Sources<'_> {
    /// Indexes of the targets that an appendix names, or of all.
    fn targets_of(&self, appendix: &Appendix) -> Vec<usize> {
        let named = |id: &String| appendix.targets.is_empty() || appendix.targets.contains(id);
        (0..self.plan.targets.len())
            .filter(|&index| named(&self.plan.targets[index].id))
            .collect()
    }
}

/// The tables of all appendices in the plan's order; where nothing is ahead, those of the outlook are
/// left out.
pub(super) fn tables(sources: &Sources<'_>) -> Vec<Table> {
    (sources.plan.appendices.par_iter().enumerate())
        .filter_map(|(index, appendix)| match appendix.kind {
            AppendixKind::Targets => Some(targets::table(sources, appendix)),
            AppendixKind::ByUnit => Some(by_unit::table(sources, index, &[])),
            AppendixKind::TargetByUnit => Some(by_unit::table(
                sources,
                index,
                &sources.targets_of(appendix),
            )),
            AppendixKind::Distribution | AppendixKind::Form => Some(grid::table(sources, index)),
            AppendixKind::Years => Some(years::table(sources, index)),
            AppendixKind::Outlook => outlook::table(sources, appendix),
            AppendixKind::Retirements => retirements::table(sources, appendix),
        })
        .collect()
}

/// A row without shares.
fn plain_row(key: String, heading: String, cells: Vec<Option<f64>>) -> TableRow {
    TableRow {
        key,
        heading,
        unit: None,
        share_of: String::new(),
        share_part: String::new(),
        percent: false,
        cells,
    }
}

/// A column without shares.
fn plain_column(key: impl Into<String>, heading: impl Into<String>) -> TableColumn {
    TableColumn {
        key: key.into(),
        heading: heading.into(),
        share_of: String::new(),
        share_part: String::new(),
        percent: false,
    }
}

/// A count as a cell.
#[expect(clippy::unnecessary_wraps, reason = "cells of tables may be empty")]
fn count(count: u32) -> Option<f64> {
    Some(f64::from(count))
}

/// A share as a cell; none of nothing.
fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}
