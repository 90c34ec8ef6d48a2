//! The list itself: a worksheet table, or beyond its size a plain sheet with filters that is written
//! row by row.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{Note, Table, TableColumn, TableStyle, XlsxError};

use super::super::fields::{Shown, shown};
use super::super::input::ReportInput;
use super::super::labels;
use super::super::list::{self, ListFormats};
use super::super::redact;
use super::super::rows::{Book, Look};
use super::super::safe;
use super::layout::{Layout, Shows, class_word};
use crate::measure::PersonClass;
use crate::roster::{CellOf, Correction, Person};
use crate::schema::Column;

/// Most persons in a worksheet table: larger ones are slow to open.
const TABLE: usize = 20_000;

/// Width of a date in characters.
const DATE: f64 = 11.0;

/// Last column that is printed.
const PRINTED: u16 = 16;

pub(super) fn write<'a>(
    book: &mut Book<'a>,
    input: &'a ReportInput<'a>,
    layout: &Layout,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let corrected = corrected(input);
    write_list(book, input, layout, &corrected, formats)
}

/// Corrections that were put in, by file, sheet and row.
fn corrected<'a>(
    input: &ReportInput<'a>,
) -> BTreeMap<(&'a str, &'a str, u32), Vec<&'a Correction>> {
    let mut out: BTreeMap<_, Vec<&Correction>> = BTreeMap::new();
    for c in input.corrections.iter().filter(|c| c.applied) {
        if let (Some(file), Some(sheet), Some(row)) = (
            c.place.file.as_deref(),
            c.place.sheet.as_deref(),
            c.place.row,
        ) {
            out.entry((file, sheet, row)).or_default().push(c);
        }
    }
    out
}

/// Heading of a column.
pub(super) fn heading(input: &ReportInput<'_>, shows: Shows) -> String {
    match shows {
        Shows::Ordinal => "TT".to_owned(),
        Shows::Fact(column) => labels::column(column).to_owned(),
        Shows::Target(at) => format!("CT {}. {}", at + 1, input.results.targets[at].title),
        Shows::PostCodes => "Mã chức danh".to_owned(),
    }
}

fn write_list<'a>(
    book: &mut Book<'a>,
    input: &'a ReportInput<'a>,
    layout: &Layout,
    corrected: &BTreeMap<(&str, &str, u32), Vec<&Correction>>,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let part = &layout.part;
    let large = part.persons > TABLE;
    let sheet = (book.workbook()).add_worksheet().set_name(&part.sheet)?;
    let headings: Vec<String> = layout.columns.iter().map(|c| heading(input, *c)).collect();
    let sized: Vec<(&str, f64)> = if large {
        let most = layout.columns.iter().map(|c| most_width(*c));
        headings.iter().map(String::as_str).zip(most).collect()
    } else {
        fitted(input, layout, &headings)
    };
    list::head(sheet, 0, 2, &sized, formats)?;
    sheet.set_header(format!(
        "&C&\"Times New Roman,Bold\"&12DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC (số liệu đến {})",
        super::super::words::date(input.period.as_of)
    ));
    // cells that were corrected, by person and column: the notes stand beside the rows
    let mut marked: BTreeSet<(usize, usize)> = BTreeSet::new();
    let persons = input.roster.persons.iter().enumerate();
    for (row, (at, person)) in (1u32..).zip(persons) {
        if corrected.is_empty() {
            break;
        }
        let place = (
            &*person.source.file,
            &*person.source.sheet,
            person.source.row,
        );
        let Some(changes) = corrected.get(&place) else {
            continue;
        };
        for (col, shows) in layout.columns.iter().enumerate() {
            let Some(c) = correction_of(person, *shows, changes) else {
                continue;
            };
            marked.insert((at, col));
            let text = format!(
                "Đã điều chỉnh, danh sách ghi \"{}\". Lý do: {}. Xác nhận: {} {}",
                redact::fact(
                    &c.made_for,
                    crate::schema::labels::column_of(&c.field),
                    input.redact
                ),
                redact::mask(&c.reason, input.redact),
                c.who,
                c.when
            );
            sheet.insert_note(
                row,
                u16::try_from(col).unwrap_or(u16::MAX),
                &Note::new(safe::text(text.trim()))
                    .add_author_prefix(false)
                    .set_width(220),
            )?;
        }
    }
    if !marked.is_empty() && !large {
        // notes are drawn where the heights of the rows tell
        for (row, (at, person)) in (1u32..).zip(input.roster.persons.iter().enumerate()) {
            let values = layout.columns.iter().map(|s| value(input, *s, at, person));
            let values: Vec<Shown> = values.collect();
            let widths = sized.iter().map(|h| h.1);
            sheet.set_row_height(row, list::row_height(values.iter().zip(widths)))?;
        }
    }
    // on paper only what fits a page: the facts before the targets
    sheet.set_print_area(0, 0, u32::try_from(part.persons).unwrap_or(0), PRINTED)?;
    let last_row = u32::try_from(part.persons).unwrap_or(0);
    let last = u16::try_from(layout.columns.len() - 1).unwrap_or(u16::MAX);
    let in_table = !large && part.persons > 0;
    if in_table {
        let columns: Vec<TableColumn> = headings
            .iter()
            .map(|h| {
                TableColumn::new()
                    .set_header(safe::text(h))
                    .set_header_format(formats.header())
            })
            .collect();
        let table = Table::new()
            .set_columns(&columns)
            .set_style(TableStyle::Light1)
            .set_name("DanhSach");
        sheet.add_table(0, 0, 1, last, &table)?;
    } else {
        sheet.autofilter(0, 0, last_row, last)?;
    }
    let widths: Vec<f64> = sized.iter().map(|h| h.1).collect();
    let columns = layout.columns.clone();
    book.list(&formats.styles, 1, last_row, last + 1, move |rows| {
        let persons = input.roster.persons.iter().enumerate();
        for (row, (at, person)) in (1u32..).zip(persons) {
            let values: Vec<Shown> = columns
                .iter()
                .map(|shows| value(input, *shows, at, person))
                .collect();
            let height =
                (!large).then(|| list::row_height(values.iter().zip(widths.iter().copied())));
            let looks = (0..columns.len()).map(|col| {
                if marked.contains(&(at, col)) {
                    Look::Marked
                } else {
                    Look::Usual
                }
            });
            rows.row(row, height, values.iter().zip(looks))?;
        }
        Ok(())
    })?;
    if in_table {
        book.in_table();
    }
    Ok(())
}

