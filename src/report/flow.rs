//! How the rows of an appendix fill pages: no heading is left alone at the foot of a page, and the
//! signatures never stand on a page without rows of their table.

use super::page::{LYING, UPRIGHT};

/// How much more than a page is still printed on one.
const SHRINK: f64 = 1.25;
/// Sizes that are tried where the end of a table falls badly: how much more than a page goes on one.
const SIZES: [f64; 5] = [1.05, 1.1, 1.15, 1.2, SHRINK];
/// So few pages are printed smaller to save one.
const FEW: usize = 3;
/// Smallest print for the sake of pages, in parts of the full size: 12 points become 8.
const LEGIBLE: f64 = 0.66;
/// Part of the width that is filled: no column may fall off the page.
const FILLED_WIDTH: f64 = 0.97;
/// Part of a page that is filled: programs measure rows a little differently.
const FILLED: f64 = 0.96;
/// Rows of the table that go with the signatures.
const ALONG: usize = 3;
/// Tables so short stay together.
const SHORT: usize = 6;
/// Most headings in a row that are moved to the next page.
const HEADINGS: usize = 2;

/// Rows filling pages, in points at full size.
#[derive(Debug, Clone)]
pub struct Flow {
    /// Room on a page.
    page: f64,
    /// How much wider than a page the table is, at least 1.
    wider: f64,
    /// Everything above the first row of the body.
    first: f64,
    /// Headings repeated on top of later pages.
    repeated: f64,
    blocks: Vec<Block>,
    /// How many of the blocks are rows of the table.
    body: usize,
}

/// Something that no page break cuts.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// Its first row on the sheet.
    row: u32,
    height: f64,
    /// Whether what follows belongs to it.
    heading: bool,
}

/// How a sheet comes to its pages.
#[derive(Debug, Clone, PartialEq)]
pub enum Pages {
    /// It fits one, as it is or printed a little smaller.
    One,
    /// It has several.
    Several {
        /// Rows that begin a page.
        breaks: Vec<u32>,
        /// Size of print in percent; Excel heeds breaks where a size is given, and not where it is to find one.
        percent: u16,
    },
}

/// Pages at one size of print.
struct Tried {
    breaks: Vec<u32>,
    /// Whether rows of the table stand on the last page.
    whole: bool,
}

impl Flow {
    /// Pages of A4, lying or upright, onto whose width a table of so many pixels is made to fit.
    #[must_use]
    pub fn new(lying: bool, width: f64) -> Self {
        let (wide, millimetres) = if lying {
            (LYING, 173.0)
        } else {
            (UPRIGHT, 260.0)
        };
        let wider = (width / wide).max(1.0);
        Self {
            page: millimetres / 25.4 * 72.0 * wider * FILLED,
            wider,
            first: 0.0,
            repeated: 0.0,
            blocks: Vec::new(),
            body: 0,
        }
    }

    /// What stands above the rows: the heading block once, the table's headings on every page.
    pub fn begin(&mut self, block: f64, headings: f64) {
        self.first = block + headings;
        self.repeated = headings;
    }

    /// Adds a row of the table.
    pub fn add_row(&mut self, row: u32, height: f64, heading: bool) {
        self.add(row, height, heading);
        self.body = self.blocks.len();
    }

    /// Adds a note or the signatures.
    pub fn add_below(&mut self, row: u32, height: f64) {
        self.add(row, height, false);
    }

    fn add(&mut self, row: u32, height: f64, heading: bool) {
        self.blocks.push(Block {
            row,
            height,
            heading,
        });
    }

    /// The pages that all of it fills.
    #[must_use]
    pub fn pages(&self) -> Pages {
        let total = self.first + self.blocks.iter().map(|b| b.height).sum::<f64>();
        if total <= self.page * SHRINK {
            Pages::One
        } else {
            self.several()
        }
    }

