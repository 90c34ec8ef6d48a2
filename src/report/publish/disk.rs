//! Every change that publishing makes to the disk, one small step at a time. Tests stop it before and
//! after each of them.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::super::error::ReportError;

type Steps = Box<dyn Fn(&'static str, &Path) -> io::Result<()> + Send + Sync>;

/// The disk; before and after each step somebody may be asked whether it goes on.
pub(super) struct Disk(Steps);

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Disk")
    }
}

impl Default for Disk {
    fn default() -> Self {
        Self(Box::new(|_, _| Ok(())))
    }
}

impl Disk {
    /// A disk on which every step is watched.
    #[cfg(test)]
    pub(super) fn watched(
        steps: impl Fn(&'static str, &Path) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self(Box::new(steps))
    }

    fn step<T>(
        &self,
        what: &'static str,
        path: &Path,
        act: impl FnOnce() -> io::Result<T>,
    ) -> Result<T, ReportError> {
        (self.0)(what, path)
            .and_then(|()| act())
            .and_then(|done| (self.0)(what, path).map(|()| done))
            .map_err(|e| ReportError::io(path, e))
    }

    /// Makes a folder and those above it, for the owner alone.
    pub(super) fn make_folder(&self, path: &Path) -> Result<(), ReportError> {
        if path.is_dir() {
            return Ok(());
        }
        self.step("make", path, || {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            {
                use std::os::unix::fs::DirBuilderExt;
                builder.mode(0o700);
            }
            builder.create(path)
        })
    }

    /// Writes a new file that lasts.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
        if let Some(parent) = path.parent() {
            self.make_folder(parent)?;
        }
        let mut file = self.step("create", path, || open_private(path, true))?;
        // in two halves, so that a stop between them is tried too
        let (first, rest) = bytes.split_at(bytes.len() / 2);
        self.step("write", path, || file.write_all(first))?;
        self.step("write", path, || file.write_all(rest))?;
        self.step("sync", path, || file.sync_all())
    }

    /// Moves a file or folder; a file that is there is replaced.
    pub(super) fn rename(&self, from: &Path, to: &Path) -> Result<(), ReportError> {
        self.step("rename", to, || fs::rename(from, to))
    }

    /// Moves a file below a folder that may have to be made.
    pub(super) fn rename_into(&self, from: &Path, to: &Path) -> Result<(), ReportError> {
        if let Some(parent) = to.parent() {
            self.make_folder(parent)?;
        }
        self.rename(from, to)
    }

    /// Removes a file.
    pub(super) fn remove_file(&self, path: &Path) -> Result<(), ReportError> {
        self.step("remove", path, || fs::remove_file(path))
    }

    /// Removes a folder of ours with all it holds, if it is there.
    pub(super) fn remove_folder(&self, path: &Path) -> Result<(), ReportError> {
        let listing = match fs::read_dir(path) {
            Ok(listing) => listing,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(e) => return Err(ReportError::io(path, e)),
        };
        for entry in listing {
            let entry = entry.map_err(|e| ReportError::io(path, e))?;
            // a link is removed, not followed
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                self.remove_folder(&entry.path())?;
            } else {
                self.remove_file(&entry.path())?;
            }
        }
        self.step("remove", path, || fs::remove_dir(path))
    }

    /// Makes renames in a folder last; where the system cannot (Windows), they last soon enough.
    pub(super) fn sync_folder(&self, path: &Path) {
        let _ = self.step("sync", path, || File::open(path)?.sync_all());
    }
}

/// Opens a file for writing that its owner alone can read: it holds personal data.
pub(in crate::report) fn open_private(path: &Path, truncate: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(truncate);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}
