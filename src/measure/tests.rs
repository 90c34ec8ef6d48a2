//! Results of the built-in plan over invented persons, against plain loops that know nothing of
//! conditions, masks or frames.

mod contract;
mod counts;
mod json;

use std::sync::Arc;

use super::samples::{self, UNITS};
use super::*;
use crate::finding::{Code, Finding};
use crate::plan::Plan;
use crate::roster::{Person, Roster};
use crate::schema::{Education, Employment, Gender, Period, PoliticalTheory, Rating};

fn plan() -> Plan {
    Plan::built_in(Plan::DEFAULT)
        .expect("there is one")
        .expect("it is sound")
}

fn measured(roster: &Roster, earlier: &[Roster]) -> (Results, Vec<Finding>) {
    let plan = plan();
    let compiled = Compiled::new(&plan).expect("its conditions compile");
    let file = (Arc::from("2025/a.xlsx"), Arc::from("xa-thong-binh"));
    measure(&plan, &compiled, roster, earlier, &[file])
}

/// Whether a target speaks of a person and whether it is met, as the contract's table says.
type Rule = (fn(&Person) -> Option<bool>, fn(&Person) -> Option<bool>);

fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

#[expect(clippy::unnecessary_wraps, reason = "a rule's answer may be open")]
fn is_rated(p: &Person) -> Option<bool> {
    use Employment::{ArmedForces, CommunePartTime, Contract};
    let out = [Contract, CommunePartTime, ArmedForces];
    let counted = p.employment.is_none_or(|e| !out.contains(&e));
    Some(counted && p.rating != Some(Rating::NotRated))
}

fn good(p: &Person) -> Option<bool> {
    p.rating.map(|r| r >= Rating::Good)
}

fn level(p: &Person, level: &str) -> Option<bool> {
    p.level.as_deref().map(|l| l == level)
}

fn share_rules() -> Vec<(&'static str, Rule)> {
    vec![
        ("rating-all", (is_rated, good)),
        ("rating-leaders", (|p| and(is_rated(p), p.leader), good)),
        (
            "standard-district-leaders",
            (
                |p| and(p.leader, level(p, "district")),
                |p| p.meets_standard,
            ),
        ),
        (
            "qualification-commune-key",
            (
                |p| and(p.key_leader, level(p, "commune")),
                |p| {
                    and(
                        p.education.map(|e| e >= Education::Bachelor),
                        p.political_theory.map(|t| t >= PoliticalTheory::Advanced),
                    )
                },
            ),
        ),
        (
            "training-commune-key",
            (
                |p| and(p.key_leader, level(p, "commune")),
                |p| p.skills_training,
            ),
        ),
        (
            "young-key-leaders",
            (
                |p| {
                    let key = and(level(p, "district"), p.key_leader);
                    let neither = and(key.map(|k| !k), p.district_standing_committee.map(|c| !c));
                    neither.map(|n| !n)
                },
                |p| p.age.map(|a| a < 40),
            ),
        ),
        ("young-leaders", (|p| p.leader, |p| p.age.map(|a| a < 35))),
    ]
}

fn counted(persons: &[&Person], rule: Rule) -> Share {
    let mut share = Share::default();
    for person in persons {
        if rule.0(person) == Some(true) {
            share.denominator += 1;
            match rule.1(person) {
                Some(true) => share.numerator += 1,
                Some(false) => {}
                None => share.unknown += 1,
            }
        }
    }
    share
}

fn target<'a>(results: &'a Results, id: &str) -> &'a TargetResult {
    let mut targets = results.targets.iter();
    targets
        .find(|t| &*t.id == id)
        .expect("a target of the plan")
}

#[test]
fn shares_equal_plain_loops() {
    for seed in 1..=8 {
        let roster = samples::roster(seed, 300, 2025);
        let earlier = [samples::roster(seed + 100, 200, 2023)];
        let (results, findings) = measured(&roster, &earlier);
        let all: Vec<&Person> = roster.persons.iter().collect();
        let before: Vec<&Person> = earlier[0].persons.iter().collect();
        for (id, rule) in share_rules() {
            let target = target(&results, id);
            assert_eq!(target.counts, counted(&all, rule), "{id}");
            for unit in &results.units {
                let own: Vec<&Person> = (all.iter().copied())
                    .filter(|p| p.unit.as_deref() == Some(&*unit.code))
                    .collect();
                let mut by_unit = target.by_unit.iter();
                let found = by_unit.find(|u| u.unit == unit.code).map(|u| u.share);
                let expected = counted(&own, rule);
                assert_eq!(
                    found,
                    (expected.denominator > 0).then_some(expected),
                    "{id}"
                );
            }
            let history: Vec<(i32, Share)> =
                target.history.iter().map(|h| (h.year, h.counts)).collect();
            let expected = [(2023, counted(&before, rule)), (2025, counted(&all, rule))];
            assert_eq!(history, expected, "{id}");
            let open = all.iter().filter(|p| rule.0(p).is_none()).count();
            let told: usize = (findings.iter())
                .filter(|f| f.code == Code::PopulationOpen)
                .filter(|f| f.args.contains(&("target", id.to_owned())))
                .filter_map(|f| f.args.iter().find(|(name, _)| *name == "count"))
                .map(|(_, count)| count.parse::<usize>().expect("a number"))
                .sum();
            assert_eq!(told, open, "{id}");
        }
    }
}

