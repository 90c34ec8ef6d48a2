//! Phrases of the field, found in text as whole words, the longest first.

#![expect(
    clippy::disallowed_types,
    reason = "looked up by what a word is, never walked through: its order is not seen"
)]

use std::collections::HashMap;

use strsim::osa_distance;

use crate::text::{WordHash, fold};

/// Phrases and what each means. Compared without marks, case and punctuation, word by word.
#[derive(Debug)]
pub(super) struct Lexicon<T> {
    /// Phrases that begin with the same word, longest first.
    groups: Vec<Vec<(Vec<String>, T)>>,
    /// Where the phrases that begin with a word stand: most words of a text begin none.
    places: HashMap<String, usize, WordHash>,
    /// The places in the order of these words.
    order: Vec<usize>,
    /// Letters of the longest first word.
    longest_first: usize,
}

impl<T: Copy> Lexicon<T> {
    /// A lexicon without phrases.
    pub(super) const fn new() -> Self {
        Self {
            groups: Vec::new(),
            places: HashMap::with_hasher(WordHash::new()),
            order: Vec::new(),
            longest_first: 0,
        }
    }

    /// Adds a phrase as people write it; one without letters or digits is passed over.
    pub(super) fn insert(&mut self, phrase: &str, meaning: T) {
        let words: Vec<String> = fold(phrase).split_whitespace().map(str::to_owned).collect();
        let Some(first) = words.first() else { return };
        self.longest_first = self.longest_first.max(first.len());
        let place = self.places.get(first).copied();
        let place = place.unwrap_or_else(|| self.add_group(first.clone()));
        let entries = &mut self.groups[place];
        let at = entries.partition_point(|(w, _)| w.len() >= words.len());
        entries.insert(at, (words, meaning));
    }

    /// Makes a place for the phrases that begin with a word.
    fn add_group(&mut self, first: String) -> usize {
        let place = self.groups.len();
        let before = |&other: &usize| self.groups[other][0].0[0] < first;
        self.order.insert(self.order.partition_point(before), place);
        // nearly every word begins one phrase
        self.groups.push(Vec::with_capacity(1));
        self.places.insert(first, place);
        place
    }

    /// The phrases that begin with a word, the longest first.
    fn group(&self, first: &str) -> Option<&[(Vec<String>, T)]> {
        Some(&self.groups[*self.places.get(first)?])
    }

    /// All phrases, in the order of their first words.
    fn phrases(&self) -> impl Iterator<Item = &(Vec<String>, T)> {
        self.order.iter().flat_map(|&place| &self.groups[place])
    }

    /// Adds several phrases of one meaning.
    pub(super) fn extend(&mut self, phrases: &[String], meaning: T) {
        for phrase in phrases {
            self.insert(phrase, meaning);
        }
    }

    /// The longest phrase that the words begin with: how many words it takes, and its meaning.
    pub(super) fn at(&self, words: &[&str]) -> Option<(usize, T)> {
        let (first, rest) = words.split_first()?;
        self.group(first)?
            .iter()
            .find(|(phrase, _)| {
                phrase.len() <= words.len() && phrase[1..].iter().zip(rest).all(|(a, b)| a == b)
            })
            .map(|(phrase, meaning)| (phrase.len(), *meaning))
    }

    /// Whether any phrase stands anywhere in the words.
    pub(super) fn find(&self, words: &[&str]) -> Option<(usize, usize, T)> {
        (0..words.len()).find_map(|i| self.at(&words[i..]).map(|(n, m)| (i, n, m)))
    }

    /// The meaning of a phrase of the first words and one more, where the last word is that one but for a slip
    /// ("CV cíhnh") and no phrase begins with it.
    pub(super) fn near_longer(&self, words: &[&str], taken: usize) -> Option<T> {
        const LEAST: usize = 4;
        let last = *words.get(taken).filter(|_| words.len() == taken + 1)?;
        if last.len() < LEAST || self.at(&[last]).is_some() {
            return None;
        }
        let phrases = self.group(words[0])?.iter();
        let mut longer = phrases.filter(|(phrase, _)| {
            let (more, rest) = (&phrase[1..], &words[1..]);
            let same =
                more.len() == taken && more.iter().zip(rest).take(taken - 1).all(|(a, b)| a == b);
            same && more
                .last()
                .is_some_and(|word| osa_distance(word, last) == 1)
        });
        longer.next().map(|(_, meaning)| *meaning)
    }

    /// The phrase that the words begin with but for a slip of the keyboard, among those that
    /// `wanted` accepts: how many words it takes, its meaning, and whether only spaces differ.
    ///
    /// Only phrases of two or more spelled-out words can be near: between abbreviations one
    /// letter is all the difference (TCLLCT, CCLLCT).
    pub(super) fn near(
        &self,
        words: &[&str],
        wanted: impl Fn(T) -> bool,
    ) -> Option<(usize, T, bool)> {
        // "CC chuyên viên chính": a phrase that stands behind an unknown word is itself, no slip
        if words.len() > 2 && self.at(&words[1..]).is_some_and(|(n, _)| n >= 2) {
            return None;
        }
        let mut best: Option<(usize, usize, T)> = None;
        for (phrase, meaning) in self.phrases() {
            if !wanted(*meaning) || !is_spelled_out(phrase) {
                continue;
            }
            let letters = phrase.concat();
            for taken in phrase.len().saturating_sub(1)..=phrase.len() + 1 {
                if taken == 0 || taken > words.len() {
                    continue;
                }
                let text = words[..taken].concat();
                let allowed = slips(letters.len(), taken == words.len());
                if text.len().abs_diff(letters.len()) > allowed {
                    continue;
                }
                let distance = osa_distance(&letters, &text);
                let closer = best.is_none_or(|(d, n, _)| (distance, n) < (d, taken));
                if distance <= allowed && closer {
                    best = Some((distance, taken, *meaning));
                }
            }
        }
        best.map(|(distance, taken, meaning)| (taken, meaning, distance == 0))
    }
}

