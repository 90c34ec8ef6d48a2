//! Where the rows of a plan come from: a built-in name, a folder of TOML files, a TOML file or a
//! workbook.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::built_in::BUILT_IN;
use super::error::{PlanError, PlanErrors};
use super::nearest::nearest;
use super::place::{PlanPlace, Spot};
use super::rows::{PlanRows, StoredRows};
use super::sheet;
use super::toml_file::{self, Parsed};
use crate::finding::Severity;
use crate::intake;
use crate::schema::Limits;
use crate::text::read_table;

/// Name of a plan's workbook.
pub const WORKBOOK: &str = "danh-muc.xlsx";

impl PlanRows {
    /// The rows of a built-in plan, `None` when there is none of that name.
    ///
    /// # Errors
    /// What is wrong with its files; the tests keep built-in plans sound.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Result<Self, PlanErrors>> {
        let plan = BUILT_IN.iter().find(|plan| plan.name == name)?;
        let files = plan.files.iter().map(|(file, text)| {
            let file = format!("{}/{file}", plan.name);
            (Arc::from(file), Ok((*text).to_owned()))
        });
        Some(read_all(files))
    }

    /// The rows of a built-in plan, `None` when there is none of that name; without their places, for there is
    /// nothing to be said of them. Read many times as fast as the files.
    pub(super) fn stored(name: &str) -> Option<Self> {
        let plan = BUILT_IN.iter().find(|plan| plan.name == name)?;
        let rows: StoredRows = read_table(plan.stored)
            .unwrap_or_else(|e| unreachable!("the embedded plans are under test: {e}"));
        let place = PlanPlace {
            file: Arc::from(plan.name),
            spot: Spot::File,
        };
        Some(rows.at(&place))
    }

    /// The rows of what `--plan` names: a built-in plan, else a file, TOML or workbook, else a folder
    /// whose `.toml` files are read in the order of their names. A folder that holds `danh-muc.xlsx`
    /// as well must say the same in both, or nobody would know which of them was read.
    ///
    /// # Errors
    /// Everything that keeps a row from being read, in the order of files and lines.
    pub fn load(name: &str) -> Result<Self, PlanErrors> {
        if let Some(rows) = Self::built_in(name) {
            return rows;
        }
        let path = Path::new(name);
        if path.is_file() {
            return from_file(path);
        }
        if !path.is_dir() {
            return Err(not_found(name));
        }
        let files = toml_files(path)?;
        let workbook = Some(path.join(WORKBOOK)).filter(|path| path.is_file());
        if files.is_empty() {
            return from_file(&workbook.ok_or_else(|| not_found(name))?);
        }
        let rows = read_all(
            files
                .into_iter()
                .map(|path| (file_name(&path), read_text(&path).map_err(|error| *error))),
        )?;
        if let Some(workbook) = workbook {
            let other = from_file(&workbook)?;
            if rows.clone().completed().said() != other.completed().said() {
                return Err(PlanError::TwoPlans {
                    folder: path.display().to_string(),
                    workbook: WORKBOOK.to_owned(),
                    path: workbook.display().to_string(),
                }
                .into());
            }
        }
        Ok(rows)
    }

    /// The rows of a TOML text; `file` is the name that errors give.
    ///
    /// # Errors
    /// Everything that keeps a row from being read, in the order of lines.
    pub fn of_text(file: &str, text: &str) -> Result<Self, PlanErrors> {
        read_all(std::iter::once((Arc::from(file), Ok(text.to_owned()))))
    }

    /// Names of the built-in plans, the default first.
    pub fn built_in_names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|plan| plan.name)
    }

    /// The files of a built-in plan as they are embedded, name and text.
    #[must_use]
    pub fn built_in_files(name: &str) -> Option<BTreeMap<&'static str, String>> {
        let plan = BUILT_IN.iter().find(|plan| plan.name == name)?;
        let files = plan.files.iter();
        Some(
            files
                .map(|(file, text)| (*file, (*text).to_owned()))
                .collect(),
        )
    }
}

