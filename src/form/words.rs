//! The row words, compiled, and the questions that rows are asked.

use std::collections::{BTreeMap, BTreeSet};

use super::marker::Marker;
use crate::plan::vocabulary::RowWords;
use crate::text::{Recall, fold, is_vietnamese, key};

/// Compiled words of rows.
#[derive(Debug, Clone)]
pub(super) struct Words {
    total: Phrases,
    signature: Phrases,
    note: Phrases,
    section: Phrases,
    title: Phrases,
    /// The first of them, which tells a title wherever it stands.
    title_within: String,
    passing: Phrases,
    planned: Vec<String>,
    remark: Phrases,
    remark_within: Vec<String>,
    vacant: Phrases,
    counts: BTreeSet<String>,
    titles: Phrases,
    unit_label: BTreeSet<String>,
    part_label: BTreeSet<String>,
    hint: Phrases,
    surname_folds: BTreeSet<String>,
    surname_keys: BTreeSet<String>,
    /// Texts that were asked whether they are names: each is asked for its column and for its row.
    names: Recall<bool>,
    /// First words of texts: names have a few hundred.
    beginnings: Recall<FirstWord>,
}

/// What a first word of letters says of a text.
#[derive(Debug, Clone, Copy)]
struct FirstWord {
    /// A family name, as it stands and without its marks.
    surname: bool,
    bare_surname: bool,
    /// Titles and sections may begin with it: the whole text has to be looked at.
    leads_on: bool,
}

