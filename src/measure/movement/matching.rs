//! Who is who in the rosters of two years.
//!
//! A person is known again by the id where both years have one of the same length (cards of 9 digits
//! ended on 31 December 2024), else by folded name and full birth date, the unit deciding between
//! several. `person_key` would not do: it changes with the kind of card. What is neither sure nor
//! impossible is doubtful, on both sides, and is counted as that.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::lineage::Lineage;
use crate::roster::Person;
use crate::schema::BirthPrecision;
use crate::text::fold;

/// Two rosters compared; indexes into their persons, ascending.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Matching {
    /// The same person, before and after.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Surely nobody of the later roster.
    pub(super) left: Vec<usize>,
    /// Surely nobody of the earlier roster.
    pub(super) joined: Vec<usize>,
    /// Of the earlier roster, may be somebody of the later one.
    pub(super) doubtful_before: Vec<usize>,
    /// Of the later roster, may be somebody of the earlier one.
    pub(super) doubtful_after: Vec<usize>,
}

/// Persons that share a key, of both rosters.
type Group = (Vec<usize>, Vec<usize>);

/// Compares two rosters.
pub(super) fn matching(before: &[Person], after: &[Person], lineage: &Lineage<'_>) -> Matching {
    let mut search = Search {
        before: before.iter().map(Known::of).collect(),
        after: after.iter().map(Known::of).collect(),
        lineage,
        after_of: vec![None; before.len()],
        taken: vec![false; after.len()],
    };
    let by_id = |known: &Known<'_>| known.id.map(str::to_owned);
    search.pair_up(&by_id, &|a, b| {
        a.name == b.name || a.births(b) == Births::Agree
    });
    let by_name = |known: &Known<'_>| {
        let birth = known.birth.filter(|_| known.is_full)?;
        Some((known.name.clone(), birth))
    };
    search.pair_up(&by_name, &|a, b| a.ids(b).is_none());
    search.finish()
}

/// The facts by which a person is known again.
struct Known<'a> {
    name: String,
    birth: Option<NaiveDate>,
    precision: BirthPrecision,
    is_full: bool,
    id: Option<&'a str>,
    unit: Option<&'a str>,
}

/// How two birth dates stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Births {
    /// As far as both are known, and both are to some part.
    Agree,
    Differ,
    /// One is not known at all.
    Open,
}

impl<'a> Known<'a> {
    fn of(person: &'a Person) -> Self {
        let precision = person.birth_precision.unwrap_or(BirthPrecision::Day);
        Self {
            name: fold(&person.full_name),
            birth: person.birth_date,
            precision,
            is_full: precision == BirthPrecision::Day,
            id: person.national_id.as_deref(),
            unit: person.unit.as_deref(),
        }
    }

    /// Whether the ids are the same; `None` where they cannot be compared.
    fn ids(&self, other: &Self) -> Option<bool> {
        let (a, b) = (self.id?, other.id?);
        (a.len() == b.len()).then(|| a == b)
    }

    fn births(&self, other: &Self) -> Births {
        let (Some(a), Some(b)) = (self.birth, other.birth) else {
            return Births::Open;
        };
        let agree = match self.precision.min(other.precision) {
            BirthPrecision::Year => a.year() == b.year(),
            BirthPrecision::Month => (a.year(), a.month()) == (b.year(), b.month()),
            BirthPrecision::Day => a == b,
        };
        if agree { Births::Agree } else { Births::Differ }
    }
}

