//! Which columns hold the persons' names and their running numbers.

use super::super::lexicon::Lexicon;
use super::super::meaning::Verdict;
use super::{Below, Candidate, field_of, plain, set_field};
use crate::intake::Value;
use crate::schema::Field;

/// The column of names is the one that holds names; a heading merged over two columns of parts is both.
pub(super) fn choose(candidates: &mut [Candidate], below: Below<'_>, lexicon: &Lexicon) {
    let of = |field: Field, cs: &[Candidate]| -> Vec<usize> {
        (0..cs.len())
            .filter(|&i| field_of(&cs[i]) == Some(field))
            .collect()
    };
    let mut whole = of(Field::FullName, candidates);
    let (family, given) = (
        of(Field::FamilyName, candidates),
        of(Field::GivenName, candidates),
    );
    let middle = of(Field::MiddleName, candidates);
    // "Tên lớp đào tạo" is nearly "Tên lót" and stands in another place
    let placed = |i: usize| {
        let between = |f: &usize, g: &usize| *f < i && i < *g;
        matches!((family.first(), given.first()), (Some(f), Some(g)) if between(f, g))
    };
    let (middle, elsewhere): (Vec<usize>, Vec<usize>) =
        middle.into_iter().partition(|&i| placed(i));
    for i in elsewhere {
        candidates[i].column.meaning = None;
        candidates[i].verdict = Verdict::Unknown;
    }
    // "Họ và tên" merged over "Họ", a column without anything, and "Tên"
    if !family.is_empty() && !given.is_empty() {
        whole.retain(|&i| {
            let c = &mut candidates[i];
            if c.filled == 0 {
                c.column.meaning = None;
                c.verdict = Verdict::Ignored;
            }
            c.filled > 0
        });
    }
    if !whole.is_empty() || family.is_empty() || given.is_empty() {
        // between nothing it is no part of a name
        drop_parts(&middle, candidates);
    }
    // "Họ | Tên | Họ và tên người phụ thuộc": another's name, whole as it is
    let loose = |&i: &usize| {
        candidates[i]
            .column
            .meaning
            .as_ref()
            .is_some_and(|m| m.loose)
    };
    if !family.is_empty() && !given.is_empty() && !whole.is_empty() && whole.iter().all(loose) {
        for i in whole {
            candidates[i].column.meaning = None;
            candidates[i].verdict = Verdict::Unknown;
        }
        return;
    }
    if let [a, b] = whole[..] {
        let parts = candidates[a].column.path == candidates[b].column.path
            && candidates[b].column.index == candidates[a].column.index + 1
            && candidates[a].filled > 0
            && is_as_full(&candidates[b], &candidates[a], below);
        if parts {
            set_field(&mut candidates[a], Field::FamilyName);
            set_field(&mut candidates[b], Field::GivenName);
            return;
        }
    }
    if let [only] = whole[..]
        && let Some(beside) = nameless_beside(candidates, below, only)
    {
        set_field(&mut candidates[only], Field::FamilyName);
        candidates[beside].column.meaning = Some(plain(Field::GivenName, None));
        candidates[beside].verdict = Verdict::Ignored;
        return;
    }
    if whole.is_empty() {
        if let ([family], []) = (&family[..], &given[..])
            && let Some(beside) = given_beside(candidates, below, *family)
        {
            candidates[beside].column.meaning = Some(plain(Field::GivenName, None));
            candidates[beside].verdict = Verdict::Ignored;
            return;
        }
        match (family.first(), given.first()) {
            (Some(_), Some(_)) => {}
            (Some(&only), None) | (None, Some(&only)) => {
                set_field(&mut candidates[only], Field::FullName);
            }
            (None, None) => {
                // no heading names persons: the column that holds names does
                let names = |i: usize| below.names(candidates[i].column.index);
                // places are called as people are
                let free = |i: &usize| field_of(&candidates[*i]) != Some(Field::Unit);
                let held = (0..candidates.len()).filter(free).map(|i| (names(i), i));
                let best = held.max_by_key(|&(names, i)| (names, std::cmp::Reverse(i)));
                if let Some((_, i)) = best
                    .filter(|&(names, i)| names > 0 && names * 2 >= candidates[i].filled.min(200))
                {
                    let name = lexicon.name_of(Field::FullName);
                    candidates[i].column.meaning = Some(plain(Field::FullName, Some(name)));
                    candidates[i].verdict = Verdict::Ignored;
                }
            }
        }
        return;
    }
    let names = |i: usize| below.names(candidates[i].column.index);
    let best = match whole[..] {
        [only] => Some(only),
        _ => (whole.iter().copied()).max_by_key(|&i| (names(i), std::cmp::Reverse(i))),
    };
    for &i in &whole {
        if Some(i) != best {
            candidates[i].column.meaning = None;
            candidates[i].verdict = Verdict::Ignored;
        }
    }
    // a whole name beside its parts: the parts repeat it
    drop_parts(&family, candidates);
    drop_parts(&given, candidates);
}

