//! The spelling of Vietnamese syllables: which letters can stand together.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::letters::{blocks, place};

/// How well a word keeps to the spelling of one Vietnamese syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It cannot be one.
    No,
    /// The letters could be, but the tone is missing, impossible or on the wrong vowel ("qủa").
    Loose,
    /// It is spelt as one; whether the language has it is not asked.
    Exact,
}

/// Whether the word is spelt as one Vietnamese syllable, in Unicode NFC and any case: a known onset
/// and rhyme that go together, with a tone that the rhyme can bear, on the vowel that bears it
/// (both of "hoá" and "hóa" are good).
///
/// It says nothing of whether the language has the word.
#[must_use]
pub fn is_vietnamese_syllable(word: &str) -> bool {
    fit(word) == Fit::Exact
}

/// Whether a word could be one Vietnamese syllable once its marks are put right: "mat" yes, "thagn" no.
#[must_use]
pub fn may_be_syllable(word: &str) -> bool {
    fit(word) != Fit::No
}

/// Letters of the longest syllable, "nghiêng".
pub(super) const LONGEST: usize = 7;

/// See [`Fit`]; allocates nothing.
pub(super) fn fit(word: &str) -> Fit {
    let grammar = grammar();
    let mut letters = ['\0'; LONGEST];
    let mut len = 0;
    let mut tone = None;
    for c in word.chars() {
        if len == LONGEST {
            return Fit::No;
        }
        let (letter, number) = grammar.letter(c);
        if number > 0 && tone.replace((len, number)).is_some() {
            return Fit::No;
        }
        letters[len] = letter;
        len += 1;
    }
    let letters = &letters[..len];
    // longest onset first, then shorter ones: "gi" + "a", but "g" + "iêng"
    (0..=len.min(3))
        .rev()
        .map(|cut| grammar.fit(&letters[..cut], &letters[cut..], cut, tone))
        .max()
        .unwrap_or(Fit::No)
}

/// Whether the word is a short form of office language with a letter beyond ASCII ("HĐND", "QĐ").
pub(super) fn is_abbreviation(word: &str) -> bool {
    grammar().abbreviations.contains(word)
}

/// Whether the letter is a word by itself ("ở", "ý").
pub(super) fn is_one_letter_word(letter: char) -> bool {
    grammar().one_letter.contains(lower(letter))
}

fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
}

const ACUTE: u8 = 4;
const DOT: u8 = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    vowels: Vec<String>,
    onsets: Vec<String>,
    onsets_hard: Vec<String>,
    onsets_soft: Vec<String>,
    onsets_y: Vec<String>,
    rhymes: Vec<String>,
    rhymes_stop: Vec<String>,
    abbreviations: BTreeSet<String>,
    one_letter: String,
}

struct Grammar {
    /// The letters of the blocks that hold those of Vietnamese: in lower case without its tone, and the
    /// number of the tone.
    letters: Vec<(char, u8)>,
    /// (letter, letter without tone, number of the tone), sorted.
    vowels: Vec<(char, char, u8)>,
    /// Packed onsets of each list, sorted.
    onsets: [Vec<u64>; 4],
    /// Packed toneless rhymes, with the places that may bear the tone as bits and whether a stop closes them; sorted.
    rhymes: Vec<(u64, u8, bool)>,
    abbreviations: BTreeSet<String>,
    one_letter: String,
}

fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(
        || match super::read_table(crate::text::table!("syllable")) {
            Ok(source) => Grammar::new(source),
            Err(problem) => unreachable!("the embedded spelling table is under test: {problem}"),
        },
    )
}

impl Grammar {
    fn new(source: Source) -> Self {
        let mut vowels: Vec<_> = source
            .vowels
            .iter()
            .flat_map(|row| {
                let base = row.chars().next().unwrap_or_default();
                row.chars()
                    .zip(0_u8..)
                    .map(move |(c, tone)| (c, base, tone))
            })
            .collect();
        vowels.sort_unstable();
        let pack_all = |list: &[String]| {
            let mut packed: Vec<u64> = list
                .iter()
                .map(|o| pack(&o.chars().collect::<Vec<_>>()))
                .collect();
            packed.sort_unstable();
            packed
        };
        let mut grammar = Self {
            letters: Vec::new(),
            vowels,
            onsets: [
                &source.onsets,
                &source.onsets_hard,
                &source.onsets_soft,
                &source.onsets_y,
            ]
            .map(|l| pack_all(l)),
            rhymes: Vec::new(),
            abbreviations: source.abbreviations,
            one_letter: source.one_letter,
        };
        grammar.letters = blocks().map(|c| grammar.toned_in_any_case(c)).collect();
        let mut rhymes = std::collections::BTreeMap::<u64, (u8, bool)>::new();
        for (list, stop) in [(&source.rhymes, false), (&source.rhymes_stop, true)] {
            for rhyme in list {
                let mut places = 0;
                let letters: Vec<char> = rhyme
                    .chars()
                    .enumerate()
                    .map(|(i, c)| match grammar.toned(c) {
                        Some((base, ACUTE)) => {
                            places |= 1_u8 << i;
                            base
                        }
                        _ => c,
                    })
                    .collect();
                let entry = rhymes.entry(pack(&letters)).or_insert((0, stop));
                entry.0 |= places;
            }
        }
        grammar.rhymes = rhymes
            .into_iter()
            .map(|(rhyme, (places, stop))| (rhyme, places, stop))
            .collect();
        grammar
    }

