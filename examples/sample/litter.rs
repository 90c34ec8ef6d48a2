//! What lies beside the lists in real folders: lock files, signed letters, a copy of a file.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;

use crate::book::Book;
use crate::finding::Finding;

/// Drops the litter of a year and notes what must be said of it.
pub fn drop_beside(
    out: &Path,
    books: &[Book],
    findings: &mut Vec<Finding>,
    year: u16,
) -> Result<()> {
    let in_folder = |part: &str| books.iter().find(|book| book.path.contains(part));
    if let Some(book) = in_folder("Khối chính quyền") {
        let folder = Path::new(&book.path).parent().unwrap_or(Path::new(""));
        fs::write(
            out.join(folder)
                .join(format!("CV gui danh sach {year}.pdf")),
            PDF,
        )?;
        fs::write(out.join(folder).join("Công văn báo cáo.docx"), letter()?)?;
        let folder = folder.to_string_lossy().into_owned();
        findings.push(Finding {
            file: folder,
            ..Finding::wide("file-other-documents", "info")
        });
    }
    if let Some(book) = in_folder("Khối Đảng, đoàn thể").filter(|_| year >= 2024) {
        let path = Path::new(&book.path);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        fs::write(out.join(path.with_file_name(format!("~${name}"))), lock())?;
    }
    if let Some(book) = books
        .iter()
        .find(|book| year == 2025 && book.path.contains("dan-van") && book.stays_xlsx())
    {
        let copy = book.path.replace(".xlsx", "_copy.xlsx");
        fs::copy(out.join(&book.path), out.join(&copy))?;
        findings.push(Finding {
            file: copy,
            or: Some(book.path.clone()),
            ..Finding::wide("file-copy", "info")
        });
    }
    Ok(())
}

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// Excel's lock file: the user's name, padded.
fn lock() -> Vec<u8> {
    let mut bytes = vec![6];
    bytes.extend_from_slice(b"canbo1");
    bytes.resize(165, b' ');
    bytes
}

/// The least that Word opens.
fn letter() -> Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let parts = [
        (
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
        ),
        (
            "_rels/.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
        ),
        (
            "word/document.xml",
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>Kính gửi: Ban Tổ chức Huyện uỷ.</w:t></w:r></w:p></w:body></w:document>",
        ),
    ];
    for (name, text) in parts {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
