//! Words of a heading that are not written out, or written wrongly: `C.vụ`, `Trình độ CM`, `Chứcvụ`, `thágn`.

#![expect(
    clippy::disallowed_types,
    reason = "words are looked up by what they are, and sorted before they are walked through"
)]

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::token::{Token, of_keys};
use crate::text::{Recall, WordHash, may_be_syllable};

/// Most readings that are tried for one heading.
const READINGS: usize = 160;

/// Most words of a heading that is put right; longer texts are no headings.
const LONGEST: usize = 16;

/// Most slips in one heading.
const SLIPS: u32 = 3;

/// Most neighbouring words that first letters are looked for of.
const RUN: usize = 5;

/// The words that headings are made of, and how they may be shortened. It is made when the first heading is
/// not understood, while a run waits: the words are numbered in their order, and what is looked for stands in
/// sorted rows of numbers, whose order is that of the words.
#[derive(Debug, Clone)]
pub(super) struct Stock {
    /// Words in order, with what they are compared by.
    words: Vec<(String, Letters)>,
    /// Each word with a word that stands before it in some phrase.
    before: Vec<[u32; 2]>,
    /// Each word with a word that stands behind it in some phrase.
    after: Vec<[u32; 2]>,
    /// First letters of neighbouring words, and these words; both end with the first nought, for words are
    /// numbered from one.
    initials: Vec<([u8; RUN], [u32; RUN])>,
    /// Words with a slip that were looked up: names and words of every day come again and again.
    slips: Recall<Arc<[String]>>,
}

/// A heading as it may have been meant.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) words: Vec<Token>,
    /// For each word how it came about.
    pub(super) origins: Vec<Origin>,
    /// How far it is from what stands there: slips count more the less sure they are.
    pub(super) cost: u32,
    /// Words that are not as they stand.
    pub(super) changes: usize,
}

/// How a word of a reading came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// As it stands.
    Kept,
    /// Written out.
    Full,
    /// Put right, and it was no word.
    Slip,
    /// Letters without a vowel put right, which may have been another abbreviation: the words beside
    /// it must bear it out.
    Gap,
    /// Put right, although it may be another word: the words beside it must bear it out, and its
    /// values too.
    Guess,
}

/// What one word may stand for.
#[derive(Clone)]
struct Meant {
    words: Vec<String>,
    origin: Origin,
}

impl Meant {
    fn full(words: Vec<String>) -> Self {
        Self {
            words,
            origin: Origin::Full,
        }
    }

    const fn cost(&self) -> u32 {
        match self.origin {
            Origin::Kept | Origin::Full => 0,
            Origin::Slip | Origin::Gap => 2,
            Origin::Guess => 3,
        }
    }
}

/// A reading in the making: for each word what it is taken for, 0 for itself. Of the many that are
/// begun few are written out.
#[derive(Debug, Clone, Copy, Default)]
struct Draft {
    choices: [u16; LONGEST],
    cost: u32,
    changes: usize,
    slips: u32,
}

impl Draft {
    /// With another choice for the word `i`.
    fn with(mut self, i: usize, choice: u16, meant: &Meant) -> Self {
        self.choices[i] = choice;
        self.cost += meant.cost();
        self.changes += 1;
        if meant.origin >= Origin::Slip {
            self.slips += u32::try_from(meant.words.len()).unwrap_or(u32::MAX);
        }
        self
    }

    fn written_out(&self, tokens: &[Token], meant: &[Vec<Meant>]) -> Reading {
        let mut reading = Reading {
            words: Vec::with_capacity(tokens.len() + 4),
            origins: Vec::with_capacity(tokens.len() + 4),
            cost: self.cost,
            changes: self.changes,
        };
        for ((token, meant), choice) in tokens.iter().zip(meant).zip(self.choices) {
            match usize::from(choice).checked_sub(1) {
                None => {
                    reading.words.push(token.clone());
                    reading.origins.push(Origin::Kept);
                }
                Some(choice) => {
                    let Meant { words, origin } = &meant[choice];
                    reading.words.extend(words.iter().map(|w| Token::plain(w)));
                    reading.origins.resize(reading.words.len(), *origin);
                }
            }
        }
        reading
    }
}

