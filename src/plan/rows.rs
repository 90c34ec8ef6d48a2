//! The rows of a plan as written, with the place of each: what files are read into, and what they
//! are written from.

use serde::{Deserialize, Serialize};

use super::error::PlanPlace;
use super::model::{
    AgeBand, Appendix, Ceiling, Committee, KeyLeader, Kind, Level, Limits, Line, Post, Target, Unit,
};

/// Name of the plan and the definitions it selects.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Name, also the `plan` of `results.json`.
    pub name: String,
    /// Code of the [`KeyLeader`] definition in use.
    pub key_leader: String,
}

/// A row and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<T> {
    /// The row.
    pub row: T,
    /// Its place.
    pub place: PlanPlace,
}

/// All rows of a plan, unchecked. A section may be spread over several files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanRows {
    /// `[plan]`
    pub head: Option<Placed<Head>>,
    /// `[committee]`
    pub committee: Option<Placed<Committee>>,
    /// `[limits]`; the contract's where absent.
    pub limits: Option<Placed<Limits>>,
    /// `[[level]]`
    pub levels: Vec<Placed<Level>>,
    /// `[[kind]]`
    pub kinds: Vec<Placed<Kind>>,
    /// `[[unit]]`
    pub units: Vec<Placed<Unit>>,
    /// `[[key_leader]]`
    pub key_leaders: Vec<Placed<KeyLeader>>,
    /// `[[post]]`
    pub posts: Vec<Placed<Post>>,
    /// `[[band]]`
    pub bands: Vec<Placed<AgeBand>>,
    /// `[[target]]`
    pub targets: Vec<Placed<Target>>,
    /// `[[ceiling]]`
    pub ceilings: Vec<Placed<Ceiling>>,
    /// `[[appendix]]`
    pub appendices: Vec<Placed<Appendix>>,
    /// `[[line]]`
    pub lines: Vec<Placed<Line>>,
}
