//! Makers of files that no honest program writes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// Parts of a package by name.
pub type Parts = Vec<(String, Vec<u8>)>;

/// The person that a hostile file holds where it can be read.
pub const PERSON: &str = "Lê Văn Lạ";

/// A zip of parts.
pub fn zip(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(name.as_str(), SimpleFileOptions::default())
            .expect("an entry");
        out.write_all(bytes).expect("memory");
    }
    out.finish().expect("memory").into_inner()
}

/// A zip of texts.
pub fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let parts: Parts = parts
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    zip(&parts)
}

/// A row of text cells in a worksheet part.
pub fn row(number: u32, cells: &[&str]) -> String {
    let cells: String = ('A'..='Z')
        .zip(cells)
        .map(|(col, text)| {
            format!("<c r=\"{col}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        })
        .collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

pub const HEADER: [&str; 4] = ["TT", "Họ và tên", "Ngày sinh", "Dân tộc"];

/// Headings of all kinds of readers.
pub const HEADS: [&str; 11] = [
    "TT",
    "Họ và tên",
    "Ngày sinh",
    "Dân tộc",
    "Chức vụ",
    "Trình độ chuyên môn",
    "Lý luận chính trị",
    "Xếp loại",
    "Ghi chú",
    "Đơn vị",
    "Tôn giáo",
];

/// The rows of a list with one person.
pub fn list() -> String {
    row(1, &HEADER) + &row(2, &["1", PERSON, "01/02/1980", "Kinh"])
}

/// A worksheet part of rows, with what stands before and behind them.
pub fn sheet_with(before: &str, rows: &str, behind: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         {before}<sheetData>{rows}</sheetData>{behind}</worksheet>"
    )
}

pub fn sheet(rows: &str) -> String {
    sheet_with("", rows, "")
}

pub const SHEET: &str = "xl/worksheets/sheet1.xml";
pub const BOOK: &str = "xl/workbook.xml";
pub const STRINGS: &str = "xl/sharedStrings.xml";
pub const RELS: &str = "xl/_rels/workbook.xml.rels";

/// The parts of a sound workbook with one person.
pub fn parts() -> Parts {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        ("_rels/.rels", format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        (BOOK, format!("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{relation}\"><sheets><sheet name=\"DS\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")),
        (RELS, format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{relation}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>")),
        (STRINGS, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>Kinh</t></si></sst>".to_owned()),
        (SHEET, sheet(&list())),
    ]
    .map(|(name, text)| (name.to_owned(), text.into_bytes()))
    .to_vec()
}

/// A sound workbook in which some parts are others.
pub fn xlsx(changed: &[(&str, &str)]) -> Vec<u8> {
    let mut all = parts();
    for (name, text) in changed {
        let bytes = text.as_bytes().to_vec();
        match all.iter_mut().find(|(n, _)| n == name) {
            Some(part) => part.1 = bytes,
            None => all.push(((*name).to_owned(), bytes)),
        }
    }
    zip(&all)
}

/// A sound workbook whose sheet is another.
pub fn xlsx_rows(rows: &str) -> Vec<u8> {
    xlsx(&[(SHEET, &sheet(rows))])
}

/// Text that a packer can do little with.
pub fn noise(len: usize) -> String {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";
    (0..len)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            char::from(letters[usize::try_from(state >> 58).expect("six bits")])
        })
        .collect()
}

/// An entry of a zip of which every field may lie.
pub struct Raw {
    pub name: String,
    pub data: Vec<u8>,
    pub size: u32,
    pub crc: u32,
    pub method: u16,
    pub flags: u16,
    /// Takes the data of the entry before.
    pub shared: bool,
}

impl Raw {
    /// An honest entry, stored as it is.
    pub fn stored(name: &str, data: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            size: u32::try_from(data.len()).expect("small"),
            crc: crc(data),
            data: data.to_vec(),
            method: 0,
            flags: 0,
            shared: false,
        }
    }
}

/// A zip of such entries.
pub fn raw_zip(entries: &[Raw]) -> Vec<u8> {
    let le = |n: usize| u32::try_from(n).expect("small").to_le_bytes();
    let (mut out, mut central, mut at) = (Vec::new(), Vec::new(), 0);
    let mut packed = 0;
    for e in entries {
        if !e.shared {
            (at, packed) = (out.len(), e.data.len());
        }
        let fields = [
            &20_u16.to_le_bytes()[..],
            &e.flags.to_le_bytes(),
            &e.method.to_le_bytes(),
            &[0; 4],
            &e.crc.to_le_bytes(),
            &le(packed),
            &e.size.to_le_bytes(),
            &u16::try_from(e.name.len()).expect("short").to_le_bytes(),
            &[0; 2],
        ]
        .concat();
        if !e.shared {
            out.extend([b"PK\x03\x04", &fields[..], e.name.as_bytes(), &e.data].concat());
        }
        central.extend(
            [
                b"PK\x01\x02\x14\0",
                &fields[..],
                &[0; 10],
                &le(at),
                e.name.as_bytes(),
            ]
            .concat(),
        );
    }
    let count = u16::try_from(entries.len()).expect("few").to_le_bytes();
    let begin = out.len();
    out.extend(&central);
    out.extend(
        [
            b"PK\x05\x06\0\0\0\0",
            &count[..],
            &count,
            &le(central.len()),
            &le(begin),
            &[0; 2],
        ]
        .concat(),
    );
    out
}

fn crc(data: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in data {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ (0xEDB8_8320 & 0_u32.wrapping_sub(crc & 1));
        }
    }
    !crc
}

/// A sound workbook as raw entries.
pub fn raw_parts() -> Vec<Raw> {
    parts()
        .iter()
        .map(|(name, data)| Raw::stored(name, data))
        .collect()
}

/// An `OpenDocument` spreadsheet of tables.
pub fn ods(tables: &str) -> Vec<u8> {
    ods_content(&ods_text(tables))
}

/// The content of a document.
pub fn ods_text(tables: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
}

pub fn ods_content(content: &str) -> Vec<u8> {
    zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ])
}

pub fn ods_cell(attributes: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
    )
}

pub fn ods_row(attributes: &str, cells: &str) -> String {
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

/// A table with the list and further rows.
pub fn ods_list(more: &str) -> String {
    let line = |cells: &[&str]| {
        let cells: String = cells.iter().map(|t| ods_cell("", t)).collect();
        ods_row("", &cells)
    };
    format!(
        "<table:table table:name=\"DS\">{}{}{more}</table:table>",
        line(&HEADER),
        line(&["1", PERSON, "01/02/1980", "Kinh"])
    )
}

/// An OLE container of streams.
pub fn ole(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in streams {
        container
            .create_stream(name)
            .and_then(|mut stream| stream.write_all(bytes))
            .expect("a stream");
    }
    container.flush().expect("memory");
    container.into_inner().into_inner()
}

/// Bytes of hexadecimal digits.
pub fn hex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal"))
        .collect()
}
