//! "Tổng hợp": how many findings of which kind; "Theo đơn vị gửi": how many by the unit that sent the file.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::list::{self, ListFormats};
use super::super::words::{date, severity_word};
use crate::finding::{Code, Severity, entry};

const fn headings(of: &str) -> [list::Heading<'_>; 5] {
    [
        ("TT", 6.0),
        (of, 70.0),
        ("Lỗi", 12.0),
        ("Cảnh báo", 12.0),
        ("Ghi nhận", 12.0),
    ]
}

pub(super) fn by_kind(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let mut by_code: BTreeMap<Code, [u32; 3]> = BTreeMap::new();
    for f in input.findings {
        by_code.entry(f.code).or_default()[f.severity as usize] += 1;
    }
    list::head(sheet, 4, 0, &headings("Nội dung"), formats)?;
    list::title(
        sheet,
        0,
        4,
        &format!(
            "Kết quả kiểm tra danh sách, số liệu tính đến {}",
            date(input.period.as_of)
        ),
    )?;
    let meaning = [
        (
            Severity::Error,
            "người, dòng, trang hoặc tệp chưa được tính đúng cho đến khi có người xử lý",
        ),
        (
            Severity::Warning,
            "đã tính theo một cách hiểu cần người xác nhận",
        ),
        (Severity::Info, "đã tự sửa chắc chắn, ghi lại để biết"),
    ];
    for (row, (severity, text)) in (1u32..).zip(meaning) {
        sheet.write_string_with_format(
            row,
            1,
            format!("{}: {text}.", severity_word(severity)),
            formats.plain(),
        )?;
    }
    let lines = by_code
        .iter()
        .map(|(code, counts)| (&*entry(*code).title, *counts));
    table(sheet, 5, lines, formats)
}

pub(super) fn by_sender(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let mut by_sender: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for f in input.findings {
        let sender = f.sender.as_deref().unwrap_or_default();
        by_sender.entry(sender).or_default()[f.severity as usize] += 1;
    }
    list::head(sheet, 0, 0, &headings("Đơn vị gửi tệp"), formats)?;
    let lines = by_sender.iter().map(|(sender, counts)| {
        let name = if sender.is_empty() {
            "Không rõ đơn vị, hoặc không thuộc tệp nào"
        } else {
            input.unit_name(sender)
        };
        (name, *counts)
    });
    table(sheet, 1, lines, formats)
}

/// The lines from a row on, and their sums.
fn table<'t>(
    sheet: &mut Worksheet,
    first: u32,
    lines: impl Iterator<Item = (&'t str, [u32; 3])>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let (mut row, mut sums) = (first, [0; 3]);
    for (text, counts) in lines {
        line(sheet, row, row - first + 1, text, counts, formats)?;
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum += count;
        }
        row += 1;
    }
    total(sheet, row, first, &sums, formats)
}

fn line(
    sheet: &mut Worksheet,
    row: u32,
    number: u32,
    text: &str,
    counts: [u32; 3],
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let mut values = vec![
        Shown::Number(f64::from(number)),
        Shown::Text(text.to_owned()),
    ];
    values.extend(counts.map(|n| Shown::Number(f64::from(n))));
    list::row(sheet, row, &values, &headings(""), formats)
}

fn total(
    sheet: &mut Worksheet,
    row: u32,
    first: u32,
    sums: &[u32; 3],
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    list::cell(sheet, row, 0, &Shown::Nothing, formats)?;
    list::cell(sheet, row, 1, &Shown::Text("Cộng".to_owned()), formats)?;
    for (col, (letter, sum)) in (2u16..).zip(["C", "D", "E"].iter().zip(sums)) {
        let formula = if row > first {
            format!("SUM({letter}{}:{letter}{row})", first + 1)
        } else {
            "0".to_owned()
        };
        let cell = Shown::Formula(formula, sum.to_string());
        list::cell(sheet, row, col, &cell, formats)?;
    }
    Ok(())
}
