//! A roster's seal: the SHA-256 of its pages, kept in the footer. Parquet readers believe what pages say of
//! their own lengths, so that a page damaged on its way could ask for all the memory there is.

use sha2::{Digest, Sha256};

use crate::text::hex;

/// The key of the footer under which the seal stands.
pub(super) const KEY: &str = "phuluc.sha256";

/// Bytes behind the footer: its length and the file's mark.
const TAIL: usize = 8;

/// The seal of a Parquet file's pages; none where it has no footer.
pub(super) fn of(bytes: &[u8]) -> Option<String> {
    let tail = bytes.len().checked_sub(TAIL)?;
    let length = u32::from_le_bytes(bytes.get(tail..tail + 4)?.try_into().ok()?);
    let pages = bytes.get(..tail.checked_sub(usize::try_from(length).ok()?)?)?;
    Some(hex(&Sha256::digest(pages)))
}
