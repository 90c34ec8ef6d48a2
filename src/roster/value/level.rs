//! Levels of training: three ladders, told apart by the column, never by the words
//! ("Cử nhân" is a degree in one column and above "Cao cấp" in another).

use std::sync::{LazyLock, OnceLock};

use super::level_words::{LadderWords, Meaning};
use super::{Reading, formula, is_filler};
use crate::finding::Code;
use crate::intake::Value;
use crate::schema::{Education, PoliticalTheory, StateManagement};
use crate::text::{Recall, fold};

/// A rung of one of the ladders of contract §3.
pub trait Level: Copy + Ord + 'static {
    /// The key of the ladder in `levels.toml`.
    const LADDER: &'static str;
    /// All rungs, lowest first.
    const RUNGS: &'static [Self];
    /// The rung's key in `levels.toml`.
    fn key(self) -> &'static str;
    /// The ladder's words, compiled once.
    #[doc(hidden)]
    fn words() -> &'static LadderWords;
    /// What cells were read as: a column holds a few texts again and again.
    #[doc(hidden)]
    fn known() -> &'static Recall<Reading<Self>>;
}

macro_rules! ladder {
    ($ty:ty, $key:literal) => {
        impl Level for $ty {
            const LADDER: &'static str = $key;
            const RUNGS: &'static [Self] = Self::ALL;
            fn key(self) -> &'static str {
                self.as_str()
            }
            fn words() -> &'static LadderWords {
                static WORDS: OnceLock<LadderWords> = OnceLock::new();
                WORDS.get_or_init(|| LadderWords::embedded($key, Self::TEXTS))
            }
            fn known() -> &'static Recall<Reading<Self>> {
                static KNOWN: LazyLock<Recall<Reading<$ty>>> = LazyLock::new(Recall::default);
                &KNOWN
            }
        }
    };
}

ladder!(Education, "education");
ladder!(PoliticalTheory, "political_theory");
ladder!(StateManagement, "state_management");

/// Reads a cell of a column of professional qualification.
///
/// `zero_is_none`: the column holds no other number, so that "0" is its lowest level.
#[must_use]
pub fn read_education(value: &Value, zero_is_none: bool) -> Reading<Education> {
    read_level(value, zero_is_none)
}

/// Reads a cell of a column of political theory; `zero_is_none` as in [`read_education`].
#[must_use]
pub fn read_political_theory(value: &Value, zero_is_none: bool) -> Reading<PoliticalTheory> {
    read_level(value, zero_is_none)
}

/// Reads a cell of a column of state management; `zero_is_none` as in [`read_education`].
#[must_use]
pub fn read_state_management(value: &Value, zero_is_none: bool) -> Reading<StateManagement> {
    read_level(value, zero_is_none)
}

/// Reads a cell of a column of any ladder: the highest level attained.
///
/// Studies under way are not attained (`LevelInTraining`); slips of the keyboard are read with
/// `LevelNearMatch`; a field of study without a level, a mark or unknown words are
/// `LevelUnreadable`. The problem's argument `value` is the level's official name, if any.
#[must_use]
pub fn read_level<L: Level>(value: &Value, zero_is_none: bool) -> Reading<L> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    match value {
        // only of nought it matters what the column holds
        Value::Text(text) if text.trim() != "0" => L::known().ask(text, || read_text(text, false)),
        Value::Text(text) => read_text(text, zero_is_none),
        Value::Number(n) => read_text(&crate::intake::number_text(*n), zero_is_none),
        _ => Reading::with(None, Code::LevelUnreadable),
    }
}

/// The level that the words of a tick column's header name, of a class of several the lowest;
/// `None` for "Còn lại", "Khác", "Dưới cao đẳng" and for words of no level.
#[must_use]
pub fn class_of<L: Level>(header: &str) -> Option<L> {
    let words = L::words();
    let folded = fold(header);
    let tokens: Vec<&str> = folded.split_whitespace().collect();
    if words.is_open_class(&tokens) {
        return None;
    }
    let mut lowest: Option<usize> = None;
    for segment in segments(header) {
        let items = scan(words, &segment.text);
        for item in items {
            if let Item::Level(rung) | Item::System(rung) | Item::Near(rung) | Item::Weak(rung) =
                item
            {
                lowest = Some(lowest.map_or(rung, |l| l.min(rung)));
            }
        }
    }
    lowest.and_then(|rung| L::RUNGS.get(rung).copied())
}

/// The official name of a level, for messages and templates.
#[must_use]
pub fn name_of<L: Level>(level: L) -> &'static str {
    let rung = L::RUNGS.iter().position(|l| *l == level).unwrap_or(0);
    L::words().name(rung)
}

