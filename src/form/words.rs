//! The row words, compiled, and the questions that rows are asked.

use std::collections::BTreeSet;

use crate::plan::vocabulary::RowWords;
use crate::text::{fold, key};

/// Compiled words of rows.
#[derive(Debug, Clone)]
pub(super) struct Words {
    total: Vec<Phrase>,
    signature: Vec<Phrase>,
    note: Vec<Phrase>,
    section: Vec<Phrase>,
    title: Vec<Phrase>,
    passing: Vec<Phrase>,
    planned: Vec<String>,
    vacant: Vec<Phrase>,
    titles: Vec<Phrase>,
    unit_label: BTreeSet<String>,
    surname_folds: BTreeSet<String>,
    surname_keys: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct Phrase {
    folds: Vec<String>,
    keys: Vec<String>,
    /// One word that is a family name as well.
    surname: bool,
    /// One word that is a family name as well where both are typed without marks.
    bare_surname: bool,
}

impl Words {
    pub(super) fn new(words: &RowWords) -> Self {
        let mut compiled = Self {
            total: phrases(&words.total),
            signature: phrases(&words.signature),
            note: phrases(&words.note),
            section: phrases(&words.section),
            title: phrases(&words.title),
            passing: phrases(&words.passing),
            planned: words.planned.iter().map(|w| fold(w)).collect(),
            vacant: phrases(&words.vacant),
            titles: phrases(&words.titles),
            unit_label: words.unit_label.iter().map(|w| fold(w)).collect(),
            surname_folds: words.surnames.iter().map(|w| fold(w)).collect(),
            surname_keys: words.surnames.iter().map(|w| key(w)).collect(),
        };
        for phrase in &mut compiled.section {
            let single = phrase.folds.len() == 1;
            phrase.surname = single && compiled.surname_keys.contains(&phrase.keys[0]);
            phrase.bare_surname = single && compiled.surname_folds.contains(&phrase.folds[0]);
        }
        compiled
    }

    /// Whether a text begins as a subtotal or total does; "Cong chuc" typed without marks is a group.
    pub(super) fn is_total(&self, text: &str) -> bool {
        let (folds, keys) = (fold(text), key(text));
        let longest = |phrases: &[Phrase]| {
            let begun = phrases.iter().filter(|p| p.begins(&folds, &keys));
            begun.map(|p| p.folds.len()).max().unwrap_or(0)
        };
        let total = longest(&self.total);
        total > 0 && total >= longest(&self.section)
    }

    /// Whether a line above a table begins its title.
    pub(super) fn is_title(&self, text: &str) -> bool {
        begins(&self.title, text)
            || self
                .title
                .first()
                .is_some_and(|p| fold(text).contains(&p.folds.join(" ")))
    }

    /// Whether a line above a table only names others: "Kính gửi: Ban Tổ chức Huyện uỷ".
    pub(super) fn is_passing(&self, text: &str) -> bool {
        // "3. Gửi về Ban Tổ chức trước ngày 10/12"
        begins(&self.passing, super::marker::split(text).1)
    }

    /// Whether a title speaks of a plan: "Danh sách nghỉ hưu giai đoạn 2026 - 2030".
    pub(super) fn is_planned(&self, text: &str) -> bool {
        let folded = format!(" {} ", fold(text));
        let mut phrases = self.planned.iter();
        phrases.any(|p| folded.contains(&format!(" {p} ")))
    }

    /// The name behind "Đơn vị:" and the like.
    pub(super) fn after_unit_label<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (label, name) = text.split_once(':')?;
        let name = name.trim();
        (self.unit_label.contains(&fold(label)) && !name.is_empty()).then_some(name)
    }

    /// Whether a text opens a signature block, or is its line of place and date.
    pub(super) fn is_signature(&self, text: &str) -> bool {
        begins(&self.signature, text) || is_date_line(text)
    }

    /// Whether a text begins as a footnote does.
    pub(super) fn is_note(&self, text: &str) -> bool {
        text.starts_with(['*', '(']) || self.begins_note(text)
    }

    /// Whether a text begins with words of a footnote or an example.
    pub(super) fn begins_note(&self, text: &str) -> bool {
        begins(&self.note, text)
    }

    /// Whether what stands in the place of a name says that nobody holds the post.
    pub(super) fn is_vacant(&self, text: &str) -> bool {
        begins(&self.vacant, text)
    }

    /// Whether a text begins with words of units or groups.
    pub(super) fn is_section(&self, text: &str) -> bool {
        begins(&self.section, text)
    }

    /// Whether a text begins as names of units do; a family name that is also such a word does not count.
    pub(super) fn is_unit(&self, text: &str) -> bool {
        let (folds, keys) = (fold(text), key(text));
        self.is_section_strictly(&folds, &keys)
    }

