//! The records of a BIFF stream (MS-XLS 2.1.4): a type, a length, data, and continuations.

use super::damaged;
use crate::intake::refusal::Refusal;

pub(super) const BOF: u16 = 0x0809;
pub(super) const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// One record; `rest` holds the data of the CONTINUE records that follow it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    /// What it is.
    pub(super) kind: u16,
    /// Its own data.
    pub(super) data: &'a [u8],
    /// The stream behind its own data.
    rest: &'a [u8],
}

/// Goes through the records of a stream, continuations passed over.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// Bytes not yet gone through.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.rest.len() < 4 {
                // some writers pad the stream with a few zeros
                return None;
            }
            let Some((kind, data, rest)) = split(self.rest) else {
                self.rest = &[];
                return Some(Err(damaged()));
            };
            self.rest = rest;
            if kind != CONTINUE {
                return Some(Ok(Record { kind, data, rest }));
            }
        }
    }
}

impl<'a> Record<'a> {
    /// Its data and that of its continuations.
    pub(super) fn parts(&self) -> Vec<&'a [u8]> {
        let mut parts = vec![self.data];
        let mut rest = self.rest;
        while let Some((CONTINUE, data, next)) = split(rest) {
            parts.push(data);
            rest = next;
        }
        parts
    }

    /// A 16-bit number of its data.
    pub(super) fn u16(&self, at: usize) -> Result<u16, Refusal> {
        self.array(at).map(u16::from_le_bytes)
    }

    /// A 32-bit number of its data.
    pub(super) fn u32(&self, at: usize) -> Result<u32, Refusal> {
        self.array(at).map(u32::from_le_bytes)
    }

    /// Bytes of its data from an offset.
    pub(super) fn array<const N: usize>(&self, at: usize) -> Result<[u8; N], Refusal> {
        self.data
            .get(at..at + N)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(damaged)
    }
}

fn split(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (head, rest) = stream.split_at_checked(4)?;
    let kind = u16::from_le_bytes([head[0], head[1]]);
    let len = usize::from(u16::from_le_bytes([head[2], head[3]]));
    let (data, rest) = rest.split_at_checked(len)?;
    Some((kind, data, rest))
}
