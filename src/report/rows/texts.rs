//! Texts of cells: those that come again are written once for the whole book.

#![expect(
    clippy::disallowed_types,
    reason = "looked up by what a text is, never walked through: its order is not seen"
)]

use std::collections::HashMap;

use super::digits;

/// Texts that are kept for when they come again; later ones stand in their cells.
const MOST_KEPT: usize = 300_000;

/// The texts that the lists of a book add to those it has.
pub(super) struct Texts {
    /// Numbers of the texts kept.
    known: HashMap<String, u32>,
    /// Number of the first of them.
    first: u32,
    /// Their elements, one after the other.
    xml: Vec<u8>,
    /// Cells that refer to one.
    cells: u64,
}

impl Texts {
    /// After so many texts that the book has already.
    pub(super) fn after(first: u32) -> Self {
        Self {
            known: HashMap::new(),
            first,
            xml: Vec::new(),
            cells: 0,
        }
    }

    /// Texts added.
    pub(super) fn added(&self) -> usize {
        self.known.len()
    }

    /// Cells that refer to them.
    pub(super) const fn cells(&self) -> u64 {
        self.cells
    }

    /// The elements of the texts added.
    pub(super) fn xml(&self) -> &[u8] {
        &self.xml
    }

    /// Ends the element of a cell, which is open, with a text.
    pub(super) fn cell(&mut self, out: &mut Vec<u8>, text: &str) {
        if text.is_empty() {
            inline(out, text);
            return;
        }
        let known = self.known.get(text).copied();
        let number = known.or_else(|| {
            let place = u32::try_from(self.known.len()).ok()?;
            let number = self.first.checked_add(place)?;
            (self.known.len() < MOST_KEPT).then(|| {
                self.known.insert(text.to_owned(), number);
                self.xml.extend_from_slice(b"<si>");
                element(&mut self.xml, text);
                self.xml.extend_from_slice(b"</si>");
                number
            })
        });
        if let Some(number) = number {
            self.cells += 1;
            out.extend_from_slice(b" t=\"s\"><v>");
            digits(out, number.into());
            out.extend_from_slice(b"</v></c>");
        } else {
            inline(out, text);
        }
    }
}

/// Ends the element of a cell, which is open, with a text of its own.
pub(super) fn inline(out: &mut Vec<u8>, text: &str) {
    if text.is_empty() {
        out.extend_from_slice(b"/>");
        return;
    }
    out.extend_from_slice(b" t=\"inlineStr\"><is>");
    element(out, text);
    out.extend_from_slice(b"</is></c>");
}

/// `<t>` around a text.
fn element(out: &mut Vec<u8>, text: &str) {
    let blank = [' ', '\n', '\t'];
    let keep = text.starts_with(blank) || text.ends_with(blank);
    out.extend_from_slice(if keep {
        b"<t xml:space=\"preserve\">"
    } else {
        b"<t>"
    });
    escaped(out, text);
    out.extend_from_slice(b"</t>");
}

/// What stands between two tags.
pub(super) fn escaped(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let instead: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            // what Excel would take for a character it wrote in other words stays what it is
            b'_' if is_escape(&bytes[at..]) => b"_x005F_",
            _ => continue,
        };
        out.extend_from_slice(&bytes[from..at]);
        out.extend_from_slice(instead);
        from = at + 1;
    }
    out.extend_from_slice(&bytes[from..]);
}

/// `_x0041_`, which Excel reads as the letter A.
fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', a, b, c, d, b'_', ..]
        if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()))
}
