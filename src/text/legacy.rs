//! Decoding of text typed before Unicode: TCVN3 (fonts `.Vn…`) and VNI, cell by cell, word by word.
//!
//! Such text reaches us as Latin-1 characters: `NguyÔn V¨n BÐ`, `Nguyeãn Vaên Beù`. Where the cell's
//! font is known it decides; else the words do: a word is decoded only if it is no Vietnamese
//! syllable as it stands and is one when decoded, and then words that could be both follow their
//! neighbours. Each word has a cost in each reading, changing the reading between neighbours costs
//! too, and the cheapest way through the text is taken, at a tie the text as it stands.

mod tables;
mod words;

use std::borrow::Cow;
use std::cmp::Reverse;

use tables::tables;
pub(super) use words::is_settled;
use words::{
    Word, betrays_itself, has_only_unicode, is_everyday, is_locked, is_odd, is_plain, places,
};

/// What the font of a cell says of the encoding of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FontHint {
    /// Nothing: no font known, or one that says nothing of the encoding (TCVN3 text in Arial exists).
    #[default]
    Unknown,
    /// A Unicode font made for Vietnamese (`UVnTime`): the text is never decoded.
    Unicode,
    /// A TCVN3 font (`.VnTime`).
    Tcvn3,
    /// A TCVN3 font that shows small letters as capitals (`.VnTimeH`).
    Tcvn3Capitals,
    /// A VNI font (`VNI-Times`).
    Vni,
    /// A font of another old encoding (`VPS Times`): only the words decide, as for `Unknown`.
    OtherLegacy,
}

impl FontHint {
    /// How many hints there are.
    pub const COUNT: usize = Self::OtherLegacy as usize + 1;

    /// Told from the name of a font as the workbook has it.
    #[must_use]
    pub fn of_font_name(name: &str) -> Self {
        let name = name.trim();
        let lower = name.to_lowercase();
        let begins = |list: &[String]| {
            list.iter()
                .any(|beginning| lower.starts_with(beginning.as_str()))
        };
        let fonts = &tables().fonts;
        if begins(&fonts.vni) {
            Self::Vni
        } else if begins(&fonts.unicode) {
            Self::Unicode
        } else if begins(&fonts.other) {
            Self::OtherLegacy
        } else if begins(&fonts.tcvn3) || is_vn_name(name) {
            // "H" at the end of the name marks the capital font of each pair
            let capitals = name.ends_with('H') || (name == lower && name.ends_with('h'));
            if capitals {
                Self::Tcvn3Capitals
            } else {
                Self::Tcvn3
            }
        } else {
            Self::Unknown
        }
    }

    /// Whether the font by itself tells the encoding.
    const fn is_known(self) -> bool {
        matches!(self, Self::Tcvn3 | Self::Tcvn3Capitals | Self::Vni)
    }

    fn allows(self, encoding: Encoding) -> bool {
        match self {
            Self::Unicode => false,
            Self::Unknown | Self::OtherLegacy => true,
            Self::Tcvn3 | Self::Tcvn3Capitals => encoding == Encoding::Tcvn3,
            Self::Vni => encoding == Encoding::Vni,
        }
    }
}

/// `VnTime`: a .Vn font written without its dot.
fn is_vn_name(name: &str) -> bool {
    name.strip_prefix("Vn")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// An old encoding of Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Encoding {
    /// TCVN 5712-1, also called ABC: one character a letter.
    Tcvn3,
    /// VNI for Windows: a letter, then its mark.
    Vni,
}

impl Encoding {
    const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];
}

/// A text decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The text in Unicode NFC, words that were Unicode already unchanged, stray soft hyphens gone.
    pub text: String,
    /// The encoding of most of its words.
    pub encoding: Encoding,
}

