//! Invented persons and what lists say of them.

use std::borrow::Cow;

use crate::day::{Day, Writing};
use crate::dice::Dice;
use crate::habits::{Dates, Habits};
use crate::unit::Unit;
use crate::words::Words;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Nothing, but formatted.
    Blank,
    /// Text.
    Text(Cow<'static, str>),
    /// A whole number.
    Number(u32),
    /// A date of Excel.
    Date(u32),
}

/// Somebody on a list.
#[derive(Debug)]
pub(crate) struct Person {
    name: String,
    female: bool,
    born: Cell,
    hired: Cell,
    joined: Cell,
    education: &'static str,
    theory: &'static str,
    rating: &'static str,
    position: &'static str,
    others: [&'static str; 7],
}

/// The facts that are a word of a list of their own, in the order of [`Person::others`].
const PLAIN: [&str; 7] = [
    "hometown",
    "ethnicity",
    "religion",
    "management",
    "language",
    "informatics",
    "note",
];

/// Everything that a person's row depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source<'a> {
    /// The words.
    pub(crate) words: &'a Words,
    /// The unit that sends the list.
    pub(crate) unit: &'a Unit,
    /// How it writes.
    pub(crate) habits: &'a Habits,
    /// The year of the report.
    pub(crate) year: u32,
}

impl Person {
    /// The person in a row of a unit's list, counted from 0; heads come first.
    pub(crate) fn draw(dice: &mut Dice, from: Source<'_>, row: u32) -> Self {
        let (words, habits, year) = (from.words, from.habits, from.year);
        let female = dice.permille(560);
        let birth_year = birth_year(dice, year);
        let born = Day::within(dice, birth_year);
        let hired_year = (born.year + dice.between(21, 31)).min(year - 1);
        let hired = Day::within(dice, hired_year);
        let joined_year = (hired.year + dice.between(1, 10)).min(year - 1);
        let joined = Day::within(dice, joined_year);
        Self {
            name: name(dice, words, female),
            female,
            born: match habits.dates {
                Dates::Years => Cell::Number(born.year),
                _ => date(dice, words, habits, born),
            },
            hired: date(dice, words, habits, hired),
            joined: if dice.permille(460) {
                date(dice, words, habits, joined)
            } else {
                Cell::Blank
            },
            education: dice.weighted(&[
                ("bachelor", 61),
                ("college", 14),
                ("master", 13),
                ("intermediate", 9),
                ("", 2),
                ("doctor", 1),
            ]),
            theory: dice.weighted(&[
                ("", 40),
                ("theory_first", 29),
                ("theory_middle", 25),
                ("theory_advanced", 6),
            ]),
            rating: dice.weighted(&[
                ("good", 66),
                ("excellent", 17),
                ("fulfilled", 13),
                ("", 3),
                ("unfulfilled", 1),
            ]),
            position: position(dice, words, from.unit, row),
            others: PLAIN.map(|key| dice.pick(words.list(key))),
        }
    }

    /// What the list says under a column.
    pub(crate) fn cell(&self, key: &str, row: u32, from: Source<'_>) -> Cell {
        match key {
            "ordinal" => Cell::Number(row + 1),
            "full_name" => Cell::Text(Cow::Owned(self.name.clone())),
            "birth_male" if !self.female => self.born.clone(),
            "birth_female" if self.female => self.born.clone(),
            "hired" => self.hired.clone(),
            "joined_party" => self.joined.clone(),
            "position" => word(self.position),
            "workplace" => Cell::Text(Cow::Owned(from.unit.name.clone())),
            key if [self.education, self.theory, self.rating].contains(&key) => {
                Cell::Text(Cow::Owned(from.habits.tick.replace('⎵', " ")))
            }
            key => PLAIN
                .iter()
                .position(|plain| *plain == key)
                .map_or(Cell::Blank, |place| word(self.others[place])),
        }
    }
}

fn word(text: &'static str) -> Cell {
    if text.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(Cow::Borrowed(text))
    }
}

fn name(dice: &mut Dice, words: &Words, female: bool) -> String {
    let surname = dice.pick(words.list("surname"));
    let (middle, given) = if female {
        ("middle.female", "given.female")
    } else {
        ("middle.male", "given.male")
    };
    let (middle, given) = (dice.pick(words.list(middle)), dice.pick(words.list(given)));
    match dice.below(100) {
        0 => format!("{surname} {middle} {given} "),
        1 => format!("{surname}  {middle} {given}"),
        _ => format!("{surname} {middle} {given}"),
    }
}

/// A year of birth: from 22 to 61 years before the report, the middle of working life most often.
fn birth_year(dice: &mut Dice, year: u32) -> u32 {
    year - 22 - dice.below(20) - dice.below(21)
}

fn date(dice: &mut Dice, words: &Words, habits: &Habits, day: Day) -> Cell {
    match dice.below(1000) {
        0..4 => return Cell::Text(Cow::Borrowed(dice.pick(words.list("rubbish")))),
        4..12 => return Cell::Text(Cow::Owned(format!("{:02}/{}", day.month, day.year))),
        12..24 => return Cell::Number(day.year),
        _ => {}
    }
    let writing = match habits.dates {
        Dates::Text(writing) => Some(writing),
        Dates::Real => None,
        Dates::Mixed => dice.pick(&[Some(Writing::Padded), Some(Writing::Bare), None]),
        Dates::Years => Some(Writing::Padded),
    };
    writing.map_or_else(
        || Cell::Date(day.serial()),
        |writing| Cell::Text(Cow::Owned(day.text(writing))),
    )
}

fn position(dice: &mut Dice, words: &Words, unit: &Unit, row: u32) -> &'static str {
    let deputies = 1 + (unit.persons / 40).min(4);
    let rank = match row {
        0 => "head",
        row if row <= deputies => "deputy",
        _ => "staff",
    };
    dice.pick(words.list(&format!("post.{}.{rank}", unit.family)))
}
