//! The outlook: targets at the year-ends ahead with today's people alone, and who retires until then.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFormat, ChartLine, ChartLineDashType,
    ChartMarker, Color, Worksheet, XlsxError,
};

use super::super::grid::{Grid, GridCell, GridColumn, GridRow, Shown};
use super::super::style::{Content, Weight};
use super::super::words::{self, whole};
use super::chart::{Figures, Plot, Stand, dress, fill, font, line};
use super::charts::point;
use super::targets::chosen;
use super::{Context, by_unit, counted};
use crate::measure::{Outlook, Table, TargetOutlook, TargetResult};
use crate::plan::model::TargetKind;

const STUB: usize = 2;

/// Targets at the year-ends ahead.
pub(super) fn write(
    context: &Context<'_>,
    sheet: &mut Worksheet,
    table: &Table,
) -> Result<Option<Plot>, XlsxError> {
    let Some(outlook) = &context.input.results.outlook else {
        return Ok(None);
    };
    let targets = ahead(context, outlook);
    let grid = grid(context, table, &targets);
    let page = context.page("Đơn vị tính: Người (chỉ tiêu về tổ chức: đơn vị; dòng tỷ lệ: %)");
    let mut below = page.begin(sheet, context.styles, &grid)?;
    let notes = assumptions(context, outlook)
        .into_iter()
        .chain(NEEDS.map(str::to_owned))
        .chain(targets.iter().filter_map(|t| too_few_posts(t)));
    page.notes(sheet, &mut below, &context.notes(notes, None))?;
    page.sign(sheet, &mut below)?;
    Ok(lines(context, &grid, table, &targets))
}

/// Retirements by unit.
pub(super) fn write_retirements(
    context: &Context<'_>,
    sheet: &mut Worksheet,
    table: &Table,
) -> Result<Option<Plot>, XlsxError> {
    let Some(outlook) = &context.input.results.outlook else {
        return Ok(None);
    };
    let grid = by_unit::grid(context, table);
    let page = context.page("Đơn vị tính: Người");
    let mut below = page.begin(sheet, context.styles, &grid)?;
    let own = [
        "\"Đã quá tuổi nghỉ hưu\" là người đủ tuổi trước ngày lấy số liệu mà còn tên trong danh sách; \"Chưa rõ thời điểm\" là người thiếu ngày sinh hoặc giới tính, có thể nghỉ hưu trong các năm này. Đơn vị không có ai thì không có dòng.".to_owned(),
    ];
    let notes = assumptions(context, outlook).into_iter().chain(own);
    page.notes(sheet, &mut below, &context.notes(notes, None))?;
    page.sign(sheet, &mut below)?;
    Ok(bars(context, &grid, table))
}

/// A target with a deadline ahead.
struct Ahead<'a> {
    number: usize,
    result: &'a TargetResult,
    outlook: &'a TargetOutlook,
}

fn ahead<'a>(context: &Context<'a>, outlook: &'a Outlook) -> Vec<Ahead<'a>> {
    chosen(context)
        .filter_map(|(at, result)| {
            let outlook = outlook.targets.iter().find(|t| t.id == result.id)?;
            Some(Ahead {
                number: at + 1,
                result,
                outlook,
            })
        })
        .collect()
}

/// For each target the row of its share, then those of its counts.
fn grid(context: &Context<'_>, table: &Table, targets: &[Ahead<'_>]) -> Grid {
    let stub = [
        GridColumn::new("TT", Content::Centred),
        GridColumn::new("Nội dung", Content::Text),
    ];
    let columns = stub.into_iter().chain(counted::columns(table));
    let mut grid = Grid::new(columns.collect(), STUB);
    for (at, row) in table.rows.iter().enumerate() {
        let (id, figure) = row.key.split_once(':').unwrap_or((&row.key, ""));
        let of = targets.iter().find(|t| *t.result.id == *id);
        let (number, heading, weight) = match of.filter(|_| figure == "share") {
            Some(target) => {
                let aim = context.input.plan.target(id).and_then(|p| p.aim);
                let asked = match target.result.kind {
                    TargetKind::Share => words::demand(target.result, aim),
                    TargetKind::Presence => "mỗi nơi có ít nhất một".to_owned(),
                };
                let text = format!(
                    "{} (năm {}: {asked}): tỷ lệ (%)",
                    target.result.title, target.outlook.due
                );
                (target.number.to_string(), text, Weight::Subtotal)
            }
            None => {
                let leaf = row.heading.rsplit(" > ").next().unwrap_or_default();
                (String::new(), format!("- {leaf}"), Weight::Plain)
            }
        };
        let mut cells: Vec<GridCell> =
            vec![Shown::Text(number).into(), Shown::Text(heading).into()];
        cells.extend(
            (0..table.columns.len())
                .map(|col| counted::cell(table, at, col, &|row| grid.excel_row(row), STUB)),
        );
        grid.rows.push(GridRow { weight, cells });
    }
    grid
}

