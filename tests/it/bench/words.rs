//! Comparing Vietnamese text loosely, independently of the library under test.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without marks, single spaces, only letters and digits.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'đ' | 'ð' => 'd',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the tone mark stands in oa, oe and uy is taste: brings both writings to one. Marks and capitals stay.
pub fn settle_tones(text: &str) -> String {
    const OLD_NEW: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    let mut out: String = text.nfc().collect();
    for (old, new) in OLD_NEW {
        out = out.replace(old, new);
        let capital = |s: &str| {
            let mut c = s.chars();
            c.next()
                .map(|f| f.to_uppercase().chain(c).collect::<String>())
                .unwrap_or_default()
        };
        out = out
            .replace(&capital(old), &capital(new))
            .replace(&old.to_uppercase(), &new.to_uppercase());
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tone marks of open syllables set the other way round than `settle_tones` leaves them: hoà, not hoàn or quý.
pub fn old_tones(text: &str) -> String {
    const NEW_OLD: [(&str, &str); 7] = [
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oạ", "ọa"),
        ("uỷ", "ủy"),
        ("uý", "úy"),
        ("uỳ", "ùy"),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let pair = NEW_OLD.iter().find_map(|&(new, old)| {
            [
                (new.to_owned(), old.to_owned()),
                (new.to_uppercase(), old.to_uppercase()),
            ]
            .into_iter()
            .find(|(new, _)| rest.starts_with(new.as_str()))
        });
        let after_q = out.ends_with(['q', 'Q']);
        match pair {
            Some((new, old)) if !after_q && !rest[new.len()..].starts_with(char::is_alphabetic) => {
                out.push_str(&old);
                rest = &rest[new.len()..];
            }
            _ => {
                out.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    out
}

#[test]
fn bench_sets_tones_only_where_both_ways_are_written() {
    assert_eq!(
        old_tones("Hoàn thành, hoà, Quý, UỶ BAN, Thuỷ"),
        "Hoàn thành, hòa, Quý, ỦY BAN, Thủy"
    );
    assert_eq!(settle_tones("hòa Thủy ỦY"), "hoà Thuỷ UỶ");
}
