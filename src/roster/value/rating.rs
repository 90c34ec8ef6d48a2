//! The annual rating of an official: words, letters or points, told apart by the whole column.

use super::rating_words::{Meaning, RatingWords};
use super::{Reading, formula, is_filler};
use crate::finding::Code;
use crate::intake::{Value, number_text};
use crate::schema::Rating;
use crate::text::{fold, key};

/// How a column writes its ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RatingScale {
    /// Words and their abbreviations only.
    Words,
    /// Letters A to D, words among them allowed.
    Letters,
    /// Points out of 100, words among them allowed.
    Points,
}

/// How a column writes its ratings, from all its cells. Marks ("1") are no points: at least
/// one cell must reach 10 and none exceed 100. Letters go before points.
///
/// A scale other than words is worth one warning a sheet (`RatingScale`) unless the sheet says
/// the same (see [`explains`]).
#[must_use]
pub fn analyse_rating_column<'a>(values: impl IntoIterator<Item = &'a Value>) -> RatingScale {
    let words = RatingWords::embedded();
    let (mut highest, mut plausible) = (0.0_f64, true);
    let mut letters = false;
    for value in values {
        if let Some(points) = points_of(value) {
            highest = highest.max(points);
            plausible &= (0.0..=100.0).contains(&points);
        } else if let Value::Text(text) = value {
            letters |= letter_of(words, text).is_some();
        }
    }
    if letters {
        RatingScale::Letters
    } else if highest >= 10.0 && plausible {
        RatingScale::Points
    } else {
        RatingScale::Words
    }
}

/// Reads one cell of a column of ratings.
///
/// Emulation titles, professional standards ("Khá", "Đạt"), marks, unknown words and two ratings
/// in one cell are `RatingUnreadable`; a slip of the keyboard is read with `LevelNearMatch`,
/// argument `value` the rating as it is officially written. Of a cell that gives the ratings of
/// several years that of `year` is read; one of another year alone is `RatingUnreadable`.
#[must_use]
pub fn read_rating(value: &Value, scale: RatingScale, year: i32) -> Reading<Rating> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    let words = RatingWords::embedded();
    if scale == RatingScale::Points
        && let Some(points) = points_of(value)
    {
        return match words.points.iter().find(|(least, _)| points >= *least) {
            Some((_, rating)) if points <= 100.0 => Reading::of(*rating),
            _ => unreadable(),
        };
    }
    let Value::Text(text) = value else {
        return unreadable();
    };
    if text.len() > LONGEST {
        return unreadable();
    }
    if is_filler(text) {
        return Reading::blank();
    }
    let text = match of_year(words, text, year) {
        Some("") => return unreadable(),
        Some(text) => text,
        None => text,
    };
    if let Some(rating) = letter_of(words, text) {
        return match scale {
            RatingScale::Letters => Reading::of(rating),
            RatingScale::Words | RatingScale::Points => unreadable(),
        };
    }
    // "A (HTXSNV)": the letter says the same as the words
    if let Some((head, tail)) = text.split_once(['(', '-', '–', ':', '='])
        && let Some(rating) = letter_of(words, head)
    {
        let worded = read_words(words, tail.trim_end_matches(')'));
        return if worded.value == Some(rating) {
            worded
        } else {
            unreadable()
        };
    }
    read_words(words, text)
}

/// The part of a text that speaks of the year, where its parts name years ("2024: HTT; 2025:
/// HTXS"); empty where only another year is named. `None` where no part names one before or
/// behind a rating: a year may also be that of a decision.
fn of_year<'a>(words: &RatingWords, text: &'a str, year: i32) -> Option<&'a str> {
    let mut named = false;
    let parts = text.split([';', ',', '\n', '|']).filter_map(|part| {
        let year = year_of(words, part)?;
        let rated = Facts::of(words, part)
            .ratings
            .iter()
            .any(|r| *r != Rating::NotRated);
        rated.then_some((part, year))
    });
    for (part, of) in parts {
        named = true;
        if of == year {
            return Some(part);
        }
    }
    named.then_some("")
}

