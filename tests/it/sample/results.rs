//! `results.json` of the sample against a reckoning by plain loops over its truth: every count, share, open
//! case, verdict and distribution, for the whole and unit by unit.

use std::collections::BTreeMap;

use phuluc::measure::Results;
use serde_json::{Value, json};

use super::{YEARS, expected_persons, none_differ, run, share_targets, truth};

/// Denominator, numerator, open.
type Counts = (u64, u64, u64);

/// What the resolution asks of a target, as a fraction of whole numbers.
const ASKED: [(&str, Option<(u64, u64)>); 9] = [
    ("rating-all", Some((90, 100))),
    ("rating-leaders", Some((95, 100))),
    ("standard-district-leaders", Some((1, 1))),
    ("qualification-commune-key", Some((1, 1))),
    ("training-commune-key", None),
    ("young-key-leaders", Some((20, 100))),
    ("young-leaders", Some((15, 100))),
    ("women-standing-committee", Some((1, 1))),
    ("women-office-leadership", Some((1, 1))),
];

const BANDS: [(&str, i64, i64); 8] = [
    ("le-30", 0, 30),
    ("31-35", 31, 35),
    ("36-40", 36, 40),
    ("41-45", 41, 45),
    ("46-50", 46, 50),
    ("51-55", 51, 55),
    ("56-60", 56, 60),
    ("gt-60", 61, 200),
];

struct Person {
    facts: Value,
    unit: Option<String>,
    level: String,
    kind: String,
}

impl Person {
    fn text(&self, column: &str) -> Option<&str> {
        self.facts[column].as_str()
    }

    fn is(&self, column: &str) -> bool {
        self.facts[column] == json!(true)
    }
}

/// A year of the truth, taken apart.
struct Year {
    persons: Vec<Person>,
    /// Communes whose committee's list was not sent.
    not_sent: Vec<String>,
    silent: Vec<String>,
}

impl Year {
    fn of(year: i32) -> Self {
        let truth = truth(year);
        let units: BTreeMap<&str, &Value> = truth["units"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|u| Some((u["unit"].as_str()?, u)))
            .collect();
        let persons = expected_persons(&truth).into_iter().map(|(_, facts)| {
            let unit = facts["unit"].as_str().map(str::to_owned);
            let of = |key: &str| {
                let unit = unit.as_deref().and_then(|u| units.get(u));
                unit.and_then(|u| u[key].as_str())
                    .unwrap_or_default()
                    .to_owned()
            };
            Person {
                level: of("level"),
                kind: of("unit_kind"),
                unit,
                facts,
            }
        });
        let coded = |code: &str| -> Vec<String> {
            let findings = truth["findings"].as_array().into_iter().flatten();
            findings
                .filter(|f| f["code"] == code)
                .filter_map(|f| f["unit"].as_str().map(str::to_owned))
                .collect()
        };
        Self {
            persons: persons.collect(),
            not_sent: coded("body-not-sent"),
            silent: coded("unit-not-submitted"),
        }
    }

    /// The persons a target speaks of, each with whether they meet it.
    fn population(&self, id: &str) -> Vec<(&Person, Option<bool>)> {
        let woman = |p: &Person| p.text("gender").map(|g| g == "female");
        let in_body = |p: &Person| match id {
            "women-standing-committee" => {
                ["commune", "town"].contains(&&*p.kind) && p.is("standing_committee")
            }
            _ => ["party", "front", "association", "office"].contains(&&*p.kind) && p.is("leader"),
        };
        let persons = self.persons.iter();
        if id.starts_with("women-") {
            return persons
                .filter(|p| in_body(p))
                .map(|p| (p, woman(p)))
                .collect();
        }
        let asked = |p: &Person| {
            let mut all = share_targets(&p.facts, &p.level).into_iter();
            all.find(|t| t.0 == id).expect("a share target")
        };
        persons
            .map(|p| (p, asked(p)))
            .filter(|(_, (_, member, _))| *member == Some(true))
            .map(|(p, (.., meets))| (p, meets))
            .collect()
    }

    /// Counts of a target in each unit: of persons, or of the unit itself where it needs a woman.
    fn by_unit(&self, id: &str) -> BTreeMap<String, Counts> {
        let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
        for (person, meets) in self.population(id) {
            let Some(unit) = &person.unit else { continue };
            let of = counts.entry(unit.clone()).or_default();
            of.0 += 1;
            of.1 += u64::from(meets == Some(true));
            of.2 += u64::from(meets.is_none());
        }
        if id.starts_with("women-") {
            for (unit, (whole, with, open)) in &mut counts {
                let by_office = id == "women-standing-committee" && self.not_sent.contains(unit);
                *open = u64::from(*with == 0 && (*open > 0 || by_office));
                *with = u64::from(*with > 0);
                *whole = 1;
            }
        }
        counts
    }

