//! Free text: informatics, languages, remarks.

use std::sync::{Arc, LazyLock};

use super::reading::{Reading, formula, is_filler};
use super::words;
use crate::intake::Value;
use crate::text::{Recall, fold};

/// The text of a cell as a clerk sees it; "-", "…", "0", "không có" and the like say nothing.
#[must_use]
pub fn read(value: &Value) -> Reading<Arc<str>> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    let text = match value {
        Value::Text(text) => Arc::clone(text),
        Value::Number(_) | Value::Date(_) => value.text().into(),
        // a truth value under a heading for text is left over from a form's tick box
        _ => return Reading::blank(),
    };
    if says_nothing(&text) {
        return Reading::blank();
    }
    Reading::of(text)
}

/// Asked of every remark and certificate; most of them are one of a few.
pub fn says_nothing(text: &str) -> bool {
    static KNOWN: LazyLock<Recall<bool>> = LazyLock::new(Recall::default);
    KNOWN.ask(text, || {
        is_filler(text) || words::is_nothing_in_free_text(&fold(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_nothing_is_null() {
        for cell in [
            "-",
            "…",
            "...",
            "0",
            "không",
            "Không có",
            "KHÔNG CÓ",
            "ko",
            "chưa",
        ] {
            assert_eq!(read(&Value::Text(cell.into())), Reading::blank(), "{cell}");
        }
        assert_eq!(read(&Value::Number(0.0)), Reading::blank());
        assert_eq!(read(&Value::Bool(true)), Reading::blank());
        assert!(read(&Value::NoCache).problem.is_some());
    }

    #[test]
    fn text_is_kept() {
        for (value, text) in [
            (Value::Text("Chứng chỉ B".into()), "Chứng chỉ B"),
            (Value::Number(2023.0), "2023"),
            (
                Value::Text("Không tham gia họp".into()),
                "Không tham gia họp",
            ),
        ] {
            assert_eq!(read(&value).value.as_deref(), Some(text));
        }
    }
}
