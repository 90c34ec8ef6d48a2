//! Equal texts that share one allocation.

use std::sync::Arc;

use super::recall::hash;

/// Texts met so far; a text that comes again is exchanged for the first of its kind.
#[derive(Debug, Default)]
pub struct SharedTexts {
    /// A text stands at the place that its hash names or at the next free one behind it.
    slots: Vec<Option<Arc<str>>>,
    texts: usize,
}

impl SharedTexts {
    /// Exchanges a text for an equal one that was met before.
    pub fn share(&mut self, text: &mut Arc<str>) {
        if self.texts * 2 >= self.slots.len() {
            self.grow();
        }
        let place = self.place(text);
        match &self.slots[place] {
            Some(known) if Arc::ptr_eq(known, text) => {}
            Some(known) => *text = Arc::clone(known),
            None => {
                self.slots[place] = Some(Arc::clone(text));
                self.texts += 1;
            }
        }
    }

    /// The text that was met before, or a new one.
    pub fn of(&mut self, text: &str) -> Arc<str> {
        if self.texts * 2 >= self.slots.len() {
            self.grow();
        }
        let place = self.place(text);
        if let Some(known) = &self.slots[place] {
            return Arc::clone(known);
        }
        let new: Arc<str> = Arc::from(text);
        self.slots[place] = Some(Arc::clone(&new));
        self.texts += 1;
        new
    }

    /// The place where a text stands, or would.
    fn place(&self, text: &str) -> usize {
        let mut place = hash(text.as_bytes()) % self.slots.len();
        while self.slots[place].as_deref().is_some_and(|t| t != text) {
            place = (place + 1) % self.slots.len();
        }
        place
    }

    fn grow(&mut self) {
        let room = (self.slots.len() * 2).max(64);
        let before = std::mem::replace(&mut self.slots, vec![None; room]);
        for text in before.into_iter().flatten() {
            let place = self.place(&text);
            self.slots[place] = Some(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_become_one() {
        let mut shared = SharedTexts::default();
        let mut first: Vec<Arc<str>> = (0..500).map(|i| Arc::from(format!("{i}"))).collect();
        for text in &mut first {
            shared.share(text);
        }
        for (i, one) in first.iter().enumerate() {
            assert_eq!(**one, *format!("{i}"));
            let mut again = Arc::from(format!("{i}"));
            shared.share(&mut again);
            assert!(Arc::ptr_eq(one, &again));
            assert!(Arc::ptr_eq(one, &shared.of(&format!("{i}"))));
        }
    }
}
