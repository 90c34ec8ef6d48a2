//! Contract §4 on targets, clause by clause.

use super::*;
use crate::measure::PersonClass;

/// The contract's table: id, population, criterion, threshold, due.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Option<f64>,
    Option<i32>,
);

const GROUPS: &str = "(employment IS NULL OR employment NOT IN ('contract','commune_part_time','armed_forces')) AND (rating IS NULL OR rating <> 'not_rated')";

fn table() -> Vec<(String, Row)> {
    let rated = "rating IN ('excellent','good')";
    let key = "key_leader AND level = 'commune'";
    let qualified = "education IN ('bachelor','master','doctor') AND political_theory IN ('advanced','bachelor')";
    let young = "(level = 'district' AND key_leader) OR district_standing_committee";
    let rows: [Row; 9] = [
        ("rating-all", GROUPS, rated, Some(0.9), None),
        ("rating-leaders", "", rated, Some(0.95), None),
        (
            "standard-district-leaders",
            "leader AND level = 'district'",
            "meets_standard",
            Some(1.0),
            Some(2025),
        ),
        (
            "qualification-commune-key",
            key,
            qualified,
            Some(1.0),
            Some(2025),
        ),
        (
            "training-commune-key",
            key,
            "skills_training",
            None,
            Some(2025),
        ),
        (
            "young-key-leaders",
            young,
            "age < 40",
            Some(0.2),
            Some(2030),
        ),
        (
            "young-leaders",
            "leader",
            "age < 35",
            Some(0.15),
            Some(2030),
        ),
        (
            "women-standing-committee",
            "standing_committee",
            "gender = 'female'",
            Some(1.0),
            Some(2030),
        ),
        (
            "women-office-leadership",
            "leader",
            "gender = 'female'",
            Some(1.0),
            Some(2030),
        ),
    ];
    rows.into_iter()
        .map(|row| {
            let population = if row.0 == "rating-leaders" {
                format!("{GROUPS} AND leader")
            } else {
                row.1.to_owned()
            };
            (population, row)
        })
        .collect()
}

fn of(persons: Vec<Person>, day: &str) -> Roster {
    let as_of: chrono::NaiveDate = day.parse().expect("a day");
    Roster {
        period: Period {
            year: chrono::Datelike::year(&as_of),
            as_of,
        },
        persons,
        merged: 0,
    }
}

/// Somebody of whom only the place is known.
fn nobody(row: u32) -> Person {
    let source = crate::roster::Source {
        file: Arc::from("2025/a.xlsx"),
        sheet: Arc::from(["Cán bộ", "Công chức"][row as usize % 2]),
        row,
    };
    Person::new(source, Arc::from(format!("Người {row}")))
}

fn member(row: u32, gender: Option<Gender>, stated: bool, post: &str) -> Person {
    let mut p = nobody(row);
    p.unit = Some(Arc::from("xa-binh-phu"));
    p.unit_kind = Some(Arc::from("commune"));
    p.gender = gender;
    p.standing_committee = Some(true);
    p.standing_stated = stated;
    p.posts = Arc::from([Arc::from(post)]);
    p
}

#[test]
fn the_built_in_plans_targets_are_those_of_the_contract() {
    let (results, _) = measured(&of(vec![nobody(5)], "2025-12-31"), &[]);
    assert_eq!(results.targets.len(), 9);
    for (found, (population, row)) in results.targets.iter().zip(table()) {
        let (id, _, criterion, at_least, due) = row;
        assert_eq!(&*found.id, id);
        assert_eq!(found.population, population, "{id}");
        assert_eq!(found.criterion, criterion, "{id}");
        assert_eq!((found.at_least, found.due), (at_least, due), "{id}");
        assert_eq!(found.at_most, None, "{id}: the aim is text");
    }
}

#[test]
fn a_target_is_due_from_31_december_of_its_year() {
    let due = |day: &str| {
        let (results, _) = measured(&of(vec![nobody(5)], day), &[]);
        ["rating-all", "standard-district-leaders", "young-leaders"]
            .map(|id| target(&results, id).is_due)
    };
    assert_eq!(due("2025-12-30"), [None, Some(false), Some(false)]);
    assert_eq!(due("2025-12-31"), [None, Some(true), Some(false)]);
    assert_eq!(due("2030-12-31"), [None, Some(true), Some(true)]);
}

