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
        ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
        ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
        ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
    ];
    let mut out: String = text.nfc().collect();
    for (old, new) in OLD_NEW {
        out = out.replace(old, new);
        let capital = |s: &str| {
            let mut c = s.chars();
            c.next().map(|f| f.to_uppercase().chain(c).collect::<String>()).unwrap_or_default()
        };
        out = out.replace(&capital(old), &capital(new)).replace(&old.to_uppercase(), &new.to_uppercase());
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tone marks set the other way round than `settle_tones` leaves them.
pub fn old_tones(text: &str) -> String {
    let mut out = text.to_owned();
    for (new, old) in [("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oạ", "ọa"), ("uỷ", "ủy"), ("uý", "úy"), ("uỳ", "ùy")] {
        out = out.replace(new, old).replace(&new.to_uppercase(), &old.to_uppercase());
    }
    out
}
