//! Folding: the forms under which two texts are the same to a clerk's eye.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::clean::{clean, is_invisible};
use super::letters::{folds, is_tone, letter};

/// Lower case, without any mark, punctuation as single spaces, `y` after a consonant as `i`
/// (sỹ = sĩ, Lý = Lí): `"Trình độ\nCM"` becomes `"trinh do cm"`.
///
/// Year and male fall together ("năm", "nam"); use [`key`] where marks matter.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_of_letters(text).unwrap_or_else(|| fold_of_any(text))
}

/// The folded form of a text of ASCII and letters of Vietnamese; none where anything else stands in
/// it. Headers and cells are folded by the hundred thousand: bytes go from one table to the next.
fn fold_of_letters(text: &str) -> Option<String> {
    let folds = folds();
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut last = b' ';
    for c in text.chars() {
        let b = match u8::try_from(c) {
            Ok(b) if b.is_ascii_alphanumeric() => b.to_ascii_lowercase(),
            Ok(b) if b.is_ascii() => b' ',
            _ => folds.of(c)?,
        };
        if b != b' ' {
            last = if b == b'y' && y_is_i(&out) { b'i' } else { b };
            out.push(last);
        } else if last != b' ' {
            last = b' ';
            out.push(last);
        }
    }
    text_of(out)
}

fn fold_of_any(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        for lower in c.to_lowercase() {
            decompose_canonical(lower, |part| match part {
                'đ' | 'ð' => push_folded(&mut out, 'd'),
                part if is_combining_mark(part) => {}
                part => push_folded(&mut out, part),
            });
        }
    }
    finish(out)
}

/// Lower case with marks, the tone taken to the end of its syllable so that its place does not
/// matter (hoà = hòa, uỷ = ủy), `y` after a consonant as `i`, punctuation as single spaces.
/// Only for comparing: the result is not readable Vietnamese.
#[must_use]
pub fn key(text: &str) -> String {
    key_of_letters(text).unwrap_or_else(|| key_of_any(text))
}

/// The key of a text of ASCII and letters of Vietnamese; none where anything else stands in it.
fn key_of_letters(text: &str) -> Option<String> {
    let mut out: Vec<u8> = Vec::with_capacity(text.len() + 8);
    let mut tone = None;
    let push = |out: &mut Vec<u8>, c: char| {
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    };
    for c in text.chars() {
        match u8::try_from(c) {
            Ok(b) if b.is_ascii() => {
                if let Some(tone) = tone.take_if(|_| !b.is_ascii_alphanumeric()) {
                    push(&mut out, tone);
                }
                push_byte(&mut out, b);
            }
            _ => {
                let letter = letter(c)?;
                tone = letter.tone.or(tone);
                match u8::try_from(letter.base) {
                    Ok(b) if b.is_ascii() => push_byte(&mut out, b),
                    _ => push(&mut out, letter.base),
                }
                if let Some(mark) = letter.mark {
                    push(&mut out, mark);
                }
            }
        }
    }
    if let Some(tone) = tone {
        push(&mut out, tone);
    }
    text_of(out)
}

/// What was gathered byte by byte from whole characters, without the gap at its end.
fn text_of(mut out: Vec<u8>) -> Option<String> {
    if out.last() == Some(&b' ') {
        out.pop();
    }
    String::from_utf8(out).ok()
}

fn key_of_any(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut tone = None;
    for c in clean(text).chars().flat_map(char::to_lowercase).nfd() {
        if is_tone(c) {
            tone = Some(c);
        } else {
            if !(c.is_alphanumeric() || is_combining_mark(c)) {
                out.extend(tone.take());
            }
            push_folded(&mut out, c);
        }
    }
    out.extend(tone);
    finish(out)
}

/// As [`push_folded`], for a character of ASCII in any case.
fn push_byte(out: &mut Vec<u8>, b: u8) {
    if b.is_ascii_alphanumeric() {
        let b = b.to_ascii_lowercase();
        out.push(if b == b'y' && y_is_i(out) { b'i' } else { b });
    } else if out.last().is_some_and(|b| *b != b' ') {
        out.push(b' ');
    }
}

fn push_folded(out: &mut String, c: char) {
    if c.is_alphanumeric() || is_combining_mark(c) {
        let i = c == 'y' && y_is_i(out.as_bytes());
        out.push(if i { 'i' } else { c });
    } else if c != '\u{ad}' && out.as_bytes().last().is_some_and(|b| *b != b' ') {
        out.push(' ');
    }
}

/// Whether a `y` to come stands behind a consonant.
fn y_is_i(before: &[u8]) -> bool {
    match before {
        // "quý" and "quí": the u after a q belongs to the consonant
        [.., b'q', b'u'] => true,
        [.., last] if last.is_ascii() => b"bcdghklmnpqrstvx".contains(last),
        _ => before.ends_with("đ".as_bytes()),
    }
}

fn finish(mut out: String) -> String {
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn folding_looks_through_cleaning(text in "[ -~à-ỹĐđÐ\u{300}-\u{303}\u{323}\u{a0}\u{ad}\u{200b}\n]{0,20}") {
            prop_assert_eq!(fold(&text), fold(&clean(&text)));
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(fold(&key(&text)), fold(&text));
        }

        #[test]
        fn letters_that_are_known_are_read_as_any_other(text in "[ -~À-ỿ]{0,12}", vietnamese in "[ -~à-ỹĐđÐ\n]{0,12}") {
            for text in [text, vietnamese] {
                prop_assert_eq!(key(&text), key_of_any(&text));
                let parts: String = text.nfd().collect();
                prop_assert_eq!(fold(&text), fold(&parts));
            }
        }
    }

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (a, b) in [
            ("Tiến sĩ", "TIẾN SỸ"),
            ("hoà", "hòa"),
            ("Uỷ ban", "Ủy Ban"),
            ("Lý luận", "lí luận"),
            ("quý", "quí"),
            ("Ðồng", "Đồng"),
            ("Ngày tháng \nnăm sinh", "NGÀY, THÁNG, NĂM SINH"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
            assert_eq!(key(a), key(b), "{a} {b}");
        }
    }

    #[test]
    fn marks_are_kept_in_keys_only() {
        assert_eq!(fold("Năm"), fold("Nam"));
        assert_ne!(key("Năm"), key("Nam"));
        assert_eq!(fold("P.GD&ĐT (huyện)"), "p gd dt huyen");
    }
}
