//! From the text of a condition to its checked tree.

use sqlparser::ast::{BinaryOperator, Expr, Ident, UnaryOperator, Value};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Location, Token, TokenWithSpan, Tokenizer, Whitespace};

use super::error::{ConditionError, Place, short};
use super::node::{Comparison, Node, Test};
use super::value::{Compared, compare, like_test, one_of};
use super::{Condition, KnownValues};
use crate::schema::{Column, ColumnType};

/// Reads and checks a condition that is not blank.
pub(super) fn read(text: &str, known: &KnownValues<'_>) -> Result<Node, ConditionError> {
    if text.chars().count() > Condition::LIMIT {
        return Err(ConditionError::TooLong {
            limit: Condition::LIMIT,
        });
    }
    let expression = parse(text)?;
    Reader { known }.node(&expression)
}

fn parse(text: &str) -> Result<Expr, ConditionError> {
    let dialect = GenericDialect {};
    let tokens = Tokenizer::new(&dialect, text)
        .tokenize_with_location()
        .map_err(|e| ConditionError::Syntax {
            place: place(e.location),
        })?;
    check_tokens(&tokens)?;
    let mut parser = Parser::new(&dialect).with_tokens_with_locations(tokens);
    let expression = parser.parse_expr().map_err(|e| match e {
        ParserError::RecursionLimitExceeded => ConditionError::TooDeep,
        _ => ConditionError::Syntax {
            place: place(parser.peek_token_ref().span.start),
        },
    })?;
    let next = parser.peek_token_ref();
    match &next.token {
        Token::EOF => Ok(expression),
        token => Err(ConditionError::Trailing {
            text: short(token),
            place: place(next.span.start),
        }),
    }
}

/// Refuses comments, which the parser would pass over, and texts so long that their tree, which nests
/// once for each AND or OR, could exhaust the stack.
fn check_tokens(tokens: &[TokenWithSpan]) -> Result<(), ConditionError> {
    const MOST: usize = 8_000;
    let mut words = 0;
    for token in tokens {
        match &token.token {
            Token::Whitespace(
                Whitespace::SingleLineComment { .. } | Whitespace::MultiLineComment(_),
            ) => return Err(ConditionError::Comment),
            Token::Whitespace(_) => {}
            _ => words += 1,
        }
    }
    if words > MOST {
        return Err(ConditionError::TooDeep);
    }
    Ok(())
}

const fn place(location: Location) -> Place {
    Place {
        line: location.line,
        column: location.column,
    }
}

struct Reader<'a> {
    known: &'a KnownValues<'a>,
}

