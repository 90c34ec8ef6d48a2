//! Finding the unit that a text names.

use std::ops::Range;

use chrono::NaiveDate;

use super::UnitMatch;
use super::family::Family;
use super::index::{Form, Name, Names};
use super::noise::without_noise;
use super::outside::Kinds;
use super::segment::{Segment, Token, segments};
use super::words::{Phrases, UnitWords};
use crate::plan::Plan;
use crate::text::{distance_within, fold};

/// The names of a plan's units, ready for looking up. Make one for a run and share it.
#[derive(Debug)]
pub struct UnitIndex {
    names: Names,
    kinds: Kinds,
    /// By unit: whether bodies named after it are the unit itself (a commune).
    owners: Vec<bool>,
    /// Words of a kind that one unit of the plan has alone, folded: "Thị trấn" is the only town.
    alone: Vec<(String, usize)>,
    family: Family,
}

/// A name found in a segment: the unit and the words it takes.
struct Found<'a> {
    name: &'a Name,
    first: usize,
    end: usize,
}

/// How a text is looked at.
#[derive(Clone, Copy)]
struct Look {
    /// It should be a name and nothing else.
    label: bool,
    /// Unit of the sender, under whose parent names are looked up first.
    home: Option<usize>,
}

impl UnitIndex {
    /// Reads the names of all units. A unit that has ended by a day is what took its place, as long as
    /// that is one unit: its names go on arriving in files.
    #[must_use]
    pub fn as_of(plan: &Plan, day: NaiveDate) -> Self {
        Self {
            family: Family::as_of(plan, day),
            ..Self::new(plan)
        }
    }

