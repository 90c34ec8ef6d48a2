//! The kinds of the rows under a header.

mod kinds;
mod neighbours;
mod shown;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::Arc;

use super::columns::is_content;
use super::header::{Block, counts_columns, is_number_row};
use super::marker::{self, Marker};
use super::path::merge_at;
use super::table::{Column, PersonRow, Section};
use super::words::Words;
use crate::finding::RowKind;
use crate::intake::{Cell, Row, Sheet, Value};
use crate::schema::Field;
use neighbours::{before_figures, could_be_name, count_on, list_alike};
pub(super) use shown::is_date;
use shown::{holds_number, is_shown, shown};

/// What the rows under a header are.
#[derive(Debug, Default)]
pub(super) struct Region {
    /// Kind of every row from the one under the header to the region's last that holds a value.
    pub(super) kinds: Vec<(u32, RowKind)>,
    pub(super) persons: Vec<PersonRow>,
    pub(super) sections: Vec<Section>,
    /// Rows of data without a name: row, first column of data, its text.
    pub(super) nameless: Vec<(u32, u32, String)>,
    /// Persons whose name could be one.
    pub(super) names: usize,
    /// Persons with a birth date or year.
    pub(super) births: usize,
}

/// A row as the questions see it. Most rows are settled by their number and their name: what else
/// stands there is looked at only where it is asked for.
struct View<'a> {
    row: &'a Row,
    layout: &'a Layout,
    words: &'a Words,
    /// What stands under the running number, where it shows anything.
    ordinal: Option<&'a Cell>,
    /// Whether it holds a figure, and a letter at most.
    has_number: bool,
    /// The name, parts joined.
    name: Option<Cow<'a, str>>,
    data: OnceCell<usize>,
    is_name: bool,
    /// Whether a name and one fact are all that the rows of the list hold.
    listed: bool,
    /// Whether its running number goes on from the one before and the next goes on from it.
    counts: bool,
    /// As `counts`, and the count goes on in the rows right above and below.
    between: bool,
    /// Whether a column of birth dates holds one.
    is_born: bool,
}

struct Layout {
    ordinal: Option<u32>,
    names: Vec<u32>,
    read: Vec<u32>,
    births: Vec<u32>,
    /// Columns of texts that may go on in a second row.
    spread: Vec<u32>,
}

/// Classes the rows after the first of `headers` down to `last`; further headers only repeat it.
pub(super) fn classify(
    sheet: &Sheet,
    words: &Words,
    columns: &[Column],
    headers: &[Block],
    last: u32,
) -> Region {
    let from = headers.first().map_or(0, |b| b.end.saturating_add(1));
    let layout = Layout::new(columns);
    let mut views: Vec<View<'_>> = sheet
        .rows_within(from, last.saturating_add(1))
        .iter()
        .map(|r| View::new(r, &layout, words))
        .collect();
    count_on(&mut views);
    // a list of names and one other column has no row that is surely a person
    if !views.iter().any(View::is_strong) {
        for v in &mut views {
            v.listed = v.is_name && v.data() >= 1;
        }
        list_alike(&mut views);
    }
    let numbered = views
        .iter()
        .filter(|v| v.is_strong() && v.has_number())
        .count();
    let strong = views.iter().filter(|v| v.is_strong()).count();
    let all_numbered = strong > 0 && numbered * 5 >= strong * 4;
    let last_strong = views
        .iter()
        .rposition(|v| v.is_strong() && (v.has_number() || v.data() >= 2 || !all_numbered));
    let mut walk = Walk {
        sheet,
        words,
        all_numbered,
        region: Region::default(),
        stack: Vec::new(),
        signed: false,
        counts: false,
        previous: None,
    };
    for (i, view) in views.iter().enumerate() {
        let index = view.row.index;
        let behind = headers.partition_point(|h| h.top <= index);
        let repeated = behind > 0 && index <= headers[behind - 1].end;
        let kind = if repeated {
            RowKind::Header
        } else {
            let kind = walk.kind(view, last_strong.is_some_and(|s| i <= s), &layout);
            walk.without_counts(view, kind)
        };
        walk.take(view, kind, &layout);
    }
    walk.region
}