/// The year that a part begins with ("2025: …"), or that "năm" stands before, a school year by its end.
fn year_of(words: &RatingWords, part: &str) -> Option<i32> {
    let folded = fold(part);
    let tokens: Vec<&str> = folded.split_whitespace().collect();
    let year_at = |i: usize| {
        let token: &&str = tokens.get(i)?;
        let year = token.parse().ok().filter(|y| (2000..2100).contains(y))?;
        (token.len() == 4).then_some(year)
    };
    let word = |i: usize, word: &str| tokens.get(i).is_some_and(|t| *t == word);
    // the year of a decision is none of the rating
    let end = tokens
        .iter()
        .position(|t| words.documents.iter().any(|d| d == t));
    (0..end.unwrap_or(tokens.len())).find_map(|i| {
        let first = year_at(i)?;
        let before =
            i == 0 || word(i - 1, "nam") || (i > 1 && word(i - 1, "hoc") && word(i - 2, "nam"));
        before.then(|| year_at(i + 1).unwrap_or(first))
    })
}

/// The rating that a tick column's header names; `None` where it names none.
#[must_use]
pub fn class_of_rating(header: &str) -> Option<Rating> {
    let words = RatingWords::embedded();
    letter_of(words, header).or_else(|| {
        let facts = Facts::of(words, header);
        facts.rating().filter(|_| !facts.other)
    })
}

/// Whether a text of the sheet ("A: Hoàn thành xuất sắc nhiệm vụ; B: …") gives letters the
/// meaning they are read with: every letter it names, and at least two.
#[must_use]
pub fn explains(text: &str) -> bool {
    let words = RatingWords::embedded();
    let folded = fold(text);
    let tokens: Vec<&str> = folded.split_whitespace().collect();
    let mut explained = 0;
    let mut letter = None;
    let mut i = 0;
    while i < tokens.len() {
        let step = if let Some(rating) = words.letters.get(tokens[i]) {
            letter = Some(*rating);
            1
        } else if let Some((taken, meaning)) = words.lexicon.at(&tokens[i..]) {
            if let (Meaning::Rating(rating), Some(expected)) = (meaning, letter.take()) {
                if rating != expected {
                    return false;
                }
                explained += 1;
            }
            taken
        } else {
            1
        };
        i += step;
    }
    explained >= 2
}

/// Bytes beyond which a text is nobody's rating: each of its words is held against every phrase.
const LONGEST: usize = 2_000;

fn unreadable() -> Reading<Rating> {
    Reading::with(None, Code::RatingUnreadable)
}

fn read_words(words: &RatingWords, text: &str) -> Reading<Rating> {
    let facts = Facts::of(words, text);
    match facts.rating() {
        Some(rating) if facts.near => {
            Reading::with(Some(rating), Code::LevelNearMatch).arg("value", official_name(rating))
        }
        Some(rating) => Reading::of(rating),
        None => unreadable(),
    }
}

/// The rating's official name, for messages.
#[must_use]
pub fn official_name(rating: Rating) -> &'static str {
    RatingWords::embedded()
        .names
        .get(&rating)
        .map_or(rating.as_str(), String::as_str)
}

/// How a scale is read, for messages: "A: Hoàn thành xuất sắc nhiệm vụ, B: …"; nothing for words.
#[must_use]
pub fn scale_text(scale: RatingScale) -> String {
    let words = RatingWords::embedded();
    let rungs: Vec<String> = match scale {
        RatingScale::Words => Vec::new(),
        RatingScale::Letters => words
            .letters
            .iter()
            .map(|(letter, rating)| {
                format!("{}: {}", letter.to_uppercase(), official_name(*rating))
            })
            .collect(),
        RatingScale::Points => words
            .points
            .iter()
            .map(|(least, rating)| {
                format!(
                    "từ {} điểm: {}",
                    number_text(*least),
                    official_name(*rating)
                )
            })
            .collect(),
    };
    rungs.join(", ")
}

