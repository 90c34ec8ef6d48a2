//! Every condition of a plan, compiled once.

use std::collections::BTreeMap;

use super::condition::{Condition, KnownValues};
use super::threshold::Threshold;
use crate::plan::{Plan, PlanError, PlanErrors, PlanPlace, Suggestion};
use crate::schema::Column;

/// Number of a condition among the distinct ones of a plan.
pub(super) type Ask = usize;

/// The conditions of a target.
#[derive(Debug, Clone)]
pub(super) struct TargetAsks {
    pub(super) population: Ask,
    pub(super) criterion: Ask,
    pub(super) by_office_only: Option<Ask>,
    pub(super) threshold: Threshold,
}

/// The conditions of a ceiling.
#[derive(Debug, Clone)]
pub(super) struct CeilingAsks {
    pub(super) base: Ask,
    pub(super) criterion: Ask,
}

/// A plan's conditions, index by index as the plan's rows; the same text is compiled once.
#[derive(Debug, Clone)]
pub struct Compiled {
    pub(super) conditions: Vec<Condition>,
    pub(super) targets: Vec<TargetAsks>,
    pub(super) ceilings: Vec<CeilingAsks>,
    pub(super) appendices: Vec<Ask>,
    pub(super) lines: Vec<Ask>,
}

impl Compiled {
    /// Compiles every condition of a plan.
    ///
    /// # Errors
    /// Everything wrong with them, each with its place in the plan's files, in the plan's order.
    pub fn new(plan: &Plan) -> Result<Self, PlanErrors> {
        let levels = plan.levels.iter().map(|level| level.code.as_str());
        let kinds = plan.kinds.iter().map(|kind| kind.code.as_str());
        let known = [
            (Column::Level, levels.collect()),
            (Column::UnitKind, kinds.collect()),
        ];
        let mut compiler = Compiler {
            known: &known,
            asks: BTreeMap::new(),
            conditions: Vec::new(),
            errors: Vec::new(),
            refused: Vec::new(),
            appendices: false,
        };
        let places = &plan.places;
        let targets = plan
            .targets
            .iter()
            .zip(&places.targets)
            .map(|(target, place)| TargetAsks {
                population: compiler.ask(place, "population", &target.population),
                criterion: compiler.ask(place, "criterion", &target.criterion),
                by_office_only: (!target.by_office_only.is_empty())
                    .then(|| compiler.ask(place, "by_office_only", &target.by_office_only)),
                threshold: Threshold::of(target),
            })
            .collect();
        let ceilings = plan
            .ceilings
            .iter()
            .zip(&places.ceilings)
            .map(|(ceiling, place)| CeilingAsks {
                base: compiler.ask(place, "base", &ceiling.base),
                criterion: compiler.ask(place, "criterion", &ceiling.criterion),
            })
            .collect();
        compiler.appendices = true;
        let appendices = plan
            .appendices
            .iter()
            .zip(&places.appendices)
            .map(|(appendix, place)| compiler.ask(place, "population", &appendix.population))
            .collect();
        let lines = plan
            .lines
            .iter()
            .zip(&places.lines)
            .map(|(line, place)| compiler.ask(place, "condition", &line.condition))
            .collect();
        let Compiler {
            conditions, errors, ..
        } = compiler;
        if !errors.is_empty() {
            return Err(PlanErrors(errors));
        }
        Ok(Self {
            conditions,
            targets,
            ceilings,
            appendices,
            lines,
        })
    }
}

struct Compiler<'a> {
    known: &'a KnownValues<'a>,
    asks: BTreeMap<String, Ask>,
    conditions: Vec<Condition>,
    errors: Vec<PlanError>,
    /// Conditions of targets that were refused: lines of appendices that repeat them are not told again.
    refused: Vec<String>,
    /// Whether the appendices' turn has come.
    appendices: bool,
}

impl Compiler<'_> {
    fn ask(&mut self, place: &PlanPlace, key: &str, text: &str) -> Ask {
        if let Some(&ask) = self.asks.get(text.trim()) {
            return ask;
        }
        match Condition::compile(text, self.known) {
            Ok(condition) => {
                let ask = self.conditions.len();
                self.conditions.push(condition);
                self.asks.insert(text.trim().to_owned(), ask);
                ask
            }
            Err(error) => {
                let told = |refused: &String| {
                    text.trim() == refused || text.contains(&format!("({refused})"))
                };
                if self.appendices && self.refused.iter().any(told) {
                    return 0;
                }
                if !self.appendices {
                    self.refused.push(text.trim().to_owned());
                }
                // the same line of an appendix of each target fails once for each
                let error = PlanError::Expression {
                    place: place.clone(),
                    key: key.to_owned(),
                    reason: error.to_string(),
                    suggestion: Suggestion(error.suggestion().map(str::to_owned)),
                };
                if !self.errors.contains(&error) {
                    self.errors.push(error);
                }
                // never asked: `new` fails
                0
            }
        }
    }
}
