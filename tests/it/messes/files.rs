//! Files that are not what they seem, and several of one list: messes 43 to 45, 47, 48.

use super::{assert_coded, assert_loud, assert_names, assert_value, fill};
use crate::bench::{Case, Cell, Workbook, cells};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const HEADER: &[&str] = &["TT", "Họ và tên", "Ngày sinh", "Dân tộc"];

fn book(name: &str) -> Workbook {
    let mut book = Workbook::default();
    book.sheet("DS", |s| {
        fill(s, HEADER, &[cells![1, name, "01/02/1980", "Kinh"]]);
    });
    book
}

/// A zip of text entries.
fn packed(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

#[test]
fn mess_43_passwords_are_errors_and_protected_sheets_are_read() {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for stream in ["/EncryptionInfo", "/EncryptedPackage"] {
        container
            .create_stream(stream)
            .and_then(|mut s| s.write_all(&[0; 64]))
            .expect("a stream");
    }
    container.flush().expect("memory");
    let locked = container.into_inner().into_inner();
    let mut open = book("Lê Văn Một");
    open.protected = true;
    let out = Case::new()
        .file("2025/Phòng Y tế.xlsx", &locked)
        .file("2025/Xã Bình Phú.xlsx", &open.to_bytes())
        .run();
    assert_names(&out, &["Lê Văn Một"]);
    assert!(
        out.coded("file-password")
            .iter()
            .any(|f| f.file.as_deref() == Some("2025/Phòng Y tế.xlsx") && f.severity == "error"),
        "{}",
        out.describe()
    );
    assert_loud(&out, &["file-password"]);
}

#[test]
fn mess_44_content_decides_not_the_extension() {
    let html = "<html><table><tr><td>Họ và tên</td></tr><tr><td>Lê Văn Ba</td></tr></table></html>";
    let document = packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", "<w:document/>"),
    ]);
    let out = Case::new()
        .file("2025/Xã Bình Phú.xls", &book("Lê Văn Một").to_bytes())
        .file("2025/Phòng Y tế.xls", html.as_bytes())
        .file("2025/Phòng Tư pháp.xlsx", &document)
        .file(
            "2025/Phòng Nội vụ.xls",
            "TT\tHọ và tên\n1\tLê Văn Hai\n".as_bytes(),
        )
        .run();
    assert_names(&out, &["Lê Văn Một"]);
    let refused: Vec<_> = out
        .coded("file-not-workbook")
        .iter()
        .filter(|f| f.severity == "error")
        .filter_map(|f| f.file.clone())
        .collect();
    assert_eq!(
        refused,
        [
            "2025/Phòng Nội vụ.xls",
            "2025/Phòng Tư pháp.xlsx",
            "2025/Phòng Y tế.xls"
        ],
        "{}",
        out.describe()
    );
}

#[test]
fn mess_45_open_document_sheets_are_read() {
    let cell = |t: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{t}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[&str]| {
        format!(
            "<table:table-row>{}</table:table-row>",
            cells.iter().map(|t| cell(t)).collect::<String>()
        )
    };
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">\
         <office:body><office:spreadsheet><table:table table:name=\"DS\">{}{}{}</table:table></office:spreadsheet></office:body></office:document-content>",
        row(&["DANH SÁCH CÁN BỘ XÃ BÌNH PHÚ"]),
        row(HEADER),
        row(&["1", "Lê Văn Một", "01/02/1980", "Kinh"])
    );
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
                    <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></manifest:manifest>";
    let ods = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", manifest),
    ]);
    let out = Case::new().file("2025/Xã Bình Phú.ods", &ods).run();
    assert_names(&out, &["Lê Văn Một"]);
    assert_value(&out, "Lê Văn Một", "birth_date", Some("1980-02-01"));
    assert_eq!(out.roster[0].row(), 3);
}

#[test]
fn mess_47_later_versions_copies_and_lock_files() {
    let people = |last: &str| {
        let mut book = Workbook::default();
        book.sheet("DS", |s| {
            let rows: [&[Cell]; 5] = [
                cells![1, "Lê Văn Một", "01/02/1980", "Kinh"],
                cells![2, "Lê Văn Hai", "01/02/1981", "Kinh"],
                cells![3, "Lê Văn Ba", "01/02/1982", "Kinh"],
                cells![4, "Lê Văn Bốn", "01/02/1983", "Kinh"],
                cells![5, last, "01/02/1984", "Kinh"],
            ];
            fill(s, HEADER, &rows);
        });
        book.to_bytes()
    };
    let out = Case::new()
        .file("2025/DS CBCC xa Binh Phu.xlsx", &people("Lê Văn Sai"))
        .file(
            "2025/DS CBCC xa Binh Phu (lan 2) sua.xlsx",
            &people("Lê Văn Đúng"),
        )
        .file(
            "2025/Copy of DS CBCC xa Binh Phu (lan 2) sua.xlsx",
            &people("Lê Văn Đúng"),
        )
        .file("2025/~$DS CBCC xa Binh Phu.xlsx", b"lock")
        .run();
    assert_eq!(out.roster.len(), 5, "{}", out.describe());
    assert!(
        out.names().contains(&"Lê Văn Đúng") && !out.names().contains(&"Lê Văn Sai"),
        "{}",
        out.describe()
    );
    assert_coded(&out, "file-superseded");
    assert_coded(&out, "file-copy");
    assert_eq!(
        out.rows("2025/DS CBCC xa Binh Phu.xlsx", "DS", "rejected"),
        5,
        "{}",
        out.describe()
    );
    assert!(
        !out.findings
            .iter()
            .any(|f| f.file.as_deref().is_some_and(|p| p.contains("~$"))),
        "{}",
        out.describe()
    );
}

#[test]
fn mess_48_units_told_by_file_names() {
    for (path, unit) in [
        ("2025/Bieu 1 - TT Sa Rài.XLSX", "tt-sa-rai"),
        ("2025/DS CBCC xa Tan Ho Co 2025.xlsx", "xa-tan-ho-co"),
        ("2025/VPHU.xlsx", "vp-huyen-uy"),
        ("2025/P.GDĐT nop lan dau.xlsx", "phong-giao-duc"),
        ("2025/Phòng Tư pháp/ds.xlsx", "phong-tu-phap"),
    ] {
        let mut book = book("Lê Văn Một");
        book.sheets[0].put("A1", "DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2025");
        let out = Case::new().file(path, &book.to_bytes()).run();
        assert_value(&out, "Lê Văn Một", "unit", Some(unit));
        assert_loud(&out, &[]);
    }
}
