//! A file in which everything is wrong: its findings name cell by cell up to a bound, and beyond it column by column.

use std::collections::BTreeMap;

use crate::finding::{Code, Finding, Place, Severity, column_letters, entry};
use crate::schema::Column;

/// Findings of a file that are kept one by one. Nobody goes through more, and a list of 200,000 rows of rubbish has
/// millions, each some hundred bytes and a row in three workbooks.
const MOST: usize = 50_000;

/// What the findings beyond the bound have in common.
type Kind = (Code, Option<Column>, Option<u32>);

/// Those of one kind.
struct Cells {
    count: usize,
    first: u32,
    last: u32,
    severity: Severity,
}

/// Gathers the findings of a sheet's rows beyond the bound.
#[derive(Default)]
pub(super) struct Flood(BTreeMap<Kind, Cells>);

impl Flood {
    /// Adds a row's findings to those of its file.
    pub(super) fn take(&mut self, row: Vec<Finding>, file: &mut Vec<Finding>) {
        for finding in row {
            if file.len() < MOST {
                file.push(finding);
                continue;
            }
            let at = finding.place.row.unwrap_or_default();
            let kind = (finding.code, finding.field, finding.place.col);
            let cells = self.0.entry(kind).or_insert(Cells {
                count: 0,
                first: at,
                last: at,
                severity: finding.severity,
            });
            cells.count += 1;
            cells.last = at;
            cells.severity = cells.severity.min(finding.severity);
        }
    }

    /// One finding for each column and kind of trouble.
    pub(super) fn tell(self, sheet: &Place, file: &mut Vec<Finding>) {
        for ((code, field, col), cells) in self.0 {
            let mut finding = Finding::new(Code::FindingsMore)
                .severity(cells.severity)
                .at(sheet.clone())
                .arg("count", cells.count)
                .arg("value", &entry(code).title)
                .arg(
                    "column",
                    col.map_or_else(|| "(cả dòng)".to_owned(), column_letters),
                )
                .arg("rows", format!("{}-{}", cells.first, cells.last));
            finding.field = field;
            file.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn beyond_the_bound_a_column_is_told_once() {
        let sheet = Place::sheet(&Arc::from("a.xlsx"), &Arc::from("DS"));
        let (mut flood, mut file) = (Flood::default(), Vec::new());
        for row in 1..=60_000 {
            let at = |code, col| Finding::new(code).at(sheet.clone().cell(row, col));
            let severity = if row == 59_000 {
                Severity::Error
            } else {
                Severity::Warning
            };
            let unread = at(Code::LevelUnreadable, 2)
                .field(Column::Education)
                .severity(severity);
            flood.take(vec![at(Code::DateUnreadable, 1), unread], &mut file);
        }
        assert_eq!(file.len(), MOST);
        flood.tell(&sheet, &mut file);
        let told: Vec<_> = file[MOST..]
            .iter()
            .map(|f| (f.severity, f.field, f.place.clone(), f.args.clone()))
            .collect();
        let title = |code: Code| entry(code).title.clone();
        let args = |code, column: &str| {
            vec![
                ("count", "35000".to_owned()),
                ("value", title(code)),
                ("column", column.to_owned()),
                ("rows", "25001-60000".to_owned()),
            ]
        };
        let severity = entry(Code::DateUnreadable).severity;
        let date = (
            severity,
            None,
            sheet.clone(),
            args(Code::DateUnreadable, "B"),
        );
        let level = args(Code::LevelUnreadable, "C");
        assert_eq!(
            told,
            [
                date,
                (Severity::Error, Some(Column::Education), sheet, level)
            ]
        );
    }
}
