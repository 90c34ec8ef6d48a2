//! A finding that a reader must make, with the place where it must make it.

use serde_json::{Map, Value};

/// An expected finding. What is not set does not matter or is null.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// The stable code.
    pub code: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// Path below the input; filled when the sheet finds its book.
    pub file: String,
    /// Sheet; empty for a finding about a file.
    pub sheet: String,
    /// Row, from 0.
    pub row: Option<u32>,
    /// Address.
    pub cell: Option<String>,
    /// Column of the roster.
    pub field: Option<&'static str>,
    /// Unit, for findings without a file.
    pub unit: Option<String>,
    /// Another address (or file) at which it may stand just as well.
    pub or: Option<String>,
    /// A reader may make it or not: the contract allows both.
    pub optional: bool,
}

impl Finding {
    /// A finding for a whole column.
    pub fn of_column(code: &'static str, severity: &'static str, field: &'static str) -> Self {
        Self {
            code,
            severity,
            field: Some(field),
            ..Self::default()
        }
    }

    /// A finding for a whole sheet or file.
    pub fn wide(code: &'static str, severity: &'static str) -> Self {
        Self {
            code,
            severity,
            ..Self::default()
        }
    }

    /// As the truth files have it.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                map.insert(key.to_owned(), value);
            }
        };
        let text = |text: &str| (!text.is_empty()).then(|| Value::from(text));
        put("severity", text(self.severity));
        put("code", text(self.code));
        put("file", text(&self.file));
        put("sheet", text(&self.sheet));
        put("row", self.row.map(|row| (row + 1).into()));
        put("cell", self.cell.as_deref().and_then(text));
        put("field", self.field.map(Value::from));
        put("unit", self.unit.as_deref().and_then(text));
        put("or", self.or.as_deref().and_then(text));
        put("optional", self.optional.then_some(Value::Bool(true)));
        Value::Object(map)
    }
}
