//! Units that name themselves by the words of their kind, but are not in the plan.

use std::ops::Range;
use std::sync::OnceLock;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::UnitMatch;
use super::index::Names;
use super::noise::{is_number, is_year};
use super::segment::{Segment, Word};
use super::words::{Phrases, UnitWords};
use crate::plan::Plan;
use crate::text::{WordMarks, fold, key};

/// Words of a commune's name, a figure behind them aside.
const LONGEST_NAME: usize = 3;

/// The words of a plan's kinds.
#[derive(Debug)]
pub(super) struct Kinds {
    phrases: Vec<KindPhrase>,
    /// The marks of their first words, folded and with marks: most words of a text begin none.
    firsts: WordMarks,
    default_level: String,
    /// Words of kinds and names of the plan's units as they are written.
    spellings: Vec<String>,
    /// The same by their folded form, put in order for the first text without marks.
    written: OnceLock<Phrases<String>>,
}

/// Words that tell a kind.
#[derive(Debug)]
pub(super) struct KindPhrase {
    /// Code of the kind.
    pub(super) code: String,
    level: String,
    separate: bool,
    owns_bodies: bool,
    folds: Vec<String>,
    keys: Vec<String>,
}

/// A kind's words in a segment.
pub(super) struct Head<'a> {
    phrase: &'a KindPhrase,
    /// First word.
    pub(super) at: usize,
    /// Number of words.
    pub(super) length: usize,
}

