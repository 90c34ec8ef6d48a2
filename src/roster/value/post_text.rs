//! The text of a position as words: abbreviations written out, gaps between words judged.

use std::ops::Range;

use super::post_words::{PostWords, Tail};
use crate::text::{fold, is_alphabetic, is_alphanumeric};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Space, ampersand within a name.
    Space,
    /// Dot and space behind a short word: of an abbreviation ("P. Chủ tịch"), seldom of a sentence.
    Dot,
    /// Dash, "và", "&", dot of a sentence: may join two posts or two halves of one ("Văn hoá - Xã hội").
    Weak,
    /// Comma, semicolon, slash, plus, bracket, "kiêm": ends a post.
    Strong,
}

/// A word of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded, one writing for all spellings.
    pub(super) text: String,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Written with a capital letter.
    pub(super) capital: bool,
    /// A word of the language, no abbreviation that has the same letters ("dữ" is no "ĐU").
    spoken: bool,
    /// Inside brackets.
    pub(super) bracket: bool,
    /// Behind a word that says it has come in the place of what stands before ("nay là").
    pub(super) instead: bool,
    /// Bytes of the text that it was read from.
    pub(super) span: Range<usize>,
}

/// The words of a text in one writing each.
pub(super) fn words(lexicon: &PostWords, text: &str) -> Vec<Word> {
    let mut words = split(text);
    soften(lexicon, &mut words);
    let words = joined(lexicon, words);
    match unified(lexicon, words) {
        // what the first round wrote out may complete a longer spelling
        (words, true) => unified(lexicon, words).0,
        (words, false) => words,
    }
}

/// The same, as plain words.
pub(super) fn words_of(lexicon: &PostWords, text: &str) -> Vec<String> {
    words(lexicon, text).into_iter().map(|w| w.text).collect()
}

fn split(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut gap = Gap::Strong;
    let mut depth = 0_usize;
    let mut start = None;
    let mut push = |range: Range<usize>, gap: &mut Gap, bracket: bool| {
        let raw = &text[range.clone()];
        let folded = fold(raw);
        // "và" joins as a dash does
        if folded == "va" {
            *gap = (*gap).max(Gap::Weak);
        } else if !folded.is_empty() {
            out.push(Word {
                text: folded,
                gap: *gap,
                capital: raw.chars().next().is_some_and(char::is_uppercase),
                spoken: raw.starts_with('d') || raw.chars().any(is_marked),
                bracket,
                instead: false,
                span: range,
            });
            *gap = Gap::Space;
        }
    };
    for (at, c) in text.char_indices() {
        if is_alphanumeric(c) || c == '\u{ad}' {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            push(from..at, &mut gap, depth > 0);
        }
        match c {
            // "P/Bí thư", "B/thư": a letter and what it shortens
            '/' if is_shortened(text, at) => {}
            // "HUV.TP"
            '.' if is_between_words(text, at) || ends_sentence(text, at) => {
                gap = gap.max(Gap::Weak)
            }
            '.' if text[at + 1..].starts_with(' ') => gap = gap.max(Gap::Dot),
            ',' | ';' | '/' | '+' | '|' | '\n' | '•' => gap = Gap::Strong,
            '(' | '[' => {
                depth += 1;
                gap = Gap::Strong;
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                gap = Gap::Strong;
            }
            // "GD&ĐT" is one name
            '&' if text[at + 1..].starts_with(' ') => gap = gap.max(Gap::Weak),
            '-' | '–' | '—' | ':' => gap = gap.max(Gap::Weak),
            _ => {}
        }
    }
    if let Some(from) = start {
        push(from..text.len(), &mut gap, depth > 0);
    }
    out
}

/// Whether a letter carries a mark; "Đ" is a letter of its own.
fn is_marked(c: char) -> bool {
    !c.is_ascii() && is_alphabetic(c) && !matches!(c, 'đ' | 'Đ' | 'ð' | 'Ð')
}

/// Whether one letter alone stands before the sign and a letter behind it.
fn is_shortened(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let one = before.next().is_some_and(char::is_alphabetic)
        && before.next().is_none_or(|c| !c.is_alphanumeric());
    one && text[at + 1..].starts_with(char::is_alphabetic)
}

