//! "Cần xem lại": one row a finding, the gravest first, with a link that opens the file at the cell.

use rust_xlsxwriter::{Url, Workbook, XlsxError};

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::labels;
use super::super::list::{self, ListFormats};
use super::super::redact;
use super::super::safe::SheetNames;
use super::super::words::severity_word;
use crate::finding::{Finding, Severity, column_letters};
use crate::schema::Column;

/// Findings that carry links; beyond these only errors and warnings do.
const MOST_LINKS: usize = 50_000;
/// Links that Excel takes on one sheet.
const SHEET_LINKS: usize = 65_000;
/// Longest address that Excel takes.
const LONGEST: usize = 2_000;
/// Column of the link.
const LINK: u16 = 4;
const HEADINGS: [list::Heading<'_>; 10] = [
    ("Mức", 9.0),
    ("Đơn vị gửi", 20.0),
    ("Tệp", 28.0),
    ("Trang tính", 12.0),
    ("Ô / dòng", 9.0),
    ("Trường", 12.0),
    ("Nội dung ô", 17.0),
    ("Vấn đề", 40.0),
    ("Cần làm", 36.0),
    ("Mã", 15.0),
];

pub(super) fn write(
    book: &mut Workbook,
    names: &mut SheetNames,
    input: &ReportInput<'_>,
    way: &str,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let mut findings: Vec<&Finding> = input.findings.iter().collect();
    findings
        .sort_by(|a, b| (a.severity, &a.sender, &a.place).cmp(&(b.severity, &b.sender, &b.place)));
    let all = findings.len();
    let parts: Vec<&[&Finding]> = if all == 0 {
        vec![&[]]
    } else {
        findings.chunks(list::MOST_ROWS).collect()
    };
    for part in parts {
        let sheet = book.add_worksheet().set_name(names.take("Cần xem lại"))?;
        list::head(sheet, 0, 1, &HEADINGS, formats)?;
        let mut links = 0;
        for (row, f) in (1u32..).zip(part) {
            let values = values(input, f);
            list::row(sheet, row, &values, &HEADINGS, formats)?;
            let wanted = (all <= MOST_LINKS || f.severity != Severity::Info) && links < SHEET_LINKS;
            if let (Some(url), Shown::Text(at)) = (
                link(input, f, way).filter(|_| wanted),
                &values[usize::from(LINK)],
            ) {
                sheet.write_url_with_format(row, LINK, url.set_text(at), formats.link())?;
                links += 1;
            }
        }
        sheet.autofilter(0, 0, u32::try_from(part.len()).unwrap_or(u32::MAX), 9)?;
    }
    Ok(())
}

fn values(input: &ReportInput<'_>, f: &Finding) -> Vec<Shown> {
    let text = |t: &str| {
        if t.is_empty() {
            Shown::Nothing
        } else {
            Shown::Text(t.to_owned())
        }
    };
    let at = f
        .place
        .address()
        .or_else(|| f.place.row.map(|r| format!("dòng {r}")))
        .unwrap_or_default();
    let sender = f
        .sender
        .as_deref()
        .map(|code| input.unit_name(code))
        .unwrap_or_default();
    vec![
        text(severity_word(f.severity)),
        text(sender),
        text(f.place.file.as_deref().unwrap_or_default()),
        text(f.place.sheet.as_deref().unwrap_or_default()),
        text(&at),
        text(f.field.map(field).unwrap_or_default()),
        text(&redact::found(f, input.redact).unwrap_or_default()),
        text(&redact::message(f, input.redact)),
        text(&redact::hint(f, input.redact)),
        text(f.code.as_str()),
    ]
}

/// A link that opens the source workbook at the cell: the way from the book to INPUT, then the path as
/// the disk spells it.
fn link(input: &ReportInput<'_>, f: &Finding, way: &str) -> Option<Url> {
    let (file, sheet, row) = (
        f.place.file.as_deref()?,
        f.place.sheet.as_deref()?,
        f.place.row?,
    );
    let cell = format!("{}{row}", column_letters(f.place.col.unwrap_or(0)));
    let path = format!("{way}/{}", spelt(input, file))
        .replace('%', "%25")
        .replace('#', "%23")
        .replace('\'', "%27");
    let address = format!("file://{path}#'{}'!{cell}", sheet.replace('\'', "''"));
    (address.chars().count() <= LONGEST).then(|| Url::new(address))
}

/// The path below INPUT in the disk's own spelling, which need not be NFC.
fn spelt(input: &ReportInput<'_>, rel: &str) -> String {
    let depth = rel.split('/').count();
    let own = input.file(rel).map(|f| {
        let mut parts: Vec<String> = f
            .path
            .components()
            .rev()
            .take(depth)
            .map(|c| c.as_os_str().to_string_lossy().into_owned())
            .collect();
        parts.reverse();
        parts.join("/")
    });
    own.unwrap_or_else(|| rel.to_owned())
}

/// What a field is called: a sheet names a unit, its code is the plan's.
fn field(column: Column) -> &'static str {
    labels::column(match column {
        Column::Unit => Column::UnitName,
        other => other,
    })
}
