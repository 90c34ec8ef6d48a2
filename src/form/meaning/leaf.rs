//! Headings that say what their column holds whatever stands above them.

use std::sync::Arc;

use super::super::element::{self, Element};
use super::super::lexicon::Lexicon;
use super::{Verdict, by_path, is_ladder, is_of_posts};
use crate::schema::Field;

/// What the innermost heading says by itself, where it names one field in full and the group above it
/// speaks of something else: "Hồ sơ / Ngày sinh", "Thông tin về đào tạo, đánh giá / LLCT". A group decides
/// only what is open without it, unless it takes the column out of what is read.
pub(super) fn alone(lexicon: &Lexicon, path: &[Arc<str>], verdict: &Verdict) -> Option<Verdict> {
    let (leaf, above) = path.split_last().filter(|(_, above)| !above.is_empty())?;
    // most columns are clear: what the whole path says of a field is not asked again
    if let Verdict::Reads(m, _) = verdict
        && (m.near.is_none() && !is_open(m.field) || m.gender.is_some() || m.class.is_some())
    {
        return None;
    }
    let own = element::read(lexicon, leaf);
    let clear = own.whole && own.near.is_none() && own.year.is_none() && !own.aside && !own.ignored;
    if !clear || own.judge.is_some() {
        return None;
    }
    let alone = by_path(lexicon, std::slice::from_ref(leaf), None);
    let Verdict::Reads(meaning, _) = &alone else {
        return None;
    };
    let field = meaning.field;
    // "Tiếng Anh / Đại học trở lên": a class is no name of a field
    if own.fields != [field] && field != Field::Gender {
        return None;
    }
    if !is_clear(field)
        || matches!(verdict, Verdict::Reads(m, _) if m.field == field && m.near.is_none())
    {
        return None;
    }
    let bars = |heading: &Arc<str>| {
        lexicon.is_ignored(heading)
            || lexicon.is_of_others(heading)
            || bars(&element::read(lexicon, heading), field)
    };
    (!above.iter().any(bars)).then_some(alone)
}

/// Whether a group says nothing of a heading below it: of one that names a field in full the group of several
/// things does not ("Thông tin đảng viên và trình độ / Xếp loại công chức").
pub(super) fn passes(lexicon: &Lexicon, group: &str, leaf: &str) -> bool {
    if lexicon.is_neutral(group) {
        return true;
    }
    let of = element::read(lexicon, group);
    // "Đào tạo chuyên môn / Trường": where it was got
    let side = || of.fields.iter().any(|f| is_ladder(*f)) && lexicon.is_side(leaf);
    let several = of.qualification && !of.fields.is_empty() && !of.aside && !of.ignored && !side();
    // "Danh hiệu, xếp loại năm 2025 / Chất lượng CB, CC"
    let awards = of.ignored_first && of.fields == [Field::Rating];
    (several || awards) && {
        let own = element::read(lexicon, leaf);
        own.whole
            && own.fields.len() == 1
            && own.near.is_none()
            && !own.aside
            && (several || own.fields == of.fields)
    }
}

/// Whether a group takes the field out of what is read, or means it otherwise.
fn bars(group: &Element, field: Field) -> bool {
    let judged = |f: &Field| matches!(f, Field::Rating | Field::MeetsStandard);
    group.aside
        || group.year.is_some()
        || group.elsewhen && is_of_posts(field)
        || group.whole
            && (group.fields.iter().any(judged) && field != Field::Note || group.ignored)
        // "Trình độ CM / Đạt chuẩn": the standard of a degree
        || field == Field::MeetsStandard && group.whole && group.fields.iter().any(|f| is_ladder(*f))
        // the halves of a date, of an age
        || field == Field::Gender && group.fields.iter().any(|f| matches!(f, Field::BirthDate | Field::Age))
}

/// Fields whose groups keep their meaning whatever the leaves say: these a clear leaf may take back.
const fn is_open(field: Field) -> bool {
    matches!(
        field,
        Field::Position
            | Field::Rating
            | Field::SkillsTraining
            | Field::MeetsStandard
            | Field::Note
            | Field::PartyMember
            | Field::NationalId
            | Field::FullName
            | Field::Employment
    )
}

/// Fields that no group makes another thing of.
const fn is_clear(field: Field) -> bool {
    matches!(
        field,
        Field::BirthDate
            | Field::Gender
            | Field::Ethnicity
            | Field::Minority
            | Field::Religion
            | Field::NationalId
            | Field::Education
            | Field::PoliticalTheory
            | Field::StateManagement
            | Field::Informatics
            | Field::ForeignLanguage
            | Field::Position
            | Field::MeetsStandard
            | Field::Note
    )
}
