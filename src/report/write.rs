//! All files of a report, made in memory, in the order of their paths.

use rayon::prelude::*;
use rust_xlsxwriter::XlsxError;

use super::appendix::appendices;
use super::corrections_book::corrections_book;
use super::data_files::data_files;
use super::error::ReportError;
use super::findings_book::findings_book;
use super::input::ReportInput;
use super::manifest::{Manifest, ReadFile};
use super::return_book::return_books;
use super::roster_book::roster_book;
use super::rows::Book;
use super::safe;

/// The files with their paths below the period's folder; `way` leads from there to INPUT.
///
/// # Errors
/// A workbook breaks a rule of Excel, or a data file cannot be made.
pub fn files(input: &ReportInput<'_>, way: &str) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    type Make<'a> = Box<dyn Fn() -> Result<Book<'a>, XlsxError> + Send + Sync + 'a>;
    let books: Vec<(String, Make<'_>)> = vec![
        // the longest first, so that the rest is done beside it
        (
            input.book_name("danh-sach"),
            Box::new(|| roster_book(input)),
        ),
        (
            input.book_name("phu-luc"),
            Box::new(|| appendices(input).map(Book::from)),
        ),
        (
            input.book_name("kiem-tra"),
            Box::new(|| findings_book(input, way)),
        ),
        (
            "dieu-chinh.xlsx".to_owned(),
            Box::new(|| corrections_book(input)),
        ),
    ];
    let make_books = || -> Vec<Result<(String, Vec<u8>), ReportError>> {
        books
            .into_par_iter()
            .map(|(name, make)| {
                let bytes = make().and_then(Book::save);
                bytes
                    .map(|b| (name.clone(), b))
                    .map_err(|source| ReportError::Workbook { book: name, source })
            })
            .collect()
    };
    let make_return_books = || {
        if input.redact {
            Ok(Vec::new())
        } else {
            return_books(input)
        }
    };
    // one long list is the work of one thread: the rest is made beside it
    let (made, (returned, data)) = rayon::join(make_books, || {
        rayon::join(make_return_books, || data_files(input))
    });
    let mut files = made.into_iter().collect::<Result<Vec<_>, _>>()?;
    let wrap = |source| ReportError::Workbook {
        book: "tra-lai".to_owned(),
        source,
    };
    for (sender, bytes) in returned.map_err(wrap)? {
        files.push((format!("tra-lai/{}.xlsx", safe::file_name(&sender)), bytes));
    }
    files.extend(data?);
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(files)
}

/// The manifest of a run, its written files still missing.
#[must_use]
pub fn manifest(input: &ReportInput<'_>) -> Manifest {
    Manifest {
        version: input.version.to_owned(),
        plan: input.plan.name.clone(),
        plan_sha256: input.plan.checksum().to_owned(),
        period: input.period.label(),
        files: Vec::new(),
        inputs: input
            .files
            .iter()
            .map(|f| ReadFile {
                path: f.rel.to_owned(),
                sha256: f.sha256.to_owned(),
                size: f.size,
                persons: f.persons,
            })
            .collect(),
    }
}
