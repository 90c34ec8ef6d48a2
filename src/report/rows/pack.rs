//! Packs the parts of books. Of two hundred books that go back to units the looks, the properties and the
//! lists of parts are the same: each of these is packed once.

#![expect(
    clippy::disallowed_types,
    reason = "looked up by what a part is, never walked through: its order is not seen"
)]

use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use rust_xlsxwriter::XlsxError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::super::book::PACKING;

/// Most parts that are kept, and their largest size.
const MOST_KEPT: usize = 256;
const LARGEST_KEPT: usize = 1 << 16;

/// Parts by name and what they hold, each in a package of its own.
type Known = HashMap<(String, Vec<u8>), Arc<[u8]>>;

static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);

/// A book that is being packed.
pub(super) struct Pack(ZipWriter<Cursor<Vec<u8>>>);

impl Pack {
    /// Of about so many bytes.
    pub(super) fn new(size: usize) -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::with_capacity(size))))
    }

    /// Begins a part, which is then written; a `large` one may need more than 4 GiB before it is packed.
    pub(super) fn part(&mut self, name: &str, large: bool) -> Result<&mut impl Write, XlsxError> {
        self.0.start_file(name, options().large_file(large))?;
        Ok(&mut self.0)
    }

    /// Adds a whole part.
    pub(super) fn add(&mut self, name: String, bytes: Vec<u8>) -> Result<(), XlsxError> {
        if !comes_again(&name) || bytes.len() > LARGEST_KEPT {
            self.part(&name, false)?.write_all(&bytes)?;
            return Ok(());
        }
        let key = (name, bytes);
        let found = lock().get(&key).map(Arc::clone);
        if let Some(packed) = found {
            return self.copy(&packed);
        }
        let mut alone = Self::new(key.1.len());
        alone.part(&key.0, false)?.write_all(&key.1)?;
        let packed: Arc<[u8]> = alone.finish()?.into();
        self.copy(&packed)?;
        let mut known = lock();
        if known.len() < MOST_KEPT {
            known.insert(key, packed);
        }
        Ok(())
    }

    /// Adds the part that is alone in a package.
    fn copy(&mut self, package: &[u8]) -> Result<(), XlsxError> {
        let mut package = ZipArchive::new(Cursor::new(package))?;
        self.0.raw_copy_file(package.by_index_raw(0)?)?;
        Ok(())
    }

    /// The whole book.
    pub(super) fn finish(self) -> Result<Vec<u8>, XlsxError> {
        Ok(self.0.finish()?.into_inner())
    }
}

/// Another thread's failure leaves nothing half done here.
fn lock() -> MutexGuard<'static, Known> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether other books may have the very same part: what is below these folders, and the texts, is a book's own.
fn comes_again(name: &str) -> bool {
    let own = ["xl/worksheets/", "xl/tables/", "xl/charts/", "xl/drawings/"];
    !own.iter().any(|folder| name.starts_with(folder))
        && !name.starts_with("xl/comments")
        && name != super::graft::TEXTS
}

/// As the writer of workbooks packs its parts.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(i64::from(PACKING)))
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default())
}