impl Layout {
    fn new(columns: &[Column]) -> Self {
        let of = |wanted: fn(Field) -> bool| -> Vec<u32> {
            columns
                .iter()
                .filter(|c| c.meaning.as_ref().is_some_and(|m| wanted(m.field)))
                .map(|c| c.index)
                .collect()
        };
        Self {
            ordinal: of(|f| f == Field::Ordinal).first().copied(),
            names: of(super::recognise::is_name),
            births: of(|f| f == Field::BirthDate),
            spread: of(|f| {
                matches!(
                    f,
                    Field::Position
                        | Field::PositionUnit
                        | Field::Education
                        | Field::PoliticalTheory
                        | Field::StateManagement
                        | Field::Informatics
                        | Field::ForeignLanguage
                )
            }),
            read: of(|f| f != Field::Ordinal && f != Field::Age && !super::recognise::is_name(f)),
        }
    }
}

impl<'a> View<'a> {
    fn new(row: &'a Row, layout: &'a Layout, words: &'a Words) -> Self {
        let ordinal = layout
            .ordinal
            .and_then(|c| row.cell(c))
            .filter(|c| is_shown(c));
        let mut parts = layout
            .names
            .iter()
            .filter_map(|&c| row.cell(c))
            // an error in the place of a name is nobody's
            .filter(|c| is_content(&c.value) && !matches!(c.value, Value::Error(_)))
            .filter_map(shown);
        let name = parts
            .next()
            .map(|first| parts.fold(first, |name, part| Cow::Owned(format!("{name} {part}"))));
        let is_name = name.as_deref().is_some_and(|n| {
            (words.is_name(n) || before_figures(n).is_some_and(|n| words.is_name(n)))
                && matches!(
                    row.cell(layout.names[0]).map(|c| &c.value),
                    Some(Value::Text(_)) | None
                )
        });
        Self {
            row,
            layout,
            words,
            ordinal,
            has_number: ordinal.is_some_and(holds_number),
            name,
            data: OnceCell::new(),
            is_name,
            listed: false,
            counts: false,
            between: false,
            is_born: layout
                .births
                .iter()
                .filter_map(|&c| row.cell(c))
                .any(|c| is_date(&c.value)),
        }
    }

    /// Cells with content beside number and name.
    fn rest(&self) -> impl Iterator<Item = &'a Cell> {
        let layout = self.layout;
        self.row.cells.iter().filter(move |c| {
            Some(c.col) != layout.ordinal && !layout.names.contains(&c.col) && is_content(&c.value)
        })
    }

    /// How many of the other cells hold content that a column reads or that is no text.
    fn data(&self) -> usize {
        *self.data.get_or_init(|| {
            self.rest()
                .filter(|c| self.layout.read.contains(&c.col) || !matches!(c.value, Value::Text(_)))
                .filter(|c| !c.value.as_text().is_some_and(|t| self.words.is_name(t)))
                .count()
        })
    }

    /// Whether one of them holds a value that a person could have.
    fn has_facts(&self) -> bool {
        self.rest().any(|c| {
            matches!(c.value, Value::Text(_))
                || self.layout.read.contains(&c.col)
                    && !matches!(c.value, Value::NoCache | Value::Error(_))
        })
    }

    /// How many other cells hold any content.
    fn others(&self) -> usize {
        self.rest().count()
    }

    /// The first text of the row.
    fn label(&self) -> Cow<'a, str> {
        let first = self.row.cells.iter().find(|c| is_content(&c.value));
        first.and_then(shown).unwrap_or_default()
    }

    fn has_number(&self) -> bool {
        self.has_number
    }

    /// Text under the running number.
    fn ordinal(&self) -> Option<Cow<'a, str>> {
        self.ordinal.and_then(shown)
    }

    fn has_ordinal(&self) -> bool {
        self.ordinal.is_some()
    }

    /// Surely a person: a name with a running number or with facts, or whatever name with a birth date.
    fn is_strong(&self) -> bool {
        self.is_name && (self.has_number() || self.data() >= 2)
            || self.name.is_some() && self.is_born
            || self.listed
    }
}