/// Phrases with which texts begin, found by their first word: a text has one, and they are many.
#[derive(Debug, Clone)]
struct Phrases {
    all: Vec<Phrase>,
    by_first: BTreeMap<String, Vec<usize>>,
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
            title_within: words.title.first().map(|w| fold(w)).unwrap_or_default(),
            passing: phrases(&words.passing),
            remark: phrases(&words.remark),
            remark_within: words.remark_within.iter().map(|w| padded(w)).collect(),
            planned: words.planned.iter().map(|w| padded(w)).collect(),
            vacant: phrases(&words.vacant),
            counts: words.counts.iter().map(|w| fold(w)).collect(),
            titles: phrases(&words.titles),
            unit_label: words.unit_label.iter().map(|w| fold(w)).collect(),
            hint: phrases(&words.hint),
            part_label: words.part_label.iter().map(|w| fold(w)).collect(),
            surname_folds: words.surnames.iter().map(|w| fold(w)).collect(),
            surname_keys: words.surnames.iter().map(|w| key(w)).collect(),
            names: Recall::default(),
            beginnings: Recall::default(),
        };
        for phrase in &mut compiled.section.all {
            let single = phrase.folds.len() == 1;
            phrase.surname = single && compiled.surname_keys.contains(&phrase.keys[0]);
            phrase.bare_surname = single && compiled.surname_folds.contains(&phrase.folds[0]);
        }
        compiled
    }

    /// Whether a text begins as a subtotal or total does; "Cong chuc" typed without marks is a group.
    pub(super) fn is_total(&self, text: &str) -> bool {
        // few texts begin with a word of totals, and each is asked
        if !self.total.may_begin(text) {
            return false;
        }
        let (folds, keys) = (fold(text), key(text));
        let longest = |phrases: &Phrases| {
            let begun = phrases.beginning(&folds, &keys);
            begun.map(|p| p.folds.len()).max().unwrap_or(0)
        };
        let total = longest(&self.total);
        total > 0 && total >= longest(&self.section)
    }

    /// Whether a line above a table begins its title.
    pub(super) fn is_title(&self, text: &str) -> bool {
        self.title.begins(text)
            || !self.title.all.is_empty() && fold(text).contains(&self.title_within)
    }

    /// Whether a line above a table only names others: "Kính gửi: Ban Tổ chức Huyện uỷ".
    pub(super) fn is_passing(&self, text: &str) -> bool {
        // "3. Gửi về Ban Tổ chức trước ngày 10/12"
        self.passing.begins(super::marker::split(text).1)
    }

    /// Whether a title speaks of a plan: "Danh sách nghỉ hưu giai đoạn 2026 - 2030".
    pub(super) fn is_planned(&self, text: &str) -> bool {
        holds(&self.planned, text)
    }

    /// Whether a line between persons tells something of one of them or of the list.
    pub(super) fn is_remark(&self, text: &str) -> bool {
        self.remark.begins(text) || holds(&self.remark_within, text)
    }

    /// The name behind "Đơn vị:" and the like.
    pub(super) fn after_unit_label<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (label, name) = text.split_once(':')?;
        let name = name.trim();
        (self.unit_label.contains(&fold(label)) && !name.is_empty()).then_some(name)
    }

    /// Whether a text is such a label alone: "Đơn vị:", the name in the next cell.
    pub(super) fn is_unit_label(&self, text: &str) -> bool {
        let label = text.strip_suffix(':');
        label.is_some_and(|l| self.unit_label.contains(&fold(l)))
    }

    /// What is named behind "Bảng 3:", "Phần II -".
    pub(super) fn after_part_label<'t>(&self, text: &'t str) -> Option<&'t str> {
        let ends = text.match_indices(' ').take(3);
        ends.filter(|&(at, _)| self.part_label.contains(&fold(&text[..at])))
            .find_map(|(at, _)| match super::marker::split(&text[at + 1..]) {
                (Marker::Arabic | Marker::Roman | Marker::Letter, rest) => Some(rest),
                _ => None,
            })
    }

    /// Whether a text opens a signature block, or is its line of place and date.
    pub(super) fn is_signature(&self, text: &str) -> bool {
        self.signature.begins(text) || is_date_line(text)
    }

    /// Whether a text opens a signature block.
    pub(super) fn signs(&self, text: &str) -> bool {
        self.signature.begins(text)
    }

    /// Whether a text begins as a footnote does.
    pub(super) fn is_note(&self, text: &str) -> bool {
        text.starts_with(['*', '(']) || self.begins_note(text)
    }

    /// Whether what stands in brackets says how a column is filled in: "(đánh dấu x)".
    pub(super) fn is_hint(&self, text: &str) -> bool {
        self.hint.begins(text.trim_matches(['(', ')', ' ']))
    }

    /// Whether a text begins with words of a footnote or an example.
    pub(super) fn begins_note(&self, text: &str) -> bool {
        self.note.begins(text)
    }

    /// Whether what stands in the place of a name says that nobody holds the post.
    pub(super) fn is_vacant(&self, text: &str) -> bool {
        self.vacant.begins(text)
    }

    /// Whether a heading names what a table of counts counts.
    pub(super) fn is_of_counts(&self, text: &str) -> bool {
        self.counts.contains(&fold(text))
    }

    /// Whether a text begins with words of units or groups.
    pub(super) fn is_section(&self, text: &str) -> bool {
        self.section.begins(text)
    }

    /// Whether a text begins as names of units do; a family name that is also such a word does not count.
    pub(super) fn is_unit(&self, text: &str) -> bool {
        let (folds, keys) = (fold(text), key(text));
        self.is_section_strictly(&folds, &keys)
    }

    /// Whether a text could be a person's whole name: two to six words of letters, the first a
    /// family name, not the beginning of a unit's or group's name.
    pub(super) fn is_name(&self, text: &str) -> bool {
        let plain = self.plain_name(text);
        plain.unwrap_or_else(|| self.names.ask(text, || self.reads_as_name(text)))
    }

    /// The answer for a text of words of letters alone whose first word settles it, as nearly all names
    /// are.
    fn plain_name(&self, text: &str) -> Option<bool> {
        let mut words = 1;
        let mut letters = false;
        let mut first = text;
        for (at, c) in text.char_indices() {
            if c == ' ' && letters {
                if words == 1 {
                    first = &text[..at];
                }
                words += 1;
                letters = false;
            } else if is_vietnamese(c) {
                letters = true;
            } else {
                return None;
            }
        }
        if !letters {
            return None;
        }
        let first = self.beginnings.ask(first, || {
            let folded = fold(first);
            FirstWord {
                surname: self.surname_keys.contains(&key(first)),
                bare_surname: self.surname_folds.contains(&folded),
                leads_on: self.titles.by_first.contains_key(&folded)
                    || self.section.by_first.contains_key(&folded),
            }
        });
        // a text typed with marks means "Ban" where it says so, not "Bàn"
        let known = if text.is_ascii() {
            first.bare_surname
        } else {
            first.surname
        };
        (!first.leads_on).then_some(known && (2..=6).contains(&words))
    }

    fn reads_as_name(&self, text: &str) -> bool {
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
        if !self.surname_folds.contains(&first) && !self.titles.by_first.contains_key(&first) {
            return false;
        }
        let (folds, keys) = (fold(text), key(text));
        self.is_bare_name(&folds, &keys)
            // "Bà Kiều Cẩm Như": "Ông" is a family name as well
            || self.titles.beginning(&folds, &keys).any(|t| {
                let len = t.folds.iter().map(|w| w.len() + 1).sum::<usize>();
                let key_len = keys
                    .split(' ')
                    .take(t.folds.len())
                    .map(|w| w.len() + 1)
                    .sum::<usize>();
                folds.len() > len
                    && keys.len() > key_len
                    && self.is_bare_name(&folds[len..], &keys[key_len..])
            })
    }

    fn is_person_title(&self, word: &str) -> bool {
        let folded = fold(word);
        let mut titles = self.titles.all.iter();
        titles.any(|t| t.folds.join(" ") == folded)
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
        let mut begun = self.section.beginning(folds, keys);
        begun.any(|p| !(p.surname || p.bare_surname && bare))
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

fn phrases(words: &[String]) -> Phrases {
    let split = |s: String| s.split(' ').map(str::to_owned).collect();
    let all: Vec<Phrase> = words
        .iter()
        .map(|w| Phrase {
            folds: split(fold(w)),
            keys: split(key(w)),
            surname: false,
            bare_surname: false,
        })
        .collect();
    let mut by_first: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, phrase) in all.iter().enumerate() {
        by_first
            .entry(phrase.folds[0].clone())
            .or_default()
            .push(at);
    }
    Phrases { all, by_first }
}