fn value(input: &ReportInput<'_>, shows: Shows, at: usize, person: &Person) -> Shown {
    match shows {
        #[expect(clippy::cast_precision_loss, reason = "rows of a list")]
        Shows::Ordinal => Shown::Number((at + 1) as f64),
        Shows::Target(target) => {
            let class = input
                .results
                .person_classes
                .get(target)
                .and_then(|c| c.get(at))
                .copied();
            Shown::Text(class_word(class.unwrap_or(PersonClass::Outside)).to_owned())
        }
        Shows::PostCodes if person.posts.is_empty() => Shown::Nothing,
        Shows::PostCodes => Shown::Text(format!(
            ";{};",
            person
                .posts
                .iter()
                .map(|c| &**c)
                .collect::<Vec<_>>()
                .join(";")
        )),
        Shows::Fact(column) => fact(input, column, person),
    }
}

/// A fact, with the plan's names for its codes.
pub(super) fn fact(input: &ReportInput<'_>, column: Column, person: &Person) -> Shown {
    let plan = input.plan;
    match column {
        Column::Level => {
            let named = person.level.as_deref().map(|code| {
                plan.levels
                    .iter()
                    .find(|l| l.code == code)
                    .map_or(code, |l| &l.name)
            });
            named.map_or(Shown::Nothing, |n| Shown::Text(n.to_owned()))
        }
        Column::UnitKind => {
            let named = person
                .unit_kind
                .as_deref()
                .map(|code| plan.kind(code).map_or(code, |k| &k.name));
            named.map_or(Shown::Nothing, |n| Shown::Text(n.to_owned()))
        }
        Column::Posts if !person.posts.is_empty() => {
            let names: Vec<&str> = person
                .posts
                .iter()
                .map(|code| plan.post(code).map_or(&**code, |p| p.name.as_str()))
                .collect();
            Shown::Text(names.join("; "))
        }
        column => shown(person, column, input.period.year, input.redact),
    }
}

/// The correction of the cell that a fact was read from.
fn correction_of<'c>(
    person: &Person,
    shows: Shows,
    corrections: &[&'c Correction],
) -> Option<&'c Correction> {
    let Shows::Fact(column) = shows else {
        return None;
    };
    let own = |c: &&&Correction| {
        let read_from = c
            .place
            .col
            .is_some_and(|col| person.cells.contains(&CellOf::new(column, col)));
        read_from && c.right.is_some()
    };
    corrections.iter().find(own).copied()
}

/// Headings with the widths that their texts need, up to [`most_width`]: a narrow list is larger on paper.
fn fitted<'h>(
    input: &ReportInput<'_>,
    layout: &Layout,
    headings: &'h [String],
) -> Vec<(&'h str, f64)> {
    let width = |(heading, shows): (&'h String, &Shows)| {
        let most = most_width(*shows);
        let mut longest: f64 = 0.0;
        for (at, person) in input.roster.persons.iter().enumerate() {
            // the heading of a target takes the most by itself
            if longest >= most || matches!(shows, Shows::Target(_)) {
                break;
            }
            longest = longest.max(match value(input, *shows, at, person) {
                Shown::Text(text) => list::text_width(&text),
                Shown::Date(_) => DATE,
                Shown::Number(_) | Shown::Formula(..) | Shown::Nothing => 0.0,
            });
        }
        let least = match shows {
            // a sentence of the plan: the head of the list would stand half a page high
            Shows::Target(_) => most,
            _ => list::heading_width(heading),
        };
        (heading.as_str(), longest.min(most).max(least))
    };
    headings.iter().zip(&layout.columns).map(width).collect()
}

/// The widest that a column becomes, in characters; longer texts take several lines.
const fn most_width(shows: Shows) -> f64 {
    match shows {
        Shows::Ordinal => 6.0,
        Shows::Target(_) => 26.0,
        Shows::PostCodes => 40.0,
        Shows::Fact(column) => match column {
            Column::SourceFile => 70.0,
            Column::Note | Column::Posts | Column::EducationText | Column::RatingText => 60.0,
            Column::UnitName | Column::Position => 32.0,
            Column::Unit | Column::UnitKind => 50.0,
            Column::FullName | Column::Rating => 28.0,
            Column::Employment => 13.0,
            _ => 19.0,
        },
    }
}
