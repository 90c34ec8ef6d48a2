//! What the cells of a column say of it where its heading leaves something open.

use super::super::element;
use super::super::lexicon::Lexicon;
use super::super::meaning::Verdict;
use super::super::table::{Judge, Meaning};
use super::{Candidate, Remark, field_of, plain, remark};
use crate::finding::Code;
use crate::intake::Value;
use crate::schema::Field;

/// A heading that begins with unknown words is believed where the cells bear it out; of two fields
/// that one heading names the cells tell which is meant.
pub(super) fn weigh(candidates: &mut [Candidate], lexicon: &Lexicon) {
    write_out_lone_classes(candidates);
    read_lone_detail(candidates);
    leave_other_numbers(candidates);
    let judged = |c: &Candidate| {
        matches!(c.verdict, Verdict::Judged(_)) || field_of(c) == Some(Field::Rating)
    };
    let several = candidates.iter().filter(|c| judged(c)).count() > 1;
    for c in candidates.iter_mut() {
        of_judged_group(c);
        of_judgement(c, several);
        of_elections(c);
    }
    for c in candidates {
        // a tick says nothing of the field it stands under
        let Some(meaning) = c.column.meaning.as_mut().filter(|m| m.class.is_none()) else {
            continue;
        };
        if let Some(other) = other_side(meaning.field).filter(|_| meaning.also.is_none()) {
            meaning.also = Some(other);
        }
        let also = meaning.also.filter(|&f| c.shape.bears_out(f) == Some(true));
        let other = also.filter(|_| c.shape.bears_out(meaning.field) != Some(true));
        if let Some(other) = other {
            meaning.field = other;
            meaning.judge = None;
            continue;
        }
        if !meaning.doubtful {
            continue;
        }
        match c.shape.bears_out(meaning.field) {
            Some(true) => {}
            Some(false) => {
                c.column.meaning = None;
                c.verdict = Verdict::Unknown;
            }
            None => {
                let name = lexicon.name_of(meaning.field);
                meaning.near.get_or_insert(name);
            }
        }
    }
}

/// "Kết quả năm 2025 / Công chức | Đảng viên": cells that hold the words of ratings are no marks of a group;
/// the official's rating is read, the Party member's is not.
fn of_judged_group(c: &mut Candidate) {
    if c.shape.bears_out(Field::Rating) != Some(true) || c.shape.is_of_points() {
        return;
    }
    let worded = c.shape.is_of_ratings();
    let Some(meaning) = c.column.meaning.as_mut() else {
        return;
    };
    match (meaning.field, &meaning.class) {
        (Field::Employment, Some(_)) => {
            meaning.field = Field::Rating;
            meaning.class = None;
            meaning.judge = Some(Judge::Unsaid);
        }
        // "BTV Huyện uỷ" beside "Tự xếp loại": who judged, no membership
        (Field::Committee | Field::StandingCommittee, _) => {
            *meaning = plain(Field::Rating, None);
            meaning.judge = Some(Judge::Competent);
        }
        // "(1: có; 0: không)": as many points as not
        (Field::PartyMember, _) if worded => {
            c.column.meaning = None;
            c.verdict = Verdict::Aside(None);
        }
        _ => {}
    }
}

/// "Tham gia cấp uỷ" over "Lần đầu", "Tái cử": how often, not whether.
fn of_elections(c: &mut Candidate) {
    let of_body = |m: &Meaning| {
        m.class.is_none() && matches!(m.field, Field::Committee | Field::StandingCommittee)
    };
    if c.column.meaning.as_ref().is_some_and(of_body) && c.shape.is_of_other_words() {
        c.column.meaning = None;
        c.verdict = Verdict::Aside(None);
    }
}

