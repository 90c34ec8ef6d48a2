//! `OpenDocument` spreadsheets, read in one walk through `content.xml`.
//!
//! calamine reads these whole into the rectangle that spans all cells, and tells neither merged
//! regions nor what is hidden. Repeated rows and columns are counted here, not laid out.

mod cell;
mod prefixes;
mod styles;

use std::sync::Arc;

use memchr::memmem;

use cell::{Content, read_cell, skip};
use styles::{Style, Styles};

use super::builder::{Room, SheetBuilder};
use super::markup::{Event, Events, Tag};
use super::package::Package;
use super::refusal::Refusal;
use super::runs::check_runs;
use super::sheet::{Merge, Sheet, Visibility};
use super::texts::Texts;
use crate::finding::Finding;
use crate::schema::Limits;

/// Reads a spreadsheet that was sniffed to be one.
///
/// # Errors
/// Limits, damage, a password.
pub(super) fn read(
    bytes: &[u8],
    file: &Arc<str>,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Sheet>, Refusal> {
    let mut package = Package::open(bytes, limits)?;
    let manifest = package.part("meta-inf/manifest.xml")?.unwrap_or_default();
    if memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(Refusal::Password {
            default_password: false,
        });
    }
    let common = prefixes::usual(package.part("styles.xml")?.unwrap_or_default());
    let content = prefixes::usual(package.part("content.xml")?.unwrap_or_default());
    package.count_rest()?;
    check_runs(&content, limits.cell_chars)?;
    // a file that was cut off ends in the middle of its tables
    if memmem::rfind(&content, b"</office:spreadsheet>").is_none() {
        return Err(Refusal::unreadable("tệp .ods bị hỏng hoặc bị cụt"));
    }
    let mut styles = Styles::default();
    styles.read(&common);
    styles.read(&content);
    let epoch_1904 = memmem::find(&content, b"<table:null-date ")
        .and_then(|at| Tag::at(&content, at))
        .is_some_and(|tag| tag.attr("table:date-value") == Some(b"1904-01-01"));

    let mut texts = Texts::default();
    let room = Room::new(limits);
    let mut sheets = Vec::new();
    let mut events = Events::new(&content);
    while let Some(event) = events.next() {
        let Event::Open(tag) = event else { continue };
        match tag.name() {
            b"table:tracked-changes" if !tag.is_empty() => skip(tag.name(), &mut events),
            b"table:table" if !tag.is_empty() => {
                let hides = styles.get(tag.attr("table:style-name")).hides;
                let visibility = if hides {
                    Visibility::Hidden
                } else {
                    Visibility::Visible
                };
                let name = tag.text("table:name").unwrap_or_default();
                let number = sheets.len() + 1;
                let mut table = Table {
                    styles: &styles,
                    texts: &mut texts,
                    sheet: SheetBuilder::new(&name, number, visibility, epoch_1904, limits, &room),
                    row: 0,
                    column: 0,
                    column_styles: Vec::new(),
                    merges: Vec::new(),
                    hidden_rows: Vec::new(),
                    hidden_columns: Vec::new(),
                };
                table.read(&mut events)?;
                let Table {
                    sheet,
                    merges,
                    hidden_rows,
                    hidden_columns,
                    ..
                } = table;
                sheets.push(sheet.finish(file, merges, &hidden_rows, hidden_columns, findings)?);
            }
            _ => {}
        }
    }
    Ok(sheets)
}

/// A table on the way through its rows.
struct Table<'a> {
    styles: &'a Styles<'a>,
    texts: &'a mut Texts,
    sheet: SheetBuilder<'a>,
    /// The next row.
    row: u32,
    /// The next column of the declarations.
    column: u32,
    /// Default styles of columns: last column of each run.
    column_styles: Vec<(u32, Style)>,
    merges: Vec<Merge>,
    hidden_rows: Vec<u32>,
    hidden_columns: Vec<(u32, u32)>,
}

