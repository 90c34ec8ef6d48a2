//! Words of a text, and what each reading of a word costs.

use std::ops::Range;
use std::sync::LazyLock;

use super::tables::{Tables, tables};
use super::{Encoding, FontHint};
use crate::text::letters::is_alphabetic;
use crate::text::recall::Recall;
use crate::text::syllable::{Fit, LONGEST, fit, is_abbreviation, is_one_letter_word};

/// A reading that is out of the question.
pub(super) const NEVER: u32 = 1000;

/// The reading gives no syllable, under a font that speaks for it.
const OTHER: u32 = 5;

/// Added where the word is good Unicode and the reading under the font is not.
const PLAIN: u32 = 8;

/// The word is none as it stands: more than going into the old reading and out of it, so that a lone one among
/// words of Unicode is decoded.
const NO_WORD: u32 = 2 * super::CHANGE + 1;

/// A word, its place in the text, and its readings: as it stands, as TCVN3, as VNI.
pub(super) struct Word {
    pub place: Range<usize>,
    pub costs: [u32; 3],
    decoded: [Option<String>; 2],
}

/// What beside the word itself bears on its readings.
struct Context {
    single: bool,
    known_font: bool,
    /// "§/c" is đ/c, comrade.
    before_slash: bool,
}

/// The places of the words of a text: runs of characters that are letters in any reading, without
/// the quotation marks « » around them.
pub(super) fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    // ằ, the TCVN3 reading of », ends no word and seldom begins one
    let quoted = memchr::memchr(0xC2, text.as_bytes()).is_some()
        && text.contains('»')
        && (runs(text).any(|run| text[run].ends_with('»'))
            || (runs(text).any(|run| text[run].starts_with('»'))
                && runs(text).any(|run| text[run].ends_with('«'))));
    runs(text).filter_map(move |run| {
        if !quoted {
            return Some(run);
        }
        let word = text[run.clone()].trim_start_matches(['«', '»']);
        let start = run.end - word.len();
        let word = word.trim_end_matches(['«', '»']);
        (!word.is_empty()).then(|| start..start + word.len())
    })
}

fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
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

/// What can be said of a word by itself.
#[derive(Clone, Copy)]
struct Known {
    /// Of a word of Latin-1 with letters beyond ASCII: good as it stands.
    plain: bool,
    /// Unlikely beside letters that Unicode alone has.
    in_mixed: bool,
    /// It may be the end of an unlikely phrase.
    ends: bool,
}

impl Known {
    /// Names and office language have a few thousand words, and each is asked again and again.
    fn of(word: &str) -> Self {
        static KNOWN: LazyLock<Recall<Known>> = LazyLock::new(Recall::default);
        KNOWN.ask(word, || {
            let lower: String = word.chars().flat_map(char::to_lowercase).collect();
            let judgement = &tables().judgement;
            let mut phrases = judgement.unlikely.iter();
            Self {
                plain: is_plain_latin(word),
                in_mixed: judgement.unlikely_in_mixed.contains(&lower),
                ends: phrases.any(|p| p.ends_with(&lower) || lower.ends_with(p.as_str())),
            }
        })
    }
}

/// Whether a word, its soft hyphens and the letter eth aside, is good as it stands.
pub(super) fn is_plain(word: &str) -> bool {
    word.is_ascii() || word.chars().any(|c| c > '\u{FF}') || Known::of(word).plain
}

/// A word that cannot speak for an old encoding.
pub(in crate::text) fn is_settled(text: &str, place: &Range<usize>) -> bool {
    let word = &text[place.clone()];
    if word.is_ascii() {
        return true;
    }
    let (mut letters, mut only_unicode) = (true, false);
    for c in word.chars() {
        letters &= is_alphabetic(c);
        only_unicode |= c > '\u{FF}';
    }
    // no unlikely phrase ends in a word with letters that Unicode alone has, nor begins within a word of letters
    if letters && only_unicode {
        return true;
    }
    if !letters && word.chars().nth(1).is_none() {
        return true;
    }
    let known = Known::of(word);
    let plain = only_unicode || known.plain;
    plain && (letters || !word.contains('\u{AD}')) && !is_unlikely_as(known, text, place)
}

