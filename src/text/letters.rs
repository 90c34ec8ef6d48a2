//! The letters that Vietnamese is written with, taken apart once: nearly every letter of a list is
//! one of them, and asking the tables of all of Unicode for each costs more than everything else
//! about a short text.

use std::sync::OnceLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The blocks that hold them: Latin-1 and its extensions up to ư, and the letters with two marks.
const FIRST: [(u32, u32); 2] = [(0xC0, 0x200), (0x1E00, 0x1F00)];

/// A letter taken apart, in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter without any mark, of ASCII: đ is d.
    pub(super) fold: u8,
    /// The letter without tone and mark; đ stays.
    pub(super) base: char,
    /// Circumflex, breve or horn.
    pub(super) mark: Option<char>,
    pub(super) tone: Option<char>,
}

/// The tones as combining marks.
pub(super) const fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Characters of the blocks.
const COUNT: usize = (FIRST[0].1 - FIRST[0].0 + FIRST[1].1 - FIRST[1].0) as usize;

/// The characters of the blocks.
pub(super) fn blocks() -> impl Iterator<Item = char> {
    let codes = FIRST.into_iter().flat_map(|(from, to)| from..to);
    codes.map(|code| char::from_u32(code).unwrap_or_default())
}

/// The place of a character in a table of the blocks.
pub(super) fn place(c: char) -> Option<usize> {
    let code = u32::from(c);
    let at = if (FIRST[0].0..FIRST[0].1).contains(&code) {
        code - FIRST[0].0
    } else if (FIRST[1].0..FIRST[1].1).contains(&code) {
        code - FIRST[1].0 + (FIRST[0].1 - FIRST[0].0)
    } else {
        return None;
    };
    Some(at as usize)
}

/// The letters without any mark: a table so small that it stays at hand.
pub(super) struct Folds([u8; COUNT]);

impl Folds {
    /// [`Letter::fold`] of a letter beyond ASCII.
    pub(super) fn of(&self, c: char) -> Option<u8> {
        let fold = self.0[place(c)?];
        (fold != 0).then_some(fold)
    }
}

/// The table; taken once for a text, not once for a letter.
pub(super) fn folds() -> &'static Folds {
    static FOLDS: OnceLock<Folds> = OnceLock::new();
    FOLDS.get_or_init(|| {
        let mut folds = [0; COUNT];
        for (fold, c) in folds.iter_mut().zip(blocks()) {
            *fold = letter(c).map_or(0, |letter| letter.fold);
        }
        Folds(folds)
    })
}

/// The letter of ASCII that a letter of ASCII or of Vietnamese is without case and marks: đ is d.
#[must_use]
pub fn letter_of(c: char) -> Option<u8> {
    match u8::try_from(c) {
        Ok(b) if b.is_ascii() => b.is_ascii_alphabetic().then_some(b.to_ascii_lowercase()),
        _ => folds().of(c),
    }
}

/// Whether a character is a letter of ASCII or of Vietnamese.
#[must_use]
pub fn is_vietnamese(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && folds().of(c).is_some()
}

/// As [`char::is_alphabetic`], which looks through its tables for each letter beyond ASCII.
#[must_use]
pub fn is_alphabetic(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii() && (folds().of(c).is_some() || c.is_alphabetic())
}

/// As [`char::is_alphanumeric`].
#[must_use]
pub fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_alphanumeric() || !c.is_ascii() && (folds().of(c).is_some() || c.is_alphanumeric())
}

/// A letter beyond ASCII of these blocks that is an ASCII letter (or đ) with one mark and one tone
/// at most. All of them are composed, so that a text of them and ASCII is in NFC.
pub(super) fn letter(c: char) -> Option<&'static Letter> {
    static LETTERS: OnceLock<Vec<Option<Letter>>> = OnceLock::new();
    let at = place(c)?;
    let letters = LETTERS.get_or_init(|| blocks().map(apart).collect());
    letters[at].as_ref()
}

fn apart(c: char) -> Option<Letter> {
    // the Icelandic letter is taken for the Vietnamese one wherever it stands
    let c = if matches!(c, 'Ð' | 'ð') { 'đ' } else { c };
    let mut lower = c.to_lowercase();
    let (only, None) = (lower.next()?, lower.next()) else {
        return None;
    };
    let mut parts = Vec::new();
    decompose_canonical(only, |part| parts.push(part));
    let (&base, marks) = parts.split_first()?;
    let fold = match base {
        'đ' => b'd',
        'a'..='z' => u8::try_from(base).ok()?,
        _ => return None,
    };
    let mut letter = Letter {
        fold,
        base,
        mark: None,
        tone: None,
    };
    for &mark in marks {
        let place = if is_tone(mark) {
            &mut letter.tone
        } else {
            &mut letter.mark
        };
        if !is_combining_mark(mark) || place.replace(mark).is_some() {
            return None;
        }
    }
    Some(letter)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    #[test]
    fn the_letters_of_vietnamese_are_there() {
        for c in "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵÀỲƯĐ".chars()
        {
            assert!(letter(c).is_some(), "{c}");
        }
        let both = Letter {
            fold: b'o',
            base: 'o',
            mark: Some('\u{31b}'),
            tone: Some('\u{301}'),
        };
        assert_eq!(letter('Ớ'), Some(&both));
        assert_eq!(letter('×').or(letter('ß')).or(letter('\u{ad}')), None);
    }

    #[test]
    fn they_are_letters_for_all_of_unicode_too() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c}");
            assert_eq!(folds().of(c), letter(c).map(|l| l.fold), "{c}");
        }
    }

    #[test]
    fn all_of_them_are_composed() {
        for c in FIRST.into_iter().flat_map(|(from, to)| from..to) {
            let c = char::from_u32(c).expect("a character");
            assert!(letter(c).is_none() || is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes);
        }
    }
}