fn read_text<L: Level>(text: &str, zero_is_none: bool) -> Reading<L> {
    let words = L::words();
    if is_filler(text) || words.is_unknown(text) {
        return Reading::blank();
    }
    if text.trim() == "0" && zero_is_none {
        return L::RUNGS
            .first()
            .map_or_else(Reading::blank, |l| Reading::of(*l));
    }
    let facts = Facts::of(words, text);
    let highest = facts.attained.iter().max().copied();
    let level = highest.and_then(|rung| L::RUNGS.get(rung)).copied();
    let code = if facts.in_training {
        Code::LevelInTraining
    } else if level.is_none() {
        Code::LevelUnreadable
    } else if highest.is_some() && highest == facts.near {
        Code::LevelNearMatch
    } else {
        return level.map_or_else(Reading::blank, Reading::of);
    };
    let reading = Reading::with(level, code);
    match level {
        Some(level) => reading.arg("value", name_of(level)),
        None => reading,
    }
}

/// One thing that a segment says, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    /// A level, by its rung.
    Level(usize),
    /// A level but for a slip of the keyboard.
    Near(usize),
    /// The kind of course, which overrules the school's name before it.
    System(usize),
    /// Studies under way for what follows.
    Studying,
    /// What stands before is awaited.
    Pending,
    /// A student by the word alone.
    Student,
    /// A level, where nothing else tells one.
    Weak(usize),
    /// The level after it is denied.
    Not,
    /// A word of no meaning here.
    Other,
}

/// What a cell says in all.
#[derive(Debug, Default)]
struct Facts {
    attained: Vec<usize>,
    /// Levels that count where no other is attained.
    weak: Vec<usize>,
    in_training: bool,
    /// The highest level that a slip of the keyboard hides.
    near: Option<usize>,
}

impl Facts {
    fn of(words: &LadderWords, text: &str) -> Self {
        let mut facts = Self::default();
        for segment in segments(text) {
            facts.take(&scan(words, &segment.text), segment.bracket);
        }
        // a slip says nothing where the same level is written in full as well
        let exact = |rung: &usize| facts.attained.iter().filter(|a| *a == rung).count() > 1;
        facts.near = facts.near.filter(|rung| !exact(rung));
        if facts.attained.iter().all(|rung| *rung == 0) && !facts.weak.is_empty() {
            facts.attained = std::mem::take(&mut facts.weak);
        }
        facts
    }

    /// Adds what one segment says; `bracket`: it speaks of what stands before it.
    fn take(&mut self, items: &[Item], bracket: bool) {
        let start = self.attained.len();
        let mut studying = false;
        let mut denied = false;
        for (i, item) in items.iter().enumerate() {
            match *item {
                Item::Level(rung) | Item::Near(rung) => {
                    if !studying && !denied {
                        self.attained.push(rung);
                        if matches!(item, Item::Near(_)) {
                            self.near = self.near.max(Some(rung));
                        }
                    }
                    denied = false;
                }
                Item::System(rung) => {
                    if !studying && !denied {
                        // "CĐSP (hệ TC)" is trung cấp, "ĐH (hệ TC)" is tại chức and stays đại học
                        match self.attained.last() {
                            Some(&before) if before == rung + 1 => {
                                self.attained.pop();
                                self.attained.push(rung);
                            }
                            Some(_) => {}
                            None => self.attained.push(rung),
                        }
                    }
                }
                Item::Studying => {
                    self.in_training = true;
                    if items[i + 1..].iter().any(Item::is_level) {
                        studying = true;
                    } else if bracket
                        || self.attained.len() > start
                        || items.get(i + 1) != Some(&Item::Other)
                    {
                        self.give_up();
                    }
                    // "CĐ, đang học nâng chuẩn": something beyond what stands before
                }
                Item::Pending => {
                    self.in_training = true;
                    if self.attained.len() == start && items[i + 1..].iter().any(Item::is_level) {
                        studying = true;
                    } else {
                        self.give_up();
                    }
                }
                Item::Student => {
                    self.in_training = true;
                    studying |= items[i + 1..].iter().any(Item::is_level);
                }
                Item::Weak(rung) => {
                    if !studying && !denied {
                        self.weak.push(rung);
                    }
                    denied = false;
                }
                Item::Not => denied = true,
                Item::Other => {}
            }
        }
    }
}

impl Facts {
    /// Takes back the level named last: it is not attained.
    fn give_up(&mut self) {
        if self.attained.pop().is_none() {
            self.weak.pop();
        }
    }
}

impl Item {
    const fn is_level(&self) -> bool {
        matches!(
            self,
            Self::Level(_) | Self::Near(_) | Self::System(_) | Self::Weak(_)
        )
    }
}

/// A part of a cell, folded.
#[derive(Debug, Default)]
struct Segment {
    text: String,
    /// It stands in brackets.
    bracket: bool,
}

