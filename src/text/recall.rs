//! Answers about texts that come again and again: the columns of a list repeat a few hundred of them.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

/// Parts that are locked by themselves, so that threads seldom meet.
const SHARDS: usize = 16;

/// Answers that one part keeps.
const SLOTS: usize = 512;

/// Longer texts do not come again.
const LONGEST: usize = 400;

/// Answers side by side, as many as were given: a slot says which of them is its own. A table of whole
/// answers would be mostly empty, and what is written all over it is memory that must be fetched first.
#[derive(Debug)]
struct Part<T> {
    /// Each slot's answer, counted from one; none yet: no answer at all.
    slots: Vec<u16>,
    answers: Vec<(Box<str>, T)>,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            answers: Vec::new(),
        }
    }
}

impl<T> Part<T> {
    fn get(&self, slot: usize, text: &str) -> Option<&T> {
        let (known, answer) = self.answers.get(self.at(slot)?)?;
        (**known == *text).then_some(answer)
    }

    fn put(&mut self, slot: usize, text: &str, answer: T) {
        let answer = (text.into(), answer);
        if let Some(old) = self.at(slot) {
            self.answers[old] = answer;
        } else {
            self.slots.resize(SLOTS, 0);
            self.answers.push(answer);
            self.slots[slot] = u16::try_from(self.answers.len()).unwrap_or_default();
        }
    }

    fn at(&self, slot: usize) -> Option<usize> {
        usize::from(*self.slots.get(slot)?).checked_sub(1)
    }
}

/// Texts to what was found out about them, for as many texts as there is room; a newer text takes
/// the place of an older one. An answer depends on its text alone, so that it makes no difference
/// who asks first or what was forgotten.
#[derive(Debug)]
pub struct Recall<T> {
    shards: [Mutex<Part<T>>; SHARDS],
}

impl<T> Default for Recall<T> {
    fn default() -> Self {
        Self {
            shards: std::array::from_fn(|_| Mutex::default()),
        }
    }
}

/// A copy begins empty: it will be asked other texts.
impl<T> Clone for Recall<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T: Clone> Recall<T> {
    /// The answer for a text: the one known, else the one that `find` gives.
    pub fn ask(&self, text: &str, find: impl FnOnce() -> T) -> T {
        if text.len() > LONGEST {
            return find();
        }
        let hash = hash(text.as_bytes());
        let shard = &self.shards[hash % SHARDS];
        let slot = hash / SHARDS % SLOTS;
        if let Some(part) = free(shard)
            && let Some(answer) = part.get(slot, text)
        {
            return answer.clone();
        }
        let answer = find();
        if let Some(mut part) = free(shard) {
            part.put(slot, text, answer.clone());
        }
        answer
    }
}

/// The shard, unless another thread has it: finding an answer anew costs less than waiting.
fn free<T>(shard: &Mutex<Part<T>>) -> Option<MutexGuard<'_, Part<T>>> {
    match shard.try_lock() {
        Ok(part) => Some(part),
        // a thread that panicked between two whole entries leaves sound ones
        Err(TryLockError::Poisoned(poisoned)) => Some(PoisonError::into_inner(poisoned)),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// Takes one more word into a hash, by the golden ratio.
pub(super) const fn mix(hash: u64, word: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

/// Eight bytes at a time.
pub(super) fn hash(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words
        .iter()
        .fold(bytes.len() as u64, |h, w| mix(h, u64::from_le_bytes(*w)));
    let last = rest.iter().fold(0, |word, b| word << 8 | u64::from(*b));
    #[expect(clippy::cast_possible_truncation, reason = "any of its bits will do")]
    let hash = mix(hash, last) as usize;
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_once() {
        let recall = Recall::default();
        let mut asked = 0;
        for _ in 0..3 {
            let length = recall.ask("Đại học", || {
                asked += 1;
                9
            });
            assert_eq!((length, asked), (9, 1));
        }
    }

    #[test]
    fn texts_in_one_place_are_told_apart() {
        let recall = Recall::default();
        for round in 0..2 {
            for i in 0..SHARDS * SLOTS * 2 {
                let text = format!("{i}");
                assert_eq!(
                    recall.ask(&text, || text.len()),
                    text.len(),
                    "round {round}"
                );
            }
        }
    }

    #[test]
    fn long_texts_are_not_kept() {
        let recall = Recall::default();
        let text = "x".repeat(LONGEST + 1);
        assert_eq!(recall.ask(&text, || 1), 1);
        assert_eq!(recall.ask(&text, || 2), 2);
    }

    #[test]
    fn a_question_may_lead_to_another_in_the_same_place() {
        let recall: Recall<usize> = Recall::default();
        assert_eq!(recall.ask("a", || recall.ask("a", || 1) + 1), 2);
    }
}
