//! A checked condition as a tree, and its answers.

use std::collections::BTreeMap;

use polars::prelude::{Int32Chunked, PolarsResult};

use super::like::like;
use crate::measure::Mask;
use crate::roster::Frame;
use crate::schema::Column;

/// How a value stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    fn holds<T: PartialOrd + ?Sized>(self, left: &T, right: &T) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
        }
    }

    /// The same relation read from the other side.
    pub(super) const fn flipped(self) -> Self {
        match self {
            Self::Equal => Self::Equal,
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
        }
    }
}

/// What is asked of one column; open where the column is null.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// Whole numbers, and dates as days since 1970.
    Number(Comparison, i64),
    /// Place in the column's fixed values, lowest first.
    Rank(Comparison, usize),
    /// One of these places.
    OneOfRanks(Vec<usize>),
    /// Text by code points.
    Text(Comparison, String),
    /// SQL's pattern: `%` for any text, `_` for one letter.
    Like(String),
    /// Yes or no.
    Is(bool),
}

/// A question about a person, answered yes, no or open.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// All hold; with none, always.
    All(Vec<Node>),
    /// One holds; with none, never.
    Any(Vec<Node>),
    /// The other way round.
    Not(Box<Node>),
    /// The column has no value.
    IsNull(Column),
    /// The answer is open.
    IsOpen(Box<Node>),
    /// A test of one column.
    Test(Column, Test),
}

impl Node {
    pub(super) fn asks(&self, column: Column) -> bool {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().any(|node| node.asks(column)),
            Self::Not(node) | Self::IsOpen(node) => node.asks(column),
            Self::IsNull(asked) | Self::Test(asked, _) => *asked == column,
        }
    }

    pub(super) fn eval(&self, frame: &Frame) -> PolarsResult<Mask> {
        match self {
            Self::All(nodes) => nodes
                .iter()
                .try_fold(Mask::all(frame.len(), Some(true)), |mask, node| {
                    Ok(mask.and(&node.eval(frame)?))
                }),
            Self::Any(nodes) => nodes
                .iter()
                .try_fold(Mask::all(frame.len(), Some(false)), |mask, node| {
                    Ok(mask.or(&node.eval(frame)?))
                }),
            Self::Not(node) => Ok(!node.eval(frame)?),
            Self::IsNull(column) => {
                let null = frame.data().column(column.name())?.is_null();
                Ok(null.iter().collect())
            }
            Self::IsOpen(node) => Ok(node.eval(frame)?.is_open()),
            Self::Test(column, test) => test.eval(frame, *column),
        }
    }
}

impl Test {
    fn eval(&self, frame: &Frame, column: Column) -> PolarsResult<Mask> {
        let data = frame.data().column(column.name())?;
        Ok(match self {
            Self::Number(comparison, value) => {
                let numbers = match data.date() {
                    Ok(dates) => dates.physical(),
                    Err(_) => data.i32()?,
                };
                test_numbers(numbers, |n| comparison.holds(&n, value))
            }
            Self::Rank(comparison, rank) => {
                let ranks = data.cat8()?.physical().iter();
                let holds = |r: u8| comparison.holds(&usize::from(r), rank);
                ranks.map(|r| r.map(holds)).collect()
            }
            Self::OneOfRanks(wanted) => {
                let ranks = data.cat8()?.physical().iter();
                ranks
                    .map(|r| r.map(|r| wanted.contains(&usize::from(r))))
                    .collect()
            }
            Self::Text(comparison, value) => {
                let texts = data.str()?.iter();
                let holds = |text: &str| comparison.holds(text, value.as_str());
                texts.map(|text| text.map(holds)).collect()
            }
            Self::Like(pattern) => {
                // posts and positions repeat by the thousand: each text is held against the pattern once
                let mut known: BTreeMap<&str, bool> = BTreeMap::new();
                let mut holds = |text| *known.entry(text).or_insert_with(|| like(text, pattern));
                let texts = data.str()?.iter();
                texts.map(|text| text.map(&mut holds)).collect()
            }
            Self::Is(wanted) => {
                let flags = data.bool()?.iter();
                flags.map(|flag| flag.map(|flag| flag == *wanted)).collect()
            }
        })
    }
}

fn test_numbers(numbers: &Int32Chunked, holds: impl Fn(i64) -> bool) -> Mask {
    numbers
        .iter()
        .map(|n| n.map(|n| holds(i64::from(n))))
        .collect()
}
