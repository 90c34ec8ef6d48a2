//! The sample district against its generator's truth: every row, every field, every finding.

mod results;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

use phuluc::finding::{Finding, RowKind, Severity};
use phuluc::form::Recogniser;
use phuluc::measure::Compiled;
use phuluc::pipeline::{Consolidation, Request, Silent, consolidate};
use phuluc::plan::Plan;
use phuluc::roster::Person;
use serde_json::{Value, json};

const YEARS: [i32; 4] = [2022, 2023, 2024, 2025];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn truth(year: i32) -> Value {
    let path = root().join(format!("tests/data/sample-truth/{year}.json"));
    let text = std::fs::read_to_string(path).expect("the truth is committed");
    serde_json::from_str(&text).expect("the truth is JSON")
}

/// The run of a year, made once for all tests.
fn run(year: i32) -> &'static Consolidation {
    static RUNS: OnceLock<BTreeMap<i32, Consolidation>> = OnceLock::new();
    &RUNS.get_or_init(|| YEARS.into_iter().map(|y| (y, consolidated(y))).collect())[&year]
}

fn consolidated(year: i32) -> Consolidation {
    let plan = Plan::load("tan-hong").expect("built-in plan");
    let compiled = Compiled::new(&plan).unwrap_or_else(|_| panic!("conditions compile"));
    let recogniser = Recogniser::new(&plan.vocabulary);
    let request = Request {
        input: root().join("input"),
        year: Some(year),
        as_of: None,
    };
    consolidate(&plan, &compiled, &recogniser, &request, &Silent).expect("the sample reads")
}

fn text(v: Option<&std::sync::Arc<str>>) -> Value {
    v.map(|t| &**t).map_or(Value::Null, |t| json!(t))
}

/// The facts of a person that the truth states, under the contract's names.
fn facts(p: &Person) -> BTreeMap<&'static str, Value> {
    let shown = |v: Option<&dyn std::fmt::Display>| v.map_or(Value::Null, |v| json!(v.to_string()));
    BTreeMap::from([
        ("unit", text(p.unit.as_ref())),
        ("full_name", json!(&*p.full_name)),
        ("gender", shown(p.gender.as_ref().map(|v| v as _))),
        ("birth_date", shown(p.birth_date.as_ref().map(|v| v as _))),
        (
            "birth_precision",
            shown(p.birth_precision.as_ref().map(|v| v as _)),
        ),
        ("age", json!(p.age)),
        ("ethnicity", text(p.ethnicity.as_ref())),
        ("minority", json!(p.minority)),
        ("religion", text(p.religion.as_ref())),
        ("party_member", json!(p.party_member)),
        ("national_id", text(p.national_id.as_ref())),
        ("employment", shown(p.employment.as_ref().map(|v| v as _))),
        ("position", text(p.position.as_ref())),
        ("leader", json!(p.leader)),
        ("key_leader", json!(p.key_leader)),
        ("committee", json!(p.committee)),
        ("standing_committee", json!(p.standing_committee)),
        (
            "district_standing_committee",
            json!(p.district_standing_committee),
        ),
        ("education", shown(p.education.as_ref().map(|v| v as _))),
        ("education_text", text(p.education_text.as_ref())),
        (
            "political_theory",
            shown(p.political_theory.as_ref().map(|v| v as _)),
        ),
        (
            "state_management",
            shown(p.state_management.as_ref().map(|v| v as _)),
        ),
        ("informatics", text(p.informatics.as_ref())),
        ("foreign_language", text(p.foreign_language.as_ref())),
        ("skills_training", json!(p.skills_training)),
        ("meets_standard", json!(p.meets_standard)),
        ("rating", shown(p.rating.as_ref().map(|v| v as _))),
        ("rating_text", text(p.rating_text.as_ref())),
        ("note", text(p.note.as_ref())),
    ])
}

/// Prints what differs, a line each, and fails where anything does.
fn none_differ(what: &str, differing: &[String]) {
    let shown: Vec<&String> = differing.iter().take(4000).collect();
    assert!(
        differing.is_empty(),
        "{what}: {} differ\n{shown:#?}",
        differing.len()
    );
}

