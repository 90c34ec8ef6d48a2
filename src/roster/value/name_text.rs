//! The text of a name cell taken apart: running number, name, remarks; and its capitals.

use std::sync::LazyLock;

use super::gender;
use super::reading::is_filler;
use super::words::{Form, words};
use crate::schema::Gender;
use crate::text::{Recall, fold, is_vietnamese_syllable};

/// A name cell without what stands around the name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Notes {
    /// The name, titles still before it.
    pub(super) core: String,
    /// From "(Nữ)" or "- Nữ".
    pub(super) gender: Option<Gender>,
    /// Everything else that stood in brackets, quotes or behind a dash, joined by "; ".
    pub(super) remark: Option<String>,
}

impl Notes {
    /// Sorts one remark: a gender, a note mark ("1", "*") or a text to be kept.
    fn add(&mut self, remark: &str) {
        let remark = remark.trim_matches(|c: char| is_edge(c));
        let folded = fold(remark);
        if let Some(gender) = gender::word(&folded) {
            self.gender = Some(gender);
        } else if !is_filler(remark) && remark.chars().any(char::is_alphabetic) {
            let kept = self.remark.get_or_insert_default();
            if !kept.is_empty() {
                kept.push_str("; ");
            }
            kept.push_str(remark);
        }
    }
}

/// Takes running numbers, note marks and remarks off.
pub(super) fn without_notes(text: &str) -> Notes {
    let mut notes = Notes::default();
    let outside = take_brackets(without_number(text), &mut notes);
    let mut core = outside.as_str();
    if let Some((name, remark)) = split_remark(core) {
        notes.add(remark);
        core = name;
    }
    if let Some(at) = alias(core) {
        notes.add(&core[at..]);
        core = &core[..at];
    }
    let core = core.trim_matches(|c: char| is_edge(c) || is_note_mark(c));
    // "Nguyễn.Văn.Hùng": signs in the place of every space
    let dotted = !core.contains(' ')
        && core
            .split(['.', '_'])
            .all(|part| part.chars().nth(1).is_some());
    let parted = |c: char| c.is_whitespace() || dotted && matches!(c, '.' | '_');
    let mut words: Vec<&str> = core.split(parted).filter(|w| !w.is_empty()).collect();
    if let Some(post) = short_post(&words) {
        notes.add(post);
        words.pop();
    }
    notes.core = words.join(" ");
    notes
}

/// The abbreviation of a post behind a name in small letters ("Lê Thị Hoa GV"): capitals without a vowel.
fn short_post<'a>(words: &[&'a str]) -> Option<&'a str> {
    let (last, name) = words.split_last()?;
    let is_short = (2..=5).contains(&last.len())
        && last
            .bytes()
            .all(|b| b.is_ascii_uppercase() && !b"AEIOUY".contains(&b));
    let is_name = name.len() > 1 && name.iter().all(|w| w.chars().any(char::is_lowercase));
    (is_short && is_name).then_some(*last)
}

/// Signs at the ends of a name that say nothing.
fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '-'
                | '–'
                | '—'
                | '_'
                | '/'
                | '\''
                | '’'
                | '`'
                | '"'
                | '•'
                | '·'
                | '…'
                | '('
                | ')'
                | '['
                | ']'
                | '\u{ad}'
        )
}

/// Signs that point at a footnote or mark the row.
fn is_note_mark(c: char) -> bool {
    matches!(
        c,
        '*' | '+' | '†' | '#' | '¹' | '²' | '³' | '⁴'..='⁹' | '★' | '✓' | '✔' | '√'
    )
}

/// Cuts "1. ", "01/ ", "12) ", "1 - ", "- " off the front.
fn without_number(text: &str) -> &str {
    let rest =
        text.trim_start_matches(|c: char| is_note_mark(c) || matches!(c, '-' | '–' | '•' | ' '));
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - after.len();
    let name = after.trim_start_matches(|c: char| {
        c == ' ' || matches!(c, '.' | ')' | '/' | '-' | ':' | ',' | '–')
    });
    if (1..=4).contains(&digits) && name.len() < after.len() && !name.is_empty() {
        name
    } else {
        rest
    }
}

