//! Every name of every unit of a plan, in the tokens that are compared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use super::segment::{Segment, Token, Word};
use super::words::UnitWords;
use crate::plan::Plan;
use crate::text::{WordMarks, fold};

/// A name of a unit.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Index into `Plan::units`.
    pub(super) unit: usize,
    /// As the plan writes it.
    pub(super) alias: Arc<str>,
    /// Plain enough to be found inside a longer text.
    pub(super) strong: bool,
}

/// A name's tokens and what tells at a glance that another text is not near to them.
#[derive(Debug)]
pub(super) struct Form {
    /// The tokens, joined by spaces.
    pub(super) text: String,
    /// How many letters they have.
    pub(super) letters: usize,
    /// Which letters they have, as a set.
    set: u32,
    /// Words of one letter and those with a figure, joined by spaces: they must be the same on both sides.
    pub(super) telling: String,
}

impl Form {
    pub(super) fn new(text: String) -> Self {
        let tells = |word: &&str| word.len() == 1 || word.bytes().any(|b| b.is_ascii_digit());
        let telling: Vec<&str> = text.split(' ').filter(tells).collect();
        Self {
            letters: text.chars().count(),
            set: text
                .bytes()
                .filter(u8::is_ascii_lowercase)
                .fold(0, |set, b| set | 1 << (b - b'a')),
            telling: telling.join(" "),
            text,
        }
    }

    /// Whether so many slips may lie between two names, as far as a glance tells: each slip brings one
    /// letter at most that the other has nowhere.
    pub(super) fn may_be_near(&self, other: &Self, slips: usize) -> bool {
        let more = |a: &Self, b: &Self| (a.set & !b.set).count_ones() as usize <= slips;
        self.letters.abs_diff(other.letters) <= slips
            && more(self, other)
            && more(other, self)
            && self.telling == other.telling
    }
}

/// The names by their tokens, joined by spaces. Under different parents several units may have one
/// name: a merged province has a hundred offices "Phòng Kinh tế".
#[derive(Debug)]
pub(super) struct Names {
    map: BTreeMap<String, Vec<Name>>,
    /// The keys of `map`, in their order, as the search for misspelt names compares them.
    forms: Vec<Form>,
    /// How the keys sound, and their places, made when first asked for.
    sounds: OnceLock<BTreeMap<String, Vec<usize>>>,
    /// Names of several words written as one ("binhphu").
    joined: BTreeMap<String, Vec<Name>>,
    longest: usize,
    /// Words with which names begin.
    firsts: BTreeSet<String>,
    /// The marks of these and of the names written as one word.
    marks: WordMarks,
    /// The committee's own words in tokens ("hu", "huyen").
    own: BTreeSet<String>,
    /// Words of the area's name that may follow an own word ("tan", "hong").
    place: Vec<String>,
}

impl Names {
    pub(super) fn new(plan: &Plan, words: &UnitWords) -> Self {
        let own = plan.committee.own_words.iter().map(|word| {
            let segment = Segment::new(word, words);
            let tokens: Vec<&Token> = segment.tokens.iter().collect();
            join(&tokens)
        });
        let mut names = Self {
            map: BTreeMap::new(),
            forms: Vec::new(),
            sounds: OnceLock::new(),
            joined: BTreeMap::new(),
            longest: 0,
            firsts: BTreeSet::new(),
            marks: WordMarks::new(),
            own: own.filter(|word| !word.contains(' ')).collect(),
            place: fold(&plan.committee.place)
                .split(' ')
                .map(str::to_owned)
                .collect(),
        };
        names.add_written(plan, words);
        names.add_with_own_words(plan);
        names.forms = names.map.keys().cloned().map(Form::new).collect();
        let first = |name: &String| name.split(' ').next().unwrap_or_default().to_owned();
        names.firsts = names.map.keys().map(first).collect();
        for begun in names.firsts.iter().chain(names.joined.keys()) {
            names.marks.add(begun);
        }
        names.longest = names
            .map
            .keys()
            .map(|name| name.split(' ').count())
            .max()
            .unwrap_or(0);
        names
    }

    fn add_written(&mut self, plan: &Plan, words: &UnitWords) {
        for (i, unit) in plan.units.iter().enumerate() {
            let bare_is_weak = plan.kind(&unit.kind).is_some_and(|kind| kind.owns_bodies);
            for alias in std::iter::once(&unit.name).chain(&unit.aliases) {
                let segment = Segment::new(alias, words);
                let tokens = self.without_place(&segment.tokens);
                let own = tokens.iter().any(|token| self.own.contains(&token.text));
                let headed = |few: &[&Token]| words.heads.contains(&join(few));
                let headed = tokens.windows(1).any(headed) || tokens.windows(2).any(headed);
                let name = Name {
                    unit: i,
                    alias: Arc::from(alias.as_str()),
                    strong: headed || (own && !bare_is_weak),
                };
                let squeezed: String = segment.words.iter().map(|w| w.fold.as_str()).collect();
                if segment.words.len() > 1 && squeezed.len() > 5 {
                    add(self.joined.entry(squeezed).or_default(), name.clone());
                }
                add(self.map.entry(join(&tokens)).or_default(), name);
            }
        }
    }

