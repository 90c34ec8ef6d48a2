//! Texts of one workbook: each distinct one is made ready once, and equal ones share an allocation.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::repair::{Ready, make_ready};
use crate::text::FontHint;

/// The texts of a workbook that were met so far, by font and content.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// By content; looked up only, never gone through, so the order of hashes shows nowhere.
    by_content: HashMap<FontHint, HashMap<Box<str>, Option<Ready>>>,
    /// Shared strings by index in [`Self::shared`]; their address and font are the key.
    by_address: HashMap<u64, usize, BuildHasherDefault<AddressHasher>>,
    shared: Vec<Option<Ready>>,
}

impl Texts {
    /// A text of the workbook's table of shared strings, which must not move while `self` lives:
    /// it is told by its address, which costs less than looking at it.
    pub(super) fn shared(&mut self, stored: &str, font: FontHint) -> Option<&Ready> {
        if stored.is_empty() {
            return None;
        }
        // addresses use 48 bits; the font takes the rest
        let key = (stored.as_ptr() as u64) ^ ((font as u64) << 56);
        let index = if let Some(&index) = self.by_address.get(&key) {
            index
        } else {
            let ready = self.by_content(stored, font).cloned();
            self.shared.push(ready);
            self.by_address.insert(key, self.shared.len() - 1);
            self.shared.len() - 1
        };
        self.shared[index].as_ref()
    }

    /// A text that stands in its cell.
    pub(super) fn by_content(&mut self, stored: &str, font: FontHint) -> Option<&Ready> {
        if stored.is_empty() {
            return None;
        }
        let known = self.by_content.entry(font).or_default();
        if !known.contains_key(stored) {
            known.insert(stored.into(), make_ready(stored, font));
        }
        known.get(stored)?.as_ref()
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
        let table = ["Đại học".to_owned(), "Đại học".to_owned(), " ".to_owned()];
        let mut texts = Texts::default();
        let mut get = |i: usize| texts.shared(&table[i], FontHint::Unknown).cloned();
        let (a, b) = (get(0).expect("text"), get(1).expect("text"));
        assert!(Arc::ptr_eq(&a.text, &b.text));
        assert!(get(2).is_none());
        let inline = texts
            .by_content("Đại học", FontHint::Unknown)
            .expect("text");
        assert!(Arc::ptr_eq(&a.text, &inline.text));
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
