//! The records of a binary part (MS-XLSB 2.1.4): type and length in seven bits a byte, then data.

use super::damaged;
use crate::intake::refusal::Refusal;

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    /// What it is.
    pub(super) kind: u16,
    data: &'a [u8],
}

/// Goes through the records of a part.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(part: &'a [u8]) -> Self {
        Self { rest: part }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn record(&mut self) -> Option<Record<'a>> {
        let mut kind = u16::from(self.byte()?);
        if kind & 0x80 != 0 {
            kind = (kind & 0x7F) | (u16::from(self.byte()? & 0x7F) << 7);
        }
        let mut len = 0_usize;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            len |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (data, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(Record { kind, data })
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let record = self.record();
        if record.is_none() {
            self.rest = &[];
        }
        Some(record.ok_or_else(damaged))
    }
}

impl Record<'_> {
    /// Bytes of its data from an offset.
    pub(super) fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], Refusal> {
        at.checked_add(N)
            .and_then(|end| self.data.get(at..end))
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(damaged)
    }

    pub(super) fn byte(&self, at: usize) -> Result<u8, Refusal> {
        self.array(at).map(|[byte]| byte)
    }

    pub(super) fn u16(&self, at: usize) -> Result<u16, Refusal> {
        self.array(at).map(u16::from_le_bytes)
    }

    pub(super) fn u32(&self, at: usize) -> Result<u32, Refusal> {
        self.array(at).map(u32::from_le_bytes)
    }

    pub(super) fn f64(&self, at: usize) -> Result<f64, Refusal> {
        self.array(at).map(f64::from_le_bytes)
    }

    /// A string with its count of UTF-16 units in four bytes, and the offset behind it; a count of
    /// all ones stands for none.
    pub(super) fn string(&self, at: usize) -> Result<(String, usize), Refusal> {
        let count = self.u32(at)?;
        let begin = at + 4;
        if count == u32::MAX {
            return Ok((String::new(), begin));
        }
        let end = (count as usize)
            .checked_mul(2)
            .and_then(|bytes| begin.checked_add(bytes))
            .ok_or_else(damaged)?;
        let bytes = self.data.get(begin..end).ok_or_else(damaged)?;
        let units = bytes
            .chunks_exact(2)
            .map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let text = char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
        Ok((text, end))
    }
}
