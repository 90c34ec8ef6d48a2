//! Form recognition: from cells to tables of persons, whatever form a unit used.
//!
//! A header block is found by the words of its headings, its merged rows are flattened to a path
//! for each column, the path decides the field, and every row below gets a kind. Nothing here knows
//! persons or units; words are data (`plan::vocabulary`).

mod columns;
mod element;
mod flat;
mod head;
mod header;
mod legend;
mod lexicon;
mod marker;
mod meaning;
#[cfg(test)]
mod meaning_tests;
mod memo;
mod mend;
#[cfg(test)]
mod misspelt_tests;
mod path;
mod recognise;
#[cfg(test)]
mod recognise_tests;
mod rows;
mod shape;
mod table;
mod token;
mod totals;
#[cfg(test)]
mod wordings_more_tests;
#[cfg(test)]
mod wordings_tests;
mod words;
pub mod year;

pub use recognise::{Recogniser, Unfinished};
pub use table::{
    Codes, Column, DatePart, Head, Judge, Meaning, PersonRow, Section, SheetForm, Table, Text,
};
