//! Persons listed more than once.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::merge::merge_ranked;
use super::person::{Person, Source};
use crate::finding::Code;
use crate::schema::{BirthPrecision, Education, Gender};

fn person(file: &str, row: u32, name: &str) -> Person {
    let source = Source {
        file: Arc::from(file),
        sheet: Arc::from("Sheet1"),
        row,
    };
    let mut p = Person::new(source, Arc::from(name));
    p.birth_date = NaiveDate::from_ymd_opt(1975, 8, 5);
    p.birth_precision = Some(BirthPrecision::Day);
    p.unit = Some(Arc::from("phong-noi-vu"));
    p
}

fn merged(persons: Vec<Person>, committee: &[&Person]) -> (Vec<Person>, u32, Vec<Code>) {
    let committee: BTreeSet<Source> = committee.iter().map(|p| p.source.clone()).collect();
    let ranks = [
        ("head", (1, false)),
        ("clerk", (9, false)),
        ("member", (5, true)),
    ]
    .into_iter()
    .collect();
    let (persons, count, findings) = merge_ranked(persons, &committee, &ranks);
    (
        persons,
        count,
        findings.into_iter().map(|f| f.code).collect(),
    )
}

#[test]
fn the_row_with_the_highest_post_stays_and_is_filled() {
    let mut a = person("a.xlsx", 5, "Nguyễn Văn An");
    a.posts = Arc::from([Arc::from("clerk")]);
    a.education = Some(Education::Bachelor);
    a.gender = Some(Gender::Male);
    let mut b = person("b.xlsx", 9, "NGUYỄN VĂN AN");
    b.posts = Arc::from([Arc::from("head")]);
    b.committee = Some(true);
    let (left, count, codes) = merged(vec![a, b], &[]);
    assert_eq!((left.len(), count), (1, 1));
    assert_eq!(&*left[0].source.file, "b.xlsx");
    assert_eq!(left[0].education, Some(Education::Bachelor));
    assert_eq!(left[0].committee, Some(true));
    assert_eq!(codes, [Code::PersonMerged]);
}

#[test]
fn an_id_mistyped_does_not_count_a_person_twice_in_silence() {
    let mut a = person("a.xlsx", 5, "Nguyễn Văn An");
    a.national_id = Some(Arc::from("087175000123"));
    let mut b = person("b.xlsx", 9, "Nguyễn Văn An");
    for (id, told) in [
        ("087175000128", vec![Code::PersonTwin]),
        ("087175000132", vec![Code::PersonTwin]),
        ("087190004561", Vec::new()),
    ] {
        b.national_id = Some(Arc::from(id));
        let (left, count, codes) = merged(vec![a.clone(), b.clone()], &[]);
        assert_eq!((left.len(), count), (2, 0), "{id}");
        assert_eq!(codes, told, "{id}");
    }
}

#[test]
fn name_and_birth_date_alone_do_not_merge() {
    let a = person("a.xlsx", 5, "Nguyễn Văn An");
    let mut b = person("b.xlsx", 9, "Nguyễn Văn An");
    b.unit = Some(Arc::from("xa-binh-phu"));
    let (left, count, codes) = merged(vec![a.clone(), b.clone()], &[]);
    assert_eq!((left.len(), count), (2, 0));
    assert_eq!(codes, [Code::PersonTwin]);
    let (left, count, _) = merged(vec![a, b.clone()], &[&b]);
    assert_eq!(
        (left.len(), count),
        (1, 1),
        "a row of a committee's list merges"
    );
}

#[test]
fn ids_decide_unless_their_lengths_differ() {
    let with_id = |file: &str, id: &str| {
        let mut p = person(file, 5, "Nguyễn Văn An");
        p.national_id = Some(Arc::from(id));
        p
    };
    let (left, ..) = merged(
        vec![
            with_id("a.xlsx", "087075001234"),
            with_id("b.xlsx", "087075009999"),
        ],
        &[],
    );
    assert_eq!(left.len(), 2, "two ids of one length are two persons");
    let (left, ..) = merged(
        vec![
            with_id("a.xlsx", "341234567"),
            with_id("b.xlsx", "087075009999"),
        ],
        &[],
    );
    assert_eq!(left.len(), 1, "an old card does not contradict a new one");
    assert_eq!(left[0].national_id.as_deref(), Some("087075009999"));
}

#[test]
fn one_id_with_two_names_and_dates_is_an_error_on_each() {
    let mut a = person("a.xlsx", 5, "Nguyễn Văn An");
    a.national_id = Some(Arc::from("087075001234"));
    let mut b = person("b.xlsx", 9, "Trần Thị Bình");
    b.national_id = Some(Arc::from("087075001234"));
    b.birth_date = NaiveDate::from_ymd_opt(1980, 1, 1);
    let (left, count, codes) = merged(vec![a, b], &[]);
    assert_eq!((left.len(), count), (2, 0));
    assert_eq!(codes, [Code::IdShared, Code::IdShared]);
}

#[test]
fn a_year_alone_never_merges_by_name() {
    let mut a = person("a.xlsx", 5, "Nguyễn Văn An");
    a.birth_precision = Some(BirthPrecision::Year);
    let mut b = a.clone();
    b.source.row = 6;
    assert_eq!(merged(vec![a, b], &[]).1, 0);
}

/// A value that was dragged down a column: thousands of rows that look alike cost no more than their number.
#[test]
fn values_dragged_down_a_column_cost_a_finding_a_row() {
    let rows = 20_000;
    let alike = |unit: Option<&str>| -> Vec<Person> {
        let of_row = |row| {
            let mut p = person("a.xlsx", row, "Nguyễn Văn A");
            p.unit = unit.map(Arc::from);
            p
        };
        (1..=rows).map(of_row).collect()
    };
    let (persons, count, _) = merged(alike(Some("phong-noi-vu")), &[]);
    assert_eq!((persons.len(), count), (1, rows - 1));
    let (persons, _, codes) = merged(alike(None), &[]);
    assert_eq!(persons.len(), rows as usize);
    assert_eq!(codes.len(), rows as usize - 1);
    let strangers = (1..=rows).map(|row| {
        let mut p = person("a.xlsx", row, &format!("Người {row}"));
        p.birth_date =
            NaiveDate::from_yo_opt(1900 + i32::try_from(row % 100).unwrap_or(0), 1 + row % 300);
        p.national_id = Some(Arc::from("012345678901"));
        p
    });
    let (persons, _, codes) = merged(strangers.collect(), &[]);
    assert!(persons.len() > 1);
    assert!(codes.len() <= rows as usize * 2, "{}", codes.len());
}
