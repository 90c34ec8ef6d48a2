//! Columns that are ticked under a word that is a value itself: "Biên chế", "Xếp loại / A | B | C | D".

use std::sync::Arc;

use super::super::table::Codes;
use super::{Candidate, field_of};
use crate::schema::Field;

/// Says of such columns that a tick stands for their heading.
pub(super) fn read(candidates: &mut [Candidate]) {
    let ticked: Vec<usize> = (0..candidates.len())
        .filter(|&i| is_ticked(&candidates[i]))
        .filter(|&i| match field_of(&candidates[i]) {
            Some(Field::Employment) => true,
            Some(Field::Rating) => is_of_letters(candidates, i),
            _ => false,
        })
        .collect();
    for i in ticked {
        let leaf = candidates[i].column.path.last().cloned();
        if let (Some(meaning), Some(leaf)) = (&mut candidates[i].column.meaning, leaf) {
            meaning.codes = Codes::from([(Arc::from(""), leaf)]);
        }
    }
}

/// Whether a column whose cells should be values holds ticks alone.
fn is_ticked(c: &Candidate) -> bool {
    let valued = |m: &super::Meaning| m.class.is_none() && m.codes.is_empty();
    c.column.meaning.as_ref().is_some_and(valued) && c.shape.is_ticked()
}

/// Whether it and another column of its group are headed by a letter each.
fn is_of_letters(candidates: &[Candidate], i: usize) -> bool {
    let letter = |c: &Candidate| {
        let leaf = c.column.path.last();
        leaf.is_some_and(|l| l.len() == 1 && l.starts_with(|c: char| c.is_ascii_uppercase()))
    };
    let of_group = |c: &&Candidate| c.group() == candidates[i].group() && letter(c);
    letter(&candidates[i]) && candidates.iter().filter(of_group).count() > 1
}
