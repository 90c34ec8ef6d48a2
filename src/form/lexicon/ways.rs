//! Phrases as ways through their words, along which they are found in a heading without joining its words.

#![expect(
    clippy::disallowed_types,
    reason = "looked up by what a word is, never walked through: its order is not seen"
)]

use std::collections::HashMap;

use crate::text::WordHash;

/// Numbered words, and ways from a place (0 before the first word) by a word to the next place.
#[derive(Debug, Clone)]
pub(super) struct Ways {
    numbers: HashMap<String, u32, WordHash>,
    steps: HashMap<u64, u32, WordHash>,
    /// By place: the phrase that ends at it, counted from one.
    ends: Vec<usize>,
}

impl Ways {
    pub(super) fn new() -> Self {
        Self {
            numbers: HashMap::default(),
            steps: HashMap::default(),
            ends: vec![0],
        }
    }

    /// Makes the way of a phrase's words: what stands at its end, to be set where it is nought.
    pub(super) fn add(&mut self, folded: &str) -> &mut usize {
        let mut place = 0;
        for word in folded.split(' ') {
            let number = self.numbers.get(word).copied().unwrap_or_else(|| {
                let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
                self.numbers.insert(word.to_owned(), next);
                next
            });
            let next = u32::try_from(self.steps.len() + 1).unwrap_or(u32::MAX);
            place = *self.steps.entry(step(place, number)).or_insert(next);
        }
        self.ends.resize(self.steps.len() + 1, 0);
        &mut self.ends[place as usize]
    }

    /// The number of a word that stands in some phrase.
    pub(super) fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// The place that a word leads to.
    pub(super) fn next(&self, place: u32, number: u32) -> Option<u32> {
        self.steps.get(&step(place, number)).copied()
    }

    /// The phrase that ends at a place.
    pub(super) fn end(&self, place: u32) -> Option<usize> {
        self.ends.get(place as usize)?.checked_sub(1)
    }
}

/// A place and the word that leads on from it.
fn step(place: u32, number: u32) -> u64 {
    u64::from(place) << 32 | u64::from(number)
}
