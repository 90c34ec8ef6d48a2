//! Rows that have an id, or a name and birth date, in common.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::person::Person;
use crate::text::{fold, hash};

/// Ids in their order with their rows: as long as people's are, they are compared as one number.
pub(super) fn ids(persons: &[Person]) -> Vec<((u128, &str), usize)> {
    let key = |id: &str| {
        let mut bytes = [0; 16];
        let known = id.len().min(16);
        bytes[..known].copy_from_slice(&id.as_bytes()[..known]);
        u128::from_be_bytes(bytes)
    };
    let ids = persons.iter().enumerate();
    ids.filter_map(|(i, p)| p.national_id.as_deref().map(|id| ((key(id), id), i)))
        .collect()
}

/// Rows of one key where there are several, in the order of keys.
pub(super) fn same<K: Ord + Send>(mut keys: Vec<(K, usize)>) -> Vec<Vec<usize>> {
    keys.par_sort_unstable();
    keys.chunk_by(|a, b| a.0 == b.0)
        .filter(|rows| rows.len() > 1)
        .map(|rows| rows.iter().map(|(_, i)| *i).collect())
        .collect()
}

/// Rows of one folded name and full birth date where there are several. Nearly all have a day of birth and
/// a name of their own: they are told apart by the day and a number made of the name.
pub(super) fn namesakes(persons: &[Person]) -> BTreeMap<(String, NaiveDate), Vec<usize>> {
    let of = |(i, p): (usize, &Person)| {
        let date = p.birth_date.filter(|_| is_full_date(p))?;
        Some(((date, hash(fold(&p.full_name).as_bytes())), i))
    };
    let keys = persons.par_iter().enumerate().filter_map(of).collect();
    let mut found: BTreeMap<(String, NaiveDate), Vec<usize>> = BTreeMap::new();
    for i in same(keys).into_iter().flatten() {
        let p = &persons[i];
        if let Some(date) = p.birth_date {
            found.entry((fold(&p.full_name), date)).or_default().push(i);
        }
    }
    found.retain(|_, rows| rows.len() > 1);
    found
}

fn is_full_date(p: &Person) -> bool {
    p.birth_precision == Some(crate::schema::BirthPrecision::Day)
}
