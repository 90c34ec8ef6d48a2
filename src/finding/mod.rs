//! Findings: what the tool has to tell people about their files. Data only; rendering is elsewhere.
//!
//! Each [`Code`] is one documented item of `catalogue.toml` (what it means, why it matters, an
//! example, what to do), from which the legend sheet and `docs/findings.md` are made.

mod catalogue;
mod code;
mod ledger;
mod page;
mod place;
mod survive;

pub use catalogue::{Entry, catalogue, entry};
pub use code::Code;
pub use ledger::{Ledger, RowKind, SheetLedger};
pub use page::findings_page;
pub use place::{Place, column_letters};
pub use survive::{panic_text, survive};

use std::borrow::Cow;

use crate::schema::Column;

/// How much a finding matters (contract §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Not counted as it should be until someone acts.
    Error,
    /// Counted, on a reading that someone should confirm.
    Warning,
    /// Repaired with certainty.
    Info,
}

impl Severity {
    /// The text that programs read.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One thing that someone should know about a cell, row, sheet, file or the whole input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which kind of thing.
    pub code: Code,
    /// Usually the code's own severity; a few codes have two.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The roster's column concerned.
    pub field: Option<Column>,
    /// The cell's own text.
    pub found: Option<String>,
    /// Values for the placeholders of the code's message and hint.
    pub args: Vec<(&'static str, String)>,
    /// Code of the unit that sent the file, filled in by the pipeline once it is known.
    pub sender: Option<String>,
}

/// Characters of a cell's text that a finding shows.
const LONGEST_FOUND: usize = 1_000;

/// A cell's text as a finding shows it.
#[must_use]
pub fn beginning_of(text: &str) -> Cow<'_, str> {
    // bytes are never fewer than characters: counting is seldom needed
    let end = Some(text).filter(|t| t.len() > LONGEST_FOUND);
    match end.and_then(|t| t.char_indices().nth(LONGEST_FOUND)) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

impl Finding {
    /// A finding of the code's own severity, about nothing in particular yet.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            severity: entry(code).severity,
            place: Place::default(),
            field: None,
            found: None,
            args: Vec::new(),
            sender: None,
        }
    }

    /// Sets where it is.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// Sets the column it concerns.
    #[must_use]
    pub fn field(mut self, field: Column) -> Self {
        self.field = Some(field);
        self
    }

    /// Sets the cell's own text, by its beginning where it is long: a list of thousands of rows may hold the same
    /// page of text in each.
    #[must_use]
    pub fn found(mut self, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if let Cow::Owned(beginning) = beginning_of(&text) {
            text = beginning;
        }
        self.found = Some(text);
        self
    }

    /// Fills the placeholder `{name}` of the message and hint.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers hand over literals, numbers and references alike"
    )]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Overrides the code's own severity, for the few codes that have two.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The Vietnamese sentence that says what is wrong.
    #[must_use]
    pub fn message(&self) -> String {
        self.fill(&entry(self.code).message)
    }

    /// The Vietnamese sentence that says what to do.
    #[must_use]
    pub fn hint(&self) -> String {
        self.fill(&entry(self.code).hint)
    }

    /// The placeholders of the message and hint for which the stage that made the finding gave nothing: none, unless
    /// that stage has a fault.
    #[must_use]
    pub fn gaps(&self) -> Vec<&'static str> {
        let entry = entry(self.code);
        [&entry.message, &entry.hint]
            .into_iter()
            .flat_map(|template| template.split('{').skip(1))
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .filter(|name| *name != "found")
            .filter(|name| !self.args.iter().any(|(n, v)| n == name && !v.is_empty()))
            .collect()
    }

    fn fill(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let Some(len) = rest[open..].find('}') else {
                break;
            };
            let name = &rest[open + 1..open + len];
            out.push_str(&rest[..open]);
            if name == "found" {
                out.push_str(self.found.as_deref().unwrap_or("(trống)"));
            } else if let Some((_, value)) = self.args.iter().find(|(n, _)| *n == name) {
                out.push_str(value);
            }
            rest = &rest[open + len + 1..];
        }
        out.push_str(rest);
        out
    }
}
