//! The walk through the folders of INPUT, in the order of names whatever the file system's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::class::{Class, class_of};
use super::{SourceFile, YearFiles, io_words, is_passed_over, name_of, shown, year_of_name};
use crate::finding::{Code, Finding, Place};

/// Folders deeper than this are not entered: no clerk makes them.
const MAX_DEPTH: usize = 64;

/// The corrections file of a year, in lower case.
const CORRECTIONS: &str = "dieu-chinh.xlsx";

/// One walk; it gathers findings on its way.
pub(super) struct Walk<'a> {
    input: &'a Path,
    root: &'a Path,
    findings: Vec<Finding>,
    /// Names of the documents of each folder.
    documents: BTreeMap<String, Vec<String>>,
}

struct Entry {
    name: String,
    path: PathBuf,
    is_dir: bool,
    size: u64,
}

impl<'a> Walk<'a> {
    pub(super) fn new(input: &'a Path, root: &'a Path) -> Self {
        Self {
            input,
            root,
            findings: Vec::new(),
            documents: BTreeMap::new(),
        }
    }

    /// The folders directly in INPUT whose name is a year's.
    pub(super) fn year_folders(&mut self) -> Vec<(i32, PathBuf)> {
        let found = self.findings.len();
        let folders = self
            .entries(self.input)
            .into_iter()
            .filter(|e| e.is_dir)
            .filter_map(|e| Some((year_of_name(&e.name)?, e.path)))
            .collect();
        // INPUT is listed again for what lies beside them; one finding each is enough
        self.findings.truncate(found);
        folders
    }

    /// Workbooks that lie in INPUT itself or in a folder of it without a year.
    pub(super) fn beside_years(&mut self) -> Vec<SourceFile> {
        let mut files = YearFiles::default();
        for entry in self.entries(self.input) {
            if !entry.is_dir {
                let class = class_of(&entry.path);
                self.take(entry, class, &[], &mut files);
            } else if year_of_name(&entry.name).is_none() {
                files.append(self.files_below(&entry.path, &[]));
            }
        }
        let mut all = files.workbooks;
        all.append(&mut files.corrections);
        all.append(&mut files.rosters);
        all.sort();
        all
    }

    /// Every file below a folder; `folders` are the names above it that may tell a unit.
    pub(super) fn files_below(&mut self, folder: &Path, folders: &[Arc<str>]) -> YearFiles {
        let mut files = YearFiles::default();
        let entries = self.entries(folder);
        let classes: Vec<Option<Class>> = entries
            .par_iter()
            .map(|entry| (!entry.is_dir).then(|| class_of(&entry.path)))
            .collect();
        for (entry, class) in entries.into_iter().zip(classes) {
            if let Some(class) = class {
                self.take(entry, class, folders, &mut files);
            } else if folders.len() < MAX_DEPTH {
                let mut inner = folders.to_vec();
                inner.push(shown(&entry.name).into());
                files.append(self.files_below(&entry.path, &inner));
            }
        }
        files
    }

    /// All findings; the documents beside the lists are one a folder.
    pub(super) fn into_findings(mut self) -> Vec<Finding> {
        for (folder, names) in self.documents {
            let finding = Finding::new(Code::FileOtherDocuments)
                .at(Place::file(&folder.into()))
                .arg("count", names.len())
                .found(names.join(", "));
            self.findings.push(finding);
        }
        self.findings
    }

    fn take(&mut self, entry: Entry, class: Class, folders: &[Arc<str>], files: &mut YearFiles) {
        let rel = self.rel(&entry.path);
        let file = SourceFile {
            rel: rel.as_str().into(),
            path: entry.path,
            size: entry.size,
            folders: folders.to_vec(),
        };
        match class {
            Class::Workbook if entry.name.to_lowercase() == CORRECTIONS => {
                files.corrections.push(file);
            }
            Class::Workbook => files.workbooks.push(file),
            Class::Roster => files.rosters.push(file),
            Class::Document => {
                let folder = rel.rsplit_once('/').map_or(".", |(folder, _)| folder);
                self.documents
                    .entry(folder.to_owned())
                    .or_default()
                    .push(shown(&entry.name));
            }
            Class::Archive => self.note(Code::FileArchive, &rel),
            Class::Unknown => self.note(Code::FileUnknown, &rel),
        }
    }

    fn note(&mut self, code: Code, rel: &str) {
        self.findings
            .push(Finding::new(code).at(Place::file(&rel.into())));
    }

    fn note_unreadable(&mut self, path: &Path, error: &std::io::Error) {
        let finding = Finding::new(Code::FolderUnreadable)
            .at(Place::file(&self.rel(path).into()))
            .arg("reason", io_words(error));
        self.findings.push(finding);
    }

    /// What a folder holds, sorted by name; links are resolved or reported.
    fn entries(&mut self, folder: &Path) -> Vec<Entry> {
        let listing = match std::fs::read_dir(folder) {
            Ok(listing) => listing,
            Err(e) => {
                self.note_unreadable(folder, &e);
                return Vec::new();
            }
        };
        let mut paths = Vec::new();
        for entry in listing {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(e) => self.note_unreadable(folder, &e),
            }
        }
        paths.sort();
        paths
            .into_iter()
            .filter_map(|path| self.entry(path))
            .collect()
    }

    fn entry(&mut self, path: PathBuf) -> Option<Entry> {
        let name = name_of(&path);
        if is_passed_over(&name) || is_hidden_by_attribute(&path) {
            return None;
        }
        let own = match std::fs::symlink_metadata(&path) {
            Ok(meta) => meta,
            Err(e) => {
                self.note_unreadable(&path, &e);
                return None;
            }
        };
        let link = own.is_symlink();
        if link {
            let inside =
                std::fs::canonicalize(&path).is_ok_and(|target| target.starts_with(self.root));
            if !inside {
                let rel = self.rel(&path);
                self.note(Code::LinkOutside, &rel);
                return None;
            }
            // a folder of INPUT is read where it lies; by way of links its files would be read
            // again, and links that go round would never end
            if path.is_dir() {
                return None;
            }
        }
        let target = if link {
            std::fs::metadata(&path)
        } else {
            Ok(own)
        };
        match target {
            // a pipe or a device would keep its reader waiting for ever
            Ok(meta) if !meta.is_dir() && !meta.is_file() => {
                let rel = self.rel(&path);
                self.note(Code::FileUnknown, &rel);
                None
            }
            Ok(meta) => Some(Entry {
                name,
                is_dir: meta.is_dir(),
                size: meta.len(),
                path,
            }),
            Err(e) => {
                self.note_unreadable(&path, &e);
                None
            }
        }
    }

    fn rel(&self, path: &Path) -> String {
        let below = path.strip_prefix(self.input).unwrap_or(path);
        let parts: Vec<String> = below
            .components()
            .map(|c| shown(&c.as_os_str().to_string_lossy()))
            .collect();
        if parts.is_empty() {
            ".".to_owned()
        } else {
            parts.join("/")
        }
    }
}

#[cfg(windows)]
fn is_hidden_by_attribute(path: &Path) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    std::fs::symlink_metadata(path).is_ok_and(|meta| meta.file_attributes() & HIDDEN != 0)
}

#[cfg(not(windows))]
fn is_hidden_by_attribute(_path: &Path) -> bool {
    false
}
