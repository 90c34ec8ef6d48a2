//! `results.json` (contract §4).

use serde_json::{Map, Value, json};

use super::Results;
use crate::finding::{Ledger, RowKind, SheetLedger};
use crate::schema::Period;

/// Number of the format.
const SCHEMA: u32 = 1;

impl Results {
    /// The results as programs read them, keys in the contract's order.
    ///
    /// # Errors
    /// When a number cannot be written as JSON, which none of ours brings about.
    pub fn to_json(
        &self,
        plan: &str,
        period: Period,
        ledger: &Ledger,
    ) -> serde_json::Result<Value> {
        let mut all = Map::new();
        // one by one: the macro would copy every value it is given
        for (key, value) in [
            ("schema", json!(SCHEMA)),
            ("plan", json!(plan)),
            ("year", json!(period.year)),
            ("as_of", json!(period.as_of.to_string())),
            ("headcount", json!(self.headcount)),
            ("merged", json!(self.merged)),
            ("units", serde_json::to_value(&self.units)?),
            ("distributions", serde_json::to_value(&self.distributions)?),
            ("targets", serde_json::to_value(&self.targets)?),
            ("ages", serde_json::to_value(&self.ages)?),
            ("ceilings", serde_json::to_value(&self.ceilings)?),
            ("movements", serde_json::to_value(&self.movements)?),
            ("outlook", serde_json::to_value(&self.outlook)?),
            ("tables", serde_json::to_value(&self.tables)?),
            ("ledger", Value::Array(ledger.iter().map(sheet).collect())),
        ] {
            all.insert(key.to_owned(), value);
        }
        Ok(Value::Object(all))
    }
}

fn sheet(sheet: &SheetLedger) -> Value {
    let mut entry = Map::new();
    entry.insert("file".to_owned(), json!(&*sheet.file));
    entry.insert("sheet".to_owned(), json!(&*sheet.sheet));
    entry.insert("rows".to_owned(), json!(sheet.rows));
    for kind in RowKind::ALL {
        entry.insert(kind.key().to_owned(), json!(sheet.count(kind)));
    }
    Value::Object(entry)
}
