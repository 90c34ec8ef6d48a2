//! Why a file was not read, as a value that becomes one finding.

use std::sync::Arc;

use crate::finding::{Code, Finding, Place};

/// The reason for which a whole file is not read. Texts are Vietnamese, for clerks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It needs a password.
    #[error("tệp có mật khẩu")]
    Password {
        /// Whether it opens without asking, under the password that Excel itself uses for
        /// workbooks that are only protected against changes.
        default_password: bool,
    },
    /// It is something else than a workbook, whatever its extension.
    #[error("không phải tệp bảng tính: {0}")]
    NotWorkbook(&'static str),
    /// It is larger than what is read.
    #[error("vượt giới hạn: {limit}")]
    OverLimit {
        /// Which limit, in words with its figure.
        limit: String,
        /// Sheet, and row and column from 0, where a cell is the reason.
        far: Option<(Arc<str>, u32, u32)>,
    },
    /// It is damaged, or holds something that cannot be read.
    #[error("không đọc được: {0}")]
    Unreadable(String),
}

impl Refusal {
    /// A limit that the file as a whole goes beyond.
    pub(super) fn over(limit: impl Into<String>) -> Self {
        Self::OverLimit {
            limit: limit.into(),
            far: None,
        }
    }

    /// Damage, in words.
    pub(super) fn unreadable(reason: impl Into<String>) -> Self {
        Self::Unreadable(reason.into())
    }

    /// The one finding that names the file.
    #[must_use]
    pub fn finding(&self, file: &Arc<str>) -> Finding {
        let place = Place::file(file);
        match self {
            Self::Password { default_password } => Finding::new(Code::FilePassword)
                .at(place)
                .arg("reason", password_words(*default_password)),
            Self::NotWorkbook(reason) => Finding::new(Code::FileNotWorkbook)
                .at(place)
                .arg("reason", reason),
            Self::OverLimit { limit, far } => {
                let place = match far {
                    Some((sheet, row, col)) => {
                        Place::sheet(file, sheet).cell(row.saturating_add(1), *col)
                    }
                    None => place,
                };
                Finding::new(Code::FileOverLimit)
                    .at(place)
                    .arg("limit", limit)
            }
            Self::Unreadable(reason) => Finding::new(Code::FileUnreadable)
                .at(place)
                .arg("reason", reason),
        }
    }
}

const fn password_words(default_password: bool) -> &'static str {
    if default_password {
        "tệp được mã hoá để chống sửa (mở không hỏi mật khẩu)"
    } else {
        "tệp đặt mật khẩu mở"
    }
}