/// The same for a word of Latin-1 with letters beyond ASCII.
fn is_plain_latin(word: &str) -> bool {
    if fit(word) == Fit::Exact && (!changes_to_capitals(word) || is_slip_of_capitals(word)) {
        return true;
    }
    if tables().judgement.foreign.contains(&word.to_lowercase()) || is_short_form(word, 'Ð') {
        return true;
    }
    let read: String = without_soft_hyphens(word)
        .map(|c| if c == 'Ð' { 'Đ' } else { c })
        .collect();
    (fit(&read) == Fit::Exact && !changes_to_capitals(&read)) || is_abbreviation(&read)
}

/// Capitals of ASCII with the given code of Đ among them: "HÐND", "GPL§".
fn is_short_form(word: &str, d_stroke: char) -> bool {
    word.contains(d_stroke)
        && word
            .chars()
            .all(|c| c == d_stroke || c.is_ascii_uppercase())
}

/// Whether the word is Unicode of every day, of which the encoding would make no word at all.
pub(super) fn is_everyday(encoding: Encoding, word: &str) -> bool {
    // TCVN3 has other codes for small and capital letters: "TÊN" is TẤN, "tên" is no word
    let other = encoding == Encoding::Tcvn3 && word.contains("ÊN");
    !other
        && !changes_to_capitals(word)
        && tables().everyday[encoding as usize].contains(&word.to_lowercase())
}

/// A capital inside a word with small letters, as in the TCVN3 "tÊn", "TÊm": a slip of people, but
/// a rule of old codes.
fn changes_to_capitals(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

/// Capitals as no old code has them, but fingers do: `NGô`, `THái`, `tOÀN`, `LộC`. Letters of ASCII in a word of an
/// old encoding are small, or capital, or only the first is.
fn is_slip_of_capitals(word: &str) -> bool {
    let plain = || word.chars().filter(char::is_ascii_alphabetic);
    let upper = |c: char| c.is_ascii_uppercase();
    let regular = plain().all(upper) || !plain().skip(1).any(upper);
    let two = word.chars().take(2).filter(|c| upper(*c)).count() == 2;
    !regular || two && word.chars().skip(2).all(char::is_lowercase)
}

/// Whether a syllable has capitals of ASCII alone (`TâM`) in a text whose other words have small letters: old texts
/// in capitals have no others.
fn is_capital_among_small(text: &str, place: &Range<usize>) -> bool {
    let word = &text[place.clone()];
    let small = |part: &str| part.bytes().any(|b| b.is_ascii_lowercase());
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count() > 1 && !small(word);
    let others = || small(&text[..place.start]) || small(&text[place.end..]);
    capitals && others() && fit(&word.to_lowercase()) == Fit::Exact
}

/// Whether a text was typed with the key for capitals locked: each word with a small letter before capitals. Signs
/// among them are letters of an old encoding, which has small letters where it lacks capitals ("C¦êNG").
pub(super) fn is_locked(text: &str) -> bool {
    if text
        .chars()
        .any(|c| !c.is_ascii() && (!c.is_alphabetic() || matches!(c, 'ª' | 'µ' | 'º')))
    {
        return false;
    }
    let locked = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_lowercase) && letters.all(char::is_uppercase)
    };
    let mut words = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| w.chars().nth(1).is_some());
    let sure = |word: &str| word.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    words.clone().any(sure) && words.all(locked)
}

/// Whether a word of a text that holds letters which only Unicode has may be of an old encoding all the same: it is
/// no syllable, in whatever capitals, or one that old texts write so.
pub(super) fn is_odd(text: &str, place: &Range<usize>) -> bool {
    let word = &text[place.clone()];
    if word.is_ascii() || word.chars().any(|c| c > '\u{FF}') {
        return false;
    }
    word.contains('\u{AD}')
        || fit(&word.to_lowercase()) != Fit::Exact && !is_plain(word)
        || is_unlikely(text, place)
}

