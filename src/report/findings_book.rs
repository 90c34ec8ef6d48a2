//! `kiem-tra-<year>.xlsx`: every finding at its cell, the ledger of rows, how columns were understood,
//! who sent what, the legend, and the sources.

use rust_xlsxwriter::{Url, Workbook, Worksheet, XlsxError};

use super::book::new_book;
use super::fields::Shown;
use super::input::ReportInput;
use super::labels;
use super::list::{self, ListFormats};
use super::safe::{self, SheetNames};
use crate::finding::{Finding, RowKind, Severity, catalogue, column_letters};

/// Findings that carry links; beyond these only errors and warnings do.
const MOST_LINKS: usize = 50_000;
/// Rows of a sheet.
const MOST_ROWS: usize = 1_000_000;

/// The book; `way` leads from the book's folder to INPUT, for the links.
///
/// # Errors
/// A rule of Excel is broken.
pub fn findings_book(input: &ReportInput<'_>, way: &str) -> Result<Workbook, XlsxError> {
    let mut book = new_book(input, "Kiểm tra")?;
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let mut findings: Vec<&Finding> = input.findings.iter().collect();
    findings
        .sort_by(|a, b| (a.severity, &a.sender, &a.place).cmp(&(b.severity, &b.sender, &b.place)));
    let sheets: Vec<&[&Finding]> = if findings.is_empty() {
        vec![&[]]
    } else {
        findings.chunks(MOST_ROWS).collect()
    };
    for part in sheets {
        write_findings(
            book.add_worksheet().set_name(names.take("Cần xem lại"))?,
            input,
            part,
            findings.len(),
            way,
            &formats,
        )?;
    }
    ledger(
        book.add_worksheet().set_name(names.take("Sổ dòng"))?,
        input,
        &formats,
    )?;
    columns(
        book.add_worksheet().set_name(names.take("Cách hiểu cột"))?,
        input,
        &formats,
    )?;
    submissions(
        book.add_worksheet().set_name(names.take("Nộp danh sách"))?,
        input,
        &formats,
    )?;
    if !input.corrections.is_empty() {
        corrections(
            book.add_worksheet().set_name(names.take("Điều chỉnh"))?,
            input,
            &formats,
        )?;
    }
    legend(
        book.add_worksheet().set_name(names.take("Chú giải"))?,
        &formats,
    )?;
    sources(
        book.add_worksheet().set_name(names.take("Nguồn số liệu"))?,
        input,
        &formats,
    )?;
    Ok(book)
}

const fn severity(s: Severity) -> &'static str {
    match s {
        Severity::Error => "Lỗi",
        Severity::Warning => "Cảnh báo",
        Severity::Info => "Ghi nhận",
    }
}

fn text(s: &str) -> Shown {
    if s.is_empty() {
        Shown::Nothing
    } else {
        Shown::Text(s.to_owned())
    }
}

fn write_findings(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    findings: &[&Finding],
    all: usize,
    way: &str,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    list::head(
        sheet,
        0,
        1,
        &[
            ("Mức", 10.0),
            ("Đơn vị gửi", 24.0),
            ("Tệp", 36.0),
            ("Trang tính", 14.0),
            ("Ô / dòng", 9.0),
            ("Trường", 16.0),
            ("Nội dung ô", 22.0),
            ("Vấn đề", 52.0),
            ("Cần làm", 48.0),
            ("Mã", 18.0),
        ],
        formats,
    )?;
    for (row, f) in (1u32..).zip(findings) {
        let file = f.place.file.as_deref().unwrap_or_default();
        let name = f.place.sheet.as_deref().unwrap_or_default();
        let at = f
            .place
            .address()
            .or_else(|| f.place.row.map(|r| format!("dòng {r}")))
            .unwrap_or_default();
        let sender = f
            .sender
            .as_deref()
            .map(|s| input.unit_name(s))
            .unwrap_or_default();
        for (col, value) in [
            (0, severity(f.severity)),
            (1, sender),
            (2, file),
            (3, name),
            (5, f.field.map(labels::column).unwrap_or_default()),
            (6, f.found.as_deref().unwrap_or_default()),
            (7, &f.message()),
            (8, &f.hint()),
            (9, f.code.as_str()),
        ] {
            list::cell(sheet, row, col, &text(value), formats)?;
        }
        let linked = all <= MOST_LINKS || f.severity != Severity::Info;
        match link(f, way).filter(|_| linked && !at.is_empty()) {
            Some(url) => {
                sheet.write_url_with_format(row, 4, url.set_text(&at), formats.link())?;
            }
            None => list::cell(sheet, row, 4, &text(&at), formats)?,
        }
    }
    let last = u32::try_from(findings.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 9)?;
    Ok(())
}

