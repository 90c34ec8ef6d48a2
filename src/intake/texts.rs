//! Texts of one workbook: each distinct one is made ready once, and equal ones share an allocation.

#![expect(
    clippy::disallowed_types,
    reason = "looked up by what a string is, never walked through: its order is not seen"
)]

use std::collections::HashMap;

use super::repair::{Ready, make_ready};
use crate::text::FontHint;

/// Texts that are kept for when they come again. A list of 200,000 persons has fewer; a file that
/// has more is read all the same, but its texts are no longer shared.
const MAX_KEPT: usize = 1_000_000;

/// The texts of a workbook that were met so far. Both tables are looked up only, never gone
/// through, so the order of hashes shows nowhere.
#[derive(Debug, Default)]
pub(super) struct Texts {
    by_content: HashMap<FontHint, HashMap<Box<str>, usize>>,
    /// Shared strings by font and number: one more than the place of the text made ready, or nought.
    by_number: [Vec<u32>; FontHint::COUNT],
    ready: Vec<Option<Ready>>,
    /// The last text that was not kept.
    passing: Option<Ready>,
}

impl Texts {
    /// A text of the workbook's table of shared strings, which holds a text once: it is told by its
    /// number there, which costs less than looking at it.
    pub(super) fn shared(
        &mut self,
        strings: &[impl AsRef<str>],
        number: usize,
        font: FontHint,
    ) -> Option<&Ready> {
        let stored = strings.get(number)?.as_ref();
        if stored.is_empty() {
            return None;
        }
        let places = &mut self.by_number[font as usize];
        if places.is_empty() {
            places.resize(strings.len(), 0);
        }
        let index = match places[number] {
            0 if self.ready.len() >= MAX_KEPT => return self.pass(stored, font),
            0 => {
                let index = self.keep(stored, font);
                self.by_number[font as usize][number] = u32::try_from(index + 1).unwrap_or(0);
                index
            }
            place => place as usize - 1,
        };
        self.ready[index].as_ref()
    }

    /// A text that stands in its cell.
    pub(super) fn by_content(&mut self, stored: &str, font: FontHint) -> Option<&Ready> {
        if stored.is_empty() {
            return None;
        }
        let known = self.by_content.entry(font).or_default();
        let index = if let Some(&index) = known.get(stored) {
            index
        } else if self.ready.len() >= MAX_KEPT {
            return self.pass(stored, font);
        } else {
            known.insert(stored.into(), self.ready.len());
            self.keep(stored, font)
        };
        self.ready[index].as_ref()
    }

    fn keep(&mut self, stored: &str, font: FontHint) -> usize {
        self.ready.push(make_ready(stored, font));
        self.ready.len() - 1
    }

    fn pass(&mut self, stored: &str, font: FontHint) -> Option<&Ready> {
        self.passing = make_ready(stored, font);
        self.passing.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn equal_texts_share_one_allocation() {
        let table = ["Đại học".to_owned(), " ".to_owned()];
        let mut texts = Texts::default();
        let mut get = |i: usize| texts.shared(&table, i, FontHint::Unknown).cloned();
        let (a, b) = (get(0).expect("text"), get(0).expect("text"));
        assert!(Arc::ptr_eq(&a.text, &b.text));
        assert!(get(1).is_none() && get(2).is_none());
        let mut inline = || texts.by_content("Đại học", FontHint::Unknown).cloned();
        let (a, b) = (inline().expect("text"), inline().expect("text"));
        assert!(Arc::ptr_eq(&a.text, &b.text));
    }

    #[test]
    fn one_string_under_two_fonts_is_two_texts() {
        let table = ["Tæng sè".to_owned()];
        let mut texts = Texts::default();
        let old = texts.shared(&table, 0, FontHint::Tcvn3).cloned();
        let unicode = texts.shared(&table, 0, FontHint::Unicode).cloned();
        assert_eq!(&*old.expect("text").text, "Tổng số");
        assert_eq!(&*unicode.expect("text").text, "Tæng sè");
    }
}
