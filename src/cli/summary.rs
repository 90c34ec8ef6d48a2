//! The closing summary that a clerk understands.

use std::fmt::Write;
use std::path::Path;

use crate::finding::{Code, Severity};
use crate::measure::{Share, Status, TargetResult};
use crate::pipeline::Consolidation;

/// Files, persons, units that sent nothing, targets, findings, and where the files are.
pub(super) fn of(c: &Consolidation, folder: &Path) -> String {
    let mut out = String::new();
    let read = c.files.iter().filter(|f| f.persons > 0).count();
    let _ = writeln!(
        out,
        "Kỳ {}, số liệu đến ngày {}: đọc {read}/{} tệp, {} người{}.",
        c.period.label(),
        c.period.as_of.format("%d/%m/%Y"),
        c.files.len(),
        c.results.headcount,
        if c.results.merged > 0 {
            format!(" ({} dòng trùng đã gộp)", c.results.merged)
        } else {
            String::new()
        },
    );
    let missing: Vec<&str> = c
        .results
        .units
        .iter()
        .filter(|u| !u.submitted)
        .map(|u| &*u.name)
        .collect();
    if missing.is_empty() {
        out.push_str("Tất cả đơn vị đã gửi danh sách.\n");
    } else {
        let _ = writeln!(
            out,
            "Chưa gửi danh sách ({}): {}.",
            missing.len(),
            missing.join("; ")
        );
    }
    out.push_str("\nChỉ tiêu:\n");
    for target in &c.results.targets {
        let _ = writeln!(
            out,
            "  {:<58} {:>9} {:>8}  {}",
            cut(&target.title, 58),
            fraction(target.counts),
            percent(target),
            verdict(target)
        );
    }
    let count = |s| c.findings.iter().filter(|f| f.severity == s).count();
    let _ = writeln!(
        out,
        "\nCần xem lại: {} lỗi, {} cảnh báo, {} ghi nhận.",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info)
    );
    let unread = c.findings.iter().filter(|f| {
        f.severity == Severity::Error
            && f.place.file.is_some()
            && f.place.sheet.is_none()
            && f.code != Code::UnitUnknown
    });
    for finding in unread.take(5) {
        let _ = writeln!(
            out,
            "  {}: {}",
            finding.place.file.as_deref().unwrap_or_default(),
            finding.message()
        );
    }
    let _ = writeln!(out, "Kết quả ở thư mục: {}", folder.display());
    out
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(width - 1).collect();
    cut.push('…');
    cut
}

fn fraction(s: Share) -> String {
    format!("{}/{}", s.numerator, s.denominator)
}

/// The share in per cent with one decimal, cut rather than rounded, so that it never passes a threshold it does not meet.
fn percent(t: &TargetResult) -> String {
    if t.counts.denominator == 0 {
        return String::new();
    }
    let tenths = u64::from(t.counts.numerator) * 1000 / u64::from(t.counts.denominator);
    format!("{},{} %", tenths / 10, tenths % 10)
}

/// The verdict in words (contract §4).
pub(super) fn verdict(t: &TargetResult) -> &'static str {
    match t.status {
        Status::Met => "Đạt",
        Status::NotMet if t.is_due == Some(false) => "Chưa đạt (chưa đến hạn)",
        Status::NotMet => "Chưa đạt",
        Status::Undetermined => "Chưa đủ căn cứ kết luận",
        Status::NoData => "Không có đối tượng",
        Status::Reported => "Không giao chỉ tiêu số",
    }
}
