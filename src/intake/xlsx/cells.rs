//! A worksheet part of an .xlsx package, in one walk: cells, merged regions, what is hidden.

use std::borrow::Cow;

use super::super::builder::SheetBuilder;
use super::super::markup::{Event, Events, Tag, address};
use super::super::refusal::Refusal;
use super::super::serial::{date_value, iso_date};
use super::super::sheet::{Merge, Value};
use super::super::texts::Texts;
use super::strings::{cell_text, read_string};
use super::styles::Format;

/// What the sheets need of the workbook.
#[derive(Debug)]
pub(super) struct Book<'x> {
    pub(super) formats: Vec<Format>,
    /// Texts of the part as they stand there, where nothing in them needs resolving.
    pub(super) strings: Vec<Cow<'x, str>>,
    pub(super) epoch_1904: bool,
}

/// What a sheet has beside its cells.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) merges: Vec<Merge>,
    pub(super) hidden_rows: Vec<u32>,
    pub(super) hidden_columns: Vec<(u32, u32)>,
}

/// Why a part was not read to its end.
#[derive(Debug)]
pub(super) enum Stop {
    /// The file is refused.
    Refused(Refusal),
    /// The part holds something that is not understood here.
    Odd,
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Reads one sheet into a builder.
pub(super) struct CellsReader<'a, 'b> {
    pub(super) book: &'a Book<'a>,
    pub(super) texts: &'a mut Texts,
    pub(super) sheet: &'a mut SheetBuilder<'b>,
}

/// A cell's own tag.
#[derive(Default)]
struct Head<'x> {
    kind: Option<&'x [u8]>,
    format: Format,
}

impl CellsReader<'_, '_> {
    /// Reads a worksheet part.
    ///
    /// # Errors
    /// Limits; [`Stop::Odd`] where it breaks off or holds what is not understood.
    pub(super) fn read(&mut self, part: &[u8]) -> Result<Marks, Stop> {
        let mut marks = Marks::default();
        let mut events = Events::new(part);
        let (mut row, mut col) = (0_u32, 0_u32);
        let mut ended = false;
        loop {
            // nearly all that a part holds
            if let Some(cell) = PlainCell::read(events.rest()) {
                events.pass(cell.len);
                (row, col) = (cell.row, cell.col);
                self.plain(&cell)?;
                col = col.saturating_add(1);
                continue;
            }
            let Some(event) = events.next() else { break };
            let tag = match event {
                Event::Open(tag) => tag,
                Event::Close(name) if name.ends_with(b"worksheet") => {
                    ended = true;
                    break;
                }
                Event::Close(name) => {
                    if name == b"row" || name.ends_with(b":row") {
                        row = row.saturating_add(1);
                    }
                    continue;
                }
                Event::Text(_) => continue,
            };
            match tag.local_name() {
                b"c" => {
                    let (place, head) = self.head(&tag);
                    (row, col) = place.unwrap_or((row, col));
                    if !tag.is_empty() {
                        self.cell(row, col, &head, tag.name(), &mut events)?;
                    }
                    col = col.saturating_add(1);
                }
                b"row" => {
                    if let Some(number) = tag.number("r") {
                        row = index(number).ok_or(Stop::Odd)?;
                    }
                    col = 0;
                    if tag.flag("hidden") {
                        marks.hidden_rows.push(row);
                    }
                    if tag.is_empty() {
                        row = row.saturating_add(1);
                    }
                }
                b"col" if tag.flag("hidden") => {
                    let bound = |name| tag.number(name).and_then(index);
                    if let (Some(min), Some(max)) = (bound("min"), bound("max")) {
                        marks.hidden_columns.push((min, max.max(min)));
                    }
                }
                b"mergeCell" => marks.merges.extend(merge(&tag)),
                _ => {}
            }
        }
        if ended { Ok(marks) } else { Err(Stop::Odd) }
    }

