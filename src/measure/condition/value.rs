//! The values that a column is compared with, checked against the column.

use chrono::NaiveDate;
use sqlparser::ast::{DataType, Expr, UnaryOperator, Value};
use unicode_normalization::UnicodeNormalization;

use super::KnownValues;
use super::error::{ConditionError, short};
use super::like::like;
use super::node::{Comparison, Node, Test};
use super::read::{not_allowed, strip};
use crate::schema::{Column, ColumnType};

/// A column, how it is compared, and what with.
pub(super) struct Compared<'a> {
    pub(super) column: Column,
    pub(super) comparison: Comparison,
    /// As the person wrote it.
    pub(super) operator: &'static str,
    pub(super) value: &'a Expr,
}

/// A comparison of a column with one value.
pub(super) fn compare(
    compared: &Compared<'_>,
    known: &KnownValues<'_>,
) -> Result<Node, ConditionError> {
    let &Compared {
        column, comparison, ..
    } = compared;
    let literal = literal(column, compared.value)?;
    let ordered = comparison != Comparison::Equal || compared.operator == "BETWEEN";
    let test = match (column.column_type(), literal) {
        (ColumnType::Bool | ColumnType::Choice(_), _) if ordered => {
            return Err(ConditionError::WrongOperator {
                column: column.name(),
                expected: expected(column),
                operator: compared.operator,
            });
        }
        (ColumnType::Int, Literal::Number(n)) => Test::Number(comparison, n),
        (ColumnType::Date, Literal::Text(text)) => Test::Number(comparison, days(&text)?),
        (ColumnType::Bool, Literal::Flag(flag)) => Test::Is(flag),
        (ColumnType::Choice(values) | ColumnType::Ladder(values), Literal::Text(text)) => {
            Test::Rank(comparison, rank(column, values, &text)?)
        }
        (ColumnType::Text, Literal::Text(text)) => {
            check_known(column, &text, known)?;
            Test::Text(comparison, text)
        }
        (_, literal) => return Err(wrong_type(column, &literal)),
    };
    Ok(Node::Test(column, test))
}

