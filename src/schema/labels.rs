//! What columns and values are called wherever people read of them: `labels.toml`, read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Column, ColumnType, Field};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    column: BTreeMap<String, String>,
    field: BTreeMap<String, String>,
    value: BTreeMap<String, BTreeMap<String, String>>,
}

const SOURCE: &str = crate::text::table!("labels");

fn labels() -> &'static Labels {
    static LABELS: OnceLock<Labels> = OnceLock::new();
    LABELS.get_or_init(|| {
        crate::text::read_table(SOURCE)
            .unwrap_or_else(|e| unreachable!("the embedded labels are under test: {e}"))
    })
}

/// The heading of a column.
#[must_use]
pub fn column(column: Column) -> &'static str {
    labels()
        .column
        .get(column.name())
        .map_or(column.name(), String::as_str)
}

/// The words of a fixed value of a column; the value itself where it has none.
#[must_use]
pub fn value(column: Column, value: &str) -> &str {
    labels()
        .value
        .get(column.name())
        .and_then(|v| v.get(value))
        .map_or(value, String::as_str)
}

/// What a submitted column says, where it is not one column of the list.
#[must_use]
pub fn field(field: Field) -> &'static str {
    let own = labels().field.get(field.name()).map(String::as_str);
    own.or_else(|| field.column().map(column))
        .unwrap_or(field.name())
}

/// The column of a heading of the list, or of its name in the contract.
#[must_use]
pub fn column_of(text: &str) -> Option<Column> {
    Column::parse(text).or_else(|| {
        let named = labels().column.iter().find(|(_, heading)| *heading == text);
        Column::parse(named?.0)
    })
}

/// A fact of the roster, as programs read it, in the words of the list.
#[must_use]
pub fn fact(of: Column, text: &str) -> &str {
    match (of.column_type(), text) {
        (ColumnType::Bool, "true") => truth(true),
        (ColumnType::Bool, "false") => truth(false),
        _ => value(of, text),
    }
}

/// Yes and no in the list.
#[must_use]
pub const fn truth(value: bool) -> &'static str {
    if value { "Có" } else { "Không" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_and_fixed_value_has_its_words() {
        for &c in Column::ALL {
            assert!(labels().column.contains_key(c.name()), "{}", c.name());
            if let ColumnType::Choice(values) | ColumnType::Ladder(values) = c.column_type() {
                for v in values {
                    assert!(
                        labels()
                            .value
                            .get(c.name())
                            .is_some_and(|l| l.contains_key(*v)),
                        "{} {v}",
                        c.name()
                    );
                }
            }
        }
        for &f in Field::ALL {
            assert!(
                f.column().is_some() || labels().field.contains_key(f.name()),
                "{}",
                f.name()
            );
        }
        let headings: std::collections::BTreeSet<_> = labels().column.values().collect();
        assert_eq!(
            headings.len(),
            labels().column.len(),
            "headings of a worksheet table are each unique"
        );
    }
}
