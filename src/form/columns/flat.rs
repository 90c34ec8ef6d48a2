//! Groups that were written into the headings of their columns: "Chuyên môn - Trình độ", "Chuyên môn - Năm TN".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::text::fold;

/// What stands between the levels of such a heading.
const BETWEEN: [&str; 8] = [" / ", " > ", " - ", " – ", ": ", ". ", " | ", " _ "];

/// Bytes of a heading that is taken apart.
const LONGEST: usize = 160;

/// Makes groups of the words with which two or more headings begin, up to the same sign.
pub(super) fn unfold(paths: &mut [Vec<Arc<str>>]) {
    for between in BETWEEN {
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
    let parts = || leaf.split(between);
    let splits = leaf.len() <= LONGEST && parts().count() > 1 && parts().all(worded);
    splits.then_some((above, leaf))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_headings_share_up_to_a_sign_are_their_group() {
        let unfolded = |headings: &[&str]| -> Vec<String> {
            let path = |h: &&str| h.split(" => ").map(Arc::from).collect();
            let mut paths: Vec<Vec<Arc<str>>> = headings.iter().map(path).collect();
            unfold(&mut paths);
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
                &["1. Họ tên", "1. Ngày sinh"],
                &["1. Họ tên", "1. Ngày sinh"],
            ),
        ] {
            assert_eq!(unfolded(headings), expected, "{headings:?}");
        }
    }
}
