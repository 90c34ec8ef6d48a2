//! A plan as a workbook, `danh-muc.xlsx`: one sheet a section, one column a key, in the words of
//! clerks. Here are the plain cells; `report` writes them, `intake` has read them.

mod list;
mod read;
mod spec;
#[cfg(test)]
mod tests;
mod write;

use chrono::NaiveDate;

pub(super) use read::read;
pub use spec::ColumnKind;

/// Name of the sheet that explains the others; it is not read.
const GUIDE: &str = "Hướng dẫn";

/// Headings of a sheet that is written from top to bottom.
pub const UPRIGHT_HEADINGS: [&str; 3] = ["Mục", "Giá trị", "Ý nghĩa"];

/// A sheet of the workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanSheet {
    /// Its name.
    pub name: String,
    /// What it is, in a sentence.
    pub about: String,
    /// One row only, to be written from top to bottom.
    pub upright: bool,
    /// The columns; upright: the lines.
    pub columns: Vec<PlanColumn>,
    /// Cells in the order of the columns.
    pub rows: Vec<Vec<PlanCell>>,
}

/// A column of the workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanColumn {
    /// Key in TOML.
    pub key: String,
    /// Heading for people.
    pub heading: String,
    /// What it holds, in a sentence.
    pub about: String,
    /// Width in characters.
    pub width: f64,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// The values to choose from, as they are shown; empty: free.
    pub choices: Vec<String>,
    /// Sheet and index of its column (from 0) whose values are the choices.
    pub choices_of: Option<(String, u16)>,
}

/// A cell of the workbook.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanCell {
    /// Empty.
    Nothing,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
}

/// Name of the sheet of a section.
pub(super) fn sheet_name(section: &str) -> &str {
    spec::sheet_of(section).map_or(section, |sheet| &sheet.name)
}

/// What is said above the rows of a section in TOML, and the file it stands in.
pub(super) fn toml_head(section: &str) -> Option<(&'static str, String)> {
    let sheet = spec::sheet_of(section)?;
    let mut head = format!("# {}.\n", sheet.about);
    for column in &sheet.columns {
        head += &format!("#   {}: {}. {}", column.key, column.heading, column.about);
        let choices: Vec<String> = column
            .choices
            .iter()
            .map(|(value, shown)| format!("{value} ({shown})"))
            .collect();
        if !choices.is_empty() {
            head += &format!(": {}", choices.join(", "));
        }
        head += "\n";
    }
    Some((&sheet.file, head))
}
