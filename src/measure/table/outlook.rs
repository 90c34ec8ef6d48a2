//! Columns are today and the year-ends ahead: of each target what today's people alone would give.

use super::{Sources, count, plain_column, plain_row, words};
use crate::measure::{OutlookPoint, Share, Table, TableRow, TargetOutlook, TargetResult};
use crate::plan::model::{Appendix, TargetKind};

/// `None` where the appendix' targets have no deadline ahead.
pub(super) fn table(sources: &Sources<'_>, appendix: &Appendix) -> Option<Table> {
    let outlook = sources.outlook?;
    let rows: Vec<TableRow> = (sources.targets_of(appendix).into_iter())
        .filter_map(|index| {
            let result = &sources.results[index];
            let ahead = outlook.targets.iter().find(|t| t.id == result.id)?;
            let threshold = sources.compiled.targets[index].threshold;
            let other_end = threshold.shortfall(Share {
                numerator: result.counts.numerator + result.counts.unknown,
                ..result.counts
            });
            Some(of_target(result, ahead, other_end))
        })
        .flatten()
        .collect();
    let years = outlook.targets.iter().map(|t| &t.points);
    let longest = years.max_by_key(|points| points.len())?;
    let year_ends = longest.iter().map(|point| {
        let heading = format!("{} > {}", words::YEAR_ENDS, point.year);
        plain_column(point.year.to_string(), heading)
    });
    (!rows.is_empty()).then(|| Table {
        id: appendix.id.clone(),
        columns: [plain_column("today", words::TODAY)]
            .into_iter()
            .chain(year_ends)
            .collect(),
        rows,
    })
}

/// `other_end`: how many are needed today where all open cases meet the target.
fn of_target(result: &TargetResult, ahead: &TargetOutlook, other_end: u32) -> [TableRow; 10] {
    let row = |key: &str,
               heading: &str,
               today: Option<f64>,
               cell: &dyn Fn(&OutlookPoint) -> Option<f64>| {
        plain_row(
            format!("{}:{key}", result.id),
            format!("{} > {heading}", result.title),
            [today]
                .into_iter()
                .chain(ahead.points.iter().map(cell))
                .collect(),
        )
    };
    let percent = |row: TableRow| TableRow {
        percent: true,
        ..row
    };
    let counts = result.counts;
    let highest = super::share(counts.numerator + counts.unknown, counts.denominator);
    let share = TableRow {
        share_of: format!("{}:denominator", result.id),
        share_part: format!("{}:numerator", result.id),
        ..percent(row("share", words::PERCENT, result.share, &|p| p.share))
    };
    let there = match result.kind {
        TargetKind::Share => words::STILL_THERE,
        TargetKind::Presence => words::BODIES,
    };
    let (least, most) = (
        result.shortfall.min(other_end),
        result.shortfall.max(other_end),
    );
    [
        share,
        row("denominator", there, count(counts.denominator), &|p| {
            count(p.counts.denominator)
        }),
        row(
            "numerator",
            words::STILL_MEETING,
            count(counts.numerator),
            &|p| count(p.counts.numerator),
        ),
        row("unknown", words::OPEN_THEN, count(counts.unknown), &|p| {
            count(p.counts.unknown)
        }),
        row("retired", words::RETIRED, None, &|p| count(p.retired)),
        percent(row("lowest", words::LOWEST, result.share, &|p| p.lowest)),
        percent(row("highest", words::HIGHEST, highest, &|p| p.highest)),
        row("needed-least", words::NEEDED_LEAST, count(least), &|p| {
            count(p.needed_least)
        }),
        row("needed-most", words::NEEDED_MOST, count(most), &|p| {
            count(p.needed_most)
        }),
        row("to-add", words::TO_ADD, None, &|p| count(p.to_add)),
    ]
}
