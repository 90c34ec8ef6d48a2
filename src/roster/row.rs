//! One row of a table becomes one person.

mod birth;
mod denied;
mod joined;
mod levels;
mod words;

use std::borrow::Cow;
use std::sync::Arc;

use denied::denies;
use joined::Joined;

use super::known::Known;
use super::person::{CellOf, Person, Source};
use super::table_reader::TableReader;
use super::value::{
    Ethnicity, Mark, MarkWords, Problem, Reading, ReligionColumn, ethnicity, gender, is_filler,
    national_id, party, text, yes_no,
};
use crate::finding::{Code, Finding, Place};
use crate::form::{Column, PersonRow};
use crate::intake::{Value, is_too_long};
use crate::schema::{
    AgeMethod, Column as Out, Education, Field, Gender, Period, PoliticalTheory, StateManagement,
};
use crate::text::clean;

/// Characters that are kept of a name too long to be one.
const LONGEST_UNREAD_NAME: usize = 100;

/// Reads the rows of one table.
pub(super) struct RowReader<'a> {
    pub(super) table: &'a TableReader<'a>,
    pub(super) place: &'a Place,
    pub(super) period: Period,
    pub(super) age_method: AgeMethod,
    pub(super) known: &'a Known<'a>,
}

/// A person as read from the row, with what is to be said of its cells.
pub(super) struct RowReading {
    pub(super) person: Person,
    pub(super) findings: Vec<Finding>,
    /// Text of the row's own unit column or combined column, with its cell's column.
    pub(super) unit_texts: Vec<(u32, Arc<str>)>,
}

impl RowReader<'_> {
    /// Reads a row.
    pub(super) fn read(&self, row: &PersonRow, source: Source) -> RowReading {
        let mut out = Row {
            reader: self,
            at: row,
            person: Person::new(source, Arc::default()),
            cells: self.known.cells(),
            findings: Vec::new(),
        };
        out.name();
        out.birth();
        out.gender();
        out.origin();
        out.yes_no();
        out.identity();
        out.person.education = out.level::<Education>(Field::Education, Out::Education);
        out.education_text();
        out.person.political_theory =
            out.level::<PoliticalTheory>(Field::PoliticalTheory, Out::PoliticalTheory);
        out.person.state_management =
            out.level::<StateManagement>(Field::StateManagement, Out::StateManagement);
        out.person.informatics = out.free_text(Field::Informatics, Out::Informatics);
        out.person.foreign_language = out.free_text(Field::ForeignLanguage, Out::ForeignLanguage);
        out.rating();
        out.employment();
        out.position();
        out.note();
        out.age();
        let unit_texts = self.table.cells.texts(row, Field::Unit).collect();
        out.cells.sort_unstable();
        out.cells.dedup();
        out.person.cells = self.known.share_cells(out.cells);
        RowReading {
            person: out.person,
            findings: out.findings,
            unit_texts,
        }
    }
}

struct Row<'a, 'b> {
    reader: &'a RowReader<'a>,
    at: &'b PersonRow,
    person: Person,
    /// The cells that values were read from.
    cells: Vec<CellOf>,
    findings: Vec<Finding>,
}

