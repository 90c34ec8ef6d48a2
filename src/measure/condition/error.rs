//! What can be wrong with a condition, in sentences for the person who edits the plan.

use thiserror::Error;

/// Why a condition is refused. `Display` gives the Vietnamese reason, without full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[allow(
    missing_docs,
    reason = "the sentence of each variant says what its fields are"
)]
pub enum ConditionError {
    #[error("biểu thức dài quá {limit} ký tự")]
    TooLong { limit: usize },
    #[error("biểu thức lồng quá nhiều tầng")]
    TooDeep,
    #[error("sai cú pháp{place}")]
    Syntax { place: Place },
    #[error("thừa \"{text}\"{place}: mỗi ô chỉ ghi một điều kiện")]
    Trailing { text: String, place: Place },
    #[error("không ghi chú thích trong biểu thức")]
    Comment,
    #[error("không có cột \"{name}\"")]
    UnknownColumn {
        name: String,
        nearest: Option<String>,
    },
    #[error("\"{text}\" trong dấu nháy kép là tên cột; giá trị chữ phải dùng nháy đơn: '{text}'")]
    DoubleQuotes { text: String },
    #[error("cột {column} không có giá trị '{value}'")]
    UnknownValue {
        column: &'static str,
        value: String,
        nearest: Option<String>,
    },
    #[error("cột {column} {expected}, không so với {found}")]
    WrongType {
        column: &'static str,
        expected: &'static str,
        found: String,
    },
    #[error("cột {column} {expected}, không dùng được phép {operator}")]
    WrongOperator {
        column: &'static str,
        expected: &'static str,
        operator: &'static str,
    },
    #[error("cột {column} không phải cột đúng/sai, phải so với một giá trị")]
    NotACondition { column: &'static str },
    #[error("không so với NULL; hãy viết {column} IS NULL hoặc {column} IS NOT NULL")]
    NullLiteral { column: &'static str },
    #[error("\"{text}\" không phải một ngày dạng 'năm-tháng-ngày' như '1985-12-31'")]
    BadDate { text: String },
    #[error("phép {operator} cần một cột ở một vế và một giá trị ở vế kia: {text}")]
    NeedsColumnAndValue {
        operator: &'static str,
        text: String,
    },
    #[error(
        "không dùng được \"{text}\"; chỉ dùng = <> < <= > >= IN, NOT IN, BETWEEN, LIKE, IS NULL, \
         IS NOT NULL, AND, OR, NOT"
    )]
    NotAllowed { text: String },
}

impl ConditionError {
    /// The valid name that was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        match self {
            Self::UnknownColumn { nearest, .. } | Self::UnknownValue { nearest, .. } => {
                nearest.as_deref()
            }
            _ => None,
        }
    }
}

/// Where in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Line from 1; 0 is the end of the text.
    pub line: u64,
    /// Character in the line from 1.
    pub column: u64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => f.write_str(" ở cuối biểu thức"),
            1 => write!(f, " ở ký tự thứ {}", self.column),
            line => write!(f, " ở dòng {line}, ký tự thứ {}", self.column),
        }
    }
}

/// A piece of an expression, short enough for a sentence.
pub(super) fn short(text: &impl ToString) -> String {
    const LIMIT: usize = 60;
    let text = text.to_string();
    if text.chars().count() <= LIMIT {
        return text;
    }
    let mut cut: String = text.chars().take(LIMIT).collect();
    cut.push('…');
    cut
}
