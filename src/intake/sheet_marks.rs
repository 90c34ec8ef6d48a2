//! What calamine's streaming reader does not tell of a worksheet part, from one pass over its bytes:
//! merged regions, hidden rows and columns, formulas without a stored result.

use memchr::memmem::{Finder, find_iter};
use memchr::{memchr, memrchr};

use super::markup::{Tag, address};
use super::refusal::Refusal;
use super::sheet::Merge;

/// The marks of one worksheet; rows, columns and addresses count from 0 and are in stream order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SheetMarks {
    /// Merged regions.
    pub(super) merges: Vec<Merge>,
    /// Hidden rows.
    pub(super) hidden_rows: Vec<u32>,
    /// Hidden columns, inclusive ranges.
    pub(super) hidden_columns: Vec<(u32, u32)>,
    /// Formula cells without a stored result, row and column.
    pub(super) no_cache: Vec<(u32, u32)>,
    /// Error cells whose error calamine does not know, with the error's text.
    pub(super) odd_errors: Vec<((u32, u32), String)>,
}

/// Errors that calamine reads.
const KNOWN_ERRORS: [&[u8]; 8] = [
    b"#DIV/0!",
    b"#N/A",
    b"#NAME?",
    b"#NULL!",
    b"#NUM!",
    b"#REF!",
    b"#VALUE!",
    b"#GETTING_DATA",
];

impl SheetMarks {
    /// Reads the marks of a worksheet part; `None` where the part is no worksheet.
    pub(super) fn read(part: &[u8]) -> Option<Self> {
        let root = root(part)?;
        if root.local_name() != b"worksheet" {
            return None;
        }
        let name = root.name();
        let prefix = &name[..name.len() - b"worksheet".len()];
        let mut marks = Self::default();
        marks.read_merges(part);
        marks.read_hidden(part);
        marks.read_formulas(part, prefix);
        marks.read_errors(part);
        Some(marks)
    }

    fn read_merges(&mut self, part: &[u8]) {
        self.merges = find_iter(part, b"mergeCell ")
            .filter_map(|at| {
                let area = Tag::around(part, at)?.attr("ref")?;
                let colon = memchr(b':', area)?;
                let (top, left) = address(&area[..colon])?;
                let (bottom, right) = address(&area[colon + 1..])?;
                Some(Merge {
                    top: top.min(bottom),
                    left: left.min(right),
                    bottom: top.max(bottom),
                    right: left.max(right),
                })
            })
            .collect();
    }

    fn read_hidden(&mut self, part: &[u8]) {
        let index =
            |tag: &Tag<'_>, name: &str| u32::try_from(tag.number(name)?.checked_sub(1)?).ok();
        for at in find_iter(part, b"hidden=") {
            let Some(tag) = Tag::around(part, at).filter(|tag| tag.flag("hidden")) else {
                continue;
            };
            match tag.local_name() {
                b"row" => self.hidden_rows.extend(index(&tag, "r")),
                b"col" => {
                    if let (Some(min), Some(max)) = (index(&tag, "min"), index(&tag, "max")) {
                        self.hidden_columns.push((min, max.max(min)));
                    }
                }
                _ => {}
            }
        }
    }

    /// Formula cells: `<c r="A1"><f>…</f></c>`, with `<v/>` or with `<v></v>`. A cell of type
    /// `str` with an empty `<v>` is a formula whose result is the empty text.
    fn read_formulas(&mut self, part: &[u8], prefix: &[u8]) {
        let open = [b"<", prefix, b"f"].concat();
        let close = Finder::new(b"</");
        let value = [prefix, b"v"].concat();
        for at in find_iter(part, &open) {
            let Some(tag) = Tag::at(part, at).filter(|tag| tag.local_name() == b"f") else {
                continue;
            };
            let mut after = tag.end;
            if !tag.is_empty() {
                let Some(end) = close
                    .find(&part[after..])
                    .and_then(|end| Some(after + end + memchr(b'>', &part[after + end..])? + 1))
                else {
                    return;
                };
                after = end;
            }
            after += part[after..]
                .iter()
                .take_while(|b| b.is_ascii_whitespace())
                .count();
            let Some(next) = Tag::at(part, after) else {
                continue;
            };
            let has_value_tag = next.name() == value;
            let empty_value =
                has_value_tag && (next.is_empty() || part.get(next.end) == Some(&b'<'));
            let no_value = next.name().starts_with(b"/");
            if !(empty_value || no_value) {
                continue;
            }
            let cell = memrchr(b'<', &part[..at]).and_then(|at| Tag::at(part, at));
            if let Some(cell) = cell.filter(|cell| cell.local_name() == b"c")
                && !(has_value_tag && cell.attr("t") == Some(b"str"))
            {
                self.no_cache.extend(cell.attr("r").and_then(address));
            }
        }
    }

