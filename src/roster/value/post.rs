//! Posts: what the words of a post's column say, under the plan's catalogue and in the person's unit.

use std::collections::BTreeMap;

use super::lexicon::Lexicon;
use crate::plan::model::Post;
use crate::text::{fold, key};

/// Reads posts; compile it once from the plan's catalogue.
#[derive(Debug)]
pub struct PostReader {
    /// Written forms by kind of unit; under the empty kind those that hold everywhere.
    by_kind: BTreeMap<String, Lexicon<usize>>,
    everywhere: Lexicon<usize>,
    rules: Vec<Rule>,
}

/// What the catalogue says of a post.
#[derive(Debug, Clone)]
struct Rule {
    rank: u32,
    membership: bool,
    committee: bool,
    standing: bool,
    district_standing: bool,
}

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostReading {
    /// Current posts, indexes into the plan's catalogue, highest first.
    pub posts: Vec<usize>,
    /// Posts that the text calls former.
    pub former: Vec<String>,
    /// Parts that name no known post.
    pub unknown: Vec<String>,
    /// Member of the Party committee of the own commune or of the plan's own committee.
    pub committee: bool,
    /// Member of the standing committee of the own commune's Party committee.
    pub standing_committee: bool,
    /// Whether that is said in so many words rather than by a post that brings it with it.
    pub standing_stated: bool,
    /// Member of the standing committee of the plan's own Party committee.
    pub district_standing_committee: bool,
    /// A misspelt post: its words, and the post it was taken for.
    pub near: Option<(String, String)>,
}

/// One word of a text.
struct Word {
    fold: String,
    key: String,
    /// A comma, hyphen, "kiêm" or the like stands before it.
    begins: bool,
}

/// Words between two posts held together.
const JOINING: [&str; 5] = ["kiem", "dong thoi", "va", "kiem nhiem", "kiem giu"];
/// Words before a post that is held for the time being.
const ACTING: [&str; 8] = ["q", "quyen", "phu trach", "pt", "giao quyen", "tam quyen", "dieu hanh", "giao phu trach"];
/// Words before names and posts that say nothing.
const IDLE: [&str; 6] = ["dong chi", "d c", "ong", "ba", "hien la", "la"];

