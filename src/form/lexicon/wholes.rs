//! Headings that are known as wholes, whatever their words mean elsewhere.

use std::collections::BTreeSet;

use super::super::marker;
use super::Lexicon;
use crate::text::fold;

/// The compared forms of headings.
pub(super) fn wholes(headings: &[String]) -> BTreeSet<String> {
    headings.iter().map(|w| fold(w)).collect()
}

/// A heading as wholes are compared: without the mark before it and the remark behind it.
fn whole(heading: &str) -> String {
    let text = marker::split(heading).1;
    let outside = text.split('(').next().unwrap_or(text);
    fold(outside)
}

impl Lexicon {
    /// Whether a heading says nothing of the columns under it: "Thông tin khác".
    pub(in super::super) fn is_neutral(&self, heading: &str) -> bool {
        self.neutral.contains(&fold(marker::split(heading).1))
    }

    /// Whether a heading under a qualification names its level: "LLCT / Văn bằng".
    pub(in super::super) fn is_level(&self, heading: &str) -> bool {
        self.level.contains(&whole(heading))
    }

    /// Whether a heading under a qualification says when, where or how it was got: "Tin học / Năm cấp".
    pub(in super::super) fn is_side(&self, heading: &str) -> bool {
        self.side.contains(&whole(heading))
    }

    /// Whether a heading under peoples or religions names one of them: "Dân tộc / Khmer".
    pub(in super::super) fn is_named(&self, heading: &str) -> bool {
        self.named.contains(&whole(heading))
    }

    /// Whether a heading names other people than the person: "Gia đình / Năm sinh".
    pub(in super::super) fn is_of_others(&self, heading: &str) -> bool {
        self.others.contains(&whole(heading))
    }

    /// Whether a heading names a part of the person's own work: "Chính quyền / Chức vụ".
    pub(in super::super) fn is_own(&self, heading: &str) -> bool {
        self.own.contains(&whole(heading))
    }
}
