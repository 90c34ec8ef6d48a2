//! All files of a period appear together or not at all.
//!
//! They are written and synced into a folder aside, which is then renamed: from that moment the run
//! has happened. Moving them in can be cut off at any point and is finished by the next run, because
//! the folder holds a journal of what is to be done; where it fails, it is undone. Files that are not
//! ours are never touched; ours that someone changed are kept under another name.

mod disk;
mod journal;
mod target;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub(super) use disk::open_private;

use super::error::ReportError;
use super::manifest::{Manifest, WrittenFile, sha256};
use disk::Disk;
use journal::{JOURNAL, Journal, is_below};

/// Path of the manifest below the period's folder.
pub const MANIFEST: &str = "data/manifest.json";
const LOCK: &str = ".phuluc.lock";

/// The output folder, held by this run alone until it is dropped.
#[derive(Debug)]
pub struct Output {
    root: PathBuf,
    folder: PathBuf,
    label: String,
    disk: Disk,
    _lock: File,
}

/// One of our files that someone changed since it was written, or somebody's file under its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// Path below the period's folder.
    pub path: String,
    /// Where it is kept.
    pub kept: String,
    sha256: String,
}

impl Output {
    /// Takes hold of the folder of a period below `root`, and finishes what an earlier run left undone.
    ///
    /// # Errors
    /// The folder cannot be made or written, or another run holds it.
    pub fn open(root: &Path, label: &str) -> Result<Self, ReportError> {
        Self::open_on(root, label, Disk::default())
    }

    fn open_on(root: &Path, label: &str, disk: Disk) -> Result<Self, ReportError> {
        disk.make_folder(root)?;
        let path = root.join(LOCK);
        let lock = open_private(&path, false).map_err(|e| ReportError::io(&path, e))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(ReportError::Busy {
                    path: root.to_owned(),
                });
            }
            // a few network folders know no locks: one run at a time is then the clerk's care
            Err(TryLockError::Error(e)) if e.kind() == std::io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(e)) => return Err(ReportError::io(&path, e)),
        }
        let mut output = Self {
            root: root.to_owned(),
            folder: PathBuf::new(),
            label: String::new(),
            disk,
            _lock: lock,
        };
        for left in output.left_behind()? {
            output.turn_to(&left);
            output.clear_trials();
            output.disk.remove_folder(&output.aside())?;
            if output.ready().is_dir() {
                output.apply()?;
            }
            output.disk.remove_folder(&output.old())?;
        }
        output.turn_to(label);
        Ok(output)
    }

    fn turn_to(&mut self, label: &str) {
        self.folder = self.root.join(label);
        label.clone_into(&mut self.label);
    }

    /// The periods of which an earlier run left something undone.
    fn left_behind(&self) -> Result<Vec<String>, ReportError> {
        let unreadable = |e| ReportError::io(&self.root, e);
        let mut labels = Vec::new();
        for entry in fs::read_dir(&self.root).map_err(unreadable)? {
            let name = entry.map_err(unreadable)?.file_name();
            let label = name.to_str().and_then(|n| {
                let rest = n.strip_prefix(".phuluc-")?;
                ["-dang-ghi", "-san-sang", "-cu"]
                    .iter()
                    .find_map(|end| rest.strip_suffix(end))
            });
            labels.extend(label.filter(|l| is_below(l)).map(str::to_owned));
        }
        labels.sort();
        labels.dedup();
        Ok(labels)
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

    /// Where files of the previous run wait until the new ones are all in.
    fn old(&self) -> PathBuf {
        self.root.join(format!(".phuluc-{}-cu", self.label))
    }

    /// Our files of the previous run that someone changed since, each with the name it will be kept under.
    #[must_use]
    pub fn changed(&self) -> Vec<Changed> {
        let Some(previous) = self.previous() else {
            return Vec::new();
        };
        let ours = previous.files.iter().filter(|f| is_below(&f.path));
        ours.filter_map(|f| {
            let now = sha256(&fs::read(self.folder.join(&f.path)).ok()?);
            (now != f.sha256).then(|| Changed {
                path: f.path.clone(),
                kept: self.free_name(&f.path),
                sha256: now,
            })
        })
        .collect()
    }

    /// Puts the files of a run in place of those of the previous one. Gives the files that had to be
    /// kept under another name though `changed` did not know them: made or changed in the meantime.
    ///
    /// # Errors
    /// Something cannot be written; the previous output is then untouched.
    pub fn publish(
        &self,
        files: &[(String, Vec<u8>)],
        mut manifest: Manifest,
        changed: &[Changed],
    ) -> Result<Vec<Changed>, ReportError> {
        let aside = self.aside();
        self.disk.remove_folder(&aside)?;
        let ready = self
            .write_aside(&aside, files, &mut manifest, changed)
            .and_then(|()| self.check_target(files.iter().map(|(path, _)| path.as_str())))
            .and_then(|()| self.disk.rename(&aside, &self.ready()));
        if ready.is_err() {
            // what was written aside is of no use; the error that stopped it is what matters
            self.clear_trials();
            let _ = self.disk.remove_folder(&aside);
        }
        ready?;
        self.disk.sync_folder(&self.root);
        let mut kept = self.apply()?;
        kept.retain(|k| !changed.contains(k));
        Ok(kept)
    }

    fn write_aside(
        &self,
        aside: &Path,
        files: &[(String, Vec<u8>)],
        manifest: &mut Manifest,
        changed: &[Changed],
    ) -> Result<(), ReportError> {
        self.disk.make_folder(aside)?;
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
            .try_for_each(|(path, bytes)| self.disk.write(&aside.join(path), bytes))?;
        self.disk.write(&aside.join(MANIFEST), &json(manifest)?)?;
        let mut journal = Journal {
            files: files.iter().map(|f| f.0.clone()).collect(),
            remove: Vec::new(),
            keep: changed.to_vec(),
        };
        journal.files.push(MANIFEST.to_owned());
        if let Some(previous) = self.previous() {
            journal.remove = previous
                .files
                .into_iter()
                .filter(|f| !journal.files.contains(&f.path))
                .collect();
        }
        self.disk.write(&aside.join(JOURNAL), &json(&journal)?)?;
        let mut folders: Vec<&Path> = files
            .iter()
            .filter_map(|f| Path::new(&f.0).parent())
            .collect();
        folders.extend(Path::new(MANIFEST).parent());
        folders.sort();
        folders.dedup();
        for folder in folders {
            self.disk.sync_folder(&aside.join(folder));
        }
        self.disk.sync_folder(aside);
        Ok(())
    }
}

fn json<T: Serialize>(value: &T) -> Result<Vec<u8>, ReportError> {
    serde_json::to_vec_pretty(value).map_err(|e| ReportError::Data {
        file: "manifest.json",
        reason: e.to_string(),
    })
}

#[cfg(test)]
mod stops_tests;
#[cfg(test)]
mod tests;
