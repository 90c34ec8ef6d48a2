//! Movements over invented rosters of which it is known who is who.

use std::sync::Arc;

use chrono::NaiveDate;

use super::*;
use crate::measure::samples::{self, Random, UNITS};
use crate::schema::{BirthPrecision, Period};

fn plan() -> Plan {
    Plan::built_in(Plan::DEFAULT)
        .expect("there is one")
        .expect("it is sound")
}

/// A roster and who each of its persons is.
struct Known {
    roster: Roster,
    who: Vec<usize>,
}

/// Somebody whom name and whole birth date tell from everybody else.
fn somebody(random: &mut Random, who: usize) -> Person {
    let row = u32::try_from(who).expect("few");
    let mut p = samples::person(random, row);
    p.full_name = Arc::from(format!("Nguyễn Văn Thử {who}"));
    p.birth_date = NaiveDate::from_ymd_opt(1960 + i32::try_from(who % 40).expect("small"), 3, 9);
    p.birth_precision = Some(BirthPrecision::Day);
    p.posts = posts(random);
    p.national_id = match who % 3 {
        0 => None,
        1 => Some(Arc::from(format!("34{who:07}"))),
        _ => Some(Arc::from(format!("0870{who:08}"))),
    };
    p
}

/// Some posts of the plan, a membership among them.
fn posts(random: &mut Random) -> Arc<[Arc<str>]> {
    const POSTS: [&str; 5] = [
        "uvbtv-dang-uy",
        "bi-thu-dang-uy",
        "pho-chu-tich-ubnd-xa",
        "truong-phong",
        "chuyen-vien",
    ];
    (POSTS.iter().filter(|_| random.below(3) == 0))
        .map(|code| Arc::from(*code))
        .collect()
}

/// What a year does to somebody.
fn later(random: &mut Random, before: &Person, who: usize) -> Person {
    let mut after = before.clone();
    let other = samples::person(random, after.source.row);
    match random.below(6) {
        0 => {
            (after.unit, after.unit_kind) = (other.unit, other.unit_kind);
        }
        1 => (after.leader, after.posts) = (other.leader, posts(random)),
        2 => after.education = other.education,
        3 => after.political_theory = other.political_theory,
        // the card of nine digits gives way to one of twelve
        4 if who % 3 == 1 => after.national_id = Some(Arc::from(format!("0870{who:08}"))),
        // written in capitals without marks, known again by the id
        5 if who % 3 == 2 => after.full_name = Arc::from(format!("NGUYEN VAN THU {who}")),
        _ => {}
    }
    after
}

fn two_years(seed: u64) -> (Known, Known) {
    let mut random = Random::new(seed);
    let roster = |year, persons| Roster {
        period: Period::of_year(year).expect("a year"),
        persons,
        merged: 0,
    };
    let first: Vec<Person> = (0..160).map(|who| somebody(&mut random, who)).collect();
    let mut second = Vec::new();
    for (index, person) in first.iter().enumerate() {
        // a whole unit sends no list
        let silent = person.unit.as_deref() == Some(UNITS[0].0);
        if random.below(9) > 0 && !silent {
            second.push(later(&mut random, person, index));
        }
    }
    for index in 160..190 {
        second.push(somebody(&mut random, index));
    }
    second.retain(|p| p.unit.as_deref() != Some(UNITS[0].0));
    // the number at the end of the name is who it is
    let number = |p: &Person| p.full_name.rsplit(' ').next()?.parse::<usize>().ok();
    let who: Vec<usize> = second.iter().filter_map(number).collect();
    assert_eq!(who.len(), second.len());
    let before = Known {
        who: (0..first.len()).collect(),
        roster: roster(2023, first),
    };
    let after = Known {
        roster: roster(2025, second),
        who,
    };
    (before, after)
}

fn rank(plan: &Plan, p: &Person) -> Option<u32> {
    let mut best = None;
    for code in p.posts.iter() {
        let post = plan.post(code).expect("a post of the plan");
        if !post.membership && best.is_none_or(|b| post.rank < b) {
            best = Some(post.rank);
        }
    }
    best
}

