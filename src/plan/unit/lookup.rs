//! Finding the unit that a text names.

use std::ops::Range;

use super::UnitMatch;
use super::index::{Name, Names};
use super::outside::Kinds;
use super::segment::{Segment, Token, segments};
use super::words::{Phrases, UnitWords};
use crate::plan::Plan;
use crate::text::distance_within;

/// The names of a plan's units, ready for looking up. Make one for a run and share it.
#[derive(Debug)]
pub struct UnitIndex {
    names: Names,
    kinds: Kinds,
    /// By unit: whether bodies named after it are the unit itself (a commune).
    owners: Vec<bool>,
}

/// A name found in a segment: the unit and the words it takes.
struct Found<'a> {
    name: &'a Name,
    first: usize,
    end: usize,
}

impl UnitIndex {
    /// Reads the names of all units.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let owns = |kind: &str| plan.kind(kind).is_some_and(|kind| kind.owns_bodies);
        Self {
            names: Names::new(plan, UnitWords::shipped()),
            kinds: Kinds::new(plan),
            owners: plan.units.iter().map(|unit| owns(&unit.kind)).collect(),
        }
    }

    /// A text that should be wholly a unit's name: a cell of a unit column, "Đơn vị: …", a section.
    /// What names the unit only as part of a longer text is found too, as [`UnitMatch::Inside`].
    #[must_use]
    pub fn find_label(&self, text: &str) -> UnitMatch {
        self.find(text, true)
    }

    /// A longer text that may name a unit: a title, a sheet's name, a file's name without its
    /// ending, a folder's name. Never [`UnitMatch::Exact`].
    #[must_use]
    pub fn find_inside(&self, text: &str) -> UnitMatch {
        self.find(text, false)
    }

    /// The lines of a letterhead, top to bottom: the superior's name first, the sender's below.
    ///
    /// The lowest line that names a unit decides, read alone and then behind the line above it
    /// ("HUYỆN UỶ TÂN HỒNG" over "VĂN PHÒNG", "UỶ BAN NHÂN DÂN" over "XÃ BÌNH PHÚ").
    #[must_use]
    pub fn find_letterhead(&self, lines: &[&str]) -> UnitMatch {
        let lines: Vec<&str> = lines.iter().flat_map(|line| line.lines()).collect();
        for (i, line) in lines.iter().enumerate().rev() {
            let found = self.find_label(line);
            if !found.is_none() {
                return found;
            }
            let above = i.checked_sub(1).and_then(|above| lines.get(above));
            if let Some(above) = above.filter(|_| !line.trim().is_empty()) {
                let found = self.find_label(&format!("{line} {above}"));
                let found = match found {
                    UnitMatch::None => self.find_label(&format!("{above} {line}")),
                    found => found,
                };
                if found.unit().is_some() && self.find_label(above).is_none() {
                    return found;
                }
            }
        }
        // superior and sender in one line: the last one named
        let last = |line: &&str| {
            let words = UnitWords::shipped();
            let named = segments(line, words).into_iter().rev().find_map(|segment| {
                let tokens = self.names.without_place(&segment.tokens);
                let found = self.names_in(&tokens);
                let strong = found.iter().rfind(|f| f.name.strong);
                strong.map(|f| f.name.unit)
            });
            named.map(|unit| UnitMatch::Inside { unit })
        };
        lines.iter().rev().find_map(last).unwrap_or(UnitMatch::None)
    }

    /// Code of the kind that a text's words tell ("Trường …": `education`), for units outside the plan.
    #[must_use]
    pub fn kind_of_words(&self, text: &str) -> Option<&str> {
        let words = UnitWords::shipped();
        let found = segments(text, words)
            .iter()
            .find_map(|segment| self.kinds.first(segment, 0));
        found.map(|kind| kind.code.as_str())
    }

    fn find(&self, text: &str, label: bool) -> UnitMatch {
        let words = UnitWords::shipped();
        segments(text, words)
            .iter()
            .map(|segment| self.in_segment(segment, label, words))
            .find(|found| !found.is_none())
            .unwrap_or(UnitMatch::None)
    }

    fn in_segment(&self, segment: &Segment, label: bool, words: &UnitWords) -> UnitMatch {
        let tokens = self.names.without_place(&segment.tokens);
        if let Some(name) = self.names.get(&tokens) {
            return if label {
                UnitMatch::Exact { unit: name.unit }
            } else {
                UnitMatch::Inside { unit: name.unit }
            };
        }
        let core = without_noise(&tokens, words);
        if let Some(name) = self.names.get(core) {
            return UnitMatch::Inside { unit: name.unit };
        }
        if let Some(name) = self.near(core) {
            return UnitMatch::Near {
                unit: name.unit,
                alias: name.alias.clone(),
            };
        }
        let found = self.names_in(&tokens);
        // the words of the text proper, without what stands around a name
        let text = match (core.first(), core.last()) {
            (Some(first), Some(last)) => first.first..last.end,
            _ => 0..segment.words.len(),
        };
        let plain: Vec<&Found<'_>> = found.iter().filter(|found| found.name.strong).collect();
        if let Some(outside) = self.outside(segment, &text, &plain, words) {
            return outside;
        }
        let is_owner = |found: &&&Found<'_>| self.is_owner(found.name.unit);
        let owners: Vec<&Found<'_>> = plain.iter().filter(is_owner).copied().collect();
        if !owners.is_empty() {
            return only(&owners);
        }
        if let Some(owner) = self.kinds.unknown_owner(segment, &text, words) {
            return owner;
        }
        let bare: Vec<&Found<'_>> = found
            .iter()
            .filter(|f| self.is_owner(f.name.unit))
            .collect();
        if !bare.is_empty() {
            return only(&bare);
        }
        if !plain.is_empty() {
            return only(&plain);
        }
        self.kinds.beginning(segment, &text, words)
    }

    fn is_owner(&self, unit: usize) -> bool {
        self.owners.get(unit).copied().unwrap_or(false)
    }

    /// A unit that stays one of its own although it may be named after a commune, unless the words
    /// of its kind belong to a name of the plan.
    fn outside(
        &self,
        segment: &Segment,
        text: &Range<usize>,
        plain: &[&Found<'_>],
        words: &UnitWords,
    ) -> Option<UnitMatch> {
        let mut from = text.start;
        while let Some(head) = self.kinds.separate(segment, from, text.start) {
            let covered = plain.iter().find(|f| (f.first..f.end).contains(&head.at));
            if let Some(covering) = covered {
                from = covering.end;
                continue;
            }
            // the name ends where that of an organ of the plan begins
            let organ = plain
                .iter()
                .filter(|f| !self.is_owner(f.name.unit) && f.first > head.at);
            let limit = organ
                .map(|f| f.first)
                .chain([text.end])
                .min()
                .unwrap_or(text.end);
            let named = self.kinds.name(segment, &head, limit, &self.names, words);
            if named.is_some() {
                return named;
            }
            from = head.at + head.length;
        }
        None
    }

    fn names_in<'a>(&'a self, tokens: &[&Token]) -> Vec<Found<'a>> {
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((length, name)) = self.names.at_start(rest) else {
                at += 1;
                continue;
            };
            if let (Some(first), Some(last)) = (rest.first(), rest.get(length - 1)) {
                out.push(Found {
                    name,
                    first: first.first,
                    end: last.end,
                });
            }
            at += length;
        }
        out
    }

    /// The only name within a slip of the pen. Single letters and figures must agree, for "Tân Thành
    /// A" is no slip for "Tân Thành B"; short names must agree altogether.
    fn near(&self, tokens: &[&Token]) -> Option<&Name> {
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        let text = texts.join(" ");
        let mut limit = match text.chars().count() {
            0..6 => return None,
            6..16 => 1,
            _ => 2,
        };
        let mut best: Option<&Name> = None;
        let mut tie = false;
        for (form, name) in self.names.iter() {
            if !same_telling_words(&text, form) {
                continue;
            }
            let Some(distance) = distance_within(&text, form, limit) else {
                continue;
            };
            let other = best.is_some_and(|best| best.unit != name.unit);
            if distance < limit || best.is_none() {
                (limit, tie) = (distance, false);
                best = Some(name);
            } else {
                tie |= other;
            }
        }
        best.filter(|_| !tie)
    }
}

