//! Texts that need nothing done: nearly all of a workbook's, told in one look at each of their letters.

use super::legacy::{is_garbled, is_settled};
use super::letters::folds;

/// Whether a text is clean, of ASCII and letters of Vietnamese alone, and in no word or sign like a text of an
/// old or broken encoding: what [`clean`](super::clean), [`decode`](super::decode) and
/// [`suspect`](super::suspect) would find out one after another. Of other texts they have to be asked.
#[must_use]
pub fn is_ready(text: &str) -> bool {
    let folds = folds();
    // where the word began that is looked at, and whether it holds letters of Latin-1 and of Unicode alone
    let (mut word, mut latin_1, mut only_unicode) = (None, false, false);
    // behind a space, or where the text begins
    let mut gap = true;
    for (at, c) in text.char_indices() {
        if !c.is_ascii() {
            if folds.of(c).is_none() || matches!(c, 'Ð' | 'ð') {
                return false;
            }
            latin_1 |= c <= '\u{FF}';
            only_unicode |= c > '\u{FF}';
        }
        if !c.is_ascii() || c.is_ascii_alphabetic() {
            word.get_or_insert(at);
            gap = false;
            continue;
        }
        if c.is_ascii_control() || gap && c == ' ' {
            return false;
        }
        gap = c == ' ';
        if let Some(start) = word.take()
            && latin_1
        {
            if !only_unicode && !is_settled(text, &(start..at)) {
                return false;
            }
            latin_1 = false;
        }
        only_unicode = false;
    }
    if let Some(start) = word
        && latin_1
        && !only_unicode
        && !is_settled(text, &(start..text.len()))
    {
        return false;
    }
    !gap && !is_garbled(text)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::*;
    use crate::text::{FontHint, clean, has_soft_hyphens, is_plain_text};

    /// The same, asked one by one.
    fn needs_nothing(text: &str) -> bool {
        !text.is_empty()
            && is_plain_text(text, FontHint::Unknown)
            && !has_soft_hyphens(text)
            && matches!(clean(text), Cow::Borrowed(_))
            && !is_garbled(text)
    }

    proptest! {
        #[test]
        fn what_is_ready_needs_nothing(text in "[ -~à-ỹĐđÐ»\u{300}\u{ad}\n]{0,12}", old in "[ a-zA-ZÀ-ÿ?]{0,12}") {
            for text in [text, old] {
                prop_assert!(!is_ready(&text) || needs_nothing(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn texts_of_lists_are_ready() {
        for text in [
            "Nguyễn Văn Hùng",
            "Lê Thị Hà",
            "Phó Chủ tịch UBND xã",
            "12/03/1975",
            "Đại học Luật (2010)",
            "x",
            "Sở Nội vụ, phòng Tổ chức",
        ] {
            assert!(is_ready(text), "{text}");
        }
        for text in [
            "",
            " ",
            " a",
            "a ",
            "a  b",
            "a\tb",
            "Ð",
            "NguyÔn V¨n BÐ",
            "Nguyeãn Vaên Beù",
            "th\u{ad}",
            "Ghi chó",
            "Nguy?n",
            "Há»‡",
            "Hö",
            "“a”",
            "Ho\u{302}ng",
        ] {
            assert!(!is_ready(text), "{text}");
        }
    }
}
