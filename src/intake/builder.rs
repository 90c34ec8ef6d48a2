//! Builds a sheet from a stream of cells: within the limits, sorted, with what is to be told of it.

use std::cell::Cell as Counter;
use std::sync::Arc;

use super::neighbours;
use super::ranges::{column_ranges, row_ranges};
use super::refusal::Refusal;
use super::repair::{Ready, encoding_name};
use super::sheet::{Cell, Merge, Row, Sheet, Value, Visibility};
use crate::finding::{Code, Finding, Place};
use crate::schema::Limits;
use crate::text::clean;

/// Cells of one workbook beyond which it is refused: some 300 MB. A list of 200,000 persons in 30
/// columns is at the limit.
const MAX_CELLS: usize = 6_000_000;

/// Merged regions of one sheet beyond which it is refused: each is looked at for each heading.
const MAX_MERGES: usize = 100_000;

/// Rows and columns that Excel has. A cell beyond could be named in no workbook that is written.
const EXCEL: (u32, u32) = (1_048_576, 16_384);

/// What a workbook may still hold; its sheets share it.
#[derive(Debug)]
pub(super) struct Room {
    cells: Counter<usize>,
    /// Bytes of the cells' texts. A shared string is counted for each cell that shows it: it is stored once, but each
    /// cell is read, so that a small file can hold weeks of work.
    text: Counter<u64>,
}

impl Room {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            cells: Counter::new(MAX_CELLS),
            text: Counter::new(limits.inflated_bytes),
        }
    }
}

/// A sheet in the making.
#[derive(Debug)]
pub(super) struct SheetBuilder<'a> {
    limits: &'a Limits,
    room: &'a Room,
    sheet: Sheet,
    sorted: bool,
    /// First and last row and column that hold a value.
    extent: Option<Extent>,
    /// Cells decoded from an old encoding, and the first of them.
    repaired: usize,
    first_repaired: Option<Ready>,
    /// Some text stands in a font of Unicode made for Vietnamese: what is open is Unicode.
    fixed: bool,
    /// Cells that look like an old or broken encoding, and the first with its address.
    suspects: usize,
    first_suspect: Option<(u32, u32, Arc<str>)>,
}

#[derive(Debug, Clone, Copy)]
struct Extent {
    top: u32,
    left: u32,
    bottom: u32,
    right: u32,
}

/// Whether two names are alike but for their spaces.
fn differ_in_spaces(a: &str, b: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
    letters(a) == letters(b)
}

impl<'a> SheetBuilder<'a> {
    /// An empty sheet; `number` from 1 names it where its own name is blank.
    pub(super) fn new(
        name: &str,
        number: usize,
        visibility: Visibility,
        epoch_1904: bool,
        limits: &'a Limits,
        room: &'a Room,
    ) -> Self {
        let cleaned = clean(name);
        let name = if cleaned.is_empty() {
            format!("Sheet{number}").into()
        } else if differ_in_spaces(name, &cleaned) {
            // links lead to the sheet by its very name
            Arc::from(name)
        } else {
            Arc::from(cleaned.as_ref())
        };
        Self {
            limits,
            room,
            sheet: Sheet {
                name,
                visibility,
                rows: Vec::new(),
                merges: Vec::new(),
                hidden_columns: Vec::new(),
                epoch_1904,
            },
            sorted: true,
            extent: None,
            repaired: 0,
            first_repaired: None,
            fixed: false,
            suspects: 0,
            first_suspect: None,
        }
    }

