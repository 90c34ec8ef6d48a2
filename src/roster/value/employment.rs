//! Employment groups: in a column, or as the name of a section or sheet.

use std::sync::OnceLock;

use serde::Deserialize;

use super::lexicon::Lexicon;
use super::{Reading, formula, is_filler};
use crate::finding::Code;
use crate::intake::Value;
use crate::schema::Employment;
use crate::text::fold;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    cadre: Vec<String>,
    civil_servant: Vec<String>,
    public_employee: Vec<String>,
    contract: Vec<String>,
    commune_part_time: Vec<String>,
    armed_forces: Vec<String>,
    open: Vec<String>,
    around: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Group(Employment),
    Open,
    Around,
}

fn words() -> &'static Lexicon<Word> {
    static WORDS: OnceLock<Lexicon<Word>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let raw: Raw = toml::from_str(include_str!("employment.toml"))
            .unwrap_or_else(|e| unreachable!("the embedded words are under test: {e}"));
        let mut lexicon = Lexicon::new();
        lexicon.extend(&raw.cadre, Word::Group(Employment::Cadre));
        lexicon.extend(&raw.civil_servant, Word::Group(Employment::CivilServant));
        lexicon.extend(&raw.public_employee, Word::Group(Employment::PublicEmployee));
        lexicon.extend(&raw.contract, Word::Group(Employment::Contract));
        lexicon.extend(&raw.commune_part_time, Word::Group(Employment::CommunePartTime));
        lexicon.extend(&raw.armed_forces, Word::Group(Employment::ArmedForces));
        lexicon.extend(&raw.open, Word::Open);
        lexicon.extend(&raw.around, Word::Around);
        lexicon
    })
}

/// The groups that a text names, and how many of its words say so and how many say something else.
struct Found {
    groups: Vec<Employment>,
    open: bool,
    named: usize,
    rest: usize,
}

fn find(text: &str) -> Found {
    let folded = fold(text);
    let tokens: Vec<&str> = folded.split(' ').filter(|t| !t.is_empty()).collect();
    let mut found = Found { groups: Vec::new(), open: false, named: 0, rest: 0 };
    let mut i = 0;
    while i < tokens.len() {
        match words().at(&tokens[i..]) {
            Some((taken, Word::Group(group))) => {
                if !found.groups.contains(&group) {
                    found.groups.push(group);
                }
                found.named += taken;
                i += taken;
            }
            Some((taken, Word::Open)) => {
                found.open = true;
                i += taken;
            }
            Some((taken, Word::Around)) => i += taken,
            None => {
                // a year or a number beside the name of a sheet says nothing
                found.rest += usize::from(!tokens[i].bytes().all(|b| b.is_ascii_digit()));
                i += 1;
            }
        }
    }
    found
}

/// Reads a cell of a column of groups. "Biên chế" alone is two of them: null, with a finding.
#[must_use]
pub fn read_employment(value: &Value) -> Reading<Employment> {
    if let Some(reading) = formula(value) {
        return reading;
    }
    let text = match value {
        Value::Text(text) if !is_filler(text) => text,
        Value::Text(_) => return Reading::blank(),
        Value::Number(n) if *n == 0.0 => return Reading::blank(),
        _ => return Reading::with(None, Code::EmploymentUnreadable),
    };
    let found = find(text);
    match found.groups[..] {
        [one] => Reading::of(one),
        _ => Reading::with(None, Code::EmploymentUnreadable),
    }
}

/// The one group that the name of a section or sheet stands for; a name of several groups, or one
/// that says mostly something else, stands for none.
#[must_use]
pub fn employment_of_words(text: &str) -> Option<Employment> {
    let found = find(text);
    match found.groups[..] {
        [one] if !found.open && found.named > found.rest => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn groups_are_read_from_cells() {
        use Employment::{Cadre, CivilServant, CommunePartTime, Contract, PublicEmployee};
        for (text, expected) in [
            ("Công chức", Some(CivilServant)), ("CC", Some(CivilServant)), ("Cán bộ", Some(Cadre)), ("Viên chức", Some(PublicEmployee)),
            ("HĐ68", Some(Contract)), ("Hợp đồng 111", Some(Contract)), ("Cán bộ không chuyên trách", Some(CommunePartTime)), ("KCT", Some(CommunePartTime)),
            ("Biên chế", None), ("Biên chế sự nghiệp", Some(PublicEmployee)), ("-", None), ("Hợp đồng theo NĐ 111/2022/NĐ-CP", Some(Contract)),
        ] {
            assert_eq!(read_employment(&Value::Text(Arc::from(text))).value, expected, "{text}");
        }
    }

    #[test]
    fn names_of_several_groups_stand_for_none() {
        for (text, expected) in [
            ("Cán bộ", Some(Employment::Cadre)), ("CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC", None), ("Công chức cấp xã", Some(Employment::CivilServant)),
            ("DS KCT", Some(Employment::CommunePartTime)), ("Cán bộ lãnh đạo, quản lý", None), ("Sheet1", None), ("CBCC", None), ("Người hoạt động không chuyên trách", Some(Employment::CommunePartTime)),
        ] {
            assert_eq!(employment_of_words(text), expected, "{text}");
        }
    }
}
