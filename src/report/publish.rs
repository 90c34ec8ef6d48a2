//! All files of a period appear together or not at all.
//!
//! They are written and synced into a folder aside, which is then renamed: from that moment the run
//! has happened. Moving them in can be cut off at any point and is finished by the next run, because
//! the folder holds a journal of what is to be done. Files that are not ours are never touched; ours
//! that someone changed are kept under another name.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::error::ReportError;
use super::manifest::{Manifest, WrittenFile, sha256};

/// Path of the manifest below the period's folder.
pub const MANIFEST: &str = "data/manifest.json";
const JOURNAL: &str = "viec.json";
const LOCK: &str = ".phuluc.lock";

/// The output folder, held by this run alone until it is dropped.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    folder: PathBuf,
    label: String,
    _lock: File,
}

/// One of our files that someone changed since it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Path below the period's folder.
    pub path: String,
    /// Where it is kept.
    pub kept: String,
    sha256: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Journal {
    files: Vec<String>,
    remove: Vec<WrittenFile>,
    keep: Vec<Changed>,
}

impl Output {
    /// Takes hold of the folder of a period below `root`, and finishes what an earlier run left undone.
    ///
    /// # Errors
    /// The folder cannot be made or written, or another run holds it.
    pub fn open(root: &Path, label: &str) -> Result<Self, ReportError> {
        make_folder(root)?;
        let path = root.join(LOCK);
        let lock = open_new(&path, true)?;
        if lock.try_lock().is_err() {
            return Err(ReportError::Busy {
                path: root.to_owned(),
            });
        }
        let output = Self {
            root: root.to_owned(),
            folder: root.join(label),
            label: label.to_owned(),
            _lock: lock,
        };
        remove_folder(&output.aside())?;
        if output.ready().is_dir() {
            output.apply()?;
        }
        Ok(output)
    }

