//! Findings of all stages brought together.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::InputFile;
use crate::finding::{Code, Finding, Place, Severity};
use crate::measure::Results;

/// In the order of file, sheet, row and column; of several about one cell only the gravest stays, but
/// that a correction no longer fits is told beside what is wrong with the cell now.
pub(super) fn ordered(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.par_sort_by(|a, b| {
        (&a.place, a.severity, a.code, &a.found).cmp(&(&b.place, b.severity, b.code, &b.found))
    });
    findings.dedup_by(|b, a| {
        let cell = a.place.row.is_some() && a.place.col.is_some() && a.place == b.place;
        let stale = a.code == Code::CorrectionStale || b.code == Code::CorrectionStale;
        cell && !stale || a == b
    });
    findings
}

/// One warning for each unit of the plan that sent nothing, though it stood on the as-of date.
pub(super) fn not_submitted(results: &Results) -> Vec<Finding> {
    results
        .units
        .iter()
        .filter(|u| u.awaited)
        .map(|u| Finding::new(Code::UnitNotSubmitted).arg("unit", &u.name))
        .collect()
}

/// That a file was read to its end and nobody was found, unless a finding says why already.
pub(super) fn nobody<'f>(
    file: &Arc<str>,
    mut findings: impl Iterator<Item = &'f Finding>,
) -> Option<Finding> {
    let explained = findings.any(|f| f.severity != Severity::Info);
    (!explained).then(|| Finding::new(Code::FileNoPersons).at(Place::file(file)))
}

/// Notes whose file each finding is about.
pub(super) fn name_senders(findings: &mut [Finding], files: &[InputFile]) {
    let senders: BTreeMap<&str, &InputFile> = files.iter().map(|f| (&*f.source.rel, f)).collect();
    for finding in findings {
        let file = finding.place.file.as_deref().and_then(|f| senders.get(f));
        finding.sender = file.and_then(|f| f.sender.as_deref()).map(str::to_owned);
    }
}
