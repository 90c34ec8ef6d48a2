//! From the rows of a plan to the cells of its workbook.

use chrono::NaiveDate;
use serde_json::Value;

use super::spec::{ColumnKind, ColumnSpec, sheet_of, sheets};
use super::{GUIDE, PlanCell, PlanColumn, PlanSheet, list};
use crate::plan::rows::{Placed, PlanRows, Row, Sections};

/// "Yes" in a yes/no cell; the reader takes other ways of saying it too.
pub(super) const YES: &str = "có";
/// "No" in a yes/no cell.
pub(super) const NO: &str = "không";

impl PlanRows {
    /// The sheets of `danh-muc.xlsx`: a guide, then one a section.
    #[must_use]
    pub fn sheets(&self) -> Vec<PlanSheet> {
        let mut writer = Writer {
            sheets: sheets().iter().map(|_| Vec::new()).collect(),
        };
        self.clone().completed().visit(&mut writer);
        let written = sheets()
            .iter()
            .zip(writer.sheets)
            .map(|(spec, rows)| PlanSheet {
                name: spec.name.clone(),
                about: spec.about.clone(),
                upright: spec.upright,
                columns: spec.columns.iter().map(column).collect(),
                rows,
            });
        std::iter::once(guide()).chain(written).collect()
    }
}

struct Writer {
    /// Rows of each sheet in the order of the specification.
    sheets: Vec<Vec<Vec<PlanCell>>>,
}

impl Writer {
    fn add<T: Row>(&mut self, section: &str, rows: &[Placed<T>]) {
        let at = sheets().iter().position(|spec| spec.section == section);
        let (Some(spec), Some(sheet)) =
            (sheet_of(section), at.and_then(|at| self.sheets.get_mut(at)))
        else {
            return;
        };
        for Placed { row, .. } in rows {
            // rows are plain strings, numbers and lists, which JSON always holds
            let row = serde_json::to_value(row).unwrap_or_default();
            let cells = spec
                .columns
                .iter()
                .map(|column| cell(column, &row[&column.key]));
            sheet.push(cells.collect());
        }
    }
}

impl Sections for Writer {
    fn one<T: Row>(&mut self, section: &'static str, row: &mut Option<Placed<T>>) {
        self.add(section, row.as_slice());
    }

    fn many<T: Row>(&mut self, section: &'static str, rows: &mut Vec<Placed<T>>) {
        self.add(section, rows);
    }
}

fn column(spec: &ColumnSpec) -> PlanColumn {
    let shown = spec.choices.iter().map(|(_, shown)| shown.clone());
    let yes_no = [YES.to_owned(), NO.to_owned()];
    let choices_of = spec.choices_of.as_ref().and_then(|(section, key)| {
        let sheet = sheet_of(section)?;
        let at = sheet.columns.iter().position(|column| column.key == *key)?;
        Some((sheet.name.clone(), u16::try_from(at).ok()?))
    });
    PlanColumn {
        key: spec.key.clone(),
        heading: spec.heading.clone(),
        about: spec.about.clone(),
        width: spec.width,
        kind: spec.kind,
        choices: if spec.kind == ColumnKind::YesNo {
            yes_no.into()
        } else {
            shown.collect()
        },
        choices_of,
    }
}

fn cell(spec: &ColumnSpec, value: &Value) -> PlanCell {
    let shown = |text: &str| {
        let choice = spec.choices.iter().find(|(value, _)| value == text);
        choice.map_or_else(|| text.to_owned(), |(_, shown)| shown.clone())
    };
    match value {
        Value::Bool(yes) if *yes == spec.blank => PlanCell::Nothing,
        Value::Bool(yes) => PlanCell::Text(if *yes { YES } else { NO }.to_owned()),
        Value::Number(number) => number.as_f64().map_or(PlanCell::Nothing, PlanCell::Number),
        Value::String(text) if text.is_empty() => PlanCell::Nothing,
        Value::String(text) => match text.parse::<NaiveDate>() {
            Ok(day) if spec.kind == ColumnKind::Date => PlanCell::Date(day),
            _ => PlanCell::Text(shown(text)),
        },
        Value::Array(items) if items.is_empty() => PlanCell::Nothing,
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(Value::as_str).map(shown).collect();
            PlanCell::Text(list::join(texts.iter().map(String::as_str)))
        }
        Value::Null | Value::Object(_) => PlanCell::Nothing,
    }
}

/// Every sheet and column explained.
fn guide() -> PlanSheet {
    let column = |heading: &str, width| PlanColumn {
        key: String::new(),
        heading: heading.to_owned(),
        about: String::new(),
        width,
        kind: ColumnKind::Text,
        choices: Vec::new(),
        choices_of: None,
    };
    let text = |text: &str| match text {
        "" => PlanCell::Nothing,
        text => PlanCell::Text(text.to_owned()),
    };
    let mut rows = Vec::new();
    for sheet in sheets() {
        rows.push(vec![
            text(&sheet.name),
            text(""),
            text(""),
            text(&sheet.about),
        ]);
        for spec in &sheet.columns {
            let about = match spec.kind {
                ColumnKind::List => {
                    format!("{}. Nhiều giá trị cách nhau bằng dấu chấm phẩy", spec.about)
                }
                ColumnKind::YesNo => format!("{} (có, không)", spec.about),
                _ => spec.about.clone(),
            };
            rows.push(vec![
                text(&sheet.name),
                text(&spec.heading),
                text(&spec.key),
                text(&about),
            ]);
        }
    }
    PlanSheet {
        name: GUIDE.to_owned(),
        about: "Mỗi trang là một phần của bộ danh mục. Sửa các ô, thêm hoặc bớt dòng; không đổi tên trang và tiêu đề cột. Dùng: phuluc run --plan danh-muc.xlsx".to_owned(),
        upright: false,
        columns: vec![
            column("Trang", 20.0),
            column("Cột", 30.0),
            column("Khoá trong TOML", 24.0),
            column("Ý nghĩa", 90.0),
        ],
        rows,
    }
}