/// "Mã định danh" of ten digits beside "Số CMND/CCCD": of several columns of numbers those that hold none as ids are
/// written give way to those that do.
fn leave_other_numbers(candidates: &mut [Candidate]) {
    let of_ids = |c: &Candidate, borne_out: bool| {
        field_of(c) == Some(Field::NationalId)
            && c.shape.bears_out(Field::NationalId) == Some(borne_out)
    };
    if candidates.iter().any(|c| of_ids(c, true)) {
        for c in candidates.iter_mut().filter(|c| of_ids(c, false)) {
            c.column.meaning = None;
            c.verdict = Verdict::Aside(None);
        }
    }
}

/// "Huyện uỷ quyết định" beside "Tổ thẩm định", with no heading that says what of: ratings, where the cells are.
/// What colleagues say of somebody ("Nhận xét") is one only beside another judgement.
fn of_judgement(c: &mut Candidate, several: bool) {
    let Verdict::Judged(judge) = c.verdict else {
        return;
    };
    if (several || judge == Judge::Competent)
        && c.shape.bears_out(Field::Rating) == Some(true)
        && !c.shape.is_of_points()
    {
        let mut meaning = plain(Field::Rating, None);
        meaning.judge = Some(judge);
        c.column.meaning = Some(meaning);
    }
}

/// A column whose heading says nothing that is known, or seems to lead away from the field that it mentions, is
/// read where its cells look like that one field and no other column holds it; the remark on it says so.
/// Where the cells tell less, the column stays unread and a remark names what it may be.
pub(super) fn read(
    candidates: &mut [Candidate],
    lexicon: &Lexicon,
    year: i32,
    remarks: &mut Vec<Remark>,
) {
    // "Đơn vị giới thiệu": the office is named, and is another's
    let speaks_of = |field: Field, c: &Candidate| {
        let leaf = c.column.path.last();
        leaf.is_some_and(|leaf| element::read(lexicon, leaf).mentioned == Some(field))
    };
    // what names the year goes first
    let mut order: Vec<(bool, usize)> = Vec::new();
    for (i, c) in candidates.iter().enumerate() {
        if !matches!(c.verdict, Verdict::Unknown | Verdict::Aside(Some(_))) {
            continue;
        }
        let mut years = c.column.path.iter().rev();
        let named = years.find_map(|h| super::super::year::of_heading(h));
        if named.is_none_or(|y| y == year) {
            order.push((named.is_none(), i));
        }
    }
    order.sort_unstable();
    for (undated, i) in order {
        let is_free = |field: Field| !candidates.iter().any(|c| holds(c, field));
        let shape = &candidates[i].shape;
        let field = match candidates[i].verdict {
            Verdict::Aside(Some(mentioned)) => {
                let of_person = OF_THE_PERSON.contains(&mentioned);
                Some(mentioned).filter(|&f| of_person && is_free(f) && shape.is_mostly(f))
            }
            _ => shape
                .told(is_free)
                .filter(|&f| !speaks_of(f, &candidates[i])),
        };
        if let Some(field) = field {
            // "Chất lượng / Năm 2025" over ratings leaves nothing open
            let sure = field == Field::Rating && !undated;
            let near = (!sure).then(|| lexicon.name_of(field));
            candidates[i].column.meaning = Some(plain(field, near));
            candidates[i].verdict = Verdict::Ignored;
        } else if candidates[i].verdict == Verdict::Unknown
            && !candidates[i].column.path.is_empty()
            && let Some(field) = shape.resembles(is_free)
        {
            let name = lexicon.name_of(field);
            let mut told = remark(Code::ColumnResembles, &candidates[i]).with("suggestion", &name);
            told.field = field.column();
            remarks.push(told);
        }
    }
}

/// Facts that a list gives of the person and of nobody else, unless it gives them of the person too.
const OF_THE_PERSON: [Field; 5] = [
    Field::BirthDate,
    Field::Gender,
    Field::Ethnicity,
    Field::Religion,
    Field::NationalId,
];

/// Whether a column is read as this field, or as one that says the same.
fn holds(c: &Candidate, field: Field) -> bool {
    field_of(c).is_some_and(|f| {
        f == field
            || f.column() == field.column()
            || f == Field::PositionUnit && field == Field::Unit
    })
}

