//! Religion by name, or as a tick that says only that there is one.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use super::mark::{Mark, MarkWords};
use super::near::nearest;
use super::reading::{Reading, formula, is_filler};
use super::words::{self, squeeze, words};
use crate::finding::Code;
use crate::intake::Value;
use crate::text::{Recall, fold};

/// A column of religions: names, or ticks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReligionColumn {
    ticks: bool,
}

impl ReligionColumn {
    /// Looks at all persons' cells: the column holds ticks where one is ticked and none names a religion.
    pub fn analyse<'a>(values: impl Iterator<Item = &'a Value>) -> Self {
        let (mut ticked, mut named) = (false, false);
        // equal texts of a workbook are one
        let mut before: Option<&str> = None;
        for value in values {
            let text = value.as_text();
            if text.zip(before).is_some_and(|(a, b)| std::ptr::eq(a, b)) {
                continue;
            }
            before = text;
            let name = text.and_then(|text| says(text).name);
            named |= name.is_some_and(|name| name != words().religion.none);
            ticked |= name.is_none() && is_tick(value);
        }
        Self {
            ticks: ticked && !named,
        }
    }

    /// What a blank cell means: in a column of ticks, no religion.
    #[must_use]
    pub fn blank(self) -> Option<&'static str> {
        self.ticks.then_some(words().religion.none.as_str())
    }

    /// The religion that a cell names; "Không" is one of the names, "0" and "-" say nothing.
    ///
    /// A tick in a column of ticks says that there is a religion but not which: null, and nothing to correct.
    /// Among names a tick is unknown. A name one slip away is taken, with a warning
    /// (argument `nearest`); an unknown one gives null and a warning.
    #[must_use]
    pub fn read(self, value: &Value) -> Reading<&'static str> {
        if let Some(reading) = formula(value) {
            return reading;
        }
        let text = match value {
            Value::Text(text) => &**text,
            Value::Number(n) if *n == 0.0 => return Reading::blank(),
            _ if self.ticks && is_tick(value) => return Reading::blank(),
            _ => return Reading::with(None, Code::ReligionUnknown),
        };
        let says = says(text);
        if says.nothing {
            return Reading::blank();
        }
        if let Some(name) = says.name {
            return Reading::of(name);
        }
        let folded = fold(text);
        if words::is_nothing(&folded) || (self.ticks && is_tick(value)) {
            return Reading::blank();
        }
        match nearest(catalogue(), &squeeze(core(&folded)), 6) {
            Some(name) => Reading::with(Some(name), Code::ReligionUnknown).arg("nearest", name),
            None => Reading::with(None, Code::ReligionUnknown),
        }
    }
}

fn is_tick(value: &Value) -> bool {
    Mark::of(value, MarkWords::default()) == Mark::Yes
}

/// What a text says.
#[derive(Clone, Copy)]
struct Says {
    /// Nothing, in signs or words.
    nothing: bool,
    /// The catalogue's name in it.
    name: Option<&'static str>,
}

fn says(text: &str) -> Says {
    static KNOWN: LazyLock<Recall<Says>> = LazyLock::new(Recall::default);
    KNOWN.ask(text, || Says {
        nothing: is_filler(text) || words().religion.blank.has(&fold(text)),
        name: find_name(text),
    })
}

/// The catalogue's name in a text: the whole of it, without the words around, before or in brackets.
fn find_name(text: &str) -> Option<&'static str> {
    let find = |part: &str| {
        let folded = fold(part);
        let catalogue = catalogue();
        catalogue
            .get(&squeeze(&folded))
            .or_else(|| catalogue.get(&squeeze(core(&folded))))
            .copied()
    };
    find(text).or_else(|| {
        let (before, inside) = text.split_once('(')?;
        find(before).or_else(|| find(inside))
    })
}

fn core(folded: &str) -> &str {
    let around = &words().religion.around;
    let mut rest = folded;
    while let Some(shorter) = around
        .iter()
        .find_map(|w| rest.strip_prefix(w)?.strip_prefix(' '))
    {
        rest = shorter;
    }
    rest
}

fn catalogue() -> &'static BTreeMap<String, &'static str> {
    static CATALOGUE: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    CATALOGUE.get_or_init(|| words::index(&words().faith))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: ReligionColumn = ReligionColumn { ticks: false };

    fn read(cell: &str) -> (Option<&'static str>, bool) {
        let reading = NAMES.read(&Value::Text(cell.into()));
        (reading.value, reading.problem.is_some())
    }

    #[test]
    fn names_in_their_spellings() {
        for (cell, expected) in [
            ("Không", "Không"),
            ("không TG", "Không"),
            ("Không có", "Không"),
            ("KHÔNG", "Không"),
            ("Không theo đạo", "Không"),
            ("Phật", "Phật giáo"),
            ("Phật giáo", "Phật giáo"),
            ("đạo Phật", "Phật giáo"),
            ("PG Hòa Hảo", "Phật giáo Hoà Hảo"),
            ("PGHH", "Phật giáo Hoà Hảo"),
            ("Hoà Hảo", "Phật giáo Hoà Hảo"),
            ("Phật giáo Hòa Hảo", "Phật giáo Hoà Hảo"),
            ("Theo đạo Hoà Hảo", "Phật giáo Hoà Hảo"),
            ("Cao Đài", "Cao Đài"),
            ("Công giáo", "Công giáo"),
            ("Thiên chúa", "Công giáo"),
            ("TCG", "Công giáo"),
            ("Thiên Chúa giáo", "Công giáo"),
            ("Tin lành", "Tin Lành"),
            ("Bửu Sơn Kỳ Hương", "Bửu Sơn Kỳ Hương"),
            ("Tứ Ân Hiếu Nghĩa", "Tứ Ân Hiếu Nghĩa"),
            ("Hồi giáo", "Hồi giáo"),
        ] {
            assert_eq!(read(cell), (Some(expected), false), "{cell}");
        }
    }

    #[test]
    fn nothing_slips_and_strangers() {
        for cell in ["0", "-", "…", "không rõ"] {
            assert_eq!(read(cell), (None, false), "{cell}");
        }
        assert_eq!(NAMES.read(&Value::Number(0.0)), Reading::blank());
        assert_eq!(read("Phậtt giáo"), (Some("Phật giáo"), true));
        for cell in ["Kinh", "x", "chưa", "5"] {
            assert_eq!(read(cell), (None, true), "{cell}");
        }
    }

    #[test]
    fn a_column_of_ticks() {
        let cells = [Value::Text("x".into()), Value::Text("-".into())];
        let column = ReligionColumn::analyse(cells.iter());
        assert_eq!(column.read(&cells[0]), Reading::blank());
        assert_eq!(column.blank(), Some("Không"));

        let names = [Value::Text("x".into()), Value::Text("Cao Đài".into())];
        let column = ReligionColumn::analyse(names.iter());
        assert!(column.read(&names[0]).problem.is_some());
        assert_eq!(column.blank(), None);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text: String) {
            let _ = NAMES.read(&Value::Text(text.into()));
        }
    }
}
