//! Strings of BIFF records, across the borders of CONTINUE records (MS-XLS 2.5.293, 2.5.294).

use super::damaged;
use crate::intake::refusal::Refusal;
use crate::text::FontHint;

/// Strings of a workbook beyond which it is refused.
const MAX_STRINGS: usize = 4_000_000;

/// How the bytes of a string are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    /// BIFF8: each string says whether its characters take one byte (Latin-1) or two (UTF-16).
    Unicode,
    /// BIFF5: one byte a character, of this Windows code page.
    CodePage(u16),
}

/// Reads on over the borders of parts.
pub(super) struct Cursor<'a> {
    parts: std::vec::IntoIter<&'a [u8]>,
    data: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(parts: Vec<&'a [u8]>) -> Self {
        let mut parts = parts.into_iter();
        let data = parts.next().unwrap_or_default();
        Self { parts, data }
    }

    /// Goes on to the next part where this one is used up; false at the end of all.
    fn fill(&mut self) -> bool {
        while self.data.is_empty() {
            match self.parts.next() {
                Some(part) => self.data = part,
                None => return false,
            }
        }
        true
    }

    fn byte(&mut self) -> Result<u8, Refusal> {
        if !self.fill() {
            return Err(damaged());
        }
        let (first, rest) = self.data.split_first().ok_or_else(damaged)?;
        self.data = rest;
        Ok(*first)
    }

    fn u16(&mut self) -> Result<u16, Refusal> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Result<u32, Refusal> {
        let (low, high) = (self.u16()?, self.u16()?);
        Ok(u32::from(high) << 16 | u32::from(low))
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Result<(), Refusal> {
        while count > 0 {
            if !self.fill() {
                return Err(damaged());
            }
            let step = count.min(self.data.len());
            self.data = &self.data[step..];
            count -= step;
        }
        Ok(())
    }

    /// A string with its count of characters in two bytes.
    pub(super) fn string(&mut self, charset: Charset, font: FontHint) -> Result<String, Refusal> {
        let count = usize::from(self.u16()?);
        self.characters(count, charset, font)
    }

    /// A string with its count of characters in one byte.
    pub(super) fn short_string(&mut self, charset: Charset) -> Result<String, Refusal> {
        let count = usize::from(self.byte()?);
        self.characters(count, charset, FontHint::Unknown)
    }

    fn characters(
        &mut self,
        count: usize,
        charset: Charset,
        font: FontHint,
    ) -> Result<String, Refusal> {
        match charset {
            Charset::Unicode if count == 0 && !self.fill() => Ok(String::new()),
            Charset::Unicode => {
                let flags = self.byte()?;
                self.unicode(count, flags)
            }
            Charset::CodePage(page) => {
                let page = if is_legacy(font) { 1252 } else { page };
                (0..count)
                    .map(|_| Ok(code_page_char(self.byte()?, page)))
                    .collect()
            }
        }
    }

    /// Characters after their flags; where they run over into a new part, it begins with flags anew.
    fn unicode(&mut self, mut count: usize, mut flags: u8) -> Result<String, Refusal> {
        let mut out = String::new();
        let mut high = None;
        while count > 0 {
            if self.data.is_empty() {
                if !self.fill() {
                    return Err(damaged());
                }
                flags = self.byte()?;
                continue;
            }
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let here = count.min(self.data.len() / width);
            if here == 0 {
                return Err(damaged());
            }
            let (bytes, rest) = self.data.split_at(here * width);
            self.data = rest;
            count -= here;
            if width == 1 {
                out.extend(bytes.iter().map(|b| char::from(*b)));
            } else {
                for unit in bytes.chunks_exact(2) {
                    push_unit(&mut out, &mut high, u16::from_le_bytes([unit[0], unit[1]]));
                }
            }
        }
        Ok(out)
    }

    /// A string of the shared table: what is rich or phonetic in it is passed over.
    fn shared_string(&mut self) -> Result<String, Refusal> {
        let count = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.u16()? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.u32()? };
        let text = self.unicode(count, flags)?;
        self.skip(usize::from(runs) * 4)?;
        self.skip(phonetic as usize)?;
        Ok(text)
    }

    /// The table of shared strings, to the end of the data: its own count is not believed.
    pub(super) fn shared_strings(&mut self) -> Result<Vec<String>, Refusal> {
        self.skip(8)?;
        let mut strings = Vec::new();
        while self.fill() {
            if strings.len() >= MAX_STRINGS {
                return Err(Refusal::over(format!(
                    "tối đa {MAX_STRINGS} chuỗi ký tự khác nhau"
                )));
            }
            strings.push(self.shared_string()?);
        }
        Ok(strings)
    }
}