/// What the projection rests on.
fn assumptions(context: &Context<'_>, outlook: &Outlook) -> Vec<String> {
    let mut own = format!(
        "Tuổi nghỉ hưu theo {}, trong điều kiện lao động bình thường; nghỉ từ ngày đầu tháng liền sau tháng đủ tuổi, nên người đủ tuổi trong tháng 12 còn được tính tại ngày 31/12; chỉ biết năm sinh thì lấy ngày 01/01. Bảng tuổi kèm phần mềm cần được đối chiếu với văn bản trước khi sử dụng.",
        outlook.retirement_rule
    );
    if outlook.not_covered > 0 {
        own.push_str(&format!(
            " {} người thuộc nhóm có hạn tuổi theo quy định riêng (lực lượng vũ trang) được coi là còn công tác.",
            whole(outlook.not_covered.into())
        ));
    }
    vec![
        format!(
            "Đây là dự báo, không phải số liệu thực tế: chỉ tính những người có tên đến {}, mỗi năm thêm một tuổi và nghỉ hưu khi đủ tuổi; không tính tuyển dụng, bổ nhiệm, điều động, thôi việc, đào tạo.",
            words::long_date(context.input.period.as_of)
        ),
        own,
        "Chưa dự báo nghỉ trước tuổi theo Nghị định số 178/2024/NĐ-CP và nghỉ hưu ở tuổi cao hơn."
            .to_owned(),
    ]
}

/// How the rows of shares and needs are to be read.
const NEEDS: [&str; 2] = [
    "\"Chưa rõ\" là trường hợp thiếu ngày sinh, giới tính hoặc thông tin của chỉ tiêu; tỷ lệ thấp nhất, cao nhất và số còn thiếu nhiều nhất, ít nhất là khi mọi trường hợp chưa rõ đều bất lợi hoặc đều thuận lợi.",
    "\"Còn thiếu\" tính trên số đối tượng hiện nay, coi như mọi vị trí nghỉ hưu đều được bổ sung; \"cần tìm, đào tạo thêm\" là số còn thiếu nhiều nhất vào hạn chia đều cho các năm, người được bổ sung phải còn đạt vào hạn.",
];

/// Where more are needed than posts become free.
fn too_few_posts(target: &Ahead<'_>) -> Option<String> {
    let last = target.outlook.points.last()?;
    let free: u32 = target.outlook.points.iter().map(|p| p.retired).sum();
    let by_persons = target.result.kind == TargetKind::Share && target.result.at_least.is_some();
    (by_persons && last.needed_least > free).then(|| {
        format!(
            "Chỉ tiêu {}: đến hạn cần thêm ít nhất {} người, nhiều hơn số vị trí trống do nghỉ hưu ({}); phải bố trí lại cán bộ hoặc nâng điều kiện của người hiện có.",
            target.number,
            whole(last.needed_least.into()),
            whole(free.into())
        )
    })
}

