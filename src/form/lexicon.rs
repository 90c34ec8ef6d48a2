//! The heading words, compiled: phrases of folded words to what they may mean.

mod exact;
mod light;
mod near;
mod ways;
mod wholes;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::element::Element;
use super::header::Alone;
use super::meaning::Verdict;
use super::memo::Memo;
use super::mend::{Reading, Stock, letters_of};
use super::table::Judge;
use super::token::{Token, compared};
use crate::plan::vocabulary::HeaderWords;
use crate::schema::Field;
use crate::text::{Recall, fold, key};
use ways::Ways;
use wholes::Wholes;

/// Letters from which words that grew together are told.
const GLUED: usize = 10;

/// One thing a phrase may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sense {
    /// A field.
    Field(Field),
    /// A field, where the heading says nothing else: "Ngày, tháng, năm" alone is that of birth.
    Weak(Field),
    /// A class of a field.
    Class(Field, Arc<str>),
    /// A group above several qualifications.
    Qualification,
    /// Field of study.
    Detail,
    /// Known, not read.
    Ignored,
    /// At the beginning it says that what follows is only spoken of: "Nơi cấp CCCD", "Mã đơn vị".
    About,
    /// Of these the words for when.
    When,
    /// Anywhere it says that the heading speaks of something else: another person, the past.
    Other,
    /// Anywhere it says that the heading speaks of a plan, or of what is not attained.
    Planned,
    /// Whose judgement.
    Judge(Judge),
}

impl Sense {
    /// Whether it is something that is read, no word around it.
    const fn is_read(&self) -> bool {
        !matches!(
            self,
            Self::Ignored | Self::About | Self::When | Self::Other | Self::Planned
        )
    }
}

/// A phrase found in a heading: tokens `start..start + len`.
#[derive(Debug, Clone)]
pub(super) struct Span<'a> {
    pub(super) start: usize,
    pub(super) len: usize,
    pub(super) senses: &'a Arc<[Sense]>,
    /// The phrase as the plan writes it.
    pub(super) words: &'a Arc<str>,
}

/// The compiled words.
#[derive(Debug, Clone)]
pub(super) struct Lexicon {
    /// Folded words and the phrases that fold to them: "Năm" and "Nam" are two.
    phrases: Vec<(String, Vec<Phrase>)>,
    /// Places of `phrases` in the order of their words, put in order when a heading is first near to one.
    sorted: OnceLock<Vec<usize>>,
    /// The same phrases, by their words.
    ways: Ways,
    /// Folded words and keys: of what adds nothing, of what tells that a post is not held now.
    stop: BTreeSet<(String, String)>,
    /// Names of fields without the blanks between their words: "QUANLYNHANUOC".
    glued: BTreeMap<String, String>,
    /// Of the former whole phrases, folded.
    stops: BTreeSet<String>,
    elsewhen: Vec<Vec<(String, String)>>,
    other_bodies: Vec<Vec<(String, String)>>,
    prepositions: BTreeSet<String>,
    /// Folded words that add nothing before a phrase that means one of these fields.
    leads: BTreeMap<String, Vec<Field>>,
    /// Headings that are compared as wholes.
    wholes: Wholes,
    /// Made of the phrases once a heading is not known.
    stock: OnceLock<Stock>,
    names: BTreeMap<Field, Arc<str>>,
    /// How the plan calls a field of study.
    detail: Arc<str>,
    longest: usize,
    mended: Memo<Option<Reading>>,
    pub(super) alone: Recall<Alone>,
    /// What paths of headings were read as: the units of a committee share their forms.
    pub(super) verdicts: Memo<Verdict>,
    /// Groups that were asked whether they speak of anything known.
    pub(super) strange: Recall<bool>,
    /// Headings that were taken apart: one is asked for each column below it, and by several questions.
    pub(super) elements: Memo<Arc<Element>>,
    /// Texts that were asked whether they name persons, and any field.
    exact: Recall<Option<Field>>,
    fields: Recall<bool>,
}

#[derive(Debug, Clone)]
pub(super) struct Phrase {
    words: Arc<str>,
    key: String,
    senses: Arc<[Sense]>,
    /// How many letters its folded words have, and which: what tells that a heading is not near.
    length: usize,
    letters: u32,
}

