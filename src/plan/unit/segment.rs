//! A text cut into words that remember where they stand, and into the tokens that are compared.

use super::words::{Phrases, UnitWords};
use crate::text::{clean, fold, key};

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
}

/// Words are runs of letters and figures; a capital after a small letter begins a new one
/// (`XaBinhPhu` in file names).
fn split_words(text: &str) -> Vec<Word> {
    let mut runs: Vec<(String, bool)> = Vec::new();
    let (mut open, mut comma, mut small) = (false, false, false);
    for c in text.chars() {
        if !c.is_alphanumeric() {
            comma |= c == ',' || c == ':';
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some((run, _)) if open && !(small && c.is_uppercase()) => run.push(c),
            _ => {
                runs.push((c.to_string(), comma));
                comma = false;
            }
        }
        open = true;
        small = c.is_lowercase();
    }
    runs.into_iter()
        .map(|(text, after_comma)| Word {
            fold: fold(&text),
            key: key(&text),
            text,
            after_comma,
        })
        .collect()
}

fn tokens(words: &[Word], folds: &Phrases<Vec<String>>) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let found = folds.at_start(rest.iter().map(|word| word.fold.as_str()));
        let (length, texts) = match (found, rest.first()) {
            (Some((length, short)), _) => (length, short.clone()),
            (None, Some(word)) => (1, vec![word.fold.clone()]),
            (None, None) => break,
        };
        out.extend(texts.into_iter().map(|text| Token {
            text,
            first: at,
            end: at + length,
        }));
        at += length;
    }
    out
}
