//! The words by which headings and rows are understood, as rows of the plan.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::PlanError;
use super::model::Word;
use super::nearest::nearest;
use super::place::PlanPlace;
use super::rows::Placed;

/// Words of headings (`headers.toml`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderWords {
    /// Name of a [`crate::schema::Field`] to the phrases that mean it.
    pub field: BTreeMap<String, Vec<String>>,
    /// The same, where the heading says nothing else.
    pub weak: BTreeMap<String, Vec<String>>,
    /// Field to words that add nothing before a phrase that means it: "Mã số" before "CCCD".
    #[serde(default)]
    pub lead: BTreeMap<String, Vec<String>>,
    /// Field to abbreviations that mean it only where the cells or the neighbours bear it out.
    pub short: BTreeMap<String, Vec<String>>,
    /// Groups above several fields.
    pub group: GroupWords,
    /// Whose judgement a rating is.
    pub judge: JudgeWords,
    /// Field, class, phrases: columns that are ticked for one class of the field.
    pub class: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// Phrases that are no field themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupWords {
    /// Above education, political theory and the like.
    pub qualification: Vec<String>,
    /// Beside education: field of study.
    pub detail: Vec<String>,
    /// Known, and not read.
    pub ignored: Vec<String>,
    /// At the beginning of a heading: what follows is only spoken of.
    pub about: Vec<String>,
    /// Of these the words for when something was: before what tells of a membership they tell it too.
    pub when: Vec<String>,
    /// Anywhere in a heading: it speaks of another person, of the past.
    pub other: Vec<String>,
    /// Anywhere in a heading: it speaks of what is planned or not attained; only whose name it is
    /// stays what it is.
    pub planned: Vec<String>,
    /// In a heading of posts or units, or in one above it: it speaks of those of another time
    /// or of a body that meets for a task.
    pub elsewhen: Vec<String>,
    /// In a heading of a committee, or in one above it: whose it is, other than the Party's own.
    pub other_bodies: Vec<String>,
    /// Words behind which stands only where or whose: "tại cơ quan".
    pub within: Vec<String>,
    /// Words without weight.
    pub stop: Vec<String>,
    /// Headings above several columns that say nothing of them.
    pub neutral: Vec<String>,
    /// Under a qualification, whole: they name what it is.
    pub level: Vec<String>,
    /// Under what is or is not so, whole: who is it.
    pub yes: Vec<String>,
    /// The same, who is not.
    pub no: Vec<String>,
    /// Under a qualification, whole: they name when, where or how it was got.
    pub side: Vec<String>,
    /// Under peoples or religions, whole: one of them, to be ticked.
    pub named: Vec<String>,
    /// Above several columns, whole: parts of a person's own work.
    pub own: Vec<String>,
    /// Above several columns, whole: other people than the person.
    pub others: Vec<String>,
}

/// Phrases that say whose judgement a rating is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JudgeWords {
    /// The person's own.
    pub own: Vec<String>,
    /// That of colleagues or the unit.
    pub collective: Vec<String>,
    /// That of the competent level: the one that counts.
    pub competent: Vec<String>,
}

/// Words of rows (`rows.toml`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowWords {
    /// Beginnings of totals.
    pub total: Vec<String>,
    /// Marks of a signature block.
    pub signature: Vec<String>,
    /// Beginnings of footnotes.
    pub note: Vec<String>,
    /// Beginnings of lines between persons that open no section.
    pub remark: Vec<String>,
    /// Words that such lines hold.
    pub remark_within: Vec<String>,
    /// Beginnings of titles.
    pub title: Vec<String>,
    /// In a title: the years that it names are those of a plan.
    pub planned: Vec<String>,
    /// What stands before a colon and a unit's name.
    pub unit_label: Vec<String>,
    /// In brackets under a heading: how the column is filled in.
    pub hint: Vec<String>,
    /// What stands before the number of a part of the list and its name.
    pub part_label: Vec<String>,
    /// Beginnings of lines above a table that only name others: whom it is sent to, who asked for it.
    pub passing: Vec<String>,
    /// Beginnings of sections.
    pub section: Vec<String>,
    /// Beginnings of what stands for a name where a post is vacant.
    pub vacant: Vec<String>,
    /// Among the words of a line below a list: it heads a table of counts.
    pub counts: Vec<String>,
    /// Words before names.
    pub titles: Vec<String>,
    /// Family names.
    pub surnames: Vec<String>,
}

