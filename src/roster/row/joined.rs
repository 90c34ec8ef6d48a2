//! Several texts of a row as one.

use std::sync::Arc;

/// Texts as one; a text alone stays the one that equal cells share.
#[derive(Default)]
pub(super) struct Joined {
    first: Option<Arc<str>>,
    /// All of them, where there are several.
    all: String,
}

impl Joined {
    pub(super) fn add(&mut self, text: Arc<str>) {
        let Some(first) = &self.first else {
            self.first = Some(text);
            return;
        };
        if self.all.is_empty() {
            self.all.push_str(first);
        }
        self.all.push_str("; ");
        self.all.push_str(&text);
    }

    pub(super) fn text(self) -> Option<Arc<str>> {
        if self.all.is_empty() {
            self.first
        } else {
            Some(Arc::from(self.all))
        }
    }
}

impl Extend<Arc<str>> for Joined {
    fn extend<I: IntoIterator<Item = Arc<str>>>(&mut self, texts: I) {
        texts.into_iter().for_each(|text| self.add(text));
    }
}
