//! The opaque key of a person.

use std::fmt;

use chrono::{Datelike, NaiveDate};
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
            let birth = person.birth_date.map(written).unwrap_or_default();
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

/// The date as its own `to_string` writes it, of every person without an id.
fn written(date: NaiveDate) -> String {
    let Some(year) = u32::try_from(date.year()).ok().filter(|y| *y < 10_000) else {
        return date.to_string();
    };
    let digits = [(year, 4), (date.month(), 2), (date.day(), 2)];
    let mut out = String::with_capacity(10);
    for (number, width) in digits {
        if !out.is_empty() {
            out.push('-');
        }
        let tens = (0..width)
            .rev()
            .map(|place| number / 10_u32.pow(place) % 10);
        out.extend(tens.filter_map(|digit| char::from_digit(digit, 10)));
    }
    out
}

impl fmt::Display for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_ever() {
        for (y, m, d) in [(1975, 8, 5), (999, 12, 31), (12_345, 1, 2), (-4, 10, 20)] {
            let date = NaiveDate::from_ymd_opt(y, m, d).expect("a date");
            assert_eq!(written(date), date.to_string());
        }
    }
}
