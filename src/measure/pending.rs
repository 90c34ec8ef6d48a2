use super::*; use std::sync::Arc;
pub struct Compiled;
impl Compiled { pub fn new(_: &crate::plan::Plan) -> Result<Self, String> { Ok(Self) } }
pub fn measure(_: &crate::plan::Plan, _: &Compiled, r: &crate::roster::Roster, _: &[crate::roster::Roster], _: &[(Arc<str>, Arc<str>)]) -> (Results, Vec<crate::finding::Finding>) {
    (Results { headcount: u32::try_from(r.persons.len()).unwrap(), merged: r.merged, units: vec![], distributions: vec![], targets: vec![], ceilings: vec![], tables: vec![] }, vec![])
}
