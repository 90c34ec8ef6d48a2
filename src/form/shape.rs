//! What a column's cells look like: evidence where its heading alone does not say what it holds.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::words::Words;
use crate::intake::{Value, is_too_long};
use crate::plan::vocabulary::{HeaderWords, ValueWords};
use crate::schema::Field;
use crate::text::{fold, is_alphabetic};

/// Cells of a column that are looked at.
const LOOKED_AT: usize = 200;

/// Fields whose cells can be told by their look alone.
const TOLD_BY_LOOK: [Field; 12] = [
    Field::FullName,
    Field::BirthDate,
    Field::Gender,
    Field::Ethnicity,
    Field::Religion,
    Field::NationalId,
    Field::Unit,
    Field::Employment,
    Field::Position,
    Field::Education,
    Field::PoliticalTheory,
    Field::Rating,
];

/// Those of them that a list rarely gives of anything but the person, now.
const RESEMBLED: [Field; 10] = [
    Field::BirthDate,
    Field::Gender,
    Field::Ethnicity,
    Field::Religion,
    Field::NationalId,
    Field::Employment,
    Field::PoliticalTheory,
    Field::Position,
    Field::Education,
    Field::Rating,
];

/// The words of cells, compiled.
#[derive(Debug, Clone, Default)]
pub(super) struct Shapes {
    begins: BTreeMap<Field, BTreeSet<String>>,
    whole: BTreeMap<Field, BTreeSet<String>>,
    answers: BTreeSet<String>,
    /// Groups of staff, between spaces.
    groups: Vec<String>,
    areas: BTreeSet<String>,
}

/// How many of a column's cells could be a value of each field.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Shape {
    /// Cells with content.
    pub(super) cells: usize,
    fits: BTreeMap<Field, usize>,
    /// Fields that some cell looks like with more than an answer: "Không" may be said of anything.
    firm: BTreeSet<Field>,
    /// Cells that could be points of a rating, and those that could be its letters.
    points: usize,
    letters: usize,
    /// Cells that could be marks, and those that could be dates of any kind.
    marks: usize,
    dates: usize,
    /// Cells with words in them, which no tick has, and those of them that answer a question.
    worded: usize,
    answers: usize,
    /// Whether not all cells hold the same.
    varied: bool,
    /// Formulas without a value, and texts that no reader looks at.
    pub(super) broken: usize,
    /// Cells in which a group of staff is named, where that was looked for.
    groups: usize,
}

impl Shapes {
    pub(super) fn new(headers: &HeaderWords, values: &ValueWords) -> Self {
        let mut shapes = Self::default();
        let compile = |lists: &BTreeMap<String, Vec<String>>,
                       into: &mut BTreeMap<Field, BTreeSet<String>>| {
            for (name, words) in lists {
                if let Some(field) = Field::parse(name) {
                    let folded = words.iter().map(|w| fold(w));
                    into.entry(field).or_default().extend(folded);
                }
            }
        };
        compile(&values.begins, &mut shapes.begins);
        compile(&values.whole, &mut shapes.whole);
        shapes.areas = values.area.iter().map(|w| fold(w)).collect();
        let groups = headers.class.get(Field::Employment.name());
        let groups = groups.into_iter().flat_map(BTreeMap::values).flatten();
        let payroll = values
            .begins
            .get(Field::Employment.name())
            .into_iter()
            .flatten();
        let padded = |w: &String| format!(" {} ", fold(w));
        shapes.groups = groups.chain(payroll).map(padded).collect();
        let answers = headers.group.yes.iter().chain(&headers.group.no);
        shapes.answers.extend(answers.map(|w| fold(w)));
        for (name, classes) in &headers.class {
            if let Some(field) = Field::parse(name) {
                let folded = classes.values().flatten().map(|w| fold(w));
                shapes.whole.entry(field).or_default().extend(folded);
            }
        }
        shapes
    }

