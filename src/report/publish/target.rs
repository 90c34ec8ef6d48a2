//! Whether the folder will take what is ready, asked before the first file is moved.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::error::ReportError;
use super::{MANIFEST, Output};

/// The file that is moved in and out again to see whether that can be done.
const TRIAL: &str = ".phuluc-thu";

impl Output {
    /// Tries the folder and looks at every file that will be replaced.
    ///
    /// # Errors
    /// Something is in the way: a folder that may not be written, a folder where a file must go, a
    /// workbook that is open.
    pub(super) fn check_target<'f>(
        &self,
        files: impl Iterator<Item = &'f str>,
    ) -> Result<(), ReportError> {
        let targets: Vec<PathBuf> = files
            .chain([MANIFEST])
            .map(|file| self.folder.join(file))
            .collect();
        let mut folders: BTreeSet<&Path> = targets.iter().filter_map(|t| t.parent()).collect();
        folders.insert(&self.folder);
        for folder in folders {
            if folder.is_dir() {
                self.try_folder(folder)?;
            } else if folder.exists() {
                return Err(ReportError::NotAFolder {
                    path: folder.to_owned(),
                });
            }
        }
        for target in &targets {
            if target.is_dir() {
                return Err(ReportError::NotAFile {
                    path: target.clone(),
                });
            }
            if target.is_file() {
                check_closed(target)?;
            }
        }
        Ok(())
    }

    /// Moves a file in and takes it out again.
    fn try_folder(&self, folder: &Path) -> Result<(), ReportError> {
        let (here, there) = (self.aside().join(TRIAL), folder.join(TRIAL));
        self.disk.write(&here, b"")?;
        self.disk.rename(&here, &there)?;
        self.disk.remove_file(&there)
    }

    /// Removes what a trial that was cut off left in the period's folder.
    pub(super) fn clear_trials(&self) {
        let below = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let folders = below.map(|entry| entry.path()).filter(|path| path.is_dir());
        for folder in folders.chain([self.folder.clone()]) {
            let trial = folder.join(TRIAL);
            if trial.is_file() {
                let _ = self.disk.remove_file(&trial);
            }
        }
    }
}

/// Whether a workbook is open in a program, which would write its own version over ours later.
fn check_closed(path: &Path) -> Result<(), ReportError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // the marks that Excel and LibreOffice lay beside an open workbook
    for mark in [format!("~${name}"), format!(".~lock.{name}#")] {
        let mark = path.with_file_name(mark);
        if mark.exists() {
            return Err(ReportError::Open {
                path: path.to_owned(),
                mark,
            });
        }
    }
    // Windows itself holds an open workbook fast
    if cfg!(windows) {
        std::fs::OpenOptions::new()
            .write(true)
            .open(path)
            .map_err(|e| ReportError::io(path, e))?;
    }
    Ok(())
}
