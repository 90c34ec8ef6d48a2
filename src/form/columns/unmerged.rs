//! How far a heading speaks to the right that is not merged: up to a column that names something else by itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::element::{self, Element};
use super::super::header::Block;
use super::super::lexicon::Lexicon;
use super::super::meaning::{Verdict, interpret, is_ladder};
use super::super::path::{self, Level};
use super::super::table::Meaning;
use crate::intake::Sheet;
use crate::schema::Field;
use crate::text::fold;

/// "Xếp loại > 2023 | 2024 | 2025 | Đạt tiêu chuẩn chức danh": takes the heading that stands to the left from the columns
/// at and behind the first that leaves it.
pub(super) fn end(
    lexicon: &Lexicon,
    sheet: &Sheet,
    block: Block,
    columns: &[u32],
    paths: &mut [Vec<Arc<str>>],
) {
    let mut ended: BTreeSet<(u32, u32)> = BTreeSet::new();
    for (&col, path) in columns.iter().zip(paths) {
        let mut levels = path::levels(sheet, block.top, block.bottom, col);
        let taken = |(at, level): (usize, &Level)| Some((at, (level.row, level.taken?)));
        let of = |levels: &[Level]| -> Vec<Arc<str>> {
            levels.iter().map(|l| Arc::clone(&l.text)).collect()
        };
        // a ladder within a larger group ends by itself
        if let [.., within, leaf] = &levels[..]
            && let Some(left) = within.taken
        {
            let first = path::of_column(sheet, block.top, block.bottom, left);
            let ladder = (within.row, left);
            if ended.contains(&ladder) || ends_ladder(lexicon, &within.text, &first, &leaf.text) {
                ended.insert(ladder);
                levels.remove(levels.len() - 2);
                *path = of(&levels);
            }
        }
        let Some((at, group)) = levels.iter().enumerate().find_map(taken) else {
            continue;
        };
        let below = of(&levels[at + 1..]);
        if below.is_empty() {
            continue;
        }
        // "Ngày | Tháng | Năm | Nữ": only a whole date is told by men and women
        let of_parts = || {
            let first = path::levels(sheet, block.top, block.bottom, group.1);
            first.last().is_some_and(|l| element::is_date_part(&l.text))
        };
        let gender = || {
            let alone = interpret(lexicon, &below, None);
            matches!(alone, Verdict::Reads(m, _) if m.field == Field::Gender) && of_parts()
        };
        // "Trên chuẩn | Đạt chuẩn", "DB | CT": leaves of one kind
        let alike = || {
            let first = path::levels(sheet, block.top, block.bottom, group.1);
            let last = |text: &str| fold(text).rsplit(' ').next().map(str::to_owned);
            let short = |text: &str| text.chars().count() <= 3;
            match (first.last(), below.last()) {
                (Some(a), Some(b)) => {
                    last(&a.text) == last(b) && fold(&a.text) != fold(b)
                        || short(&a.text) && short(b)
                }
                _ => false,
            }
        };
        if ended.contains(&group)
            || (leaves(lexicon, path, &levels[at].text, &below) || gender()) && !alike()
        {
            ended.insert(group);
            *path = below;
        }
    }
}

/// Whether what stands below is the name of another field than the group's, which the group would hide.
fn leaves(lexicon: &Lexicon, path: &[Arc<str>], group: &str, below: &[Arc<str>]) -> bool {
    let Verdict::Reads(alone, _) = interpret(lexicon, below, None) else {
        return false;
    };
    if matches!(interpret(lexicon, path, None), Verdict::Reads(m, _) if m.field == alone.field && m.near.is_none())
    {
        return false;
    }
    let of_gender = alone.field == Field::Gender;
    let leaf = below.last().map(|leaf| element::read(lexicon, leaf));
    let clear =
        leaf.is_some_and(|l| l.whole && l.near.is_none() && !l.doubtful && l.judge.is_none());
    let named =
        alone.near.is_none() && (alone.class.is_none() || of_gender) && alone.part.is_none();
    let side = below
        .iter()
        .any(|h| lexicon.is_side(h) || lexicon.is_level(h));
    let group = element::read(lexicon, group);
    clear && named && !side && speaks_of_another(&group, alone.field)
}

/// "QLNN > CVC | CV | CS | Tin học | Tiêu chuẩn chức danh": behind the classes of one ladder the name of another field
/// ends it.
fn ends_ladder(lexicon: &Lexicon, group: &str, first: &[Arc<str>], leaf: &Arc<str>) -> bool {
    let ticked = match interpret(lexicon, first, None) {
        Verdict::Reads(m, _) if m.class.is_some() && is_ladder(m.field) => m.field,
        _ => return false,
    };
    let group = element::read(lexicon, group);
    if group.fields != [ticked] || lexicon.is_side(leaf) || lexicon.is_level(leaf) {
        return false;
    }
    let alone = interpret(lexicon, std::slice::from_ref(leaf), None);
    let leaf = element::read(lexicon, leaf);
    let other = |m: &Meaning| {
        m.field != ticked && m.class.is_none() && m.near.is_none() && m.part.is_none()
    };
    leaf.whole && matches!(alone, Verdict::Reads(m, _) if other(&m))
}

fn speaks_of_another(group: &Element, field: Field) -> bool {
    let names = |f: Field| group.fields.contains(&f);
    let ladder = group.qualification || group.fields.iter().any(|f| is_ladder(*f));
    if group.aside || group.fields.is_empty() && !ladder || names(field) {
        return false;
    }
    let judged = names(Field::Rating) || names(Field::MeetsStandard);
    match field {
        Field::PartyMember | Field::Employment | Field::Committee | Field::StandingCommittee => {
            !judged && !names(Field::Position)
        }
        Field::Unit => !judged && !ladder,
        Field::Rating => !ladder,
        Field::Gender => !names(Field::BirthDate) && !names(Field::Age),
        Field::FullName
        | Field::FamilyName
        | Field::MiddleName
        | Field::GivenName
        | Field::Ordinal => false,
        f if is_ladder(f) || f == Field::EducationDetail => !ladder,
        _ => true,
    }
}