    /// Counts of a target in the whole.
    fn whole(&self, id: &str) -> Counts {
        if id.starts_with("women-") {
            let units = self.by_unit(id);
            return units.values().fold((0, 0, 0), |sum, of| {
                (sum.0 + of.0, sum.1 + of.1, sum.2 + of.2)
            });
        }
        let population = self.population(id);
        let count =
            |wanted: Option<bool>| population.iter().filter(|p| p.1 == wanted).count() as u64;
        (population.len() as u64, count(Some(true)), count(None))
    }
}

fn share((whole, with, _): Counts) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "counts of persons")]
    let share = |a: u64, b: u64| a as f64 / b as f64;
    if whole == 0 {
        Value::Null
    } else {
        json!(share(with, whole))
    }
}

/// The verdict, on whole numbers.
fn status((whole, with, open): Counts, asked: Option<(u64, u64)>) -> &'static str {
    match asked {
        _ if whole == 0 => "no_data",
        None => "reported",
        Some((n, of)) if with * of >= n * whole => "met",
        Some((n, of)) if (with + open) * of < n * whole => "not_met",
        Some(_) => "undetermined",
    }
}

fn shortfall(counts: Counts, asked: Option<(u64, u64)>) -> u64 {
    match (status(counts, asked), asked) {
        ("not_met" | "undetermined", Some((n, of))) => (n * counts.0).div_ceil(of) - counts.1,
        _ => 0,
    }
}

/// The results as programs read them.
fn written(results: &Results, year: i32) -> Value {
    let run = run(year);
    let document = results.document("tan-hong", run.period, &run.ledger);
    serde_json::to_value(document).expect("results are JSON")
}

fn counts_of(value: &Value) -> Counts {
    let of = |key: &str| value[key].as_u64().unwrap_or(u64::MAX);
    (of("denominator"), of("numerator"), of("unknown"))
}

#[test]
fn targets_equal_plain_loops_over_the_truth() {
    let truths: BTreeMap<i32, Year> = YEARS.into_iter().map(|y| (y, Year::of(y))).collect();
    let mut differing = Vec::new();
    for year in YEARS {
        let got = written(&run(year).results, year);
        let truth = &truths[&year];
        let targets = got["targets"].as_array().expect("targets");
        assert_eq!(targets.len(), ASKED.len());
        for (target, (id, asked)) in targets.iter().zip(ASKED) {
            assert_eq!(target["id"], id);
            let mut check = |what: &str, got: &Value, want: Value| {
                if *got != want {
                    differing.push(format!("{year} {id} {what}: {got}, truth {want}"));
                }
            };
            let whole = truth.whole(id);
            for (key, want) in [
                ("denominator", json!(whole.0)),
                ("numerator", json!(whole.1)),
                ("unknown", json!(whole.2)),
                ("share", share(whole)),
                ("status", json!(status(whole, asked))),
                ("shortfall", json!(shortfall(whole, asked))),
            ] {
                check(key, &target[key], want);
            }
            let by_unit = truth.by_unit(id);
            let rows = target["by_unit"].as_array().expect("by_unit");
            check("units", &json!(rows.len()), json!(by_unit.len()));
            for row in rows {
                let unit = row["unit"].as_str().expect("a unit");
                let want = by_unit.get(unit).copied().unwrap_or_default();
                check(unit, &json!(counts_of(row)), json!(want));
                check(unit, &row["status"], json!(status(want, asked)));
            }
            let history = target["history"].as_array().expect("history");
            let years: Vec<i32> = YEARS.into_iter().filter(|y| *y <= year).collect();
            check("years", &json!(history.len()), json!(years.len()));
            for (point, then) in history.iter().zip(years) {
                let want = truths[&then].whole(id);
                check("history", &point["year"], json!(then));
                check("history", &json!(counts_of(point)), json!(want));
                check("history", &point["share"], share(want));
            }
        }
    }
    none_differ("targets", &differing);
}

