//! Texts of an .xlsx package: the table of shared strings, and strings inside cells.

use std::borrow::Cow;

use super::super::markup::{Event, Events, Tag, unescape};
use super::super::refusal::Refusal;
use super::super::repair::FontRuns;
use crate::text::FontHint;

/// Strings of a workbook beyond which it is refused.
const MAX_STRINGS: usize = 4_000_000;

/// The table of shared strings; its own count is not believed.
///
/// # Errors
/// Too many.
pub(super) fn read_strings(part: &[u8]) -> Result<Vec<Cow<'_, str>>, Refusal> {
    let mut strings = Vec::new();
    let mut events = Events::new(part);
    while let Some(event) = events.next() {
        let Event::Open(tag) = event else { continue };
        if tag.local_name() == b"si" {
            if strings.len() >= MAX_STRINGS {
                return Err(Refusal::over(format!(
                    "tối đa {MAX_STRINGS} chuỗi ký tự khác nhau"
                )));
            }
            strings.push(read_string(&tag, &mut events));
        }
    }
    Ok(strings)
}

impl<'x> Events<'x> {
    /// The text of an element that holds one `t` and nothing else, as nearly all do; its start
    /// tag has just been read.
    fn take_plain_string(&mut self, element: &[u8]) -> Option<Cow<'x, str>> {
        let rest = self.rest();
        let text = (rest.strip_prefix(b"<t>"))
            .or_else(|| rest.strip_prefix(b"<t xml:space=\"preserve\">"))?;
        let end = memchr::memchr(b'<', text)?;
        let after = text[end..].strip_prefix(b"</t></")?;
        let after = after.strip_prefix(element)?.strip_prefix(b">")?;
        self.pass(rest.len() - after.len());
        Some(cell_text(&text[..end]))
    }
}

/// The text of an `si` or `is` element, its runs joined; how it is spoken (`rPh`) is left out.
pub(super) fn read_string<'x>(element: &Tag<'_>, events: &mut Events<'x>) -> Cow<'x, str> {
    if element.is_empty() {
        return Cow::Borrowed("");
    }
    if let Some(plain) = events.take_plain_string(element.name()) {
        return plain;
    }
    let mut in_text = false;
    let mut spoken = false;
    let mut runs = FontRuns::default();
    for event in events.by_ref() {
        match event {
            Event::Text(text) if in_text => runs.push(&cell_text(text)),
            Event::Open(tag) if tag.local_name() == b"rFont" => {
                let name = tag.text("val");
                runs.font(name.map_or(FontHint::Unknown, |n| FontHint::of_font_name(&n)));
            }
            Event::Open(tag) if !tag.is_empty() => match tag.local_name() {
                b"r" => runs.font(FontHint::Unknown),
                b"t" => in_text = !spoken,
                b"rPh" => spoken = true,
                _ => {}
            },
            Event::Close(name) => {
                if name == element.name() {
                    break;
                }
                in_text = false;
                if name.ends_with(b"rPh") {
                    spoken = false;
                }
            }
            _ => {}
        }
    }
    Cow::Owned(runs.join())
}

/// Text of a part with its entities resolved, and Excel's `_x000D_` for characters that XML cannot hold.
pub(super) fn cell_text(raw: &[u8]) -> Cow<'_, str> {
    if memchr::memchr2(b'&', b'_', raw).is_none() {
        // told to be whole at once, unlike what is looked through for damage
        return match std::str::from_utf8(raw) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(raw),
        };
    }
    let text = unescape(raw);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 7)
            .and_then(|code| code.strip_suffix('_'))
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let (kept, next) = match code {
            Some(c) => {
                out.push_str(&rest[..at]);
                out.push(c);
                ("", at + 7)
            }
            None => (&rest[..at + 2], at + 2),
        };
        out.push_str(kept);
        rest = &rest[next..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::super::super::repair::make_ready;
    use super::*;

    #[test]
    fn runs_are_joined_and_speech_left_out() {
        let part = "<sst count=\"9\"><si><t>Họ tên</t></si><si/><si><r><rPr><b/></rPr><t>Nguyễn </t></r>\
            <r><t xml:space=\"preserve\">Văn &amp; Bé</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si></sst>";
        let strings = read_strings(part.as_bytes());
        let expected = ["Họ tên", "", "Nguyễn Văn & Bé"].map(Cow::Borrowed);
        assert_eq!(strings, Ok(expected.to_vec()));
    }

    #[test]
    fn runs_are_decoded_by_their_own_fonts() {
        let part = "<sst><si><r><rPr><rFont val=\".VnTime\"/></rPr><t>Ph\u{e3} </t></r>\
            <r><rPr><rFont val=\"Arial\"/></rPr><t>Bí thư</t></r></si></sst>";
        let strings = read_strings(part.as_bytes()).expect("sound");
        let ready = make_ready(&strings[0], FontHint::Tcvn3).expect("text");
        assert_eq!(&*ready.text, "Phó Bí thư");
        assert_eq!(ready.repaired, Some(crate::text::Encoding::Tcvn3));
    }

    #[test]
    fn escapes_of_excel_are_resolved_and_nothing_else() {
        assert_eq!(cell_text(b"a_x000D_b_x005F_c"), "a\rb_c");
        assert_eq!(cell_text("hộ_xã_x12 _xấu_".as_bytes()), "hộ_xã_x12 _xấu_");
    }
}
