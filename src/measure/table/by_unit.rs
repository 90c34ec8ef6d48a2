//! Rows are units, grouped by kind with subtotals, and a grand total.

use std::sync::Arc;

use super::line::{Counted, cells, lines, within};
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
    let of_targets = (targets.iter())
        .flat_map(|&target| columns(sources, target, !lines.is_empty(), targets.len() == 1))
        .collect();
    let persons = sources.people.by_unit(population);
    let counts = (lines.iter())
        .map(|line| {
            let counted = within(population, sources.people.mask(line.ask));
            sources.people.by_unit(&counted)
        })
        .collect();
    let no_unit = sources.people.units.len();
    let concerned = |slot: usize| {
        let of_targets = targets
            .iter()
            .any(|&t| sources.measured[t].by_unit[slot].denominator > 0);
        // without lines the population plays no part
        of_targets || (!lines.is_empty() && persons[slot] > 0)
    };
    let shown: Vec<usize> = (0..=no_unit)
        .filter(|&slot| {
            if targets.is_empty() {
                slot < no_unit || persons[slot] > 0
            } else {
                concerned(slot)
            }
        })
        .collect();
    let table = ByUnit {
        sources,
        lines,
        counts,
        of_targets,
    };
    Table {
        id: appendix.id.clone(),
        columns: (table.lines.iter())
            .map(|line| line.column(&table.lines))
            .chain(table.of_targets.iter().map(|column| column.column(sources)))
            .collect(),
        rows: table.rows(&shown),
    }
}

struct ByUnit<'a> {
    sources: &'a Sources<'a>,
    lines: Vec<Counted<'a>>,
    /// For each line the persons of each unit, those without a unit last.
    counts: Vec<Vec<u32>>,
    of_targets: Vec<TargetColumn>,
}

impl ByUnit<'_> {
    /// For each kind its subtotal and its units, in the order of the plan's kinds; units of no kind of
    /// the plan; persons without a unit; the total.
    fn rows(&self, shown: &[usize]) -> Vec<TableRow> {
        let units = &self.sources.people.units;
        let kinds = &self.sources.plan.kinds;
        let kind_of = |slot: usize| {
            let kind = units.get(slot).map(|unit| &*unit.kind);
            kinds.iter().position(|k| Some(k.code.as_str()) == kind)
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
            rows.push(self.row(format!("kind:{code}"), name, None, &slots));
            for slot in slots {
                let unit = &units[slot];
                let code = Some(Arc::clone(&unit.code));
                rows.push(self.row(unit.code.to_string(), &unit.name, code, &[slot]));
            }
        }
        if shown.contains(&units.len()) {
            rows.push(self.row("no-unit".to_owned(), words::NO_UNIT, None, &[units.len()]));
        }
        rows.push(self.row("total".to_owned(), words::TOTAL, None, shown));
        rows
    }

    fn row(&self, key: String, heading: &str, unit: Option<Arc<str>>, slots: &[usize]) -> TableRow {
        let counts: Vec<u32> = (self.counts.iter())
            .map(|counts| slots.iter().map(|&slot| counts[slot]).sum())
            .collect();
        // where a target does not speak of a unit nothing is shown, rather than noughts
        let total = key == "total";
        let of_targets = self.of_targets.iter().map(|c| {
            (total || c.concerns(self.sources, slots))
                .then(|| c.cell(self.sources, slots))
                .flatten()
        });
        TableRow {
            key,
            heading: heading.to_owned(),
            unit,
            share_of: String::new(),
            share_part: String::new(),
            percent: false,
            cells: cells(&self.lines, &counts)
                .into_iter()
                .chain(of_targets)
                .collect(),
        }
    }
}
