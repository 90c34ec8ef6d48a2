//! The few formats of a list.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The formats of a workbook.
#[derive(Debug)]
pub(crate) struct Looks {
    /// Letterhead and signature.
    pub(crate) letter: Format,
    /// The title.
    pub(crate) title: Format,
    /// Headings and the total.
    pub(crate) head: Format,
    /// Cells of the table, blanks included.
    pub(crate) cell: Format,
    /// Dates of Excel.
    pub(crate) date: Format,
}

impl Looks {
    /// As official letters are set.
    pub(crate) fn new() -> Self {
        let plain = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12);
        let letter = plain.clone().set_bold().set_align(FormatAlign::Center);
        let cell = plain
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter);
        Self {
            title: letter.clone().set_font_size(14),
            head: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center),
            date: cell.clone().set_num_format("dd/mm/yyyy"),
            letter,
            cell,
        }
    }
}
