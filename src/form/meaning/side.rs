//! Columns under a field whose names are known as wholes: which of those under a qualification holds it, and which
//! only when and where it was got; which people or religion is ticked.

use std::sync::Arc;

use super::super::element::{self, Element};
use super::super::lexicon::{Lexicon, Sense};
use super::super::table::Meaning;
use super::{State, class_of, gender_of, is_ladder};
use crate::schema::{Field, Gender};

/// "Phân loại / CB | CC | VC": the classes say that staff is sorted, not rated.
pub(super) fn group_of_staff(element: &Element, field: Field) -> Field {
    let of = |field: Field| {
        let class = move |s: &Sense| class_of(s, field).is_some();
        element
            .classes
            .iter()
            .all(|senses| senses.iter().any(class))
    };
    match field {
        Field::Rating if of(Field::Employment) && !of(Field::Rating) => Field::Employment,
        field => field,
    }
}

/// Whether a heading names a group of staff and nothing else.
pub(super) fn is_group_of_staff(lexicon: &Lexicon, heading: &str) -> bool {
    // most headings are longer than these
    heading.len() <= 40 && {
        let element = element::read(lexicon, heading);
        let of_staff = |s: &Sense| class_of(s, Field::Employment).is_some();
        element.fields.is_empty() && element.classes.iter().any(|c| c.iter().any(of_staff))
    }
}

/// "Giới tính (Nam: 1, Nữ: 0)": the one that is written as 1 is ticked, as it were.
pub(super) fn coded(element: &Element, heading: &str) -> Option<Arc<str>> {
    let genders: Vec<Gender> = (element.classes.iter())
        .filter_map(|senses| senses.iter().find_map(gender_of))
        .collect();
    let figures: Vec<&str> = heading
        .split(|c: char| !c.is_ascii_digit())
        .filter(|figures| !figures.is_empty())
        .collect();
    let [a, b] = genders[..] else { return None };
    match figures[..] {
        ["1", "0"] if a != b => Some(Arc::from(a.as_str())),
        ["0", "1"] if a != b => Some(Arc::from(b.as_str())),
        _ => None,
    }
}

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
    // "Đảng viên / DB | CT"
    if field == Field::PartyMember && heading.chars().count() <= 3 && !lexicon.is_no(heading) {
        state.unmatched_leaf = false;
        state.label.push(Arc::from(heading));
        return true;
    }
    if Field::YES_NO.contains(&field) && (lexicon.is_yes(heading) || lexicon.is_no(heading)) {
        state.unmatched_leaf = false;
        if lexicon.is_no(heading) {
            state.class = Some(Arc::from(Meaning::NOT_SO));
        }
        return true;
    }
    // "Chức vụ hiện nay / Tên chức vụ | Số QĐ"
    if field == Field::Position && (lexicon.is_side(heading) || lexicon.is_level(heading)) {
        state.ignored = lexicon.is_side(heading);
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
