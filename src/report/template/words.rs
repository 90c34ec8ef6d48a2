//! The words and columns of the template: `data/template.toml`, read once.

use std::sync::OnceLock;

use serde::Deserialize;

use super::super::labels;
use crate::schema::{Column, ColumnType};

/// A column of the form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TemplateColumn {
    /// Name of a column of the list, or `ordinal`.
    pub(super) column: String,
    /// Heading in official words.
    pub(super) heading: String,
    /// Width in characters.
    pub(super) width: f64,
    /// How to fill it in.
    pub(super) how: String,
    /// What a filled cell looks like.
    pub(super) example: String,
    /// Values offered, where the column has no fixed ones.
    #[serde(default)]
    choices: Vec<String>,
    /// A fact of one year: not taken over from the year before.
    #[serde(default)]
    pub(super) yearly: bool,
    /// Posts of the Party, beside the column of other posts.
    #[serde(default)]
    pub(super) party: bool,
}

impl TemplateColumn {
    /// The column of the list that it feeds; none for running numbers.
    pub(super) fn of(&self) -> Option<Column> {
        Column::parse(&self.column)
    }

    /// Values to choose from, highest level first as people look for them; empty: anything goes.
    pub(super) fn choices(&self) -> Vec<&str> {
        if !self.choices.is_empty() {
            return self.choices.iter().map(String::as_str).collect();
        }
        let Some(column) = self.of() else {
            return Vec::new();
        };
        match column.column_type() {
            ColumnType::Ladder(values) => {
                let of = values.iter().rev();
                of.map(|v| labels::value(column, v)).collect()
            }
            ColumnType::Choice(values) => values.iter().map(|v| labels::value(column, v)).collect(),
            ColumnType::Bool => [true, false].map(labels::truth).to_vec(),
            ColumnType::Int | ColumnType::Text | ColumnType::Date => Vec::new(),
        }
    }
}

/// What Excel says of a cell that looks wrong; the unit may keep it all the same.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Invalid {
    pub(super) title: String,
    pub(super) list: String,
    pub(super) date: String,
    pub(super) id: String,
}

/// Everything that the template says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) choose_unit: String,
    pub(super) sheet: String,
    pub(super) guide: String,
    pub(super) lists: String,
    pub(super) units: String,
    pub(super) posts: String,
    pub(super) prepared_by: String,
    pub(super) signed_by: String,
    pub(super) sign_left: String,
    pub(super) sign_right: String,
    pub(super) guide_title: String,
    pub(super) guide_columns: [String; 2],
    pub(super) guide_lines: Vec<String>,
    pub(super) invalid: Invalid,
    #[serde(rename = "column")]
    pub(super) columns: Vec<TemplateColumn>,
}

impl Words {
    pub(super) fn embedded() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            crate::text::read_table(crate::text::table!("template")).unwrap_or_else(|e| {
                unreachable!("the embedded words of the template are under test: {e}")
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_one_of_the_list_and_fits_excels_rules_of_choices() {
        for c in &Words::embedded().columns {
            assert!(c.of().is_some() || c.column == "ordinal", "{}", c.column);
            // Excel takes at most 255 characters of choices written out in a rule
            assert!(c.choices().join(",").chars().count() <= 255, "{}", c.column);
            assert!(c.choices().iter().all(|v| !v.contains(',')), "{}", c.column);
        }
    }
}
