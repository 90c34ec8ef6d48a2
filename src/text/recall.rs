//! Answers about texts that come again and again: the columns of a list repeat a few hundred of them.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

/// Parts, of which each thread has its own.
const PARTS: usize = 16;

/// Answers that one part keeps.
const SLOTS: usize = 4096;

/// Longer texts do not come again.
const LONGEST: usize = 400;

/// A text as it is kept: nearly all are words or a few of them, and stand with their answers.
#[derive(Debug)]
enum Kept {
    Short(u8, [u8; SHORT]),
    Long(Box<str>),
}

/// Bytes of the texts that take no more room than the place of a longer one.
const SHORT: usize = 22;

impl Kept {
    fn new(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (bytes.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(own), Ok(length)) => {
                own.copy_from_slice(text.as_bytes());
                Self::Short(length, bytes)
            }
            _ => Self::Long(text.into()),
        }
    }

    fn is(&self, text: &str) -> bool {
        match self {
            Self::Short(length, bytes) => {
                bytes.get(..usize::from(*length)) == Some(text.as_bytes())
            }
            Self::Long(long) => **long == *text,
        }
    }
}

/// Answers side by side, as many as were given: a slot says which of them is its own. A table of whole
/// answers would be mostly empty, and what is written all over it is memory that must be fetched first.
#[derive(Debug)]
struct Part<T> {
    /// Each slot's answer, counted from one; none yet: no answer at all.
    slots: Vec<u16>,
    answers: Vec<(Kept, T)>,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self {
            slots: Vec::new(),
            answers: Vec::new(),
        }
    }
}

/// A thread's own part, in lines of memory of its own: one that two threads write goes back and forth.
#[derive(Debug)]
#[repr(align(64))]
struct Own<T>(Mutex<Part<T>>);

impl<T> Part<T> {
    fn get(&self, slot: usize, text: &str) -> Option<&T> {
        let (known, answer) = self.answers.get(self.at(slot)?)?;
        known.is(text).then_some(answer)
    }

    fn put(&mut self, slot: usize, text: &str, answer: T) {
        let answer = (Kept::new(text), answer);
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
    parts: [Own<T>; PARTS],
}

impl<T> Default for Recall<T> {
    fn default() -> Self {
        Self {
            parts: std::array::from_fn(|_| Own(Mutex::default())),
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
        let thread = rayon::current_thread_index().unwrap_or_default();
        let Own(part) = &self.parts[thread % PARTS];
        let slot = hash(text.as_bytes()) % SLOTS;
        if let Some(part) = free(part)
            && let Some(answer) = part.get(slot, text)
        {
            return answer.clone();
        }
        let answer = find();
        if let Some(mut part) = free(part) {
            part.put(slot, text, answer.clone());
        }
        answer
    }
}

/// The part, unless another thread has it: finding an answer anew costs less than waiting.
fn free<T>(part: &Mutex<Part<T>>) -> Option<MutexGuard<'_, Part<T>>> {
    match part.try_lock() {
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
pub(crate) fn hash(bytes: &[u8]) -> usize {
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
            for i in 0..SLOTS * 2 {
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
    fn a_text_is_kept_whole() {
        for length in [0, 1, SHORT - 1, SHORT, SHORT + 1, LONGEST] {
            let text = "x".repeat(length);
            let kept = Kept::new(&text);
            assert!(kept.is(&text), "{length}");
            assert!(!kept.is(&format!("{text}x")), "{length}");
            assert_eq!(matches!(kept, Kept::Short(..)), length <= SHORT);
        }
        assert!(!Kept::new("").is("\0"));
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