fn drop_parts(parts: &[usize], candidates: &mut [Candidate]) {
    for &i in parts {
        candidates[i].column.meaning = None;
        candidates[i].verdict = Verdict::Ignored;
    }
}

/// Whether a column has a cell for more than half the persons of the other.
fn is_as_full(part: &Candidate, whole: &Candidate, below: Below<'_>) -> bool {
    part.filled * 2 > whole.filled
        || part.filled > 0 && part.filled * 2 > below.filled(whole.column.index)
}

/// "Họ và tên" over two columns without being merged: beside it stands a column without a heading,
/// filled as often, whose cells are single words and seldom the same.
fn nameless_beside(candidates: &[Candidate], below: Below<'_>, whole: usize) -> Option<usize> {
    let next = given_beside(candidates, below, whole)?;
    let c = &candidates[next];
    let looked_at = c.filled.min(200);
    let different = || below.single(c.column.index).1;
    (c.column.path.is_empty() && looked_at > 1 && different() * 2 > looked_at).then_some(next)
}

/// Beside family names the column of single words that no other heading claims is that of the given
/// names, whatever it is called ("Tên riêng").
fn given_beside(candidates: &[Candidate], below: Below<'_>, family: usize) -> Option<usize> {
    let of_family = &candidates[family];
    let next = candidates
        .iter()
        .position(|c| c.column.index == of_family.column.index + 1)?;
    let c = &candidates[next];
    let looked_at = c.filled.min(200);
    let claimed = c.column.meaning.is_some() || c.verdict == Verdict::Ignored;
    let single = || below.single(c.column.index).0;
    (!claimed && is_as_full(c, of_family, below) && single() * 5 >= looked_at * 4).then_some(next)
}

/// The number that a cell of a column of running numbers holds: 1, "1", "1.", "01".
pub(in super::super) fn running_number(value: &Value) -> Option<u32> {
    match value {
        Value::Number(n) if n.fract() == 0.0 && (1.0..10_000.0).contains(n) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole and small, as was just seen"
            )]
            let number = *n as u32;
            Some(number)
        }
        Value::Text(t) if t.len() <= 6 => t.trim_end_matches(['.', ')']).parse().ok(),
        _ => None,
    }
}

/// Where no heading says which column numbers the rows ("#", "Số", none at all), it is the one before
/// the names whose cells count.
pub(super) fn number(candidates: &mut [Candidate], below: Below<'_>) {
    let of = |wanted: fn(Field) -> bool, cs: &[Candidate]| {
        cs.iter().position(|c| field_of(c).is_some_and(wanted))
    };
    if of(|f| f == Field::Ordinal, candidates).is_some() {
        return;
    }
    let Some(name) = of(super::super::recognise::is_name, candidates) else {
        return;
    };
    let rows = candidates[name].filled;
    let counts = |c: &&mut Candidate| {
        let counting = c
            .column
            .meaning
            .as_ref()
            .map_or_else(|| below.counting(c.column.index), |_| 0);
        counting > 0 && counting * 2 >= rows.min(c.filled)
    };
    if let Some(c) = candidates[..name].iter_mut().find(counts) {
        c.column.meaning = Some(plain(Field::Ordinal, None));
        c.verdict = Verdict::Ignored;
    }
}