/// Whether a character that no spelling puts between letters stands between letters.
pub(super) fn betrays_itself(word: &str) -> bool {
    let betraying = &tables().judgement.betraying;
    let last = word.chars().count().saturating_sub(1);
    word.chars()
        .enumerate()
        .any(|(i, c)| i > 0 && i < last && betraying.contains(c))
}

/// Whether a word is Unicode by what follows it in an old encoding.
fn is_kept(text: &str, place: &Range<usize>) -> bool {
    let word = text[place.clone()].to_lowercase();
    let Some((_, followers)) = tables().judgement.kept.iter().find(|(w, _)| *w == word) else {
        return false;
    };
    let rest = text[place.end..].trim_start().to_lowercase();
    followers
        .iter()
        .any(|f| rest.starts_with(&f.to_lowercase()))
}

/// Whether letters stand in a text that no old encoding has.
pub(super) fn has_only_unicode(text: &str) -> bool {
    text.chars().any(|c| c > '\u{FF}' && c.is_alphabetic())
}

/// Whether a word that could be Vietnamese is more likely the old code of a frequent one.
pub(super) fn is_unlikely(text: &str, place: &Range<usize>) -> bool {
    is_unlikely_as(Known::of(&text[place.clone()]), text, place)
}

fn is_unlikely_as(known: Known, text: &str, place: &Range<usize>) -> bool {
    if known.in_mixed && has_only_unicode(text) {
        return true;
    }
    // nearly no word is in the lists or the end of a phrase
    if !known.ends {
        return false;
    }
    let mut letters = text[..place.end].chars().rev().flat_map(char::to_lowercase);
    let last = letters.next();
    let phrases = tables().judgement.unlikely.iter();
    let mut alike = phrases.filter(|phrase| phrase.chars().next_back() == last);
    alike.any(|phrase| {
        let mut before = text[..place.end].chars().rev().flat_map(char::to_lowercase);
        // a heading breaks its lines where it likes; in Unicode a line ends one thing and begins another:
        // "Danh Gia Bình⏎Phó Chủ tịch"
        let alike = |c: char, b: char| {
            b == c || c == ' ' && b.is_whitespace() && (b == ' ' || !has_only_unicode(text))
        };
        phrase
            .chars()
            .rev()
            .all(|c| before.next().is_some_and(|b| alike(c, b)))
            && before.next().is_none_or(|c| !c.is_alphabetic())
    })
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
        if single && stands_alone(text, &place, word, font) || is_kept(text, &place) {
            return judged;
        }
        // Unicode letters in a cell of an old font: someone edited it since, so the font is no proof
        let known_font = font.is_known() && !mixed;
        let unlikely = is_unlikely(text, &place);
        let plain = (is_plain(word) || is_capital_among_small(text, &place)) && !unlikely;
        let before_slash = text[place.end..].starts_with(['/', '.']);
        let context = Context {
            single,
            known_font,
            before_slash,
        };
        for (slot, encoding) in Encoding::ALL.into_iter().enumerate() {
            if font.allows(encoding)
                && let Some((decoded, cost)) = reading(tables(), encoding, word, &context)
            {
                let doubt = match (plain, cost) {
                    (true, 1..) if known_font => PLAIN,
                    (true, _) if mixed && !word.contains('\u{AD}') => 1,
                    _ => 0,
                };
                judged.costs[slot + 1] = cost + doubt;
                judged.decoded[slot] = Some(decoded);
            }
        }
        judged.costs[0] = match (single, known_font) {
            (true, true) => 4,
            (true, false) => lone_letter(text, word),
            (false, true) => 4 + 2 * u32::from(!plain),
            (false, false) if unlikely && !word.contains('\u{AD}') => NO_WORD,
            (false, false) => as_it_stands(word, plain, judged.costs[1]),
        };
        judged
    }

    /// The word's text in a reading.
    pub(super) fn text(&self, encoding: Encoding) -> Option<&str> {
        self.decoded[encoding as usize].as_deref()
    }
}

