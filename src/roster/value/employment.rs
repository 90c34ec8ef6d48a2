//! Employment groups, said by a column, a section or a sheet's name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;
use super::{Reading, formula, is_filler};
use crate::finding::Code;
use crate::intake::Value;
use crate::schema::Employment;
use crate::text::fold;

/// What a phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Group(Employment),
    /// On the payroll: civil servant or public employee, nobody says which.
    Payroll,
    /// Speaks of something else.
    Other,
    Ignored,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: BTreeMap<String, Vec<String>>,
    payroll: Words,
    others: Words,
    ignored: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

/// Reads a cell of a column of employment groups.
///
/// "Biên chế" leaves the group open (see [`is_payroll`]) and is `EmploymentUnreadable`, as are
/// unknown words and two groups in one cell.
#[must_use]
pub fn read_employment(value: &Value) -> Reading<Employment> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    let Value::Text(text) = value else {
        return Reading::with(None, Code::EmploymentUnreadable);
    };
    if is_filler(text) {
        return Reading::blank();
    }
    let facts = Facts::of(text);
    match facts.groups[..] {
        [group] => Reading::of(group),
        _ => Reading::with(None, Code::EmploymentUnreadable),
    }
}

/// Whether a text says only that the person is on the payroll ("biên chế", not "ngoài biên chế"): which group that is
/// depends on the unit.
#[must_use]
pub fn is_payroll(text: &str) -> bool {
    let facts = Facts::of(text);
    facts.payroll && !facts.other && !facts.stray && facts.groups.is_empty()
}

/// The one group that a section's, sheet's or column's name says its persons belong to.
///
/// `None` for names of several groups ("CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC"), of none, and of something
/// else ("Cán bộ lãnh đạo, quản lý").
#[must_use]
pub fn employment_of_words(text: &str) -> Option<Employment> {
    let facts = Facts::of(text);
    match facts.groups[..] {
        // "cán bộ" alone also means anyone who works there: only where nothing else is said
        [Employment::Cadre] if facts.stray => None,
        [group] if !facts.other && !facts.payroll => Some(group),
        _ => None,
    }
}

/// What a text says of groups.
#[derive(Debug, Default)]
struct Facts {
    /// Groups named, each once.
    groups: Vec<Employment>,
    /// It speaks of something else.
    other: bool,
    /// It says that the person is on the payroll.
    payroll: bool,
    /// It holds words that mean nothing here.
    stray: bool,
}

impl Facts {
    fn of(text: &str) -> Self {
        let lexicon = lexicon();
        // CBCC, CBCCVC: several groups in one word
        let folded = fold(text);
        let tokens: Vec<&str> = folded.split_whitespace().collect();
        let mut facts = Self::default();
        let mut i = 0;
        while i < tokens.len() {
            let rest = &tokens[i..];
            let Some((taken, meaning)) = lexicon.at(rest).or_else(|| lexicon.abbreviated(rest))
            else {
                facts.stray |= !tokens[i].starts_with(|c: char| c.is_ascii_digit());
                i += 1;
                continue;
            };
            match meaning {
                Meaning::Group(group) if !facts.groups.contains(&group) => facts.groups.push(group),
                Meaning::Group(_) | Meaning::Ignored => {}
                Meaning::Payroll => facts.payroll = true,
                Meaning::Other => facts.other = true,
            }
            i += taken;
        }
        facts
    }
}

fn lexicon() -> &'static Lexicon<Meaning> {
    static LEXICON: OnceLock<Lexicon<Meaning>> = OnceLock::new();
    LEXICON.get_or_init(|| {
        read(crate::text::table!("employment")).unwrap_or_else(|problem| {
            unreachable!("the embedded words of groups are under test: {problem}")
        })
    })
}

fn read(source: &str) -> Result<Lexicon<Meaning>, String> {
    let file: File = crate::text::read_table(source)?;
    let mut lexicon = Lexicon::new();
    for (key, words) in &file.words {
        let group = Employment::parse(key).ok_or_else(|| format!("no group {key}"))?;
        lexicon.extend(words, Meaning::Group(group));
    }
    lexicon.extend(&file.payroll.words, Meaning::Payroll);
    lexicon.extend(&file.others.words, Meaning::Other);
    lexicon.extend(&file.ignored.words, Meaning::Ignored);
    Ok(lexicon)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::cases;
    use super::*;

    #[test]
    fn the_embedded_words_read() {
        read(crate::text::table!("employment")).expect("they read");
        assert!(read("[words]").is_err());
    }

    fn cell(text: &str) -> &'static str {
        let reading = read_employment(&Value::Text(Arc::from(text)));
        match (reading.value, &reading.problem) {
            (Some(group), None) => group.as_str(),
            (None, None) => "",
            _ => "?",
        }
    }

    #[test]
    fn cells_and_names_as_people_write_them() {
        let mut wrong = Vec::new();
        cases::each(include_str!("cases/employment.txt"), |place, case, text| {
            let found = match place {
                "cell" => cell(text),
                _ => employment_of_words(text).map_or("", Employment::as_str),
            };
            if found != case.value {
                wrong.push(format!("{place}: {text:?}: {found}, not {}", case.value));
            }
        });
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(
            read_employment(&Value::NoCache),
            Reading::with(None, Code::FormulaNoValue)
        );
    }
}
