//! Text that looks like a formula stays text in every output.

use std::fs;

use tempfile::TempDir;

use super::{Book, files_below, program, xml_parts};
use crate::bench::{Case, Cell, cells};

/// What stands in cells of text columns, each beginning as a formula would.
const PLANTED: [&str; 6] = [
    "=HYPERLINK(\"http://x.vn\",\"mở\")",
    "+84 912 - Chuyên viên",
    "-Trưởng ban Văn hoá",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=1+1",
    "=cmd|' /C calc'!A0",
];

#[test]
fn text_that_begins_as_a_formula_stays_text_in_every_output() {
    let home = TempDir::new().expect("a temporary folder");
    let (input, output) = (home.path().join("input"), home.path().join("output"));
    let header = [
        "TT",
        "Họ và tên",
        "Ngày sinh",
        "Chức vụ",
        "Trình độ chuyên môn",
        "Xếp loại năm 2025",
        "Ghi chú",
    ];
    let [link, plus, minus, at, sum, pipe] = PLANTED;
    let rows: [&[Cell]; 3] = [
        cells![
            1,
            "Nguyễn Văn An",
            sum,
            plus,
            "Đại học Luật",
            "Hoàn thành tốt nhiệm vụ",
            link
        ],
        cells![
            2,
            "Trần Thị Bình",
            "01/02/1985",
            minus,
            pipe,
            "Hoàn thành tốt nhiệm vụ",
            at
        ],
        cells![3, "=Lê Văn Cường", "07/09/1990", at, link, sum, minus],
    ];
    Case::new()
        .workbook("2025/=Xã Bình Phú.xlsx", |book| {
            book.sheet("=DS+1", |sheet| {
                sheet.put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ NĂM 2025");
                let header: Vec<Cell> = header.iter().map(|h| Cell::from(*h)).collect();
                sheet.row(3, &header);
                for (row, cells) in (4..).zip(rows) {
                    sheet.row(row, cells);
                }
            });
        })
        .write(&input);
    let run = program(&input, &output, &[]);

    // the list shows the notes and posts to the letter
    let sheet = run.book("danh-sach").sheet("Danh sách");
    let (note, post) = (sheet.column(0, "Ghi chú"), sheet.column(0, "Chức vụ"));
    let shown: Vec<String> = (1..sheet.end())
        .flat_map(|row| [sheet.text(row, note), sheet.text(row, post)])
        .collect();
    for wanted in [link, at, plus] {
        assert!(shown.iter().any(|t| t == wanted), "{wanted}: {shown:?}");
    }
    // the file of a unit's own rows shows all of them
    let back = files_below(&run.folder)
        .into_iter()
        .find(|f| f.starts_with("tra-lai/"));
    let mut back = Book::open(&run.folder.join(back.expect("there is something to mend")));
    let name = back.names().into_iter().nth(1).expect("the sheet as read");
    let texts: Vec<String> = back
        .sheet(&name)
        .cells
        .values()
        .map(ToString::to_string)
        .collect();
    for wanted in PLANTED {
        assert!(texts.iter().any(|t| t == wanted), "{wanted}: {texts:?}");
    }
    // no workbook has a formula made of any of them, nor a link
    for file in files_below(&run.folder)
        .iter()
        .filter(|f| f.ends_with(".xlsx"))
    {
        for (part, xml) in xml_parts(&run.folder.join(file)) {
            for formula in xml
                .split("<f>")
                .skip(1)
                .filter_map(|f| f.split("</f>").next())
            {
                let planted = ["HYPERLINK", "cmd|", "1+1", "http", "Trưởng ban", "84 912"];
                for word in planted {
                    assert!(!formula.contains(word), "{file} {part}: {formula}");
                }
            }
            assert!(
                !xml.contains("ddeLink") && !xml.contains("Target=\"http://x.vn"),
                "{file} {part}"
            );
        }
    }
    // files for programs hold them as they are
    let findings = fs::read_to_string(run.folder.join("data/findings.json")).expect("written");
    assert!(findings.contains("=1+1"));
    assert_eq!(run.outcome.value("Nguyễn Văn An", "note"), Some(link));
}
