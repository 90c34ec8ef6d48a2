//! Whose posts are, by what stands around them: headings ("Chức vụ công đoàn", "Chính quyền / HĐND"), sections, titles.

use std::sync::Arc;

use super::derive::Context;
use super::unit::UnitRef;
use super::value::post::{Alone, PostReader};
use crate::form::{Column, PersonRow};
use crate::schema::Field;

/// The cells of a row's posts with what their headings say of the body; none where the row has no such cell.
/// `alone` is the person's position, and how it is read without headings.
pub(super) fn headed(
    context: &Context<'_>,
    row: &PersonRow,
    unit: Option<&UnitRef>,
    alone: Option<&(&str, Alone)>,
) -> Vec<(Arc<str>, String)> {
    // who is listed as a member of a committee is one of that
    let of_committee = |&s: &usize| {
        let posts = &context.sections[s].posts;
        posts.committee || posts.standing_committee || posts.district_standing_committee
    };
    let listed = context.title.is_some() || context.title_text.is_some();
    if listed || row.sections.iter().any(of_committee) {
        return Vec::new();
    }
    let columns = context.table.cells.columns(Field::Position);
    let texts_of = |field| {
        let texts = context.table.cells.texts(row, field);
        texts.map(|(col, text)| {
            let settled = context.known.settle_lines(&text, unit);
            (col, settled.map_or(text, Arc::from))
        })
    };
    // nearly every cell says by itself whose its post is
    let mut all = texts_of(Field::Position).chain(texts_of(Field::PositionUnit));
    match (all.next(), all.next()) {
        (None, _) => return Vec::new(),
        (Some((_, only)), None) => {
            let position = alone.filter(|(position, _)| **position == *only);
            let bare = position.map(|(_, alone)| alone.bare);
            if !bare.unwrap_or_else(|| context.known.is_bare(&only, unit)) {
                return Vec::new();
            }
        }
        _ => {}
    }
    let texts: Vec<_> = texts_of(Field::Position).collect();
    let joint: Vec<_> = texts_of(Field::PositionUnit).collect();
    let several = texts.len() + joint.len() > 1;
    let office = unit.filter(|u| several && *u.level == *context.plan.default_level());
    let office = office.map(|u| &*u.name);
    let mut cells: Vec<(Arc<str>, String)> = Vec::new();
    for (col, text) in texts {
        let column = columns.iter().find(|c| c.index == col);
        let heading = column.map(|c| c.path.join(" ")).unwrap_or_default();
        let told = column.and_then(|column| beside(context, row, column));
        // "x" under a post is that post: the heading itself is read
        if !text.chars().any(char::is_alphabetic) || text.chars().count() == 1 {
            return Vec::new();
        }
        let body = told.unwrap_or_else(|| PostReader::body_of_heading(&heading, office));
        cells.push((text, body));
    }
    // "Chủ tịch, Hội Nông dân xã": the part behind the comma is the body, but for a further post
    let body = |text: &str| {
        let behind = text.match_indices(',').map(|(at, _)| &text[at + 1..]);
        let is_post = |rest: &&str| {
            let part = rest.split(',').next().unwrap_or(rest);
            context.known.reads_as_post(part.trim())
        };
        let mut bodies = behind.skip_while(is_post);
        bodies.next().map(|body| body.trim().to_owned())
    };
    cells.extend(joint.into_iter().map(|(_, text)| {
        let body = body(&text).unwrap_or_default();
        (text, body)
    }));
    cells
}

/// Texts that may tell whose "Chủ tịch", "Bí thư" it is: what names the unit may name one of its bodies.
pub(super) fn bodies<'a>(
    context: &Context<'a>,
    row: &PersonRow,
    unit: Option<&UnitRef>,
    unit_texts: &'a [(u32, Arc<str>)],
) -> Vec<&'a str> {
    let sections = row.sections.iter().rev();
    let sections = sections.filter(|&&s| !context.sections[s].of_union);
    // what names the table's unit is no body of a person of another
    let of_table = unit == context.unit.map(|unit| &**unit);
    let around = context.around.iter().copied().chain(context.unit_text);
    (unit_texts.iter().map(|(_, text)| &**text))
        .chain(sections.map(|&s| &*context.section_rows[s].text))
        .chain(context.title_text)
        .chain(around.filter(|_| of_table))
        .collect()
}

/// The text of the row in a column that nothing reads, under the same group: "Đoàn thể / Tổ chức | Chức vụ".
fn beside(context: &Context<'_>, row: &PersonRow, column: &Column) -> Option<String> {
    let above = column.path.split_last().map(|(_, group)| group);
    let group = above.filter(|group| !group.is_empty())?;
    let mut columns = context.table.table.columns.iter();
    columns.find_map(|c| {
        let within = c.path.split_last().is_some_and(|(_, above)| above == group);
        let unread = within && c.meaning.is_none();
        let value = unread.then(|| context.table.cells.value(row.index, c.index))?;
        value?.as_text().map(str::to_owned)
    })
}
