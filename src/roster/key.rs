//! The opaque key of a person.

use std::borrow::Cow;
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
            let mut room = [0; 10];
            let birth = person.birth_date.map(|date| written(date, &mut room));
            let birth = birth.as_deref().unwrap_or_default();
            Self::digest(&["name", &fold(&person.full_name), birth])
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
fn written(date: NaiveDate, room: &mut [u8; 10]) -> Cow<'_, str> {
    let Ok(mut year @ ..10_000) = u32::try_from(date.year()) else {
        return Cow::Owned(date.to_string());
    };
    let (month, day) = (date.month(), date.day());
    let digit = |number: u32| b'0' + u8::try_from(number % 10).unwrap_or_default();
    *room = *b"0000-00-00";
    for place in room[..4].iter_mut().rev() {
        *place = digit(year);
        year /= 10;
    }
    (room[5], room[6]) = (digit(month / 10), digit(month));
    (room[8], room[9]) = (digit(day / 10), digit(day));
    str::from_utf8(room).map_or_else(|_| Cow::Owned(date.to_string()), Cow::Borrowed)
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
            assert_eq!(written(date, &mut [0; 10]), date.to_string());
        }
    }
}
