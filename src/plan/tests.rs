//! The built-in plan is sound; broken plans say what is wrong with them.

use super::model::{Axis, TargetKind};
use super::{Plan, PlanRows};

pub(super) fn tan_hong() -> Plan {
    match Plan::built_in("tan-hong") {
        Some(Ok(plan)) => plan,
        Some(Err(errors)) => panic!("{errors}"),
        None => panic!("there is a plan tan-hong"),
    }
}

#[test]
fn the_built_in_plan_is_sound() {
    let plan = tan_hong();
    assert_eq!(plan.units.len(), 37);
    assert_eq!(plan.targets.len(), 9);
    assert_eq!(plan.default_level(), "district");
    assert_eq!(plan.band(40).map(|band| band.id.as_str()), Some("36-40"));
    assert_eq!(plan.units_in(2025).count(), 37);
    assert_eq!(plan.ceilings_in(2022).count(), 0);
    assert_eq!(plan.ceilings_in(2025).count(), 1);
    assert!(!plan.lines.iter().any(|line| line.condition.contains('{')));
    assert!(
        !plan
            .targets
            .iter()
            .any(|target| target.by_office_only.contains('{'))
    );
}

/// What a run begins with is what the files say, and the files are sound.
#[test]
fn built_in_plans_are_stored_as_their_files_say() {
    for name in PlanRows::built_in_names() {
        let read = PlanRows::built_in(name).expect("built in").expect("sound");
        let stored = PlanRows::stored(name).expect("built in");
        assert_eq!(stored.said(), read.said(), "{name}");
        let plan = Plan::built_in(name).expect("built in").expect("sound");
        let checked = Plan::from_rows(read).expect("sound");
        assert_eq!(plan.lines, checked.lines, "{name}");
        assert_eq!(plan.checksum(), checked.checksum(), "{name}");
    }
}

#[test]
fn one_appendix_a_target_is_written_out() {
    let plan = tan_hong();
    let of_targets: Vec<_> = plan
        .appendices
        .iter()
        .filter(|a| a.id.starts_with("phan-tich-"))
        .collect();
    assert_eq!(of_targets.len(), 9);
    let women = of_targets
        .iter()
        .find(|a| a.number == "7.8")
        .expect("the eighth target");
    assert_eq!(women.sheet, "PL 7.8");
    assert_eq!(
        women.population,
        "(standing_committee) AND unit_kind IN ('commune', 'town')"
    );
    let met = plan
        .lines_of(&women.id, Axis::Column)
        .find(|line| line.key == "not-met");
    assert_eq!(
        met.map(|line| line.condition.as_str()),
        Some("NOT (gender = 'female')")
    );
}

#[test]
fn bands_alternate_men_and_women() {
    let plan = tan_hong();
    let keys: Vec<_> = plan
        .lines_of("do-tuoi", Axis::Column)
        .map(|line| line.key.as_str())
        .collect();
    assert_eq!(
        keys[..4],
        ["total", "male:le-30", "female:le-30", "male:31-35"]
    );
    assert_eq!(keys.last(), Some(&"unknown"));
    let woman = plan
        .lines_of("do-tuoi", Axis::Column)
        .nth(2)
        .expect("women to 30");
    assert_eq!(woman.heading, "Từ 30 tuổi trở xuống > Nữ");
    assert_eq!(woman.condition, "(gender = 'female') AND age <= 30");
}

#[test]
fn targets_are_those_of_the_contract() {
    let plan = tan_hong();
    let ids: Vec<_> = plan
        .targets
        .iter()
        .map(|target| target.id.as_str())
        .collect();
    assert_eq!(
        ids,
        [
            "rating-all",
            "rating-leaders",
            "standard-district-leaders",
            "qualification-commune-key",
            "training-commune-key",
            "young-key-leaders",
            "young-leaders",
            "women-standing-committee",
            "women-office-leadership",
        ]
    );
    for target in &plan.targets {
        let presence = target.kind == TargetKind::Presence;
        assert_eq!(presence, !target.unit_kinds.is_empty(), "{}", target.id);
        assert_eq!(target.at_most, None);
    }
}

#[test]
fn rows_survive_being_written_and_read() {
    let rows = PlanRows::built_in("tan-hong")
        .expect("built in")
        .expect("sound");
    for unit in &rows.units {
        let text = toml::to_string(&unit.row).expect("rows are plain");
        assert_eq!(toml::from_str(&text).as_ref(), Ok(&unit.row));
    }
    for target in &rows.targets {
        let text = toml::to_string(&target.row).expect("rows are plain");
        assert_eq!(toml::from_str(&text).as_ref(), Ok(&target.row));
    }
    for line in &rows.lines {
        let text = toml::to_string(&line.row).expect("rows are plain");
        assert_eq!(toml::from_str(&text).as_ref(), Ok(&line.row));
    }
}