fn is_legacy(font: FontHint) -> bool {
    matches!(
        font,
        FontHint::Tcvn3 | FontHint::Tcvn3Capitals | FontHint::Vni
    )
}

/// Adds a unit of UTF-16, holding the first half of a pair back.
fn push_unit(out: &mut String, high: &mut Option<u16>, unit: u16) {
    if let Some(first) = high.take() {
        if let Some(Ok(c)) = char::decode_utf16([first, unit]).next() {
            out.push(c);
            return;
        }
        out.push(char::REPLACEMENT_CHARACTER);
    }
    if (0xD800..0xDC00).contains(&unit) {
        *high = Some(unit);
    } else {
        out.push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
}

/// 0x80 to 0x9F of Windows-1252; those it does not have stay control characters.
const HIGH_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Where Windows-1258 (Vietnamese) differs from 1252 in letters.
const LETTERS_1258: [(u8, char); 14] = [
    (0xC3, 'Ă'),
    (0xCC, '\u{300}'),
    (0xD0, 'Đ'),
    (0xD2, '\u{309}'),
    (0xD5, 'Ơ'),
    (0xDD, 'Ư'),
    (0xDE, '\u{303}'),
    (0xE3, 'ă'),
    (0xEC, '\u{301}'),
    (0xF0, 'đ'),
    (0xF2, '\u{323}'),
    (0xF5, 'ơ'),
    (0xFD, 'ư'),
    (0xFE, '₫'),
];

fn code_page_char(byte: u8, page: u16) -> char {
    if page == 1258
        && let Some((_, c)) = LETTERS_1258.iter().find(|(b, _)| *b == byte)
    {
        return *c;
    }
    match byte {
        0x80..=0x9F => HIGH_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_run_over_the_border_of_a_record() {
        // "Hồng" begins in Latin-1 and goes on in UTF-16 after the border, the width changing there
        let first = [&[0; 8][..], &[4, 0, 0, b'H']].concat();
        let second = [&[1][..], &[0xD3, 0x1E, b'n', 0, b'g', 0], &[1, 0, 0, b'A']].concat();
        let strings = Cursor::new(vec![&first, &second]).shared_strings();
        assert_eq!(strings, Ok(vec!["Hồng".to_owned(), "A".to_owned()]));
    }

    #[test]
    fn rich_and_phonetic_data_is_passed_over() {
        let table = [
            &[0; 8][..],
            &[1, 0, 0x0C, 1, 0, 2, 0, 0, 0, b'x', 9, 9, 9, 9, 7, 7],
            &[1, 0, 0, b'y'],
        ]
        .concat();
        let strings = Cursor::new(vec![&table]).shared_strings();
        assert_eq!(strings, Ok(vec!["x".to_owned(), "y".to_owned()]));
    }

    #[test]
    fn short_data_is_damage() {
        let table = [&[0; 8][..], &[9, 0, 0, b'x']].concat();
        assert!(Cursor::new(vec![&table]).shared_strings().is_err());
    }

    #[test]
    fn code_pages_differ_where_vietnamese_does() {
        let read = |page, font| {
            Cursor::new(vec![&[2, 0, 0xD0, 0x93]]).string(Charset::CodePage(page), font)
        };
        assert_eq!(read(1258, FontHint::Unknown), Ok("Đ“".to_owned()));
        assert_eq!(read(1258, FontHint::Tcvn3), Ok("Ð“".to_owned()));
        assert_eq!(read(1252, FontHint::Unknown), Ok("Ð“".to_owned()));
    }
}
