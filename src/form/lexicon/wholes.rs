//! Headings that are known as wholes, whatever their words mean elsewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::super::marker;
use super::Lexicon;
use crate::plan::vocabulary::HeaderWords;
use crate::schema::Field;
use crate::text::fold;

/// Their compared forms, by what they say.
#[derive(Debug, Clone)]
pub(super) struct Wholes {
    neutral: BTreeSet<String>,
    level: BTreeSet<String>,
    side: BTreeSet<String>,
    own: BTreeSet<String>,
    others: BTreeSet<String>,
    yes: BTreeSet<String>,
    no: BTreeSet<String>,
    named: BTreeSet<String>,
    short: BTreeMap<String, Field>,
}

impl Wholes {
    pub(super) fn new(words: &HeaderWords) -> Self {
        let of = |headings: &[String]| headings.iter().map(|w| fold(w)).collect();
        let short = words.short.iter().flat_map(|(name, headings)| {
            let field = Field::parse(name);
            headings.iter().filter_map(move |w| Some((fold(w), field?)))
        });
        Self {
            neutral: of(&words.group.neutral),
            level: of(&words.group.level),
            side: of(&words.group.side),
            own: of(&words.group.own),
            others: of(&words.group.others),
            yes: of(&words.group.yes),
            no: of(&words.group.no),
            named: of(&words.group.named),
            short: short.collect(),
        }
    }
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
        self.wholes
            .neutral
            .contains(&fold(marker::split(heading).1))
    }

    /// Whether a heading under a qualification names its level: "LLCT / Văn bằng".
    pub(in super::super) fn is_level(&self, heading: &str) -> bool {
        self.wholes.level.contains(&whole(heading))
    }

    /// Whether a heading under a qualification says when, where or how it was got: "Tin học / Năm cấp".
    pub(in super::super) fn is_side(&self, heading: &str) -> bool {
        self.wholes.side.contains(&whole(heading))
    }

    /// Whether a heading under peoples or religions names one of them: "Dân tộc / Khmer".
    pub(in super::super) fn is_named(&self, heading: &str) -> bool {
        self.wholes.named.contains(&whole(heading))
    }

    /// Whether a heading under what is or is not so stands for those of whom it is: "Đảng viên / Có".
    pub(in super::super) fn is_yes(&self, heading: &str) -> bool {
        self.wholes.yes.contains(&whole(heading))
    }

    /// Whether it stands for those of whom it is not: "Đảng viên / Chưa".
    pub(in super::super) fn is_no(&self, heading: &str) -> bool {
        self.wholes.no.contains(&whole(heading))
    }

    /// Whether a heading names other people than the person: "Gia đình / Năm sinh".
    pub(in super::super) fn is_of_others(&self, heading: &str) -> bool {
        self.wholes.others.contains(&whole(heading))
    }

    /// Whether a heading names a part of the person's own work: "Chính quyền / Chức vụ".
    pub(in super::super) fn is_own(&self, heading: &str) -> bool {
        self.wholes.own.contains(&whole(heading))
    }

    /// The field that an abbreviation may mean beside what it means elsewhere: "TH" is Trung học, or Tin học.
    pub(in super::super) fn short_for(&self, heading: &str) -> Option<Field> {
        (heading.len() <= 48).then(|| self.wholes.short.get(&whole(heading)).copied())?
    }
}