#[test]
fn presence_equals_plain_loops() {
    for seed in 1..=40 {
        let roster = samples::roster(seed, 25, 2025);
        let (results, findings) = measured(&roster, &[]);
        for (id, kinds, member, by_office) in [
            (
                "women-standing-committee",
                &["commune", "town"][..],
                (|p| p.standing_committee == Some(true)) as fn(&Person) -> bool,
                (|p| !p.posts.is_empty() && !p.standing_stated) as fn(&Person) -> bool,
            ),
            (
                "women-office-leadership",
                &["party", "front", "association", "office"][..],
                |p| p.leader == Some(true),
                |_| false,
            ),
        ] {
            let mut expected = Share::default();
            let mut unsent = Vec::new();
            for (code, kind, _) in UNITS.iter().filter(|(_, kind, _)| kinds.contains(kind)) {
                let body: Vec<&Person> = (roster.persons.iter())
                    .filter(|p| p.unit.as_deref() == Some(*code) && member(p))
                    .collect();
                if body.is_empty() {
                    continue;
                }
                let woman = body.iter().any(|p| p.gender == Some(Gender::Female));
                let unsure = body.iter().any(|p| p.gender.is_none());
                let office = body.iter().all(|p| by_office(p));
                expected.denominator += 1;
                expected.numerator += u32::from(woman);
                expected.unknown += u32::from(!woman && (unsure || office));
                if office && !woman {
                    unsent.push((*code).to_owned());
                }
                let _ = kind;
            }
            let target = target(&results, id);
            assert_eq!(target.counts, expected, "{id} {seed}");
            assert_eq!(target.at_least, Some(1.0));
            if id == "women-standing-committee" {
                let mut told: Vec<String> = (findings.iter())
                    .filter(|f| f.code == Code::BodyNotSent)
                    .filter_map(|f| f.sender.clone())
                    .collect();
                told.sort();
                unsent.sort();
                assert_eq!(told, unsent, "{seed}");
            }
        }
    }
}

#[test]
fn a_missing_fact_filled_in_stays_within_the_bracket() {
    for seed in 1..=10 {
        let open = samples::roster(seed, 60, 2025);
        let (before, _) = measured(&open, &[]);
        for (gender, rating, age) in [
            (Gender::Female, Rating::Excellent, 25),
            (Gender::Male, Rating::Fulfilled, 58),
        ] {
            let mut filled = open.clone();
            for p in &mut filled.persons {
                p.gender = p.gender.or(Some(gender));
                p.rating = p.rating.or(Some(rating));
                p.age = p.age.or(Some(age));
                p.skills_training = p.skills_training.or(Some(age == 25));
                p.meets_standard = p.meets_standard.or(Some(age == 25));
            }
            let (after, _) = measured(&filled, &[]);
            for (before, after) in before.targets.iter().zip(&after.targets) {
                let (low, high) = (
                    before.counts.numerator,
                    before.counts.numerator + before.counts.unknown,
                );
                assert_eq!(before.counts.denominator, after.counts.denominator);
                assert!(
                    (low..=high).contains(&after.counts.numerator),
                    "{}",
                    before.id
                );
                if matches!(before.status, Status::Met | Status::NotMet) {
                    assert_eq!(before.status, after.status, "{}", before.id);
                }
            }
        }
    }
}

#[test]
fn nobody_gives_no_data_and_no_division() {
    let nobody = Roster {
        period: Period::of_year(2025).expect("a year"),
        persons: Vec::new(),
        merged: 0,
    };
    let (results, findings) = measured(&nobody, &[]);
    assert!(findings.is_empty());
    for target in &results.targets {
        assert_eq!(target.status, Status::NoData, "{}", target.id);
        assert_eq!((target.share, target.shortfall), (None, 0));
        assert_eq!(target.history.len(), 1);
        assert!(target.by_unit.is_empty());
    }
    let due: Vec<_> = results.targets.iter().map(|t| (t.due, t.is_due)).collect();
    assert!(due.contains(&(None, None)));
    assert!(due.contains(&(Some(2025), Some(true))));
    assert!(due.contains(&(Some(2030), Some(false))));
}

#[test]
fn an_open_target_names_what_would_settle_it() {
    let source = |row| crate::roster::Source {
        file: Arc::from("2025/a.xlsx"),
        sheet: Arc::from("Cán bộ"),
        row,
    };
    let mut persons: Vec<Person> = (1..=10)
        .map(|row| {
            let mut p = Person::new(source(row), Arc::from("Người"));
            p.rating = Some(Rating::Good);
            p.leader = Some(false);
            p.unit = Some(Arc::from("xa-binh-phu"));
            p.unit_kind = Some(Arc::from("commune"));
            p.standing_committee = Some(row == 1);
            p
        })
        .collect();
    persons[3].rating = None;
    persons[4].rating = Some(Rating::Fulfilled);
    let roster = |persons: &[Person]| Roster {
        period: Period::of_year(2025).expect("a year"),
        persons: persons.to_vec(),
        merged: 0,
    };
    let (results, _) = measured(&roster(&persons), &[]);
    let all = target(&results, "rating-all");
    assert_eq!(all.status, Status::Undetermined);
    assert_eq!(all.shortfall, 1);
    assert_eq!(all.settled_by, ["2025/a.xlsx Cán bộ!4"]);
    let women = target(&results, "women-standing-committee");
    assert_eq!(women.status, Status::Undetermined);
    assert_eq!(women.settled_by, ["xa-binh-phu"]);
    persons[3].rating = Some(Rating::Excellent);
    persons[0].gender = Some(Gender::Female);
    let (results, _) = measured(&roster(&persons), &[]);
    assert_eq!(target(&results, "rating-all").status, Status::Met);
    assert_eq!(
        target(&results, "women-standing-committee").status,
        Status::Met
    );
    assert!(results.targets.iter().all(|t| t.settled_by.is_empty()));
}
