//! Texts of one workbook: each distinct one is made ready once, and equal ones share an allocation.

#![expect(
    clippy::disallowed_types,
    reason = "looked up by what a string is, never walked through: its order is not seen"
)]

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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
    /// Shared strings by their address and font.
    by_address: HashMap<u64, usize, BuildHasherDefault<AddressHasher>>,
    ready: Vec<Option<Ready>>,
    /// The last text that was not kept.
    passing: Option<Ready>,
}

impl Texts {
    /// A text of the workbook's table of shared strings, which must not move while `self` lives:
    /// it is told by its address, which costs less than looking at it. The table holds a text once.
    pub(super) fn shared(&mut self, stored: &str, font: FontHint) -> Option<&Ready> {
        if stored.is_empty() {
            return None;
        }
        // addresses use 48 bits; the font takes the rest
        let key = (stored.as_ptr() as u64) ^ ((font as u64) << 56);
        let index = if let Some(&index) = self.by_address.get(&key) {
            index
        } else if self.ready.len() >= MAX_KEPT {
            return self.pass(stored, font);
        } else {
            self.by_address.insert(key, self.ready.len());
            self.keep(stored, font)
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

/// Addresses are distinct numbers; mixing their bits is enough.
#[derive(Default)]
struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_u64(u64::from(b));
        }
    }

    fn write_u64(&mut self, n: u64) {
        // multiplicative hashing by the golden ratio; the table takes its bits from both ends
        let mixed = (self.0 ^ n).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
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
        let mut get = |i: usize| texts.shared(&table[i], FontHint::Unknown).cloned();
        let (a, b) = (get(0).expect("text"), get(0).expect("text"));
        assert!(Arc::ptr_eq(&a.text, &b.text));
        assert!(get(1).is_none());
        let mut inline = || texts.by_content("Đại học", FontHint::Unknown).cloned();
        let (a, b) = (inline().expect("text"), inline().expect("text"));
        assert!(Arc::ptr_eq(&a.text, &b.text));
    }

    #[test]
    fn one_string_under_two_fonts_is_two_texts() {
        let table = ["Tæng sè".to_owned()];
        let mut texts = Texts::default();
        let old = texts.shared(&table[0], FontHint::Tcvn3).cloned();
        let unicode = texts.shared(&table[0], FontHint::Unicode).cloned();
        assert_eq!(&*old.expect("text").text, "Tổng số");
        assert_eq!(&*unicode.expect("text").text, "Tæng sè");
    }
}
