//! Whose people a table lists: the unit of a row, a section, a sheet, a file.

use std::sync::Arc;

use crate::finding::{Code, Finding, Place};
use crate::form::{Head, Table, Text};
use crate::plan::{Plan, UnitIndex, UnitMatch};
use crate::text::fold;

/// A unit as a person's record holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnitRef {
    pub(super) code: Arc<str>,
    pub(super) name: Arc<str>,
    pub(super) kind: Arc<str>,
    pub(super) level: Arc<str>,
    pub(super) in_plan: bool,
}

/// A unit that a text was read as; `near` is what a misspelt name was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) unit: UnitRef,
    pub(super) near: Option<String>,
}

/// Looks up units by the texts of a sheet.
pub(super) struct Units<'a> {
    plan: &'a Plan,
    index: UnitIndex,
    own_words: Vec<String>,
}

impl<'a> Units<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let own_words = plan.committee.own_words.iter().map(|w| fold(w)).collect();
        Self {
            plan,
            index: UnitIndex::new(plan),
            own_words,
        }
    }

    /// A text that is wholly a unit's name.
    pub(super) fn label(&self, text: &str) -> Option<Named> {
        self.named(self.index.find_label(text))
    }

    /// A longer text that may hold a unit's name.
    pub(super) fn inside(&self, text: &str) -> Option<Named> {
        self.named(self.index.find_inside(text))
    }

    /// Whether a text is the name of a unit of the plan.
    pub(super) fn is_plan_unit(&self, text: &str) -> bool {
        self.inside(text).is_some_and(|n| n.unit.in_plan)
    }

    /// The unit of a section or of a row's own column, seen from the sheet's unit: a body that a
    /// commune names without saying "huyện" is the commune's own.
    pub(super) fn within(&self, text: &str, sheet: Option<&UnitRef>) -> Option<Named> {
        self.own_of(self.label(text)?, text, sheet)
    }

    /// As [`Self::within`], for a longer text ("Trưởng phòng Nội vụ").
    pub(super) fn inside_of(&self, text: &str, sheet: Option<&UnitRef>) -> Option<Named> {
        self.own_of(self.inside(text)?, text, sheet)
    }

    fn own_of(&self, named: Named, text: &str, sheet: Option<&UnitRef>) -> Option<Named> {
        let Some(sheet) = sheet else {
            return Some(named);
        };
        let other_level = named.unit.level != sheet.level;
        if sheet.in_plan && self.is_territorial(sheet) {
            let says_committee = self.says_own(text);
            // below a commune stand its own bodies; another commune says its name, a school is its own unit
            if named.unit.in_plan && other_level && !says_committee {
                return None;
            }
        }
        Some(named)
    }

    /// Whether a text names the plan's own committee or its area ("Huyện uỷ", "huyện").
    fn says_own(&self, text: &str) -> bool {
        let folded = format!(" {} ", fold(text));
        self.own_words
            .iter()
            .any(|w| folded.contains(&format!(" {w} ")))
    }

    /// Whether a unit is an area with bodies of its own rather than one body.
    fn is_territorial(&self, unit: &UnitRef) -> bool {
        let default = self
            .plan
            .levels
            .iter()
            .find(|l| l.default)
            .map(|l| l.code.as_str());
        default.is_some_and(|d| d != &*unit.level)
    }

    fn in_plan(&self, at: usize) -> UnitRef {
        let u = &self.plan.units[at];
        UnitRef {
            code: Arc::from(u.code.as_str()),
            name: Arc::from(u.name.as_str()),
            kind: Arc::from(u.kind.as_str()),
            level: Arc::from(u.level.as_str()),
            in_plan: true,
        }
    }

    fn named(&self, found: UnitMatch) -> Option<Named> {
        match found {
            UnitMatch::Exact { unit } | UnitMatch::Inside { unit } => Some(Named {
                unit: self.in_plan(unit),
                near: None,
            }),
            UnitMatch::Near { unit, .. } => {
                let unit = self.in_plan(unit);
                Some(Named {
                    near: Some(unit.name.to_string()),
                    unit,
                })
            }
            UnitMatch::Outside {
                name,
                slug,
                kind,
                level,
            } => Some(Named {
                unit: UnitRef {
                    code: Arc::from(slug),
                    name: Arc::from(name),
                    kind: Arc::from(kind),
                    level: Arc::from(level),
                    in_plan: false,
                },
                near: None,
            }),
            UnitMatch::None => None,
        }
    }

    /// The unit of a table by the texts around it, in the contract's order: title, sheet name,
    /// letterhead, file name, folder. `head` stands above the sheet's first table.
    pub(super) fn of_table(
        &self,
        head: &Head,
        table: &Table,
        sheet: &str,
        file: &str,
        place: &Place,
        findings: &mut Vec<Finding>,
    ) -> Option<UnitRef> {
        if let Some((named, text)) = self.of_title(&table.above).or_else(|| self.of_title(head)) {
            return Some(report(named, text, place, findings));
        }
        if let Some(named) = self
            .label(sheet)
            .or_else(|| self.inside(sheet))
            .filter(|n| n.near.is_none())
        {
            return Some(named.unit);
        }
        if let Some((named, text)) = self.of_letterhead(head) {
            return Some(report(named, text, place, findings));
        }
        self.of_path(file)
    }

    /// The unit that sent a file, as far as one sheet tells: letterhead, title, path.
    pub(super) fn sender(&self, head: &Head, file: &str) -> Option<UnitRef> {
        self.of_letterhead(head)
            .or_else(|| self.of_title(head))
            .map(|(n, _)| n.unit)
            .or_else(|| self.of_path(file))
    }

    /// The unit of a roster's row: by its code where that is a unit of the sender, else by its name,
    /// seen from the sender; a body that the plan does not have stays with the sender. Codes of
    /// different committees may be the same words, so that without a sender the name must not
    /// speak against the code.
    pub(super) fn of_roster_row(
        &self,
        code: Option<&str>,
        name: Option<&str>,
        kind: Option<&str>,
        sender: Option<&UnitRef>,
    ) -> Option<UnitRef> {
        let sender = sender.filter(|s| s.in_plan);
        let Some(code) = code else {
            return sender.cloned();
        };
        let named = name.and_then(|n| self.label(n));
        if let Some(at) = self.plan.units.iter().position(|u| u.code == code) {
            let own = match sender {
                Some(sender) => self.is_below(at, &sender.code),
                None => named
                    .as_ref()
                    .is_none_or(|n| !n.unit.in_plan || *n.unit.code == *code),
            };
            if own {
                return Some(self.in_plan(at));
            }
        }
        if let Some(sender) = sender {
            let within = named
                .zip(name)
                .and_then(|(named, n)| self.own_of(named, n, Some(sender)));
            return Some(within.map_or_else(|| sender.clone(), |n| n.unit));
        }
        named.map(|n| n.unit).or_else(|| {
            // the lower run read this unit off words that the plan here does not know
            let kind = self.plan.kind(kind?)?;
            let level = if kind.level.is_empty() {
                self.plan.default_level()
            } else {
                &kind.level
            };
            Some(UnitRef {
                code: Arc::from(code),
                name: Arc::from(name.unwrap_or(code)),
                kind: Arc::from(kind.code.as_str()),
                level: Arc::from(level),
                in_plan: false,
            })
        })
    }

    /// Whether a unit of the plan is another or stands below it.
    fn is_below(&self, at: usize, code: &str) -> bool {
        let mut unit = &self.plan.units[at];
        // a ring of parents is refused with the plan; the count only bounds the walk
        for _ in 0..=self.plan.units.len() {
            if unit.code == code {
                return true;
            }
            let Some(parent) = self.plan.units.iter().find(|u| u.code == unit.parent) else {
                return false;
            };
            unit = parent;
        }
        false
    }

    fn of_title<'t>(&self, head: &'t Head) -> Option<(Named, &'t Text)> {
        let labelled = head.labels.iter().find_map(|t| {
            self.label(&t.text)
                .or_else(|| self.inside(&t.text))
                .map(|n| (n, t))
        });
        labelled.or_else(|| {
            // "(Kèm theo Công văn … của Phòng Nội vụ)" names who asked, not whose list it is
            let lines = head.title.iter().filter(|t| !t.text.starts_with('('));
            lines
                .filter_map(|t| self.inside(&t.text).map(|n| (n, t)))
                .find(|(n, _)| n.near.is_none())
        })
    }

    /// The second line first; a letterhead of one line or three has its unit elsewhere.
    fn of_letterhead<'t>(&self, head: &'t Head) -> Option<(Named, &'t Text)> {
        let lines = || {
            [1, 2, 0, 3]
                .into_iter()
                .filter_map(|i: usize| head.letterhead.get(i))
        };
        lines()
            .find_map(|t| self.label(&t.text).map(|n| (n, t)))
            .or_else(|| lines().find_map(|t| self.inside(&t.text).map(|n| (n, t))))
    }

    /// The unit that the file's name or a folder above it tells.
    pub(super) fn of_path(&self, file: &str) -> Option<UnitRef> {
        let mut parts: Vec<&str> = file.split('/').collect();
        let name = parts.pop()?;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        std::iter::once(stem)
            .chain(parts.into_iter().rev())
            .find_map(|p| {
                self.label(p)
                    .or_else(|| self.inside(p))
                    .filter(|n| n.near.is_none())
            })
            .map(|n| n.unit)
    }
}

fn report(named: Named, text: &Text, place: &Place, findings: &mut Vec<Finding>) -> UnitRef {
    if let Some(near) = &named.near {
        findings.push(
            Finding::new(Code::UnitNearMatch)
                .at(place.clone().cell(text.row + 1, text.col))
                .field(crate::schema::Column::Unit)
                .found(text.text.to_string())
                .arg("suggestion", near)
                .arg("value", near),
        );
    }
    named.unit
}