    /// Adds a text that was made ready; `None` is a blank and adds nothing.
    pub(super) fn text(
        &mut self,
        row: u32,
        col: u32,
        ready: Option<&Ready>,
        struck: bool,
    ) -> Result<(), Refusal> {
        let Some(ready) = ready else { return Ok(()) };
        // bytes are never fewer than characters: counting is seldom needed
        let limit = self.limits.cell_chars as usize;
        let stored = ready.raw.as_deref().unwrap_or(&ready.text);
        if stored.len() > limit && stored.chars().count() > limit {
            return Err(self.over(
                row,
                col,
                format!("tối đa {} ký tự trong một ô", self.limits.cell_chars),
            ));
        }
        let Some(left) = self.room.text.get().checked_sub(stored.len() as u64) else {
            let limit = self.limits.inflated_bytes >> 20;
            let limit = format!("tối đa {limit} MB chữ trong các ô của một tệp");
            return Err(self.over(row, col, limit));
        };
        self.room.text.set(left);
        if ready.repaired.is_some() {
            self.repaired += 1;
            self.first_repaired.get_or_insert_with(|| ready.clone());
        }
        self.fixed |= ready.fixed;
        if ready.suspect {
            self.suspects += 1;
            self.first_suspect
                .get_or_insert_with(|| (row, col, Arc::clone(&ready.text)));
        }
        let value = Value::Text(Arc::clone(&ready.text));
        self.push(row, col, value, ready.raw.clone(), struck)
    }

    /// Adds any other value.
    pub(super) fn value(
        &mut self,
        row: u32,
        col: u32,
        value: Value,
        struck: bool,
    ) -> Result<(), Refusal> {
        let value = match value {
            // no spreadsheet shows such a number; only a damaged file holds one
            Value::Number(n) if !n.is_finite() => Value::Error("#NUM!".into()),
            value => value,
        };
        self.push(row, col, value, None, struck)
    }

    fn push(
        &mut self,
        row: u32,
        col: u32,
        value: Value,
        raw: Option<Arc<str>>,
        struck: bool,
    ) -> Result<(), Refusal> {
        self.extend(row, col)?;
        let Some(left) = self.room.cells.get().checked_sub(1) else {
            let limit = format!("tối đa {MAX_CELLS} ô có dữ liệu trong một tệp");
            return Err(self.over(row, col, limit));
        };
        self.room.cells.set(left);
        let cell = Cell {
            col,
            value,
            raw,
            struck,
        };
        match self.sheet.rows.last_mut() {
            Some(last) if last.index == row => {
                self.sorted &= last.cells.last().is_none_or(|c| c.col < col);
                last.cells.push(cell);
            }
            last => {
                self.sorted &= last.is_none_or(|last| last.index < row);
                // rows of a list are alike; more than a list's width is not given in advance
                let width = self.sheet.rows.last().map_or(8, |r| r.cells.len());
                let mut cells = Vec::with_capacity(width.min(32));
                cells.push(cell);
                self.sheet.rows.push(Row {
                    index: row,
                    hidden: false,
                    cells,
                });
            }
        }
        Ok(())
    }

    fn extend(&mut self, row: u32, col: u32) -> Result<(), Refusal> {
        if row >= EXCEL.0 || col >= EXCEL.1 {
            let limit = format!("trang tính của Excel có {} dòng, {} cột", EXCEL.0, EXCEL.1);
            return Err(self.over(row, col, limit));
        }
        let before = self.extent.unwrap_or(Extent {
            top: row,
            left: col,
            bottom: row,
            right: col,
        });
        let extent = Extent {
            top: before.top.min(row),
            left: before.left.min(col),
            bottom: before.bottom.max(row),
            right: before.right.max(col),
        };
        if extent.bottom - extent.top >= self.limits.rows {
            let limit = format!("tối đa {} dòng trong một trang", self.limits.rows);
            return Err(self.over(row, col, limit));
        }
        if extent.right - extent.left >= self.limits.columns {
            let limit = format!("tối đa {} cột trong một trang", self.limits.columns);
            return Err(self.over(row, col, limit));
        }
        self.extent = Some(extent);
        Ok(())
    }

    fn over(&self, row: u32, col: u32, limit: String) -> Refusal {
        Refusal::OverLimit {
            limit,
            far: Some((Arc::clone(&self.sheet.name), row, col)),
        }
    }

