//! Appendices and their lines.

use std::collections::BTreeMap;

use super::Checker;
use crate::plan::error::PlanError;
use crate::plan::model::{Appendix, Axis};
use crate::plan::place::PlanPlace;
use crate::plan::rows::{Placed, PlanRows};

/// Charts that an appendix can have.
const CHARTS: [&str; 5] = ["", "bar", "pyramid", "line", "stacked"];

pub(super) fn check(rows: &PlanRows, checker: &mut Checker<'_>) {
    checker.codes("id", &rows.appendices, |appendix| &appendix.id);
    let targets = rows.targets.iter().map(|t| t.row.id.as_str());
    for Placed { row, place } in &rows.appendices {
        checker.filled(place, "title", &row.title);
        for target in &row.targets {
            checker.known(place, "targets", target, targets.clone());
        }
        checker.known(place, "chart", &row.chart, CHARTS.into_iter());
    }
    sheet_names(&rows.appendices, rows.targets.len(), checker);
    lines(rows, checker);
}

fn lines(rows: &PlanRows, checker: &mut Checker<'_>) {
    let appendices = rows.appendices.iter().map(|a| a.row.id.as_str());
    let mut seen: BTreeMap<(&str, bool, &str), &PlanPlace> = BTreeMap::new();
    for Placed { row, place } in &rows.lines {
        checker.known(place, "appendix", &row.appendix, appendices.clone());
        checker.filled(place, "key", &row.key);
        checker.filled(place, "heading", &row.heading);
        let key = (
            row.appendix.as_str(),
            row.axis == Axis::Row,
            row.key.as_str(),
        );
        if let Some(first) = seen.insert(key, place) {
            checker.errors.push(PlanError::CodeTwice {
                place: place.clone(),
                key: "key".to_owned(),
                code: row.key.clone(),
                first: first.clone(),
            });
        }
        if !row.share_of.is_empty() && row.each.is_empty() {
            let same = rows
                .lines
                .iter()
                .filter(|other| other.row.appendix == row.appendix && other.row.axis == row.axis);
            let keys = same.map(|other| other.row.key.as_str());
            checker.known(place, "share_of", &row.share_of, keys);
        }
    }
}

/// Excel's rules for sheet names: 31 characters, some of them forbidden, no two alike in any case.
fn sheet_names(appendices: &[Placed<Appendix>], targets: usize, checker: &mut Checker<'_>) {
    let mut seen: BTreeMap<String, &PlanPlace> = BTreeMap::new();
    for Placed { row, place } in appendices {
        let name = &row.sheet;
        // one sheet a target: a full stop and the target's number follow
        let suffix = if row.each.is_empty() {
            0
        } else {
            1 + targets.to_string().len()
        };
        let reason = if name.trim().is_empty() {
            Some("tên trang tính (khoá \"sheet\") không được để trống".to_owned())
        } else if name.encode_utf16().count() + suffix > 31 {
            Some(format!("tên trang tính \"{name}\" dài quá 31 ký tự"))
        } else if name.contains(['[', ']', ':', '*', '?', '/', '\\']) {
            Some(format!(
                "tên trang tính \"{name}\" có một trong các ký tự [ ] : * ? / \\"
            ))
        } else if name.starts_with('\'') || name.ends_with('\'') {
            Some(format!(
                "tên trang tính \"{name}\" có dấu ' ở đầu hoặc cuối"
            ))
        } else {
            None
        };
        if let Some(reason) = reason {
            checker.errors.push(PlanError::BadSheetName {
                place: place.clone(),
                reason,
            });
        } else if let Some(first) = seen.insert(name.to_lowercase(), place) {
            checker.errors.push(PlanError::CodeTwice {
                place: place.clone(),
                key: "sheet".to_owned(),
                code: name.clone(),
                first: first.clone(),
            });
        }
    }
}
