//! One sentence a target, ready to be pasted into the report.

use super::super::words::{self, decimal, percent, tenths, threshold, whole};
use crate::measure::{Status, TargetResult};
use crate::plan::Plan;
use crate::plan::model::{Target, TargetKind};

/// `Có 555/587 cán bộ, công chức, viên chức (94,5 %) được xếp loại …, vượt 4,5 điểm phần trăm so với chỉ tiêu.`
///
/// Shares are rounded to one decimal, cut where rounding would pass the threshold.
#[must_use]
pub fn sentence(plan: &Plan, t: &TargetResult) -> String {
    let Some(asked) = plan.target(&t.id) else {
        return format!("{}: {}.", t.title, words::status_word(t.status));
    };
    if t.status == Status::NoData {
        let none = if t.gone { "không còn" } else { "không có" };
        return format!("{}: {none} đối tượng để đánh giá.", t.title);
    }
    let limits: Vec<f64> = [t.at_least, t.at_most, asked.aim]
        .into_iter()
        .flatten()
        .collect();
    let counts = t.counts;
    let mut out = format!(
        "Có {}/{} {} ({}) {}",
        whole(counts.numerator.into()),
        whole(counts.denominator.into()),
        asked.population_name,
        percent(counts, &limits),
        asked.criterion_name
    );
    out.push_str(&judged(asked, t, &limits));
    if counts.unknown > 0 {
        let who = if asked.kind == TargetKind::Presence {
            "nơi"
        } else {
            "người"
        };
        out.push_str(&format!(
            "; còn {} {who} chưa rõ thông tin",
            whole(counts.unknown.into())
        ));
    }
    out.push('.');
    out
}

fn judged(asked: &Target, t: &TargetResult, limits: &[f64]) -> String {
    let due = match (t.due, t.is_due) {
        (Some(year), Some(false)) => format!(" đến năm {year}"),
        _ => String::new(),
    };
    if asked.kind == TargetKind::Presence {
        return match t.status {
            Status::Met => format!(", đạt chỉ tiêu{due}"),
            Status::NotMet => format!(
                ", còn {} nơi chưa có, chưa đạt chỉ tiêu{due}",
                whole(t.shortfall.into())
            ),
            _ => ", chưa đủ căn cứ kết luận".to_owned(),
        };
    }
    let now = tenths(t.counts.numerator, t.counts.denominator, limits);
    let Some(least) = t.at_least else {
        return within(t, now);
    };
    let limit = tenths_of(least);
    match t.status {
        Status::Met => {
            let aimed = asked.aim.filter(|a| t.share.is_some_and(|s| s >= *a));
            let margin = now.saturating_sub(limit);
            match aimed {
                Some(aim) if now == tenths_of(aim) => {
                    format!(", đạt chỉ tiêu{due} và đạt mức phấn đấu {}", threshold(aim))
                }
                Some(aim) => format!(
                    ", đạt chỉ tiêu{due} và vượt mức phấn đấu {}",
                    threshold(aim)
                ),
                None if margin == 0 => format!(", đạt chỉ tiêu{due} ({})", threshold(least)),
                None => format!(
                    ", vượt {} điểm phần trăm so với chỉ tiêu{due} ({})",
                    decimal(margin),
                    threshold(least)
                ),
            }
        }
        Status::NotMet => format!(
            ", thấp hơn {} điểm phần trăm so với chỉ tiêu{due} ({}), cần thêm ít nhất {} người",
            decimal(limit.saturating_sub(now).max(1)),
            threshold(least),
            whole(t.shortfall.into())
        ),
        Status::Undetermined => format!(
            ", chưa đủ căn cứ kết luận so với chỉ tiêu{due} ({})",
            threshold(least)
        ),
        Status::NoData | Status::Reported => String::new(),
    }
}

/// Targets with a greatest share only, or with none.
fn within(t: &TargetResult, now: u64) -> String {
    let Some(most) = t.at_most else {
        return "; Nghị quyết không giao chỉ tiêu số".to_owned();
    };
    match t.status {
        Status::Met => format!(", trong mức cho phép (không quá {})", threshold(most)),
        Status::NotMet => format!(
            ", vượt {} điểm phần trăm so với mức cho phép ({})",
            decimal(now.saturating_sub(tenths_of(most)).max(1)),
            threshold(most)
        ),
        _ => ", chưa đủ căn cứ kết luận".to_owned(),
    }
}

fn tenths_of(fraction: f64) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a checked plan's shares lie between 0 and 1"
    )]
    let n = (fraction * 1000.0).round() as u64;
    n
}
