//! A printed table: headings of several levels, rows of cells, widths and heights that fit the text.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::safe;
use super::style::{Content, SIZE, Styles, Weight};
use super::text_size::{height, line_width, lines, longest_word};

/// Row of the sheet at which every table begins: above it stands the heading block.
pub const TOP: u32 = 7;

/// Space that a cell's borders and padding take, in pixels.
const PADDING: f64 = 10.0;
/// Text of so many pixels among numbers stays on one line.
const SHORT: f64 = 75.0;
/// Widest text column before stretching, in pixels.
const WIDEST: f64 = 260.0;

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct GridColumn {
    /// Headings from the top.
    pub path: Vec<String>,
    /// What its cells hold unless a cell says otherwise.
    pub content: Content,
}

impl GridColumn {
    /// A column by its heading, levels separated by ` > `.
    #[must_use]
    pub fn new(heading: &str, content: Content) -> Self {
        Self {
            path: heading.split(" > ").map(str::to_owned).collect(),
            content,
        }
    }
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A formula and the number it gives; `None` where it gives empty text.
    Formula(String, Option<f64>),
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// What it shows.
    pub shown: Shown,
    /// How, where it differs from its column.
    pub content: Option<Content>,
}

impl From<Shown> for GridCell {
    fn from(shown: Shown) -> Self {
        Self {
            shown,
            content: None,
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// How heavy it is.
    pub weight: Weight,
    /// Cells, one a column.
    pub cells: Vec<GridCell>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Columns from the left.
    pub columns: Vec<GridColumn>,
    /// Rows from the top.
    pub rows: Vec<GridRow>,
    /// Columns of words at the left, lettered rather than numbered.
    pub stub: usize,
    /// Whether a row of column numbers stands under the headings.
    pub numbered: bool,
    /// Whether the numbers are those of the Party's forms: `[1]`, `[2]` from the first column on.
    pub bracketed: bool,
    /// First row of the headings.
    pub top: u32,
}

/// Where a table came to stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Row after the last one.
    pub end: u32,
    /// Widths of its columns in pixels.
    pub widths: Vec<f64>,
    /// Height of the headings, in points; they are repeated on every page.
    pub head: f64,
    /// Heights of the rows of the body, in points.
    pub rows: Vec<f64>,
}

impl Grid {
    /// A table without rows yet.
    #[must_use]
    pub fn new(columns: Vec<GridColumn>, stub: usize) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            stub,
            numbered: true,
            bracketed: false,
            top: TOP,
        }
    }

    /// Levels of headings.
    #[must_use]
    pub fn depth(&self) -> u32 {
        let depth = self.columns.iter().map(|c| c.path.len()).max().unwrap_or(1);
        u32::try_from(depth).unwrap_or(1)
    }

    /// Row of the sheet of the first row of the body, from 0.
    #[must_use]
    pub fn body_top(&self) -> u32 {
        self.top + self.depth() + u32::from(self.numbered)
    }

    /// Excel's row number, from 1, of a row of the body.
    #[must_use]
    pub fn excel_row(&self, row: usize) -> u32 {
        self.body_top() + u32::try_from(row).unwrap_or(u32::MAX - 1_000) + 1
    }

    /// Widths in pixels that fit the text.
    #[must_use]
    pub fn widths(&self) -> Vec<f64> {
        let upright = self.upright();
        let of = |at| self.width_of(at, upright);
        (0..self.columns.len()).map(of).collect()
    }

    /// The same stretched to `page` where the table is narrower.
    fn stretched(&self, mut widths: Vec<f64>, page: f64) -> Vec<f64> {
        let natural: f64 = widths.iter().sum();
        let words = |c: &GridColumn| c.content == Content::Text;
        let stretched = self.columns.iter().filter(|c| words(c)).count();
        if natural < page {
            // two thirds to the words, the rest to all alike, so that numbers do not drift apart
            let spare = page - natural;
            #[expect(clippy::cast_precision_loss, reason = "a few columns")]
            let (n, all) = (stretched as f64, self.columns.len() as f64);
            for (width, column) in widths.iter_mut().zip(&self.columns) {
                if stretched == 0 {
                    *width += spare / all;
                } else {
                    *width += spare / 3.0 / all
                        + if words(column) {
                            spare * 2.0 / 3.0 / n
                        } else {
                            0.0
                        };
                }
            }
        }
        widths.into_iter().map(f64::round).collect()
    }

    /// Whether the lowest headings of number columns stand upright: where there are many.
    fn upright(&self) -> bool {
        self.columns.len() > 16
    }

    fn width_of(&self, at: usize, upright: bool) -> f64 {
        let column = &self.columns[at];
        let leaf = column.path.last().map_or("", String::as_str);
        let cells = self.rows.iter().map(|row| {
            let bold = row.weight > Weight::Plain;
            match &row.cells[at].shown {
                Shown::Blank => 0.0,
                Shown::Text(t) if column.content == Content::Text => {
                    let longest = t
                        .split('\n')
                        .map(|l| line_width(l, SIZE, bold))
                        .fold(0.0, f64::max);
                    longest.min(WIDEST).max(longest_word(t, SIZE, bold))
                }
                // a word or two on one line, more on two
                Shown::Text(t) => match line_width(t, SIZE, bold) {
                    short if short <= SHORT => short,
                    long => longest_word(t, SIZE, bold).max((long / 2.0 + 12.0).min(110.0)),
                },
                Shown::Number(n) | Shown::Formula(_, Some(n)) => {
                    line_width(&sample(*n, column.content), SIZE, bold)
                }
                Shown::Formula(_, None) => 0.0,
            }
        });
        let body = cells.fold(0.0, f64::max);
        let head = match column.content {
            _ if upright && at >= self.stub => upright_width(leaf),
            Content::Text => longest_word(leaf, SIZE, true).max(60.0),
            _ => column
                .path
                .iter()
                .map(|p| longest_word(p, SIZE, true))
                .fold(0.0, f64::max)
                .max(line_width(leaf, SIZE, true) / 3.0)
                .min(130.0),
        };
        body.max(head) + PADDING
    }

    /// Writes widths, which [`Grid::widths`] gave, headings and body.
    ///
    /// # Errors
    /// A rule of Excel is broken (too many rows or columns).
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        styles: &Styles,
        widths: Vec<f64>,
        page: f64,
    ) -> Result<Placed, XlsxError> {
        let widths = self.stretched(widths, page);
        for (col, width) in (0u16..).zip(&widths) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "pixels of a page"
            )]
            sheet.set_column_width_pixels(col, *width as u32)?;
        }
        let mut head = self.write_head(sheet, &widths)?;
        let mut rows = Vec::with_capacity(self.rows.len());
        if self.numbered {
            self.write_numbers(sheet)?;
            head += 15.0;
        }
        for (i, row) in self.rows.iter().enumerate() {
            let at = self.excel_row(i) - 1;
            let tall = self.row_height(row, &widths);
            sheet.set_row_height(at, tall)?;
            rows.push(tall);
            for ((col, cell), column) in (0u16..).zip(&row.cells).zip(&self.columns) {
                let content = cell.content.unwrap_or(column.content);
                let format = styles.cell(content, row.weight);
                match &cell.shown {
                    Shown::Blank => sheet.write_blank(at, col, format)?,
                    Shown::Text(t) => {
                        sheet.write_string_with_format(at, col, safe::text(t), format)?
                    }
                    Shown::Number(n) => sheet.write_number_with_format(at, col, *n, format)?,
                    Shown::Formula(f, result) => {
                        let result = result.map_or_else(String::new, |n| n.to_string());
                        sheet.write_formula_with_format(
                            at,
                            col,
                            Formula::new(f).set_result(result),
                            format,
                        )?
                    }
                };
            }
        }
        let end = self.excel_row(self.rows.len()) - 1;
        sheet.set_repeat_rows(self.top, self.body_top() - 1)?;
        Ok(Placed {
            end,
            widths,
            head,
            rows,
        })
    }

    fn row_height(&self, row: &GridRow, widths: &[f64]) -> f64 {
        let bold = row.weight > Weight::Plain;
        let tallest = row
            .cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| match &cell.shown {
                Shown::Text(t) => lines(t, SIZE, bold, width - PADDING + 2.0),
                _ => 1,
            });
        height(tallest.max().unwrap_or(1), SIZE).max(18.0)
    }

    /// Headings: equal neighbours of a level are one cell, a path that ends early reaches down.
    fn write_head(&self, sheet: &mut Worksheet, widths: &[f64]) -> Result<f64, XlsxError> {
        let depth = self.depth();
        let cells = self.head_cells();
        let upright = self.upright();
        let mut heights = vec![18.0_f64; depth as usize];
        let mut spanning = Vec::new();
        for cell in &cells {
            let rotated = upright
                && cell.last == depth - 1
                && cell.left == cell.right
                && cell.left >= self.stub;
            let width: f64 = widths[cell.left..=cell.right].iter().sum();
            let needed = if rotated {
                upright_height(&cell.text, width)
            } else {
                height(lines(&cell.text, SIZE, true, width - PADDING + 2.0), SIZE)
            };
            if cell.first == cell.last {
                let h = &mut heights[cell.first as usize];
                *h = h.max(needed);
            } else {
                spanning.push((cell.first as usize, cell.last as usize, needed));
            }
        }
        for (first, last, needed) in spanning {
            let have: f64 = heights[first..=last].iter().sum();
            heights[last] += (needed - have).max(0.0);
        }
        for (level, h) in (0u32..).zip(&heights) {
            sheet.set_row_height(self.top + level, h.min(409.0))?;
        }
        for cell in &cells {
            let rotated = upright
                && cell.last == depth - 1
                && cell.left == cell.right
                && cell.left >= self.stub;
            let format = Styles::head(rotated);
            let (left, right) = (column(cell.left), column(cell.right));
            let (first, last) = (self.top + cell.first, self.top + cell.last);
            if first == last && left == right {
                sheet.write_string_with_format(first, left, safe::text(&cell.text), &format)?;
            } else {
                sheet.merge_range(first, left, last, right, &safe::text(&cell.text), &format)?;
            }
        }
        Ok(heights.iter().sum())
    }

    fn head_cells(&self) -> Vec<HeadCell> {
        let depth = self.depth();
        let mut cells: Vec<HeadCell> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let levels = u32::try_from(column.path.len()).unwrap_or(1);
            for (level, text) in (0u32..).zip(&column.path) {
                let last = if level + 1 == levels {
                    depth - 1
                } else {
                    level
                };
                let joined = last == level && level + 1 < levels;
                let left_twin = at.checked_sub(1).map(|i| &self.columns[i].path);
                let same = joined
                    && left_twin.is_some_and(|p| {
                        p.len() > level as usize + 1
                            && p[..=level as usize] == column.path[..=level as usize]
                    });
                let open = cells
                    .iter_mut()
                    .rev()
                    .find(|c| c.first == level && c.right + 1 == at && same);
                match open {
                    Some(cell) => cell.right = at,
                    None => cells.push(HeadCell {
                        text: text.clone(),
                        left: at,
                        right: at,
                        first: level,
                        last,
                    }),
                }
            }
        }
        cells
    }

    fn write_numbers(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let row = self.body_top() - 1;
        let format = Styles::numbers();
        sheet.set_row_height(row, 15.0)?;
        for at in 0..self.columns.len() {
            let text = if self.bracketed {
                format!("[{}]", at + 1)
            } else if at < self.stub {
                char::from(b'A' + u8::try_from(at).unwrap_or(0)).to_string()
            } else {
                (at - self.stub + 1).to_string()
            };
            sheet.write_string_with_format(row, column(at), text, &format)?;
        }
        sheet.ignore_error_range(
            row,
            0,
            row,
            column(self.columns.len().saturating_sub(1)),
            rust_xlsxwriter::IgnoreError::NumberStoredAsText,
        )?;
        Ok(())
    }
}

