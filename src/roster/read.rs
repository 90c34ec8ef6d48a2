//! One workbook becomes persons, with the ledger of its rows and what is to be said of them.

use std::sync::Arc;

use super::derive::{self, Context};
use super::flood::Flood;
use super::known::Known;
use super::leaving_column::LeavingColumns;
use super::person::{Person, Source};
use super::row::{RowReader, RowReading};
use super::several_facts;
use super::sheet_choice::{Choice, choose, of_plan};
use super::shifted::Shifts;
use super::table_reader::{TableReader, explains_scale, of_column};
use super::told_by_heading;
use super::unit::{UnitRef, Units};
use super::unit_column;
use super::value::employment::employment_of_words;
use super::value::gender;
use super::value::post::{PostReader, PostReading};
use super::value::rating::RatingScale;
use super::versions::{SheetRead, supersede_sheets};
use crate::finding::{Code, Finding, Place, RowKind, Severity, SheetLedger, entry};
use crate::form::{Recogniser, SheetForm, Table, Unfinished};
use crate::intake::{Sheet, Value, Visibility, Workbook, take_room};
use crate::plan::Plan;
use crate::plan::vocabulary::Vocabulary;
use crate::schema::{Column, Field, Period};

/// How a sheet's columns were understood, for people to check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetColumns {
    /// Path below INPUT.
    pub file: Arc<str>,
    /// Sheet name.
    pub sheet: Arc<str>,
    /// Columns of its tables, in order.
    pub columns: Vec<ColumnUse>,
}

/// How one column was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnUse {
    /// Index from 0.
    pub col: u32,
    /// Its headings from the top, joined by ` / `.
    pub heading: String,
    /// The field it was read as; `None`: not read.
    pub field: Option<Field>,
    /// The class that its marks stand for, if it is ticked.
    pub class: Option<Arc<str>>,
}

/// What one file gave.
#[derive(Debug, Clone)]
pub struct FileReading {
    /// Path below INPUT.
    pub file: Arc<str>,
    /// Code and name of the unit that sent it, where it could be told.
    pub sender: Option<(Arc<str>, Arc<str>)>,
    /// Persons of all its sheets, in order.
    pub persons: Vec<Person>,
    /// One entry for each sheet read.
    pub ledger: Vec<SheetLedger>,
    /// How its columns were understood.
    pub columns: Vec<SheetColumns>,
    /// Everything to be said of it.
    pub findings: Vec<Finding>,
    /// The texts above its first tables, by rows, for telling versions apart.
    pub heads: Vec<Arc<str>>,
    /// Whether its titles speak of what is planned for coming years.
    pub planned: bool,
    /// Which posts lists name: whether each person stands in a committee's list.
    pub committee_rows: Vec<Source>,
}

impl FileReading {
    /// A reading that has not found anything yet.
    pub(super) fn empty(file: &Arc<str>) -> Self {
        Self {
            file: Arc::clone(file),
            sender: None,
            persons: Vec::new(),
            ledger: Vec::new(),
            columns: Vec::new(),
            findings: Vec::new(),
            heads: Vec::new(),
            planned: false,
            committee_rows: Vec::new(),
        }
    }
}

/// Reads workbooks under a plan; build it once and use it from any thread.
pub struct Reader<'a> {
    pub(super) plan: &'a Plan,
    recogniser: &'a Recogniser,
    pub(super) units: Units<'a>,
    pub(super) posts: Arc<PostReader>,
    pub(super) period: Period,
}

/// Reads the words that are the same under every plan, beside whatever else a run begins with.
pub fn prepare() {
    take_room();
    // threads that have nothing to do yet take theirs now, not when they read
    rayon::spawn_broadcast(|_| take_room());
    // a plan without words of its own waits for these
    drop(Vocabulary::built_in());
    super::value::prepare();
    let _ = entry(Code::RowsHidden);
}

impl<'a> Reader<'a> {
    /// A reader for one period.
    #[must_use]
    pub fn new(plan: &'a Plan, recogniser: &'a Recogniser, period: Period) -> Self {
        let (units, posts) = rayon::join(
            || Units::new(plan, period),
            || PostReader::new(&plan.posts, &plan.committee.own_words),
        );
        Self {
            plan,
            recogniser,
            units,
            posts: Arc::new(posts),
            period,
        }
    }

