//! What happened since the year before, year by year.

use super::{Sources, count, plain_row, words};
use crate::measure::{Movement, TableRow};
use crate::schema::Column;

/// What a row counts.
type Figure = (&'static str, &'static str, fn(&Movement) -> u32);

const FIGURES: [Figure; 12] = [
    ("joined", words::JOINED, |m| m.whole.joined),
    ("joined-with-unit", words::JOINED_WITH_UNIT, |m| {
        m.whole.joined_with_unit
    }),
    ("left", words::LEFT, |m| m.whole.left),
    ("left-with-unit", words::LEFT_WITH_UNIT, |m| {
        m.whole.left_with_unit
    }),
    ("moved", words::MOVED, |m| m.whole.moved),
    ("promoted", words::PROMOTED, |m| m.whole.promoted),
    ("became-leader", words::BECAME_LEADER, |m| {
        m.whole.became_leader
    }),
    ("qualified", words::QUALIFIED, |m| m.whole.qualified),
    ("gained-education", words::GAINED_EDUCATION, |m| {
        m.gained_in(Column::Education)
    }),
    ("gained-theory", words::GAINED_THEORY, |m| {
        m.gained_in(Column::PoliticalTheory)
    }),
    ("doubtful-after", words::DOUBTFUL_AFTER, |m| {
        m.whole.doubtful_after
    }),
    ("doubtful-before", words::DOUBTFUL_BEFORE, |m| {
        m.whole.doubtful_before
    }),
];

/// A row a figure, keys `movement:<figure>`; empty in the first year, and no rows for a single year.
pub(super) fn rows(sources: &Sources<'_>) -> Vec<TableRow> {
    if sources.movements.is_empty() {
        return Vec::new();
    }
    let row = |(key, heading, figure): Figure| {
        let figures = sources.movements.iter().map(|m| count(figure(m)));
        let cells = [None].into_iter().chain(figures).collect();
        plain_row(format!("movement:{key}"), heading.to_owned(), cells)
    };
    FIGURES.into_iter().map(row).collect()
}