/// A link that opens the source workbook at the cell.
fn link(f: &Finding, way: &str) -> Option<Url> {
    let (file, sheet, row) = (
        f.place.file.as_deref()?,
        f.place.sheet.as_deref()?,
        f.place.row?,
    );
    let cell = format!("{}{row}", column_letters(f.place.col.unwrap_or(0)));
    let path = format!("{way}/{file}").replace('\'', "%27");
    Some(Url::new(format!(
        "file://{path}#'{}'!{cell}",
        sheet.replace('\'', "''")
    )))
}

fn ledger(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    const NAMES: [&str; 9] = [
        "Tiêu đề",
        "Đầu bảng",
        "Mục",
        "Người",
        "Tổng",
        "Chữ ký",
        "Ghi chú",
        "Trống",
        "Không tính",
    ];
    let mut headings: Vec<(&str, f64)> =
        vec![("Tệp", 52.0), ("Trang tính", 18.0), ("Số dòng", 10.0)];
    headings.extend(NAMES.iter().map(|n| (*n, 10.0)));
    list::head(sheet, 0, 1, &headings, formats)?;
    for (row, entry) in (1u32..).zip(input.ledger) {
        list::cell(sheet, row, 0, &text(&entry.file), formats)?;
        list::cell(sheet, row, 1, &text(&entry.sheet), formats)?;
        list::cell(
            sheet,
            row,
            2,
            &Shown::Number(f64::from(entry.rows)),
            formats,
        )?;
        for (col, kind) in (3u16..).zip(RowKind::ALL) {
            list::cell(
                sheet,
                row,
                col,
                &Shown::Number(f64::from(entry.count(kind))),
                formats,
            )?;
        }
    }
    Ok(())
}

fn columns(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    list::head(
        sheet,
        0,
        1,
        &[
            ("Tệp", 48.0),
            ("Trang tính", 18.0),
            ("Cột", 7.0),
            ("Tiêu đề cột", 56.0),
            ("Hiểu là", 30.0),
        ],
        formats,
    )?;
    let mut row = 0u32;
    for understood in input.columns {
        for column in &understood.columns {
            row += 1;
            let read = column.field.map_or("(không đọc)".to_owned(), |f| {
                let name = f.column().map_or(f.name(), labels::column);
                match (&column.class, f.column()) {
                    (Some(class), Some(c)) => format!("{name}: {}", labels::value(c, class)),
                    _ => name.to_owned(),
                }
            });
            for (col, value) in [
                (0, &*understood.file),
                (1, &*understood.sheet),
                (2, &column_letters(column.col)),
                (3, &column.heading),
                (4, &read),
            ] {
                list::cell(sheet, row, col, &text(value), formats)?;
            }
        }
    }
    Ok(())
}

