//! One named test for each of the 54 messes that units' lists are known to hold: small sheets made by hand, with
//! exact expectations. The number in a test's name is that of the mess in the list the project was planned with.

mod columns;
mod files;
mod forms;
mod forms_rows;
mod grids;
mod groups;
mod headed_posts;
mod headers;
mod left_open;
mod lines;
mod offices;
mod people;
mod rows;
mod text;
mod units;
mod values;

use crate::bench::{Case, Cell, Outcome, Sheet};

/// The file of a case that names none.
const FILE: &str = "2025/Xã Bình Phú.xlsx";

/// A title, a header in row 3 and rows from row 4, in sheet "DS" of the commune Bình Phú.
pub fn list(header: &[&str], rows: &[&[Cell]]) -> Case {
    Case::new().sheet("DS", |s| fill(s, header, rows))
}

pub fn fill(sheet: &mut Sheet, header: &[&str], rows: &[&[Cell]]) {
    sheet.put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ BÌNH PHÚ NĂM 2025");
    let cells: Vec<Cell> = header.iter().map(|h| Cell::from(*h)).collect();
    sheet.row(3, &cells);
    for (row, cells) in (4..).zip(rows) {
        sheet.row(row, cells);
    }
}

/// Fails unless exactly these codes are errors or warnings about the files.
pub fn assert_loud(outcome: &Outcome, expected: &[&str]) {
    let mut codes: Vec<&str> = outcome.loud().iter().map(|f| f.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(codes, expected, "{}", outcome.describe());
}

/// Fails unless the person of a name has the value; none is null.
pub fn assert_value(outcome: &Outcome, name: &str, column: &str, expected: Option<&str>) {
    assert_eq!(
        outcome.value(name, column),
        expected,
        "{name}.{column}\n{}",
        outcome.describe()
    );
}

/// Fails unless the names of the roster are these, in order of their rows.
pub fn assert_names(outcome: &Outcome, expected: &[&str]) {
    assert_eq!(outcome.names(), expected, "{}", outcome.describe());
}

/// Fails unless a finding of the code names the cell.
pub fn assert_tells(outcome: &Outcome, code: &str, cell: &str) {
    assert!(
        outcome.tells(code, cell),
        "no {code} at {cell}\n{}",
        outcome.describe()
    );
}

/// Fails unless there is a finding of the code.
pub fn assert_coded(outcome: &Outcome, code: &str) {
    assert!(
        !outcome.coded(code).is_empty(),
        "no {code}\n{}",
        outcome.describe()
    );
}
