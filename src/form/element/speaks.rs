//! Words that make what a heading names another's: of another office, another judgement.

use super::super::lexicon::{Lexicon, Sense, Span};
use super::cover::covered;
use super::{Element, Parse};
use crate::schema::Field;

impl Parse<'_> {
    /// "Kinh tế", "Nữ công": a people or a gender of one word, with one behind it that is not known, is neither.
    pub(super) fn is_part_of_a_word(&self, lexicon: &Lexicon, class: &Span<'_>) -> bool {
        let told = |s: &Sense| matches!(s, Sense::Class(Field::Ethnicity | Field::Gender, _));
        // "lãnh đạo", "chỉ đạo"
        let before = class.start.checked_sub(1);
        if class.len == 1
            && class.senses.contains(&Sense::Field(Field::Religion))
            && let Some(before) = before
        {
            return !covered(&self.spans, before) && !lexicon.is_stop(&self.words[before]);
        }
        let next = class.start + 1;
        class.len == 1
            && class.senses.iter().any(told)
            && next < self.words.len()
            && !covered(&self.spans, next)
            && !lexicon.begins_lightly(&self.words[next..])
    }

    /// "Cơ quan thẩm định", "Đơn vị trả lương": what an office does for the person, in words that are not
    /// known, makes it none of theirs.
    pub(super) fn serves(&self, office: &Span<'_>) -> bool {
        let names = |s: &Span<'_>, field| s.senses.contains(&Sense::Field(field));
        self.known < self.weighty
            && !self.led
            && !self.misspelt
            && office.len <= 2
            && (self.spans.iter()).all(|s| {
                !s.senses.iter().any(|s| matches!(s, Sense::Field(_))) || names(s, Field::Unit)
            })
    }

    /// "Tự nhận và được xếp loại": the rating behind the word between them is not that judgement.
    pub(super) fn leads_to_another(&self, judge: usize) -> bool {
        let (Some(this), Some(next)) = (self.spans.get(judge), self.spans.get(judge + 1)) else {
            return false;
        };
        next.senses.contains(&Sense::Field(Field::Rating))
            && self.words[this.start + this.len..next.start]
                .iter()
                .any(|w| w.fold == "va")
    }

    /// "Cơ quan quản lý hồ sơ", "Đơn vị trả lương": another word behind makes it another unit's.
    pub(super) fn speaks_of_another_unit(&self, element: &Element) -> bool {
        element.fields == [Field::Unit]
            && element.classes.is_empty()
            && self.known < self.weighty
            && !self.led
    }

    /// "Xếp loại tốt nghiệp", "Mức xếp loại của đảng viên": of something, or of somebody, else.
    pub(super) fn speaks_of_another_rating(&self, element: &Element) -> bool {
        let Some(rating) = self
            .spans
            .iter()
            .position(|s| s.senses.contains(&Sense::Field(Field::Rating)))
        else {
            return false;
        };
        element.fields.contains(&Field::PartyMember)
            || self.spans[rating..]
                .iter()
                .any(|s| s.senses[..] == [Sense::Ignored])
    }
}
