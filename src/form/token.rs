//! The words of a heading, and how they are compared.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::table::DatePart;
use crate::text::{clean, fold, key};

/// A word of a heading. The readings of a heading that is not understood share their words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token(Arc<Forms>);

/// A word as it stands, in lower case, and in its two compared forms.
#[derive(Debug)]
pub(super) struct Forms {
    pub(super) raw: String,
    pub(super) fold: String,
    pub(super) key: String,
    /// The number of the word among those of phrases, once the lexicon was asked for it.
    pub(super) number: OnceLock<Option<u32>>,
}

impl PartialEq for Forms {
    fn eq(&self, other: &Self) -> bool {
        (&self.raw, &self.fold, &self.key) == (&other.raw, &other.fold, &other.key)
    }
}

impl Deref for Token {
    type Target = Forms;

    fn deref(&self) -> &Forms {
        &self.0
    }
}

impl Token {
    fn new(raw: &str, fold: &str, key: &str) -> Self {
        Self(Arc::new(Forms {
            raw: raw.to_owned(),
            fold: fold.to_owned(),
            key: key.to_owned(),
            number: OnceLock::new(),
        }))
    }

    /// A folded word, which agrees with any marks.
    pub(super) fn plain(fold: &str) -> Self {
        Self::new(fold, fold, fold)
    }
}

/// The words of a heading; `key` and `fold` cut at the same places.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let text = &*spaced(text);
    let lower = clean(text).to_lowercase();
    let raw = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let (folded, key) = (fold(text), key(text));
    words_of(&folded, &key)
        .zip(raw.map(Some).chain(std::iter::repeat(None)))
        .map(|((fold, key), raw)| Token::new(raw.unwrap_or_default(), fold, key))
        .collect()
}

/// The same without the words as they stand, for the many cells that are no headings.
pub(super) fn compared(text: &str) -> Vec<Token> {
    let text = &*spaced(text);
    let (folded, key) = (fold(text), key(text));
    words_of(&folded, &key)
        .map(|(fold, key)| Token::new("", fold, key))
        .collect()
}

/// A heading as a program names its columns, `NgaySinh`, with its words apart.
fn spaced(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let joined = |w: &[u8]| {
        w[0].is_ascii_lowercase() && (w[1].is_ascii_uppercase() || w[1].is_ascii_digit())
    };
    let capital = |w: &[u8]| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase();
    let named = (5..=60).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes[0].is_ascii_uppercase()
        && bytes.windows(2).any(capital);
    if !named {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in text.char_indices() {
        if i > 0 && joined(&bytes[i - 1..=i]) {
            out.push(' ');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

fn words_of<'t>(folded: &'t str, key: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let words = folded.split(' ').zip(key.split(' '));
    words.filter(|(fold, _)| !fold.is_empty())
}

/// Whether two phrases have the same words, slips aside: another word is another thing ("vào
/// ngành" is not "vào Đảng").
pub(super) fn words_agree(a: &str, b: &str) -> bool {
    let pairs = || a.split(' ').zip(b.split(' '));
    let right = pairs().filter(|(a, b)| a == b).count();
    a.split(' ').count() == b.split(' ').count()
        && right * 2 >= pairs().count()
        && pairs().all(|(a, b)| strsim::osa_distance(a, b) <= 1)
}

/// Whether two phrases differ in an abbreviation: "BCH" is no slip for "BTV".
pub(super) fn other_abbreviation(a: &str, b: &str) -> bool {
    let short = |w: &str| w.len() <= 4 && !w.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    a.split(' ').count() == b.split(' ').count()
        && a.split(' ')
            .zip(b.split(' '))
            .any(|(x, y)| x != y && (short(x) || short(y)))
}

pub(super) fn date_part(words: &[Token]) -> Option<DatePart> {
    match words {
        [one] => match one.key.as_str() {
            k if k == crate::text::key("ngày") || k == "ngay" => Some(DatePart::Day),
            k if k == crate::text::key("tháng") || k == "thang" => Some(DatePart::Month),
            k if k == crate::text::key("năm") => Some(DatePart::Year),
            _ => None,
        },
        _ => None,
    }
}

/// Text outside and inside round brackets.
pub(super) fn split_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0u32);
    for c in text.chars() {
        match c {
            '(' | '[' => {
                depth += 1;
                inside.push(' ');
                outside.push(' ');
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
    }
    (outside, inside)
}

/// A word as the keys of a Vietnamese keyboard wrote it that was switched off, without its marks: "chuwcs" is "chức".
pub(super) fn of_keys(word: &str) -> Option<String> {
    let is_vowel = |c: char| "aeiouyw".contains(c);
    let mut out = String::with_capacity(word.len());
    let (mut toned, mut vowel) = (false, false);
    for c in word.chars() {
        let doubled = out.ends_with(c) && matches!(c, 'a' | 'e' | 'o' | 'd');
        let horned = c == 'w' && out.ends_with(['a', 'o', 'u']);
        let tone = vowel && !toned && matches!(c, 's' | 'f' | 'r' | 'x' | 'j');
        toned |= tone;
        vowel |= is_vowel(c);
        if !(doubled || horned || tone) {
            out.push(if c == 'w' { 'u' } else { c });
        }
    }
    (out != word).then_some(out)
}