    /// Reads the names of all units, whatever the days of their lives.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let owns = |kind: &str| plan.kind(kind).is_some_and(|kind| kind.owns_bodies);
        Self {
            names: Names::new(plan, UnitWords::shipped()),
            kinds: Kinds::new(plan),
            owners: plan.units.iter().map(|unit| owns(&unit.kind)).collect(),
            alone: alone(plan),
            family: Family::new(plan),
        }
    }

    /// Whether some name means different units under different parents.
    #[must_use]
    pub fn has_homonyms(&self) -> bool {
        self.names.has_homonyms()
    }

    /// A text that should be wholly a unit's name: a cell of a unit column, "Đơn vị: …", a section.
    /// What names the unit only as part of a longer text is found too, as [`UnitMatch::Inside`].
    #[must_use]
    pub fn find_label(&self, text: &str) -> UnitMatch {
        self.label_from(text, None)
    }

    /// [`Self::find_label`] as the unit `home` (index into `Plan::units`) would mean it: of units of
    /// one name that of its own family.
    #[must_use]
    pub fn label_from(&self, text: &str, home: Option<usize>) -> UnitMatch {
        self.find(text, Look { label: true, home })
    }

    /// A longer text that may name a unit: a title, a sheet's name, a file's name without its
    /// ending, a folder's name. Never [`UnitMatch::Exact`].
    #[must_use]
    pub fn find_inside(&self, text: &str) -> UnitMatch {
        self.inside_from(text, None)
    }

    /// [`Self::find_inside`] as the unit `home` would mean it.
    #[must_use]
    pub fn inside_from(&self, text: &str, home: Option<usize>) -> UnitMatch {
        let look = Look { label: false, home };
        self.find(text, look)
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
                let found = self.names_in(&tokens, None);
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

    /// Whether a text that names no unit of the plan names a part of a unit, "Tổ Hành chính", rather
    /// than another unit; an `area` has bodies of its own.
    #[must_use]
    pub fn is_part(&self, text: &str, host: &str, area: bool) -> bool {
        let words = UnitWords::shipped();
        let begins = |phrases: &Phrases<()>, text: &str| {
            let folded = fold(text);
            phrases.at_start(folded.split(' ')).is_some()
        };
        let office = || begins(&words.offices, host) && !begins(&words.services, host);
        let larger = || !area && !office() && begins(&words.larger_parts, text);
        let of_area = || {
            let first = segments(text, words).into_iter().next();
            area && first.is_some_and(|segment| {
                let tokens = segment.tokens.iter().map(|token| token.text.as_str());
                words.parts_of_areas.at_start(tokens).is_some()
            })
        };
        (begins(&words.parts, text) || larger() || of_area())
            && segments(text, words).iter().all(|segment| {
                let own = segment
                    .words
                    .iter()
                    .any(|word| self.names.is_own(&word.fold));
                let tokens = self.names.without_place(&segment.tokens);
                let area = |f: &Found<'_>| self.is_owner(f.name.unit);
                let whole = 0..segment.words.len();
                !own && !self.names_in(&tokens, None).iter().any(area)
                    && self.kinds.unknown_owner(segment, &whole, words).is_none()
            })
    }

    /// [`Self::inside_from`] for a title: who is named right behind "đề nghị", "gửi" is not whose list it is.
    #[must_use]
    pub fn title_from(&self, text: &str, home: Option<usize>) -> UnitMatch {
        /// Words within which a name behind such a word begins.
        const RIGHT_BEHIND: usize = 3;
        let found = self.inside_from(text, home);
        let words: Vec<&str> = text.split_whitespace().collect();
        let folded: Vec<String> = words.iter().map(|w| fold(w)).collect();
        let mentions = &UnitWords::shipped().mention;
        let mention = (0..words.len()).find_map(|at| {
            let (length, others) = mentions.at_start(folded[at..].iter().map(String::as_str))?;
            others.then_some((at, at + length))
        });
        let Some((before, behind)) = mention else {
            return found;
        };
        let own = self.inside_from(&words[..before].join(" "), home);
        let later =
            |at: usize| self.inside_from(&words.get(at..).unwrap_or_default().join(" "), home);
        // "Gửi BTC Huyện uỷ - Phòng Y tế"
        let is_dash = |word: &str| word.chars().all(|c| !c.is_alphanumeric());
        let dash = (behind..words.len()).find(|&at| is_dash(words[at]));
        match own {
            UnitMatch::None if !found.is_none() && later(behind + RIGHT_BEHIND) == found => found,
            UnitMatch::None => dash.map_or(UnitMatch::None, later),
            own => own,
        }
    }

    /// Whether the name of a file says to whom it was sent, or after whose letter.
    #[must_use]
    pub fn says_receiver(&self, text: &str) -> bool {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let receivers = &UnitWords::shipped().receivers;
        (0..words.len()).any(|at| receivers.at_start(words[at..].iter().copied()).is_some())
    }

    /// Whether a text has the word of an area with bodies of its own: "các đoàn thể xã".
    #[must_use]
    pub fn says_area(&self, text: &str) -> bool {
        let segments = segments(text, UnitWords::shipped());
        segments
            .iter()
            .any(|segment| self.kinds.says_owner(segment))
    }

    fn find(&self, text: &str, look: Look) -> UnitMatch {
        let words = UnitWords::shipped();
        let found = segments(text, words)
            .iter()
            .map(|segment| self.in_segment(segment, look, words))
            .find(|found| !found.is_none());
        match found.unwrap_or(UnitMatch::None) {
            UnitMatch::Exact { unit } => UnitMatch::Exact {
                unit: self.family.today(unit),
            },
            UnitMatch::Inside { unit } => UnitMatch::Inside {
                unit: self.family.today(unit),
            },
            UnitMatch::Near { unit, alias } => UnitMatch::Near {
                unit: self.family.today(unit),
                alias,
            },
            other => other,
        }
    }

    fn in_segment(&self, segment: &Segment, look: Look, words: &UnitWords) -> UnitMatch {
        let tokens = self.names.without_place(&segment.tokens);
        let core = without_noise(&tokens, words);
        for (whole, tokens) in [(true, &*tokens), (false, core)] {
            let names = self.names.get(tokens);
            if let Some(name) = self.family.choose(names, look.home) {
                return if look.label && whole {
                    UnitMatch::Exact { unit: name.unit }
                } else {
                    UnitMatch::Inside { unit: name.unit }
                };
            }
            if !names.is_empty() {
                // several units are called so, and nothing says which is meant
                return UnitMatch::None;
            }
        }
        if let (true, Some((first, last))) = (look.label, core.first().zip(core.last())) {
            let folds: Vec<&str> = segment.words[first.first..last.end]
                .iter()
                .map(|word| word.fold.as_str())
                .collect();
            let folds = folds.join(" ");
            if let Some(&(_, unit)) = self.alone.iter().find(|(word, _)| *word == folds) {
                return UnitMatch::Inside { unit };
            }
        }
        if let Some(name) = self.near(core, look.home) {
            return UnitMatch::Near {
                unit: name.unit,
                alias: name.alias.to_string(),
            };
        }
        let found = self.names_in(&tokens, look.home);
        // the words of the text proper, without what stands around a name
        let text = match (core.first(), core.last()) {
            (Some(first), Some(last)) => first.first..last.end,
            _ => 0..segment.words.len(),
        };
        let plain: Vec<&Found<'_>> = found.iter().filter(|found| found.name.strong).collect();
        if let Some(outside) = self.outside(segment, &text, &plain, words) {
            return outside;
        }
        // "Phòng Kinh tế xã Tân Hồng": the commune only says which office
        let below: Vec<&Found<'_>> = found
            .iter()
            .filter(|f| {
                found
                    .iter()
                    .any(|of| self.family.is_above(of.name.unit, f.name.unit))
            })
            .collect();
        if !below.is_empty() {
            return only(&below);
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
            // "môi trường" is no school
            let before = head.at.checked_sub(1).and_then(|at| segment.words.get(at));
            if before.is_some_and(|w| words.joined.contains(&w.fold)) {
                from = head.at + head.length;
                continue;
            }
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

    fn names_in<'a>(&'a self, tokens: &[&Token], home: Option<usize>) -> Vec<Found<'a>> {
        let mut all: Vec<(&[Name], usize, usize)> = Vec::new();
        let mut at = 0;
        while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
            let Some((length, names)) = self.names.at_start(rest) else {
                at += 1;
                continue;
            };
            if let (Some(first), Some(last)) = (rest.first(), rest.get(length - 1)) {
                all.push((names, first.first, last.end));
            }
            // "Phòng Kinh tế xã" ends with the word that "xã Tân Hồng" begins with
            let shares_word = length > 1
                && rest
                    .get(length - 1..)
                    .and_then(|rest| self.names.at_start(rest))
                    .is_some_and(|(next, _)| next > 1);
            at += length - usize::from(shares_word);
        }
        // of units of one name that whose superior the text names too
        let above = all.iter().filter_map(|(names, ..)| match names {
            [name] => Some(name.unit),
            _ => None,
        });
        let above: Vec<usize> = above.collect();
        let found = all.iter().filter_map(|&(names, first, end)| {
            let said = above
                .iter()
                .find_map(|&unit| self.family.only_below(names, unit));
            let name = said.or_else(|| self.family.choose(names, home))?;
            Some(Found { name, first, end })
        });
        found.collect()
    }

    /// The only name within a slip of the pen. Single letters and figures must agree, for "Tân Thành
    /// A" is no slip for "Tân Thành B"; short names must agree altogether.
    fn near(&self, tokens: &[&Token], home: Option<usize>) -> Option<&Name> {
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        let text = texts.join(" ");
        let mut limit = match text.chars().count() {
            0..6 => return None,
            6..16 => 1,
            _ => 2,
        };
        let mut best: Option<&Name> = None;
        let mut tie = false;
        let text = Form::new(text);
        for form in self.names.forms() {
            if !form.may_be_near(&text, limit) {
                continue;
            }
            let Some(distance) = distance_within(&text.text, &form.text, limit) else {
                continue;
            };
            let Some(name) = self.family.choose(self.names.of_form(form), home) else {
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
            .or_else(|| self.sounding(&text.text, home))
    }

    /// The only name that sounds alike where people write one sound for another: "Tân Công Trí" for
    /// "Tân Công Chí".
    fn sounding(&self, text: &str, home: Option<usize>) -> Option<&Name> {
        let letters = text.chars().count();
        let mut found: Option<&Name> = None;
        for (form, names) in self.names.sounding(text) {
            if form.letters.abs_diff(letters) > 3 {
                continue;
            }
            let name = self.family.choose(names, home)?;
            if found.is_some_and(|other| other.unit != name.unit) {
                return None;
            }
            found = Some(name);
        }
        found
    }
}

/// The words of kinds with bodies of their own, of which the plan has one unit.
fn alone(plan: &Plan) -> Vec<(String, usize)> {
    let mut alone = Vec::new();
    for kind in plan.kinds.iter().filter(|kind| kind.owns_bodies) {
        let mut units = (0..plan.units.len()).filter(|&i| plan.units[i].kind == kind.code);
        if let (Some(only), None) = (units.next(), units.next()) {
            alone.extend(kind.words.iter().map(|word| (fold(word), only)));
        }
    }
    alone
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