    /// Whether a text could be a person's whole name: two to six words of letters, the first a
    /// family name, not the beginning of a unit's or group's name.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let text = bare_name(text);
        // the stroke of "Đ/c" is none of the name's
        let text = match text.split_once(' ') {
            Some((first, rest))
                if first.contains(['/', '.', ':']) && self.is_person_title(first) =>
            {
                rest.trim_start()
            }
            _ => text,
        };
        if text
            .chars()
            .any(|c| c.is_ascii_digit() || matches!(c, ':' | ';' | ',' | '/' | '…' | '"' | '%'))
        {
            return false;
        }
        // most cells are settled by their first word
        let first = first_fold(text);
        if !self.surname_folds.contains(&first) && !self.titles.iter().any(|t| t.folds[0] == first)
        {
            return false;
        }
        let (folds, keys) = (fold(text), key(text));
        self.is_bare_name(&folds, &keys)
            // "Bà Kiều Cẩm Như": "Ông" is a family name as well
            || self.titles.iter().any(|t| {
                let len = t.folds.iter().map(|w| w.len() + 1).sum::<usize>();
                let key_len = keys
                    .split(' ')
                    .take(t.folds.len())
                    .map(|w| w.len() + 1)
                    .sum::<usize>();
                t.begins(&folds, &keys)
                    && folds.len() > len
                    && keys.len() > key_len
                    && self.is_bare_name(&folds[len..], &keys[key_len..])
            })
    }

    fn is_person_title(&self, word: &str) -> bool {
        let folded = fold(word);
        self.titles.iter().any(|t| t.folds.join(" ") == folded)
    }

    fn is_bare_name(&self, folds: &str, keys: &str) -> bool {
        let mut words = folds.split(' ');
        let count = words.clone().count();
        let (Some(first), Some(first_key)) = (words.next(), keys.split(' ').next()) else {
            return false;
        };
        // a text typed with marks means "Ban" where it says so, not "Bàn"
        let marked = folds != keys;
        let known = if marked {
            self.surname_keys.contains(first_key)
        } else {
            self.surname_folds.contains(first)
        };
        known && (2..=6).contains(&count) && !self.is_section_strictly(folds, keys)
    }

    /// As [`Self::is_section`], but a single word that is also a family name does not count.
    fn is_section_strictly(&self, folds: &str, keys: &str) -> bool {
        // "Phan" is no "Phần" typed without marks where the word as it stands is a family name
        let first = keys.split(' ').next().unwrap_or_default();
        let bare = folds == keys || self.surname_keys.contains(first);
        self.section.iter().any(|p| {
            let surname = p.surname || p.bare_surname && bare;
            !surname && p.begins(folds, keys)
        })
    }
}

/// A name without a title before it ("Đ/c", "1.") and without a remark in brackets behind it.
fn bare_name(text: &str) -> &str {
    let text = text.split(['(', '[']).next().unwrap_or("").trim();
    let text = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' ' | '*')
    });
    text.trim_end_matches(['*', '.', ',', ' ', '-'])
}

/// The first word of a folded text, without folding what follows.
fn first_fold(text: &str) -> String {
    let end = text
        .find(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric())
        .unwrap_or(text.len());
    let mut folded = fold(&text[..end]);
    if folded.is_empty() {
        folded = fold(text);
    }
    folded.truncate(folded.find(' ').unwrap_or(folded.len()));
    folded
}

fn phrases(words: &[String]) -> Vec<Phrase> {
    let split = |s: String| s.split(' ').map(str::to_owned).collect();
    words
        .iter()
        .map(|w| Phrase {
            folds: split(fold(w)),
            keys: split(key(w)),
            surname: false,
            bare_surname: false,
        })
        .collect()
}

fn begins(phrases: &[Phrase], text: &str) -> bool {
    let (folds, keys) = (fold(text), key(text));
    phrases.iter().any(|p| p.begins(&folds, &keys))
}

impl Phrase {
    /// Whether the words of a text begin with the phrase's; marks that are there must agree.
    fn begins(&self, folds: &str, keys: &str) -> bool {
        if !folds.starts_with(&self.folds[0]) {
            return false;
        }
        let mut text = folds.split(' ').zip(keys.split(' '));
        self.folds.iter().zip(&self.keys).all(|(fold, key)| {
            text.next()
                .is_some_and(|(f, k)| f == fold && (k == f || k == key))
        })
    }
}

/// "Tân Hồng, ngày 20 tháng 12 năm 2025", also with dots in place of figures.
fn is_date_line(text: &str) -> bool {
    let folded = fold(text);
    let place = |w: &str| folded.split(' ').position(|t| t == w);
    match (place("ngay"), place("thang"), place("nam")) {
        (Some(d), Some(m), Some(y)) => {
            d < m && m < y && y - d <= 5 && text.contains(['…', '.', ',', '0', '1', '2', '3'])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_word_is_that_of_the_whole(text in "[ -~à-ỹĐđ–\u{ad}]{0,12}") {
            let whole = fold(&text);
            prop_assert_eq!(Some(&*first_fold(&text)), whole.split(' ').next());
        }
    }
}
