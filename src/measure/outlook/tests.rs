//! The outlook against a simulation month by month that knows nothing of ranges, masks or frames.

use chrono::{Datelike, NaiveDate};

use super::*;
use crate::measure::samples::{self, Random};
use crate::measure::{Compiled, Results, measure};
use crate::plan::Plan;
use crate::roster::{Person, Roster};
use crate::schema::{BirthPrecision, Employment, Gender, Period};

const TODAY: i32 = 2025;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn results(roster: &Roster) -> Results {
    let plan = Plan::built_in(Plan::DEFAULT)
        .expect("there is one")
        .expect("it is sound");
    let compiled = Compiled::new(&plan).expect("its conditions compile");
    measure(&plan, &compiled, roster, &[], &[]).0
}

/// Persons of every age from 25 to 66, some of unknown birth or gender.
fn roster(seed: u64, size: u32) -> Roster {
    let mut roster = samples::roster(seed, size, TODAY);
    let mut random = Random::new(seed + 1000);
    for p in &mut roster.persons {
        let year = 1959 + i32::try_from(random.below(42)).expect("small");
        let month = 1 + u32::try_from(random.below(12)).expect("small");
        let known = random.below(8) > 0;
        p.birth_date = known.then(|| {
            day(
                year,
                month,
                1 + u32::try_from(random.below(28)).expect("small"),
            )
        });
        p.birth_precision = p.birth_date.map(|_| BirthPrecision::Day);
        p.age = p.birth_date.map(|birth| age(birth, roster.period.as_of));
    }
    roster
}

fn age(birth: NaiveDate, on: NaiveDate) -> i32 {
    let had_birthday = (on.month(), on.day()) >= (birth.month(), birth.day());
    on.year() - birth.year() - i32::from(!had_birthday)
}

/// Lives month by month; the first month out of service, as year and month from 0.
fn first_month_out(gender: Gender, birth: NaiveDate) -> (i32, u32) {
    let (mut year, mut month, mut lived) = (birth.year(), birth.month0(), 0);
    loop {
        let steps = (year - 2020).max(0);
        let limit = match gender {
            Gender::Male => (60 * 12 + 3 * steps).min(62 * 12),
            Gender::Female => (55 * 12 + 4 * steps).min(60 * 12),
        };
        let reached = lived >= limit;
        lived += 1;
        month += 1;
        if month == 12 {
            (year, month) = (year + 1, 0);
        }
        if reached {
            return (year, month);
        }
    }
}

/// Whether somebody is out on 31 December of a year: yes, no, or either.
fn out_by(p: &Person, year: i32) -> Vec<bool> {
    if p.employment == Some(Employment::ArmedForces) {
        return vec![false];
    }
    let Some(birth) = p.birth_date else {
        return vec![false, true];
    };
    let genders = p
        .gender
        .map_or(vec![Gender::Female, Gender::Male], |g| vec![g]);
    let mut answers: Vec<bool> = (genders.into_iter())
        .map(|gender| first_month_out(gender, birth) <= (year, 11))
        .collect();
    answers.sort_unstable();
    answers.dedup();
    answers
}

fn younger(p: &Person, than: i32, year: i32) -> Vec<bool> {
    match p.birth_date {
        Some(birth) => vec![age(birth, day(year, 12, 31)) < than],
        None => vec![false, true],
    }
}

fn point<'a>(results: &'a Results, id: &str, year: i32) -> &'a OutlookPoint {
    let outlook = results.outlook.as_ref().expect("deadlines are ahead");
    let target = outlook.targets.iter().find(|t| &*t.id == id);
    let points = &target.expect("a target with a deadline ahead").points;
    points.iter().find(|p| p.year == year).expect("a year-end")
}

/// Every way in which the open facts may turn out, as numerator and denominator.
fn worlds(ways: &[Vec<Option<bool>>]) -> Vec<(u32, u32)> {
    let mut worlds = vec![(0, 0)];
    for way in ways {
        worlds = (worlds.iter())
            .flat_map(|&(part, whole)| {
                way.iter().map(move |stays| match stays {
                    None => (part, whole),
                    Some(meets) => (part + u32::from(*meets), whole + 1),
                })
            })
            .collect();
        worlds.sort_unstable();
        worlds.dedup();
    }
    worlds
}