    fn read_errors(&mut self, part: &[u8]) {
        for needle in [&b" t=\"e\""[..], b" t='e'"] {
            for at in find_iter(part, needle) {
                let Some(tag) = Tag::around(part, at).filter(|tag| tag.local_name() == b"c") else {
                    continue;
                };
                // the result stands in the last text before the cell ends
                let Some(cell_end) = memchr::memmem::find(&part[tag.end..], b"c>") else {
                    continue;
                };
                let cell = &part[tag.end..tag.end + cell_end];
                let Some(hash) = memrchr(b'#', cell) else {
                    continue;
                };
                let text = &cell[hash..];
                let text = &text[..memchr(b'<', text).unwrap_or(text.len())];
                if !KNOWN_ERRORS.contains(&text)
                    && let Some(place) = tag.attr("r").and_then(address)
                {
                    let text = String::from_utf8_lossy(text).into_owned();
                    self.odd_errors.push((place, text));
                }
            }
        }
        self.odd_errors.sort();
    }
}

/// The first element of a part.
fn root(part: &[u8]) -> Option<Tag<'_>> {
    let mut at = 0;
    loop {
        at += memchr(b'<', part.get(at..)?)?;
        let tag = Tag::at(part, at)?;
        if matches!(part.get(at + 1), Some(b'?' | b'!')) {
            at = tag.end;
        } else {
            return Some(tag);
        }
    }
}

/// Refuses a part with a run of text longer than any cell may be, before a reader copies it.
///
/// Only the distance between two tags is measured, at a few looks a megabyte: a character takes at
/// most ten bytes (`&#1114111;`).
///
/// # Errors
/// [`Refusal::OverLimit`], with the cell where the run stands in one.
pub(super) fn check_runs(part: &[u8], cell_chars: u32) -> Result<(), Refusal> {
    let longest = cell_chars as usize * 10 + 4_096;
    let mut tag = 0;
    while tag + longest < part.len() {
        // the last tag that begins within the longest run allowed
        match memrchr(b'<', &part[tag + 1..=tag + longest]) {
            Some(step) => tag += 1 + step,
            None => {
                return Err(Refusal::over(format!(
                    "tối đa {cell_chars} ký tự trong một ô"
                )));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(body: &str) -> SheetMarks {
        let xml = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"a\">{body}</worksheet>");
        SheetMarks::read(xml.as_bytes()).expect("a worksheet")
    }

    #[test]
    fn merges_and_hidden_parts_are_found() {
        let m = marks(
            "<cols><col min=\"3\" max=\"4\" hidden=\"1\"/><col min=\"5\" max=\"5\" hidden=\"0\"/></cols>\
             <sheetData><row r=\"7\" hidden=\"1\"><c r=\"A7\"/></row><row hidden='true' r='9'/></sheetData>\
             <mergeCells count=\"1\"><mergeCell ref=\"A1:C2\"/></mergeCells>",
        );
        assert_eq!(m.hidden_rows, [6, 8]);
        assert_eq!(m.hidden_columns, [(2, 3)]);
        let merge = Merge {
            top: 0,
            left: 0,
            bottom: 1,
            right: 2,
        };
        assert_eq!(m.merges, [merge]);
    }

    #[test]
    fn formulas_without_a_result_are_told_from_empty_results() {
        let m = marks(
            "<sheetData><row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c>\
             <c r=\"B1\"><f>1+1</f></c><c r=\"C1\"><f>1+1</f><v/></c>\
             <c r=\"D1\"><f>B1</f><v></v></c><c r=\"E1\" t=\"str\"><f>B1</f><v></v></c>\
             <c r=\"F1\"><f t=\"shared\" si=\"0\"/></c><c r=\"G1\" t=\"str\"><f>B1</f></c>\
             <c r=\"H1\"><v>3</v></c></row></sheetData><conditionalFormatting><formula>1</formula></conditionalFormatting>",
        );
        assert_eq!(m.no_cache, [(0, 1), (0, 2), (0, 3), (0, 5), (0, 6)]);
    }

    #[test]
    fn prefixed_parts_are_read_too() {
        let xml = b"<x:worksheet xmlns:x=\"a\"><x:sheetData><x:row r=\"2\" hidden=\"1\">\
            <x:c r=\"A2\"><x:f>1</x:f></x:c></x:row></x:sheetData>\
            <x:mergeCells><x:mergeCell ref=\"B2:B3\"/></x:mergeCells></x:worksheet>";
        let m = SheetMarks::read(xml).expect("a worksheet");
        assert_eq!(m.hidden_rows, [1]);
        assert_eq!(m.no_cache, [(1, 0)]);
        assert_eq!(m.merges.len(), 1);
        assert!(SheetMarks::read(b"<chartsheet/>").is_none());
    }

    #[test]
    fn errors_that_are_new_to_excel_are_kept() {
        let m = marks(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"e\"><f>#REF!+1</f><v>#REF!</v></c>\
             <c r=\"B1\" t=\"e\"><f>A1#</f><v>#SPILL!</v></c></row></sheetData>",
        );
        assert_eq!(m.odd_errors, [((0, 1), "#SPILL!".to_owned())]);
    }

    #[test]
    fn a_run_longer_than_a_cell_is_refused() {
        let long = format!("<t>{}</t>", "a".repeat(20_000));
        assert!(check_runs(long.as_bytes(), 1_000).is_err());
        assert!(check_runs(long.as_bytes(), 20_000).is_ok());
        let many = "<t>a</t>".repeat(20_000);
        assert!(check_runs(many.as_bytes(), 10).is_ok());
    }
}
