//! Columns whose cells hold several facts: "Kinh, Không" under "Dân tộc, tôn giáo", "Lê Thị Sen (1980)",
//! "12/03/1975 - Nam". Each fact is given a column of its own before the table is read.

mod joint;
mod three;

use std::borrow::Cow;
use std::sync::Arc;

use joint::Parts;

use super::lines::lines;
use super::person::Person;
use super::value::level::read_level;
use super::value::name::is_name_like;
use super::value::rating::RatingScale;
use super::value::{
    DateColumn, ReligionColumn, ethnicity, gender, is_born_word, is_filler, party, rating,
};
use crate::finding::Finding;
use crate::form::{Column, Table};
use crate::intake::{Cell, Merge, Sheet, Value};
use crate::schema::{Education, Field, Period, PoliticalTheory, StateManagement};

/// What the facts of a cell are told by.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// Whether a text names a post and nothing else.
    pub(super) is_post: &'a dyn Fn(&str) -> bool,
    /// The field that a text names, as a heading would.
    pub(super) field_of: &'a dyn Fn(&str) -> Option<Field>,
    /// Of the report: births lie before it.
    pub(super) period: Period,
}

/// Cells of a column that tell whether the others are looked at: of a column that holds several facts half the
/// cells do.
const LOOKED_AT: usize = 24;

/// A table with its facts apart.
pub(super) struct Apart {
    pub(super) sheet: Sheet,
    pub(super) table: Table,
    /// The column that stands first of those that the file does not have.
    first: u32,
    /// From there on, where each one's facts are written.
    origins: Vec<u32>,
    /// Cells of which nobody can say which fact is which: row, column, and the first field they may be of.
    pub(super) unclear: Vec<(u32, u32, Field)>,
}

impl Apart {
    /// Puts what was found in the columns that were made where people see it.
    pub(super) fn tell_as_written(&self, persons: &mut [Person], findings: &mut [Finding]) {
        let origin = |col: u32| {
            let made = usize::try_from(col.checked_sub(self.first)?).ok()?;
            self.origins.get(made).copied()
        };
        for finding in findings {
            if let Some(col) = finding.place.col.and_then(origin) {
                finding.place.col = Some(col);
            }
        }
        for person in persons {
            let cells = person.cells.iter();
            let cells = cells.map(|cell| origin(cell.col()).map_or(*cell, |col| cell.at(col)));
            person.cells = cells.collect();
        }
    }
}

/// The table with the facts of such columns apart; `None` where each cell holds one.
pub(super) fn apart(sheet: &Sheet, table: &Table, known: Known<'_>) -> Option<Apart> {
    let shared: Vec<(&Column, Vec<Field>)> = table
        .columns
        .iter()
        .filter_map(|column| Some((column, facts(sheet, table, column, known)?)))
        .collect();
    if shared.is_empty() {
        return None;
    }
    let width = |sheet: &Sheet| {
        let ends = sheet.rows.iter().filter_map(|r| r.cells.last());
        ends.map(|c| c.col).max().unwrap_or(0)
    };
    let last = table.columns.iter().map(|c| c.index).max().unwrap_or(0);
    let first = last.max(width(sheet)) + 1;
    let mut out = Apart {
        sheet: sheet.clone(),
        table: table.clone(),
        first,
        origins: Vec::new(),
        unclear: Vec::new(),
    };
    for (column, fields) in shared {
        let made: Vec<u32> = (first..)
            .skip(out.origins.len())
            .take(fields.len() - 1)
            .collect();
        out.origins.extend(made.iter().map(|_| column.index));
        take_apart(&mut out, column, &fields, &made, known);
    }
    Some(out)
}