fn share((part, whole): (u32, u32)) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

#[test]
fn shares_bracket_every_way_the_open_facts_may_turn_out() {
    for seed in 1..=10 {
        let roster = roster(seed, 60);
        let results = results(&roster);
        for (id, limit, percent) in [("young-leaders", 35, 15), ("young-key-leaders", 40, 20)] {
            let speaks = |p: &&Person| match id {
                "young-leaders" => p.leader == Some(true),
                _ => {
                    let key = p.level.as_deref() == Some("district") && p.key_leader == Some(true);
                    key || p.district_standing_committee == Some(true)
                }
            };
            let persons: Vec<&Person> = roster.persons.iter().filter(speaks).collect();
            let base = u32::try_from(persons.len()).expect("few");
            let asked = (base * percent).div_ceil(100);
            let mut gone_before = 0;
            let mut to_add = 0;
            for year in TODAY + 1..=2030 {
                let mut ways: Vec<Vec<Option<bool>>> = Vec::new();
                let mut gone = 0;
                for p in &persons {
                    let mut way = Vec::new();
                    for out in out_by(p, year) {
                        if out {
                            way.push(None);
                        } else {
                            way.extend(younger(p, limit, year).into_iter().map(Some));
                        }
                    }
                    gone += u32::from(way == [None]);
                    ways.push(way);
                }
                let worlds = worlds(&ways);
                let shares: Vec<f64> = worlds.iter().filter_map(|&w| share(w)).collect();
                let point = point(&results, id, year);
                let least = shares.iter().copied().reduce(f64::min);
                let most = shares.iter().copied().reduce(f64::max);
                if worlds.iter().all(|w| w.1 > 0) {
                    assert_eq!(point.lowest, least, "{id} {year}");
                    assert_eq!(point.highest, most, "{id} {year}");
                }
                assert_eq!(point.retired, gone - gone_before, "{id} {year}");
                gone_before = gone;
                let numerators = || worlds.iter().map(|w| w.0);
                let (fewest, greatest) = (numerators().min(), numerators().max());
                assert_eq!(Some(point.counts.numerator), fewest);
                let possible = point.counts.numerator + point.counts.unknown;
                assert_eq!(Some(possible), greatest);
                assert_eq!(
                    Some(point.counts.denominator),
                    worlds.iter().map(|w| w.1).max()
                );
                let needed = |n: Option<u32>| asked.saturating_sub(n.expect("a world"));
                assert_eq!(point.needed_least, needed(greatest), "{id} {year}");
                assert_eq!(point.needed_most, needed(fewest), "{id} {year}");
                to_add += point.to_add;
                assert!(to_add * 5 >= point_needed(&results, id) * (year - TODAY).unsigned_abs());
            }
            assert_eq!(to_add, point_needed(&results, id), "all are there in time");
        }
    }
}

fn point_needed(results: &Results, id: &str) -> u32 {
    point(results, id, 2030).needed_most
}

#[test]
fn bodies_with_a_woman_left_equal_plain_loops() {
    for seed in 1..=20 {
        let roster = roster(seed, 45);
        let results = results(&roster);
        let id = "women-office-leadership";
        let kinds = ["party", "front", "association", "office"];
        let mut bodies: Vec<&str> = (roster.persons.iter())
            .filter(|p| p.leader == Some(true))
            .filter(|p| p.unit_kind.as_deref().is_some_and(|k| kinds.contains(&k)))
            .filter_map(|p| p.unit.as_deref())
            .collect();
        bodies.sort_unstable();
        bodies.dedup();
        for year in TODAY + 1..=2030 {
            let mut expected = Share::default();
            for body in &bodies {
                let (mut surely, mut perhaps) = (false, false);
                for p in &roster.persons {
                    let member = p.leader == Some(true) && p.unit.as_deref() == Some(*body);
                    if !member || p.gender == Some(Gender::Male) {
                        continue;
                    }
                    let out = out_by(p, year);
                    surely |= out == [false] && p.gender == Some(Gender::Female);
                    perhaps |= out.contains(&false);
                }
                expected.denominator += 1;
                expected.numerator += u32::from(surely);
                expected.unknown += u32::from(perhaps && !surely);
            }
            let point = point(&results, id, year);
            assert_eq!(point.counts, expected, "seed {seed} {year}");
            let short = expected.denominator - expected.numerator;
            assert_eq!(point.needed_most, short);
            assert_eq!(point.needed_least, short - expected.unknown);
        }
    }
}

