//! Writes the sheets of a workbook as .xlsx, the same bytes each time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
};

use crate::grid::{Content, Grid, Look};
use crate::tcvn3::encode;

/// One file that a unit sends.
#[derive(Debug, Clone)]
pub struct Book {
    /// Path below the input, as the unit named it.
    pub path: String,
    /// Its sheets.
    pub sheets: Vec<Grid>,
}

impl Book {
    /// Whether it is sent as it is written here, unconverted.
    pub fn stays_xlsx(&self) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|extension| extension == "xlsx")
    }
}

/// Writes a workbook.
pub fn write(book: &Book, path: &Path, year: u16) -> Result<()> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(year, 12, 5)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    for grid in &book.sheets {
        let sheet = workbook.add_worksheet();
        write_sheet(sheet, grid).with_context(|| format!("{}: {}", book.path, grid.name))?;
    }
    workbook
        .save(path)
        .with_context(|| path.display().to_string())
}

fn write_sheet(sheet: &mut Worksheet, grid: &Grid) -> Result<()> {
    sheet.set_name(&grid.name)?;
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(grid.header.0, grid.header.1.max(grid.header.0))?;
    let formats = Formats::new();
    let merged: BTreeMap<(u32, u16), (u32, u16)> = grid
        .merges
        .iter()
        .map(|&(row, column, last, right)| ((row, column), (last, right)))
        .collect();
    let mut covered: BTreeSet<(u32, u16)> = BTreeSet::new();
    for &(row, column, last, right) in &grid.merges {
        for at in row..=last {
            covered.extend((column..=right).map(|column| (at, column)));
        }
    }
    for (&(row, column), (content, look)) in &grid.cells {
        let format = formats.of(*look, content, grid, row);
        if let Some(&(last, right)) = merged.get(&(row, column)) {
            sheet.merge_range(row, column, last, right, "", &format)?;
        } else if covered.contains(&(row, column)) {
            continue;
        }
        match content {
            Content::Blank => {
                sheet.write_blank(row, column, &format)?;
            }
            Content::Text(text) => {
                let text = if grid.legacy {
                    encode(text).0
                } else {
                    text.clone()
                };
                sheet.write_string_with_format(row, column, text, &format)?;
            }
            Content::Number(number) => {
                sheet.write_number_with_format(row, column, *number, &format)?;
            }
            Content::Date(day) => {
                sheet.write_number_with_format(row, column, day.serial(), &format)?;
            }
            Content::Formula(formula, result) => {
                sheet.write_formula_with_format(
                    row,
                    column,
                    Formula::new(*formula).set_result(*result),
                    &format,
                )?;
            }
        }
    }
    widths(sheet, grid)?;
    for &row in &grid.hidden_rows {
        sheet.set_row_hidden(row)?;
    }
    sheet.set_hidden(grid.hidden);
    Ok(())
}

fn widths(sheet: &mut Worksheet, grid: &Grid) -> Result<()> {
    let mut widest: BTreeMap<u16, usize> = BTreeMap::new();
    for row in grid.persons.iter().map(|person| person.row) {
        for (&(_, column), (content, _)) in grid.cells.range((row, 0)..=(row, u16::MAX)) {
            let length = match content {
                Content::Text(text) => text.chars().count(),
                Content::Date(_) => 10,
                _ => 4,
            };
            let entry = widest.entry(column).or_default();
            *entry = (*entry).max(length);
        }
    }
    for (column, width) in widest {
        let width = u32::try_from(width.clamp(3, 26)).unwrap_or(10);
        sheet.set_column_width(column, f64::from(width) * 1.05 + 1.5)?;
    }
    sheet.set_default_row_height(18.0);
    let turned = grid
        .cells
        .iter()
        .filter(|(_, (_, look))| *look == Look::Turned)
        .map(|(&(row, _), _)| row)
        .max();
    for row in grid.header.0..=grid.header.1 {
        let numbers = grid
            .cells
            .range((row, 0)..=(row, u16::MAX))
            .all(|(_, (_, look))| *look == Look::Number);
        let height = if Some(row) == turned {
            95.0
        } else if numbers {
            16.0
        } else {
            34.0
        };
        sheet.set_row_height(row, height)?;
    }
    Ok(())
}

/// The looks as formats.
struct Formats(BTreeMap<Look, Format>);

impl Formats {
    fn new() -> Self {
        let plain = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12);
        let centred = plain
            .clone()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter);
        let boxed = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter);
        let header = centred
            .clone()
            .set_border(FormatBorder::Thin)
            .set_bold()
            .set_text_wrap();
        let list = [
            (Look::Plain, centred.clone()),
            (Look::Bold, centred.clone().set_bold()),
            (Look::Italic, centred.clone().set_italic()),
            (Look::Title, centred.clone().set_bold().set_font_size(14)),
            (Look::Header, header.clone()),
            (Look::Turned, header.clone().set_rotation(90)),
            (
                Look::Number,
                centred
                    .clone()
                    .set_border(FormatBorder::Thin)
                    .set_italic()
                    .set_font_size(10),
            ),
            (Look::Strong, boxed.clone().set_bold()),
            (Look::Body, boxed.clone().set_text_wrap()),
            (Look::Centre, boxed.set_align(FormatAlign::Center)),
        ];
        Self(list.into_iter().collect())
    }

    fn of(&self, look: Look, content: &Content, grid: &Grid, row: u32) -> Format {
        let mut format = self.0.get(&look).cloned().unwrap_or_default();
        if let (true, Content::Text(text)) = (grid.legacy, content) {
            format = format.set_font_name(encode(text).1);
        }
        if matches!(content, Content::Date(_)) {
            format = format.set_num_format("dd/mm/yyyy");
        }
        if grid.struck.contains(&row) {
            format = format.set_font_strikethrough();
        }
        format
    }
}
