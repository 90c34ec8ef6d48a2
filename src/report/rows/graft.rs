//! Puts the rows of lists into a packed book.

use std::io::{self, Cursor, Read, Write};

use rust_xlsxwriter::XlsxError;
use zip::ZipArchive;

use super::pack::Pack;
use super::texts::Texts;
use super::{Pending, Rows, Sink};
use crate::finding::column_letters;

const TABLES: &str = "xl/tables/";
pub(super) const TEXTS: &str = "xl/sharedStrings.xml";
/// Cells of a sheet beyond which it may need more than 4 GiB before it is packed.
const LARGE: u64 = 50_000_000;

/// The book with its rows. It was packed in haste, and is now packed well.
pub(super) fn graft(made: &[u8], pending: Vec<Pending<'_>>) -> Result<Vec<u8>, XlsxError> {
    let mut book = ZipArchive::new(Cursor::new(made))?;
    let mut out = Pack::new(made.len() / 4);
    let named = |list: &Pending<'_>| format!("xl/worksheets/sheet{}.xml", list.sheet);
    let lists: Vec<String> = pending.iter().map(named).collect();
    let mut tables = Vec::new();
    for at in 0..book.len() {
        let mut part = book.by_index(at)?;
        let name = part.name()?.into_owned();
        if name.starts_with(TABLES) && pending.iter().any(|list| list.in_table) {
            tables.push(name);
        } else if name != TEXTS && !lists.contains(&name) {
            let mut bytes = Vec::with_capacity(usize::try_from(part.size()).unwrap_or(0));
            part.read_to_end(&mut bytes)?;
            out.add(name, bytes)?;
        }
    }
    for name in &tables {
        let mut table = part(&mut book, name)?;
        for list in pending.iter().filter(|list| list.in_table) {
            let range = |rows: u32| {
                let last = column_letters(u32::from(list.columns).saturating_sub(1));
                format!("\"A{}:{last}{}\"", list.first, list.first + rows)
            };
            table = table.replace(&range(1), &range(list.rows));
        }
        out.part(name, false)?.write_all(table.as_bytes())?;
    }
    // every book has a text: the heading of a list
    let texts = part(&mut book, TEXTS)?;
    let head = Head::of(&texts).ok_or_else(|| broken(TEXTS))?;
    let mut added = Texts::after(head.texts);
    for (list, name) in pending.into_iter().zip(&lists) {
        let xml = part(&mut book, name)?;
        let sheet = Frame::of(&xml, list.first, list.styles).ok_or_else(|| broken(name))?;
        let cells = u64::from(list.rows) * u64::from(list.columns);
        let out = out.part(name, cells > LARGE)?;
        out.write_all(sheet.before.as_bytes())?;
        let last = column_letters(u32::from(list.columns).saturating_sub(1));
        let end = list.first + list.rows;
        write!(out, "<dimension ref=\"A1:{last}{end}\"/>")?;
        out.write_all(sheet.between.as_bytes())?;
        let sink = Sink::Book {
            out: &mut *out,
            styles: &sheet.styles,
            texts: &mut added,
        };
        let mut rows = Rows::new(sink, list.columns);
        (list.write)(&mut rows)?;
        rows.pass_on()?;
        out.write_all(sheet.after.as_bytes())?;
    }
    let (unique, cells) = (
        u64::from(head.texts) + added.added() as u64,
        head.cells + added.cells(),
    );
    let part = out.part(TEXTS, false)?;
    part.write_all(head.before.as_bytes())?;
    write!(part, " count=\"{cells}\" uniqueCount=\"{unique}\">")?;
    part.write_all(head.elements.as_bytes())?;
    part.write_all(added.xml())?;
    part.write_all(b"</sst>")?;
    out.finish()
}

fn part(book: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, XlsxError> {
    let mut text = String::new();
    book.by_name(name)?.read_to_string(&mut text)?;
    Ok(text)
}

fn broken(name: &str) -> XlsxError {
    io::Error::new(io::ErrorKind::InvalidData, name.to_owned()).into()
}

/// The texts that a book has without its lists.
struct Head<'x> {
    /// Up to the counts.
    before: &'x str,
    elements: &'x str,
    texts: u32,
    cells: u64,
}

impl<'x> Head<'x> {
    fn of(xml: &'x str) -> Option<Self> {
        let (before, rest) = xml.split_once(" count=\"")?;
        let (counts, elements) = rest.split_once('>')?;
        let (cells, unique) = counts.split_once("\" uniqueCount=\"")?;
        Some(Self {
            before,
            elements: elements.strip_suffix("</sst>")?,
            texts: unique.trim_end_matches('"').parse().ok()?,
            cells: cells.parse().ok()?,
        })
    }
}

/// A sheet around the rows of its list.
struct Frame<'x> {
    /// Up to the cells that the sheet covers.
    before: &'x str,
    /// From there to the first row of the list.
    between: &'x str,
    /// What follows the rows.
    after: &'x str,
    /// Numbers of the styles, as the row that the rows take the place of names them.
    styles: Vec<u32>,
}

impl<'x> Frame<'x> {
    fn of(xml: &'x str, first: u32, styles: usize) -> Option<Self> {
        let (before, rest) = xml.split_once("<dimension ")?;
        let (_, rest) = rest.split_once("/>")?;
        let from = rest.find(&format!("<row r=\"{}\"", first + 1))?;
        let to = rest.find("</sheetData>")?;
        let (pattern, _) = rest.get(from..to)?.split_once("</row>")?;
        let style = |cell: &str| {
            let (_, style) = cell.split_once(" s=\"")?;
            style.split_once('"')?.0.parse::<u32>().ok()
        };
        let cells: Vec<&str> = pattern.split("<c ").collect();
        let last = cells.get(cells.len().checked_sub(styles)?..)?;
        Some(Self {
            before,
            between: &rest[..from],
            after: &rest[to..],
            styles: last.iter().map(|cell| style(cell)).collect::<Option<_>>()?,
        })
    }
}
