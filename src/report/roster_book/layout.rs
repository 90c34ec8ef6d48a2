//! Which column of which sheet holds what: the formulas of the book point there.

use crate::finding::column_letters;
use crate::measure::PersonClass;
use crate::schema::Column;

use super::super::input::ReportInput;
use super::super::safe::SheetNames;

/// Columns of the list, the most looked at first.
const ORDER: [Column; 35] = [
    Column::FullName,
    Column::Gender,
    Column::BirthDate,
    Column::Age,
    Column::UnitName,
    Column::Position,
    Column::Leader,
    Column::KeyLeader,
    Column::Employment,
    Column::PartyMember,
    Column::Education,
    Column::PoliticalTheory,
    Column::StateManagement,
    Column::Rating,
    Column::MeetsStandard,
    Column::SkillsTraining,
    Column::Ethnicity,
    Column::Minority,
    Column::Religion,
    Column::Informatics,
    Column::ForeignLanguage,
    Column::Committee,
    Column::StandingCommittee,
    Column::DistrictStandingCommittee,
    Column::EducationText,
    Column::RatingText,
    Column::NationalId,
    Column::Note,
    Column::Level,
    Column::UnitKind,
    Column::Posts,
    Column::Unit,
    Column::SourceFile,
    Column::SourceSheet,
    Column::SourceRow,
];

/// Columns of facts that stand before the targets'.
const BEFORE_TARGETS: usize = 16;

/// What a column of the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    /// Running number.
    Ordinal,
    /// A fact.
    Fact(Column),
    /// How persons stand to the target of this index.
    Target(usize),
    /// The codes of all posts, each between semicolons, for formulas to look for.
    PostCodes,
}

/// The sheet of the list: its name and how many persons stand in it, from row 2 on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) sheet: String,
    pub(super) persons: usize,
}

/// The list's columns and its sheet.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) columns: Vec<Shows>,
    pub(super) part: Part,
}

impl Layout {
    pub(super) fn new(input: &ReportInput<'_>, names: &mut SheetNames) -> Self {
        let facts = ORDER
            .iter()
            .copied()
            .filter(|c| !(input.redact && *c == Column::NationalId));
        let mut columns: Vec<Shows> = std::iter::once(Shows::Ordinal)
            .chain(facts.map(Shows::Fact))
            .collect();
        let targets = (0..input.results.targets.len()).map(Shows::Target);
        let at = BEFORE_TARGETS + 1;
        columns.splice(at..at, targets);
        columns.push(Shows::PostCodes);
        Self {
            columns,
            part: Part {
                sheet: names.take("Danh sách"),
                persons: input.roster.persons.len(),
            },
        }
    }

    /// `COUNTIFS` over the list: how many rows meet every condition, each a column and the
    /// text it holds.
    pub(super) fn count(&self, conditions: &[(Shows, &str)]) -> String {
        let case: Vec<(Shows, String)> = conditions
            .iter()
            .map(|(shows, text)| (*shows, criterion(text)))
            .collect();
        self.count_if(&case)
    }

    /// The same with criteria as `COUNTIFS` takes them.
    pub(super) fn count_if(&self, case: &[(Shows, String)]) -> String {
        let ranges: Vec<String> = case
            .iter()
            .map(|(shows, criterion)| format!("{},\"{criterion}\"", self.range(*shows)))
            .collect();
        format!("COUNTIFS({})", ranges.join(","))
    }

    /// How many rows have a name.
    pub(super) fn count_all(&self) -> String {
        format!("COUNTA({})", self.range(Shows::Fact(Column::FullName)))
    }

    /// How many rows have no value in a column.
    pub(super) fn count_blank(&self, shows: Shows) -> String {
        format!("{}-(COUNTA({}))", self.count_all(), self.range(shows))
    }

    /// The cells of a column of the list.
    pub(super) fn range(&self, shows: Shows) -> String {
        let at = self.columns.iter().position(|c| *c == shows).unwrap_or(0);
        let letters = column_letters(u32::try_from(at).unwrap_or(0));
        // a list without persons still has a row to point at
        format!(
            "'{}'!${letters}$2:${letters}${}",
            self.part.sheet.replace('\'', "''"),
            self.part.persons.max(1) + 1
        )
    }
}

/// Text as a criterion that matches itself alone.
pub(super) fn criterion(text: &str) -> String {
    let mut out = String::from("=");
    for c in text.chars() {
        match c {
            '*' | '?' | '~' => out.extend(['~', c]),
            '"' => out.push_str("\"\""),
            c => out.push(c),
        }
    }
    out
}

/// How a person stands to a target, in the words of the list.
pub(super) const fn class_word(class: PersonClass) -> &'static str {
    match class {
        PersonClass::Outside => "ngoài diện",
        PersonClass::Met => "đạt",
        PersonClass::NotMet => "chưa đạt",
        PersonClass::Open => "chưa rõ",
    }
}

#[cfg(test)]
mod tests {
    use super::criterion;

    #[test]
    fn criteria_match_themselves_alone() {
        assert_eq!(criterion("a*b?"), "=a~*b~?");
        assert_eq!(criterion("<>"), "=<>");
        assert_eq!(criterion("say \"x\""), "=say \"\"x\"\"");
    }
}
