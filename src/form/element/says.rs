//! What the phrases of a heading say together.

use super::super::lexicon::Sense;
use super::Element;
use crate::schema::Field;

impl Element {
    /// "Cán bộ, công chức (họ và tên)"
    pub(super) fn asks_for_name(&self, remark: &Self) -> bool {
        self.fields.is_empty() && remark.fields.first() == Some(&Field::FullName)
    }

    /// Whether it names another body than the Party, and says nothing of anybody.
    pub(in super::super) fn is_of_body(&self) -> bool {
        self.other_body && self.fields.is_empty() && self.classes.is_empty() && self.judge.is_none()
    }

    pub(super) fn only_gender(&self) -> bool {
        let gender = |s: &Sense| matches!(s, Sense::Class(Field::Gender, _));
        self.fields.is_empty()
            && !self.classes.is_empty()
            && self.classes.iter().all(|c| c.iter().any(gender))
    }

    /// Whether all its words are known, or put right.
    pub(in super::super) const fn spelt_out(&self) -> bool {
        self.whole || self.near.is_some()
    }

    /// "Trên chuẩn (ĐH)": the level that the remark names, of what is otherwise not needed.
    pub(super) fn leaves_level_to(&self, remark: &Self) -> bool {
        let open = self.fields.is_empty() && self.ignored || self.fields == [Field::MeetsStandard];
        let [senses] = &remark.classes[..] else {
            return false;
        };
        let level = |s: &Sense| matches!(s, Sense::Class(Field::Education, _));
        open && self.classes.is_empty() && remark.fields.is_empty() && senses.iter().any(level)
    }

    /// Whether it names a rating behind something else that is not needed, and no more.
    pub(in super::super) fn is_of_merits_and_rating(&self) -> bool {
        self.ignored_first && self.fields == [Field::Rating] && self.whole
    }

    /// Whether it names a field of study and nothing else.
    pub(in super::super) fn only_detail(&self) -> bool {
        self.detail && self.whole && self.fields.is_empty() && self.near.is_none()
    }

    pub(in super::super) fn only_group(&self) -> bool {
        self.qualification
            && self.fields.is_empty()
            && self.classes.is_empty()
            && !self.detail
            && !self.ignored
    }
}
