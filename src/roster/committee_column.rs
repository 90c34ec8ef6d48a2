//! Columns of committees that are filled in words: "Tham gia cấp uỷ: Huyện uỷ viên".

use super::derive::Context;
use super::person::Person;
use super::unit::UnitRef;
use crate::finding::{Code, Finding};
use crate::schema::Column;

/// Reads the words that are no yes or no: a post that makes its holder a member of a Party committee says
/// yes, a post of another body no. What names no post stays told. Returns whether the person is said to be
/// in the standing committee of the plan's own Party committee.
pub(super) fn read(
    person: &mut Person,
    context: &Context<'_>,
    unit: Option<&UnitRef>,
    findings: &mut Vec<Finding>,
) -> bool {
    let mut district = false;
    let is_word = |f: &Finding| {
        let of_committee = matches!(f.field, Some(Column::Committee | Column::StandingCommittee));
        f.code == Code::MarkUnreadable && of_committee
    };
    findings.retain(|finding| {
        let Some(text) = finding.found.as_deref().filter(|_| is_word(finding)) else {
            return true;
        };
        let read = context.known.position(text, &[], unit).under;
        if read.posts.is_empty()
            || read.ambiguous
            || !read.unknown.is_empty()
            || read.near.is_some()
        {
            return true;
        }
        if finding.field == Some(Column::Committee) {
            person.committee = Some(read.committee);
        }
        if read.standing_committee || finding.field == Some(Column::StandingCommittee) {
            person.standing_committee = Some(read.standing_committee);
        }
        district |= read.district_standing_committee;
        false
    });
    district
}
