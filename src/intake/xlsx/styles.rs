//! The formats of cells in an .xlsx package: font, strike, date or not.

use std::collections::BTreeMap;

use super::super::markup::{Event, Events, Tag};
use super::super::number_format::{is_builtin_date, is_date_code};
use crate::text::FontHint;

/// How the cells of a format are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Format {
    pub(super) font: FontHint,
    pub(super) struck: bool,
    pub(super) date: bool,
}

/// The formats of `styles.xml` in their order.
pub(super) fn read_formats(part: &[u8]) -> Vec<Format> {
    let mut fonts: Vec<Format> = Vec::new();
    let mut codes: BTreeMap<u16, bool> = BTreeMap::new();
    let mut formats = Vec::new();
    // fonts and number formats stand in other sections too, where they mean something else
    let mut section: &[u8] = b"";
    for event in Events::new(part) {
        match event {
            Event::Open(tag) => match (section, tag.local_name()) {
                (b"", name @ (b"fonts" | b"numFmts" | b"cellXfs")) if !tag.is_empty() => {
                    section = name;
                }
                (b"fonts", b"font") => fonts.push(Format::default()),
                (b"fonts", name) => {
                    if let Some(font) = fonts.last_mut() {
                        read_font(font, name, &tag);
                    }
                }
                (b"numFmts", b"numFmt") => {
                    if let (Some(id), Some(code)) = (id(&tag, "numFmtId"), tag.text("formatCode")) {
                        codes.insert(id, is_date_code(&code));
                    }
                }
                (b"cellXfs", b"xf") => {
                    let code = id(&tag, "numFmtId").unwrap_or_default();
                    let font = tag.number("fontId").and_then(|n| usize::try_from(n).ok());
                    let font = font.and_then(|n| fonts.get(n)).copied();
                    formats.push(Format {
                        date: codes
                            .get(&code)
                            .copied()
                            .unwrap_or_else(|| is_builtin_date(code)),
                        ..font.unwrap_or_default()
                    });
                }
                _ => {}
            },
            Event::Close(name) if !section.is_empty() && name.ends_with(section) => section = b"",
            _ => {}
        }
    }
    formats
}

fn read_font(font: &mut Format, name: &[u8], tag: &Tag<'_>) {
    match name {
        b"name" => {
            let name = tag.text("val").unwrap_or_default();
            font.font = FontHint::of_font_name(&name);
        }
        b"strike" => font.struck = tag.attr("val").is_none() || tag.flag("val"),
        _ => {}
    }
}

fn id(tag: &Tag<'_>, name: &str) -> Option<u16> {
    tag.number(name).and_then(|n| u16::try_from(n).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_read_from_their_own_sections() {
        let part = br#"<x:styleSheet><x:numFmts><x:numFmt numFmtId="170" formatCode="dd\/mm\/yyyy;@"/></x:numFmts>
            <x:fonts><x:font><x:name val="Arial"/></x:font><x:font><x:strike/><x:name val=".VnTime"/></x:font>
            <x:font><x:strike val="0"/></x:font></x:fonts><x:cellStyleXfs><x:xf fontId="1"/></x:cellStyleXfs>
            <x:cellXfs><x:xf numFmtId="0" fontId="0"/><x:xf numFmtId="170" fontId="1"><x:alignment/></x:xf>
            <x:xf numFmtId="14" fontId="2"/></x:cellXfs><x:dxfs><x:dxf><x:font><x:strike/></x:font></x:dxf></x:dxfs></x:styleSheet>"#;
        let old = Format {
            font: FontHint::Tcvn3,
            struck: true,
            date: true,
        };
        let date = Format {
            date: true,
            ..Format::default()
        };
        assert_eq!(read_formats(part), [Format::default(), old, date]);
    }
}