fn submissions(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    list::head(
        sheet,
        0,
        1,
        &[
            ("Đơn vị", 48.0),
            ("Trong danh mục", 14.0),
            ("Tình trạng", 16.0),
            ("Số người", 10.0),
            ("Tệp", 80.0),
        ],
        formats,
    )?;
    for (row, unit) in (1u32..).zip(&input.results.units) {
        let planned = input.plan.units.iter().any(|u| *u.code == *unit.code);
        let state = match (unit.submitted, unit.files.len()) {
            (false, _) => "Chưa gửi",
            (true, 0) => "Có trong danh sách khác",
            (true, 1) => "Đã gửi",
            (true, _) => "Gửi nhiều tệp",
        };
        let files: Vec<&str> = unit.files.iter().map(|f| &**f).collect();
        list::cell(sheet, row, 0, &text(&unit.name), formats)?;
        list::cell(sheet, row, 1, &text(labels::truth(planned)), formats)?;
        list::cell(sheet, row, 2, &text(state), formats)?;
        list::cell(
            sheet,
            row,
            3,
            &Shown::Number(f64::from(unit.headcount)),
            formats,
        )?;
        list::cell(sheet, row, 4, &text(&files.join("; ")), formats)?;
    }
    Ok(())
}

fn corrections(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    list::head(
        sheet,
        0,
        1,
        &[
            ("Tệp", 44.0),
            ("Trang tính", 16.0),
            ("Ô", 8.0),
            ("Nội dung khi điều chỉnh", 24.0),
            ("Giá trị đúng", 24.0),
            ("Lý do", 36.0),
            ("Người xác nhận", 22.0),
            ("Ngày", 14.0),
            ("Tình trạng", 20.0),
        ],
        formats,
    )?;
    for (row, c) in (1u32..).zip(input.corrections) {
        let state = if c.applied {
            "Đã áp dụng"
        } else {
            "Không áp dụng: ô đã đổi"
        };
        let values = [
            c.place.file.as_deref().unwrap_or_default(),
            c.place.sheet.as_deref().unwrap_or_default(),
            &c.place.address().unwrap_or_default(),
            &c.made_for,
            c.right.as_deref().unwrap_or("xác nhận đúng"),
            &c.reason,
            &c.who,
            &c.when,
            state,
        ];
        for (col, value) in (0u16..).zip(values) {
            list::cell(sheet, row, col, &text(value), formats)?;
        }
    }
    Ok(())
}

fn legend(sheet: &mut Worksheet, formats: &ListFormats) -> Result<(), XlsxError> {
    list::head(
        sheet,
        0,
        1,
        &[
            ("Mã", 24.0),
            ("Mức", 11.0),
            ("Tên", 30.0),
            ("Vì sao quan trọng", 56.0),
            ("Ví dụ", 44.0),
            ("Cần làm", 56.0),
        ],
        formats,
    )?;
    for (row, e) in (1u32..).zip(catalogue()) {
        for (col, value) in [
            (0, e.code.as_str()),
            (1, severity(e.severity)),
            (2, &e.title),
            (3, &e.why),
            (4, &e.example),
            (5, &e.hint),
        ] {
            list::cell(sheet, row, col, &text(value), formats)?;
        }
    }
    Ok(())
}

fn sources(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    list::head(
        sheet,
        0,
        1,
        &[
            ("Tệp", 64.0),
            ("Kích thước (byte)", 14.0),
            ("Số người", 10.0),
            ("SHA-256", 68.0),
        ],
        formats,
    )?;
    let mut row = 0u32;
    for file in input.files {
        row += 1;
        list::cell(sheet, row, 0, &text(file.rel), formats)?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "sizes are bounded by the limit on files"
        )]
        list::cell(sheet, row, 1, &Shown::Number(file.size as f64), formats)?;
        list::cell(
            sheet,
            row,
            2,
            &Shown::Number(f64::from(file.persons)),
            formats,
        )?;
        list::cell(sheet, row, 3, &text(file.sha256), formats)?;
    }
    for (label, value) in [
        (
            "Kế hoạch",
            format!("{} ({})", input.plan.name, input.plan.checksum),
        ),
        ("Phiên bản phuluc", input.version.to_owned()),
    ] {
        row += 1;
        sheet.write_string_with_format(row, 0, label, formats.text())?;
        sheet.write_string_with_format(row, 3, safe::text(&value), formats.text())?;
    }
    Ok(())
}
