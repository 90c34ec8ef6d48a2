//! Results on every target: population, figure, what the resolution asks, verdict, last year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Grid, GridCell, GridColumn, GridRow, Shown};
use super::super::style::{Content, Weight};
use super::super::words::{self, whole};
use super::chart::Plot;
use super::{Context, charts, counted, filters};
use crate::measure::{Share, Status, TargetResult};
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
    let open = || chosen(context).filter(|(_, t)| t.status == Status::Undetermined);
    notes.extend(open().map(|(at, t)| what_if(at + 1, t, |code| context.input.unit_name(code))));
    // persons stand in the list alone: an appendix names nobody
    if open().any(|(_, t)| t.kind == TargetKind::Share) {
        notes.push("Các trường hợp còn phải bổ sung thông tin: các trang \"CT … chưa đạt\" của tệp danh sách.".to_owned());
    }
    notes
}

/// Units named in a note.
const NAMED: usize = 5;

/// What would settle an open target: `Chỉ tiêu 4 chưa đủ căn cứ kết luận: còn 3 người chưa rõ; đạt nếu
/// ít nhất 2 người trong số đó đạt, chưa đạt nếu ít hơn (tỷ lệ từ 88,9 % đến 97,8 %).`
fn what_if<'n>(number: usize, t: &'n TargetResult, name: impl Fn(&'n str) -> &'n str) -> String {
    let who = match t.kind {
        TargetKind::Share => "người",
        TargetKind::Presence => "nơi",
    };
    let units: Vec<&str> = match t.kind {
        TargetKind::Share => Vec::new(),
        TargetKind::Presence => t.settled_by.iter().map(|code| name(code)).collect(),
    };
    let which = match units.len() {
        0 => String::new(),
        1..=NAMED => format!(" ({})", units.join(", ")),
        _ => format!(" ({}, …)", units[..NAMED].join(", ")),
    };
    let limits: Vec<f64> = t.at_least.iter().chain(&t.at_most).copied().collect();
    let counts = t.counts;
    let best = Share {
        numerator: counts.numerator + counts.unknown,
        ..counts
    };
    let tips = match (t.at_most, t.shortfall == counts.unknown) {
        (None, true) => format!(
            "chỉ đạt nếu cả {} {who} đó đều đạt",
            whole(counts.unknown.into())
        ),
        (None, false) => format!(
            "đạt nếu ít nhất {} {who} trong số đó đạt, chưa đạt nếu ít hơn",
            whole(t.shortfall.into())
        ),
        // an upper limit may be passed by any of them
        (Some(_), _) => "kết luận tuỳ số trường hợp trong đó được tính".to_owned(),
    };
    format!(
        "Chỉ tiêu {number} chưa đủ căn cứ kết luận: còn {} {who} chưa rõ{which}; {tips} (tỷ lệ từ {} đến {}).",
        whole(counts.unknown.into()),
        words::percent(counts, &limits),
        words::percent(best, &limits)
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn open(counts: [u32; 3], shortfall: u32, kind: TargetKind) -> TargetResult {
        let [denominator, numerator, unknown] = counts;
        TargetResult {
            id: Arc::from("thu"),
            title: "Thử".to_owned(),
            kind,
            population: String::new(),
            criterion: String::new(),
            at_least: Some(0.9),
            at_most: None,
            due: None,
            is_due: None,
            counts: Share {
                denominator,
                numerator,
                unknown,
            },
            share: None,
            status: Status::Undetermined,
            gone: false,
            shortfall,
            by_unit: Vec::new(),
            history: Vec::new(),
            settled_by: Vec::new(),
        }
    }

    #[test]
    fn what_would_settle_an_open_target_is_told_in_words() {
        let persons = open([45, 39, 3], 2, TargetKind::Share);
        assert_eq!(
            what_if(4, &persons, |code| code),
            "Chỉ tiêu 4 chưa đủ căn cứ kết luận: còn 3 người chưa rõ; đạt nếu ít nhất 2 người trong số đó đạt, chưa đạt nếu ít hơn (tỷ lệ từ 86,7 % đến 93,3 %)."
        );
        let mut bodies = open([9, 7, 2], 2, TargetKind::Presence);
        bodies.settled_by = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(
            what_if(8, &bodies, |code| if code == "a" {
                "Xã A"
            } else {
                "Xã B"
            }),
            "Chỉ tiêu 8 chưa đủ căn cứ kết luận: còn 2 nơi chưa rõ (Xã A, Xã B); chỉ đạt nếu cả 2 nơi đó đều đạt (tỷ lệ từ 77,8 % đến 100,0 %)."
        );
    }
}
