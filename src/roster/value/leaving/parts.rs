//! What surrounds a phrase of leaving: the name of somebody, or nothing at all.

use super::super::leaving_words::Word;
use super::super::name::is_name_like;
use crate::text::key;

/// Ends of a remark among several.
const ENDS: [char; 6] = [';', ',', '\n', '(', ')', '.'];

/// Letters of the shortest phrase that is a remark of its own.
const SHORTEST: usize = 3;

/// Whether words stand in a person's name: "Thay đ/c Nguyễn Hữu Tư".
pub(super) fn is_in_name(text: &str, words: &[Word], at: usize, end: usize) -> bool {
    let capital = |w: &Word| text[w.start..w.end].starts_with(char::is_uppercase);
    // in capital letters everything may be a name
    if !words[at..end].iter().all(capital) || !text.chars().any(char::is_lowercase) {
        return false;
    }
    let joined = |a: &Word, b: &Word| text[a.end..b.start].chars().all(char::is_whitespace);
    let goes_on = |&i: &usize| capital(&words[i]) && joined(&words[i - 1], &words[i]);
    let last = (end..words.len()).take_while(goes_on).last();
    let last = last.unwrap_or(end - 1);
    let starts_within = |&i: &usize| capital(&words[i]) && joined(&words[i], &words[i + 1]);
    let mut first = (0..at).rev().take_while(starts_within);
    first.any(|from| is_name_like(&text[words[from].start..words[last].end]))
}

/// Whether a phrase is a remark of its own, with its marks or without any: "Trần Văn Sơn (mất)".
pub(super) fn is_whole(text: &str, start: usize, end: usize, phrases: &[String]) -> bool {
    let before = text[..start].rsplit(ENDS).next().unwrap_or_default();
    let behind = text[end..].split(ENDS).next().unwrap_or_default();
    let nothing = |part: &str| !part.contains(char::is_alphanumeric);
    let said = key(&text[start..end]);
    let same = |phrase: &String| {
        let marked = key(phrase);
        marked == said || said.is_ascii() && crate::text::fold(phrase) == said
    };
    nothing(before) && nothing(behind) && said.len() >= SHORTEST && phrases.iter().any(same)
}
