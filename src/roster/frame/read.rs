//! `roster.parquet` of a lower committee's run, back to persons: facts only, nothing is judged here.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use chrono::NaiveDate;
use polars::prelude::{DataFrame, DataType, PolarsResult, SerReader, StringChunked};
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};

use super::{ALSO_LISTED, LISTED_UNDER, STATED, seal};
use crate::roster::{Listing, Person, Source, Stated};
use crate::schema::Limits;
use crate::schema::{
    BirthPrecision, Column, ColumnType, Education, Employment, Gender, PoliticalTheory, Rating,
    StateManagement,
};
use crate::text::clean;

/// The sheet that places in a roster name: a Parquet file has none.
pub(in crate::roster) const SHEET: &str = "roster";

/// Columns that are judged anew or tell nothing of the person: read from no roster.
const JUDGED: [Column; 11] = [
    Column::SourceFile,
    Column::SourceSheet,
    Column::SourceRow,
    Column::PersonKey,
    Column::Level,
    Column::Posts,
    Column::Leader,
    Column::KeyLeader,
    Column::Committee,
    Column::StandingCommittee,
    Column::DistrictStandingCommittee,
];

/// Texts of one column that are kept for when they come again.
const MAX_KEPT: usize = 50_000;

/// Why a Parquet file is no roster that can be read. Texts are Vietnamese, for clerks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::roster) enum RosterError {
    /// Damage, or a way of writing that is not supported.
    Unreadable(String),
    /// Columns of the contract that are missing or of another type.
    Columns(Vec<String>),
    /// Larger than what is read.
    OverLimit(String),
}

/// What a roster holds, row by row.
#[derive(Debug)]
pub(in crate::roster) struct RosterRows {
    /// Facts of each person; nothing judged, no key.
    pub(in crate::roster) persons: Vec<Person>,
    /// Report year of each row.
    pub(in crate::roster) years: Vec<Option<i32>>,
    /// Age of each row as the roster's own run reckoned it.
    pub(in crate::roster) ages: Vec<Option<i32>>,
    /// Values that the contract does not know: row from 0, column, text. They are null in `persons`.
    pub(in crate::roster) strange: Vec<(usize, Column, String)>,
}

/// Reads a roster of contract §3. Rows count from 1 in places.
///
/// # Errors
/// It is damaged, too large, or its columns are not the contract's.
pub(in crate::roster) fn read_roster(
    bytes: &[u8],
    file: &Arc<str>,
    limits: &Limits,
) -> Result<RosterRows, RosterError> {
    // a Parquet file's pages are trusted by its reader more than by us
    let frame = catch_unwind(AssertUnwindSafe(|| frame_of(bytes, limits)))
        .unwrap_or_else(|_| Err(RosterError::Unreadable("tệp bị hỏng".to_owned())))?;
    Texts::new(&frame)
        .and_then(|texts| rows(&frame, texts, file))
        .map_err(|e| unreadable(&e))
}

fn unreadable(error: &impl std::fmt::Display) -> RosterError {
    tracing::debug!(%error, "a roster that polars refuses");
    RosterError::Unreadable("tệp Parquet bị hỏng hoặc ghi theo kiểu chưa hỗ trợ".to_owned())
}

