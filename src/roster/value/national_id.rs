//! Identity cards (CMND, 9 digits) and citizen ids (CCCD, 12 digits).

use std::sync::Arc;

use super::reading::{Reading, formula, is_filler};
use super::words::{self, words};
use crate::finding::Code;
use crate::intake::{Value, number_text};
use crate::text::fold;

/// The id of a cell: 9 or 12 digits.
///
/// Eleven digits in a number cell have lost the zero in front (restored, info with argument `value`). Any other length
/// gives null and a warning with argument `length`; letters give null and a warning. Where a cell
/// holds an old and a new id ("341234567 / 087075012345"), the new one.
#[must_use]
pub fn read(value: &Value) -> Reading<Arc<str>> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    match value {
        Value::Number(n) => of_number(*n),
        Value::Text(text) => of_text(text),
        _ => Reading::with(None, Code::IdLetters),
    }
}

fn of_number(n: f64) -> Reading<Arc<str>> {
    if n == 0.0 {
        return Reading::blank();
    }
    let digits = number_text(n);
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Reading::with(None, Code::IdLength).arg("length", digits.len());
    }
    if digits.len() == 11 {
        let id: Arc<str> = format!("0{digits}").into();
        return Reading::with(Some(Arc::clone(&id)), Code::IdZeroRestored).arg("value", id);
    }
    of_length(&digits)
}

fn of_text(text: &str) -> Reading<Arc<str>> {
    let folded = fold(text);
    if is_filler(text)
        || folded == "0"
        || words::is_nothing(&folded)
        || words().national_id.nothing.has(&folded)
    {
        return Reading::blank();
    }
    let reading = of_parts(text);
    match amid_words(text) {
        // "341234567 cấp ngày 12/3/2010", "087075012345 (341234567)"
        Some(id) if reading.value.is_none() => Reading::of(id.into()),
        _ => reading,
    }
}

/// The one id of twelve digits, or else of nine, that stands by itself among words and other
/// numbers; a letter or further digit beside it makes it none.
fn amid_words(text: &str) -> Option<&str> {
    let runs = || {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|run| run.bytes().all(|b| b.is_ascii_digit()))
    };
    let only = |length: usize| {
        let mut ids = runs().filter(|run| run.len() == length);
        ids.next().filter(|_| ids.next().is_none())
    };
    // a run of some other length may be a card with a digit too few or too many
    let doubtful = runs().any(|run| run.len() > 8 && !matches!(run.len(), 9 | 12));
    let of_twelve = runs().filter(|run| run.len() == 12).count();
    match of_twelve {
        _ if doubtful => None,
        0 => only(9),
        _ => only(12),
    }
}

fn of_parts(text: &str) -> Reading<Arc<str>> {
    let mut ids = Vec::new();
    for part in text.split(['/', ';', ',', '|']) {
        match digits(part) {
            Some(id) if id.is_empty() => {}
            Some(id) => ids.push(id),
            None => return Reading::with(None, Code::IdLetters),
        }
    }
    if let [a, b] = &ids[..] {
        for (new, old) in [(a, b), (b, a)] {
            if new.len() == 12 && old.len() == 9 {
                return Reading::of(new.as_str().into());
            }
        }
    }
    of_length(&ids.concat())
}

fn of_length(digits: &str) -> Reading<Arc<str>> {
    match digits.len() {
        9 | 12 => Reading::of(digits.into()),
        length => Reading::with(None, Code::IdLength).arg("length", length),
    }
}

/// The digits of a text without the word before them and the signs between them; `None` where other
/// letters or signs stand among them.
fn digits(text: &str) -> Option<String> {
    let label_end = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (label, rest) = text.split_at(label_end);
    let label = fold(label);
    if !(label.is_empty() || words().national_id.labels.has(&label)) {
        return None;
    }
    let mut digits = String::with_capacity(12);
    for c in rest.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if c.is_alphanumeric()
            || !(c.is_whitespace()
                || is_filler(c.encode_utf8(&mut [0; 4]))
                || matches!(c, '"' | '‘' | '*' | '´' | '(' | ')'))
        {
            return None;
        }
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_text(text: &str) -> (Option<String>, Option<Code>) {
        parts(read(&Value::Text(text.into())))
    }

    fn parts(reading: Reading<Arc<str>>) -> (Option<String>, Option<Code>) {
        (
            reading.value.map(|v| v.to_string()),
            reading.problem.map(|p| p.code),
        )
    }

    #[test]
    fn texts() {
        for (cell, id, code) in [
            ("087075012345", Some("087075012345"), None),
            ("'087075012345", Some("087075012345"), None),
            ("087 075 012 345", Some("087075012345"), None),
            ("087.075.012.345", Some("087075012345"), None),
            ("087-075-012345", Some("087075012345"), None),
            ("341234567", Some("341234567"), None),
            ("CMND: 341234567", Some("341234567"), None),
            ("CCCD 087075012345", Some("087075012345"), None),
            ("341234567 / 087075012345", Some("087075012345"), None),
            ("087075012345; 341234567", Some("087075012345"), None),
            ("87075012345", None, Some(Code::IdLength)),
            ("34123456", None, Some(Code::IdLength)),
            ("0870750123456", None, Some(Code::IdLength)),
            ("08707501234O", None, Some(Code::IdLetters)),
            ("B1234567", None, Some(Code::IdLetters)),
            ("8.7E+10", None, Some(Code::IdLetters)),
            ("-", None, None),
            ("0", None, None),
            ("không có", None, None),
            ("chưa cấp", None, None),
            (
                "087075012345 cấp ngày 01/01/2021",
                Some("087075012345"),
                None,
            ),
            ("341234567 (CA Đồng Tháp)", Some("341234567"), None),
            ("087075012345 (341234567)", Some("087075012345"), None),
            ("341234567 - 087075012345", Some("087075012345"), None),
            ("087075012345 087075012346", None, Some(Code::IdLength)),
            (
                "087075012345 cấp cho 0341234567",
                None,
                Some(Code::IdLetters),
            ),
            ("không nhớ", None, Some(Code::IdLetters)),
            ("…", None, None),
        ] {
            assert_eq!(read_text(cell), (id.map(str::to_owned), code), "{cell}");
        }
    }

    #[test]
    fn numbers() {
        for (n, id, code) in [
            (341_234_567.0, Some("341234567"), None),
            (
                87_075_012_345.0,
                Some("087075012345"),
                Some(Code::IdZeroRestored),
            ),
            (187_075_012_345.0, Some("187075012345"), None),
            (34_123_456.0, None, Some(Code::IdLength)),
            (1_075_012_345.0, None, Some(Code::IdLength)),
            (-341_234_567.0, None, Some(Code::IdLength)),
            (341_234_567.5, None, Some(Code::IdLength)),
            (f64::INFINITY, None, Some(Code::IdLength)),
            (0.0, None, None),
        ] {
            assert_eq!(
                parts(read(&Value::Number(n))),
                (id.map(str::to_owned), code),
                "{n}"
            );
        }
    }

    #[test]
    fn the_length_is_told() {
        let problem = read(&Value::Text("1234".into()))
            .problem
            .expect("a problem");
        assert_eq!(problem.args, [("length", "4".to_owned())]);
    }

    proptest! {
        #[test]
        fn an_id_has_9_or_12_digits(text in "[0-9A-Za-z ./'-]{0,20}|\\PC*") {
            if let Some(id) = read_text(&text).0 {
                prop_assert!(matches!(id.len(), 9 | 12) && id.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
