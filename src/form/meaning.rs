//! From a column's path of headings to what the column says.
//!
//! Headings are read from the outermost to the innermost. Each either names a field, narrows the
//! field named above it (a class to be ticked, a gender, a year, whose judgement), or is a group.

use std::sync::Arc;

mod classes;
mod fields;
mod leaf;
mod side;

use classes::{default_field, rank};
use fields::leaf_may_be_unknown;
pub(super) use fields::{is_ladder, is_of_posts};

use super::element::{self, Element};
use super::lexicon::{Lexicon, Sense};
use super::table::{DatePart, Judge, Meaning};
use super::year;
use crate::schema::{Field, Gender};

/// What became of a path.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    /// It says this, of this year where one is named.
    Reads(Meaning, Option<i32>),
    /// Whose judgement it is, but not of what: a rating where its cells are ratings.
    Judged(Judge),
    /// Known, and not needed.
    Ignored,
    /// It mentions a field but speaks of something else, as far as can be told.
    Aside(Option<Field>),
    /// Not understood.
    Unknown,
}

impl Verdict {
    /// Whether the path says by itself what stands below it.
    pub(super) const fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Judged(_))
    }
}

#[derive(Debug, Default)]
struct State {
    field: Option<Field>,
    qualification: bool,
    ignored: bool,
    aside: bool,
    /// The field that a heading mentions that speaks of something else.
    mentioned: Option<Field>,
    also: Option<Field>,
    several: Vec<Field>,
    class: Option<Arc<str>>,
    gender: Option<Gender>,
    part: Option<DatePart>,
    judge: Option<Judge>,
    year: Option<i32>,
    label: Vec<Arc<str>>,
    near: Option<Arc<str>>,
    score: i32,
    doubtful: bool,
    loose: bool,
    elsewhen: bool,
    other_body: bool,
    /// Whether a group is that of a union or the like, and says nothing else.
    union: bool,
    unmatched_leaf: bool,
    /// Whose judgement the innermost heading names.
    judged: Option<Judge>,
}

/// Reads a path; `beside` is the field of the column to the left under the same parent, which
/// settles words that several ladders share.
pub(super) fn interpret(lexicon: &Lexicon, path: &[Arc<str>], beside: Option<Field>) -> Verdict {
    // cleaned texts hold no line break
    let mut asked = path.join("\n");
    if let Some(field) = beside {
        asked.push_str("\n\n");
        asked.push_str(field.name());
    }
    let read = || read_path(lexicon, path, beside);
    lexicon.verdicts.ask(&asked, read)
}

fn read_path(lexicon: &Lexicon, path: &[Arc<str>], beside: Option<Field>) -> Verdict {
    let joined = joined_tail(lexicon, path).or_else(|| super::flat::split(lexicon, path));
    let path = joined.as_deref().unwrap_or(path);
    let verdict = by_path(lexicon, path, beside);
    match leaf::alone(lexicon, path, &verdict) {
        Some(clear) => clear,
        None => verdict,
    }
}

