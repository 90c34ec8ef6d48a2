//! Intake: from a folder of files to sheets of cells. The only stage that knows calamine.
//!
//! It knows nothing of forms: what a cell means is decided later, here it is only kept true. No
//! file, whatever its bytes, ends a run: what cannot be read is refused by a finding that names it.

mod builder;
mod default_password;
mod discover;
mod markup;
mod neighbours;
mod number_format;
mod ods;
mod package;
mod ranges;
mod reading;
mod refusal;
mod repair;
mod room;
mod runs;
mod serial;
mod sheet;
mod sniff;
mod texts;
mod xls;
mod xlsb;
mod xlsx;

pub use discover::{
    DiscoverError, Discovery, SourceFile, YearFiles, discover, is_roster, year_of_name,
    year_of_path,
};
pub use reading::{RawFile, Reading, read, read_bytes, read_raw};
pub use refusal::Refusal;
pub(crate) use room::take_room;
pub use sheet::{
    Cell, Down, Merge, Row, Sheet, Value, Visibility, Workbook, is_too_long, number_text,
};