    /// Finishes the sheet: rows and cells in order, the last of two cells at one address kept;
    /// `hidden_rows` in any order. Findings are told of visible sheets only, as the others are not read.
    pub(super) fn finish(
        mut self,
        file: &Arc<str>,
        merges: Vec<Merge>,
        hidden_rows: &[u32],
        hidden_columns: Vec<(u32, u32)>,
        findings: &mut Vec<Finding>,
    ) -> Result<Sheet, Refusal> {
        if !self.sorted {
            self.sort();
        }
        self.sheet.merges = self.merges_once(merges)?;
        self.sheet.hidden_columns = joined(hidden_columns);
        let mut hidden = hidden_rows.to_vec();
        hidden.sort_unstable();
        if !hidden.is_empty() {
            for row in &mut self.sheet.rows {
                row.hidden = hidden.binary_search(&row.index).is_ok();
            }
        }
        if self.repaired > 0 && !self.fixed {
            let (count, first) = neighbours::settle(&mut self.sheet.rows);
            self.repaired += count;
            self.first_repaired = self.first_repaired.take().or(first);
        }
        if self.sheet.visibility == Visibility::Visible {
            self.tell(file, findings);
        }
        Ok(self.sheet)
    }

    /// The merged regions, each once.
    fn merges_once(&self, mut merges: Vec<Merge>) -> Result<Vec<Merge>, Refusal> {
        merges.sort_unstable();
        merges.dedup();
        match merges.get(MAX_MERGES) {
            None => Ok(merges),
            Some(m) => Err(self.over(
                m.top,
                m.left,
                format!("tối đa {MAX_MERGES} vùng gộp ô trong một trang"),
            )),
        }
    }

    fn sort(&mut self) {
        self.sheet.rows.sort_by_key(|row| row.index);
        self.sheet.rows.dedup_by(|later, first| {
            let same = later.index == first.index;
            if same {
                first.cells.append(&mut later.cells);
            }
            same
        });
        for row in &mut self.sheet.rows {
            row.cells.sort_by_key(|cell| cell.col);
            row.cells.dedup_by(|later, first| {
                let same = later.col == first.col;
                if same {
                    std::mem::swap(later, first);
                }
                same
            });
        }
    }

    fn tell(&self, file: &Arc<str>, findings: &mut Vec<Finding>) {
        let place = || Place::sheet(file, &self.sheet.name);
        let rows: Vec<u32> = self
            .sheet
            .rows
            .iter()
            .filter(|r| r.hidden)
            .map(|r| r.index)
            .collect();
        if !rows.is_empty() {
            findings.push(
                Finding::new(Code::RowsHidden)
                    .at(place())
                    .arg("rows", row_ranges(&rows))
                    .arg("count", rows.len()),
            );
        }
        let columns = self.hidden_columns_in_use();
        if !columns.is_empty() {
            findings.push(
                Finding::new(Code::ColumnsHidden)
                    .at(place())
                    .arg("column", column_ranges(&columns))
                    .arg("count", columns.len()),
            );
        }
        if let Some(first) = &self.first_repaired
            && let (Some(encoding), Some(stored)) = (first.repaired, &first.raw)
        {
            findings.push(
                Finding::new(Code::TextRepaired)
                    .at(place())
                    .found(stored.as_ref())
                    .arg("count", self.repaired)
                    .arg("value", encoding_name(encoding))
                    .arg("other", &first.text),
            );
        }
        if let Some((row, col, text)) = &self.first_suspect {
            findings.push(
                Finding::new(Code::TextSuspect)
                    .at(place().cell(row + 1, *col))
                    .found(text.as_ref())
                    .arg("count", self.suspects),
            );
        }
    }

    /// Columns that are hidden and hold a cell, ascending.
    fn hidden_columns_in_use(&self) -> Vec<u32> {
        if self.sheet.hidden_columns.is_empty() {
            return Vec::new();
        }
        let mut columns: Vec<u32> = Vec::new();
        for cell in self.sheet.rows.iter().flat_map(|row| &row.cells) {
            if let Err(at) = columns.binary_search(&cell.col)
                && self.sheet.is_hidden_column(cell.col)
            {
                columns.insert(at, cell.col);
            }
        }
        columns
    }
}

/// Ranges in order, none of them touching the next: they are looked through for each cell.
fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut out: Vec<(u32, u32)> = Vec::new();
    for (first, last) in ranges {
        match out.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}

#[cfg(test)]
mod tests;
