//! Answers that were found once: headings are few and asked about often.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most answers that are kept; sheets of free text would fill the memory otherwise.
const MOST: usize = 20_000;

/// Longer texts do not come again.
const LONGEST: usize = 400;

/// Texts to what was found out about them, shared by the threads that read sheets. An answer depends
/// on its text alone, so that who asks first makes no difference.
#[derive(Debug, Clone)]
pub(super) struct Memo<T>(Arc<Mutex<BTreeMap<String, T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T: Clone> Memo<T> {
    /// The answer for a text: the one known, else the one that `find` gives.
    pub(super) fn ask(&self, text: &str, find: impl FnOnce() -> T) -> T {
        if let Some(known) = self.get(text) {
            return known;
        }
        let found = find();
        if text.len() <= LONGEST {
            self.put(text.to_owned(), found.clone());
        }
        found
    }

    pub(super) fn get(&self, text: &str) -> Option<T> {
        // a thread that panicked between two whole entries leaves a sound map
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(text).cloned()
    }

    pub(super) fn put(&self, text: String, answer: T) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(text, answer);
        }
    }
}
