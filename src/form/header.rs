//! Finding header blocks: where a table of persons begins.

mod below;
mod number_row;

use below::{fills_groups, hangs_below, letters_of_group, opens_a_section};
use number_row::is_hint_row;
pub(super) use number_row::{counts_columns, is_number_row};

use super::lexicon::Lexicon;
use super::meaning::{Verdict, interpret};
use super::path;
use super::recognise::numbers_or_names;
use super::token::compared;
use super::words::Words;
use crate::intake::{Cell, Row, Sheet, Value};
use crate::schema::Field;

/// Deepest header that is looked for, column numbers aside.
const DEEPEST: u32 = 5;

/// Headings that are known in a header none of whose headings names persons.
const LEAST_KNOWN: usize = 3;

/// The rows of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    /// First row.
    pub(super) top: u32,
    /// Last row of headings.
    pub(super) bottom: u32,
    /// Last row of the block, column numbers and hints for filling in included.
    pub(super) end: u32,
}

/// All header blocks of a sheet, from top to bottom.
pub(super) fn find_all(sheet: &Sheet, lexicon: &Lexicon, words: &Words) -> Vec<Block> {
    let exact = |text: &str| lexicon.names_exactly(text);
    let near = |text: &str| field_of(text, lexicon);
    let blocks = find_with(sheet, lexicon, words, usize::MAX, |row| {
        let headings = headings_of(row, lexicon);
        is_row_of_headings(row, headings)
            || names_persons(row, lexicon, exact)
            // beside other headings a misspelt one is looked for too
            || headings >= 2 && names_persons(row, lexicon, near)
    });
    if !blocks.is_empty() {
        return blocks;
    }
    // where nothing is known as it stands, only the rows where a header may begin are tried
    find_with(sheet, lexicon, words, 60, |row| {
        names_persons(row, lexicon, near)
    })
}

fn find_with(
    sheet: &Sheet,
    lexicon: &Lexicon,
    words: &Words,
    rows: usize,
    is_header: impl Fn(&Row) -> bool,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for row in sheet.rows.iter().take(rows) {
        if blocks.last().is_some_and(|b| row.index <= b.end) || is_numbered(row) {
            continue;
        }
        if is_header(row) && !holds_a_date(row) {
            // with no row between them they are one header
            if let Some(last) = blocks.last_mut()
                && row.index == last.end + 1
                && last.end == last.bottom
                && row.index < last.top + DEEPEST
                && !repeats(sheet, row.index, last)
            {
                *last = block_down_to(sheet, lexicon, words, last.top, row.index);
                continue;
            }
            let floor = blocks.last().map_or(0, |b| b.end + 1);
            blocks.push(block_around(sheet, lexicon, words, row.index, floor));
        }
    }
    blocks
}

/// How many cells of a row are headings of fields; none where a cell is no text.
fn headings_of(row: &Row, lexicon: &Lexicon) -> usize {
    if row.cells.len() < 3 || !row.cells.iter().all(|c| matches!(c.value, Value::Text(_))) {
        return 0;
    }
    row.cells
        .iter()
        .filter_map(|c| c.value.as_text())
        .filter(|t| lexicon.names_a_field(t))
        .count()
}

/// A row whose cells are headings of fields, at least three and most of them: a table, however it
/// words the heading of names.
fn is_row_of_headings(row: &Row, headings: usize) -> bool {
    row.cells.len() >= 4 && headings >= 3 && headings * 2 >= row.cells.len()
}

/// Whether a row holds a whole date, as no heading is one.
fn holds_a_date(row: &Row) -> bool {
    let parts = |t: &str| t.split(['/', '-', '.']).map(str::trim).count();
    let dated = |t: &str| {
        let figures = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ' ');
        (6..=12).contains(&t.len()) && t.chars().all(figures) && parts(t) == 3
    };
    row.cells.iter().any(|c| match &c.value {
        Value::Date(_) => true,
        Value::Text(t) => dated(t),
        _ => false,
    })
}

