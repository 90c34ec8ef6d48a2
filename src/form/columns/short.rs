//! Abbreviations that mean one field under some headings and another alone: "CV", "TH", "NN".

use std::sync::Arc;

use super::super::element;
use super::super::lexicon::{Lexicon, Sense};
use super::super::meaning::{Verdict, is_ladder};
use super::{Candidate, field_of, plain};
use crate::schema::Field;

/// Reads an abbreviation that no ladder stands above as its other field, where its cells are values of that
/// field, or where it and the abbreviation beside it are two of such a kind ("NN | TH").
pub(super) fn read(candidates: &mut [Candidate], lexicon: &Lexicon) {
    let field = |c: &Candidate| c.short.filter(|_| stands_alone(lexicon, c));
    let found: Vec<Option<Field>> = candidates.iter().map(field).collect();
    for i in 0..candidates.len() {
        let Some(field) = found[i] else { continue };
        let c = &candidates[i];
        let beside = [i.checked_sub(1), Some(i + 1)];
        let paired = beside.into_iter().flatten().any(|j| {
            let other = found.get(j).copied().flatten();
            other.is_some_and(|f| f != field) && candidates[j].group() == c.group()
        });
        let borne_out = c.shape.bears_out(field) == Some(true)
            || field == Field::Position && c.column.meaning.is_some() && c.shape.is_worded();
        // a column of ticks that holds something else is none, and an abbreviation that is no other is this one
        let left = c.shape.is_of_values() && !is_ladder_of_words(c) && is_free_text(field);
        let said = candidates.iter().any(|c| field_of(c) == Some(field));
        if said || !(paired || borne_out || left) {
            continue;
        }
        let near = (!paired && !borne_out).then(|| lexicon.name_of(field));
        candidates[i].column.meaning = Some(plain(field, near));
        candidates[i].verdict = Verdict::Ignored;
    }
}

/// Whether most of the cells are levels of education, whatever the heading is short for.
fn is_ladder_of_words(c: &Candidate) -> bool {
    let education = c.column.meaning.as_ref().is_none_or(|m| m.class.is_none());
    education && c.shape.bears_out(Field::Education) == Some(true)
}

/// Fields whose cells may hold whatever people write.
const fn is_free_text(field: Field) -> bool {
    matches!(field, Field::Informatics | Field::ForeignLanguage)
}

/// Whether no heading above names a ladder that the abbreviation is a class of, or one that it finishes
/// ("LLCT / Đã tốt nghiệp").
fn stands_alone(lexicon: &Lexicon, c: &Candidate) -> bool {
    let mut headings = c.column.path.iter().rev();
    let leaf = headings.next().map(|leaf| element::read(lexicon, leaf));
    let above = headings;
    let is_class = |field: Field| {
        let classes = leaf.iter().flat_map(|l| &l.classes);
        let mut senses = classes.flat_map(|senses| senses.iter());
        senses.any(|s| matches!(s, Sense::Class(f, _) if *f == field))
    };
    let names = |heading: &Arc<str>| {
        let element = element::read(lexicon, heading);
        let mut fields = element.fields.iter().copied();
        let finished = c.short.is_some_and(is_ladder);
        fields.any(|f| is_ladder(f) && (finished || is_class(f)))
    };
    !above.into_iter().any(names)
}
