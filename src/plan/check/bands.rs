//! Age bands must cover every age once.

use super::Checker;
use crate::plan::error::PlanError;
use crate::plan::model::AgeBand;
use crate::plan::rows::{Placed, PlanRows};

pub(super) fn check(rows: &PlanRows, checker: &mut Checker<'_>) {
    checker.codes("id", &rows.bands, |band| &band.id);
    let first = |band: &Placed<AgeBand>| band.row.from.unwrap_or(0);
    let last = |band: &Placed<AgeBand>| band.row.to.unwrap_or(i32::MAX);
    let mut bands: Vec<&Placed<AgeBand>> = rows.bands.iter().collect();
    bands.sort_by_key(|band| (first(band), last(band)));
    if let Some(band) = bands.first().filter(|band| first(band) > 0) {
        checker.errors.push(PlanError::BandGap {
            place: band.place.clone(),
            from: 0,
            to: first(band) - 1,
        });
    }
    for pair in bands.windows(2) {
        let [low, high] = pair else { continue };
        let after = last(low).saturating_add(1);
        if first(high) > after {
            checker.errors.push(PlanError::BandGap {
                place: high.place.clone(),
                from: after,
                to: first(high) - 1,
            });
        } else if first(high) < after {
            checker.errors.push(PlanError::BandOverlap {
                place: high.place.clone(),
                id: high.row.id.clone(),
                other: low.row.id.clone(),
            });
        }
    }
    if let Some(band) = bands.last().filter(|band| last(band) < 150) {
        checker.errors.push(PlanError::BandGap {
            place: band.place.clone(),
            from: last(band).saturating_add(1),
            to: 150,
        });
    }
}
