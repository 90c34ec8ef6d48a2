//! For each share target the persons who do not meet it, or for whom it is open, and what each lacks.

use rust_xlsxwriter::XlsxError;

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::labels;
use super::super::list::{self, ListFormats};
use super::super::rows::Book;
use super::super::safe::SheetNames;
use super::known_values;
use super::layout::class_word;
use super::persons::fact;
use crate::measure::{Condition, Facts, Mask, PersonClass};
use crate::plan::model::{Target, TargetKind};
use crate::schema::Column;

/// One part of a criterion: its words for people, and who meets it.
struct Part {
    /// The columns that it asks of.
    named: String,
    met: Mask,
}

pub(super) fn write<'a>(
    book: &mut Book<'a>,
    input: &'a ReportInput<'a>,
    names: &mut SheetNames,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let facts = Facts::of(input.roster);
    for (at, result) in input.results.targets.iter().enumerate() {
        let Some(target) = input
            .plan
            .target(&result.id)
            .filter(|t| t.kind == TargetKind::Share)
        else {
            continue;
        };
        let classes = input
            .results
            .person_classes
            .get(at)
            .map_or(&[][..], Vec::as_slice);
        let missing =
            |class: &PersonClass| matches!(class, PersonClass::NotMet | PersonClass::Open);
        let persons: Vec<usize> = classes
            .iter()
            .enumerate()
            .filter(|(_, c)| missing(c))
            .map(|(i, _)| i)
            // one row of the sheet is the title's
            .take(list::MOST_ROWS - 1)
            .collect();
        let parts = parts(input, target, &facts);
        let mut columns: Vec<Column> = columns_of(&target.criterion);
        if columns.contains(&Column::Age) {
            columns.insert(0, Column::BirthDate);
        }
        let sheet = (book.workbook())
            .add_worksheet()
            .set_name(names.take(&format!("CT {} chưa đạt", at + 1)))?;
        let mut headings = vec![
            ("TT", 6.0),
            ("Họ và tên", 24.0),
            ("Đơn vị", 30.0),
            ("Chức vụ", 30.0),
        ];
        headings.extend(columns.iter().map(|c| (labels::column(*c), 15.0)));
        headings.extend([("Tình trạng", 12.0), ("Còn thiếu", 32.0), ("Nguồn", 36.0)]);
        list::head(sheet, 1, 2, &headings, formats)?;
        let last = u16::try_from(headings.len() - 1).unwrap_or(u16::MAX);
        list::title(
            sheet,
            0,
            last,
            &format!(
                "CT {}. {}: {} người chưa đạt hoặc chưa rõ",
                at + 1,
                target.title,
                persons.len()
            ),
        )?;
        let count = u32::try_from(persons.len()).unwrap_or(0);
        sheet.autofilter(1, 0, 1 + count, last)?;
        book.list(&formats.styles, 2, count, last + 1, move |rows| {
            for (row, (number, person)) in (2u32..).zip((1u32..).zip(persons)) {
                let p = &input.roster.persons[person];
                let mut values = vec![
                    Shown::Number(f64::from(number)),
                    fact(input, Column::FullName, p),
                    fact(input, Column::UnitName, p),
                    fact(input, Column::Position, p),
                ];
                values.extend(columns.iter().map(|c| fact(input, *c, p)));
                values.push(Shown::Text(class_word(classes[person]).to_owned()));
                values.push(Shown::Text(lacks(&parts, person)));
                values.push(Shown::Text(format!(
                    "{}, {}, dòng {}",
                    p.source.file, p.source.sheet, p.source.row
                )));
                list::streamed(rows, row, &values, &headings, None)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Columns that a condition speaks of, in their order in it.
fn columns_of(condition: &str) -> Vec<Column> {
    let mut out = Vec::new();
    for word in condition.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        if let Some(column) = Column::parse(word).filter(|c| !out.contains(c)) {
            out.push(column);
        }
    }
    out
}

/// The criterion taken apart at its outer ANDs, each part asked of everyone.
fn parts(input: &ReportInput<'_>, target: &Target, facts: &Facts<'_>) -> Vec<Part> {
    let known = known_values(input.plan);
    let compile = |text: &str| -> Option<Part> {
        let met = Condition::compile(text, &known).ok()?.eval(facts);
        let columns = columns_of(text).into_iter();
        let names: Vec<String> = columns.map(|c| labels::column(c).to_lowercase()).collect();
        Some(Part {
            named: names.join(", "),
            met,
        })
    };
    let pieces: Option<Vec<Part>> = conjuncts(&target.criterion)
        .into_iter()
        .map(compile)
        .collect();
    // a piece that makes no sense alone (BETWEEN … AND …): the criterion as a whole
    pieces
        .or_else(|| compile(&target.criterion).map(|p| vec![p]))
        .unwrap_or_default()
}

/// Pieces between the ANDs outside brackets and quotes.
fn conjuncts(text: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut start) = (0i32, false, 0);
    let mut out = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ' ' if !quoted
                && depth == 0
                && text[at..]
                    .get(..5)
                    .is_some_and(|w| w.eq_ignore_ascii_case(" and ")) =>
            {
                out.push(text[start..at].trim());
                start = at + 5;
            }
            _ => {}
        }
    }
    out.push(text[start.min(text.len())..].trim());
    out
}

/// What a person lacks: the columns of the parts not met, and those of which nothing is known.
fn lacks(parts: &[Part], person: usize) -> String {
    let of = |answer: Option<bool>| {
        parts
            .iter()
            .filter(|p| p.met.get(person) == answer)
            .map(|part| part.named.as_str())
            .collect::<Vec<_>>()
    };
    let (not, open) = (of(Some(false)), of(None));
    let mut words = Vec::new();
    if !not.is_empty() {
        words.push(format!("chưa đạt: {}", not.join("; ")));
    }
    if !open.is_empty() {
        words.push(format!("thiếu thông tin: {}", open.join("; ")));
    }
    words.join(". ")
}

#[cfg(test)]
mod tests {
    use super::conjuncts;

    #[test]
    fn criteria_come_apart_at_their_outer_ands() {
        assert_eq!(
            conjuncts("a IN ('x AND y') AND (b AND c)"),
            ["a IN ('x AND y')", "(b AND c)"]
        );
        assert_eq!(conjuncts("age < 40"), ["age < 40"]);
        assert_eq!(conjuncts(""), [""]);
    }
}
