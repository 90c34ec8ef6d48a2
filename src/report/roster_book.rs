//! `danh-sach-<year>.xlsx`: the merged list, one row a person, and those who do not meet each target.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::new_book;
use super::fields::{Shown, shown};
use super::input::ReportInput;
use super::labels;
use super::list::{self, ListFormats};
use super::safe::SheetNames;
use crate::measure::{PersonClass, Status};
use crate::schema::Column;

/// Rows that a sheet of Excel holds, the heading aside.
const MOST_ROWS: usize = 1_048_575;

/// Columns of the list, the most looked at first.
const ORDER: [Column; 33] = [
    Column::FullName,
    Column::Gender,
    Column::BirthDate,
    Column::Age,
    Column::UnitName,
    Column::Position,
    Column::Leader,
    Column::KeyLeader,
    Column::Employment,
    Column::PartyMember,
    Column::Education,
    Column::PoliticalTheory,
    Column::StateManagement,
    Column::Rating,
    Column::MeetsStandard,
    Column::SkillsTraining,
    Column::Ethnicity,
    Column::Minority,
    Column::Religion,
    Column::Informatics,
    Column::ForeignLanguage,
    Column::Committee,
    Column::StandingCommittee,
    Column::DistrictStandingCommittee,
    Column::EducationText,
    Column::RatingText,
    Column::NationalId,
    Column::Note,
    Column::Level,
    Column::Posts,
    Column::SourceFile,
    Column::SourceSheet,
    Column::SourceRow,
];

/// The list.
///
/// # Errors
/// A rule of Excel is broken.
pub fn roster_book(input: &ReportInput<'_>) -> Result<Workbook, XlsxError> {
    let mut book = new_book(input, "Danh sách")?;
    let formats = ListFormats::default();
    let mut names = SheetNames::default();
    let year = input.period.year;
    let columns: Vec<Column> = ORDER
        .iter()
        .copied()
        .filter(|c| !(input.redact && *c == Column::NationalId))
        .collect();
    let headings: Vec<(&str, f64)> = std::iter::once(("TT", 6.0))
        .chain(columns.iter().map(|c| (labels::column(*c), width(*c))))
        .collect();
    let mut headings = headings;
    headings.extend(
        input
            .results
            .targets
            .iter()
            .map(|t| (t.title.as_str(), 16.0)),
    );
    let sheet = book.add_worksheet().set_name(names.take("Danh sách"))?;
    list::head(sheet, 0, 2, &headings, &formats)?;
    for (row, person) in (1u32..).zip(input.roster.persons.iter().take(MOST_ROWS)) {
        list::cell(sheet, row, 0, &Shown::Number(f64::from(row)), &formats)?;
        for (col, column) in (1u16..).zip(&columns) {
            list::cell(
                sheet,
                row,
                col,
                &shown(person, *column, year, input.redact),
                &formats,
            )?;
        }
        // how the person stands to each target: filtering shows the very persons behind a number
        let first = u16::try_from(columns.len() + 1).unwrap_or(1);
        for (col, classes) in (first..).zip(&input.results.person_classes) {
            let class = classes
                .get(row as usize - 1)
                .copied()
                .unwrap_or(PersonClass::Outside);
            list::cell(
                sheet,
                row,
                col,
                &Shown::Text(words(class).to_owned()),
                &formats,
            )?;
        }
    }
    let last = u32::try_from(input.roster.persons.len().min(MOST_ROWS)).unwrap_or(0);
    sheet.autofilter(
        0,
        0,
        last,
        u16::try_from(columns.len() + input.results.targets.len()).unwrap_or(1),
    )?;
    by_unit(&mut book, input, &formats, &mut names)?;
    Ok(book)
}

/// How a person stands to a target, as filters show it.
const fn words(class: PersonClass) -> &'static str {
    match class {
        PersonClass::Outside => "ngoài diện",
        PersonClass::Met => "đạt",
        PersonClass::NotMet => "chưa đạt",
        PersonClass::Open => "chưa rõ",
    }
}

/// Units and the targets in them.
fn by_unit(
    book: &mut Workbook,
    input: &ReportInput<'_>,
    formats: &ListFormats,
    names: &mut SheetNames,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(names.take("Theo đơn vị"))?;
    let mut headings: Vec<(&str, f64)> = vec![("TT", 6.0), ("Đơn vị", 44.0), ("Số người", 10.0)];
    for target in &input.results.targets {
        headings.push((target.title.as_str(), 22.0));
    }
    list::head(sheet, 0, 2, &headings, formats)?;
    sheet.set_row_height(0, 110)?;
    for (row, unit) in (1u32..).zip(&input.results.units) {
        list::cell(sheet, row, 0, &Shown::Number(f64::from(row)), formats)?;
        list::cell(sheet, row, 1, &Shown::Text(unit.name.to_string()), formats)?;
        list::cell(
            sheet,
            row,
            2,
            &Shown::Number(f64::from(unit.headcount)),
            formats,
        )?;
        for (col, target) in (3u16..).zip(&input.results.targets) {
            let own = target.by_unit.iter().find(|u| u.unit == unit.code);
            let value = own.map_or(Shown::Nothing, |u| {
                let words = match u.status {
                    Status::Met => "đạt",
                    Status::NotMet => "chưa đạt",
                    Status::Undetermined => "chưa rõ",
                    Status::NoData | Status::Reported => "",
                };
                Shown::Text(
                    format!("{}/{} {words}", u.share.numerator, u.share.denominator)
                        .trim_end()
                        .to_owned(),
                )
            });
            list::cell(sheet, row, col, &value, formats)?;
        }
    }
    Ok(())
}

const fn width(column: Column) -> f64 {
    match column {
        Column::FullName => 26.0,
        Column::UnitName | Column::Position | Column::SourceFile | Column::Note => 32.0,
        Column::EducationText | Column::RatingText | Column::Posts => 24.0,
        Column::BirthDate
        | Column::Education
        | Column::PoliticalTheory
        | Column::StateManagement
        | Column::Rating
        | Column::Employment
        | Column::NationalId
        | Column::SourceSheet => 15.0,
        _ => 11.0,
    }
}
