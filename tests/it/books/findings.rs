//! `kiem-tra`, `dieu-chinh` and `tra-lai` against `findings.json`, `results.json` and `manifest.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Book, Run, Sheet, files_below, list, sample};

fn text(v: &Value) -> String {
    v.as_str().unwrap_or_default().to_owned()
}

/// A finding's place as the books write it.
fn place(f: &Value) -> String {
    match (f["cell"].as_str(), f["row"].as_u64()) {
        (Some(cell), _) => cell.to_owned(),
        (None, Some(row)) => format!("dòng {row}"),
        _ => String::new(),
    }
}

fn severity(f: &Value) -> &'static str {
    match f["severity"].as_str() {
        Some("error") => "Lỗi",
        Some("warning") => "Cảnh báo",
        _ => "Ghi nhận",
    }
}

/// The rows of a list, each as the texts of some columns.
fn rows(sheet: &Sheet, head: u32, headings: &[&str]) -> Vec<Vec<String>> {
    let columns: Vec<u32> = headings.iter().map(|h| sheet.column(head, h)).collect();
    (head + 1..sheet.end())
        .map(|row| columns.iter().map(|&col| sheet.text(row, col)).collect())
        .collect()
}

fn sorted(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.sort();
    rows
}

#[test]
fn every_finding_stands_in_the_book_of_findings() {
    let run = sample();
    let sheet = run.book("kiem-tra").sheet("Cần xem lại");
    let shown = rows(
        &sheet,
        0,
        &[
            "Mức",
            "Tệp",
            "Trang tính",
            "Ô / dòng",
            "Nội dung ô",
            "Vấn đề",
            "Cần làm",
            "Mã",
        ],
    );
    let expected = run.findings.iter().map(|f| {
        vec![
            severity(f).to_owned(),
            text(&f["file"]),
            text(&f["sheet"]),
            place(f),
            text(&f["found"]),
            text(&f["message"]),
            text(&f["hint"]),
            text(&f["code"]),
        ]
    });
    assert_eq!(sorted(shown), sorted(expected.collect()));
}

#[test]
fn the_summary_counts_them_by_code_and_by_sender() {
    let run = sample();
    let mut book = run.book("kiem-tra");
    for name in ["Tổng hợp", "Theo đơn vị gửi"] {
        let sheet = book.sheet(name);
        let row = (0..sheet.end())
            .find(|&r| sheet.text(r, 1) == "Cộng")
            .expect("a line of sums");
        for (col, severity) in [(2, "error"), (3, "warning"), (4, "info")] {
            let count = run
                .findings
                .iter()
                .filter(|f| f["severity"] == severity)
                .count();
            let shown = sheet.number(row, col).map(|n| n.to_string());
            assert_eq!(shown, Some(count.to_string()), "{name}: {severity}");
        }
    }
}

#[test]
fn the_ledger_and_the_submissions_are_those_of_the_results() {
    let run = sample();
    let mut book = run.book("kiem-tra");
    let sheet = book.sheet("Sổ dòng");
    let kinds = [
        "title",
        "header",
        "section",
        "person",
        "total",
        "signature",
        "note",
        "blank",
        "rejected",
    ];
    let ledger: Vec<&Value> = list(&run.results["ledger"]).collect();
    assert_eq!(sheet.end() as usize, ledger.len() + 1);
    for (row, entry) in (1..).zip(&ledger) {
        assert_eq!(entry["file"], sheet.text(row, 0));
        assert_eq!(entry["sheet"], sheet.text(row, 1));
        sheet.assert_number(row, 2, entry["rows"].as_f64(), "rows");
        for (col, kind) in (3..).zip(kinds) {
            sheet.assert_number(row, col, entry[kind].as_f64(), kind);
        }
    }
    let sheet = book.sheet("Nộp danh sách");
    let units: Vec<&Value> = list(&run.results["units"]).collect();
    assert_eq!(sheet.end() as usize, units.len() + 1);
    for (row, unit) in (1..).zip(units) {
        assert_eq!(unit["name"], sheet.text(row, 0));
        assert_eq!(sheet.text(row, 2) == "Chưa gửi", unit["submitted"] == false);
        sheet.assert_number(row, 3, unit["headcount"].as_f64(), "headcount");
        let files: Vec<String> = list(&unit["files"]).map(text).collect();
        assert_eq!(sheet.text(row, 5), files.join("\n"));
    }
}

