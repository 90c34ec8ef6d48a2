//! The recogniser: one sheet in, its form out.

mod continued;
mod counts;
mod lost;

pub use continued::Unfinished;
use counts::{is_counts, is_list_of_counts};

use std::sync::Arc;

use super::columns::{self, Knowledge, Remark};
use super::header::{self, Block};
use super::lexicon::Lexicon;
use super::marker::{self, Marker};
use super::rows;
use super::shape::Shapes;
use super::table::{Column, Head, Section, SheetForm, Table, Text};
use super::totals;
use super::words::Words;
use crate::finding::{Code, Finding, Place, RowKind};
use crate::intake::{Sheet, Value};
use crate::plan::vocabulary::Vocabulary;
use crate::schema::Field;
use crate::text::clean;

/// Compiled words; build it once and use it for every sheet, from any thread.
#[derive(Debug, Clone)]
pub struct Recogniser {
    lexicon: Lexicon,
    words: Words,
    shapes: Shapes,
}

impl Recogniser {
    /// Compiles the words.
    #[must_use]
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let (lexicon, (words, shapes)) = rayon::join(
            || Lexicon::new(&vocabulary.headers),
            || {
                (
                    Words::new(&vocabulary.rows),
                    Shapes::new(&vocabulary.headers, &vocabulary.values),
                )
            },
        );
        Self {
            lexicon,
            words,
            shapes,
        }
    }

    /// Whether a text could be a person's whole name.
    #[must_use]
    pub fn is_name(&self, text: &str) -> bool {
        self.words.is_name(text)
    }

    /// The field that a text names and nothing else, as a heading would.
    #[must_use]
    pub fn field_named(&self, text: &str) -> Option<Field> {
        self.lexicon.field_named(text)
    }

    /// Understands a sheet of the report year `year`. `file` is for the findings.
    #[must_use]
    pub fn recognise(&self, file: &Arc<str>, sheet: &Sheet, year: i32) -> SheetForm {
        let place = Place::sheet(file, &sheet.name);
        let mut blocks = header::find_all(sheet, &self.lexicon, &self.words);
        if blocks.is_empty() {
            blocks.extend(header::find_without_name(sheet, &self.lexicon, &self.words));
        }
        let mut form = SheetForm {
            rows: Vec::new(),
            tables: Vec::new(),
            head: Head::default(),
            counts: false,
            findings: Vec::new(),
        };
        let Some((first, last)) = sheet
            .rows
            .first()
            .zip(sheet.rows.last())
            .map(|(a, b)| (a.index, b.index))
        else {
            return form;
        };
        let mut kinds = vec![RowKind::Blank; (last - first + 1) as usize];
        let mut floor = first;
        let mut counted = false;
        let mut next = 0;
        while let Some(&block) = blocks.get(next) {
            let (taken, columns, remarks, mut region) =
                self.table_at(sheet, &blocks[next..], last, year);
            let end = blocks.get(next + taken).map_or(last, |b| b.top - 1);
            let repeats = &blocks[next..next + taken];
            if is_counts(sheet, &columns, &region) {
                counted = true;
                mark(&mut kinds, first, block.top, end, |_| RowKind::Note, sheet);
            } else if columns
                .iter()
                .any(|c| c.meaning.as_ref().is_some_and(|m| is_name(m.field)))
            {
                for &(row, kind) in &region.kinds {
                    kinds[(row - first) as usize] = kind;
                }
                if next + taken < blocks.len() {
                    self.title_between(sheet, &region, first, &mut kinds);
                }
                let above = if next > 0 {
                    self.begin_of_head(sheet, floor, block.top)
                } else {
                    floor
                };
                let above = Head::of(texts(sheet, above, block.top), &self.words);
                if next > 0
                    && let Some(row) = self.open_with_heading(&above, &mut region)
                {
                    kinds[(row - first) as usize] = RowKind::Section;
                }
                if !region.persons.is_empty() {
                    form.findings
                        .extend(remarks.into_iter().map(|r| finding(r, &place)));
                }
                for (row, col, text) in &region.nameless {
                    form.findings.push(
                        Finding::new(Code::RowNoName)
                            .at(place.clone().cell(row + 1, *col))
                            .found(text),
                    );
                }
                form.findings.extend(totals::check(
                    sheet,
                    &columns,
                    &region.kinds,
                    &region.sections,
                    &place,
                ));
                form.tables.push(Table {
                    header: (block.top, block.end),
                    above,
                    columns,
                    persons: region.persons,
                    sections: region.sections,
                });
            } else {
                mark(&mut kinds, first, block.top, end, |_| RowKind::Note, sheet);
            }
            for header in repeats {
                mark(
                    &mut kinds,
                    first,
                    header.top,
                    header.end,
                    |_| RowKind::Header,
                    sheet,
                );
            }
            if next == 0 && block.top > first {
                mark(
                    &mut kinds,
                    first,
                    first,
                    block.top - 1,
                    |_| RowKind::Title,
                    sheet,
                );
            }
            // the texts above the next table begin below this one's last person
            floor = form
                .tables
                .last()
                .and_then(|t| t.persons.last())
                .map_or(block.end, |p| p.index)
                + 1;
            next += taken;
        }
        if blocks.is_empty() {
            mark(&mut kinds, first, first, last, |_| RowKind::Note, sheet);
        }
        let head_end = blocks.first().map_or(last + 1, |b| b.top);
        form.head = Head::of(texts(sheet, first, head_end), &self.words);
        counted |= blocks.is_empty() && is_list_of_counts(sheet);
        let lost = self.persons_outside(sheet, first, &kinds);
        if blocks.is_empty() && self.is_card(sheet) {
            let finding = Finding::new(Code::SheetNoTable).at(place.clone());
            form.findings.push(finding.arg("count", 1));
        }
        if let (Some(&row), false) = (lost.first(), form.tables.is_empty()) {
            form.findings.push(
                Finding::new(Code::SheetNoTable)
                    .at(place.clone().row(row + 1))
                    .arg("count", lost.len()),
            );
        }
        form.counts = counted && form.tables.iter().all(|t| t.persons.is_empty());
        form.rows = (first..=last).zip(kinds).collect();
        form
    }

    /// "II. HỢP ĐỒNG" between two tables is a section that speaks for all of the second. Gives its row.
    fn open_with_heading(&self, above: &Head, region: &mut rows::Region) -> Option<u32> {
        let heading = above.texts().max_by_key(|t| t.row)?;
        let (mark, text) = marker::split(&heading.text);
        let part = self.words.after_part_label(&heading.text);
        let heads = |text| self.words.is_section(text) && !self.words.is_title(text);
        let text = match part {
            Some(named) if self.words.is_section(named) => named,
            _ if mark != Marker::Plain || heads(text) => text,
            _ => return None,
        };
        for person in &mut region.persons {
            for section in &mut person.sections {
                *section += 1;
            }
            person.sections.insert(0, 0);
        }
        for section in &mut region.sections {
            section.within = Some(section.within.map_or(0, |s| s + 1));
        }
        region.sections.insert(
            0,
            Section {
                row: heading.row,
                text: Arc::from(self.words.after_unit_label(text).unwrap_or(text)),
                full: Arc::clone(&heading.text),
                within: None,
            },
        );
        Some(heading.row)
    }

    /// The table that begins with the first of `blocks`, and how many blocks it takes: a header that
    /// only repeats the one above on a new page belongs to the same table.
    fn table_at(
        &self,
        sheet: &Sheet,
        blocks: &[Block],
        last: u32,
        year: i32,
    ) -> (usize, Vec<Column>, Vec<Remark>, rows::Region) {
        let end_of = |taken: usize| blocks.get(taken).map_or(last, |b| b.top - 1);
        let known = Knowledge {
            lexicon: &self.lexicon,
            words: &self.words,
            shapes: &self.shapes,
        };
        let read = |block: Block, end: u32| columns::read(sheet, known, block, end, year);
        let paths = |columns: &[Column]| {
            columns
                .iter()
                .map(|c| (c.index, c.path.clone()))
                .filter(|(_, p)| !p.is_empty())
                .collect::<Vec<_>>()
        };
        let (mut columns, mut remarks) = read(blocks[0], end_of(1));
        let mut region = rows::classify(sheet, &self.words, &columns, &blocks[..1], end_of(1));
        let own = paths(&columns);
        // what stands under each header is looked at by itself and all of it once, below: a list of ten
        // thousand printed pages costs no more than its rows
        let mut closed = self.is_closed(sheet, &region);
        let mut taken = 1;
        while let Some(&next) = blocks.get(taken) {
            if closed || paths(&read(next, end_of(taken + 1)).0) != own {
                break;
            }
            taken += 1;
            let page = &blocks[taken - 1..taken];
            let below = rows::classify(sheet, &self.words, &columns, page, end_of(taken));
            closed = self.is_closed(sheet, &below);
        }
        if taken > 1 {
            (columns, remarks) = read(blocks[0], end_of(taken));
            let headers = &blocks[..taken];
            region = rows::classify(sheet, &self.words, &columns, headers, end_of(taken));
        }
        (taken, columns, remarks, region)
    }

    /// Whether something below the last person ends the list, so that a header that follows is another's.
    fn is_closed(&self, sheet: &Sheet, region: &rows::Region) -> bool {
        let kinds = region.kinds.iter().rev();
        let behind = kinds.take_while(|(_, kind)| {
            !matches!(
                kind,
                RowKind::Person | RowKind::Total | RowKind::Section | RowKind::Header
            )
        });
        behind.into_iter().any(|&(row, kind)| match kind {
            RowKind::Blank => false,
            // the number of a page is no title
            RowKind::Note => self.opens_a_table(sheet, row),
            _ => true,
        })
    }

    /// Whether a line between two headers says that another list begins.
    fn opens_a_table(&self, sheet: &Sheet, row: u32) -> bool {
        let cells = sheet.row(row).into_iter().flat_map(|r| &r.cells);
        cells.filter_map(|c| c.value.as_text()).any(|t| {
            let (mark, text) = marker::split(t);
            mark != Marker::Plain || self.words.is_title(text) || self.words.is_section(text)
        })
    }

    /// The row at which the texts above a further table begin: below the total, the notes and the signatures of the
    /// table before.
    fn begin_of_head(&self, sheet: &Sheet, floor: u32, top: u32) -> u32 {
        let of_table_before = |row: &&crate::intake::Row| {
            let first = row.cells.first().and_then(|c| c.value.as_text());
            first.is_some_and(|t| {
                self.words.is_total(t)
                    || self.words.signs(t)
                    || self.words.is_note(t)
                    || self.words.is_name(t)
            })
        };
        let rows = sheet.rows_within(floor, top).iter();
        rows.rev()
            .find(of_table_before)
            .map_or(floor, |r| r.index + 1)
    }

    /// Texts between the end of a table and the next header are the next one's title.
    fn title_between(
        &self,
        sheet: &Sheet,
        region: &rows::Region,
        first: u32,
        kinds: &mut [RowKind],
    ) {
        let last_row = region
            .kinds
            .iter()
            .rposition(|(_, k)| matches!(k, RowKind::Person | RowKind::Total))
            .map_or(0, |i| i + 1);
        let mut titled = !region.kinds[last_row..]
            .iter()
            .any(|(_, k)| *k == RowKind::Signature);
        for &(row, kind) in &region.kinds[last_row..] {
            let Some(text) = sheet
                .row(row)
                .and_then(|r| r.cells.first())
                .map(|c| c.value.text())
            else {
                continue;
            };
            titled |= self.words.is_title(&text);
            if titled && kind != RowKind::Blank {
                kinds[(row - first) as usize] = RowKind::Title;
            }
        }
    }
}

