//! The words of the ladders, from `levels.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;
use crate::text::fold;

/// What a phrase means in a level's column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The rung of this index.
    Level(usize),
    /// The kind of course that a school's name before it does not tell.
    System(usize),
    /// Studies under way.
    Studying,
    /// Awaited: not attained yet.
    Pending,
    /// A student of the level after it, if one follows.
    Student,
    /// The rung of this index, where nothing else in the cell tells the level.
    Weak(usize),
    /// Denies the level after it.
    Not,
    /// Holds words of a level and means none.
    Nothing,
}

/// The compiled words of one ladder.
#[derive(Debug)]
pub struct LadderWords {
    lexicon: Lexicon<Meaning>,
    alone: BTreeMap<String, usize>,
    /// Words that mean a level at the beginning of a part only.
    leading: BTreeMap<String, usize>,
    /// What begins a part and is being studied for.
    studying_first: Vec<String>,
    /// Words behind "đang học" that say where or when, not what.
    circumstances: Vec<String>,
    names: Vec<String>,
    unknown: Vec<String>,
    open_classes: Lexicon<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    shared: Shared,
    education: Ladder,
    political_theory: Ladder,
    state_management: Ladder,
}

/// The tables of a ladder.
#[derive(Deserialize)]
struct Ladder {
    /// Kinds of courses, by rung.
    #[serde(default)]
    systems: BTreeMap<String, Vec<String>>,
    /// Words around its levels.
    #[serde(default)]
    around: Shared,
    #[serde(flatten)]
    rungs: BTreeMap<String, Rung>,
}

/// Words around levels: those of all ladders, or what one ladder adds.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Shared {
    studying_first: Vec<String>,
    circumstances: Vec<String>,
    studying: Vec<String>,
    pending: Vec<String>,
    student: Vec<String>,
    negations: Vec<String>,
    nothing: Vec<String>,
    open_classes: Vec<String>,
    unknown: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rung {
    name: String,
    words: Vec<String>,
    alone: Vec<String>,
    #[serde(default)]
    leading: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
}

const SOURCE: &str = crate::text::table!("levels");

fn parse(source: &str) -> Result<File, String> {
    crate::text::read_table(source)
}

impl LadderWords {
    /// The embedded words of a ladder with these rungs, lowest first.
    pub(super) fn embedded(ladder: &str, rungs: &[&str]) -> Self {
        // three ladders stand in one file
        static FILE: OnceLock<Result<File, String>> = OnceLock::new();
        let file = FILE.get_or_init(|| parse(SOURCE)).as_ref();
        file.map_err(Clone::clone)
            .and_then(|file| Self::of(file, ladder, rungs))
            .unwrap_or_else(|problem| {
                unreachable!("the embedded words of the ladders are under test: {problem}")
            })
    }

    fn of(file: &File, ladder: &str, rungs: &[&str]) -> Result<Self, String> {
        let tables = match ladder {
            "education" => &file.education,
            "political_theory" => &file.political_theory,
            "state_management" => &file.state_management,
            other => return Err(format!("no ladder {other}")),
        };
        let mut words = Self {
            lexicon: Lexicon::new(),
            alone: BTreeMap::new(),
            leading: BTreeMap::new(),
            studying_first: Vec::new(),
            circumstances: Vec::new(),
            names: Vec::new(),
            unknown: Vec::new(),
            open_classes: Lexicon::new(),
        };
        for (key, phrases) in &tables.systems {
            let rung = rungs.iter().position(|r| r == key).ok_or(key)?;
            words.lexicon.extend(phrases, Meaning::System(rung));
        }
        words.add(&file.shared);
        words.add(&tables.around);
        for (index, key) in rungs.iter().enumerate() {
            let rung = tables.rungs.get(*key);
            let rung = rung.ok_or_else(|| format!("no rung {key}"))?;
            words.lexicon.extend(&rung.words, Meaning::Level(index));
            words.lexicon.extend(&rung.weak, Meaning::Weak(index));
            for text in &rung.alone {
                words.alone.insert(fold(text), index);
            }
            for text in &rung.leading {
                words.leading.insert(fold(text), index);
            }
            words.names.push(rung.name.clone());
        }
        match tables
            .rungs
            .keys()
            .find(|key| !rungs.contains(&key.as_str()))
        {
            Some(extra) => Err(format!("{ladder} has no rung {extra}")),
            None => Ok(words),
        }
    }

    fn add(&mut self, around: &Shared) {
        for (phrases, meaning) in [
            (&around.studying, Meaning::Studying),
            (&around.pending, Meaning::Pending),
            (&around.student, Meaning::Student),
            (&around.negations, Meaning::Not),
            (&around.nothing, Meaning::Nothing),
        ] {
            self.lexicon.extend(phrases, meaning);
        }
        for (words, list) in [
            (&around.studying_first, &mut self.studying_first),
            (&around.circumstances, &mut self.circumstances),
            (&around.unknown, &mut self.unknown),
        ] {
            list.extend(words.iter().map(|w| fold(w)));
        }
        self.open_classes.extend(&around.open_classes, ());
    }

    /// All phrases.
    pub(super) const fn lexicon(&self) -> &Lexicon<Meaning> {
        &self.lexicon
    }

    /// The rung that a whole folded segment means.
    pub(super) fn alone(&self, segment: &str) -> Option<usize> {
        self.alone.get(segment).copied()
    }

    /// The rung that a word means at the beginning of a part.
    pub(super) fn leading(&self, word: &str) -> Option<usize> {
        self.leading.get(word).copied()
    }

    /// Whether a word at the beginning of a part says that the level behind it is being studied for.
    pub(super) fn begins_study(&self, word: &str) -> bool {
        self.studying_first.iter().any(|w| w == word)
    }

    /// Whether a word behind "đang học" says where or when, not what.
    pub(super) fn is_circumstance(&self, word: &str) -> bool {
        self.circumstances.iter().any(|w| w == word)
    }

    /// The official name of a rung.
    pub(super) fn name(&self, rung: usize) -> &str {
        self.names.get(rung).map_or("", String::as_str)
    }

    /// Whether the cell says that nobody knows.
    pub(super) fn is_unknown(&self, text: &str) -> bool {
        self.unknown.contains(&fold(text))
    }

    /// Whether a header's words name a class without a lowest level ("Dưới cao đẳng").
    pub(super) fn is_open_class(&self, words: &[&str]) -> bool {
        self.open_classes.find(words).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Education, PoliticalTheory, StateManagement};

    #[test]
    fn the_embedded_words_are_complete() {
        let file = parse(SOURCE).expect("the embedded file is TOML");
        for (ladder, rungs) in [
            ("education", Education::TEXTS),
            ("political_theory", PoliticalTheory::TEXTS),
            ("state_management", StateManagement::TEXTS),
        ] {
            LadderWords::of(&file, ladder, rungs).expect("the embedded words read");
        }
    }

    #[test]
    fn a_missing_rung_is_told() {
        let file = parse(SOURCE).expect("the embedded file is TOML");
        assert!(LadderWords::of(&file, "education", &["nursery"]).is_err());
        assert!(parse("").is_err());
    }
}
