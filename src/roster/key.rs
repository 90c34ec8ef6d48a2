//! The opaque key of a person.

use std::fmt;

use sha2::{Digest, Sha256};

use super::Person;
use crate::text::{fold, hex};

/// A hash, shown in hexadecimal: the texts of all persons' keys would take four times as much room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonKey([u8; 16]);

impl PersonKey {
    /// Hash of the id where there is one, else of the folded name and the birth date.
    pub(super) fn of(person: &Person) -> Self {
        if let Some(id) = &person.national_id {
            Self::digest(&["id", id])
        } else {
            let birth = person.birth_date.map(|d| d.to_string());
            let birth = birth.unwrap_or_default();
            Self::digest(&["name", &fold(&person.full_name), &birth])
        }
    }

    /// Hash of texts in their order.
    pub(crate) fn digest(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let hash = hash.finalize();
        Self(std::array::from_fn(|i| hash[i]))
    }
}

impl fmt::Display for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}
