//! What a file is, told by its content alone: extensions lie.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;

use super::package::part_name;
use super::refusal::Refusal;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Workbook of Excel 2007 and later, .xlsx or .xlsm.
    Xlsx,
    /// Binary workbook, .xlsb.
    Xlsb,
    /// `OpenDocument` spreadsheet.
    Ods,
    /// Workbook of Excel 5 to 2003 in its container.
    Xls,
    /// The same without a container, Excel 2 to 5.
    BareBiff,
    /// An encrypted workbook of Excel 2007 and later.
    Encrypted,
    /// Parquet.
    Parquet,
    /// Word, .doc, .docx, .odt or RTF.
    WordDocument,
    /// `PowerPoint` or Impress.
    Presentation,
    /// Excel's XML of 2003.
    XmlSpreadsheet,
    /// A web page.
    Html,
    /// A web page with its parts in one file.
    Mhtml,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A ZIP archive that is none of the above.
    Zip,
    /// A RAR archive.
    Rar,
    /// A 7z archive.
    SevenZip,
    /// An OLE container that is none of the above.
    Ole,
    /// Plain text, CSV perhaps.
    Text,
    /// No bytes.
    Empty,
    /// Only zero bytes at the start: a download that broke off.
    Zeros,
}

impl Kind {
    /// Whether it can be read, or is a workbook that must be refused by name.
    #[must_use]
    pub const fn is_workbook(self) -> bool {
        matches!(
            self,
            Self::Xlsx | Self::Xlsb | Self::Ods | Self::Xls | Self::BareBiff | Self::Encrypted
        )
    }

    /// What it is, for clerks.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Xlsx | Self::Xlsb | Self::Ods | Self::Xls => "tệp bảng tính",
            Self::BareBiff => "tệp Excel đời rất cũ (trước Excel 97)",
            Self::Encrypted => "tệp Excel đã mã hoá",
            Self::Parquet => "tệp dữ liệu Parquet",
            Self::WordDocument => "văn bản Word",
            Self::Presentation => "tệp trình chiếu",
            Self::XmlSpreadsheet => "bảng tính XML 2003 (SpreadsheetML)",
            Self::Html => "trang web (HTML)",
            Self::Mhtml => "trang web lưu một tệp (MHTML)",
            Self::Pdf => "tệp PDF",
            Self::Picture => "tệp ảnh",
            Self::Zip => "tệp nén ZIP",
            Self::Rar => "tệp nén RAR",
            Self::SevenZip => "tệp nén 7z",
            Self::Ole => "tệp của một chương trình khác",
            Self::Text => "văn bản thuần (CSV hoặc TXT)",
            Self::Empty => "tệp rỗng (0 byte)",
            Self::Zeros => "tệp hỏng, chỉ chứa các byte 0",
        }
    }
}

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const PARQUET: &[u8] = b"PAR1";

/// First bytes that tell a kind by themselves.
const MAGIC: [(&[u8], Kind); 15] = [
    (PARQUET, Kind::Parquet),
    (b"%PDF", Kind::Pdf),
    (b"{\\rtf", Kind::WordDocument),
    (b"Rar!\x1A\x07", Kind::Rar),
    (b"7z\xBC\xAF\x27\x1C", Kind::SevenZip),
    (b"\xFF\xD8\xFF", Kind::Picture),
    (b"\x89PNG", Kind::Picture),
    (b"GIF8", Kind::Picture),
    (b"II*\0", Kind::Picture),
    (b"MM\0*", Kind::Picture),
    (b"BM", Kind::Picture),
    (b"\x09\x08\x08\x00\x00\x05", Kind::BareBiff),
    (b"\x09\x04\x06\x00", Kind::BareBiff),
    (b"\x09\x02\x06\x00", Kind::BareBiff),
    (b"\x09\x00\x04\x00", Kind::BareBiff),
];

/// Whether a file that begins so is Parquet.
pub(super) fn is_parquet(head: &[u8]) -> bool {
    head.starts_with(PARQUET)
}

/// The kind of a file's bytes, or why it cannot be a workbook.
pub(super) fn sniff(bytes: &[u8]) -> Result<Kind, Refusal> {
    let head = &bytes[..bytes.len().min(512)];
    match sniff_reader(head, Cursor::new(bytes)) {
        Some(Kind::Encrypted) => Ok(Kind::Encrypted),
        Some(Kind::BareBiff) => Err(Refusal::NotWorkbook(Kind::BareBiff.words())),
        Some(kind) if kind.is_workbook() => Ok(kind),
        Some(kind) => Err(Refusal::NotWorkbook(kind.words())),
        None if head.starts_with(b"PK") || head.starts_with(OLE) => Err(Refusal::unreadable(
            "tệp bị hỏng hoặc bị cụt, phần đầu là của tệp bảng tính",
        )),
        None => Err(Refusal::NotWorkbook("tệp không rõ loại")),
    }
}