/// The fields whose facts most cells of a column hold together, in their order.
fn facts(sheet: &Sheet, table: &Table, column: &Column, known: Known<'_>) -> Option<Vec<Field>> {
    let meaning = column.meaning.as_ref().filter(|m| m.class.is_none())?;
    let has = |field| {
        let mut all = table.columns.iter().filter_map(|c| c.meaning.as_ref());
        all.any(|m| m.field == field)
    };
    let texts = || {
        let mut down = sheet.down(column.index);
        table.persons.iter().filter_map(move |person| {
            lines(down.cell(person.index)?).filter(|text| !text.is_empty())
        })
    };
    // a second line of a name's cell is something else
    let lined = || {
        let parted = texts().filter(|t| t.contains('\n')).count();
        parted > 0 && parted * 2 > texts().count()
    };
    let names_post = meaning.several.contains(&Field::Position);
    let untold = !has(Field::Position) && !has(Field::PositionUnit);
    // "Chức vụ, vị trí việc làm" names one twice
    let once = |f: &Field| meaning.several.iter().filter(|other| *other == f).count() == 1;
    let is_joint = meaning.several.contains(&meaning.field)
        && meaning.several.iter().all(|f| is_fact(f) && once(f));
    let orders: Vec<Vec<Field>> = match meaning.field {
        Field::FullName if names_post && !has(Field::Position) || untold || lined() => {
            let born = vec![Field::FullName, Field::BirthDate];
            let free = Some(born).filter(|_| !names_post && !has(Field::BirthDate));
            let post = [vec![Field::FullName, Field::Position]];
            let three = Some(three::FIELDS.to_vec()).filter(|_| untold && !has(Field::BirthDate));
            three.into_iter().chain(free).chain(post).collect()
        }
        Field::FullName if !has(Field::BirthDate) => vec![vec![Field::FullName, Field::BirthDate]],
        Field::BirthDate
            if meaning.part.is_none() && !meaning.several.contains(&Field::Ethnicity) =>
        {
            let gender = vec![Field::BirthDate, Field::Gender];
            let free = Some(gender).filter(|_| !has(Field::Gender));
            free.into_iter().chain([vec![Field::BirthDate]]).collect()
        }
        field if is_level(&field) && texts().take(LOOKED_AT).any(|t| t.contains(':')) => {
            let mut labels = joint::labels(texts(), known);
            labels.retain(|f| *f == field || !has(*f));
            vec![labels]
        }
        field if is_joint => {
            let named = meaning.several.to_vec();
            let free = |f: &&Field| **f == field || !has(**f);
            // a level with its field behind it is one text
            if named.first() == Some(&Field::Education) && named.contains(&Field::EducationDetail) {
                return None;
            }
            if named.iter().filter(free).count() < named.len() {
                return None;
            }
            let back = named.iter().rev().copied().collect();
            vec![named, back]
        }
        _ => return None,
    };
    // a column of which none of the first cells holds several is not gone through
    let first: Vec<Cow<'_, str>> = texts().take(LOOKED_AT).collect();
    let begins = |fields: &Vec<Field>| first.iter().any(|t| split(t, fields, known).is_some());
    let best = orders.into_iter().filter(begins).map(|fields| {
        // a cell with two of a name, a birth and a post says nothing against three
        let two = |t: &str| fields == three::FIELDS && three::two(t, known).is_some();
        let held = texts().filter(|t| split(t, &fields, known).is_some() || two(t));
        (held.count(), fields)
    });
    // of equals the first: the order of the heading
    let (held, fields) = best.reduce(|a, b| if b.0 > a.0 { b } else { a })?;
    // where the heading names several, a cell with one says nothing against it
    let of = if is_joint {
        let joint = |t: &Cow<'_, str>| t.contains(|c: char| !c.is_alphanumeric() && c != ' ');
        texts().filter(joint).count()
    } else {
        texts().count()
    };
    (held > 0 && held * 2 >= of).then_some(fields)
}

/// Fields whose column may label what else it holds.
const fn is_level(field: &Field) -> bool {
    matches!(
        field,
        Field::Education | Field::PoliticalTheory | Field::StateManagement
    )
}

/// Fields of which one cell may hold several.
const fn is_fact(field: &Field) -> bool {
    matches!(
        field,
        Field::Gender
            | Field::BirthDate
            | Field::Position
            | Field::PartyMember
            | Field::Rating
            | Field::Ethnicity
            | Field::Religion
            | Field::Education
            | Field::EducationDetail
            | Field::PoliticalTheory
            | Field::StateManagement
            | Field::Informatics
            | Field::ForeignLanguage
            | Field::Note
    )
}

