//! What stands around a unit's name and is none of it.

use super::segment::Token;
use super::words::{Phrases, UnitWords};

/// Tokens without the words around a name ("DANH SÁCH CÁN BỘ … NĂM 2025", "DS … lan 2").
pub(super) fn without_noise<'t, 'a>(tokens: &'a [&'t Token], words: &UnitWords) -> &'a [&'t Token] {
    let mut rest = tokens;
    while !rest.is_empty() {
        let noise = words
            .noise
            .at_start(rest.iter().map(|token| token.text.as_str()));
        let length = match (noise, rest.first()) {
            (Some((length, ())), _) => length,
            (None, Some(token)) if is_number(&token.text) => 1,
            _ => break,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut dated = false;
    while let Some(last) = rest.last() {
        let before = rest.get(..rest.len() - 1).unwrap_or_default();
        let ends = |phrases: &Phrases<()>, tokens: &[&Token]| {
            phrases.at_end(tokens.iter().rev().map(|token| token.text.as_str()))
        };
        let year_words = ends(&words.before_year, rest).filter(|_| dated);
        let length = match year_words.or_else(|| ends(&words.noise, rest)) {
            Some(length) => length,
            None if is_year(&last.text) => 1,
            // a figure belongs to a name ("Tân Hộ Cơ 1") unless it counts versions ("lần 2")
            None if is_number(&last.text) && ends(&words.noise, before).is_some() => 1,
            None => break,
        };
        dated |= is_year(&last.text);
        rest = rest.get(..rest.len() - length).unwrap_or_default();
    }
    rest
}

pub(super) fn is_number(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_year(token: &str) -> bool {
    token.len() == 4 && is_number(token) && (token.starts_with("19") || token.starts_with("20"))
}
