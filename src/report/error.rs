//! Why nothing could be written. Messages are Vietnamese and say what to do.

use std::io;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;

/// Why nothing could be written. The previous output is untouched.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The folder may not be written to.
    #[error("không được phép ghi vào \"{}\": hãy chọn thư mục khác bằng --output hoặc xin quyền ghi", path.display())]
    ReadOnly {
        /// File or folder.
        path: PathBuf,
        /// The system's own word.
        source: io::Error,
    },
    /// No room.
    #[error("ổ đĩa đã đầy khi ghi \"{}\": hãy giải phóng chỗ trống rồi chạy lại", path.display())]
    Full {
        /// File or folder.
        path: PathBuf,
        /// The system's own word.
        source: io::Error,
    },
    /// Another program holds the file open.
    #[error("\"{}\" đang được mở trong chương trình khác: hãy đóng Excel rồi chạy lại", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
        /// The system's own word.
        source: io::Error,
    },
    /// Another run writes to the same folder.
    #[error("một lần chạy khác của phuluc đang ghi vào \"{}\": hãy đợi nó xong rồi chạy lại", path.display())]
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// What is in the way is a file, where a folder is needed.
    #[error("\"{}\" là một tệp, không phải thư mục: hãy chọn thư mục khác bằng --output", path.display())]
    NotAFolder {
        /// What is in the way.
        path: PathBuf,
    },
    /// A file is there already that is not ours to write over.
    #[error("đã có tệp \"{}\": hãy chọn tên khác bằng --output hoặc chuyển tệp ấy đi", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Anything else of the file system.
    #[error("không ghi được \"{}\": hãy xem lại đường dẫn hoặc chọn thư mục khác bằng --output (hệ thống báo: {source})", path.display())]
    Io {
        /// File or folder.
        path: PathBuf,
        /// The system's own word.
        source: io::Error,
    },
    /// A workbook breaks a rule of Excel.
    #[error("không lập được {book}: {source}")]
    Workbook {
        /// Name of the workbook.
        book: String,
        /// The writer's own word.
        source: XlsxError,
    },
    /// The files for programs could not be made.
    #[error("không lập được {file}: {reason}")]
    Data {
        /// Name of the file.
        file: &'static str,
        /// Why.
        reason: String,
    },
}

impl ReportError {
    /// What the system said of a path, by its kind.
    #[must_use]
    pub fn io(path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        // 32 and 33 are Windows' sharing and lock violations, which std does not name
        let held = cfg!(windows) && matches!(source.raw_os_error(), Some(32 | 33));
        match source.kind() {
            _ if held => Self::Locked { path, source },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path, source }
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::Full { path, source }
            }
            io::ErrorKind::ResourceBusy => Self::Locked { path, source },
            io::ErrorKind::NotADirectory => Self::NotAFolder { path },
            io::ErrorKind::AlreadyExists if path.is_file() => Self::NotAFolder { path },
            _ => Self::Io { path, source },
        }
    }
}