struct Search<'a> {
    before: Vec<Known<'a>>,
    after: Vec<Known<'a>>,
    lineage: &'a Lineage<'a>,
    /// The later person of each earlier one, where there is one.
    after_of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl<'a> Search<'a> {
    /// Pairs, among those not paired yet, persons of the same key who may be paired and of whom neither
    /// could be paired with another; then, among the rest, those of the same unit.
    fn pair_up<K: Ord>(
        &mut self,
        key: &dyn Fn(&Known<'a>) -> Option<K>,
        may: &dyn Fn(&Known<'a>, &Known<'a>) -> bool,
    ) {
        let mut groups: BTreeMap<K, Group> = BTreeMap::new();
        for (person, known) in self.before.iter().enumerate() {
            if let Some(key) = key(known).filter(|_| self.after_of[person].is_none()) {
                groups.entry(key).or_default().0.push(person);
            }
        }
        for (person, known) in self.after.iter().enumerate() {
            if let Some(group) = key(known)
                .filter(|_| !self.taken[person])
                .and_then(|key| groups.get_mut(&key))
            {
                group.1.push(person);
            }
        }
        for group in groups.values().filter(|(_, after)| !after.is_empty()) {
            self.pair_alone(group, may);
            self.pair_alone(group, &|a, b| may(a, b) && same_unit(self.lineage, a, b));
        }
    }

    fn pair_alone(&mut self, group: &Group, may: &dyn Fn(&Known<'a>, &Known<'a>) -> bool) {
        let mut partners: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut suitors: BTreeMap<usize, u32> = BTreeMap::new();
        for &a in group.0.iter().filter(|&&a| self.after_of[a].is_none()) {
            for &b in group.1.iter().filter(|&&b| !self.taken[b]) {
                if may(&self.before[a], &self.after[b]) {
                    partners.entry(a).or_default().push(b);
                    *suitors.entry(b).or_default() += 1;
                }
            }
        }
        for (a, partners) in partners {
            if let [b] = partners[..]
                && suitors[&b] == 1
            {
                self.after_of[a] = Some(b);
                self.taken[b] = true;
            }
        }
    }

    /// Who remains: gone, new, or perhaps somebody of the other roster.
    fn finish(self) -> Matching {
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (b, known) in self
            .after
            .iter()
            .enumerate()
            .filter(|(b, _)| !self.taken[*b])
        {
            by_name.entry(&known.name).or_default().push(b);
            if let Some(id) = known.id {
                by_id.entry(id).or_default().push(b);
            }
        }
        let mut result = Matching::default();
        let mut doubtful_after = BTreeSet::new();
        for (a, known) in self.before.iter().enumerate() {
            if let Some(b) = self.after_of[a] {
                result.pairs.push((a, b));
                continue;
            }
            let same_id = known.id.and_then(|id| by_id.get(id));
            let same_name = by_name.get(known.name.as_str());
            let alike: Vec<usize> = (same_id.into_iter().flatten())
                .chain(same_name.into_iter().flatten())
                .copied()
                .filter(|&b| self.may_be_one(known, &self.after[b]))
                .collect();
            if alike.is_empty() {
                result.left.push(a);
            } else {
                result.doubtful_before.push(a);
                doubtful_after.extend(alike);
            }
        }
        let unmatched = (0..self.after.len()).filter(|&b| !self.taken[b]);
        (result.doubtful_after, result.joined) =
            unmatched.partition(|b| doubtful_after.contains(b));
        result
    }

    /// Whether two persons who share the id or the name could be one.
    fn may_be_one(&self, a: &Known<'_>, b: &Known<'_>) -> bool {
        match (a.ids(b), a.births(b)) {
            // one id, but all else differs; or the pairing was not unique
            (Some(true), _) => true,
            // a digit may be mistyped where name and whole birth date are the same
            (Some(false), births) => births == Births::Agree && a.is_full && b.is_full,
            // a birth date may be mistyped or corrected within a unit
            (None, Births::Differ) => same_unit(self.lineage, a, b),
            (None, Births::Agree | Births::Open) => true,
        }
    }
}

fn same_unit(lineage: &Lineage<'_>, a: &Known<'_>, b: &Known<'_>) -> bool {
    (a.unit.zip(b.unit)).is_some_and(|(before, after)| lineage.goes_on(before, after))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::plan::Plan;
    use crate::roster::Source;

    fn person(row: u32, name: &str, birth: &str, id: &str, unit: &str) -> Person {
        let source = Source {
            file: Arc::from("a.xlsx"),
            sheet: Arc::from("A"),
            row,
        };
        let mut p = Person::new(source, Arc::from(name));
        let (text, precision) = match birth.len() {
            4 => (format!("{birth}-01-01"), BirthPrecision::Year),
            7 => (format!("{birth}-01"), BirthPrecision::Month),
            _ => (birth.to_owned(), BirthPrecision::Day),
        };
        p.birth_date = text.parse().ok();
        p.birth_precision = p.birth_date.map(|_| precision);
        p.national_id = (!id.is_empty()).then(|| Arc::from(id));
        p.unit = (!unit.is_empty()).then(|| Arc::from(unit));
        p
    }

    /// `name|birth|id|unit` a person.
    fn compared(before: &[&str], after: &[&str]) -> Matching {
        let mut plan = Plan::built_in(Plan::DEFAULT)
            .expect("there is one")
            .expect("it is sound");
        let old = (plan.units.iter_mut()).find(|u| u.code == "xa-binh-phu");
        old.expect("a commune").successors = vec!["tt-sa-rai".to_owned()];
        let persons = |rows: &[&str]| -> Vec<Person> {
            (1..)
                .zip(rows)
                .map(|(row, text)| {
                    let [name, birth, id, unit] = text.split('|').collect::<Vec<_>>()[..] else {
                        panic!("four facts: {text}")
                    };
                    person(row, name, birth, id, unit)
                })
                .collect()
        };
        matching(&persons(before), &persons(after), &Lineage::of(&plan))
    }

    /// Pairs, left, joined, doubtful before and after.
    fn parts(m: &Matching) -> (&[(usize, usize)], &[usize], &[usize], &[usize], &[usize]) {
        (
            &m.pairs,
            &m.left,
            &m.joined,
            &m.doubtful_before,
            &m.doubtful_after,
        )
    }

    const ID: &str = "087080000001";

    #[test]
    fn ids_of_one_length_decide_whatever_the_spelling() {
        let before = [&*format!("Nguyễn Văn Thử|1980-02-03|{ID}|a")];
        // the name in another spelling, or the birth date to the year, elsewhere
        for after in [
            format!("NGUYEN VAN THU|1981-02-03|{ID}|b"),
            format!("Nguyễn Văn Thứ Hai|1980-02-03|{ID}|b"),
            format!("Nguyễn Văn Thứ Hai|1980|{ID}|b"),
        ] {
            let m = compared(&before, &[&after]);
            assert_eq!(
                parts(&m),
                (&[(0, 0)][..], &[][..], &[][..], &[][..], &[][..])
            );
        }
        // nothing else agrees
        let m = compared(&before, &[&format!("Trần Thị Khác|1990-01-01|{ID}|a")]);
        assert_eq!(parts(&m), (&[][..], &[][..], &[][..], &[0][..], &[0][..]));
    }

    #[test]
    fn a_card_of_nine_digits_and_one_of_twelve_are_compared_by_name_and_birth() {
        let m = compared(
            &["Nguyễn Văn Thử|1980-02-03|340000001|a"],
            &[&format!("Nguyễn Văn Thử|1980-02-03|{ID}|b")],
        );
        assert_eq!(m.pairs, [(0, 0)]);
    }

    #[test]
    fn two_ids_of_one_length_are_two_persons_unless_all_else_is_the_same() {
        let before = [&*format!("Nguyễn Văn Thử|1980-02-03|{ID}|a")];
        let m = compared(&before, &["Nguyễn Văn Thử|1980-02-04|087080000009|a"]);
        assert_eq!(parts(&m), (&[][..], &[0][..], &[0][..], &[][..], &[][..]));
        let m = compared(&before, &["Nguyễn Văn Thử|1980-02-03|087080000009|a"]);
        assert_eq!(parts(&m), (&[][..], &[][..], &[][..], &[0][..], &[0][..]));
    }

    #[test]
    fn the_unit_decides_between_several_of_one_name_and_birth() {
        let (here, there) = ("Lê Thị Thử|1990-05-06||a", "Lê Thị Thử|1990-05-06||b");
        let m = compared(&[here, there], &[there, here]);
        assert_eq!(m.pairs, [(0, 1), (1, 0)]);
        // one of them is in a third unit now: who it is nobody knows
        let elsewhere = "Lê Thị Thử|1990-05-06||c";
        let m = compared(&[here, there], &[here, elsewhere]);
        assert_eq!(
            parts(&m),
            (&[(0, 0)][..], &[][..], &[][..], &[1][..], &[1][..])
        );
        // only one remains, of a unit that neither was in
        let m = compared(&[here, there], &[elsewhere]);
        assert_eq!(
            parts(&m),
            (&[][..], &[][..], &[][..], &[0, 1][..], &[0][..])
        );
        // a unit goes on in the one that took its place
        let old = "Lê Thị Thử|1990-05-06||xa-binh-phu";
        let new = "Lê Thị Thử|1990-05-06||tt-sa-rai";
        let m = compared(&[here, old], &[new]);
        assert_eq!(m.pairs, [(1, 0)]);
        assert_eq!(m.left, [0]);
    }

    #[test]
    fn a_birth_date_known_in_part_is_never_enough() {
        let year = "Lê Thị Thử|1990||a";
        let m = compared(&[year], &[year]);
        assert_eq!(parts(&m), (&[][..], &[][..], &[][..], &[0][..], &[0][..]));
        let m = compared(&[year], &["Lê Thị Thử|1990-05-06||b"]);
        assert_eq!(m.doubtful_before, [0]);
        let m = compared(&["Lê Thị Thử|1990-04||a"], &["Lê Thị Thử|1990-05-06||b"]);
        assert_eq!((&m.left[..], &m.joined[..]), (&[0][..], &[0][..]));
        let m = compared(&["Lê Thị Thử|||a"], &["Lê Thị Thử|1990-05-06||b"]);
        assert_eq!(m.doubtful_after, [0]);
    }

    #[test]
    fn another_birth_date_is_another_person_but_in_the_same_unit_doubtful() {
        let m = compared(&["Lê Thị Thử|1990-05-06||a"], &["Lê Thị Thử|1990-06-05||b"]);
        assert_eq!((&m.left[..], &m.joined[..]), (&[0][..], &[0][..]));
        let m = compared(&["Lê Thị Thử|1990-05-06||a"], &["Lê Thị Thử|1990-06-05||a"]);
        assert_eq!(m.doubtful_before, [0]);
    }

    #[test]
    fn an_id_that_stands_twice_decides_nothing_by_itself() {
        let twice = format!("Lê Thị Thử|1990-05-06|{ID}|a");
        let other = format!("Trần Văn Mẫu|1970-05-06|{ID}|b");
        let m = compared(&[&twice], &[&twice, &other]);
        // the other neither agrees by name nor by birth
        assert_eq!(m.pairs, [(0, 0)]);
        assert_eq!(m.joined, [1]);
    }
}
