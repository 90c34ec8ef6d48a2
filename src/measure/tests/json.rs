//! What programs and editors of plans get to see.

use super::*;
use crate::plan::PlanRows;

#[test]
#[expect(clippy::too_many_lines, reason = "the contract's keys, one by one")]
fn results_json_has_the_contracts_keys_in_their_order() {
    let roster = samples::roster(12, 60, 2025);
    let (results, _) = measured(&roster, &[samples::roster(13, 40, 2024)]);
    let mut sheet = crate::finding::SheetLedger::new(Arc::from("2025/a.xlsx"), Arc::from("A"));
    sheet.add(crate::finding::RowKind::Person);
    let sheets = [sheet];
    let document = results.document("tan-hong", roster.period, &sheets);
    let json = serde_json::to_value(document).expect("plain data");
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect()
    };
    assert_eq!(
        keys(&json),
        [
            "schema",
            "plan",
            "year",
            "as_of",
            "headcount",
            "merged",
            "units",
            "distributions",
            "targets",
            "ages",
            "ceilings",
            "movements",
            "outlook",
            "tables",
            "ledger"
        ]
    );
    assert_eq!(json["schema"], 1);
    assert_eq!(json["as_of"], "2025-12-31");
    assert_eq!(
        keys(&json["units"][0]),
        ["code", "name", "kind", "submitted", "files", "headcount"]
    );
    assert_eq!(
        keys(&json["distributions"][0]),
        [
            "population",
            "unit",
            "dimension",
            "value",
            "gender",
            "count"
        ]
    );
    let target = &json["targets"][0];
    let mut expected = vec![
        "id",
        "title",
        "population",
        "criterion",
        "at_least",
        "at_most",
        "due",
        "is_due",
        "denominator",
        "numerator",
        "unknown",
        "share",
        "status",
        "shortfall",
        "by_unit",
        "history",
    ];
    if target["status"] == "undetermined" {
        expected.push("settled_by");
    }
    assert_eq!(keys(target), expected);
    assert_eq!(
        keys(&target["by_unit"][0]),
        ["unit", "denominator", "numerator", "unknown", "status"]
    );
    assert_eq!(
        keys(&target["history"][0]),
        ["year", "denominator", "numerator", "unknown", "share"]
    );
    assert_eq!(
        keys(&json["ledger"][0]),
        [
            "file",
            "sheet",
            "rows",
            "title",
            "header",
            "section",
            "person",
            "total",
            "signature",
            "note",
            "blank",
            "rejected"
        ]
    );
    let table = &json["tables"][1];
    assert_eq!(keys(&table["rows"][0]), ["key", "unit", "cells"]);
    assert!(
        table["rows"][0]["cells"][0].is_u64(),
        "counts are whole numbers"
    );
    let again = measured(&roster, &[samples::roster(13, 40, 2024)]).0;
    assert_eq!(results, again);
}

#[test]
fn every_bad_condition_of_a_plan_is_told_with_its_place() {
    // read from its files: a stored plan has no lines to be named
    let rows = PlanRows::built_in(Plan::DEFAULT).expect("there is one");
    let mut plan = rows.and_then(Plan::from_rows).expect("it is sound");
    plan.targets[0].population = "employment = 'cadree'".to_owned();
    plan.targets[1].criterion = "raiting = 'good'".to_owned();
    plan.ceilings[0].base = "rating".to_owned();
    plan.appendices[1].population = "level = 'distric'".to_owned();
    plan.lines[0].condition = "age >".to_owned();
    let errors = Compiled::new(&plan).expect_err("five mistakes");
    let sentences: Vec<String> = errors.0.iter().map(ToString::to_string).collect();
    assert_eq!(sentences.len(), 5, "{sentences:#?}");
    for (sentence, part) in sentences.iter().zip([
        "khoá \"population\" không dùng được: cột employment không có giá trị 'cadree'; có phải ý là \"cadre\"?",
        "khoá \"criterion\" không dùng được: không có cột \"raiting\"; có phải ý là \"rating\"?",
        "khoá \"base\" không dùng được: cột rating không phải cột đúng/sai",
        "khoá \"population\" không dùng được: cột level không có giá trị 'distric'; có phải ý là \"district\"?",
        "khoá \"condition\" không dùng được: sai cú pháp ở cuối biểu thức",
    ]) {
        assert!(sentence.contains(part), "{sentence}");
        assert!(sentence.starts_with("Tệp tan-hong/"), "{sentence}");
    }
}
