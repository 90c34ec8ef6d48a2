//! A made-up province from files to results: offices of one name under each commune, persons counted
//! for the commune above, a commune that was merged in the middle of the year.

use std::path::Path;

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

fn list(path: &Path, rows: &[[&str; 4]]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (col, heading) in (0u16..).zip(["Họ và tên", "Ngày sinh", "Nữ", "Chức vụ"]) {
        sheet.write_string(0, col, heading).expect("written");
    }
    for (row, cells) in (1u32..).zip(rows) {
        for (col, text) in (0u16..).zip(cells) {
            sheet.write_string(row, col, *text).expect("written");
        }
    }
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    book.save(path).expect("saved");
}

fn results(input: &Path, output: &Path, as_of: &str, label: &str) -> Value {
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/plan/data/tests/province.toml");
    Command::new(env!("CARGO_BIN_EXE_phuluc"))
        .arg("run")
        .arg(input)
        .args(["--quiet", "--as-of", as_of, "--plan"])
        .arg(plan)
        .arg("-o")
        .arg(output)
        .assert()
        .success();
    let path = output.join(label).join("data/results.json");
    let text = std::fs::read_to_string(path).expect("written");
    serde_json::from_str(&text).expect("JSON")
}

fn headcount(results: &Value, unit: &str) -> Option<u64> {
    let units = results["units"].as_array().expect("a list");
    let found = units.iter().find(|u| u["code"] == unit)?;
    found["headcount"].as_u64()
}

fn target<'a>(results: &'a Value, id: &str) -> &'a Value {
    let targets = results["targets"].as_array().expect("a list");
    targets.iter().find(|t| t["id"] == id).expect("a target")
}

#[test]
fn a_province_end_to_end() {
    let room = tempfile::tempdir().expect("a folder");
    let year = room.path().join("input/2025");
    list(
        &year.join("Xã An Bình/DS Phòng Kinh tế.xlsx"),
        &[
            ["Nguyễn Thị Hạnh", "15/07/1985", "x", "Trưởng phòng, UVBTV"],
            ["Trần Văn Khoa", "02/03/1990", "", "Chuyên viên"],
            ["Đặng Văn Lộc", "02/03/1980", "", "Chuyên viên"],
        ],
    );
    list(
        &year.join("Phường Hoà Lợi/DS Phòng Kinh tế.xlsx"),
        &[
            ["Lê Văn Phúc", "20/12/1985", "", "Trưởng phòng, UVBTV"],
            ["Phạm Thị Lan", "05/05/1991", "x", "Chuyên viên"],
        ],
    );
    list(
        &year.join("Đảng uỷ xã An Phú.xlsx"),
        &[["Võ Văn Sơn", "01/02/1970", "", "Bí thư Đảng uỷ"]],
    );
    let (input, output) = (room.path().join("input"), room.path().join("output"));

    let end = results(&input, &output, "2025-12-31", "2025");
    assert_eq!(headcount(&end, "an-binh-phong-kinh-te"), Some(3));
    assert_eq!(headcount(&end, "hoa-loi-phong-kinh-te"), Some(2));
    // the merged commune's list is its heir's
    assert_eq!(headcount(&end, "xa-an-binh"), Some(1));
    assert_eq!(headcount(&end, "xa-an-phu"), Some(0));
    let women = target(&end, "women");
    let of = |unit: &str, met: u64| {
        let status = if met == 1 { "met" } else { "not_met" };
        json!({ "unit": unit, "denominator": 1, "numerator": met, "unknown": 0, "status": status })
    };
    assert_eq!(
        women["by_unit"],
        json!([of("xa-an-binh", 1), of("phuong-hoa-loi", 0)])
    );
    let young = target(&end, "young");
    assert_eq!(
        (&young["denominator"], &young["numerator"]),
        (&json!(3), &json!(0))
    );
    let units: Vec<&Value> = young["by_unit"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|u| &u["unit"])
        .collect();
    assert_eq!(units, [&json!("xa-an-binh"), &json!("phuong-hoa-loi")]);
    let gone = target(&end, "gone");
    assert_eq!(
        (&gone["gone"], &gone["status"]),
        (&json!(true), &json!("no_data"))
    );
    assert_eq!(end["ages"]["method"], "month");

    // a half-year is a period of its own, beside the year
    let half = results(&input, &output, "2025-06-30", "2025-06-30");
    assert!(output.join("2025/data/results.json").is_file());
    assert_eq!(headcount(&half, "xa-an-phu"), Some(1));
    let gone = target(&half, "gone");
    assert_eq!(
        (&gone["gone"], &gone["denominator"]),
        (&Value::Null, &json!(3))
    );
    let young = target(&half, "young");
    assert_eq!(
        (&young["denominator"], &young["numerator"]),
        (&json!(3), &json!(2))
    );
    let shift = |other: usize| &half["ages"]["others"][other];
    assert_eq!(
        shift(0),
        &json!({ "method": "exact", "bands": 0, "targets": [0, 0, 0] })
    );
    // the two of July and December 1985 are 40 by the year and 39 by the month
    assert_eq!(
        shift(1),
        &json!({ "method": "year", "bands": 2, "targets": [0, 2, 2] })
    );
}
