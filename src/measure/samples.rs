//! Invented persons for the tests of this module: every column takes every value, null included.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::roster::{Person, Roster, Source};
use crate::schema::{
    BirthPrecision, Education, Employment, Gender, Period, PoliticalTheory, Rating, StateManagement,
};

/// A small generator of numbers (xorshift), so that a failing test fails again.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    /// One of the values, or null in one of five cases.
    fn pick<T: Copy>(&mut self, values: &[T]) -> Option<T> {
        (self.below(5) > 0).then(|| values[self.below(values.len())])
    }

    fn text(&mut self, values: &[&str]) -> Option<Arc<str>> {
        self.pick(values).map(Arc::from)
    }

    fn flag(&mut self) -> Option<bool> {
        self.pick(&[true, false])
    }
}

/// Units as code and kind: some of the built-in plan, one outside it.
pub(super) const UNITS: [(&str, &str, &str); 6] = [
    ("xa-binh-phu", "commune", "commune"),
    ("xa-an-phuoc", "commune", "commune"),
    ("tt-sa-rai", "town", "commune"),
    ("phong-tu-phap", "office", "district"),
    ("ban-to-chuc", "party", "district"),
    ("truong-thcs-thu", "education", "district"),
];

pub(super) fn person(random: &mut Random, row: u32) -> Person {
    let source = Source {
        file: Arc::from(["2025/a.xlsx", "2025/b.xlsx"][random.below(2)]),
        sheet: Arc::from("Danh sách"),
        row,
    };
    let mut p = Person::new(source, Arc::from(format!("Người {row}")));
    if let Some((code, kind, level)) = random.pick(&UNITS) {
        p.unit = Some(Arc::from(code));
        p.unit_name = Some(Arc::from(code));
        p.unit_kind = Some(Arc::from(kind));
        p.level = Some(Arc::from(level));
    }
    p.gender = random.pick(Gender::ALL);
    p.birth_date = random
        .pick(&[(1970, 1, 31), (1985, 12, 31), (1990, 6, 15)])
        .and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
    p.birth_precision = random.pick(BirthPrecision::ALL);
    p.age = random.pick(&[22, 30, 31, 34, 35, 39, 40, 41, 55, 60, 61]);
    p.ethnicity = random.text(&["Kinh", "Khmer"]);
    p.minority = random.flag();
    p.party_member = random.flag();
    p.employment = random.pick(Employment::ALL);
    p.posts = ["pho-bi-thu", "bi-thu", "chu-tich"]
        .into_iter()
        .filter(|_| random.below(3) == 0)
        .map(Arc::from)
        .collect();
    p.leader = random.flag();
    p.key_leader = random.flag();
    p.standing_committee = random.flag();
    p.standing_stated = random.below(3) == 0;
    p.district_standing_committee = random.flag();
    p.education = random.pick(Education::ALL);
    p.political_theory = random.pick(PoliticalTheory::ALL);
    p.state_management = random.pick(StateManagement::ALL);
    p.skills_training = random.flag();
    p.meets_standard = random.flag();
    p.rating = random.pick(Rating::ALL);
    p
}

pub(super) fn roster(seed: u64, size: u32, year: i32) -> Roster {
    let mut random = Random::new(seed);
    Roster {
        period: Period::of_year(year).expect("a year"),
        persons: (0..size).map(|row| person(&mut random, row + 5)).collect(),
        merged: 0,
    }
}
