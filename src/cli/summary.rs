//! The closing summary that a clerk understands.

use std::fmt::Write;
use std::path::Path;

use anstyle::Style;

use crate::finding::{Code, Severity};
use crate::measure::{Results, Retiring, Share, Status, TargetResult};
use crate::pipeline::Consolidation;
use crate::plan::Plan;
use crate::report::words;

use super::terminal::{BAD, DOUBTFUL, FAINT, GOOD, HEADING, lines, painted, wrapped};

/// Columns of a target's title; fraction, share and the longest verdict fill the rest of the line.
const TITLE: usize = 34;

/// Files, persons, units that sent nothing, targets, findings, and where the files are.
pub(super) fn of(plan: &Plan, c: &Consolidation, folder: &Path) -> String {
    let mut out = String::new();
    let read = c.files.iter().filter(|f| f.persons > 0).count();
    let read = format!(
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
    out.push_str(&wrapped(&read, "", "  "));
    let missing: Vec<&str> = c
        .results
        .units
        .iter()
        .filter(|u| u.awaited)
        .map(|u| &*u.name)
        .collect();
    if missing.is_empty() {
        out.push_str("Tất cả đơn vị đã gửi danh sách.\n");
    } else {
        out.push_str(&wrapped(
            &format!(
                "Chưa gửi danh sách ({}): {}.",
                missing.len(),
                missing.join("; ")
            ),
            "",
            "  ",
        ));
    }
    let _ = writeln!(out, "\n{}", painted(HEADING, "Chỉ tiêu:"));
    for target in &c.results.targets {
        let mut title = lines(&target.title, TITLE).into_iter();
        let _ = writeln!(
            out,
            "  {:<TITLE$} {:>9} {:>8}  {}",
            title.next().unwrap_or_default(),
            fraction(target.counts),
            shown(target),
            painted(
                style(target.status),
                words::verdict(target, aim(plan, target))
            )
        );
        for line in title {
            let _ = writeln!(out, "    {line}");
        }
    }
    ahead_and_behind(&mut out, &c.results);
    let count = |s, word, style| {
        let n = c.findings.iter().filter(|f| f.severity == s).count();
        let text = format!("{n} {word}");
        if n == 0 { text } else { painted(style, &text) }
    };
    let _ = writeln!(
        out,
        "\nCần xem lại: {}, {}, {}.",
        count(Severity::Error, "lỗi", BAD),
        count(Severity::Warning, "cảnh báo", DOUBTFUL),
        count(Severity::Info, "ghi nhận", FAINT)
    );
    let unread = c.findings.iter().filter(|f| {
        f.severity == Severity::Error
            && f.place.file.is_some()
            && f.place.sheet.is_none()
            && f.code != Code::UnitUnknown
    });
    for finding in unread.take(5) {
        let file = finding.place.file.as_deref().unwrap_or_default();
        out.push_str(&wrapped(
            &format!("{file}: {}", finding.message()),
            "  ",
            "    ",
        ));
    }
    let _ = writeln!(out, "Kết quả ở thư mục: {}", folder.display());
    out
}

/// What happened since the year before, and who retires until the last deadline ahead.
fn ahead_and_behind(out: &mut String, results: &Results) {
    if let Some(last) = results.movements.last() {
        let moves = last.whole;
        let doubtful = moves.doubtful_after.max(moves.doubtful_before);
        let mut text = format!(
            "So với năm {}: thêm {} người, không còn {} người, {} người giữ chức vụ lãnh đạo cao hơn, {} người nâng trình độ",
            last.from, moves.joined, moves.left, moves.promoted, moves.qualified
        );
        if doubtful > 0 {
            let _ = write!(text, "; {doubtful} trường hợp chưa rõ");
        }
        let _ = write!(out, "\n{}", wrapped(&format!("{text}."), "", "  "));
    }
    if let Some(outlook) = &results.outlook
        && let Some(whole) = outlook.retirements.first()
    {
        let all = |pick: fn(&Retiring) -> u32| {
            let years = whole.years.iter().map(|year| pick(&year.count));
            pick(&whole.overdue) + years.sum::<u32>()
        };
        let text = format!(
            "Dự báo đến hết năm {}: {} người đến tuổi nghỉ hưu, trong đó {} lãnh đạo, quản lý.",
            outlook.to,
            all(|r| r.persons),
            all(|r| r.leaders)
        );
        out.push_str(&wrapped(&text, "", "  "));
    }
}

const fn style(status: Status) -> Style {
    match status {
        Status::Met => GOOD,
        Status::NotMet => BAD,
        Status::Undetermined => DOUBTFUL,
        Status::NoData | Status::Reported => FAINT,
    }
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
