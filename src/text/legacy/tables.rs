//! The two encodings and what helps to tell them, read from `legacy.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use super::Encoding;
use crate::text::letters::letter_of;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    fonts: Fonts,
    tcvn3: Tcvn3,
    vni: Vni,
    judgement: Judgement,
}

/// Beginnings of font names, lower case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fonts {
    pub unicode: Vec<String>,
    pub vni: Vec<String>,
    pub other: Vec<String>,
    pub tcvn3: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tcvn3 {
    letters: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vni {
    letters: String,
    bases: String,
    marks: BTreeMap<char, String>,
}

/// What is no legacy text though it looks so, and what is though it cannot be read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judgement {
    pub foreign: BTreeSet<String>,
    pub unlikely: Vec<String>,
    pub unlikely_in_mixed: Vec<String>,
    pub rare: Vec<String>,
    pub kept: Vec<(String, Vec<String>)>,
    pub betraying: String,
    pub broken: Vec<String>,
    everyday: Everyday,
}

/// Words in one string each; see `legacy.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Everyday {
    tcvn3: String,
    vni: String,
}

/// The encodings as tables.
pub(super) struct Tables {
    pub fonts: Fonts,
    pub judgement: Judgement,
    /// Letter of each Latin-1 character; NUL where there is none.
    tcvn3: [char; 256],
    vni: [char; 256],
    /// (base and mark) to letter.
    vni_pairs: BTreeMap<(char, char), char>,
    /// The first bytes of the last characters of the sequences of broken UTF-8: signs that hardly any text holds.
    pub broken_bytes: [bool; 256],
    /// Words of every day in Unicode, for each encoding.
    pub everyday: [BTreeSet<String>; 2],
}

/// The tables, read once.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(
        || match crate::text::read_table(crate::text::table!("legacy")) {
            Ok(source) => Tables::new(source),
            Err(problem) => {
                unreachable!("the embedded table of encodings is under test: {problem}")
            }
        },
    )
}

impl Tables {
    fn new(source: Source) -> Self {
        let everyday = [
            &source.judgement.everyday.tcvn3,
            &source.judgement.everyday.vni,
        ];
        let mut tables = Self {
            everyday: everyday.map(|words| words.split_whitespace().map(str::to_owned).collect()),
            broken_bytes: [false; 256],
            fonts: source.fonts,
            judgement: source.judgement,
            tcvn3: ['\0'; 256],
            vni: ['\0'; 256],
            vni_pairs: BTreeMap::new(),
        };
        for sequence in &tables.judgement.broken {
            let last = sequence.char_indices().next_back();
            if let Some(byte) = last.and_then(|(at, _)| sequence.as_bytes().get(at)) {
                tables.broken_bytes[usize::from(*byte)] = true;
            }
        }
        for entry in source.tcvn3.letters.split_whitespace() {
            if let Some((Ok(byte), letter)) = entry
                .split_at_checked(2)
                .map(|(b, l)| (u8::from_str_radix(b, 16), l))
            {
                tables.tcvn3[usize::from(byte)] = letter.chars().next().unwrap_or_default();
            }
        }
        for entry in source.vni.letters.split_whitespace() {
            let mut chars = entry.chars();
            if let (Some(code), Some(letter)) = (chars.next(), chars.next()) {
                tables.vni[u32::from(code) as usize & 0xFF] = letter;
            }
        }
        for base in source.vni.bases.chars() {
            for (&mark, combining) in &source.vni.marks {
                let bare = Some(tables.vni[u32::from(base) as usize & 0xFF])
                    .filter(|&c| c != '\0')
                    .unwrap_or(base);
                let mut whole = std::iter::once(bare).chain(combining.chars()).nfc();
                if let (Some(letter), None) = (whole.next(), whole.next()) {
                    for mark in std::iter::once(mark).chain(mark.to_uppercase()) {
                        tables.vni_pairs.insert((base, mark), letter);
                    }
                }
            }
        }
        tables
    }

    /// Whether the character is a letter in some reading: it joins a word instead of ending it.
    pub(super) fn is_letter(&self, c: char) -> bool {
        match u32::from(c) {
            0..=0x7F => c.is_ascii_alphabetic(),
            code @ 0x80..=0xFF => self.tcvn3[code as usize] != '\0' || c.is_alphabetic(),
            _ if letter_of(c).is_some() => true,
            _ => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
        }
    }

    /// The word decoded; `None` where a character beyond ASCII has no meaning in the encoding.
    pub(super) fn apply(&self, encoding: Encoding, word: &str) -> Option<String> {
        match encoding {
            Encoding::Tcvn3 => word.chars().map(|c| latin(&self.tcvn3, c)).collect(),
            Encoding::Vni => {
                let mut out = String::with_capacity(word.len() + 4);
                let mut chars = word.chars().peekable();
                while let Some(c) = chars.next() {
                    let pair = chars
                        .peek()
                        .and_then(|&mark| self.vni_pairs.get(&(c, mark)));
                    out.push(match pair {
                        Some(&letter) => {
                            chars.next();
                            letter
                        }
                        None => latin(&self.vni, c)?,
                    });
                }
                Some(out)
            }
        }
    }

    /// Each letter beyond ASCII as its code in the encoding.
    #[cfg(test)]
    pub(super) fn encode(&self, encoding: Encoding, text: &str) -> Option<String> {
        let single = |table: &[char; 256], letter: char| {
            table
                .iter()
                .position(|&c| c == letter)
                .and_then(|code| u8::try_from(code).ok())
                .map(char::from)
        };
        let pair = |letter: char| {
            let mut pairs = self
                .vni_pairs
                .iter()
                .filter(|(_, l)| **l == letter)
                .map(|(pair, _)| *pair);
            pairs.find(|(base, mark)| base.is_uppercase() == mark.is_uppercase())
        };
        let mut out = String::new();
        for letter in text.chars() {
            match encoding {
                _ if letter.is_ascii() => out.push(letter),
                Encoding::Tcvn3 => out.push(single(&self.tcvn3, letter)?),
                Encoding::Vni => {
                    if let Some(code) = single(&self.vni, letter) {
                        out.push(code);
                    } else {
                        let (base, mark) = pair(letter)?;
                        out.extend([base, mark]);
                    }
                }
            }
        }
        Some(out)
    }
}

fn latin(table: &[char; 256], c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    table
        .get(u32::from(c) as usize)
        .copied()
        .filter(|&letter| letter != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_alphabet_is_there() {
        let vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        let mut count = 0;
        for lower in vowels.chars().filter(|c| !c.is_ascii()) {
            for letter in std::iter::once(lower).chain(lower.to_uppercase()) {
                let text = letter.to_string();
                count += 1;
                let vni = tables()
                    .encode(Encoding::Vni, &text)
                    .expect("VNI has all letters");
                assert_eq!(tables().apply(Encoding::Vni, &vni).as_ref(), Some(&text));
                // TCVN3 has no capitals with tones: its capital fonts show the codes of small letters
                if let Some(tcvn3) = tables().encode(Encoding::Tcvn3, &text) {
                    assert_eq!(
                        tables().apply(Encoding::Tcvn3, &tcvn3).as_ref(),
                        Some(&text)
                    );
                } else {
                    assert!(letter.is_uppercase());
                    let small = tables()
                        .encode(Encoding::Tcvn3, &lower.to_string())
                        .expect("TCVN3 has all small letters");
                    let shown = tables().apply(Encoding::Tcvn3, &small).expect("it decodes");
                    assert_eq!(shown.to_uppercase(), text);
                }
            }
        }
        assert_eq!(count, 134);
    }
}
