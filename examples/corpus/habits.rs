//! What one unit does in its own way: which columns, in which words, and how it writes dates and marks.

use crate::column::{Column, Heading};
use crate::day::Writing;
use crate::dice::Dice;
use crate::words::Words;

/// How a unit fills in its list.
#[derive(Debug)]
pub(crate) struct Habits {
    /// Its columns: which of all columns, under which heading.
    pub(crate) columns: Vec<(usize, Heading)>,
    /// How it writes dates.
    pub(crate) dates: Dates,
    /// How it ticks.
    pub(crate) tick: &'static str,
    /// The row of column numbers below the headings.
    pub(crate) numbers: Numbers,
    /// Letters and marks apart.
    pub(crate) decomposed: bool,
    /// Text inside the cells, no table of shared strings.
    pub(crate) inline: bool,
    /// Formatted blank rows below the signature.
    pub(crate) trailing: u32,
    /// A second sheet, without persons.
    pub(crate) guide: bool,
}

/// How a unit writes dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dates {
    /// As text.
    Text(Writing),
    /// As dates of Excel.
    Real,
    /// Now so, now so.
    Mixed,
    /// Years of birth only; other dates as text.
    Years,
}

/// How the columns are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// Not at all.
    None,
    /// `(1)`
    Round,
    /// `[1]`
    Square,
}

impl Habits {
    /// The habits of a unit.
    pub(crate) fn draw(dice: &mut Dice, words: &Words, all: &[Column]) -> Self {
        Self {
            columns: layout(dice, all),
            dates: dice.weighted(&[
                (Dates::Text(Writing::Padded), 32),
                (Dates::Text(Writing::Bare), 12),
                (Dates::Text(Writing::Dashed), 6),
                (Dates::Text(Writing::Dotted), 6),
                (Dates::Real, 24),
                (Dates::Mixed, 15),
                (Dates::Years, 5),
            ]),
            tick: dice.pick(words.list("tick")),
            numbers: dice.weighted(&[
                (Numbers::None, 50),
                (Numbers::Round, 35),
                (Numbers::Square, 15),
            ]),
            decomposed: dice.permille(50),
            inline: dice.permille(50),
            trailing: if dice.permille(30) { 300 } else { 0 },
            guide: dice.permille(200),
        }
    }
}

fn layout(dice: &mut Dice, all: &[Column]) -> Vec<(usize, Heading)> {
    let mut columns: Vec<(usize, Heading)> = Vec::with_capacity(all.len());
    // A unit has one wording for all columns of a group.
    let mut group: Option<(&str, usize)> = None;
    for (index, column) in all.iter().enumerate() {
        if dice.permille(column.left_out) {
            continue;
        }
        let wording = match (column.headings[0].group, group) {
            (Some(name), Some((last, wording))) if name == last => wording,
            (name, _) => {
                let wording = wording(dice, column.headings.len());
                group = name.map(|name| (name, wording));
                wording
            }
        };
        columns.push((index, column.headings[wording]));
    }
    if dice.permille(150) {
        swap(&mut columns, all, "ethnicity", "position");
    }
    if dice.permille(50) {
        swap(&mut columns, all, "hired", "joined_party");
    }
    columns
}

fn wording(dice: &mut Dice, count: usize) -> usize {
    if dice.permille(600) {
        0
    } else {
        dice.index(count)
    }
}

fn swap(columns: &mut [(usize, Heading)], all: &[Column], one: &str, other: &str) {
    let place = |key: &str| columns.iter().position(|&(index, _)| all[index].key == key);
    if let (Some(one), Some(other)) = (place(one), place(other)) {
        columns.swap(one, other);
    }
}