    /// A letter in lower case without its tone, and the number of the tone, 0 for none.
    fn letter(&self, c: char) -> (char, u8) {
        if c.is_ascii() {
            return (c.to_ascii_lowercase(), 0);
        }
        match place(c) {
            Some(at) => self.letters[at],
            None => (lower(c), 0),
        }
    }

    fn toned_in_any_case(&self, c: char) -> (char, u8) {
        let c = lower(c);
        self.toned(c).unwrap_or((c, 0))
    }

    /// The vowel without its tone and the number of the tone.
    fn toned(&self, c: char) -> Option<(char, u8)> {
        let at = self.vowels.binary_search_by_key(&c, |v| v.0).ok()?;
        Some((self.vowels[at].1, self.vowels[at].2))
    }

    fn fit(&self, onset: &[char], rhyme: &[char], start: usize, tone: Option<(usize, u8)>) -> Fit {
        let Ok(at) = self.rhymes.binary_search_by_key(&pack(rhyme), |r| r.0) else {
            return Fit::No;
        };
        let (_, places, stop) = self.rhymes[at];
        let [any, hard, soft, with_y] = &self.onsets;
        let onset = pack(onset);
        let has = |list: &[u64]| list.binary_search(&onset).is_ok();
        let fits_onset = match rhyme[0] {
            'y' => has(with_y),
            'i' | 'e' | 'ê' => has(any) || has(soft),
            _ => has(any) || has(hard),
        };
        if !fits_onset {
            return if has(any) || has(hard) || has(soft) {
                Fit::Loose
            } else {
                Fit::No
            };
        }
        let legal = match tone {
            None => !stop,
            Some((place, tone)) => {
                place >= start
                    && places & (1 << (place - start)) != 0
                    && (!stop || tone == ACUTE || tone == DOT)
            }
        };
        if legal { Fit::Exact } else { Fit::Loose }
    }
}

/// Up to four letters of the basic plane as one number; anything longer or beyond is no part of a syllable.
fn pack(letters: &[char]) -> u64 {
    if letters.len() > 4 {
        return u64::MAX;
    }
    letters.iter().fold(0, |packed, &c| {
        packed << 16 | u64::from(u16::try_from(u32::from(c)).unwrap_or(u16::MAX))
    })
}

/// Every exact syllable with each tone, lower case: for tests of the rooms that use them.
#[cfg(test)]
pub(super) fn all_syllables() -> Vec<String> {
    let source: Source =
        crate::text::read_table(crate::text::table!("syllable")).expect("the table reads");
    let onsets = [&source.onsets, &source.onsets_hard, &source.onsets_soft]
        .into_iter()
        .flatten();
    let mut out = Vec::new();
    for onset in onsets {
        for rhyme in source.rhymes.iter().chain(&source.rhymes_stop) {
            for tone in 0..6 {
                let toned: String = rhyme
                    .chars()
                    .map(|c| {
                        let row = source
                            .vowels
                            .iter()
                            .find(|row| row.chars().nth(4) == Some(c));
                        row.and_then(|row| row.chars().nth(tone)).unwrap_or(c)
                    })
                    .collect();
                let word = format!("{onset}{toned}");
                if is_vietnamese_syllable(&word) {
                    out.push(word);
                }
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_names_and_office_words() {
        let text = "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Quách Thị Văn Hữu Ngọc Thuý Thúy \
            Khuê Quỳnh Nghiêm Giang Gì Giếng Gìn Quốc Quý Quyền Quyết Uỷ Ủy Hoá Hóa Khoẻ Loè Xoong Boong Thuở Rượu Hươu Khuya \
            Khuỷu Ngoằn Ngoèo Thoắt Huých Yên Yêu Ý Y Mỹ Thy Vy Nghề Nghiêng Chuyên Trưởng Phòng Nhiệm Vụ Hoàn Thành Xuất Sắc \
            Tốt Ghi Chú Ngoại Ngữ Kết Oanh Uyên Ước Ở Ô Ăn Ấp Giỏi Giữ Suýt Tuýp Quỵt Oăm Loạc Ngoạm Bươu Người Tươi";
        for word in text.split_whitespace() {
            assert_eq!(fit(word), Fit::Exact, "{word}");
            assert!(is_vietnamese_syllable(&word.to_uppercase()), "{word}");
        }
    }

    #[test]
    fn other_letters_are_none() {
        for word in [
            "café",
            "Müller",
            "UBND",
            "HĐND",
            "nguyễnvăn",
            "ơng",
            "bjorn",
            "",
            "x",
            "Kxá",
            "nghiêngg",
            "Namư",
            "ẵ",
            "aéo",
        ] {
            assert_ne!(fit(word), Fit::Exact, "{word}");
        }
        for word in ["qủa", "cuả", "hòan", "mat", "tèt", "cê", "maò"] {
            assert_eq!(fit(word), Fit::Loose, "{word}");
        }
    }

    #[test]
    fn there_are_some_fifteen_thousand() {
        let count = all_syllables().len();
        assert!((12_000..25_000).contains(&count), "{count}");
    }
}