#[test]
fn the_sources_are_those_of_the_manifest() {
    let run = sample();
    let manifest = std::fs::read_to_string(run.folder.join("data/manifest.json")).expect("it is");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    let sheet = run.book("kiem-tra").sheet("Nguồn số liệu");
    let shown = rows(
        &sheet,
        0,
        &["Tệp", "Kích thước (byte)", "Số người", "SHA-256"],
    );
    for input in list(&manifest["inputs"]) {
        let row = vec![
            text(&input["path"]),
            input["size"].to_string(),
            input["persons"].to_string(),
            text(&input["sha256"]),
        ];
        assert!(shown.contains(&row), "{row:?}");
    }
    assert_eq!(
        shown.len(),
        list(&manifest["inputs"]).count() + 2,
        "plan and version besides"
    );
    assert!(shown.iter().any(|r| r[3] == text(&manifest["plan_sha256"])));
    // every file that was written stands in the manifest, and no other
    let written: BTreeSet<String> = list(&manifest["files"]).map(|f| text(&f["path"])).collect();
    let mut there: BTreeSet<String> = files_below(&run.folder).into_iter().collect();
    there.remove("data/manifest.json");
    assert_eq!(written, there);
}

#[test]
fn the_form_for_corrections_holds_every_cell_in_doubt() {
    let run = sample();
    let sheet = Book::open(&run.folder.join("dieu-chinh.xlsx")).sheet("Điều chỉnh");
    let shown = rows(&sheet, 1, &["Tệp", "Trang tính", "Ô", "Vấn đề"]);
    let doubtful = run
        .findings
        .iter()
        .filter(|f| f["severity"] != "info" && !f["cell"].is_null())
        .map(|f| {
            vec![
                text(&f["file"]),
                text(&f["sheet"]),
                text(&f["cell"]),
                text(&f["message"]),
            ]
        });
    assert_eq!(sorted(shown), sorted(doubtful.collect()));
}

/// Files by the name of the book that goes back for them.
fn senders(run: &Run) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for unit in list(&run.results["units"]) {
        for file in list(&unit["files"]) {
            out.insert(text(file), text(&unit["code"]));
        }
    }
    out
}

#[test]
fn each_sender_gets_back_its_own_findings_and_its_own_rows() {
    let run = sample();
    let senders = senders(run);
    let mut expected: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for f in run
        .findings
        .iter()
        .filter(|f| f["severity"] != "info" && !f["file"].is_null())
    {
        let sender = senders.get(&text(&f["file"]));
        let sender = sender.map_or("khong-ro-don-vi", String::as_str);
        expected
            .entry(format!("tra-lai/{sender}.xlsx"))
            .or_default()
            .push(vec![
                severity(f).to_owned(),
                text(&f["file"]),
                text(&f["sheet"]),
                place(f),
                text(&f["message"]),
            ]);
    }
    let written = files_below(&run.folder);
    let written: BTreeSet<&String> = written
        .iter()
        .filter(|f| f.starts_with("tra-lai/"))
        .collect();
    assert_eq!(written, expected.keys().collect());
    // persons by the files in which they stand
    let mut own: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for p in &run.outcome.roster {
        let file = p.get("source_file").unwrap_or_default().to_owned();
        own.entry(file)
            .or_default()
            .insert(p.get("full_name").unwrap_or_default());
    }
    for (name, findings) in expected {
        let mut book = Book::open(&run.folder.join(&name));
        let list = book.sheet("Cần sửa");
        let shown = rows(
            &list,
            3,
            &["Mức", "Tệp", "Trang tính", "Ô / dòng", "Vấn đề"],
        );
        let files: BTreeSet<String> = findings.iter().map(|f| f[1].clone()).collect();
        assert_eq!(sorted(shown), sorted(findings), "{name}");
        // no one of another sender's file stands on the sheets that go back, unless in a file of this one too
        let others: BTreeSet<&str> = own
            .iter()
            .filter(|(file, _)| !files.contains(*file))
            .flat_map(|(_, names)| names.iter().copied())
            .collect();
        let here: BTreeSet<&str> = files
            .iter()
            .filter_map(|f| own.get(f))
            .flatten()
            .copied()
            .collect();
        let merged = merged_names(run, &files);
        for sheet in book.names().iter().filter(|s| *s != "Cần sửa") {
            for value in book.sheet(sheet).cells.values() {
                let value = value.to_string();
                let value = value.trim();
                let foreign =
                    others.contains(value) && !here.contains(value) && !merged.contains(value);
                assert!(
                    !foreign,
                    "{name} {sheet}: {value} is of another sender's file"
                );
            }
        }
    }
}

/// Names of persons whose rows in these files were merged into rows of other files, as the findings tell.
fn merged_names(run: &Run, files: &BTreeSet<String>) -> BTreeSet<String> {
    run.findings
        .iter()
        .filter(|f| f["code"] == "person-merged" && files.contains(&text(&f["file"])))
        .filter_map(|f| Some(f["message"].as_str()?.split(": ").next()?.to_owned()))
        .collect()
}