impl Table<'_> {
    fn read(&mut self, events: &mut Events<'_>) -> Result<(), Refusal> {
        while let Some(event) = events.next() {
            match event {
                Event::Open(tag) => match tag.name() {
                    b"table:table-column" => self.declare_column(&tag),
                    b"table:table-row" => self.read_rows(&tag, events)?,
                    name @ (b"table:shapes" | b"table:table" | b"office:forms")
                        if !tag.is_empty() =>
                    {
                        skip(name, events);
                    }
                    _ => {}
                },
                Event::Close(b"table:table") => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn declare_column(&mut self, tag: &Tag<'_>) {
        let first = self.column;
        self.column = first.saturating_add(count(tag, "table:number-columns-repeated"));
        let last = self.column.saturating_sub(1);
        if is_hidden(tag) {
            self.hidden_columns.push((first, last));
        }
        let style = self.styles.get(tag.attr("table:default-cell-style-name"));
        self.column_styles.push((last, style));
    }

    /// A row element, which stands for as many rows as it is repeated.
    fn read_rows<'x>(&mut self, tag: &Tag<'x>, events: &mut Events<'x>) -> Result<(), Refusal> {
        let first = self.row;
        let repeats = count(tag, "table:number-rows-repeated");
        self.row = first.saturating_add(repeats);
        if tag.is_empty() {
            return Ok(());
        }
        let default = tag.attr("table:default-cell-style-name");
        let mut runs = self.read_row(first, default, events);
        // blank text counts against no limit: repeated, it would be laid out for ever
        runs.retain(|run| self.is_visible(run));
        if runs.is_empty() {
            return Ok(());
        }
        // rows that hold something are laid out, until the limit of rows says no
        for row in first..self.row {
            if is_hidden(tag) {
                self.hidden_rows.push(row);
            }
            for run in &runs {
                for col in run.first..run.end {
                    self.put(row, col, run)?;
                }
            }
        }
        Ok(())
    }

    /// What the cells of one row hold.
    fn read_row<'x>(
        &mut self,
        row: u32,
        default: Option<&'x [u8]>,
        events: &mut Events<'x>,
    ) -> Vec<Run<'x>> {
        let mut runs = Vec::new();
        let mut end = 0_u32;
        while let Some(event) = events.next() {
            let tag = match event {
                Event::Close(b"table:table-row") => break,
                Event::Open(tag) => tag,
                _ => continue,
            };
            if !matches!(
                tag.name(),
                b"table:table-cell" | b"table:covered-table-cell"
            ) {
                continue;
            }
            let first = end;
            end = first.saturating_add(count(&tag, "table:number-columns-repeated"));
            self.merge(row, first, &tag);
            let content = read_cell(&tag, events);
            if content != Content::Nothing {
                runs.push(Run {
                    first,
                    end,
                    style: tag.attr("table:style-name").or(default),
                    content,
                });
            }
        }
        runs
    }

    /// Whether anything is seen in the cells of a run.
    fn is_visible(&mut self, run: &Run<'_>) -> bool {
        let font = self.style(run.first, run).font;
        match &run.content {
            Content::Nothing => false,
            Content::Text(text) => self.texts.by_content(text, font).is_some(),
            Content::Value(_) => true,
        }
    }

    fn style(&self, col: u32, run: &Run<'_>) -> Style {
        if run.style.is_some() {
            return self.styles.get(run.style);
        }
        let at = self.column_styles.partition_point(|(last, _)| *last < col);
        self.column_styles
            .get(at)
            .map_or_else(Style::default, |(_, style)| *style)
    }

    fn put(&mut self, row: u32, col: u32, run: &Run<'_>) -> Result<(), Refusal> {
        let style = self.style(col, run);
        match &run.content {
            Content::Nothing => Ok(()),
            Content::Text(text) => {
                let ready = self.texts.by_content(text, style.font);
                self.sheet.text(row, col, ready, style.struck)
            }
            Content::Value(value) => self.sheet.value(row, col, value.clone(), style.struck),
        }
    }

    fn merge(&mut self, row: u32, col: u32, tag: &Tag<'_>) {
        let down = count(tag, "table:number-rows-spanned");
        let across = count(tag, "table:number-columns-spanned");
        if down > 1 || across > 1 {
            self.merges.push(Merge {
                top: row,
                left: col,
                bottom: row.saturating_add(down - 1),
                right: col.saturating_add(across - 1),
            });
        }
    }
}

/// A cell that holds something, and those beside it that repeat it.
struct Run<'x> {
    first: u32,
    /// The column behind the last.
    end: u32,
    /// Its own style or its row's.
    style: Option<&'x [u8]>,
    content: Content,
}

/// A count of repetitions, at least 1.
fn count(tag: &Tag<'_>, name: &str) -> u32 {
    tag.number(name)
        .map_or(1, |n| u32::try_from(n).unwrap_or(u32::MAX).max(1))
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    matches!(tag.attr("table:visibility"), Some(b"collapse" | b"filter"))
}

#[cfg(test)]
mod tests;
