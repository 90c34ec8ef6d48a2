//! A workbook of sheets, written as .xlsx bytes.

use super::patch;
use super::sheet::{Sheet, Value, Visibility};
use rust_xlsxwriter::{Format, Formula, Workbook as Book, Worksheet, XlsxError};

/// The value kept for a formula that shall have none; taken out of the part afterwards.
pub const NO_VALUE: &str = "__KHONG_CO__";

/// A workbook and the oddities of its parts.
#[derive(Debug, Clone, Default)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
    /// Days count from 1904; the serials in cells are shifted on writing.
    pub date1904: bool,
    /// Text stands in the cells, without a table of shared strings.
    pub inline_strings: bool,
    /// The sheets tell a used range that is wrong.
    pub wrong_dimension: bool,
    /// Every element of the sheets carries a namespace prefix, as some exporters write.
    pub prefixed: bool,
    /// The sheets are protected against editing, without a password.
    pub protected: bool,
}

impl Workbook {
    pub fn sheet(&mut self, name: &str, build: impl FnOnce(&mut Sheet)) -> &mut Self {
        let mut sheet = Sheet::new(name);
        build(&mut sheet);
        self.sheets.push(sheet);
        self
    }

    /// The file's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let bytes = self
            .write()
            .expect("the bench writes sheets that Excel allows");
        patch::apply(&bytes, self)
    }

    fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Book::new();
        let mut shown = false;
        for sheet in &self.sheets {
            let page = book.add_worksheet();
            page.set_name(&sheet.name)?;
            match sheet.visibility {
                Visibility::Visible if !shown => {
                    page.set_active(true);
                    shown = true;
                }
                Visibility::Visible => {}
                Visibility::Hidden => {
                    page.set_hidden(true);
                }
                Visibility::VeryHidden => {
                    page.set_very_hidden(true);
                }
            }
            self.fill(page, sheet)?;
        }
        book.save_to_buffer()
    }

    fn fill(&self, page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
        let plain = Format::new().set_font_name("Times New Roman");
        for &(r1, c1, r2, c2) in &sheet.merges {
            page.merge_range(r1 - 1, c1, r2 - 1, c2, "", &plain.clone().set_text_wrap())?;
        }
        for (&(row, column), cell) in &sheet.cells {
            let mut format = plain.clone();
            if let Some(font) = &cell.font {
                format = format.set_font_name(font);
            }
            if cell.struck {
                format = format.set_font_strikethrough();
            }
            let at = row - 1;
            match &cell.value {
                Value::Text(text) => {
                    let format = if text.contains('\n') {
                        format.set_text_wrap()
                    } else {
                        format
                    };
                    page.write_string_with_format(at, column, text, &format)?;
                }
                Value::Number(number) => {
                    page.write_number_with_format(at, column, *number, &format)?;
                }
                Value::Date(number) => {
                    let shift = if self.date1904 { 1462.0 } else { 0.0 };
                    page.write_number_with_format(
                        at,
                        column,
                        number - shift,
                        &format.set_num_format("dd/mm/yyyy"),
                    )?;
                }
                Value::Formula { formula, kept } => {
                    let result = kept.as_deref().unwrap_or(NO_VALUE);
                    page.write_formula_with_format(
                        at,
                        column,
                        Formula::new(formula).set_result(result),
                        &format,
                    )?;
                }
                Value::Runs(runs) => {
                    let fonts: Vec<Format> = runs
                        .iter()
                        .map(|(font, _)| {
                            font.as_ref()
                                .map_or_else(|| plain.clone(), |f| Format::new().set_font_name(f))
                        })
                        .collect();
                    let parts: Vec<(&Format, &str)> = fonts
                        .iter()
                        .zip(runs)
                        .map(|(f, (_, t))| (f, t.as_str()))
                        .collect();
                    page.write_rich_string_with_format(at, column, &parts, &format)?;
                }
            }
        }
        if self.protected {
            page.protect();
        }
        for &row in &sheet.hidden_rows {
            page.set_row_hidden(row - 1)?;
        }
        for &column in &sheet.hidden_columns {
            page.set_column_hidden(column)?;
        }
        Ok(())
    }
}
