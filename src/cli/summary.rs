//! The closing summary that a clerk understands.

use std::fmt::Write;
use std::path::Path;

use crate::finding::{Code, Severity};
use crate::measure::{Results, Retiring, Share, TargetResult};
use crate::pipeline::Consolidation;
use crate::plan::Plan;
use crate::report::words;

/// Files, persons, units that sent nothing, targets, findings, and where the files are.
pub(super) fn of(plan: &Plan, c: &Consolidation, folder: &Path) -> String {
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
            shown(target),
            words::verdict(target, aim(plan, target))
        );
    }
    ahead_and_behind(&mut out, &c.results);
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

/// What happened since the year before, and who retires until the last deadline ahead.
fn ahead_and_behind(out: &mut String, results: &Results) {
    if let Some(last) = results.movements.last() {
        let moves = last.whole;
        let doubtful = moves.doubtful_after.max(moves.doubtful_before);
        let _ = write!(
            out,
            "\nSo với năm {}: thêm {}, không còn {}, giữ chức vụ lãnh đạo cao hơn {}, nâng trình độ {} người",
            last.from, moves.joined, moves.left, moves.promoted, moves.qualified
        );
        let _ = match doubtful {
            0 => writeln!(out, "."),
            n => writeln!(out, "; {n} trường hợp chưa rõ."),
        };
    }
    if let Some(outlook) = &results.outlook
        && let Some(whole) = outlook.retirements.first()
    {
        let all = |pick: fn(&Retiring) -> u32| {
            let years = whole.years.iter().map(|year| pick(&year.count));
            pick(&whole.overdue) + years.sum::<u32>()
        };
        let _ = writeln!(
            out,
            "Dự báo đến hết năm {}: {} người đến tuổi nghỉ hưu, trong đó {} lãnh đạo, quản lý.",
            outlook.to,
            all(|r| r.persons),
            all(|r| r.leaders)
        );
    }
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

/// The share as the books show it: never past a threshold that it does not meet.
fn shown(t: &TargetResult) -> String {
    let thresholds: Vec<f64> = t.at_least.iter().chain(&t.at_most).copied().collect();
    words::percent(t.counts, &thresholds)
}

fn aim(plan: &Plan, t: &TargetResult) -> Option<f64> {
    plan.target(&t.id).and_then(|row| row.aim)
}
