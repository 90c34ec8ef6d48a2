//! The texts above a table: letterhead, title, and lines that name the unit.

use std::sync::Arc;

use super::table::{Head, Text};
use super::words::Words;

impl Head {
    /// Sorts the texts above a table, in the order of rows and columns.
    pub(super) fn of(texts: Vec<Text>, words: &Words) -> Self {
        let title_row = texts
            .iter()
            .find(|t| words.is_title(&t.text))
            .map(|t| t.row);
        let mut head = Self::default();
        let mut labelled = None;
        for text in texts {
            if words.is_passing(&text.text) {
                continue;
            }
            // "Đơn vị:" and the name in a cell beside it
            let label = labelled.take();
            if words.is_unit_label(&text.text) {
                labelled = Some(text.row);
                continue;
            }
            if label == Some(text.row) {
                head.labels.push(text);
                continue;
            }
            if let Some(name) = words.after_unit_label(&text.text) {
                head.labels.push(Text {
                    text: Arc::from(name),
                    ..text
                });
            } else if title_row.is_some_and(|r| text.row >= r) {
                head.title.push(text);
            } else if head
                .letterhead
                .last()
                .is_none_or(|l| l.row < text.row || l.col == text.col)
            {
                head.letterhead.push(text);
            }
        }
        head.planned = head.title.iter().any(|t| words.is_planned(&t.text));
        head
    }

    /// All texts.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.letterhead
            .iter()
            .chain(&self.title)
            .chain(&self.labels)
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts().next().is_none()
    }
}
