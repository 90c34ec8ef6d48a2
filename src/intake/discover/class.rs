//! What a file in INPUT is, told by its content; the extension only says what it claims to be.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::super::sniff::{Kind, is_parquet, sniff_reader};

/// What is to be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Read as a workbook, or refused by name when it only claims to be one.
    Workbook,
    /// A roster in Parquet.
    Roster,
    /// A letter beside the lists: PDF, Word, picture.
    Document,
    /// A packed file that must be unpacked first.
    Archive,
    /// Anything else.
    Unknown,
}

/// Extensions under which clerks send lists, workbooks or not: such a file is never passed over.
const CLAIMS: [&str; 15] = [
    "xlsx", "xlsm", "xlsb", "xls", "ods", "xltx", "xltm", "xlt", "ots", "et", "csv", "tsv", "htm",
    "html", "mht",
];

/// Extensions of documents that have no mark of their own in their first bytes.
const DOCUMENTS: [&str; 4] = ["doc", "docx", "odt", "heic"];

/// Classes a file; one that cannot be opened is classed by its name.
pub(super) fn class_of(path: &Path) -> Class {
    let extension = path
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let claims = CLAIMS.contains(&extension.as_str());
    let kind = File::open(path).ok().and_then(|mut file| {
        let mut head = [0_u8; 512];
        let len = read_head(&mut file, &mut head)?;
        match &head[..len] {
            // read or refused by name whatever lies within, which is looked at when it is read
            head if claims && !is_parquet(head) => None,
            head => sniff_reader(head, file),
        }
    });
    match kind {
        Some(Kind::Parquet) => Class::Roster,
        _ if claims => Class::Workbook,
        Some(kind) if kind.is_workbook() => Class::Workbook,
        Some(Kind::Html | Kind::Mhtml | Kind::XmlSpreadsheet) => Class::Workbook,
        Some(Kind::Pdf | Kind::Picture | Kind::WordDocument | Kind::Presentation) => {
            Class::Document
        }
        Some(Kind::Zip | Kind::Rar | Kind::SevenZip) => Class::Archive,
        _ if DOCUMENTS.contains(&extension.as_str()) => Class::Document,
        _ => Class::Unknown,
    }
}

fn read_head(file: &mut File, head: &mut [u8]) -> Option<usize> {
    let mut len = 0;
    while len < head.len() {
        match file.read(&mut head[len..]) {
            Ok(0) => break,
            Ok(n) => len += n,
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
    Some(len)
}
