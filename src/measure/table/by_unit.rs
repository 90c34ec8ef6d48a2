//! Rows are units, grouped by kind with subtotals, and a grand total.

use std::sync::Arc;

use super::line::{cells, lines};
use super::target_columns::{TargetColumn, columns};
use super::{Sources, words};
use crate::measure::{Table, TableRow};
use crate::plan::model::Axis;

/// Columns are the appendix' lines, then those of `targets`. With targets only units with somebody of
/// the appendix' population or of a target's have a row, otherwise every unit has one.
pub(super) fn table(sources: &Sources<'_>, index: usize, targets: &[usize]) -> Table {
    let appendix = &sources.plan.appendices[index];
    let population = sources.people.mask(sources.compiled.appendices[index]);
    let lines = lines(sources, &appendix.id, Axis::Column);
    let of_targets: Vec<TargetColumn> = (targets.iter())
        .flat_map(|&target| columns(sources, target, !lines.is_empty(), targets.len() == 1))
        .collect();
    let persons = sources.people.by_unit(&population);
    let counts: Vec<Vec<u32>> = (lines.iter())
        .map(|line| {
            let counted = sources.people.mask(line.ask).and(&population);
            sources.people.by_unit(&counted)
        })
        .collect();
    let no_unit = sources.people.units.len();
    let concerned = |slot: usize| {
        let asked = targets
            .iter()
            .any(|&t| sources.measured[t].by_unit[slot].denominator > 0);
        // without lines the population plays no part
        asked || (!lines.is_empty() && persons[slot] > 0)
    };
    // a unit that has ended, or is yet to begin, has a row where persons of it were read
    let stands = |slot: usize| {
        let Some(row) = sources.people.units.get(slot) else {
            return false;
        };
        let as_of = sources.people.roster.period.as_of;
        (sources.plan.unit(&row.code)).is_none_or(|unit| unit.exists_on(as_of))
    };
    let shown: Vec<usize> = (0..=no_unit)
        .filter(|&slot| {
            if targets.is_empty() {
                stands(slot) || persons[slot] > 0
            } else {
                concerned(slot)
            }
        })
        .collect();
    let cells = |slots: &[usize]| {
        let counts: Vec<u32> = (counts.iter())
            .map(|counts: &Vec<u32>| slots.iter().map(|&slot| counts[slot]).sum())
            .collect();
        // where a target does not speak of a unit nothing is shown, rather than noughts
        let total = slots == shown.as_slice();
        let of_targets = of_targets.iter().map(|column| {
            (total || column.concerns(sources, slots))
                .then(|| column.cell(sources, slots))
                .flatten()
        });
        cells(&lines, &counts)
            .into_iter()
            .chain(of_targets)
            .collect()
    };
    Table {
        id: appendix.id.clone(),
        columns: (lines.iter())
            .map(|line| line.column(&lines))
            .chain(of_targets.iter().map(|column| column.column(sources)))
            .collect(),
        rows: unit_rows(sources, &shown, &cells),
    }
}

/// For each kind its subtotal and its units, in the order of the plan's kinds; units of no kind of
/// the plan; persons without a unit; the total. `cells` are those of some units together, of which
/// `shown` have a row; the place after the last unit is for persons without one.
pub(super) fn unit_rows(
    sources: &Sources<'_>,
    shown: &[usize],
    cells: &dyn Fn(&[usize]) -> Vec<Option<f64>>,
) -> Vec<TableRow> {
    let units = &sources.people.units;
    let kinds = &sources.plan.kinds;
    let kind_of = |slot: usize| {
        let kind = units.get(slot).map(|unit| &*unit.kind);
        kinds.iter().position(|k| Some(k.code.as_str()) == kind)
    };
    let row = |key: String, heading: &str, unit: Option<Arc<str>>, slots: &[usize]| TableRow {
        key,
        heading: heading.to_owned(),
        unit,
        share_of: String::new(),
        share_part: String::new(),
        percent: false,
        cells: cells(slots),
    };
    let mut rows = Vec::new();
    let named = kinds
        .iter()
        .map(|kind| (kind.code.as_str(), kind.name.as_str()));
    for (index, (code, name)) in named.chain([("", words::OTHER_KIND)]).enumerate() {
        let own = Some(index).filter(|&index| index < kinds.len());
        let slots: Vec<usize> = (shown.iter().copied())
            .filter(|&slot| slot < units.len() && kind_of(slot) == own)
            .collect();
        if slots.is_empty() {
            continue;
        }
        rows.push(row(format!("kind:{code}"), name, None, &slots));
        for slot in slots {
            let unit = &units[slot];
            let code = Some(Arc::clone(&unit.code));
            rows.push(row(unit.code.to_string(), &unit.name, code, &[slot]));
        }
    }
    if shown.contains(&units.len()) {
        rows.push(row(
            "no-unit".to_owned(),
            words::NO_UNIT,
            None,
            &[units.len()],
        ));
    }
    rows.push(row("total".to_owned(), words::TOTAL, None, shown));
    rows
}
