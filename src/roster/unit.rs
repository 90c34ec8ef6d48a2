//! Whose people a table lists: the unit of a row, a section, a sheet, a file.

use std::sync::Arc;

use crate::finding::{Code, Finding, Place};
use crate::form::{Head, Table, Text};
use crate::plan::{Plan, UnitIndex, UnitMatch};
use crate::schema::Period;
use crate::text::{Recall, fold};

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
    pub(super) unit: Arc<UnitRef>,
    pub(super) near: Option<String>,
}

/// Looks up units by the texts of a sheet.
pub(super) struct Units<'a> {
    plan: &'a Plan,
    index: UnitIndex,
    /// Whether units of different parents share a name.
    homonyms: bool,
    own_words: Vec<String>,
    /// Texts that were looked up with no family in mind: a letterhead is asked for file, sheet and table.
    labels: Recall<Option<Named>>,
    insides: Recall<Option<Named>>,
    letterheads: Recall<Option<Named>>,
}

impl<'a> Units<'a> {
    pub(super) fn new(plan: &'a Plan, period: Period) -> Self {
        let own_words = plan.committee.own_words.iter().map(|w| fold(w)).collect();
        let index = UnitIndex::as_of(plan, period.as_of);
        Self {
            plan,
            homonyms: index.has_homonyms(),
            index,
            own_words,
            labels: Recall::default(),
            insides: Recall::default(),
            letterheads: Recall::default(),
        }
    }

    /// A text that is wholly a unit's name.
    pub(super) fn label(&self, text: &str) -> Option<Named> {
        self.labels
            .ask(text, || self.named(self.index.find_label(text)))
    }

    /// A longer text that may hold a unit's name.
    pub(super) fn inside(&self, text: &str) -> Option<Named> {
        self.insides
            .ask(text, || self.named(self.index.find_inside(text)))
    }

    /// As [`Self::label`], as a unit would mean it: a name that several have is that of its family.
    fn label_from(&self, text: &str, home: Option<&UnitRef>) -> Option<Named> {
        match self.place_of(home) {
            None => self.label(text),
            place => self.named(self.index.label_from(text, place)),
        }
    }

    /// As [`Self::inside`], as a unit would mean it.
    fn inside_from(&self, text: &str, home: Option<&UnitRef>) -> Option<Named> {
        match self.place_of(home) {
            None => self.inside(text),
            place => self.named(self.index.inside_from(text, place)),
        }
    }

    fn place_of(&self, home: Option<&UnitRef>) -> Option<usize> {
        let code = &*home.filter(|_| self.homonyms)?.code;
        self.plan.units.iter().position(|unit| unit.code == code)
    }

    /// The code of the unit of the plan that a text names.
    pub(super) fn plan_unit(&self, text: &str) -> Option<Arc<str>> {
        let unit = self.inside(text)?.unit;
        unit.in_plan.then(|| Arc::clone(&unit.code))
    }

    /// The unit of a section or of a row's own column, seen from the sheet's unit: a body that a
    /// commune names without saying "huyện" is the commune's own.
    pub(super) fn within(&self, text: &str, sheet: Option<&UnitRef>) -> Option<Named> {
        self.own_of(self.label_from(text, sheet)?, text, sheet)
    }

    /// As [`Self::within`], for a longer text ("Trưởng phòng Nội vụ").
    pub(super) fn inside_of(&self, text: &str, sheet: Option<&UnitRef>) -> Option<Named> {
        self.own_of(self.inside_from(text, sheet)?, text, sheet)
    }

    fn own_of(&self, named: Named, text: &str, sheet: Option<&UnitRef>) -> Option<Named> {
        let Some(sheet) = sheet else {
            return Some(named);
        };
        if self.is_part(&named, sheet) {
            return None;
        }
        // below a commune stand its own bodies; another commune says its name, a school is its own unit
        let below = self.is_territorial(sheet) && named.unit.level != sheet.level;
        let apart = !named.unit.in_plan && self.is_separate(&named.unit);
        if below && !apart && !self.says_own(text) {
            return None;
        }
        Some(named)
    }

    /// Whether a unit outside the plan is only a part of the one that lists it: "Tổ Hành chính".
    fn is_part(&self, named: &Named, host: &UnitRef) -> bool {
        !named.unit.in_plan
            && self
                .index
                .is_part(&named.unit.name, &host.name, self.is_territorial(host))
    }

    /// Whether the text of a unit's cell says nothing that is known: no unit and no part of one. Below an
    /// area stand bodies of many names.
    pub(super) fn is_unreadable(&self, text: &str, home: Option<&UnitRef>) -> bool {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count() > 1;
        letters
            && !home.is_some_and(|home| self.is_territorial(home))
            && self.label_from(text, home).is_none()
            && !self.index.is_part(text, "", false)
    }

