//! A heading of two levels by itself: "Họ và tên / Họ", "Số CCCD. Ngày cấp", "Trong đó - Nữ".

use std::sync::Arc;

use super::super::element;
use super::super::lexicon::{Lexicon, Sense};
use super::super::meaning::{Verdict, by_path, is_ladder};
use super::BETWEEN;
use crate::schema::Field;

/// The path with its innermost heading taken apart, where what stands behind the separator is only a part
/// of what stands before it, or a remark on it.
pub(in super::super) fn split(lexicon: &Lexicon, path: &[Arc<str>]) -> Option<Vec<Arc<str>>> {
    let (leaf, above) = path.split_last()?;
    if let Some((group, part)) = side_of(lexicon, leaf) {
        let mut path = above.to_vec();
        path.extend([Arc::from(group), Arc::from(part)]);
        return Some(path);
    }
    let (group, part) = BETWEEN
        .iter()
        .find_map(|between| leaf.rsplit_once(between))?;
    let (group, part) = (group.trim(), part.trim());
    if group.is_empty() || part.is_empty() || leaf.len() > 120 || leaf.contains('(') {
        return None;
    }
    let within = is_part(lexicon, group, part);
    within.then(|| {
        let mut path = above.to_vec();
        path.extend([Arc::from(group), Arc::from(part)]);
        path
    })
}

/// "Trình độ LLCT Năm cấp", "Lý lịch trích ngang Là nữ": nothing but a blank stands between the group and its part.
fn side_of<'h>(lexicon: &Lexicon, heading: &'h str) -> Option<(&'h str, &'h str)> {
    let words = heading.split(' ').count();
    if !(3..=14).contains(&words) || heading.contains(['(', ',', '/']) {
        return None;
    }
    let mut splits = heading
        .match_indices(' ')
        .map(|(at, _)| heading.split_at(at));
    splits.find_map(|(group, part)| {
        let part = part.trim_start();
        if lexicon.is_neutral(group) && group.contains(' ') {
            let own = element::read(lexicon, part);
            return (own.whole && !own.is_unknown()).then_some((group, part));
        }
        if !lexicon.is_side(part) && !lexicon.is_level(part) {
            return None;
        }
        // "LLCT Cao cấp" names a class and not the level of "LLCT Cao"
        if !element::read(lexicon, heading).classes.is_empty() {
            return None;
        }
        let of_group = by_path(lexicon, &[Arc::from(group)], None);
        let element = element::read(lexicon, group);
        let ladder = matches!(of_group, Verdict::Reads(m, _) if is_ladder(m.field) && m.near.is_none() && m.class.is_none());
        (ladder && element.whole && !element.only_group()).then_some((group, part))
    })
}

fn is_part(lexicon: &Lexicon, group: &str, part: &str) -> bool {
    let group_element = element::read(lexicon, group);
    let neutral = lexicon.is_neutral(group) || group_element.light;
    let of = |heading: &str| by_path(lexicon, &[Arc::from(heading)], None);
    let part_element = element::read(lexicon, part);
    if !part_element.whole {
        return false;
    }
    let gender = || {
        let of_gender = |s: &Sense| matches!(s, Sense::Class(Field::Gender, _));
        part_element.classes.iter().any(|c| c.iter().any(of_gender))
    };
    match of(group) {
        // "Trong đó - Nữ"
        Verdict::Unknown | Verdict::Judged(_) | Verdict::Ignored => neutral,
        Verdict::Aside(_) => false,
        Verdict::Reads(whole, _) => match of(part) {
            Verdict::Ignored | Verdict::Aside(_) => true,
            Verdict::Reads(own, _) => match own.field {
                Field::FamilyName | Field::MiddleName | Field::GivenName => {
                    whole.field == Field::FullName
                }
                Field::Rating => whole.field == Field::MeetsStandard,
                Field::Gender => gender() && whole.field == Field::BirthDate,
                _ => false,
            },
            Verdict::Unknown | Verdict::Judged(_) => {
                element::is_date_part(part) && whole.field == Field::BirthDate
                    || part_element.judge.is_some() && whole.field == Field::Rating
            }
        },
    }
}
