//! JSON with a line for each element of the lists that stand on top: readable, and small differences stay small.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Writes a list, or an object with the lists that are its values, and ends the last line. Nothing is built up
/// beside the bytes: a nation's findings as values would take more room than its persons.
///
/// # Errors
/// A number cannot be written as JSON, which none of ours brings about.
pub fn write(out: &mut Vec<u8>, document: &impl Serialize) -> serde_json::Result<()> {
    let lines = Lines::default();
    document.serialize(&mut Serializer::with_formatter(&mut *out, lines))?;
    out.push(b'\n');
    Ok(())
}

/// What is open, from the outside.
#[derive(Default)]
struct Lines {
    /// Lists and objects that are open.
    depth: usize,
    /// Whether the outermost is an object.
    object: bool,
    /// Whether the list that is broken into lines has an element.
    filled: bool,
}

impl Lines {
    /// Whether the innermost list open is one to be broken into lines.
    const fn broken(&self) -> bool {
        self.depth == if self.object { 2 } else { 1 }
    }
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.depth > 1 {
            return out.write_all(b"{");
        }
        self.object = true;
        out.write_all(b"{\n")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        match (first, self.depth) {
            (true, _) => Ok(()),
            (false, 1) => out.write_all(b",\n"),
            (false, _) => out.write_all(b","),
        }
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(if self.depth == 1 { b": " } else { b":" })
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.broken() {
            self.filled = false;
        }
        out.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if self.broken() {
            self.filled = true;
            return out.write_all(if first { b"\n" } else { b",\n" });
        }
        if first { Ok(()) } else { out.write_all(b",") }
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        let broken = self.broken() && self.filled;
        self.depth -= 1;
        out.write_all(if broken { b"\n]" } else { b"]" })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(document: &impl Serialize) -> String {
        let mut out = Vec::new();
        write(&mut out, document).expect("plain data");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn lists_on_top_have_a_line_for_each_element() {
        let document = json!({
            "n": 1,
            "rows": [{"a": [1, 2], "b": {}}, {"a": []}],
            "none": [],
            "deep": {"rows": [1, 2]},
        });
        assert_eq!(
            written(&document),
            "{\n\"n\": 1,\n\"rows\": [\n{\"a\":[1,2],\"b\":{}},\n{\"a\":[]}\n],\n\"none\": [],\n\"deep\": {\"rows\":[1,2]}\n}\n"
        );
    }

    #[test]
    fn so_has_a_list_by_itself() {
        assert_eq!(written(&json!([])), "[]\n");
        assert_eq!(
            written(&json!([{"a": [[1]]}, 2])),
            "[\n{\"a\":[[1]]},\n2\n]\n"
        );
    }
}
