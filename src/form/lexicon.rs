//! The heading words, compiled: phrases of folded words to what they may mean.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::table::Judge;
use crate::plan::vocabulary::HeaderWords;
use crate::schema::Field;
use crate::text::{fold, key};

/// One thing a phrase may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sense {
    /// A field.
    Field(Field),
    /// A class of a field.
    Class(Field, Arc<str>),
    /// A group above several qualifications.
    Qualification,
    /// Field of study.
    Detail,
    /// Known, not read.
    Ignored,
    /// Whose judgement.
    Judge(Judge),
}

/// A phrase found in a heading: tokens `start..start + len`.
#[derive(Debug, Clone)]
pub(super) struct Span<'a> {
    pub(super) start: usize,
    pub(super) len: usize,
    pub(super) senses: &'a [Sense],
}

/// A word of a heading in its two compared forms.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) fold: String,
    pub(super) key: String,
}

/// The compiled words.
#[derive(Debug, Clone)]
pub(super) struct Lexicon {
    phrases: BTreeMap<String, Phrase>,
    stop: BTreeSet<String>,
    longest: usize,
}

#[derive(Debug, Clone)]
struct Phrase {
    words: Arc<str>,
    key: String,
    senses: Vec<Sense>,
}

impl Lexicon {
    pub(super) fn new(words: &HeaderWords) -> Self {
        let mut lexicon = Self {
            phrases: BTreeMap::new(),
            stop: BTreeSet::new(),
            longest: 1,
        };
        for (name, phrases) in &words.field {
            if let Some(field) = Field::parse(name) {
                lexicon.add(phrases, &Sense::Field(field));
            }
        }
        for (name, classes) in &words.class {
            let Some(field) = Field::parse(name) else {
                continue;
            };
            for (class, phrases) in classes {
                lexicon.add(phrases, &Sense::Class(field, Arc::from(class.as_str())));
            }
        }
        let group = &words.group;
        lexicon.add(&group.qualification, &Sense::Qualification);
        lexicon.add(&group.detail, &Sense::Detail);
        lexicon.add(&group.ignored, &Sense::Ignored);
        lexicon.add(&words.judge.own, &Sense::Judge(Judge::Own));
        lexicon.add(&words.judge.collective, &Sense::Judge(Judge::Collective));
        lexicon.add(&words.judge.competent, &Sense::Judge(Judge::Competent));
        lexicon.stop = group
            .stop
            .iter()
            .flat_map(|w| fold(w).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .collect();
        lexicon
    }

    fn add(&mut self, phrases: &[String], sense: &Sense) {
        for words in phrases {
            let folded = fold(words);
            self.longest = self.longest.max(folded.split(' ').count());
            let entry = self.phrases.entry(folded).or_insert_with(|| Phrase {
                words: Arc::from(words.as_str()),
                key: key(words),
                senses: Vec::new(),
            });
            if !entry.senses.contains(sense) {
                entry.senses.push(sense.clone());
            }
        }
    }

    /// Non-overlapping phrases of a heading, longest first, in the order they stand.
    pub(super) fn spans(&self, tokens: &[Token]) -> Vec<Span<'_>> {
        let mut found: Vec<Span<'_>> = Vec::new();
        for len in (1..=self.longest.min(tokens.len())).rev() {
            for start in 0..=tokens.len() - len {
                let free = |s: &Span<'_>| s.start + s.len <= start || start + len <= s.start;
                if !found.iter().all(free) {
                    continue;
                }
                if let Some(senses) = self.phrase(&tokens[start..start + len]) {
                    found.push(Span { start, len, senses });
                }
            }
        }
        found.sort_by_key(|s| s.start);
        found
    }

    fn phrase(&self, tokens: &[Token]) -> Option<&[Sense]> {
        let found = match tokens {
            [one] => self.phrases.get(&one.fold),
            many => {
                let joined = many
                    .iter()
                    .map(|t| t.fold.as_str())
                    .collect::<Vec<_>>()
                    .join(" ");
                self.phrases.get(&joined)
            }
        }?;
        // one word alone: "Năm" is not "Nam"; marks that are there must agree
        if let [one] = tokens {
            let marked = one.key != one.fold;
            if marked && one.key != found.key {
                return None;
            }
        }
        Some(&found.senses)
    }

    /// The part of a name that a heading names in so many words, remarks in brackets aside.
    pub(super) fn names_exactly(&self, text: &str) -> Option<Field> {
        let words = tokens(text.split('(').next().unwrap_or(""));
        let whole = match &words[..] {
            [] => return None,
            words if words.len() > self.longest => return None,
            words => self.phrase(words)?,
        };
        whole.iter().find_map(|s| match s {
            Sense::Field(f @ (Field::FullName | Field::FamilyName | Field::GivenName)) => Some(*f),
            _ => None,
        })
    }

    /// Whether a text is, for the most part, phrases that name fields (a class such as "Đại học" may be data).
    pub(super) fn names_a_field(&self, text: &str) -> bool {
        let words = tokens(text.split('(').next().unwrap_or(""));
        if words.is_empty() || words.len() > 12 {
            return false;
        }
        let spans = self.spans(&words);
        let field = spans
            .iter()
            .any(|s| s.senses.iter().any(|s| matches!(s, Sense::Field(_))));
        field && spans.iter().map(|s| s.len).sum::<usize>() * 2 > words.len()
    }

    /// Whether a word adds nothing to what a heading says.
    pub(super) fn is_stop(&self, token: &Token) -> bool {
        self.stop.contains(&token.fold) || token.fold.bytes().all(|b| b.is_ascii_digit())
    }

    /// The phrase nearest to a whole heading that holds no known word: at most one letter in ten is
    /// wrong, beyond the first wrong letter half the words are right, and no phrase of another
    /// meaning is as near.
    pub(super) fn nearest(&self, folded: &str) -> Option<(&[Sense], &Arc<str>)> {
        let letters = folded.chars().count();
        if letters < 5 {
            return None;
        }
        let allowed = 1 + letters / 10;
        let mut best: Option<(usize, &Phrase)> = None;
        let mut tied = false;
        for (phrase, entry) in &self.phrases {
            if phrase.chars().count().abs_diff(letters) > allowed || phrase.len() < 5 {
                continue;
            }
            let distance = strsim::osa_distance(phrase, folded);
            if distance > allowed
                || distance > 1 && !half_agree(phrase, folded)
                || other_abbreviation(phrase, folded)
            {
                continue;
            }
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

/// Whether two phrases differ in an abbreviation: "BCH" is no slip for "BTV".
fn other_abbreviation(a: &str, b: &str) -> bool {
    let short = |w: &str| w.len() <= 4 && !w.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    a.split(' ').count() == b.split(' ').count()
        && a.split(' ')
            .zip(b.split(' '))
            .any(|(x, y)| x != y && (short(x) || short(y)))
}

/// Whether half the words of two phrases are the same.
fn half_agree(a: &str, b: &str) -> bool {
    let same = a
        .split(' ')
        .filter(|w| b.split(' ').any(|o| o == *w))
        .count();
    same * 2 >= a.split(' ').count()
}

/// The words of a heading; `key` and `fold` cut at the same places.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    fold(text)
        .split(' ')
        .zip(key(text).split(' '))
        .filter(|(f, _)| !f.is_empty())
        .map(|(f, k)| Token {
            fold: f.to_owned(),
            key: k.to_owned(),
        })
        .collect()
}
