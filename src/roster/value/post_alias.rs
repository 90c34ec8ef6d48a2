//! The written forms of the catalogue's posts, compiled.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::lexicon::slips;
use super::post_text::{Gap, Word, words_of};
use super::post_words::PostWords;
use crate::plan::model::Post;

/// Where a person works: what decides between the posts that one writing can mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// Code of the unit's kind.
    pub(super) kind: Option<&'a str>,
    /// Code of the unit's level.
    pub(super) level: Option<&'a str>,
}

impl Place<'_> {
    /// Whether nothing is known of the unit.
    pub(super) fn is_unknown(self) -> bool {
        self.kind.is_none() && self.level.is_none()
    }

    pub(super) fn is_one_of(self, contexts: &[String]) -> bool {
        contexts
            .iter()
            .any(|c| Some(c.as_str()) == self.kind || Some(c.as_str()) == self.level)
    }
}

/// One written form.
#[derive(Debug)]
pub(super) struct Alias {
    /// Its words in one writing each.
    pub(super) words: Vec<String>,
    /// Anything may follow, to the next post.
    pub(super) open: bool,
    /// Kinds and levels in which it means the post; empty: everywhere.
    contexts: Arc<[String]>,
    /// Index of the post.
    pub(super) post: usize,
    /// A title of many bodies: a name after it is that of another body.
    pub(super) bare: bool,
    /// Its words without spaces, where two or more of them are no abbreviations, so that a slip can be told.
    letters: Option<String>,
}

/// Among which forms to look for a near one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Search {
    /// All.
    All,
    /// Those that begin with the same word and have more words than this.
    Longer(usize),
}

/// How near a form is, the least best: letters wrong, words, whether it holds everywhere, whether anything may follow.
type Merit = (usize, Reverse<usize>, bool, bool);

/// All forms, by first word, the longest first; of equal length those of a context first, then
/// those that let nothing follow.
#[derive(Debug)]
pub(super) struct Aliases {
    by_first: BTreeMap<String, Vec<Alias>>,
    /// Words of the longest form.
    longest: usize,
    /// By post: kinds and levels in which forms that do not tell them mean it, each once.
    contexts: Vec<Vec<String>>,
}

impl Aliases {
    pub(super) fn new(posts: &[Post], own_words: &[String]) -> Self {
        let lexicon = PostWords::embedded();
        // a run waits for them
        let compiled: Vec<Vec<Alias>> = posts
            .par_iter()
            .enumerate()
            .map(|(index, post)| {
                let written = post.aliases.iter().chain(std::iter::once(&post.name));
                written
                    .flat_map(|alias| compile(lexicon, alias, post, index, own_words))
                    .collect()
            })
            .collect();
        let mut by_first: BTreeMap<String, Vec<Alias>> = BTreeMap::new();
        let mut contexts = vec![Vec::new(); posts.len()];
        for alias in compiled.into_iter().flatten() {
            contexts[alias.post].extend(alias.contexts.iter().cloned());
            if let Some(first) = alias.words.first() {
                by_first.entry(first.clone()).or_default().push(alias);
            }
        }
        for aliases in by_first.values_mut() {
            // stable: at a tie the higher post of the catalogue stays first
            aliases.sort_by_key(|a| (Reverse(a.words.len()), a.contexts.is_empty(), a.open));
        }
        for contexts in &mut contexts {
            contexts.sort_unstable();
            contexts.dedup();
        }
        let lengths = by_first.values().flatten().map(|a| a.words.len());
        Self {
            longest: lengths.max().unwrap_or(0),
            by_first,
            contexts,
        }
    }

    /// Words of the longest form.
    pub(super) const fn longest(&self) -> usize {
        self.longest
    }

    /// The kinds and levels in which a post is meant by forms that do not tell them.
    pub(super) fn contexts(&self, post: usize) -> &[String] {
        &self.contexts[post]
    }

