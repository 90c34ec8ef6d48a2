//! Distributions, units and ceilings.

use std::collections::BTreeMap;

use super::*;
use crate::schema::StateManagement;

/// Whether a population holds a person.
type Speaks = fn(&Person) -> Option<bool>;

#[test]
fn distributions_equal_plain_loops_and_add_up() {
    let plan = plan();
    let roster = samples::roster(3, 250, 2025);
    let (results, _) = measured(&roster, &[]);
    let value = |p: &Person, dimension: &str| -> String {
        let text = match dimension {
            "age_band" => p.age.map(|age| {
                let bands = [(30, "le-30"), (35, "31-35"), (40, "36-40"), (45, "41-45")];
                let bands = bands
                    .into_iter()
                    .chain([(50, "46-50"), (55, "51-55"), (60, "56-60")]);
                let mut bands = bands.filter(|(last, _)| age <= *last);
                bands.next().map_or("gt-60", |(_, id)| id)
            }),
            "gender" => p.gender.map(Gender::as_str),
            "education" => p.education.map(Education::as_str),
            "political_theory" => p.political_theory.map(PoliticalTheory::as_str),
            "state_management" => p.state_management.map(StateManagement::as_str),
            "rating" => p.rating.map(Rating::as_str),
            "employment" => p.employment.map(Employment::as_str),
            "ethnicity_group" => p.minority.map(|m| if m { "minority" } else { "kinh" }),
            "party_member" => p.party_member.map(|m| if m { "true" } else { "false" }),
            other => panic!("no dimension {other}"),
        };
        text.unwrap_or("unknown").to_owned()
    };
    let mut found: BTreeMap<(String, Option<String>, String, String, String), u32> =
        BTreeMap::new();
    for c in &results.distributions {
        let unit = c.unit.as_deref().map(str::to_owned);
        let key = (
            c.population.to_string(),
            unit,
            c.dimension.to_string(),
            c.value.to_string(),
            c.gender.to_owned(),
        );
        assert!(c.unit.is_none() || c.count > 0);
        assert_eq!(found.insert(key, c.count), None, "each cell stands once");
    }
    let dimensions = [
        "age_band",
        "gender",
        "education",
        "political_theory",
        "state_management",
        "rating",
        "employment",
        "ethnicity_group",
        "party_member",
    ];
    let mut expected: BTreeMap<_, u32> = BTreeMap::new();
    let mut populations: Vec<(&str, Speaks)> =
        vec![("all", |_| Some(true)), ("leader", |p| p.leader)];
    populations.extend(share_rules().into_iter().map(|(id, rule)| (id, rule.0)));
    populations.push(("women-office-leadership", |p| {
        let office = ["party", "front", "association", "office"];
        let kind = p.unit_kind.as_deref().map(|kind| office.contains(&kind));
        and(p.leader, Some(kind == Some(true)))
    }));
    populations.push(("women-standing-committee", |p| {
        let kind = p
            .unit_kind
            .as_deref()
            .map(|kind| ["commune", "town"].contains(&kind));
        and(p.standing_committee, Some(kind == Some(true)))
    }));
    assert_eq!(populations.len(), plan.targets.len() + 2);
    for (population, speaks) in populations {
        for p in roster.persons.iter().filter(|p| speaks(p) == Some(true)) {
            let gender = p.gender.map_or("unknown", Gender::as_str).to_owned();
            for dimension in dimensions {
                for unit in [None, p.unit.as_deref().map(str::to_owned)] {
                    let key = (
                        population.to_owned(),
                        unit.clone(),
                        dimension.to_owned(),
                        value(p, dimension),
                        gender.clone(),
                    );
                    *expected.entry(key).or_default() += 1;
                    // a person without a unit is in the whole only
                    if p.unit.is_none() {
                        break;
                    }
                }
            }
        }
    }
    for (key, count) in &expected {
        assert_eq!(found.get(key), Some(count), "{key:?}");
    }
    let zeros = found.iter().filter(|(key, _)| !expected.contains_key(*key));
    assert!(
        zeros
            .clone()
            .all(|(key, count)| key.1.is_none() && *count == 0)
    );
    // every value of every dimension by three genders stands for the whole
    let values = 9 + 3 + 8 + 6 + 6 + 6 + 7 + 3 + 3;
    let whole = found.keys().filter(|key| key.1.is_none()).count();
    assert_eq!(whole, values * 3 * (plan.targets.len() + 2));
}

