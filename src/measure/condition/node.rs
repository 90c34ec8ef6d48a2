//! A checked condition as a tree, and its answers.

use super::like::like;
use crate::measure::{Facts, Mask};
use crate::roster::ColumnValue;
use crate::schema::Column;

/// How a value stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
    pub(in crate::measure) fn asks(&self, column: Column) -> bool {
        match self {
            Self::All(nodes) | Self::Any(nodes) => nodes.iter().any(|node| node.asks(column)),
            Self::Not(node) | Self::IsOpen(node) => node.asks(column),
            Self::IsNull(asked) | Self::Test(asked, _) => *asked == column,
        }
    }

    pub(super) fn eval(&self, facts: &Facts<'_>) -> Mask {
        match self {
            Self::All(nodes) => Self::joined(nodes, facts, true, Mask::and),
            Self::Any(nodes) => Self::joined(nodes, facts, false, Mask::or),
            Self::Not(node) => !node.eval(facts),
            Self::IsOpen(node) => node.eval(facts).is_open(),
            Self::IsNull(_) | Self::Test(..) => self.with_answer(facts, Mask::clone),
        }
    }

    fn joined(
        nodes: &[Self],
        facts: &Facts<'_>,
        of_none: bool,
        join: fn(Mask, &Mask) -> Mask,
    ) -> Mask {
        let Some((first, others)) = nodes.split_first() else {
            return Mask::all(facts.len(), Some(of_none));
        };
        others.iter().fold(first.eval(facts), |mask, node| {
            node.with_answer(facts, |other| join(mask, other))
        })
    }

    /// Hands the answer on; that to a single test is found once and never copied.
    fn with_answer<T>(&self, facts: &Facts<'_>, then: impl FnOnce(&Mask) -> T) -> T {
        let (column, test) = match self {
            Self::IsNull(column) => (*column, None),
            Self::Test(column, test) => (*column, Some(test)),
            _ => return then(&self.eval(facts)),
        };
        let answer = facts.answer(self);
        then(answer.get_or_init(|| match test {
            None => facts.ask(column, Some(true), |_| Some(false)),
            Some(test) => facts.ask(column, None, |value| test.holds(value)),
        }))
    }
}

impl Test {
    /// Whether a value passes; open where it is of another type, which compiling rules out.
    fn holds(&self, value: &ColumnValue<'_>) -> Option<bool> {
        match (self, value) {
            (Self::Number(comparison, with), ColumnValue::Number(n)) => {
                Some(comparison.holds(n, with))
            }
            (Self::Rank(comparison, with), ColumnValue::Rank(rank)) => {
                Some(comparison.holds(rank, with))
            }
            (Self::OneOfRanks(ranks), ColumnValue::Rank(rank)) => Some(ranks.contains(rank)),
            (Self::Text(comparison, with), ColumnValue::Text(text)) => {
                Some(comparison.holds(&**text, with.as_str()))
            }
            (Self::Like(pattern), ColumnValue::Text(text)) => Some(like(text, pattern)),
            (Self::Is(wanted), ColumnValue::Flag(flag)) => Some(flag == wanted),
            _ => None,
        }
    }
}
