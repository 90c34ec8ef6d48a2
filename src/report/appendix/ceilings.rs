//! The ceiling on a rating, as notes under the appendix that shows the share it limits.

use super::super::words;
use super::Context;
use crate::plan::model::Axis;

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
    let mut notes = Vec::new();
    if let Some(whole) = input.results.ceilings.iter().find(|c| c.unit.is_none()) {
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
    let above: Vec<String> = input
        .results
        .ceilings
        .iter()
        .filter(|c| c.count > c.allowed)
        .filter_map(|c| {
            c.unit.as_deref().map(|u| {
                format!(
                    "{} ({}/{}, cho phép {})",
                    input.unit_name(u),
                    c.count,
                    c.base,
                    c.allowed
                )
            })
        })
        .collect();
    if above.is_empty() {
        notes.push("Không đơn vị nào vượt mức trần.".to_owned());
    } else {
        notes.push(format!(
            "Đơn vị vượt mức trần ({}): {}.",
            above.len(),
            above.join("; ")
        ));
    }
    notes
}