    /// Names with the committee's own words at their end taken off or put on, where that makes no
    /// name of another unit: "Phòng Nội vụ" is "Phòng Nội vụ huyện".
    fn add_with_own_words(&mut self, plan: &Plan) {
        let mut more: BTreeMap<String, Vec<Name>> = BTreeMap::new();
        for (tokens, names) in &self.map {
            let bare = tokens
                .rsplit_once(' ')
                .filter(|(_, last)| self.own.contains(*last))
                .map_or(tokens.as_str(), |(bare, _)| bare);
            // one word alone says too little ("văn phòng")
            let bare_form = bare.contains(' ').then(|| bare.to_owned());
            let longer = self.own.iter().map(|own| format!("{bare} {own}"));
            for form in longer.chain(bare_form) {
                let entry = more.entry(form).or_default();
                for name in names {
                    add(entry, name.clone());
                }
            }
        }
        let parent = |name: &Name| plan.units.get(name.unit).map(|unit| unit.parent.as_str());
        for (tokens, mut names) in more {
            // nearly every form is that of one unit
            if names.len() > 1 {
                let all = names.clone();
                let alone = |name: &Name| {
                    let mut others = all.iter().filter(|other| other.unit != name.unit);
                    !others.any(|other| parent(other) == parent(name))
                };
                names.retain(alone);
            }
            if !names.is_empty() {
                self.map.entry(tokens).or_insert(names);
            }
        }
    }

    /// The units of a whole name; none where nothing is called so.
    pub(super) fn get(&self, tokens: &[&Token]) -> &[Name] {
        self.map.get(&join(tokens)).map_or(&[], Vec::as_slice)
    }

    /// The longest name at the beginning of `tokens`, how many of them it takes, and its units.
    pub(super) fn at_start(&self, tokens: &[&Token]) -> Option<(usize, &[Name])> {
        let first = &tokens.first()?.text;
        if !self.marks.may_hold(first) {
            return None;
        }
        let joined = || Some((1, self.joined.get(first)?.as_slice()));
        if !self.firsts.contains(first) {
            return joined();
        }
        let longest = self.longest.min(tokens.len());
        let mut key = join(tokens.get(..longest)?);
        let whole = (1..=longest).rev().find_map(|length| {
            let names = self.map.get(&key);
            let last = tokens[length - 1].text.len() + usize::from(length > 1);
            key.truncate(key.len() - last);
            Some((length, names?.as_slice()))
        });
        whole.or_else(joined)
    }

    /// Whether some name is that of several units.
    pub(super) fn has_homonyms(&self) -> bool {
        self.map.values().any(|names| names.len() > 1)
    }

    /// The tokens of all names, in their order.
    pub(super) fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// The names that have these tokens.
    pub(super) fn of_form(&self, form: &Form) -> &[Name] {
        self.map.get(&form.text).map_or(&[], Vec::as_slice)
    }

    /// The names that sound as a text does, in their order.
    pub(super) fn sounding(&self, text: &str) -> impl Iterator<Item = (&Form, &[Name])> {
        let sounds = self.sounds.get_or_init(|| {
            let mut sounds: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (at, form) in self.forms.iter().enumerate() {
                sounds.entry(sound(&form.text)).or_default().push(at);
            }
            sounds
        });
        let places = sounds.get(&sound(text)).into_iter().flatten();
        places.map(|&at| (&self.forms[at], self.of_form(&self.forms[at])))
    }

    /// Whether a token is one of the committee's own words.
    pub(super) fn is_own(&self, token: &str) -> bool {
        self.own.contains(token)
    }

    /// Whether the area's name stands at a word, behind an own word.
    pub(super) fn is_place_at(&self, words: &[Word], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        before.is_some_and(|word| self.own.contains(&word.fold))
            && words.get(at..at + self.place.len()).is_some_and(|words| {
                words
                    .iter()
                    .zip(&self.place)
                    .all(|(word, place)| word.fold == *place)
            })
    }

    /// Tokens without the area's name where it follows an own word: "huyện Tân Hồng" is "huyện".
    pub(super) fn without_place<'t>(&self, tokens: &'t [Token]) -> Vec<&'t Token> {
        let mut out: Vec<&Token> = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
            let after_own = out
                .last()
                .is_some_and(|token| self.own.contains(&token.text));
            let is_place = rest.len() >= self.place.len()
                && rest
                    .iter()
                    .zip(&self.place)
                    .all(|(token, word)| token.text == *word);
            if after_own && is_place {
                at += self.place.len();
            } else {
                out.extend(rest.first());
                at += 1;
            }
        }
        out
    }
}

/// Adds a name unless the unit has it already.
fn add(names: &mut Vec<Name>, name: Name) {
    if names.iter().all(|known| known.unit != name.unit) {
        names.push(name);
    }
}

fn join(tokens: &[&Token]) -> String {
    let letters = tokens.iter().map(|token| token.text.len() + 1).sum();
    let mut joined = String::with_capacity(letters);
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 {
            joined.push(' ');
        }
        joined.push_str(&token.text);
    }
    joined
}

/// A folded text with consonants that sound alike in the South written as one.
fn sound(text: &str) -> String {
    const ALIKE: [(&str, &str); 3] = [("tr", "ch"), ("s", "x"), ("gi", "d")];
    let mut spoken = String::with_capacity(text.len() + 1);
    for word in text.split(' ') {
        let alike = |(one, other): (&str, &'static str)| Some((other, word.strip_prefix(one)?));
        let (first, rest) = ALIKE.into_iter().find_map(alike).unwrap_or(("", word));
        spoken.push(' ');
        spoken.push_str(first);
        spoken.push_str(rest);
    }
    spoken
}
