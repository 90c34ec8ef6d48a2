//! Several texts in one cell: `VPHU; Văn phòng HU`. A text that itself holds a semicolon, or begins
//! with a quotation mark, stands in quotation marks, doubled where it holds some, as in CSV.

/// Texts as one cell.
pub(super) fn join<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let quoted = items.map(|item| {
        if item.is_empty() || item.contains(';') || item.starts_with('"') {
            format!("\"{}\"", item.replace('"', "\"\""))
        } else {
            item.to_owned()
        }
    });
    quoted.collect::<Vec<_>>().join("; ")
}

/// The texts of a cell; nothing between two semicolons is no text.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = cell.trim_start();
    while !rest.is_empty() {
        if let Some((item, tail)) = quoted(rest) {
            out.push(item);
            rest = tail;
        } else {
            let (item, tail) = rest.split_once(';').unwrap_or((rest, ""));
            if !item.trim().is_empty() {
                out.push(item.trim().to_owned());
            }
            rest = tail;
        }
        rest = rest.trim_start();
    }
    out
}

/// A text in quotation marks and what follows its semicolon; `None` where the marks do not close
/// right before a semicolon or the end: then they are part of the text.
fn quoted(cell: &str) -> Option<(String, &str)> {
    let mut rest = cell.strip_prefix('"')?;
    let mut item = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        item.push_str(before);
        if let Some(more) = after.strip_prefix('"') {
            item.push('"');
            rest = more;
            continue;
        }
        let tail = after.trim_start();
        return match tail.strip_prefix(';') {
            Some(tail) => Some((item, tail)),
            None if tail.is_empty() => Some((item, tail)),
            None => None,
        };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_as_people_type_them() {
        for (cell, items) in [
            ("", vec![]),
            ("VPHU", vec!["VPHU"]),
            (" VPHU ;Văn phòng HU;; ", vec!["VPHU", "Văn phòng HU"]),
            ("\"a; b\"; c", vec!["a; b", "c"]),
            ("\"a\" b; c", vec!["\"a\" b", "c"]),
            ("\"\"", vec![""]),
            ("Trường \"Hoa Sen\"; \"x", vec!["Trường \"Hoa Sen\"", "\"x"]),
        ] {
            assert_eq!(split(cell), items, "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_joined_is_split_again(items in proptest::collection::vec("[a-eđ\"; ]{0,6}", 0..5)) {
            let items: Vec<String> = items.iter().map(|item| item.trim().to_owned()).collect();
            prop_assert_eq!(split(&join(items.iter().map(String::as_str))), items);
        }
    }
}
