//! Vietnamese text as some machines send it: letters and marks apart (NFD).

/// Bare vowel, mark of the letter, then the letter without tone and with the five tones.
const VOWELS: [(char, Option<char>, &str); 12] = [
    ('a', None, "aàáảãạ"),
    ('a', Some('\u{306}'), "ăằắẳẵặ"),
    ('a', Some('\u{302}'), "âầấẩẫậ"),
    ('e', None, "eèéẻẽẹ"),
    ('e', Some('\u{302}'), "êềếểễệ"),
    ('i', None, "iìíỉĩị"),
    ('o', None, "oòóỏõọ"),
    ('o', Some('\u{302}'), "ôồốổỗộ"),
    ('o', Some('\u{31b}'), "ơờớởỡợ"),
    ('u', None, "uùúủũụ"),
    ('u', Some('\u{31b}'), "ưừứửữự"),
    ('y', None, "yỳýỷỹỵ"),
];
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];
const HORN: char = '\u{31b}';
const DOT_BELOW: char = '\u{323}';

/// The text with every Vietnamese letter taken apart in the canonical order; "đ" has no parts.
pub(crate) fn decompose(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter);
        } else {
            push_parts(&mut out, letter);
        }
    }
    out
}

fn push_parts(out: &mut String, letter: char) {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    for (bare, mark, forms) in VOWELS {
        let Some(place) = forms.chars().position(|form| form == small) else {
            continue;
        };
        let capital = small != letter;
        out.push(if capital {
            bare.to_ascii_uppercase()
        } else {
            bare
        });
        let tone = place.checked_sub(1).map(|tone| TONES[tone]);
        // Unicode puts the dot below before the hat and the bow, but after the horn.
        if tone == Some(DOT_BELOW) && mark.is_some_and(|mark| mark != HORN) {
            out.extend(tone);
            out.extend(mark);
        } else {
            out.extend(mark);
            out.extend(tone);
        }
        return;
    }
    out.push(letter);
}

#[cfg(test)]
mod tests {
    use super::decompose;

    #[test]
    fn marks_stand_in_the_canonical_order() {
        assert_eq!(decompose("Ậ"), "A\u{323}\u{302}");
        assert_eq!(decompose("ự"), "u\u{31b}\u{323}");
        assert_eq!(decompose("ế, Đỗ"), "e\u{302}\u{301}, Đo\u{302}\u{303}");
    }
}
