//! The phrase that a misspelt heading is nearest to.

use std::sync::Arc;

use super::super::mend::letters_of;
use super::super::token::{other_abbreviation, words_agree};
use super::{Lexicon, Phrase, Sense};

impl Lexicon {
    /// The phrase nearest to a whole heading: at most one letter in ten is wrong, beyond the first
    /// wrong letter no word has more than one and half of them have none, and no phrase of another
    /// meaning is as near, marks included (`keys`).
    pub(in crate::form) fn nearest(
        &self,
        folded: &str,
        keys: &str,
    ) -> Option<(&Arc<[Sense]>, &Arc<str>)> {
        let letters = folded.chars().count();
        if letters < 5 {
            return None;
        }
        let allowed = 1 + letters / 10;
        let set = letters_of(folded);
        let mut best: Option<((usize, usize), &Phrase)> = None;
        let mut tied = false;
        let sorted = self.sorted.get_or_init(|| {
            let mut places: Vec<usize> = (0..self.phrases.len()).collect();
            places.sort_unstable_by(|a, b| self.phrases[*a].0.cmp(&self.phrases[*b].0));
            places
        });
        let entries = (sorted.iter().map(|&at| &self.phrases[at]))
            .flat_map(|(folded, list)| list.iter().map(move |entry| (folded, entry)));
        for (phrase, entry) in entries {
            let changed = (entry.letters ^ set).count_ones() as usize;
            if entry.length.abs_diff(letters) > allowed || changed > 2 * allowed || phrase.len() < 5
            {
                continue;
            }
            let distance = strsim::osa_distance(phrase, folded);
            if distance > allowed
                || distance > 1 && !words_agree(phrase, folded)
                || other_abbreviation(phrase, folded)
            {
                continue;
            }
            let distance = (distance, strsim::osa_distance(&entry.key, keys));
            match best {
                Some((d, _)) if d < distance => {}
                Some((d, other)) if d == distance => tied |= other.senses != entry.senses,
                _ => {
                    best = Some((distance, entry));
                    tied = false;
                }
            }
        }
        match best {
            Some((_, entry)) if !tied => Some((&entry.senses, &entry.words)),
            _ => None,
        }
    }
}
