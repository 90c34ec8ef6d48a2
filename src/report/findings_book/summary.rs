//! "Tổng hợp": how many findings of which kind, in all and by the unit that sent the file.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::list::{self, ListFormats};
use super::super::words::{date, severity_word};
use crate::finding::{Code, Severity, entry};

const HEADINGS: [list::Heading<'_>; 5] = [
    ("TT", 6.0),
    ("Nội dung", 70.0),
    ("Lỗi", 12.0),
    ("Cảnh báo", 12.0),
    ("Ghi nhận", 12.0),
];
const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

pub(super) fn write(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let mut by_code: BTreeMap<Code, [u32; 3]> = BTreeMap::new();
    let mut by_sender: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for f in input.findings {
        by_code.entry(f.code).or_default()[f.severity as usize] += 1;
        by_sender
            .entry(f.sender.as_deref().unwrap_or_default())
            .or_default()[f.severity as usize] += 1;
    }
    list::head(sheet, 4, 0, &HEADINGS, formats)?;
    sheet.set_row_height(4, 22)?;
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
    let mut row = 5;
    let first = row;
    for (code, counts) in &by_code {
        line(
            sheet,
            row,
            row - first + 1,
            &entry(*code).title,
            *counts,
            formats,
        )?;
        row += 1;
    }
    total(
        sheet,
        row,
        first,
        &ALL.map(|s| by_code.values().map(|c| c[s as usize]).sum()),
        formats,
    )?;
    row += 2;
    list::title(sheet, row, 4, "Theo đơn vị gửi tệp")?;
    row += 1;
    let first = row;
    for (sender, counts) in &by_sender {
        let name = if sender.is_empty() {
            "Không rõ đơn vị, hoặc không thuộc tệp nào"
        } else {
            input.unit_name(sender)
        };
        line(sheet, row, row - first + 1, name, *counts, formats)?;
        row += 1;
    }
    total(
        sheet,
        row,
        first,
        &ALL.map(|s| by_sender.values().map(|c| c[s as usize]).sum()),
        formats,
    )
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
    list::row(sheet, row, &values, &HEADINGS, formats)
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
            format!("=SUM({letter}{}:{letter}{row})", first + 1)
        } else {
            "=0".to_owned()
        };
        list::formula(
            sheet,
            row,
            col,
            &Formula::new(formula).set_result(sum.to_string()),
            formats,
        )?;
    }
    Ok(())
}
