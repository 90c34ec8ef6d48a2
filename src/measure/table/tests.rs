//! The tables of the built-in plan over invented persons, against plain loops.

use std::collections::BTreeSet;

use crate::measure::samples;
use crate::measure::{Compiled, Results, Table, TableRow, measure};
use crate::plan::Plan;
use crate::roster::{Person, Roster};
use crate::schema::{Education, Gender, PoliticalTheory};

fn results(roster: &Roster, earlier: &[Roster]) -> (Plan, Results) {
    let plan = Plan::built_in(Plan::DEFAULT)
        .expect("there is one")
        .expect("it is sound");
    let compiled = Compiled::new(&plan).expect("its conditions compile");
    let (results, _) = measure(&plan, &compiled, roster, earlier, &[]);
    (plan, results)
}

fn table<'a>(results: &'a Results, id: &str) -> &'a Table {
    let mut tables = results.tables.iter();
    tables.find(|t| t.id == id).expect("a table of the plan")
}

fn row<'a>(table: &'a Table, key: &str) -> &'a TableRow {
    let mut rows = table.rows.iter();
    rows.find(|r| r.key == key).expect("a row of the table")
}

fn cell(table: &Table, row_key: &str, column: &str) -> Option<f64> {
    let mut columns = table.columns.iter();
    let at = columns.position(|c| c.key == column).expect("a column");
    row(table, row_key).cells[at]
}

fn number(persons: &[&Person], counts: impl Fn(&Person) -> bool) -> Option<f64> {
    let count = persons.iter().filter(|p| counts(p)).count();
    u32::try_from(count).ok().map(f64::from)
}

fn ratio(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    part.zip(whole)
        .filter(|(_, whole)| *whole > 0.0)
        .map(|(part, whole)| part / whole)
}

#[test]
fn every_appendix_has_a_table_of_full_rows() {
    let roster = samples::roster(1, 120, 2025);
    let (plan, results) = results(&roster, &[samples::roster(2, 90, 2024)]);
    let ids: Vec<&str> = results.tables.iter().map(|t| t.id.as_str()).collect();
    let expected: Vec<&str> = plan.appendices.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, expected);
    for table in &results.tables {
        assert!(
            !table.rows.is_empty() && !table.columns.is_empty(),
            "{}",
            table.id
        );
        let mut keys = BTreeSet::new();
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.columns.len(), "{}", table.id);
            assert!(row.cells.iter().flatten().all(|cell| cell.is_finite()));
            assert!(keys.insert(&row.key), "{} {}", table.id, row.key);
            assert!(!row.heading.is_empty());
        }
        for column in &table.columns {
            let known = |key: &String| {
                key.is_empty() || table.columns.iter().any(|c| c.key == *key && !c.percent)
            };
            assert!(known(&column.share_of) && known(&column.share_part));
        }
    }
}

#[test]
fn units_add_up_to_their_kinds_and_to_the_whole() {
    let roster = samples::roster(4, 220, 2025);
    let (_, results) = results(&roster, &[]);
    let all: Vec<&Person> = roster.persons.iter().collect();
    let quality = table(&results, "chat-luong");
    let units = quality.rows.iter().filter(|r| r.unit.is_some()).count();
    assert_eq!(units, results.units.len());
    let of = |persons: &[&Person], key: &str| {
        assert_eq!(
            cell(quality, key, "total"),
            number(persons, |_| true),
            "{key}"
        );
        let female = number(persons, |p| p.gender == Some(Gender::Female));
        assert_eq!(cell(quality, key, "female"), female, "{key}");
        let degree = number(persons, |p| p.education == Some(Education::Bachelor));
        assert_eq!(cell(quality, key, "education-bachelor"), degree, "{key}");
        let middle = number(persons, |p| p.age.is_some_and(|a| (31..=40).contains(&a)));
        assert_eq!(cell(quality, key, "age-31-40"), middle, "{key}");
    };
    of(&all, "total");
    let without: Vec<&Person> = (all.iter().copied()).filter(|p| p.unit.is_none()).collect();
    of(&without, "no-unit");
    for unit in &results.units {
        let own = all
            .iter()
            .copied()
            .filter(|p| p.unit.as_ref() == Some(&unit.code));
        of(&own.collect::<Vec<_>>(), &unit.code);
        let kind = all
            .iter()
            .copied()
            .filter(|p| p.unit_kind.as_ref() == Some(&unit.kind));
        of(&kind.collect::<Vec<_>>(), &format!("kind:{}", unit.kind));
    }
    // subtotals stand before their units, the total last
    let keys: Vec<&str> = quality.rows.iter().map(|r| r.key.as_str()).collect();
    let at = |key: &str| keys.iter().position(|k| *k == key).expect("a row");
    assert!(at("kind:party") < at("ban-to-chuc") && at("ban-to-chuc") < at("kind:office"));
    assert_eq!(keys.last(), Some(&"total"));
}

#[test]
fn shares_are_of_the_column_they_name() {
    let roster = samples::roster(6, 220, 2025);
    let (_, results) = results(&roster, &[]);
    let mix = table(&results, "co-cau");
    for row in &mix.rows {
        let share = cell(mix, &row.key, "female-share");
        let expected = ratio(cell(mix, &row.key, "female"), cell(mix, &row.key, "total"));
        assert_eq!(share, expected, "{}", row.key);
    }
    let column = mix.columns.iter().find(|c| c.key == "female-share");
    let column = column.expect("the column");
    assert_eq!(
        (&*column.share_of, &*column.share_part),
        ("total", "female")
    );
    assert!(column.percent);
    // a unit without anybody has no share
    assert_eq!(cell(mix, "xa-tan-phuoc", "female-share"), None);
    assert_eq!(cell(mix, "xa-tan-phuoc", "female"), Some(0.0));
}

