//! Results on every target: population, figure, what the resolution asks, verdict, last year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Grid, GridCell, GridColumn, GridRow, Shown};
use super::super::style::{Content, Weight};
use super::super::words;
use super::chart::Plot;
use super::{Context, charts, counted, filters};
use crate::measure::TargetResult;
use crate::plan::model::TargetKind;

const STUB: usize = 2;
const HEADINGS: [(&str, Content); 14] = [
    ("TT", Content::Centred),
    ("Chỉ tiêu", Content::Text),
    ("Nghị quyết giao > Mức", Content::Centred),
    ("Nghị quyết giao > Tối thiểu (%)", Content::Percent),
    ("Nghị quyết giao > Thời hạn", Content::Centred),
    ("Kết quả > Tổng số", Content::Count),
    ("Kết quả > Đạt", Content::Count),
    ("Kết quả > Chưa rõ", Content::Count),
    ("Kết quả > Tỷ lệ (%)", Content::Percent),
    ("Kết quả > So với mức giao (điểm %)", Content::Change),
    ("Kết luận", Content::Centred),
    ("Còn thiếu", Content::Count),
    ("Năm trước > Tỷ lệ (%)", Content::Percent),
    ("Năm trước > Tăng, giảm (điểm %)", Content::Change),
];

pub(super) fn write(
    context: &Context<'_>,
    sheet: &mut Worksheet,
) -> Result<Option<Plot>, XlsxError> {
    let grid = grid(context);
    let page = context.page("Đơn vị tính: Người (chỉ tiêu về tổ chức: đơn vị)");
    let mut below = page.begin(sheet, context.styles, &grid)?;
    page.notes(
        sheet,
        &mut below,
        &context.notes(own_notes(context), Some(filters::of_targets(context))),
    )?;
    page.sign(sheet, &mut below)?;
    Ok(charts::of_targets(context, &grid))
}

/// The targets an appendix speaks of, with their place in the plan; all where it names none.
pub(super) fn chosen<'a>(context: &Context<'a>) -> impl Iterator<Item = (usize, &'a TargetResult)> {
    let wanted = &context.appendix.targets;
    context
        .input
        .results
        .targets
        .iter()
        .enumerate()
        .filter(move |(_, t)| wanted.is_empty() || wanted.iter().any(|w| **w == *t.id))
}

fn grid(context: &Context<'_>) -> Grid {
    let mut grid = Grid::new(
        HEADINGS
            .iter()
            .map(|(h, c)| GridColumn::new(h, *c))
            .collect(),
        STUB,
    );
    for (at, (number, target)) in chosen(context).enumerate() {
        let row = grid.excel_row(at);
        grid.rows.push(GridRow {
            weight: Weight::Plain,
            cells: cells(context, number, target, row),
        });
    }
    grid
}

fn cells(context: &Context<'_>, number: usize, t: &TargetResult, row: u32) -> Vec<GridCell> {
    let aim = context.input.plan.target(&t.id).and_then(|p| p.aim);
    let counts = t.counts;
    let number_cell = |n: u32| GridCell::from(Shown::Number(f64::from(n)));
    let share = counted::share(
        &format!("G{row}"),
        &format!("F{row}"),
        f64::from(counts.numerator),
        f64::from(counts.denominator),
    );
    let percent = t.share.map(|s| s * 100.0);
    let least = t.at_least.map(|l| l * 100.0);
    let fine = hides_its_side(t).then_some(Content::FinePercent);
    let last = last_year(context, t);
    let difference = |a: &str, b: &str, x: Option<f64>, y: Option<f64>| match (x, y) {
        (Some(x), Some(y)) => Shown::Formula(format!("={a}{row}-{b}{row}"), Some(x - y)),
        _ => Shown::Blank,
    };
    let due = t
        .due
        .map_or_else(|| "Hằng năm".to_owned(), |y| y.to_string());
    vec![
        Shown::Text((number + 1).to_string()).into(),
        Shown::Text(t.title.clone()).into(),
        Shown::Text(words::sentence_case(&demand(t, aim))).into(),
        least.map_or(Shown::Blank, Shown::Number).into(),
        Shown::Text(due).into(),
        number_cell(counts.denominator),
        number_cell(counts.numerator),
        number_cell(counts.unknown),
        GridCell {
            shown: share,
            content: fine,
        },
        difference("I", "D", percent, least).into(),
        Shown::Text(words::verdict(t, aim).to_owned()).into(),
        number_cell(t.shortfall),
        last.map_or(Shown::Blank, |s| Shown::Number(s * 100.0))
            .into(),
        difference("I", "M", percent, last.map(|s| s * 100.0)).into(),
    ]
}

fn demand(t: &TargetResult, aim: Option<f64>) -> String {
    match t.kind {
        TargetKind::Presence => "mỗi nơi có ít nhất một".to_owned(),
        TargetKind::Share => words::demand(t, aim),
    }
}

/// Whether one decimal would show a share on the wrong side of its threshold.
fn hides_its_side(t: &TargetResult) -> bool {
    let limits = [t.at_least, t.at_most];
    t.share.is_some_and(|s| {
        limits
            .into_iter()
            .flatten()
            .any(|l| (s < l) != ((s * 1000.0).round() < (l * 1000.0).round()))
    })
}

/// The share of the year before, where it was read.
pub(super) fn last_year(context: &Context<'_>, t: &TargetResult) -> Option<f64> {
    let year = context.input.period.year - 1;
    t.history
        .iter()
        .find(|h| h.year == year)
        .and_then(|h| h.share)
}

fn own_notes(context: &Context<'_>) -> Vec<String> {
    let mut notes = vec![
        "\"Chưa rõ\" là người (đơn vị) thuộc đối tượng nhưng thiếu thông tin nên chưa biết đạt hay chưa; không tính là đạt.".to_owned(),
        format!("Thực hiện {}.", context.input.plan.committee.resolution),
    ];
    let open: Vec<String> = chosen(context)
        .filter(|(_, t)| !t.settled_by.is_empty())
        .map(|(i, t)| format!("chỉ tiêu {}: {} trường hợp", i + 1, t.settled_by.len()))
        .collect();
    if !open.is_empty() {
        notes.push(format!("Cần bổ sung thông tin để kết luận: {}; danh sách ở các trang \"CT … chưa đạt\" của tệp danh sách.", open.join("; ")));
    }
    notes
}
