//! Rewrites parts of a finished .xlsx, for what no writer library will make.

use super::workbook::{NO_VALUE, Workbook};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The workbook with its oddities.
pub fn apply(bytes: &[u8], book: &Workbook) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("just written");
    let mut parts: Vec<(String, String)> = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("an entry of the list");
        let mut text = String::new();
        part.read_to_string(&mut text)
            .expect("parts of these workbooks are XML");
        let name = part.name().expect("names are UTF-8").into_owned();
        parts.push((name, text));
    }
    let strings = parts
        .iter()
        .find(|(name, _)| name == "xl/sharedStrings.xml")
        .map(|(_, t)| shared_strings(t));
    for (name, text) in &mut parts {
        if name == "xl/workbook.xml" && book.date1904 {
            *text = text.replacen("<workbookPr", "<workbookPr date1904=\"1\"", 1);
        }
        if name.starts_with("xl/worksheets/sheet") {
            *text = without_kept_values(text);
            if book.inline_strings
                && let Some(strings) = &strings
            {
                *text = with_inline_strings(text, strings);
            }
            if book.wrong_dimension {
                *text = with_dimension(text, "A1:B2");
            }
            if book.prefixed {
                *text = with_prefix(text);
            }
        }
    }
    pack(&parts)
}

/// A zip of text parts.
pub fn pack(parts: &[(String, String)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(name.as_str(), SimpleFileOptions::default())
            .expect("a new entry");
        out.write_all(text.as_bytes()).expect("writing to memory");
    }
    out.finish().expect("writing to memory").into_inner()
}

/// The bodies of the `<si>` elements, in order.
fn shared_strings(text: &str) -> Vec<String> {
    text.split("<si>")
        .skip(1)
        .filter_map(|rest| rest.split("</si>").next())
        .map(str::to_owned)
        .collect()
}

/// Takes out the marker that stands for "never calculated", with the type it would need.
fn without_kept_values(text: &str) -> String {
    let marker = format!("<v>{NO_VALUE}</v>");
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(&marker) {
        let (before, after) = rest.split_at(at);
        let cell = before.rfind("<c ").expect("a value stands in a cell");
        out.push_str(&before[..cell]);
        out.push_str(&before[cell..].replacen(" t=\"str\"", "", 1));
        rest = &after[marker.len()..];
    }
    out + rest
}

fn with_inline_strings(text: &str, strings: &[String]) -> String {
    const OPEN: &str = " t=\"s\"><v>";
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some(at) = rest.find(OPEN) {
        out.push_str(&rest[..at]);
        let (index, after) = rest[at + OPEN.len()..]
            .split_once("</v>")
            .expect("values are closed");
        let body = &strings[index.parse::<usize>().expect("an index")];
        out.push_str(" t=\"inlineStr\"><is>");
        out.push_str(body);
        out.push_str("</is>");
        rest = after;
    }
    out + rest
}

fn with_dimension(text: &str, range: &str) -> String {
    let Some(at) = text.find("<dimension ref=\"") else {
        return text.to_owned();
    };
    let start = at + "<dimension ref=\"".len();
    let end = start + text[start..].find('"').expect("attributes are closed");
    format!("{}{range}{}", &text[..start], &text[end..])
}

fn with_prefix(text: &str) -> String {
    let (head, body) = text.split_once("<worksheet").expect("a sheet's part");
    let body = body.replacen("xmlns=", "xmlns:x=", 1);
    let body = body
        .replace("</", "\u{1}")
        .replace('<', "<x:")
        .replace('\u{1}', "</x:");
    format!("{head}<x:worksheet{body}")
}