    /// A reader for another period of the same plan; what the period does not change is shared.
    #[must_use]
    pub fn in_period(&self, period: Period) -> Self {
        Self {
            plan: self.plan,
            recogniser: self.recogniser,
            units: Units::new(self.plan, period),
            posts: Arc::clone(&self.posts),
            period,
        }
    }

    /// Reads a workbook.
    #[must_use]
    pub fn read(&self, workbook: &Workbook) -> FileReading {
        let file = &workbook.file;
        let mut out = FileReading::empty(file);
        let mut left_out: Vec<(&Sheet, Choice)> = Vec::new();
        let mut outside: Option<Finding> = None;
        let mut sheets: Vec<SheetRead> = Vec::new();
        let mut unfinished: Option<Unfinished> = None;
        for sheet in &workbook.sheets {
            if sheet.rows.is_empty() {
                continue;
            }
            if sheet.visibility == Visibility::Hidden {
                left_out.push((sheet, Choice::Hidden));
                continue;
            }
            let mut form = self.recogniser.recognise(file, sheet, self.period.year);
            if form.tables.iter().all(|t| t.persons.is_empty())
                && let Some(list) = &unfinished
                && let Some(further) = self.recogniser.go_on(file, sheet, list)
            {
                form = further;
            }
            let place = Place::sheet(file, &sheet.name);
            match choose(sheet, &form, file, self.period) {
                other @ (Choice::OtherYear(_) | Choice::Hidden) => {
                    left_out.push((sheet, other));
                    continue;
                }
                Choice::ReadTitled(year) if form.tables.iter().any(|t| !t.persons.is_empty()) => {
                    out.findings.push(
                        Finding::new(Code::SheetTitleYear)
                            .at(place.clone())
                            .arg("other", year)
                            .arg("year", self.period.year),
                    );
                }
                Choice::Read | Choice::ReadTitled(_) => {}
            }
            out.planned |= of_plan(&form, self.period.year);
            if out.sender.is_none() {
                out.sender = self
                    .units
                    .sender(&form.head, file)
                    .map(|u| (Arc::clone(&u.code), Arc::clone(&u.name)));
            }
            if workbook.sheets.len() > 1 {
                unfinished = Unfinished::of(sheet, &form);
            }
            let before = (out.heads.len(), out.persons.len());
            self.read_sheet(sheet, form, &place, &mut out, &mut outside);
            sheets.push(SheetRead {
                name: Arc::clone(&sheet.name),
                heads: before.0..out.heads.len(),
                persons: before.1..out.persons.len(),
            });
        }
        supersede_sheets(&mut out, &sheets, self.period.year);
        out.findings.extend(outside);
        self.report_left_out(&left_out, &mut out);
        out
    }

    fn report_left_out(&self, left_out: &[(&Sheet, Choice)], out: &mut FileReading) {
        let others = !out.persons.is_empty();
        for (sheet, choice) in left_out {
            let (code, year) = match choice {
                Choice::OtherYear(year) => (Code::SheetOtherYear, year.to_string()),
                _ => (Code::SheetHidden, String::new()),
            };
            let form = self
                .recogniser
                .recognise(&out.file, sheet, self.period.year);
            let persons = match form.tables.iter().map(|t| t.persons.len()).sum() {
                0 => self.recogniser.count_persons(sheet),
                told => told,
            };
            let severity = if others || persons == 0 {
                Severity::Info
            } else {
                Severity::Error
            };
            out.findings.push(
                Finding::new(code)
                    .severity(severity)
                    .at(Place::sheet(&out.file, &sheet.name))
                    .arg("year", year)
                    .arg("count", persons),
            );
        }
    }

