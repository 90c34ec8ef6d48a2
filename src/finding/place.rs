//! Where a finding is.

use std::sync::Arc;

/// A place in the input: as much of file, sheet, row and column as the finding is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path below INPUT with `/`, NFC.
    pub file: Option<Arc<str>>,
    /// Name of the sheet.
    pub sheet: Option<Arc<str>>,
    /// Excel row, from 1.
    pub row: Option<u32>,
    /// Column index, from 0 (`A` is 0).
    pub col: Option<u32>,
}

impl Place {
    /// A whole file or folder.
    #[must_use]
    pub fn file(file: &Arc<str>) -> Self {
        Self {
            file: Some(Arc::clone(file)),
            ..Self::default()
        }
    }

    /// A whole sheet.
    #[must_use]
    pub fn sheet(file: &Arc<str>, sheet: &Arc<str>) -> Self {
        Self {
            file: Some(Arc::clone(file)),
            sheet: Some(Arc::clone(sheet)),
            ..Self::default()
        }
    }

    /// A row of the sheet; `row` counts from 1.
    #[must_use]
    pub fn row(mut self, row: u32) -> Self {
        self.row = Some(row);
        self
    }

    /// A cell of the sheet; `row` counts from 1, `col` from 0.
    #[must_use]
    pub fn cell(mut self, row: u32, col: u32) -> Self {
        self.row = Some(row);
        self.col = Some(col);
        self
    }

    /// The address as Excel writes it, where the place is a cell.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        Some(format!("{}{}", column_letters(self.col?), self.row?))
    }
}

/// Letters of a column index from 0: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(col: u32) -> String {
    let mut n = u64::from(col) + 1;
    let mut letters = Vec::new();
    while n > 0 {
        let digit = u8::try_from((n - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        n = (n - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_follow_excel() {
        for (col, letters) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (701, "ZZ"),
            (702, "AAA"),
            (u32::MAX, "MWLQKWV"),
            (16383, "XFD"),
        ] {
            assert_eq!(column_letters(col), letters);
        }
    }
}
