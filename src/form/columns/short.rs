//! Abbreviations that mean one field under some headings and another alone: "CV", "TH", "NN".

use std::sync::Arc;

use super::super::element;
use super::super::lexicon::Lexicon;
use super::super::meaning::{Verdict, is_ladder};
use super::{Candidate, field_of, plain};
use crate::schema::Field;

/// Reads an abbreviation that no ladder stands above as its other field, where its cells are values of that
/// field, or where it and the abbreviation beside it are two of such a kind ("NN | TH").
pub(super) fn read(candidates: &mut [Candidate], lexicon: &Lexicon) {
    let field = |c: &Candidate| {
        let leaf = c.column.path.last()?;
        lexicon.short_for(leaf).filter(|_| stands_alone(lexicon, c))
    };
    let found: Vec<Option<Field>> = candidates.iter().map(field).collect();
    for i in 0..candidates.len() {
        let Some(field) = found[i] else { continue };
        let c = &candidates[i];
        let beside = [i.checked_sub(1), Some(i + 1)];
        let paired = beside.into_iter().flatten().any(|j| {
            let other = found.get(j).copied().flatten();
            other.is_some_and(|f| f != field) && candidates[j].group() == c.group()
        });
        // a tick column that holds words is none
        let borne_out = c.shape.bears_out(field) == Some(true)
            || field == Field::Position && c.shape.is_worded();
        let said = candidates.iter().any(|c| field_of(c) == Some(field));
        if said || !(paired || borne_out) {
            continue;
        }
        candidates[i].column.meaning = Some(plain(field, None));
        candidates[i].verdict = Verdict::Ignored;
    }
}

/// Whether no heading above names a ladder that the abbreviation is a class of.
fn stands_alone(lexicon: &Lexicon, c: &Candidate) -> bool {
    let above = c.column.path.iter().rev().skip(1);
    let names = |heading: &Arc<str>| {
        element::read(lexicon, heading)
            .fields
            .into_iter()
            .any(is_ladder)
    };
    !above.into_iter().any(names)
}
