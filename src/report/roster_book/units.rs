//! "Theo đơn vị": a row a unit, every figure counted from the list by formula.

use std::collections::BTreeMap;

use rust_xlsxwriter::XlsxError;

use super::super::fields::Shown;
use super::super::input::ReportInput;
use super::super::list::{self, ListFormats};
use super::super::rows::{Book, Look};
use super::layout::{Layout, Shows, class_word};
use crate::finding::column_letters;
use crate::measure::{PersonClass, TargetResult, UnitResult};
use crate::plan::model::TargetKind;
use crate::schema::Column;

/// Fills the last sheet added.
pub(super) fn write<'a>(
    book: &mut Book<'a>,
    input: &'a ReportInput<'a>,
    layout: &Layout,
    formats: &ListFormats,
) -> Result<(), XlsxError> {
    let units = &input.results.units;
    let longest = |text: &dyn Fn(&UnitResult) -> &str, most: f64| {
        let widths = units.iter().map(|u| list::text_width(text(u)));
        widths.fold(12.0, f64::max).min(most)
    };
    let mut headings = vec![
        ("TT".to_owned(), 6.0),
        ("Đơn vị".to_owned(), longest(&|u| &u.name, 48.0)),
        ("Mã đơn vị".to_owned(), longest(&|u| &u.code, 30.0)),
        ("Số người".to_owned(), 10.0),
    ];
    for (i, target) in input.results.targets.iter().enumerate() {
        let leaves: &[&str] = match target.kind {
            TargetKind::Share => &["đối tượng", "đạt", "chưa rõ"],
            TargetKind::Presence => &["thành viên", "thành viên đạt", "chưa rõ", "kết luận"],
        };
        for leaf in leaves {
            headings.push((
                format!("CT {}: {leaf}", i + 1),
                if *leaf == "kết luận" { 10.0 } else { 8.0 },
            ));
        }
    }
    let sized: Vec<(&str, f64)> = headings.iter().map(|(h, w)| (h.as_str(), *w)).collect();
    let sheet = book.last_sheet()?;
    list::head(sheet, 0, 2, &sized, formats)?;
    // too wide for one page: the targets go on beside the units' names on a second
    sheet.set_print_fit_to_pages(2, 0);
    sheet.set_repeat_columns(0, 1)?;
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(headings.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, count, columns - 1)?;
    let (tally, layout) = (tally(input), layout.clone());
    let widths = [sized[1].1, sized[2].1];
    book.list(&formats.styles, 1, count, columns, move |rows| {
        for (row, unit) in (1u32..).zip(units) {
            let own = (Shows::Fact(Column::Unit), &*unit.code);
            let mut cells = vec![
                Shown::Number(f64::from(row)),
                Shown::Text(unit.name.to_string()),
                Shown::Text(unit.code.to_string()),
                Shown::Formula(layout.count(&[own]), unit.headcount.to_string()),
            ];
            let height = list::row_height(cells[1..3].iter().zip(widths));
            for (i, target) in input.results.targets.iter().enumerate() {
                add_target(&mut cells, &tally, &layout, row, unit, (i, target));
            }
            // a verdict stands in the middle, whether a formula gives it or not
            let look = |col: usize| if col < 3 { Look::Usual } else { Look::Counted };
            let looks = (0..cells.len()).map(look);
            rows.row(row, Some(height), cells.iter().zip(looks))?;
        }
        Ok(())
    })
}

/// How many persons of a unit stand so to a target: what the formulas will give.
type Tally<'a> = BTreeMap<(&'a str, usize, PersonClass), u32>;

fn tally<'a>(input: &ReportInput<'a>) -> Tally<'a> {
    let mut tally = Tally::new();
    for (at, classes) in input.results.person_classes.iter().enumerate() {
        for (person, class) in input.roster.persons.iter().zip(classes) {
            if let Some(unit) = person
                .unit
                .as_deref()
                .filter(|_| *class != PersonClass::Outside)
            {
                *tally.entry((unit, at, *class)).or_default() += 1;
            }
        }
    }
    tally
}

/// Adds the figures of a target in a unit.
fn add_target(
    cells: &mut Vec<Shown>,
    tally: &Tally<'_>,
    layout: &Layout,
    row: u32,
    unit: &UnitResult,
    (at, target): (usize, &TargetResult),
) {
    let of = |class| {
        let counted = tally.get(&(&*unit.code, at, class)).copied().unwrap_or(0);
        let formula = layout.count(&[
            (Shows::Fact(Column::Unit), &*unit.code),
            (Shows::Target(at), class_word(class)),
        ]);
        (formula, counted)
    };
    let (met, meets) = of(PersonClass::Met);
    let (not, fails) = of(PersonClass::NotMet);
    let (open, unclear) = of(PersonClass::Open);
    let first = cells.len();
    let all = meets + fails + unclear;
    cells.push(Shown::Formula(
        format!("{met}+{not}+{open}"),
        all.to_string(),
    ));
    cells.push(Shown::Formula(met, meets.to_string()));
    cells.push(Shown::Formula(open, unclear.to_string()));
    if target.kind == TargetKind::Presence {
        let verdict = verdict(unit, target);
        let letter = |offset| column_letters(u32::try_from(first + offset).unwrap_or(0));
        let (m, w, o, r) = (letter(0), letter(1), letter(2), row + 1);
        let said = if all == 0 {
            ""
        } else if meets > 0 {
            "đạt"
        } else if unclear > 0 {
            "chưa rõ"
        } else {
            "chưa đạt"
        };
        cells.push(if verdict == said {
            let text = format!(
                "IF({m}{r}=0,\"\",IF({w}{r}>0,\"đạt\",IF({o}{r}>0,\"chưa rõ\",\"chưa đạt\")))"
            );
            Shown::Formula(text, said.to_owned())
        } else {
            // seen by office only, or without the body by the plan: no count of the list says so
            Shown::Text(verdict.to_owned())
        });
    }
}

/// The verdict of the results on a unit.
fn verdict(unit: &UnitResult, target: &TargetResult) -> &'static str {
    match target.by_unit.iter().find(|u| u.unit == unit.code) {
        None => "",
        Some(u) if u.share.numerator > 0 => "đạt",
        Some(u) if u.share.unknown > 0 => "chưa rõ",
        Some(_) => "chưa đạt",
    }
}
