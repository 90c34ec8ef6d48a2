//! Lays a table and what stands around it into a sheet: title block, header tree, numbers, totals, signatures.

use super::columns::{Form, Node, depth};
use super::prng::Prng;
use super::style::Style;
use crate::bench::{Cell, Sheet};

/// A sheet being written from the top.
#[derive(Debug)]
pub struct Page {
    pub sheet: Sheet,
    /// Next row to write, from 1.
    pub row: u32,
}

/// What the title block says.
#[derive(Debug, Clone, Default)]
pub struct TitleBlock {
    /// Lines of the letterhead: superior body, own body.
    pub letterhead: Vec<String>,
    pub title: Option<String>,
    /// "Đơn vị: …" below the title.
    pub unit_line: Option<String>,
    /// "(Tính đến ngày 31/12/2025)".
    pub as_of: bool,
    /// Row of the first header row at the earliest.
    pub header_row: u32,
}

impl Page {
    pub fn new(name: &str) -> Self {
        Self {
            sheet: Sheet::new(name),
            row: 1,
        }
    }

    pub fn put(&mut self, column: u16, cell: impl Into<Cell>) {
        let cell = cell.into();
        if !cell.is_blank() {
            self.sheet.cells.insert((self.row, column), cell);
        }
    }

    pub fn next(&mut self) {
        self.row += 1;
    }

    /// One line of text in the first columns, merged or not.
    pub fn line(&mut self, text: &str, width: u16, merged: bool) {
        self.put(0, text);
        if merged && width > 1 {
            self.sheet.merges.push((self.row, 0, self.row, width - 1));
        }
        self.next();
    }

    /// The lines above a table.
    pub fn title_block(&mut self, block: &TitleBlock, width: u16, rng: &mut Prng) {
        let right = (width / 2).max(3);
        let state = rng.percent(70);
        for (index, line) in block.letterhead.iter().enumerate() {
            self.put(0, line.as_str());
            if index == 0 {
                self.put(
                    right,
                    if state {
                        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
                    } else {
                        "ĐẢNG CỘNG SẢN VIỆT NAM"
                    },
                );
            } else if state {
                self.put(right, "Độc lập - Tự do - Hạnh phúc");
            }
            self.next();
        }
        if !block.letterhead.is_empty() {
            if rng.percent(50) {
                self.put(right, "Tân Hồng, ngày 10 tháng 12 năm 2025");
                self.next();
            }
            self.next();
        }
        if let Some(title) = &block.title {
            self.line(title, width, rng.percent(70));
        }
        if let Some(unit) = &block.unit_line {
            self.line(unit, width, rng.percent(30));
        }
        if block.as_of {
            self.line("(Tính đến ngày 31/12/2025)", width, true);
        }
        if block.header_row > self.row + 1 && rng.percent(30) {
            self.put(width.saturating_sub(2), "Đơn vị tính: Người");
            self.next();
        }
        self.row = self.row.max(block.header_row);
    }

    /// The header, merged as in the forms.
    pub fn header(&mut self, form: &Form, style: Style, rng: &mut Prng) {
        let first = self.row;
        let last = first + u32::try_from(form.depth).expect("four rows at most") - 1;
        let merged = rng.percent(85);
        for node in &form.tree {
            self.node(node, first, last, merged, style, rng);
        }
        self.row = last + 1;
    }

    fn node(
        &mut self,
        node: &Node,
        first: u32,
        last: u32,
        merged: bool,
        style: Style,
        rng: &mut Prng,
    ) {
        let column = |index: usize| u16::try_from(index).expect("few columns");
        match node {
            Node::Leaf(text, index) => {
                self.sheet
                    .cells
                    .insert((first, column(*index)), Cell::from(style.header(text, rng)));
                if merged && last > first {
                    self.sheet
                        .merges
                        .push((first, column(*index), last, column(*index)));
                }
            }
            Node::Joined(text, columns) => {
                let (from, to) = (column(columns[0]), column(columns[columns.len() - 1]));
                self.sheet
                    .cells
                    .insert((first, from), Cell::from(style.header(text, rng)));
                self.sheet.merges.push((first, from, last, to));
            }
            Node::Group(text, children) => {
                let (from, to) = span(node);
                // A group takes the rows its children leave.
                let below = children.iter().map(depth).max().unwrap_or(1);
                let own_last = last - u32::try_from(below).expect("four rows at most");
                self.sheet
                    .cells
                    .insert((first, column(from)), Cell::from(style.header(text, rng)));
                if merged && (from != to || own_last > first) {
                    self.sheet
                        .merges
                        .push((first, column(from), own_last, column(to)));
                }
                for child in children {
                    self.node(child, own_last + 1, last, merged, style, rng);
                }
            }
        }
    }

    /// The row of column numbers, in one of the ways seen; or none.
    pub fn numbers(&mut self, width: u16, rng: &mut Prng) -> &'static str {
        let kind = rng.below(8);
        for column in 0..width {
            let n = i32::from(column) + 1;
            let cell = match kind {
                0 => Cell::from(n),
                1 => Cell::from(format!("({n})")),
                2 if column < 2 => Cell::from(if column == 0 { "A" } else { "B" }),
                2 => Cell::from(n - 2),
                3 if n == 5 => Cell::from("[5=6+7]"),
                3 => Cell::from(format!("[{n}]")),
                _ => return "numbers-none",
            };
            self.put(column, cell);
        }
        self.next();
        [
            "numbers-plain",
            "numbers-brackets",
            "numbers-letters",
            "numbers-sums",
        ][kind as usize]
    }

    /// Place and date, who signs, and a name below.
    pub fn signatures(&mut self, width: u16, name_column: u16, rng: &mut Prng) {
        self.next();
        let right = (width * 2 / 3).max(3);
        if rng.percent(60) {
            self.put(right, "Tân Hồng, ngày 12 tháng 12 năm 2025");
            self.next();
        }
        let left = if rng.percent(60) { name_column } else { 0 };
        self.put(
            left,
            *rng.pick(&["NGƯỜI LẬP BIỂU", "Người lập bảng", "NGƯỜI LẬP"]),
        );
        self.put(
            right,
            *rng.pick(&[
                "THỦ TRƯỞNG ĐƠN VỊ",
                "CHỦ TỊCH",
                "TRƯỞNG BAN",
                "TM. BAN THƯỜNG VỤ",
            ]),
        );
        self.next();
        if rng.percent(60) {
            self.put(left, "(Ký, ghi rõ họ tên)");
            self.put(right, "(Ký tên, đóng dấu)");
            self.next();
        }
        self.row += rng.between(1, 4);
        self.put(
            left,
            *rng.pick(&["Trần Thị Ngọc Mai", "Lê Văn Bảy", "Nguyễn Thị Sáu"]),
        );
        self.put(
            right,
            *rng.pick(&["Phạm Văn Tám", "Huỳnh Công Chín", "Võ Thị Mười"]),
        );
        self.next();
    }
}

/// First and last column below a node.
fn span(node: &Node) -> (usize, usize) {
    match node {
        Node::Leaf(_, index) => (*index, *index),
        Node::Joined(_, list) => (list[0], list[list.len() - 1]),
        Node::Group(_, children) => (span(&children[0]).0, span(&children[children.len() - 1]).1),
    }
}