/// A row that begins with a number is data: a cheap test before its words are taken apart.
fn is_numbered(row: &Row) -> bool {
    row.cells.first().is_some_and(|c| match &c.value {
        // "1.6" counts within a section
        Value::Text(t) => t.chars().all(|c| c.is_ascii_digit() || c == '.'),
        _ => true,
    })
}

/// The row, within the first sixty, that looks most like a header although no heading names persons:
/// at least three headings are known.
pub(super) fn find_without_name(sheet: &Sheet, lexicon: &Lexicon, words: &Words) -> Option<Block> {
    let best = sheet
        .rows
        .iter()
        .take(60)
        .filter(|row| row.cells.len() >= LEAST_KNOWN && !is_of_a_person(row, lexicon, words))
        .map(|row| {
            (
                row.cells
                    .iter()
                    .filter(|c| is_known(&c.value, lexicon))
                    .count(),
                row.index,
            )
        })
        .max_by_key(|&(known, index)| (known, std::cmp::Reverse(index)))?;
    (best.0 >= LEAST_KNOWN).then(|| block_around(sheet, lexicon, words, best.1, 0))
}

/// Whether a row holds a heading of names beside at least one other known heading.
fn names_persons(row: &Row, lexicon: &Lexicon, names: impl Fn(&str) -> Option<Field>) -> bool {
    if row.cells.len() < 2 {
        return false;
    }
    let mut whole = false;
    let mut given = false;
    for cell in &row.cells {
        if let Some(text) = cell.value.as_text().filter(|t| may_name_persons(t)) {
            match names(text) {
                Some(Field::FullName) => whole = true,
                Some(Field::FamilyName | Field::MiddleName | Field::GivenName) => given = true,
                _ => {}
            }
        }
    }
    (whole || given) && {
        let others = row
            .cells
            .iter()
            .filter(|c| is_known(&c.value, lexicon))
            .count();
        others >= if whole { 2 } else { 3 }
    }
}

/// A quick look before the words are taken apart: rows of data are many, headings few.
fn may_name_persons(text: &str) -> bool {
    text.len() <= 160 && !text.starts_with(|c: char| c.is_ascii_digit())
}

fn field_of(text: &str, lexicon: &Lexicon) -> Option<Field> {
    alone(text, lexicon).field
}

pub(super) fn is_known(value: &Value, lexicon: &Lexicon) -> bool {
    value
        .as_text()
        .is_some_and(|t| t.len() <= 400 && alone(t, lexicon).known)
}

/// What a text says as a heading with none above it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alone {
    pub(super) known: bool,
    pub(super) field: Option<Field>,
}

/// What a text says as a heading with none above it; asked of many a cell, and of equal ones in every file.
fn alone(text: &str, lexicon: &Lexicon) -> Alone {
    lexicon.alone.ask(text, || {
        let verdict = interpret(lexicon, &[std::sync::Arc::from(text)], None);
        Alone {
            known: verdict.is_known() || super::element::read(lexicon, text).qualification,
            field: match verdict {
                Verdict::Reads(meaning, _) => Some(meaning.field),
                _ => None,
            },
        }
    })
}

/// Whether a row says what a row of the block above it says in the same columns.
fn repeats(sheet: &Sheet, row: u32, block: &Block) -> bool {
    let texts = |row: u32| -> Vec<(u32, String)> {
        let cells = sheet.row(row).into_iter().flat_map(|r| &r.cells);
        cells.map(|c| (c.col, c.value.text())).collect()
    };
    let own = texts(row);
    (block.top..=block.bottom).any(|above| texts(above) == own)
}

fn block_around(sheet: &Sheet, lexicon: &Lexicon, words: &Words, row: u32, floor: u32) -> Block {
    let top = top_of(sheet, lexicon, words, row, floor);
    block_down_to(sheet, lexicon, words, top, row)
}

