//! Corrections that the board has confirmed (`dieu-chinh.xlsx` of a year's folder, contract §1).
//!
//! A correction is put into the cell before anything is read from it, so that every later stage
//! sees the right value; a confirmation only turns the cell's findings into infos.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use crate::finding::{Code, Finding, Place, Severity, beginning_of};
use crate::intake::{Cell, Row, Sheet, Value, Workbook};
use crate::schema::labels::column_of;
use crate::text::{clean, fold};

/// One row of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The cell it is about.
    pub place: Place,
    /// The roster's column, by its name in the contract or in words.
    pub field: String,
    /// The text that the cell held when the correction was made.
    pub made_for: String,
    /// The right value; `None`: the cell is right as it stands.
    pub right: Option<String>,
    /// Why.
    pub reason: String,
    /// Who confirmed it.
    pub who: String,
    /// When, as written.
    pub when: String,
    /// Whether the cell still held the text it was made for.
    pub applied: bool,
}

/// The corrections of one year.
#[derive(Debug, Clone, Default)]
pub struct Corrections {
    /// By file, in the order of the form.
    by_file: BTreeMap<Arc<str>, Vec<Correction>>,
}

/// The columns of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    File,
    Sheet,
    Cell,
    Field,
    MadeFor,
    Right,
    Reason,
    Who,
    When,
}

/// The words of the form, folded.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    confirmed: Vec<String>,
    columns: BTreeMap<Part, Vec<String>>,
}

impl Words {
    fn embedded() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            Self::read(crate::text::table!("correction")).unwrap_or_else(|problem| {
                unreachable!("the embedded words of corrections are under test: {problem}")
            })
        })
    }

    fn read(source: &str) -> Result<Self, String> {
        let mut words: Self = crate::text::read_table(source)?;
        let lists = words.columns.values_mut().chain([&mut words.confirmed]);
        lists.flatten().for_each(|w| *w = fold(w));
        Ok(words)
    }

    /// The column that a folded heading begins.
    fn part(&self, heading: &str) -> Option<Part> {
        let begins = |word: &str| {
            heading
                .strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        self.columns
            .iter()
            .find(|(_, words)| words.iter().any(|w| begins(w)))
            .map(|(part, _)| *part)
    }
}

impl Corrections {
    /// Reads the form; rows without a right value say nothing yet.
    #[must_use]
    pub fn read(workbook: &Workbook) -> (Self, Vec<Finding>) {
        let mut out = Self::default();
        let mut findings = Vec::new();
        let mut any_header = false;
        for sheet in &workbook.sheets {
            let Some((header, columns)) = header(sheet) else {
                continue;
            };
            any_header = true;
            for row in sheet.rows.iter().filter(|r| r.index > header) {
                let part = |p: Part| {
                    columns
                        .get(&p)
                        .and_then(|&c| row.cell(c))
                        .map(|c| c.value.text())
                        .unwrap_or_default()
                };
                if part(Part::Right).trim().is_empty() {
                    continue;
                }
                match correction(&part) {
                    Some(correction) => {
                        let file = correction.place.file.clone().unwrap_or_default();
                        out.by_file.entry(file).or_default().push(correction);
                    }
                    None => findings.push(
                        Finding::new(Code::CorrectionUnreadable)
                            .at(Place::sheet(&workbook.file, &sheet.name).row(row.index + 1))
                            .found(part(Part::Cell)),
                    ),
                }
            }
        }
        if !any_header {
            findings.push(Finding::new(Code::CorrectionUnreadable).at(Place::file(&workbook.file)));
        }
        (out, findings)
    }

    /// Adds the corrections of another form.
    pub fn extend(&mut self, other: Self) {
        for (file, corrections) in other.by_file {
            self.by_file.entry(file).or_default().extend(corrections);
        }
    }

    /// Whether a file has corrections.
    #[must_use]
    pub fn concern(&self, file: &str) -> bool {
        self.by_file.contains_key(file)
    }

