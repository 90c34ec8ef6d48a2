//! The words by which names of units are compared, read from data.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::noise::is_year;
use super::segment::Segment;
use crate::text::{WordMarks, fold, key};

/// The tables, made ready for comparing.
pub(super) struct UnitWords {
    /// Ways of writing a word, folded, to the tokens they are taken for.
    pub(super) folds: Phrases<Vec<String>>,
    /// Phrases before and after names, in tokens.
    pub(super) noise: Phrases<()>,
    /// Phrases before a year, in tokens.
    pub(super) before_year: Phrases<()>,
    /// Words at which a name outside the plan ends, folded.
    stop: Phrases<()>,
    /// The same with marks.
    stop_marked: Phrases<()>,
    /// Words after which a kind's word begins no name, folded.
    pub(super) not_before: Phrases<()>,
    /// Phrases that begin like a kind's words and name no unit, with marks.
    pub(super) no_name: Phrases<()>,
    /// Behind which a title names others, folded.
    pub(super) mention: Phrases<bool>,
    /// Those of them behind which a file's name says who is written to, folded.
    pub(super) receivers: Phrases<()>,
    /// With which names of parts of any unit begin, folded.
    pub(super) parts: Phrases<()>,
    /// The same of units that are no offices.
    pub(super) larger_parts: Phrases<()>,
    /// The same of areas, in tokens.
    pub(super) parts_of_areas: Phrases<()>,
    /// With which names of offices begin, folded.
    pub(super) offices: Phrases<()>,
    /// With which names of services begin that begin as offices do.
    pub(super) services: Phrases<()>,
    /// Tokens that make a name plain.
    pub(super) heads: BTreeSet<String>,
    /// Words that make another word of a kind behind them: "môi trường".
    pub(super) joined: BTreeSet<String>,
    /// Spellings of words in units outside the plan, by folded form.
    pub(super) outside: Phrases<Spelling>,
}

/// How a word is written in slugs and names of units outside the plan.
#[derive(Debug, Clone)]
pub(super) struct Spelling {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) needs: String,
}

/// Phrases of one or more words, found longest first.
#[derive(Debug, Clone)]
pub(super) struct Phrases<T> {
    /// Their words and what they stand for, the longest first.
    all: Vec<(Vec<String>, T)>,
    /// Places of the phrases that begin, and of those that end, with a word; of few tables the latter are asked.
    by_first: BTreeMap<String, Vec<usize>>,
    by_last: OnceLock<BTreeMap<String, Vec<usize>>>,
    /// The marks of words that phrases begin with.
    firsts: WordMarks,
}

impl<T> Phrases<T> {
    pub(super) fn new(entries: impl IntoIterator<Item = (String, T)>) -> Self {
        let once: BTreeMap<String, T> = entries.into_iter().collect();
        let split = |phrase: String| phrase.split(' ').map(str::to_owned).collect();
        let mut all: Vec<(Vec<String>, T)> = (once.into_iter())
            .map(|(phrase, stands_for)| (split(phrase), stands_for))
            .collect();
        all.sort_by_key(|(words, _)| Reverse(words.len()));
        let mut firsts = WordMarks::new();
        for first in all.iter().filter_map(|(words, _)| words.first()) {
            firsts.add(first);
        }
        Self {
            by_first: by_word(&all, <[String]>::first),
            by_last: OnceLock::new(),
            all,
            firsts,
        }
    }

    /// The longest phrase at the beginning of `words`: how many words it has, and what it stands for.
    pub(super) fn at_start<'a>(
        &self,
        mut words: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<(usize, &T)> {
        let first = words.next().filter(|w| self.firsts.may_hold(w))?;
        let places = self.by_first.get(first)?;
        places.iter().find_map(|&at| {
            let (phrase, stands_for) = &self.all[at];
            let mut words = words.clone();
            let stands = (phrase.iter().skip(1)).all(|word| words.next() == Some(word));
            stands.then_some((phrase.len(), stands_for))
        })
    }

    /// How many words the longest phrase at the end of `words` has; `words` from the last on.
    pub(super) fn at_end<'a>(
        &self,
        mut words: impl Iterator<Item = &'a str> + Clone,
    ) -> Option<usize> {
        let by_last = self
            .by_last
            .get_or_init(|| by_word(&self.all, <[String]>::last));
        let places = by_last.get(words.next()?)?;
        places.iter().find_map(|&at| {
            let phrase = &self.all[at].0;
            let mut words = words.clone();
            let stands = (phrase.iter().rev().skip(1)).all(|word| words.next() == Some(word));
            stands.then_some(phrase.len())
        })
    }
}

