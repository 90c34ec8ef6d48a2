//! The check that recalculates every formula in `LibreOffice`: it passes on what is written and fails where
//! a formula is broken. Without `LibreOffice` it is left out, and says so.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::program;
use crate::bench::{Case, Cell, cells};

/// The check on some workbooks; none where `LibreOffice` or Python is missing.
fn recalculated(books: &[&Path]) -> Option<Output> {
    let found = |name: &str, argument: &str| {
        let status = Command::new(name).arg(argument).output();
        status.is_ok_and(|o| o.status.success())
    };
    if !found("soffice", "--version") || !found("python3", "--version") {
        // past the harness, which would keep a print to itself
        let _ = writeln!(
            std::io::stderr(),
            "left out: LibreOffice (soffice) or python3 is not installed, no formula was recalculated"
        );
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools/recalculate.py");
    let done = Command::new("python3").arg(script).args(books).output();
    Some(done.expect("the check starts"))
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
}

/// A copy of a workbook with one piece of a part put in another way.
fn changed(book: &Path, part: &str, change: impl Fn(&str) -> String, to: &Path) {
    let mut zip = zip::ZipArchive::new(fs::File::open(book).expect("there")).expect("a zip");
    let mut out = zip::ZipWriter::new(fs::File::create(to).expect("a file"));
    for i in 0..zip.len() {
        let mut entry = zip.by_index(i).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("read");
        if name == part {
            let text = String::from_utf8(bytes).expect("XML is text");
            let other = change(&text);
            assert!(other != text, "nothing was changed");
            bytes = other.into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(name, options).expect("begun");
        out.write_all(&bytes).expect("written");
    }
    out.finish().expect("finished");
}

#[test]
fn formulas_give_their_stored_results_and_a_broken_one_is_told() {
    let home = TempDir::new().expect("a temporary folder");
    let (input, output) = (home.path().join("input"), home.path().join("output"));
    let header = [
        "TT",
        "Họ và tên",
        "Ngày sinh",
        "Nữ",
        "Chức vụ",
        "Trình độ chuyên môn",
        "Xếp loại năm 2025",
    ];
    let rows: [&[Cell]; 3] = [
        cells![
            1,
            "Nguyễn Văn An",
            "12/05/1980",
            "",
            "Bí thư Đảng uỷ",
            "Đại học Luật",
            "HTXSNV"
        ],
        cells![
            2,
            "Trần Thị Bình",
            "02/1985",
            "x",
            "Công chức Văn phòng - Thống kê",
            "ĐH",
            "HTTNV"
        ],
        cells![3, "Lê Văn Cường", "", "", "Chủ tịch UBND", "", "HTNV"],
    ];
    Case::new()
        .workbook("2025/Xã Bình Phú.xlsx", |book| {
            book.sheet("DS", |sheet| {
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
    let books =
        ["phu-luc", "danh-sach", "kiem-tra"].map(|b| run.folder.join(format!("{b}-2025.xlsx")));
    let paths: Vec<&Path> = books.iter().map(PathBuf::as_path).collect();
    let Some(done) = recalculated(&paths) else {
        return;
    };
    assert!(done.status.success(), "{}", said(&done));
    assert!(
        said(&done).contains(" formulas, 0 differences"),
        "{}",
        said(&done)
    );

    // the second sheet of the appendices: a formula that counts one too many
    let broken = home.path().join("hong.xlsx");
    changed(
        &books[0],
        "xl/worksheets/sheet2.xml",
        |xml| xml.replacen("<f>IF(", "<f>1+IF(", 1),
        &broken,
    );
    let done = recalculated(&[&broken]).expect("it ran before");
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert!(
        said(&done).contains(", 1 differences") || said(&done).contains("stored"),
        "{}",
        said(&done)
    );
}
