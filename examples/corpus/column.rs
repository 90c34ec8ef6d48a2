//! The columns that lists have, with the wordings in use, from `words/columns.txt`.

const TEXT: &str = include_str!("words/columns.txt");

/// What a column says of a person.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Name of the fact.
    pub(crate) key: &'static str,
    /// How many units in a thousand leave the column out.
    pub(crate) left_out: u32,
    /// Its headings, the commonest first.
    pub(crate) headings: Vec<Heading>,
}

/// A heading of one or two levels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heading {
    /// The heading above several columns.
    pub(crate) group: Option<&'static str>,
    /// The column's own.
    pub(crate) own: &'static str,
}

/// All columns in their usual order.
pub(crate) fn columns() -> Vec<Column> {
    TEXT.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut parts = line.splitn(3, ';');
            let key = parts.next()?.trim();
            let left_out = parts.next()?.trim().parse().ok()?;
            let headings = parts.next()?.split('|').map(heading).collect();
            Some(Column {
                key,
                left_out,
                headings,
            })
        })
        .collect()
}

fn heading(text: &'static str) -> Heading {
    match text.split_once(" > ") {
        Some((group, own)) => Heading {
            group: Some(group.trim()),
            own: own.trim(),
        },
        None => Heading {
            group: None,
            own: text.trim_start_matches(' ').trim_end(),
        },
    }
}
