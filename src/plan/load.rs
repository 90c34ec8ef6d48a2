//! Where the rows of a plan come from: a built-in name, a folder of TOML files, or one file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::built_in::BUILT_IN;
use super::error::{PlanError, PlanErrors};
use super::nearest::nearest;
use super::rows::PlanRows;
use super::toml_file;

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

    /// The rows of what `--plan` names: a built-in plan, else a folder whose `.toml` files are read
    /// in the order of their names, else one TOML file.
    ///
    /// # Errors
    /// Everything that keeps a row from being read, in the order of files and lines.
    pub fn load(name: &str) -> Result<Self, PlanErrors> {
        if let Some(rows) = Self::built_in(name) {
            return rows;
        }
        let path = Path::new(name);
        let files = if path.is_dir() {
            toml_files(path)?
        } else if path.is_file() {
            vec![path.to_owned()]
        } else {
            return Err(not_found(name));
        };
        if files.is_empty() {
            return Err(not_found(name));
        }
        read_all(files.into_iter().map(|path| {
            let file = path.file_name().unwrap_or(path.as_os_str());
            let file: Arc<str> = file.to_string_lossy().into();
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error));
            (file, text)
        }))
    }
}

/// Reads files in their order.
pub(super) fn read_all(
    files: impl Iterator<Item = (Arc<str>, Result<String, PlanError>)>,
) -> Result<PlanRows, PlanErrors> {
    let mut rows = PlanRows::default();
    let mut errors = Vec::new();
    for (file, text) in files {
        match text {
            Ok(text) => toml_file::read(&file, &text, &mut rows, &mut errors),
            Err(error) => errors.push(error),
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
