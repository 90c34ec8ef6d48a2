//! The list itself: letterhead, headings that cannot be changed, an example, rows to fill in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Note, ProtectionOptions, Worksheet, XlsxError,
};

use super::super::fields::{Shown, shown};
use super::super::list;
use super::super::safe;
use super::super::style::{Styles, base};
use super::TemplateInput;
use super::lists::Lists;
use super::words::{TemplateColumn, Words};
use crate::roster::Person;
use crate::schema::{Column, ColumnType};

/// Row of the headings; letterhead and title stand above.
const HEAD: u32 = 6;
/// First row to fill in; the example stands between.
const FIRST: u32 = HEAD + 2;
/// Rows to fill in at least, and beyond the persons of the year before.
const ROWS: u32 = 60;
const SPARE: u32 = 20;
/// Excel's number of the paper.
const A3: u8 = 8;

pub(super) fn write(
    sheet: &mut Worksheet,
    input: &TemplateInput<'_>,
    words: &Words,
    lists: &Lists<'_>,
) -> Result<(), XlsxError> {
    let last_col = u16::try_from(words.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let persons = u32::try_from(input.persons.len()).unwrap_or(u32::MAX);
    let last = FIRST + ROWS.max(persons.saturating_add(SPARE)) - 1;
    letterhead(sheet, input, words, lists, last_col)?;
    for (col, column) in (0u16..).zip(&words.columns) {
        sheet.set_column_width(col, column.width)?;
        sheet.write_string_with_format(HEAD, col, &column.heading, &Styles::head(false))?;
        sheet.insert_note(HEAD, col, &Note::new(&column.how).add_author_prefix(false))?;
        let example = base(11.0)
            .set_italic()
            .set_font_color(rust_xlsxwriter::Color::Gray)
            .set_border(FormatBorder::Thin)
            .set_text_wrap();
        sheet.write_string_with_format(HEAD + 1, col, &column.example, &example)?;
        let format = cell_format(column);
        for row in FIRST..=last {
            sheet.write_blank(row, col, &format)?;
        }
        if let Some(rule) = rule(column, words, lists)? {
            sheet.add_data_validation(FIRST, col, last, col, &rule)?;
        }
    }
    for (row, person) in (FIRST..).zip(input.persons) {
        fill(sheet, row, person, words)?;
    }
    sheet.set_row_height(HEAD, 84)?;
    let examples: Vec<Shown> = words
        .columns
        .iter()
        .map(|c| Shown::Text(c.example.clone()))
        .collect();
    let widths = words.columns.iter().map(|c| c.width);
    list::fit(sheet, HEAD + 1, examples.iter().zip(widths))?;
    signatures(sheet, last + 2, words, last_col)?;
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    list::page(sheet);
    // so many columns can be read on A3 only
    sheet.set_paper_size(A3);
    sheet.set_repeat_rows(HEAD, HEAD)?;
    sheet.protect_with_options(&ProtectionOptions {
        insert_rows: true,
        delete_rows: true,
        format_cells: true,
        format_rows: true,
        format_columns: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// The committee, the unit (a list to choose from where it is not given), the title.
fn letterhead(
    sheet: &mut Worksheet,
    input: &TemplateInput<'_>,
    words: &Words,
    lists: &Lists<'_>,
    last_col: u16,
) -> Result<(), XlsxError> {
    let left = last_col.min(4);
    let above = input.plan.committee.name.to_uppercase();
    sheet.merge_range(0, 0, 0, left, &safe::text(&above), &Styles::centred(13.0))?;
    let unit = input
        .unit
        .map(|u| u.name.to_uppercase())
        .unwrap_or_default();
    let bold = Styles::centred(13.0).set_bold();
    match lists.units() {
        Some(rule) if input.unit.is_none() => {
            let open = bold.set_border_bottom(FormatBorder::Dotted).set_unlocked();
            sheet.merge_range(1, 0, 1, left, "", &open)?;
            let rule = rule.set_input_message(&words.choose_unit)?;
            sheet.add_data_validation(1, 0, 1, 0, &rule)?;
        }
        _ => {
            sheet.merge_range(1, 0, 1, left, &safe::text(&unit), &bold)?;
        }
    }
    let title = Styles::centred(14.0).set_bold();
    sheet.merge_range(3, 0, 3, last_col, &words.title, &title)?;
    let subtitle = Styles::centred(13.0).set_italic().set_unlocked();
    sheet.merge_range(4, 0, 4, last_col, &words.subtitle, &subtitle)?;
    Ok(())
}

fn signatures(
    sheet: &mut Worksheet,
    row: u32,
    words: &Words,
    last_col: u16,
) -> Result<(), XlsxError> {
    let left = last_col.min(4);
    let right = last_col.saturating_sub(4).max(left + 1);
    for (from, to, who, how) in [
        (0, left, &words.prepared_by, &words.sign_left),
        (right, last_col, &words.signed_by, &words.sign_right),
    ] {
        let bold = Styles::centred(13.0).set_bold();
        sheet.merge_range(row, from, row, to, who, &bold)?;
        let italic = Styles::centred(12.0).set_italic();
        sheet.merge_range(row + 1, from, row + 1, to, how, &italic)?;
    }
    Ok(())
}

fn cell_format(column: &TemplateColumn) -> Format {
    let format = base(11.0)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_unlocked();
    match column.of() {
        Some(Column::BirthDate) => format
            .set_num_format("dd/mm/yyyy")
            .set_align(FormatAlign::Center),
        // ids keep the zeros they begin with only as text
        Some(Column::NationalId) => format.set_num_format("@").set_align(FormatAlign::Center),
        Some(c) if c.column_type() == ColumnType::Bool => format.set_align(FormatAlign::Center),
        None => format.set_align(FormatAlign::Center),
        _ => format,
    }
}

/// What a cell may hold; a warning, never a stop: the form cannot know every case.
fn rule(
    column: &TemplateColumn,
    words: &Words,
    lists: &Lists<'_>,
) -> Result<Option<DataValidation>, XlsxError> {
    let warn = |rule: DataValidation, message: &str| {
        rule.set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(&words.invalid.title)?
            .set_error_message(message)
    };
    let choices = column.choices();
    Ok(match column.of() {
        _ if !choices.is_empty() => {
            let rule = DataValidation::new().allow_list_strings(&choices)?;
            Some(warn(rule, &words.invalid.list)?)
        }
        Some(Column::Position) => lists.posts(column.party),
        Some(Column::BirthDate) => {
            let day = |y| ExcelDateTime::from_ymd(y, 1, 1);
            let between = DataValidationRule::Between(day(1930)?, day(2015)?);
            let rule = DataValidation::new().allow_date(between);
            Some(warn(rule, &words.invalid.date)?)
        }
        Some(Column::NationalId) => {
            let at = rust_xlsxwriter::utility::row_col_to_cell(
                FIRST,
                words
                    .columns
                    .iter()
                    .position(|c| c.of() == Some(Column::NationalId))
                    .and_then(|c| u16::try_from(c).ok())
                    .unwrap_or_default(),
            );
            let formula = Formula::new(format!("=OR(LEN({at})=9,LEN({at})=12)"));
            let rule = DataValidation::new().allow_custom(formula);
            Some(warn(rule, &words.invalid.id)?)
        }
        _ => None,
    })
}

/// A person of the year before; facts of that year alone are left open.
fn fill(sheet: &mut Worksheet, row: u32, person: &Person, words: &Words) -> Result<(), XlsxError> {
    let values: Vec<Shown> = words
        .columns
        .iter()
        .map(|column| match column.of() {
            None => Shown::Number(f64::from(row - FIRST + 1)),
            _ if column.yearly || column.party => Shown::Nothing,
            Some(c) => kept(person, c),
        })
        .collect();
    for ((col, column), value) in (0u16..).zip(&words.columns).zip(&values) {
        list::cell_with(sheet, row, col, value, &cell_format(column))?;
    }
    list::fit(
        sheet,
        row,
        values.iter().zip(words.columns.iter().map(|c| c.width)),
    )
}

/// A fact as the form takes it: the unit's own words of a level where there are any.
fn kept(person: &Person, column: Column) -> Shown {
    match (column, person.education_text.as_deref()) {
        (Column::Education, Some(text)) if person.education.is_some() => {
            Shown::Text(text.to_owned())
        }
        _ => shown(person, column, 0, false),
    }
}
