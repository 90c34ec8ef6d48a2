//! The checksum of what a plan says.

use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::rows::PlanRows;

/// The rows that a plan was made of. Their checksum is told in outputs alone: a run that is to begin need not
/// wait for it.
#[derive(Debug, Clone)]
pub(super) struct Said {
    rows: Arc<PlanRows>,
    checksum: OnceLock<String>,
}

impl Said {
    pub(super) fn of(rows: PlanRows) -> Self {
        Self {
            rows: Arc::new(rows),
            checksum: OnceLock::new(),
        }
    }

    /// Over the rows as JSON, not over the files: a plan read from TOML, from a workbook or built in has
    /// one checksum as long as it says the same.
    pub(super) fn checksum(&self) -> &str {
        self.checksum.get_or_init(|| {
            let rows = PlanRows::clone(&self.rows).completed();
            let mut hash = Sha256::new();
            hash.update(rows.said());
            crate::text::hex(&hash.finalize())
        })
    }
}

impl PartialEq for Said {
    fn eq(&self, other: &Self) -> bool {
        self.checksum() == other.checksum()
    }
}
