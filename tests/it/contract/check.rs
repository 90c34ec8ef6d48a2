//! What a unit is told of a file before it sends it.

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;

#[test]
fn a_file_in_which_nobody_is_found_has_something_to_mend() {
    let room = tempfile::tempdir().expect("a folder");
    let path = room.path().join("giay-moi.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .write_string(0, 0, "Kính gửi Ban Tổ chức")
        .expect("written");
    book.save(&path).expect("saved");
    let shown = Command::new(env!("CARGO_BIN_EXE_phuluc"))
        .arg("check")
        .arg(&path)
        .args(["--year", "2025"])
        .assert()
        .code(1);
    let text = String::from_utf8_lossy(&shown.get_output().stdout).into_owned();
    assert!(text.contains("0 người; 1 lỗi"), "{text}");
}
