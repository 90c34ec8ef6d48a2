//! The lines of an appendix along one axis.

use super::Sources;
use crate::measure::compiled::Ask;
use crate::measure::{TableColumn, TableRow};
use crate::plan::model::{Axis, Line};

/// A line with what it counts.
pub(super) struct Counted<'a> {
    pub(super) line: &'a Line,
    pub(super) ask: Ask,
    /// Index, among the same lines, of the one of which this is the share.
    pub(super) share_of: Option<usize>,
    /// Index of the line that shows the count of which this is the share, if one does.
    share_part: Option<usize>,
}

/// The lines of an appendix along an axis, in order.
pub(super) fn lines<'a>(sources: &Sources<'a>, appendix: &str, axis: Axis) -> Vec<Counted<'a>> {
    let lines: Vec<(&Line, Ask)> = (sources.plan.lines.iter())
        .zip(sources.compiled.lines.iter().copied())
        .filter(|(line, _)| line.appendix == appendix && line.axis == axis)
        .collect();
    let position = |wanted: &dyn Fn(&Line, Ask) -> bool| {
        let counts = |line: &Line| line.share_of.is_empty() && !line.heading_only;
        let mut found = lines.iter();
        found.position(|&(line, ask)| counts(line) && wanted(line, ask))
    };
    lines
        .iter()
        .map(|&(line, ask)| {
            let is_share = !line.share_of.is_empty();
            Counted {
                line,
                ask,
                share_of: position(&|other, _| other.key == line.share_of).filter(|_| is_share),
                share_part: position(&|_, other| other == ask).filter(|_| is_share),
            }
        })
        .collect()
}

impl Counted<'_> {
    /// The line as a column.
    pub(super) fn column(&self, lines: &[Self]) -> TableColumn {
        TableColumn {
            key: self.line.key.clone(),
            heading: self.line.heading.clone(),
            share_of: self.line.share_of.clone(),
            share_part: key(lines, self.share_part),
            percent: !self.line.share_of.is_empty(),
        }
    }

    /// The line as a row.
    pub(super) fn row(&self, lines: &[Self], cells: Vec<Option<f64>>) -> TableRow {
        TableRow {
            key: self.line.key.clone(),
            heading: self.line.heading.clone(),
            unit: None,
            share_of: self.line.share_of.clone(),
            share_part: key(lines, self.share_part),
            percent: !self.line.share_of.is_empty(),
            cells,
        }
    }
}

fn key(lines: &[Counted<'_>], index: Option<usize>) -> String {
    index.map_or_else(String::new, |index| lines[index].line.key.clone())
}

/// The cells of one row from the counts of the columns.
pub(super) fn cells(columns: &[Counted<'_>], counts: &[u32]) -> Vec<Option<f64>> {
    (columns.iter().zip(counts))
        .map(|(column, &count)| match column.share_of {
            _ if column.line.heading_only => None,
            Some(whole) => super::share(count, counts[whole]),
            None => super::count(count),
        })
        .collect()
}
