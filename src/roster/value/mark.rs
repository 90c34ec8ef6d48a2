//! Ticks: a cell that says yes, no or nothing.

use std::sync::LazyLock;

use super::reading::{Reading, formula, is_filler};
use super::words::words;
use crate::finding::Code;
use crate::intake::Value;
use crate::text::{Recall, fold};

/// What a cell of a tick column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Ticked: x, X, ✓, a Wingdings tick that lost its font, 1, "có", or the column's own word.
    Yes,
    /// Said not to be so: 0, -, "không", or a word for the contrary.
    No,
    /// Nothing; what that means is the column's to say.
    Blank,
    /// Neither: another number, another word, a formula without a value.
    Unreadable,
}

/// The words of one column, beside those of every column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MarkWords<'a> {
    /// Words that mean yes here: "Nữ" under Nữ, "ĐV" under Đảng viên.
    pub own: &'a [&'a str],
    /// Words that mean no here: "Nam" under Nữ.
    pub opposite: &'a [&'a str],
}

impl Mark {
    /// What a cell says. Words are compared without case and marks.
    #[must_use]
    #[expect(
        clippy::float_cmp,
        reason = "a tick is typed as exactly 1 or 0; 0.999 is none"
    )]
    pub fn of(value: &Value, words: MarkWords<'_>) -> Self {
        match value {
            // the same few signs and words, in every row and asked for by every reader
            Value::Text(text) if words == MarkWords::default() => {
                static KNOWN: LazyLock<Recall<Mark>> = LazyLock::new(Recall::default);
                match text.as_bytes() {
                    [sign] if sign.is_ascii() => of_sign(*sign),
                    bytes if are_figures(bytes) => Self::Unreadable,
                    _ => KNOWN.ask(text, || of_text(text, words)),
                }
            }
            Value::Text(text) => of_text(text, words),
            Value::Number(n) if *n == 1.0 => Self::Yes,
            Value::Number(n) if *n == 0.0 => Self::No,
            Value::Bool(true) => Self::Yes,
            Value::Bool(false) => Self::No,
            Value::Number(_)
            | Value::Date(_)
            | Value::Error(_)
            | Value::NoCache
            | Value::TooLong => Self::Unreadable,
        }
    }

    /// The same as a reading: null without a problem where the cell is blank.
    #[must_use]
    pub fn read(value: &Value, words: MarkWords<'_>) -> Reading<bool> {
        formula(value).unwrap_or_else(|| match Self::of(value, words) {
            Self::Yes => Reading::of(true),
            Self::No => Reading::of(false),
            Self::Blank => Reading::blank(),
            Self::Unreadable => Reading::with(None, Code::MarkUnreadable),
        })
    }
}

/// A single yes/no column: whether its blanks say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkColumn {
    /// Whether some row of the table is ticked; if not, the caller decides on the column as a whole.
    pub ticked: bool,
}

impl MarkColumn {
    /// Looks at the readings of all persons' cells, by whatever reader they came.
    pub fn analyse(readings: impl IntoIterator<Item = Option<bool>>) -> Self {
        Self {
            ticked: readings.into_iter().any(|r| r == Some(true)),
        }
    }

    /// What a blank cell of the column means: no, where some other row is ticked.
    #[must_use]
    pub fn blank(self) -> Option<bool> {
        self.ticked.then_some(false)
    }
}

/// What one sign says: nearly all ticks are one, and threads need not wait for each other to know it.
fn of_sign(sign: u8) -> Mark {
    static SIGNS: LazyLock<[Mark; 128]> = LazyLock::new(|| {
        std::array::from_fn(|sign| {
            let sign = u8::try_from(sign).map_or(' ', char::from);
            of_text(sign.encode_utf8(&mut [0; 4]), MarkWords::default())
        })
    });
    SIGNS[usize::from(sign & 0x7f)]
}

/// Whether a text is a date or a number of several figures: most of those come once.
fn are_figures(text: &[u8]) -> bool {
    let mut figures = text.iter().filter(|b| b.is_ascii_digit());
    let first = figures.next();
    text.len() > 5
        && figures.any(|b| Some(b) != first)
        && text
            .iter()
            .all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'.' | b'-'))
}