    /// Puts the right values into the cells of a workbook. Returns its corrections, each telling
    /// whether it was applied, and a finding for each.
    #[must_use]
    pub fn apply(&self, workbook: &mut Workbook) -> (Vec<Correction>, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut done = self
            .by_file
            .get(&workbook.file)
            .cloned()
            .unwrap_or_default();
        for correction in &mut done {
            let (Some(row), Some(col)) = (correction.place.row, correction.place.col) else {
                continue;
            };
            let sheet = workbook
                .sheets
                .iter_mut()
                .find(|s| Some(&s.name) == correction.place.sheet.as_ref());
            let held = sheet
                .as_ref()
                .and_then(|s| s.cell(row - 1, col))
                .map(|c| c.value.text())
                .unwrap_or_default();
            // the form that the board fills in shows of a long text its beginning
            let as_shown = |text: &str| fold(&beginning_of(text));
            correction.applied =
                sheet.is_some() && as_shown(&held) == as_shown(&correction.made_for);
            let finding = |code| {
                let mut f = Finding::new(code)
                    .at(correction.place.clone())
                    .found(held.clone())
                    .arg("reason", &correction.reason)
                    .arg("name", &correction.who);
                f.field = column_of(&correction.field);
                f
            };
            if !correction.applied {
                findings.push(finding(Code::CorrectionStale).arg("other", &correction.made_for));
                continue;
            }
            let right = correction.right.clone();
            findings.push(
                finding(Code::CorrectionApplied).arg("value", right.as_deref().unwrap_or(&held)),
            );
            if let (Some(sheet), Some(right)) = (sheet, right) {
                put(sheet, row - 1, col, &right);
            }
        }
        (done, findings)
    }
}

/// Turns the warnings and errors at confirmed or corrected cells into infos.
pub fn settle(findings: &mut [Finding], corrections: &[Correction]) {
    let confirmed = corrections
        .iter()
        .filter(|c| c.applied && c.right.is_none());
    let confirmed: BTreeSet<&Place> = confirmed.map(|c| &c.place).collect();
    for finding in findings {
        if confirmed.contains(&finding.place) && finding.code != Code::CorrectionStale {
            finding.severity = Severity::Info;
        }
    }
}

fn header(sheet: &Sheet) -> Option<(u32, BTreeMap<Part, u32>)> {
    sheet.rows.iter().take(30).find_map(|row| {
        let mut columns = BTreeMap::new();
        for cell in &row.cells {
            let heading = fold(cell.value.as_text().unwrap_or_default());
            if let Some(part) = Words::embedded().part(&heading) {
                columns.entry(part).or_insert(cell.col);
            }
        }
        let needed = [Part::File, Part::Sheet, Part::Cell, Part::Right];
        needed
            .iter()
            .all(|p| columns.contains_key(p))
            .then_some((row.index, columns))
    })
}

fn correction(part: &impl Fn(Part) -> String) -> Option<Correction> {
    let text = |p| clean(&part(p)).into_owned();
    let (row, col) = address(&text(Part::Cell))?;
    let (file, sheet) = (text(Part::File), text(Part::Sheet));
    if file.is_empty() || sheet.is_empty() {
        return None;
    }
    let right = text(Part::Right);
    let confirmed = Words::embedded().confirmed.contains(&fold(&right));
    Some(Correction {
        place: Place {
            file: Some(Arc::from(file)),
            sheet: Some(Arc::from(sheet)),
            row: Some(row),
            col: Some(col),
        },
        field: text(Part::Field),
        made_for: text(Part::MadeFor),
        right: (!confirmed).then_some(right),
        reason: text(Part::Reason),
        who: text(Part::Who),
        when: text(Part::When),
        applied: false,
    })
}

/// Row from 1 and column from 0 of an address such as `F12`.
fn address(text: &str) -> Option<(u32, u32)> {
    let text = text.trim().trim_matches('$').to_ascii_uppercase();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let letters = letters.trim_end_matches('$');
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let col = letters
        .bytes()
        .fold(0u32, |n, b| n * 26 + u32::from(b - b'A') + 1)
        - 1;
    row.parse().ok().filter(|r| *r > 0).map(|r| (r, col))
}

fn put(sheet: &mut Sheet, row: u32, col: u32, right: &str) {
    let at = match sheet.rows.binary_search_by_key(&row, |r| r.index) {
        Ok(at) => at,
        Err(at) => {
            sheet.rows.insert(
                at,
                Row {
                    index: row,
                    hidden: false,
                    cells: Vec::new(),
                },
            );
            at
        }
    };
    let cells = &mut sheet.rows[at].cells;
    let value = Value::Text(Arc::from(right));
    match cells.binary_search_by_key(&col, |c| c.col) {
        Ok(i) => cells[i].value = value,
        Err(i) => cells.insert(
            i,
            Cell {
                col,
                value,
                raw: None,
                struck: false,
            },
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_name_every_column() {
        let words = Words::read(crate::text::table!("correction")).expect("they read");
        assert_eq!(words.columns.len(), 9);
        assert_eq!(
            words.part(&fold("Giá trị đúng (ghi vào đây)")),
            Some(Part::Right)
        );
        assert_eq!(words.part(&fold("Vấn đề")), None);
    }

    #[test]
    fn addresses_are_those_of_excel() {
        assert_eq!(address("F12"), Some((12, 5)));
        assert_eq!(address("$AA$3"), Some((3, 26)));
        for wrong in ["", "12", "F", "F0", "ABCD1"] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }
}