/// The parts of a cell within which "đang học" and "chưa" reach: between commas, semicolons,
/// brackets, pluses and slashes that do not stand between digits (12/12, 12+2). Each folded.
fn segments(text: &str) -> Vec<Segment> {
    let chars: Vec<char> = text.chars().collect();
    let mut parts = vec![Segment::default()];
    let mut bracket = false;
    for (i, &c) in chars.iter().enumerate() {
        let between_digits = i > 0
            && chars[i - 1].is_ascii_digit()
            && chars.get(i + 1).is_some_and(char::is_ascii_digit);
        let letter = |at: Option<usize>| {
            at.and_then(|at| chars.get(at))
                .is_some_and(|c| c.is_alphabetic())
        };
        // "T/C", "Đ/H", "C/cấp": one letter stands for the first word
        let single = letter(i.checked_sub(1)) && !letter(i.checked_sub(2));
        let small = chars.get(i + 1).is_some_and(|c| c.is_lowercase());
        let between_letters = single && letter(Some(i + 1)) && (small || !letter(Some(i + 2)));
        let cuts = matches!(c, ',' | ';' | '(' | ')' | '[' | ']' | '\n' | '•')
            || (matches!(c, '/' | '+') && !between_digits && !between_letters);
        if cuts {
            bracket = match c {
                '(' | '[' => true,
                ')' | ']' => false,
                _ => bracket,
            };
            parts.push(Segment {
                text: String::new(),
                bracket,
            });
        } else if let Some(last) = parts.last_mut() {
            last.text.push(c);
        }
    }
    for part in &mut parts {
        part.text = fold(&part.text);
    }
    parts.retain(|p| !p.text.is_empty());
    parts
}

/// What the words of a folded segment mean, in their order; words of no meaning are left out.
fn scan(words: &LadderWords, segment: &str) -> Vec<Item> {
    // "0. Chưa qua" beside "1. Sơ cấp": a code before the words
    let coded = || {
        let (code, behind) = segment.split_once(' ')?;
        let code = code.len() == 1 && code.starts_with(|c: char| c.is_ascii_digit());
        code.then(|| words.alone(behind))?
    };
    if let Some(rung) = words.alone(segment).or_else(coded) {
        return vec![Item::Level(rung)];
    }
    let tokens: Vec<&str> = segment.split_whitespace().collect();
    let mut items = Vec::new();
    let mut i = 0;
    if tokens.len() > 1 && words.begins_study(tokens[0]) {
        // "học CC khoá 2025-2027"; "học xong CC" and "Luật học" say nothing of the kind
        if let Some((_, Meaning::Level(_))) = words.lexicon().at(&tokens[1..]) {
            items.push(Item::Studying);
            i = 1;
        }
    }
    while i < tokens.len() {
        if let Some((taken, meaning)) = words.lexicon().at(&tokens[i..]) {
            // "CV cíhnh" is no plain CV
            if let Some(Meaning::Level(rung)) = words.lexicon().near_longer(&tokens[i..], taken)
                && meaning != Meaning::Level(rung)
            {
                items.push(Item::Near(rung));
                break;
            }
            items.extend(item_of(meaning));
            i += taken;
        } else if let Some((taken, meaning)) = words.lexicon().abbreviated(&tokens[i..]) {
            items.extend(item_of(meaning));
            i += taken;
        } else if let Some((taken, meaning, only_spaces)) = words
            .lexicon()
            .near(&tokens[i..], |m| matches!(m, Meaning::Level(_)))
        {
            items.extend(match meaning {
                Meaning::Level(rung) if !only_spaces => Some(Item::Near(rung)),
                other => item_of(other),
            });
            i += taken;
        } else {
            let leading = if i == 0 {
                words.leading(tokens[0])
            } else {
                None
            };
            let says_what = tokens[i].starts_with(|c: char| c.is_ascii_alphabetic())
                && !words.is_circumstance(tokens[i]);
            items.extend(match leading {
                Some(rung) => Some(Item::Level(rung)),
                None if says_what => Some(Item::Other),
                None => None,
            });
            i += 1;
        }
    }
    items
}

const fn item_of(meaning: Meaning) -> Option<Item> {
    match meaning {
        Meaning::Level(rung) => Some(Item::Level(rung)),
        Meaning::System(rung) => Some(Item::System(rung)),
        Meaning::Studying => Some(Item::Studying),
        Meaning::Pending => Some(Item::Pending),
        Meaning::Student => Some(Item::Student),
        Meaning::Weak(rung) => Some(Item::Weak(rung)),
        Meaning::Not => Some(Item::Not),
        Meaning::Nothing => None,
    }
}

#[cfg(test)]
#[path = "level_tests.rs"]
mod tests;
