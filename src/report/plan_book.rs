//! `danh-muc.xlsx`: a plan as a workbook that clerks edit, read back by `--plan`.

use chrono::NaiveDate;
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, Formula, Worksheet, XlsxError};

use super::book::{empty_book, excel_day};
use super::error::ReportError;
use super::list::{self, Heading};
use super::style::{HEAD_FILL, SUBTOTAL_FILL};
use super::text_size::{height, lines};
use crate::plan::{ColumnKind, PlanCell, PlanColumn, PlanSheet, UPRIGHT_HEADINGS, WORKBOOK};

const SIZE: f64 = 11.0;

/// Rows below the last one that still offer choices.
const SPARE: u32 = 200;

/// The workbook's bytes, the same for the same sheets and version.
///
/// # Errors
/// A rule of Excel is broken.
pub fn plan_book(sheets: &[PlanSheet], title: &str, version: &str) -> Result<Vec<u8>, ReportError> {
    book(sheets, title, version).map_err(|source| ReportError::Workbook {
        book: WORKBOOK.to_owned(),
        source,
    })
}

fn book(sheets: &[PlanSheet], title: &str, version: &str) -> Result<Vec<u8>, XlsxError> {
    // a plan has no date of its own; the day is fixed so that the bytes are
    let day = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap_or_default();
    let mut book = empty_book(title, "phuluc", version, day)?;
    let formats = Formats::new();
    for sheet in sheets {
        let worksheet = book.add_worksheet().set_name(&sheet.name)?;
        if sheet.upright {
            upright(worksheet, sheet, &formats)?;
        } else {
            table(worksheet, sheet, &formats)?;
        }
    }
    book.save_to_buffer()
}

struct Formats {
    head: Format,
    key: Format,
    text: Format,
    number: Format,
    percent: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let base = || {
            super::style::base(SIZE)
                .set_border(rust_xlsxwriter::FormatBorder::Thin)
                .set_align(FormatAlign::Top)
        };
        Self {
            head: base()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(HEAD_FILL),
            key: base()
                .set_font_size(8)
                .set_font_color("7F7F7F")
                .set_align(FormatAlign::Center)
                .set_background_color(SUBTOTAL_FILL),
            // text stays text when a clerk types 1 or 01/7
            text: base().set_text_wrap().set_num_format("@"),
            number: base().set_align(FormatAlign::Center).set_num_format("0"),
            percent: base()
                .set_align(FormatAlign::Center)
                .set_num_format("0.##%"),
            date: base()
                .set_align(FormatAlign::Center)
                .set_num_format("dd/mm/yyyy"),
        }
    }

    const fn of(&self, kind: ColumnKind) -> &Format {
        match kind {
            ColumnKind::Text | ColumnKind::List | ColumnKind::YesNo => &self.text,
            ColumnKind::Integer | ColumnKind::Number => &self.number,
            ColumnKind::Percent => &self.percent,
            ColumnKind::Date => &self.date,
        }
    }
}

/// Headings, the keys of TOML below them, then the rows.
fn table(sheet: &mut Worksheet, data: &PlanSheet, formats: &Formats) -> Result<(), XlsxError> {
    let keyed = data.columns.iter().any(|column| !column.key.is_empty());
    let first = if keyed { 2 } else { 1 };
    for (col, column) in (0u16..).zip(&data.columns) {
        sheet.set_column_width(col, column.width)?;
        sheet.write_string_with_format(0, col, &column.heading, &formats.head)?;
        if keyed {
            sheet.write_string_with_format(1, col, &column.key, &formats.key)?;
        }
        let last = first + u32::try_from(data.rows.len()).unwrap_or(0) + SPARE;
        // a new row is of the same kind as those above it
        sheet.set_column_format(col, &bare(column.kind))?;
        if let Some(rule) = rule(column) {
            sheet.add_data_validation(first, col, last, col, &rule)?;
        }
    }
    let widths = data.columns.iter().map(|column| column.width);
    let heads = data.columns.iter().map(|column| column.heading.as_str());
    fit(sheet, 0, heads.zip(widths.clone()))?;
    for (row, cells) in (first..).zip(&data.rows) {
        for ((col, cell), column) in (0u16..).zip(cells).zip(&data.columns) {
            write(sheet, (row, col), cell, formats.of(column.kind))?;
        }
        fit(sheet, row, cells.iter().map(text).zip(widths.clone()))?;
    }
    let frozen = if keyed && data.columns.len() > 3 {
        2
    } else {
        0
    };
    sheet.set_freeze_panes(first, frozen)?;
    sheet.set_repeat_rows(0, 0)?;
    list::page(sheet);
    if let Some(last) = u16::try_from(data.columns.len())
        .ok()
        .and_then(|n| n.checked_sub(1))
    {
        let end = first + u32::try_from(data.rows.len()).unwrap_or(0);
        sheet.autofilter(first - 1, 0, end.max(first + 1) - 1, last)?;
    }
    Ok(())
}

