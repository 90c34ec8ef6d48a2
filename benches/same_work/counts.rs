//! The counts that the programs of `benches/peers` make, from the roster.

use std::collections::BTreeMap;
use std::fmt::Write;

use phuluc::roster::Person;
use phuluc::schema::{Education, Gender, PoliticalTheory, Rating};

const UNKNOWN: &str = "unknown";

/// Classes of each dimension, in the order of the tables; the last one is unknown.
pub(crate) const AGES: [&str; 9] = [
    "le-30", "31-35", "36-40", "41-45", "46-50", "51-55", "56-60", "gt-60", UNKNOWN,
];
pub(crate) const GENDERS: [&str; 3] = ["male", "female", UNKNOWN];
pub(crate) const EDUCATION: [&str; 6] = [
    "doctor",
    "master",
    "bachelor",
    "college",
    "intermediate",
    UNKNOWN,
];
pub(crate) const RATINGS: [&str; 5] = ["excellent", "good", "fulfilled", "unfulfilled", UNKNOWN];

/// Persons by unit and classes of age, gender, education and rating, and eight shares of each unit.
pub(crate) struct Counts<'a> {
    pub(crate) cells: BTreeMap<(&'a str, [usize; 4]), u32>,
    pub(crate) shares: BTreeMap<&'a str, Shares>,
}

/// How many persons a unit has, and how many of them are in each of the eight groups.
#[derive(Default)]
pub(crate) struct Shares {
    persons: u32,
    groups: [u32; 8],
}

impl Shares {
    pub(crate) fn of(&self) -> [f64; 8] {
        self.groups
            .map(|n| f64::from(n) / f64::from(self.persons.max(1)))
    }
}

fn class(classes: &[&str], value: Option<&str>) -> usize {
    let known = value.and_then(|v| classes.iter().position(|c| *c == v));
    known.unwrap_or(classes.len() - 1)
}

fn band(age: Option<i32>) -> usize {
    const TOPS: [i32; 7] = [30, 35, 40, 45, 50, 55, 60];
    age.map_or(AGES.len() - 1, |age| {
        TOPS.iter().filter(|t| age > **t).count()
    })
}

impl<'a> Counts<'a> {
    pub(crate) fn of(persons: &'a [Person]) -> Self {
        let mut counts = Self {
            cells: BTreeMap::new(),
            shares: BTreeMap::new(),
        };
        for p in persons {
            let unit = p.unit_name.as_deref().unwrap_or_default();
            let classes = [
                band(p.age),
                class(&GENDERS, p.gender.map(Gender::as_str)),
                class(&EDUCATION, p.education.map(Education::as_str)),
                class(&RATINGS, p.rating.map(Rating::as_str)),
            ];
            *counts.cells.entry((unit, classes)).or_default() += 1;
            let share = counts.shares.entry(unit).or_default();
            share.persons += 1;
            let theory = [PoliticalTheory::Advanced, PoliticalTheory::Intermediate];
            let groups = [
                p.gender == Some(Gender::Female),
                p.age.is_some_and(|age| age < 36),
                p.education >= Some(Education::Bachelor),
                p.education >= Some(Education::Master),
                p.party_member == Some(true),
                p.political_theory.is_some_and(|t| theory.contains(&t)),
                p.rating >= Some(Rating::Good),
                p.minority == Some(true),
            ];
            for (count, belongs) in share.groups.iter_mut().zip(groups) {
                *count += u32::from(belongs);
            }
        }
        counts
    }

    /// As the Python programs write them with `--counts`.
    pub(crate) fn csv(&self) -> String {
        let mut lines: Vec<String> = (self.cells.iter())
            .map(|((unit, [age, gender, education, rating]), n)| {
                format!(
                    "{unit},{},{},{},{},{n}",
                    AGES[*age], GENDERS[*gender], EDUCATION[*education], RATINGS[*rating]
                )
            })
            .collect();
        lines.sort();
        format!(
            "unit,age_band,gender,education,rating,n\n{}\n",
            lines.join("\n")
        )
    }

    pub(crate) fn shares_csv(&self) -> String {
        let mut out =
            String::from("unit,women,under_36,degree,master_up,party,theory_up,good_up,minority\n");
        for (unit, shares) in &self.shares {
            out.push_str(unit);
            for share in shares.of() {
                // writing to a string cannot fail
                let _ = write!(out, ",{share:.9}");
            }
            out.push('\n');
        }
        out
    }
}
