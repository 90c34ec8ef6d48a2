//! Books whose lists are written row by row while they are saved.
//!
//! The writer of workbooks keeps every cell until the end and compares the whole format of each: a list of
//! a province costs it seconds and a list of findings gigabytes. So it makes the book with all that is
//! not a list, and of each list the headings and one row that tells the numbers of the styles; the rows
//! themselves are put in that row's place when the book is packed, and are never held together.

mod graft;
mod texts;

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Workbook, XlsxError};

use super::fields::Shown;
use super::list::ListFormats;
use super::safe;
use crate::finding::column_letters;
use texts::Texts;

/// How a cell of a list looks, beside what its value asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As its value asks for.
    Usual,
    /// A link.
    Link,
    /// Someone should see it.
    Marked,
}

impl Look {
    /// Place among [`ListFormats::styles`].
    const fn style(self, value: &Shown) -> usize {
        let kind = match value {
            Shown::Nothing | Shown::Text(_) => 0,
            Shown::Number(_) => 1,
            Shown::Date(_) => 2,
        };
        match self {
            Self::Usual => kind,
            Self::Marked => 3 + kind,
            Self::Link => 6,
        }
    }
}

type Fill<'a> = Box<dyn FnOnce(&mut Rows<'_>) -> io::Result<()> + Send + 'a>;

/// The rows of a sheet that are still to be written.
struct Pending<'a> {
    /// Number of the sheet, from 1.
    sheet: usize,
    /// First row, from 0.
    first: u32,
    rows: u32,
    columns: u16,
    /// How many styles its last cells tell the numbers of.
    styles: usize,
    write: Fill<'a>,
}

/// A book, and the rows of its lists that are written when it is saved.
pub struct Book<'a> {
    book: Workbook,
    pending: Vec<Pending<'a>>,
}

impl From<Workbook> for Book<'_> {
    fn from(book: Workbook) -> Self {
        Self {
            book,
            pending: Vec::new(),
        }
    }
}

impl<'a> Book<'a> {
    /// All that is no row of a list.
    pub const fn workbook(&mut self) -> &mut Workbook {
        &mut self.book
    }

    /// Below row `first` (from 0) the last sheet added holds what `write` gives: `rows` rows of `columns` cells.
    ///
    /// # Errors
    /// A rule of Excel is broken.
    pub fn list(
        &mut self,
        formats: &ListFormats,
        first: u32,
        rows: u32,
        columns: u16,
        write: impl FnOnce(&mut Rows<'_>) -> io::Result<()> + Send + 'a,
    ) -> Result<(), XlsxError> {
        let sheet = self.book.worksheets().len();
        let styled = self.book.worksheet_from_index(sheet - 1)?;
        // beyond the list, where no link stands
        for (col, style) in (columns..).zip(&formats.styles) {
            styled.write_blank(first, col, style)?;
        }
        self.pending.push(Pending {
            sheet,
            first,
            rows,
            columns,
            styles: formats.styles.len(),
            write: Box::new(write),
        });
        Ok(())
    }

    /// The book as a file.
    ///
    /// # Errors
    /// A rule of Excel is broken, or the file cannot be packed.
    pub fn save(mut self) -> Result<Vec<u8>, XlsxError> {
        let packed = self.book.save_to_buffer()?;
        drop(self.book);
        if self.pending.is_empty() {
            return Ok(packed);
        }
        graft::graft(&packed, self.pending)
    }
}

/// Writes the rows of one list.
pub struct Rows<'w> {
    out: &'w mut dyn Write,
    xml: Vec<u8>,
    styles: &'w [u32],
    texts: &'w mut Texts,
    /// Letters of the columns.
    letters: Vec<String>,
}

/// Bytes that are gathered before they are packed.
const GATHERED: usize = 1 << 16;

impl<'w> Rows<'w> {
    fn new(out: &'w mut dyn Write, styles: &'w [u32], texts: &'w mut Texts, columns: u16) -> Self {
        Self {
            out,
            xml: Vec::with_capacity(GATHERED + 4_096),
            styles,
            texts,
            letters: (0..u32::from(columns)).map(column_letters).collect(),
        }
    }

    /// Writes a row (from 0), as high as `height` says in points.
    ///
    /// # Errors
    /// The file cannot be packed.
    pub fn row<'v>(
        &mut self,
        row: u32,
        height: Option<f64>,
        cells: impl IntoIterator<Item = (&'v Shown, Look)>,
    ) -> io::Result<()> {
        let row = row + 1;
        write!(self.xml, "<row r=\"{row}\"")?;
        if let Some(height) = height {
            // whole pixels, as the writer of workbooks has it
            let height = (height * 4.0 / 3.0).round() * 0.75;
            write!(self.xml, " ht=\"{height}\" customHeight=\"1\"")?;
        }
        self.xml.push(b'>');
        for (letters, (value, look)) in self.letters.iter().zip(cells) {
            let style = self.styles.get(look.style(value)).copied().unwrap_or(0);
            write!(self.xml, "<c r=\"{letters}{row}\" s=\"{style}\"")?;
            match value {
                Shown::Nothing => self.xml.extend_from_slice(b"/>"),
                Shown::Number(n) => write!(self.xml, "><v>{n}</v></c>")?,
                Shown::Date(day) => match serial(*day) {
                    Some(serial) => write!(self.xml, "><v>{serial}</v></c>")?,
                    None => self
                        .texts
                        .cell(&mut self.xml, &day.format("%d/%m/%Y").to_string())?,
                },
                Shown::Text(text) => self.texts.cell(&mut self.xml, &safe::cell(text))?,
            }
        }
        self.xml.extend_from_slice(b"</row>");
        if self.xml.len() >= GATHERED {
            self.out.write_all(&self.xml)?;
            self.xml.clear();
        }
        Ok(())
    }

    fn end(self) -> io::Result<()> {
        self.out.write_all(&self.xml)
    }
}

/// A day as Excel counts them; `None` outside its calendar, which begins in 1900 and has a 29 February then.
fn serial(day: NaiveDate) -> Option<i32> {
    let eve = NaiveDate::from_ymd_opt(1899, 12, 31)?;
    let days = day.to_epoch_days() - eve.to_epoch_days();
    (days >= 1 && day.year() <= 9_999).then(|| days + i32::from(days > 59))
}

#[cfg(test)]
mod tests;
