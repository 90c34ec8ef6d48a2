//! The tables of words that are built in, read faster than any TOML is.

mod value;

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use value::{Entries, Value};

/// Reads a table of words that is built in.
///
/// They are TOML, and any TOML is read. But they are a third of what a run waits for before its first file, and
/// most of that goes into what they never use: places for messages, several kinds of numbers and of texts. What
/// is written as they are, texts, lists and tables of a line each, is taken apart here in one go; whatever
/// else stands in a source, a fault as well, is left to the crate.
///
/// # Errors
/// What is wrong with it, in the words of the crate.
pub fn read_table<T: DeserializeOwned>(source: &str) -> Result<T, String> {
    if let Some(table) = table(source)
        && let Ok(read) = T::deserialize(Value::Table(table))
    {
        return Ok(read);
    }
    toml::from_str(source).map_err(|e| e.to_string())
}

/// What a source says, where it is written plainly.
fn table(source: &str) -> Option<Entries<'_>> {
    let mut source = Source(source);
    let mut root = Entries::new();
    let mut open = &mut root;
    loop {
        source.skip_lines();
        if source.0.is_empty() {
            return Some(root);
        }
        if source.take("[[") {
            let path = source.path("]]")?;
            open = value::begin(&mut root, &path, true)?;
        } else if source.take("[") {
            let path = source.path("]")?;
            open = value::begin(&mut root, &path, false)?;
        } else {
            let name = source.name()?;
            source.skip_blanks();
            if !source.take("=") || open.iter().any(|(known, _)| *known == name) {
                return None;
            }
            let value = source.value()?;
            open.push((name, value));
        }
        source.end_of_line()?;
    }
}

/// What is left of a source.
struct Source<'t>(&'t str);

impl<'t> Source<'t> {
    fn take(&mut self, sign: &str) -> bool {
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Takes what goes before the first byte that is not such.
    fn take_while(&mut self, is: impl Fn(u8) -> bool) -> &'t str {
        let end = self.0.bytes().position(|b| !is(b));
        let (taken, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        taken
    }

    fn skip_blanks(&mut self) {
        self.take_while(|b| matches!(b, b' ' | b'\t'));
    }

    fn skip_remark(&mut self) {
        if self.0.starts_with('#') {
            self.take_while(|b| b != b'\n');
        }
    }

    /// Skips blanks, remarks and ends of lines.
    fn skip_lines(&mut self) {
        loop {
            self.take_while(|b| b.is_ascii_whitespace());
            if !self.0.starts_with('#') {
                return;
            }
            self.skip_remark();
        }
    }

    fn end_of_line(&mut self) -> Option<()> {
        self.skip_blanks();
        self.skip_remark();
        self.take("\r");
        (self.0.is_empty() || self.take("\n")).then_some(())
    }

    /// A name as it stands, or in quotes.
    fn name(&mut self) -> Option<Cow<'t, str>> {
        if self.take("\"") {
            return self.text();
        }
        let name = self.take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        (!name.is_empty()).then_some(Cow::Borrowed(name))
    }

    /// Names with dots between them, to the sign behind the last.
    fn path(&mut self, end: &str) -> Option<Vec<Cow<'t, str>>> {
        let mut path = vec![self.name()?];
        while self.take(".") {
            path.push(self.name()?);
        }
        self.take(end).then_some(path)
    }

    fn value(&mut self) -> Option<Value<'t>> {
        self.skip_blanks();
        if self.take("\"") {
            return self.text().map(Value::Text);
        }
        if self.take("[") {
            return self.list().map(Value::List);
        }
        let word = self.take_while(|b| b.is_ascii_alphanumeric() || b"+-_.:".contains(&b));
        match word {
            "true" => Some(Value::Flag(true)),
            "false" => Some(Value::Flag(false)),
            _ => number(word),
        }
    }

    /// The values of a list, whose bracket was taken.
    fn list(&mut self) -> Option<Vec<Value<'t>>> {
        let mut values = Vec::new();
        loop {
            self.skip_lines();
            if self.take("]") {
                return Some(values);
            }
            values.push(self.value()?);
            self.skip_lines();
            if !self.take(",") {
                return self.take("]").then_some(values);
            }
        }
    }

    /// A text on one line, whose quote was taken.
    fn text(&mut self) -> Option<Cow<'t, str>> {
        // three quotes begin a text of several lines
        if self.0.starts_with("\"\"") {
            return None;
        }
        let mut written = String::new();
        loop {
            let plain =
                self.take_while(|b| !matches!(b, b'"' | b'\\') && (b >= b' ' || b == b'\t'));
            if self.take("\"") {
                if written.is_empty() {
                    return Some(Cow::Borrowed(plain));
                }
                written.push_str(plain);
                return Some(Cow::Owned(written));
            }
            written.push_str(plain);
            let sign = if self.take("\\\"") {
                '"'
            } else if self.take("\\\\") {
                '\\'
            } else {
                return None;
            };
            written.push(sign);
        }
    }
}