/// The columns that are read, as far as they are there, of the types that are looked at.
fn frame_of(bytes: &[u8], limits: &Limits) -> Result<DataFrame, RosterError> {
    let mut reader = ParquetReader::new(Cursor::new(bytes));
    let metadata = reader.get_metadata().map_err(|e| unreadable(&e))?;
    let sealed = metadata.key_value_metadata().iter().flatten();
    let mut seals = sealed.filter(|kv| kv.key == seal::KEY);
    if seals.any(|kv| kv.value != seal::of(bytes)) {
        return Err(RosterError::Unreadable("tệp bị hỏng".to_owned()));
    }
    let inflated: usize = metadata
        .row_groups
        .iter()
        .fold(0, |sum, group| sum + group.total_byte_size());
    if metadata.num_rows > limits.rows as usize {
        return Err(RosterError::OverLimit(format!(
            "tối đa {} dòng một trang",
            limits.rows
        )));
    }
    if inflated as u64 > limits.inflated_bytes {
        return Err(RosterError::OverLimit(format!(
            "tối đa {} MB sau khi giải nén",
            limits.inflated_bytes >> 20
        )));
    }
    // what the footer says of its parts is believed by the reader, which sets memory aside for it
    let within =
        |range: std::ops::Range<u64>| range.start <= range.end && range.end <= bytes.len() as u64;
    let sound = metadata.row_groups.iter().all(|group| {
        group.parquet_columns().iter().all(|column| {
            usize::try_from(column.num_values()).is_ok_and(|n| n == group.num_rows())
                && u64::try_from(column.uncompressed_size())
                    .is_ok_and(|n| n <= limits.inflated_bytes)
                && within(column.byte_range())
        })
    });
    let rows = metadata
        .row_groups
        .iter()
        .try_fold(0_usize, |sum, group| sum.checked_add(group.num_rows()));
    if !sound || rows != Some(metadata.num_rows) {
        return Err(RosterError::Unreadable("tệp bị hỏng".to_owned()));
    }
    let schema = reader.schema().map_err(|e| unreadable(&e))?;
    let missing: Vec<String> = facts()
        .filter(|c| !schema.contains(c.name()))
        .map(|c| format!("thiếu cột {}", c.name()))
        .collect();
    if !missing.is_empty() {
        return Err(RosterError::Columns(missing));
    }
    let wanted: Vec<String> = facts()
        .chain([Column::Age])
        .map(Column::name)
        .chain([STATED, ALSO_LISTED, LISTED_UNDER])
        .filter(|name| schema.contains(name))
        .map(str::to_owned)
        .collect();
    let frame = reader
        .with_columns(Some(wanted))
        .read_parallel(ParallelStrategy::None)
        .finish()
        .map_err(|e| unreadable(&e))?;
    let wrong: Vec<String> = facts()
        .filter_map(|c| {
            let found = frame.column(c.name()).ok()?.dtype();
            (!fits(c.column_type(), found)).then(|| format!("cột {} sai kiểu dữ liệu", c.name()))
        })
        .collect();
    if wrong.is_empty() {
        Ok(frame)
    } else {
        Err(RosterError::Columns(wrong))
    }
}

/// The columns of the contract that state facts.
fn facts() -> impl Iterator<Item = Column> {
    let judged = |c: &Column| JUDGED.contains(c) || *c == Column::Age;
    Column::ALL.iter().copied().filter(move |c| !judged(c))
}

/// Other engines write whole numbers of other widths, and columns without any value without a type.
fn fits(wanted: ColumnType, found: &DataType) -> bool {
    *found == DataType::Null
        || match wanted {
            ColumnType::Int => found.is_integer(),
            ColumnType::Bool => *found == DataType::Boolean,
            ColumnType::Date => *found == DataType::Date,
            _ => matches!(
                found,
                DataType::String | DataType::Categorical(..) | DataType::Enum(..)
            ),
        }
}

/// The columns of text by their names, and what was made of their texts.
struct Texts<'a> {
    columns: BTreeMap<&'a str, StringChunked>,
    kept: BTreeMap<String, Arc<str>>,
}

impl<'a> Texts<'a> {
    fn new(frame: &'a DataFrame) -> PolarsResult<Self> {
        let columns = frame
            .columns()
            .iter()
            .filter(|c| {
                matches!(
                    c.dtype(),
                    DataType::String | DataType::Categorical(..) | DataType::Enum(..)
                )
            })
            .map(|c| Ok((c.name().as_str(), c.cast(&DataType::String)?.str()?.clone())))
            .collect::<PolarsResult<_>>()?;
        Ok(Self {
            columns,
            kept: BTreeMap::new(),
        })
    }

    /// Cleaned texts of a column; equal ones share an allocation.
    fn of(&mut self, name: &str, height: usize) -> Vec<Option<Arc<str>>> {
        let Some(column) = self.columns.get(name) else {
            return vec![None; height];
        };
        self.kept.clear();
        let mut last: Option<(&str, Option<Arc<str>>)> = None;
        let mut out = Vec::with_capacity(height);
        for text in column.iter() {
            let Some(text) = text else {
                out.push(None);
                continue;
            };
            if let Some((_, made)) = last.as_ref().filter(|(same, _)| *same == text) {
                out.push(made.clone());
                continue;
            }
            let made = self.kept.get(text).map(Arc::clone).or_else(|| {
                let made: Arc<str> = Some(clean(text))
                    .filter(|t| !t.is_empty())
                    .map(|t| Arc::from(t.as_ref()))?;
                if self.kept.len() < MAX_KEPT {
                    self.kept.insert(text.to_owned(), Arc::clone(&made));
                }
                Some(made)
            });
            last = Some((text, made.clone()));
            out.push(made);
        }
        out
    }

    /// Texts as they stand.
    fn raw(&self, name: &str, height: usize) -> Vec<Option<&str>> {
        match self.columns.get(name) {
            Some(column) => column.iter().collect(),
            None => vec![None; height],
        }
    }
}

