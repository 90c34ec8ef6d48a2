//! How much of a heading its phrases are.

use super::super::lexicon::{Lexicon, Match, Span};
use super::super::token::Token;

/// The phrases of a heading that do not overlap, and how much of it they are.
pub(super) struct Cover<'a> {
    pub(super) spans: Vec<Span<'a>>,
    pub(super) known: usize,
    pub(super) weighty: usize,
}

impl<'a> Cover<'a> {
    pub(super) fn of(lexicon: &Lexicon, words: &[Token], matches: &[Match<'a>]) -> Self {
        let spans = lexicon.spans(words, matches);
        let known = spans.iter().map(|s| s.len).sum();
        let unknown = (0..words.len()).filter(|&i| is_unknown(lexicon, words, &spans, i));
        Self {
            weighty: known + unknown.count(),
            known,
            spans,
        }
    }

    pub(super) fn left(&self) -> usize {
        self.weighty - self.known
    }
}

/// Whether a word has weight and no phrase covers it.
pub(super) fn is_unknown(lexicon: &Lexicon, words: &[Token], spans: &[Span<'_>], i: usize) -> bool {
    !covered(spans, i) && !lexicon.is_stop(&words[i])
}

/// Whether a phrase holds the word.
pub(super) fn covered(spans: &[Span<'_>], index: usize) -> bool {
    spans
        .iter()
        .any(|s| (s.start..s.start + s.len).contains(&index))
}
