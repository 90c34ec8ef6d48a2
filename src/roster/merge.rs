//! A person listed more than once becomes one row (contract §3).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::alike::{ids, namesakes, same};
use super::differences::differences;
use super::key::PersonKey;
use super::person::{Person, Source};
use super::sets::Sets;
use super::stated::Listing;
use crate::finding::{Code, Finding};
use crate::plan::Plan;
use crate::schema::Column;
use crate::text::fold;

/// Merges the rows of persons listed more than once. `committee` are the rows of committees' lists.
/// Returns the persons that remain, in their order, how many rows were merged, and what is to be said.
#[must_use]
pub fn merge(
    persons: Vec<Person>,
    committee: &BTreeSet<Source>,
    plan: &Plan,
) -> (Vec<Person>, u32, Vec<Finding>) {
    let ranks = plan
        .posts
        .iter()
        .map(|p| (p.code.as_str(), (p.rank, p.membership)))
        .collect();
    merge_ranked(persons, committee, &ranks)
}

/// As [`merge`], with the ranks of posts and whether each is a mere membership.
pub(super) fn merge_ranked(
    mut persons: Vec<Person>,
    committee: &BTreeSet<Source>,
    ranks: &BTreeMap<&str, (u32, bool)>,
) -> (Vec<Person>, u32, Vec<Finding>) {
    let mut findings = Vec::new();
    let groups = groups(&persons, committee, ranks, &mut findings);
    let mut merged = 0;
    // the few that are merged leave their places; all the others are moved no more than those close the gaps
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    for group in &groups {
        let take = |&i: &usize| {
            let place = &mut persons[i];
            let nobody = Person::new(place.source.clone(), Arc::from(""));
            (i, std::mem::replace(place, nobody))
        };
        let mut rows: Vec<(usize, Person)> = group.iter().map(take).collect();
        // the highest post, then the fuller row, then the later one
        rows.sort_by_key(|(_, p)| {
            (
                std::cmp::Reverse(highest(p, ranks)),
                fullness(p),
                p.source.clone(),
            )
        });
        let Some((home, mut kept)) = rows.pop() else {
            continue;
        };
        for (_, other) in rows.into_iter().rev() {
            merged += 1;
            findings.push(
                Finding::new(Code::PersonMerged)
                    .at(other.source.place())
                    .arg("name", &other.full_name)
                    .arg("file", &kept.source.file)
                    .arg("rows", kept.source.row),
            );
            differences(&kept, &other, &mut findings);
            fill(&mut kept, other);
        }
        kept.further_mut().merged.sort();
        let mut posts = kept.posts.to_vec();
        posts.sort_by_key(|c| {
            ranks
                .get(&**c)
                .copied()
                .map_or((true, u32::MAX), |(rank, membership)| (membership, rank))
        });
        kept.posts = posts.into();
        kept.person_key = Some(PersonKey::of(&kept));
        // where its row stood, so that the order stays that of the rows: to sort persons takes half their
        // memory once more
        persons[home] = kept;
        gone.extend(group.iter().filter(|&&i| i != home));
    }
    let mut at = 0..;
    persons.retain(|_| at.next().is_none_or(|i| !gone.contains(&i)));
    if !are_in_order(&persons) {
        // files come in their order, so that sheets out of theirs are all there is to sort in most runs
        for of_file in persons.chunk_by_mut(|a, b| a.source.file == b.source.file) {
            sort(of_file);
        }
        sort(&mut persons);
    }
    (persons, merged, findings)
}

fn sort(persons: &mut [Person]) {
    if !are_in_order(persons) {
        persons.sort_by(|a, b| a.source.cmp(&b.source));
    }
}

fn are_in_order(persons: &[Person]) -> bool {
    persons.is_sorted_by(|a, b| {
        let (a, b) = (&a.source, &b.source);
        // the rows of a sheet share its names, which are not read for each
        let beside = Arc::ptr_eq(&a.file, &b.file) && Arc::ptr_eq(&a.sheet, &b.sheet);
        if beside { a.row <= b.row } else { a <= b }
    })
}

/// Rank of the highest post, membership of a committee aside; 1 is the highest, none the lowest.
fn highest(p: &Person, ranks: &BTreeMap<&str, (u32, bool)>) -> u32 {
    let posts = || p.posts.iter().filter_map(|c| ranks.get(&**c));
    posts()
        .filter(|(_, membership)| !membership)
        .map(|(rank, _)| *rank)
        .min()
        .unwrap_or(u32::MAX)
}