/// What a cell's words say in all.
#[derive(Debug, Default)]
struct Facts {
    /// Rungs named, in order, each once.
    ratings: Vec<Rating>,
    /// A word nobody knows stands outside brackets.
    stray: bool,
    /// An emulation title is named.
    other: bool,
    near: bool,
}

impl Facts {
    fn of(words: &RatingWords, text: &str) -> Self {
        let mut facts = Self::default();
        let (mut outside, mut inside) = (String::new(), String::new());
        let mut depth = 0_usize;
        for c in text.chars() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                c if depth == 0 => outside.push(c),
                c => inside.push(c),
            }
            if matches!(c, '(' | ')' | '[' | ']') {
                outside.push(' ');
                inside.push(' ');
            }
        }
        facts.scan(words, &outside);
        let stray = facts.stray;
        // "HTTNV (nghỉ thai sản từ tháng 9)": what stands in brackets speaks only where nothing else does
        if facts.ratings.is_empty() {
            facts.scan(words, &inside);
            facts.stray = stray;
        }
        facts
    }

    fn scan(&mut self, words: &RatingWords, text: &str) {
        let folded = fold(text);
        let tokens: Vec<&str> = folded.split_whitespace().collect();
        let mut i = 0;
        while i < tokens.len() {
            let rest = &tokens[i..];
            if let Some((taken, meaning)) = words.lexicon.at(rest) {
                self.take(meaning);
                i += taken;
            } else if let Some((taken, meaning)) = words.lexicon.abbreviated(rest) {
                self.take(meaning);
                i += taken;
            } else if let Some((taken, meaning, only_spaces)) =
                words.lexicon.near(rest, |m| m != Meaning::Other)
            {
                self.take(meaning);
                self.near |= !only_spaces;
                i += taken;
            } else {
                self.stray |= !tokens[i].starts_with(|c: char| c.is_ascii_digit());
                i += 1;
            }
        }
    }

    fn take(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Rating(rating) => {
                if !self.ratings.contains(&rating) {
                    self.ratings.push(rating);
                }
            }
            Meaning::Other => self.other = true,
            Meaning::Ignored => {}
        }
    }

    /// The one rating named. A reason for not being rated counts only where no rung is named,
    /// and stray words only beside a reason.
    fn rating(&self) -> Option<Rating> {
        let mut rungs = self.ratings.iter().filter(|r| **r != Rating::NotRated);
        match (rungs.next(), rungs.next()) {
            (Some(rating), None) => (!self.stray).then_some(*rating),
            (None, _) => self.ratings.first().copied(),
            _ => None,
        }
    }
}

/// The rung of a single letter, "Loại A" included.
fn letter_of(words: &RatingWords, text: &str) -> Option<Rating> {
    let keys = key(text);
    let mut letters = keys.split_whitespace().filter(|token| {
        !matches!(
            words.lexicon.at(&[&fold(token)]),
            Some((_, Meaning::Ignored))
        )
    });
    let letter = letters.next()?;
    let rating = words.letters.get(letter).copied();
    rating.filter(|_| letters.next().is_none())
}

/// The points of a number, "92,5", "92 điểm" or "92/100".
fn points_of(value: &Value) -> Option<f64> {
    let text = match value {
        Value::Number(n) => number_text(*n),
        Value::Text(text) => text.to_string(),
        _ => return None,
    };
    let text = text.trim().trim_end_matches("/100").trim_end();
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace());
    let unit = fold(&text[digits.len()..]);
    if !(unit.is_empty() || unit == "d" || unit == "diem") {
        return None;
    }
    let number = digits.replace(',', ".");
    number
        .parse::<f64>()
        .ok()
        .filter(|n| n.is_finite() && *n >= 0.0)
}

#[cfg(test)]
#[path = "rating_tests.rs"]
mod tests;