impl<T: Copy + PartialEq> Lexicon<T> {
    /// The phrase that the words begin with where single letters stand for words ("H.thành tốt"),
    /// or one abbreviation is written letter by letter ("C.V.C"): how many words it takes, and its
    /// meaning. Of phrases equally long that mean different things it is none.
    pub(super) fn abbreviated(&self, words: &[&str]) -> Option<(usize, T)> {
        let is_letter = |w: &str| w.len() == 1 && w.as_bytes()[0].is_ascii_alphabetic();
        // more letters than the longest word has spell none: a text of letters alone costs no more
        let letters = words
            .iter()
            .take(self.longest_first)
            .take_while(|w| is_letter(w))
            .count();
        let spelled = (2..=letters).rev().find_map(|n| {
            let joined = words[..n].concat();
            let phrases = self.group(&joined)?;
            let (phrase, meaning) = phrases.iter().find(|(phrase, _)| {
                let (more, rest) = (&phrase[1..], &words[n..]);
                more.len() <= rest.len() && more.iter().zip(rest).all(|(a, b)| a == b)
            })?;
            Some((phrase.len() + n - 1, *meaning))
        });
        if spelled.is_some() || !words.iter().take(6).any(|w| is_letter(w)) {
            return spelled;
        }
        let mut best: Option<(usize, T)> = None;
        let mut tie = false;
        for (phrase, meaning) in self.phrases() {
            if phrase.len() < 2 || phrase.len() > words.len() {
                continue;
            }
            let (mut full, mut initials) = (0, 0);
            let matches = phrase.iter().zip(words).all(|(p, w)| {
                let same = p == w;
                full += if same { w.len() } else { 0 };
                initials += usize::from(!same);
                same || is_letter(w) && p.len() > 1 && p.starts_with(*w)
            });
            if !matches || initials == 0 || full < 3 {
                continue;
            }
            match best {
                Some((longest, _)) if longest > phrase.len() => {}
                Some((longest, other)) if longest == phrase.len() => tie |= other != *meaning,
                _ => {
                    tie = false;
                    best = Some((phrase.len(), *meaning));
                }
            }
        }
        best.filter(|_| !tie)
    }
}

/// Two or more words, none of them an abbreviation.
fn is_spelled_out(phrase: &[String]) -> bool {
    phrase.len() >= 2
        && phrase
            .iter()
            .all(|w| w.len() >= 2 && w.contains(['a', 'e', 'i', 'o', 'u', 'y']))
}

/// How many letters may be wrong in a phrase of so many.
pub(super) const fn slips(letters: usize, whole: bool) -> usize {
    match letters {
        0..=4 => 0,
        5 => whole as usize,
        6..=11 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Lexicon<u8> {
        let mut lexicon = Lexicon::new();
        for (phrase, meaning) in [
            ("Đại học", 1),
            ("Trên đại học", 2),
            ("ĐH", 1),
            ("Cao đẳng", 3),
        ] {
            lexicon.insert(phrase, meaning);
        }
        lexicon
    }

    #[test]
    fn the_longest_phrase_wins() {
        let lexicon = sample();
        assert_eq!(lexicon.at(&["tren", "dai", "hoc"]), Some((3, 2)));
        assert_eq!(lexicon.at(&["dai", "hoc", "luat"]), Some((2, 1)));
        assert_eq!(lexicon.at(&["dhsp"]), None);
        assert_eq!(lexicon.find(&["bang", "dh"]), Some((1, 1, 1)));
    }

    #[test]
    fn letters_stand_for_words() {
        let lexicon = sample();
        assert_eq!(lexicon.abbreviated(&["c", "dang"]), Some((2, 3)));
        assert_eq!(lexicon.abbreviated(&["d", "h", "luat"]), Some((2, 1)));
        assert_eq!(lexicon.abbreviated(&["t", "dai", "hoc"]), Some((3, 2)));
        assert_eq!(lexicon.abbreviated(&["cao", "dang"]), None);
        assert_eq!(lexicon.abbreviated(&["x", "dang"]), None);
        assert_eq!(lexicon.abbreviated(&["c", "d"]), None);
        assert_eq!(lexicon.abbreviated(&[]), None);
    }

    #[test]
    fn slips_are_near_but_other_words_are_not() {
        let lexicon = sample();
        assert_eq!(lexicon.near(&["dai", "hco"], |_| true), Some((2, 1, false)));
        assert_eq!(lexicon.near(&["daihoc"], |_| true), Some((1, 1, true)));
        assert_eq!(lexicon.near(&["cao", "dag"], |_| true), Some((2, 3, false)));
        assert_eq!(lexicon.near(&["ke", "toan"], |_| true), None);
        assert_eq!(lexicon.near(&["h"], |_| true), None);
    }
}
