//! Reading one file: hashed, told by its content, guarded, read; whatever goes wrong is a finding.

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::default_password::opens_package;
use super::discover::{SourceFile, io_words};
use super::refusal::Refusal;
use super::room::take_room;
use super::sheet::{Sheet, Workbook};
use super::sniff::{Kind, sniff};
use super::{ods, xls, xlsb, xlsx};
use crate::finding::Finding;
use crate::schema::Limits;
use crate::text::hex;

/// What came of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The workbook, unless it was refused.
    pub workbook: Option<Workbook>,
    /// What is to be told of the file and its sheets, in the order of sheets.
    pub findings: Vec<Finding>,
    /// SHA-256 of the bytes in lower-case hexadecimal; empty where they could not be read.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// Reads a file. It never panics, and takes no more memory than the limits allow.
#[must_use]
pub fn read(file: &SourceFile, limits: &Limits) -> Reading {
    let refused = |refusal: &Refusal, size| Reading {
        workbook: None,
        findings: vec![refusal.finding(&file.rel)],
        sha256: String::new(),
        size,
    };
    take_room();
    match file_bytes(file, limits) {
        Ok(bytes) => read_bytes(&bytes, &file.rel, limits),
        Err(Refusal::OverLimit { limit, far }) => {
            // too large to hold, but the manifest still names its checksum
            let mut reading = refused(&Refusal::OverLimit { limit, far }, file.size);
            reading.sha256 = sha256_of_file(file).unwrap_or_default();
            reading
        }
        Err(refusal) => refused(&refusal, file.size),
    }
}

/// The bytes of a file that is no workbook, within the limits.
#[derive(Debug, Clone, PartialEq)]
pub struct RawFile {
    /// The bytes, unless they could not be read or are too many.
    pub bytes: Option<Vec<u8>>,
    /// Why not.
    pub findings: Vec<Finding>,
    /// SHA-256 of the bytes in lower-case hexadecimal; empty where they could not be read.
    pub sha256: String,
}

/// Reads a file as it is, for a stage that understands it.
#[must_use]
pub fn read_raw(file: &SourceFile, limits: &Limits) -> RawFile {
    match file_bytes(file, limits) {
        Ok(bytes) => RawFile {
            sha256: hex(&Sha256::digest(&bytes)),
            bytes: Some(bytes),
            findings: Vec::new(),
        },
        Err(refusal) => RawFile {
            bytes: None,
            findings: vec![refusal.finding(&file.rel)],
            sha256: sha256_of_file(file).unwrap_or_default(),
        },
    }
}

/// Reads a workbook from its bytes; `rel` is the path that findings name.
#[must_use]
pub fn read_bytes(bytes: &[u8], rel: &Arc<str>, limits: &Limits) -> Reading {
    let sha256 = hex(&Sha256::digest(bytes));
    let outcome = catch_unwind(AssertUnwindSafe(|| sheets_of(bytes, rel, limits)))
        .unwrap_or_else(|_| Err(Refusal::unreadable("tệp bị hỏng")));
    let (workbook, findings) = match outcome {
        Ok((sheets, findings)) => (
            Some(Workbook {
                file: Arc::clone(rel),
                sheets,
            }),
            findings,
        ),
        Err(refusal) => (None, vec![refusal.finding(rel)]),
    };
    Reading {
        workbook,
        findings,
        sha256,
        size: bytes.len() as u64,
    }
}

fn sheets_of(
    bytes: &[u8],
    rel: &Arc<str>,
    limits: &Limits,
) -> Result<(Vec<Sheet>, Vec<Finding>), Refusal> {
    let mut findings = Vec::new();
    let kind = sniff(bytes)?;
    let sheets = match kind {
        Kind::Xlsx => xlsx::read(bytes, rel, limits, &mut findings)?,
        Kind::Xlsb => xlsb::read(bytes, rel, limits, &mut findings)?,
        Kind::Ods => ods::read(bytes, rel, limits, &mut findings)?,
        Kind::Xls => xls::read(bytes, rel, limits, &mut findings)?,
        Kind::Encrypted => {
            return Err(Refusal::Password {
                default_password: opens_package(bytes),
            });
        }
        other => return Err(Refusal::NotWorkbook(other.words())),
    };
    Ok((sheets, findings))
}

fn file_bytes(file: &SourceFile, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let unreadable = |e: std::io::Error| Refusal::Unreadable(io_words(&e));
    let opened = std::fs::File::open(&file.path).map_err(unreadable)?;
    let room = file.size.min(limits.file_bytes) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
    // the limit is on what is there, not on what the folder says
    opened
        .take(limits.file_bytes + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > limits.file_bytes {
        return Err(Refusal::over(format!(
            "tối đa {} MB một tệp",
            limits.file_bytes >> 20
        )));
    }
    Ok(bytes)
}

fn sha256_of_file(file: &SourceFile) -> Option<String> {
    let mut opened = std::fs::File::open(&file.path).ok()?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = opened.read(&mut buffer).ok()?;
        if read == 0 {
            return Some(hex(&hash.finalize()));
        }
        hash.update(&buffer[..read]);
    }
}
