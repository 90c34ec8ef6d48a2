//! Cells under a heading that names several facts, "Trình độ CM, LLCT, QLNN": each part by its place, by what it
//! can be, or by the label before it.

use std::borrow::Cow;

use std::ops::Range;

use super::{Known, is_fact, says};
use crate::roster::value::is_filler;
use crate::schema::Field;

/// What may stand between facts, the strongest first.
const SEPARATORS: [&[char]; 4] = [&[';', '\n', '|'], &['/'], &[','], &['-', '–', '+']];

/// What may stand before a label or behind the fact.
const AROUND: [char; 9] = ['-', '–', '+', '*', '•', ',', ';', '.', ' '];

/// Ways that are looked at: of a cell with more nothing is clear.
const MOST_WAYS: usize = 64;

/// What a cell's parts are.
pub(super) enum Parts {
    /// One for each field, empty where there is none.
    Known(Vec<String>),
    /// The same, of a cell that holds more: what it is nobody can say.
    Partly(Vec<String>),
    /// Facts of several fields, and which is which nobody can say.
    Unclear,
    /// One fact, or something else.
    One,
}

/// The facts of a cell, one for each field.
pub(super) fn parts(text: &str, fields: &[Field], known: Known<'_>) -> Parts {
    if let Some(facts) = labelled(text, known) {
        let of = |field: &Field| {
            let fact = facts.iter().find(|(named, _)| named == field);
            fact.map(|(_, fact)| fact.clone()).unwrap_or_default()
        };
        return Parts::Known(fields.iter().map(of).collect());
    }
    let by_place = SEPARATORS.into_iter().find_map(|signs| {
        let parts: Vec<&str> = text.split(signs).map(str::trim).collect();
        let mut each = parts.iter().zip(fields);
        let whole = parts.len() == fields.len() && each.all(|(t, f)| says(t, *f, known));
        whole.then(|| parts.into_iter().map(str::to_owned).collect())
    });
    match by_place {
        Some(parts) => Parts::Known(parts),
        None => by_value(text, fields, known),
    }
}

/// The fields that most of the first cells label, in their order: "CM: Đại học; LLCT: Trung cấp".
pub(super) fn labels<'t>(
    texts: impl Iterator<Item = Cow<'t, str>>,
    known: Known<'_>,
) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let (mut asked, mut told) = (0, 0);
    for text in texts {
        asked += 1;
        let Some(facts) = labelled(&text, known) else {
            continue;
        };
        told += 1;
        for (field, _) in facts {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    if told * 2 < asked {
        fields.clear();
    }
    fields
}

/// The facts of a cell in which labels stand before them; at least two.
fn labelled(text: &str, known: Known<'_>) -> Option<Vec<(Field, String)>> {
    if !text.contains(':') {
        return None;
    }
    let mut facts: Vec<(Field, String)> = Vec::new();
    for piece in text.split(['\n', ';', ',', '|']) {
        let label = piece.split_once(':');
        let label = label.and_then(|(label, fact)| {
            let field = (known.field_of)(label.trim_matches(AROUND))?;
            (is_fact(&field) && facts.iter().all(|(f, _)| *f != field)).then_some((field, fact))
        });
        match (label, facts.last_mut()) {
            (Some((field, fact)), _) => facts.push((field, fact.to_owned())),
            (None, Some((_, fact))) => {
                fact.push(',');
                fact.push_str(piece);
            }
            (None, None) => return None,
        }
    }
    for (_, fact) in &mut facts {
        *fact = fact.trim_matches(AROUND).to_owned();
    }
    (facts.len() > 1).then_some(facts)
}

/// Parts by what they can be, in the order of the fields: fewer than the heading names, or several of one field.
fn by_value(text: &str, fields: &[Field], known: Known<'_>) -> Parts {
    let told: Vec<usize> = (0..fields.len())
        .filter(|&at| is_told(&fields[at]))
        .collect();
    let all_told = told.len() == fields.len();
    let mut unclear = false;
    for signs in SEPARATORS {
        // where a part begins that is surely something, and the fields that it may be of
        let mut anchors: Vec<(usize, Vec<usize>)> = Vec::new();
        // where parts begin of which nothing tells what they are
        let mut rest = None;
        for range in ranges(text, signs) {
            let part = text[range.clone()].trim();
            let may_be = told.iter().copied();
            let may_be: Vec<usize> = may_be
                .filter(|&at| is_sure(part, fields[at], known))
                .collect();
            if !may_be.is_empty() {
                anchors.push((range.start, may_be));
                rest = None;
            } else if !all_told && !anchors.is_empty() {
                rest.get_or_insert(range.start);
            }
        }
        if anchors.len() < 2 {
            continue;
        }
        let may: Vec<&[usize]> = anchors.iter().map(|(_, may)| may.as_slice()).collect();
        let Some(only) = best_assignment(&may) else {
            unclear = true;
            continue;
        };
        let mut parts = vec![String::new(); fields.len()];
        let ends = anchors.iter().skip(1).map(|(start, _)| *start);
        let starts = std::iter::once(0).chain(ends.clone());
        let end = rest.unwrap_or(text.len());
        for ((from, to), &at) in starts.zip(ends.chain([end])).zip(&only) {
            let part = text[from..to].trim_matches(|c| AROUND.contains(&c) || signs.contains(&c));
            if !parts[at].is_empty() {
                parts[at].push_str(", ");
            }
            parts[at].push_str(part);
        }
        return if rest.is_some() {
            Parts::Partly(parts)
        } else {
            Parts::Known(parts)
        };
    }
    if unclear { Parts::Unclear } else { Parts::One }
}

/// Fields whose values are told from others by themselves.
const fn is_told(field: &Field) -> bool {
    !matches!(
        field,
        Field::Informatics | Field::ForeignLanguage | Field::EducationDetail | Field::Note
    )
}

/// Whether a part is a value of a field, and not only none of another.
fn is_sure(part: &str, field: Field, known: Known<'_>) -> bool {
    !is_filler(part) && says(part, field, known)
}

/// Where the parts of a text stand.
fn ranges(text: &str, signs: &[char]) -> Vec<Range<usize>> {
    let ends = text.match_indices(signs);
    let ends: Vec<(usize, usize)> = ends.map(|(at, sign)| (at, at + sign.len())).collect();
    let starts = std::iter::once(0).chain(ends.iter().map(|end| end.1));
    let stops = ends.iter().map(|end| end.0).chain([text.len()]);
    starts.zip(stops).map(|(from, to)| from..to).collect()
}

/// The one way to give each part a field, none before that of the part before it, that speaks of the most fields.
fn best_assignment(parts: &[&[usize]]) -> Option<Vec<usize>> {
    let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
    for may_be in parts {
        let longer = ways.iter().flat_map(|way| {
            let from = way.last().copied().unwrap_or(0);
            let next = may_be.iter().filter(move |&&at| at >= from);
            next.map(move |&at| [way.as_slice(), &[at]].concat())
        });
        ways = longer.take(MOST_WAYS).collect();
    }
    let fields = |way: &Vec<usize>| 1 + way.windows(2).filter(|w| w[0] < w[1]).count();
    let most = ways.iter().map(fields).max()?;
    let mut best = ways.into_iter().filter(|way| fields(way) == most);
    best.next().filter(|_| best.next().is_none())
}