    /// Address, type and format of a cell.
    fn head<'x>(&self, tag: &Tag<'x>) -> (Option<(u32, u32)>, Head<'x>) {
        let mut place = None;
        let mut head = Head::default();
        for (key, value) in tag.attrs() {
            match key {
                b"r" => place = address(value),
                b"t" => head.kind = Some(value),
                b"s" => {
                    let style = std::str::from_utf8(value).ok().and_then(|s| s.parse().ok());
                    let format = style.and_then(|style: usize| self.book.formats.get(style));
                    head.format = format.copied().unwrap_or_default();
                }
                _ => {}
            }
        }
        (place, head)
    }

    /// Reads on to the cell's end and adds what it holds.
    fn cell<'x>(
        &mut self,
        row: u32,
        col: u32,
        head: &Head<'x>,
        name: &[u8],
        events: &mut Events<'x>,
    ) -> Result<(), Stop> {
        let mut value: Option<Cow<'x, str>> = None;
        let mut formula = false;
        let mut in_value = false;
        loop {
            match events.next() {
                Some(Event::Open(tag)) => match tag.local_name() {
                    b"v" => {
                        in_value = !tag.is_empty();
                        value.get_or_insert_default();
                    }
                    b"f" => formula = true,
                    b"is" => value = Some(read_string(&tag, events)),
                    _ => {}
                },
                Some(Event::Text(text)) if in_value => value = Some(cell_text(text)),
                Some(Event::Text(_)) => {}
                Some(Event::Close(close)) if close == name => break,
                Some(Event::Close(_)) => in_value = false,
                None => return Err(Stop::Odd),
            }
        }
        let Some(value) = value.filter(|v| !v.is_empty() || head.kind == Some(b"str")) else {
            if formula {
                self.sheet
                    .value(row, col, Value::NoCache, head.format.struck)?;
            }
            return Ok(());
        };
        self.add(row, col, head, &value)
    }

    /// Adds a cell of the usual shape.
    fn plain(&mut self, cell: &PlainCell<'_>) -> Result<(), Stop> {
        if cell.value.is_empty() {
            return Ok(());
        }
        let format = self.book.formats.get(cell.style);
        let format = format.copied().unwrap_or_default();
        if cell.shared {
            let number = digits(cell.value).ok_or(Stop::Odd)?;
            return self.shared(cell.row, cell.col, number, format);
        }
        let head = Head { kind: None, format };
        let value = std::str::from_utf8(cell.value).map_err(|_| Stop::Odd)?;
        self.add(cell.row, cell.col, &head, value)
    }

    /// Adds a text of the table of shared strings.
    fn shared(&mut self, row: u32, col: u32, number: usize, format: Format) -> Result<(), Stop> {
        let strings = &self.book.strings;
        if number >= strings.len() {
            return Err(Stop::Odd);
        }
        let ready = self.texts.shared(strings, number, format.font);
        Ok(self.sheet.text(row, col, ready, format.struck)?)
    }

    fn add(&mut self, row: u32, col: u32, head: &Head<'_>, stored: &str) -> Result<(), Stop> {
        let Format { font, struck, date } = head.format;
        let value = match head.kind {
            None | Some(b"n") => match stored.trim().parse() {
                Ok(number) if date => date_value(number, self.book.epoch_1904),
                Ok(number) => Value::Number(number),
                Err(_) => return Err(Stop::Odd),
            },
            Some(b"s") => {
                let number: usize = stored.trim().parse().map_err(|_| Stop::Odd)?;
                return self.shared(row, col, number, head.format);
            }
            Some(b"str" | b"inlineStr") => {
                let ready = self.texts.by_content(stored, font);
                return Ok(self.sheet.text(row, col, ready, struck)?);
            }
            Some(b"b") => match stored.trim() {
                "1" | "true" => Value::Bool(true),
                "0" | "false" => Value::Bool(false),
                _ => return Err(Stop::Odd),
            },
            Some(b"e") => Value::Error(stored.trim().into()),
            Some(b"d") => Value::Date(iso_date(stored).ok_or(Stop::Odd)?),
            Some(_) => return Err(Stop::Odd),
        };
        Ok(self.sheet.value(row, col, value, struck)?)
    }
}

/// A cell as Excel and most other writers write it: `<c r="B12" s="3" t="s"><v>45</v></c>` with a number or
/// the number of a shared string, or `<c r="B12" s="3"/>`. What is written otherwise is read tag by tag.
struct PlainCell<'x> {
    row: u32,
    col: u32,
    style: usize,
    shared: bool,
    /// Empty where the cell is.
    value: &'x [u8],
    /// Bytes that it takes.
    len: usize,
}

impl<'x> PlainCell<'x> {
    fn read(bytes: &'x [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(b"<c r=\"")?;
        let (mut row, mut col, mut at) = (0_u32, 0_u32, 0);
        while let Some(b @ b'A'..=b'Z') = rest.get(at) {
            col = col * 26 + u32::from(b - b'A') + 1;
            at += 1;
        }
        let letters = at;
        while let Some(b @ b'0'..=b'9') = rest.get(at) {
            row = row.wrapping_mul(10).wrapping_add(u32::from(b - b'0'));
            at += 1;
        }
        // more than Excel has is no plain cell
        if !(1..=3).contains(&letters) || at - letters > 7 || row == 0 {
            return None;
        }
        let mut rest = rest[at..].strip_prefix(b"\"")?;
        let mut style = usize::MAX;
        if let Some(attribute) = rest.strip_prefix(b" s=\"") {
            let end = attribute.iter().take(7).position(|b| *b == b'"')?;
            style = digits(&attribute[..end])?;
            rest = &attribute[end + 1..];
        }
        let mut shared = false;
        if let Some(after) = rest.strip_prefix(b" t=\"s\"") {
            (shared, rest) = (true, after);
        } else if let Some(after) = rest.strip_prefix(b" t=\"n\"") {
            rest = after;
        }
        let mut value: &[u8] = b"";
        if let Some(after) = rest.strip_prefix(b"/>") {
            rest = after;
        } else {
            let inner = rest.strip_prefix(b"><v>")?;
            let end = inner.iter().take(32).position(|b| *b == b'<')?;
            value = &inner[..end];
            // an odd value is for the general walk to judge
            if value.is_empty() || shared && digits(value).is_none() {
                return None;
            }
            rest = inner[end..].strip_prefix(b"</v></c>")?;
        }
        Some(Self {
            row: row - 1,
            col: col - 1,
            style,
            shared,
            value,
            len: bytes.len() - rest.len(),
        })
    }
}

/// A whole number of a few digits.
fn digits(text: &[u8]) -> Option<usize> {
    let all = (1..=9).contains(&text.len()) && text.iter().all(u8::is_ascii_digit);
    all.then(|| (text.iter()).fold(0, |n, b| n * 10 + usize::from(b - b'0')))
}

/// An index from 0 of a number from 1.
fn index(number: u64) -> Option<u32> {
    u32::try_from(number.checked_sub(1)?).ok()
}

fn merge(tag: &Tag<'_>) -> Option<Merge> {
    let area = tag.attr("ref")?;
    let colon = memchr::memchr(b':', area)?;
    let (top, left) = address(&area[..colon])?;
    let (bottom, right) = address(&area[colon + 1..])?;
    Some(Merge {
        top: top.min(bottom),
        left: left.min(right),
        bottom: top.max(bottom),
        right: left.max(right),
    })
}