pub(super) fn by_path(lexicon: &Lexicon, path: &[Arc<str>], beside: Option<Field>) -> Verdict {
    let mut state = State::default();
    let mut group_only = false;
    let above = path.len().saturating_sub(1);
    for (depth, heading) in path.iter().enumerate() {
        if depth < above && leaf::passes(lexicon, heading, &path[above]) {
            state.year = year::of_heading(heading).or(state.year);
            continue;
        }
        // "Tốt nghiệp trường, ngành / ĐH | CĐ"
        if depth < above && lexicon.short_for(heading) == Some(Field::Education) {
            state.field = Some(Field::Education);
            continue;
        }
        state.aside |= depth < above && lexicon.is_of_others(heading);
        state.union |= depth < above && element::read(lexicon, heading).is_of_body();
        if side::takes(lexicon, &mut state, heading) {
            continue;
        }
        let element = element::read(lexicon, heading);
        // "Bồi dưỡng LĐ cấp phòng" is a certificate of its own
        // "Đánh giá, xếp loại 3 năm liền kề / Năm 2025"
        if depth < above && element.aside && element.rates && year::is_alone(&path[above]) {
            state.field = Some(Field::Rating);
            state.doubtful = true;
            continue;
        }
        group_only = element.qualification && !element.ignored && element.spelt_out();
        state.year = element.year.or(state.year);
        state.judged = element.judge.filter(|_| element.judged).map(|j| j.0);
        if !state.ignored && !state.aside {
            apply(&mut state, &element, heading, beside);
            if depth < above && state.ignored && element.is_of_merits_and_rating() {
                // "Thi đua, đánh giá / Năm 2025": the cells will tell
                state.ignored = false;
                state.field = Some(Field::Rating);
                state.doubtful = true;
            }
        }
    }
    if group_only && state.field.is_none() {
        // "Trình độ" with nothing below it is the professional one
        state.field = Some(Field::Education);
    }
    // "Đoàn thanh niên / Xếp loại"
    state.aside |= state.union && state.field == Some(Field::Rating);
    let committee = |f| matches!(f, Field::Committee | Field::StandingCommittee);
    state.aside |= state.elsewhen && state.field.is_some_and(is_of_posts);
    state.aside |= (state.elsewhen || state.other_body) && state.field.is_some_and(committee);
    let Some(field) = state.field.filter(|_| !state.ignored && !state.aside) else {
        return if state.aside {
            Verdict::Aside(state.mentioned)
        } else if let Some(judge) = state.judged {
            Verdict::Judged(judge)
        } else if state.ignored {
            Verdict::Ignored
        } else {
            Verdict::Unknown
        };
    };
    if state.unmatched_leaf && !leaf_may_be_unknown(field) {
        return Verdict::Unknown;
    }
    Verdict::Reads(
        Meaning {
            field,
            class: state.class,
            gender: state
                .gender
                .filter(|_| matches!(field, Field::BirthDate | Field::Age)),
            part: state.part,
            judge: (field == Field::Rating).then(|| state.judge.unwrap_or(Judge::Unsaid)),
            label: Arc::from(state.label.join(" ")),
            near: state.near,
            doubtful: state.doubtful,
            loose: state.loose,
            also: state.also,
            several: Arc::from(state.several),
            codes: Arc::default(),
            score: state.score,
        },
        state.year,
    )
}

/// The path with its innermost headings made one, where together they are the name of a field: a
/// heading typed over several cells, "Họ và" above "tên".
fn joined_tail(lexicon: &Lexicon, path: &[Arc<str>]) -> Option<Vec<Arc<str>>> {
    // "Sinh / Ngày" is the day alone, "Phân loại / Công chức" no rating of theirs
    if path
        .last()
        .is_some_and(|leaf| side::is_group_of_staff(lexicon, leaf))
    {
        return None;
    }
    if path.last().is_some_and(|leaf| element::is_date_part(leaf)) {
        return None;
    }
    // "Trình độ / Chuyên ngành" is the field of study beside the level
    if path
        .last()
        .is_some_and(|leaf| element::read(lexicon, leaf).only_detail())
    {
        return None;
    }
    (0..path.len().saturating_sub(1)).find_map(|from| {
        let whole = path[from..].join(" ");
        let mut joined = path[..from].to_vec();
        (whole.len() <= 160 && lexicon.is_a_field(&whole)).then(|| {
            joined.push(Arc::from(whole));
            joined
        })
    })
}

