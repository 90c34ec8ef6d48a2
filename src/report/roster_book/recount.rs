//! "Đối chiếu": the numbers of the appendices, as values, beside their recount from the list by formula.

use rust_xlsxwriter::{Formula, XlsxError};

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::labels;
use super::super::list::{self, ListFormats};
use super::super::rows::Book;
use super::layout::{Layout, Shows, class_word};
use super::recount_tables;
use crate::measure::PersonClass;
use crate::plan::model::{AppendixKind, TargetKind};
use crate::schema::Column;

/// A number to be recounted.
pub(super) struct Line {
    /// The sheet of the appendices where it stands.
    pub(super) sheet: String,
    /// What it counts.
    pub(super) text: String,
    /// The appendices' number.
    pub(super) stated: u32,
    /// Without its equals sign.
    pub(super) formula: String,
}

/// The numbers to be recounted, and how many no formula over the list can recount.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) all: Vec<Line>,
    pub(super) left_out: usize,
}

impl Lines {
    fn add(&mut self, sheet: &str, text: String, stated: u32, formula: String) {
        self.all.push(Line {
            sheet: sheet.to_owned(),
            text,
            stated,
            formula,
        });
    }
}

/// Row of the headings.
const HEAD: u32 = 3;
const HEADINGS: [list::Heading<'_>; 6] = [
    ("TT", 7.0),
    ("Trang phụ lục", 24.0),
    ("Nội dung", 84.0),
    ("Số trong phụ lục", 12.0),
    ("Đếm lại từ danh sách", 12.0),
    ("Khớp", 9.0),
];

/// Fills the last sheet added.
pub(super) fn write(
    book: &mut Book<'_>,
    input: &ReportInput<'_>,
    layout: &Layout,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let sheet = book.last_sheet()?;
    list::head(sheet, HEAD, 0, &HEADINGS, formats)?;
    let lines = lines(input, layout);
    let count = u32::try_from(lines.all.len()).unwrap_or(u32::MAX);
    let (first, last) = (HEAD + 2, HEAD + 1 + count);
    list::title(
        sheet,
        0,
        5,
        &format!(
            "Đối chiếu số liệu của {} với danh sách",
            input.book_name("phu-luc")
        ),
    )?;
    let all =
        format!("=\"Khớp \"&COUNTIF(F{first}:F{last},\"✓\")&\"/\"&COUNT(D{first}:D{last})&\" số\"");
    sheet.write_formula_with_format(
        1,
        1,
        Formula::new(all).set_result(format!("Khớp {count}/{count} số")),
        formats.plain(),
    )?;
    sheet.write_string_with_format(2, 1, scope(&lines), formats.plain())?;
    sheet.autofilter(HEAD, 0, HEAD + count, 5)?;
    sheet.set_print_area(0, 0, HEAD + count, 5)?;
    book.list(&formats.styles, HEAD + 1, count, 6, move |rows| {
        for (row, line) in (HEAD + 1..).zip(lines.all) {
            // the recount of a list made from the same results gives the same number; Excel recounts on opening
            let values = [
                Shown::Number(f64::from(row - HEAD)),
                Shown::Text(line.sheet),
                Shown::Text(line.text),
                Shown::Number(f64::from(line.stated)),
                Shown::Formula(line.formula, line.stated.to_string()),
                Shown::Formula(
                    format!("IF(D{0}=E{0},\"✓\",\"✗\")", row + 1),
                    "✓".to_owned(),
                ),
            ];
            list::streamed(rows, row, &values, &HEADINGS, None)?;
        }
        Ok(())
    })
}

/// What the sheet recounts and what it does not.
fn scope(lines: &Lines) -> String {
    let mut text = "Lọc ở cột \"Khớp\" để xem số nào không khớp; mỗi công thức đếm trên trang \"Danh sách\", \"Theo đơn vị\".".to_owned();
    if lines.left_out > 0 {
        text.push_str(&format!(
            " {} số có điều kiện mà danh sách không có cột để đếm lại.",
            lines.left_out
        ));
    }
    text
}

fn lines(input: &ReportInput<'_>, layout: &Layout) -> Lines {
    let mut out = Lines::default();
    out.add(
        "Mục lục",
        "Tổng số người".to_owned(),
        input.results.headcount,
        layout.count_all(),
    );
    targets(input, layout, &mut out);
    recount_tables::add(input, layout, &mut out);
    for unit in &input.results.units {
        let formula = layout.count(&[(Shows::Fact(Column::Unit), &unit.code)]);
        out.add(
            DATA,
            format!("Đơn vị: {}", unit.name),
            unit.headcount,
            formula,
        );
    }
    distributions(input, layout, &mut out);
    out
}

/// Where numbers stand that only `results.json` shows as such.
const DATA: &str = "data/results.json";

/// Population, those who meet it and open cases of each target; presence: of the units, on "Theo đơn vị",
/// and of the members of their bodies.
fn targets(input: &ReportInput<'_>, layout: &Layout, out: &mut Lines) {
    let mut appendices = input.plan.appendices.iter();
    let sheet = appendices
        .find(|a| a.kind == AppendixKind::Targets)
        .map_or(DATA, |a| &a.sheet);
    let mut col = 4u32;
    let units = input.results.units.len() + 1;
    for (at, target) in input.results.targets.iter().enumerate() {
        let of = |class| layout.count(&[(Shows::Target(at), class_word(class))]);
        let classes = [PersonClass::Met, PersonClass::NotMet, PersonClass::Open];
        let name = |what: &str| format!("CT {}. {}: {what}", at + 1, target.title);
        let counts = target.counts;
        let [met, not, open] = classes.map(of);
        let formulas = match target.kind {
            TargetKind::Share => {
                col += 3;
                [format!("{met}+{not}+{open}"), met, open]
            }
            TargetKind::Presence => {
                let letters = crate::finding::column_letters(col + 3);
                col += 4;
                let counted = |word: &str| {
                    format!("COUNTIF('Theo đơn vị'!${letters}$2:${letters}${units},\"{word}\")")
                };
                let all = ["đạt", "chưa đạt", "chưa rõ"].map(counted).join("+");
                let in_list = input.results.person_classes.get(at);
                let members = |wanted: &[PersonClass]| {
                    let is = |c: &&PersonClass| wanted.contains(c);
                    let n = in_list.map_or(0, |classes| classes.iter().filter(is).count());
                    u32::try_from(n).unwrap_or(u32::MAX)
                };
                let sheet = recount_tables::sheet_of_target(input, &target.id).unwrap_or(DATA);
                let whole = format!("{met}+{not}+{open}");
                out.add(sheet, name("số người"), members(&classes), whole);
                out.add(sheet, name("số người đạt"), members(&classes[..1]), met);
                [all, counted("đạt"), counted("chưa rõ")]
            }
        };
        let stated = [
            ("tổng số", counts.denominator),
            ("đạt", counts.numerator),
            ("chưa rõ", counts.unknown),
        ];
        for ((what, stated), formula) in stated.into_iter().zip(formulas) {
            out.add(sheet, name(what), stated, formula);
        }
    }
}

/// Everyone by the dimensions of fixed values and by yes and no.
fn distributions(input: &ReportInput<'_>, layout: &Layout, out: &mut Lines) {
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
        let shows = Shows::Fact(column);
        let formula = if word.is_empty() {
            layout.count_blank(shows)
        } else {
            layout.count(&[(shows, word)])
        };
        out.add(
            DATA,
            format!("{}: {shown}", labels::column(column)),
            stated,
            formula,
        );
    }
}