impl Reading {
    /// Whether a word had to be put right, and not only written out.
    pub(super) fn is_misspelt(&self) -> bool {
        self.cost > 0
    }

    /// Whether a word was taken for another although it may be one itself.
    pub(super) fn is_guessed(&self) -> bool {
        self.origins.contains(&Origin::Guess)
    }

    /// Whether words taken for others stand in phrases of more words, at least half of them right.
    pub(super) fn bears_out(&self, phrases: &[(usize, usize)]) -> bool {
        self.stands_in(phrases, 2)
    }

    /// Whether of the words of each phrase with a word taken for another at most one in four is not right:
    /// "dân tộc thểu số".
    pub(super) fn is_plain(&self, phrases: &[(usize, usize)]) -> bool {
        self.stands_in(phrases, 4)
    }

    /// How many words of phrases are as they stand.
    pub(super) fn kept_within(&self, phrases: &[(usize, usize)]) -> usize {
        let words = phrases.iter().flat_map(|&(start, len)| start..start + len);
        words.filter(|&i| self.origins[i] == Origin::Kept).count()
    }

    fn stands_in(&self, phrases: &[(usize, usize)], most: usize) -> bool {
        let slip = |i: usize| self.origins[i] >= Origin::Slip;
        let mut guesses = (0..self.origins.len()).filter(|&i| self.origins[i] >= Origin::Gap);
        guesses.all(|i| {
            phrases.iter().any(|&(start, len)| {
                let slips = (start..start + len).filter(|&j| slip(j)).count();
                (start..start + len).contains(&i) && len > 1 && slips * most <= len
            })
        })
    }
}