#[test]
fn who_may_be_of_the_population_is_left_out_with_one_finding_a_sheet_and_target() {
    // six persons on two sheets of whom nobody says whether they lead
    let (results, findings) = measured(&of((5..11).map(nobody).collect(), "2025-12-31"), &[]);
    let leaders = target(&results, "young-leaders");
    assert_eq!(leaders.counts, Share::default());
    assert_eq!(leaders.status, Status::NoData);
    let mut told: Vec<(String, String)> = (findings.iter())
        .filter(|f| f.code == Code::PopulationOpen)
        .map(|f| {
            let sheet = f.place.sheet.as_deref().unwrap_or_default().to_owned();
            let mut args = f.args.iter();
            let target = args.find(|(name, _)| *name == "target");
            (target.map(|(_, id)| id.clone()).unwrap_or_default(), sheet)
        })
        .collect();
    let all = told.len();
    told.sort();
    told.dedup();
    assert_eq!(told.len(), all, "one finding a sheet and target");
    for sheet in ["Cán bộ", "Công chức"] {
        assert!(told.contains(&("young-leaders".to_owned(), sheet.to_owned())));
    }
    // a group that is not known is in the population by the contract's own words
    assert_eq!(target(&results, "rating-all").counts.denominator, 6);
    assert!(told.iter().all(|(target, _)| target != "rating-all"));
    let at = (results.targets.iter()).position(|t| &*t.id == "young-leaders");
    let classes = &results.person_classes[at.expect("the target")];
    assert!(classes.iter().all(|class| *class == PersonClass::Outside));
}

#[test]
fn a_body_is_open_where_its_list_was_not_sent_or_a_gender_is_not_known() {
    use Gender::{Female, Male};
    let id = "women-standing-committee";
    let secretary = |gender, stated| member(5, gender, stated, "bi-thu-dang-uy");
    let plain = |gender| member(6, gender, true, "uvbtv-dang-uy");
    for (body, expected, warnings) in [
        // by office only
        (vec![secretary(Some(Male), false)], (1, 0, 1), 1),
        // a woman seen settles it
        (vec![secretary(Some(Female), false)], (1, 1, 0), 0),
        // the list says "UVBTV" of the secretary in so many words
        (vec![secretary(Some(Male), true)], (1, 0, 0), 0),
        (
            vec![secretary(Some(Male), false), plain(Some(Male))],
            (1, 0, 0),
            0,
        ),
        // a gender is missing
        (
            vec![secretary(Some(Male), false), plain(None)],
            (1, 0, 1),
            0,
        ),
        (
            vec![plain(None), member(7, Some(Female), true, "uvbtv-dang-uy")],
            (1, 1, 0),
            0,
        ),
    ] {
        let told = format!("{body:?}");
        let (results, findings) = measured(&of(body, "2025-12-31"), &[]);
        let found = target(&results, id);
        let counts = found.counts;
        let counts = (counts.denominator, counts.numerator, counts.unknown);
        assert_eq!(counts, expected, "{told}");
        let status = match expected {
            (_, 1, _) => Status::Met,
            (_, _, 1) => Status::Undetermined,
            _ => Status::NotMet,
        };
        assert_eq!((found.status, found.by_unit[0].status), (status, status));
        assert_eq!(found.shortfall, u32::from(status != Status::Met));
        let sent = findings.iter().filter(|f| f.code == Code::BodyNotSent);
        assert_eq!(sent.count(), warnings, "{told}");
    }
}

#[test]
fn a_reported_figure_has_a_share_and_no_shortfall() {
    let key = |row, trained| {
        let mut p = nobody(row);
        p.key_leader = Some(true);
        p.level = Some(Arc::from("commune"));
        p.skills_training = trained;
        p
    };
    let persons = vec![key(5, Some(true)), key(6, Some(false)), key(7, None)];
    let (results, _) = measured(&of(persons, "2025-12-31"), &[]);
    let found = target(&results, "training-commune-key");
    assert_eq!(found.status, Status::Reported);
    assert_eq!((found.share, found.shortfall), (Some(1.0 / 3.0), 0));
    assert_eq!(found.counts.unknown, 1);
}
