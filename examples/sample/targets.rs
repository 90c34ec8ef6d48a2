//! The resolution's targets reckoned by plain loops, to see at a glance that the sample has something of everything.

use std::collections::BTreeMap;

use crate::district::District;
use crate::facts::Facts;
use crate::merge::Entry;

/// One line a target: numerator, denominator, open.
#[expect(clippy::too_many_lines, reason = "nine targets, one after the other")]
pub fn reckon(roster: &[Entry], district: &District, year: u16) -> Vec<String> {
    let flag = |facts: &Facts, column: &str| facts.get(column).and_then(serde_json::Value::as_bool);
    let unit = |facts: &Facts| {
        facts
            .text("unit")
            .and_then(|code| district.unit(code))
            .map(|at| &district.units[at])
    };
    let level = |facts: &Facts, of: &str| unit(facts).is_some_and(|unit| unit.level() == of);
    let age = |facts: &Facts| facts.get("age").and_then(serde_json::Value::as_u64);
    let rated = |facts: &Facts| {
        !matches!(
            facts.text("employment"),
            Some("contract" | "commune_part_time" | "armed_forces")
        ) && facts.text("rating") != Some("not_rated")
    };
    let good = |facts: &Facts| {
        facts
            .text("rating")
            .map(|rating| matches!(rating, "excellent" | "good"))
    };
    let is = |facts: &Facts, column: &str| flag(facts, column) == Some(true);
    let count =
        |name: &str, keep: &dyn Fn(&Facts) -> bool, meets: &dyn Fn(&Facts) -> Option<bool>| {
            let all: Vec<&Facts> = roster
                .iter()
                .map(|entry| &entry.facts)
                .filter(|facts| keep(facts))
                .collect();
            let yes = all
                .iter()
                .filter(|facts| meets(facts) == Some(true))
                .count();
            let open = all.iter().filter(|facts| meets(facts).is_none()).count();
            format!("{name}: {yes}/{}, open {open}", all.len())
        };
    let qualified = |facts: &Facts| match (facts.text("education"), facts.text("political_theory"))
    {
        (Some(education), _) if !matches!(education, "bachelor" | "master" | "doctor") => {
            Some(false)
        }
        (_, Some(politics)) if !matches!(politics, "advanced" | "bachelor") => Some(false),
        (Some(_), Some(_)) => Some(true),
        _ => None,
    };
    let mut lines = vec![
        count("rating-all", &rated, &good),
        count(
            "rating-leaders",
            &|facts| rated(facts) && is(facts, "leader"),
            &good,
        ),
        count(
            "standard-district-leaders",
            &|facts| is(facts, "leader") && level(facts, "district"),
            &|facts| flag(facts, "meets_standard"),
        ),
        count(
            "qualification-commune-key",
            &|facts| is(facts, "key_leader") && level(facts, "commune"),
            &qualified,
        ),
        count(
            "training-commune-key",
            &|facts| is(facts, "key_leader") && level(facts, "commune"),
            &|facts| flag(facts, "skills_training"),
        ),
        count(
            "young-key-leaders",
            &|facts| {
                (level(facts, "district") && is(facts, "key_leader"))
                    || is(facts, "district_standing_committee")
            },
            &|facts| age(facts).map(|age| age < 40),
        ),
        count("young-leaders", &|facts| is(facts, "leader"), &|facts| {
            age(facts).map(|age| age < 35)
        }),
    ];
    let mut bodies: BTreeMap<&str, BTreeMap<&str, Option<bool>>> = BTreeMap::new();
    for facts in roster.iter().map(|entry| &entry.facts) {
        let Some(unit) = unit(facts) else { continue };
        let woman = facts.text("gender").map(|gender| gender == "female");
        let body = match unit.kind {
            "commune" | "town" if is(facts, "standing_committee") => "women-standing-committee",
            "party" | "front" | "association" | "office" if is(facts, "leader") => {
                "women-office-leadership"
            }
            _ => continue,
        };
        let seen = bodies
            .entry(body)
            .or_default()
            .entry(&unit.code)
            .or_insert(Some(false));
        *seen = if *seen == Some(true) || woman == Some(true) {
            Some(true)
        } else {
            seen.and(woman)
        };
    }
    for (body, units) in bodies {
        let yes = units.values().filter(|seen| **seen == Some(true)).count();
        lines.push(format!("{body}: {yes}/{} ({year})", units.len()));
    }
    lines
}
