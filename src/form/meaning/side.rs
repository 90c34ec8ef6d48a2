//! Columns under a field whose names are known as wholes: which of those under a qualification holds it, and which
//! only when and where it was got; which people or religion is ticked.

use std::sync::Arc;

use super::super::lexicon::Lexicon;
use super::{State, is_ladder};
use crate::schema::Field;

/// Settles a heading under one that names a qualification: "LLCT / Văn bằng" is the group's own value,
/// "LLCT / Năm cấp" none; "Dân tộc / Khmer" is ticked. Whether it did; what says more is left to the words themselves.
pub(super) fn takes(lexicon: &Lexicon, state: &mut State, heading: &str) -> bool {
    let Some(field) = state.field.filter(|_| !state.ignored && !state.aside) else {
        return false;
    };
    if field == Field::EducationDetail && lexicon.is_level(heading) {
        state.field = Some(Field::Education);
        return true;
    }
    if matches!(field, Field::Ethnicity | Field::Religion) && lexicon.is_named(heading) {
        state.unmatched_leaf = false;
        state.label.push(Arc::from(heading));
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