/// The bytes of a plan's file, which is held to the limit of any input.
fn read_file(path: &Path) -> Result<Vec<u8>, Box<PlanError>> {
    let most = Limits::default().file_bytes;
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| Box::new(unreadable(path, &error)))?;
    if bytes.len() as u64 > most {
        return Err(Box::new(PlanError::Unreadable {
            file: path.display().to_string(),
            reason: format!("lớn hơn {} MB", most >> 20),
        }));
    }
    Ok(bytes)
}

fn read_text(path: &Path) -> Result<String, Box<PlanError>> {
    let not_text = |_| Box::new(unreadable(path, &std::io::ErrorKind::InvalidData.into()));
    String::from_utf8(read_file(path)?).map_err(not_text)
}

/// The rows of one file, told by its content: a workbook, else TOML.
fn from_file(path: &Path) -> Result<PlanRows, PlanErrors> {
    let bytes = read_file(path).map_err(|error| *error)?;
    let file = file_name(path);
    let is_toml = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    match String::from_utf8(bytes) {
        Ok(text) if is_toml || !text.starts_with("PK") => read_all([(file, Ok(text))].into_iter()),
        Ok(text) => from_workbook(&file, text.as_bytes()),
        Err(error) => from_workbook(&file, error.as_bytes()),
    }
}

/// The rows of a workbook, read as any input is.
pub(super) fn from_workbook(file: &Arc<str>, bytes: &[u8]) -> Result<PlanRows, PlanErrors> {
    let reading = intake::read_bytes(bytes, file, &Limits::default());
    let mut rows = PlanRows::default();
    let refusals = reading
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    let mut errors: Vec<PlanError> = refusals
        .map(|finding| PlanError::Unreadable {
            file: file.to_string(),
            reason: finding.message(),
        })
        .collect();
    if let Some(workbook) = &reading.workbook {
        sheet::read(file, workbook, &mut rows, &mut errors);
    }
    if errors.is_empty() {
        Ok(rows)
    } else {
        Err(PlanErrors(errors))
    }
}

/// Reads files in their order.
pub(super) fn read_all(
    files: impl Iterator<Item = (Arc<str>, Result<String, PlanError>)>,
) -> Result<PlanRows, PlanErrors> {
    let mut rows = PlanRows::default();
    let mut errors = Vec::new();
    let files: Vec<_> = files.collect();
    // taking them apart is most of the work, and a run waits for it
    let parsed: Vec<Result<Parsed<'_>, &PlanError>> = files
        .par_iter()
        .map(|(_, text)| text.as_deref().map(toml_file::parse))
        .collect();
    for ((file, _), parsed) in files.iter().zip(parsed) {
        match parsed {
            Ok(parsed) => toml_file::read(file, parsed, &mut rows, &mut errors),
            Err(error) => errors.push(error.clone()),
        }
    }
    if errors.is_empty() {
        Ok(rows)
    } else {
        Err(PlanErrors(errors))
    }
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, PlanErrors> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, &error))? {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn file_name(path: &Path) -> Arc<str> {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into()
}

fn not_found(name: &str) -> PlanErrors {
    PlanError::NotFound {
        name: name.to_owned(),
        suggestion: nearest(name, BUILT_IN.iter().map(|plan| plan.name)),
    }
    .into()
}

fn unreadable(path: &Path, error: &std::io::Error) -> PlanError {
    use std::io::ErrorKind;
    let reason = match error.kind() {
        ErrorKind::NotFound => "không tìm thấy".to_owned(),
        ErrorKind::PermissionDenied => "không có quyền đọc".to_owned(),
        ErrorKind::InvalidData => "không phải văn bản UTF-8".to_owned(),
        _ => error.to_string(),
    };
    PlanError::Unreadable {
        file: path.display().to_string(),
        reason,
    }
}
