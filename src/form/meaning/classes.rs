//! Words that are classes of several ladders, and the order of classes.

use super::super::element::Element;
use super::super::lexicon::Sense;
use super::class_of;
use crate::schema::Field;

/// The ladder that class words mean where no field is named above them.
pub(super) fn default_field(
    element: &Element,
    qualification: bool,
    beside: Option<Field>,
) -> Option<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for sense in element.classes.iter().flat_map(|s| s.iter()) {
        if let Sense::Class(field, _) = sense
            && !fields.contains(field)
        {
            fields.push(*field);
        }
    }
    let in_all = |f: &Field| {
        element
            .classes
            .iter()
            .all(|senses| senses.iter().any(|s| class_of(s, *f).is_some()))
    };
    let shared: Vec<Field> = fields.iter().copied().filter(in_all).collect();
    match fields[..] {
        [] => None,
        [only] => Some(only),
        // "CB, CC hay VC": each word alone means several things, together they mean one
        _ if shared.len() == 1 && element.classes.len() > 1 => shared.first().copied(),
        _ => beside.filter(|b| fields.contains(b)).or_else(|| {
            fields
                .contains(&Field::Education)
                .then_some(Field::Education)
                .filter(|_| qualification || certain_education(element))
        }),
    }
}

/// "Tiến sĩ", "Thạc sĩ", "Đại học", "Cao đẳng" are degrees even where no heading says so.
fn certain_education(element: &Element) -> bool {
    element.classes.iter().flat_map(|s| s.iter()).any(|s| {
        matches!(s, Sense::Class(Field::Education, c) if matches!(&**c, "doctor" | "master" | "bachelor" | "college"))
    })
}

pub(super) fn rank(field: Field, class: &str) -> usize {
    use crate::schema::{Education, PoliticalTheory, Rating, StateManagement};
    let texts: &[&str] = match field {
        Field::Education => Education::TEXTS,
        Field::PoliticalTheory => PoliticalTheory::TEXTS,
        Field::StateManagement => StateManagement::TEXTS,
        Field::Rating => Rating::TEXTS,
        _ => &[],
    };
    texts.iter().position(|t| *t == class).unwrap_or(usize::MAX)
}