impl Reader<'_> {
    fn node(&self, expression: &Expr) -> Result<Node, ConditionError> {
        match expression {
            Expr::Nested(inner) => self.node(inner),
            Expr::Identifier(name) => {
                let column = column(name)?;
                match column.column_type() {
                    ColumnType::Bool => Ok(Node::Test(column, Test::Is(true))),
                    _ => Err(ConditionError::NotACondition {
                        column: column.name(),
                    }),
                }
            }
            Expr::Value(value) => match value.value {
                Value::Boolean(true) => Ok(Node::All(Vec::new())),
                Value::Boolean(false) => Ok(Node::Any(Vec::new())),
                _ => Err(not_allowed(expression)),
            },
            Expr::UnaryOp {
                op: UnaryOperator::Not,
                expr,
            } => Ok(Node::Not(Box::new(self.node(expr)?))),
            Expr::IsNull(inner) => self.is_null(inner),
            Expr::IsNotNull(inner) => Ok(Node::Not(Box::new(self.is_null(inner)?))),
            Expr::BinaryOp {
                op: op @ (BinaryOperator::And | BinaryOperator::Or),
                ..
            } => self.chain(expression, op),
            Expr::BinaryOp { left, op, right } => self.comparison(left, op, right, expression),
            Expr::InList {
                expr,
                list,
                negated,
            } => {
                let test = one_of(operand(expr, expression)?, list, self.known)?;
                Ok(negate(test, *negated))
            }
            Expr::Between {
                expr,
                negated,
                low,
                high,
            } => {
                let column = operand(expr, expression)?;
                let compared = |comparison, value| Compared {
                    column,
                    comparison,
                    operator: "BETWEEN",
                    value,
                };
                let low = compare(&compared(Comparison::GreaterOrEqual, low), self.known)?;
                let high = compare(&compared(Comparison::LessOrEqual, high), self.known)?;
                Ok(negate(Node::All(vec![low, high]), *negated))
            }
            Expr::Like {
                negated,
                any: false,
                expr,
                pattern,
                escape_char: None,
            } => {
                let test = like_test(operand(expr, expression)?, pattern)?;
                Ok(negate(test, *negated))
            }
            _ => Err(not_allowed(expression)),
        }
    }

    /// A column without a value, or a condition that is open for want of one.
    fn is_null(&self, inner: &Expr) -> Result<Node, ConditionError> {
        match strip(inner) {
            Expr::Identifier(name) => Ok(Node::IsNull(column(name)?)),
            condition => Ok(Node::IsOpen(Box::new(self.node(condition)?))),
        }
    }

    /// `a AND b AND c` is one node of three; its left-leaning tree is walked in a loop.
    fn chain(&self, expression: &Expr, op: &BinaryOperator) -> Result<Node, ConditionError> {
        let mut links = Vec::new();
        let mut rest = expression;
        while let Expr::BinaryOp {
            left,
            op: this,
            right,
        } = rest
            && this == op
        {
            links.push(self.node(right)?);
            rest = left;
        }
        links.push(self.node(rest)?);
        links.reverse();
        Ok(match op {
            BinaryOperator::And => Node::All(links),
            _ => Node::Any(links),
        })
    }

    fn comparison(
        &self,
        left: &Expr,
        op: &BinaryOperator,
        right: &Expr,
        whole: &Expr,
    ) -> Result<Node, ConditionError> {
        let (comparison, negated, operator) = match op {
            BinaryOperator::Eq => (Comparison::Equal, false, "="),
            BinaryOperator::NotEq => (Comparison::Equal, true, "<>"),
            BinaryOperator::Lt => (Comparison::Less, false, "<"),
            BinaryOperator::LtEq => (Comparison::LessOrEqual, false, "<="),
            BinaryOperator::Gt => (Comparison::Greater, false, ">"),
            BinaryOperator::GtEq => (Comparison::GreaterOrEqual, false, ">="),
            _ => return Err(not_allowed(whole)),
        };
        let (name, value, comparison) = match (strip(left), strip(right)) {
            (Expr::Identifier(left), Expr::Identifier(right)) => {
                // a quoted name on either side is most often a value in the wrong quotes
                column(left)?;
                column(right)?;
                return Err(ConditionError::NeedsColumnAndValue {
                    operator,
                    text: short(whole),
                });
            }
            (Expr::Identifier(name), value) => (name, value, comparison),
            (value, Expr::Identifier(name)) => (name, value, comparison.flipped()),
            _ => {
                return Err(ConditionError::NeedsColumnAndValue {
                    operator,
                    text: short(whole),
                });
            }
        };
        let compared = Compared {
            column: column(name)?,
            comparison,
            operator,
            value,
        };
        Ok(negate(compare(&compared, self.known)?, negated))
    }
}

/// The expression without the brackets around it.
pub(super) fn strip(mut expression: &Expr) -> &Expr {
    while let Expr::Nested(inner) = expression {
        expression = inner;
    }
    expression
}

fn negate(node: Node, negated: bool) -> Node {
    if negated {
        Node::Not(Box::new(node))
    } else {
        node
    }
}

fn operand(expression: &Expr, whole: &Expr) -> Result<Column, ConditionError> {
    match strip(expression) {
        Expr::Identifier(name) => column(name),
        _ => Err(not_allowed(whole)),
    }
}

fn column(name: &Ident) -> Result<Column, ConditionError> {
    Column::parse(&name.value).ok_or_else(|| {
        if name.quote_style.is_some() {
            ConditionError::DoubleQuotes {
                text: short(&name.value),
            }
        } else {
            let names = Column::ALL.iter().map(|column| column.name());
            ConditionError::UnknownColumn {
                name: short(&name.value),
                nearest: super::value::nearest(&name.value, names),
            }
        }
    })
}

pub(super) fn not_allowed(expression: &Expr) -> ConditionError {
    ConditionError::NotAllowed {
        text: short(expression),
    }
}