/// The one unit that all names found are of; several units name none.
fn only(found: &[&Found<'_>]) -> UnitMatch {
    match found {
        [first, rest @ ..] if rest.iter().all(|f| f.name.unit == first.name.unit) => {
            UnitMatch::Inside {
                unit: first.name.unit,
            }
        }
        _ => UnitMatch::None,
    }
}

/// Tokens without the words around a name ("DANH SÁCH CÁN BỘ … NĂM 2025", "DS … lan 2").
fn without_noise<'t, 'a>(tokens: &'a [&'t Token], words: &UnitWords) -> &'a [&'t Token] {
    let mut rest = tokens;
    while !rest.is_empty() {
        let noise = words
            .noise
            .at_start(rest.iter().map(|token| token.text.as_str()));
        let length = match (noise, rest.first()) {
            (Some((length, ())), _) => length,
            (None, Some(token)) if is_number(&token.text) => 1,
            _ => break,
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut dated = false;
    while let Some(last) = rest.last() {
        let before = rest.get(..rest.len() - 1).unwrap_or_default();
        let ends = |phrases: &Phrases<()>, tokens: &[&Token]| {
            phrases.at_end(tokens.iter().rev().map(|token| token.text.as_str()))
        };
        let year_words = ends(&words.before_year, rest).filter(|_| dated);
        let length = match year_words.or_else(|| ends(&words.noise, rest)) {
            Some(length) => length,
            None if is_year(&last.text) => 1,
            // a figure belongs to a name ("Tân Hộ Cơ 1") unless it counts versions ("lần 2")
            None if is_number(&last.text) && ends(&words.noise, before).is_some() => 1,
            None => break,
        };
        dated |= is_year(&last.text);
        rest = rest.get(..rest.len() - length).unwrap_or_default();
    }
    rest
}

pub(super) fn is_number(token: &str) -> bool {
    token.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_year(token: &str) -> bool {
    token.len() == 4 && is_number(token) && (token.starts_with("19") || token.starts_with("20"))
}

/// Words of one letter and those with a figure must be the same on both sides.
fn same_telling_words(a: &str, b: &str) -> bool {
    let tells = |word: &&str| word.len() == 1 || word.bytes().any(|b| b.is_ascii_digit());
    a.split(' ').filter(tells).eq(b.split(' ').filter(tells))
}