#[test]
fn merged_list_equals_the_truth() {
    let mut differing = Vec::new();
    for year in YEARS {
        let (truth, run) = (truth(year), run(year));
        let rows: BTreeMap<(String, String, u64), &Person> = run
            .roster
            .persons
            .iter()
            .map(|p| {
                (
                    (
                        p.source.file.to_string(),
                        p.source.sheet.to_string(),
                        u64::from(p.source.row),
                    ),
                    p,
                )
            })
            .collect();
        let mut seen = BTreeSet::new();
        for (key, expected) in expected_persons(&truth) {
            let Some(person) = rows.get(&key) else {
                differing.push(format!(
                    "{year} {key:?} {}: not in the list",
                    expected["full_name"]
                ));
                continue;
            };
            seen.insert(key.clone());
            // what the contract leaves to the reader is listed as open
            let open: Vec<&str> = expected["open"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            for (name, got) in facts(person)
                .into_iter()
                .filter(|(name, _)| !open.contains(name))
            {
                let want = expected.get(name).cloned().unwrap_or(Value::Null);
                if got != want {
                    differing.push(format!(
                        "{year} {key:?} {} {name}: {got}, truth {want}",
                        expected["full_name"]
                    ));
                }
            }
        }
        for key in rows.keys().filter(|k| !seen.contains(*k)) {
            differing.push(format!("{year} {key:?}: not in the truth"));
        }
        for (name, got) in [
            ("headcount", run.results.headcount),
            ("merged", run.results.merged),
        ] {
            if json!(got) != truth[name] {
                differing.push(format!("{year} {name}: {got}, truth {}", truth[name]));
            }
        }
    }
    none_differ("persons", &differing);
}

type Key = (String, String, u64);

/// The persons that remain after merging, by their row.
fn expected_persons(truth: &Value) -> Vec<(Key, Value)> {
    let key = |v: &Value| -> Key {
        (
            v[0].as_str().unwrap_or("").to_owned(),
            v[1].as_str().unwrap_or("").to_owned(),
            v[2].as_u64().unwrap_or(0),
        )
    };
    let merged: BTreeMap<Key, Value> = truth["merged_rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|m| (key(&m["kept"]), m.clone()))
        .collect();
    let mut persons = Vec::new();
    for sheet in truth["sheets"].as_array().into_iter().flatten() {
        for row in sheet["persons"].as_array().into_iter().flatten() {
            if !row["merged_into"].is_null() || !row["rejected"].is_null() {
                continue;
            }
            let key = (
                sheet["file"].as_str().unwrap_or("").to_owned(),
                sheet["sheet"].as_str().unwrap_or("").to_owned(),
                row["row"].as_u64().unwrap_or(0),
            );
            let facts = merged.get(&key).cloned().unwrap_or_else(|| row.clone());
            persons.push((key, facts));
        }
    }
    persons
}

#[test]
fn ledger_equals_the_truth_and_adds_up() {
    let mut differing = Vec::new();
    for year in YEARS {
        let (truth, run) = (truth(year), run(year));
        let entries: BTreeMap<(&str, &str), &phuluc::finding::SheetLedger> = run
            .ledger
            .iter()
            .map(|l| ((&*l.file, &*l.sheet), l))
            .collect();
        for sheet in truth["sheets"].as_array().into_iter().flatten() {
            let key = (
                sheet["file"].as_str().unwrap_or(""),
                sheet["sheet"].as_str().unwrap_or(""),
            );
            // of a sheet of counts only that it holds no person is certain
            if sheet["counts"] == json!(true) {
                continue;
            }
            let Some(entry) = entries.get(&key) else {
                if !sheet["kinds"].is_null() {
                    differing.push(format!("{year} {key:?}: no entry"));
                }
                continue;
            };
            for kind in RowKind::ALL {
                let want = sheet["kinds"]
                    .get(kind.key())
                    .and_then(Value::as_u64)
                    .unwrap_or(0);
                if u64::from(entry.count(kind)) != want {
                    differing.push(format!(
                        "{year} {key:?} {}: {}, truth {want}",
                        kind.key(),
                        entry.count(kind)
                    ));
                }
            }
            assert_eq!(entry.counts.iter().sum::<u32>(), entry.rows, "{key:?}");
        }
        let persons: u32 = run.ledger.iter().map(|l| l.count(RowKind::Person)).sum();
        assert_eq!(
            persons as usize,
            run.roster.persons.len() + run.roster.merged as usize,
            "{year}"
        );
    }
    none_differ("ledger", &differing);
}

/// Whether a finding is the one that a line of the truth means: cell and row count where the line gives
/// them, and `or` is another place where it may stand.
fn is_meant(f: &Finding, line: &Value) -> bool {
    let place = |name: &str| line[name].as_str();
    let cell = f.place.address();
    if place("code") != Some(f.code.as_str()) {
        return false;
    }
    if let Some((file, row)) = place("or").and_then(|or| or.split_once('#'))
        && f.place.file.as_deref() == Some(file)
        && f.place.row.map(|r| r.to_string()).as_deref() == Some(row)
    {
        return true;
    }
    place("file") == f.place.file.as_deref()
        && place("sheet") == f.place.sheet.as_deref()
        && line["row"]
            .as_u64()
            .is_none_or(|r| f.place.row.map(u64::from) == Some(r))
        && place("cell").is_none_or(|c| {
            cell.as_deref() == Some(c) || place("or").is_some() && place("or") == cell.as_deref()
        })
}

#[test]
fn findings_equal_the_planted_mistakes() {
    let mut differing: Vec<String> = Vec::new();
    for year in YEARS {
        let (truth, run) = (truth(year), run(year));
        let lines: Vec<&Value> = truth["findings"].as_array().into_iter().flatten().collect();
        for line in &lines {
            if !run.findings.iter().any(|f| is_meant(f, line)) {
                differing.push(format!("{year} missing {line}"));
            }
        }
        for f in &run.findings {
            assert_eq!(f.gaps(), [""; 0], "{f:?}");
        }
        for f in run.findings.iter().filter(|f| f.severity != Severity::Info) {
            if !lines.iter().any(|line| is_meant(f, line)) {
                differing.push(format!(
                    "{year} false {} {:?} {}",
                    f.code.as_str(),
                    f.place,
                    f.message()
                ));
            }
        }
    }
    none_differ("findings", &differing);
}

/// Three-valued answers: `None` is open.
fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// The seven share targets as plain questions over a person of the truth: in the population, meets it.
fn share_targets(p: &Value, level: &str) -> Vec<(&'static str, Option<bool>, Option<bool>)> {
    let flag = |name: &str| p[name].as_bool();
    let one_of = |name: &str, values: &[&str]| p[name].as_str().map(|v| values.contains(&v));
    let rated = p["rating"] != json!("not_rated");
    let staff = !matches!(
        p["employment"].as_str(),
        Some("contract" | "commune_part_time" | "armed_forces")
    );
    let good = one_of("rating", &["excellent", "good"]);
    let at = |wanted: &str| Some(level == wanted);
    let younger = |years: i64| p["age"].as_i64().map(|a| a < years);
    let key_commune = and(flag("key_leader"), at("commune"));
    let key_district = and(flag("key_leader"), at("district"));
    let young = match (key_district, flag("district_standing_committee")) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    };
    let degree = one_of("education", &["bachelor", "master", "doctor"]);
    let theory = one_of("political_theory", &["advanced", "bachelor"]);
    vec![
        ("rating-all", Some(staff && rated), good),
        (
            "rating-leaders",
            and(Some(staff && rated), flag("leader")),
            good,
        ),
        (
            "standard-district-leaders",
            and(flag("leader"), at("district")),
            flag("meets_standard"),
        ),
        (
            "qualification-commune-key",
            key_commune,
            and(degree, theory),
        ),
        ("training-commune-key", key_commune, flag("skills_training")),
        ("young-key-leaders", young, younger(40)),
        ("young-leaders", flag("leader"), younger(35)),
    ]
}
