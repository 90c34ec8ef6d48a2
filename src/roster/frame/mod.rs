//! The roster as a polars frame, and as `roster.parquet`.

mod read;
mod seal;

use polars::prelude::{
    BooleanChunked, Column as Series, DataFrame, DataType, FrozenCategories, Int32Chunked,
    IntoColumn, IntoSeries, NewChunkedArray, PolarsResult, StringChunked,
};
use polars_io::parquet::write::{KeyValueMetadata, ParquetCompression, ParquetWriter};

pub(super) use read::{RosterError, RosterRows, SHEET, read_roster};

use super::{ColumnValue, Listing, Person, Roster};
use crate::schema::{Column, ColumnType};

/// The column after those of contract §3 that tells who is stated to sit in a standing committee.
const STANDING_STATED: &str = "standing_stated";
/// What lists state beside the position, in words of [`Stated`](super::Stated).
const STATED: &str = "stated";
/// Units and positions of rows that were merged into the person's, a line each ([`Listing`](super::Listing)).
const ALSO_LISTED: &str = "also_listed";
/// Texts around the row that say whose a bare title is, a line each.
const LISTED_UNDER: &str = "listed_under";

/// Persons in a group of rows of the Parquet file, as many as polars itself puts there.
const AT_ONCE: usize = 512 * 512;

/// The persons of one period as columns: those of contract §3 in their order, then
/// `standing_stated`, `stated`, `also_listed` and `listed_under`: from the last three a higher committee's run
/// makes its judgements anew.
///
/// Columns of fixed values are polars Enums, lowest first, so that comparisons mean the ladder.
#[derive(Debug, Clone)]
pub struct Frame(DataFrame);

impl Frame {
    /// The frame of a roster, one row a person in the roster's order.
    ///
    /// # Errors
    /// When polars refuses a column, which no roster of ours brings about.
    pub fn of(roster: &Roster) -> PolarsResult<Self> {
        let frame = Self::plain(roster.period.year, &roster.persons)?;
        let columns = (Column::ALL.iter().map(Some).chain(std::iter::repeat(None)))
            .zip(frame.into_columns())
            .map(|(column, plain)| match column.map(|c| c.column_type()) {
                Some(ColumnType::Choice(values) | ColumnType::Ladder(values)) => {
                    plain.cast(&enum_of(values)?)
                }
                _ => Ok(plain),
            })
            .collect::<PolarsResult<Vec<_>>>()?;
        DataFrame::new(roster.persons.len(), columns).map(Self)
    }

    /// The same with plain strings where values are fixed.
    fn plain(year: i32, persons: &[Person]) -> PolarsResult<DataFrame> {
        let mut columns: Vec<Series> = Column::ALL
            .iter()
            .map(|&column| plain(column, year, persons))
            .collect();
        columns.push(bools(STANDING_STATED, persons, |p| Some(p.standing_stated)));
        let stated = persons.iter().map(|p| p.stated.to_words());
        columns.push(StringChunked::from_iter_options(STATED.into(), stated).into_column());
        let listed = persons.iter().map(also_listed);
        columns.push(StringChunked::from_iter_options(ALSO_LISTED.into(), listed).into_column());
        let under = persons.iter().map(|p| {
            let bodies: Vec<&str> = p.bodies.iter().map(|b| &**b).collect();
            (!bodies.is_empty()).then(|| bodies.join("\n"))
        });
        columns.push(StringChunked::from_iter_options(LISTED_UNDER.into(), under).into_column());
        DataFrame::new(persons.len(), columns)
    }

    /// The columns.
    #[must_use]
    pub const fn data(&self) -> &DataFrame {
        &self.0
    }

    /// Number of persons.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.height()
    }

    /// Whether there is no person.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A roster as Parquet, with plain strings in place of Enums, so that every engine reads it, and a
    /// seal by which a damaged file is told. The frame of a nation would take as much room as its persons: it
    /// is made and written part by part.
    ///
    /// # Errors
    /// When polars refuses a column, which no roster of ours brings about.
    pub fn parquet(roster: &Roster) -> PolarsResult<Vec<u8>> {
        let part = |persons| Self::plain(roster.period.year, persons);
        let schema = part(&[])?;
        let mut bytes = Vec::new();
        let blank = vec![(seal::KEY.to_owned(), seal::BLANK.to_owned())];
        // One thread and one fixed codec: the same roster gives the same bytes on every machine.
        let mut writer = ParquetWriter::new(&mut bytes)
            .with_compression(ParquetCompression::Snappy)
            .with_key_value_metadata(Some(KeyValueMetadata::from_static(blank)))
            .set_parallel(false)
            .batched(schema.schema())?;
        if roster.persons.is_empty() {
            writer.write_batch(&schema)?;
        }
        for persons in roster.persons.chunks(AT_ONCE) {
            writer.write_batch(&part(persons)?)?;
        }
        writer.finish()?;
        drop(writer);
        // the seal is of the pages, and stands behind them
        seal::put(&mut bytes);
        Ok(bytes)
    }
}

fn enum_of(values: &'static [&'static str]) -> PolarsResult<DataType> {
    FrozenCategories::new(values.iter().copied()).map(DataType::from_frozen_categories)
}

