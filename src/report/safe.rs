//! Text and names made fit for Excel. Text stays text: nothing here or later turns it into a formula.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Most characters that a cell takes.
const CELL: usize = 32_767;

/// Text without control and direction characters, cut where a cell ends.
#[must_use]
pub fn text(s: &str) -> String {
    cell(s).into_owned()
}

/// The same; nearly all texts are fit as they are.
#[must_use]
pub fn cell(s: &str) -> Cow<'_, str> {
    let clean = |c: &char| *c == '\n' || !(c.is_control() || is_invisible(*c));
    // only with these does a character that must go begin
    let suspect = |b: u8| b < b' ' || matches!(b, 0x7f | 0xc2 | 0xe2 | 0xef);
    // in UTF-8 no text is shorter than in UTF-16
    if s.len() <= CELL && (!s.bytes().any(suspect) || s.chars().all(|c| clean(&c))) {
        return Cow::Borrowed(s);
    }
    let mut out: String = s.chars().filter(clean).take(CELL).collect();
    // Excel counts UTF-16 units
    while out.encode_utf16().count() > CELL {
        out.pop();
    }
    Cow::Owned(out)
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Names for sheets: without the characters Excel forbids, at most 31 long, each once.
#[derive(Debug, Default)]
pub struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A name like the one wished for that is still free.
    pub fn take(&mut self, wish: &str) -> String {
        let mut base: String = text(wish)
            .chars()
            .map(|c| if "[]:*?/\\\n".contains(c) { '-' } else { c })
            .collect();
        base = base.trim_matches('\'').trim().to_owned();
        if base.is_empty() || base.eq_ignore_ascii_case("history") {
            let named = format!("Trang {base}");
            base.clear();
            base.push_str(named.trim());
        }
        for n in 1u32.. {
            let suffix = if n == 1 {
                String::new()
            } else {
                format!(" ({n})")
            };
            let room = 31 - suffix.chars().count();
            let mut name = String::new();
            for c in base.chars() {
                if (name.encode_utf16().count() + c.len_utf16()) > room {
                    break;
                }
                name.push(c);
            }
            name = format!("{}{suffix}", name.trim_end());
            if self.0.insert(name.to_lowercase()) {
                return name;
            }
        }
        base
    }
}

/// A name for a file, without what Windows forbids.
#[must_use]
pub fn file_name(wish: &str) -> String {
    let name: String = text(wish)
        .chars()
        .map(|c| if "<>:\"/\\|?*\n".contains(c) { '-' } else { c })
        .take(120)
        .collect();
    let name = name.trim_matches(|c| c == '.' || c == ' ').to_owned();
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")));
    if name.is_empty() || device {
        format!("_{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheet_names_are_legal_and_unique() {
        let mut names = SheetNames::default();
        assert_eq!(names.take("a/b"), "a-b");
        assert_eq!(names.take("A/B"), "A-B (2)");
        assert_eq!(names.take(&"x".repeat(40)).len(), 31);
        assert_eq!(names.take(""), "Trang");
    }

    #[test]
    fn file_names_avoid_what_windows_forbids() {
        assert_eq!(file_name("con"), "_con");
        assert_eq!(file_name("a:b?"), "a-b-");
        assert_eq!(file_name(".."), "_");
    }

    #[test]
    fn control_and_direction_characters_go() {
        assert_eq!(text("a\u{0007}b\u{202e}c\nd"), "abc\nd");
    }
}
