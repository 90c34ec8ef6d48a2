//! SQL's LIKE.

/// Whether the text matches a pattern: `%` is any text, `_` any one character, all else itself.
/// Marks and case count.
pub(super) fn like(text: &str, pattern: &str) -> bool {
    if pattern.contains('_') {
        by_characters(text, pattern)
    } else {
        by_pieces(text, pattern)
    }
}

/// The pieces between the `%` must follow each other: the usual case, and the quick one.
fn by_pieces(text: &str, pattern: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('%') else {
        return text == pattern;
    };
    let (middle, last) = rest.rsplit_once('%').unwrap_or(("", rest));
    let inner = text.strip_prefix(first);
    let Some(mut inner) = inner.and_then(|text| text.strip_suffix(last)) else {
        return false;
    };
    for piece in middle.split('%') {
        let Some(at) = inner.find(piece) else {
            return false;
        };
        inner = &inner[at + piece.len()..];
    }
    true
}

fn by_characters(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let pattern: Vec<char> = pattern.chars().collect();
    let (mut t, mut p) = (0, 0);
    // the last `%` passed and how much of the text it has swallowed so far
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some('%') => {
                star = Some((p, t));
                p += 1;
            }
            Some(&c) if c == '_' || c == text[t] => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((at, swallowed)) = star else {
                    return false;
                };
                star = Some((at, swallowed + 1));
                p = at + 1;
                t = swallowed + 1;
            }
        }
    }
    pattern[p..].iter().all(|&c| c == '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_in_sql() {
        for (text, pattern, matches) in [
            ("", "", true),
            ("", "%", true),
            ("a", "", false),
            ("bi-thu", "bi-thu", true),
            ("pho-bi-thu", "bi-thu", false),
            ("pho-bi-thu", "%bi-thu", true),
            ("a;bi-thu;c", "%;bi-thu;%", true),
            ("a.c", "a_c", true),
            ("ac", "a_c", false),
            ("Đặng", "Đ_ng", true),
            ("Đặng", "đ%", false),
            ("aXbXc", "a%X%c", true),
            ("aaab", "%aab", true),
            ("50%", "50%%", true),
            ("a\nb", "a%b", true),
        ] {
            assert_eq!(like(text, pattern), matches, "{text:?} LIKE {pattern:?}");
        }
    }

    #[test]
    fn both_ways_agree() {
        let letters = ["", "a", "b", "ab", "ba", "aab", "abab", "aabb", "bbaab"];
        let patterns = [
            "", "%", "%%", "a", "a%", "%a", "%a%", "a%b", "a%a%b", "%ab%b", "ab%ab",
        ];
        for text in letters {
            for pattern in patterns {
                let (quick, slow) = (by_pieces(text, pattern), by_characters(text, pattern));
                assert_eq!(quick, slow, "{text:?} LIKE {pattern:?}");
            }
        }
    }

    #[test]
    fn a_pattern_of_many_signs_ends_soon() {
        let text = "a".repeat(5_000);
        assert!(!like(&text, &"%a".repeat(200).replace('a', "ab")));
    }
}
