//! A heading with words that are not known, as it may have been meant.

use std::cmp::Reverse;

use super::super::lexicon::{Lexicon, Sense, Span};
use super::super::mend::Reading;
use super::cover::{Cover, covered};
use super::{Parse, joined_keys};
use crate::text::key;

/// How far a reading is from what stands there: words left over, slips, changes, phrases, words that stand as they
/// are typed in phrases, letters with their marks.
type Rank = (usize, u32, usize, usize, Reverse<usize>, usize);

/// How far the letters of phrases are from those typed, marks included.
fn marks_apart(typed: &str, spans: &[Span<'_>]) -> usize {
    let phrases: Vec<String> = spans.iter().map(|s| key(s.words)).collect();
    strsim::osa_distance(typed, &phrases.join(" "))
}

impl<'a> Parse<'a> {
    /// The reading that leaves the fewest words over, where it is better and no other says something else.
    pub(super) fn mended(&self, lexicon: &'a Lexicon) -> Option<Self> {
        let reading = lexicon.mended(&self.words, || self.best_reading(lexicon))?;
        let parse = Self::of(lexicon, reading.words.clone());
        let phrases: Vec<_> = parse.spans.iter().map(|s| (s.start, s.len)).collect();
        Some(Self {
            misspelt: reading.is_misspelt(),
            guessed: reading.is_guessed() && !reading.is_plain(&phrases),
            ..parse
        })
    }

    /// Whether it says what the column is, with the better part of its words and from the first on.
    fn is_understood(&self) -> bool {
        let says = |s: &Sense| {
            !matches!(
                s,
                Sense::Qualification
                    | Sense::Weak(_)
                    | Sense::About
                    | Sense::When
                    | Sense::Judge(_)
            )
        };
        !self.led
            && self.known * 2 > self.weighty
            && self.spans.iter().any(|s| s.senses.iter().any(says))
    }

    fn best_reading(&self, lexicon: &'a Lexicon) -> Option<Reading> {
        let open: Vec<bool> = (0..self.words.len())
            .map(|i| !covered(&self.spans, i))
            .collect();
        let typed = joined_keys(&self.words);
        let mut best: Option<(Rank, Reading, Cover<'_>)> = None;
        let mut tied = false;
        for reading in lexicon.readings(&self.words, &open) {
            let matches = lexicon.matches(&reading.words);
            let cover = Cover::of(lexicon, &reading.words, &matches);
            let left = cover.left();
            // words without weight alone say nothing
            if left >= self.weighty - self.known || cover.spans.is_empty() {
                continue;
            }
            let phrases: Vec<_> = cover.spans.iter().map(|s| (s.start, s.len)).collect();
            // what is for the most part understood needs no guessing, unless a long phrase is but a letter away
            if !reading.bears_out(&phrases)
                || reading.is_guessed()
                    && self.is_understood()
                    && !(left == 0 && reading.is_plain(&phrases))
            {
                continue;
            }
            let rank = (
                left,
                reading.cost,
                reading.changes,
                cover.spans.len(),
                // "Ghi ch." is "Ghi chú" rather than "ghi" and an abbreviation
                Reverse(reading.kept_within(&phrases)),
                // "Đản viên" is nearer to "Đảng viên" than to "Đoàn viên"; of letters written out nothing is
                if reading.is_misspelt() {
                    marks_apart(&typed, &cover.spans)
                } else {
                    0
                },
            );
            match &best {
                Some((b, ..)) if *b < rank => {}
                Some((b, _, other)) if *b == rank => {
                    let others = other.spans.iter().map(|s| s.senses);
                    tied |= !others.eq(cover.spans.iter().map(|s| s.senses));
                }
                _ => {
                    best = Some((rank, reading, cover));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(_, reading, _)| reading)
    }
}
