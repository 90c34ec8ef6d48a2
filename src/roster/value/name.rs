//! Names of persons, as people write them, and what stands around them in the cell.

use std::sync::LazyLock;

use super::name_text::{capitalised, without_notes};
use super::reading::{Reading, formula, is_filler};
use super::words::{self, Form, Marked, words};
use crate::finding::Code;
use crate::intake::Value;
use crate::schema::Gender;
use crate::text::{Recall, fold, is_alphabetic, letter_of};

/// The name in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonName {
    /// Single spaces, every word with a capital: `Nguyễn Văn Hùng`, `H'Bia Niê`.
    pub name: String,
    /// The gender that "Ông", "Bà" before it or "(Nữ)" behind it tells; the gender's own column goes first.
    pub gender_hint: Option<Gender>,
    /// A nickname or remark that stood behind the name, for the note.
    pub remark: Option<String>,
}

/// The name in a cell. Titles, running numbers and note marks are taken off.
///
/// A warning comes with a name of one word, of more than seven, or with digits or signs in it; a
/// cell without any letter gives null and the same warning.
#[must_use]
pub fn read(value: &Value) -> Reading<PersonName> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    match value {
        Value::Text(text) => of_text(text),
        _ => Reading::with(None, Code::NameSuspect),
    }
}

/// The name from a column of family names and one of given names, either of which may be missing.
/// `twice`: the first column holds whole names, whose given name the second says again.
#[must_use]
pub fn join(family: Option<&Value>, given: Option<&Value>, twice: bool) -> Reading<PersonName> {
    let text = |value: &Value| value.as_text().filter(|t| !is_filler(t)).map(str::to_owned);
    let (Some(first), Some(last)) = (family, given) else {
        return family.or(given).map_or_else(Reading::blank, read);
    };
    if let Some(reading) = formula(first).or_else(|| formula(last)) {
        return reading;
    }
    match (text(first), text(last)) {
        (Some(first), Some(last)) => of_text(&if twice && repeats_given(&first, &last) {
            first
        } else {
            format!("{first} {last}")
        }),
        (Some(only), None) | (None, Some(only)) => of_text(&only),
        (None, None) => Reading::blank(),
    }
}

/// Whether the text of a family name is a whole name already, with the given name at its end.
pub(super) fn repeats_given(family: &str, given: &str) -> bool {
    let (all, end) = (fold(family), fold(given));
    all.split(' ').count() > 2
        && all
            .strip_suffix(end.as_str())
            .is_some_and(|f| f.ends_with(' '))
}

/// The word of address before a name, by the gender that it tells, and what follows it.
pub(super) fn address(text: &str) -> Option<(Gender, &str)> {
    let lists = &words().name;
    let (title, behind) = title(text.trim_start(), text.is_ascii())?;
    let male = lists.male_titles.has(&title);
    let gender = match (male, lists.female_titles.has(&title)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => return None,
    };
    Some((gender, behind))
}

/// Whether a text looks like the name of one person: 2 to 6 words of letters, a family name or a
/// highlander's first word in front, or else nothing that offices, posts, totals or signature lines say.
#[must_use]
pub fn is_name_like(text: &str) -> bool {
    let bare = text.is_ascii();
    let lists = &words().name;
    let whole = Form::new(text, bare);
    if lists.never.begins(&whole) {
        return false;
    }
    let Some(PersonName { name, remark, .. }) = of_text(text).value else {
        return false;
    };
    let parts: Vec<&str> = name.split(' ').collect();
    if !(2..=6).contains(&parts.len())
        || !name.chars().all(is_name_char)
        || parts.iter().any(|p| p.chars().count() > 10)
        || remark.is_some_and(|r| r.split(' ').count() > 8)
    {
        return false;
    }
    let first = Form::new(parts[0], bare);
    if lists.families.has(&first) || lists.families.has(&Form::new(&parts[..2].join(" "), bare)) {
        return !lists.never.begins(&Form::new(&name, bare));
    }
    if lists.never.within(&whole) {
        return false;
    }
    let short = parts[0].chars().count() == 1 && lists.short_first.has(&first);
    if short || parts[0].contains(['\'', '’']) {
        return parts[1..].iter().all(|p| p.chars().count() > 1);
    }
    // an unknown family name: nothing may speak against a person
    let starts = text
        .trim_start_matches(|c: char| !c.is_alphabetic())
        .starts_with(char::is_uppercase);
    starts
        && (3..=5).contains(&parts.len())
        && !parts
            .iter()
            .any(|p| lists.not_names.has(&Form::new(p, bare)))
}

fn is_name_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, ' ' | '\'' | '’' | '-')
}

fn of_text(text: &str) -> Reading<PersonName> {
    if is_plain(text) {
        return Reading::of(PersonName {
            name: text.to_owned(),
            gender_hint: None,
            remark: None,
        });
    }
    if is_filler(text) || words::is_nothing(&fold(text)) {
        return Reading::blank();
    }
    let notes = without_notes(text);
    let (core, title_gender) = without_titles(&notes.core);
    let name = capitalised(core, text.is_ascii());
    if !name.chars().any(char::is_alphabetic) {
        return Reading::with(None, Code::NameSuspect);
    }
    let count = name.split(' ').count();
    let suspect = !(2..=7).contains(&count) || !name.chars().all(is_name_char);
    let name = PersonName {
        name,
        gender_hint: notes.gender.or(title_gender),
        remark: notes.remark,
    };
    if suspect {
        Reading::with(Some(name), Code::NameSuspect)
    } else {
        Reading::of(name)
    }
}

