//! Discovery: which files of INPUT belong to which year, and what lies beside them.

mod class;
mod names;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::finding::{Code, Finding, Place};

pub use names::{year_of_name, year_of_path};

use class::{Class, class_of};
use names::{is_passed_over, shown};
use walk::Walk;

/// A file that is to be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceFile {
    /// Path below INPUT with `/`, NFC, without control and bidirectional characters.
    pub rel: Arc<str>,
    /// Where it is.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Names of the folders between the year's folder (or INPUT) and the file, outermost first.
    pub folders: Vec<Arc<str>>,
}

/// The files of one year, each list in the order of `rel`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct YearFiles {
    /// Workbooks, and files that claim to be and must be refused by name.
    pub workbooks: Vec<SourceFile>,
    /// `dieu-chinh.xlsx`: corrections that the board has confirmed.
    pub corrections: Vec<SourceFile>,
    /// Parquet rosters of the contract.
    pub rosters: Vec<SourceFile>,
}

impl YearFiles {
    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.workbooks.is_empty() && self.corrections.is_empty() && self.rosters.is_empty()
    }

    fn append(&mut self, mut other: Self) {
        self.workbooks.append(&mut other.workbooks);
        self.corrections.append(&mut other.corrections);
        self.rosters.append(&mut other.rosters);
        for list in [
            &mut self.workbooks,
            &mut self.corrections,
            &mut self.rosters,
        ] {
            list.sort();
        }
    }
}

/// What was found in INPUT.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Discovery {
    /// Files by year; no year is empty.
    pub years: BTreeMap<i32, YearFiles>,
    /// Files whose year no folder tells: INPUT holds workbooks directly. Never beside `years`.
    pub undated: YearFiles,
    /// What lies beside them and could not be entered.
    pub findings: Vec<Finding>,
}

/// Why nothing can be read. Messages are Vietnamese and say what to do.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// INPUT does not exist.
    #[error(
        "không tìm thấy thư mục hoặc tệp \"{}\": hãy kiểm tra lại đường dẫn",
        .0.display()
    )]
    Missing(PathBuf),
    /// INPUT cannot be opened.
    #[error("không mở được \"{}\" ({reason}): hãy kiểm tra quyền truy cập", .path.display())]
    Unreadable {
        /// INPUT.
        path: PathBuf,
        /// In words.
        reason: String,
    },
    /// INPUT holds no file that could be read, nor one that would have to be named.
    #[error(
        "không có tệp bảng tính nào trong \"{}\": hãy chép danh sách của các đơn vị vào thư mục của từng năm, ví dụ \"{}/2025\"",
        .0.display(), .0.display()
    )]
    Empty(PathBuf),
    /// INPUT holds workbooks directly and nobody said of which year they are.
    #[error(
        "không rõ các tệp trong \"{}\" là của năm nào: hãy gõ thêm --year, ví dụ --year 2025, hoặc xếp tệp vào thư mục của từng năm",
        .0.display()
    )]
    YearNeeded(PathBuf),
}

impl Discovery {
    /// Gives the undated files to a year.
    ///
    /// # Errors
    /// [`DiscoverError::YearNeeded`] where there are such files and `year` is none.
    pub fn dated(mut self, input: &Path, year: Option<i32>) -> Result<Self, DiscoverError> {
        if self.undated.is_empty() {
            return Ok(self);
        }
        let year = year.ok_or_else(|| DiscoverError::YearNeeded(input.to_owned()))?;
        let undated = std::mem::take(&mut self.undated);
        self.years.entry(year).or_default().append(undated);
        Ok(self)
    }
}

/// Looks through INPUT: a folder with one folder a year, a year's folder, a folder of workbooks, or
/// a single workbook. Nothing is read but the first bytes of files whose name does not tell enough.
///
/// # Errors
/// INPUT is missing, cannot be opened, or holds nothing.
pub fn discover(input: &Path) -> Result<Discovery, DiscoverError> {
    let unreadable = |e: std::io::Error| DiscoverError::Unreadable {
        path: input.to_owned(),
        reason: io_words(&e),
    };
    let meta = std::fs::metadata(input).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => DiscoverError::Missing(input.to_owned()),
        _ => unreadable(e),
    })?;
    let root = std::fs::canonicalize(input).map_err(unreadable)?;
    if meta.is_file() {
        let rel = shown(&name_of(&root));
        let mut files = YearFiles::default();
        let list = if is_roster(input) {
            &mut files.rosters
        } else {
            &mut files.workbooks
        };
        list.push(SourceFile {
            rel: rel.into(),
            path: input.to_owned(),
            size: meta.len(),
            folders: Vec::new(),
        });
        return Ok(Discovery {
            undated: files,
            ..Discovery::default()
        });
    }
    std::fs::read_dir(input).map_err(unreadable)?;

    let mut found = Discovery::default();
    let mut walk = Walk::new(input, &root);
    let year_folders = walk.year_folders();
    if year_folders.is_empty() {
        let files = walk.files_below(input, &[]);
        match year_of_name(&name_of(&root)) {
            Some(year) if !files.is_empty() => {
                found.years.insert(year, files);
            }
            _ => found.undated = files,
        }
    } else {
        for (year, folder) in year_folders {
            let files = walk.files_below(&folder, &[]);
            if !files.is_empty() {
                found.years.entry(year).or_default().append(files);
            }
        }
        for file in walk.beside_years() {
            let finding = Finding::new(Code::FileBesideYears).at(Place::file(&file.rel));
            found.findings.push(finding);
        }
    }
    found.findings.append(&mut walk.into_findings());
    found
        .findings
        .sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    let nothing_to_name = found
        .findings
        .iter()
        .all(|f| f.code == Code::FileOtherDocuments || f.code == Code::FileUnknown);
    if found.years.is_empty() && found.undated.is_empty() && nothing_to_name {
        return Err(DiscoverError::Empty(input.to_owned()));
    }
    Ok(found)
}

/// Whether a file is a roster in Parquet, by its content.
#[must_use]
pub fn is_roster(path: &Path) -> bool {
    class_of(path) == Class::Roster
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// An error of the operating system in words for clerks.
pub(super) fn io_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => "không còn ở đó".to_owned(),
        Kind::PermissionDenied => "không có quyền đọc".to_owned(),
        Kind::ResourceBusy | Kind::WouldBlock => "đang được chương trình khác sử dụng".to_owned(),
        Kind::UnexpectedEof => "tệp bị cụt".to_owned(),
        _ => match error.raw_os_error() {
            // Windows: sharing and lock violations
            Some(32 | 33) if cfg!(windows) => "đang được chương trình khác sử dụng".to_owned(),
            Some(code) => format!("lỗi hệ thống {code}"),
            None => "lỗi đọc".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests;
