//! Rows and columns listed for people: neighbours as ranges.

use crate::finding::column_letters;

/// `5-7, 12` of ascending indexes from 0 (Excel's rows count from 1).
pub(super) fn row_ranges(rows: &[u32]) -> String {
    ranges(rows, |row| (u64::from(row) + 1).to_string())
}

/// `C, F-H` of ascending column indexes from 0.
pub(super) fn column_ranges(columns: &[u32]) -> String {
    ranges(columns, column_letters)
}

fn ranges(indexes: &[u32], name: impl Fn(u32) -> String) -> String {
    indexes
        .chunk_by(|a, b| a + 1 == *b)
        .filter_map(|run| Some((run.first()?, run.last()?)))
        .map(|(first, last)| {
            if first == last {
                name(*first)
            } else {
                format!("{}-{}", name(*first), name(*last))
            }
        })
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined() {
        assert_eq!(row_ranges(&[4, 5, 6, 11]), "5-7, 12");
        assert_eq!(column_ranges(&[2, 5, 6, 7]), "C, F-H");
        assert_eq!(row_ranges(&[]), "");
    }
}