#[test]
fn units_are_those_of_the_plan_and_those_read() {
    let plan = plan();
    let roster = samples::roster(5, 80, 2025);
    let (results, _) = measured(&roster, &[]);
    assert_eq!(results.units.len(), plan.units.len() + 1);
    let outside = results.units.last().expect("units");
    assert_eq!(
        (&*outside.code, &*outside.kind),
        ("truong-thcs-thu", "education")
    );
    let unit = |code: &str| {
        let mut units = results.units.iter();
        units.find(|u| &*u.code == code).expect("a unit")
    };
    assert!(unit("xa-thong-binh").submitted, "a file of it was told");
    assert_eq!(unit("xa-thong-binh").headcount, 0);
    assert_eq!(unit("xa-thong-binh").files, [Arc::from("2025/a.xlsx")]);
    assert!(unit("xa-binh-phu").submitted, "persons of it were read");
    assert!(!unit("xa-tan-phuoc").submitted);
    let with_unit = roster.persons.iter().filter(|p| p.unit.is_some()).count();
    let sum: u32 = results.units.iter().map(|u| u.headcount).sum();
    assert_eq!(sum as usize, with_unit);
}

#[test]
fn ceilings_equal_plain_loops() {
    let roster = samples::roster(9, 400, 2025);
    let (results, _) = measured(&roster, &[]);
    let mut whole = (0, 0, 0);
    for unit in results.units.iter().map(|u| Some(&u.code)).chain([None]) {
        let mut sum = (0, 0, 0);
        for employment in (Employment::ALL.iter().copied().map(Some)).chain([None]) {
            let group: Vec<&Person> = (roster.persons.iter())
                .filter(|p| p.unit.as_ref() == unit && p.employment == employment)
                .filter(|p| p.rating.is_some_and(|r| r >= Rating::Good))
                .collect();
            let base = u32::try_from(group.len()).expect("few");
            let best = group
                .iter()
                .filter(|p| p.rating == Some(Rating::Excellent))
                .count();
            let count = u32::try_from(best).expect("few");
            sum = (sum.0 + base, sum.1 + count, sum.2 + base / 5);
            let name = employment.map_or("unknown", Employment::as_str);
            let found = (results.ceilings.iter())
                .find(|c| c.unit.as_ref() == unit && c.employment == Some(name))
                .map(|c| (c.base, c.count, c.allowed));
            let expected = Some((base, count, base / 5)).filter(|_| base > 0 && unit.is_some());
            assert_eq!(found, expected);
        }
        whole = (whole.0 + sum.0, whole.1 + sum.1, whole.2 + sum.2);
        if unit.is_some() {
            let found = (results.ceilings.iter())
                .find(|c| c.unit.as_ref() == unit && c.employment.is_none())
                .map(|c| (c.base, c.count, c.allowed));
            assert_eq!(found, Some(sum).filter(|s| s.0 > 0));
        }
    }
    let last = results.ceilings.last().expect("the whole");
    assert_eq!((last.base, last.count, last.allowed), whole);
    assert!(last.unit.is_none());
    let (before, _) = measured(&samples::roster(9, 40, 2022), &[]);
    assert!(before.ceilings.is_empty(), "the rule is of 2023");
}

/// Of a country's units only the targets are broken down; the rest is a group-by on the roster.
#[test]
fn above_500_units_only_targets_are_broken_down() {
    let spread = |units: usize| {
        let mut roster = samples::roster(5, 700, 2025);
        for (i, p) in roster.persons.iter_mut().enumerate() {
            let code: std::sync::Arc<str> = format!("truong-{:03}", i % units).into();
            p.unit = Some(code.clone());
            p.unit_name = Some(code);
            p.unit_kind = Some("education".into());
        }
        measured(&roster, &[]).0
    };
    let (few, many) = (spread(400), spread(600));
    let broken = |r: &Results| r.distributions.iter().filter(|c| c.unit.is_some()).count();
    assert!(broken(&few) > 0);
    assert_eq!(broken(&many), 0);
    let whole = |r: &Results| -> Vec<_> {
        let whole = r.distributions.iter().filter(|c| c.unit.is_none());
        whole.cloned().collect()
    };
    let of_persons = |r: &Results| -> Vec<_> {
        let shares = |c: &&Count| !c.population.starts_with("women-");
        whole(r).iter().filter(shares).cloned().collect()
    };
    assert_eq!(of_persons(&few), of_persons(&many));
    let by_unit = |r: &Results| r.targets.iter().map(|t| t.by_unit.len()).max();
    assert!(by_unit(&many) > Some(100));
}
