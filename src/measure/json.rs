//! `results.json` (contract §4).

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::Results;
use crate::finding::{RowKind, SheetLedger};
use crate::schema::Period;

/// Number of the format.
const SCHEMA: u32 = 1;

/// The results as programs read them, keys in the contract's order.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    results: &'a Results,
    plan: &'a str,
    period: Period,
    ledger: &'a [SheetLedger],
}

impl Results {
    /// What `results.json` holds.
    #[must_use]
    pub const fn document<'a>(
        &'a self,
        plan: &'a str,
        period: Period,
        ledger: &'a [SheetLedger],
    ) -> Document<'a> {
        Document {
            results: self,
            plan,
            period,
            ledger,
        }
    }
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let results = self.results;
        let mut all = serializer.serialize_struct("Results", 15)?;
        all.serialize_field("schema", &SCHEMA)?;
        all.serialize_field("plan", self.plan)?;
        all.serialize_field("year", &self.period.year)?;
        all.serialize_field("as_of", &self.period.as_of.to_string())?;
        all.serialize_field("headcount", &results.headcount)?;
        all.serialize_field("merged", &results.merged)?;
        all.serialize_field("units", &results.units)?;
        all.serialize_field("distributions", &results.distributions)?;
        all.serialize_field("targets", &results.targets)?;
        all.serialize_field("ages", &results.ages)?;
        all.serialize_field("ceilings", &results.ceilings)?;
        all.serialize_field("movements", &results.movements)?;
        all.serialize_field("outlook", &results.outlook)?;
        all.serialize_field("tables", &results.tables)?;
        all.serialize_field("ledger", &Sheets(self.ledger))?;
        all.end()
    }
}

struct Sheets<'a>(&'a [SheetLedger]);

impl Serialize for Sheets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(Sheet))
    }
}

struct Sheet<'a>(&'a SheetLedger);

impl Serialize for Sheet<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(sheet) = self;
        let mut entry = serializer.serialize_map(None)?;
        entry.serialize_entry("file", &*sheet.file)?;
        entry.serialize_entry("sheet", &*sheet.sheet)?;
        entry.serialize_entry("rows", &sheet.rows)?;
        for kind in RowKind::ALL {
            entry.serialize_entry(kind.key(), &sheet.count(kind))?;
        }
        entry.end()
    }
}