fn block_down_to(sheet: &Sheet, lexicon: &Lexicon, words: &Words, top: u32, row: u32) -> Block {
    let mut bottom = row;
    for merge in &sheet.merges {
        if (top..=row).contains(&merge.top)
            && merge.bottom > bottom
            && merge.bottom < top + DEEPEST
            && sheet.cell(merge.top, merge.left).is_some()
        {
            bottom = merge.bottom;
        }
    }
    while bottom + 1 < top + DEEPEST && continues(sheet, lexicon, words, top, bottom) {
        bottom += 1;
    }
    let mut end = bottom;
    while let Some(next) = sheet.row(end + 1) {
        if is_number_row(next) || counts_columns(next) || is_hint_row(next) {
            end += 1;
        } else {
            break;
        }
    }
    Block { top, bottom, end }
}

/// Rows above that hold the groups of this row's headings.
fn top_of(sheet: &Sheet, lexicon: &Lexicon, words: &Words, row: u32, floor: u32) -> u32 {
    let mut top = row;
    while top > floor && row - top < 3 {
        let Some(above) = sheet.row(top - 1) else {
            break;
        };
        let reaches = reaches_down(sheet, above.index, row);
        if !reaches && is_of_a_person(above, lexicon, words) {
            break;
        }
        let known = match &above.cells[..] {
            // a title mostly, and nothing but a group otherwise: its words need not be taken apart
            [_] => 0,
            cells => (cells.iter())
                .filter(|c| is_known(&c.value, lexicon) && !is_labelled(&c.value))
                .count(),
        };
        let group = || match &above.cells[..] {
            [one] => heads_a_group(sheet, lexicon, above.index, one),
            _ => reaches || groups_all(sheet, words, above, row),
        };
        if known < 2 && !group()
            || above
                .cells
                .iter()
                .any(|c| spans_table(sheet, above.index, c.col))
        {
            break;
        }
        top -= 1;
    }
    top
}

/// Whether a heading of a row is merged down into the rows of headings below it.
fn reaches_down(sheet: &Sheet, above: u32, row: u32) -> bool {
    let mut merges = sheet.merges.iter();
    merges.any(|m| {
        m.top == above
            && (above + 1..=row).contains(&m.bottom)
            && sheet.cell(above, m.left).is_some()
    })
}

/// Whether the row above is one of groups that together cover the headings, whatever they say: "I. THÔNG
/// TIN CÁ NHÂN | II. CÔNG TÁC | …", at least two of them merged and no column left over.
fn groups_all(sheet: &Sheet, words: &Words, above: &Row, row: u32) -> bool {
    let texts = above.cells.iter().map(|c| c.value.as_text());
    let short = |t: Option<&str>| {
        t.is_some_and(|t| t.chars().count() <= 60 && !words.is_title(t) && !words.is_signature(t))
    };
    let merged =
        |c: &&Cell| path::merge_at(sheet, above.index, c.col).is_some_and(|m| m.right > m.left);
    let covered =
        |col: u32| above.cell(col).is_some() || path::merge_at(sheet, above.index, col).is_some();
    above.cells.len() >= 3
        && texts.clone().all(short)
        && above.cells.iter().filter(merged).count() >= 2
        && sheet
            .row(row)
            .is_some_and(|r| r.cells.iter().all(|c| covered(c.col)))
}

/// Whether a row holds what no header holds: a running number, a date, a person's name.
fn is_of_a_person(row: &Row, lexicon: &Lexicon, words: &Words) -> bool {
    is_numbered(row)
        || row.cells.iter().any(|c| match &c.value {
            Value::Date(_) => true,
            // "Lý luận chính trị" begins with a family name; what only a guess makes a heading is a name
            Value::Text(t) => words.is_name(t) && !is_spelt_out(t, lexicon),
            _ => false,
        })
}

/// Whether known phrases cover a text as it stands.
fn is_spelt_out(text: &str, lexicon: &Lexicon) -> bool {
    let words = compared(text);
    let spans = lexicon.spans(&words, &lexicon.matches(&words));
    let covered = |i: usize| {
        spans
            .iter()
            .any(|s| (s.start..s.start + s.len).contains(&i))
    };
    !spans.is_empty() && (0..words.len()).all(|i| covered(i) || lexicon.is_stop(&words[i]))
}

