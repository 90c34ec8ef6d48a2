//! Groups that were written into the headings of their columns: "Chuyên môn - Trình độ", "Chuyên môn - Năm TN".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::element;
use super::super::lexicon::Lexicon;
use super::super::token::compared;
use super::BETWEEN;
use crate::text::fold;

/// Bytes of a heading that is taken apart.
const LONGEST: usize = 160;

/// Makes groups of the words with which two or more headings begin: up to the same sign, or of which nothing is known
/// ("Phần A Ngày sinh | Phần A Ghi chú").
pub(in super::super) fn unfold(lexicon: &Lexicon, paths: &mut [Vec<Arc<str>>]) {
    unfold_signs(paths);
    unfold_parts(lexicon, paths);
}

/// Headings side by side that begin with the same words, of which nothing is known.
fn unfold_parts(lexicon: &Lexicon, paths: &mut [Vec<Arc<str>>]) {
    let mut at = 0;
    while at < paths.len() {
        let (words, count) = shared_beginning(lexicon, &paths[at..]);
        for path in &mut paths[at..at + count] {
            let Some(leaf) = path.pop() else { continue };
            let cut = leaf
                .match_indices(' ')
                .nth(words - 1)
                .map_or(0, |(at, _)| at);
            path.push(Arc::from(&leaf[..cut]));
            path.push(Arc::from(leaf[cut..].trim_start()));
        }
        at += count.max(1);
    }
}

/// How many words the first headings begin with that say nothing, and how many headings; none, 0.
fn shared_beginning(lexicon: &Lexicon, paths: &[Vec<Arc<str>>]) -> (usize, usize) {
    let words = |path: &'_ [Arc<str>]| -> Option<Vec<String>> {
        let (leaf, _) = path.split_last()?;
        (leaf.len() <= LONGEST).then(|| leaf.split(' ').map(fold).collect())
    };
    // most headings share nothing with the next
    if !paths.get(1).is_some_and(|next| may_share(&paths[0], next)) {
        return (0, 0);
    }
    let Some(first) = paths.first().and_then(|p| words(p)) else {
        return (0, 0);
    };
    let shares = |other: &[Arc<str>], count: usize| {
        other.len() == paths[0].len()
            && other[..other.len() - 1] == paths[0][..other.len() - 1]
            && words(other).is_some_and(|o| {
                o.len() > count && first.len() > count && o[..count] == first[..count]
            })
    };
    if !shares(&paths[1], 2) {
        return (0, 0);
    }
    let leaf = &paths[0][paths[0].len() - 1];
    let nothing = |count: usize| {
        let begun: Vec<&str> = leaf.split(' ').take(count).collect();
        let begun = begun.join(" ");
        lexicon.is_neutral(&begun) || {
            let element = element::read(lexicon, &begun);
            element.is_unknown() && !element.light && element.year.is_none()
        }
    };
    let unknown = |path: &[Arc<str>]| -> usize {
        let words = compared(&path[path.len() - 1]);
        let known = lexicon.spans(&words, &lexicon.matches(&words));
        known.first().map_or(words.len(), |s| s.start)
    };
    let most = unknown(&paths[0]).min(unknown(&paths[1])).min(6);
    let count = (2..=most).rev().find(|&count| shares(&paths[1], count));
    let Some(count) = count.filter(|&count| nothing(count)) else {
        return (0, 0);
    };
    let alike = paths.iter().take_while(|p| shares(p, count)).count();
    (count, alike)
}

/// Whether two headings begin with the same word, of three at least.
fn may_share(one: &[Arc<str>], other: &[Arc<str>]) -> bool {
    let (Some(one), Some(other)) = (one.last(), other.last()) else {
        return false;
    };
    let three = |leaf: &str| leaf.split(' ').nth(2).is_some();
    let first = |leaf: &str| fold(leaf.split(' ').next().unwrap_or_default());
    three(one) && three(other) && first(one) == first(other)
}

