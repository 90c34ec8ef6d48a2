//! Reads the words of single cells that are embedded in the program.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::text::{fold, key};

/// The words of `words.toml`; lists are as written there, folded copies are made by their users.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) nothing: Nothing,
    pub(super) ditto: Ditto,
    pub(super) date: Date,
    pub(super) gender: Gender,
    pub(super) mark: Mark,
    pub(super) national_id: NationalId,
    pub(super) age: Age,
    pub(super) party: Party,
    pub(super) ethnicity: Ethnicity,
    pub(super) religion: Religion,
    pub(super) name: Name,
    pub(super) people: Vec<Entry>,
    pub(super) faith: Vec<Entry>,
}

/// Cells that say in words that there is nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nothing {
    words: Folded,
    free_text: Folded,
}

/// Cells that mean the one above.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ditto {
    pub(super) words: Folded,
    pub(super) signs: String,
    pub(super) whole: Vec<String>,
}

/// Words in written dates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Date {
    pub(super) day: Folded,
    pub(super) month: Folded,
    pub(super) year: Folded,
    pub(super) ignored: Folded,
    pub(super) marked: Vec<String>,
    pub(super) unknown: Folded,
    pub(super) months: Vec<Folded>,
}

/// Words for the two genders.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gender {
    pub(super) male: Folded,
    pub(super) female: Folded,
    pub(super) listed: Vec<String>,
    pub(super) beside: Vec<String>,
}

/// Signs and words of ticks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mark {
    pub(super) yes_signs: String,
    pub(super) yes_private: Vec<u32>,
    pub(super) no_signs: String,
    pub(super) no_private: Vec<u32>,
    pub(super) yes: Folded,
    pub(super) no: Folded,
}

/// Words before an id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NationalId {
    pub(super) labels: Folded,
    pub(super) nothing: Folded,
}

/// Words after an age.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Age {
    pub(super) units: Folded,
}

/// Words about membership of the Party.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Party {
    pub(super) yes: Folded,
    pub(super) no: Folded,
    pub(super) no_beginnings: Folded,
}

/// Words around the name of a people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ethnicity {
    pub(super) around: Folded,
    pub(super) minority_words: Folded,
    pub(super) majority: String,
}

/// Words around the name of a religion.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Religion {
    pub(super) around: Folded,
    pub(super) none: String,
    pub(super) blank: Folded,
}

/// Words in and around the names of persons.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Name {
    pub(super) titles: Marked,
    pub(super) male_titles: Marked,
    pub(super) female_titles: Marked,
    pub(super) aliases: Marked,
    pub(super) families: Marked,
    pub(super) middles: Marked,
    pub(super) female_middles: Marked,
    pub(super) short_first: Marked,
    pub(super) never: Marked,
    pub(super) not_names: Marked,
}

/// One name of a catalogue with its other spellings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) also: Vec<String>,
}

/// A list of words or phrases, folded when read.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Folded(Vec<String>);

impl From<Vec<String>> for Folded {
    fn from(words: Vec<String>) -> Self {
        Self(words.iter().map(|w| fold(w)).collect())
    }
}

impl Folded {
    /// Whether a folded text is one of the entries.
    pub(super) fn has(&self, folded: &str) -> bool {
        self.0.iter().any(|w| w == folded)
    }

    /// The entries, folded, in the file's order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A list of words or phrases whose marks count: "Cô" is a title, "Cổ" a name. A text that was
/// typed without any mark is compared without them.
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct Marked {
    /// The entries in each form of comparing, in order.
    keys: Vec<String>,
    folded: Vec<String>,
}

impl From<Vec<String>> for Marked {
    fn from(words: Vec<String>) -> Self {
        let sorted = |form: fn(&str) -> String| {
            let mut entries: Vec<String> = words.iter().map(|w| form(w)).collect();
            entries.sort_unstable();
            entries
        };
        Self {
            keys: sorted(key),
            folded: sorted(fold),
        }
    }
}

/// A text made ready to be compared with lists whose marks count.
#[derive(Debug)]
pub(super) struct Form {
    text: String,
    /// Typed without any mark, so that marks do not count.
    bare: bool,
}

impl Form {
    /// `bare`: the cell was typed without any mark.
    pub(super) fn new(text: &str, bare: bool) -> Self {
        Self {
            text: if bare { fold(text) } else { key(text) },
            bare,
        }
    }
}

impl Marked {
    /// Whether a word or phrase is one of the entries.
    pub(super) fn has(&self, form: &Form) -> bool {
        self.entries(form).binary_search(&form.text).is_ok()
    }

