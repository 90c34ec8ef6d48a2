//! Which words a set may hold, told at once of nearly all that it does not.

use super::recall::hash;

/// Bits of a set of marks; the sets of words of the field have a few hundred words at most.
const BITS: usize = 2048;

/// The marks of a set's words. Most words that are asked for are not in the set: comparing them with those
/// that are costs far more than a look at one bit.
#[derive(Debug, Clone)]
pub struct WordMarks([u64; BITS / 64]);

impl Default for WordMarks {
    fn default() -> Self {
        Self::new()
    }
}

impl WordMarks {
    /// Marks of no word.
    #[must_use]
    pub const fn new() -> Self {
        Self([0; BITS / 64])
    }

    /// Marks a word.
    pub fn add(&mut self, word: &str) {
        let (at, bit) = place(word);
        self.0[at] |= bit;
    }

    /// Whether a word may be among those that were marked; it is not where this says no.
    #[must_use]
    pub fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = place(word);
        self.0[at] & bit != 0
    }
}

fn place(word: &str) -> (usize, u64) {
    let bit = hash(word.as_bytes()) % BITS;
    (bit / 64, 1 << (bit % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_words_are_held_and_few_others() {
        let mut marks = WordMarks::new();
        for i in 0..100 {
            marks.add(&format!("chu {i}"));
        }
        assert!((0..100).all(|i| marks.may_hold(&format!("chu {i}"))));
        let others = (100..1100).filter(|i| marks.may_hold(&format!("chu {i}")));
        assert!(others.count() < 100);
        assert!(!WordMarks::new().may_hold(""));
    }
}
