//! Every number of every appendix against `results.json`.

use std::collections::BTreeSet;

use phuluc::plan::Plan;
use phuluc::plan::model::{Appendix, AppendixKind};
use serde_json::Value;

use super::{Run, Sheet, list, sample};

fn status_word(status: &str) -> &'static str {
    match status {
        "met" => "Đạt",
        "not_met" => "Chưa đạt",
        "undetermined" => "Chưa đủ căn cứ kết luận",
        "no_data" => "Không có đối tượng",
        "reported" => "Không giao chỉ tiêu số",
        other => panic!("status {other}"),
    }
}

/// The verdict in the words of the contract.
fn verdict(target: &Value, aim: Option<f64>) -> &'static str {
    let status = target["status"].as_str().expect("a status");
    let above = aim.is_some_and(|a| target["share"].as_f64().is_some_and(|s| s >= a));
    match status {
        "met" if above => "Đạt, vượt mức phấn đấu",
        "not_met" if target["is_due"] == Value::Bool(false) => "Chưa đạt (chưa đến hạn)",
        status => status_word(status),
    }
}

fn table<'a>(run: &'a Run, id: &str) -> &'a Value {
    list(&run.results["tables"])
        .find(|t| t["id"] == id)
        .unwrap_or_else(|| panic!("no table {id}"))
}

fn is_percent(line: &Value) -> bool {
    let projected = |key: &str| {
        let figure = key.split_once(':').map(|(_, figure)| figure);
        figure.is_some_and(|f| ["share", "lowest", "highest"].contains(&f))
    };
    line["share_of"].as_str().is_some_and(|s| !s.is_empty())
        || line["key"].as_str().is_some_and(projected)
}

/// Where a table's body begins: after the row of column numbers.
fn body(sheet: &Sheet) -> u32 {
    (0..sheet.end())
        .find(|&row| matches!(sheet.text(row, 0).as_str(), "A" | "[1]"))
        .unwrap_or_else(|| panic!("{}: no row of column numbers", sheet.name))
        + 1
}

/// The lowest heading over a column.
fn leaf(sheet: &Sheet, body: u32, col: u32) -> String {
    (7..body - 1)
        .rev()
        .map(|row| sheet.text(row, col))
        .find(|t| !t.is_empty())
        .unwrap_or_default()
}

/// Fails where a number stands outside the rows of the body.
fn no_number_elsewhere(sheet: &Sheet, body: u32, end: u32) {
    for (row, col) in sheet.numbers() {
        assert!(
            (body..end).contains(&row),
            "{}: a number outside the table, row {} column {}",
            sheet.name,
            row + 1,
            col + 1
        );
    }
    let after = sheet.text(end, 0);
    assert!(
        after.starts_with("Ghi chú"),
        "{}: rows that no result has: {after}",
        sheet.name
    );
}

/// A table whose cells are those of the results, `stub` columns of words before them.
fn same_cells(run: &Run, sheet: &Sheet, appendix: &Appendix, stub: u32) -> usize {
    let table = table(run, &appendix.id);
    let first = body(sheet);
    let mut compared = 0;
    for (row, line) in (first..).zip(list(&table["rows"])) {
        for ((col, column), cell) in (stub..)
            .zip(list(&table["columns"]))
            .zip(list(&line["cells"]))
        {
            let percent = is_percent(column) || is_percent(line);
            let expected = cell.as_f64().map(|v| if percent { v * 100.0 } else { v });
            let what = format!("{} {}", line["key"], column["key"]);
            sheet.assert_number(row, col, expected, &what);
            compared += 1;
        }
        if let Some(unit) = line["unit"].as_str() {
            let mut units = list(&run.results["units"]);
            let unit = units.find(|u| u["code"] == unit).expect("its unit");
            assert_eq!(unit["name"], sheet.text(row, 1), "{}", sheet.name);
        }
    }
    for (col, column) in (stub..).zip(list(&table["columns"])) {
        let heading = column["heading"].as_str().expect("a heading");
        let last = heading.rsplit(" > ").next().unwrap_or_default();
        assert_eq!(leaf(sheet, first, col), last, "{}", sheet.name);
    }
    let rows = u32::try_from(list(&table["rows"]).count()).expect("small");
    no_number_elsewhere(sheet, first, first + rows);
    compared
}

