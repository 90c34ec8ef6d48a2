//! What can be wrong with a plan, in sentences for the person who edits it.

use std::fmt;
use std::sync::Arc;

use thiserror::Error;

/// Where something stands in the plan's files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanPlace {
    /// File name, or the built-in plan's `name/file`.
    pub file: Arc<str>,
    /// Line, from 1; 0 where only the file is known.
    pub line: u32,
}

impl fmt::Display for PlanPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            write!(f, "Tệp {}", self.file)
        } else {
            write!(f, "Tệp {}, dòng {}", self.file, self.line)
        }
    }
}

/// "Did you mean …?", nothing where nothing is near.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestion(pub Option<String>);

impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(name) => write!(f, "; có phải ý là \"{name}\"?"),
            None => Ok(()),
        }
    }
}

/// One thing wrong with a plan. `Display` gives the Vietnamese sentence.
#[derive(Debug, Clone, PartialEq, Error)]
#[allow(
    missing_docs,
    reason = "the sentence of each variant says what its fields are"
)]
pub enum PlanError {
    #[error("{place}: nhãn \"{alias}\" của \"{code}\" đã dùng cho \"{other}\" ({first})")]
    AliasTwice {
        place: PlanPlace,
        alias: String,
        code: String,
        other: String,
        first: PlanPlace,
    },
    #[error(
        "{place}: khoá \"{key}\" là \"{value}\", không phải một ngày dạng năm-tháng-ngày như 2025-06-30"
    )]
    BadDate {
        place: PlanPlace,
        key: String,
        value: String,
    },
    #[error("{place}: {reason}")]
    BadSheetName { place: PlanPlace, reason: String },
    #[error("{place}: từ {from} đến {to} tuổi không thuộc nhóm tuổi nào")]
    BandGap {
        place: PlanPlace,
        from: i32,
        to: i32,
    },
    #[error("{place}: nhóm tuổi \"{id}\" chồng lên nhóm \"{other}\"")]
    BandOverlap {
        place: PlanPlace,
        id: String,
        other: String,
    },
    #[error("{place}: \"{code}\" đã có ở khoá \"{key}\" ({first})")]
    CodeTwice {
        place: PlanPlace,
        key: String,
        code: String,
        first: PlanPlace,
    },
    #[error("{place}: \"{code}\" có ngày kết thúc trước ngày bắt đầu")]
    DatesReversed { place: PlanPlace, code: String },
    #[error("{place}: khoá \"{key}\" không được để trống")]
    Empty { place: PlanPlace, key: String },
    #[error("{place}: điều kiện ở khoá \"{key}\" không dùng được: {reason}{suggestion}")]
    Expression {
        place: PlanPlace,
        key: String,
        reason: String,
        suggestion: Suggestion,
    },
    #[error("{place}: thiếu khoá \"{key}\"")]
    MissingKey { place: PlanPlace, key: String },
    #[error("Bộ danh mục \"{plan}\" thiếu mục [{section}]")]
    MissingSection { plan: String, section: String },
    #[error("Không có bộ danh mục, tệp hay thư mục nào tên \"{name}\"{suggestion}")]
    NotFound {
        name: String,
        suggestion: Suggestion,
    },
    #[error("{place}: khoá \"{key}\" là {value}, phải là một số từ 0 đến 1 (90 % viết là 0.9)")]
    OutOfRange {
        place: PlanPlace,
        key: String,
        value: f64,
    },
    #[error("{place}: khoá \"{key}\" đi thành vòng tròn: {}", codes.join(" → "))]
    Ring {
        place: PlanPlace,
        key: String,
        codes: Vec<String>,
    },
    #[error("{place}: mục [{section}] đã có ({first})")]
    SectionTwice {
        place: PlanPlace,
        section: String,
        first: PlanPlace,
    },
    #[error("{place}: không đúng cách viết TOML, xem lại \"{text}\"")]
    Syntax { place: PlanPlace, text: String },
    #[error("{place}: không có khoá \"{key}\"{suggestion}")]
    UnknownKey {
        place: PlanPlace,
        key: String,
        suggestion: Suggestion,
    },
    #[error("{place}: khoá \"{key}\" ghi \"{value}\", trong danh mục không có{suggestion}")]
    UnknownName {
        place: PlanPlace,
        key: String,
        value: String,
        suggestion: Suggestion,
    },
    #[error("{place}: không có mục [{section}]{suggestion}")]
    UnknownSection {
        place: PlanPlace,
        section: String,
        suggestion: Suggestion,
    },
    #[error("Không đọc được {file}: {reason}")]
    Unreadable { file: String, reason: String },
    #[error("{place}: giá trị không đúng kiểu, xem lại \"{text}\"")]
    WrongType { place: PlanPlace, text: String },
}

/// Everything wrong with a plan, in the order of its files. Never empty.
#[derive(Debug, Clone, PartialEq, Error)]
pub struct PlanErrors(pub Vec<PlanError>);

impl fmt::Display for PlanErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl From<PlanError> for PlanErrors {
    fn from(error: PlanError) -> Self {
        Self(vec![error])
    }
}