pub(super) const fn is_name(field: Field) -> bool {
    matches!(
        field,
        Field::FullName | Field::FamilyName | Field::MiddleName | Field::GivenName
    )
}

/// Whether a column holds what a person's row begins with: its number, or the name.
pub(super) const fn numbers_or_names(field: Field) -> bool {
    is_name(field) || matches!(field, Field::Ordinal)
}

fn finding(remark: Remark, place: &Place) -> Finding {
    let mut finding = Finding::new(remark.code).at(place.clone());
    finding.field = remark.field;
    finding.found = remark
        .args
        .iter()
        .find(|(n, _)| *n == "column")
        .map(|(_, v)| v.clone());
    finding.args = remark.args;
    finding
        .args
        .push(("col", crate::finding::column_letters(remark.col)));
    finding
}

fn mark(
    kinds: &mut [RowKind],
    first: u32,
    from: u32,
    to: u32,
    kind: impl Fn(u32) -> RowKind,
    sheet: &Sheet,
) {
    for row in sheet.rows_within(from, to.saturating_add(1)) {
        kinds[(row.index - first) as usize] = kind(row.index);
    }
}

/// Texts above a table that are looked at, half of them from the top, half from its end: a letterhead and a title have a
/// few dozen, and each is held against the names of all units.
const MOST_TEXTS: usize = 600;

