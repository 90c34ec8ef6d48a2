//! What can be wrong with a plan, in sentences for the person who edits it.

use std::fmt;

use thiserror::Error;

use super::place::PlanPlace;

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
    #[error("{}: nhãn \"{alias}\" của \"{code}\" đã dùng cho \"{other}\" ({first})", place.cell("aliases"))]
    AliasTwice {
        place: PlanPlace,
        alias: String,
        code: String,
        other: String,
        first: PlanPlace,
    },
    #[error(
        "{} là \"{value}\", không phải một ngày dạng năm-tháng-ngày như 2025-06-30", place.at(key)
    )]
    BadDate {
        place: PlanPlace,
        key: String,
        value: String,
    },
    #[error("{}: {reason}", place.cell("sheet"))]
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
    #[error("{}: \"{code}\" đã có ở {} ({first})", place.cell(key), place.name(key))]
    CodeTwice {
        place: PlanPlace,
        key: String,
        code: String,
        first: PlanPlace,
    },
    #[error("{place}: \"{code}\" có ngày kết thúc trước ngày bắt đầu")]
    DatesReversed { place: PlanPlace, code: String },
    #[error("{} không được để trống", place.at(key))]
    Empty { place: PlanPlace, key: String },
    #[error("{}: điều kiện ở {} không dùng được: {reason}{suggestion}", place.cell(key), place.name(key))]
    Expression {
        place: PlanPlace,
        key: String,
        reason: String,
        suggestion: Suggestion,
    },
    #[error("{place}: thiếu {}", place.name(key))]
    MissingKey { place: PlanPlace, key: String },
    #[error("Bộ danh mục \"{plan}\" thiếu mục [{section}] (trang \"{sheet}\")")]
    MissingSection {
        plan: String,
        section: String,
        sheet: String,
    },
    #[error("Không có bộ danh mục, tệp hay thư mục nào tên \"{name}\"{suggestion}")]
    NotFound {
        name: String,
        suggestion: Suggestion,
    },
    #[error("{} là {value}, phải là một số từ 0 đến 1 (90 % viết là 0.9)", place.at(key))]
    OutOfRange {
        place: PlanPlace,
        key: String,
        value: f64,
    },
    #[error("{} đi thành vòng tròn: {}", place.at(key), codes.join(" → "))]
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
    #[error("{place}: trang này không có cột \"{heading}\"{suggestion}")]
    UnknownColumn {
        place: PlanPlace,
        heading: String,
        suggestion: Suggestion,
    },
    #[error("{place}: cột \"{heading}\" đã có ở ô {first}")]
    ColumnTwice {
        place: PlanPlace,
        heading: String,
        first: String,
    },
    #[error("{place}: có giá trị nhưng cột không có tiêu đề")]
    ColumnWithoutHeading { place: PlanPlace },
    #[error("{place}: không có khoá \"{key}\"{suggestion}")]
    UnknownKey {
        place: PlanPlace,
        key: String,
        suggestion: Suggestion,
    },
    #[error("{} ghi \"{value}\", trong danh mục không có{suggestion}", place.at(key))]
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
    #[error("Tệp {file}: không có trang \"{sheet}\"{suggestion}")]
    UnknownSheet {
        file: String,
        sheet: String,
        suggestion: Suggestion,
    },
    #[error(
        "Thư mục {folder}: các tệp .toml và {workbook} không nói giống nhau; hãy ghi rõ tệp muốn dùng (--plan \"{path}\") hoặc cất tệp kia đi"
    )]
    TwoPlans {
        folder: String,
        workbook: String,
        path: String,
    },
    #[error("Không đọc được {file}: {reason}")]
    Unreadable { file: String, reason: String },
    #[error("{} ghi \"{value}\", phải là {expected}", place.at(key))]
    WrongValue {
        place: PlanPlace,
        key: String,
        value: String,
        expected: &'static str,
    },
    #[error("{place}: giá trị không đúng kiểu, xem lại \"{text}\"")]
    WrongType { place: PlanPlace, text: String },
}

/// Everything wrong with a plan, in the order of its files. Never empty.
#[derive(Debug, Clone, PartialEq, Error)]
pub struct PlanErrors(pub Vec<PlanError>);

/// Errors that are told one by one: beyond them they have one cause, and what stands first would be out of sight.
const MOST_TOLD: usize = 50;

impl fmt::Display for PlanErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().take(MOST_TOLD).enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        match self.0.len().saturating_sub(MOST_TOLD) {
            0 => Ok(()),
            more => write!(f, "\nvà {more} lỗi nữa; sửa các lỗi trên rồi chạy lại"),
        }
    }
}

impl From<PlanError> for PlanErrors {
    fn from(error: PlanError) -> Self {
        Self(vec![error])
    }
}