/// Takes bracketed and quoted parts out; what is opened and not closed goes to the end.
fn take_brackets(text: &str, notes: &mut Notes) -> String {
    let mut outside = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '[', '“', '"', '{']) {
        let Some(open) = rest[at..].chars().next() else {
            break;
        };
        let close = match open {
            '(' => ')',
            '[' => ']',
            '{' => '}',
            '“' => '”',
            _ => '"',
        };
        outside.push_str(&rest[..at]);
        outside.push(' ');
        let inner = &rest[at + open.len_utf8()..];
        let (remark, tail) = inner.split_once(close).unwrap_or((inner, ""));
        notes.add(remark);
        rest = tail;
    }
    outside.push_str(rest);
    outside
}

/// Splits at a dash between spaces, a comma, semicolon or colon, where letters stand on both sides.
fn split_remark(text: &str) -> Option<(&str, &str)> {
    let has_letters = |t: &str| t.chars().any(char::is_alphabetic);
    [" - ", " – ", " — ", ",", ";", ": "]
        .iter()
        .filter_map(|sign| text.split_once(sign))
        .filter(|(name, remark)| name.trim().contains(' ') && has_letters(remark))
        // "Đồng chí: Lý Minh Quân"
        .filter(|(name, _)| {
            !words()
                .name
                .titles
                .has(&Form::new(name.trim(), text.is_ascii()))
        })
        .min_by_key(|(name, _)| name.len())
}

/// Where the words for a second name begin ("Nguyễn Văn Hùng tức Năm Hùng").
fn alias(text: &str) -> Option<usize> {
    let bare = text.is_ascii();
    let starts: Vec<usize> = text
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    // a name of at least two words comes first
    starts.iter().enumerate().skip(1).find_map(|(i, &at)| {
        let next = starts.get(i + 1)?;
        if !may_begin_alias(&text[at + 1..*next], bare) {
            return None;
        }
        starts[i + 1..]
            .iter()
            .take(4)
            .any(|&end| {
                words()
                    .name
                    .aliases
                    .has(&Form::new(&text[at + 1..end], bare))
            })
            .then_some(at)
    })
}

/// Whether words for a second name may begin with a word; asked of every word of every name.
fn may_begin_alias(word: &str, bare: bool) -> bool {
    static KNOWN: LazyLock<[Recall<bool>; 2]> = LazyLock::new(Default::default);
    KNOWN[usize::from(bare)].ask(word, || {
        let aliases = &words().name.aliases;
        aliases.has_beginning(&Form::new(word, bare))
    })
}

/// Every word with a capital and small letters behind it; after an apostrophe or hyphen anew.
/// Two words that lost the space between them (`NguyễnVăn Hùng`) are parted behind a family name.
pub(super) fn capitalised(text: &str, bare: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let (first, second) = parted(word, bare);
        for word in [Some(first), second].into_iter().flatten() {
            if !out.is_empty() {
                out.push(' ');
            }
            capitalise(&mut out, word);
        }
    }
    out
}

fn capitalise(out: &mut String, word: &str) {
    let mut start = true;
    for c in word.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        start = matches!(c, '\'' | '’' | '-' | '.' | '‘' | '`');
    }
}

fn parted(word: &str, bare: bool) -> (&str, Option<&str>) {
    let inner_capital = word
        .char_indices()
        .zip(word.chars().skip(1).map(char::is_uppercase))
        .find(|((_, c), capital)| c.is_lowercase() && *capital)
        .map(|((at, c), _)| at + c.len_utf8());
    // "TiÊn", "NgọC": a slip of the finger within one word
    let slip = || is_vietnamese_syllable(&word.to_lowercase());
    match inner_capital.map(|at| word.split_at(at)) {
        Some((family, rest)) if words().name.families.has(&Form::new(family, bare)) && !slip() => {
            (family, Some(rest))
        }
        _ => (word, None),
    }
}