    /// The look of a column's cells; `year` is the report year. Groups of staff are looked for only in columns
    /// that may be `of_groups`.
    pub(super) fn of<'v>(
        &self,
        words: &Words,
        values: impl Iterator<Item = &'v Value>,
        year: i32,
        of_groups: bool,
    ) -> Shape {
        let mut shape = Shape::default();
        let mut first = None;
        for value in values.take(LOOKED_AT) {
            shape.cells += 1;
            shape.varied |= first.get_or_insert(value) != &value;
            shape.broken += usize::from(is_broken(value));
            shape.marks += usize::from(is_mark(value));
            shape.dates += usize::from(super::rows::is_date(value));
            shape.worded += usize::from(is_worded(value));
            let answers = |t: &str| t.len() <= 32 && self.answers.contains(&fold(t));
            let answer = value.as_text().is_some_and(answers);
            shape.answers += usize::from(answer);
            let group = |t: &str| of_groups && self.names_group(t);
            shape.groups += usize::from(value.as_text().is_some_and(group));
            match value {
                Value::Number(n) if (1.0..=100.0).contains(n) => shape.points += 1,
                Value::Text(t) if matches!(&**t, "A" | "B" | "C" | "D" | "a" | "b" | "c" | "d") => {
                    shape.letters += 1;
                }
                Value::Text(t) if is_point(t) => shape.points += 1,
                _ => {}
            }
            let mut fields = self.fields_of(words, value, year);
            // "Người HĐ KCT": behind words that begin nothing else
            if fields.is_empty() && value.as_text().is_some_and(|t| group(t) && !self.rates(t)) {
                fields.push(Field::Employment);
            }
            for field in fields {
                *shape.fits.entry(field).or_default() += 1;
                // "Phòng 1" is where somebody sits
                let named = field != Field::Unit || value.as_text().is_some_and(is_named);
                if !answer && named {
                    shape.firm.insert(field);
                }
            }
        }
        shape
    }

    /// Whether a text names a group of staff, among whatever else.
    pub(super) fn names_group(&self, text: &str) -> bool {
        let folded = format!(" {} ", fold(text));
        let mut groups = self.groups.iter();
        groups.any(|g| folded.contains(g.as_str()))
    }

    /// Whether a text holds the words of a rating, at its beginning or not.
    fn rates(&self, text: &str) -> bool {
        let folded = fold(text);
        let parts = folded.match_indices(' ').map(|(at, _)| &folded[at + 1..]);
        let lists = [&self.begins, &self.whole].map(|lists| lists.get(&Field::Rating));
        let mut lists = lists.into_iter().flatten();
        lists.any(|list| parts.clone().any(|rest| begins(list, rest)))
    }

    fn fields_of(&self, words: &Words, value: &Value, year: i32) -> Vec<Field> {
        let born = |y: i32| (year - 75..=year - 17).contains(&y);
        let mut fields = Vec::new();
        match value {
            Value::Date(date) if born(date.year()) => fields.push(Field::BirthDate),
            Value::Number(n) if n.fract() == 0.0 => {
                // a year, or the day that a date's serial number stands for
                let born = f64::from(year - 75)..=f64::from(year - 17);
                if born.contains(n) || n >= &7000.0 && born.contains(&(1900.0 + n / 365.25)) {
                    fields.push(Field::BirthDate);
                }
                // of nine digits or twelve, or of eleven where a nought was lost
                if (1e8..1e9).contains(n) || (1e10..1e12).contains(n) {
                    fields.push(Field::NationalId);
                }
            }
            Value::Text(text) => self.fields_of_text(words, text, &born, &mut fields),
            _ => {}
        }
        fields
    }

    fn fields_of_text(
        &self,
        words: &Words,
        text: &str,
        born: &impl Fn(i32) -> bool,
        fields: &mut Vec<Field>,
    ) {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if letters == 0 {
            if matches!(digits, 9 | 12) && !text.contains('/') {
                fields.push(Field::NationalId);
            }
            let mut parts = text.rsplit(['/', '.', '-', ' ']).filter(|p| !p.is_empty());
            let year = parts.next().and_then(|y| match y.parse::<i32>().ok()? {
                // "02/12/87"
                short @ 0..=99 if y.len() == 2 && parts.count() == 2 => Some(1900 + short),
                year => Some(year),
            });
            if digits <= 8 && year.is_some_and(born) {
                fields.push(Field::BirthDate);
            }
            return;
        }
        let folded = fold(text);
        for (&field, list) in &self.whole {
            if list.contains(&folded) {
                fields.push(field);
            }
        }
        for (&field, list) in &self.begins {
            if !fields.contains(&field) && begins(list, &folded) {
                fields.push(field);
            }
        }
        // "Cao cấp" begins with a family name, "Nam" heads sections; "Phó Chánh Thanh tra" could be both
        let of_post = fields.iter().all(|f| *f == Field::Position);
        if of_post && words.is_name(text) {
            fields.push(Field::FullName);
        } else if fields.is_empty() && words.is_unit(text) && !begins(&self.areas, &folded) {
            fields.push(Field::Unit);
        }
    }
}

