//! The catalogue of posts and the definitions that name it.

use std::collections::BTreeMap;

use super::Checker;
use crate::plan::error::PlanError;
use crate::plan::model::Post;
use crate::plan::rows::{Placed, PlanRows};
use crate::schema::Employment;
use crate::text::fold;

/// Memberships that a post can bring: the committee columns of the roster, and the plan's own committee.
const MEMBERSHIPS: [&str; 4] = [
    "committee",
    "standing_committee",
    "district_committee",
    "district_standing_committee",
];

pub(super) fn check(rows: &PlanRows, checker: &mut Checker<'_>) {
    checker.codes("code", &rows.key_leaders, |definition| &definition.code);
    checker.codes("code", &rows.posts, |post| &post.code);
    let definitions = rows.key_leaders.iter().map(|d| d.row.code.as_str());
    if let Some(head) = &rows.head {
        checker.known(
            &head.place,
            "key_leader",
            &head.row.key_leader,
            definitions.clone(),
        );
    }
    let kinds = rows.kinds.iter().map(|k| k.row.code.as_str());
    for Placed { row, place } in &rows.posts {
        checker.filled(place, "name", &row.name);
        for kind in &row.kinds {
            checker.known(place, "kinds", kind, kinds.clone());
        }
        for definition in &row.key_leader {
            checker.known(place, "key_leader", definition, definitions.clone());
        }
        for body in &row.member_of {
            checker.known(place, "member_of", body, MEMBERSHIPS.into_iter());
        }
        if !row.employment.is_empty() {
            let groups = Employment::TEXTS.iter().copied();
            checker.known(place, "employment", &row.employment, groups);
        }
        // codes stand in conditions between quotes and are joined by ";"
        if row
            .code
            .contains(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        {
            checker.errors.push(PlanError::Expression {
                place: place.clone(),
                key: "code".to_owned(),
                reason: format!(
                    "mã \"{}\" chỉ được gồm chữ không dấu, số và gạch nối",
                    row.code
                ),
                suggestion: crate::plan::error::Suggestion::default(),
            });
        }
    }
    aliases(rows, checker);
}

/// One written form must mean one post in one kind of unit. "… @party @commune" is a form of these
/// kinds or levels only; without it the post's own kinds count, none being every kind.
fn aliases(rows: &PlanRows, checker: &mut Checker<'_>) {
    let kinds = rows.kinds.iter().map(|k| k.row.code.as_str());
    let levels = rows.levels.iter().map(|l| l.row.code.as_str());
    let mut seen: BTreeMap<(String, &str), &Placed<Post>> = BTreeMap::new();
    for post in &rows.posts {
        for alias in &post.row.aliases {
            let (words, at) = alias.split_once('@').unwrap_or((alias, ""));
            let mut contexts: Vec<&str> = at.split([',', '@']).map(str::trim).collect();
            if at.is_empty() && !post.row.kinds.is_empty() {
                contexts = post.row.kinds.iter().map(String::as_str).collect();
            }
            for context in contexts {
                if !context.is_empty() {
                    checker.known(
                        &post.place,
                        "aliases",
                        context,
                        kinds.clone().chain(levels.clone()),
                    );
                }
                let first = *seen.entry((fold(words), context)).or_insert(post);
                if first.row.code != post.row.code {
                    checker.errors.push(PlanError::AliasTwice {
                        place: post.place.clone(),
                        alias: alias.clone(),
                        code: post.row.code.clone(),
                        other: first.row.code.clone(),
                        first: first.place.clone(),
                    });
                    break;
                }
            }
        }
    }
}
