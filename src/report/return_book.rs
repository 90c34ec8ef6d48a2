//! `tra-lai/<unit>.xlsx`: for each sender what must be corrected in the files it sent, and the sheets
//! concerned as they were read, the cells marked. No row of another sender's file.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Note, Worksheet, XlsxError};

use super::book::new_book;
use super::fields::Shown;
use super::input::ReportInput;
use super::list::{self, ListFormats};
use super::rows::{Book, Rows};
use super::safe::{self, SheetNames};
use super::style::FACE;
use super::text_size::line_width;
use super::words::severity_word;
use crate::finding::{Finding, Severity};
use crate::intake::{Row, Sheet, Value, Workbook as Source};

/// Name of the book of files whose sender could not be told.
pub const UNKNOWN: &str = "khong-ro-don-vi";

/// The books as files, by the code of the sender. Each is made, written and dropped by itself, for a
/// province's books together would hold all its cells.
///
/// # Errors
/// A rule of Excel is broken.
pub fn return_books(input: &ReportInput<'_>) -> Result<Vec<(String, Vec<u8>)>, XlsxError> {
    let mut by_sender: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for f in input
        .findings
        .iter()
        .filter(|f| f.severity != Severity::Info && f.place.file.is_some())
    {
        by_sender
            .entry(f.sender.as_deref().unwrap_or(UNKNOWN))
            .or_default()
            .push(f);
    }
    by_sender
        .into_par_iter()
        .map(|(sender, findings)| {
            let bytes = book(input, sender, findings)?.save()?;
            Ok((sender.to_owned(), bytes))
        })
        .collect()
}

fn book<'a>(
    input: &ReportInput<'_>,
    sender: &str,
    mut findings: Vec<&'a Finding>,
) -> Result<Book<'a>, XlsxError> {
    const HEADINGS: [list::Heading<'_>; 8] = [
        ("TT", 6.0),
        ("Mức", 10.0),
        ("Tệp", 36.0),
        ("Trang tính", 16.0),
        ("Ô / dòng", 10.0),
        ("Nội dung ô", 22.0),
        ("Vấn đề", 50.0),
        ("Cần làm", 50.0),
    ];
    let mut book = Book::from(new_book(input, "Đề nghị sửa")?);
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let sheet = book.workbook().add_worksheet();
    sheet.set_name(names.take("Cần sửa"))?;
    let name = if sender == UNKNOWN {
        "Tệp chưa rõ đơn vị gửi"
    } else {
        input.unit_name(sender)
    };
    list::head(sheet, 3, 0, &HEADINGS, &formats)?;
    list::title(
        sheet,
        0,
        7,
        &format!(
            "{name}: đề nghị kiểm tra, sửa danh sách năm {}",
            input.period.year
        ),
    )?;
    let committee = &input.plan.committee;
    let ask = format!(
        "{} {} đề nghị đơn vị sửa trong tệp gốc những chỗ dưới đây rồi gửi lại tệp. Các trang sau là danh sách đã gửi, ô cần sửa được tô màu, rê chuột vào ô để xem cách sửa.",
        committee.board, committee.name
    );
    sheet.merge_range(
        1,
        0,
        1,
        7,
        &safe::text(ask.trim()),
        &formats.plain().clone().set_text_wrap(),
    )?;
    sheet.set_row_height(1, 34)?;
    findings.sort_by(|a, b| (a.severity, &a.place).cmp(&(b.severity, &b.place)));
    let listed = findings.clone();
    let count = u32::try_from(listed.len()).unwrap_or(u32::MAX);
    book.list(&formats.styles, 4, count, 8, move |rows| {
        for (row, (n, f)) in (4u32..).zip((1u32..).zip(listed)) {
            let at = f
                .place
                .address()
                .or_else(|| f.place.row.map(|r| format!("dòng {r}")))
                .unwrap_or_default();
            let text = |t: &str| Shown::Text(t.to_owned());
            let values = [
                Shown::Number(f64::from(n)),
                text(severity_word(f.severity)),
                text(f.place.file.as_deref().unwrap_or_default()),
                text(f.place.sheet.as_deref().unwrap_or_default()),
                text(&at),
                text(f.found.as_deref().unwrap_or_default()),
                text(&f.message()),
                text(&f.hint()),
            ];
            list::streamed(rows, row, &values, &HEADINGS, None)?;
        }
        Ok(())
    })?;
    let mut sheets: BTreeMap<(&str, &str), Vec<&Finding>> = BTreeMap::new();
    for f in findings.iter().filter(|f| f.place.row.is_some()) {
        sheets
            .entry((
                f.place.file.as_deref().unwrap_or_default(),
                f.place.sheet.as_deref().unwrap_or_default(),
            ))
            .or_default()
            .push(f);
    }
    // sheets stand in the order of their files: one workbook is held at a time
    let mut open: Option<(&str, Option<Source>)> = None;
    for ((file, name), findings) in sheets {
        let (_, source) = match open.take() {
            Some(same) if same.0 == file => open.insert(same),
            _ => open.insert((file, input.workbooks.workbook(file))),
        };
        let source = source
            .as_ref()
            .and_then(|w| w.sheets.iter().find(|s| &*s.name == name));
        if let Some(source) = source {
            let sheet = book.workbook().add_worksheet();
            sheet.set_name(names.take(name))?;
            as_read(&mut book, source, &findings)?;
        }
    }
    Ok(book)
}