/// Words of cells (`values.toml`): field to words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueWords {
    /// Beginnings of the names of areas, where people live and come from as well as work.
    pub area: Vec<String>,
    /// A cell begins with one of these.
    pub begins: BTreeMap<String, Vec<String>>,
    /// A cell is one of these.
    pub whole: BTreeMap<String, Vec<String>>,
}

/// All words by which sheets are understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Words of headings.
    pub headers: HeaderWords,
    /// Words of rows.
    pub rows: RowWords,
    /// Words of cells.
    pub values: ValueWords,
}

impl Vocabulary {
    /// The words that are built in.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        static BUILT_IN: LazyLock<Arc<Vocabulary>> = LazyLock::new(|| {
            Arc::new(Vocabulary {
                headers: embedded(crate::text::table!("headers")),
                rows: embedded(crate::text::table!("rows")),
                values: embedded(crate::text::table!("values")),
            })
        });
        Arc::clone(&BUILT_IN)
    }
}

impl Vocabulary {
    /// The words as rows of a plan, each list by its path (`headers.field.birth_date`).
    #[must_use]
    pub fn words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        // words are maps of lists of texts, which JSON always holds
        let tree = serde_json::to_value(self).unwrap_or_default();
        collect("", &tree, &mut words);
        words
    }

    /// The words that rows of a plan give. A list without a row is empty.
    pub(super) fn of(rows: &[Placed<Word>], errors: &mut Vec<PlanError>) -> Self {
        let built_in = Self::built_in();
        let mut tree = serde_json::to_value(&*built_in).unwrap_or_default();
        let known: Vec<String> = built_in.words().into_iter().map(|word| word.list).collect();
        let mut seen: BTreeMap<&str, &PlanPlace> = BTreeMap::new();
        for list in &known {
            put(&mut tree, list, &[]);
        }
        for Placed { row, place } in rows {
            if !known.contains(&row.list) {
                errors.push(PlanError::UnknownName {
                    place: place.clone(),
                    key: "list".to_owned(),
                    value: row.list.clone(),
                    suggestion: nearest(&row.list, known.iter().map(String::as_str)),
                });
            } else if let Some(first) = seen.insert(&row.list, place) {
                errors.push(PlanError::CodeTwice {
                    place: place.clone(),
                    key: "list".to_owned(),
                    code: row.list.clone(),
                    first: first.clone(),
                });
            }
            put(&mut tree, &row.list, &row.phrases);
        }
        // only lists of texts were replaced by lists of texts
        serde_json::from_value(tree).unwrap_or_else(|_| Self::clone(&built_in))
    }
}

fn collect(path: &str, tree: &Value, words: &mut Vec<Word>) {
    match tree {
        Value::Object(members) => {
            for (name, member) in members {
                let dot = if path.is_empty() { "" } else { "." };
                collect(&format!("{path}{dot}{name}"), member, words);
            }
        }
        Value::Array(items) => words.push(Word {
            list: path.to_owned(),
            phrases: items
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        }),
        _ => {}
    }
}

fn put(tree: &mut Value, path: &str, phrases: &[String]) {
    if let Some(list) = tree.pointer_mut(&format!("/{}", path.replace('.', "/")))
        && list.is_array()
    {
        *list = Value::from(phrases);
    }
}

fn embedded<T: serde::de::DeserializeOwned>(source: &str) -> T {
    crate::text::read_table(source)
        .unwrap_or_else(|e| unreachable!("the embedded words are under test: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Field;

    #[test]
    fn words_survive_being_rows() {
        let words = Vocabulary::built_in();
        let rows: Vec<_> = words
            .words()
            .into_iter()
            .map(|row| Placed {
                row,
                place: PlanPlace::nowhere(),
            })
            .collect();
        let mut errors = Vec::new();
        assert_eq!(Vocabulary::of(&rows, &mut errors), *words);
        assert_eq!(errors, []);
        let some = rows
            .iter()
            .filter(|row| row.row.list.starts_with("headers.field."));
        assert_eq!(some.count(), words.headers.field.len());
    }

    #[test]
    fn built_in_words_read_and_name_real_fields() {
        let words = Vocabulary::built_in();
        let headers = words.headers.field.keys().chain(words.headers.weak.keys());
        let values = words.values.begins.keys().chain(words.values.whole.keys());
        for name in headers.chain(words.headers.class.keys()).chain(values) {
            assert!(Field::parse(name).is_some(), "{name} is no field");
        }
    }
}