fn of_text(text: &str, own: MarkWords<'_>) -> Mark {
    let marks = &words().mark;
    let core: String = text
        .chars()
        .filter(|c| {
            !(c.is_whitespace()
                || matches!(
                    c,
                    '(' | ')'
                        | '['
                        | ']'
                        | '.'
                        | ','
                        | ';'
                        | ':'
                        | '/'
                        | '\''
                        | '"'
                        | '’'
                        | '“'
                        | '”'
                ))
        })
        .collect();
    let mut chars = core.chars();
    if let Some(only) = chars.next()
        && chars.all(|c| c == only || c.to_lowercase().eq(only.to_lowercase()))
    {
        let alone = core.chars().nth(1).is_none();
        // a letter is a lost Wingdings tick only alone; "xx" and "XX" are ticks as well
        let is_sign = !only.is_alphanumeric() || alone || matches!(only, 'x' | 'X');
        if is_sign
            && (marks.yes_signs.contains(only) || marks.yes_private.contains(&u32::from(only)))
        {
            return Mark::Yes;
        }
        if marks.no_signs.contains(only) || marks.no_private.contains(&u32::from(only)) {
            return Mark::No;
        }
    }
    if is_filler(text) {
        return Mark::Blank;
    }
    let folded = fold(text);
    let listed = |list: &[&str]| list.iter().any(|w| fold(w) == folded);
    // the column's words come first: "Đ" may be both a tick and the beginning of a word
    if listed(own.own) {
        Mark::Yes
    } else if listed(own.opposite) || marks.no.has(&folded) {
        Mark::No
    } else if marks.yes.has(&folded) {
        Mark::Yes
    } else {
        // "x (mới)": a remark beside the mark
        let bare = text.split_once('(').map_or("", |(mark, _)| mark.trim());
        if bare.is_empty() {
            Mark::Unreadable
        } else {
            of_text(bare, own)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WOMAN: MarkWords<'_> = MarkWords {
        own: &["nữ"],
        opposite: &["nam"],
    };

    fn of(text: &str) -> Mark {
        Mark::of(&Value::Text(text.into()), WOMAN)
    }

    #[test]
    fn texts() {
        for (mark, cells) in [
            (
                Mark::Yes,
                &[
                    "x",
                    "X",
                    "×",
                    "✓",
                    "✔",
                    "ü",
                    "û",
                    "P",
                    "þ",
                    "R",
                    "√",
                    "V",
                    "v",
                    "1",
                    "có",
                    "Có",
                    "CO",
                    "đ",
                    "Đ",
                    "*",
                    "x.",
                    "(x)",
                    "[x]",
                    "xx",
                    "X X",
                    "x x",
                    "+",
                    "х",
                    "\u{f0fc}",
                    "\u{f052}",
                    "☑",
                    "Nữ",
                    "nữ",
                    "NỮ",
                    "nu",
                    "01",
                    "x;",
                    "/x/",
                    "x (mới)",
                    "1.0",
                ][..],
            ),
            (
                Mark::No,
                &[
                    "0", "không", "Không", "KHÔNG", "ko", "-", "–", "--", "Nam", "nam", "chưa",
                    "☐", "\u{f0a8}", "no",
                ],
            ),
            (Mark::Blank, &["", "…", "...", "../..", "_"]),
            (
                Mark::Unreadable,
                &[
                    "2",
                    "12",
                    "abc",
                    "Kinh",
                    "PP",
                    "5/1998",
                    "Nguyễn Văn A",
                    "x1",
                    "11",
                    "?",
                ],
            ),
        ] {
            for cell in cells {
                assert_eq!(of(cell), mark, "{cell:?}");
            }
        }
    }

    #[test]
    fn numbers_and_others() {
        let of = |value: &Value| Mark::of(value, MarkWords::default());
        assert_eq!(of(&Value::Number(1.0)), Mark::Yes);
        assert_eq!(of(&Value::Number(0.0)), Mark::No);
        assert_eq!(of(&Value::Number(2.0)), Mark::Unreadable);
        assert_eq!(of(&Value::Number(f64::NAN)), Mark::Unreadable);
        assert_eq!(of(&Value::Bool(true)), Mark::Yes);
        assert_eq!(of(&Value::Bool(false)), Mark::No);
        assert_eq!(of(&Value::Text("Nam".into())), Mark::Unreadable);
    }

    #[test]
    fn readings_name_the_trouble() {
        let code = |value: &Value| Mark::read(value, WOMAN).problem.map(|p| p.code);
        assert_eq!(code(&Value::NoCache), Some(Code::FormulaNoValue));
        assert_eq!(
            code(&Value::Error("#REF!".into())),
            Some(Code::FormulaError)
        );
        assert_eq!(code(&Value::Number(3.0)), Some(Code::MarkUnreadable));
        assert_eq!(code(&Value::Text("…".into())), None);
    }

    #[test]
    fn blanks_say_no_where_some_row_is_ticked() {
        let ticked = MarkColumn::analyse([None, Some(true), Some(false)]);
        assert_eq!(ticked.blank(), Some(false));
        let none = MarkColumn::analyse([None, Some(false)]);
        assert_eq!(none.blank(), None);
    }

    proptest! {
        #[test]
        fn figures_are_no_marks(text in "[0-9/.-]{1,12}") {
            let default = MarkWords::default();
            prop_assert_eq!(Mark::of(&Value::Text(text.as_str().into()), default), of_text(&text, default));
        }

        #[test]
        fn nothing_makes_it_panic(text: String) {
            let _ = of(&text);
        }
    }
}
