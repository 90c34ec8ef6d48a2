//! "Đối chiếu": the headline numbers of the appendices, as values, beside their recount from the list by
//! formula.

use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::labels;
use super::super::list::{self, ListFormats};
use super::layout::{Layout, Shows, class_word};
use crate::measure::PersonClass;
use crate::plan::model::TargetKind;
use crate::schema::Column;

/// A number to be recounted.
struct Line {
    text: String,
    /// The appendices' number.
    stated: u32,
    formula: String,
}

pub(super) fn write(
    sheet: &mut Worksheet,
    input: &ReportInput<'_>,
    layout: &Layout,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    const HEAD: u32 = 2;
    const HEADINGS: [list::Heading<'_>; 5] = [
        ("TT", 6.0),
        ("Nội dung", 80.0),
        ("Số trong phụ lục", 14.0),
        ("Đếm lại từ danh sách", 14.0),
        ("Khớp", 9.0),
    ];
    list::head(sheet, HEAD, 0, &HEADINGS, formats)?;
    let lines = lines(input, layout);
    let last = HEAD + 1 + u32::try_from(lines.len()).unwrap_or(0);
    list::title(
        sheet,
        0,
        4,
        &format!(
            "Đối chiếu số liệu của {} với danh sách",
            input.book_name("phu-luc")
        ),
    )?;
    let all = format!(
        "=\"Khớp \"&COUNTIF(E{}:E{last},\"✓\")&\"/\"&COUNTA(C{}:C{last})&\" số\"",
        HEAD + 2,
        HEAD + 2
    );
    sheet.write_formula_with_format(
        1,
        1,
        Formula::new(all).set_result(format!("Khớp {}/{} số", lines.len(), lines.len())),
        formats.plain(),
    )?;
    for (row, line) in (HEAD + 1..).zip(&lines) {
        let values = [
            Shown::Number(f64::from(row - HEAD)),
            Shown::Text(line.text.clone()),
            Shown::Number(f64::from(line.stated)),
        ];
        list::row(sheet, row, &values, &HEADINGS, formats)?;
        // the recount of a list made from the same results gives the same number; Excel recounts on opening
        let formula =
            Formula::new(format!("={}", line.formula)).set_result(line.stated.to_string());
        list::formula(sheet, row, 3, &formula, formats)?;
        let check =
            Formula::new(format!("=IF(C{}=D{},\"✓\",\"✗\")", row + 1, row + 1)).set_result("✓");
        list::formula(sheet, row, 4, &check, formats)?;
    }
    Ok(())
}

fn lines(input: &ReportInput<'_>, layout: &Layout) -> Vec<Line> {
    let mut out = vec![Line {
        text: "Tổng số người".to_owned(),
        stated: input.results.headcount,
        formula: layout.count_all(),
    }];
    targets(input, layout, &mut out);
    for unit in &input.results.units {
        let formula = layout.count(&[(Shows::Fact(Column::Unit), &unit.code)]);
        out.push(Line {
            text: format!("Đơn vị: {}", unit.name),
            stated: unit.headcount,
            formula,
        });
    }
    distributions(input, layout, &mut out);
    out
}

/// Population, those who meet it and open cases of each target; presence: of the units, on "Theo đơn vị".
fn targets(input: &ReportInput<'_>, layout: &Layout, out: &mut Vec<Line>) {
    let mut col = 4u32;
    let units = input.results.units.len() + 1;
    for (at, target) in input.results.targets.iter().enumerate() {
        let of = |class| layout.count(&[(Shows::Target(at), class_word(class))]);
        let name = |what: &str| format!("CT {}. {}: {what}", at + 1, target.title);
        let counts = target.counts;
        let formulas = match target.kind {
            TargetKind::Share => {
                col += 3;
                let [met, not, open] =
                    [PersonClass::Met, PersonClass::NotMet, PersonClass::Open].map(of);
                [format!("{met}+{not}+{open}"), met, open]
            }
            TargetKind::Presence => {
                let letters = crate::finding::column_letters(col + 3);
                col += 4;
                let counted = |word: &str| {
                    format!("COUNTIF('Theo đơn vị'!${letters}$2:${letters}${units},\"{word}\")")
                };
                let all = ["đạt", "chưa đạt", "chưa rõ"].map(counted).join("+");
                [all, counted("đạt"), counted("chưa rõ")]
            }
        };
        let stated = [
            ("tổng số", counts.denominator),
            ("đạt", counts.numerator),
            ("chưa rõ", counts.unknown),
        ];
        for ((what, stated), formula) in stated.into_iter().zip(formulas) {
            out.push(Line {
                text: name(what),
                stated,
                formula,
            });
        }
    }
}

/// Everyone by the dimensions of fixed values and by yes and no.
fn distributions(input: &ReportInput<'_>, layout: &Layout, out: &mut Vec<Line>) {
    let mut sums: Vec<(Column, &str, u32)> = Vec::new();
    for count in input
        .results
        .distributions
        .iter()
        .filter(|c| &*c.population == "all" && c.unit.is_none())
    {
        let Some(column) = Column::parse(&count.dimension) else {
            continue;
        };
        match sums
            .iter_mut()
            .find(|(c, v, _)| *c == column && *v == &*count.value)
        {
            Some((_, _, sum)) => *sum += count.count,
            None => sums.push((column, &count.value, count.count)),
        }
    }
    for (column, value, stated) in sums {
        let word = match value {
            "unknown" => "",
            "true" => labels::truth(true),
            "false" => labels::truth(false),
            value => labels::value(column, value),
        };
        let shown = if word.is_empty() { "chưa rõ" } else { word };
        let formula = if word.is_empty() {
            // a blank cell is no text: all less those who have one
            let known = layout.count_filled(Shows::Fact(column));
            format!("{}-({known})", layout.count_all())
        } else {
            layout.count(&[(Shows::Fact(column), word)])
        };
        out.push(Line {
            text: format!("{}: {shown}", labels::column(column)),
            stated,
            formula,
        });
    }
}
