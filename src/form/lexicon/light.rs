//! Words that add nothing to a heading, and words that grew together.

use super::super::token::Token;
use super::Lexicon;
use crate::schema::Field;

impl Lexicon {
    /// Whether words begin with a phrase that adds nothing: "nữ công chức", where "nữ công" is another thing.
    pub(in super::super) fn begins_lightly(&self, tokens: &[Token]) -> bool {
        let begun = (1..=tokens.len().min(3)).map(|count| {
            let words: Vec<&str> = tokens[..count].iter().map(|t| t.fold.as_str()).collect();
            words.join(" ")
        });
        let number = |t: &Token| t.fold.bytes().all(|b| b.is_ascii_digit());
        tokens.first().is_none_or(number)
            || begun.into_iter().any(|words| self.stops.contains(&words))
    }

    /// How many words at the beginning add nothing should one of these fields be named behind them, the longest
    /// such beginning first.
    pub(in super::super) fn leads<'l>(
        &'l self,
        tokens: &'l [Token],
    ) -> impl Iterator<Item = (usize, &'l [Field])> {
        let longest = tokens.len().saturating_sub(1).min(3);
        (1..=longest).rev().filter_map(|count| {
            let words: Vec<&str> = tokens[..count].iter().map(|t| t.fold.as_str()).collect();
            Some((count, self.leads.get(&words.join(" "))?.as_slice()))
        })
    }

    /// A name of a field of which all words grew together, with its words apart.
    pub(in super::super) fn unglued(&self, words: &[Token]) -> Option<&str> {
        let [only] = words else { return None };
        self.glued.get(&only.fold).map(String::as_str)
    }
}