/// Places of phrases by one of their words.
fn by_word<T>(
    phrases: &[(Vec<String>, T)],
    word: fn(&[String]) -> Option<&String>,
) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (words, _)) in phrases.iter().enumerate() {
        if let Some(word) = word(words) {
            places.entry(word.clone()).or_default().push(at);
        }
    }
    places
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    fold: Vec<Fold>,
    noise: List,
    before_year: List,
    stop: List,
    not_before: List,
    no_name: List,
    parts: Parts,
    mention: Mention,
    heads: List,
    joined: List,
    outside: Vec<Outside>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fold {
    short: String,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    words: Vec<String>,
    larger: Vec<String>,
    of_areas: Vec<String>,
    offices: Vec<String>,
    services: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mention {
    words: Vec<String>,
    receivers: Vec<String>,
    forms: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outside {
    forms: Vec<String>,
    slug: String,
    name: String,
    #[serde(default)]
    needs: String,
}

impl UnitWords {
    /// The shipped words.
    #[expect(
        clippy::expect_used,
        reason = "the file is embedded and read by the tests"
    )]
    pub(super) fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<UnitWords> = LazyLock::new(|| {
            let file = crate::text::read_table(crate::text::table!("unit-words"));
            UnitWords::new(file.expect("the embedded words are sound"))
        });
        &SHIPPED
    }

    /// Whether a name ends before a word. With marks where the text has some: "có" ends a name, "Cơ"
    /// does not.
    pub(super) fn stops(&self, segment: &Segment, at: usize) -> bool {
        let words = segment.words.iter().skip(at);
        let folds = words.clone().map(|word| word.fold.as_str());
        if let Some((length, ())) = self.before_year.at_start(folds) {
            let next = segment.words.get(at + length);
            return next.is_some_and(|word| is_year(&word.fold));
        }
        if segment.marked {
            self.stop_marked
                .at_start(words.map(|word| word.key.as_str()))
                .is_some()
        } else {
            self.stop
                .at_start(words.map(|word| word.fold.as_str()))
                .is_some()
        }
    }

    fn new(file: File) -> Self {
        let folds = Phrases::new(file.fold.into_iter().flat_map(|entry| {
            let short: Vec<String> = entry.short.split_whitespace().map(str::to_owned).collect();
            let forms = entry.forms.into_iter();
            forms.map(move |form| (fold(&form), short.clone()))
        }));
        let tokens = |phrase: &String| tokens(&folds, &fold(phrase)).join(" ");
        let folded = |list: &List| Phrases::new(list.words.iter().map(|word| (fold(word), ())));
        let plain = |list: &[String]| Phrases::new(list.iter().map(|word| (fold(word), ())));
        let marked = |list: &List| Phrases::new(list.words.iter().map(|word| (key(word), ())));
        Self {
            noise: Phrases::new(file.noise.words.iter().map(|word| (tokens(word), ()))),
            before_year: Phrases::new(file.before_year.words.iter().map(|word| (tokens(word), ()))),
            stop: folded(&file.stop),
            stop_marked: marked(&file.stop),
            no_name: marked(&file.no_name),
            not_before: folded(&file.not_before),
            mention: {
                let words = file.mention.words.iter().map(|word| (fold(word), true));
                Phrases::new(words.chain(file.mention.forms.iter().map(|w| (fold(w), false))))
            },
            receivers: plain(&file.mention.receivers),
            parts: plain(&file.parts.words),
            larger_parts: plain(&file.parts.larger),
            parts_of_areas: Phrases::new(file.parts.of_areas.iter().map(|w| (tokens(w), ()))),
            offices: plain(&file.parts.offices),
            services: plain(&file.parts.services),
            heads: file.heads.words.iter().map(tokens).collect(),
            joined: file.joined.words.iter().map(tokens).collect(),
            outside: Phrases::new(file.outside.into_iter().flat_map(|entry| {
                let spelling = Spelling {
                    slug: entry.slug,
                    name: entry.name,
                    needs: entry.needs,
                };
                let forms = entry.forms.into_iter();
                forms.map(move |form| (fold(&form), spelling.clone()))
            })),
            folds,
        }
    }
}

/// A folded text in tokens, every way of writing a word taken for one.
fn tokens(folds: &Phrases<Vec<String>>, folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((length, short)) = folds.at_start(rest.iter().copied()) {
            out.extend(short.iter().cloned());
            at += length;
        } else {
            out.extend(rest.first().map(|word| (*word).to_owned()));
            at += 1;
        }
    }
    out
}
