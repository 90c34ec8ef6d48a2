//! `data/manifest.json`: what a run wrote and from what (contract §1).

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The manifest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the program.
    pub version: String,
    /// Name of the plan.
    pub plan: String,
    /// Its checksum.
    pub plan_sha256: String,
    /// Label of the period.
    pub period: String,
    /// Files written, the manifest itself left out, in the order of their paths.
    pub files: Vec<WrittenFile>,
    /// Files read.
    pub inputs: Vec<ReadFile>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenFile {
    /// Path below the period's folder, with `/`.
    pub path: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFile {
    /// Path below INPUT.
    pub path: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// Persons.
    pub persons: u32,
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    crate::text::hex(&Sha256::digest(bytes))
}
