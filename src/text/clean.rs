//! Cleaning of cell text: what people would not see is made regular, nothing else is touched.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::letters::folds;

/// NFC, every run of white space (line breaks, NBSP) one space, ends trimmed, zero-width and
/// bidirectional control characters dropped, `Ð ð` (Icelandic eth) written as `Đ đ`.
///
/// Soft hyphens are kept: in TCVN3 they are the letter ư. [`decode`](super::decode) has to come
/// first all the same, for `Ð` is the TCVN3 code of é.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    // invisible characters first: one between a letter and its mark would keep them apart
    for c in text.chars().filter(|&c| !is_invisible(c)).nfc() {
        let c = match c {
            'Ð' => 'Đ',
            'ð' => 'đ',
            c => c,
        };
        if c.is_whitespace() || c.is_control() {
            gap = !out.is_empty();
        } else {
            if gap {
                out.push(' ');
                gap = false;
            }
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Characters that take no room and carry no meaning in a list: zero-width, byte-order and bidirectional marks.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ') {
        return false;
    }
    let letters = folds();
    let mut previous = ' ';
    // letters of Vietnamese are composed as they stand: only of others it has to be asked
    let mut composed = true;
    for c in text.chars() {
        if c.is_ascii() {
            if c.is_ascii_control() || (c == ' ' && previous == ' ') {
                return false;
            }
        } else if matches!(c, 'Ð' | 'ð') {
            return false;
        } else if letters.of(c).is_none() {
            if c.is_whitespace() || c.is_control() || is_invisible(c) {
                return false;
            }
            composed = false;
        }
        previous = c;
    }
    composed || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn clean_text_is_clean_and_composed(text in "\\PC{0,12}[ a-eÐđ\u{300}-\u{323}\u{a0}\u{200b}\u{feff}\n]{0,12}") {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once), once.as_str());
            prop_assert!(is_clean(&once) || !once.chars().any(char::is_alphanumeric) || once.nfc().eq(once.chars()));
        }
    }

    #[test]
    fn invisible_differences_disappear() {
        assert_eq!(
            clean("  Ngày tháng \n năm\u{a0}sinh\u{200b} "),
            "Ngày tháng năm sinh"
        );
        assert_eq!(clean("Ho\u{302}\u{300}ng"), "Hồng");
        assert_eq!(clean("Ho\u{302}\u{200b}\u{300}ng"), "Hồng");
        assert_eq!(clean("H\u{d0}68"), "HĐ68");
        assert_eq!(clean(" \n "), "");
    }

    #[test]
    fn clean_text_is_not_copied() {
        assert!(matches!(clean("Nguyễn Văn Hùng"), Cow::Borrowed(_)));
    }
}