/// Decodes the text of a cell as the reader gave it, before [`clean`](super::clean), which would
/// take the TCVN3 code of é for Đ; `None` where it is to be left as it is.
///
/// A text of ASCII or of Unicode Vietnamese costs one look and no allocation.
#[must_use]
pub fn decode(text: &str, font: FontHint) -> Option<Repair> {
    if font == FontHint::Unicode || is_plain_text(text, font) {
        return None;
    }
    if is_broken(text) {
        return None;
    }
    let odd = || places(text).any(|place| is_odd(text, &place));
    if !font.is_known() && is_locked(text) || has_only_unicode(text) && !odd() {
        return None;
    }
    // letters or words that only Unicode has: what else stands there may be old all the same
    let only_unicode = |word: &str| {
        Encoding::ALL
            .iter()
            .any(|&e| font.allows(e) && is_everyday(e, word))
    };
    let mixed = has_only_unicode(text)
        || (font.is_known() && places(text).any(|place| only_unicode(&text[place])));
    let words: Vec<Word> = places(text)
        .map(|place| Word::judge(text, place, font, mixed))
        .collect();
    let readings = cheapest(&words, font.is_known() && !mixed, mixed);
    rewrite(text, &words, &readings, font)
}

/// Whether [`decode`] finds no word that could speak for an old encoding. Then [`suspect`] has only to look
/// for broken and lost letters, which is what [`is_garbled`] does.
#[must_use]
pub fn is_plain_text(text: &str, font: FontHint) -> bool {
    !has_latin_1(text) || !font.is_known() && places(text).all(|place| is_settled(text, &place))
}

/// Whether letters of a text were lost for good or taken for others by an earlier program.
#[must_use]
pub fn is_garbled(text: &str) -> bool {
    is_broken(text) || has_lost_letters(text)
}

/// Whether the text looks like an old or broken encoding in some word: not to be read with
/// confidence, neither as it stands nor decoded. Meant for the text that [`decode`] leaves or gives.
#[must_use]
pub fn suspect(text: &str) -> bool {
    if text.bytes().all(|b| b.is_ascii() && b != b'?') {
        return false;
    }
    if is_garbled(text) {
        return true;
    }
    let (mut words, mut odd) = (0, 0);
    for word in places(text)
        .map(|place| &text[place])
        .filter(|word| word.chars().nth(1).is_some())
    {
        words += 1;
        if is_plain(word) {
            continue;
        }
        if betrays_itself(word) {
            return true;
        }
        odd += usize::from(
            Encoding::ALL
                .iter()
                .any(|&e| tables().apply(e, word).is_some()),
        );
    }
    // one word such as "café" is nothing; three and most of the text are
    odd > 2 && odd * 2 > words
}

/// UTF-8 that an earlier program took for another encoding.
fn is_broken(text: &str) -> bool {
    // every text comes by here
    let tables = tables();
    if !text.bytes().any(|b| tables.broken_bytes[usize::from(b)]) {
        return false;
    }
    let mut broken = tables.judgement.broken.iter();
    broken.any(|sequence| text.contains(sequence.as_str()))
}

/// Takes out soft hyphens, which have no place in a list once [`decode`] has had its look at them.
#[must_use]
pub fn drop_soft_hyphens(text: &str) -> Cow<'_, str> {
    if has_soft_hyphens(text) {
        text.replace('\u{AD}', "").into()
    } else {
        text.into()
    }
}

/// Whether soft hyphens stand in a text. No letter of Vietnamese begins with their first byte.
#[must_use]
pub fn has_soft_hyphens(text: &str) -> bool {
    memchr::memchr(0xC2, text.as_bytes()).is_some() && text.contains('\u{AD}')
}

/// Letters of Latin-1 beyond ASCII begin with these bytes in UTF-8.
fn has_latin_1(text: &str) -> bool {
    memchr::memchr2(0xC2, 0xC3, text.as_bytes()).is_some()
}

/// "Nguy?n V?n": letters that an earlier conversion could not write.
fn has_lost_letters(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr(b'?', bytes).is_some()
        && bytes
            .windows(3)
            .any(|w| w[1] == b'?' && w[0].is_ascii_lowercase() && w[2].is_ascii_lowercase())
}

