//! The words of the ladders, from `levels.toml`.

use std::collections::BTreeMap;

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
    /// A student.
    Student,
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
    names: Vec<String>,
    unknown: Vec<String>,
    open_classes: Lexicon<()>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    shared: Shared,
    education: BTreeMap<String, toml::Value>,
    political_theory: BTreeMap<String, toml::Value>,
    state_management: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shared {
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
}

const SOURCE: &str = include_str!("levels.toml");

/// The table of a ladder that is not a rung: kinds of courses, by rung.
const SYSTEMS: &str = "systems";

impl LadderWords {
    /// The embedded words of a ladder with these rungs, lowest first.
    pub(super) fn embedded(ladder: &str, rungs: &[&str]) -> Self {
        Self::read(SOURCE, ladder, rungs).unwrap_or_else(|problem| {
            unreachable!("the embedded words of the ladders are under test: {problem}")
        })
    }

    fn read(source: &str, ladder: &str, rungs: &[&str]) -> Result<Self, String> {
        let file: File = toml::from_str(source).map_err(|e| e.to_string())?;
        let mut tables = match ladder {
            "education" => file.education,
            "political_theory" => file.political_theory,
            "state_management" => file.state_management,
            other => return Err(format!("no ladder {other}")),
        };
        let mut words = Self {
            lexicon: Lexicon::new(),
            alone: BTreeMap::new(),
            names: Vec::new(),
            unknown: file.shared.unknown.iter().map(|w| fold(w)).collect(),
            open_classes: Lexicon::new(),
        };
        words.open_classes.extend(&file.shared.open_classes, ());
        if let Some(systems) = tables.remove(SYSTEMS) {
            let systems: BTreeMap<String, Vec<String>> = systems
                .try_into()
                .map_err(|e: toml::de::Error| e.to_string())?;
            for (key, phrases) in systems {
                let rung = rungs.iter().position(|r| **r == key).ok_or(key)?;
                words.lexicon.extend(&phrases, Meaning::System(rung));
            }
        }
        for (index, key) in rungs.iter().enumerate() {
            let table = tables
                .remove(*key)
                .ok_or_else(|| format!("no rung {key}"))?;
            let rung: Rung = table
                .try_into()
                .map_err(|e: toml::de::Error| e.to_string())?;
            words.lexicon.extend(&rung.words, Meaning::Level(index));
            for text in &rung.alone {
                words.alone.insert(fold(text), index);
            }
            words.names.push(rung.name);
        }
        let shared = &file.shared;
        for (phrases, meaning) in [
            (&shared.studying, Meaning::Studying),
            (&shared.pending, Meaning::Pending),
            (&shared.student, Meaning::Student),
            (&shared.negations, Meaning::Not),
            (&shared.nothing, Meaning::Nothing),
        ] {
            words.lexicon.extend(phrases, meaning);
        }
        match tables.into_keys().next() {
            Some(extra) => Err(format!("{ladder} has no rung {extra}")),
            None => Ok(words),
        }
    }

    /// All phrases.
    pub(super) const fn lexicon(&self) -> &Lexicon<Meaning> {
        &self.lexicon
    }

    /// The rung that a whole folded segment means.
    pub(super) fn alone(&self, segment: &str) -> Option<usize> {
        self.alone.get(segment).copied()
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
        for (ladder, rungs) in [
            ("education", Education::TEXTS),
            ("political_theory", PoliticalTheory::TEXTS),
            ("state_management", StateManagement::TEXTS),
        ] {
            LadderWords::read(SOURCE, ladder, rungs).expect("the embedded words read");
        }
    }

    #[test]
    fn a_missing_rung_is_told() {
        assert!(LadderWords::read(SOURCE, "education", &["nursery"]).is_err());
        assert!(LadderWords::read("", "education", Education::TEXTS).is_err());
    }
}
