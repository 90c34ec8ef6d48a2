use std::sync::Arc;

use super::super::cases;
use super::*;

fn text(s: &str) -> Value {
    Value::Text(Arc::from(s))
}

fn read<L: Level>(cell: &str) -> (&'static str, String) {
    let reading = read_level::<L>(&text(cell), true);
    let problem = reading
        .problem
        .map_or(String::new(), |p| format!("{:?}", p.code));
    (reading.value.map_or("", Level::key), problem)
}

fn class<L: Level>(header: &str) -> (&'static str, String) {
    (class_of::<L>(header).map_or("", Level::key), String::new())
}

#[test]
fn cells_and_headers_as_people_write_them() {
    let mut wrong = Vec::new();
    let table = concat!(
        include_str!("cases/levels.txt"),
        include_str!("cases/levels-more.txt")
    );
    cases::each(table, |ladder, case, text| {
        let (value, problem) = match ladder {
            "Education" => read::<Education>(text),
            "PoliticalTheory" => read::<PoliticalTheory>(text),
            "StateManagement" => read::<StateManagement>(text),
            "class Education" => class::<Education>(text),
            "class PoliticalTheory" => class::<PoliticalTheory>(text),
            "class StateManagement" => class::<StateManagement>(text),
            other => panic!("no ladder {other}"),
        };
        if (value, problem.as_str()) != (case.value, case.problem) {
            wrong.push(format!(
                "{ladder}: {text:?}: {value} {problem}, not {case:?}"
            ));
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn other_values_than_text() {
    let read = |v: &Value, zero| read_education(v, zero);
    assert_eq!(
        read(&Value::Number(0.0), true),
        Reading::of(Education::Untrained)
    );
    assert_eq!(
        read(&Value::Number(0.0), false),
        Reading::with(None, Code::LevelUnreadable)
    );
    assert_eq!(
        read(&Value::Number(1.0), true),
        Reading::with(None, Code::LevelUnreadable)
    );
    assert_eq!(
        read(&Value::NoCache, true),
        Reading::with(None, Code::FormulaNoValue)
    );
    assert_eq!(
        read(&Value::Error("#N/A".into()), true),
        Reading::with(None, Code::FormulaError)
    );
    assert_eq!(
        read(&Value::Bool(true), true),
        Reading::with(None, Code::LevelUnreadable)
    );
}

#[test]
fn a_doubtful_level_is_named() {
    let reading = read_education(&text("Thac sx"), true);
    let args = reading.problem.map(|p| p.args);
    assert_eq!(args, Some(vec![("value", "Thạc sĩ".to_owned())]));
}
