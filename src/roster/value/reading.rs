//! What every reader of a cell returns: a value, or why there is none.

use crate::finding::Code;
use crate::intake::Value;

/// What a reader made of one cell.
///
/// A value without a problem is certain; a value with one is right by our best judgement and
/// someone should confirm it; neither means that the cell says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The value, where one could be read.
    pub value: Option<T>,
    /// What someone should know of the cell.
    pub problem: Option<Problem>,
}

/// Why a cell was not taken as it stands: becomes a finding at the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which kind of problem.
    pub code: Code,
    /// Values for the placeholders of the code's message and hint.
    pub args: Vec<(&'static str, String)>,
}

impl<T> Reading<T> {
    /// The cell says nothing, by the contract: empty, "-", "…".
    #[must_use]
    pub const fn blank() -> Self {
        Self {
            value: None,
            problem: None,
        }
    }

    /// The cell says this and there is nothing to add.
    #[must_use]
    pub fn of(value: T) -> Self {
        Self {
            value: Some(value),
            problem: None,
        }
    }

    /// The cell says this, or nothing that can be used, and someone should look at it.
    #[must_use]
    pub fn with(value: Option<T>, code: Code) -> Self {
        Self {
            value,
            problem: Some(Problem {
                code,
                args: Vec::new(),
            }),
        }
    }

    /// Fills the placeholder `{name}` of the problem's message; without a problem it does nothing.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers hand over literals, numbers and references alike, as with Finding::arg"
    )]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        if let Some(problem) = &mut self.problem {
            problem.args.push((name, value.to_string()));
        }
        self
    }

    /// The value turned into another, the problem kept.
    #[must_use]
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Reading<U> {
        Reading {
            value: self.value.map(turn),
            problem: self.problem,
        }
    }
}

/// The reading of a cell that holds no value, the same in every column: a formula without a result (`#N/A`, or
/// never calculated), a text too long for any. `None` where the cell holds something to read.
#[must_use]
pub fn formula<T>(value: &Value) -> Option<Reading<T>> {
    match value {
        Value::Error(_) => Some(Reading::with(None, Code::FormulaError)),
        Value::NoCache => Some(Reading::with(None, Code::FormulaNoValue)),
        Value::TooLong => Some(Reading::with(None, Code::TextTooLong)),
        _ => None,
    }
}

/// Whether a text only says that there is nothing: empty, or made of dashes, dots, underscores
/// and slashes alone ("-", "…", "....", "__", "./.").
#[must_use]
pub fn is_filler(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '-' | '–'
                    | '—'
                    | '‐'
                    | '‑'
                    | '−'
                    | '…'
                    | '.'
                    | '_'
                    | '/'
                    | '\\'
                    | ','
                    | ';'
                    | ':'
                    | '\''
                    | '’'
                    | '`'
                    | '·'
                    | '~'
                    | '\u{ad}'
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_without_a_value_are_told() {
        let error = formula::<i32>(&Value::Error("#N/A".into())).expect("an error is told");
        assert_eq!(error, Reading::with(None, Code::FormulaError));
        assert_eq!(
            formula::<i32>(&Value::NoCache),
            Some(Reading::with(None, Code::FormulaNoValue))
        );
        assert_eq!(formula::<i32>(&Value::Number(1.0)), None);
    }

    #[test]
    fn fillers_say_nothing() {
        for text in ["", "-", "–", "…", "...", "____", "./.", " - - "] {
            assert!(is_filler(text), "{text:?}");
        }
        for text in ["x", "0", "*", "không"] {
            assert!(!is_filler(text), "{text:?}");
        }
    }

    #[test]
    fn an_argument_needs_a_problem() {
        assert_eq!(Reading::of(1).arg("value", 2), Reading::of(1));
        let told = Reading::with(Some(1), Code::AgeMismatch).arg("value", 2);
        assert_eq!(
            told.problem.map(|p| p.args),
            Some(vec![("value", "2".to_owned())])
        );
    }
}