/// Whether two letters or more stand on either side of the sign, without spaces.
fn is_between_words(text: &str, at: usize) -> bool {
    let two = |chars: &mut dyn Iterator<Item = char>| {
        chars.take(2).filter(|c| c.is_alphabetic()).count() == 2
    };
    two(&mut text[..at].chars().rev()) && two(&mut text[at + 1..].chars())
}

/// Whether a word that is no abbreviation stands before the dot and a space behind it.
fn ends_sentence(text: &str, at: usize) -> bool {
    let letters = text[..at].chars().rev().take_while(|c| c.is_alphabetic());
    let small = letters.take(4).filter(|c| c.is_lowercase()).count();
    small >= 3 && text[at + 1..].starts_with(' ')
}

/// What stands in brackets and only adds to the post before them is written with it: "Phó Bí thư
/// (Thường trực)", "Chủ tịch HĐND (chuyên trách)".
fn soften(lexicon: &PostWords, words: &mut [Word]) {
    let mut i = 1;
    while i < words.len() {
        if !words[i].bracket || words[i - 1].bracket {
            i += 1;
            continue;
        }
        let end = (i..words.len())
            .find(|&n| !words[n].bracket || n > i && words[n].gap == Gap::Strong)
            .unwrap_or(words.len());
        let texts: Vec<&str> = words[i..end].iter().map(|w| w.text.as_str()).collect();
        let mut n = 0;
        while n < texts.len() {
            n += match lexicon.tails.at(&texts[n..]) {
                Some((taken, Tail::Nothing)) => taken,
                // "TT": the standing deputy, where no place's name follows
                Some((taken, Tail::Place)) if n + taken == texts.len() => taken,
                _ if n > 0 && texts[n].starts_with(|c: char| c.is_ascii_digit()) => 1,
                _ => break,
            };
        }
        if n == texts.len() {
            words[i].gap = Gap::Space;
        }
        i = end.max(i + 1);
    }
}

/// Takes joining words out; what follows them stands after a strong gap.
fn joined(lexicon: &PostWords, words: Vec<Word>) -> Vec<Word> {
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    if lexicon.joiners.find(&texts).is_none() {
        return words;
    }
    let mut joins = vec![(0_usize, false); words.len()];
    for i in 0..words.len() {
        let Some((taken, ())) = lexicon.joiners.at(&texts[i..]) else {
            continue;
        };
        let next = texts.get(i + taken);
        if !next.is_some_and(|n| lexicon.not_joined.iter().any(|w| w == n)) {
            joins[i] = (taken, lexicon.instead.at(&texts[i..]).is_some());
        }
    }
    let mut out = Vec::with_capacity(words.len());
    let mut skip = 0_usize;
    let (mut strong, mut instead) = (false, false);
    for (i, mut word) in words.into_iter().enumerate() {
        if skip == 0 && joins[i].0 > 0 {
            (skip, instead) = joins[i];
        }
        if skip > 0 {
            skip -= 1;
            strong = true;
            continue;
        }
        if strong {
            word.gap = Gap::Strong;
            word.instead = instead;
            // "Kế toán (kiêm GĐ)": as if the brackets were not there
            word.bracket = false;
            strong = false;
        }
        out.push(word);
    }
    out
}

/// The words with spellings taken for one, and whether there were any.
fn unified(lexicon: &PostWords, words: Vec<Word>) -> (Vec<Word>, bool) {
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    let (mut i, mut end) = (0, 0);
    // where spellings stand, how many words they take, and their writing
    let mut spellings: Vec<(usize, usize, usize)> = Vec::new();
    while i < words.len() {
        if i >= end {
            end = segment_end(&words, i);
        }
        let (texts, same) = (&texts[i..end], &lexicon.same);
        // "Văn hoá - xã hội & P. Bí thư": the letter is of the word behind the connector
        let run = || {
            let joined = words[i + 1..end].iter().take_while(|w| w.gap <= Gap::Dot);
            &texts[..=joined.count()]
        };
        let spoken = |taken: usize| taken == 1 && words[i].spoken && words[i].text.len() <= 3;
        match same.at(texts).or_else(|| same.abbreviated(run())) {
            Some((taken, writing)) if !spoken(taken) => {
                spellings.push((i, taken, writing));
                i += taken;
            }
            _ => i += 1,
        }
    }
    if spellings.is_empty() {
        return (words, false);
    }
    let mut out = Vec::with_capacity(words.len() + spellings.len());
    let mut words = words.into_iter();
    let mut gone = 0;
    for (start, taken, writing) in spellings {
        out.extend(words.by_ref().take(start - gone));
        gone = start + taken;
        let Some(first) = words.next() else { break };
        let last = words.by_ref().take(taken - 1).last();
        let span = first.span.start..last.map_or(first.span.end, |w| w.span.end);
        for (n, text) in lexicon.writings[writing].iter().enumerate() {
            out.push(Word {
                text: text.clone(),
                gap: if n == 0 { first.gap } else { Gap::Space },
                capital: first.capital,
                spoken: first.spoken,
                bracket: first.bracket,
                instead: first.instead && n == 0,
                span: span.clone(),
            });
        }
    }
    out.extend(words);
    (out, true)
}