/// Widest column in characters.
const WIDEST: f64 = 40.0;

/// The sheet as it was read, every cell at its own address, those to be corrected coloured and with a
/// note that says what to do. It becomes the last sheet of the book.
fn as_read(book: &mut Book<'_>, source: &Sheet, findings: &[&Finding]) -> Result<(), XlsxError> {
    let styles = styles();
    let notes = notes(source, findings);
    let sheet = book.last_sheet()?;
    let merged = merge_cells(sheet, source, &styles[PLAIN])?;
    let widths = widths(source, &merged);
    for (col, width) in (0u16..).zip(&widths) {
        sheet.set_column_width(col, *width)?;
    }
    list::page(sheet);
    let there = |(row, col): &(u32, u32)| *row < ROWS && *col < COLUMNS;
    for (&(row, col), note) in notes.iter().filter(|(at, _)| there(at)) {
        let Ok(at) = u16::try_from(col) else { continue };
        let note = Note::new(safe::text(&note.text))
            .add_author_prefix(false)
            .set_width(300)
            .set_height(130);
        sheet.insert_note(row, at, &note)?;
    }
    // cells without a value that have a style all the same: those merged, and where something is lacking
    let mut blank: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for &(row, col) in merged.iter().chain(notes.keys()).filter(|at| there(at)) {
        blank.entry(row).or_default().insert(col);
    }
    let style = |row: u32, col: u32| notes.get(&(row, col)).map_or(PLAIN, |n| marked(n.severity));
    let last_of = |row: &Row| row.cells.iter().map(|c| c.col).rfind(|col| *col < COLUMNS);
    let widest = (source.rows.iter().filter_map(last_of))
        .chain(blank.values().filter_map(|cols| cols.last().copied()))
        .max();
    let columns = widest.map_or(0, |col| u16::try_from(col + 1).unwrap_or(u16::MAX));
    let mut rows = Rows::kept(columns);
    let read: BTreeMap<u32, &Row> = (source.rows.iter().filter(|r| r.index < ROWS))
        .map(|row| (row.index, row))
        .collect();
    let indexes: BTreeSet<u32> = read.keys().chain(blank.keys()).copied().collect();
    let end = indexes.last().map_or(0, |row| row + 1);
    for row in indexes {
        let mut cells: BTreeMap<u32, Shown> = (blank.get(&row).into_iter().flatten())
            .map(|col| (*col, Shown::Nothing))
            .collect();
        let height = read.get(&row).map(|read| {
            let of = |value: &Value| match value {
                Value::Number(n) => Shown::Number(*n),
                value => Shown::Text(value.text()),
            };
            let own = read.cells.iter().filter(|c| c.col < COLUMNS);
            cells.extend(own.map(|c| (c.col, of(&c.value))));
            let wrapped = (cells
                .iter()
                .filter(|(col, _)| !merged.contains(&(row, **col))))
            .map(|(col, v)| (v, widths.get(*col as usize).copied().unwrap_or(WIDEST)));
            list::row_height(wrapped)
        });
        if let Some(height) = height {
            // the writer of workbooks asks it where notes are drawn
            sheet.set_row_height(row, height)?;
        }
        let cells = (cells.iter()).map(|(col, value)| (*col as usize, value, style(row, *col)));
        rows.cells(row, height, cells)?;
    }
    book.list(&styles, 0, end, columns, move |out| out.put(&rows))
}

