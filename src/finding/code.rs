//! The stable codes of findings.

macro_rules! codes {
    ($($variant:ident = $text:literal),+ $(,)?) => {
        /// A kind of finding; what each means stands in `catalogue.toml` under its text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($variant),+ }

        impl Code {
            /// All codes, in the catalogue's order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable text that programs read.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The code of a text.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

codes! {
    // files and folders
    FileUnreadable = "file-unreadable",
    FilePassword = "file-password",
    FileNotWorkbook = "file-not-workbook",
    FileOverLimit = "file-over-limit",
    FileArchive = "file-archive",
    FileUnknown = "file-unknown",
    FileOtherDocuments = "file-other-documents",
    FileBesideYears = "file-beside-years",
    FileCopy = "file-copy",
    FileSuperseded = "file-superseded",
    FileNoPersons = "file-no-persons",
    FileCrash = "file-crash",
    RosterUnreadable = "roster-unreadable",
    RosterColumns = "roster-columns",
    RosterOtherYear = "roster-other-year",
    RosterOtherDay = "roster-other-day",
    RosterValue = "roster-value",
    FolderUnreadable = "folder-unreadable",
    LinkOutside = "link-outside",
    // sheets
    SheetHidden = "sheet-hidden",
    SheetCounts = "sheet-counts",
    SheetOtherYear = "sheet-other-year",
    SheetSuperseded = "sheet-superseded",
    SheetContinued = "sheet-continued",
    SheetTitleYear = "sheet-title-year",
    SheetNoTable = "sheet-no-table",
    RowsHidden = "rows-hidden",
    ColumnsHidden = "columns-hidden",
    TextRepaired = "text-repaired",
    TextSuspect = "text-suspect",
    // columns
    ColumnUnknown = "column-unknown",
    ColumnNearMatch = "column-near-match",
    ColumnResembles = "column-resembles",
    ColumnConflict = "column-conflict",
    ColumnNoMarks = "column-no-marks",
    ColumnOtherYear = "column-other-year",
    DatesSwapped = "dates-swapped",
    RatingScale = "rating-scale",
    TablesBeside = "tables-beside",
    CellsRepeated = "cells-repeated",
    // rows
    RowNoName = "row-no-name",
    RowShifted = "row-shifted",
    RowStruckThrough = "row-struck-through",
    TotalMismatch = "total-mismatch",
    // cells
    FormulaNoValue = "formula-no-value",
    FormulaError = "formula-error",
    TextTooLong = "text-too-long",
    FindingsMore = "findings-more",
    DateUnreadable = "date-unreadable",
    DateImplausible = "date-implausible",
    DateTwoDigitYear = "date-two-digit-year",
    DateMended = "date-mended",
    DateConflict = "date-conflict",
    AgeMismatch = "age-mismatch",
    GenderUnreadable = "gender-unreadable",
    GenderConflict = "gender-conflict",
    MarkUnreadable = "mark-unreadable",
    MarksConflict = "marks-conflict",
    LevelUnreadable = "level-unreadable",
    LevelInTraining = "level-in-training",
    LevelNearMatch = "level-near-match",
    RatingUnreadable = "rating-unreadable",
    EmploymentUnreadable = "employment-unreadable",
    EthnicityUnknown = "ethnicity-unknown",
    ReligionUnknown = "religion-unknown",
    PostUnknown = "post-unknown",
    PostBySender = "post-by-sender",
    PostNearMatch = "post-near-match",
    IdLength = "id-length",
    IdLetters = "id-letters",
    IdZeroRestored = "id-zero-restored",
    NameSuspect = "name-suspect",
    PartyImplied = "party-implied",
    // units
    UnitUnknown = "unit-unknown",
    UnitNotInPlan = "unit-not-in-plan",
    UnitUnreadable = "unit-unreadable",
    UnitBlank = "unit-blank",
    UnitNearMatch = "unit-near-match",
    UnitConflict = "unit-conflict",
    UnitNotSubmitted = "unit-not-submitted",
    UnitHeadcountChange = "unit-headcount-change",
    BodyNotSent = "body-not-sent",
    // persons
    PersonLeft = "person-left",
    PersonMoved = "person-moved",
    PersonMerged = "person-merged",
    PersonFactsDiffer = "person-facts-differ",
    PersonTwin = "person-twin",
    PersonNearTwin = "person-near-twin",
    PersonNameTwin = "person-name-twin",
    IdShared = "id-shared",
    PopulationOpen = "population-open",
    // corrections and output
    CorrectionApplied = "correction-applied",
    CorrectionStale = "correction-stale",
    CorrectionUnreadable = "correction-unreadable",
    OutputChanged = "output-changed",
}