#[test]
fn forms_cross_rows_and_columns() {
    let roster = samples::roster(7, 300, 2025);
    let (_, results) = results(&roster, &[]);
    let all: Vec<&Person> = roster.persons.iter().collect();
    let form = table(&results, "bieu-9c");
    let standing =
        |p: &Person| p.level.as_deref() == Some("commune") && p.standing_committee == Some(true);
    let women = number(&all, |p| standing(p) && p.gender == Some(Gender::Female));
    assert_eq!(cell(form, "female", "standing-committee"), women);
    let old = number(&all, |p| standing(p) && p.age.is_some_and(|a| a > 50));
    assert_eq!(cell(form, "gt-50", "standing-committee"), old);
    assert_eq!(
        cell(form, "total", "standing-committee"),
        number(&all, standing)
    );
    assert!(row(form, "age").cells.iter().all(Option::is_none));

    let analysis = table(&results, "phan-tich-young-leaders");
    let leads = |p: &Person| p.leader == Some(true);
    let met = number(&all, |p| leads(p) && p.age.is_some_and(|a| a < 35));
    assert_eq!(cell(analysis, "total", "met"), met);
    assert_eq!(
        cell(analysis, "total", "met-share"),
        ratio(met, number(&all, leads))
    );
    let open = number(&all, |p| leads(p) && p.age.is_none());
    assert_eq!(cell(analysis, "total", "open"), open);
}

#[test]
fn targets_stand_unit_by_unit() {
    let roster = samples::roster(8, 300, 2025);
    let (_, results) = results(&roster, &[]);
    let all: Vec<&Person> = roster.persons.iter().collect();
    let keys = table(&results, "chu-chot-xa");
    let key = |p: &Person| p.level.as_deref() == Some("commune") && p.key_leader == Some(true);
    let both = |p: &Person| {
        let degree = p.education.is_some_and(|e| e >= Education::Bachelor);
        degree
            && p.political_theory
                .is_some_and(|t| t >= PoliticalTheory::Advanced)
    };
    let own = |p: &Person| p.unit.as_deref() == Some("xa-binh-phu");
    let whole = number(&all, |p| own(p) && key(p));
    let meets = number(&all, |p| own(p) && key(p) && both(p));
    assert_eq!(cell(keys, "xa-binh-phu", "total"), whole);
    assert_eq!(cell(keys, "xa-binh-phu", "both"), meets);
    let short = whole.zip(meets).map(|(whole, meets)| whole - meets);
    let column = "qualification-commune-key:shortfall";
    assert_eq!(cell(keys, "xa-binh-phu", column), short);
    let target = results
        .targets
        .iter()
        .find(|t| &*t.id == "qualification-commune-key");
    let target = target.expect("the target");
    assert_eq!(
        cell(keys, "total", column),
        Some(f64::from(target.shortfall))
    );

    let women = table(&results, "can-bo-nu");
    let in_body = |p: &Person| own(p) && p.standing_committee == Some(true);
    let id = "women-standing-committee";
    let members = cell(women, "xa-binh-phu", &format!("{id}:members"));
    assert_eq!(members, number(&all, in_body));
    let target = results
        .targets
        .iter()
        .find(|t| &*t.id == id)
        .expect("the target");
    let total = |figure: &str| cell(women, "total", &format!("{id}:{figure}"));
    assert_eq!(
        total("denominator"),
        Some(f64::from(target.counts.denominator))
    );
    assert_eq!(total("numerator"), Some(f64::from(target.counts.numerator)));
    assert_eq!(total("unknown"), Some(f64::from(target.counts.unknown)));
    assert!(
        women.rows.iter().all(|r| r.key != "xa-tan-phuoc"),
        "no body, no row"
    );
}

#[test]
fn years_and_changes() {
    let roster = samples::roster(10, 200, 2025);
    let before = samples::roster(11, 150, 2023);
    let (_, results) = results(&roster, std::slice::from_ref(&before));
    let years = table(&results, "qua-cac-nam");
    let female = |roster: &Roster| {
        let persons: Vec<&Person> = roster.persons.iter().collect();
        number(&persons, |p| p.gender == Some(Gender::Female))
    };
    assert_eq!(cell(years, "total", "2023"), Some(150.0));
    assert_eq!(cell(years, "total", "2025"), Some(200.0));
    assert_eq!(cell(years, "female", "2023"), female(&before));
    assert_eq!(cell(years, "female", "2025"), female(&roster));
    let results_table = table(&results, "chi-tieu");
    for target in &results.targets {
        let id = &target.id;
        assert_eq!(cell(years, &format!("{id}:share"), "2025"), target.share);
        assert_eq!(cell(results_table, id, "share"), target.share);
        let before = target.history[0].share;
        assert_eq!(cell(results_table, id, "before"), before);
        let change = target.share.zip(before).map(|(now, before)| now - before);
        assert_eq!(cell(results_table, id, "change"), change);
    }
}
