//! The ledger: every used row of every sheet read, counted in exactly one kind (contract §4).

use std::sync::Arc;

/// What a row of a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowKind {
    /// Letterhead, title and other text above the table.
    Title,
    /// Part of a header block, column numbers included.
    Header,
    /// A heading inside the table that speaks for the rows below it.
    Section,
    /// A person who is counted (or merged into one who is).
    Person,
    /// Subtotal or total.
    Total,
    /// Signature block below the table.
    Signature,
    /// Any other text: footnotes, second rows of a person.
    Note,
    /// No value, or only a running number.
    Blank,
    /// A row that is not counted, with a finding that says why.
    Rejected,
}

impl RowKind {
    /// All kinds in the contract's order.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Header,
        Self::Section,
        Self::Person,
        Self::Total,
        Self::Signature,
        Self::Note,
        Self::Blank,
        Self::Rejected,
    ];

    /// The key that programs read.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Header => "header",
            Self::Section => "section",
            Self::Person => "person",
            Self::Total => "total",
            Self::Signature => "signature",
            Self::Note => "note",
            Self::Blank => "blank",
            Self::Rejected => "rejected",
        }
    }
}

/// The ledger's entry for one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLedger {
    /// Path below INPUT.
    pub file: Arc<str>,
    /// Sheet name.
    pub sheet: Arc<str>,
    /// Rows from the first to the last that holds a value.
    pub rows: u32,
    /// Rows of each kind, in the order of [`RowKind::ALL`]; they add up to `rows`.
    pub counts: [u32; 9],
}

impl SheetLedger {
    /// An entry without rows.
    #[must_use]
    pub fn new(file: Arc<str>, sheet: Arc<str>) -> Self {
        Self {
            file,
            sheet,
            rows: 0,
            counts: [0; 9],
        }
    }

    /// Counts one row.
    pub fn add(&mut self, kind: RowKind) {
        self.rows += 1;
        self.counts[kind as usize] += 1;
    }

    /// Moves one row from a kind to another (a person found to have left, say).
    pub fn move_row(&mut self, from: RowKind, to: RowKind) {
        self.counts[from as usize] = self.counts[from as usize].saturating_sub(1);
        self.counts[to as usize] += 1;
    }

    /// Rows of a kind.
    #[must_use]
    pub const fn count(&self, kind: RowKind) -> u32 {
        self.counts[kind as usize]
    }
}

/// All entries in input order.
pub type Ledger = Vec<SheetLedger>;
