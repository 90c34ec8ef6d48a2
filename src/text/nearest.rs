//! "Did you mean …?": the known word nearest to one that is not known.

use super::fold;

/// The candidate nearest to a word, where one is near enough to be meant.
///
/// Both are compared folded, by the distance of [`distance_within`]; up to a quarter of the word's
/// letters may differ and never more than three, so that words of one to three letters must agree.
/// Figures and single letters must agree always: "Tiểu học 1" is not a slip for "Tiểu học 2", nor
/// "Tân Thành A" for "Tân Thành B". Of two different candidates equally near none is given, for a
/// guess is no suggestion; candidates that fold alike are one, and the first of them is given.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let mut limit = (word.chars().count() / 4).min(3);
    let mut best: Option<(usize, &'a str, String)> = None;
    let mut tie = false;
    for candidate in candidates {
        let folded = fold(candidate);
        let Some(distance) = distance_within(&word, &folded, limit) else {
            continue;
        };
        if distance > 0 && !tells(&word).eq(tells(&folded)) {
            continue;
        }
        match &best {
            Some((known, _, text)) if *known == distance => tie |= *text != folded,
            _ => {
                tie = false;
                limit = distance;
                best = Some((distance, candidate, folded));
            }
        }
    }
    best.filter(|_| !tie).map(|(_, candidate, _)| candidate)
}

/// Words that tell two otherwise equal names apart: those with a figure and those of one letter.
fn tells(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(' ')
        .filter(|word| word.len() == 1 || word.bytes().any(|b| b.is_ascii_digit()))
}

/// The least number of letters to insert, drop, change or swap with their neighbour (optimal string
/// alignment) that turns `a` into `b`; `None` where it is more than `max`.
#[must_use]
pub fn distance_within(a: &str, b: &str, max: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > max || max == 0 {
        return None;
    }
    // three rows of the table, and of each only the places that `max` changes can reach
    let far = max + 1;
    let mut before = vec![far; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![far; b.len() + 1];
    for i in 1..=a.len() {
        let (from, to) = (i.saturating_sub(max).max(1), (i + max).min(b.len()));
        row[from - 1] = if from == 1 { i } else { far };
        for j in from..=to {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row[j] = least;
        }
        if to < b.len() {
            row[to + 1] = far;
        }
        // a swap reaches back two rows, so only two hopeless rows end the search
        let hopeless = |row: &[usize]| row[from - 1..=to].iter().all(|&distance| distance > max);
        if hopeless(&row) && hopeless(&above) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|&distance| distance <= max)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_are_understood() {
        let levels = ["Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ", "Tiến sĩ"];
        for (word, meant) in [
            ("Trung câp", Some("Trung cấp")),
            ("Tung cấp", Some("Trung cấp")),
            ("Cao đảngg", Some("Cao đẳng")),
            ("Đại họcc", Some("Đại học")),
            ("Thcạ sĩ", Some("Thạc sĩ")),
            ("Trung học", None),
            ("Cao cấp", None),
            ("Kinh", None),
        ] {
            assert_eq!(nearest(word, levels), meant, "{word}");
        }
    }

    #[test]
    fn figures_single_letters_and_ties_are_no_slips() {
        assert_eq!(nearest("Xã Tân Thành B", ["Xã Tân Thành A"]), None);
        assert_eq!(
            nearest("TH Tân Hộ Cơ 2", ["TH Tân Hộ Cơ 1", "TH Tân Hộ Cơ"]),
            None
        );
        assert_eq!(
            nearest("Tân Phướcc", ["Tân Phước", "Tân Phươc"]),
            Some("Tân Phước")
        );
        assert_eq!(
            nearest(
                "Xã Tân Phúc",
                ["Xã Tân Phức 1", "Xã Tân Phước", "Xã Tân Phát"]
            ),
            Some("Xã Tân Phước")
        );
        assert_eq!(nearest("Bình Phan", ["Bình Phac", "Bình Phat"]), None);
        assert_eq!(nearest("SC", ["TC", "CC"]), None);
    }

    proptest! {
        #[test]
        fn the_distance_is_the_known_one(a in "[abcd]{0,8}", b in "[abcd]{0,8}", max in 0_usize..6) {
            let known = strsim::osa_distance(&a, &b);
            prop_assert_eq!(distance_within(&a, &b, max), Some(known).filter(|&d| d <= max));
        }
    }
}
