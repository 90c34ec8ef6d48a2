//! The sheet that says how to fill the form in.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::list::{self, ListFormats};
use super::words::Words;

/// Columns of the guide with their widths in characters.
const WIDTHS: [f64; 2] = [40.0, 92.0];

pub(super) fn write(sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
    let formats = ListFormats::default();
    let text = |t: &str| Shown::Text(t.to_owned());
    list::title(sheet, 0, 1, &words.guide_title)?;
    let mut row = 1;
    for line in &words.guide_lines {
        let line = format!("- {line}");
        sheet.merge_range(
            row,
            0,
            row,
            2,
            &line,
            &formats.plain().clone().set_text_wrap(),
        )?;
        list::fit(sheet, row, [(&text(&line), WIDTHS.iter().sum())])?;
        row += 1;
    }
    row += 1;
    let headings: Vec<_> = words
        .guide_columns
        .iter()
        .map(String::as_str)
        .zip(WIDTHS)
        .collect();
    list::head(sheet, row, 0, &headings, &formats)?;
    for (at, column) in (row + 1..).zip(&words.columns) {
        let cells = [&column.heading, &column.how].map(|t| text(t));
        list::row(sheet, at, &cells, &headings, &formats)?;
    }
    sheet.protect();
    Ok(())
}