/// "12/12", "9/10": years of general schooling, which no column of professional training holds.
pub(super) fn is_of_schooling<'v>(values: impl Iterator<Item = &'v Value>) -> bool {
    let (mut years, mut others) = (0usize, 0usize);
    for value in values.take(60) {
        match value.as_text() {
            Some(text) if is_of_school(text) => years += 1,
            _ => others += 1,
        }
    }
    years > others
}

fn is_of_school(text: &str) -> bool {
    let class = |t: &str, most: u32| {
        t.trim()
            .parse::<u32>()
            .is_ok_and(|n| (1..=most).contains(&n))
    };
    text.split_once('/')
        .is_some_and(|(year, of)| match of.trim() {
            "10" => class(year, 10),
            "12" => class(year, 12),
            _ => false,
        })
}

/// Whether the look of a column's cells is asked for: only where its heading leaves something open.
pub(super) fn is_open(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Reads(m, _) => {
            m.doubtful
                || m.loose
                || m.also.is_some()
                || m.near.is_some() && m.field == Field::Note
                || m.class.is_none() && other_side(m.field).is_some()
                || m.class.is_some() && m.field == Field::Employment
                || matches!(
                    m.field,
                    Field::PartyMember
                        | Field::NationalId
                        | Field::Committee
                        | Field::StandingCommittee
                        | Field::EducationDetail
                )
        }
        Verdict::Unknown | Verdict::Judged(_) => true,
        Verdict::Aside(mentioned) => mentioned.is_some(),
        Verdict::Ignored => false,
    }
}

/// What a heading of this field may mean as well: "Phân loại (CB, CC)" is no rating, "Là người dân
/// tộc gì" asks for the name.
const fn other_side(field: Field) -> Option<Field> {
    match field {
        Field::Rating => Some(Field::Employment),
        Field::Employment => Some(Field::Rating),
        Field::Minority => Some(Field::Ethnicity),
        _ => None,
    }
}

/// "Là CB, CC": one column whose heading names one class while its cells name them all.
fn write_out_lone_classes(candidates: &mut [Candidate]) {
    let classes = |field: Field, cs: &[Candidate]| {
        let of_field = |c: &&Candidate| {
            let meaning = c.column.meaning.as_ref();
            meaning.is_some_and(|m| m.field == field && m.class.is_some())
        };
        cs.iter().filter(of_field).count()
    };
    for i in 0..candidates.len() {
        let worded = |m: &Meaning| candidates[i].shape.bears_out(m.field) == Some(true);
        let lone = candidates[i].column.meaning.as_ref().is_some_and(|m| {
            m.field == Field::Employment
                && m.class.is_some()
                && classes(m.field, candidates) == 1
                && worded(m)
        });
        if let Some(m) = candidates[i].column.meaning.as_mut().filter(|_| lone) {
            m.class = None;
        }
    }
}

/// "Chuyên môn đào tạo" over degrees, in a list that tells them nowhere else.
fn read_lone_detail(candidates: &mut [Candidate]) {
    let told = |c: &Candidate| {
        let of = |m: &Meaning| m.field == Field::Education;
        // "TH" over words is no class that is ticked
        let of_values = |m: &Meaning| m.class.is_some() && c.shape.is_of_values();
        let denied = |m: &Meaning| m.loose && c.shape.denies(m.field) || of_values(m);
        (c.column.meaning.as_ref()).is_some_and(|m| of(m) && !denied(m))
    };
    if candidates.iter().any(told) {
        return;
    }
    let mut details = candidates.iter_mut().filter(|c| {
        field_of(c) == Some(Field::EducationDetail)
            && c.shape.bears_out(Field::Education) == Some(true)
    });
    if let (Some(c), None) = (details.next(), details.next())
        && let Some(meaning) = c.column.meaning.as_mut()
    {
        meaning.field = Field::Education;
    }
}
