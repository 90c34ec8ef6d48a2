//! Workbooks that look odd and are sound: other prefixes, other names of parts, other ways of packing. They must read right.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::make::{
    BOOK, PERSON, Parts, RELS, SHEET, STRINGS, list, ods_content, ods_list, ods_text, parts, sheet,
    zip,
};
use super::{Bad, read};

/// A sound workbook whose parts are rewritten one by one.
fn rewritten(change: impl Fn(&str, String) -> (String, Vec<u8>)) -> Vec<u8> {
    let rewrite =
        |(name, bytes): (String, Vec<u8>)| change(&name, String::from_utf8(bytes).expect("text"));
    zip(&parts().into_iter().map(rewrite).collect::<Parts>())
}

fn same(name: &str, text: String) -> (String, Vec<u8>) {
    (name.to_owned(), text.into_bytes())
}

/// Every element under a prefix.
fn prefixed(text: &str) -> String {
    text.replace("xmlns=", "xmlns:x=")
        .replace("</", "\u{1}")
        .replace('<', "<x:")
        .replace("<x:?", "<?")
        .replace('\u{1}', "</x:")
}

fn utf16(text: &str) -> Vec<u8> {
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    [0xFE, 0xFF].into_iter().chain(units).collect()
}

/// The sound workbook packed in another way.
fn packed(options: SimpleFileOptions) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts() {
        out.start_file(name, options).expect("an entry");
        out.write_all(&bytes).expect("memory");
    }
    out.finish().expect("memory").into_inner()
}

/// The sound workbook packed by a program that cannot go back: sizes stand behind the data.
fn streamed() -> Vec<u8> {
    let mut out = zip::ZipWriter::new_stream(Vec::new());
    for (name, bytes) in parts() {
        out.start_file(name, SimpleFileOptions::default())
            .expect("an entry");
        out.write_all(&bytes).expect("memory");
    }
    out.finish().expect("memory").into_inner()
}

fn renamed(from: &str, to: &'static str, target: &'static str) -> Vec<u8> {
    rewritten(|name, text| match name {
        RELS => same(name, text.replace("worksheets/sheet1.xml", target)),
        name if name == from => same(to, text),
        name => same(name, text),
    })
}

fn rows(rows: &str) -> Vec<u8> {
    rewritten(|name, text| same(name, if name == SHEET { sheet(rows) } else { text }))
}

