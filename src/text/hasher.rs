//! Hashing of words of the field.

use std::hash::{BuildHasherDefault, Hasher};

use super::recall::{hash, mix};

/// For tables whose keys are words of the plan: nobody can choose them so that they fall together, and keeping
/// others from it is most of what the standard hash costs.
pub type WordHash = BuildHasherDefault<WordHasher>;

/// The state of a hash.
#[derive(Debug, Clone, Copy, Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0, hash(bytes) as u64);
    }

    fn write_u8(&mut self, number: u8) {
        self.0 = mix(self.0, number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0, number);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