    /// Several pages; a little smaller where that brings rows to the signatures, or saves one of few pages.
    fn several(&self) -> Pages {
        let plain = self.broken(1.0);
        let smaller = || {
            let legible = |size: &f64| 1.0 / (self.wider * size) >= LEGIBLE;
            let tried = SIZES.into_iter().filter(legible);
            tried.map(|size| (size, self.broken(size)))
        };
        let (size, chosen) = if !plain.whole {
            smaller().find(|(_, t)| t.whole)
        } else if plain.breaks.len() < FEW {
            smaller().find(|(_, t)| t.whole && t.breaks.len() < plain.breaks.len())
        } else {
            None
        }
        .unwrap_or((1.0, plain));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 10 and 97"
        )]
        let percent = (100.0 * FILLED_WIDTH / (self.wider * size)).max(10.0) as u16;
        Pages::Several {
            breaks: chosen.breaks,
            percent,
        }
    }

    /// Where pages begin when so much more than a page goes on one.
    fn broken(&self, size: f64) -> Tried {
        let page = self.page * size;
        let height = |from: usize| self.blocks[from..].iter().map(|b| b.height).sum::<f64>();
        let last = self.blocks.len().saturating_sub(1);
        let along = if self.body > SHORT { ALONG } else { self.body };
        // the last rows with all that stands below, else the signatures with the last note, else those alone
        let few = ALONG.min(self.body);
        // what begins with the first row stands under the heading block, the rest under the headings alone
        let top = |from: usize| if from == 0 { self.first } else { self.repeated };
        let tail = [self.body - along, self.body - few, last.saturating_sub(1)]
            .into_iter()
            .find(|&from| top(from) + height(from) <= page)
            .unwrap_or(last);
        let (mut out, mut filled, mut begun, mut at) = (Vec::new(), self.first, 0, 0);
        while at < self.blocks.len() {
            let tall = if at == tail {
                height(tail)
            } else {
                self.blocks[at].height
            };
            if filled + tall > page && at > begun {
                let least = (begun + 1).max(at.saturating_sub(HEADINGS));
                while at > least && self.blocks[at - 1].heading {
                    at -= 1;
                }
                out.push(self.blocks[at].row);
                begun = at;
                filled = self.repeated;
                continue;
            }
            if at == tail {
                break;
            }
            filled += tall;
            at += 1;
        }
        Tried {
            breaks: out,
            whole: begun < self.body,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A lying page with headings, rows of 20 points, and 150 points of notes and signatures.
    fn flow(rows: u32, headings: &[u32]) -> Flow {
        let mut flow = Flow::new(true, LYING);
        flow.begin(140.0, 60.0);
        for row in 0..rows {
            flow.add_row(row, 20.0, headings.contains(&row));
        }
        flow.add_below(rows, 15.0);
        flow.add_below(rows + 1, 135.0);
        flow
    }

    #[test]
    fn a_short_table_stays_on_one_page() {
        assert_eq!(flow(5, &[]).pages(), Pages::One);
        assert_eq!(flow(10, &[]).pages(), Pages::One);
    }

    #[test]
    fn signatures_take_rows_along() {
        for rows in 16..80 {
            let Pages::Several { breaks, .. } = flow(rows, &[]).pages() else {
                panic!("{rows} rows on one page");
            };
            let last = breaks.last().copied().unwrap_or(0);
            assert!(
                last + 3 <= rows,
                "{rows} rows: the last page begins at {last}"
            );
        }
    }

    #[test]
    fn no_page_is_filled_beyond_its_room() {
        for rows in 16..200 {
            let flow = flow(rows, &[10, 11, 30, 50]);
            let Pages::Several { breaks, percent } = flow.pages() else {
                panic!("{rows} rows on one page");
            };
            // so much more goes on a page as the print is smaller than that of a table as wide as it
            let room = flow.page * 100.0 * FILLED_WIDTH / f64::from(percent);
            let mut begun = 0;
            let mut top = flow.first;
            for end in breaks.iter().copied().chain([rows + 2]) {
                let blocks = flow.blocks.iter().filter(|b| (begun..end).contains(&b.row));
                let tall: f64 = blocks.map(|b| b.height).sum();
                assert!(
                    tall > 0.0 && top + tall <= room,
                    "{rows} rows: {begun}..{end}"
                );
                (begun, top) = (end, flow.repeated);
            }
        }
    }

    #[test]
    fn a_short_table_with_long_notes_goes_on_rather_than_off_the_page() {
        for rows in 1..=6 {
            let mut flow = Flow::new(true, LYING);
            flow.begin(250.0, 90.0);
            (0..rows).for_each(|row| flow.add_row(row, 45.0, false));
            flow.add_below(rows, 80.0);
            flow.add_below(rows + 1, 145.0);
            let tall = 340.0 + 45.0 * f64::from(rows) + 225.0;
            match flow.pages() {
                Pages::One => assert!(tall <= flow.page * SHRINK, "{rows} rows"),
                Pages::Several { breaks, .. } => assert!(!breaks.is_empty(), "{rows} rows"),
            }
        }
    }

    #[test]
    fn print_is_smaller_where_notes_would_part_the_signatures_from_the_table() {
        let with_notes = |notes: u32, width: f64| {
            let mut flow = Flow::new(true, width);
            flow.begin(140.0, 60.0);
            (0..60).for_each(|row| flow.add_row(row, 20.0, false));
            (60..60 + notes).for_each(|row| flow.add_below(row, 30.0));
            flow.add_below(60 + notes, 135.0);
            match flow.pages() {
                Pages::Several { breaks, percent } => (breaks.last().copied(), percent),
                Pages::One => panic!("several pages"),
            }
        };
        // 60 of headings, 60 of rows, 120 or 240 of notes, 135 of signatures; a page has room for 470
        assert_eq!(with_notes(4, LYING), (Some(53), 97));
        assert_eq!(with_notes(8, LYING), (Some(57), 88));
        // what is already printed at two thirds stays legible: the signatures go with the last note
        let (last, percent) = with_notes(24, LYING * 1.5);
        assert_eq!((last, percent), (Some(79), 64));
    }

    #[test]
    fn a_heading_is_not_the_last_row_of_a_page() {
        // the page has room for thirteen rows: the fourteenth would begin the next
        let Pages::Several { breaks: plain, .. } = flow(40, &[]).pages() else {
            panic!("several pages");
        };
        let first = plain[0];
        let Pages::Several { breaks, .. } = flow(40, &[first - 1]).pages() else {
            panic!("several pages");
        };
        assert_eq!(breaks[0], first - 1);
    }
}