pub fn all() -> Vec<Bad> {
    vec![
        read("mọi thẻ có tiền tố", "xlsx", || {
            rewritten(|name, text| match name {
                BOOK | SHEET | STRINGS | RELS => same(name, prefixed(&text)),
                name => same(name, text),
            })
        }),
        read("OOXML chặt (Strict)", "xlsx", || {
            rewritten(|name, text| {
                let text = text
                    .replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main",
                    )
                    .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships",
                    );
                same(name, text)
            })
        }),
        read("ngày ghi kiểu ISO (t=\"d\")", "xlsx", || {
            let text = "t=\"inlineStr\"><is><t>01/02/1980</t></is>";
            rows(&list().replace(text, "t=\"d\"><v>1980-02-01T00:00:00</v>"))
        }),
        read("tiền tố khác lệ thường", "ods", || {
            let content = ods_text(&ods_list(""));
            let renamed = ["office:", "table:", "text:"]
                .iter()
                .zip(["o:", "b:", "chu:"])
                .fold(content, |text, (usual, other)| {
                    text.replace(&format!("<{usual}"), &format!("<{other}"))
                        .replace(&format!("</{usual}"), &format!("</{other}"))
                        .replace(&format!(" {usual}"), &format!(" {other}"))
                        .replace(
                            &format!("xmlns:{}=", usual.trim_end_matches(':')),
                            &format!("xmlns:{}=", other.trim_end_matches(':')),
                        )
                });
            ods_content(&renamed)
        }),
        read("bảng không có tiền tố", "ods", || {
            let content = ods_text(&ods_list(""));
            let bare = content
                .replace("<table:", "<")
                .replace("</table:", "</")
                .replace(
                    "xmlns:office",
                    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:office",
                );
            ods_content(&bare)
        }),
        read("quan hệ trỏ từ gốc", "xlsx", || {
            renamed(SHEET, SHEET, "/xl/worksheets/sheet1.xml")
        }),
        read("tên phần mã hoá phần trăm", "xlsx", || {
            renamed(
                SHEET,
                "xl/worksheets/trang một.xml",
                "worksheets/trang%20m%E1%BB%99t.xml",
            )
        }),
        read(
            "tên phần giữ nguyên dấu phần trăm",
            "xlsx",
            || {
                renamed(
                    SHEET,
                    "xl/worksheets/sheet%201.xml",
                    "worksheets/sheet%201.xml",
                )
            },
        ),
        read("tên phần viết hoa lẫn thường", "xlsx", || {
            rewritten(|name, text| same(&name.to_uppercase().replace("RELS", "Rels"), text))
        }),
        read("tên phần dùng dấu \\", "xlsx", || {
            rewritten(|name, text| same(&name.replace('/', "\\"), text))
        }),
        read("tên phần bắt đầu bằng /", "xlsx", || {
            rewritten(|name, text| same(&format!("/{name}"), text))
        }),
        read("mọi phần có BOM", "xlsx", || {
            rewritten(|name, text| same(name, format!("\u{feff}{text}")))
        }),
        read("mọi phần ghi bằng UTF-16", "xlsx", || {
            rewritten(|name, text| (name.to_owned(), utf16(&text)))
        }),
        read("ZIP64", "xlsx", || {
            packed(SimpleFileOptions::default().large_file(true))
        }),
        read("không nén", "xlsx", || {
            packed(SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
        }),
        read("cỡ ghi sau dữ liệu", "xlsx", streamed),
        read(
            "chữ trong CDATA, lời chú và chỉ dẫn XML xen giữa",
            "xlsx",
            || {
                let odd = format!("<![CDATA[{PERSON}]]>");
                let rows = list()
                    .replace(PERSON, &odd)
                    .replace("<row", "<!-- <row> --><?x <row?><row");
                rewritten(|name, text| same(name, if name == SHEET { sheet(&rows) } else { text }))
            },
        ),
        read("chữ ghi bằng mã số", "xlsx", || {
            let coded: String = PERSON
                .chars()
                .map(|c| format!("&#x{:X};", u32::from(c)))
                .collect();
            rows(&list().replace(PERSON, &coded))
        }),
        read("dòng và ô không ghi địa chỉ", "xlsx", || {
            let mut plain = list();
            for col in ["A", "B", "C", "D"] {
                for row in 1..=2 {
                    plain = plain.replace(&format!(" r=\"{col}{row}\""), "");
                }
            }
            rows(&plain.replace(" r=\"1\"", "").replace(" r=\"2\"", ""))
        }),
        read("dòng ghi ngược", "xlsx", || {
            let list = list();
            let at = list.find("<row r=\"2\"").expect("two rows");
            rows(&format!("{}{}", &list[at..], &list[..at]))
        }),
        read(
            "chữ nhiều kiểu và phiên âm trong chuỗi chung",
            "xlsx",
            || {
                let (first, rest) = PERSON.split_at(4);
                let strings = format!(
                    "<sst><si><r><rPr><b/></rPr><t xml:space=\"preserve\">{first}</t></r><r><t>{rest}</t></r>\
                 <rPh sb=\"0\" eb=\"1\"><t>phiên âm</t></rPh></si></sst>"
                );
                let cell = format!("t=\"inlineStr\"><is><t>{PERSON}</t></is>");
                rewritten(|name, text| match name {
                    STRINGS => same(name, strings.clone()),
                    SHEET => same(name, text.replace(&cell, "t=\"s\"><v>0</v>")),
                    name => same(name, text),
                })
            },
        ),
        read("ods có BOM", "ods", || {
            let plain = super::make::ods(&ods_list(""));
            let mut archive = zip::ZipArchive::new(Cursor::new(plain)).expect("a zip");
            let mut content = archive.by_name("content.xml").expect("content");
            let text = std::io::read_to_string(&mut content).expect("text");
            ods_content(&format!("\u{feff}{text}"))
        }),
    ]
}
