//! What the rows beside a row tell of it.

use std::collections::BTreeMap;

use super::super::columns::is_content;
use super::View;
use crate::intake::Value;

/// Two to six words without a figure: what is no name by its first word may be one all the same.
pub(super) fn could_be_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=6).contains(&words) && !text.chars().any(|c| c.is_ascii_digit() || c == ':')
}

/// "Lê Văn A" of "Lê Văn A - 1970", "Lê Văn A (SN 12/3/1970)": a birth written behind the name in its cell.
pub(super) fn before_figures(text: &str) -> Option<&str> {
    let figures = text.find(|c: char| c.is_ascii_digit())?;
    let name = text[..figures].split(['(', ',', ';']).next()?;
    Some(name.trim_end_matches([' ', '-', '–', ':', '.'])).filter(|n| !n.is_empty())
}

/// "Ban Thị Như | Chuyên viên" without a number: what stands beside persons of the list, and beside this
/// text, tells that it is a name as well.
pub(super) fn list_alike(views: &mut [View<'_>]) {
    fn beside<'v>(v: &'v View<'_>) -> Option<(u32, &'v str)> {
        let mut others = v.row.cells.iter().skip(1).filter(|c| is_content(&c.value));
        let only = others.next().filter(|_| others.next().is_none())?;
        let text = only.value.as_text()?;
        (text.chars().filter(|c| c.is_alphabetic()).count() > 3).then_some((only.col, text))
    }
    let plain = |v: &View<'_>| v.others() == 1 && !v.has_ordinal();
    let mut known: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    for text in views
        .iter()
        .filter(|v| plain(v) && v.is_name)
        .filter_map(beside)
    {
        *known.entry(text).or_default() += 1;
    }
    let open = |v: &View<'_>| !v.is_name && v.name.as_deref().is_some_and(could_be_name);
    let alike: Vec<usize> = (views.iter().enumerate())
        .filter(|(_, v)| plain(v) && open(v))
        .filter(|(_, v)| beside(v).is_some_and(|text| known.get(&text) > Some(&1)))
        .map(|(i, _)| i)
        .collect();
    for i in alike {
        views[i].listed = true;
    }
}

/// Marks the rows whose running numbers stand in the middle of a count.
pub(super) fn count_on(views: &mut [View<'_>]) {
    let number = |v: &View<'_>| -> Option<u32> {
        match v.ordinal?.value {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, and seen to be small enough"
            )]
            Value::Number(n) if n.fract() == 0.0 && (0.0..f64::from(u32::MAX)).contains(&n) => {
                Some(n as u32)
            }
            _ => {
                let ordinal = v.ordinal()?;
                ordinal.trim_end_matches(['.', ')', ' ']).parse().ok()
            }
        }
    };
    let numbers: Vec<(usize, u32)> = (views.iter().enumerate())
        .filter_map(|(i, v)| Some((i, number(v)?)))
        .collect();
    for (at, &(i, n)) in numbers.iter().enumerate() {
        let before = at.checked_sub(1).map_or(0, |b| numbers[b].1);
        let after = numbers.get(at + 1).map(|a| a.1);
        // the greatest number there is has none after it
        let next = n.checked_add(1);
        views[i].counts =
            n.checked_sub(1) == Some(before) && after.is_none_or(|a| Some(a) == next || a == 1);
        let above = at.checked_sub(1).map(|b| numbers[b].0 + 1) == Some(i);
        let below = next.is_some_and(|next| numbers.get(at + 1) == Some(&(i + 1, next)));
        views[i].between = views[i].counts && above && below;
    }
}