/// "Đơn vị: UBND xã Bình Phú" is a line of the title, not a heading.
fn is_labelled(value: &Value) -> bool {
    value
        .as_text()
        .and_then(|t| t.split_once(':'))
        .is_some_and(|(_, rest)| !rest.trim().is_empty())
}

/// Whether the only cell of a row is the heading over at least two columns of the row below, which
/// are understood under it. What stands over the first column, or names another field than all
/// below it, is the title.
fn heads_a_group(sheet: &Sheet, lexicon: &Lexicon, row: u32, cell: &Cell) -> bool {
    let edge = sheet
        .row(row + 1)
        .and_then(|r| r.cells.first())
        .map(|c| c.col);
    if edge.is_none_or(|edge| cell.col <= edge)
        || !is_known(&cell.value, lexicon)
        || is_labelled(&cell.value)
    {
        return false;
    }
    let own = cell.value.as_text().and_then(|t| field_of(t, lexicon));
    let of_another = |col: u32| {
        let below = path::of_column(sheet, row + 1, row + 1, col);
        match interpret(lexicon, &below, None) {
            Verdict::Reads(m, _) => m.class.is_none() && own.is_some_and(|own| own != m.field),
            _ => false,
        }
    };
    let columns = cell.col..=cell.col + 1;
    !columns.clone().all(of_another)
        && columns.into_iter().all(|col| {
            sheet.cell(row + 1, col).is_some()
                && interpret(lexicon, &path::of_column(sheet, row, row + 1, col), None).is_known()
        })
}

/// Whether a cell is merged over so many columns that it is a title.
fn spans_table(sheet: &Sheet, row: u32, col: u32) -> bool {
    let width = sheet
        .row(row + 1)
        .map_or(0, |r| r.cells.last().map_or(0, |c| c.col) + 1);
    path::merge_at(sheet, row, col)
        .is_some_and(|m| (m.right - m.left + 1) * 5 > width * 4 && width > 3)
}

/// Whether the row below the block is one more row of headings: nothing under the number and the
/// name, and words that are known under the headings above them.
fn continues(sheet: &Sheet, lexicon: &Lexicon, words: &Words, top: u32, bottom: u32) -> bool {
    let Some(next) = sheet.row(bottom + 1) else {
        return false;
    };
    if let [one] = &next.cells[..]
        && opens_a_section(sheet, words, bottom, one)
    {
        return false;
    }
    if is_hint_row(next)
        && next
            .cells
            .iter()
            .any(|c| c.value.as_text().is_some_and(|t| words.is_hint(t)))
    {
        return false;
    }
    if hangs_below(sheet, lexicon, top, bottom, next)
        || fills_groups(sheet, lexicon, top, bottom, next)
        || letters_of_group(sheet, bottom, next)
    {
        return true;
    }
    let mut known = 0usize;
    for cell in &next.cells {
        let Value::Text(text) = &cell.value else {
            if matches!(&cell.value, Value::Number(n) if (1990.0..=2099.0).contains(n)) {
                known += 1;
                continue;
            }
            return false;
        };
        let above = path::of_column(sheet, top, bottom, cell.col);
        if let Verdict::Reads(meaning, _) = interpret(lexicon, &above, None)
            && numbers_or_names(meaning.field)
            // below a name stands a person, or the name's parts, or the heading once more
            && lexicon.names_exactly(text).is_none()
            && above.last() != Some(text)
            // "Họ" above "và tên": one heading typed over two cells
            && !above.last().is_some_and(|a| lexicon.is_a_field(&format!("{a} {text}")))
        {
            return false;
        }
        if text.chars().count() > 80 {
            return false;
        }
        let full = path::of_column(sheet, top, bottom + 1, cell.col);
        if interpret(lexicon, &full, None).is_known() {
            known += 1;
        }
    }
    known * 2 >= next.cells.len() && known > 0 && !is_number_row(next)
}

/// How many columns a cell is merged over.
fn merge_over(sheet: &Sheet, row: u32, col: u32) -> Option<u32> {
    path::merge_at(sheet, row, col).map(|m| m.right - m.left + 1)
}
