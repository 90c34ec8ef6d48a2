//! The line under each table that says which filter of `danh-sach` shows the persons behind it.

use super::super::labels;
use super::Context;
use crate::schema::Column;

/// For tables of conditions: the columns of the list that the conditions speak of.
pub(super) fn of_lines(context: &Context<'_>) -> Option<String> {
    let plan = context.input.plan;
    let lines = plan
        .lines
        .iter()
        .filter(|l| l.appendix == context.appendix.id);
    let mut used: Vec<Column> = Vec::new();
    let conditions = std::iter::once(context.appendix.population.as_str())
        .chain(lines.map(|l| l.condition.as_str()));
    for condition in conditions {
        for word in condition.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
            if let Some(column) = Column::parse(word).filter(|c| !used.contains(c)) {
                used.push(column);
            }
        }
    }
    used.sort_unstable();
    let mut named: Vec<String> = used
        .iter()
        .map(|c| format!("\"{}\"", labels::column(*c)))
        .collect();
    if matches!(
        context.appendix.kind,
        crate::plan::model::AppendixKind::ByUnit | crate::plan::model::AppendixKind::TargetByUnit
    ) {
        named.insert(0, format!("\"{}\"", labels::column(Column::UnitName)));
        named.dedup();
    }
    let book = context.input.book_name("danh-sach");
    Some(if named.is_empty() {
        format!("Danh sách từng người: tệp {book}, trang \"Danh sách\".")
    } else {
        format!(
            "Danh sách từng người: tệp {book}, trang \"Danh sách\", lọc ở các cột {}.",
            named.join(", ")
        )
    })
}

/// For targets: the column of each target.
pub(super) fn of_targets(context: &Context<'_>) -> String {
    format!(
        "Danh sách từng người: tệp {}, trang \"Danh sách\", lọc ở cột \"CT\" mang số của chỉ tiêu: \"đạt\", \"chưa đạt\", \"chưa rõ\" cộng lại là tổng số; chỉ tiêu về tổ chức xem trang \"Theo đơn vị\".",
        context.input.book_name("danh-sach")
    )
}
