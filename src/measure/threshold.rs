//! Thresholds, decided on whole numbers: 89.96 % does not meet 90 %.

use super::{Share, Status};
use crate::plan::model::{Target, TargetKind};

/// A decimal fraction between 0 and 1, exactly as written in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    numerator: u128,
    denominator: u128,
}

impl Fraction {
    /// The decimal fraction whose digits a person typed: 0.9 is 9/10, not the binary number nearest
    /// to it. Anything outside 0 to 1, which the plan's checks refuse, is drawn to the nearer end.
    pub(super) fn of(value: f64) -> Self {
        // the shortest digits that give the number back are those that were typed
        let text = value.clamp(0.0, 1.0).to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        // more digits than any share of persons can tell apart
        let decimals = &decimals[..decimals.len().min(18)];
        let exponent = u32::try_from(decimals.len()).unwrap_or(0);
        Self {
            numerator: format!("{whole}{decimals}").parse().unwrap_or(0),
            denominator: 10_u128.pow(exponent),
        }
    }

    /// Whether `part` of `whole` is at least this fraction.
    fn is_reached_by(self, part: u32, whole: u32) -> bool {
        u128::from(part) * self.denominator >= u128::from(whole) * self.numerator
    }

    /// Whether `part` of `whole` is more than this fraction.
    fn is_passed_by(self, part: u32, whole: u32) -> bool {
        u128::from(part) * self.denominator > u128::from(whole) * self.numerator
    }

    /// The smallest count that is at least this fraction of `whole`.
    fn least_of(self, whole: u32) -> u32 {
        small((u128::from(whole) * self.numerator).div_ceil(self.denominator))
    }

    /// The greatest count that is at most this fraction of `whole`.
    pub(super) fn most_of(self, whole: u32) -> u32 {
        small(u128::from(whole) * self.numerator / self.denominator)
    }
}

/// A share of a `u32`, which is one itself.
fn small(count: u128) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What a target asks of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Threshold {
    at_least: Option<Fraction>,
    at_most: Option<Fraction>,
}

impl Threshold {
    /// That of a target; a presence target asks for every unit.
    pub(super) fn of(target: &Target) -> Self {
        match target.kind {
            TargetKind::Share => Self {
                at_least: target.at_least.map(Fraction::of),
                at_most: target.at_most.map(Fraction::of),
            },
            TargetKind::Presence => Self {
                at_least: Some(Fraction::of(1.0)),
                at_most: None,
            },
        }
    }

    /// The verdict whatever the open cases turn out to be, or that they could tip it.
    pub(super) fn status(self, counts: Share) -> Status {
        let Share {
            denominator,
            numerator,
            unknown,
        } = counts;
        if denominator == 0 {
            return Status::NoData;
        }
        let most = numerator.saturating_add(unknown);
        let mut status = Status::Reported;
        if let Some(fraction) = self.at_least {
            status = if fraction.is_reached_by(numerator, denominator) {
                Status::Met
            } else if fraction.is_reached_by(most, denominator) {
                Status::Undetermined
            } else {
                return Status::NotMet;
            };
        }
        if let Some(fraction) = self.at_most {
            if fraction.is_passed_by(numerator, denominator) {
                return Status::NotMet;
            }
            if fraction.is_passed_by(most, denominator) {
                return Status::Undetermined;
            }
            if status == Status::Reported {
                status = Status::Met;
            }
        }
        status
    }

