//! The ceiling on a rating: a note under the appendix that shows the share it limits, and a sheet with
//! every unit and employment group.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::grid::{Grid, GridColumn, GridRow, Shown};
use super::super::page::Page;
use super::super::style::{Content, Weight};
use super::super::{labels, words};
use super::Context;
use crate::measure::Ceiling as Measured;
use crate::plan::model::{Axis, Ceiling};
use crate::schema::Column;

/// The plan's ceiling of the year, where the appendix shows the share that it limits.
pub(super) fn of<'a>(context: &Context<'a>) -> Option<&'a Ceiling> {
    let input = context.input;
    let ceiling = input.plan.ceilings_in(input.period.year).next()?;
    let lines: Vec<_> = input
        .plan
        .lines_of(&context.appendix.id, Axis::Column)
        .collect();
    let limits = lines.iter().any(|share| {
        share.condition == ceiling.criterion
            && lines
                .iter()
                .any(|base| base.key == share.share_of && base.condition == ceiling.base)
    });
    limits.then_some(ceiling)
}

/// Name of the sheet of ceilings that goes with an appendix.
pub(super) fn sheet_name(context: &Context<'_>) -> String {
    format!("{} (trần)", context.sheet)
}

fn measured<'a>(context: &Context<'a>, ceiling: &Ceiling) -> Vec<&'a Measured> {
    context
        .input
        .results
        .ceilings
        .iter()
        .filter(|c| *c.name == *ceiling.name)
        .collect()
}

/// The whole in one line.
pub(super) fn note(context: &Context<'_>) -> Option<String> {
    let ceiling = of(context)?;
    let all = measured(context, ceiling);
    let above = all
        .iter()
        .filter(|c| c.unit.is_some() && c.employment.is_some() && c.count > c.allowed)
        .count();
    let whole = all
        .iter()
        .find(|c| c.unit.is_none() && c.employment.is_none())?;
    Some(format!(
        "Mức trần {}: không quá {} ({}). Toàn bộ: {} trên {} người, các đơn vị được phép cộng lại {} người; {above} nhóm vượt mức trần, xem trang \"{}\".",
        ceiling.name,
        words::threshold(ceiling.at_most),
        ceiling.source,
        whole.count,
        whole.base,
        whole.allowed,
        sheet_name(context)
    ))
}

/// Every unit and group: those the share is taken of, those under the ceiling, what it allows.
pub(super) fn write(
    context: &Context<'_>,
    sheet: &mut Worksheet,
    ceiling: &Ceiling,
) -> Result<(), XlsxError> {
    let columns = [
        ("TT", Content::Centred),
        ("Đơn vị", Content::Text),
        ("Nhóm nhân sự", Content::Text),
        ("Số làm căn cứ", Content::Count),
        ("Số chịu mức trần", Content::Count),
        ("Tỷ lệ (%)", Content::Percent),
        ("Được phép", Content::Count),
        ("Vượt", Content::Count),
    ];
    let mut grid = Grid::new(
        columns
            .iter()
            .map(|(h, c)| GridColumn::new(h, *c))
            .collect(),
        3,
    );
    let groups = measured(context, ceiling)
        .into_iter()
        .filter(|c| c.employment.is_some() && c.base > 0);
    for (at, (unit, c)) in groups
        .filter_map(|c| Some((c.unit.as_deref()?, c)))
        .enumerate()
    {
        let row = grid.excel_row(at);
        let (base, count, allowed) = (f64::from(c.base), f64::from(c.count), f64::from(c.allowed));
        let cells = [
            Shown::Text((at + 1).to_string()),
            Shown::Text(context.input.unit_name(unit).to_owned()),
            Shown::Text(group_name(c.employment.unwrap_or_default())),
            Shown::Number(base),
            Shown::Number(count),
            super::counted::share(&format!("E{row}"), &format!("D{row}"), count, base),
            Shown::Number(allowed),
            Shown::Formula(
                format!("=MAX(0,E{row}-G{row})"),
                Some(f64::from(c.count.saturating_sub(c.allowed))),
            ),
        ];
        let weight = if c.count > c.allowed {
            Weight::Subtotal
        } else {
            Weight::Plain
        };
        grid.rows.push(GridRow {
            weight,
            cells: cells.into_iter().map(Into::into).collect(),
        });
    }
    let title = format!("Mức trần {}", ceiling.name);
    let number = format!("{} (tiếp theo)", context.number());
    let page = Page {
        input: context.input,
        number,
        form: "",
        title,
        unit: "Đơn vị tính: Người",
    };
    let mut below = page.begin(sheet, context.styles, &grid)?;
    let rule = format!(
        "Không quá {} trong từng đơn vị và nhóm, phần lẻ bỏ đi ({}). Dòng đậm là nhóm vượt mức trần.",
        words::threshold(ceiling.at_most),
        ceiling.source
    );
    page.notes(sheet, &mut below, &[rule])?;
    page.sign(sheet, &mut below)
}

/// An employment group in words.
fn group_name(group: &str) -> String {
    if group == "unknown" {
        "Chưa rõ".to_owned()
    } else {
        labels::value(Column::Employment, group).to_owned()
    }
}
