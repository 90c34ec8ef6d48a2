//! Cells that mean what the cell above them says.

use std::sync::OnceLock;

use super::words::words;
use crate::text::{fold, is_alphanumeric};

/// Whether a text stands for the cell above: "nt", "-nt-", "như trên", a ditto mark.
#[must_use]
pub fn is_ditto(text: &str) -> bool {
    // most cells are longer, or begin with another letter
    let may_begin = text
        .bytes()
        .next()
        .is_some_and(|b| beginnings()[usize::from(b)]);
    if text.len() > 24 || !may_begin {
        return false;
    }
    let ditto = &words().ditto;
    let dash = |c: char| DASHES.contains(&c);
    // a ditto is signs and dashes, one of a few words as they stand, or a word that begins with n
    let Some(first) = text.chars().next() else {
        return false;
    };
    let begins = matches!(first, 'n' | 'N')
        || !is_alphanumeric(first) && (dash(first) || ditto.signs.contains(first));
    if !begins {
        return ditto.whole.iter().any(|w| w == text);
    }
    let signs = text.chars().filter(|c| ditto.signs.contains(*c)).count();
    if signs > 0 && text.chars().all(|c| dash(c) || ditto.signs.contains(c)) {
        return true;
    }
    ditto.whole.iter().any(|w| w == text)
        || text.starts_with(|c: char| dash(c) || matches!(c, 'n' | 'N'))
            && ditto.words.has(&fold(text))
}

/// Signs that say nothing around a ditto.
const DASHES: [char; 5] = ['-', '–', '—', ' ', ','];

/// The bytes with which a ditto may begin.
fn beginnings() -> &'static [bool; 256] {
    static BEGINNINGS: OnceLock<[bool; 256]> = OnceLock::new();
    BEGINNINGS.get_or_init(|| {
        let ditto = &words().ditto;
        let signs = DASHES
            .into_iter()
            .chain(ditto.signs.chars())
            .chain(['n', 'N']);
        let whole = ditto.whole.iter().filter_map(|w| w.bytes().next());
        let signs = signs.map(|c| {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes);
            bytes[0]
        });
        let mut beginnings = [false; 256];
        for byte in signs.chain(whole) {
            beginnings[usize::from(byte)] = true;
        }
        beginnings
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_repetition_are_told_from_values() {
        for text in [
            "nt",
            "NT",
            "-nt-",
            "- nt -",
            "n.t",
            "N/t",
            "như trên",
            "Như trên",
            "\"",
            "''",
            "“",
            "”",
            "- \" -",
            "-\"-",
            "〃",
            "-//-",
            "//",
            "nhu tren",
            "-như trên-",
        ] {
            assert!(is_ditto(text), "{text}");
        }
        for text in [
            "",
            "-",
            "--",
            "…",
            "/",
            "Nt Trung cấp",
            "n",
            "NTM",
            "Nguyễn Trãi",
            "như cũ",
            "'A'",
            "x",
            "t",
            "nữ",
        ] {
            assert!(!is_ditto(text), "{text}");
        }
    }
}
