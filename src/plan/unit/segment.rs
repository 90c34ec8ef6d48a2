//! A text cut into words that remember where they stand, and into the tokens that are compared.

use super::words::{Phrases, UnitWords};
use crate::text::{clean, fold, is_alphanumeric, key};

/// A word of a text.
#[derive(Debug)]
pub(super) struct Word {
    /// As written.
    pub(super) text: String,
    /// Without marks.
    pub(super) fold: String,
    /// With marks, for telling "trường" from "trưởng".
    pub(super) key: String,
    /// Whether a comma or another sign that ends a name stands before it.
    pub(super) after_comma: bool,
}

/// What is compared: one or more words taken for one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded and shortened.
    pub(super) text: String,
    /// First word.
    pub(super) first: usize,
    /// Word after the last.
    pub(super) end: usize,
}

/// A stretch of text that brackets, semicolons and bars do not cut.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) words: Vec<Word>,
    pub(super) tokens: Vec<Token>,
    /// Whether marks can be relied on: the text has some.
    pub(super) marked: bool,
    /// Whether it is written in capitals throughout.
    pub(super) capitals: bool,
}

/// The stretches of a text in order.
pub(super) fn segments(text: &str, words: &UnitWords) -> Vec<Segment> {
    let text = clean(text);
    text.split([';', '|', '(', ')', '[', ']'])
        .map(|part| Segment::new(part, words))
        .filter(|segment| !segment.words.is_empty())
        .collect()
}

impl Segment {
    pub(super) fn new(text: &str, table: &UnitWords) -> Self {
        let words = split_words(text);
        Self {
            tokens: tokens(&words, &table.folds),
            words,
            marked: !text.is_ascii(),
            capitals: !text.chars().any(char::is_lowercase),
        }
    }

    /// Whether a word of two or more letters stands at a place, as a name does after "TH" or "TT".
    pub(super) fn has_name_at(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| {
            word.text
                .chars()
                .filter(|c| c.is_alphabetic())
                .nth(1)
                .is_some()
        })
    }
}

/// Words are runs of letters and figures.
fn split_words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut after_comma = false;
    for part in text.split_inclusive(|c: char| !is_alphanumeric(c)) {
        let run = part.trim_end_matches(|c: char| !is_alphanumeric(c));
        let mut push = |text: &str| {
            out.push(Word {
                text: text.to_owned(),
                fold: fold(text),
                key: key(text),
                after_comma,
            });
            after_comma = false;
        };
        if has_humps(run) {
            humps(run).into_iter().for_each(push);
        } else if !run.is_empty() {
            push(run);
        }
        after_comma |= part.ends_with([',', ':']);
    }
    out
}

/// Whether a capital stands behind a small letter, which it does in few words.
fn has_humps(run: &str) -> bool {
    let before = run.chars();
    let mut pairs = before.zip(run.chars().skip(1));
    pairs.any(|(before, c)| c.is_uppercase() && before.is_lowercase())
}

/// A run in which capitals begin words ("`XaBinhPhu`" in file names) in its words; "`ThS`" is one.
fn humps(run: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = run;
    let mut small = false;
    for (at, c) in run.char_indices() {
        if small && c.is_uppercase() {
            let taken = run.len() - rest.len();
            out.push(&run[taken..at]);
            rest = &run[at..];
        }
        small = c.is_lowercase();
    }
    out.push(rest);
    out.retain(|word| !word.is_empty());
    let long = |word: &&str| word.chars().nth(1).is_some();
    if out.get(1).is_some_and(long) {
        out
    } else {
        vec![run]
            .into_iter()
            .filter(|run| !run.is_empty())
            .collect()
    }
}

fn tokens(words: &[Word], folds: &Phrases<Vec<String>>) -> Vec<Token> {
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let found = folds.at_start(rest.iter().map(|word| word.fold.as_str()));
        let (length, texts) = match found {
            Some((length, short)) => (length, short.as_slice()),
            None => (1, std::slice::from_ref(&rest[0].fold)),
        };
        out.extend(texts.iter().map(|text| Token {
            text: text.clone(),
            first: at,
            end: at + length,
        }));
        at += length;
    }
    out
}
