//! The units that send lists.

use crate::dice::Dice;
use crate::words::Words;

/// Rows of a list in percent of the mean, at 21 evenly spaced ranks: a log-normal spread, few large units and many small.
const SPREAD: [u32; 21] = [
    33, 42, 50, 55, 60, 66, 71, 75, 80, 85, 91, 97, 103, 109, 116, 125, 135, 147, 164, 189, 245,
];

/// A unit.
#[derive(Debug)]
pub(crate) struct Unit {
    /// Its full name, no other unit's.
    pub(crate) name: String,
    /// What sort of unit: chooses its posts.
    pub(crate) family: &'static str,
    /// How many persons it lists.
    pub(crate) persons: u32,
}

impl Unit {
    /// The unit with a number, whose list has about `mean` rows.
    pub(crate) fn found(dice: &mut Dice, words: &Words, index: usize, mean: u32) -> Self {
        let (kinds, places) = (words.list("unit"), words.list("place"));
        let (family, kind) = kinds[index % kinds.len()]
            .split_once(' ')
            .unwrap_or(("school", "Trường"));
        let rest = index / kinds.len();
        let place = places[rest % places.len()];
        let name = match rest / places.len() {
            0 => format!("{} {place}", kind.trim()),
            // The number stays small: one of four figures could be taken for a year.
            more => format!("{} {place} {}", kind.trim(), more + 1),
        };
        Self {
            name,
            family,
            persons: size(dice, mean),
        }
    }
}

fn size(dice: &mut Dice, mean: u32) -> u32 {
    let rank = dice.index(SPREAD.len() - 1);
    let percent = dice.between(SPREAD[rank], SPREAD[rank + 1]);
    (mean * percent / 100).max(5)
}
