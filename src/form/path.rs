//! Flattening of a header block: merged rows of headings become one path for each column.

use std::sync::Arc;

use crate::intake::{Merge, Sheet, Value};

/// One heading over a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Level {
    pub(super) row: u32,
    pub(super) text: Arc<str>,
    /// The column to the left whose heading it is, where that is not merged and the column has none of its own.
    pub(super) taken: Option<u32>,
}

/// The headings over a column within header rows `top..=bottom`, outermost first, each once.
///
/// A merged heading speaks for all the columns it covers. Where headings are not merged, a group's
/// heading speaks for the columns to its right that have a heading below and none of their own in its row.
pub(super) fn of_column(sheet: &Sheet, top: u32, bottom: u32, col: u32) -> Vec<Arc<str>> {
    let levels = levels(sheet, top, bottom, col);
    levels.into_iter().map(|level| level.text).collect()
}

/// The same with where each heading comes from.
pub(super) fn levels(sheet: &Sheet, top: u32, bottom: u32, col: u32) -> Vec<Level> {
    down_to(sheet, top, bottom, bottom, col)
}

/// The headings down to a row `to` of the block.
fn down_to(sheet: &Sheet, top: u32, to: u32, bottom: u32, col: u32) -> Vec<Level> {
    let mut path: Vec<Level> = Vec::new();
    for row in top..=to {
        let own = heading(sheet, row, col).map(|text| (text, None));
        let found = own.or_else(|| {
            let (left, text) = group_to_the_left(sheet, row, bottom, col)?;
            // a group ends where the group above it does
            let same = || {
                let above = down_to(sheet, top, row - 1, bottom, left);
                above
                    .iter()
                    .map(|l| &l.text)
                    .eq(path.iter().map(|l| &l.text))
            };
            (row == top || same()).then_some((text, Some(left)))
        });
        if let Some((text, taken)) = found
            && path.last().is_none_or(|last| last.text != text)
        {
            path.push(Level { row, text, taken });
        }
    }
    path
}

/// The text that a cell shows, merged regions included.
pub(super) fn heading(sheet: &Sheet, row: u32, col: u32) -> Option<Arc<str>> {
    if let Some(text) = own_text(sheet, row, col) {
        return Some(text);
    }
    let merge = merge_at(sheet, row, col)?;
    own_text(sheet, merge.top, merge.left)
}

fn own_text(sheet: &Sheet, row: u32, col: u32) -> Option<Arc<str>> {
    match &sheet.cell(row, col)?.value {
        Value::Text(text) => Some(Arc::clone(text)),
        Value::NoCache | Value::Error(_) => None,
        other => Some(Arc::from(other.text())),
    }
}

pub(super) fn merge_at(sheet: &Sheet, row: u32, col: u32) -> Option<Merge> {
    sheet
        .merges
        .iter()
        .copied()
        .find(|m| (m.top..=m.bottom).contains(&row) && (m.left..=m.right).contains(&col))
}

fn group_to_the_left(sheet: &Sheet, row: u32, bottom: u32, col: u32) -> Option<(u32, Arc<str>)> {
    let has_below = |c: u32| (row + 1..=bottom).any(|r| own_text(sheet, r, c).is_some());
    if merge_at(sheet, row, col).is_some() || !has_below(col) {
        return None;
    }
    for left in (0..col).rev() {
        if let Some(text) = own_text(sheet, row, left) {
            // a merged heading ends where its region ends; a heading without others below is no group
            let group = merge_at(sheet, row, left).is_none() && has_below(left);
            return group.then_some((left, text));
        }
        if merge_at(sheet, row, left).is_some() || !has_below(left) {
            return None;
        }
    }
    None
}
