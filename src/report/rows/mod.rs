//! Books whose lists are written row by row while they are saved.
//!
//! The writer of workbooks keeps every cell until the end and compares the whole format of each: a list of
//! a province costs it seconds and a list of findings gigabytes. So it makes the book with all that is
//! not a list, and of each list the headings and one row that tells the numbers of the styles; the rows
//! themselves are put in that row's place when the book is packed, and are never held together.

mod graft;
mod pack;
mod texts;

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::fields::Shown;
use super::safe;
use crate::finding::column_letters;
use texts::Texts;

/// How a cell of a list looks, beside what its value asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As its value asks for.
    Usual,
    /// As a number, whatever it is.
    Counted,
    /// A link.
    Link,
    /// Someone should see it.
    Marked,
}

impl Look {
    /// Place among [`ListFormats::styles`](super::list::ListFormats::styles).
    const fn style(self, value: &Shown) -> usize {
        let kind = match value {
            Shown::Nothing | Shown::Text(_) => 0,
            Shown::Number(_) | Shown::Formula(..) => 1,
            Shown::Date(_) => 2,
        };
        match self {
            Self::Usual => kind,
            Self::Counted => 1,
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
    /// Whether it is in a table that has only its first row so far.
    in_table: bool,
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

    /// The last sheet added.
    ///
    /// # Errors
    /// There is none.
    pub fn last_sheet(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let last = self.book.worksheets().len().saturating_sub(1);
        self.book.worksheet_from_index(last)
    }

    /// Below row `first` (from 0) the last sheet added holds what `write` gives: `rows` rows of `columns` cells,
    /// in some of `styles`.
    ///
    /// # Errors
    /// A rule of Excel is broken.
    pub fn list(
        &mut self,
        styles: &[Format],
        first: u32,
        rows: u32,
        columns: u16,
        write: impl FnOnce(&mut Rows<'_>) -> io::Result<()> + Send + 'a,
    ) -> Result<(), XlsxError> {
        let sheet = self.book.worksheets().len();
        let styled = self.last_sheet()?;
        // beyond the list, where no link stands
        for (col, style) in (columns..).zip(styles) {
            styled.write_blank(first, col, style)?;
        }
        self.pending.push(Pending {
            sheet,
            first,
            rows,
            columns,
            styles: styles.len(),
            in_table: false,
            write: Box::new(write),
        });
        Ok(())
    }

    /// The last list is in a table, which was given its headings and first row: for every cell of a table
    /// the writer of workbooks remembers whose it is.
    pub fn in_table(&mut self) {
        if let Some(list) = self.pending.last_mut() {
            list.in_table = true;
        }
    }

    /// The book as a file.
    ///
    /// # Errors
    /// A rule of Excel is broken, or the file cannot be packed.
    pub fn save(mut self) -> Result<Vec<u8>, XlsxError> {
        if self.pending.is_empty() {
            return self.book.save_to_buffer();
        }
        // packed well only with its rows
        self.book.set_zip_compression_level(1);
        let made = self.book.save_to_buffer()?;
        drop(self.book);
        graft::graft(&made, self.pending)
    }
}

/// Writes the rows of one list.
pub struct Rows<'w> {
    sink: Sink<'w>,
    xml: Vec<u8>,
    /// Letters of the columns.
    letters: Vec<String>,
    /// Digits of the row that is being written.
    number: Vec<u8>,
}

/// Where rows go.
enum Sink<'w> {
    /// Into the book that is being packed.
    Book {
        out: &'w mut (dyn Write + Send),
        styles: &'w [u32],
        texts: &'w mut Texts,
    },
    /// They are kept for it: of its styles and texts nothing is known yet.
    Kept,
}

/// Bytes that are gathered before they are packed.
const GATHERED: usize = 1 << 16;

/// What stands for the first style in rows that are kept; no text holds such a sign.
const STYLE: u8 = 1;

impl<'w> Rows<'w> {
    fn new(sink: Sink<'w>, columns: u16) -> Self {
        Self {
            sink,
            xml: Vec::with_capacity(GATHERED + 4_096),
            letters: (0..u32::from(columns)).map(column_letters).collect(),
            number: Vec::new(),
        }
    }

    /// Rows that are kept until their book is packed, where [`Rows::put`] puts them.
    #[must_use]
    pub fn kept(columns: u16) -> Rows<'static> {
        Rows::new(Sink::Kept, columns)
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
        let cells = cells.into_iter().enumerate();
        let cells = cells.map(|(col, (value, look))| (col, value, look.style(value)));
        self.cells(row, height, cells)
    }