impl Kinds {
    pub(super) fn new(plan: &Plan) -> Self {
        let split = |text: String| text.split(' ').map(str::to_owned).collect();
        let mut phrases: Vec<KindPhrase> = plan
            .kinds
            .iter()
            .flat_map(|kind| kind.words.iter().map(move |word| (kind, word)))
            .map(|(kind, word)| KindPhrase {
                code: kind.code.clone(),
                level: kind.level.clone(),
                separate: kind.separate,
                owns_bodies: kind.owns_bodies,
                folds: split(fold(word)),
                keys: split(key(word)),
            })
            .collect();
        // the longest words are the most telling: "phòng giao dịch" is not "phòng"
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.folds.len()));
        let mut firsts = WordMarks::new();
        for phrase in &phrases {
            for first in [&phrase.folds, &phrase.keys]
                .into_iter()
                .filter_map(|w| w.first())
            {
                firsts.add(first);
            }
        }
        Self {
            phrases,
            firsts,
            default_level: plan.default_level().to_owned(),
            spellings: spellings(plan),
            written: OnceLock::new(),
        }
    }

    /// The kind a text tells: by its first words, else by those of a kind that stays apart.
    pub(super) fn first<'a>(&'a self, segment: &Segment, from: usize) -> Option<&'a KindPhrase> {
        let apart = || self.separate(segment, from, from).map(|head| head.phrase);
        self.at(segment, from, from).or_else(apart)
    }

    /// Whether the word of a kind that owns bodies stands somewhere.
    pub(super) fn says_owner(&self, segment: &Segment) -> bool {
        let owners = || self.phrases.iter().filter(|phrase| phrase.owns_bodies);
        (0..segment.words.len()).any(|at| owners().any(|phrase| phrase.stands_at(segment, at)))
    }

    fn at<'a>(&'a self, segment: &Segment, at: usize, begin: usize) -> Option<&'a KindPhrase> {
        let first = segment.words.get(at)?;
        let first = if segment.marked {
            &first.key
        } else {
            &first.fold
        };
        if !self.firsts.may_hold(first) {
            return None;
        }
        let mut phrases = self.phrases.iter();
        let found = phrases.find(|phrase| {
            // "TH", "MN", "TT" mean too much to be believed in the middle of a text
            let short = phrase.folds.len() == 1 && phrase.folds.iter().all(|f| f.len() <= 2);
            let believed = !short || (at == begin && segment.has_name_at(at + 1));
            believed && phrase.stands_at(segment, at)
        });
        found.filter(|_| !words_name_nothing(segment, at))
    }

    /// The next words from `from` on of a kind that stays apart; `begin` is where the text proper begins.
    pub(super) fn separate<'a>(
        &'a self,
        segment: &Segment,
        from: usize,
        begin: usize,
    ) -> Option<Head<'a>> {
        (from..segment.words.len()).find_map(|at| {
            let phrase = self
                .at(segment, at, begin)
                .filter(|phrase| phrase.separate)?;
            Some(Head {
                phrase,
                at,
                length: phrase.folds.len(),
            })
        })
    }

    /// The unit named from a kind's words on, up to `limit`; none where only the kind is named
    /// ("viên chức trường học").
    pub(super) fn name(
        &self,
        segment: &Segment,
        head: &Head<'_>,
        limit: usize,
        names: &Names,
        words: &UnitWords,
    ) -> Option<UnitMatch> {
        let end = name_end(segment, head.at + head.length, limit, words);
        let place = |at: &usize| names.is_place_at(&segment.words, *at);
        let end = (head.at..end).find(place).unwrap_or(end);
        let mut proper = head.at + head.length;
        while let Some(more) = self.phrase_of(segment, proper, &head.phrase.code) {
            proper += more.folds.len();
        }
        // "Công an huyện", "Chi cục Thuế huyện": the committee's own word is name enough
        let own = |at: usize| {
            segment
                .words
                .get(at)
                .is_some_and(|word| names.is_own(&word.fold))
        };
        let says_which = proper < end || own(end) || (head.at..end).any(own);
        let own_words = segment.words.get(head.at..end.max(proper.min(limit)))?;
        says_which.then(|| self.outside(head.phrase, own_words, segment, words))
    }

    fn phrase_of<'a>(&'a self, segment: &Segment, at: usize, code: &str) -> Option<&'a KindPhrase> {
        let mut phrases = self.phrases.iter();
        phrases.find(|phrase| phrase.code == code && phrase.stands_at(segment, at))
    }

    /// "Xã An Bình" where the plan has no such commune. `text` is the text proper, without noise.
    pub(super) fn unknown_owner(
        &self,
        segment: &Segment,
        text: &Range<usize>,
        words: &UnitWords,
    ) -> Option<UnitMatch> {
        let begin = text.start;
        text.clone().find_map(|at| {
            let mut owners = self.phrases.iter().filter(|phrase| phrase.owns_bodies);
            let phrase = owners.find(|phrase| phrase.stands_at(segment, at))?;
            let before = segment.words.get(..at)?.iter().rev();
            if words
                .not_before
                .at_end(before.map(|word| word.fold.as_str()))
                .is_some()
            {
                return None;
            }
            // "Xã và thị trấn"
            let keys = segment
                .words
                .get(at..)?
                .iter()
                .map(|word| word.key.as_str());
            if words.no_name.at_start(keys).is_some() {
                return None;
            }
            let from = at + phrase.folds.len();
            // one word more than the longest name has is enough to know that it is none
            let end = name_end(segment, from, text.end.min(from + LONGEST_NAME + 2), words);
            let name = segment.words.get(from..end)?;
            let capital = |word: &Word| word.text.starts_with(char::is_uppercase);
            // "Thường Phước 1": a figure may end a name of two words or more
            let (proper, figure) = match name {
                [proper @ .., last] if proper.len() > 1 && last.fold.len() < 3 => {
                    if is_number(&last.fold) {
                        (proper, true)
                    } else {
                        (name, false)
                    }
                }
                _ => (name, false),
            };
            let is_name = (1..=LONGEST_NAME).contains(&proper.len())
                && (at == begin && !figure || proper.iter().all(capital))
                && !proper.iter().any(|word| is_number(&word.fold))
                && self.first(segment, from).is_none();
            let whole = segment.words.get(at..end)?;
            is_name.then(|| self.outside(phrase, whole, segment, words))
        })
    }

    /// A unit of any kind that the text proper begins with ("Hội Chữ thập đỏ huyện").
    pub(super) fn beginning(
        &self,
        segment: &Segment,
        text: &Range<usize>,
        words: &UnitWords,
    ) -> UnitMatch {
        let begin = text.start;
        let phrase = self
            .at(segment, begin, begin)
            .filter(|phrase| !phrase.owns_bodies);
        let Some(phrase) = phrase else {
            return UnitMatch::None;
        };
        let from = begin + phrase.folds.len();
        let end = name_end(segment, from, text.end, words);
        match segment.words.get(begin..end) {
            Some(name) if from < end => self.outside(phrase, name, segment, words),
            _ => UnitMatch::None,
        }
    }

    fn outside(
        &self,
        phrase: &KindPhrase,
        name: &[Word],
        segment: &Segment,
        words: &UnitWords,
    ) -> UnitMatch {
        let written = || {
            let spellings = self.spellings.iter();
            Phrases::new(spellings.map(|written| (fold(written), written.clone())))
        };
        let known = (!segment.marked).then(|| self.written.get_or_init(written));
        let (name, slug) = spell(name, segment.capitals, known, words);
        let level = if phrase.level.is_empty() {
            self.default_level.clone()
        } else {
            phrase.level.clone()
        };
        UnitMatch::Outside {
            name,
            slug,
            kind: phrase.code.clone(),
            level,
        }
    }
}

