//! Words of a text, and what each reading of a word costs.

use std::ops::Range;

use super::tables::{Tables, tables};
use super::{Encoding, FontHint};
use crate::text::syllable::{Fit, fit, is_abbreviation, is_one_letter_word};

/// A reading that is out of the question.
pub(super) const NEVER: u32 = 1000;

/// The reading gives no syllable, under a font that speaks for it.
const OTHER: u32 = 5;

/// A word, its place in the text, and its readings: as it stands, as TCVN3, as VNI.
pub(super) struct Word {
    pub place: Range<usize>,
    pub costs: [u32; 3],
    decoded: [Option<String>; 2],
}

/// The places of the words of a text: runs of characters that are letters in any reading.
pub(super) fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let tables = tables();
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = chars.find(|&(_, c)| tables.is_letter(c))?;
        let mut end = text.len();
        while let Some(&(at, c)) = chars.peek() {
            if !tables.is_letter(c) {
                end = at;
                break;
            }
            chars.next();
        }
        Some(start..end)
    })
}

/// Whether a word, its soft hyphens and the letter eth aside, is good as it stands.
pub(super) fn is_plain(word: &str) -> bool {
    if word.is_ascii() || word.chars().any(|c| c > '\u{FF}') {
        return true;
    }
    let read: String = without_soft_hyphens(word)
        .map(|c| if c == 'Ð' { 'Đ' } else { c })
        .collect();
    read.is_ascii()
        || fit(&read) == Fit::Exact
        || is_abbreviation(&read)
        || tables().judgement.foreign.contains(word)
}

fn without_soft_hyphens(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|&c| c != '\u{AD}')
}

impl Word {
    /// Judges the word at the place. `mixed`: the text also holds letters that only Unicode has.
    pub(super) fn judge(text: &str, place: Range<usize>, font: FontHint, mixed: bool) -> Self {
        let word = &text[place.clone()];
        let mut judged = Self {
            place: place.clone(),
            costs: [0, 0, 0],
            decoded: [None, None],
        };
        if word.is_ascii() {
            return judged;
        }
        judged.costs = [0, NEVER, NEVER];
        if word.chars().any(|c| c > '\u{FF}') {
            return judged;
        }
        let single = word.chars().nth(1).is_none();
        if single && stands_alone(text, &place, word, font) {
            return judged;
        }
        // Unicode letters in a cell of an old font: someone edited it since, so the font is no proof
        let known_font = font.is_known() && !mixed;
        let plain = is_plain(word);
        for (slot, encoding) in Encoding::ALL.into_iter().enumerate() {
            if font.allows(encoding)
                && let Some((decoded, cost)) = reading(tables(), encoding, word, single, known_font)
            {
                let doubt = match (plain, cost) {
                    (true, OTHER..) if known_font => OTHER,
                    (true, _) if mixed => 1,
                    _ => 0,
                };
                judged.costs[slot + 1] = cost + doubt;
                judged.decoded[slot] = Some(decoded);
            }
        }
        judged.costs[0] = if single {
            if known_font { 4 } else { 0 }
        } else if known_font {
            if plain { 4 } else { 6 }
        } else {
            as_it_stands(word, judged.costs[1])
        };
        judged
    }

    /// The word's text in a reading.
    pub(super) fn text(&self, encoding: Encoding) -> Option<&str> {
        self.decoded[encoding as usize].as_deref()
    }
}

/// A sign between spaces or beside a figure ("25 ×", "½", "« … »") that is no word.
fn stands_alone(text: &str, place: &Range<usize>, sign: &str, font: FontHint) -> bool {
    let beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let by_figure =
        beside(text[..place.start].chars().next_back()) || beside(text[place.end..].chars().next());
    // "100.000®" in a .Vn font is a sum in đồng
    let sum = sign == "®" && matches!(font, FontHint::Tcvn3 | FontHint::Tcvn3Capitals);
    (by_figure && !sum) || (matches!(sign, "«" | "»") && text.contains('«') && text.contains('»'))
}

fn reading(
    tables: &Tables,
    encoding: Encoding,
    word: &str,
    single: bool,
    known_font: bool,
) -> Option<(String, u32)> {
    let decoded = tables.apply(encoding, word)?;
    if single {
        let letter = decoded.chars().next()?;
        let cost = if is_one_letter_word(letter) {
            0
        } else if known_font && matches!(letter, 'đ' | 'Đ') {
            1
        } else {
            return None;
        };
        return Some((decoded, cost));
    }
    let (abbreviation, loose, other) = if known_font {
        (0, 1, OTHER)
    } else {
        (1, 5, OTHER + 3)
    };
    match fit(&decoded) {
        Fit::Exact => return Some((decoded, 0)),
        _ if is_abbreviation(&decoded) => return Some((decoded, abbreviation)),
        _ => {}
    }
    // a stray soft hyphen would become a false ư ("Việt Namư")
    if encoding == Encoding::Tcvn3 && word.contains('\u{AD}') {
        let rest: String = without_soft_hyphens(word).collect();
        if rest.is_ascii() {
            return Some((rest, 1));
        }
        if let Some(rest) = tables
            .apply(encoding, &rest)
            .filter(|rest| fit(rest) == Fit::Exact)
        {
            return Some((rest, 1));
        }
    }
    let cost = if fit(&decoded) == Fit::Loose {
        loose
    } else {
        other
    };
    Some((decoded, cost))
}

/// What it costs to leave a word of Latin-1 letters as it stands, where no font speaks.
fn as_it_stands(word: &str, as_tcvn3: u32) -> u32 {
    if word.contains('\u{AD}') && without_soft_hyphens(word).all(|c| c.is_ascii()) {
        // "th<soft hyphen>" is thư, "Nam<soft hyphen>" is Nam
        return if as_tcvn3 == 0 { 4 } else { 0 };
    }
    if is_plain(word) {
        return 0;
    }
    let capitals = word.chars().all(|c| c.is_ascii_uppercase() || c == 'Ð');
    if capitals || fit(word) == Fit::Loose {
        2
    } else {
        6
    }
}
