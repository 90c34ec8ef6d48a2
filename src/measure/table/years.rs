//! Columns are the years read: the appendix' lines, its targets, what happened since the year before.

use super::line::{Counted, lines};
use super::{Sources, count, movements, plain_column, plain_row, share, words};
use crate::measure::people::People;
use crate::measure::{HistoryPoint, Table, TableRow, TargetResult};
use crate::plan::model::Axis;
use crate::schema::Period;

/// Counts of each year as of its own day.
pub(super) fn table(sources: &Sources<'_>, index: usize) -> Table {
    let appendix = &sources.plan.appendices[index];
    let population = sources.compiled.appendices[index];
    let lines = lines(sources, &appendix.id, Axis::Row);
    let counted = |people: &People<'_>, line: &Counted<'_>| {
        people.mask(population).count_both(&people.mask(line.ask))
    };
    let mut rows: Vec<TableRow> = lines
        .iter()
        .map(|line| {
            let cells = sources.years.iter().map(|people| match line.share_of {
                _ if line.line.heading_only => None,
                Some(whole) => share(counted(people, line), counted(people, &lines[whole])),
                None => count(counted(people, line)),
            });
            line.row(&lines, cells.collect())
        })
        .collect();
    for target in sources.targets_of(appendix) {
        rows.extend(of_target(&sources.results[target]));
    }
    rows.extend(movements::rows(sources));
    Table {
        id: appendix.id.clone(),
        columns: (sources.years.iter())
            .map(|people| people.roster.period)
            .map(|period| plain_column(period.year.to_string(), heading(period)))
            .collect(),
        rows,
    }
}

/// The year, or the day of each year where that is not its last.
fn heading(period: Period) -> String {
    if period.is_whole_year() {
        period.year.to_string()
    } else {
        period.as_of.format("%d/%m/%Y").to_string()
    }
}

fn of_target(target: &TargetResult) -> [TableRow; 4] {
    let row = |key: &str, heading: &str, cell: &dyn Fn(&HistoryPoint) -> Option<f64>| {
        plain_row(
            format!("{}:{key}", target.id),
            format!("{} > {heading}", target.title),
            target.history.iter().map(cell).collect(),
        )
    };
    let shares = TableRow {
        share_of: format!("{}:denominator", target.id),
        share_part: format!("{}:numerator", target.id),
        percent: true,
        ..row("share", words::PERCENT, &|point| point.share)
    };
    [
        row("denominator", words::POPULATION, &|point| {
            count(point.counts.denominator)
        }),
        row("numerator", words::MEETING, &|point| {
            count(point.counts.numerator)
        }),
        row("unknown", words::UNCLEAR, &|point| {
            count(point.counts.unknown)
        }),
        shares,
    ]
}
