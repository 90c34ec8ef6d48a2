//! Lists sent twice, and persons who stand in two lists.

use super::book::{Book, World};
use super::truth::{BookTruth, Expect, Fate, Notice, RowTruth};
use crate::bench::write_files;
use std::path::Path;

/// Writes a workbook; now and then as the second version of a list, with the first beside it.
pub fn write(world: &mut World, mut book: Book, input: &Path, truths: &mut Vec<BookTruth>) {
    let file = truths.len();
    let plain = book.workbook.sheets.len() == 1 && book.truth.rows.len() > 6;
    let known = book
        .truth
        .rows
        .iter()
        .all(|r| r.fate == Fate::Counted && r.fields["unit"].cell.is_none());
    if plain && known && !book.truth.tags.contains(&"unit-by-section") && world.rng.percent(5) {
        first_version(world, &mut book, input, truths);
    } else {
        lend(world, &book, file);
        write_files(
            input,
            &[(book.truth.path.clone(), book.workbook.to_bytes())],
        );
        truths.push(book.truth);
    }
}

/// The list as it was sent first, a person short, and the one that replaced it.
fn first_version(world: &mut World, book: &mut Book, input: &Path, truths: &mut Vec<BookTruth>) {
    let stem = book.truth.path.trim_end_matches(".xlsx").to_owned();
    let mark = *world.rng.pick(&["lần 2", "lan 2", "bản sửa"]);
    let mut first = book.workbook.clone();
    let last = book.truth.rows.last().map_or(0, |r| r.row);
    for sheet in &mut first.sheets {
        sheet
            .cells
            .retain(|(row, column), _| *row != last || *column == 0);
    }
    let mut old = book.truth.clone();
    old.rows.iter_mut().for_each(|r| r.fate = Fate::Superseded);
    // Whatever is said of the first list is no false alarm: nobody counts it.
    old.notices = vec![Notice {
        sheet: None,
        row: None,
        codes: Vec::new(),
        wanted: true,
        tag: "list-superseded",
    }];
    book.truth.path = format!("{stem} ({mark}).xlsx");
    book.truth.notices.push(Notice {
        sheet: None,
        row: None,
        codes: vec!["file-superseded"],
        wanted: false,
        tag: "list-superseded",
    });
    for row in &mut book.truth.rows {
        row.tags.push("list-sent-twice");
    }
    write_files(
        input,
        &[
            (old.path.clone(), first.to_bytes()),
            (book.truth.path.clone(), book.workbook.to_bytes()),
        ],
    );
    truths.push(old);
    truths.push(book.truth.clone());
}

/// Leaders whose rows say enough to be told again elsewhere.
fn lend(world: &mut World, book: &Book, file: usize) {
    for (index, row) in book.truth.rows.iter().enumerate() {
        let told = ["national_id", "full_name", "position"]
            .iter()
            .all(|f| matches!(row.fields[f].expect, Expect::Is(_)));
        let leads = row.fields["leader"].expect == Expect::flag(true);
        if told && leads && row.fate == Fate::Counted && !row.may_warn {
            world.leaders.push((file, index, row.person.clone()));
        }
    }
}

/// Persons in two lists: the row of the higher post stays, and may have taken what it lacked.
pub fn merge(truths: &mut [BookTruth]) {
    let lent: Vec<((usize, usize), Birth)> = truths
        .iter()
        .flat_map(|t| t.rows.iter().filter_map(|r| Some((r.lent?, birth(r)))))
        .collect();
    for ((file, row), other) in lent {
        let row = &mut truths[file].rows[row];
        // of a year and a day of that year the day says more
        if fullness(&birth(row)) < fullness(&other) {
            for (field, expect) in BIRTH.into_iter().zip(other) {
                row.fields.get_mut(field).expect("every row has it").expect = expect;
            }
        }
        row.tags.push("person-in-two-lists");
        row.may_warn = true;
        for said in row.fields.values_mut() {
            if matches!(said.expect, Expect::Null | Expect::NullTold) {
                said.expect = Expect::Free;
            }
        }
    }
    for row in truths
        .iter_mut()
        .flat_map(|t| &mut t.rows)
        .filter(|r| r.lent.is_some())
    {
        row.may_warn = true;
    }
}

/// What is expected of a birth, in the order of [`BIRTH`].
type Birth = [Expect; 3];

const BIRTH: [&str; 3] = ["birth_precision", "birth_date", "age"];

fn birth(row: &RowTruth) -> Birth {
    BIRTH.map(|field| row.fields[field].expect.clone())
}

fn fullness(birth: &Birth) -> usize {
    let known = ["year", "month", "day"];
    let said = known.iter().position(|k| birth[0] == Expect::is(*k));
    said.map_or(0, |at| at + 1)
}
