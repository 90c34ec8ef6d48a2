//! Groups of columns that speak of another person, or of the person at another time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::element;
use super::super::lexicon::Lexicon;
use super::super::meaning::{Verdict, is_of_posts};
use super::{Below, Candidate, field_of, may_repeat};
use crate::schema::Field;
use crate::text::fold;

/// Leaves what is another's: a group in which a name stands, other than the list's own; and what stands under a
/// group that is not known as the person's own where others that stand under none hold the same.
pub(super) fn leave(candidates: &mut [Candidate], below: Below<'_>, lexicon: &Lexicon) {
    if candidates.iter().all(|c| c.column.path.len() < 2) {
        return;
    }
    let is_name = |c: &Candidate| field_of(c).is_some_and(super::super::recognise::is_name);
    let own = (candidates.iter()).find(|c| is_name(c) && below.has_name(c.column.index));
    let Some(own) = own.map(|c| c.group().to_vec()) else {
        return;
    };
    for i in of_other_names(candidates, &own) {
        set_aside(&mut candidates[i]);
    }
    for i in of_strange_groups(candidates, &own, lexicon) {
        set_aside(&mut candidates[i]);
    }
}

fn set_aside(c: &mut Candidate) {
    if c.column.meaning.take().is_some() {
        c.verdict = Verdict::Aside(None);
    }
}

/// Columns of groups with names, other than the group of the list's own.
fn of_other_names(candidates: &[Candidate], own: &[Arc<str>]) -> BTreeSet<usize> {
    let named: Vec<&[Arc<str>]> = (candidates.iter())
        .filter(|c| field_of(c) == Some(Field::FullName))
        .map(Candidate::group)
        .filter(|group| !group.is_empty() && !own.starts_with(group))
        .collect();
    let within = |c: &Candidate| named.iter().any(|group| c.group().starts_with(group));
    (0..candidates.len())
        .filter(|&i| within(&candidates[i]))
        .collect()
}

/// Columns under groups of which nothing is known, whose fields others hold that stand under none.
fn of_strange_groups(
    candidates: &[Candidate],
    own: &[Arc<str>],
    lexicon: &Lexicon,
) -> BTreeSet<usize> {
    let strange = |c: &Candidate| -> Option<Vec<Arc<str>>> {
        let group = c.group();
        let at = group.iter().position(|h| is_strange(lexicon, h))?;
        let strange = &group[..=at];
        (!own.starts_with(strange)).then(|| strange.to_vec())
    };
    let groups: Vec<Option<Vec<Arc<str>>>> = candidates.iter().map(strange).collect();
    let known: Vec<&Candidate> = (candidates.iter().zip(&groups))
        .filter(|(c, group)| group.is_none() && c.filled > 0)
        .map(|(c, _)| c)
        .collect();
    let held_again = |c: &Candidate| known.iter().any(|other| holds_again(c, other));
    let mut left = BTreeSet::new();
    let different: BTreeSet<&Vec<Arc<str>>> = groups.iter().flatten().collect();
    for group in different {
        let within: Vec<(usize, Field)> = (0..candidates.len())
            .filter(|&i| groups[i].as_ref() == Some(group))
            .filter_map(|i| Some((i, field_of(&candidates[i])?)))
            .collect();
        let again: BTreeSet<Field> = within
            .iter()
            .filter(|&&(i, _)| held_again(&candidates[i]))
            .map(|&(_, f)| f)
            .collect();
        let of_office =
            |f: Field| is_of_posts(f) || matches!(f, Field::Committee | Field::StandingCommittee);
        // what is told twice over is another's wholly; a post that is another's is so in another's unit
        let wholly = again.len() > 1;
        let office = again.iter().any(|&f| of_office(f));
        let theirs = |f: Field| wholly || again.contains(&f) || office && of_office(f);
        left.extend(within.iter().filter(|(_, f)| theirs(*f)).map(|&(i, _)| i));
    }
    left
}

/// Whether a column holds what another holds already. Fields that may stand in several columns are joined,
/// unless they are called the same.
fn holds_again(c: &Candidate, other: &Candidate) -> bool {
    let (Some(this), Some(that)) = (&c.column.meaning, &other.column.meaning) else {
        return false;
    };
    let leaf = |c: &Candidate| c.column.path.last().map(|leaf| fold(leaf));
    match (this.field, that.field) {
        // what goes on beside itself in any place
        (Field::Note | Field::Ordinal | Field::EducationDetail, _) => false,
        (Field::Unit, Field::PositionUnit) => true,
        (a, b) if a != b => false,
        _ if may_repeat(this) => leaf(c) == leaf(other),
        _ => this.class == that.class && this.part == that.part,
    }
}

/// Whether nothing is known of a heading above others, or it speaks of another time. Asked once for each
/// text: the columns of a group share it, and the units of a committee their forms.
fn is_strange(lexicon: &Lexicon, heading: &str) -> bool {
    lexicon.strange.ask(heading, || {
        let known = lexicon.is_neutral(heading) || lexicon.is_own(heading);
        let element = element::read(lexicon, heading);
        let unknown = element.is_unknown() && !element.light && element.year.is_none();
        !known && (unknown || element.elsewhen)
    })
}