    /// The period's folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn aside(&self) -> PathBuf {
        self.root.join(format!(".phuluc-{}-dang-ghi", self.label))
    }

    fn ready(&self) -> PathBuf {
        self.root.join(format!(".phuluc-{}-san-sang", self.label))
    }

    /// Our files of the previous run that someone changed since, each with the name it will be kept under.
    #[must_use]
    pub fn changed(&self) -> Vec<Changed> {
        let Some(previous) = self.previous() else {
            return Vec::new();
        };
        previous
            .files
            .iter()
            .filter_map(|f| {
                let now = sha256(&fs::read(self.folder.join(&f.path)).ok()?);
                (now != f.sha256).then(|| Changed {
                    path: f.path.clone(),
                    kept: self.free_name(&f.path),
                    sha256: now,
                })
            })
            .collect()
    }

    fn previous(&self) -> Option<Manifest> {
        serde_json::from_slice(&fs::read(self.folder.join(MANIFEST)).ok()?).ok()
    }

    /// `phu-luc-2025 (bản đã sửa).xlsx`, or with a number where that exists.
    fn free_name(&self, path: &str) -> String {
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let name = |n: u32| match n {
            1 => format!("{stem} (bản đã sửa).{ending}"),
            n => format!("{stem} (bản đã sửa {n}).{ending}"),
        };
        (1..1_000)
            .map(name)
            .find(|n| !self.folder.join(n).exists())
            .unwrap_or_else(|| name(1))
    }

    /// Puts the files of a run in place of those of the previous one.
    ///
    /// # Errors
    /// Something cannot be written; the previous output is then untouched.
    pub fn publish(
        &self,
        files: &[(String, Vec<u8>)],
        mut manifest: Manifest,
        changed: Vec<Changed>,
    ) -> Result<(), ReportError> {
        let aside = self.aside();
        remove_folder(&aside)?;
        let written = self.write_aside(&aside, files, &mut manifest, changed);
        if written.is_err() {
            // what was written aside is of no use; the error that stopped it is what matters
            let _ = fs::remove_dir_all(&aside);
        }
        written?;
        let ready = self.ready();
        fs::rename(&aside, &ready).map_err(|e| ReportError::io(&ready, e))?;
        sync_folder(&self.root);
        self.apply()
    }

    fn write_aside(
        &self,
        aside: &Path,
        files: &[(String, Vec<u8>)],
        manifest: &mut Manifest,
        changed: Vec<Changed>,
    ) -> Result<(), ReportError> {
        make_folder(aside)?;
        manifest.files = files
            .par_iter()
            .map(|(path, bytes)| WrittenFile {
                path: path.clone(),
                sha256: sha256(bytes),
                size: bytes.len() as u64,
            })
            .collect();
        manifest.files.sort_by(|a, b| a.path.cmp(&b.path));
        // waiting for the disk to have each of a thousand files: many wait at once
        files
            .par_iter()
            .try_for_each(|(path, bytes)| write(aside, path, bytes))?;
        write(aside, MANIFEST, &json(manifest)?)?;
        let mut journal = Journal {
            files: files.iter().map(|f| f.0.clone()).collect(),
            remove: Vec::new(),
            keep: changed,
        };
        // the manifest moves in last: until then the previous one tells what was there
        journal.files.push(MANIFEST.to_owned());
        if let Some(previous) = self.previous() {
            journal.remove = previous
                .files
                .into_iter()
                .filter(|f| !journal.files.contains(&f.path))
                .collect();
        }
        write(aside, JOURNAL, &json(&journal)?)?;
        sync_folder(aside);
        Ok(())
    }

    /// Moves the ready files in. May be cut off anywhere and begun again.
    fn apply(&self) -> Result<(), ReportError> {
        let ready = self.ready();
        let journal: Journal = fs::read(ready.join(JOURNAL))
            .ok()
            .and_then(|b| serde_json::from_slice(&b).ok())
            .unwrap_or_default();
        make_folder(&self.folder)?;
        for kept in &journal.keep {
            let (from, to) = (self.folder.join(&kept.path), self.folder.join(&kept.kept));
            let same = fs::read(&from).is_ok_and(|b| sha256(&b) == kept.sha256);
            if same && !to.exists() {
                fs::rename(&from, &to).map_err(|e| ReportError::io(&from, e))?;
            }
        }
        for old in &journal.remove {
            let path = self.folder.join(&old.path);
            if fs::read(&path).is_ok_and(|b| sha256(&b) == old.sha256) {
                fs::remove_file(&path).map_err(|e| ReportError::io(&path, e))?;
            }
        }
        for file in &journal.files {
            let (from, to) = (ready.join(file), self.folder.join(file));
            if from.exists() {
                if let Some(parent) = to.parent() {
                    make_folder(parent)?;
                }
                fs::rename(&from, &to).map_err(|e| ReportError::io(&to, e))?;
            }
        }
        // a folder of ours that is empty now goes; one that holds somebody's file stays
        for old in &journal.remove {
            if let Some(parent) = Path::new(&old.path)
                .parent()
                .filter(|p| !p.as_os_str().is_empty())
            {
                let _ = fs::remove_dir(self.folder.join(parent));
            }
        }
        sync_folder(&self.folder);
        remove_folder(&ready)
    }
}

fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, ReportError> {
    serde_json::to_vec_pretty(value).map_err(|e| ReportError::Data {
        file: "manifest.json",
        reason: e.to_string(),
    })
}

fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), ReportError> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        make_folder(parent)?;
    }
    let mut file = open_new(&path, false)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|e| ReportError::io(&path, e))
}

/// Creates a file that its owner alone can read: it holds personal data.
fn open_new(path: &Path, keep: bool) -> Result<File, ReportError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(!keep);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map_err(|e| ReportError::io(path, e))
}

fn make_folder(path: &Path) -> Result<(), ReportError> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path).map_err(|e| ReportError::io(path, e))
}

fn remove_folder(path: &Path) -> Result<(), ReportError> {
    match fs::remove_dir_all(path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(ReportError::io(path, e)),
        _ => Ok(()),
    }
}

/// Makes renames in a folder last; where the system cannot (Windows), they last soon enough.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(path) {
        let _ = folder.sync_all();
    }
}
