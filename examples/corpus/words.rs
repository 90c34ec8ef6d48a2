//! The words of which the lists are made, from `words/words.txt`.

use std::collections::BTreeMap;

const TEXT: &str = include_str!("words/words.txt");

/// Lists of words by the name of their section.
#[derive(Debug)]
pub(crate) struct Words(BTreeMap<&'static str, Vec<&'static str>>);

impl Words {
    /// Reads the embedded file.
    pub(crate) fn load() -> Self {
        let mut sections: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut section = "";
        for line in TEXT.lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.split(']').next().unwrap_or(name);
            } else if !line.is_empty() && !line.starts_with('#') {
                let (word, times) = line.split_once(" *").unwrap_or((line, "1"));
                let word = if word == "-" { "" } else { word };
                let times = times.parse().unwrap_or(1);
                let list = sections.entry(section).or_default();
                list.extend(std::iter::repeat_n(word, times));
            }
        }
        Self(sections)
    }

    /// The words of a section, a word as often as it is likely.
    ///
    /// # Panics
    /// Where the file has no such section: the names stand in this program alone.
    pub(crate) fn list(&self, section: &str) -> &[&'static str] {
        self.0
            .get(section)
            .filter(|list| !list.is_empty())
            .unwrap_or_else(|| panic!("words.txt has no section [{section}]"))
    }
}
