//! How a whole workbook is typed: header style, writing of vowels, old fonts.

use super::prng::Prng;
use crate::bench::words::{fold, old_tones};
use crate::bench::{Cell, Sheet, Value, legacy};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The encoding of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Unicode,
    Tcvn3Font,
    Tcvn3Capitals,
    Tcvn3Bare,
    Tcvn3Mixed,
    VniFont,
    VniBare,
    Decomposed,
}

/// How a workbook is typed.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub encoding: Encoding,
    pub old_tones: bool,
    pub swap_y_i: bool,
    pub eth: bool,
    pub headers: Headers,
}

/// How headers are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headers {
    Plain,
    Capitals,
    Breaks,
    NoMarks,
    Misspelt,
}

impl Style {
    pub fn draw(rng: &mut Prng) -> Self {
        let encoding = match rng.below(100) {
            0..=4 => Encoding::Tcvn3Font,
            5..=6 => Encoding::Tcvn3Capitals,
            7..=9 => Encoding::Tcvn3Bare,
            10..=12 => Encoding::Tcvn3Mixed,
            13..=15 => Encoding::VniFont,
            16..=18 => Encoding::VniBare,
            19..=23 => Encoding::Decomposed,
            _ => Encoding::Unicode,
        };
        let headers = match rng.below(20) {
            0..=2 => Headers::Capitals,
            3..=6 => Headers::Breaks,
            7 => Headers::NoMarks,
            8 => Headers::Misspelt,
            _ => Headers::Plain,
        };
        let unicode = encoding == Encoding::Unicode;
        Self {
            encoding,
            old_tones: rng.percent(30),
            swap_y_i: rng.percent(10),
            eth: unicode && rng.percent(8),
            headers,
        }
    }

    pub fn is_legacy(self) -> bool {
        !matches!(self.encoding, Encoding::Unicode | Encoding::Decomposed)
    }

    pub fn tags(self) -> Vec<&'static str> {
        let mut tags = vec![match self.encoding {
            Encoding::Unicode => "text-unicode",
            Encoding::Tcvn3Font => "text-tcvn3-font",
            Encoding::Tcvn3Capitals => "text-tcvn3-capital-font",
            Encoding::Tcvn3Bare => "text-tcvn3-without-font",
            Encoding::Tcvn3Mixed => "text-tcvn3-mixed",
            Encoding::VniFont => "text-vni-font",
            Encoding::VniBare => "text-vni-without-font",
            Encoding::Decomposed => "text-decomposed",
        }];
        tags.push(match self.headers {
            Headers::Plain => "header-plain",
            Headers::Capitals => "header-capitals",
            Headers::Breaks => "header-line-breaks",
            Headers::NoMarks => "header-without-marks",
            Headers::Misspelt => "header-misspelt",
        });
        for (on, tag) in [
            (self.old_tones, "text-old-tones"),
            (self.swap_y_i, "text-y-for-i"),
            (self.eth, "text-eth"),
        ] {
            if on {
                tags.push(tag);
            }
        }
        tags
    }

    /// A header's text as typed.
    pub fn header(self, text: &str, rng: &mut Prng) -> String {
        match self.headers {
            Headers::Plain => text.to_owned(),
            Headers::Capitals => text.to_uppercase(),
            Headers::Breaks => break_up(text, rng),
            Headers::NoMarks => strip(text),
            Headers::Misspelt => misspell(text, rng),
        }
    }

    /// Words of a cell that is no name, with y and i exchanged where both are written.
    pub fn words(self, text: &str) -> String {
        if !self.swap_y_i {
            return text.to_owned();
        }
        text.replace("sĩ", "sỹ")
            .replace("Lý luận", "Lí luận")
            .replace("lý luận", "lí luận")
            .replace("Quản lý", "Quản lí")
            .replace("kỹ năng", "kĩ năng")
            .replace("Kỹ sư", "Kĩ sư")
    }

    /// The finished sheet in the style's writing.
    pub fn apply(self, sheet: &mut Sheet, rng: &mut Prng) {
        for cell in sheet.cells.values_mut() {
            let Value::Text(text) = &cell.value else {
                continue;
            };
            let mut text = text.clone();
            if self.old_tones {
                text = old_tones(&text);
            }
            if self.eth {
                text = text.replace('Đ', "Ð");
            }
            *cell = self.encode(text, cell, rng);
        }
    }

    fn encode(self, text: String, cell: &Cell, rng: &mut Prng) -> Cell {
        let capitals = text.chars().any(char::is_alphabetic)
            && !text.chars().any(char::is_lowercase)
            && text.chars().count() > 6;
        let typed = |text: String, font: Option<&str>| {
            let mut new = Cell::from(text);
            new.struck = cell.struck;
            new.font = font.map(str::to_owned).or_else(|| cell.font.clone());
            new
        };
        match self.encoding {
            Encoding::Unicode => typed(text, None),
            Encoding::Decomposed => typed(legacy::decomposed(&text), None),
            Encoding::Tcvn3Font => typed(legacy::tcvn3(&text), Some(".VnTime")),
            Encoding::Tcvn3Capitals if capitals => {
                typed(legacy::tcvn3_capitals(&text), Some(".VnTimeH"))
            }
            Encoding::Tcvn3Capitals => typed(legacy::tcvn3(&text), Some(".VnArial")),
            Encoding::Tcvn3Bare => typed(legacy::tcvn3(&text), Some("Arial")),
            Encoding::Tcvn3Mixed if rng.percent(50) => typed(legacy::tcvn3(&text), Some(".VnTime")),
            Encoding::Tcvn3Mixed => match text.split_once(' ') {
                Some((first, rest)) if !first.is_empty() && !rest.is_empty() && rng.percent(20) => {
                    let runs = vec![
                        (None, format!("{first} ")),
                        (Some(".VnTime".to_owned()), legacy::tcvn3(rest)),
                    ];
                    Cell::new(Value::Runs(runs))
                }
                _ => typed(text, None),
            },
            Encoding::VniFont => typed(legacy::vni(&text), Some("VNI-Times")),
            Encoding::VniBare => typed(legacy::vni(&text), Some("Times New Roman")),
        }
    }
}

fn break_up(text: &str, rng: &mut Prng) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    if words.len() < 2 {
        return format!("{text} ");
    }
    let at = rng.between(1, u32::try_from(words.len() - 1).expect("few words")) as usize;
    let joint = *rng.pick(&["\n", " \n", "\r\n", "  "]);
    format!("{}{joint}{}", words[..at].join(" "), words[at..].join(" "))
}

/// Without marks, in the same capitals; short words keep them, as nobody would understand "Nu".
fn strip(text: &str) -> String {
    if fold(text).len() < 6 {
        return text.to_owned();
    }
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            c => c,
        })
        .collect()
}

/// Two letters of a longer word exchanged, or one left out.
fn misspell(text: &str, rng: &mut Prng) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() < 10 || rng.percent(40) {
        return text.to_owned();
    }
    let spots: Vec<usize> = (1..chars.len() - 2)
        .filter(|&i| chars[i - 1..=i + 2].iter().all(|c| c.is_alphabetic()))
        .collect();
    if spots.is_empty() {
        return text.to_owned();
    }
    let at = *rng.pick(&spots);
    let mut chars = chars;
    if rng.percent(50) {
        chars.swap(at, at + 1);
    } else {
        chars.remove(at);
    }
    chars.into_iter().collect()
}