/// A text of two to seven words of letters alone, each with its capital and small letters behind it, none
/// of which may begin a title or a second name: nearly all names are written so, and the whole reading
/// would give them back as they stand.
pub(super) fn is_plain(text: &str) -> bool {
    let bare = text.is_ascii();
    let mut words = 0;
    for word in text.split(' ') {
        let mut letters = word.chars();
        // one letter alone may be more than a word
        let written = letters.next().is_some_and(is_capital) && letters.clone().next().is_some();
        if !written || !letters.all(is_small) || may_say_more(word, bare) {
            return false;
        }
        words += 1;
    }
    (2..=7).contains(&words)
}

/// A capital, or small letter, of Vietnamese.
fn is_capital(c: char) -> bool {
    c.is_ascii_uppercase() || !c.is_ascii() && is_alphabetic(c) && c.is_uppercase()
}

fn is_small(c: char) -> bool {
    c.is_ascii_lowercase() || !c.is_ascii() && is_alphabetic(c) && c.is_lowercase()
}

/// Whether a word begins a title, a second name or a text that says that there is none; the words of
/// names are a few hundred, and each is asked for again and again.
fn may_say_more(word: &str, bare: bool) -> bool {
    static KNOWN: LazyLock<[Recall<bool>; 2]> = LazyLock::new(Default::default);
    if !may_begin(word) {
        return false;
    }
    KNOWN[usize::from(bare)].ask(word, || {
        let lists = &words().name;
        let form = Form::new(word, bare);
        let titles = [&lists.titles, &lists.male_titles, &lists.female_titles];
        let begins = |list: &Marked| list.has_beginning(&form);
        titles.into_iter().any(begins)
            || begins(&lists.aliases)
            || words::begins_nothing(&fold(word))
    })
}

/// Whether such a text may begin with a word by its ends and length: hardly one of a name does.
fn may_begin(word: &str) -> bool {
    // by the first and the last letter; a bit for each length
    static LENGTHS: LazyLock<[[u32; 32]; 32]> = LazyLock::new(|| {
        let lists = &words().name;
        let titles = [&lists.titles, &lists.male_titles, &lists.female_titles];
        let lists = titles.into_iter().chain([&lists.aliases]);
        let firsts = lists.flat_map(Marked::first_words);
        let mut lengths = [[0; 32]; 32];
        for first in firsts.chain(words::first_words_of_nothing()) {
            if let (Some(one), Some(last)) = (first.bytes().next(), first.bytes().last()) {
                let lengths = &mut lengths[usize::from(one % 32)][usize::from(last % 32)];
                *lengths |= 1 << first.len().min(31);
            }
        }
        lengths
    });
    let mut letters = word.chars().map(letter_of);
    let Some(Some(first)) = letters.next() else {
        return true;
    };
    let (mut last, mut length) = (first, 1);
    for letter in letters {
        let Some(letter) = letter else { return true };
        (last, length) = (letter, length + 1);
    }
    LENGTHS[usize::from(first % 32)][usize::from(last % 32)] & 1 << usize::min(length, 31) != 0
}

/// Takes titles off the front and tells the gender that they state.
fn without_titles(text: &str) -> (&str, Option<Gender>) {
    let bare = text.is_ascii();
    let lists = &words().name;
    let mut rest = text;
    let mut gender = None;
    while let Some((title, after)) = title(rest, bare) {
        let told = match (
            lists.male_titles.has(&title),
            lists.female_titles.has(&title),
        ) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        };
        // "Ông Văn Tùng" may be a whole name: of words of address only the next word tells
        if told.is_some() && !lists.titles.has(&title) {
            let next = after.split([' ', '.']).next().unwrap_or(after);
            let next = Form::new(next, bare);
            let family = lists.families.has(&next) && after.contains(' ');
            // before three words or more it is a title: "Ông Châu Trung Bình"
            let short = after.split_whitespace().count() < 3;
            let ambiguous =
                short && lists.middles.has(&next) && (bare || lists.families.has(&title));
            // no man has "Thị" behind his family name: "Ông Thị Cẩm Ly" is a woman called Ông
            let whole_name_behind = !short
                && lists.middles.has(&next)
                && !(told == Some(Gender::Male) && lists.female_middles.has(&next));
            if !(family && !ambiguous || whole_name_behind || lists.titles.has(&next)) {
                break;
            }
        }
        gender = gender.or(told);
        rest = after;
    }
    (rest, gender)
}

/// The title in front of a text and what follows: one to three words ("đồng chí", "ông", "đ/c"), or
/// the letters before a dot ("ThS.BS. Nguyễn …").
fn title(text: &str, bare: bool) -> Option<(Form, &str)> {
    const ENDS: [char; 4] = [' ', '.', ':', ','];
    let lists = &words().name;
    let first = text.split(ENDS).next().unwrap_or_default();
    if !may_begin(first) {
        return None;
    }
    let ends: Vec<usize> = text.match_indices(ENDS).map(|(at, _)| at).take(3).collect();
    ends.iter().rev().find_map(|&end| {
        let (title, after) = text.split_at(end);
        let after = after.trim_start_matches(ENDS);
        let form = Form::new(title, bare);
        let is_title = lists.titles.has(&form)
            || lists.male_titles.has(&form)
            || lists.female_titles.has(&form);
        (is_title && !after.is_empty()).then_some((form, after))
    })
}

#[cfg(test)]
#[path = "name_tests.rs"]
mod tests;
