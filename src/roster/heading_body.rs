//! Posts under a heading that says whose they are: "Chức vụ công đoàn", "Chính quyền / HĐND".

use std::sync::Arc;

use super::derive::Context;
use super::unit::UnitRef;
use super::value::post::PostReading;
use crate::form::{Column, PersonRow};
use crate::schema::Field;
use crate::text::fold;

/// The posts of a person's columns, taken apart by what their headings say.
pub(super) struct ByHeading {
    /// What is left to be read by the person's surroundings.
    pub(super) rest: Option<Arc<str>>,
    /// Bare titles of the bodies that headings name.
    pub(super) named: Vec<PostReading>,
}

/// Takes the bare titles ("Chủ tịch") out of a position whose columns name a body that has such a post; `None`
/// where no heading does.
pub(super) fn read(
    context: &Context<'_>,
    row: &PersonRow,
    unit: Option<&UnitRef>,
) -> Option<ByHeading> {
    // who is listed as a member of a committee is one of that
    let of_committee = |&s: &usize| {
        let posts = &context.sections[s].posts;
        posts.committee || posts.standing_committee || posts.district_standing_committee
    };
    if context.title.is_some()
        || context.title_text.is_some()
        || row.sections.iter().any(of_committee)
    {
        return None;
    }
    let columns = context.table.cells.columns(Field::Position);
    let texts = context.table.cells.texts(row, Field::Position);
    let (mut rest, mut named) = (Vec::new(), Vec::new());
    for (col, text) in texts {
        let column = columns.iter().find(|c| c.index == col);
        match column.and_then(|column| below(context, row, column, &text, unit)) {
            Some(read) => named.push(read),
            None => rest.push(text),
        }
    }
    if named.is_empty() {
        return None;
    }
    let joint = context.table.cells.texts(row, Field::PositionUnit);
    rest.extend(joint.into_iter().map(|(_, text)| text));
    let rest = (!rest.is_empty()).then(|| Arc::from(rest.join("; ")));
    Some(ByHeading { rest, named })
}

/// What a text is under its column's headings, where they tell more than the text.
fn below(
    context: &Context<'_>,
    row: &PersonRow,
    column: &Column,
    text: &str,
    unit: Option<&UnitRef>,
) -> Option<PostReading> {
    let words = &context.plan.vocabulary.headers.group;
    let says = |phrases: &[String]| {
        let heading = format!(" {} ", fold(&column.path.join(" ")));
        phrases
            .iter()
            .any(|p| heading.contains(&format!(" {} ", fold(p))))
    };
    // "Đoàn thể / Tổ chức | Chức vụ": the cell beside it says which
    let beside = beside(context, row, column);
    let mut bodies: Vec<&str> = beside.iter().map(|text| &**text).collect();
    let levels = &context.plan.levels;
    let office = unit.is_some_and(|u| levels.iter().any(|l| l.default && l.code == *u.level));
    if says(&words.party_posts) {
        // in a commune it is the commune's own
        let cell = words.inner_bodies.first().filter(|_| office);
        bodies.extend(cell.map(String::as_str));
    } else {
        bodies.extend(column.path.iter().rev().map(|heading| &**heading));
    }
    let read = context.known.position(text, &bodies, unit);
    if !read.same_alone && !read.under.posts.is_empty() {
        return Some(read.under);
    }
    let bare = |body: &String| !context.known.position(text, &[body], unit).same_alone;
    (says(&words.mass_posts) && words.inner_bodies.iter().any(bare)).then(|| PostReading {
        unknown: vec![text.to_owned()],
        unknown_title: true,
        ..PostReading::default()
    })
}

/// Texts of the row in columns that nothing reads, under the same group.
fn beside(context: &Context<'_>, row: &PersonRow, column: &Column) -> Vec<Arc<str>> {
    let Some((_, group)) = column
        .path
        .split_last()
        .filter(|(_, group)| !group.is_empty())
    else {
        return Vec::new();
    };
    let columns = context.table.table.columns.iter();
    let unread = columns
        .filter(|c| c.meaning.is_none() && c.path.split_last().is_some_and(|(_, g)| g == group));
    unread
        .filter_map(|c| {
            context
                .table
                .cells
                .value(row.index, c.index)?
                .as_text()
                .map(Arc::from)
        })
        .collect()
}
