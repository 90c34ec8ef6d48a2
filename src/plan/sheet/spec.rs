//! What the sheets of a plan's workbook look like, read from data.

use std::sync::LazyLock;

use serde::Deserialize;

/// A sheet: one section of the plan.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetSpec {
    /// Section, as tables are named in TOML.
    pub(super) section: String,
    /// Name for people.
    pub(super) name: String,
    /// File of the section when it is written as TOML.
    pub(super) file: String,
    /// What it is, for people.
    pub(super) about: String,
    /// One row only, written from top to bottom.
    #[serde(default)]
    pub(super) upright: bool,
    /// One for each key of the row type.
    pub(super) columns: Vec<ColumnSpec>,
}

/// A column: one key of the rows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnSpec {
    pub(super) key: String,
    pub(super) heading: String,
    pub(super) about: String,
    /// In characters.
    pub(super) width: f64,
    #[serde(default)]
    pub(super) kind: ColumnKind,
    /// What an empty cell of a yes/no column means.
    #[serde(default)]
    pub(super) blank: bool,
    /// Smallest whole number.
    #[serde(default)]
    pub(super) least: Option<i64>,
    /// Fixed values: in TOML, in the workbook.
    #[serde(default)]
    pub(super) choices: Vec<(String, String)>,
    /// Section and key whose values are the choices.
    #[serde(default)]
    pub(super) choices_of: Option<(String, String)>,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// Text.
    #[default]
    Text,
    /// Texts in one cell.
    List,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A share, shown in per cent.
    Percent,
    /// A day.
    Date,
    /// Yes or no.
    YesNo,
}

/// All sheets in their order.
#[expect(
    clippy::expect_used,
    reason = "the file is embedded and read by the tests"
)]
pub(super) fn sheets() -> &'static [SheetSpec] {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        sheet: Vec<SheetSpec>,
    }
    static SHIPPED: LazyLock<Vec<SheetSpec>> = LazyLock::new(|| {
        let file: Result<File, _> = crate::text::read_table(crate::text::table!("sheets"));
        file.expect("the embedded sheets are sound").sheet
    });
    &SHIPPED
}

/// The sheet of a section.
pub(super) fn sheet_of(section: &str) -> Option<&'static SheetSpec> {
    sheets().iter().find(|sheet| sheet.section == section)
}