fn apply(state: &mut State, element: &Element, heading: &Arc<str>, beside: Option<Field>) {
    state.score += element.score;
    state.elsewhen |= element.elsewhen;
    state.other_body |= element.other_body;
    // the innermost heading that names a field decides how sure it is
    if !element.fields.is_empty() {
        state.doubtful = element.doubtful;
    }
    if !element.fields.is_empty() || !element.classes.is_empty() {
        state.loose = !element.spelt_out();
    }
    state.near = element.near.clone().or(state.near.take());
    state.unmatched_leaf = element.is_unknown()
        && element.year.is_none()
        && !(element.light && state.field.is_some_and(is_ladder));
    // "Xếp loại / Đoàn thể"
    state.ignored |= state.field == Some(Field::Rating) && element.is_of_body();
    if element.is_unknown() {
        if let Some(part) = element
            .part
            .filter(|_| state.field == Some(Field::BirthDate))
        {
            state.part = Some(part);
            state.unmatched_leaf = false;
        } else if state.field.is_some() {
            state.label.push(Arc::clone(heading));
        }
        return;
    }
    if let Some(part) = element
        .part
        .filter(|_| state.field == Some(Field::BirthDate) && element.fields.is_empty())
    {
        state.part = Some(part);
        return;
    }
    if element.aside {
        // a day of membership tells that there is one
        state.aside = !(element.about && state.field == Some(Field::PartyMember));
        state.mentioned = element.mentioned;
        return;
    }
    if ignores(state, element) {
        state.ignored = true;
        return;
    }
    let part_of_name =
        |f: &Field| matches!(f, Field::FamilyName | Field::MiddleName | Field::GivenName);
    let weak = element
        .weak
        .filter(|f| state.field.is_none() || part_of_name(f));
    let named = name_field(state, element).or(weak);
    // "Phân loại CB, CC, VC": the cells will tell which of two is meant
    state.also = element
        .fields
        .iter()
        .copied()
        .find(|f| Some(*f) != named)
        .filter(|_| named.is_some());
    state.several = Vec::new();
    // "Ngành đào tạo, trình độ"
    if element.detail
        && element.qualification
        && element.fields.is_empty()
        && heading.contains([',', '/'])
    {
        state.field = Some(Field::Education);
        state.several = vec![Field::EducationDetail, Field::Education];
        return;
    }
    if element.fields.len() > 1 && named != Some(Field::MeetsStandard) {
        state.several.clone_from(&element.fields);
    }
    if named.is_none() && state.field.is_some() {
        state.label.push(Arc::clone(heading));
    }
    state.field = named.or(state.field);
    if element.qualification && state.field.is_none() {
        state.qualification = true;
    }
    // "Chuyên môn đào tạo / Trình độ | Chuyên ngành": beside the field of study its level
    if element.only_group() && state.field == Some(Field::EducationDetail) {
        state.field = Some(Field::Education);
    }
    state.judge = judge_of(state, element).or(state.judge);
    apply_classes(state, element, named.is_some(), beside);
    if state.field == Some(Field::Gender) && state.class.is_none() {
        state.class = side::coded(element, heading);
    }
}

/// Whether a heading takes the column out of what is read, under the field named so far.
fn ignores(state: &State, element: &Element) -> bool {
    let names = |f: Field| element.fields.contains(&f);
    match state.field {
        // the Party member's rating beside the official's, standards of a profession
        Some(Field::Rating) if names(Field::PartyMember) && !names(Field::Rating) => true,
        Some(Field::Rating) if element.weak == Some(Field::PartyMember) || element.is_of_body() => {
            true
        }
        Some(Field::PartyMember) if names(Field::Rating) => true,
        // where a qualification was got
        None if element.qualification
            && element.fields == [Field::Unit]
            && element.classes.is_empty() =>
        {
            true
        }
        // a school, an office or a date under a qualification is where or when it was got
        Some(Field::Education | Field::EducationDetail) if element.detail => false,
        Some(f)
            if is_ladder(f)
                && (names(Field::Unit) || names(Field::MeetsStandard) || element.detail) =>
        {
            true
        }
        _ if element.detail && state.field.is_some() => true,
        // "QLNN / Ngạch chuyên viên"
        Some(f @ Field::StateManagement)
            if element
                .classes
                .iter()
                .any(|c| c.iter().any(|s| class_of(s, f).is_some())) =>
        {
            false
        }
        // "Ngạch CB, CC, VC": the choices offered say what is meant
        _ if element.ignored_first && offers_groups(element) => false,
        _ if element.ignored_first => true,
        _ => element.ignored && element.fields.is_empty() && element.classes.is_empty(),
    }
}

/// Whether a heading names several groups of staff and nothing else.
fn offers_groups(element: &Element) -> bool {
    let of_group = |senses: &&Arc<[Sense]>| {
        let group = |s: &Sense| matches!(s, Sense::Class(Field::Employment, _));
        senses.iter().any(group)
    };
    match element.fields[..] {
        [] => element.classes.iter().filter(of_group).count() > 1,
        [only] => only == Field::Employment,
        _ => false,
    }
}