impl KindPhrase {
    /// Compared with marks where the text has them: "trưởng" is no "trường".
    fn stands_at(&self, segment: &Segment, at: usize) -> bool {
        let Some(words) = segment.words.get(at..at + self.folds.len()) else {
            return false;
        };
        if segment.marked {
            words
                .iter()
                .zip(&self.keys)
                .all(|(word, key)| word.key == *key)
        } else {
            words
                .iter()
                .zip(&self.folds)
                .all(|(word, fold)| word.fold == *fold)
        }
    }
}

/// "Hội đồng", "trường hợp": the kind's word is part of another one.
fn words_name_nothing(segment: &Segment, at: usize) -> bool {
    let keys = segment.words.iter().skip(at).map(|word| word.key.as_str());
    UnitWords::shipped().no_name.at_start(keys).is_some()
}

/// The word at which a name ends: a stop word, a year, a comma or the limit.
fn name_end(segment: &Segment, from: usize, limit: usize, words: &UnitWords) -> usize {
    let ends = |at: &usize| {
        let Some(word) = segment.words.get(*at) else {
            return true;
        };
        word.after_comma || is_year(&word.fold) || words.stops(segment, *at)
    };
    (from..limit).find(ends).unwrap_or(limit)
}

/// How the words of kinds and the names of the plan's units, or the ends of these, are written:
/// "tan thanh b" is "Tân Thành B".
fn spellings(plan: &Plan) -> Vec<String> {
    let kinds = plan.kinds.iter().flat_map(|kind| &kind.words);
    let kinds = kinds.map(|word| {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars).collect()
    });
    let names = plan.units.iter().flat_map(|unit| {
        let words: Vec<&str> = unit.name.split(' ').collect();
        let ends = 0..words.len().saturating_sub(1);
        ends.map(|at| words[at..].join(" ")).collect::<Vec<_>>()
    });
    kinds.chain(names).collect()
}

/// The name as people write it and its slug. Text in capitals gets capitals at the beginning of words,
/// text without any mark the marks of what is `known`.
fn spell(
    name: &[Word],
    capitals: bool,
    known: Option<&Phrases<String>>,
    words: &UnitWords,
) -> (String, String) {
    let (mut spelled, mut slug): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(rest) = name.get(at..).filter(|rest| !rest.is_empty()) {
        let folds = || rest.iter().map(|word| word.fold.as_str());
        if let Some((length, spelling)) = words.outside.at_start(folds()) {
            if at == 0 && !spelling.needs.is_empty() {
                slug.push(unmarked(&spelling.needs));
                spelled.push(spelling.needs.clone());
            }
            slug.push(spelling.slug.clone());
            if capitals || known.is_some() {
                spelled.push(spelling.name.clone());
            } else {
                spelled.extend(rest.iter().take(length).map(|word| word.text.clone()));
            }
            at += length;
        } else if let Some((length, name)) = known.and_then(|known| known.at_start(folds())) {
            slug.extend(rest.iter().take(length).map(|word| unmarked(&word.text)));
            spelled.push(name.clone());
            at += length;
        } else {
            slug.extend(rest.first().map(|word| unmarked(&word.text)));
            spelled.extend(rest.first().map(|word| {
                if capitals {
                    capitalised(&word.text)
                } else {
                    word.text.clone()
                }
            }));
            at += 1;
        }
    }
    (spelled.join(" "), slug.join("-"))
}

/// Small letters without marks. Unlike folding it keeps the letter y, for slugs are read by people.
fn unmarked(word: &str) -> String {
    let letters = word.nfd().filter(|c| !is_combining_mark(*c));
    let plain = letters.map(|c| if matches!(c, 'đ' | 'Đ') { 'd' } else { c });
    plain.flat_map(char::to_lowercase).collect()
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.flat_map(char::to_lowercase)).collect()
}
