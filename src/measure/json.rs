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
        Ok(json!({
            "schema": SCHEMA,
            "plan": plan,
            "year": period.year,
            "as_of": period.as_of.to_string(),
            "headcount": self.headcount,
            "merged": self.merged,
            "units": serde_json::to_value(&self.units)?,
            "distributions": serde_json::to_value(&self.distributions)?,
            "targets": serde_json::to_value(&self.targets)?,
            "ceilings": serde_json::to_value(&self.ceilings)?,
            "movements": serde_json::to_value(&self.movements)?,
            "outlook": serde_json::to_value(&self.outlook)?,
            "tables": serde_json::to_value(&self.tables)?,
            "ledger": ledger.iter().map(sheet).collect::<Vec<_>>(),
        }))
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