/// Bytes of such a text that are looked at.
const LONGEST_TEXT: usize = 2_000;

/// Texts of the rows `from..to`; a cell of several lines is as many texts.
fn texts(sheet: &Sheet, from: u32, to: u32) -> Vec<Text> {
    let mut texts = all_texts(sheet, from, to);
    if texts.len() > MOST_TEXTS {
        texts.drain(MOST_TEXTS / 2..texts.len() - MOST_TEXTS / 2);
    }
    for text in texts.iter_mut().filter(|t| t.text.len() > LONGEST_TEXT) {
        text.text = Arc::from(&text.text[..text.text.floor_char_boundary(LONGEST_TEXT)]);
    }
    texts
}

fn all_texts(sheet: &Sheet, from: u32, to: u32) -> Vec<Text> {
    let rows = sheet.rows_within(from, to).iter();
    let mut texts = Vec::new();
    for (row, cell) in rows.flat_map(|r| r.cells.iter().map(|c| (r.index, c))) {
        let Value::Text(whole) = &cell.value else {
            continue;
        };
        let text = |text: Arc<str>| Text {
            row,
            col: cell.col,
            text,
        };
        // lines are told only by the text as it stands, which may be in an old encoding
        let lines = cell
            .raw
            .as_ref()
            .filter(|raw| raw.contains('\n') && clean(raw) == **whole);
        match lines {
            Some(raw) => {
                let lines = raw.lines().map(|l| clean(l)).filter(|l| !l.is_empty());
                texts.extend(lines.map(|l| text(Arc::from(&*l))));
            }
            None => texts.push(text(Arc::clone(whole))),
        }
    }
    texts
}