/// The verdicts on units that follow the columns of targets by unit.
fn unit_verdicts(run: &Run, sheet: &Sheet, appendix: &Appendix) {
    let table = table(run, &appendix.id);
    let after = 2 + u32::try_from(list(&table["columns"]).count()).expect("small");
    for (col, id) in (after..).zip(&appendix.targets) {
        let target = list(&run.results["targets"])
            .find(|t| t["id"] == **id)
            .expect("the target");
        for (row, line) in (body(sheet)..).zip(list(&table["rows"])) {
            let of_unit = list(&target["by_unit"])
                .find(|u| !line["unit"].is_null() && u["unit"] == line["unit"]);
            let expected = match (of_unit, line["key"].as_str()) {
                (Some(u), _) => status_word(u["status"].as_str().expect("a status")),
                (None, Some("total")) => status_word(target["status"].as_str().expect("a status")),
                _ => "",
            };
            assert_eq!(
                sheet.text(row, col),
                expected,
                "{} {}",
                sheet.name,
                line["key"]
            );
        }
    }
}

/// The results on every target, their verdicts and what changed since last year.
fn targets(run: &Run, sheet: &Sheet, plan: &Plan) -> usize {
    let first = body(sheet);
    let mut compared = 0;
    for (row, target) in (first..).zip(list(&run.results["targets"])) {
        let percent = |key: &str| target[key].as_f64().map(|v| v * 100.0);
        let last = list(&target["history"])
            .find(|h| h["year"] == 2024)
            .and_then(|h| h["share"].as_f64())
            .map(|s| s * 100.0);
        let difference = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a - b);
        for (col, expected) in [
            (3, percent("at_least")),
            (5, target["denominator"].as_f64()),
            (6, target["numerator"].as_f64()),
            (7, target["unknown"].as_f64()),
            (8, percent("share")),
            (9, difference(percent("share"), percent("at_least"))),
            (11, target["shortfall"].as_f64()),
            (12, last),
            (13, difference(percent("share"), last)),
        ] {
            sheet.assert_number(row, col, expected, &format!("{} {col}", target["id"]));
            compared += 1;
        }
        assert_eq!(target["title"], sheet.text(row, 1));
        let due = target["due"]
            .as_i64()
            .map_or("Hằng năm".to_owned(), |d| d.to_string());
        assert_eq!(sheet.text(row, 4), due);
        let planned = plan
            .target(target["id"].as_str().expect("an id"))
            .expect("it");
        assert_eq!(
            sheet.text(row, 10),
            verdict(target, planned.aim),
            "{}",
            target["id"]
        );
    }
    let rows = u32::try_from(list(&run.results["targets"]).count()).expect("small");
    no_number_elsewhere(sheet, first, first + rows);
    compared
}

/// Lines and targets over the years: every row of the table stands somewhere, with the change of the last year.
fn years(run: &Run, sheet: &Sheet, appendix: &Appendix) -> usize {
    let table = table(run, &appendix.id);
    let first = body(sheet);
    let years: Vec<&Value> = list(&table["columns"]).collect();
    let of_target = |key: &str| {
        key.split_once(':')
            .filter(|(id, _)| *id != "movement")
            .map(|(id, what)| (id.to_owned(), what.to_owned()))
    };
    // the order of the sheet: lines, then of each target the share above its two counts
    let mut expected: Vec<Option<&Value>> = vec![None];
    let (of_targets, lines): (Vec<&Value>, Vec<&Value>) =
        list(&table["rows"]).partition(|r| of_target(r["key"].as_str().expect("a key")).is_some());
    let (movements, lines): (Vec<&Value>, Vec<&Value>) = lines.into_iter().partition(|r| {
        r["key"]
            .as_str()
            .is_some_and(|k| k.starts_with("movement:"))
    });
    expected.extend(lines.into_iter().map(Some));
    expected.push(None);
    for target in list(&run.results["targets"]) {
        for what in ["share", "denominator", "numerator"] {
            let key = format!("{}:{what}", target["id"].as_str().expect("an id"));
            let row = of_targets.iter().find(|r| r["key"] == key.as_str());
            expected.push(Some(row.unwrap_or_else(|| panic!("no row {key}"))));
        }
    }
    assert!(!movements.is_empty(), "the sample has earlier years");
    expected.push(None);
    let measured = expected.len();
    expected.extend(movements.into_iter().map(Some));
    let mut compared = 0;
    for (at, (row, line)) in (first..).zip(&expected).enumerate() {
        let scale = if line.is_some_and(is_percent) {
            100.0
        } else {
            1.0
        };
        let cells: Vec<Option<f64>> = match line {
            Some(line) => list(&line["cells"])
                .map(|c| c.as_f64().map(|v| v * scale))
                .collect(),
            None => vec![None; years.len()],
        };
        for (col, cell) in (2..).zip(&cells) {
            sheet.assert_number(row, col, *cell, &format!("{:?}", line.map(|l| &l["key"])));
            compared += 1;
        }
        let change = match cells.as_slice() {
            // how a change changed says nothing
            [.., Some(before), Some(now)] if at < measured => Some(now - before),
            _ => None,
        };
        let last = 2 + u32::try_from(cells.len()).expect("small");
        sheet.assert_number(row, last, change, "change");
    }
    let rows = u32::try_from(expected.len()).expect("small");
    no_number_elsewhere(sheet, first, first + rows);
    compared
}

