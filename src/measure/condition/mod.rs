//! Conditions: the expressions of a plan, compiled and checked before any workbook is opened.
//!
//! They are SQL over the roster's columns, cut down to what can be checked: a comparison stands
//! between one column and values, and every value of a column of fixed values must exist. The text is
//! read with the parser that polars' own SQL uses; the tree is then evaluated here rather than handed
//! to `polars::sql::sql_expr`, which takes misspelt values, comments and arithmetic without a word
//! and whose functions fail at run time when a feature is missing.

mod error;
mod like;
mod node;
mod read;
mod value;

pub use error::{ConditionError, Place as TextPlace};
pub use node::{Comparison, Node, Test};

use super::{Facts, Mask};
use crate::schema::Column;

/// Values of text columns that the plan fixes: kinds of units, levels.
pub type KnownValues<'a> = [(Column, Vec<&'a str>)];

/// A compiled condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition(Node);

impl Condition {
    /// Longest text of a condition, in characters.
    pub const LIMIT: usize = 50_000;

    /// Reads a condition; a blank one holds for everyone.
    ///
    /// # Errors
    /// The first thing in it that is not understood, not allowed or names what does not exist.
    pub fn compile(text: &str, known: &KnownValues<'_>) -> Result<Self, ConditionError> {
        if text.trim().is_empty() {
            return Ok(Self(Node::All(Vec::new())));
        }
        read::read(text, known).map(Self)
    }

    /// What is asked, for those who put it in other words.
    #[must_use]
    pub const fn tree(&self) -> &Node {
        &self.0
    }

    /// Whether a column has a say in the answer.
    #[must_use]
    pub fn asks(&self, column: Column) -> bool {
        self.0.asks(column)
    }

    /// The answer for each person; open where a missing fact leaves it open.
    #[must_use]
    pub fn eval(&self, facts: &Facts<'_>) -> Mask {
        self.0.eval(facts)
    }
}

#[cfg(test)]
mod tests;