#[test]
fn movements_equal_plain_loops_over_who_is_who() {
    let plan = plan();
    let mut seen = [0; 3];
    for seed in 1..=12 {
        let (before, after) = two_years(seed);
        let found = movements(&plan, &[&before.roster, &after.roster]);
        let [movement] = &found[..] else {
            panic!("two years, one movement")
        };
        assert_eq!((movement.from, movement.to), (2023, 2025));
        let mut expected = Moves::default();
        let mut gained = [0, 0];
        let unit_read = |roster: &Roster, unit: &Option<Arc<str>>| {
            unit.is_none() || roster.persons.iter().any(|p| p.unit == *unit)
        };
        for (person, who) in before.roster.persons.iter().zip(&before.who) {
            let Some(at) = after.who.iter().position(|w| w == who) else {
                expected.left += 1;
                expected.left_with_unit += u32::from(!unit_read(&after.roster, &person.unit));
                continue;
            };
            let now = &after.roster.persons[at];
            expected.stayed += 1;
            expected.moved +=
                u32::from(person.unit.is_some() && now.unit.is_some() && person.unit != now.unit);
            let leads = now.leader == Some(true);
            let new = leads && person.leader == Some(false);
            let higher = match (rank(&plan, person), rank(&plan, now)) {
                (Some(then), Some(rank)) => leads && rank < then,
                _ => false,
            };
            expected.promoted += u32::from(new || higher);
            expected.became_leader += u32::from(new);
            let more = |then: Option<usize>, now: Option<usize>| match (then, now) {
                (Some(then), Some(now)) => u32::from(now > then),
                _ => 0,
            };
            let learned = [
                more(
                    person.education.map(|l| l as usize),
                    now.education.map(|l| l as usize),
                ),
                more(
                    person.political_theory.map(|l| l as usize),
                    now.political_theory.map(|l| l as usize),
                ),
            ];
            gained[0] += learned[0];
            gained[1] += learned[1];
            expected.qualified += learned[0].max(learned[1]);
        }
        for (person, who) in after.roster.persons.iter().zip(&after.who) {
            if !before.who.contains(who) {
                expected.joined += 1;
                expected.joined_with_unit += u32::from(!unit_read(&before.roster, &person.unit));
            }
        }
        assert_eq!(movement.whole, expected, "seed {seed}");
        seen[0] += expected.left_with_unit;
        seen[1] += expected.qualified;
        seen[2] += expected.promoted;
        assert_eq!(movement.gained_in(Column::Education), gained[0]);
        assert_eq!(movement.gained_in(Column::PoliticalTheory), gained[1]);
        let sum = |pick: fn(&Moves) -> u32| movement.by_unit.iter().map(|u| pick(&u.moves)).sum();
        let without = |roster: &Roster, persons: u32| {
            let none = roster.persons.iter().filter(|p| p.unit.is_none()).count();
            persons - u32::try_from(none).expect("few")
        };
        let after_with_unit: u32 = sum(|m| m.stayed + m.joined + m.doubtful_after);
        assert_eq!(after_with_unit, without(&after.roster, movement.after));
    }
    assert!(seen.iter().all(|kind| *kind > 0), "each happens: {seen:?}");
}

#[test]
fn persons_of_both_years_are_all_accounted_for() {
    // names and births stand many times: what cannot be told apart is doubtful
    let plan = plan();
    for seed in 1..=10 {
        let (before, after) = (
            samples::roster(seed, 150, 2024),
            samples::roster(seed + 50, 170, 2025),
        );
        let shared = |mut roster: Roster| {
            for (at, p) in roster.persons.iter_mut().enumerate() {
                p.full_name = Arc::from(format!("Lê Văn {}", ["An", "Bé", "Ba", "Tư"][at % 4]));
                p.birth_precision = p.birth_date.map(|_| BirthPrecision::ALL[at % 3]);
            }
            roster
        };
        let (before, after) = (shared(before), shared(after));
        let found = movements(&plan, &[&before, &after]);
        let moves = found[0].whole;
        assert!(moves.doubtful_before > 0 && moves.doubtful_after > 0);
        assert_eq!(
            moves.stayed + moves.left + moves.doubtful_before,
            found[0].before
        );
        assert_eq!(
            moves.stayed + moves.joined + moves.doubtful_after,
            found[0].after
        );
    }
}

#[test]
fn one_year_has_no_movement() {
    assert!(movements(&plan(), &[&samples::roster(1, 20, 2025)]).is_empty());
}

#[test]
fn a_new_title_of_a_specialist_is_no_promotion() {
    let plan = plan();
    let (before, _) = two_years(1);
    let mut then = before.roster;
    then.persons.truncate(1);
    then.persons[0].leader = Some(false);
    then.persons[0].posts = Arc::from([Arc::from("van-thu")]);
    let mut now = then.clone();
    now.period = Period::of_year(2024).expect("a year");
    now.persons[0].posts = Arc::from([Arc::from("chuyen-vien")]);
    assert_eq!(movements(&plan, &[&then, &now])[0].whole.promoted, 0);
    now.persons[0].posts = Arc::from([Arc::from("pho-truong-phong")]);
    now.persons[0].leader = Some(true);
    assert_eq!(movements(&plan, &[&then, &now])[0].whole.promoted, 1);
    // unknown before: nobody says that it is new
    then.persons[0].leader = None;
    then.persons[0].posts = Arc::default();
    assert_eq!(movements(&plan, &[&then, &now])[0].whole.promoted, 0);
}