/// A phrase that stands in a heading, whichever others do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match<'a> {
    start: usize,
    len: usize,
    phrase: &'a Phrase,
}

impl Match<'_> {
    fn is_within(&self, span: &Span<'_>) -> bool {
        span.start <= self.start && self.start + self.len <= span.start + span.len
    }

    /// Whether it is part of a span and may mean this.
    pub(super) fn means_within(&self, span: &Span<'_>, sense: &Sense) -> bool {
        self.is_within(span) && self.phrase.senses.contains(sense)
    }
}

impl Lexicon {
    pub(super) fn new(words: &HeaderWords) -> Self {
        let mut lexicon = Self {
            phrases: Vec::new(),
            sorted: OnceLock::new(),
            ways: Ways::new(),
            stop: BTreeSet::new(),
            glued: BTreeMap::new(),
            stops: words.group.stop.iter().map(|w| fold(w)).collect(),
            elsewhen: Vec::new(),
            other_bodies: Vec::new(),
            prepositions: BTreeSet::new(),
            leads: BTreeMap::new(),
            wholes: Wholes::new(words),
            stock: OnceLock::new(),
            names: BTreeMap::new(),
            detail: Arc::from(words.group.detail.first().map_or("", String::as_str)),
            longest: 1,
            mended: Memo::default(),
            alone: Recall::default(),
            verdicts: Memo::default(),
            strange: Recall::default(),
            elements: Memo::default(),
            exact: Recall::default(),
            fields: Recall::default(),
        };
        for (name, phrases) in &words.field {
            if let Some(field) = Field::parse(name) {
                lexicon.add(phrases, &Sense::Field(field));
                let folded = phrases.iter().map(|w| fold(w));
                let several = folded.filter(|w| w.len() >= GLUED && w.contains(' '));
                (lexicon.glued).extend(several.map(|w| (w.replace(' ', ""), w)));
                if let Some(first) = phrases.first() {
                    lexicon.names.insert(field, Arc::from(first.as_str()));
                }
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
        for (name, phrases) in &words.weak {
            if let Some(field) = Field::parse(name) {
                lexicon.add(phrases, &Sense::Weak(field));
            }
        }
        let group = &words.group;
        lexicon.add(&group.about, &Sense::About);
        lexicon.add(&group.when, &Sense::When);
        lexicon.add(&group.other, &Sense::Other);
        lexicon.add(&group.planned, &Sense::Planned);
        lexicon.add(&group.qualification, &Sense::Qualification);
        lexicon.add(&group.detail, &Sense::Detail);
        lexicon.add(&group.ignored, &Sense::Ignored);
        lexicon.add(&words.judge.own, &Sense::Judge(Judge::Own));
        lexicon.add(&words.judge.collective, &Sense::Judge(Judge::Collective));
        lexicon.add(&words.judge.competent, &Sense::Judge(Judge::Competent));
        lexicon.stop = group
            .stop
            .iter()
            .flat_map(|w| compared(w))
            .flat_map(|t| [t.key.clone(), t.fold.clone()].map(|key| (t.fold.clone(), key)))
            .collect();
        let marked = |words: &[String]| {
            let both = |t: &Token| (t.fold.clone(), t.key.clone());
            let of = |w: &String| compared(w).iter().map(both).collect();
            words.iter().map(of).collect()
        };
        lexicon.elsewhen = marked(&group.elsewhen);
        lexicon.other_bodies = marked(&group.other_bodies);
        for (name, leads) in &words.lead {
            if let Some(field) = Field::parse(name) {
                for lead in leads {
                    lexicon.leads.entry(fold(lead)).or_default().push(field);
                }
            }
        }
        lexicon.prepositions = group.within.iter().map(|w| key(w)).collect();
        lexicon
    }

    fn add(&mut self, phrases: &[String], sense: &Sense) {
        for words in phrases {
            let (folded, key) = (fold(words), key(words));
            self.longest = self.longest.max(folded.split(' ').count());
            // marks tell single words apart, in longer phrases they are often wrong
            let single = !folded.contains(' ');
            let (length, letters) = (folded.chars().count(), letters_of(&folded));
            let end = self.ways.add(&folded);
            if *end == 0 {
                // nearly every phrase means one thing, in one spelling
                self.phrases.push((folded, Vec::with_capacity(1)));
                *end = self.phrases.len();
            }
            let entry = &mut self.phrases[*end - 1].1;
            let at = entry
                .iter()
                .position(|p| !single || p.key == key)
                .unwrap_or_else(|| {
                    entry.push(Phrase {
                        words: Arc::from(words.as_str()),
                        key,
                        senses: Arc::from([sense.clone()]),
                        length,
                        letters,
                    });
                    entry.len() - 1
                });
            let senses = &mut entry[at].senses;
            if !senses.contains(sense) {
                *senses = senses.iter().chain([sense]).cloned().collect();
            }
        }
    }

    /// The place that a word leads to.
    fn way(&self, place: u32, token: &Token) -> Option<u32> {
        let number = token.number.get_or_init(|| self.ways.number(&token.fold));
        self.ways.next(place, (*number)?)
    }

    /// Every phrase that stands in the words, the longest first, then in the order they stand.
    pub(super) fn matches(&self, tokens: &[Token]) -> Vec<Match<'_>> {
        let mut found = Vec::new();
        for start in 0..tokens.len() {
            let mut place = 0;
            for end in start..tokens.len() {
                let Some(next) = self.way(place, &tokens[end]) else {
                    break;
                };
                place = next;
                let words = &tokens[start..=end];
                if let Some(phrase) = self.phrase_at(place, words) {
                    found.push(Match {
                        start,
                        len: words.len(),
                        phrase,
                    });
                }
            }
        }
        found.sort_by_key(|m| (Reverse(m.len), m.start));
        found
    }

    /// Non-overlapping phrases of a heading, of all that stand in it: the longest go first, and the
    /// spans are in the order they stand.
    pub(super) fn spans<'a>(&self, tokens: &[Token], matches: &[Match<'a>]) -> Vec<Span<'a>> {
        let mut found: Vec<Span<'a>> = Vec::new();
        for &Match { start, len, phrase } in matches {
            let free = |s: &Span<'_>| s.start + s.len <= start || start + len <= s.start;
            // what says of what a heading is comes first
            let about = |s| matches!(s, &Sense::About | &Sense::When);
            if found.iter().all(free)
                && (start == 0 || !phrase.senses.iter().all(about))
                && !self.may_be_light(phrase, &tokens[start..start + len])
            {
                found.push(Span {
                    start,
                    len,
                    senses: &phrase.senses,
                    words: &phrase.words,
                });
            }
        }
        found.sort_by_key(|s| s.start);
        found
    }

    /// Typed without marks a light word may look like one that is not needed: "hang nam" is "hằng
    /// năm" and no "hạng".
    fn may_be_light(&self, phrase: &Phrase, tokens: &[Token]) -> bool {
        match tokens {
            [one] => {
                phrase.senses[..] == [Sense::Ignored]
                    && phrase.key != one.key
                    && one.key == one.fold
                    && self.is_stop(one)
            }
            _ => false,
        }
    }

    /// How the plan calls a field: the first phrase that means it.
    pub(super) fn name_of(&self, field: Field) -> Arc<str> {
        match (self.names.get(&field), field) {
            (Some(name), _) => Arc::clone(name),
            (None, Field::PositionUnit) => {
                let (post, unit) = (self.name_of(Field::Position), self.name_of(Field::Unit));
                Arc::from(format!("{post}, {}", unit.to_lowercase()))
            }
            (None, Field::EducationDetail) => self.detail.clone(),
            (None, field) => Arc::from(field.name()),
        }
    }

    /// Whether some phrase says this of the whole heading; one that is part of the longer name of a
    /// field or class does not: "Can bo" is no father ("Bố"), "Con lai" no child.
    pub(super) fn says(what: &Sense, matches: &[Match<'_>], spans: &[Span<'_>]) -> bool {
        matches
            .iter()
            .filter(|m| m.phrase.senses.contains(what))
            .any(|m| {
                let longer_name = |s: &Span<'_>| {
                    let names = |s: &Sense| matches!(s, Sense::Field(_) | Sense::Class(..));
                    s.len > m.len && m.is_within(s) && s.senses.iter().any(names)
                };
                !spans.iter().any(longer_name)
            })
    }

    /// Whether some words tell that posts named here are those of another time, or only wished for;
    /// part of the longer name of a field they do not ("Đã qua đào tạo").
    pub(super) fn is_elsewhen(&self, tokens: &[Token], spans: &[Span<'_>]) -> bool {
        says_any(&self.elsewhen, tokens, spans)
    }

    /// Whether some words tell that a committee named here is not the Party's.
    pub(super) fn is_of_other_body(&self, tokens: &[Token], spans: &[Span<'_>]) -> bool {
        says_any(&self.other_bodies, tokens, spans)
    }

    /// Whether words, joined, are as they stand the name of a field: a heading typed over several cells.
    pub(super) fn is_a_field(&self, text: &str) -> bool {
        let words = compared(text);
        (2..=self.longest).contains(&words.len())
            && self
                .phrase(&words)
                .is_some_and(|p| p.senses.iter().any(|s| matches!(s, Sense::Field(_))))
    }

    /// How a heading with words that are not known may have been meant.
    pub(super) fn readings(&self, tokens: &[Token], open: &[bool]) -> Vec<Reading> {
        let stock = self.stock.get_or_init(|| {
            // what is only passed over is no word that a short form stands for
            let is_read = |list: &[Phrase]| {
                let mut senses = list.iter().flat_map(|p| p.senses.iter());
                senses.any(Sense::is_read)
            };
            let phrases = self
                .phrases
                .iter()
                .map(|(w, list)| (w.as_str(), is_read(list)));
            Stock::of(phrases.chain(self.stops.iter().map(|w| (w.as_str(), false))))
        });
        stock.readings(tokens, open)
    }

    /// What `find` gives for a heading; asked once for each text, for headings are read many times over.
    pub(super) fn mended(
        &self,
        tokens: &[Token],
        find: impl FnOnce() -> Option<Reading>,
    ) -> Option<Reading> {
        let words: Vec<&str> = tokens.iter().map(|t| t.raw.as_str()).collect();
        self.mended.ask(&words.join(" "), find)
    }

    /// The phrase that these are the words of.
    fn phrase(&self, tokens: &[Token]) -> Option<&Phrase> {
        let mut place = 0;
        for token in tokens {
            place = self.way(place, token)?;
        }
        self.phrase_at(place, tokens)
    }

    /// The phrase that ends at a place to which these words led.
    fn phrase_at(&self, place: u32, tokens: &[Token]) -> Option<&Phrase> {
        let (_, found) = &self.phrases[self.ways.end(place)?];
        // one word alone: "Năm" is not "Nam"; marks that are there must agree
        match tokens {
            [one] => found
                .iter()
                .find(|p| p.key == one.key)
                .or_else(|| found.first().filter(|_| one.key == one.fold)),
            _ => found.first(),
        }
    }

    /// Whether a heading is known as a whole and not needed.
    pub(super) fn is_ignored(&self, heading: &str) -> bool {
        let words = compared(super::marker::split(heading).1);
        words.len() <= self.longest
            && self
                .phrase(&words)
                .is_some_and(|p| p.senses.contains(&Sense::Ignored))
    }

    /// Whether a word adds nothing to what a heading says; "Cưa qua đào tạo" has no "của".
    pub(super) fn is_stop(&self, token: &Token) -> bool {
        self.stop.contains(&(token.fold.clone(), token.key.clone()))
            || token.fold.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether what follows only says where or whose.
    pub(super) fn is_preposition(&self, token: &Token) -> bool {
        self.prepositions.contains(&token.key)
    }
}

/// Whether one of the phrases stands in a heading, other than within the longer name of a field.
fn says_any(phrases: &[Vec<(String, String)>], tokens: &[Token], spans: &[Span<'_>]) -> bool {
    phrases.iter().any(|phrase| {
        let mut runs = tokens.windows(phrase.len()).enumerate();
        runs.any(|(start, run)| {
            let inside = |s: &Span<'_>| {
                let names = |s: &Sense| matches!(s, Sense::Field(_) | Sense::Class(..));
                let covers = s.start <= start && start + run.len() <= s.start + s.len;
                covers && s.len > run.len() && s.senses.iter().any(names)
            };
            // "cu" typed without marks may be "cũ", "củ" with them is not
            run.iter()
                .zip(phrase)
                .all(|(t, (fold, key))| t.fold == *fold && (t.key == *key || t.key == *fold))
                && !spans.iter().any(inside)
        })
    })
}
