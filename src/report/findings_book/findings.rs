//! "Cần xem lại": one row a finding, the gravest first, with a link that opens the file at the cell.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Url, XlsxError};

use super::super::fields::Shown;
use super::super::input::{ReportInput, Units};
use super::super::labels;
use super::super::list::{self, ListFormats};
use super::super::redact;
use super::super::rows::Book;
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

pub(super) fn write<'a>(
    book: &mut Book<'a>,
    names: &mut SheetNames,
    input: &'a ReportInput<'a>,
    way: &str,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let mut findings: Vec<&Finding> = input.findings.iter().collect();
    findings
        .sort_by(|a, b| (a.severity, &a.sender, &a.place).cmp(&(b.severity, &b.sender, &b.place)));
    let all = findings.len();
    let parts: Vec<Vec<&Finding>> = if all == 0 {
        vec![Vec::new()]
    } else {
        findings
            .chunks(list::MOST_ROWS)
            .map(<[_]>::to_vec)
            .collect()
    };
    let places = Places::of(input);
    for part in parts {
        let sheet = book.workbook().add_worksheet();
        sheet.set_name(names.take("Cần xem lại"))?;
        list::head(sheet, 0, 1, &HEADINGS, formats)?;
        let mut linked = vec![false; part.len()];
        let wanted = (0u32..)
            .zip(&part)
            .zip(&mut linked)
            .filter(|((_, f), _)| all <= MOST_LINKS || f.severity != Severity::Info);
        let links = wanted.filter_map(|((at, f), linked)| Some((at, places.link(f, way)?, linked)));
        for (at, url, linked) in links.take(SHEET_LINKS) {
            // the cell itself is written with its row
            sheet.write_url_with_format(at + 1, LINK, url, formats.link())?;
            *linked = true;
        }
        let count = u32::try_from(part.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, count, 9)?;
        let units = Units::of(input);
        book.list(&formats.styles, 1, count, 10, move |rows| {
            for ((row, f), linked) in (1u32..).zip(part).zip(linked) {
                let values = values(input, &units, f);
                list::streamed(rows, row, &values, &HEADINGS, linked.then_some(LINK))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn values(input: &ReportInput<'_>, units: &Units<'_>, f: &Finding) -> Vec<Shown> {
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
        .map(|code| units.name(code))
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

/// Paths of the files below INPUT in the disk's own spelling, which need not be NFC.
struct Places<'a>(BTreeMap<&'a str, String>);

impl<'a> Places<'a> {
    fn of(input: &ReportInput<'a>) -> Self {
        let spelt = input.files.iter().map(|f| {
            let depth = f.rel.split('/').count();
            let parts = f.path.components().rev().take(depth);
            let mut parts: Vec<String> = parts
                .map(|c| c.as_os_str().to_string_lossy().into_owned())
                .collect();
            parts.reverse();
            (f.rel, parts.join("/"))
        });
        Self(spelt.collect())
    }

    /// A link that opens the source workbook at the cell: the way from the book to INPUT, then the path as
    /// the disk spells it.
    fn link(&self, f: &Finding, way: &str) -> Option<Url> {
        let (file, sheet, row) = (
            f.place.file.as_deref()?,
            f.place.sheet.as_deref()?,
            f.place.row?,
        );
        let cell = format!("{}{row}", column_letters(f.place.col.unwrap_or(0)));
        let spelt = self.0.get(file).map_or(file, String::as_str);
        let path = format!("{way}/{spelt}")
            .replace('%', "%25")
            .replace('#', "%23")
            .replace('\'', "%27");
        let address = format!("file://{path}#'{}'!{cell}", sheet.replace('\'', "''"));
        (address.chars().count() <= LONGEST).then(|| Url::new(address))
    }
}

/// What a field is called: a sheet names a unit, its code is the plan's.
fn field(column: Column) -> &'static str {
    labels::column(match column {
        Column::Unit => Column::UnitName,
        other => other,
    })
}