/// Cost of beginning with a decoded reading where no font speaks for it (with a font: of not doing so).
const BEGIN: u32 = 2;
/// Cost of another reading than the word before.
const CHANGE: u32 = 3;
/// The same where letters that only Unicode has show that words of both stand beside each other.
const CHANGE_IN_MIXED: u32 = 2;

/// The reading of each word on the cheapest way: 0 as it stands, 1 TCVN3, 2 VNI.
fn cheapest(words: &[Word], known_font: bool, mixed: bool) -> Vec<usize> {
    let price = if mixed { CHANGE_IN_MIXED } else { CHANGE };
    let change = |index, from, to| change(index, from, to, price);
    let mut totals = if known_font {
        [BEGIN, 0, 0]
    } else {
        [0, BEGIN, BEGIN]
    };
    let mut came_from = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let step = |to: usize| {
            let from = (0..3).min_by_key(|&from| {
                (
                    totals[from] + change(index, from, to),
                    Reverse(from == to),
                    from,
                )
            });
            let from = from.unwrap_or(to);
            (
                totals[from] + change(index, from, to) + word.costs[to],
                from,
            )
        };
        let steps = [step(0), step(1), step(2)];
        totals = steps.map(|(total, _)| total);
        came_from.push(steps.map(|(_, from)| from));
    }
    let mut at = (0..3).min_by_key(|&to| totals[to]).unwrap_or(0);
    let mut readings = vec![0; words.len()];
    for (reading, from) in readings.iter_mut().zip(&came_from).rev() {
        *reading = at;
        at = from[at];
    }
    readings
}

fn change(index: usize, from: usize, to: usize, price: u32) -> u32 {
    if from == to {
        0
    } else if index == 0 {
        // the costs of beginning are in the totals already
        words::NEVER
    } else if from == 0 || to == 0 {
        price
    } else {
        // one cell was typed with one keyboard: what only the other encoding reads is a slip
        6 * price
    }
}

fn rewrite(text: &str, words: &[Word], readings: &[usize], font: FontHint) -> Option<Repair> {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut counts = [0_usize; 2];
    let mut copied = 0;
    // one long word in capitals speaks for short ones beside it, but not "Sè TT" (Số TT)
    let capitals = font == FontHint::Tcvn3Capitals
        || (all_capitals(text)
            && words
                .iter()
                .map(|w| &text[w.place.clone()])
                .any(|w| !w.is_ascii() && all_capitals(w)));
    for (word, reading) in words.iter().zip(readings) {
        let Some(encoding) = reading.checked_sub(1).map(|slot| Encoding::ALL[slot]) else {
            continue;
        };
        let source = &text[word.place.clone()];
        let Some(decoded) = word.text(encoding) else {
            continue;
        };
        let decoded = if encoding == Encoding::Tcvn3 && (capitals || all_capitals(source)) {
            Cow::Owned(decoded.to_uppercase())
        } else {
            Cow::Borrowed(decoded)
        };
        if decoded == source {
            continue;
        }
        out.push_str(&text[copied..word.place.start]);
        out.push_str(&decoded);
        copied = word.place.end;
        counts[encoding as usize] += 1;
    }
    if counts == [0, 0] {
        return None;
    }
    out.push_str(&text[copied..]);
    out.retain(|c| c != '\u{AD}');
    if font == FontHint::Tcvn3Capitals {
        out = out.to_uppercase();
    }
    let encoding = if counts[1] > counts[0] {
        Encoding::Vni
    } else {
        Encoding::Tcvn3
    };
    Some(Repair {
        text: out,
        encoding,
    })
}

/// Two capitals or more and no small letter of ASCII: TCVN3 has no capitals with tones, so people
/// typed the small ones ("DANH S¸CH").
fn all_capitals(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_uppercase).count() > 1
        && !text.bytes().any(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod slips_tests;
#[cfg(test)]
mod tests;
