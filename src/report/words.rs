//! Numbers, dates and verdicts in Vietnamese words, the same in every book.

use chrono::{Datelike, NaiveDate};

use crate::finding::Severity;
use crate::measure::{Share, Status, TargetResult};

/// A whole number with dots between thousands: `1.234`.
#[must_use]
pub fn whole(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// `31/12/2025`.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// `ngày 31 tháng 12 năm 2025`; days and the first two months with a leading zero, as the Party writes them.
#[must_use]
pub fn long_date(day: NaiveDate) -> String {
    let month = if day.month() <= 2 {
        format!("{:02}", day.month())
    } else {
        day.month().to_string()
    };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// Tenths of a percent, rounded; where rounding would pass a threshold that the count does not pass, cut.
///
/// `thresholds` are fractions. 8996 of 10000 against 0.9 gives 899, not 900.
#[must_use]
pub fn tenths(part: u32, of: u32, thresholds: &[f64]) -> u64 {
    let (part, of) = (u64::from(part), u64::from(of).max(1));
    let cut = part * 1000 / of;
    let rounded = (part * 2000 + of) / (2 * of);
    let passes = thresholds.iter().any(|t| {
        let limit = thousandths_of(*t) * 10; // ten-thousandths of the whole
        cut * 10 < limit && rounded * 10 >= limit && part * 10_000 < limit * of
    });
    if passes { cut } else { rounded }
}

fn thousandths_of(fraction: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a checked plan's shares lie between 0 and 1"
    )]
    let n = (fraction * 1000.0).round() as u64;
    n
}

/// Tenths as people write them: 945 is `94,5`, 900 is `90`.
#[must_use]
pub fn decimal(tenths: u64) -> String {
    if tenths.is_multiple_of(10) {
        whole(tenths / 10)
    } else {
        format!("{},{}", whole(tenths / 10), tenths % 10)
    }
}

/// A share with its sign, always one decimal: `94,5 %`, `90,0 %`.
#[must_use]
pub fn percent(counts: Share, thresholds: &[f64]) -> String {
    let t = tenths(counts.numerator, counts.denominator, thresholds);
    format!("{},{} %", whole(t / 10), t % 10)
}

/// A threshold: `90 %`, `12,5 %`.
#[must_use]
pub fn threshold(fraction: f64) -> String {
    format!("{} %", decimal(thousandths_of(fraction)))
}

/// The verdict in the words of contract §4.
#[must_use]
pub fn verdict(target: &TargetResult, aim: Option<f64>) -> &'static str {
    let aimed = aim.is_some_and(|a| target.share.is_some_and(|s| s >= a));
    match target.status {
        Status::Met if aimed => "Đạt, vượt mức phấn đấu",
        Status::NotMet if target.is_due == Some(false) => "Chưa đạt (chưa đến hạn)",
        status => status_word(status),
    }
}

/// A status without regard to the deadline.
#[must_use]
pub const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Met => "Đạt",
        Status::NotMet => "Chưa đạt",
        Status::Undetermined => "Chưa đủ căn cứ kết luận",
        Status::NoData => "Không có đối tượng",
        Status::Reported => "Không giao chỉ tiêu số",
    }
}

/// How grave a finding is.
#[must_use]
pub const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Lỗi",
        Severity::Warning => "Cảnh báo",
        Severity::Info => "Ghi nhận",
    }
}

/// What a target asks, in a few words: `từ 90 % trở lên`, `từ 20 % đến 25 %`, `100 %`.
#[must_use]
pub fn demand(target: &TargetResult, aim: Option<f64>) -> String {
    match (target.at_least, target.at_most, aim) {
        (Some(least), _, Some(aim)) => format!(
            "{} - {}",
            threshold(least).trim_end_matches(" %"),
            threshold(aim)
        ),
        (Some(least), _, None) if least >= 1.0 => "100 %".to_owned(),
        (Some(least), None, None) => format!("từ {} trở lên", threshold(least)),
        (Some(least), Some(most), None) => {
            format!("từ {} đến {}", threshold(least), threshold(most))
        }
        (None, Some(most), _) => format!("không quá {}", threshold(most)),
        (None, None, _) => "không giao số".to_owned(),
    }
}

/// Text in capitals as titles are printed.
#[must_use]
pub fn capitals(text: &str) -> String {
    text.to_uppercase()
}

/// The first letter in capitals.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_but_never_over_a_threshold() {
        assert_eq!(tenths(555, 587, &[0.9]), 945);
        assert_eq!(tenths(8996, 10_000, &[0.9]), 899);
        assert_eq!(tenths(8996, 10_000, &[]), 900);
        assert_eq!(tenths(9000, 10_000, &[0.9]), 900);
        assert_eq!(tenths(2, 3, &[0.9]), 667);
        assert_eq!(tenths(0, 0, &[0.9]), 0);
        assert_eq!(tenths(1999, 2000, &[1.0]), 999);
    }

    #[test]
    fn numbers_are_written_the_vietnamese_way() {
        assert_eq!(whole(1_234_567), "1.234.567");
        assert_eq!(decimal(45), "4,5");
        assert_eq!(threshold(0.125), "12,5 %");
        assert_eq!(threshold(0.9), "90 %");
    }

    #[test]
    fn verdicts_are_the_contracts_words() {
        use crate::plan::model::TargetKind;
        let verdict = |status, is_due: Option<bool>, share, aim: Option<f64>| {
            let target = TargetResult {
                id: std::sync::Arc::from("thu"),
                title: String::new(),
                kind: TargetKind::Share,
                population: String::new(),
                criterion: String::new(),
                at_least: Some(0.2),
                at_most: None,
                due: is_due.map(|_| 2030),
                is_due,
                counts: Share::default(),
                share,
                status,
                shortfall: 0,
                by_unit: Vec::new(),
                history: Vec::new(),
                settled_by: Vec::new(),
            };
            super::verdict(&target, aim)
        };
        for (status, is_due, share, aim, words) in [
            (Status::Met, None, Some(0.3), None, "Đạt"),
            (
                Status::Met,
                Some(false),
                Some(6.0 / 25.0),
                Some(0.25),
                "Đạt",
            ),
            (
                Status::Met,
                Some(false),
                Some(5.0 / 20.0),
                Some(0.25),
                "Đạt, vượt mức phấn đấu",
            ),
            (Status::NotMet, None, Some(0.1), None, "Chưa đạt"),
            (Status::NotMet, Some(true), Some(0.1), None, "Chưa đạt"),
            (
                Status::NotMet,
                Some(false),
                Some(0.1),
                None,
                "Chưa đạt (chưa đến hạn)",
            ),
            (
                Status::Undetermined,
                Some(false),
                Some(0.1),
                None,
                "Chưa đủ căn cứ kết luận",
            ),
            (
                Status::NoData,
                Some(false),
                None,
                None,
                "Không có đối tượng",
            ),
            (
                Status::Reported,
                Some(true),
                Some(0.1),
                None,
                "Không giao chỉ tiêu số",
            ),
        ] {
            assert_eq!(verdict(status, is_due, share, aim), words);
        }
    }

    #[test]
    fn dates_have_leading_zeroes_where_the_party_writes_them() {
        let day = NaiveDate::from_ymd_opt(2025, 2, 3).expect("a date");
        assert_eq!(long_date(day), "ngày 03 tháng 02 năm 2025");
    }
}
