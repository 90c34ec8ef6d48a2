//! Answers about the texts of one table. Equal texts of a workbook are one allocation, so that a text is told
//! by where it stands: looking at it, and for it among the texts of all tables, costs more than most answers.

use std::cell::RefCell;
use std::sync::Arc;

/// Answers that are kept: a table has a few dozen texts that come again and again.
const SLOTS: usize = 64;

/// Texts to what was found out about them; a newer text takes the place of an older one.
#[derive(Debug)]
pub(super) struct Seen<T>(RefCell<Vec<Option<(Arc<str>, T)>>>);

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Seen<T> {
    /// The answer for a text, which depends on nothing else: the one known, else the one that `find` gives.
    pub(super) fn ask(&self, text: &Arc<str>, find: impl FnOnce() -> T) -> T {
        // what is kept holds its text, so that no other can stand in its place
        let slot = (text.as_ptr().addr() >> 4) % SLOTS;
        if let Some(Some((known, answer))) = self.0.borrow().get(slot)
            && Arc::ptr_eq(known, text)
        {
            return answer.clone();
        }
        let answer = find();
        let mut slots = self.0.borrow_mut();
        slots.resize(SLOTS, None);
        slots[slot] = Some((Arc::clone(text), answer.clone()));
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_of_its_text_alone() {
        let seen = Seen::default();
        let texts: Vec<Arc<str>> = (0..1000).map(|i| Arc::from(i.to_string())).collect();
        for _ in 0..2 {
            for text in &texts {
                assert_eq!(seen.ask(text, || text.to_string()), **text);
            }
        }
        let last = &texts[texts.len() - 1];
        assert_eq!(seen.ask(last, || "asked again".to_owned()), **last);
    }

    #[test]
    fn texts_that_come_and_go_are_told_apart() {
        let seen = Seen::default();
        for i in 0..1000 {
            let text: Arc<str> = Arc::from(i.to_string());
            assert_eq!(seen.ask(&text, || i), i);
        }
    }
}
