//! The columns that say of a target, in one unit or many, how it stands there.

use super::{Sources, count, words};
use crate::measure::{Share, TableColumn};
use crate::plan::model::TargetKind;

/// One number about a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    Members,
    MembersMeeting,
    MembersUnclear,
    Denominator,
    Numerator,
    Unknown,
    Share,
    Shortfall,
}

/// A number about a target as a column.
pub(super) struct TargetColumn {
    target: usize,
    figure: Figure,
    /// The only column of the only target: its heading need not name the target.
    alone: bool,
}

/// The columns of a target. Beside columns that the plan writes itself only the shortfall is added,
/// which no condition on persons can count. `alone`: there is no other target.
pub(super) fn columns(
    sources: &Sources<'_>,
    target: usize,
    beside_lines: bool,
    alone: bool,
) -> Vec<TargetColumn> {
    use Figure::{
        Denominator, Members, MembersMeeting, MembersUnclear, Numerator, Share, Shortfall, Unknown,
    };
    let figures: &[Figure] = match sources.plan.targets[target].kind {
        _ if beside_lines => &[Shortfall],
        TargetKind::Share => &[Denominator, Numerator, Unknown, Share, Shortfall],
        TargetKind::Presence => &[
            Members,
            MembersMeeting,
            MembersUnclear,
            Denominator,
            Numerator,
            Unknown,
            Shortfall,
        ],
    };
    (figures.iter())
        .map(|&figure| TargetColumn {
            target,
            figure,
            alone: alone && beside_lines,
        })
        .collect()
}

impl TargetColumn {
    pub(super) fn column(&self, sources: &Sources<'_>) -> TableColumn {
        let target = &sources.plan.targets[self.target];
        let presence = target.kind == TargetKind::Presence;
        let (key, heading) = match self.figure {
            Figure::Members => ("members", words::MEMBERS),
            Figure::MembersMeeting => ("members-meeting", words::MEMBERS_MEETING),
            Figure::MembersUnclear => ("members-unknown", words::MEMBERS_UNCLEAR),
            Figure::Denominator if presence => ("denominator", words::UNITS),
            Figure::Denominator => ("denominator", words::POPULATION),
            Figure::Numerator if presence => ("numerator", words::UNITS_MEETING),
            Figure::Numerator => ("numerator", words::MEETING),
            Figure::Unknown if presence => ("unknown", words::UNITS_UNCLEAR),
            Figure::Unknown => ("unknown", words::UNCLEAR),
            Figure::Share => ("share", words::PERCENT),
            Figure::Shortfall => ("shortfall", words::SHORTFALL),
        };
        let key_of = |key: &str| format!("{}:{key}", target.id);
        let is_share = self.figure == Figure::Share;
        TableColumn {
            key: key_of(key),
            heading: if self.alone {
                words::SHORT_OF_TARGET.to_owned()
            } else {
                format!("{} > {heading}", target.title)
            },
            share_of: if is_share {
                key_of("denominator")
            } else {
                String::new()
            },
            share_part: if is_share {
                key_of("numerator")
            } else {
                String::new()
            },
            percent: is_share,
        }
    }

    /// Whether the target speaks of any of some units.
    pub(super) fn concerns(&self, sources: &Sources<'_>, slots: &[usize]) -> bool {
        let measured = &sources.measured[self.target];
        slots
            .iter()
            .any(|&slot| measured.by_unit[slot].denominator > 0)
    }

    /// The number for some units together.
    pub(super) fn cell(&self, sources: &Sources<'_>, slots: &[usize]) -> Option<f64> {
        let measured = &sources.measured[self.target];
        let sum = |shares: &[Share]| slots.iter().map(|&slot| shares[slot]).sum::<Share>();
        let counts = sum(&measured.by_unit);
        match self.figure {
            Figure::Members => count(sum(&measured.members).denominator),
            Figure::MembersMeeting => count(sum(&measured.members).numerator),
            Figure::MembersUnclear => count(sum(&measured.members).unknown),
            Figure::Denominator => count(counts.denominator),
            Figure::Numerator => count(counts.numerator),
            Figure::Unknown => count(counts.unknown),
            Figure::Share => counts.fraction(),
            Figure::Shortfall => {
                let threshold = sources.compiled.targets[self.target].threshold;
                count(threshold.shortfall(counts))
            }
        }
    }
}