/// Rows of a sheet of Excel; other programs' sheets may be larger.
const ROWS: u32 = 1_048_576;
/// Its columns but those that tell the styles.
const COLUMNS: u32 = 16_384 - 3;

/// Most cells of a region that is merged: larger ones are no heading.
const LARGEST: u64 = 10_000;

/// Merges what the sheet merges, and returns the cells concerned. A region that overlaps one before it,
/// which Excel refuses, is left as single cells; beyond the last cell of the sheet there is nothing to merge.
fn merge_cells(
    sheet: &mut Worksheet,
    source: &Sheet,
    format: &Format,
) -> Result<BTreeSet<(u32, u32)>, XlsxError> {
    let end = source.rows.last().map_or(0, |r| r.index).min(ROWS - 1);
    let wide = source.rows.iter().filter_map(|r| r.cells.last());
    let last = wide.map(|c| c.col).max().unwrap_or(0).min(COLUMNS - 1);
    let mut merged = BTreeSet::new();
    for region in &source.merges {
        let (bottom, right) = (region.bottom.min(end), region.right.min(last));
        let (Ok(left), Ok(to)) = (u16::try_from(region.left), u16::try_from(right)) else {
            continue;
        };
        if region.top > bottom || left > to || (region.top, left) == (bottom, to) {
            continue;
        }
        let size = u64::from(bottom - region.top + 1) * u64::from(to - left + 1);
        let cells = || {
            (region.top..=bottom).flat_map(|row| (region.left..=right).map(move |col| (row, col)))
        };
        if size > LARGEST || cells().any(|cell| merged.contains(&cell)) {
            continue;
        }
        merged.extend(cells());
        sheet.merge_range(region.top, left, bottom, to, "", format)?;
    }
    Ok(merged)
}

/// What is said of a cell.
struct Said {
    severity: Severity,
    text: String,
}

/// Notes by row and column from 0; what concerns a whole row stands at its first cell.
fn notes(source: &Sheet, findings: &[&Finding]) -> BTreeMap<(u32, u32), Said> {
    let mut notes: BTreeMap<(u32, u32), Said> = BTreeMap::new();
    for f in findings {
        let Some(row) = f.place.row.and_then(|r| r.checked_sub(1)) else {
            continue;
        };
        let first = || {
            source
                .row(row)
                .and_then(|r| r.cells.first())
                .map_or(0, |c| c.col)
        };
        let text = format!("{} {}", f.message(), f.hint());
        let said = notes
            .entry((row, f.place.col.unwrap_or_else(first)))
            .or_insert_with(|| Said {
                severity: f.severity,
                text: String::new(),
            });
        said.severity = said.severity.min(f.severity);
        if !said.text.is_empty() {
            said.text.push('\n');
        }
        said.text.push_str(&text);
    }
    notes
}

/// Widths in characters that hold most texts of each column.
fn widths(source: &Sheet, merged: &BTreeSet<(u32, u32)>) -> Vec<f64> {
    let last = source
        .rows
        .iter()
        .filter_map(|r| r.cells.last())
        .map(|c| c.col)
        .max()
        .unwrap_or(0)
        .min(1_000);
    let mut widths = vec![6.0_f64; last as usize + 1];
    for row in &source.rows {
        for cell in row.cells.iter().filter(|c| c.col <= last) {
            if !merged.contains(&(row.index, cell.col)) {
                let wide = line_width(&cell.value.text(), 11.0, false) / 8.0 + 1.5;
                let width = &mut widths[cell.col as usize];
                *width = width.max(wide.min(WIDEST));
            }
        }
    }
    widths
}

/// Place of the style of a cell that nothing is said of.
const PLAIN: usize = 0;

/// Place of the style of a cell to be corrected.
const fn marked(severity: Severity) -> usize {
    match severity {
        Severity::Error => 1,
        Severity::Warning | Severity::Info => 2,
    }
}

/// Plain, error, warning.
fn styles() -> [Format; 3] {
    let plain = Format::new()
        .set_font_name(FACE)
        .set_font_size(11)
        .set_border(FormatBorder::Hair)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    let marked = plain.clone().set_border(FormatBorder::Medium).set_bold();
    let error = marked.clone().set_background_color(0xF8_CBAD);
    [plain, error, marked.set_background_color(list::MARK)]
}
