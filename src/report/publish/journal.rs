//! What is to be moved in, written down beside it: whoever finds it can finish the work.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::error::ReportError;
use super::super::manifest::{Manifest, WrittenFile, sha256};
use super::{Changed, MANIFEST, Output};

/// The journal's own name among the files that are ready.
pub(super) const JOURNAL: &str = "viec.json";

/// What a run has to do once its files are ready.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Journal {
    /// Files to be moved in, the manifest last: until then the previous one tells what was there.
    pub(super) files: Vec<String>,
    /// Files of the previous run that are no more.
    pub(super) remove: Vec<WrittenFile>,
    /// Files of ours that somebody changed.
    pub(super) keep: Vec<Changed>,
}

impl Output {
    /// Moves the ready files in. May be cut off anywhere and begun again; where it fails, everything
    /// is as it was.
    ///
    /// # Errors
    /// Something cannot be moved.
    pub(super) fn apply(&self) -> Result<Vec<Changed>, ReportError> {
        let journal: Journal = fs::read(self.ready().join(JOURNAL))
            .ok()
            .and_then(|b| serde_json::from_slice(&b).ok())
            .unwrap_or_default();
        let mut kept = Vec::new();
        if let Err(error) = self.move_in(&journal, &mut kept) {
            // where even this fails, the journal stays and the next run goes on from here
            let _ = self.move_back(&journal, &kept);
            return Err(error);
        }
        // the run has happened; what cannot be cleared away now, the next one clears away
        let _ = self.disk.remove_folder(&self.ready());
        let _ = self.disk.remove_folder(&self.old());
        Ok(kept)
    }

    fn move_in(&self, journal: &Journal, kept: &mut Vec<Changed>) -> Result<(), ReportError> {
        let (ready, old) = (self.ready(), self.old());
        let previous = self.previous().unwrap_or_default();
        self.disk.make_folder(&self.folder)?;
        for file in journal
            .files
            .iter()
            .filter(|f| is_below(f) && *f != MANIFEST)
        {
            let (from, to) = (ready.join(file), self.folder.join(file));
            if from.is_file() {
                if to.is_file() {
                    let known = previous.files.iter().find(|f| f.path == *file);
                    self.set_aside(file, known, journal, kept)?;
                }
                self.disk.rename_into(&from, &to)?;
            }
        }
        for gone in journal.remove.iter().filter(|f| is_below(&f.path)) {
            if self.folder.join(&gone.path).is_file() {
                self.set_aside(&gone.path, Some(gone), journal, kept)?;
            }
        }
        for folder in self.folders(journal) {
            // a folder of ours that is empty now goes; one that holds somebody's file stays
            if folder != self.folder {
                let _ = fs::remove_dir(&folder);
            }
            self.disk.sync_folder(&folder);
        }
        let (from, to) = (ready.join(MANIFEST), self.folder.join(MANIFEST));
        if from.is_file() {
            if to.is_file() {
                self.disk.rename_into(&to, &old.join(MANIFEST))?;
            }
            self.disk.rename_into(&from, &to)?;
        }
        if let Some(parent) = to.parent() {
            self.disk.sync_folder(parent);
        }
        self.disk.sync_folder(&self.folder);
        Ok(())
    }

    /// Takes a file out of the way: ours goes, one that somebody wrote or changed gets another name.
    fn set_aside(
        &self,
        file: &str,
        known: Option<&WrittenFile>,
        journal: &Journal,
        kept: &mut Vec<Changed>,
    ) -> Result<(), ReportError> {
        let path = self.folder.join(file);
        let now = fs::read(&path).map_err(|e| ReportError::io(&path, e))?;
        let now = sha256(&now);
        if known.is_some_and(|f| f.sha256 == now) {
            return self.disk.rename_into(&path, &self.old().join(file));
        }
        let told = journal
            .keep
            .iter()
            .find(|k| k.path == file && k.sha256 == now && is_below(&k.kept))
            .filter(|k| !self.folder.join(&k.kept).exists());
        let name = told.map_or_else(|| self.free_name(file), |k| k.kept.clone());
        self.disk.rename(&path, &self.folder.join(&name))?;
        kept.push(Changed {
            path: file.to_owned(),
            kept: name,
            sha256: now,
        });
        Ok(())
    }

    /// Undoes [`Self::move_in`] as far as it came.
    fn move_back(&self, journal: &Journal, kept: &[Changed]) -> Result<(), ReportError> {
        let (ready, old) = (self.ready(), self.old());
        for file in journal.files.iter().rev().filter(|f| is_below(f)) {
            let (from, to) = (ready.join(file), self.folder.join(file));
            if !from.exists() && to.is_file() {
                self.disk.rename_into(&to, &from)?;
            }
        }
        let gone = journal.remove.iter().map(|f| &f.path);
        for file in journal.files.iter().chain(gone).filter(|f| is_below(f)) {
            if old.join(file).is_file() {
                self.disk
                    .rename_into(&old.join(file), &self.folder.join(file))?;
            }
        }
        for changed in kept {
            let (from, to) = (
                self.folder.join(&changed.kept),
                self.folder.join(&changed.path),
            );
            if from.is_file() && !to.exists() {
                self.disk.rename(&from, &to)?;
            }
        }
        for folder in self.folders(journal) {
            self.disk.sync_folder(&folder);
        }
        // at once, so that no part of it is taken for something to be moved in
        self.disk.rename(&ready, &self.aside())?;
        self.disk.remove_folder(&self.aside())?;
        self.disk.remove_folder(&old)
    }

    /// The folders that files are moved into or out of.
    fn folders(&self, journal: &Journal) -> BTreeSet<PathBuf> {
        let gone = journal.remove.iter().map(|f| &f.path);
        let files = journal.files.iter().chain(gone).filter(|f| is_below(f));
        files
            .filter_map(|f| Some(self.folder.join(f).parent()?.to_owned()))
            .collect()
    }

    /// The manifest of the previous run, if it can be read.
    pub(super) fn previous(&self) -> Option<Manifest> {
        serde_json::from_slice(&fs::read(self.folder.join(MANIFEST)).ok()?).ok()
    }

    /// `phu-luc-2025 (bản đã sửa).xlsx`, or with a number where that exists.
    pub(super) fn free_name(&self, path: &str) -> String {
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let name = |n: u32| match n {
            1 => format!("{stem} (bản đã sửa).{ending}"),
            n => format!("{stem} (bản đã sửa {n}).{ending}"),
        };
        (1..=u32::MAX)
            .map(name)
            .find(|n| !self.folder.join(n).exists())
            .unwrap_or_else(|| name(1))
    }
}

/// Whether a path leads nowhere but below the folder it is joined to: manifests and journals lie where
/// anybody can write.
pub(super) fn is_below(path: &str) -> bool {
    let mut parts = Path::new(path).components().peekable();
    parts.peek().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
}
