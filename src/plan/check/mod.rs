//! Checks on the rows of a plan that serde cannot make: names that must exist, be single, or add up.

mod appendices;
mod bands;
mod posts;
mod targets;
mod units;

use std::collections::BTreeMap;

use super::error::PlanError;
use super::nearest::nearest;
use super::place::PlanPlace;
use super::rows::{Placed, PlanRows};

/// Everything wrong with the rows, section by section.
pub(super) fn check(rows: &PlanRows, errors: &mut Vec<PlanError>) {
    let mut checker = Checker { errors };
    units::check(rows, &mut checker);
    posts::check(rows, &mut checker);
    bands::check(rows, &mut checker);
    targets::check(rows, &mut checker);
    appendices::check(rows, &mut checker);
}

struct Checker<'a> {
    errors: &'a mut Vec<PlanError>,
}

impl Checker<'_> {
    /// Codes must be there and be different.
    fn codes<T>(&mut self, key: &str, rows: &[Placed<T>], code: impl Fn(&T) -> &str) {
        let mut seen: BTreeMap<&str, &PlanPlace> = BTreeMap::new();
        for Placed { row, place } in rows {
            let code = code(row);
            if code.trim().is_empty() {
                self.errors.push(PlanError::Empty {
                    place: place.clone(),
                    key: key.to_owned(),
                });
            } else if let Some(first) = seen.insert(code, place) {
                self.errors.push(PlanError::CodeTwice {
                    place: place.clone(),
                    key: key.to_owned(),
                    code: code.to_owned(),
                    first: first.clone(),
                });
            }
        }
    }

    /// A text that must not be blank.
    fn filled(&mut self, place: &PlanPlace, key: &str, text: &str) {
        if text.trim().is_empty() {
            self.errors.push(PlanError::Empty {
                place: place.clone(),
                key: key.to_owned(),
            });
        }
    }

    /// A name that must be one of those known.
    fn known<'n>(
        &mut self,
        place: &PlanPlace,
        key: &str,
        value: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) {
        if !names.clone().any(|name| name == value) {
            self.errors.push(PlanError::UnknownName {
                place: place.clone(),
                key: key.to_owned(),
                value: value.to_owned(),
                suggestion: nearest(value, names),
            });
        }
    }

    /// A share must lie between 0 and 1.
    fn fraction(&mut self, place: &PlanPlace, key: &str, value: Option<f64>) {
        if let Some(value) = value.filter(|v| !(0.0..=1.0).contains(v)) {
            self.errors.push(PlanError::OutOfRange {
                place: place.clone(),
                key: key.to_owned(),
                value,
            });
        }
    }
}