/// The field that a heading names, seen under the field named so far.
fn name_field(state: &State, element: &Element) -> Option<Field> {
    let names = |f: Field| element.fields.contains(&f);
    if names(Field::Position) && names(Field::Unit) {
        return Some(Field::PositionUnit);
    }
    // "Họ tên công chức": the whole name and not its first part
    if names(Field::FullName) {
        return Some(Field::FullName);
    }
    match state.field {
        Some(Field::Rating) => return None,
        Some(Field::Position) if !element.fields.is_empty() => {
            let own = [Field::Committee, Field::StandingCommittee];
            if element.fields.iter().any(|f| own.contains(f)) {
                return Some(Field::Position);
            }
            // "Tổ chức - Chức vụ / Phòng, ban": what a heading says in full is said by no other
            let other = [Field::Unit, Field::Employment];
            return (element.fields.iter().copied()).find(|f| element.whole && other.contains(f));
        }
        Some(Field::Gender) => return None,
        _ => {}
    }
    // "Bằng cấp lý luận chính trị": of a general word and a ladder's own name the latter counts
    let own_ladder = element
        .fields
        .iter()
        .copied()
        .find(|f| is_ladder(*f) && *f != Field::Education);
    let first = own_ladder.or_else(|| element.fields.first().copied());
    if element.detail && (first.is_none() || state.field == Some(Field::Education)) {
        return Some(Field::EducationDetail);
    }
    // "Đánh giá đáp ứng tiêu chuẩn"
    if state.field.is_none() && names(Field::Rating) && names(Field::MeetsStandard) {
        return Some(Field::MeetsStandard);
    }
    // "Số CCCD, ngày cấp": the first field named is the column's
    if first.is_none() && !element.classes.is_empty() {
        return None;
    }
    if first.is_none() && element.judge.is_some_and(|(_, certain)| certain) {
        return Some(Field::Rating);
    }
    first
}

fn judge_of(state: &State, element: &Element) -> Option<Judge> {
    let (judge, certain) = element.judge?;
    (state.field == Some(Field::Rating) || certain).then_some(judge)
}

fn apply_classes(state: &mut State, element: &Element, named_here: bool, beside: Option<Field>) {
    if element.classes.is_empty() {
        return;
    }
    let mut genders: Vec<Gender> = element
        .classes
        .iter()
        .flat_map(|s| s.iter())
        .filter_map(gender_of)
        .collect();
    genders.sort_unstable();
    genders.dedup();
    if let [gender] = genders[..] {
        match state.field {
            // "Ng. táhng năm sinh" put right holds no "Nam"
            Some(Field::BirthDate | Field::Age) if named_here && element.near.is_some() => {}
            Some(Field::BirthDate | Field::Age) => state.gender = Some(gender),
            None | Some(Field::Gender) => {
                state.field = Some(Field::Gender);
                state.class = Some(Arc::from(gender.as_str()));
            }
            _ => state.unmatched_leaf = true,
        }
        return;
    }
    if genders.len() == 2 && state.field.is_none_or(|f| f == Field::Gender) {
        state.field = Some(Field::Gender);
        return;
    }
    // "Hoàn thành bồi dưỡng": what no group calls a rating is one only where nothing else is said
    let bare = |f: &Field| *f != Field::Rating || element.spelt_out() && !element.qualification;
    let alone = || default_field(element, state.qualification, beside).filter(bare);
    let Some(field) = state.field.or_else(alone) else {
        state.unmatched_leaf = true;
        return;
    };
    let of_level = |s: &Sense| matches!(s, Sense::Class(Field::Education, _));
    // "Chuyên môn đào tạo / ThS | ĐH": the level that is ticked
    let level = element.classes.iter().any(|c| c.iter().any(of_level));
    let field = if field == Field::EducationDetail && level {
        Field::Education
    } else if named_here {
        field
    } else {
        side::group_of_staff(element, field)
    };
    let mut classes: Vec<(usize, &Arc<str>)> = element
        .classes
        .iter()
        .filter_map(|senses| senses.iter().find_map(|s| class_of(s, field)))
        .map(|class| (rank(field, class), class))
        .collect();
    classes.sort_unstable();
    classes.dedup();
    state.field = Some(field);
    match classes[..] {
        [] => {
            // "Chứng chỉ", "Đại học trở lên" under a field whose marks are words
            state.unmatched_leaf = !leaf_may_be_unknown(field);
            if named_here {
                state.unmatched_leaf = false;
            }
        }
        // "CB, CC, VC hay HĐ": a choice offered, whichever of its words are known
        [_] if named_here && field == Field::Employment => {}
        [(_, class)] => state.class = Some(Arc::clone(class)),
        // a heading that names two classes stands for the lower; more, or beside the field's own
        // name, are the choices offered for writing
        [(_, low), _] if !named_here => state.class = Some(Arc::clone(low)),
        _ => {}
    }
}

fn gender_of(sense: &Sense) -> Option<Gender> {
    match sense {
        Sense::Class(Field::Gender, class) => Gender::parse(class),
        _ => None,
    }
}

fn class_of(sense: &Sense, field: Field) -> Option<&Arc<str>> {
    match sense {
        Sense::Class(f, class) if *f == field => Some(class),
        _ => None,
    }
}
