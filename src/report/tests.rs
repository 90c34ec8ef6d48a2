//! The books read back.

use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::samples::{District, FILE, ID, file};
use super::{ReportInput, files};

fn book<'f>(files: &'f [(String, Vec<u8>)], name: &str) -> &'f [u8] {
    &files
        .iter()
        .find(|f| f.0 == name)
        .unwrap_or_else(|| panic!("no {name}"))
        .1
}

/// All text and numbers of a sheet.
fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("it opens");
    let range = book
        .worksheet_range(sheet)
        .unwrap_or_else(|e| panic!("{sheet}: {e}"));
    range
        .rows()
        .map(|r| {
            r.iter()
                .map(|c| {
                    if let Data::Float(n) = c {
                        n.to_string()
                    } else {
                        c.to_string()
                    }
                })
                .collect()
        })
        .collect()
}

fn is_book(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == "xlsx")
}

/// Every part of a workbook as text.
fn parts(bytes: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip");
    let mut all = String::new();
    for i in 0..zip.len() {
        let mut part = zip.by_index(i).expect("a part");
        part.read_to_string(&mut all).expect("text");
    }
    all
}

fn made(district: &District, redact: bool) -> Vec<(String, Vec<u8>)> {
    let read = [file()];
    files(&district.input(&read, redact), "../../input").expect("the files are made")
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let district = District::new();
    let (first, second) = (made(&district, false), made(&district, false));
    let names = |files: &[(String, Vec<u8>)]| files.iter().map(|f| f.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    for (a, b) in first.iter().zip(&second) {
        assert!(a.1 == b.1, "{} differs", a.0);
    }
}

#[test]
fn every_figure_of_the_targets_stands_in_the_appendix() {
    let district = District::new();
    let all = made(&district, false);
    let rows = cells(book(&all, "phu-luc-2025.xlsx"), "PL 1 Chỉ tiêu");
    for target in &district.results.targets {
        let row = rows
            .iter()
            .find(|r| r.get(1) == Some(&target.title))
            .unwrap_or_else(|| panic!("no row {}", target.title));
        let counts = [
            target.counts.denominator,
            target.counts.numerator,
            target.counts.unknown,
        ]
        .map(|n| n.to_string());
        assert_eq!(row[5..8], counts, "{}", target.title);
    }
}

#[test]
fn tables_by_unit_hold_the_results_cell_by_cell() {
    let district = District::new();
    let all = made(&district, false);
    let read = [file()];
    let input = district.input(&read, false);
    let bytes = book(&all, "phu-luc-2025.xlsx");
    let by_unit =
        |a: &&crate::plan::model::Appendix| a.kind == crate::plan::model::AppendixKind::ByUnit;
    for appendix in input.plan.appendices.iter().filter(by_unit) {
        let table = input
            .results
            .tables
            .iter()
            .find(|t| t.id == appendix.id)
            .expect("a table");
        let rows = cells(bytes, &appendix.sheet);
        let first = rows
            .iter()
            .position(|r| r.first().is_some_and(|c| c == "A"))
            .expect("the row of numbers")
            + 1;
        for (row, shown) in table.rows.iter().zip(&rows[first..]) {
            for ((value, column), cell) in row.cells.iter().zip(&table.columns).zip(&shown[2..]) {
                let value = value.map(|v| if column.percent { v * 100.0 } else { v });
                match value {
                    Some(v) => assert!(
                        (cell.parse::<f64>().unwrap_or(f64::NAN) - v).abs() < 1e-9,
                        "{} {} {cell}",
                        row.key,
                        column.key
                    ),
                    None => assert_eq!(cell, "", "{} {}", row.key, column.key),
                }
            }
        }
    }
}

#[test]
fn filters_of_the_list_give_the_counts_of_each_target() {
    let district = District::new();
    let all = made(&district, false);
    let rows = cells(book(&all, "danh-sach-2025.xlsx"), "Danh sách");
    for (i, target) in district.results.targets.iter().enumerate() {
        if target.kind == crate::plan::model::TargetKind::Presence {
            continue;
        }
        let col = rows[0]
            .iter()
            .position(|h| h.starts_with(&format!("CT {}.", i + 1)))
            .expect("its column");
        let count = |word: &str| {
            u32::try_from(rows.iter().filter(|r| r[col] == word).count()).expect("small")
        };
        let counts = target.counts;
        assert_eq!(count("đạt"), counts.numerator, "{}", target.title);
        assert_eq!(count("chưa rõ"), counts.unknown, "{}", target.title);
        assert_eq!(
            count("đạt") + count("chưa đạt") + count("chưa rõ"),
            counts.denominator,
            "{}",
            target.title
        );
    }
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let district = District::new();
    let all = made(&district, false);
    for (name, bytes) in all.iter().filter(|f| is_book(&f.0)) {
        let parts = parts(bytes);
        assert!(
            !parts.contains("<f>HYPERLINK") && !parts.contains("<f>1+1"),
            "{name}"
        );
    }
    let back = cells(book(&all, "tra-lai/xa-binh-phu.xlsx"), "DS");
    assert_eq!(back[1][0], "=1+1");
}

#[test]
fn a_redacted_run_shows_no_id_no_key_and_no_day_of_birth() {
    let district = District::new();
    let all = made(&district, true);
    assert!(
        !all.iter().any(|f| f.0.starts_with("tra-lai/")),
        "no file goes back"
    );
    for (name, bytes) in &all {
        let text = if is_book(name) {
            parts(bytes)
        } else {
            String::from_utf8_lossy(bytes).into_owned()
        };
        for hidden in [ID, "khoa-1", "30/02/1981", "17/03/19"] {
            assert!(!text.contains(hidden), "{name} shows {hidden}");
        }
    }
}

#[test]
fn findings_link_to_the_cell_of_the_source() {
    let district = District::new();
    let all = made(&district, false);
    let parts = parts(book(&all, "kiem-tra-2025.xlsx"));
    assert!(
        parts.contains("Target=\"../../input/2025/Xã%20Bình%20Phú%20-%20danh%20sách.xlsx\""),
        "the way to the file"
    );
    assert!(parts.contains("location=\"'DS'!B2\""), "the cell");
    let rows = cells(book(&all, "kiem-tra-2025.xlsx"), "Cần xem lại");
    assert!(
        rows.iter().any(|r| r[2] == FILE && r[4] == "B2"),
        "the address as text"
    );
}

#[test]
fn appendices_name_nobody() {
    let district = District::new();
    let all = made(&district, false);
    let text = parts(book(&all, "phu-luc-2025.xlsx"));
    assert!(
        !text.contains("Nguyễn Văn") && !text.contains(ID),
        "counts only"
    );
}

#[test]
fn a_report_without_persons_can_still_be_made() {
    let mut district = District::new();
    district.findings.clear();
    let read: [super::InputFile<'_>; 0] = [];
    let input: ReportInput<'_> = district.input(&read, false);
    assert!(files(&input, "in").is_ok());
}
