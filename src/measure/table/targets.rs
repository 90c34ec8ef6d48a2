//! One row a target: its figures and how they changed.

use super::{Sources, count, plain_column, plain_row, words};
use crate::measure::{Table, TableColumn, TableRow, TargetResult};
use crate::plan::model::Appendix;

/// Results on the appendix' targets; the change is against the newest earlier year.
pub(super) fn table(sources: &Sources<'_>, appendix: &Appendix) -> Table {
    let column = |key: &str, heading: &str, percent: bool| TableColumn {
        percent,
        ..plain_column(key, heading)
    };
    let share = TableColumn {
        share_of: "denominator".to_owned(),
        share_part: "numerator".to_owned(),
        ..column("share", words::PERCENT, true)
    };
    Table {
        id: appendix.id.clone(),
        columns: vec![
            column("denominator", words::POPULATION, false),
            column("numerator", words::MEETING, false),
            column("unknown", words::UNCLEAR, false),
            share,
            column("at-least", words::AT_LEAST, true),
            column("at-most", words::AT_MOST, true),
            column("shortfall", words::SHORTFALL, false),
            column("before", words::BEFORE, true),
            column("change", words::CHANGE, true),
        ],
        rows: (sources.targets_of(appendix).into_iter())
            .map(|index| row(&sources.results[index]))
            .collect(),
    }
}

fn row(target: &TargetResult) -> TableRow {
    let before = target
        .history
        .iter()
        .rev()
        .nth(1)
        .and_then(|point| point.share);
    let change = target.share.zip(before).map(|(now, before)| now - before);
    plain_row(
        target.id.to_string(),
        target.title.clone(),
        vec![
            count(target.counts.denominator),
            count(target.counts.numerator),
            count(target.counts.unknown),
            target.share,
            target.at_least,
            target.at_most,
            count(target.shortfall),
            before,
            change,
        ],
    )
}