#[test]
fn units_equal_plain_loops_over_the_truth() {
    let mut differing = Vec::new();
    for year in YEARS {
        let truth = Year::of(year);
        let mut heads: BTreeMap<&str, u64> = BTreeMap::new();
        for unit in truth.persons.iter().filter_map(|p| p.unit.as_deref()) {
            *heads.entry(unit).or_default() += 1;
        }
        let got = written(&run(year).results, year);
        for unit in got["units"].as_array().expect("units") {
            let code = unit["code"].as_str().expect("a code");
            let want = heads.remove(code).unwrap_or(0);
            if unit["headcount"] != want {
                differing.push(format!(
                    "{year} {code}: {}, truth {want}",
                    unit["headcount"]
                ));
            }
            let sent = !truth.silent.iter().any(|s| s == code);
            if unit["submitted"] != sent {
                differing.push(format!("{year} {code}: submitted, truth {sent}"));
            }
        }
        differing.extend(
            heads
                .keys()
                .map(|unit| format!("{year} {unit}: not among the units")),
        );
    }
    none_differ("units", &differing);
}

/// The value of a person along a dimension.
fn value(p: &Person, dimension: &str) -> String {
    let named = |b: bool, yes: &str, no: &str| (if b { yes } else { no }).to_owned();
    let value = match dimension {
        "age_band" => p.facts["age"].as_i64().and_then(|age| {
            let band = BANDS
                .iter()
                .find(|(_, from, to)| (*from..=*to).contains(&age));
            band.map(|b| b.0.to_owned())
        }),
        "ethnicity_group" => p.facts["minority"]
            .as_bool()
            .map(|m| named(m, "minority", "kinh")),
        "party_member" => p.facts["party_member"]
            .as_bool()
            .map(|m| named(m, "true", "false")),
        column => p.text(column).map(str::to_owned),
    };
    value.unwrap_or_else(|| "unknown".to_owned())
}

const DIMENSIONS: [(&str, usize); 9] = [
    ("age_band", 9),
    ("gender", 3),
    ("education", 8),
    ("political_theory", 6),
    ("state_management", 6),
    ("rating", 6),
    ("employment", 7),
    ("ethnicity_group", 3),
    ("party_member", 3),
];

#[test]
fn distributions_equal_plain_loops_over_the_truth() {
    type Key = (String, Option<String>, String, String, String);
    let mut differing = Vec::new();
    let mut compared = 0;
    for year in YEARS {
        let truth = Year::of(year);
        let mut want: BTreeMap<Key, u64> = BTreeMap::new();
        let all = truth.persons.iter().collect::<Vec<_>>();
        let leaders = all.iter().copied().filter(|p| p.is("leader")).collect();
        let mut populations = vec![("all", all.clone()), ("leader", leaders)];
        for (id, _) in ASKED {
            let members = truth.population(id).into_iter().map(|(p, _)| p).collect();
            populations.push((id, members));
        }
        for (name, persons) in &populations {
            for p in persons {
                for (dimension, _) in DIMENSIONS {
                    let gender = p.text("gender").unwrap_or("unknown").to_owned();
                    let mut count = |unit: Option<String>| {
                        let value = value(p, dimension);
                        let key = (
                            (*name).to_owned(),
                            unit,
                            dimension.to_owned(),
                            value,
                            gender.clone(),
                        );
                        *want.entry(key).or_default() += 1;
                    };
                    count(None);
                    if p.unit.is_some() {
                        count(p.unit.clone());
                    }
                }
            }
        }
        let got = written(&run(year).results, year);
        let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
        let mut rows_of_whole: BTreeMap<(String, String), usize> = BTreeMap::new();
        for row in got["distributions"].as_array().expect("distributions") {
            let key: Key = (
                text(&row["population"]),
                row["unit"].as_str().map(str::to_owned),
                text(&row["dimension"]),
                text(&row["value"]),
                text(&row["gender"]),
            );
            if key.1.is_none() {
                *rows_of_whole
                    .entry((key.0.clone(), key.2.clone()))
                    .or_default() += 1;
            }
            let expected = want.remove(&key).unwrap_or(0);
            compared += 1;
            if row["count"] != expected {
                differing.push(format!(
                    "{year} {key:?}: {}, truth {expected}",
                    row["count"]
                ));
            }
        }
        differing.extend(want.keys().map(|key| format!("{year} {key:?}: missing")));
        // zero rows are kept for the whole: every value with every gender, of every population
        for (name, _) in &populations {
            for (dimension, values) in DIMENSIONS {
                let rows = rows_of_whole.get(&((*name).to_owned(), dimension.to_owned()));
                let full = if dimension == "gender" {
                    values
                } else {
                    values * 3
                };
                if rows.copied().unwrap_or(0) < full {
                    differing.push(format!(
                        "{year} {name} {dimension}: {rows:?} rows, {full} expected"
                    ));
                }
            }
        }
    }
    assert!(compared > 30_000, "only {compared} counts");
    none_differ("distributions", &differing);
}
