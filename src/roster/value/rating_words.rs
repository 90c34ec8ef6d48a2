//! The words of the annual rating, from `ratings.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;
use crate::schema::Rating;
use crate::text::{fold, key as key_of};

/// What a phrase means in a column of ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A rung.
    Rating(Rating),
    /// Says nothing.
    Ignored,
    /// Belongs to another scale: an emulation title.
    Other,
}

/// The compiled words.
#[derive(Debug)]
pub(super) struct RatingWords {
    /// All phrases.
    pub(super) lexicon: Lexicon<Meaning>,
    /// Letters in lower case (Đ is no D) and their rungs.
    pub(super) letters: BTreeMap<String, Rating>,
    /// Least points and rungs, highest first.
    pub(super) points: Vec<(f64, Rating)>,
    /// Words before the number and year of a document, folded.
    pub(super) documents: Vec<String>,
    /// Official names.
    pub(super) names: BTreeMap<Rating, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: BTreeMap<String, Vec<String>>,
    names: BTreeMap<String, String>,
    ignored: Words,
    others: Words,
    documents: Words,
    letters: BTreeMap<String, String>,
    points: Vec<Points>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Points {
    at_least: f64,
    rating: String,
}

impl RatingWords {
    /// The embedded words, compiled once.
    pub(super) fn embedded() -> &'static Self {
        static WORDS: OnceLock<RatingWords> = OnceLock::new();
        WORDS.get_or_init(|| {
            Self::read(crate::text::table!("ratings")).unwrap_or_else(|problem| {
                unreachable!("the embedded words of ratings are under test: {problem}")
            })
        })
    }

    fn read(source: &str) -> Result<Self, String> {
        let file: File = crate::text::read_table(source)?;
        let rating = |key: &str| Rating::parse(key).ok_or_else(|| format!("no rating {key}"));
        let mut lexicon = Lexicon::new();
        for (key, phrases) in &file.words {
            lexicon.extend(phrases, Meaning::Rating(rating(key)?));
        }
        lexicon.extend(&file.others.words, Meaning::Other);
        lexicon.extend(&file.ignored.words, Meaning::Ignored);
        let letters = file
            .letters
            .iter()
            .map(|(letter, key)| Ok((key_of(letter), rating(key)?)))
            .collect::<Result<_, String>>()?;
        let points = file
            .points
            .iter()
            .map(|p| Ok((p.at_least, rating(&p.rating)?)))
            .collect::<Result<_, String>>()?;
        let names = file
            .names
            .into_iter()
            .map(|(key, name)| Ok((rating(&key)?, name)))
            .collect::<Result<_, String>>()?;
        Ok(Self {
            lexicon,
            letters,
            points,
            documents: file.documents.words.iter().map(|w| fold(w)).collect(),
            names,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_read() {
        let words = RatingWords::read(crate::text::table!("ratings")).expect("they read");
        assert_eq!(words.letters.len(), 4);
        assert_eq!(words.names.len(), Rating::ALL.len());
        assert!(words.points.is_sorted_by(|a, b| a.0 > b.0));
        assert!(RatingWords::read("[words]").is_err());
    }
}