impl<'a> Row<'a, '_> {
    fn columns(&self, field: Field) -> &'a [&'a Column] {
        self.reader.table.cells.columns(field)
    }

    fn value(&self, col: u32) -> Option<&'a Value> {
        self.reader.table.cells.value(self.at.index, col)
    }

    /// The value of a column with what the person's further rows add to it.
    fn whole_value(&self, col: u32) -> Option<Cow<'a, Value>> {
        let cells = &self.reader.table.cells;
        let first = cells.value(self.at.index, col);
        if self.at.continued.is_empty() {
            return first.map(Cow::Borrowed);
        }
        let more: Vec<&str> = cells.further_texts(self.at, col).collect();
        if more.is_empty() {
            return first.map(Cow::Borrowed);
        }
        let text = match first {
            Some(Value::Text(text)) => {
                let all: Vec<&str> = std::iter::once(&**text).chain(more).collect();
                all.join("; ")
            }
            None => more.join("; "),
            other => return other.map(Cow::Borrowed),
        };
        Some(Cow::Owned(if is_too_long(&text) {
            Value::TooLong
        } else {
            Value::Text(Arc::from(text))
        }))
    }

    /// The last heading over a column.
    fn leaf(&self, col: u32) -> Option<Arc<str>> {
        let columns = &self.reader.table.table.columns;
        let column = columns.iter().find(|c| c.index == col)?;
        column.path.last().map(Arc::clone)
    }

    /// What a cell says as a tick.
    fn mark(&self, value: &Value) -> Mark {
        let of = || Mark::of(value, MarkWords::default());
        match value {
            // one sign is known without asking
            Value::Text(text) if text.len() > 1 => self.reader.known.marks.ask(text, of),
            _ => of(),
        }
    }

    /// What a cell says in free text.
    fn text(&self, value: &Value) -> Reading<Arc<str>> {
        let Value::Text(text) = value else {
            return text::read(value);
        };
        let nothing = || text::says_nothing(text);
        if self.reader.known.silent.ask(text, nothing) {
            Reading::blank()
        } else {
            Reading::of(Arc::clone(text))
        }
    }

    fn place(&self, col: u32) -> Place {
        self.reader.place.clone().cell(self.at.index + 1, col)
    }

    /// Notes the cell a value came from and reports the reading's problem.
    fn take<T>(&mut self, reading: Reading<T>, out: Out, col: u32) -> Option<T> {
        if reading.value.is_some() || reading.problem.is_some() {
            self.cells.push(CellOf::new(out, col));
        }
        if let Some(problem) = reading.problem {
            self.report(problem, out, col);
        }
        reading.value
    }

    fn report(&mut self, problem: Problem, out: Out, col: u32) {
        let cell = self.reader.table.cells.cell(self.at.index, col);
        let mut finding = Finding::new(problem.code).at(self.place(col)).field(out);
        if let Some(cell) = cell {
            let text = cell.value.text();
            // lines alone make no other text
            finding = match &cell.raw {
                Some(raw) if clean(raw) != *text => finding.found(&**raw),
                _ => finding.found(text),
            };
        }
        finding.args = problem.args;
        self.findings.push(finding);
    }

    fn say(&mut self, code: Code, out: Out, col: u32, args: Vec<(&'static str, String)>) {
        self.report(Problem { code, args }, out, col);
    }

    fn name(&mut self) {
        let whole = self.columns(Field::FullName).first().copied();
        let family = self.columns(Field::FamilyName).first().copied();
        let given = self.columns(Field::GivenName).first().copied();
        let first = whole.or(family).or(given).map(|c| c.index);
        let Some(col) = first else { return };
        let names = self.reader.table.names;
        let reading = match (family, given) {
            (Some(f), Some(g)) if whole.is_none() => {
                let family = self.family_name(f.index);
                names.join(family.as_deref(), self.value(g.index))
            }
            _ => match self.value(col) {
                // nearly every name stays the text of its cell
                Some(Value::Text(text)) if names.is_plain(text) => {
                    self.person.full_name = Arc::clone(text);
                    self.cells.push(CellOf::new(Out::FullName, col));
                    return self.struck(col);
                }
                value => value.map_or_else(Reading::blank, |value| names.read(value)),
            },
        };
        if let Some(read) = self.take(reading, Out::FullName, col) {
            self.person.full_name = Arc::from(read.name);
            self.person.gender = read.gender_hint;
            self.person.note = read.remark.map(Arc::from);
        } else {
            let cell = self.reader.table.cells.cell(self.at.index, col);
            let mut text = cell.map(|c| c.value.text()).unwrap_or_default();
            if is_too_long(&text) {
                // enough for people to know the row by
                text = text.chars().take(LONGEST_UNREAD_NAME).collect();
            }
            self.person.full_name = Arc::from(crate::text::clean(&text).as_ref());
        }
        self.struck(col);
    }

    /// The family name with the middle name, where that has a column of its own.
    fn family_name(&mut self, col: u32) -> Option<Cow<'a, Value>> {
        let family = self.value(col);
        let middle = self.columns(Field::MiddleName).first().map(|c| c.index);
        let middle = middle.and_then(|col| Some((col, self.value(col)?)));
        let Some((col, middle)) = middle else {
            return family.map(Cow::Borrowed);
        };
        self.cells.push(CellOf::new(Out::FullName, col));
        Some(match family {
            Some(family) => {
                let both = format!("{} {}", family.text(), middle.text());
                Cow::Owned(Value::Text(Arc::from(clean(&both).as_ref())))
            }
            None => Cow::Borrowed(middle),
        })
    }

    /// Says so where the name is struck through.
    fn struck(&mut self, col: u32) {
        let cell = self.reader.table.cells.cell(self.at.index, col);
        if cell.is_some_and(|c| c.struck) {
            self.say(Code::RowStruckThrough, Out::FullName, col, Vec::new());
        }
    }

    /// A gender found in a cell; one that contradicts what another cell said is neither.
    fn set_gender(&mut self, gender: Gender, col: u32) {
        match self.person.gender {
            Some(other) if other != gender => {
                self.person.gender = None;
                let value = if gender == Gender::Female {
                    "nữ"
                } else {
                    "nam"
                };
                let other = if other == Gender::Female {
                    "nữ"
                } else {
                    "nam"
                };
                self.say(
                    Code::GenderConflict,
                    Out::Gender,
                    col,
                    vec![("value", value.to_owned()), ("other", other.to_owned())],
                );
            }
            _ => {
                self.person.gender = Some(gender);
                self.cells.push(CellOf::new(Out::Gender, col));
            }
        }
    }

    fn gender(&mut self) {
        let mut conflict = self.findings.iter().any(|f| f.code == Code::GenderConflict);
        for column in self.columns(Field::Gender) {
            let class = column
                .meaning
                .as_ref()
                .and_then(|m| m.class.as_deref())
                .and_then(Gender::parse);
            let value = self.value(column.index);
            let reading = match class {
                None => value.map_or_else(Reading::blank, gender::read),
                Some(class) => self.gender_mark(class, value, column.index),
            };
            if let Some(gender) = self.take(reading, Out::Gender, column.index)
                && !conflict
            {
                self.set_gender(gender, column.index);
                conflict = self.person.gender.is_none();
            }
        }
    }

    fn gender_mark(&self, class: Gender, value: Option<&Value>, col: u32) -> Reading<Gender> {
        let other = if class == Gender::Female {
            Gender::Male
        } else {
            Gender::Female
        };
        let alone = !self.reader.table.has_class(Field::Gender, other.as_str());
        let blank = || {
            // a column of women alone says by its blanks who is a man; one of men without any mark says nothing
            let says = alone && (class == Gender::Female || self.reader.table.touched(col));
            if says {
                Reading::of(other)
            } else {
                Reading::blank()
            }
        };
        let Some(value) = value else { return blank() };
        match self.mark(value) {
            Mark::Yes => Reading::of(class),
            Mark::No | Mark::Blank => blank(),
            Mark::Unreadable => gender::read(value),
        }
    }

    fn origin(&mut self) {
        for column in self.columns(Field::Ethnicity) {
            if let Some(value) = self.value(column.index) {
                if self.mark(value) == Mark::Yes {
                    self.ticked_people(column.index);
                    continue;
                }
                if let Some(read) = self.take(self.ethnicity(value), Out::Ethnicity, column.index) {
                    self.person.minority = Some(read.minority);
                    self.person.ethnicity = read.name.map(|name| self.reader.known.text(name));
                }
            }
        }
        for column in self.columns(Field::Religion) {
            let Some(religions) = self.reader.table.religion_column(column.index) else {
                continue;
            };
            let value = self.value(column.index);
            // "Tôn giáo / Cao Đài", ticked
            let named = column.meaning.as_ref().map(|m| Arc::clone(&m.label));
            let named = named.filter(|name| !name.is_empty()).map(Value::Text);
            let read = match (value, &named) {
                (Some(value), Some(name)) if self.mark(value) == Mark::Yes => {
                    self.take(religions.read(name), Out::Religion, column.index)
                }
                (Some(value), _) => {
                    let reading = self.religion(religions, value);
                    self.take(reading, Out::Religion, column.index)
                }
                (None, Some(_)) => None,
                (None, None) => religions.blank(),
            };
            if let Some(read) = read {
                self.person.religion = Some(self.reader.known.text(read));
            }
        }
    }

    fn ethnicity(&self, value: &Value) -> Reading<Ethnicity> {
        let read = || ethnicity::read(value);
        match value {
            Value::Text(text) => self.reader.known.ethnicities.ask(text, read),
            _ => read(),
        }
    }

    fn religion(&self, column: ReligionColumn, value: &Value) -> Reading<&'static str> {
        let read = || column.read(value);
        let Value::Text(text) = value else {
            return read();
        };
        let known = &self.reader.known.religions;
        let (of, reading) = known.ask(text, || (column, read()));
        if of == column { reading } else { read() }
    }

    /// A tick under "Dân tộc": of a people that the heading names ("Kinh | Khác"), else of a minority.
    fn ticked_people(&mut self, col: u32) {
        let leaf = self.leaf(col).map(Value::Text);
        let named = leaf.and_then(|leaf| {
            let reading = ethnicity::read(&leaf);
            reading.value.filter(|_| reading.problem.is_none())
        });
        self.person.minority = Some(named.is_none_or(|e| e.minority));
        if let Some(name) = named.and_then(|e| e.name) {
            self.person.ethnicity = Some(self.reader.known.text(name));
        }
    }

    /// Columns of yes and no: blank is no as soon as some row of the table says yes.
    fn yes_no(&mut self) {
        for field in Field::YES_NO {
            let columns = self.columns(field);
            if columns.is_empty() {
                continue;
            }
            let mut answer: Option<bool> = None;
            let mut unreadable = false;
            for column in columns.iter().filter(|c| !denies(c)) {
                let touched = self.reader.table.touched(column.index);
                // a dash says no only where somebody ticks at all
                let value = self
                    .value(column.index)
                    .filter(|v| touched || !v.as_text().is_some_and(is_filler));
                let reading = match value {
                    Some(value) if field == Field::PartyMember => party::read(value),
                    Some(value) if field == Field::Minority => {
                        ethnicity::read_minority(value).map(|e| e.minority)
                    }
                    Some(value) if field == Field::SkillsTraining => {
                        yes_no::read_in_year(value, self.reader.period.year)
                    }
                    Some(value) => yes_no::read(value),
                    None => Reading::blank(),
                };
                unreadable |= reading.value.is_none() && reading.problem.is_some();
                let out = field.column().unwrap_or(Out::Note);
                let read = self.take(reading, out, column.index);
                // where peoples are named, a blank says nothing of whose name is missing
                let names =
                    field == Field::Minority && self.reader.table.names_peoples(column.index);
                let blank_says = (!names && (field == Field::Minority || touched)).then_some(false);
                let says = read.or(blank_says);
                answer = match (answer, says) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (a, s) => a.or(s),
                };
            }
            if unreadable && answer != Some(true) {
                answer = None;
            }
            answer = self.denied(field, answer);
            match field {
                Field::Minority => self.set_minority(answer, columns[0].index),
                Field::PartyMember => self.person.party_member = answer,
                Field::SkillsTraining => self.person.skills_training = answer,
                Field::MeetsStandard => self.person.meets_standard = answer,
                Field::Committee => self.person.committee = answer,
                _ => self.person.standing_committee = answer,
            }
        }
    }

    fn identity(&mut self) {
        for column in self.columns(Field::NationalId) {
            if let Some(value) = self.value(column.index) {
                let read = self.take(national_id::read(value), Out::NationalId, column.index);
                // of a card of nine figures and one of twelve beside it, the newer is kept
                if let Some(id) = read
                    && self
                        .person
                        .national_id
                        .as_ref()
                        .is_none_or(|old| old.len() < id.len())
                {
                    self.person.national_id = Some(id);
                }
            }
        }
    }
}