impl PostReader {
    /// Compiles the catalogue. A written form may end in `@kind,kind`: it holds in these kinds of units only.
    #[must_use]
    pub fn new(posts: &[Post], _own_words: &[String]) -> Self {
        let mut forms: Vec<(String, Vec<String>, usize)> = Vec::new();
        for (index, post) in posts.iter().enumerate() {
            for alias in post.aliases.iter().chain(std::iter::once(&post.name)) {
                let (words, kinds) = match alias.split_once('@') {
                    Some((words, kinds)) => (words, kinds.split(',').map(|k| k.trim().to_owned()).collect()),
                    None => (alias.as_str(), post.kinds.clone()),
                };
                forms.push((words.trim().to_owned(), kinds, index));
            }
        }
        let mut kinds: Vec<String> = forms.iter().flat_map(|f| f.1.iter().cloned()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let lexicon = |kind: Option<&String>| {
            let mut lexicon = Lexicon::new();
            for (words, own, index) in &forms {
                // forms of this kind come first: of two equal phrases the first is taken
                if kind.is_some_and(|k| own.contains(k)) {
                    lexicon.insert(words, *index);
                }
            }
            for (words, own, index) in &forms {
                let known = kind.is_some() && own.is_empty();
                if known || kind.is_none() && own.is_empty() {
                    lexicon.insert(words, *index);
                }
            }
            lexicon
        };
        Self {
            by_kind: kinds.iter().map(|k| (k.clone(), lexicon(Some(k)))).collect(),
            everywhere: lexicon(None),
            rules: posts.iter().map(Rule::of).collect(),
        }
    }

    /// Reads the words of a post's column for a person of a unit of this kind.
    #[must_use]
    pub fn read(&self, text: &str, unit_kind: Option<&str>, _level: Option<&str>) -> PostReading {
        let lexicon = unit_kind.and_then(|k| self.by_kind.get(k)).unwrap_or(&self.everywhere);
        let words = words(text);
        let folds: Vec<&str> = words.iter().map(|w| w.fold.as_str()).collect();
        let mut reading = PostReading::default();
        let mut i = 0;
        // a post may begin at the beginning of a part, or right behind another post
        let mut may_begin = true;
        let mut former = false;
        let mut part_known = true;
        let mut part_start = 0;
        while i < words.len() {
            if words[i].begins {
                note_unknown(&mut reading, &words[part_start..i], part_known);
                (may_begin, former, part_known, part_start) = (true, false, false, i);
            }
            if i == 0 {
                part_known = false;
            }
            let end = part_end(&words, i);
            if may_begin {
                if let Some(skip) = leading(&JOINING, &folds[i..end]).or_else(|| leading(&ACTING, &folds[i..end]).filter(|n| i + n < end)).or_else(|| leading(&IDLE, &folds[i..end])) {
                    i += skip;
                    continue;
                }
                if is_former(&words[i]) && i + 1 < end {
                    former = true;
                    i += 1;
                    continue;
                }
                if let Some((taken, post)) = lexicon.at(&folds[i..]).filter(|(n, _)| spans_well(&words, i, *n)) {
                    self.take(&mut reading, post, former, &words[i..i + taken]);
                    part_known = true;
                    i += taken;
                    if i < words.len() && words[i - 1..i].iter().any(|w| w.begins) {
                        part_start = i.min(part_start);
                    }
                    continue;
                }
            }
            // "kiêm" may stand anywhere between two posts
            if let Some(skip) = leading(&JOINING[..2], &folds[i..end]) {
                i += skip;
                may_begin = true;
                continue;
            }
            may_begin = false;
            i += 1;
        }
        note_unknown(&mut reading, &words[part_start.min(words.len())..], part_known);
        if reading.posts.is_empty() && reading.former.is_empty() {
            self.read_near(lexicon, &words, &mut reading);
        }
        reading.posts.sort_by_key(|&p| (self.rules[p].membership, self.rules[p].rank, p));
        reading.posts.dedup();
        reading
    }

    /// The committee whose members a title says it lists ("DANH SÁCH UỶ VIÊN BAN THƯỜNG VỤ …").
    #[must_use]
    pub fn committee_of_title(&self, title: &str, unit_kind: Option<&str>, level: Option<&str>) -> Option<PostReading> {
        let folded = fold(title);
        let rest = folded.strip_prefix("danh sach ")?;
        let rest = ["trich ngang ", "cac dong chi ", "dong chi ", "cac ", "can bo "].iter().fold(rest, |r, w| r.strip_prefix(w).unwrap_or(r));
        let reading = self.read(rest, unit_kind, level);
        let listed = !reading.posts.is_empty() && reading.posts.iter().all(|&p| self.rules[p].membership);
        listed.then_some(reading)
    }

    fn take(&self, reading: &mut PostReading, post: usize, former: bool, words: &[Word]) {
        if former {
            reading.former.push(joined(words));
            return;
        }
        let rule = &self.rules[post];
        reading.posts.push(post);
        reading.committee |= rule.committee;
        reading.standing_committee |= rule.standing;
        reading.standing_stated |= rule.standing && rule.membership;
        reading.district_standing_committee |= rule.district_standing;
    }

    /// A text that holds no known post: its first words may be one misspelt.
    fn read_near(&self, lexicon: &Lexicon<usize>, words: &[Word], reading: &mut PostReading) {
        let folds: Vec<&str> = words.iter().map(|w| w.fold.as_str()).collect();
        if let Some((taken, post, _)) = lexicon.near(&folds, |_| true) {
            reading.near = Some((joined(&words[..taken]), String::new()));
            reading.unknown.clear();
            self.take(reading, post, false, &words[..taken]);
        }
    }
}

impl Rule {
    fn of(post: &Post) -> Self {
        let member = |body: &str| post.member_of.iter().any(|m| m == body);
        Self {
            rank: post.rank,
            membership: post.membership,
            committee: member("committee") || member("district_committee"),
            standing: member("standing_committee"),
            district_standing: member("district_standing_committee"),
        }
    }
}

/// A phrase may run over a hyphen or slash ("VP-TK") but not over a comma.
fn spans_well(words: &[Word], start: usize, len: usize) -> bool {
    start + len <= words.len()
}

fn note_unknown(reading: &mut PostReading, words: &[Word], known: bool) {
    if !known && !words.is_empty() {
        reading.unknown.push(joined(words));
    }
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|w| w.fold.as_str()).collect::<Vec<_>>().join(" ")
}

fn part_end(words: &[Word], from: usize) -> usize {
    (from + 1..words.len()).find(|&i| words[i].begins).unwrap_or(words.len())
}

/// How many words the first of the phrases takes that the words begin with.
fn leading(phrases: &[&str], words: &[&str]) -> Option<usize> {
    phrases
        .iter()
        .map(|p| p.split(' ').collect::<Vec<_>>())
        .filter(|p| p.len() <= words.len() && p.iter().zip(words).all(|(a, b)| a == b))
        .map(|p| p.len())
        .max()
}

/// "nguyên", "cựu", "ng." before a post; the family name Nguyễn is another word.
fn is_former(word: &Word) -> bool {
    word.key == key("nguyên") || word.key == key("cựu") || matches!(word.fold.as_str(), "ng" | "nguyen") && word.key == word.fold
}

fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut begins = true;
    for part in text.split_inclusive([',', ';', '-', '/', '+', '–', '(', ')', ':', '•']) {
        let separated = part.ends_with([',', ';', '-', '/', '+', '–', '(', ')', ':', '•']);
        let (folds, keys) = (fold(part), key(part));
        for (f, k) in folds.split(' ').zip(keys.split(' ')).filter(|(f, _)| !f.is_empty()) {
            out.push(Word { fold: f.to_owned(), key: k.to_owned(), begins });
            begins = false;
        }
        begins |= separated;
    }
    out
}
