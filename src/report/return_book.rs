//! `tra-lai/<unit>.xlsx`: for each sender what must be corrected in the files it sent, and the rows
//! concerned as they were read, the cells marked. No row of another sender's file.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatBorder, Note, Workbook, XlsxError};

use super::book::new_book;
use super::fields::Shown;
use super::input::ReportInput;
use super::list::{self, ListFormats};
use super::safe::{self, SheetNames};
use crate::finding::{Finding, Severity, column_letters};
use crate::intake::{Sheet, Workbook as Source};

/// Name of the book of files whose sender could not be told.
pub const UNKNOWN: &str = "khong-ro-don-vi";

/// The books by the code of the sender.
///
/// # Errors
/// A rule of Excel is broken.
pub fn return_books(input: &ReportInput<'_>) -> Result<Vec<(String, Workbook)>, XlsxError> {
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
        .into_iter()
        .map(|(sender, findings)| Ok((sender.to_owned(), book(input, sender, &findings)?)))
        .collect()
}

fn book(
    input: &ReportInput<'_>,
    sender: &str,
    findings: &[&Finding],
) -> Result<Workbook, XlsxError> {
    let mut book = new_book(input, "Đề nghị sửa")?;
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let sheet = book.add_worksheet().set_name(names.take("Cần sửa"))?;
    let title = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(14)
        .set_bold();
    let name = if sender == UNKNOWN {
        "Không rõ đơn vị"
    } else {
        input.unit_name(sender)
    };
    list::head(
        sheet,
        2,
        0,
        &[
            ("TT", 6.0),
            ("Tệp", 40.0),
            ("Trang tính", 16.0),
            ("Ô / dòng", 10.0),
            ("Nội dung ô", 24.0),
            ("Vấn đề", 56.0),
            ("Cần làm", 56.0),
        ],
        &formats,
    )?;
    sheet.write_string_with_format(
        0,
        0,
        safe::text(&format!("{name}: những chỗ cần sửa trong danh sách đã gửi")),
        &title,
    )?;
    for (row, (n, f)) in (3u32..).zip((1u32..).zip(findings)) {
        list::cell(sheet, row, 0, &Shown::Number(f64::from(n)), &formats)?;
        let at = f
            .place
            .address()
            .or_else(|| f.place.row.map(|r| format!("dòng {r}")))
            .unwrap_or_default();
        let values = [
            f.place.file.as_deref().unwrap_or_default(),
            f.place.sheet.as_deref().unwrap_or_default(),
            &at,
            f.found.as_deref().unwrap_or_default(),
            &f.message(),
            &f.hint(),
        ];
        for (col, value) in (1u16..).zip(values) {
            list::cell(sheet, row, col, &Shown::Text(value.to_owned()), &formats)?;
        }
    }
    let mut rows: BTreeMap<(&str, &str), Vec<&Finding>> = BTreeMap::new();
    for f in findings.iter().filter(|f| f.place.row.is_some()) {
        rows.entry((
            f.place.file.as_deref().unwrap_or_default(),
            f.place.sheet.as_deref().unwrap_or_default(),
        ))
        .or_default()
        .push(f);
    }
    for ((file, name), findings) in rows {
        let source = input
            .workbooks
            .iter()
            .find(|w: &&Source| &*w.file == file)
            .and_then(|w| w.sheets.iter().find(|s| &*s.name == name));
        if let Some(source) = source {
            write_rows(&mut book, &names.take(name), source, &findings, &formats)?;
        }
    }
    Ok(book)
}

/// The rows concerned, each at the head with its number, cells under their own letters.
fn write_rows(
    book: &mut Workbook,
    name: &str,
    source: &Sheet,
    findings: &[&Finding],
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let marked = Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(11)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_background_color("FFE699");
    let mut rows: Vec<u32> = findings.iter().filter_map(|f| f.place.row).collect();
    rows.sort_unstable();
    rows.dedup();
    let last = rows
        .iter()
        .filter_map(|r| source.row(r - 1))
        .filter_map(|r| r.cells.last())
        .map(|c| c.col)
        .max()
        .unwrap_or(0)
        .min(200);
    let letters: Vec<String> = (0..=last).map(column_letters).collect();
    let headings: Vec<(&str, f64)> = std::iter::once(("Dòng", 7.0))
        .chain(letters.iter().map(|l| (l.as_str(), 14.0)))
        .collect();
    let sheet = book.add_worksheet().set_name(name)?;
    list::head(sheet, 0, 1, &headings, formats)?;
    for (at, row) in (1u32..).zip(rows) {
        list::cell(sheet, at, 0, &Shown::Number(f64::from(row)), formats)?;
        for col in 0..=last {
            let value = source
                .cell(row - 1, col)
                .map(|c| c.value.text())
                .unwrap_or_default();
            let out = u16::try_from(col + 1).unwrap_or(u16::MAX);
            match findings
                .iter()
                .find(|f| f.place.row == Some(row) && f.place.col == Some(col))
            {
                Some(f) => {
                    sheet.write_string_with_format(at, out, safe::text(&value), &marked)?;
                    let note = Note::new(safe::text(&format!("{} {}", f.message(), f.hint())))
                        .set_width(260)
                        .set_height(110);
                    sheet.insert_note(at, out, &note)?;
                }
                None => list::cell(sheet, at, out, &Shown::Text(value), formats)?,
            }
        }
    }
    Ok(())
}
