//! The guard before calamine: a package of parts is inflated once, within limits, and looked at.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::refusal::Refusal;
use crate::plan::model::Limits;

/// A part that inflates to more than this many times its packed size is refused, once it is larger
/// than [`RATIO_FREE`]: real sheets stay below 100.
const MAX_RATIO: u64 = 400;

/// Bytes up to which the ratio of a part does not matter.
const RATIO_FREE: u64 = 16 << 20;

/// Inflates every part of a package in turn and hands those of interest on.
///
/// `wanted` says by the part's name (lower case, `/`) whether its bytes are needed: the others are
/// counted only, and damage in them is nobody's concern. `visit` gets name and bytes.
///
/// # Errors
/// The package is damaged, a part is encrypted, a limit is passed, or `visit` refuses.
pub(super) fn inspect(
    bytes: &[u8],
    limits: &Limits,
    wanted: impl Fn(&str) -> bool,
    mut visit: impl FnMut(&str, &[u8]) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if zip.len() > limits.entries as usize {
        return Err(Refusal::over(format!(
            "tối đa {} thành phần trong một tệp",
            limits.entries
        )));
    }
    let mut left = limits.inflated_bytes;
    let mut buffer = Vec::new();
    for index in 0..zip.len() {
        let part = match zip.by_index(index) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
                return Err(Refusal::Password {
                    default_password: false,
                });
            }
            Err(_) => return Err(damaged()),
        };
        let name = part
            .name()
            .map(|n| n.replace('\\', "/").to_lowercase())
            .unwrap_or_default();
        let packed = part.compressed_size();
        let needed = wanted(&name);
        buffer.clear();
        let limit = left + 1;
        let read = if needed {
            part.take(limit).read_to_end(&mut buffer).map(|n| n as u64)
        } else {
            std::io::copy(&mut part.take(limit), &mut std::io::sink())
        };
        let Ok(inflated) = read else {
            if needed {
                return Err(damaged());
            }
            continue;
        };
        if inflated > left {
            return Err(Refusal::over(format!(
                "tối đa {} MB sau khi giải nén",
                limits.inflated_bytes >> 20
            )));
        }
        if inflated > RATIO_FREE && inflated / packed.max(1) > MAX_RATIO {
            return Err(Refusal::over(format!(
                "dữ liệu nén gấp quá {MAX_RATIO} lần, không phải tệp bảng tính thường"
            )));
        }
        left -= inflated;
        if needed {
            visit(&name, &buffer)?;
        }
    }
    Ok(())
}

fn damaged() -> Refusal {
    Refusal::unreadable("tệp bị hỏng, không giải nén được")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn package(parts: &[(&str, usize)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, size) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default())
                .expect("a part");
            zip.write_all(&vec![b' '; *size]).expect("bytes");
        }
        zip.finish().expect("a package").into_inner()
    }

    fn inflate(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
        inspect(bytes, limits, |_| false, |_, _| Ok(()))
    }

    #[test]
    fn parts_together_stay_below_the_limit() {
        let bytes = package(&[("a", 600), ("b", 600)]);
        let mut limits = Limits::default();
        assert_eq!(inflate(&bytes, &limits), Ok(()));
        limits.inflated_bytes = 1_000;
        assert!(matches!(
            inflate(&bytes, &limits),
            Err(Refusal::OverLimit { .. })
        ));
    }

    #[test]
    fn many_parts_and_bombs_are_refused() {
        let limits = Limits {
            entries: 1,
            ..Limits::default()
        };
        let bytes = package(&[("a", 1), ("b", 1)]);
        assert!(matches!(
            inflate(&bytes, &limits),
            Err(Refusal::OverLimit { .. })
        ));
        let bomb = package(&[("a", 20 << 20)]);
        assert!(matches!(
            inflate(&bomb, &Limits::default()),
            Err(Refusal::OverLimit { .. })
        ));
    }

    #[test]
    fn damage_matters_only_where_the_part_is_needed() {
        let mut bytes = package(&[("media/bild.png", 5_000)]);
        bytes[60] ^= 0xFF;
        assert_eq!(inflate(&bytes, &Limits::default()), Ok(()));
        let needed = inspect(&bytes, &Limits::default(), |_| true, |_, _| Ok(()));
        assert!(matches!(needed, Err(Refusal::Unreadable(_))));
    }
}
