//! The opaque key of a person.

use sha2::{Digest, Sha256};

use super::Person;
use crate::text::fold;

/// Hash of the id where there is one, else of the folded name and the birth date.
pub(super) fn person_key(person: &Person) -> String {
    if let Some(id) = &person.national_id {
        digest(&["id", id])
    } else {
        let birth = person.birth_date.map(|d| d.to_string());
        let birth = birth.unwrap_or_default();
        digest(&["name", &fold(&person.full_name), &birth])
    }
}

fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    crate::text::hex(&hash.finalize()[..16])
}