fn unfold_signs(paths: &mut [Vec<Arc<str>>]) {
    for between in BETWEEN {
        // two headings at least begin alike
        if paths
            .iter()
            .filter_map(|p| levels(p, between))
            .nth(1)
            .is_none()
        {
            continue;
        }
        let mut begun: BTreeMap<(Vec<Arc<str>>, String), BTreeSet<String>> = BTreeMap::new();
        for (above, leaf) in paths.iter().filter_map(|p| levels(p, between)) {
            for (at, sign) in leaf.match_indices(between) {
                let rest = fold(&leaf[at + sign.len()..]);
                let group = (above.to_vec(), fold(&leaf[..at]));
                begun.entry(group).or_default().insert(rest);
            }
        }
        if begun.is_empty() {
            continue;
        }
        for path in paths.iter_mut() {
            let Some((above, leaf)) = levels(path, between) else {
                continue;
            };
            let mut split: Vec<Arc<str>> = above.to_vec();
            let mut from = 0;
            for (at, sign) in leaf.match_indices(between) {
                let group = (above.to_vec(), fold(&leaf[..at]));
                if begun.get(&group).is_some_and(|rests| rests.len() > 1) {
                    split.push(Arc::from(leaf[from..at].trim()));
                    from = at + sign.len();
                }
            }
            if from > 0 {
                split.push(Arc::from(leaf[from..].trim()));
                *path = split;
            }
        }
    }
}

/// The innermost heading and those above it, where the former holds the sign between two words.
fn levels<'p>(path: &'p [Arc<str>], between: &str) -> Option<(&'p [Arc<str>], &'p Arc<str>)> {
    let (leaf, above) = path.split_last()?;
    // "1. Họ và tên | 1. Ngày sinh": a number is no group
    let worded = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 1;
    // most headings do not hold the sign even without its spaces
    let sign = between.trim().as_bytes()[0];
    let splits = leaf.as_bytes().contains(&sign)
        && leaf.len() <= LONGEST
        && leaf.contains(between)
        && leaf.split(between).all(worded);
    splits.then_some((above, leaf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_headings_share_up_to_a_sign_are_their_group() {
        let lexicon = Lexicon::new(&crate::plan::vocabulary::Vocabulary::built_in().headers);
        let unfolded = |headings: &[&str]| -> Vec<String> {
            let path = |h: &&str| h.split(" => ").map(Arc::from).collect();
            let mut paths: Vec<Vec<Arc<str>>> = headings.iter().map(path).collect();
            unfold(&lexicon, &mut paths);
            paths.iter().map(|p| p.join(" => ")).collect()
        };
        for (headings, expected) in [
            (
                &["Chuyên môn - Trình độ", "Chuyên môn - Năm TN", "LLCT"][..],
                &["Chuyên môn => Trình độ", "Chuyên môn => Năm TN", "LLCT"][..],
            ),
            // alone, or before another sign, words are no group
            (
                &["Chức vụ - đơn vị", "Chức vụ: Đảng", "Đơn vị - địa bàn"],
                &["Chức vụ - đơn vị", "Chức vụ: Đảng", "Đơn vị - địa bàn"],
            ),
            (
                &["ĐT / CM / ĐH", "ĐT / CM / CĐ", "ĐT / LLCT / CC"],
                &["ĐT => CM => ĐH", "ĐT => CM => CĐ", "ĐT => LLCT / CC"],
            ),
            (
                &["Trình độ => CM - Bậc", "Trình độ => CM - Năm", "CM - Nơi"],
                &["Trình độ => CM => Bậc", "Trình độ => CM => Năm", "CM - Nơi"],
            ),
            (
                &[
                    "Phần A TĐCM",
                    "Phần A Mã số BHXH",
                    "B. Thông tin G/chú",
                    "B. Thông tin Quê quán",
                ],
                &[
                    "Phần A => TĐCM",
                    "Phần A => Mã số BHXH",
                    "B. Thông tin => G/chú",
                    "B. Thông tin => Quê quán",
                ],
            ),
            // what is known of is no group
            (
                &[
                    "Cấp thẩm quyền xếp loại 2024",
                    "Cấp thẩm quyền xếp loại 2025",
                ],
                &[
                    "Cấp thẩm quyền xếp loại 2024",
                    "Cấp thẩm quyền xếp loại 2025",
                ],
            ),
            (
                &["Xếp loại năm 2024", "Xếp loại năm 2025"],
                &["Xếp loại năm 2024", "Xếp loại năm 2025"],
            ),
            (
                &["1. Họ tên", "1. Ngày sinh"],
                &["1. Họ tên", "1. Ngày sinh"],
            ),
        ] {
            assert_eq!(unfolded(headings), expected, "{headings:?}");
        }
    }
}