fn ints(frame: &DataFrame, name: &str) -> PolarsResult<Vec<Option<i32>>> {
    let Ok(column) = frame.column(name) else {
        return Ok(vec![None; frame.height()]);
    };
    if !fits(ColumnType::Int, column.dtype()) {
        return Ok(vec![None; frame.height()]);
    }
    Ok(column.cast(&DataType::Int32)?.i32()?.iter().collect())
}

fn bools(frame: &DataFrame, name: &str) -> PolarsResult<Vec<Option<bool>>> {
    let column = frame.column(name)?.cast(&DataType::Boolean)?;
    Ok(column.bool()?.iter().collect())
}

fn dates(frame: &DataFrame, name: &str) -> PolarsResult<Vec<Option<NaiveDate>>> {
    let days = frame.column(name)?.cast(&DataType::Int32)?;
    Ok(days
        .i32()?
        .iter()
        .map(|d| d.and_then(NaiveDate::from_epoch_days))
        .collect())
}

fn rows(frame: &DataFrame, mut texts: Texts<'_>, file: &Arc<str>) -> PolarsResult<RosterRows> {
    let height = frame.height();
    let sheet: Arc<str> = Arc::from(SHEET);
    let mut persons: Vec<Person> = texts
        .of(Column::FullName.name(), height)
        .into_iter()
        .zip(1_u32..)
        .map(|(name, row)| {
            let source = Source {
                file: Arc::clone(file),
                sheet: Arc::clone(&sheet),
                row,
            };
            Person::new(source, name.unwrap_or_else(|| Arc::from("")))
        })
        .collect();
    let mut strange = Vec::new();
    macro_rules! texts {
        ($($field:ident = $column:ident),+ $(,)?) => {
            $(for (person, text) in persons.iter_mut().zip(texts.of(Column::$column.name(), height)) {
                person.$field = text;
            })+
        };
    }
    texts! {
        unit = Unit, unit_name = UnitName, unit_kind = UnitKind, ethnicity = Ethnicity,
        religion = Religion, national_id = NationalId, position = Position,
        education_text = EducationText, informatics = Informatics,
        foreign_language = ForeignLanguage, rating_text = RatingText, note = Note,
    }
    macro_rules! choices {
        ($($field:ident = $column:ident: $choice:ident),+ $(,)?) => {
            $(for (row, (person, text)) in
                persons.iter_mut().zip(texts.raw(Column::$column.name(), height)).enumerate()
            {
                person.$field = text.and_then($choice::parse);
                if let Some(text) = text.filter(|_| person.$field.is_none()) {
                    strange.push((row, Column::$column, text.to_owned()));
                }
            })+
        };
    }
    choices! {
        gender = Gender: Gender, birth_precision = BirthPrecision: BirthPrecision,
        employment = Employment: Employment, education = Education: Education,
        political_theory = PoliticalTheory: PoliticalTheory,
        state_management = StateManagement: StateManagement, rating = Rating: Rating,
    }
    macro_rules! flags {
        ($($field:ident = $column:ident),+ $(,)?) => {
            $(for (person, flag) in persons.iter_mut().zip(bools(frame, Column::$column.name())?) {
                person.$field = flag;
            })+
        };
    }
    flags! {
        minority = Minority, party_member = PartyMember, skills_training = SkillsTraining,
        meets_standard = MeetsStandard,
    }
    for (person, date) in persons
        .iter_mut()
        .zip(dates(frame, Column::BirthDate.name())?)
    {
        person.birth_date = date;
    }
    // columns of our own behind the contract's: a roster of another program does without
    for (person, words) in persons.iter_mut().zip(texts.raw(STATED, height)) {
        person.stated = words.and_then(Stated::of_words).unwrap_or_default();
    }
    for (person, lines) in persons.iter_mut().zip(texts.raw(ALSO_LISTED, height)) {
        let lines = lines.into_iter().flat_map(str::lines);
        let listings: Vec<Listing> = lines.filter_map(Listing::of_line).collect();
        if !listings.is_empty() {
            person.further_mut().listings = listings;
        }
    }
    for (person, lines) in persons.iter_mut().zip(texts.raw(LISTED_UNDER, height)) {
        let lines = lines.into_iter().flat_map(str::lines);
        person.bodies = lines.map(Arc::from).collect();
    }
    Ok(RosterRows {
        persons,
        years: ints(frame, Column::Year.name())?,
        ages: ints(frame, Column::Age.name())?,
        strange,
    })
}
