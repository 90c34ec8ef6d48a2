//! One year: its files read in parallel, versions settled, persons merged.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::findings::nobody;
use super::in_order::in_order;
use super::{InputFile, Progress};
use crate::finding::{Code, Finding, Ledger, Place, survive};
use crate::intake::{self, SourceFile, YearFiles};
use crate::plan::Plan;
use crate::roster::{
    Correction, Corrections, FileReading, Gathered, Reader, Roster, SheetColumns, Source, changes,
    merge, settle, supersede,
};
use crate::schema::Period;

/// What a year's files gave.
pub(super) struct YearReading {
    pub(super) roster: Roster,
    pub(super) findings: Vec<Finding>,
    pub(super) ledger: Ledger,
    pub(super) columns: Vec<SheetColumns>,
    pub(super) files: Vec<InputFile>,
    pub(super) corrections: Vec<Correction>,
}

struct FileResult {
    file: InputFile,
    reading: Option<FileReading>,
    findings: Vec<Finding>,
    corrections: Vec<Correction>,
}

pub(super) fn read(
    plan: &Plan,
    reader: &Reader<'_>,
    period: Period,
    files: &YearFiles,
    progress: &dyn Progress,
) -> YearReading {
    let (corrections, mut findings) = read_corrections(plan, files);
    let mut sources: Vec<(&SourceFile, bool)> =
        files.workbooks.iter().map(|f| (f, false)).collect();
    sources.extend(files.rosters.iter().map(|f| (f, true)));
    sources.sort();
    let mut made: Vec<Correction> = Vec::new();
    let mut inputs: Vec<InputFile> = Vec::new();
    let mut gathered = Gathered::default();
    let mut seen: BTreeMap<String, Arc<str>> = BTreeMap::new();
    in_order(
        &sources,
        |(file, is_roster)| {
            let result = if *is_roster {
                read_roster(plan, reader, file)
            } else {
                read_file(plan, reader, file, &corrections)
            };
            progress.file_read();
            result
        },
        |mut result| {
            pass_over_copy(&mut result, &mut seen);
            findings.extend(result.findings);
            made.extend(result.corrections);
            inputs.push(result.file);
            if let Some(reading) = result.reading {
                gathered.add(reading);
            }
            gathered.expect(sources.len() - inputs.len());
        },
    );
    supersede(&mut gathered);
    let (readings, persons) = gathered.into_parts();
    let mut committee: BTreeSet<Source> = BTreeSet::new();
    let (mut ledger, mut columns) = (Ledger::new(), Vec::new());
    // readings stand in the order of the files, some of which gave none
    let mut given = inputs.iter_mut();
    for (reading, count) in readings {
        if let Some(input) = given.find(|i| i.source.rel == reading.file) {
            input.persons = u32::try_from(count).unwrap_or(u32::MAX);
            input.sender = reading.sender.map(|(code, _)| code);
        }
        committee.extend(reading.committee_rows);
        ledger.extend(reading.ledger);
        columns.extend(reading.columns);
        findings.extend(reading.findings);
    }
    let (persons, merged, said) = merge(persons, &committee, plan);
    findings.extend(said);
    // who moved and stands in the new unit's list as well is one person there: nothing to confirm
    let both: BTreeSet<&Source> = persons
        .iter()
        .filter(|p| !p.merged().is_empty())
        .flat_map(|p| p.merged().iter().chain(std::iter::once(&p.source)))
        .collect();
    findings.retain(|f| {
        f.code != Code::PersonMoved
            || source_of(&f.place).is_none_or(|source| !both.contains(&source))
    });
    findings.extend(changes::near_twins(&persons));
    settle(&mut findings, &made);
    YearReading {
        roster: Roster {
            period,
            persons,
            merged,
        },
        findings,
        ledger,
        columns,
        files: inputs,
        corrections: made,
    }
}

/// The row that a place names.
fn source_of(place: &Place) -> Option<Source> {
    Some(Source {
        file: place.file.clone()?,
        sheet: place.sheet.clone()?,
        row: place.row?,
    })
}

/// Corrections of all forms in the year's folders; a later form speaks last.
fn read_corrections(plan: &Plan, files: &YearFiles) -> (Corrections, Vec<Finding>) {
    let mut all = Corrections::default();
    let mut findings = Vec::new();
    for file in &files.corrections {
        let read = intake::read(file, &plan.limits);
        findings.extend(read.findings);
        if let Some(workbook) = &read.workbook {
            match survive(&file.rel, || Corrections::read(workbook)) {
                Ok((corrections, said)) => {
                    all.extend(corrections);
                    findings.extend(said);
                }
                Err(crash) => findings.push(*crash),
            }
        }
    }
    (all, findings)
}

fn read_file(
    plan: &Plan,
    reader: &Reader<'_>,
    source: &SourceFile,
    corrections: &Corrections,
) -> FileResult {
    let read = intake::read(source, &plan.limits);
    let mut findings = read.findings;
    let mut made = Vec::new();
    let mut reading = None;
    if let Some(mut workbook) = read.workbook {
        let read = survive(&source.rel, || {
            let changes = corrections
                .concern(&source.rel)
                .then(|| corrections.apply(&mut workbook));
            (changes, reader.read(&workbook))
        });
        match read {
            Ok((changes, read)) => {
                let (done, said) = changes.unwrap_or_default();
                findings.extend(said);
                made = done;
                reading = Some(read);
            }
            Err(crash) => findings.push(*crash),
        }
    }
    if let Some(reading) = &mut reading {
        settle(&mut reading.findings, &made);
        if reading.persons.is_empty() {
            let told = nobody(&source.rel, findings.iter().chain(&reading.findings));
            findings.extend(told);
        }
    }
    FileResult {
        file: InputFile {
            source: source.clone(),
            sha256: read.sha256,
            persons: 0,
            sender: None,
        },
        reading,
        findings,
        corrections: made,
    }
}

/// A lower committee's roster.
fn read_roster(plan: &Plan, reader: &Reader<'_>, source: &SourceFile) -> FileResult {
    let raw = intake::read_raw(source, &plan.limits);
    let mut findings = raw.findings;
    let reading = raw.bytes.and_then(|bytes| {
        survive(&source.rel, || {
            reader.read_roster(&source.rel, &bytes, &plan.limits)
        })
        .map_err(|crash| findings.push(*crash))
        .ok()
    });
    FileResult {
        file: InputFile {
            source: source.clone(),
            sha256: raw.sha256,
            persons: 0,
            sender: None,
        },
        reading,
        findings,
        corrections: Vec::new(),
    }
}

/// Of byte-identical files the first is read.
fn pass_over_copy(result: &mut FileResult, seen: &mut BTreeMap<String, Arc<str>>) {
    if result.file.sha256.is_empty() {
        return;
    }
    let file = &result.file;
    if let Some(first) = seen.get(&file.sha256) {
        result.reading = None;
        result.findings = vec![
            Finding::new(Code::FileCopy)
                .at(Place::file(&file.source.rel))
                .arg("file", first),
        ];
    } else {
        seen.insert(file.sha256.clone(), Arc::clone(&file.source.rel));
    }
}