#[test]
fn retirements_equal_a_walk_through_the_months() {
    for seed in 1..=6 {
        let roster = roster(seed, 300);
        let results = results(&roster);
        let outlook = results.outlook.as_ref().expect("deadlines are ahead");
        assert_eq!(outlook.to, 2030);
        let units = results.units.iter().map(|u| Some(&u.code));
        for unit in [None].into_iter().chain(units) {
            let own = |p: &&Person| unit.is_none() || p.unit.as_ref() == unit;
            let persons: Vec<&Person> = roster.persons.iter().filter(own).collect();
            let count = |chosen: &dyn Fn(&Person) -> bool| {
                let number = |leaders: bool| {
                    let all = persons.iter().filter(|p| chosen(p));
                    let all = all.filter(|p| !leaders || p.leader == Some(true));
                    u32::try_from(all.count()).expect("few")
                };
                Retiring {
                    persons: number(false),
                    leaders: number(true),
                }
            };
            let overdue = count(&|p| out_by(p, TODAY) == [true]);
            let years: Vec<Retiring> = (TODAY + 1..=2030)
                .map(|year| count(&|p| out_by(p, year - 1) == [false] && out_by(p, year) == [true]))
                .collect();
            let stays = count(&|p| out_by(p, 2030) == [false]);
            let found = outlook.retirements.iter().find(|r| r.unit.as_ref() == unit);
            let Some(found) = found else {
                assert_eq!(stays, count(&|_| true), "nobody of the unit retires");
                continue;
            };
            assert_eq!(found.overdue, overdue);
            assert_eq!(
                found.years.iter().map(|y| y.count).collect::<Vec<_>>(),
                years
            );
            let known: u32 = years.iter().map(|y| y.persons).sum();
            let all = overdue.persons + known + found.open.persons + stays.persons;
            assert_eq!(all, count(&|_| true).persons, "everybody stands once");
        }
    }
}

#[test]
fn only_deadlines_ahead_are_looked_at() {
    let mut roster = roster(3, 40);
    let outlook = results(&roster).outlook.expect("2030 is ahead");
    assert!(outlook.targets.iter().all(|t| t.due == 2030));
    let years: Vec<i32> = outlook.targets[0].points.iter().map(|p| p.year).collect();
    assert_eq!(years, [2026, 2027, 2028, 2029, 2030]);
    // in the middle of a year its own end is the first point, and its deadline is ahead
    roster.period = Period {
        year: 2025,
        as_of: day(2025, 6, 30),
    };
    let outlook = results(&roster).outlook.expect("2025 and 2030 are ahead");
    assert!(
        outlook
            .targets
            .iter()
            .any(|t| t.due == 2025 && t.points.len() == 1)
    );
    assert_eq!(
        outlook.targets.iter().map(|t| t.points.len()).max(),
        Some(6)
    );
    roster.period = Period::of_year(2030).expect("a year");
    let after = results(&roster);
    assert!(after.outlook.is_none());
    assert!(after.tables.iter().all(|table| table.id != "du-bao"));
}

#[test]
fn whoever_reaches_the_age_in_december_is_there_on_the_31st() {
    let mut roster = roster(4, 1);
    let p = &mut roster.persons[0];
    p.gender = Some(Gender::Male);
    p.leader = Some(true);
    p.employment = None;
    // 61 years and 6 months in December 2026
    p.birth_date = Some(day(1965, 6, 30));
    let results = results(&roster);
    assert_eq!(point(&results, "young-leaders", 2026).counts.denominator, 1);
    assert_eq!(point(&results, "young-leaders", 2027).counts.denominator, 0);
    assert_eq!(point(&results, "young-leaders", 2027).share, None);
    assert_eq!(point(&results, "young-leaders", 2027).retired, 1);
}