    /// Whether one of the entries begins with these words, as whole words; with none every one does.
    pub(super) fn has_beginning(&self, form: &Form) -> bool {
        let mut entries = self.entries(form).iter();
        entries.any(|e| form.text.is_empty() || begins_with(e, &form.text))
    }

    /// The first word of each entry, folded.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        let folded = self.folded.iter();
        folded.filter_map(|entry| entry.split(' ').next())
    }

    /// Whether a text begins with one of the entries, as whole words.
    pub(super) fn begins(&self, form: &Form) -> bool {
        let mut entries = self.entries(form).iter();
        entries.any(|e| begins_with(&form.text, e))
    }

    /// Whether a text holds one of the entries, as whole words.
    pub(super) fn within(&self, form: &Form) -> bool {
        let blanks = form.text.match_indices(' ').map(|(at, _)| at + 1);
        let mut words = std::iter::once(0).chain(blanks);
        words.any(|at| {
            let mut entries = self.entries(form).iter();
            entries.any(|e| begins_with(&form.text[at..], e))
        })
    }

    fn entries(&self, form: &Form) -> &[String] {
        if form.bare { &self.folded } else { &self.keys }
    }
}

/// Whether a text begins with a phrase, as whole words.
fn begins_with(text: &str, phrase: &str) -> bool {
    let behind = text.strip_prefix(phrase);
    behind.is_some_and(|b| b.is_empty() || b.starts_with(' '))
}

/// The embedded words.
pub(super) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        read(crate::text::table!("words"))
            .unwrap_or_else(|problem| unreachable!("the embedded words are under test: {problem}"))
    })
}

/// Whether a text says in words that there is nothing ("không có", "chưa rõ").
pub(super) fn is_nothing(folded: &str) -> bool {
    // signs alone ("?") fold to nothing and still say something
    !folded.is_empty() && words().nothing.words.has(folded)
}

/// Whether a text that says that there is nothing begins with a folded word.
pub(super) fn begins_nothing(word: &str) -> bool {
    first_words_of_nothing().any(|first| first == word)
}

/// The first words of texts that say that there is nothing, folded.
pub(super) fn first_words_of_nothing() -> impl Iterator<Item = &'static str> {
    let texts = words().nothing.words.iter();
    texts.filter_map(|text| text.split(' ').next())
}

/// Whether a free text says that there is nothing, "0" and "không" included.
pub(super) fn is_nothing_in_free_text(folded: &str) -> bool {
    is_nothing(folded) || words().nothing.free_text.has(folded)
}

/// A catalogue by the folded spellings without spaces.
pub(super) fn index(entries: &'static [Entry]) -> BTreeMap<String, &'static str> {
    entries
        .iter()
        .flat_map(|e| {
            std::iter::once(&e.name)
                .chain(&e.also)
                .map(|spelling| (squeeze(&fold(spelling)), e.name.as_str()))
        })
        .collect()
}

/// A folded text without its spaces: "Khơ me", "Khơ-me" and "Khơme" are one.
pub(super) fn squeeze(folded: &str) -> String {
    folded.split(' ').collect()
}

fn read(source: &str) -> Result<Words, String> {
    crate::text::read_table(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_read() {
        let words = read(crate::text::table!("words")).expect("the file reads");
        assert_eq!(words.people.len(), 54);
        assert_eq!(words.date.months.len(), 12);
    }

    #[test]
    fn no_spelling_stands_for_two_names() {
        for entries in [&words().people, &words().faith] {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for e in entries {
                for spelling in std::iter::once(&e.name).chain(&e.also) {
                    let before = seen.insert(squeeze(&fold(spelling)), &e.name);
                    assert!(
                        before.is_none_or(|name| name == e.name),
                        "{spelling} is {before:?} and {}",
                        e.name
                    );
                }
            }
        }
    }

    #[test]
    fn the_special_names_stand_in_their_catalogues() {
        let w = words();
        assert!(w.people.iter().any(|e| e.name == w.ethnicity.majority));
        assert!(w.faith.iter().any(|e| e.name == w.religion.none));
    }
}