/// `12`, `0xF0FC`, `90.0`.
fn number(word: &str) -> Option<Value<'static>> {
    let all = |digits: &str, radix| digits.chars().all(|c| c.is_digit(radix));
    let plain = |digits: &str| all(digits, 10) && (digits == "0" || !digits.starts_with('0'));
    if let Some(digits) = word.strip_prefix("0x").filter(|d| all(d, 16)) {
        return i64::from_str_radix(digits, 16).ok().map(Value::Number);
    }
    match word.split_once('.') {
        None if plain(word) => word.parse().ok().map(Value::Number),
        Some((whole, part)) if plain(whole) && all(part, 10) && !whole.is_empty() => {
            let decimal = (!part.is_empty()).then(|| word.parse().ok());
            decimal.flatten().map(Value::Decimal)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(source: &str) -> (Option<String>, Option<String>) {
        // whoever shows a value shows the order of its keys as well
        let own = table(source).and_then(|t| {
            let value: Result<serde_json::Value, _> =
                serde::Deserialize::deserialize(Value::Table(t));
            value.ok()
        });
        let crates: Option<serde_json::Value> = toml::from_str(source).ok();
        (own.map(|v| v.to_string()), crates.map(|v| v.to_string()))
    }

    #[test]
    fn plain_tables_say_what_the_crate_reads() {
        for source in [
            "",
            "# only a remark",
            "a = \"b\" # why\n\n[c]\nd = [\"e\", # one\n  \"f\",\n]\nempty = []\n[c.g]\n\"h i\" = 3\nx = 0xF0fC\ny = 90.50\n",
            "[[a]]\nb = 1\n[[a]]\nb = 0\nc = true\n[[a.d]]\ne = [[\"x\"], []]\n[f]\ng = false\r\n",
            "b = \"a \\\"b\\\" \\\\ c\"\na = \"\\\\\"\n",
            "[a.b]\nc = \"\tĐảng uỷ\"\n[z]\n[a.d]\ne = 12",
            "none = \"\"",
        ] {
            let (own, crates) = both(source);
            assert!(own.is_some(), "{source}");
            assert_eq!(own, crates, "{source}");
        }
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_the_crate() {
        for source in [
            "a = 1.",
            "a = .5",
            "a = 1e2",
            "a = 01",
            "a = -1",
            "a = 0x",
            "a = 0x+1",
            "a = 1979-05-27",
            "a = 'b'",
            "a = \"\"\"b\"\"\"",
            "a = \"\\u00e9\"",
            "a = { b = 1 }",
            "a.b = 1",
            "a = 1\na = 2",
            "[a]\n[a]",
            "[a.b]\n[a]",
            "a = [1]\n[[a]]",
            "a = []\n[[a]]",
            "a = 1 b = 2",
            "a = \"b",
            "a = [1 2]",
            "= 1",
            "a 1",
        ] {
            assert_eq!(table(source).map(|t| t.len()), None, "{source}");
        }
        let read: Result<std::collections::BTreeMap<String, f64>, String> = read_table("a = 1e2");
        assert_eq!(read.map(|r| r["a"]), Ok(1e2));
        assert!(read_table::<serde_json::Value>("a = ").is_err());
    }

    #[test]
    fn the_built_in_tables_are_plain() {
        let built_in = [
            include_str!("../schema/labels.toml"),
            include_str!("syllable.toml"),
            include_str!("../finding/catalogue.toml"),
            include_str!("../plan/data/words/headers.toml"),
            include_str!("../plan/data/words/rows.toml"),
            include_str!("../plan/data/words/values.toml"),
            include_str!("../plan/data/unit-words.toml"),
            include_str!("../plan/data/retirement.toml"),
            include_str!("../roster/value/employment.toml"),
            include_str!("../roster/value/leaving.toml"),
            include_str!("../roster/value/levels.toml"),
            include_str!("../roster/value/positions.toml"),
            include_str!("../roster/value/ratings.toml"),
            include_str!("../roster/value/words.toml"),
        ];
        for source in built_in {
            let (own, crates) = both(source);
            assert!(own.is_some(), "{:?}", source.lines().next());
            assert_eq!(own, crates, "{:?}", source.lines().next());
        }
    }
}