    /// Whether units of this one's kind stay units of their own although a commune lists them.
    pub(super) fn is_separate(&self, unit: &UnitRef) -> bool {
        let kind = self.plan.kind(&unit.kind);
        kind.is_some_and(|kind| kind.separate)
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
                unit: Arc::new(self.in_plan(unit)),
                near: None,
            }),
            UnitMatch::Near { unit, .. } => {
                let unit = self.in_plan(unit);
                Some(Named {
                    near: Some(unit.name.to_string()),
                    unit: Arc::new(unit),
                })
            }
            UnitMatch::Outside {
                name,
                slug,
                kind,
                level,
            } => Some(Named {
                unit: Arc::new(UnitRef {
                    code: Arc::from(slug),
                    name: Arc::from(name),
                    kind: Arc::from(kind),
                    level: Arc::from(level),
                    in_plan: false,
                }),
                near: None,
            }),
            UnitMatch::None => None,
        }
    }

    /// The unit of a table by the texts around it, in the contract's order: title, sheet name,
    /// letterhead, file name, folder; with the text that names it. `head` stands above the sheet's
    /// first table.
    pub(super) fn of_table(
        &self,
        head: &Head,
        table: &Table,
        sheet: &str,
        file: &str,
        place: &Place,
        findings: &mut Vec<Finding>,
    ) -> Option<(Arc<UnitRef>, Arc<str>)> {
        let home = self.home(head, file);
        let home = home.as_deref();
        // who sent the list, by what does not depend on this sheet
        let sender = self
            .of_letterhead(head)
            .map(|(named, _)| named.unit)
            .or_else(|| self.of_path(file).map(|(unit, _)| unit));
        let whole = |named: &Named| !sender.as_ref().is_some_and(|of| self.is_part(named, of));
        let title = |head| {
            let (named, text) = self.of_title(head, home).filter(|(n, _)| whole(n))?;
            // "CÁN BỘ MẶT TRẬN VÀ CÁC ĐOÀN THỂ XÃ" of a commune is the commune's own
            let own = sender
                .as_deref()
                .filter(|_| self.index.says_area(&text.text));
            Some((self.own_of(named, &text.text, own)?, text))
        };
        // a list below another may have a letterhead of its own
        let below = head.letterhead.first() != table.above.letterhead.first();
        let own = || {
            self.of_letterhead(&table.above)
                .filter(|_| below && !table.above.title.is_empty())
        };
        if let Some((named, text)) = title(&table.above).or_else(own).or_else(|| title(head)) {
            let unit = report(named, text, place, findings);
            return Some((unit, Arc::clone(&text.text)));
        }
        if let Some(named) = self
            .label_from(sheet, home)
            .or_else(|| self.inside_from(sheet, home))
            .filter(|n| n.near.is_none() && whole(n))
            // a sheet "MTTQ" in a commune's workbook
            .and_then(|n| self.own_of(n, sheet, sender.as_deref()))
        {
            return Some((named.unit, Arc::from(sheet)));
        }
        if let Some((named, text)) = self.of_letterhead(head) {
            let unit = report(named, text, place, findings);
            return Some((unit, Arc::clone(&text.text)));
        }
        self.of_path(file)
    }

    /// The unit that sent a file, as far as one sheet tells: letterhead, title, path.
    pub(super) fn sender(&self, head: &Head, file: &str) -> Option<Arc<UnitRef>> {
        self.of_letterhead(head)
            .or_else(|| self.of_title(head, self.of_path(file).map(|(unit, _)| unit).as_deref()))
            .map(|(n, _)| n.unit)
            .or_else(|| self.of_path(file).map(|(unit, _)| unit))
    }

    /// Whose family the names around a table are of, where names can be of several.
    fn home(&self, head: &Head, file: &str) -> Option<Arc<UnitRef>> {
        self.homonyms.then_some(())?;
        let letterhead = self.of_letterhead(head).map(|(n, _)| n.unit);
        letterhead.or_else(|| self.of_path(file).map(|(unit, _)| unit))
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
        sender: Option<&Arc<UnitRef>>,
    ) -> Option<Arc<UnitRef>> {
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
                return Some(Arc::new(self.in_plan(at)));
            }
        }
        if let Some(sender) = sender {
            let within = named
                .zip(name)
                .and_then(|(named, n)| self.own_of(named, n, Some(sender)));
            return Some(within.map_or_else(|| Arc::clone(sender), |n| n.unit));
        }
        named.map(|n| n.unit).or_else(|| {
            // the lower run read this unit off words that the plan here does not know
            let kind = self.plan.kind(kind?)?;
            let level = if kind.level.is_empty() {
                self.plan.default_level()
            } else {
                &kind.level
            };
            Some(Arc::new(UnitRef {
                code: Arc::from(code),
                name: Arc::from(name.unwrap_or(code)),
                kind: Arc::from(kind.code.as_str()),
                level: Arc::from(level),
                in_plan: false,
            }))
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

    fn of_title<'t>(&self, head: &'t Head, home: Option<&UnitRef>) -> Option<(Named, &'t Text)> {
        let labelled = head.labels.iter().find_map(|t| {
            self.label_from(&t.text, home)
                .or_else(|| self.inside_from(&t.text, home))
                .map(|n| (n, t))
        });
        labelled.or_else(|| {
            // "(Kèm theo Công văn … của Phòng Nội vụ)" names who asked, not whose list it is
            let lines = head.title.iter().filter(|t| !t.text.starts_with('('));
            lines
                .filter_map(|t| {
                    let found = self.index.title_from(&t.text, self.place_of(home));
                    self.named(found).map(|n| (n, t))
                })
                .find(|(n, _)| n.near.is_none())
        })
    }

    /// The second line first; a letterhead of one line or three has its unit elsewhere.
    fn of_letterhead<'t>(&self, head: &'t Head) -> Option<(Named, &'t Text)> {
        let lines = || {
            [1, 2, 0, 3]
                .into_iter()
                .filter_map(|i: usize| Some((self.superior(head, i), head.letterhead.get(i)?)))
        };
        // "HUYỆN UỶ TÂN HỒNG" over "VĂN PHÒNG": only both lines together name the unit
        let together = || {
            let texts: Vec<&str> = head.letterhead.iter().map(|t| &*t.text).collect();
            let ask = || self.named(self.index.find_letterhead(&texts));
            let named = self.letterheads.ask(&texts.join("\n"), ask)?;
            Some((named, head.letterhead.get(1).or(head.letterhead.first())?))
        };
        // "UBMTTQ HUYỆN …" over "UBMTTQ VIỆT NAM XÃ BÌNH PHÚ": the first line alone is a name, the second sent it
        let second = || {
            let (of, t) = lines()
                .next()
                .filter(|(_, t)| head.letterhead.first() != Some(*t))?;
            let named = self.inside_from(&t.text, of.as_deref())?;
            let sent = named.near.is_none() && self.is_territorial(&named.unit);
            sent.then_some((named, t))
        };
        // "UBND XÃ BÌNH PHÚ" over "PHÒNG VĂN HOÁ - XÃ HỘI": a room of the commune is the commune
        let area = |named: Named, t: &'t Text| {
            let above = head.letterhead.first().filter(|first| *first != t);
            let area = above.and_then(|first| {
                let of = self.label(&first.text)?;
                let host = self.is_territorial(&of.unit);
                let body = host
                    && self
                        .own_of(named.clone(), &t.text, Some(&of.unit))
                        .is_none();
                body.then_some((of, first))
            });
            area.unwrap_or((named, t))
        };
        second()
            .or_else(|| {
                lines().find_map(|(of, t)| self.label_from(&t.text, of.as_deref()).map(|n| (n, t)))
            })
            .or_else(together)
            .or_else(|| {
                lines().find_map(|(of, t)| self.inside_from(&t.text, of.as_deref()).map(|n| (n, t)))
            })
            .map(|(named, t)| area(named, t))
    }

    /// The unit that the lines above a line of the letterhead name, where names can be of several.
    fn superior(&self, head: &Head, line: usize) -> Option<Arc<UnitRef>> {
        self.homonyms.then_some(())?;
        let above = head.letterhead.get(..line)?.iter().rev();
        let named = |t: &Text| self.label(&t.text).or_else(|| self.inside(&t.text));
        above.filter_map(named).map(|n| n.unit).next()
    }

    /// The unit that the file's name or a folder above it tells, with the words that tell it.
    pub(super) fn of_path(&self, file: &str) -> Option<(Arc<UnitRef>, Arc<str>)> {
        let mut parts: Vec<&str> = file.split('/').collect();
        let name = parts.pop()?;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let all: Vec<&str> = std::iter::once(stem)
            .chain(parts.into_iter().rev())
            .collect();
        let named = |text: &str, home: Option<&UnitRef>| {
            // whoever is written to is not who writes
            let named = if self.index.says_receiver(text) {
                let spaced = text.replace('_', " ");
                self.named(self.index.title_from(&spaced, self.place_of(home)))
            } else {
                self.label_from(text, home)
                    .or_else(|| self.inside_from(text, home))
            };
            named.filter(|n| n.near.is_none()).map(|n| n.unit)
        };
        all.iter().enumerate().find_map(|(i, part)| {
            // a folder says whose files it holds
            let mut outer = all.iter().skip(i + 1).filter(|_| self.homonyms);
            let home = outer.find_map(|part| named(part, None));
            Some((named(part, home.as_deref())?, Arc::from(*part)))
        })
    }
}

fn report(named: Named, text: &Text, place: &Place, findings: &mut Vec<Finding>) -> Arc<UnitRef> {
    if let Some(near) = &named.near {
        findings.push(
            Finding::new(Code::UnitNearMatch)
                .at(place.clone().cell(text.row + 1, text.col))
                .field(crate::schema::Column::Unit)
                .found(text.text.to_string())
                .arg("unit", near),
        );
    }
    named.unit
}

/// A text without what stands in brackets.
pub(super) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            let outside = depth == 0;
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => return outside,
            }
            false
        })
        .collect()
}