impl Stock {
    /// Takes in folded phrases; only what is read is looked for behind short forms.
    pub(super) fn of<'p>(phrases: impl Iterator<Item = (&'p str, bool)> + Clone) -> Self {
        let all = phrases.clone().flat_map(|(folded, _)| folded.split(' '));
        let all: HashSet<&str, WordHash> = all.collect();
        let mut words: Vec<&str> = all.into_iter().collect();
        words.sort_unstable();
        let numbers: HashMap<&str, u32, WordHash> = words.iter().copied().zip(1..).collect();
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let mut initials = Vec::new();
        let (mut words_of, mut numbers_of) = (Vec::new(), Vec::new());
        for (folded, _) in phrases.filter(|(_, is_read)| *is_read) {
            words_of.clear();
            words_of.extend(folded.split(' '));
            numbers_of.clear();
            numbers_of.extend(words_of.iter().map(|w| numbers[w]));
            let (words, numbers) = (&words_of[..], &numbers_of[..]);
            for (at, pair) in words.windows(2).enumerate() {
                if pair[1].len() > 1 && pair[0].len() > 1 {
                    before.push([numbers[at + 1], numbers[at]]);
                    after.push([numbers[at], numbers[at + 1]]);
                }
            }
            // of abbreviations the letters say nothing, and other letters than these are not asked for
            let spelt = |w: &&&str| w.len() > 1 && has_vowel(w) && w.as_bytes()[0].is_ascii();
            for from in 0..words.len() {
                let run = words[from..].iter().take(RUN).take_while(spelt).count();
                for len in 2..=run {
                    let (mut letters, mut run) = ([0; RUN], [0; RUN]);
                    for at in 0..len {
                        letters[at] = words[from + at].as_bytes()[0];
                        run[at] = numbers[from + at];
                    }
                    initials.push((letters, run));
                }
            }
        }
        for pairs in [&mut before, &mut after] {
            // as one number, which is the quicker comparison
            pairs.sort_unstable_by_key(|&[one, other]| u64::from(one) << 32 | u64::from(other));
            pairs.dedup();
        }
        let packed = |&[a, b, c, d, e]: &[u8; RUN]| u64::from_be_bytes([0, 0, 0, a, b, c, d, e]);
        initials.sort_unstable_by(|(letters, run), (others, other)| {
            (packed(letters).cmp(&packed(others))).then_with(|| run.cmp(other))
        });
        initials.dedup();
        let words = words.into_iter().map(|w| (w.to_owned(), Letters::of(w)));
        Self {
            words: words.collect(),
            before,
            after,
            initials,
            slips: Recall::default(),
        }
    }

    fn number(&self, word: &str) -> Option<u32> {
        let at = self.words.binary_search_by(|(w, _)| w.as_str().cmp(word));
        u32::try_from(at.ok()? + 1).ok()
    }

    fn is_known(&self, word: &str) -> bool {
        self.number(word).is_some()
    }

    fn word(&self, number: u32) -> &str {
        &self.words[number as usize - 1].0
    }

    /// The words that stand beside a word, in their order.
    fn beside<'a>(&'a self, pairs: &'a [[u32; 2]], word: &str) -> impl Iterator<Item = &'a str> {
        let number = self.number(word).unwrap_or_default();
        let from = pairs.partition_point(|pair| pair[0] < number);
        let of_word = pairs[from..].iter().take_while(move |p| p[0] == number);
        of_word.map(|pair| self.word(pair[1]))
    }

    /// Neighbouring words that begin with these letters, in their order.
    fn runs(&self, letters: &str) -> impl Iterator<Item = Vec<String>> {
        let mut wanted = [0; RUN];
        // fewer letters than two, or more than are looked for, are nobody's
        if (2..=RUN).contains(&letters.len()) {
            wanted[..letters.len()].copy_from_slice(letters.as_bytes());
        }
        let from = self.initials.partition_point(|(l, _)| *l < wanted);
        let those = self.initials[from..].iter();
        let those = those.take_while(move |(l, _)| *l == wanted);
        those.map(|(_, run)| {
            let words = run.iter().take_while(|number| **number > 0);
            words.map(|&number| self.word(number).to_owned()).collect()
        })
    }

    /// How a heading may have been meant, where some of its words are not known as they stand: those
    /// of `open`. Short forms are written out first; then slips are put right, the fewest first.
    pub(super) fn readings(&self, tokens: &[Token], open: &[bool]) -> Vec<Reading> {
        if tokens.len() > LONGEST {
            return Vec::new();
        }
        let mut all = self.spelt_out(tokens, open);
        if let Some(joined) = with_letters_joined(tokens) {
            all.push(Reading {
                origins: vec![Origin::Full; joined.len()],
                words: joined.clone(),
                cost: 0,
                changes: 1,
            });
            all.extend(self.spelt_out(&joined, &vec![true; joined.len()]));
        }
        all
    }

    fn spelt_out(&self, tokens: &[Token], open: &[bool]) -> Vec<Reading> {
        // without any mark a good word cannot be told from a slip
        let marked = tokens.iter().any(|t| t.key != t.fold);
        let fold = |i: usize| tokens.get(i).map(|t| t.fold.as_str());
        let meant: Vec<Vec<Meant>> = (0..tokens.len())
            .map(|i| {
                if !open[i] {
                    return Vec::new();
                }
                let last = i.checked_sub(1).and_then(fold);
                self.meant(&tokens[i], last, fold(i + 1), marked)
            })
            .collect();
        let mut all = vec![Draft::default()];
        for (i, meant) in meant.iter().enumerate() {
            let mut longer = Vec::with_capacity(all.len() * (meant.len() + 1));
            for draft in &all {
                longer.push(*draft);
                let others = (1..).zip(meant).map(|(choice, m)| draft.with(i, choice, m));
                longer.extend(others.filter(|d| d.slips <= SLIPS));
            }
            // a stable order: of readings alike the one that changes earlier words stays
            longer.sort_by_key(|d| d.cost);
            longer.truncate(READINGS);
            all = longer;
        }
        let changed = all.iter().filter(|d| d.changes > 0);
        changed.map(|d| d.written_out(tokens, &meant)).collect()
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
        let keys = of_keys(fold).filter(|w| self.is_known(w));
        if let Some(word) = keys.filter(|_| !self.is_known(fold) && !may_be_syllable(&token.raw)) {
            return vec![Meant {
                words: vec![word],
                origin: Origin::Slip,
            }];
        }
        if !has_vowel(fold) {
            return self.behind_consonants(fold, last, next);
        }
        let is_word = self.is_known(fold) || !marked || may_be_syllable(&token.raw);
        // "CTrị", "ĐVị": the first word's letter grown together with the second word
        let glued: Vec<Meant> = (1..fold.len().min(3))
            .filter(|_| !is_word)
            .map(|cut| fold.split_at(cut))
            .filter(|(a, _)| !has_vowel(a))
            .flat_map(|(a, b)| {
                let first = self.beside(&self.before, b);
                first
                    .filter(|w| w.starts_with(a))
                    .map(|w| Meant::full(vec![w.to_owned(), b.to_owned()]))
                    .collect::<Vec<_>>()
            })
            .collect();
        if !glued.is_empty() {
            return glued;
        }
        let origin = if is_word { Origin::Guess } else { Origin::Slip };
        let known = |w: &str| self.is_known(w) && has_vowel(w);
        let halves = (2..fold.len().saturating_sub(1))
            .filter(|_| !is_word)
            .map(|cut| fold.split_at(cut))
            .filter(|(a, b)| known(a) && known(b))
            .map(|(a, b)| vec![a.to_owned(), b.to_owned()]);
        let near = self.near(fold);
        let near = near.iter().filter(|w| has_vowel(w)).map(|w| Meant {
            words: vec![w.clone()],
            origin,
        });
        halves.map(Meant::full).chain(near).collect()
    }

    /// What letters without a vowel may stand for: a word cut short, first letters of several words,
    /// an abbreviation or a word of which one letter is wrong.
    fn behind_consonants(&self, fold: &str, last: Option<&str>, next: Option<&str>) -> Vec<Meant> {
        let mut out: Vec<Meant> = Vec::new();
        let gap = |w: &str| Meant {
            words: vec![w.to_owned()],
            origin: Origin::Gap,
        };
        // "QNLN", "CCD": one letter less, or two that changed places; another letter is another thing
        if fold.len() <= 3 {
            let first = next.map(|n| self.beside(&self.before, n));
            // "Ngày vào Đ"
            let second = last
                .filter(|_| next.is_none())
                .map(|l| self.beside(&self.after, l));
            out.extend(
                first
                    .into_iter()
                    .flatten()
                    .chain(second.into_iter().flatten())
                    .filter(|w| w.starts_with(fold) && w.len() > fold.len())
                    .map(|w| Meant::full(vec![w.to_owned()])),
            );
        }
        out.extend(self.runs(fold).map(Meant::full));
        if self.is_known(fold) {
            return out;
        }
        let near = self.near(fold);
        let near = near.iter().filter(|w| {
            // "snh", "thng": the vowel was left out; "QNLN", "CCD": a letter is missing, or two
            // changed places, for with another letter it is another thing
            let longer = w.len() > fold.len();
            let letters = || Letters::of(w).set == Letters::of(fold).set;
            // "CCCDD": a letter typed twice
            let same = || (fold.len() - 1..=fold.len()).contains(&w.len()) && letters();
            longer && (has_vowel(w) || w.len() >= 4) || !has_vowel(w) && w.len() >= 4 && same()
        });
        out.extend(near.map(|w| gap(w)));
        out
    }

    /// Words from which one letter is missing, too many, another or in its neighbour's place.
    fn near(&self, fold: &str) -> Arc<[String]> {
        if fold.len() < 3 {
            return Arc::default();
        }
        self.slips.ask(fold, || {
            let letters = Letters::of(fold);
            let words = self.words.iter();
            words
                .filter(|(w, l)| w.len() >= 3 && *w != fold && l.near(&letters))
                .map(|(w, _)| w.clone())
                .collect()
        })
    }
}

/// The letters that a word has, as a set: one slip changes it by two at most.
pub(super) fn letters_of(word: &str) -> u32 {
    let letters = word.bytes().filter(u8::is_ascii_lowercase);
    letters.fold(0, |set, b| set | 1 << (b - b'a'))
}

/// A word as its letters are compared.
#[derive(Debug, Clone, PartialEq)]
struct Letters {
    /// The letters that it has, as a set, by which distant words are passed over.
    set: u32,
    /// `y` as `i`, which folding leaves apart where a letter before it went astray ("chyuên").
    text: String,
}

impl Letters {
    fn of(word: &str) -> Self {
        let text = word.replace('y', "i");
        Self {
            set: letters_of(&text),
            text,
        }
    }

    fn near(&self, other: &Self) -> bool {
        (self.set ^ other.set).count_ones() <= 2
            && self.text.len().abs_diff(other.text.len()) <= 1
            && strsim::osa_distance(&self.text, &other.text) <= 1
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