/// Columns of the contract that are not null, those that every row has aside.
fn fullness(p: &Person) -> usize {
    // one fact may fill several columns: the unit its code, name, kind and level
    [
        (p.unit.is_some(), 4),
        (p.gender.is_some(), 1),
        (p.birth_date.is_some(), 2),
        (p.age.is_some(), 1),
        (p.ethnicity.is_some(), 1),
        (p.minority.is_some(), 1),
        (p.religion.is_some(), 1),
        (p.party_member.is_some(), 1),
        (p.national_id.is_some(), 1),
        (p.employment.is_some(), 1),
        (p.position.is_some(), 1),
        (!p.posts.is_empty(), 1),
        (p.leader.is_some(), 1),
        (p.key_leader.is_some(), 1),
        (p.committee.is_some(), 1),
        (p.standing_committee.is_some(), 1),
        (p.district_standing_committee.is_some(), 1),
        (p.education.is_some(), 1),
        (p.education_text.is_some(), 1),
        (p.political_theory.is_some(), 1),
        (p.state_management.is_some(), 1),
        (p.informatics.is_some(), 1),
        (p.foreign_language.is_some(), 1),
        (p.skills_training.is_some(), 1),
        (p.meets_standard.is_some(), 1),
        (p.rating.is_some(), 1),
        (p.rating_text.is_some(), 1),
        (p.note.is_some(), 1),
    ]
    .iter()
    .filter(|(known, _)| *known)
    .map(|(_, columns)| columns)
    .sum()
}

/// Rows of one id, or of one name and birth date, that are each held against all others. No list has
/// that many; where a value was dragged down a column, each row is held against so many below it.
const MANY: usize = 40;

/// Rows of one person, by index, where there are several.
fn groups(
    persons: &[Person],
    committee: &BTreeSet<Source>,
    ranks: &BTreeMap<&str, (u32, bool)>,
    findings: &mut Vec<Finding>,
) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(persons.len());
    for rows in same(ids(persons)) {
        if let Some(id) = rows
            .first()
            .and_then(|&i| persons[i].national_id.as_deref())
        {
            same_id(persons, &rows, id, &mut sets, findings);
        }
    }
    moved(persons, &mut sets);
    for rows in namesakes(persons).values() {
        same_name(persons, rows, committee, ranks, &mut sets, findings);
    }
    sets.groups()
}

/// Who moved to a unit of the plan and stands in its list: the same name and birth date, as far as
/// the date is known, and no id that contradicts.
fn moved(persons: &[Person], sets: &mut Sets) {
    let movers = || {
        persons
            .iter()
            .enumerate()
            .filter(|(_, p)| p.moved_to().is_some())
    };
    if movers().next().is_none() {
        return;
    }
    let mut by_unit: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (i, p) in persons.iter().enumerate() {
        if let Some(unit) = p.unit.as_deref() {
            by_unit
                .entry((unit, fold(&p.full_name)))
                .or_default()
                .push(i);
        }
    }
    for (i, p) in movers() {
        let Some(unit) = p.moved_to() else {
            continue;
        };
        for &other in by_unit
            .get(&(unit, fold(&p.full_name)))
            .into_iter()
            .flatten()
        {
            let o = &persons[other];
            let same_birth = p.birth_date.is_some()
                && p.birth_date == o.birth_date
                && p.birth_precision == o.birth_precision;
            if other != i && same_birth && !contradict(p, o) {
                sets.join(i, other);
            }
        }
    }
}

/// The same id: one person where name or birth date agrees, else an error on each.
fn same_id(
    persons: &[Person],
    rows: &[usize],
    id: &str,
    sets: &mut Sets,
    findings: &mut Vec<Finding>,
) {
    let mut strangers: BTreeSet<usize> = BTreeSet::new();
    let names: Vec<String> = rows.iter().map(|&i| fold(&persons[i].full_name)).collect();
    for (at, &a) in rows.iter().enumerate() {
        for (to, &b) in rows.iter().enumerate().skip(at + 1).take(MANY) {
            let (pa, pb) = (&persons[a], &persons[b]);
            let same_birth = pa.birth_date.is_some() && pa.birth_date == pb.birth_date;
            if names[at] == names[to] || same_birth {
                sets.join(a, b);
            } else {
                strangers.extend([a, b]);
            }
        }
    }
    for &i in &strangers {
        let other = strangers
            .iter()
            .find(|&&o| o != i && sets.root(o) != sets.root(i));
        let Some(&other) = other else { continue };
        let (p, o) = (&persons[i], &persons[other]);
        let mut place = p.source.place();
        place.col = p.col_of(Column::NationalId);
        findings.push(
            Finding::new(Code::IdShared)
                .at(place)
                .field(Column::NationalId)
                .found(id)
                .arg("name", &p.full_name)
                .arg("other", &o.full_name)
                .arg("file", &o.source.file)
                .arg("rows", o.source.row),
        );
    }
}

/// The same name and full birth date: one person where no id contradicts and unit or post agrees
/// or a row comes from a committee's list; else one warning that names both.
fn same_name(
    persons: &[Person],
    rows: &[usize],
    committee: &BTreeSet<Source>,
    ranks: &BTreeMap<&str, (u32, bool)>,
    sets: &mut Sets,
    findings: &mut Vec<Finding>,
) {
    for (at, &a) in rows.iter().enumerate() {
        for (to, &b) in rows.iter().enumerate().skip(at + 1).take(MANY) {
            if sets.root(a) == sets.root(b) {
                continue;
            }
            let (pa, pb) = (&persons[a], &persons[b]);
            let other_id = contradict(pa, pb);
            if other_id && !is_slip(pa, pb) {
                continue;
            }
            let unit = pa.unit.is_some() && pa.unit == pb.unit;
            let post = highest(pa, ranks) != u32::MAX
                && highest(pa, ranks) == highest(pb, ranks)
                && leading(pa, ranks) == leading(pb, ranks);
            let listed = committee.contains(&pa.source) || committee.contains(&pb.source);
            if !other_id && (unit || post || listed) {
                sets.join(a, b);
            } else if rows.len() <= MANY || to == at + 1 {
                findings.push(
                    Finding::new(Code::PersonTwin)
                        .at(pb.source.place())
                        .arg("name", &pb.full_name)
                        .arg("file", &pa.source.file)
                        .arg("rows", pa.source.row),
                );
            }
        }
    }
}