/// `column IN (…)`.
pub(super) fn one_of(
    column: Column,
    list: &[Expr],
    known: &KnownValues<'_>,
) -> Result<Node, ConditionError> {
    let any = list
        .iter()
        .map(|value| {
            compare(
                &Compared {
                    column,
                    comparison: Comparison::Equal,
                    operator: "IN",
                    value,
                },
                known,
            )
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Node::Any(any))
}

/// `column LIKE pattern`.
pub(super) fn like_test(column: Column, pattern: &Expr) -> Result<Node, ConditionError> {
    let literal = literal(column, pattern)?;
    let (column_type, Literal::Text(pattern)) = (column.column_type(), &literal) else {
        return Err(wrong_type(column, &literal));
    };
    let test = match column_type {
        ColumnType::Text => Test::Like(pattern.clone()),
        ColumnType::Choice(values) | ColumnType::Ladder(values) => {
            let matching = (0..values.len()).filter(|&rank| like(values[rank], pattern));
            let ranks: Vec<usize> = matching.collect();
            if ranks.is_empty() {
                return Err(ConditionError::UnknownValue {
                    column: column.name(),
                    value: short(pattern),
                    nearest: nearest(pattern, values.iter().copied()),
                });
            }
            Test::OneOfRanks(ranks)
        }
        ColumnType::Int | ColumnType::Date | ColumnType::Bool => {
            return Err(ConditionError::WrongOperator {
                column: column.name(),
                expected: expected(column),
                operator: "LIKE",
            });
        }
    };
    Ok(Node::Test(column, test))
}

enum Literal {
    Number(i64),
    /// A number with a fraction, or too large.
    OtherNumber(String),
    Text(String),
    Flag(bool),
}

fn literal(column: Column, expression: &Expr) -> Result<Literal, ConditionError> {
    let number = |text: &str, sign: i64| match text.parse::<i64>() {
        Ok(n) => Literal::Number(sign * n),
        Err(_) => Literal::OtherNumber(text.to_owned()),
    };
    match strip(expression) {
        Expr::Value(value) => match &value.value {
            Value::Number(text, _) => Ok(number(text, 1)),
            Value::SingleQuotedString(text) => Ok(Literal::Text(text.nfc().collect())),
            Value::Boolean(flag) => Ok(Literal::Flag(*flag)),
            Value::Null => Err(ConditionError::NullLiteral {
                column: column.name(),
            }),
            _ => Err(not_allowed(expression)),
        },
        Expr::UnaryOp {
            op: UnaryOperator::Minus,
            expr,
        } => match &**expr {
            Expr::Value(value) => match &value.value {
                Value::Number(text, _) => Ok(number(text, -1)),
                _ => Err(not_allowed(expression)),
            },
            _ => Err(not_allowed(expression)),
        },
        // DATE '1985-12-31'
        Expr::TypedString(typed) if typed.data_type == DataType::Date => match &typed.value.value {
            Value::SingleQuotedString(text) => Ok(Literal::Text(text.clone())),
            _ => Err(not_allowed(expression)),
        },
        Expr::Identifier(name) if name.quote_style.is_some() => Err(ConditionError::DoubleQuotes {
            text: short(&name.value),
        }),
        _ => Err(not_allowed(expression)),
    }
}

fn wrong_type(column: Column, literal: &Literal) -> ConditionError {
    ConditionError::WrongType {
        column: column.name(),
        expected: expected(column),
        found: match literal {
            Literal::Number(n) => n.to_string(),
            Literal::OtherNumber(text) => short(text),
            Literal::Text(text) => format!("'{}'", short(text)),
            Literal::Flag(true) => "TRUE".to_owned(),
            Literal::Flag(false) => "FALSE".to_owned(),
        },
    }
}

const fn expected(column: Column) -> &'static str {
    match column.column_type() {
        ColumnType::Int => "là số nguyên, viết không có dấu nháy",
        ColumnType::Text => "là chữ, viết trong nháy đơn",
        ColumnType::Choice(_) => {
            "là một trong các giá trị cố định không có thứ bậc, viết trong nháy đơn"
        }
        ColumnType::Ladder(_) => "là một trong các bậc cố định, viết trong nháy đơn",
        ColumnType::Date => "là ngày, viết dạng 'năm-tháng-ngày'",
        ColumnType::Bool => "chỉ là TRUE hoặc FALSE",
    }
}

fn days(text: &str) -> Result<i64, ConditionError> {
    // chrono alone would also take 1985-1-1 and signs, which sort wrongly as text elsewhere
    let digits = |c: (usize, char)| {
        if matches!(c.0, 4 | 7) {
            c.1 == '-'
        } else {
            c.1.is_ascii_digit()
        }
    };
    let well_formed = text.len() == 10 && text.char_indices().all(digits);
    let date = text.parse::<NaiveDate>().ok().filter(|_| well_formed);
    date.map(|date| i64::from(date.to_epoch_days()))
        .ok_or_else(|| ConditionError::BadDate { text: short(&text) })
}

fn rank(
    column: Column,
    values: &'static [&'static str],
    text: &str,
) -> Result<usize, ConditionError> {
    values
        .iter()
        .position(|value| *value == text)
        .ok_or_else(|| ConditionError::UnknownValue {
            column: column.name(),
            value: short(&text),
            nearest: nearest(text, values.iter().copied()),
        })
}

fn check_known(column: Column, text: &str, known: &KnownValues<'_>) -> Result<(), ConditionError> {
    let Some((_, values)) = known.iter().find(|(c, _)| *c == column) else {
        return Ok(());
    };
    if values.contains(&text) {
        return Ok(());
    }
    Err(ConditionError::UnknownValue {
        column: column.name(),
        value: short(&text),
        nearest: nearest(text, values.iter().copied()),
    })
}

/// The nearest name by edit distance in any case; none when even that is far off.
pub(super) fn nearest<'a>(word: &str, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(2);
    names
        .map(|name| (strsim::osa_distance(&word, name), name))
        .min()
        .filter(|(distance, _)| *distance <= limit)
        .map(|(_, name)| name.to_owned())
}