/// One row of the plan from top to bottom: heading, value, meaning.
fn upright(sheet: &mut Worksheet, data: &PlanSheet, formats: &Formats) -> Result<(), XlsxError> {
    let widest = data
        .columns
        .iter()
        .map(|column| column.width)
        .fold(0.0, f64::max);
    let headings: [Heading<'_>; 3] = [
        (UPRIGHT_HEADINGS[0], 30.0),
        (UPRIGHT_HEADINGS[1], widest),
        (UPRIGHT_HEADINGS[2], 70.0),
    ];
    for (col, (heading, width)) in (0u16..).zip(headings) {
        sheet.set_column_width(col, width)?;
        sheet.write_string_with_format(0, col, heading, &formats.head)?;
    }
    let empty = Vec::new();
    let cells = data.rows.first().unwrap_or(&empty);
    for ((row, column), cell) in (1u32..).zip(&data.columns).zip(cells) {
        sheet.write_string_with_format(row, 0, &column.heading, &formats.text)?;
        write(sheet, (row, 1), cell, formats.of(column.kind))?;
        sheet.write_string_with_format(row, 2, &column.about, &formats.text)?;
        let texts = [&*column.heading, text(cell), &*column.about];
        fit(sheet, row, texts.into_iter().zip(headings.map(|h| h.1)))?;
        if let Some(rule) = rule(column) {
            sheet.add_data_validation(row, 1, row, 1, &rule)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    list::page(sheet);
    Ok(())
}

/// The format of empty cells below the rows.
fn bare(kind: ColumnKind) -> Format {
    let format = super::style::base(SIZE);
    match kind {
        ColumnKind::Text | ColumnKind::List | ColumnKind::YesNo => {
            format.set_text_wrap().set_num_format("@")
        }
        ColumnKind::Integer | ColumnKind::Number => format.set_num_format("0"),
        ColumnKind::Percent => format.set_num_format("0.##%"),
        ColumnKind::Date => format.set_num_format("dd/mm/yyyy"),
    }
}

/// Choices to click; several values in one cell can be typed only.
fn rule(column: &PlanColumn) -> Option<DataValidation> {
    if column.kind == ColumnKind::List {
        return None;
    }
    let rule = match &column.choices_of {
        // the codes of a sheet stand below its headings and keys
        Some((sheet, col)) => {
            let letter = char::from(b'A' + u8::try_from(*col).ok().filter(|col| *col < 26)?);
            let range = format!("'{sheet}'!${letter}$3:${letter}$2000");
            DataValidation::new().allow_list_formula(Formula::new(range))
        }
        None if !column.choices.is_empty() => DataValidation::new()
            .allow_list_strings(&column.choices)
            .ok()?,
        None => return None,
    };
    let rule = rule.set_error_title("Không có trong danh mục").ok()?;
    let rule = rule
        .set_error_message("Hãy chọn một giá trị trong danh sách.")
        .ok()?;
    Some(rule)
}

fn write(
    sheet: &mut Worksheet,
    (row, col): (u32, u16),
    cell: &PlanCell,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        PlanCell::Nothing => sheet.write_blank(row, col, format)?,
        PlanCell::Text(text) => sheet.write_string_with_format(row, col, text, format)?,
        PlanCell::Number(number) => sheet.write_number_with_format(row, col, *number, format)?,
        PlanCell::Date(day) => match excel_day(*day) {
            Some(date) => sheet.write_datetime_with_format(row, col, &date, format)?,
            // a day that Excel does not know
            None => sheet.write_string_with_format(row, col, day.to_string(), format)?,
        },
    };
    Ok(())
}

fn text(cell: &PlanCell) -> &str {
    match cell {
        PlanCell::Text(text) => text,
        _ => "",
    }
}

/// Makes a row as high as its longest text, within what a screen shows.
fn fit<'t>(
    sheet: &mut Worksheet,
    row: u32,
    texts: impl Iterator<Item = (&'t str, f64)>,
) -> Result<(), XlsxError> {
    let most = texts.map(|(text, width)| lines(text, SIZE, false, width * 8.0 - 3.0));
    let most = most.max().unwrap_or(1).min(25);
    sheet.set_row_height(row, height(most, SIZE).max(17.0))?;
    Ok(())
}
