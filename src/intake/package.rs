//! A package of parts behind the guard: each part inflated once, when it is asked for, within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::refusal::Refusal;
use crate::schema::Limits;

/// A part that inflates to more than this many times its packed size is refused, once it is larger
/// than [`RATIO_FREE`]: real sheets stay below 100.
const MAX_RATIO: u64 = 400;

/// Bytes that a packed byte can become at most, by the method of ZIP packages.
const MOST_OF_A_BYTE: u64 = 1_032;

/// Bytes up to which the ratio of a part does not matter.
const RATIO_FREE: u64 = 16 << 20;

/// An open package. Names of parts are in lower case, with `/`.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    index: BTreeMap<String, usize>,
    /// Which entries were inflated.
    inflated: Vec<bool>,
    /// Bytes that may still be inflated.
    left: u64,
    limits: &'a Limits,
}

impl<'a> Package<'a> {
    /// Opens a package and lists its parts.
    ///
    /// # Errors
    /// Damage, too many parts.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if zip.len() > limits.entries as usize {
            return Err(Refusal::over(format!(
                "tối đa {} thành phần trong một tệp",
                limits.entries
            )));
        }
        let index = zip
            .file_names_raw()
            .enumerate()
            .map(|(at, name)| (part_name(&String::from_utf8_lossy(name)), at))
            .collect();
        Ok(Self {
            inflated: vec![false; zip.len()],
            zip,
            index,
            left: limits.inflated_bytes,
            limits,
        })
    }

    /// The bytes of a part, where the package has it.
    ///
    /// # Errors
    /// Damage, a limit, encryption.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(&at) = self.index.get(&part_name(name)) else {
            return Ok(None);
        };
        // what the package claims is not believed beyond what its packed bytes make likely
        let likely =
            |claimed: u64, packed: u64| claimed.min(packed.saturating_mul(16)).min(self.left);
        let room = self.zip.by_index_raw(at).map_or(0, |part| {
            usize::try_from(likely(part.size(), part.compressed_size())).unwrap_or(0)
        });
        // one byte more lets the end be seen without growing
        let mut bytes = Vec::with_capacity(room + 1);
        self.inflate(at, |part| part.read_to_end(&mut bytes).map(|n| n as u64))?;
        Ok(Some(bytes))
    }

    /// Counts the parts that nobody asked for: the limit is on all together. Damage in them is
    /// nobody's concern.
    ///
    /// # Errors
    /// A limit.
    pub(super) fn count_rest(&mut self) -> Result<(), Refusal> {
        if self.rest_at_most() <= self.left.min(RATIO_FREE) {
            return Ok(());
        }
        for at in 0..self.zip.len() {
            if self.inflated[at] {
                continue;
            }
            let counted = self.inflate(at, |part| std::io::copy(part, &mut std::io::sink()));
            if let Err(over @ Refusal::OverLimit { .. }) = counted {
                return Err(over);
            }
        }
        Ok(())
    }

    /// Bytes beyond which the parts that nobody asked for cannot inflate, whatever they hold.
    fn rest_at_most(&mut self) -> u64 {
        let mut most: u64 = 0;
        for at in (0..self.zip.len()).filter(|at| !self.inflated[*at]) {
            let part = self.zip.by_index_raw(at);
            let known = part.ok().filter(|part| {
                matches!(
                    part.compression(),
                    CompressionMethod::Stored | CompressionMethod::Deflated
                )
            });
            let Some(part) = known else { return u64::MAX };
            most = most.saturating_add(part.compressed_size().saturating_mul(MOST_OF_A_BYTE));
        }
        most
    }

    fn inflate(
        &mut self,
        at: usize,
        read: impl FnOnce(&mut dyn Read) -> std::io::Result<u64>,
    ) -> Result<(), Refusal> {
        self.inflated[at] = true;
        let part = self.zip.by_index(at).map_err(|e| match e {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Password {
                default_password: false,
            },
            _ => damaged(),
        })?;
        let packed = part.compressed_size();
        // what the package claims is not believed: one byte more than allowed is enough to know
        let inflated = read(&mut part.take(self.left + 1)).map_err(|_| damaged())?;
        let Some(left) = self.left.checked_sub(inflated) else {
            return Err(Refusal::over(format!(
                "tối đa {} MB sau khi giải nén",
                self.limits.inflated_bytes >> 20
            )));
        };
        self.left = left;
        if inflated > RATIO_FREE && inflated / packed.max(1) > MAX_RATIO {
            return Err(Refusal::over(format!(
                "dữ liệu nén gấp quá {MAX_RATIO} lần, không phải tệp bảng tính thường"
            )));
        }
        Ok(())
    }
}

/// One writing for all that a part's name is given in: in any case, from the root or not, with `\` for `/`, with signs
/// as `%20`.
pub(super) fn part_name(name: &str) -> String {
    let name = name.replace('\\', "/");
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.trim_start_matches('/').as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).filter(|_| *first == b'%');
        let code = code
            .filter(|c| c.iter().all(u8::is_ascii_hexdigit))
            .and_then(|c| std::str::from_utf8(c).ok())
            .and_then(|c| u8::from_str_radix(c, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = &tail[if code.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
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

    fn count(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
        Package::open(bytes, limits)?.count_rest()
    }

    #[test]
    fn a_part_is_found_however_its_name_is_written() {
        let bytes = package(&[("/XL\\Trang%20m%E1%BB%99t.xml", 3), ("a%zz%4.xml", 2)]);
        let limits = Limits::default();
        let mut open = Package::open(&bytes, &limits).expect("a package");
        for (name, len) in [
            ("xl/trang một.xml", 3),
            ("xl/TRANG%20m%e1%bb%99t.xml", 3),
            ("A%zz%4.xml", 2),
        ] {
            let part = open.part(name).map(|p| p.map(|p| p.len()));
            assert_eq!(part, Ok(Some(len)), "{name}");
        }
    }

    #[test]
    fn parts_together_stay_below_the_limit() {
        let bytes = package(&[("A.xml", 600), ("b", 600)]);
        let mut limits = Limits::default();
        assert_eq!(count(&bytes, &limits), Ok(()));
        limits.inflated_bytes = 1_000;
        assert!(matches!(
            count(&bytes, &limits),
            Err(Refusal::OverLimit { .. })
        ));
        let mut open = Package::open(&bytes, &limits).expect("a package");
        assert_eq!(
            open.part("a.xml").map(|p| p.map(|p| p.len())),
            Ok(Some(600))
        );
        assert_eq!(open.part("c"), Ok(None));
        assert!(open.part("b").is_err());
    }

    #[test]
    fn many_parts_and_bombs_are_refused() {
        let limits = Limits {
            entries: 1,
            ..Limits::default()
        };
        let bytes = package(&[("a", 1), ("b", 1)]);
        assert!(matches!(
            count(&bytes, &limits),
            Err(Refusal::OverLimit { .. })
        ));
        let bomb = package(&[("a", 20 << 20)]);
        assert!(matches!(
            count(&bomb, &Limits::default()),
            Err(Refusal::OverLimit { .. })
        ));
    }

    #[test]
    fn damage_matters_only_where_the_part_is_needed() {
        let mut bytes = package(&[("media/bild.png", 5_000)]);
        bytes[60] ^= 0xFF;
        let limits = Limits::default();
        assert_eq!(count(&bytes, &limits), Ok(()));
        let mut open = Package::open(&bytes, &limits).expect("a package");
        assert!(matches!(
            open.part("media/bild.png"),
            Err(Refusal::Unreadable(_))
        ));
    }
}