/// A column of contract §3 with plain strings where values are fixed.
fn plain(column: Column, year: i32, persons: &[Person]) -> Series {
    let name = column.name();
    let values = persons.iter().map(|p| p.column(column, year));
    let number = |value: Option<ColumnValue<'_>>| match value {
        Some(ColumnValue::Number(number)) => i32::try_from(number).ok(),
        _ => None,
    };
    match column.column_type() {
        ColumnType::Int => {
            Int32Chunked::from_iter_options(name.into(), values.map(number)).into_column()
        }
        ColumnType::Date => Int32Chunked::from_iter_options(name.into(), values.map(number))
            .into_date()
            .into_series()
            .into_column(),
        ColumnType::Bool => bools(name, persons, |p| match p.column(column, year) {
            Some(ColumnValue::Flag(flag)) => Some(flag),
            _ => None,
        }),
        ColumnType::Text => {
            let texts = values.map(|value| match value {
                Some(ColumnValue::Text(text)) => Some(text),
                _ => None,
            });
            StringChunked::from_iter_options(name.into(), texts).into_column()
        }
        ColumnType::Choice(fixed) | ColumnType::Ladder(fixed) => {
            let texts = values.map(|value| match value {
                Some(ColumnValue::Rank(rank)) => fixed.get(rank).copied(),
                _ => None,
            });
            StringChunked::from_iter_options(name.into(), texts).into_column()
        }
    }
}

fn bools(name: &'static str, persons: &[Person], get: impl Fn(&Person) -> Option<bool>) -> Series {
    BooleanChunked::from_iter_options(name.into(), persons.iter().map(get)).into_column()
}

fn also_listed(person: &Person) -> Option<String> {
    let lines: Vec<String> = person.listings().iter().map(Listing::to_line).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use chrono::NaiveDate;
    use polars::prelude::SerReader;
    use polars_io::parquet::read::ParquetReader;

    use super::*;
    use crate::roster::Source;
    use crate::schema::{Education, Period, Rating};

    fn roster() -> Roster {
        let source = Source {
            file: Arc::from("2025/ubnd.xlsx"),
            sheet: Arc::from("Cán bộ"),
            row: 7,
        };
        let mut known = Person::new(source.clone(), Arc::from("Nguyễn Văn Thử"));
        known.education = Some(Education::Master);
        known.rating = Some(Rating::Good);
        known.birth_date = NaiveDate::from_ymd_opt(1980, 2, 29);
        known.posts = Arc::from([Arc::from("bi-thu"), Arc::from("chu-tich")]);
        known.leader = Some(true);
        known.standing_stated = true;
        let unknown = Person::new(Source { row: 8, ..source }, Arc::from("Trần Thị Thử"));
        Roster {
            period: Period::of_year(2025).expect("a year"),
            persons: vec![known, unknown],
            merged: 0,
        }
    }

    #[test]
    fn parquet_holds_the_contracts_columns_as_plain_types() {
        let bytes = Frame::parquet(&roster()).expect("written");
        let read = ParquetReader::new(std::io::Cursor::new(&bytes))
            .finish()
            .expect("read back");
        let names: Vec<_> = read.get_column_names_owned();
        let mut expected: Vec<_> = Column::ALL.iter().map(|c| c.name()).collect();
        expected.extend([STANDING_STATED, STATED, ALSO_LISTED, LISTED_UNDER]);
        assert_eq!(names, expected);
        for &column in Column::ALL {
            let dtype = match column.column_type() {
                ColumnType::Int => DataType::Int32,
                ColumnType::Bool => DataType::Boolean,
                ColumnType::Date => DataType::Date,
                _ => DataType::String,
            };
            let read = read.column(column.name()).expect("there");
            assert_eq!(read.dtype(), &dtype, "{}", column.name());
        }
        let text = |name: &str, row: usize| {
            let column = read.column(name).expect("there");
            column.str().expect("text").get(row).map(str::to_owned)
        };
        assert_eq!(text("education", 0).as_deref(), Some("master"));
        assert_eq!(text("education", 1), None);
        assert_eq!(text("posts", 0).as_deref(), Some("bi-thu;chu-tich"));
        assert_eq!(text("posts", 1), None);
    }

    #[test]
    fn parquet_bytes_are_the_same_every_time() {
        let write = || Frame::parquet(&roster()).expect("written");
        assert_eq!(write(), write());
    }

    #[test]
    fn a_roster_of_several_groups_is_read_back_whole() {
        let two = roster();
        let persons = (0..AT_ONCE + 5).map(|n| two.persons[n % 2].clone());
        let many = Roster {
            persons: persons.collect(),
            ..two
        };
        let bytes = Frame::parquet(&many).expect("written");
        let read = ParquetReader::new(std::io::Cursor::new(&bytes))
            .finish()
            .expect("read back");
        assert_eq!(read.height(), AT_ONCE + 5);
        let rows = read.column("source_row").expect("there");
        let rows = rows.i32().expect("numbers");
        assert!(
            rows.iter()
                .enumerate()
                .all(|(n, row)| row == Some([7, 8][n % 2]))
        );
    }

    #[test]
    fn an_empty_roster_gives_all_columns() {
        let empty = Roster {
            persons: Vec::new(),
            ..roster()
        };
        let frame = Frame::of(&empty).expect("a frame");
        assert!(frame.is_empty());
        assert_eq!(frame.data().width(), Column::ALL.len() + 4);
        let bytes = Frame::parquet(&empty).expect("written");
        let read = ParquetReader::new(std::io::Cursor::new(&bytes)).finish();
        assert_eq!(read.expect("read back").shape(), (0, Column::ALL.len() + 4));
    }
}
