//! The words of a remark and the phrases that they begin or end with.

use crate::text::fold;

/// A word and where it stands.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// How many words the longest of the phrases takes that they begin with; 0 for none.
pub(super) fn starts_with_any(words: &[&str], phrases: &[String]) -> usize {
    let lengths = phrases.iter().map(|phrase| {
        let phrase: Vec<&str> = phrase.split_whitespace().collect();
        if words.starts_with(&phrase) {
            phrase.len()
        } else {
            0
        }
    });
    lengths.max().unwrap_or(0)
}

/// Whether they end with one of the phrases.
pub(super) fn ends_with_any(words: &[&str], phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| {
        let mut phrase = phrase.split_whitespace().rev();
        let mut words = words.iter().rev();
        phrase.all(|p| words.next() == Some(&p))
    })
}

/// The words of a text, folded.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            out.push(Word {
                text: fold(&text[from..at]),
                start: from,
                end: at,
            });
        }
    }
    out
}
