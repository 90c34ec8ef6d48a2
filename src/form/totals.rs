//! Declared totals against the rows they sum.

use std::collections::BTreeSet;

use super::columns::is_content;
use super::table::{Column, Section};
use crate::finding::{Code, Finding, Place, RowKind};
use crate::intake::{Row, Sheet, Value};
use crate::schema::Field;

/// What has been counted down to a row: persons first, then filled cells of each checked column. No
/// figure ever falls, so that a scope's count is a difference of two and is looked up, not added up: a
/// sheet of tens of thousands of sections costs no more than its rows.
type Counts = Vec<u32>;

/// The counts down to where scopes end, also those that begin below a total, which may stand above its rows.
struct Ends {
    /// Index of the ending row among the kinds, ascending.
    at: Vec<usize>,
    counts: Vec<Counts>,
}

/// The scopes that a total row may speak of.
struct Scopes<'a> {
    now: &'a [u32],
    since_total: &'a [u32],
    /// The counts at each section row so far.
    sections: &'a [&'a Counts],
    /// The counts from a section to the next, of each column.
    between: &'a [BTreeSet<u32>],
    /// The counts at the ends to come, where the total stands above its rows.
    below: &'a [Counts],
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
    let section_rows: BTreeSet<u32> = sections.iter().map(|s| s.row).collect();
    let ends = ends(sheet, kinds, &marked);
    let nothing: Counts = vec![0; marked.len() + 1];
    let mut since_total = &nothing;
    let mut starts: Vec<&Counts> = Vec::new();
    let mut between = vec![BTreeSet::new(); nothing.len()];
    let mut findings = Vec::new();
    for (at, now) in ends.at.iter().zip(&ends.counts) {
        let Some(&(index, kind)) = kinds.get(*at) else {
            continue;
        };
        let Some(row) = sheet.row(index) else {
            continue;
        };
        match kind {
            RowKind::Section if section_rows.contains(&index) => {
                if let Some(last) = starts.last() {
                    for ((counts, now), start) in between.iter_mut().zip(now).zip(*last) {
                        counts.insert(now - start);
                    }
                }
                starts.push(now);
            }
            RowKind::Total => {
                // a total above the rows that it sums: "TỔNG SỐ" under the headings, "Cộng" under a section
                let leading = starts.last().map_or(0, |s| s[0]) == now[0];
                let later = if leading {
                    ends.at.partition_point(|end| end <= at)
                } else {
                    ends.counts.len()
                };
                let scopes = Scopes {
                    now,
                    since_total,
                    sections: &starts,
                    between: &between,
                    below: &ends.counts[later..],
                };
                findings.extend(compare(row, &scopes, &marked, name, place));
                since_total = now;
            }
            _ => {}
        }
    }
    findings
}

/// Where scopes end: at each section, at each total, below the last row.
fn ends(sheet: &Sheet, kinds: &[(u32, RowKind)], marked: &[u32]) -> Ends {
    let mut counts = vec![0; marked.len() + 1];
    let mut ends = Ends {
        at: Vec::new(),
        counts: Vec::new(),
    };
    for (at, &(index, kind)) in kinds.iter().enumerate() {
        match (kind, sheet.row(index)) {
            (RowKind::Person, Some(row)) => add(&mut counts, row, marked),
            (RowKind::Section | RowKind::Total, _) => {
                ends.at.push(at);
                ends.counts.push(counts.clone());
            }
            _ => {}
        }
    }
    ends.at.push(kinds.len());
    ends.counts.push(counts);
    ends
}

impl Scopes<'_> {
    /// The count of a scope that is nearest to what is declared of a figure, that is what is declared
    /// where a scope gives it.
    fn nearest(&self, figure: usize, declared: u32) -> u32 {
        let now = self.now[figure];
        let since_total = now - self.since_total[figure];
        let mut counts = vec![now, since_total];
        // a section that gives the declared count began where so many fewer had been counted
        let wanted = now.saturating_sub(declared);
        let after = self.sections.partition_point(|s| s[figure] < wanted);
        let around = after.saturating_sub(1)..self.sections.len().min(after + 1);
        counts.extend(self.sections[around].iter().map(|s| now - s[figure]));
        let between = &self.between[figure];
        counts.extend(between.range(..=declared).next_back());
        counts.extend(between.range(declared..).next());
        let wanted = now.saturating_add(declared);
        let after = self.below.partition_point(|s| s[figure] < wanted);
        let around = after.saturating_sub(1)..self.below.len().min(after + 1);
        counts.extend(self.below[around].iter().map(|s| s[figure] - now));
        counts
            .into_iter()
            .min_by_key(|count| count.abs_diff(declared))
            .unwrap_or(0)
    }
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

