//! The rows of a plan as TOML files, each section under a comment in Vietnamese.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::rows::{Placed, PlanRows, Row, Sections};
use super::sheet::toml_head;

impl PlanRows {
    /// The files of the plan, name and text, in the order of their names. Keys whose value is what
    /// their absence means are left out.
    #[must_use]
    pub fn toml_files(&self) -> BTreeMap<&'static str, String> {
        let mut writer = Writer(BTreeMap::new());
        self.clone().completed().visit(&mut writer);
        writer.0
    }
}

struct Writer(BTreeMap<&'static str, String>);

impl Writer {
    fn add<T: Row>(&mut self, section: &str, single: bool, rows: &[Placed<T>]) {
        let Some((file, head)) = toml_head(section).filter(|_| !rows.is_empty()) else {
            return;
        };
        let text = self.0.entry(file).or_default();
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&head);
        for (i, Placed { row, .. }) in rows.iter().enumerate() {
            if i > 0 {
                text.push('\n');
            }
            *text += &if single {
                format!("[{section}]\n")
            } else {
                format!("[[{section}]]\n")
            };
            // rows are flat: strings, numbers and lists of strings, in the order of the fields
            *text += &toml::to_string(&short(row)).unwrap_or_default();
        }
    }
}

impl Sections for Writer {
    fn one<T: Row>(&mut self, section: &'static str, row: &mut Option<Placed<T>>) {
        self.add(section, true, row.as_slice());
    }

    fn many<T: Row>(&mut self, section: &'static str, rows: &mut Vec<Placed<T>>) {
        self.add(section, false, rows);
    }
}

/// A row without the keys that change nothing: empty texts and lists, "no", where serde puts the same
/// in their place.
fn short<T: Row>(row: &T) -> Table {
    let mut table = Table::try_from(row).unwrap_or_default();
    let idle = |value: &Value| match value {
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Boolean(_) => true,
        _ => false,
    };
    let keys: Vec<String> = table
        .iter()
        .filter(|(_, value)| idle(value))
        .map(|(key, _)| key.clone())
        .collect();
    for key in keys {
        let mut without = table.clone();
        without.remove(&key);
        if without.clone().try_into().is_ok_and(|read: T| read == *row) {
            table = without;
        }
    }
    table
}