/// Whether more than one word and a number stand there.
fn is_named(text: &str) -> bool {
    let words = text.split_whitespace();
    words
        .filter(|w| !w.bytes().all(|b| b.is_ascii_digit()))
        .count()
        > 1
}

/// Whether a cell holds words, which no tick does.
pub(super) fn is_worded(value: &Value) -> bool {
    let worded = |t: &str| t.chars().filter(|c| is_alphabetic(*c)).nth(3).is_some();
    value.as_text().is_some_and(worded)
}

/// Whether a text could be points of a rating: "8,5".
fn is_point(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '.' | ','))
        && (text.replace(',', ".").parse::<f64>()).is_ok_and(|n| (1.0..=100.0).contains(&n))
}

/// Whether a cell tells nothing of its column.
fn is_broken(value: &Value) -> bool {
    match value {
        Value::Text(text) => is_too_long(text),
        other => matches!(other, Value::NoCache | Value::Error(_)),
    }
}

/// Whether a cell could be a tick: a letter or sign or two, one or zero.
fn is_mark(value: &Value) -> bool {
    match value {
        // "A2", "B1" are levels of a language
        Value::Text(text) => {
            text.chars().count() <= 2
                && !(text.starts_with(|c: char| c.is_ascii_uppercase())
                    && text.ends_with(|c: char| c.is_ascii_digit()))
        }
        Value::Number(n) => *n == 0.0 || (*n - 1.0).abs() < f64::EPSILON,
        Value::Bool(_) => true,
        _ => false,
    }
}

/// Whether the first one to four words are on the list.
fn begins(list: &BTreeSet<String>, folded: &str) -> bool {
    folded
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([folded.len()])
        .take(4)
        .any(|end| list.contains(&folded[..end]))
}

impl Shape {
    fn fits(&self, field: Field) -> usize {
        self.fits.get(&field).copied().unwrap_or(0)
    }

    /// Whether the cells are points of a rating.
    pub(super) fn is_of_points(&self) -> bool {
        self.cells > 0 && self.points * 2 > self.cells
    }

    /// Whether not all cells hold the same.
    pub(super) const fn is_varied(&self) -> bool {
        self.varied
    }

    /// Whether all cells are ticks, and no letters or short words that a value may be.
    pub(super) fn is_ticked(&self) -> bool {
        let valued = self.letters > 0 || self.fits.values().any(|&cells| cells > 0);
        self.cells > 0 && self.marks == self.cells && !valued
    }

    /// Whether all cells hold words, of which none answers a question or names a post.
    pub(super) fn is_of_other_words(&self) -> bool {
        let told = self.answers + self.dates + self.fits(Field::Position);
        self.cells > 0 && self.worded == self.cells && told == 0
    }

    /// Whether most cells hold words, of which hardly one could stand for a tick of the field.
    pub(super) fn is_of_other_words_than(&self, field: Field) -> bool {
        let told = self.answers + self.dates + self.fits(field);
        let group = field == Field::Employment && self.groups > 0;
        self.is_worded() && told * 3 <= self.cells && !group
    }

