//! Targets and ceilings; their expressions are checked where they are compiled.

use super::Checker;
use crate::plan::error::PlanError;
use crate::plan::model::TargetKind;
use crate::plan::rows::{Placed, PlanRows};

pub(super) fn check(rows: &PlanRows, checker: &mut Checker<'_>) {
    checker.codes("id", &rows.targets, |target| &target.id);
    let kinds = rows.kinds.iter().map(|k| k.row.code.as_str());
    for Placed { row, place } in &rows.targets {
        checker.filled(place, "title", &row.title);
        checker.filled(place, "criterion", &row.criterion);
        for kind in &row.unit_kinds {
            checker.known(place, "unit_kinds", kind, kinds.clone());
        }
        if !row.body.is_empty() {
            let codes = rows.units.iter().map(|u| u.row.code.as_str());
            checker.known(place, "body", &row.body, codes);
        }
        if (row.kind == TargetKind::Presence || row.sub_units) && row.unit_kinds.is_empty() {
            checker.filled(place, "unit_kinds", "");
        }
        // a presence target asks for at least one person, not for a share
        if row.kind == TargetKind::Share {
            checker.fraction(place, "at_least", row.at_least);
            checker.fraction(place, "at_most", row.at_most);
            checker.fraction(place, "aim", row.aim);
        }
    }
    for Placed { row, place } in &rows.ceilings {
        checker.filled(place, "criterion", &row.criterion);
        checker.fraction(place, "at_most", Some(row.at_most));
        if row.to_year.is_some_and(|to| to < row.from_year) {
            checker.errors.push(PlanError::DatesReversed {
                place: place.clone(),
                code: row.name.clone(),
            });
        }
    }
}
