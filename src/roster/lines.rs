//! The text of a cell with its lines as they were typed: cleaned texts hold none.

use std::borrow::Cow;

use crate::intake::Cell;
use crate::text::clean;

/// The text of a cell, its lines apart as they were typed.
pub(super) fn lines(cell: &Cell) -> Option<Cow<'_, str>> {
    let text = cell.value.as_text()?;
    // lines are told only by the text as it stands
    let typed = cell.raw.as_deref().filter(|raw| raw.contains(['\n', '\r']));
    let Some(typed) = typed else {
        return Some(Cow::Borrowed(text));
    };
    let typed: Vec<Cow<'_, str>> = typed.lines().map(clean).filter(|l| !l.is_empty()).collect();
    let whole = typed.join(" ");
    if whole == text {
        return Some(Cow::Owned(typed.join("\n")));
    }
    // in an old encoding the letters are others, the words as many
    let mut words = text.split_whitespace();
    if whole.split_whitespace().count() != words.clone().count() {
        return Some(Cow::Borrowed(text));
    }
    let lines = typed.iter().map(|line| {
        let words: Vec<&str> = words
            .by_ref()
            .take(line.split_whitespace().count())
            .collect();
        words.join(" ")
    });
    Some(Cow::Owned(lines.collect::<Vec<_>>().join("\n")))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::intake::Value;

    #[test]
    fn lines_stand_as_they_were_typed() {
        for (text, raw, lined) in [
            ("Bí thư Trưởng ban", None, "Bí thư Trưởng ban"),
            (
                "Bí thư Trưởng ban",
                Some("Bí thư\r\n  Trưởng ban\n"),
                "Bí thư\nTrưởng ban",
            ),
            // TCVN3
            ("Bí thư Đoàn", Some("BÝ th\u{ad}\n§oµn"), "Bí thư\nĐoàn"),
            // only a part of what was typed
            ("Bí thư", Some("Lê Văn Sen\nBí thư"), "Bí thư"),
        ] {
            let cell = Cell {
                col: 0,
                value: Value::Text(Arc::from(text)),
                raw: raw.map(Arc::from),
                struck: false,
            };
            assert_eq!(lines(&cell).as_deref(), Some(lined), "{text}");
        }
    }
}
