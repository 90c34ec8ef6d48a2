//! Each stage by itself over the sample district of 2025: `cargo bench --bench stages`.
//!
//! What a stage is handed is made once, outside the time that is measured.

#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot be set up has nothing to measure"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use divan::{Bencher, black_box};
use phuluc::finding::Finding;
use phuluc::form::Recogniser;
use phuluc::intake::{SourceFile, Workbook, discover, read_bytes};
use phuluc::measure::{Compiled, measure};
use phuluc::pipeline::{Consolidation, Request, Silent, consolidate};
use phuluc::plan::Plan;
use phuluc::report::{InputFile, ReadAgain, ReportInput, files};
use phuluc::roster::{Frame, Person, Reader, merge};
use phuluc::schema::Period;

const YEAR: i32 = 2025;

fn main() {
    divan::main();
}

/// The sample and everything that a run makes of it.
struct District {
    plan: Plan,
    compiled: Compiled,
    recogniser: Recogniser,
    period: Period,
    files: Vec<(SourceFile, Vec<u8>)>,
    books: Books,
    done: Consolidation,
}

/// The workbooks at hand.
#[derive(Debug)]
struct Books(Vec<Workbook>);

impl ReadAgain for Books {
    fn workbook(&self, rel: &str) -> Option<Workbook> {
        self.0.iter().find(|w| &*w.file == rel).cloned()
    }
}

static DISTRICT: LazyLock<District> = LazyLock::new(|| {
    let input = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
    let plan = Plan::load(Plan::DEFAULT).expect("the built-in plan loads");
    let compiled = Compiled::new(&plan).unwrap_or_else(|_| panic!("its conditions compile"));
    let recogniser = Recogniser::new(&plan.vocabulary);
    let found = discover(&input).expect("the sample is there");
    let files: Vec<(SourceFile, Vec<u8>)> = (found.years[&YEAR].workbooks.iter())
        .map(|f| (f.clone(), std::fs::read(&f.path).expect("it can be read")))
        .collect();
    let books = (files.iter())
        .filter_map(|(file, bytes)| read_bytes(bytes, &file.rel, &plan.limits).workbook)
        .collect();
    let request = Request {
        input,
        year: Some(YEAR),
        as_of: None,
    };
    let done = consolidate(&plan, &compiled, &recogniser, &request, &Silent).expect("it runs");
    District {
        period: Period::of_year(YEAR).expect("a year"),
        books: Books(books),
        plan,
        compiled,
        recogniser,
        files,
        done,
    }
});

/// Files opened, guarded and read, cell by cell, their texts made ready.
#[divan::bench]
fn intake(bencher: Bencher<'_, '_>) {
    let district = &*DISTRICT;
    bencher.bench(|| {
        for (file, bytes) in &district.files {
            black_box(read_bytes(bytes, &file.rel, &district.plan.limits));
        }
    });
}

/// Headers found, columns given their meaning, rows their kind.
#[divan::bench]
fn form(bencher: Bencher<'_, '_>) {
    let district = &*DISTRICT;
    bencher.bench(|| {
        for book in &district.books.0 {
            for sheet in &book.sheets {
                black_box(district.recogniser.recognise(&book.file, sheet, YEAR));
            }
        }
    });
}

/// Forms recognised, values read, posts and units told; then duplicates merged.
#[divan::bench]
fn roster(bencher: Bencher<'_, '_>) {
    let district = &*DISTRICT;
    let reader = Reader::new(&district.plan, &district.recogniser, district.period);
    bencher.bench(|| {
        let readings = district.books.0.iter().map(|book| reader.read(book));
        let persons: Vec<Person> = readings.flat_map(|r| r.persons).collect();
        merge(persons, &BTreeSet::new(), &district.plan)
    });
}

/// A lower committee's roster in place of its workbooks.
#[divan::bench]
fn roster_from_parquet(bencher: Bencher<'_, '_>) {
    let district = &*DISTRICT;
    let reader = Reader::new(&district.plan, &district.recogniser, district.period);
    let bytes = Frame::parquet(&district.done.roster).expect("written");
    let file = Arc::from("2025/roster.parquet");
    bencher.bench(|| reader.read_roster(&file, &bytes, &district.plan.limits));
}

/// Every condition of the plan over the frame, and every figure from them.
#[divan::bench]
fn measuring(bencher: Bencher<'_, '_>) {
    let district = &*DISTRICT;
    let done = &district.done;
    bencher.bench(|| {
        measure(
            &district.plan,
            &district.compiled,
            &done.roster,
            &done.earlier,
            &[],
        )
    });
}

/// All workbooks and data files, in memory.
#[divan::bench]
fn report(bencher: Bencher<'_, '_>) {
    let district = &*DISTRICT;
    let done = &district.done;
    let findings: &[Finding] = &done.findings;
    let inputs: Vec<InputFile<'_>> = (done.files.iter())
        .map(|f| InputFile {
            rel: &f.source.rel,
            path: &f.source.path,
            size: f.source.size,
            sha256: &f.sha256,
            persons: f.persons,
            sender: f.sender.as_deref(),
        })
        .collect();
    bencher.bench(|| {
        let input = ReportInput {
            plan: &district.plan,
            period: done.period,
            roster: &done.roster,
            results: &done.results,
            findings,
            ledger: &done.ledger,
            columns: &done.columns,
            files: &inputs,
            workbooks: &district.books,
            corrections: &done.corrections,
            version: "bench",
            redact: false,
        };
        files(&input, "../../input").expect("the report is made")
    });
}
