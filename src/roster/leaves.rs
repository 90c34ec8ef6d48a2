//! Who had left by the reference date, as the cells of a row tell.

use std::sync::Arc;

use super::known::Known;
use super::leaving_column::Remark;
use super::person::Person;
use super::read::Reader;
use super::value::leaving::{Leaving, read_leaving};
use crate::finding::{Code, Finding, Place};
use crate::schema::Column;

impl Reader<'_> {
    /// The unit of the plan that a text says somebody has moved to.
    pub(super) fn move_within(&self, text: &str) -> Option<Arc<str>> {
        let inside = |name: &str| self.units.plan_unit(name).is_some();
        match read_leaving(text, self.period, inside)? {
            Leaving::Moved {
                inside_plan: true,
                to,
                ..
            } => self.units.plan_unit(&to),
            _ => None,
        }
    }

    /// Whether the person had left on or before the as-of date; notes to which unit of the plan the
    /// person moved.
    pub(super) fn leaves<'r>(
        &self,
        person: &mut Person,
        place: &Place,
        row: u32,
        other: impl Iterator<Item = Remark<'r>>,
        known: &Known<'_>,
        findings: &mut Vec<Finding>,
    ) -> bool {
        let inside = |name: &str| self.units.plan_unit(name).is_some();
        let says = |text: &str| read_leaving(text, self.period, inside).is_some();
        let said = [
            (Column::Note, &person.note),
            (Column::Position, &person.position),
        ];
        let said = said.into_iter().filter_map(|(column, text)| {
            let text = text.as_ref();
            let text = text.filter(|text| known.leaving.ask(text, || says(text)))?;
            Some((
                Some(column),
                person.col_of(column),
                Arc::clone(text),
                text.to_string(),
                None,
            ))
        });
        let said: Vec<_> = said.collect();
        // "Biến động trong năm: nghỉ hưu": a remark under a heading that no field has
        let other = other.map(|r| (None, r.col, Arc::clone(&r.found), r.says.clone(), Some(r)));
        for (column, col, text, says, remark) in said.into_iter().chain(other) {
            let leaving = read_leaving(&says, self.period, inside)
                .filter(|leaving| remark.is_none_or(|r| r.bears_out(leaving)));
            let Some(leaving) = leaving else { continue };
            let mut at = place.clone().row(row + 1);
            at.col = col;
            let finding = |code| {
                let finding = Finding::new(code)
                    .at(at.clone())
                    .found(text.to_string())
                    .arg("name", &person.full_name);
                match column {
                    Some(column) => finding.field(column),
                    None => finding,
                }
            };
            match leaving {
                Leaving::Left { .. }
                | Leaving::Moved {
                    inside_plan: false, ..
                } => {
                    findings.push(finding(Code::PersonLeft));
                    return true;
                }
                Leaving::Moved {
                    inside_plan: true,
                    ref to,
                    ..
                } => {
                    findings.push(finding(Code::PersonMoved));
                    person.further_mut().moved_to = self.units.plan_unit(to);
                }
                Leaving::LeavingLater => {}
            }
        }
        false
    }
}
