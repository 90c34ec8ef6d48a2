//! The looks of cells: Times New Roman, thin borders, greys that survive a black-and-white printer.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The face of all books.
pub const FACE: &str = "Times New Roman";
/// Type size of tables in points.
pub const SIZE: f64 = 12.0;

/// Fill of totals.
pub const TOTAL_FILL: Color = Color::RGB(0xD9_D9D9);
/// Fill of subtotals and headings inside tables.
pub const SUBTOTAL_FILL: Color = Color::RGB(0xF2_F2F2);
/// Fill of table headings.
pub const HEAD_FILL: Color = Color::RGB(0xE7_E6E6);

/// How heavy a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A row like any other.
    Plain,
    /// A heading inside the table, or a subtotal.
    Subtotal,
    /// The grand total.
    Total,
}

/// What a cell of a table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Content {
    /// Words.
    Text,
    /// Words or numbers in the middle.
    Centred,
    /// A count.
    Count,
    /// A percentage with one decimal.
    Percent,
    /// A percentage with two decimals, where one would hide on which side of a threshold it lies.
    FinePercent,
    /// A signed difference of percentages.
    Change,
    /// A signed difference of counts.
    CountChange,
}

/// A format in the face of the books.
#[must_use]
pub fn base(points: f64) -> Format {
    Format::new()
        .set_font_name(FACE)
        .set_font_size(points)
        .set_align(FormatAlign::VerticalCenter)
}

/// Formats of one book: those of the cells of tables are made once, for they are many cells.
#[derive(Debug, Clone)]
pub struct Styles {
    /// By what a cell holds and how heavy its row is.
    cells: [[Format; 3]; 7],
}

impl Styles {
    /// `zero` is what stands for 0: `0`, `-` or nothing.
    #[must_use]
    pub fn new(zero: &str) -> Self {
        let contents = [
            Content::Text,
            Content::Centred,
            Content::Count,
            Content::Percent,
            Content::FinePercent,
            Content::Change,
            Content::CountChange,
        ];
        let weights = [Weight::Plain, Weight::Subtotal, Weight::Total];
        Self {
            cells: contents.map(|content| weights.map(|weight| Self::made(zero, content, weight))),
        }
    }

    /// A cell of a table's body.
    #[must_use]
    pub fn cell(&self, content: Content, weight: Weight) -> &Format {
        &self.cells[content as usize][weight as usize]
    }

    fn made(zero: &str, content: Content, weight: Weight) -> Format {
        let format = base(SIZE).set_border(FormatBorder::Thin);
        let format = match content {
            Content::Text => format.set_align(FormatAlign::Left).set_text_wrap(),
            Content::Centred => format.set_align(FormatAlign::Center).set_text_wrap(),
            Content::Count => format
                .set_align(FormatAlign::Right)
                .set_num_format(with_zero(zero, "#,##0_-")),
            Content::Percent => format
                .set_align(FormatAlign::Right)
                .set_num_format(with_zero(zero, "0.0_-")),
            Content::FinePercent => format
                .set_align(FormatAlign::Right)
                .set_num_format(with_zero(zero, "0.00_-")),
            Content::Change => format
                .set_align(FormatAlign::Right)
                .set_num_format("+0.0_-;-0.0_-;0.0_-"),
            Content::CountChange => format
                .set_align(FormatAlign::Right)
                .set_num_format("+#,##0_-;-#,##0_-;0_-"),
        };
        match weight {
            Weight::Plain => format,
            Weight::Subtotal => format.set_bold().set_background_color(SUBTOTAL_FILL),
            Weight::Total => format.set_bold().set_background_color(TOTAL_FILL),
        }
    }

    /// A heading of a table; `rotated` stands upright.
    #[must_use]
    pub fn head(rotated: bool) -> Format {
        let format = base(SIZE)
            .set_bold()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Center)
            .set_text_wrap()
            .set_background_color(HEAD_FILL);
        if rotated {
            format.set_rotation(90)
        } else {
            format
        }
    }

    /// The row of column numbers under a heading.
    #[must_use]
    pub fn numbers() -> Format {
        base(10.0)
            .set_italic()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Center)
    }

    /// Free text without a border: centred.
    #[must_use]
    pub fn centred(points: f64) -> Format {
        base(points).set_align(FormatAlign::Center).set_text_wrap()
    }

    /// Free text without a border: to the left, wrapped.
    #[must_use]
    pub fn left(points: f64) -> Format {
        base(points).set_align(FormatAlign::Left).set_text_wrap()
    }
}

/// A number format that shows zero as the committee wants it.
fn with_zero(zero: &str, positive: &str) -> String {
    match zero {
        "0" => positive.to_owned(),
        "" => format!("{positive};-{positive};;@"),
        mark => format!("{positive};-{positive};\"{}\"_-", mark.replace('"', "")),
    }
}
