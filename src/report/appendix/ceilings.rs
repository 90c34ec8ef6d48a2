//! The ceiling on a rating, as notes under the appendix that shows the share it limits.

use super::super::{labels, words};
use super::Context;
use crate::plan::model::Axis;
use crate::schema::Column;

/// One note for the whole and one for the units above their ceiling; empty where the appendix does not show
/// the share that the plan's ceiling of the year limits.
pub(super) fn notes(context: &Context<'_>) -> Vec<String> {
    let input = context.input;
    let Some(ceiling) = input.plan.ceilings_in(input.period.year).next() else {
        return Vec::new();
    };
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
    if !limits {
        return Vec::new();
    }
    let of_this = || {
        input
            .results
            .ceilings
            .iter()
            .filter(|c| *c.name == *ceiling.name)
    };
    let mut notes = Vec::new();
    if let Some(whole) = of_this().find(|c| c.unit.is_none() && c.employment.is_none()) {
        notes.push(format!(
            "Mức trần {}: không quá {} ({}). Toàn bộ: {} trên {} người, mức trần cho phép {} người.",
            ceiling.name,
            words::threshold(ceiling.at_most),
            ceiling.source,
            whole.count,
            whole.base,
            whole.allowed
        ));
    }
    let above: Vec<String> = of_this()
        .filter(|c| c.count > c.allowed)
        .filter_map(|c| Some((c.unit.as_deref()?, c.employment?, c)))
        .map(|(unit, group, c)| {
            format!(
                "{} - {} ({}/{}, cho phép {})",
                input.unit_name(unit),
                group_name(group),
                c.count,
                c.base,
                c.allowed
            )
        })
        .collect();
    if above.is_empty() {
        notes.push("Không đơn vị, nhóm nào vượt mức trần.".to_owned());
    } else {
        notes.push(format!(
            "Đơn vị, nhóm vượt mức trần ({}): {}.",
            above.len(),
            above.join("; ")
        ));
    }
    notes
}

/// An employment group in a sentence.
fn group_name(group: &str) -> String {
    if group == "unknown" {
        "chưa rõ nhóm".to_owned()
    } else {
        labels::value(Column::Employment, group).to_lowercase()
    }
}
