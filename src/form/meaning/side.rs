//! Columns under a qualification: which of them holds it, and which only when and where it was got.

use super::super::lexicon::Lexicon;
use super::{State, is_ladder};
use crate::schema::Field;

/// Settles a heading under one that names a qualification: "LLCT / Văn bằng" is the group's own value,
/// "LLCT / Năm cấp" none. Whether it did; what says more is left to the words themselves.
pub(super) fn takes(lexicon: &Lexicon, state: &mut State, heading: &str) -> bool {
    let Some(field) = state.field.filter(|_| !state.ignored && !state.aside) else {
        return false;
    };
    if field == Field::EducationDetail && lexicon.is_level(heading) {
        state.field = Some(Field::Education);
        return true;
    }
    if !is_ladder(field) {
        return false;
    }
    if lexicon.is_level(heading) {
        state.unmatched_leaf = false;
        return true;
    }
    state.ignored = lexicon.is_side(heading);
    state.ignored
}