/// The words as they are written in the text.
pub(super) fn written<'a>(text: &'a str, words: &[Word]) -> &'a str {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => text
            .get(first.span.start..last.span.end)
            .unwrap_or_default(),
        _ => "",
    }
}

/// Whether words are a title of many bodies.
pub(super) fn is_bare(lexicon: &PostWords, words: &[Word]) -> bool {
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    lexicon.bare.contains(&texts.join(" "))
}

/// Whether words begin with the title of a person, which is no field of the work of another.
pub(super) fn is_person(lexicon: &PostWords, words: &[Word]) -> bool {
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    lexicon.persons.at(&texts).is_some()
}

/// Where the segment that a word stands in ends: at the next strong gap.
pub(super) fn segment_end(words: &[Word], from: usize) -> usize {
    (from + 1..words.len())
        .find(|&i| words[i].gap == Gap::Strong)
        .unwrap_or(words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let mut out = String::new();
        for word in words(PostWords::embedded(), text) {
            out.push_str(match word.gap {
                Gap::Space | Gap::Dot => " ",
                Gap::Weak => " - ",
                Gap::Strong => " | ",
            });
            out.push_str(&word.text);
        }
        out.trim_start_matches([' ', '|']).to_owned()
    }

    #[test]
    fn spellings_become_one() {
        for (text, words) in [
            (
                "BT ĐU - CT.HĐND",
                "bi thu dang uy - chu tich - hoidong nhan dan",
            ),
            ("PBT, CT UBND", "pho bi thu | chu tich uy ban nhan dan"),
            (
                "P. Chủ tịch Ủy ban nhân dân",
                "pho chu tich uy ban nhan dan",
            ),
            ("UVBTV Huyện uỷ", "uy vien ban thuong vu huyen uy"),
            ("TB Tổ chức kiêm TP Nội vụ", "tb to chuc | tp noi vu"),
            ("Chủ nhiệm UB Kiểm tra", "chu nhiem uy ban kiem tra"),
            ("Chu nhiem UB Kiem tra", "chu nhiem uy ban kiem tra"),
            ("Bí thư và Chủ tịch", "bi thu - chu tich"),
            ("Bí thư Đoàn TNCS Hồ Chí Minh", "bi thu doan"),
            ("Chủ tịch Hội LHPN", "chu tich hoi lien hiep phu nu"),
            ("PBT TT", "pho bi thu thuong truc"),
            ("Phó Bí thư (Thường trực)", "pho bi thu thuong truc"),
            ("P/Bí thư", "pho bi thu"),
            ("HUV.TP", "huv - tp"),
            (
                "BT ĐU, bt đu, BT DU",
                "bi thu dang uy | bi thu dang uy | bi thu dang uy",
            ),
            ("Dữ liệu, XUAT du lieu, dư", "du lieu | xuat du lieu | du"),
            ("", ""),
        ] {
            assert_eq!(show(text), words, "{text}");
        }
    }

    #[test]
    fn spans_point_into_the_text() {
        let text = "Phó Bí thư (phụ trách), CT.UBND";
        let words = words(PostWords::embedded(), text);
        assert_eq!(&text[words[0].span.clone()], "Phó Bí thư");
        assert!(words.iter().any(|w| w.bracket && w.text == "phu"));
        assert_eq!(words.last().map(|w| &text[w.span.clone()]), Some("CT.UBND"));
    }
}
