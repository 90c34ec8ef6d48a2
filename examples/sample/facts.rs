//! What the roster must say about one row: the truth that a reader is measured against.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// The judged columns of the roster, in its order; columns that follow from the unit or the file are left out.
pub const COLUMNS: [&str; 30] = [
    "unit",
    "full_name",
    "gender",
    "birth_date",
    "birth_precision",
    "age",
    "ethnicity",
    "minority",
    "religion",
    "party_member",
    "national_id",
    "employment",
    "position",
    "leader",
    "key_leader",
    "committee",
    "standing_committee",
    "district_standing_committee",
    "education",
    "education_text",
    "political_theory",
    "state_management",
    "informatics",
    "foreign_language",
    "skills_training",
    "meets_standard",
    "rating",
    "rating_text",
    "note",
    "posts",
];

const FLAGS: [&str; 8] = [
    "party_member",
    "leader",
    "key_leader",
    "committee",
    "standing_committee",
    "district_standing_committee",
    "skills_training",
    "meets_standard",
];

/// Values by column; a column without one is null, an open one is not judged.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    values: BTreeMap<&'static str, Value>,
    open: BTreeSet<&'static str>,
}

impl Facts {
    /// States a column.
    pub fn set(&mut self, column: &'static str, value: impl Into<Value>) {
        self.open.remove(column);
        self.values.insert(column, value.into());
    }

    /// Makes a column null.
    pub fn clear(&mut self, column: &'static str) {
        self.open.remove(column);
        self.values.remove(column);
    }

    /// Leaves a column unjudged: the contract allows more than one reading.
    pub fn leave_open(&mut self, column: &'static str) {
        self.values.remove(column);
        self.open.insert(column);
    }

    /// A column's value.
    pub fn get(&self, column: &str) -> Option<&Value> {
        self.values.get(column)
    }

    /// A column's text.
    pub fn text(&self, column: &str) -> Option<&str> {
        self.get(column).and_then(Value::as_str)
    }

    /// How many columns are not null, open ones counted as such.
    pub fn fullness(&self) -> usize {
        self.values.len() + self.open.len()
    }

    /// Fills blanks from another row of the same person; a flag is true when either row says so.
    pub fn absorb(&mut self, other: &Self) {
        for (&column, value) in &other.values {
            let true_flag = FLAGS.contains(&column) && value == &Value::Bool(true);
            if true_flag || (!self.values.contains_key(column) && !self.open.contains(column)) {
                self.set(column, value.clone());
            }
        }
        for &column in &other.open {
            if !self.values.contains_key(column) {
                self.leave_open(column);
            }
        }
    }

    /// The columns in which another row contradicts this one.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let inherent = [
            "unit",
            "position",
            "note",
            "education_text",
            "rating_text",
            "informatics",
            "foreign_language",
            "full_name",
        ];
        self.values
            .iter()
            .filter(|(column, value)| {
                !inherent.contains(column)
                    && !FLAGS.contains(column)
                    && other.get(column).is_some_and(|theirs| theirs != *value)
            })
            .map(|(&column, _)| column)
            .collect()
    }

    /// As the truth files have it: nulls left out, unjudged columns named under `open`.
    pub fn to_json(&self) -> Map<String, Value> {
        let mut map = Map::new();
        for column in COLUMNS {
            if let Some(value) = self.values.get(column) {
                map.insert(column.to_owned(), value.clone());
            }
        }
        let open: Vec<Value> = COLUMNS
            .iter()
            .filter(|column| self.open.contains(*column) && **column != "posts")
            .map(|&column| column.into())
            .collect();
        if !open.is_empty() {
            map.insert("open".to_owned(), open.into());
        }
        map
    }
}