    /// Whether no cell names a group of staff.
    pub(super) fn is_of_no_group(&self) -> bool {
        self.cells > 0 && self.groups == 0
    }

    /// Whether the cells tell that the column holds no such thing, for a heading that says more than the field.
    pub(super) fn denies(&self, field: Field) -> bool {
        let asked = Field::YES_NO.contains(&field);
        let told = self.marks + self.answers + self.dates + self.fits(field);
        let denied = match field {
            // nobody knows all posts and bodies: what is no text, or something else, is none
            Field::Position | Field::PositionUnit | Field::Unit => {
                let other = |f: &Field| !matches!(f, Field::Position | Field::FullName);
                let others = self.fits.iter().filter(|(f, _)| **f != field && other(f));
                let otherwise = others.map(|(_, cells)| cells * 2).max();
                self.fits(field) == 0 && (!self.is_worded() || otherwise >= Some(self.cells))
            }
            // one letter is a rating, and "Không" a religion where the heading asks for it
            Field::Rating | Field::Religion => self.bears_out(field) == Some(false),
            _ => {
                self.bears_out(field) == Some(false)
                    || TOLD_BY_LOOK.contains(&field)
                        && self.cells > 1
                        && !self.firm.contains(&field)
            }
        };
        self.cells > 0 && (denied || asked && told == 0)
    }

    /// Whether hardly a cell is a tick.
    pub(super) fn is_of_values(&self) -> bool {
        let ticks = self.marks.saturating_sub(self.letters);
        self.cells > 0 && ticks * 4 < self.cells
    }

    /// Whether at least half of the cells are words of ratings.
    pub(super) fn is_of_ratings(&self) -> bool {
        self.cells > 0 && self.fits(Field::Rating) * 2 >= self.cells
    }

    /// Whether most cells hold words.
    pub(super) fn is_worded(&self) -> bool {
        self.worded * 2 > self.cells
    }

    /// Whether the cells bear out that the column holds the field; `None` where they do not tell.
    pub(super) fn bears_out(&self, field: Field) -> Option<bool> {
        if self.cells == 0 {
            return None;
        }
        let (fits, tells) = match field {
            Field::PositionUnit => (self.fits(Field::Position).max(self.fits(Field::Unit)), true),
            Field::Rating => (self.fits(field) + self.points + self.letters, true),
            Field::Minority
            | Field::SkillsTraining
            | Field::MeetsStandard
            | Field::Committee
            | Field::StandingCommittee => (self.marks, false),
            Field::PartyMember => (self.marks + self.dates + self.fits(field), false),
            other => (self.fits(other), TOLD_BY_LOOK.contains(&other)),
        };
        if fits * 2 >= self.cells {
            Some(true)
        } else if tells && self.cells >= 2 && fits * 4 <= self.cells {
            Some(false)
        } else {
            None
        }
    }

    /// The one field that nearly all the cells look like, of those that are not read elsewhere.
    pub(super) fn told(&self, is_free: impl Fn(Field) -> bool) -> Option<Field> {
        let mut fields = TOLD_BY_LOOK.into_iter().filter(|&f| self.is_mostly(f));
        let only = fields.next()?;
        // one office for everybody is hardly where they work: the letterhead tells that
        let varied = only != Field::Unit || self.varied;
        (fields.next().is_none() && varied && is_free(only)).then_some(only)
    }

    /// Whether nearly all the cells, and three at least, look like the field.
    pub(super) fn is_mostly(&self, field: Field) -> bool {
        self.cells >= 3 && self.firm.contains(&field) && self.fits(field) * 10 >= self.cells * 9
    }

    /// The first field that most of the cells look like, of those that are not read elsewhere.
    pub(super) fn resembles(&self, is_free: impl Fn(Field) -> bool) -> Option<Field> {
        let most = |f: &Field| self.firm.contains(f) && self.fits(*f) * 3 >= self.cells * 2;
        let mut fields = RESEMBLED.into_iter().filter(most);
        fields.find(|f| self.cells >= 3 && is_free(*f))
    }
}