fn take_apart(out: &mut Apart, column: &Column, fields: &[Field], made: &[u32], known: Known<'_>) {
    let place = |at: usize| match at.checked_sub(1) {
        None => column.index,
        Some(at) => made[at],
    };
    for person in &out.table.persons {
        for &row in std::iter::once(&person.index).chain(&person.continued) {
            let Ok(at) = out.sheet.rows.binary_search_by_key(&row, |r| r.index) else {
                continue;
            };
            let cells = &mut out.sheet.rows[at].cells;
            let Ok(held) = cells.binary_search_by_key(&column.index, |c| c.col) else {
                continue;
            };
            let Some(text) = lines(&cells[held]) else {
                continue;
            };
            let parts = split(&text, fields, known).or_else(|| {
                if fields == three::FIELDS {
                    return three::two(&text, known);
                }
                let joint = fields.iter().all(is_fact);
                match joint.then(|| joint::parts(&text, fields, known)) {
                    Some(Parts::Unclear) => {
                        out.unclear.push((row, column.index, fields[0]));
                        Some(vec![String::new(); fields.len()])
                    }
                    Some(Parts::Partly(parts)) => {
                        let empty = parts.iter().position(String::is_empty).unwrap_or(0);
                        out.unclear.push((row, column.index, fields[empty]));
                        Some(parts)
                    }
                    _ => alone(&text, fields, known),
                }
            });
            let Some(parts) = parts else { continue };
            let whole = cells.remove(held);
            let written = whole.raw.clone().or_else(|| {
                let text = whole.value.as_text()?;
                Some(Arc::from(text))
            });
            for (part, text) in parts.into_iter().enumerate() {
                if text.is_empty() {
                    continue;
                }
                let cell = Cell {
                    col: place(part),
                    value: Value::Text(Arc::from(text)),
                    raw: written.clone(),
                    struck: whole.struck,
                };
                let at = cells.partition_point(|c| c.col < cell.col);
                cells.insert(at, cell);
            }
        }
    }
    for (part, field) in fields.iter().enumerate() {
        if let Some(meaning) = column.meaning.clone() {
            let mut meaning = meaning;
            meaning.field = *field;
            meaning.also = None;
            let made = Column {
                index: place(part),
                meaning: Some(meaning),
                ..column.clone()
            };
            let columns = &mut out.table.columns;
            match columns.binary_search_by_key(&made.index, |c| c.index) {
                Ok(at) => columns[at] = made,
                Err(at) => columns.insert(at, made),
            }
        }
    }
    let merged = out.sheet.merges.iter().filter(|m| m.left == column.index);
    let merged: Vec<Merge> = merged.copied().collect();
    for &col in made {
        let beside = |m: &Merge| Merge {
            left: col,
            right: col,
            ..*m
        };
        out.sheet.merges.extend(merged.iter().map(beside));
    }
}

/// The facts of a cell, one for each field.
fn split(text: &str, fields: &[Field], known: Known<'_>) -> Option<Vec<String>> {
    match fields {
        [Field::FullName, Field::BirthDate] => {
            let (name, born) = name_and_birth(text, known.period)?;
            Some(vec![name, born])
        }
        [Field::FullName, Field::BirthDate, Field::Position] => three::all(text, known),
        [Field::BirthDate] => Some(vec![birth_before_words(text, known.period)?]),
        [Field::FullName, Field::Position] => {
            let (name, post) = name_and_post(text, known)?;
            Some(vec![name, post])
        }
        [Field::Gender, Field::BirthDate] => {
            let (born, gender) = birth_and_gender(text, known.period)?;
            Some(vec![gender, born])
        }
        [Field::BirthDate, Field::Gender] => {
            let (born, gender) = birth_and_gender(text, known.period)?;
            Some(vec![born, gender])
        }
        _ => match joint::parts(text, fields, known) {
            Parts::Known(parts) => Some(parts),
            Parts::Partly(_) | Parts::Unclear | Parts::One => None,
        },
    }
}

/// A cell that holds one fact of those that its column holds: the first that it can be, in order.
fn alone(text: &str, fields: &[Field], known: Known<'_>) -> Option<Vec<String>> {
    let at = fields.iter().position(|f| says(text, *f, known))?;
    let mut parts = vec![String::new(); fields.len()];
    text.clone_into(&mut parts[at]);
    Some(parts)
}

/// Whether a text is a value of a field, surely.
fn says(text: &str, field: Field, known: Known<'_>) -> bool {
    if text.is_empty() {
        return false;
    }
    let value = Value::Text(Arc::from(text));
    let level = |known: bool, problem: bool| known && !problem;
    match field {
        Field::Ethnicity => {
            let read = ethnicity::read(&value);
            level(read.value.is_some(), read.problem.is_some())
        }
        Field::Religion => {
            let read = ReligionColumn::analyse(std::iter::empty()).read(&value);
            read.problem.is_none()
        }
        Field::Education => {
            let read = read_level::<Education>(&value, false);
            level(read.value.is_some(), read.problem.is_some())
        }
        Field::PoliticalTheory => {
            let read = read_level::<PoliticalTheory>(&value, false);
            level(
                read.value.is_some() || is_filler(text),
                read.problem.is_some(),
            )
        }
        Field::StateManagement => {
            let read = read_level::<StateManagement>(&value, false);
            level(
                read.value.is_some() || is_filler(text),
                read.problem.is_some(),
            )
        }
        Field::FullName => is_name_like(text),
        Field::BirthDate => is_birth(text, known.period),
        Field::Gender => gender::read(&value).value.is_some(),
        Field::Position => (known.is_post)(text),
        Field::PartyMember => {
            let read = party::read(&value);
            level(read.value.is_some(), read.problem.is_some())
        }
        Field::Rating => {
            let read = rating::read_rating(&value, RatingScale::Words, known.period.year);
            level(read.value.is_some(), read.problem.is_some())
        }
        _ => true,
    }
}

