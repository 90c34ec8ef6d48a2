//! How much of a file is read. A plan may set it; every stage that reads holds to it.

use serde::{Deserialize, Serialize};

/// Limits on what is read, by default those of contract §3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of a file.
    pub file_bytes: u64,
    /// Bytes of all parts of a workbook together, inflated.
    pub inflated_bytes: u64,
    /// Rows of a sheet, from the first to the last that holds a value.
    pub rows: u32,
    /// Columns of a sheet, likewise.
    pub columns: u32,
    /// Characters of a cell.
    pub cell_chars: u32,
    /// Parts of a workbook's container.
    pub entries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 << 20,
            inflated_bytes: 256 << 20,
            rows: 200_000,
            columns: 1_000,
            cell_chars: 32_767,
            entries: 10_000,
        }
    }
}