/// The code of the highest post.
fn leading<'a>(p: &'a Person, ranks: &BTreeMap<&str, (u32, bool)>) -> Option<&'a str> {
    p.posts
        .iter()
        .map(|c| &**c)
        .filter(|c| ranks.get(c).is_some_and(|r| !r.1))
        .min_by_key(|c| ranks.get(c).map_or(u32::MAX, |r| r.0))
}

/// Whether two ids of the same length differ; cards of 9 and of 12 figures do not contradict each other.
pub(super) fn contradict(a: &Person, b: &Person) -> bool {
    match (&a.national_id, &b.national_id) {
        (Some(x), Some(y)) => x.len() == y.len() && x != y,
        _ => false,
    }
}

/// Whether two ids differ as one does from itself mistyped: one person may be counted twice.
fn is_slip(a: &Person, b: &Person) -> bool {
    match (&a.national_id, &b.national_id) {
        (Some(x), Some(y)) => strsim::osa_distance(x, y) == 1,
        _ => false,
    }
}

/// Fills the blanks of a row from another of the same person; flags are true when any row says so.
fn fill(kept: &mut Person, other: Person) {
    fn or<T>(a: &mut Option<T>, b: Option<T>) {
        if a.is_none() {
            *a = b;
        }
    }
    fn any(a: &mut Option<bool>, b: Option<bool>) {
        *a = match (*a, b) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (a, b) => a.or(b),
        };
    }
    let mut of_other = other.further.unwrap_or_default();
    // the other row's position speaks of that row's unit, also when this one is read from a roster
    let at = of_other.listings.iter().position(|l| l.is_position);
    let mut listing = at.map(|at| of_other.listings.remove(at)).or_else(|| {
        other.position.as_ref().map(|position| Listing {
            unit: other.unit.clone(),
            unit_name: other.unit_name.clone(),
            unit_kind: other.unit_kind.clone(),
            position: Arc::clone(position),
            is_position: false,
            unit_unsure: other.stated.unit_unsure,
            bodies: other.bodies.to_vec(),
        })
    });
    if let Some(listing) = &mut listing {
        listing.is_position = kept.position.is_none();
    }
    or(&mut kept.unit, other.unit);
    or(&mut kept.unit_name, other.unit_name);
    or(&mut kept.unit_kind, other.unit_kind);
    or(&mut kept.level, other.level);
    or(&mut kept.gender, other.gender);
    if kept.birth_date.is_none() || kept.birth_precision < other.birth_precision {
        kept.birth_date = other.birth_date.or(kept.birth_date);
        kept.birth_precision = other.birth_precision.or(kept.birth_precision);
        kept.age = other.age.or(kept.age);
    }
    or(&mut kept.ethnicity, other.ethnicity);
    or(&mut kept.minority, other.minority);
    or(&mut kept.religion, other.religion);
    any(&mut kept.party_member, other.party_member);
    match (&kept.national_id, &other.national_id) {
        (Some(a), Some(b)) if a.len() < b.len() => kept.national_id = other.national_id,
        (None, _) => kept.national_id = other.national_id,
        _ => {}
    }
    or(&mut kept.employment, other.employment);
    or(&mut kept.position, other.position);
    let more = other.posts.iter().filter(|post| !kept.posts.contains(post));
    kept.posts = kept.posts.iter().chain(more).cloned().collect();
    any(&mut kept.leader, other.leader);
    any(&mut kept.key_leader, other.key_leader);
    any(&mut kept.committee, other.committee);
    any(&mut kept.standing_committee, other.standing_committee);
    kept.standing_stated |= other.standing_stated;
    any(
        &mut kept.district_standing_committee,
        other.district_standing_committee,
    );
    or(&mut kept.education, other.education);
    or(&mut kept.education_text, other.education_text);
    or(&mut kept.political_theory, other.political_theory);
    or(&mut kept.state_management, other.state_management);
    or(&mut kept.informatics, other.informatics);
    or(&mut kept.foreign_language, other.foreign_language);
    any(&mut kept.skills_training, other.skills_training);
    or(&mut kept.meets_standard, other.meets_standard);
    or(&mut kept.rating, other.rating);
    or(&mut kept.rating_text, other.rating_text);
    or(&mut kept.note, other.note);
    kept.stated.add(other.stated);
    let further = kept.further_mut();
    further.listings.extend(listing);
    further.listings.extend(of_other.listings);
    further.merged.push(other.source);
    further.merged.extend(of_other.merged);
}