impl Phrases {
    /// Whether the first word of a text is that of a phrase.
    fn may_begin(&self, text: &str) -> bool {
        self.by_first.contains_key(&first_fold(text))
    }

    /// Whether a text begins with one of them.
    fn begins(&self, text: &str) -> bool {
        self.may_begin(text) && self.beginning(&fold(text), &key(text)).next().is_some()
    }

    /// Those with which a text begins.
    fn beginning<'t>(&'t self, folds: &'t str, keys: &'t str) -> impl Iterator<Item = &'t Phrase> {
        let first = folds.split(' ').next().unwrap_or_default();
        let places = self.by_first.get(first).into_iter().flatten();
        places
            .map(|&at| &self.all[at])
            .filter(move |p| p.begins(folds, keys))
    }
}

impl Phrase {
    /// Whether the words of a text begin with the phrase's; marks that are there must agree.
    fn begins(&self, folds: &str, keys: &str) -> bool {
        let mut text = folds.split(' ').zip(keys.split(' '));
        self.folds.iter().zip(&self.keys).all(|(fold, key)| {
            text.next()
                .is_some_and(|(f, k)| f == fold && (k == f || k == key))
        })
    }
}

/// A folded phrase or text with a space before and behind: one holds the other as whole words.
fn padded(text: &str) -> String {
    format!(" {} ", fold(text))
}

/// Whether one of the padded phrases stands in a text.
fn holds(phrases: &[String], text: &str) -> bool {
    let text = padded(text);
    phrases.iter().any(|p| text.contains(p.as_str()))
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
        fn names_are_told_by_their_beginnings(text in "(Nguyen|Nguyễn|Phan|Phần|Bà|Ban|Kiều|Tổ|Xã|An|[A-Ỹ]{1,3})( [A-Za-zà-ỹ]{1,4}){0,6}") {
            let words = Words::new(&crate::plan::vocabulary::Vocabulary::built_in().rows);
            if let Some(plain) = words.plain_name(&text) {
                prop_assert_eq!(plain, words.reads_as_name(&text), "{}", text);
            }
        }

        #[test]
        fn the_first_word_is_that_of_the_whole(text in "[ -~à-ỹĐđ–\u{ad}]{0,12}") {
            let whole = fold(&text);
            prop_assert_eq!(Some(&*first_fold(&text)), whole.split(' ').next());
        }
    }
}