/// A cell of the headings; levels and columns are inclusive.
struct HeadCell {
    text: String,
    left: usize,
    right: usize,
    first: u32,
    last: u32,
}

/// A column's index as Excel counts.
#[must_use]
pub fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// What a number looks like, for its width.
fn sample(n: f64, content: Content) -> String {
    match content {
        Content::Percent | Content::Change => format!("{n:+.1}"),
        Content::FinePercent => format!("{n:.2}"),
        _ => format!("{n:.0}{}", if n.abs() >= 1000.0 { "." } else { "" }),
    }
}

/// Longest upright heading on one line, in pixels.
const UPRIGHT: f64 = 130.0;

/// Room that a line of upright text takes, in pixels.
const UPRIGHT_LINE: f64 = SIZE * 1.25 * 96.0 / 72.0;

/// Width of a column under an upright heading: as many lines as keep it short.
fn upright_width(text: &str) -> f64 {
    let length = longest_word(text, SIZE, true).max(UPRIGHT);
    f64::from(lines(text, SIZE, true, length)) * UPRIGHT_LINE
}

/// Height in points of an upright heading in a column so wide.
fn upright_height(text: &str, width: f64) -> f64 {
    let fit = (width / UPRIGHT_LINE).floor().max(1.0);
    let mut length = longest_word(text, SIZE, true);
    while f64::from(lines(text, SIZE, true, length)) > fit && length < 400.0 {
        length += 6.0;
    }
    ((length + 14.0) * 0.75).clamp(36.0, 260.0)
}