    /// How many more are needed, counting no open case; under an upper limit, how many are too many.
    /// 0 when met, reported or without persons.
    pub(super) fn shortfall(self, counts: Share) -> u32 {
        let short = self.at_least.map_or(0, |fraction| {
            let needed = fraction.least_of(counts.denominator);
            needed.saturating_sub(counts.numerator)
        });
        let over = self.at_most.map_or(0, |fraction| {
            let allowed = fraction.most_of(counts.denominator);
            counts.numerator.saturating_sub(allowed)
        });
        short.max(over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(denominator: u32, numerator: u32, unknown: u32) -> Share {
        Share {
            denominator,
            numerator,
            unknown,
        }
    }

    fn at_least(value: f64) -> Threshold {
        Threshold {
            at_least: Some(Fraction::of(value)),
            at_most: None,
        }
    }

    fn at_most(value: f64) -> Threshold {
        Threshold {
            at_least: None,
            at_most: Some(Fraction::of(value)),
        }
    }

    #[test]
    fn fractions_are_the_digits_typed() {
        for (value, numerator, denominator) in [
            (0.9, 9, 10),
            (0.95, 95, 100),
            (1.0, 1, 1),
            (0.0, 0, 1),
            (0.005, 5, 1000),
            (0.333, 333, 1000),
        ] {
            let fraction = Fraction::of(value);
            assert_eq!(
                (fraction.numerator, fraction.denominator),
                (numerator, denominator)
            );
        }
        assert_eq!(Fraction::of(f64::NAN).numerator, 0);
        assert_eq!(Fraction::of(7.0), Fraction::of(1.0));
        assert_eq!(Fraction::of(1e-300).numerator, 0);
    }

    #[test]
    fn borders_are_decided_without_rounding() {
        let ninety = at_least(0.9);
        // 89.96 %
        assert_eq!(ninety.status(share(2500, 2249, 0)), Status::NotMet);
        assert_eq!(ninety.shortfall(share(2500, 2249, 0)), 1);
        assert_eq!(ninety.status(share(2500, 2250, 0)), Status::Met);
        assert_eq!(ninety.shortfall(share(2500, 2250, 0)), 0);
        assert_eq!(ninety.status(share(2500, 2249, 1)), Status::Undetermined);
        assert_eq!(ninety.status(share(2500, 2248, 1)), Status::NotMet);
        assert_eq!(ninety.status(share(0, 0, 0)), Status::NoData);
        assert_eq!(ninety.shortfall(share(0, 0, 0)), 0);
        // 0.2 and 0.15 have no exact binary form
        assert_eq!(at_least(0.2).status(share(15, 3, 0)), Status::Met);
        assert_eq!(at_least(0.15).status(share(20, 3, 0)), Status::Met);
        assert_eq!(at_least(0.15).shortfall(share(21, 3, 0)), 1);
        assert_eq!(at_least(1.0).status(share(45, 44, 1)), Status::Undetermined);
        let many = u32::MAX;
        assert_eq!(at_least(1.0).status(share(many, many, 0)), Status::Met);
    }

    #[test]
    fn upper_limits_and_no_figure() {
        assert_eq!(at_most(0.2).status(share(10, 2, 0)), Status::Met);
        assert_eq!(at_most(0.2).status(share(10, 2, 1)), Status::Undetermined);
        assert_eq!(at_most(0.2).status(share(10, 3, 0)), Status::NotMet);
        assert_eq!(at_most(0.2).shortfall(share(10, 3, 0)), 1);
        let none = Threshold {
            at_least: None,
            at_most: None,
        };
        assert_eq!(none.status(share(10, 3, 7)), Status::Reported);
        assert_eq!(none.shortfall(share(10, 3, 7)), 0);
        assert_eq!(none.status(share(0, 0, 0)), Status::NoData);
        let both = Threshold {
            at_least: at_least(0.2).at_least,
            at_most: at_most(0.25).at_most,
        };
        assert_eq!(both.status(share(100, 25, 0)), Status::Met);
        assert_eq!(both.status(share(100, 26, 0)), Status::NotMet);
        assert_eq!(both.status(share(100, 25, 1)), Status::Undetermined);
        assert_eq!(both.status(share(100, 19, 1)), Status::Undetermined);
        assert_eq!(both.status(share(100, 18, 1)), Status::NotMet);
    }

    #[test]
    fn verdicts_bracket_every_completion_of_the_open_cases() {
        let thresholds = [at_least(0.9), at_least(1.0), at_most(0.2), at_least(0.15)];
        for threshold in thresholds {
            for whole in 1..=21 {
                for numerator in 0..=whole {
                    for unknown in 0..=whole - numerator {
                        let status = threshold.status(share(whole, numerator, unknown));
                        let ends: Vec<Status> = (0..=unknown)
                            .map(|more| threshold.status(share(whole, numerator + more, 0)))
                            .collect();
                        match status {
                            Status::Undetermined => {
                                assert!(ends.contains(&Status::Met));
                                assert!(ends.contains(&Status::NotMet));
                            }
                            sure => assert!(ends.iter().all(|end| *end == sure)),
                        }
                    }
                }
            }
        }
    }
}
