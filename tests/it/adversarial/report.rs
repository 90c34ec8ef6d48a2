//! The score as a text for engineers: the figures, a line for each kind of mess, every miss.

use super::score::{Score, Tally};
use std::fmt::Write;

/// A share in percent; 100 of nothing.
fn share(part: usize, whole: usize) -> f64 {
    let (part, whole) = (
        u32::try_from(part).unwrap_or(u32::MAX),
        u32::try_from(whole).unwrap_or(u32::MAX),
    );
    if whole == 0 {
        100.0
    } else {
        100.0 * f64::from(part) / f64::from(whole)
    }
}

/// Share of the values read right, in percent.
pub fn right_share(score: &Score) -> f64 {
    share(score.all.right, score.all.values)
}

/// False alarms for a hundred clean rows.
pub fn alarm_rate(score: &Score) -> f64 {
    if score.clean_rows == 0 {
        0.0
    } else {
        share(score.false_alarms, score.clean_rows)
    }
}

/// The figures in a few lines.
pub fn summary(score: &Score) -> String {
    format!(
        "rows {} (clean {}), values {}, right {:.3} %, null told {}, wrong told {}, silent {}, lost {}, invented {}, false alarms {} ({:.2} per 100 clean rows), notices missing {}\n",
        score.rows,
        score.clean_rows,
        score.all.values,
        right_share(score),
        score.all.null_told,
        score.all.wrong_told,
        score.all.silent,
        score.lost,
        score.invented,
        score.false_alarms,
        alarm_rate(score),
        score.missing_notices,
    )
}

fn line(out: &mut String, name: &str, tally: &Tally) {
    let _ = writeln!(
        out,
        "{name:32} {:>7} {:>8.2} % {:>6} {:>6} {:>6} {:>6}",
        tally.values,
        share(tally.right, tally.values),
        tally.null_told,
        tally.wrong_told,
        tally.silent,
        tally.untold
    );
}

/// Everything.
pub fn full(score: &Score) -> String {
    let mut out = summary(score);
    let head = format!(
        "\n{:32} {:>7} {:>10} {:>6} {:>6} {:>6} {:>6}\n",
        "", "values", "right", "null", "wrong", "silent", "untold"
    );
    out += &head;
    for (name, tally) in &score.by_mess {
        line(&mut out, name, tally);
    }
    out += &head;
    for (name, tally) in &score.by_field {
        line(&mut out, name, tally);
    }
    out.push('\n');
    let mut misses: Vec<_> = score.misses.iter().collect();
    misses.sort_by_key(|m| (m.kind, m.field.clone(), m.header.clone()));
    for m in misses {
        let _ = writeln!(
            out,
            "{} | {} | {} | {} | «{}» | «{}» | expected {} | got {} | {} | {:?}",
            m.kind,
            m.file,
            m.place,
            m.field,
            m.header,
            m.shown.replace('\n', "⏎"),
            m.expected,
            m.got,
            m.findings,
            m.tags
        );
    }
    out
}