fn add(counts: &mut Counts, row: &Row, marked: &[u32]) {
    counts[0] += 1;
    // cells and columns both ascend
    let mut cells = row.cells.as_slice();
    for (count, &col) in counts[1..].iter_mut().zip(marked) {
        while let [before, rest @ ..] = cells
            && before.col < col
        {
            cells = rest;
        }
        let Some(cell) = cells.first() else { break };
        let filled = cell.col == col && is_content(&cell.value) && !is_no(&cell.value);
        *count += u32::from(filled);
    }
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
    scopes: &Scopes<'_>,
    marked: &[u32],
    name: Option<u32>,
    place: &Place,
) -> Option<Finding> {
    for cell in &row.cells {
        let (declared, figure) = match &cell.value {
            Value::Text(text)
                if row.cells.first().is_some_and(|f| f.col == cell.col)
                    || Some(cell.col) == name =>
            {
                (people_in(text), 0)
            }
            Value::Number(n) if Some(cell.col) == name => (whole_number(*n), 0),
            Value::Number(n) => {
                let Some(slot) = marked.iter().position(|&m| m == cell.col) else {
                    continue;
                };
                (whole_number(*n), slot + 1)
            }
            _ => continue,
        };
        let Some(declared) = declared else { continue };
        let counted = scopes.nearest(figure, declared);
        if counted != declared {
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

/// A count, where a number is one.
fn whole_number(n: f64) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a small whole number"
    )]
    (n.fract() == 0.0 && (0.0..1e6).contains(&n)).then_some(n as u32)
}

/// The number of people that a total's words declare: "Tổng cộng: 23 người", "Tổng số: 05 đồng chí".
fn people_in(text: &str) -> Option<u32> {
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
    digits.parse().ok().filter(|_| speaks && !other)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::intake::{Cell, Visibility};

    const MARK: u32 = 2;

    fn column(index: u32, field: Field) -> Column {
        Column {
            open: false,
            index,
            path: Vec::new(),
            meaning: Some(crate::form::columns::plain(field, None)),
        }
    }

    fn sheet(rows: &[(RowKind, u32)]) -> Sheet {
        let cell = |col, value| Cell {
            col,
            value,
            raw: None,
            struck: false,
        };
        let row = |(index, &(kind, number)): (usize, &(RowKind, u32))| Row {
            index: u32::try_from(index).expect("few rows"),
            hidden: false,
            cells: match kind {
                RowKind::Person if number.is_multiple_of(2) => {
                    vec![cell(0, Value::Text("A".into()))]
                }
                RowKind::Person => vec![
                    cell(0, Value::Text("A".into())),
                    cell(MARK, Value::Text("x".into())),
                ],
                _ => vec![
                    cell(0, Value::Text("Cộng".into())),
                    cell(MARK, Value::Number(f64::from(number))),
                ],
            },
        };
        Sheet {
            name: Arc::from("DS"),
            visibility: Visibility::Visible,
            rows: rows.iter().enumerate().map(row).collect(),
            merges: Vec::new(),
            hidden_columns: Vec::new(),
            epoch_1904: false,
        }
    }

    /// Marks among the rows of every scope that a total may speak of, each counted by itself.
    fn counted(rows: &[(RowKind, u32)], total: usize) -> Vec<u32> {
        let marks = |from: usize, to: usize| {
            let persons = rows[from..to].iter().filter(|r| r.0 == RowKind::Person);
            u32::try_from(persons.filter(|r| !r.1.is_multiple_of(2)).count()).expect("few")
        };
        let of = |kind: RowKind, range: std::ops::Range<usize>| -> Vec<usize> {
            range.filter(|&i| rows[i].0 == kind).collect()
        };
        let sections = of(RowKind::Section, 0..total);
        let last_total = of(RowKind::Total, 0..total).last().copied().unwrap_or(0);
        let mut counts = vec![marks(0, total), marks(last_total, total)];
        counts.extend(sections.iter().map(|&s| marks(s, total)));
        counts.extend(sections.windows(2).map(|pair| marks(pair[0], pair[1])));
        let begun = sections.last().copied().unwrap_or(0);
        if !rows[begun..total].iter().any(|r| r.0 == RowKind::Person) {
            let mut ends = of(RowKind::Section, total + 1..rows.len());
            ends.extend(of(RowKind::Total, total + 1..rows.len()));
            ends.push(rows.len());
            counts.extend(ends.into_iter().map(|end| marks(total, end)));
        }
        counts
    }

    proptest! {
        #[test]
        fn a_total_is_held_against_every_scope(
            rows in prop::collection::vec(
                (prop::sample::select(vec![RowKind::Person, RowKind::Person, RowKind::Section, RowKind::Total]), 0_u32..6),
                1..40,
            )
        ) {
            let columns = [column(0, Field::FullName), column(MARK, Field::Minority)];
            let kinds: Vec<(u32, RowKind)> = (0..).zip(rows.iter().map(|r| r.0)).collect();
            let sections: Vec<Section> = kinds
                .iter()
                .filter(|(_, kind)| *kind == RowKind::Section)
                .map(|&(row, _)| Section { row, text: "Tổ".into(), full: "Tổ".into(), within: None })
                .collect();
            let place = Place::sheet(&Arc::from("a.xlsx"), &Arc::from("DS"));
            let found = check(&sheet(&rows), &columns, &kinds, &sections, &place);
            let mut found = found.iter();
            for (at, &(kind, declared)) in rows.iter().enumerate() {
                if kind != RowKind::Total {
                    continue;
                }
                let nearest = counted(&rows, at).into_iter().map(|c| c.abs_diff(declared)).min();
                if nearest == Some(0) {
                    continue;
                }
                let told = found.next().expect("a difference is told");
                let arg = |name: &str| told.args.iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone());
                prop_assert_eq!(arg("value"), Some(declared.to_string()));
                let count: u32 = arg("count").expect("a count").parse().expect("a number");
                prop_assert_eq!(Some(count.abs_diff(declared)), nearest);
            }
            prop_assert!(found.next().is_none());
        }
    }
}