/// A chart a target: the share, the range where facts are open, and what is asked.
fn lines(context: &Context<'_>, grid: &Grid, table: &Table, targets: &[Ahead<'_>]) -> Option<Plot> {
    if context.appendix.chart.is_empty() || targets.is_empty() {
        return None;
    }
    let mut figures = Figures {
        format: "0.0",
        ..Figures::default()
    };
    let headings = table.columns.iter().map(|c| c.heading.rsplit(" > ").next());
    figures.labels = headings.flatten().map(str::to_owned).collect();
    let mut charts: Vec<(String, Vec<(usize, Line)>)> = Vec::new();
    for target in targets {
        let row = |figure: &str| {
            let key = format!("{}:{figure}", target.result.id);
            table.rows.iter().position(|r| r.key == key)
        };
        let cells = |row: usize| &table.rows[row].cells;
        let mut series = Vec::new();
        let mut add = |name: String, style: Line, values: Vec<Option<(String, f64)>>| {
            series.push((figures.series.len(), style));
            figures.series.push((name, values));
        };
        let values = |row: usize| {
            let columns = 0..table.columns.len();
            columns
                .map(|col| point(context, grid, row, col, ""))
                .collect()
        };
        let share = row("share")?;
        add(
            "Tỷ lệ của người hiện có".to_owned(),
            Line::Share,
            values(share),
        );
        for (figure, name) in [
            ("lowest", "Thấp nhất có thể"),
            ("highest", "Cao nhất có thể"),
        ] {
            if let Some(row) = row(figure).filter(|&row| cells(row) != cells(share)) {
                add(name.to_owned(), Line::Range, values(row));
            }
        }
        if let Some(limit) = target.result.at_least.or(target.result.at_most) {
            let limit = Some((format!("={}", limit * 100.0), limit * 100.0));
            let values = vec![limit; table.columns.len()];
            add("Mức Nghị quyết giao".to_owned(), Line::Limit, values);
        }
        let title = format!(
            "Chỉ tiêu {}: tỷ lệ đạt nếu chỉ có những người hiện nay",
            target.number
        );
        charts.push((title, series));
    }
    let draw = move |stand: &Stand<'_>| {
        let chart =
            |(title, series): &(String, Vec<(usize, Line)>)| line_chart(stand, title, series);
        charts.iter().map(chart).collect()
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Share,
    Range,
    Limit,
}

fn line_chart(stand: &Stand<'_>, title: &str, series: &[(usize, Line)]) -> Chart {
    let mut chart = Chart::new_line();
    for &(nth, style) in series {
        let (mut format, mut marker) = line(0);
        let added = chart.add_series();
        added
            .set_name(stand.name(nth))
            .set_categories(stand.labels())
            .set_values(stand.values(nth));
        match style {
            Line::Share => {
                let mut label = ChartDataLabel::new();
                label
                    .show_value()
                    .set_num_format("0.0")
                    .set_font(&font(11.0))
                    .set_position(ChartDataLabelPosition::Above);
                added.set_data_label(&label);
            }
            Line::Range | Line::Limit => {
                marker = ChartMarker::new();
                marker.set_none();
                let (dash, width) = if style == Line::Range {
                    (ChartLineDashType::RoundDot, 1.25)
                } else {
                    (ChartLineDashType::Dash, 2.25)
                };
                format = ChartFormat::new();
                format.set_line(
                    ChartLine::new()
                        .set_color(Color::Black)
                        .set_width(width)
                        .set_dash_type(dash),
                );
            }
        }
        added.set_format(&mut format).set_marker(&marker);
    }
    dress(&mut chart, title, "Thời điểm", "Tỷ lệ (%)");
    chart.y_axis().set_min(0).set_num_format("0");
    chart
}

/// Retirements of the whole year by year: all persons and the leaders among them.
fn bars(context: &Context<'_>, grid: &Grid, table: &Table) -> Option<Plot> {
    if context.appendix.chart.is_empty() {
        return None;
    }
    let total = table.rows.iter().position(|r| r.key == "total")?;
    let is_year = |key: &str| key.bytes().all(|b| b.is_ascii_digit());
    let mut figures = Figures {
        format: "#,##0",
        ..Figures::default()
    };
    let (mut persons, mut leaders) = (Vec::new(), Vec::new());
    for (at, column) in table.columns.iter().enumerate() {
        match column.key.split_once(':') {
            Some((year, "persons")) if is_year(year) => {
                figures.labels.push(year.to_owned());
                persons.push(point(context, grid, total, at, ""));
            }
            Some((year, "leaders")) if is_year(year) => {
                leaders.push(point(context, grid, total, at, ""));
            }
            _ => {}
        }
    }
    figures.series = vec![
        ("Tổng số người nghỉ hưu".to_owned(), persons),
        ("Trong đó cán bộ lãnh đạo, quản lý".to_owned(), leaders),
    ];
    let draw = |stand: &Stand<'_>| {
        let mut chart = Chart::new_column();
        for nth in 0..2 {
            let mut label = ChartDataLabel::new();
            label
                .show_value()
                .set_num_format("#,##0")
                .set_font(&font(11.0));
            chart
                .add_series()
                .set_name(stand.name(nth))
                .set_categories(stand.labels())
                .set_values(stand.values(nth))
                .set_format(&mut fill(nth))
                .set_gap(80)
                .set_data_label(&label);
        }
        dress(
            &mut chart,
            "Dự báo số người nghỉ hưu theo năm",
            "Năm",
            "Số người",
        );
        chart.y_axis().set_min(0).set_num_format("#,##0");
        vec![chart]
    };
    Some(Plot {
        figures,
        draw: Box::new(draw),
    })
}