/// Bytes of a section's text that are looked at: it is held against the names of all units and posts.
const LONGEST_SECTION: usize = 600;

fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_SECTION)]
}

struct Walk<'a> {
    sheet: &'a Sheet,
    words: &'a Words,
    all_numbered: bool,
    region: Region,
    stack: Vec<(Marker, usize)>,
    /// The signature block has begun.
    signed: bool,
    /// A table of counts has begun.
    counts: bool,
    /// The row before and its kind.
    previous: Option<(u32, RowKind)>,
}

impl Walk<'_> {
    fn kind(&self, v: &View<'_>, inside: bool, layout: &Layout) -> RowKind {
        if self.is_blank(v) {
            return RowKind::Blank;
        }
        if is_number_row(v.row) || counts_columns(v.row) {
            return RowKind::Header;
        }
        if self.below_a_name(v, layout) {
            return RowKind::Note;
        }
        if self.signs_off(v) {
            return RowKind::Signature;
        }
        // a row numbered "Ví dụ" shows how to fill the form in
        let worded = |o: &&str| o.contains(char::is_alphabetic);
        let numbered = v.ordinal.and_then(|c| c.value.as_text()).filter(worded);
        if numbered.is_some_and(|o| self.words.begins_note(o)) {
            return RowKind::Note;
        }
        let vacant = |name: &str| !v.is_name && self.words.is_vacant(name);
        if v.name.as_deref().is_some_and(vacant) {
            return RowKind::Note;
        }
        if v.is_strong() || self.is_counted(v) {
            return RowKind::Person;
        }
        if self.is_total(v) {
            return RowKind::Total;
        }
        if self.continues(v, layout, inside) {
            return RowKind::Note;
        }
        if inside {
            self.kind_inside(v)
        } else {
            self.kind_after(v)
        }
    }

    /// No content but a running number.
    fn is_blank(&self, v: &View<'_>) -> bool {
        let worded = || {
            let ordinal = v.ordinal();
            ordinal.is_some_and(|o| o.chars().filter(|c| c.is_alphabetic()).count() > 3)
        };
        // formulas filled down beside the blank rows of a form are no facts
        v.name.is_none()
            && !worded()
            && !v.has_facts()
            && (v.ordinal.is_none()
                || v.has_number()
                || marker::of_ordinal(&v.ordinal().unwrap_or_default()).is_some())
    }

    fn is_total(&self, v: &View<'_>) -> bool {
        let begins = |t: &str| self.words.is_total(t) || self.words.is_total(marker::split(t).1);
        (v.name.as_deref().is_some_and(begins) || begins(&v.label()))
            && !(v.is_name && v.has_number())
    }

    /// A row in the middle of the count of a list that numbers its persons: whatever the name, it is
    /// one of them, unless its text alone stands there and begins as names of units or totals do. Between
    /// two rows of the count even that is a name: "Tổng Văn Hội", "Hội Thị Mười".
    fn is_counted(&self, v: &View<'_>) -> bool {
        let named = |name: &str| {
            could_be_name(name)
                && (v.between
                    || !self.words.is_total(name)
                        && (v.others() > 0 || !self.words.is_section(name)))
        };
        self.all_numbered && v.counts && v.name.as_deref().is_some_and(named)
    }

    /// A second row of the person above: the name's merged region covers it.
    fn below_a_name(&self, v: &View<'_>, layout: &Layout) -> bool {
        let Some(&col) = layout.names.first() else {
            return false;
        };
        v.name.is_none()
            && merge_at(self.sheet, v.row.index, col)
                .is_some_and(|m| m.top < v.row.index && m.left <= col)
    }

    /// A lone text below a text of the person above ("Bí thư Đảng uỷ" / "Chủ tịch HĐND"), where
    /// no section would stand.
    fn continues(&self, v: &View<'_>, layout: &Layout, inside: bool) -> bool {
        let [cell] = v.row.cells.as_slice() else {
            return false;
        };
        let above = || self.sheet.cell(v.row.index.checked_sub(1)?, cell.col);
        let wide = || merge_at(self.sheet, v.row.index, cell.col).is_some_and(|m| m.right > m.left);
        layout.spread.contains(&cell.col)
            && cell
                .value
                .as_text()
                .is_some_and(|t| inside || !self.words.is_signature(t))
            && self.follows_person(v)
            && above().is_some_and(|c| matches!(c.value, Value::Text(_)))
            && !wide()
    }

    fn follows_person(&self, v: &View<'_>) -> bool {
        self.previous == Some((v.row.index - 1, RowKind::Person))
            || self.previous == Some((v.row.index - 1, RowKind::Note))
                && self
                    .region
                    .persons
                    .last()
                    .is_some_and(|p| p.continued.last() == Some(&(v.row.index - 1)))
    }

    fn take(&mut self, v: &View<'_>, kind: RowKind, layout: &Layout) {
        let index = v.row.index;
        match kind {
            RowKind::Section => self.open_section(v, layout),
            RowKind::Person => {
                self.region.names += usize::from(v.is_name);
                self.region.births += usize::from(v.is_born);
                let sections = self.stack.iter().map(|&(_, s)| s).collect();
                self.region.persons.push(PersonRow {
                    index,
                    sections,
                    continued: Vec::new(),
                });
            }
            RowKind::Note
                if self.below_a_name(v, layout)
                    || (self.follows_person(v) && v.name.is_none() && !v.has_ordinal()) =>
            {
                if let Some(person) = self.region.persons.last_mut() {
                    person.continued.push(index);
                }
            }
            RowKind::Rejected => {
                let broken =
                    |c: &&Cell| layout.names.contains(&c.col) && matches!(c.value, Value::Error(_));
                let cells = || v.row.cells.iter();
                let cell = cells()
                    .find(broken)
                    .or_else(|| cells().find(|c| Some(c.col) != layout.ordinal))
                    .or(v.row.cells.first());
                if let Some(cell) = cell {
                    self.region
                        .nameless
                        .push((index, cell.col, cell.value.text()));
                }
            }
            RowKind::Signature => self.signed = true,
            _ => {}
        }
        if let Some((before, _)) = self.previous {
            for gap in before + 1..index {
                self.region.kinds.push((gap, RowKind::Blank));
            }
        }
        self.region.kinds.push((index, kind));
        self.previous = Some((index, kind));
    }

    fn open_section(&mut self, v: &View<'_>, layout: &Layout) {
        let label = v
            .row
            .cells
            .iter()
            .find(|c| is_content(&c.value) && Some(c.col) != layout.ordinal)
            .map(|c| beginning(&c.value.text()).to_owned());
        let ordinal = v.ordinal().unwrap_or_default();
        let ordinal = beginning(&ordinal);
        let (marker, text, full) = match (&label, marker::of_ordinal(ordinal)) {
            (Some(label), Some(marker)) => (
                marker,
                marker::split(label).1.to_owned(),
                format!("{ordinal} {label}"),
            ),
            (Some(label), None) if ordinal.is_empty() || layout.ordinal.is_none() => {
                let (marker, text) = marker::split(label);
                (marker, text.to_owned(), label.clone())
            }
            _ => {
                let (marker, text) = marker::split(ordinal);
                (marker, text.to_owned(), ordinal.to_owned())
            }
        };
        if let Some(depth) = self.stack.iter().position(|&(m, _)| m == marker) {
            self.stack.truncate(depth);
        }
        let within = self.stack.last().map(|&(_, s)| s);
        let named = self.words.after_part_label(&text).unwrap_or(&text);
        let named = self.words.after_unit_label(named).unwrap_or(named);
        self.stack.push((marker, self.region.sections.len()));
        self.region.sections.push(Section {
            row: v.row.index,
            text: Arc::from(named),
            full: Arc::from(full),
            within,
        });
    }
}
