//! A roster's seal: the SHA-256 of its pages, kept in the footer. Parquet readers believe what pages say of
//! their own lengths, so that a page damaged on its way could ask for all the memory there is.

use sha2::{Digest, Sha256};

use crate::text::hex;

/// The key of the footer under which the seal stands.
pub(super) const KEY: &str = "phuluc.sha256";

/// Bytes behind the footer: its length and the file's mark.
const TAIL: usize = 8;

/// What stands in the seal's place until the pages are known; as long as a seal.
pub(super) const BLANK: &str = "phuluc-----------------------------------------------no-seal-yet";

/// The seal of a Parquet file's pages; none where it has no footer.
pub(super) fn of(bytes: &[u8]) -> Option<String> {
    Some(hex(&Sha256::digest(bytes.get(..footer(bytes)?)?)))
}

/// Puts the seal in the place of [`BLANK`] in the footer.
pub(super) fn put(bytes: &mut [u8]) {
    let (Some(footer), Some(seal)) = (footer(bytes), of(bytes)) else {
        return;
    };
    let place = memchr::memmem::find(&bytes[footer..], BLANK.as_bytes());
    if let Some(at) = place {
        bytes[footer + at..footer + at + BLANK.len()].copy_from_slice(seal.as_bytes());
    }
}

/// Where the footer begins.
fn footer(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.len().checked_sub(TAIL)?;
    let length = u32::from_le_bytes(bytes.get(tail..tail + 4)?.try_into().ok()?);
    tail.checked_sub(usize::try_from(length).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_takes_the_place_of_the_blank_one() {
        assert_eq!(BLANK.len(), hex(&Sha256::digest(b"")).len());
        let mut file = [b"pages", BLANK.as_bytes(), b"PAR1"].concat();
        let length = u32::try_from(BLANK.len()).expect("a short footer");
        file.splice(file.len() - 4..file.len() - 4, length.to_le_bytes());
        put(&mut file);
        let seal = of(&file).expect("a footer");
        assert_eq!(seal, hex(&Sha256::digest(b"pages")));
        assert_eq!(file[5..5 + seal.len()], *seal.as_bytes());
    }
}
