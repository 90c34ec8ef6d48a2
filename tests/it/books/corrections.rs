//! What the board has confirmed: put in, the run repeated, and the cell changed afterwards.

use std::fs;
use std::path::Path;

use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

use super::{Book, Run, Sheet, program, sample_input, xml_parts};
use crate::bench::{Case, Cell, cells};

const FILE: &str = "2025/Xã Bình Phú.xlsx";
const HEADER: &[&str] = &[
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Nữ",
    "Chức vụ",
    "Trình độ chuyên môn",
];

/// A list of a commune in which one birth date and one degree are in doubt.
fn write_list(input: &Path, birth: &str) {
    let rows: [&[Cell]; 3] = [
        cells![
            1,
            "Nguyễn Văn An",
            "12/05/1980",
            "",
            "Bí thư Đảng uỷ",
            "Đại học Luật"
        ],
        cells![
            2,
            "Trần Thị Bình",
            birth,
            "x",
            "Công chức Văn phòng - Thống kê",
            "ĐH"
        ],
        cells![
            3,
            "Lê Văn Cường",
            "07/09/1990",
            "",
            "Chủ tịch UBND",
            "Đại học X"
        ],
    ];
    Case::new()
        .workbook(FILE, |book| {
            book.sheet("DS", |sheet| {
                sheet.put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ NĂM 2025");
                let header: Vec<Cell> = HEADER.iter().map(|h| Cell::from(*h)).collect();
                sheet.row(3, &header);
                for (row, cells) in (4..).zip(rows) {
                    sheet.row(row, cells);
                }
            });
        })
        .write(input);
}

/// The form as the program wrote it, its answers filled in, put where corrections are read.
fn answer(run: &Run, to: &Path, answer: impl Fn(&str, &str) -> Option<String>) -> usize {
    let form: Sheet = Book::open(&run.folder.join("dieu-chinh.xlsx")).sheet("Điều chỉnh");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let mut answered = 0;
    for row in 0..form.end() {
        for col in 0..10u16 {
            let text = form.text(row, u32::from(col));
            sheet.write_string(row, col, text).expect("a cell");
        }
        if row < 2 {
            continue;
        }
        if let Some(right) = answer(&form.text(row, 0), &form.text(row, 2)) {
            for (col, text) in
                (5..).zip([right.as_str(), "đã hỏi", "Nguyễn Thị Dung", "05/12/2025"])
            {
                sheet.write_string(row, col, text).expect("a cell");
            }
            answered += 1;
        }
    }
    fs::write(to, book.save_to_buffer().expect("a workbook")).expect("written");
    answered
}

#[test]
fn a_correction_changes_the_value_is_marked_and_listed_until_the_cell_changes() {
    let home = TempDir::new().expect("a temporary folder");
    let (input, output) = (home.path().join("input"), home.path().join("output"));
    write_list(&input, "31/02/1985");
    let before = program(&input, &output, &[]);
    assert_eq!(before.outcome.value("Trần Thị Bình", "birth_date"), None);
    assert!(
        before.outcome.tells("date-unreadable", "C5"),
        "{}",
        before.outcome.describe()
    );
    let answered = answer(&before, &input.join("2025/dieu-chinh.xlsx"), |_, cell| {
        (cell == "C5").then(|| "28/02/1985".to_owned())
    });
    assert_eq!(answered, 1, "the form names the cell");

    let corrected = program(&input, &output, &[]);
    let out = &corrected.outcome;
    assert_eq!(out.value("Trần Thị Bình", "birth_date"), Some("1985-02-28"));
    assert!(!out.tells("date-unreadable", "C5"), "{}", out.describe());
    let applied = out.coded("correction-applied");
    assert_eq!(applied.len(), 1);
    assert_eq!(applied[0].severity, "info");
    // the others are what they were
    assert_eq!(out.value("Nguyễn Văn An", "birth_date"), Some("1980-05-12"));
    // marked: a note at the cell says what the list held and who confirmed what
    let sheet = corrected.book("danh-sach").sheet("Danh sách");
    let row = (1..sheet.end())
        .find(|&r| sheet.text(r, 1) == "Trần Thị Bình")
        .expect("she is listed");
    let col = sheet.column(0, "Ngày sinh");
    let at = crate::bench::sheet_address(row + 1, u16::try_from(col).expect("small"));
    let notes: String = xml_parts(&corrected.folder.join("danh-sach-2025.xlsx"))
        .into_iter()
        .filter(|(name, _)| name.starts_with("xl/comments"))
        .map(|(_, text)| text)
        .collect();
    assert!(notes.contains(&format!("ref=\"{at}\"")), "{at}: {notes}");
    assert!(
        notes.contains("31/02/1985") && notes.contains("Nguyễn Thị Dung"),
        "{notes}"
    );
    // listed with reason and name
    let sheet = corrected.book("kiem-tra").sheet("Điều chỉnh");
    let shown: Vec<String> = (0..10).map(|col| sheet.text(1, col)).collect();
    for wanted in [
        FILE,
        "DS",
        "C5",
        "31/02/1985",
        "28/02/1985",
        "đã hỏi",
        "Nguyễn Thị Dung",
        "Đã áp dụng",
    ] {
        assert!(shown.iter().any(|t| t == wanted), "{wanted}: {shown:?}");
    }

    // the unit mends its file: the correction was made for another text
    write_list(&input, "30/02/1985");
    let changed = program(&input, &output, &[]);
    let out = &changed.outcome;
    assert_eq!(out.value("Trần Thị Bình", "birth_date"), None);
    let stale = out.coded("correction-stale");
    assert_eq!(stale.len(), 1, "{}", out.describe());
    assert_eq!(
        (stale[0].severity.as_str(), stale[0].cell.as_deref()),
        ("warning", Some("C5"))
    );
    assert!(out.coded("correction-applied").is_empty());
    let sheet = changed.book("kiem-tra").sheet("Điều chỉnh");
    assert!(
        sheet.text(1, 9).starts_with("Không áp dụng"),
        "{}",
        sheet.text(1, 9)
    );
}

#[test]
fn every_doubt_of_the_sample_can_be_confirmed_with_the_form_as_it_was_written() {
    let home = TempDir::new().expect("a temporary folder");
    let (input, output) = (home.path().join("input"), home.path().join("output"));
    copy_folder(&sample_input().join("2025"), &input.join("2025"));
    let before = program(&input, &output, &[]);
    let answered = answer(&before, &input.join("2025/dieu-chinh.xlsx"), |_, _| {
        Some("xác nhận đúng".to_owned())
    });
    assert!(answered > 10, "{answered} doubts");
    let after = program(&input, &output, &[]);
    let stale = after.outcome.coded("correction-stale");
    assert!(stale.is_empty(), "{stale:#?}");
    // not one cell is asked about again
    let asked: Vec<_> = after
        .findings
        .iter()
        .filter(|f| f["severity"] != "info" && !f["cell"].is_null())
        .collect();
    assert!(asked.is_empty(), "{asked:#?}");
    // and no value changed by being confirmed
    let values = |run: &Run| format!("{:?}", run.outcome.roster);
    assert!(
        values(&before) == values(&after),
        "confirming changed a value"
    );
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}