    /// Writes the cells of a row that it has, each with its column (from 0) and the place of its style.
    ///
    /// # Errors
    /// The file cannot be packed.
    pub fn cells<'v>(
        &mut self,
        row: u32,
        height: Option<f64>,
        cells: impl IntoIterator<Item = (usize, &'v Shown, usize)>,
    ) -> io::Result<()> {
        self.number.clear();
        digits(&mut self.number, u64::from(row) + 1);
        self.xml.extend_from_slice(b"<row r=\"");
        self.xml.extend_from_slice(&self.number);
        if let Some(height) = height {
            self.xml.extend_from_slice(b"\" ht=\"");
            points(&mut self.xml, height);
            self.xml.extend_from_slice(b"\" customHeight=\"1");
        }
        self.xml.extend_from_slice(b"\">");
        for (col, value, style) in cells {
            let Some(letters) = self.letters.get(col) else {
                continue;
            };
            self.xml.extend_from_slice(b"<c r=\"");
            self.xml.extend_from_slice(letters.as_bytes());
            self.xml.extend_from_slice(&self.number);
            self.xml.extend_from_slice(b"\" s=\"");
            match &self.sink {
                Sink::Book { styles, .. } => {
                    let style = styles.get(style).copied().unwrap_or(0);
                    digits(&mut self.xml, style.into());
                }
                Sink::Kept => {
                    let style = u8::try_from(style).unwrap_or(0);
                    self.xml.push(STYLE + style);
                }
            }
            self.xml.push(b'"');
            match value {
                Shown::Nothing => self.xml.extend_from_slice(b"/>"),
                Shown::Number(n) => {
                    self.xml.extend_from_slice(b"><v>");
                    number(&mut self.xml, *n)?;
                    self.xml.extend_from_slice(b"</v></c>");
                }
                Shown::Date(day) => match serial(*day) {
                    Some(serial) => {
                        self.xml.extend_from_slice(b"><v>");
                        digits(&mut self.xml, serial.into());
                        self.xml.extend_from_slice(b"</v></c>");
                    }
                    None => self.text(&day.format("%d/%m/%Y").to_string()),
                },
                Shown::Text(text) => self.text(&safe::cell(text)),
                Shown::Formula(formula, result) => {
                    // what Excel takes for a text unless it is told so
                    let text = result.parse::<f64>().is_err();
                    let kind: &[u8] = if text { b" t=\"str\"" } else { b"" };
                    self.xml.extend_from_slice(kind);
                    self.xml.extend_from_slice(b"><f>");
                    texts::escaped(&mut self.xml, formula);
                    self.xml.extend_from_slice(b"</f><v>");
                    texts::escaped(&mut self.xml, result);
                    self.xml.extend_from_slice(b"</v></c>");
                }
            }
        }
        self.xml.extend_from_slice(b"</row>");
        if self.xml.len() >= GATHERED {
            self.pass_on()?;
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match &mut self.sink {
            Sink::Book { texts, .. } => texts.cell(&mut self.xml, text),
            Sink::Kept => texts::inline(&mut self.xml, text),
        }
    }

    /// Puts rows here that were kept.
    ///
    /// # Errors
    /// The file cannot be packed.
    pub fn put(&mut self, kept: &Rows<'_>) -> io::Result<()> {
        let Sink::Book { styles, .. } = self.sink else {
            self.xml.extend_from_slice(&kept.xml);
            return Ok(());
        };
        let is_style = |byte: &u8| *byte < b'\t';
        for piece in kept.xml.split_inclusive(is_style) {
            match piece.split_last() {
                Some((style, before)) if is_style(style) => {
                    let style = styles.get(usize::from(style - STYLE)).copied();
                    self.xml.extend_from_slice(before);
                    digits(&mut self.xml, style.unwrap_or(0).into());
                }
                _ => self.xml.extend_from_slice(piece),
            }
            if self.xml.len() >= GATHERED {
                self.pass_on()?;
            }
        }
        Ok(())
    }

    /// Packs what was gathered; rows that are kept stay.
    fn pass_on(&mut self) -> io::Result<()> {
        if let Sink::Book { out, .. } = &mut self.sink {
            out.write_all(&self.xml)?;
            self.xml.clear();
        }
        Ok(())
    }
}

/// A day as Excel counts them; `None` outside its calendar, which begins in 1900 and has a 29 February then.
fn serial(day: NaiveDate) -> Option<u32> {
    let eve = NaiveDate::from_ymd_opt(1899, 12, 31)?;
    let days = u32::try_from(day.to_epoch_days() - eve.to_epoch_days()).ok()?;
    (days >= 1 && day.year() <= 9_999).then(|| days + u32::from(days > 59))
}

/// The digits of a number: a list is made of little else, and formatting machinery costs more than packing.
fn digits(out: &mut Vec<u8>, mut n: u64) {
    let mut buffer = [b'0'; 20];
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] += (n % 10) as u8;
        n /= 10;
        if n == 0 || at == 0 {
            break;
        }
    }
    out.extend_from_slice(&buffer[at..]);
}

/// A number as Excel keeps it.
fn number(out: &mut Vec<u8>, n: f64) -> io::Result<()> {
    /// Whole numbers that a float holds exactly.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if n.fract() == 0.0 && n.is_sign_positive() && n < EXACT {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not negative, and so small"
        )]
        digits(out, n as u64);
        return Ok(());
    }
    write!(out, "{n}")
}

/// A height in points, in whole pixels as the writer of workbooks has it.
fn points(out: &mut Vec<u8>, height: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "Excel's rows are at most 546 pixels high"
    )]
    let pixels = (height * 4.0 / 3.0).round() as u64;
    digits(out, pixels * 3 / 4);
    let rest: &[u8] = match pixels * 3 % 4 {
        1 => b".25",
        2 => b".5",
        3 => b".75",
        _ => b"",
    };
    out.extend_from_slice(rest);
}

#[cfg(test)]
mod tests;