    fn read_sheet(
        &self,
        sheet: &Sheet,
        form: SheetForm,
        place: &Place,
        out: &mut FileReading,
        outside: &mut Option<Finding>,
    ) {
        let mut ledger = SheetLedger::new(Arc::clone(&out.file), Arc::clone(&sheet.name));
        for &(_, kind) in &form.rows {
            ledger.add(kind);
        }
        if let Some(table) = form.tables.first() {
            let above = sheet.rows.iter().take_while(|r| r.index < table.header.0);
            let texts = above.flat_map(|r| &r.cells).filter_map(|c| match &c.value {
                Value::Text(text) => Some(Arc::clone(text)),
                _ => None,
            });
            out.heads.extend(texts);
        }
        let persons_before = out.persons.len();
        for table in &form.tables {
            self.read_table(sheet, &form, table, place, out, &mut ledger, outside);
        }
        let none_read = form.tables.iter().all(|t| t.persons.is_empty());
        if form.counts {
            out.findings
                .push(Finding::new(Code::SheetCounts).at(place.clone()));
        } else if none_read {
            let persons = self.recogniser.count_persons(sheet);
            if persons > 0 {
                out.findings.push(
                    Finding::new(Code::SheetNoTable)
                        .at(place.clone())
                        .arg("count", persons),
                );
            }
        }
        if !(none_read
            && form.tables.is_empty()
            && out.persons.len() == persons_before
            && ledger.rows == 0)
        {
            out.ledger.push(ledger);
        }
        out.columns.push(SheetColumns {
            file: Arc::clone(&out.file),
            sheet: Arc::clone(&sheet.name),
            columns: form
                .tables
                .iter()
                .flat_map(|t| &t.columns)
                .map(|c| ColumnUse {
                    col: c.index,
                    heading: c.path.iter().map(|p| &**p).collect::<Vec<_>>().join(" / "),
                    field: c.meaning.as_ref().map(|m| m.field),
                    class: c.meaning.as_ref().and_then(|m| m.class.clone()),
                })
                .collect(),
        });
        out.findings.extend(form.findings);
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the places where a table's reading is gathered"
    )]
    fn read_table(
        &self,
        sheet: &Sheet,
        form: &SheetForm,
        table: &Table,
        place: &Place,
        out: &mut FileReading,
        ledger: &mut SheetLedger,
        outside: &mut Option<Finding>,
    ) {
        if table.persons.is_empty() {
            return;
        }
        let is_post = |text: &str| self.posts.names_post(text);
        let field_of = |text: &str| self.recogniser.field_named(text);
        let known = several_facts::Known {
            is_post: &is_post,
            field_of: &field_of,
            period: self.period,
        };
        let sheet = &*super::years_below::of_year(sheet, table, self.period.year);
        let in_words = told_by_heading::in_words(sheet, table);
        let (sheet, table) = in_words.as_ref().map_or((sheet, table), |(s, t)| (s, t));
        let apart = several_facts::apart(sheet, table, known);
        let (sheet, table) = apart
            .as_ref()
            .map_or((sheet, table), |a| (&a.sheet, &a.table));
        let (findings_before, persons_before) = (out.findings.len(), out.persons.len());
        let reader = TableReader::new(sheet, table);
        // of several tables on a sheet one says what its scale of ratings is taken for
        let explained = reader.rating_scale == RatingScale::Words
            || explains_scale(sheet)
            || (out.findings.iter()).any(|f| f.code == Code::RatingScale && f.place == *place);
        out.findings
            .extend(reader.column_findings(place, explained));
        let (unit, unit_text) = self
            .units
            .of_table(
                &form.head,
                table,
                &sheet.name,
                &out.file,
                place,
                &mut out.findings,
            )
            .unzip();
        let sections = {
            let title = table.above.title.first().or(form.head.title.first());
            let title = title.map(|t| &*t.text);
            derive::sections(
                &table.sections,
                &self.units,
                &self.posts,
                unit.as_deref(),
                title,
            )
        };
        let title = self.committee_of_title(table, form, unit.as_deref());
        let (title, title_text) = (title.as_ref().map(|t| &t.0), title.as_ref().map(|t| t.1));
        let known = Known::new(&self.units, &self.posts, unit.as_deref());
        let rows = RowReader {
            table: &reader,
            place,
            period: self.period,
            age_method: self.plan.age_method,
            known: &known,
        };
        let leaving = LeavingColumns::of(table, self.period);
        let blank = unit_column::blank_below(&reader, &known, table, unit.as_deref());
        let around: Vec<&str> = {
            let title = table.above.title.first().or(form.head.title.first());
            // the first line of a letterhead names who stands above the sender
            let letterhead = form.head.letterhead.iter().skip(1).rev();
            let texts = title.into_iter().chain(letterhead).map(|t| &*t.text);
            let all = std::iter::once(&*sheet.name).chain(texts);
            all.filter(|text| self.posts.may_name_body(text)).collect()
        };
        let context = Context {
            plan: self.plan,
            around: &around,
            known: &known,
            table: &reader,
            of_sheet: employment_of_words(&sheet.name),
            of_title: table
                .above
                .title
                .first()
                .or(form.head.title.first())
                .and_then(|title| gender::of_title(&title.text)),
            title,
            title_text,
            unit: unit.as_ref(),
            unit_text: unit_text.as_deref(),
            sections: &sections,
            section_rows: &table.sections,
            blank_below: &blank,
            place,
        };
        let mut unknown_unit = 0u32;
        // the unit of the plan that the person before is of
        let mut inside: Option<Arc<str>> = None;
        let (mut shifts, mut flood) = (Shifts::default(), Flood::default());
        if out.persons.is_empty() {
            // a list that grows would keep room for half as many again
            out.persons.reserve_exact(table.persons.len());
        }
        for row in &table.persons {
            let source = Source {
                file: Arc::clone(&out.file),
                sheet: Arc::clone(&sheet.name),
                row: row.index + 1,
            };
            let reading = shifts.read(&rows, &reader, row, &source, &known);
            let RowReading {
                mut person,
                mut findings,
                unit_texts,
            } = reading;
            let committee =
                derive::complete(&mut person, &context, row, &unit_texts, &mut findings);
            if committee {
                out.committee_rows.push(source.clone());
            }
            let other = leaving.remarks(&reader.cells, row, &table.sections);
            if self.leaves(&mut person, place, row.index, other, &known, &mut findings) {
                ledger.move_row(RowKind::Person, RowKind::Rejected);
                // of a row that is not counted only that matters
                findings.retain(|f| f.code == Code::PersonLeft);
            } else {
                unknown_unit += u32::from(person.unit.is_none());
                // persons of one unit stand together
                let told = person.unit.is_some() && person.unit != inside;
                if told && derive::is_plan_unit(self.plan, &person) {
                    inside.clone_from(&person.unit);
                } else if told {
                    outside.get_or_insert_with(|| {
                        Finding::new(Code::UnitNotInPlan)
                            .at(Place::file(&out.file))
                            .field(Column::Unit)
                            .arg("unit", person.unit_name.as_deref().unwrap_or_default())
                    });
                }
                known.share_bodies(&mut person);
                out.persons.push(person);
            }
            flood.take(findings, &mut out.findings);
        }
        if let Some(column) = reader.cells.columns(Field::Unit).first()
            && let count @ 1.. = blank.len()
        {
            let name = unit.as_ref().map_or("đơn vị theo mục", |u| &*u.name);
            let finding = of_column(Code::UnitBlank, Some(column), place);
            out.findings
                .push(finding.arg("count", count).arg("unit", name));
        }
        flood.tell(place, &mut out.findings);
        if let Some(apart) = &apart {
            for &(row, col, field) in &apart.unclear {
                let cell = sheet.cell(row, col);
                let finding = Finding::new(Code::LevelUnreadable)
                    .at(place.clone().cell(row + 1, col))
                    .found(cell.map(|c| c.value.text()).unwrap_or_default());
                out.findings.push(match field.column() {
                    Some(column) => finding.field(column),
                    None => finding,
                });
            }
            apart.tell_as_written(
                &mut out.persons[persons_before..],
                &mut out.findings[findings_before..],
            );
        }
        if unknown_unit > 0 {
            out.findings.push(
                Finding::new(Code::UnitUnknown)
                    .at(place.clone())
                    .field(Column::Unit)
                    .arg("count", unknown_unit),
            );
        }
    }

    /// The committee whose members a title says it lists, and the title.
    fn committee_of_title<'t>(
        &self,
        table: &'t Table,
        form: &'t SheetForm,
        unit: Option<&UnitRef>,
    ) -> Option<(PostReading, &'t str)> {
        let title: &'t str = &table.above.title.first().or(form.head.title.first())?.text;
        let (kind, level) = (unit.map(|u| &*u.kind), unit.map(|u| &*u.level));
        let reading = self.posts.committee_of_title(title, kind, level)?;
        Some((reading, title))
    }
}