/// A sign beside a figure ("5×", "1½") that is no word.
fn stands_alone(text: &str, place: &Range<usize>, sign: &str, font: FontHint) -> bool {
    let beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let by_figure =
        beside(text[..place.start].chars().next_back()) || beside(text[place.end..].chars().next());
    // "100.000®" in a .Vn font is a sum in đồng
    let sum = sign == "®" && matches!(font, FontHint::Tcvn3 | FontHint::Tcvn3Capitals);
    by_figure && !sum
}

/// What it costs to leave a letter alone: much only where other words stand beside one that
/// Vietnamese does not have ("chç ë" is chỗ ở).
fn lone_letter(text: &str, letter: &str) -> u32 {
    let strange = letter.chars().all(char::is_alphabetic) && fit(letter) == Fit::No;
    if strange && text.len() > letter.len() && !is_plain(letter) {
        4
    } else {
        0
    }
}

fn reading(
    tables: &Tables,
    encoding: Encoding,
    word: &str,
    context: &Context,
) -> Option<(String, u32)> {
    let decoded = tables.apply(encoding, word)?;
    if context.single {
        let letter = decoded.chars().next()?;
        let cost = match letter {
            _ if is_one_letter_word(letter) => 0,
            'đ' | 'Đ' if context.known_font || context.before_slash => 1,
            _ => return None,
        };
        return Some((decoded, cost));
    }
    let (short, loose, other) = if context.known_font {
        (0, 1, OTHER)
    } else {
        (1, 5, OTHER + 3)
    };
    if fit(&decoded) == Fit::Exact {
        let rare = || {
            let lower = decoded.to_lowercase();
            let judgement = &tables.judgement;
            is_short_form(word, 'Ñ') || judgement.rare.iter().any(|r| lower.contains(r.as_str()))
        };
        let cost = if is_everyday(encoding, word) {
            NEVER
        } else if encoding == Encoding::Tcvn3 && !context.known_font && rare() {
            2
        } else {
            0
        };
        return Some((decoded, cost));
    }
    let vowels = word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    let d_stroke = match encoding {
        Encoding::Tcvn3 => is_short_form(word, '§'),
        // with a vowel it may be Spanish ("AÑO")
        Encoding::Vni => is_short_form(word, 'Ñ') && !vowels,
    };
    if d_stroke || is_abbreviation(&decoded) {
        return Some((decoded, short));
    }
    // a stray soft hyphen would become a false ư ("Việt Namư"); none strays to the head of a word
    let heads = context.known_font && word.starts_with('\u{AD}');
    if encoding == Encoding::Tcvn3 && word.contains('\u{AD}') && !heads {
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
    let cost = if betrays_itself(word) && word.len() <= LONGEST_COMPOUND && is_compound(&decoded) {
        2
    } else if fit(&decoded) == Fit::Loose {
        loose
    } else {
        other
    };
    Some((decoded, cost))
}

/// In bytes; beyond it a word is noise, and trying all its cuts would take for ever.
const LONGEST_COMPOUND: usize = 24;

/// Several syllables in one: "ximăng", "bêtông".
fn is_compound(word: &str) -> bool {
    word.is_empty()
        || word
            .char_indices()
            .skip(1)
            .map(|(at, _)| at)
            .chain([word.len()])
            .take(LONGEST)
            .any(|at| fit(&word[..at]) == Fit::Exact && is_compound(&word[at..]))
}

/// What it costs to leave a word of Latin-1 letters as it stands, where no font speaks.
fn as_it_stands(word: &str, plain: bool, as_tcvn3: u32) -> u32 {
    let loose = || fit(word) == Fit::Loose && !changes_to_capitals(word);
    if word.contains('\u{AD}') {
        // "th<soft hyphen>" is thư, "Nam<soft hyphen>" is Nam
        let rest_is_good = plain || without_soft_hyphens(word).all(|c| c.is_ascii());
        match (as_tcvn3, rest_is_good) {
            // nobody parts a syllable
            (0, _) => NO_WORD,
            (_, true) => 0,
            (_, false) => NO_WORD,
        }
    } else if plain {
        0
    } else if loose() {
        3
    } else if betrays_itself(word) {
        9
    } else {
        NO_WORD
    }
}
