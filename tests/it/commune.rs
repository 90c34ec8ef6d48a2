//! The sample of a commune of the two-level model, from its offices' lists to results.

use std::collections::BTreeMap;

use assert_cmd::Command;
use serde_json::Value;

#[expect(dead_code, reason = "the example's own `main` is not called here")]
#[path = "../../examples/xa-2025/main.rs"]
mod lists;

fn run(as_of: &str, label: &str) -> (Value, Value) {
    let room = tempfile::tempdir().expect("a folder");
    let input = room.path().join("input");
    lists::make(&input).expect("written");
    Command::new(env!("CARGO_BIN_EXE_phuluc"))
        .arg("run")
        .arg(&input)
        .args(["--quiet", "--plan", "xa-2025", "--as-of", as_of, "-o"])
        .arg(room.path().join("output"))
        .assert()
        .success();
    let data = room.path().join("output").join(label).join("data");
    let read = |name: &str| {
        let text = std::fs::read_to_string(data.join(name)).expect("written");
        serde_json::from_str(&text).expect("JSON")
    };
    (read("results.json"), read("findings.json"))
}

fn awaited(findings: &Value) -> Vec<&str> {
    let all = findings.as_array().expect("a list").iter();
    all.filter(|f| f["code"] == "unit-not-submitted")
        .filter_map(|f| {
            f["message"]
                .as_str()?
                .strip_prefix("Chưa có danh sách của ")
        })
        .collect()
}

/// Titles name the office and the commune ("PHÒNG KINH TẾ XÃ TÂN HỒNG"), or neither: each list is its
/// office's all the same.
#[test]
fn every_list_is_that_of_its_office() {
    let (results, findings) = run("2025-12-31", "2025");
    let units = results["units"].as_array().expect("a list");
    let found: BTreeMap<&str, u64> = units
        .iter()
        .filter_map(|u| Some((u["code"].as_str()?, u["headcount"].as_u64()?)))
        .filter(|(_, n)| *n > 0)
        .collect();
    // counted by hand in the example's tables of posts; the committee's list repeats heads of offices
    let expected = BTreeMap::from([
        ("xa-tan-hong", 6),
        ("vp-dang-uy", 6),
        ("ban-xay-dung-dang", 7),
        ("uy-ban-kiem-tra", 4),
        ("mttq-xa", 9),
        ("vp-hdnd-ubnd", 11),
        ("phong-kinh-te", 12),
        ("phong-van-hoa-xa-hoi", 11),
        ("tt-phuc-vu-hanh-chinh-cong", 7),
        ("mam-non-sa-rai", 15),
        ("tieu-hoc-sa-rai", 17),
        ("thcs-binh-phu", 17),
    ]);
    assert_eq!(found, expected);
    assert_eq!(
        awaited(&findings),
        ["Ban Chỉ huy Quân sự xã.", "Công an xã."],
        "nobody waits for the communes that were merged"
    );
    // those of the merged communes sit in the new offices now
    let all = findings.as_array().expect("a list").iter();
    let changed = all.filter(|f| f["code"] == "unit-headcount-change").count();
    assert_eq!(changed, 0);
}

#[test]
fn half_a_year_awaits_the_communes_that_still_stood() {
    let (_, findings) = run("2025-06-30", "2025-06-30");
    let named = awaited(&findings).join(" ");
    for old in ["Sa Rài", "Bình Phú", "Tân Công Chí"] {
        assert!(named.contains(old), "{old}: {named}");
    }
    assert!(!named.contains("Công an xã"), "{named}");
}
