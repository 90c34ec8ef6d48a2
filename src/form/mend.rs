//! Words of a heading that are not written out, or written wrongly: `C.vụ`, `Trình độ CM`, `Chứcvụ`, `thágn`.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Token;
use crate::text::may_be_syllable;

/// Most readings that are tried for one heading.
const READINGS: usize = 24;

/// The words that headings are made of, and how they may be shortened.
#[derive(Debug, Clone, Default)]
pub(super) struct Stock {
    words: BTreeSet<String>,
    /// A word to the words that stand before it in some phrase.
    before: BTreeMap<String, BTreeSet<String>>,
    /// A word to the words that stand behind it in some phrase.
    after: BTreeMap<String, BTreeSet<String>>,
    /// First letters of neighbouring words to these words.
    initials: BTreeMap<String, BTreeSet<Vec<String>>>,
}

/// A heading as it may have been meant.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) words: Vec<Token>,
    /// Whether a word had to be put right, and not only written out.
    pub(super) misspelt: bool,
    /// Words that are not as they stand.
    pub(super) changes: usize,
}

/// What one word may stand for.
struct Meant {
    words: Vec<String>,
    misspelt: bool,
}

impl Stock {
    /// Takes in a folded phrase; only what is read is looked for behind short forms.
    pub(super) fn add(&mut self, folded: &str, is_read: bool) {
        let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        for pair in words.windows(2).filter(|_| is_read) {
            if pair[1].len() > 1 && pair[0].len() > 1 {
                let before = self.before.entry(pair[1].clone()).or_default();
                before.insert(pair[0].clone());
                let after = self.after.entry(pair[0].clone()).or_default();
                after.insert(pair[1].clone());
            }
        }
        for len in (2..=words.len().min(5)).filter(|_| is_read) {
            for run in words.windows(len) {
                // of abbreviations the letters say nothing
                if run.iter().all(|w| w.len() > 1 && has_vowel(w)) {
                    let letters = run.iter().filter_map(|w| w.chars().next()).collect();
                    self.initials
                        .entry(letters)
                        .or_default()
                        .insert(run.to_vec());
                }
            }
        }
        self.words.extend(words);
    }

    /// How a heading may have been meant, where some of its words are not known as they stand.
    /// Short forms are written out first; only a word that cannot be Vietnamese is taken for a slip.
    pub(super) fn readings(&self, tokens: &[Token]) -> Vec<Reading> {
        let mut all = self.spelt_out(tokens);
        if let Some(joined) = with_letters_joined(tokens) {
            all.push(Reading {
                words: joined.clone(),
                misspelt: false,
                changes: 1,
            });
            all.extend(self.spelt_out(&joined));
        }
        all
    }

    fn spelt_out(&self, tokens: &[Token]) -> Vec<Reading> {
        let mut all = vec![Reading {
            words: Vec::new(),
            misspelt: false,
            changes: 0,
        }];
        // without any mark a good word cannot be told from a slip
        let marked = tokens.iter().any(|t| t.key != t.fold);
        for (i, token) in tokens.iter().enumerate() {
            let fold = |t: &Token| t.fold.clone();
            let last = i.checked_sub(1).map(|i| fold(&tokens[i]));
            let next = tokens.get(i + 1).map(fold);
            let meant = self.meant(token, last.as_deref(), next.as_deref(), marked);
            let mut longer = Vec::new();
            for reading in &all {
                let as_it_stands = Meant {
                    words: Vec::new(),
                    misspelt: false,
                };
                for m in [as_it_stands].iter().chain(&meant) {
                    let mut words = reading.words.clone();
                    if m.words.is_empty() {
                        words.push(token.clone());
                    }
                    words.extend(m.words.iter().map(|w| Token::plain(w)));
                    longer.push(Reading {
                        words,
                        misspelt: reading.misspelt || m.misspelt,
                        changes: reading.changes + usize::from(!m.words.is_empty()),
                    });
                }
            }
            longer.truncate(READINGS);
            all = longer;
        }
        all.remove(0);
        all
    }

    /// What a word may stand for besides itself.
    fn meant(
        &self,
        token: &Token,
        last: Option<&str>,
        next: Option<&str>,
        marked: bool,
    ) -> Vec<Meant> {
        let fold = token.fold.as_str();
        if !fold.bytes().all(|b| b.is_ascii_lowercase()) {
            return Vec::new();
        }
        let written_out = |words: Vec<String>| Meant {
            words,
            misspelt: false,
        };
        if !has_vowel(fold) {
            let mut out: Vec<Meant> = Vec::new();
            if fold.len() <= 3 {
                let first = next.and_then(|n| self.before.get(n));
                // "Ngày vào Đ"
                let second = last
                    .filter(|_| next.is_none())
                    .and_then(|l| self.after.get(l));
                out.extend(
                    first
                        .into_iter()
                        .chain(second)
                        .flatten()
                        .filter(|w| w.starts_with(fold) && w.len() > fold.len())
                        .map(|w| written_out(vec![w.clone()])),
                );
            }
            let runs = self.initials.get(fold).into_iter().flatten();
            out.extend(runs.map(|run| written_out(run.clone())));
            return out;
        }
        if self.words.contains(fold) || !marked || may_be_syllable(&token.raw) {
            return Vec::new();
        }
        let slip = |words: Vec<String>| Meant {
            words,
            misspelt: true,
        };
        // "CTrị", "ĐVị": the first word's letter grown together with the second word
        let glued: Vec<Meant> = (1..fold.len().min(3))
            .map(|cut| fold.split_at(cut))
            .filter(|(a, _)| !has_vowel(a))
            .flat_map(|(a, b)| {
                let first = self.before.get(b).into_iter().flatten();
                first
                    .filter(|w| w.starts_with(a))
                    .map(|w| written_out(vec![w.clone(), b.to_owned()]))
                    .collect::<Vec<_>>()
            })
            .collect();
        if !glued.is_empty() {
            return glued;
        }
        let halves = (2..fold.len().saturating_sub(1))
            .map(|cut| fold.split_at(cut))
            .filter(|(a, b)| {
                self.words.contains(*a) && self.words.contains(*b) && has_vowel(a) && has_vowel(b)
            })
            .map(|(a, b)| slip(vec![a.to_owned(), b.to_owned()]));
        let near = self
            .words
            .iter()
            .filter(|w| fold.len() >= 4 && w.len() >= 3 && w.len().abs_diff(fold.len()) <= 1)
            .filter(|w| has_vowel(w) && strsim::osa_distance(w, fold) == 1)
            .map(|w| slip(vec![w.clone()]));
        halves.chain(near).collect()
    }
}

/// `S.T.T`, `N.T.N sinh`: single letters in a row as one word.
fn with_letters_joined(tokens: &[Token]) -> Option<Vec<Token>> {
    let mut out: Vec<Token> = Vec::new();
    let mut joined = false;
    let mut letters = false;
    for token in tokens {
        let letter = token.fold.len() == 1 && token.fold.bytes().all(|b| b.is_ascii_lowercase());
        match out.last_mut().filter(|_| letter && letters) {
            Some(last) => {
                *last = Token::plain(&format!("{}{}", last.fold, token.fold));
                joined = true;
            }
            None => out.push(token.clone()),
        }
        letters = letter;
    }
    joined.then_some(out)
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