/// Every unit and group under the ceiling.
fn ceilings(run: &Run, sheet: &Sheet) -> usize {
    let first = body(sheet);
    let groups: Vec<&Value> = list(&run.results["ceilings"])
        .filter(|c| !c["unit"].is_null() && !c["employment"].is_null() && c["base"] != 0)
        .collect();
    for (row, group) in (first..).zip(&groups) {
        let of = |key: &str| group[key].as_f64().expect("a count");
        let share = of("count") / of("base") * 100.0;
        let above = (of("count") - of("allowed")).max(0.0);
        for (col, expected) in [
            (3, of("base")),
            (4, of("count")),
            (5, share),
            (6, of("allowed")),
            (7, above),
        ] {
            sheet.assert_number(row, col, Some(expected), &group["unit"].to_string());
        }
        let mut units = list(&run.results["units"]);
        let unit = units
            .find(|u| u["code"] == group["unit"])
            .expect("its unit");
        assert_eq!(unit["name"], sheet.text(row, 1));
    }
    let rows = u32::try_from(groups.len()).expect("small");
    no_number_elsewhere(sheet, first, first + rows);
    groups.len() * 5
}

/// The contents: every figure in its sentences.
fn contents(run: &Run, sheet: &Sheet) {
    let text: Vec<String> = (0..sheet.end())
        .flat_map(|row| [sheet.text(row, 0), sheet.text(row, 1)])
        .collect();
    let has = |wanted: &str| {
        assert!(
            text.iter().any(|t| t.contains(wanted)),
            "the contents do not say {wanted:?}\n{text:#?}"
        );
    };
    for target in list(&run.results["targets"]).filter(|t| t["status"] != "no_data") {
        has(&format!(
            "Có {}/{} ",
            target["numerator"], target["denominator"]
        ));
    }
    has(&format!("Tổng hợp {} người", run.results["headcount"]));
    has(&format!("({} dòng trùng đã gộp)", run.results["merged"]));
    let missing = list(&run.results["units"]).filter(|u| u["submitted"] == false);
    has(&format!("Chưa gửi danh sách ({} đơn vị)", missing.count()));
    let count = |severity: &str| {
        run.findings
            .iter()
            .filter(|f| f["severity"] == severity)
            .count()
    };
    has(&format!("Còn {} lỗi", count("error")));
    has(&format!("{} cảnh báo", count("warning")));
}

#[test]
fn every_number_of_every_appendix_stands_in_the_results() {
    let run = sample();
    let plan = Plan::load("tan-hong").expect("the built-in plan");
    let mut book = run.book("phu-luc");
    let mut left: BTreeSet<String> = book.names().into_iter().collect();
    let mut compared = 0;
    let mut take = |name: &str| {
        assert!(left.remove(name), "no sheet {name}");
    };
    for appendix in &plan.appendices {
        take(&appendix.sheet);
        let sheet = book.sheet(&appendix.sheet);
        compared += match appendix.kind {
            AppendixKind::Targets => targets(run, &sheet, &plan),
            AppendixKind::Years => years(run, &sheet, appendix),
            AppendixKind::ByUnit => same_cells(run, &sheet, appendix, 2),
            AppendixKind::TargetByUnit => {
                unit_verdicts(run, &sheet, appendix);
                same_cells(run, &sheet, appendix, 2)
            }
            AppendixKind::Distribution | AppendixKind::Form => same_cells(run, &sheet, appendix, 1),
            AppendixKind::Outlook | AppendixKind::Retirements => {
                same_cells(run, &sheet, appendix, 2)
            }
        };
    }
    take("PL 6 Xếp loại (trần)");
    compared += ceilings(run, &book.sheet("PL 6 Xếp loại (trần)"));
    take("Mục lục");
    contents(run, &book.sheet("Mục lục"));
    left.retain(|name| !name.starts_with("Biểu đồ "));
    assert!(left.is_empty(), "sheets that nobody compared: {left:?}");
    assert!(compared > 5_000, "only {compared} numbers compared");
}
