//! Declared totals against the rows they sum.

use super::columns::is_content;
use super::table::{Column, Section};
use crate::finding::{Code, Finding, Place, RowKind};
use crate::intake::{Row, Sheet, Value};
use crate::schema::Field;

/// Counts of one scope: persons, and filled cells of each checked column.
#[derive(Debug, Clone)]
struct Scope {
    persons: u32,
    marks: Vec<u32>,
}

/// Compares each total row with every scope it may speak of: all rows above, the rows since the
/// last total, the rows of each open section. A figure that none of them gives is a finding.
pub(super) fn check(
    sheet: &Sheet,
    columns: &[Column],
    kinds: &[(u32, RowKind)],
    sections: &[Section],
    place: &Place,
) -> Vec<Finding> {
    if !kinds.iter().any(|(_, kind)| *kind == RowKind::Total) {
        return Vec::new();
    }
    let marked: Vec<u32> = columns
        .iter()
        .filter(|c| is_marked(c))
        .map(|c| c.index)
        .collect();
    let name = columns
        .iter()
        .find(|c| {
            c.meaning
                .as_ref()
                .is_some_and(|m| super::recognise::is_name(m.field))
        })
        .map(|c| c.index);
    let empty = Scope {
        persons: 0,
        marks: vec![0; marked.len()],
    };
    let mut whole = empty.clone();
    let mut since_total = empty.clone();
    // one scope for each section row, running from it to the end
    let mut since_section: Vec<Scope> = Vec::new();
    let mut between: Vec<Scope> = Vec::new();
    let mut findings = Vec::new();
    for (at, &(index, kind)) in kinds.iter().enumerate() {
        let Some(row) = sheet.row(index) else {
            continue;
        };
        match kind {
            RowKind::Person => {
                let filled = filled(row, &marked);
                for scope in [&mut whole, &mut since_total]
                    .into_iter()
                    .chain(&mut since_section)
                {
                    scope.add(&filled);
                }
                if let Some(last) = between.last_mut() {
                    last.add(&filled);
                }
            }
            RowKind::Section if sections.iter().any(|s| s.row == index) => {
                since_section.push(empty.clone());
                between.push(empty.clone());
            }
            RowKind::Total => {
                // a total above the rows that it sums: "TỔNG SỐ" under the headings, "Cộng" under a section
                let leading = between.last().unwrap_or(&whole).persons == 0;
                let below = if leading {
                    scopes_below(sheet, kinds, at + 1, &marked)
                } else {
                    Vec::new()
                };
                let scopes: Vec<&Scope> = [&whole, &since_total]
                    .into_iter()
                    .chain(&since_section)
                    .chain(&between)
                    .chain(&below)
                    .collect();
                findings.extend(compare(row, &scopes, &marked, name, place));
                since_total = empty.clone();
            }
            _ => {}
        }
    }
    findings
}

/// What a total above its rows may speak of: the rows down to the next section, to the next total, to the end.
fn scopes_below(
    sheet: &Sheet,
    kinds: &[(u32, RowKind)],
    from: usize,
    marked: &[u32],
) -> Vec<Scope> {
    let mut scope = Scope {
        persons: 0,
        marks: vec![0; marked.len()],
    };
    let mut scopes = Vec::new();
    for &(index, kind) in &kinds[from..] {
        match (kind, sheet.row(index)) {
            (RowKind::Person, Some(row)) => scope.add(&filled(row, marked)),
            (RowKind::Section | RowKind::Total, _) => scopes.push(scope.clone()),
            _ => {}
        }
    }
    scopes.push(scope);
    scopes
}

/// Columns whose totals are counts of filled cells.
fn is_marked(column: &Column) -> bool {
    column.meaning.as_ref().is_some_and(|m| {
        m.class.is_some()
            || (m.field == Field::BirthDate && m.gender.is_some())
            || matches!(
                m.field,
                Field::PartyMember | Field::Minority | Field::SkillsTraining | Field::MeetsStandard
            )
    })
}

impl Scope {
    fn add(&mut self, filled: &[u32]) {
        self.persons += 1;
        for (count, filled) in self.marks.iter_mut().zip(filled) {
            *count += filled;
        }
    }
}

/// For each of the checked columns one where the row's cell is filled, else nought.
fn filled(row: &Row, marked: &[u32]) -> Vec<u32> {
    let is_filled = |col: &u32| {
        let cell = row.cell(*col);
        cell.is_some_and(|c| is_content(&c.value) && !is_no(&c.value))
    };
    marked.iter().map(|col| u32::from(is_filled(col))).collect()
}

fn is_no(value: &Value) -> bool {
    match value {
        Value::Number(n) => *n == 0.0,
        Value::Bool(b) => !b,
        // names and dates are many, and mostly begin with another letter
        Value::Text(t)
            if t.starts_with(|c: char| c.is_ascii_alphanumeric() && !"0kKcC".contains(c)) =>
        {
            false
        }
        Value::Text(t) => matches!(crate::text::fold(t).as_str(), "0" | "khong" | "chua"),
        _ => false,
    }
}

fn compare(
    row: &Row,
    scopes: &[&Scope],
    marked: &[u32],
    name: Option<u32>,
    place: &Place,
) -> Option<Finding> {
    let persons: Vec<u32> = scopes.iter().map(|s| s.persons).collect();
    for cell in &row.cells {
        let (declared, counts) = match &cell.value {
            Value::Text(text)
                if row.cells.first().is_some_and(|f| f.col == cell.col)
                    || Some(cell.col) == name =>
            {
                (people_in(text)?, persons.clone())
            }
            Value::Number(n) if Some(cell.col) == name => (whole_number(*n)?, persons.clone()),
            Value::Number(n) => {
                let Some(slot) = marked.iter().position(|&m| m == cell.col) else {
                    continue;
                };
                (
                    whole_number(*n)?,
                    scopes.iter().map(|s| s.marks[slot]).collect(),
                )
            }
            _ => continue,
        };
        let Some(declared) = declared else { continue };
        if !counts.contains(&declared) {
            let counted = counts
                .iter()
                .copied()
                .min_by_key(|c| c.abs_diff(declared))
                .unwrap_or(0);
            return Some(
                Finding::new(Code::TotalMismatch)
                    .at(place.clone().cell(row.index + 1, cell.col))
                    .found(cell.value.text())
                    .arg("value", declared)
                    .arg("count", counted),
            );
        }
    }
    None
}

/// `Some(None)` where a number is no count; the outer `None` never stops the row's other cells.
#[expect(
    clippy::unnecessary_wraps,
    clippy::option_option,
    reason = "one shape for both kinds of cells"
)]
fn whole_number(n: f64) -> Option<Option<u32>> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a small whole number"
    )]
    Some((n.fract() == 0.0 && (0.0..1e6).contains(&n)).then_some(n as u32))
}

/// The number of people that a total's words declare: "Tổng cộng: 23 người", "Tổng số: 05 đồng chí".
#[expect(
    clippy::unnecessary_wraps,
    clippy::option_option,
    reason = "one shape for both kinds of cells"
)]
fn people_in(text: &str) -> Option<Option<u32>> {
    let after = text.split_once([':', '=']).map_or(text, |(_, rest)| rest);
    let digits: String = after
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .collect();
    let folded = crate::text::fold(text);
    let speaks = text.contains([':', '='])
        || ["nguoi", "dong chi", "d c", "can bo", "bien che"]
            .iter()
            .any(|w| folded.contains(w));
    let other =
        text.contains(['(', '+']) || folded.matches(char::is_numeric).count() > digits.len();
    Some(digits.parse().ok().filter(|_| speaks && !other))
}