/// The kind of a file by its first bytes, and by its container's list of parts where that is
/// needed; `None` where nothing is known or the container is damaged.
pub(super) fn sniff_reader<R: Read + Seek>(head: &[u8], whole: R) -> Option<Kind> {
    if head.is_empty() {
        return Some(Kind::Empty);
    }
    if head.starts_with(b"PK") {
        return zip_kind(whole);
    }
    if head.starts_with(OLE) {
        return ole_kind(whole);
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*kind);
    }
    if head.len() >= 12 && (&head[8..12] == b"WEBP" || &head[4..8] == b"ftyp") {
        return Some(Kind::Picture);
    }
    if head.iter().all(|b| *b == 0) {
        return Some(Kind::Zeros);
    }
    text_kind(head)
}

fn zip_kind<R: Read + Seek>(whole: R) -> Option<Kind> {
    let mut zip = ZipArchive::new(whole).ok()?;
    let names: Vec<String> = zip
        .file_names_raw()
        .take(20_000)
        .map(|n| part_name(&String::from_utf8_lossy(n)))
        .collect();
    let has = |name: &str| names.iter().any(|n| n == name);
    let below = |folder: &str| names.iter().any(|n| n.starts_with(folder));
    if has("mimetype") && has("content.xml") {
        let mut mime = String::new();
        let part = zip.by_name("mimetype").ok()?;
        part.take(128).read_to_string(&mut mime).ok()?;
        return Some(match mime.trim() {
            m if m.contains("spreadsheet") => Kind::Ods,
            m if m.contains("presentation") => Kind::Presentation,
            _ => Kind::WordDocument,
        });
    }
    Some(if has("xl/workbook.bin") {
        Kind::Xlsb
    } else if has("xl/workbook.xml") {
        Kind::Xlsx
    } else if has("[content_types].xml") && below("word/") {
        Kind::WordDocument
    } else if has("[content_types].xml") && below("ppt/") {
        Kind::Presentation
    } else if has("[content_types].xml") && (below("xl/") || has("_rels/.rels")) {
        // a package whose main part has a name of its own: the reader follows its relations
        Kind::Xlsx
    } else {
        Kind::Zip
    })
}

fn ole_kind<R: Read + Seek>(whole: R) -> Option<Kind> {
    let container = cfb::CompoundFile::open(whole).ok()?;
    let has = |name: &str| container.is_stream(name);
    Some(if has("/EncryptedPackage") {
        Kind::Encrypted
    } else if has("/Workbook") || has("/Book") {
        Kind::Xls
    } else if has("/WordDocument") {
        Kind::WordDocument
    } else if has("/PowerPoint Document") {
        Kind::Presentation
    } else {
        Kind::Ole
    })
}

fn text_kind(head: &[u8]) -> Option<Kind> {
    let text: String = if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        // UTF-16: the Latin letters are enough
        head.iter()
            .filter(|b| **b != 0)
            .map(|b| char::from(*b))
            .collect()
    } else if head.contains(&0) {
        return None;
    } else {
        String::from_utf8_lossy(head).into_owned()
    };
    let text = text.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_whitespace());
    let lower = text.to_lowercase();
    let holds = |word: &str| lower.contains(word);
    Some(
        if lower.starts_with("mime-version:") || holds("multipart/related") {
            Kind::Mhtml
        } else if holds("mso-application progid=\"excel.sheet\"")
            || holds("urn:schemas-microsoft-com:office:spreadsheet")
        {
            Kind::XmlSpreadsheet
        } else if [
            "<!doctype html",
            "<html",
            "<table",
            "<meta",
            "<head",
            "<body",
        ]
        .iter()
        .any(|tag| holds(tag))
        {
            Kind::Html
        } else {
            Kind::Text
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8]) -> Option<Kind> {
        sniff_reader(bytes, Cursor::new(bytes))
    }

    #[test]
    fn first_bytes_tell_what_is_no_workbook() {
        for (bytes, expected) in [
            (&b""[..], Kind::Empty),
            (b"\0\0\0\0\0\0\0\0\0\0\0\0\0", Kind::Zeros),
            (b"%PDF-1.7", Kind::Pdf),
            (b"\xFF\xD8\xFF\xE0", Kind::Picture),
            (b"Rar!\x1A\x07\x01\x00", Kind::Rar),
            (b"  <html><table>", Kind::Html),
            (b"\xEF\xBB\xBF<!DOCTYPE html>", Kind::Html),
            (b"MIME-Version: 1.0\r\n", Kind::Mhtml),
            (b"STT;H\xE1\xBB\x8D t\xC3\xAAn", Kind::Text),
            (
                b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>",
                Kind::XmlSpreadsheet,
            ),
            (b"PAR1....", Kind::Parquet),
        ] {
            assert_eq!(kind(bytes), Some(expected), "{bytes:?}");
        }
    }

    #[test]
    fn a_broken_container_is_named_as_broken() {
        for bytes in [
            &b"PK\x03\x04 and no more"[..],
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1cut",
        ] {
            assert!(matches!(sniff(bytes), Err(Refusal::Unreadable(_))));
        }
    }

    #[test]
    fn refusals_say_what_the_file_is() {
        let Err(refusal) = sniff(b"<html>") else {
            panic!("a page is no workbook")
        };
        assert_eq!(refusal, Refusal::NotWorkbook("trang web (HTML)"));
    }
}
