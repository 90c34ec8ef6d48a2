//! Texts that may be old or new by themselves, read as the rest of their row.
//!
//! `Vò` is a good syllable and the TCVN3 code of Vũ; `Hoà` the VNI code of Hồ. Where no font tells,
//! a row whose other cells are surely of one old encoding, with no letter that only Unicode has,
//! was typed in it as a whole; and so was a sheet of such rows alone.

use std::sync::Arc;

use super::repair::{Ready, make_ready};
use super::sheet::{Cell, Row, Value};
use crate::text::{Encoding, FontHint, decode, is_vietnamese_syllable};

/// Decodes what is left open in rows of old text. Returns how many cells were decoded and the
/// first of them.
pub(super) fn settle(rows: &mut [Row]) -> (usize, Option<Ready>) {
    let (mut count, mut first) = (0, None);
    let of_rows: Vec<Speech> = rows.iter().map(speech).collect();
    let whole = of_rows
        .iter()
        .copied()
        .fold(Speech::default(), Speech::with);
    for (row, speech) in rows.iter_mut().zip(of_rows) {
        let Some(font) = speech.font_within(whole) else {
            continue;
        };
        for cell in &mut row.cells {
            let Some(text) = stored(cell).filter(|t| !t.is_ascii()) else {
                continue;
            };
            let ready = make_ready(text, font).filter(|r| r.repaired.is_some() && !r.suspect);
            let Some(ready) = ready else { continue };
            // what its own font or its own words have made a better text of stays, and capitals of a font of such
            let kept = |now: &str| {
                let same = || now.to_lowercase() == ready.text.to_lowercase();
                let better = || odd_words(now) < odd_words(&ready.text);
                now == &*ready.text || cell.raw.is_some() && (better() || same())
            };
            if cell.value.as_text().is_none_or(kept) {
                continue;
            }
            cell.value = Value::Text(Arc::clone(&ready.text));
            cell.raw.clone_from(&ready.raw);
            count += 1;
            first.get_or_insert(ready);
        }
    }
    (count, first)
}

/// How many words of a row, or of all rows, speak for an encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Speech {
    tcvn3: usize,
    vni: usize,
    unicode: usize,
}

impl Speech {
    fn with(self, other: Self) -> Self {
        Self {
            tcvn3: self.tcvn3 + other.tcvn3,
            vni: self.vni + other.vni,
            unicode: self.unicode + other.unicode,
        }
    }

    /// The font of a row in its sheet: its own, but that of a sheet of one old encoding where it says
    /// nothing, or in one or two words what all others contradict ("Coäng").
    fn font_within(self, whole: Self) -> Option<FontHint> {
        let own = self.font();
        if self.is_silent() {
            return whole.font();
        }
        let (loud, quiet) = (whole.tcvn3.max(whole.vni), whole.tcvn3.min(whole.vni));
        let clear = loud >= 10 && loud >= quiet * 10;
        let few = self.tcvn3 + self.vni <= 2;
        if self.unicode == 0 && clear && few {
            return Self {
                unicode: 0,
                ..whole
            }
            .font();
        }
        own
    }

    /// Nothing but plain letters and texts that may be either.
    fn is_silent(self) -> bool {
        self == Self::default()
    }

    /// The font of the encoding that most words speak for by far: a short text by itself may be
    /// taken for the other one ("Khoâng").
    const fn font(self) -> Option<FontHint> {
        if self.unicode > 0 {
            None
        } else if self.tcvn3 > 0 && self.tcvn3 >= self.vni * 2 {
            Some(FontHint::Tcvn3)
        } else if self.vni > 0 && self.vni >= self.tcvn3 * 2 {
            Some(FontHint::Vni)
        } else {
            None
        }
    }
}

fn speech(row: &Row) -> Speech {
    let mut speech = Speech::default();
    for text in row.cells.iter().filter_map(stored) {
        if text.is_ascii() {
            continue;
        }
        if text.chars().any(|c| c > '\u{FF}' && c.is_alphabetic()) {
            speech.unicode += 1;
            continue;
        }
        match decode(text, FontHint::Unknown).map(|r| r.encoding) {
            Some(Encoding::Tcvn3) => speech.tcvn3 += old_words(text),
            Some(Encoding::Vni) => speech.vni += old_words(text),
            None => {}
        }
    }
    speech
}

/// How many words are no Vietnamese syllables though they hold letters of Vietnamese.
fn odd_words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_ascii() && !is_vietnamese_syllable(w))
        .filter(|w| w.chars().any(char::is_lowercase))
        .count()
}

/// How many words of a text hold letters beyond ASCII: a name speaks louder than "Khoâng".
fn old_words(text: &str) -> usize {
    text.split_whitespace().filter(|w| !w.is_ascii()).count()
}