/// "Lê Thị Sen (1980)", "Lê Thị Sen, sinh ngày 12/03/1980".
fn name_and_birth(text: &str, period: Period) -> Option<(String, String)> {
    let end = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let of_date = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ' ');
    let before = end.trim_end_matches(of_date);
    let born = end[before.len()..].trim_start_matches(|c: char| !c.is_ascii_digit());
    // behind a name a number of two figures may be anything
    if born.len() < 4 || !is_birth(born, period) {
        return None;
    }
    let before = &end[..end.len() - born.len()];
    let name = name_before_sign(before).or_else(|| name_before_words(before))?;
    Some((name, born.to_owned()))
}

/// "Lê Văn Nam" of "Lê Văn Nam - ", "Lê Thị Sen" of "Lê Thị Sen (SN": up to the first sign behind which nothing
/// stands but words that lead to a date, or a gender.
fn name_before_sign(before: &str) -> Option<String> {
    let signs = before.match_indices(['\n', '(', ',', ';', ':', '-', '–', '[', '/']);
    let mut names = signs.filter(|&(at, _)| {
        let mut words = before[at..]
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty());
        words.all(|w| is_born_word(w) || gender::is_word(w))
    });
    let name = before[..names.next()?.0].trim();
    is_name_like(name).then(|| name.to_owned())
}

/// "Lê Thị Sen" of "Lê Thị Sen sinh năm": without the words that lead to a date. A given name may be one of them
/// ("Nam", "Sinh"): it is written with a capital.
fn name_before_words(before: &str) -> Option<String> {
    let mut words: Vec<&str> = before.split_whitespace().collect();
    let leads = |word: &str| {
        let small = word.chars().all(|c| !c.is_uppercase());
        let short = word.chars().count() <= 2 && word.chars().all(|c| !c.is_lowercase());
        (small || short) && is_born_word(word.trim_matches(|c: char| !c.is_alphanumeric()))
    };
    while words.last().is_some_and(|w| leads(w)) {
        words.pop();
    }
    let name = words.join(" ");
    is_name_like(&name).then_some(name)
}

/// "Bùi Thành Bình - Bí thư Đảng uỷ", or the post on a line of its own, of which only the words are left.
fn name_and_post(text: &str, known: Known<'_>) -> Option<(String, String)> {
    let ends = |signs: &'static [char]| text.match_indices(signs).map(|(at, _)| at);
    // a line of its own tells the most
    let mut ends = ends(&['\n']).chain(ends(&[' ', ',', ';', ':', '(', '-', '–']));
    ends.find_map(|at| {
        let name = text[..at].trim_end_matches(|c: char| !c.is_alphabetic());
        let post = text[at..].trim_matches(|c: char| !c.is_alphanumeric());
        // "1980, Bí thư Đảng uỷ": a birth and a post
        let figured = text[..at].contains(|c: char| c.is_ascii_digit())
            || post.starts_with(|c: char| c.is_ascii_digit());
        (is_name_like(name) && !figured && (known.is_post)(post))
            .then(|| (name.to_owned(), post.to_owned()))
    })
}

/// "12/03/1975 (Nam)", "Nữ - 1980".
fn birth_and_gender(text: &str, period: Period) -> Option<(String, String)> {
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut told = words.filter(|w| w.chars().count() > 1 && gender::is_word(w));
    let word = told.next()?;
    let at = text.find(word)?;
    let rest = [&text[..at], &text[at + word.len()..]].concat();
    let born = rest.trim_matches(|c: char| !c.is_alphanumeric());
    is_birth(born, period).then(|| (born.to_owned(), word.to_owned()))
}

/// "03/02/1983, Tân Hồng, Đồng Tháp", "12/3/1975; 50 tuổi": a date, and words that are no part of one.
fn birth_before_words(text: &str, period: Period) -> Option<String> {
    let of_date = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-');
    let born = &text[..text.find(|c: char| !of_date(c))?];
    let rest = text[born.len()..].trim_matches(|c: char| !c.is_alphanumeric());
    let born = born.trim_end_matches(['.', '-', '/']);
    let words = rest.split_whitespace().any(|w| !is_born_word(w));
    let apart = rest.chars().filter(|c| c.is_alphabetic()).count() > 3;
    (words && apart && born.len() >= 4 && is_birth(born, period)).then(|| born.to_owned())
}

/// Whether a text is a date of birth.
fn is_birth(text: &str, period: Period) -> bool {
    let value = Value::Text(Arc::from(text));
    let dates = DateColumn::analyse(std::iter::once(&value), false);
    let read = dates.read(&value, period);
    read.value.is_some() && read.problem.is_none()
}

#[cfg(test)]
mod tests;