    /// The forms that the words begin with in this place, best first.
    pub(super) fn at<'a>(
        &'a self,
        words: &'a [Word],
        place: Place<'a>,
    ) -> impl Iterator<Item = &'a Alias> {
        words
            .first()
            .and_then(|w| self.by_first.get(&w.text))
            .into_iter()
            .flatten()
            .filter(move |a| a.goes_on(words) && a.is_meant(place))
    }

    /// The forms that begin with a title and go on in this place, best first.
    pub(super) fn behind<'a>(
        &'a self,
        title: &'a [Word],
        place: Place<'a>,
    ) -> impl Iterator<Item = &'a Alias> {
        title
            .first()
            .and_then(|w| self.by_first.get(&w.text))
            .into_iter()
            .flatten()
            .filter(move |a| {
                a.words.len() > title.len() && is_at(&a.words, title) && a.is_meant(place)
            })
    }

    /// The form that the words begin with but for a slip of the keyboard, unless two posts are
    /// equally near; with the number of words it takes.
    pub(super) fn near<'a>(
        &'a self,
        words: &[Word],
        place: Place<'_>,
        search: Search,
    ) -> Option<(&'a Alias, usize)> {
        let mut best: Option<(Merit, &Alias, usize)> = None;
        let mut tie = false;
        let (first, shortest) = match search {
            Search::All => (None, 2),
            Search::Longer(than) => (words.first(), (than + 1).max(2)),
        };
        // a longer form of a title that was read begins with the same word
        let groups = self
            .by_first
            .iter()
            .filter(|(word, _)| first.is_none_or(|f| f.text == **word));
        for alias in groups.flat_map(|(_, aliases)| aliases) {
            let Some(letters) = &alias.letters else {
                continue;
            };
            if alias.words.len() < shortest || !alias.is_meant(place) {
                continue;
            }
            let lengths = alias.words.len().saturating_sub(1)..=alias.words.len() + 1;
            for taken in lengths.filter(|n| (1..=words.len()).contains(n)) {
                if words[1..taken].iter().any(|w| w.gap == Gap::Strong) {
                    break;
                }
                let text: String = words[..taken].iter().map(|w| w.text.as_str()).collect();
                // a space too many or too few, or slips within words long enough to be known
                let same_count = taken == alias.words.len();
                if same_count && alias.differs_in_short_word(words) {
                    continue;
                }
                let allowed = if same_count {
                    slips(letters.len(), false)
                } else {
                    0
                };
                if text.len().abs_diff(letters.len()) > allowed {
                    continue;
                }
                let distance = strsim::osa_distance(letters, &text);
                // what is written exactly so has been tried
                if distance > allowed || (same_count && distance == 0) {
                    continue;
                }
                let merit = (
                    distance,
                    Reverse(alias.words.len()),
                    alias.contexts.is_empty(),
                    alias.open,
                );
                match &best {
                    Some((m, _, _)) if *m < merit => {}
                    Some((m, a, _)) if *m == merit => tie |= a.post != alias.post,
                    _ => {
                        tie = false;
                        best = Some((merit, alias, taken));
                    }
                }
            }
        }
        best.filter(|_| !tie)
            .map(|(_, alias, taken)| (alias, taken))
    }
}

impl Alias {
    /// Whether the form means the post in this place. Where the place is unknown every form may
    /// be meant: the reader takes it only if no other post can be.
    fn is_meant(&self, place: Place<'_>) -> bool {
        self.contexts.is_empty() || place.is_unknown() || place.is_one_of(&self.contexts)
    }

    /// Whether the form is meant for units of this kind, not of their level alone.
    pub(super) fn is_of_kind(&self, place: Place<'_>) -> bool {
        place
            .kind
            .is_some_and(|kind| self.contexts.iter().any(|c| c == kind))
    }

    /// Whether the words go on with this form, as whose first word they begin.
    fn goes_on(&self, words: &[Word]) -> bool {
        self.words.len() <= words.len() && is_at(&self.words, words)
    }

    /// Whether the form, which begins with a title, goes on with these words, whatever stands between the two.
    pub(super) fn ends(&self, title: &[Word], words: &[Word]) -> bool {
        let rest = self.words.get(title.len()..).unwrap_or_default();
        rest.len() <= words.len()
            && rest
                .first()
                .zip(words.first())
                .is_some_and(|(a, w)| *a == w.text)
            && is_at(rest, words)
    }

    /// Whether a word of fewer than four letters is another one: "xã" is no slip for "HU".
    fn differs_in_short_word(&self, words: &[Word]) -> bool {
        self.words.iter().zip(words).any(|(a, w)| {
            *a != w.text
                && a.len() < 4
                && (a.len().max(w.text.len()) < 3 || strsim::osa_distance(a, &w.text) > 1)
        })
    }
}

/// Whether the words behind a first one go on with those of a form, as far as both go.
fn is_at(form: &[String], words: &[Word]) -> bool {
    let mut rest = form.iter().zip(words).skip(1);
    rest.all(|(a, w)| w.gap != Gap::Strong && *a == w.text)
}

/// The forms that one alias of the catalogue stands for: `{own}` in each of its words.
fn compile(
    lexicon: &PostWords,
    alias: &str,
    post: &Post,
    index: usize,
    own_words: &[String],
) -> Vec<Alias> {
    let mut contexts: Vec<String> = Vec::new();
    let mut text = String::with_capacity(alias.len() + 1);
    let mut open = false;
    for word in alias.split_whitespace() {
        if let Some(list) = word.strip_prefix('@') {
            contexts.extend(list.split(',').map(str::to_owned));
        } else if word == "*" {
            open = true;
        } else {
            text.push_str(word);
            text.push(' ');
        }
    }
    if contexts.is_empty() {
        contexts.clone_from(&post.kinds);
    }
    let contexts: Arc<[String]> = Arc::from(contexts);
    let texts: Vec<String> = if text.contains("{own}") {
        own_words.iter().map(|w| text.replace("{own}", w)).collect()
    } else {
        vec![text]
    };
    texts
        .iter()
        .map(|text| {
            let words = words_of(lexicon, text);
            let is_long = |w: &&String| w.len() >= 2 && w.contains(['a', 'e', 'i', 'o', 'u', 'y']);
            let spelled_out = words.iter().filter(is_long).count() >= 2;
            Alias {
                letters: spelled_out.then(|| words.concat()),
                bare: lexicon.bare.contains(&words.join(" ")),
                words,
                open,
                contexts: Arc::clone(&contexts),
                post: index,
            }
        })
        .collect()
}