/// The text as it stands in the file, white space aside.
fn stored(cell: &Cell) -> Option<&str> {
    cell.raw.as_deref().or_else(|| cell.value.as_text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(index: u32, texts: &[&str]) -> Row {
        let cell = |(col, text): (u32, &&str)| {
            let ready = make_ready(text, FontHint::Unknown).expect("no blank");
            Cell {
                col,
                value: Value::Text(ready.text),
                raw: ready.raw,
                struck: false,
            }
        };
        Row {
            index,
            hidden: false,
            cells: (0..).zip(texts).map(cell).collect(),
        }
    }

    fn read(cells: &[&str]) -> (Vec<String>, usize) {
        let mut rows = [row(0, cells)];
        let (count, _) = settle(&mut rows);
        let texts = rows[0].cells.iter().map(|c| c.value.text()).collect();
        (texts, count)
    }

    #[test]
    fn what_is_open_follows_the_row() {
        for (typed, meant, count) in [
            (["Vò V¨n BÐ", "Vò", "§H"], ["Vũ Văn Bé", "Vũ", "ĐH"], 1),
            (
                ["Nguyeãn Vaên Beù", "Hoà Chí Minh", "ÑH"],
                ["Nguyễn Văn Bé", "Hồ Chí Minh", "ĐH"],
                1,
            ),
            // nothing in the row is surely old
            (["Vò", "Hoà", "Lý"], ["Vò", "Hoà", "Lý"], 0),
            // somebody has edited the row in Unicode
            (
                ["NguyÔn V¨n BÐ", "Vò", "Đại học Luật"],
                ["Nguyễn Văn Bé", "Vò", "Đại học Luật"],
                0,
            ),
        ] {
            let meant: Vec<String> = meant.iter().map(|m| (*m).to_owned()).collect();
            assert_eq!(read(&typed), (meant, count), "{typed:?}");
        }
    }

    #[test]
    fn short_cells_of_vni_follow_the_row() {
        let (texts, _) = read(&[
            "Ñoã Hoaøng AÙnh",
            "Vieân chöùc",
            "Khoâng",
            "HT toát NV",
            "HTToát",
        ]);
        assert_eq!(
            texts,
            ["Đỗ Hoàng Ánh", "Viên chức", "Không", "HT tốt NV", "HTTốt"]
        );
    }

    #[test]
    fn a_sheet_of_old_rows_alone_was_typed_in_one_encoding() {
        let row = |index: u32, texts: &[&str]| Row {
            index,
            hidden: false,
            cells: (0..)
                .zip(texts)
                .map(|(col, text)| {
                    let ready = make_ready(text, FontHint::Unknown).expect("no blank");
                    Cell {
                        col,
                        value: Value::Text(ready.text),
                        raw: ready.raw,
                        struck: false,
                    }
                })
                .collect(),
        };
        let old = row(0, &["Hä vµ tªn", "Tr×nh ®é chuyªn m«n"]);
        let mut rows = [old.clone(), row(1, &["§h", "C®", "ThS"])];
        settle(&mut rows);
        let heads: Vec<String> = rows[1].cells.iter().map(|c| c.value.text()).collect();
        assert_eq!(heads, ["Đh", "Cđ", "ThS"]);
        // in a sheet that holds Unicode as well nothing is guessed
        let mut rows = [old, row(1, &["§h"]), row(2, &["Nguyễn Văn An"])];
        settle(&mut rows);
        assert_eq!(rows[1].cells[0].value.text(), "§h");
    }

    #[test]
    fn what_reads_better_as_it_is_stays() {
        // the font of the second cell said VNI
        let mut rows = [Row {
            index: 0,
            hidden: false,
            cells: vec![
                Cell {
                    col: 0,
                    value: Value::Text(Arc::from("Nguyễn Văn Bé")),
                    raw: Some(Arc::from("NguyÔn V¨n BÐ")),
                    struck: false,
                },
                Cell {
                    col: 1,
                    value: Value::Text(Arc::from("Lực")),
                    raw: Some(Arc::from("Löïc")),
                    struck: false,
                },
            ],
        }];
        settle(&mut rows);
        assert_eq!(rows[0].cells[1].value.text(), "Lực");
    }

    #[test]
    fn a_word_follows_the_sheet_that_contradicts_it() {
        let mut rows: Vec<Row> = (0..4)
            .map(|i| row(i, &["Nguyeãn Vaên Beù", "Khoâng", "Tröôûng phoøng"]))
            .collect();
        rows.push(row(4, &["Böûu", "3"]));
        settle(&mut rows);
        assert_eq!(rows[3].cells[1].value.text(), "Không");
        assert_eq!(rows[4].cells[0].value.text(), "Bửu");
    }

    #[test]
    fn rows_of_two_encodings_are_left() {
        let (texts, count) = read(&["NguyÔn V¨n", "Tröôûng phoøng", "Vò"]);
        assert_eq!(texts[2], "Vò");
        assert_eq!(count, 0);
    }
}
