//! Units by their names: wholly, inside longer texts, and those that the plan does not have.

use std::collections::BTreeMap;

use super::Plan;
use crate::text::{distance_within, fold};

/// What a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitMatch {
    /// The text is a unit's name or alias.
    Exact {
        /// Index into the plan's units.
        unit: usize,
    },
    /// The text is nearly one.
    Near {
        /// Index into the plan's units.
        unit: usize,
        /// The alias it was taken for.
        alias: String,
    },
    /// A unit's name stands inside the text.
    Inside {
        /// Index into the plan's units.
        unit: usize,
    },
    /// The text names a unit that the plan does not have.
    Outside {
        /// Name as written.
        name: String,
        /// Code made of the name.
        slug: String,
        /// Code of the kind its words tell.
        kind: String,
        /// Code of the level.
        level: String,
    },
    /// No unit.
    None,
}

/// Names and aliases of the plan's units, compiled.
#[derive(Debug, Clone)]
pub struct UnitIndex {
    /// Folded names, each with its unit.
    names: BTreeMap<String, usize>,
    longest: usize,
    /// Words that begin the names of units outside the plan: kind and level.
    kinds: Vec<(String, String, String)>,
    bodies: Vec<(String, usize)>,
}

impl UnitIndex {
    /// Compiles the names of a plan's units.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let mut names = BTreeMap::new();
        let mut bodies = Vec::new();
        let default = plan.levels.iter().find(|l| l.default).or(plan.levels.first()).map_or("", |l| l.code.as_str());
        for (index, unit) in plan.units.iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                names.entry(fold(name)).or_insert(index);
            }
            let owns = plan.kinds.iter().any(|k| k.code == unit.kind && k.owns_bodies);
            if owns {
                bodies.push((fold(&unit.name), index));
            }
        }
        bodies.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let mut kinds: Vec<(String, String, String)> = plan
            .kinds
            .iter()
            .flat_map(|k| {
                let level = if k.level.is_empty() { default } else { &k.level };
                k.words.iter().map(move |w| (fold(w), k.code.clone(), level.to_owned()))
            })
            .collect();
        kinds.sort_by_key(|(word, ..)| std::cmp::Reverse(word.len()));
        let longest = names.keys().map(|n: &String| n.split(' ').count()).max().unwrap_or(1);
        Self { names, longest, kinds, bodies }
    }

    /// A text that is wholly a unit's name.
    #[must_use]
    pub fn find_label(&self, text: &str) -> UnitMatch {
        let folded = fold(text);
        if folded.is_empty() {
            return UnitMatch::None;
        }
        if let Some(&unit) = self.names.get(&folded) {
            return UnitMatch::Exact { unit };
        }
        if let Some((_, unit)) = self.bodies.iter().find(|(name, _)| folded.ends_with(&format!(" {name}"))) {
            if !self.is_separate(&folded) {
                return UnitMatch::Exact { unit: *unit };
            }
        }
        let outside = self.outside(text, &folded);
        if outside != UnitMatch::None {
            return outside;
        }
        self.near(&folded)
    }

    /// A longer text that may hold a unit's name: the longest one it holds.
    #[must_use]
    pub fn find_inside(&self, text: &str) -> UnitMatch {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        // "TRƯỜNG THCS TÂN HỘ CƠ" inside a title: from the school's words to the year or the end
        if let Some((start, kind)) = self.separate_at(&words) {
            let end = words.iter().skip(start).position(|w| *w == "nam" || w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit())).map_or(words.len(), |n| start + n);
            let original: Vec<&str> = text.split_whitespace().collect();
            let name = if original.len() == words.len() { original[start..end].join(" ") } else { words[start..end].join(" ") };
            return UnitMatch::Outside { slug: slug(&fold(&name)), name, kind: kind.0, level: kind.1 };
        }
        for len in (1..=self.longest.min(words.len())).rev() {
            for start in 0..=words.len() - len {
                let joined = words[start..start + len].join(" ");
                // a single short word is too little inside other words
                if len == 1 && joined.len() < 4 {
                    continue;
                }
                if let Some(&unit) = self.names.get(&joined) {
                    return UnitMatch::Inside { unit };
                }
            }
        }
        UnitMatch::None
    }

    fn is_separate(&self, folded: &str) -> bool {
        let words: Vec<&str> = folded.split(' ').collect();
        self.separate_at(&words).is_some()
    }

    /// Where words of a school or the like begin.
    fn separate_at(&self, words: &[&str]) -> Option<(usize, (String, String))> {
        let schools = |w: &&(String, String, String)| w.1 == "education";
        self.kinds.iter().filter(schools).filter_map(|(word, kind, level)| {
            let own: Vec<&str> = word.split(' ').collect();
            let at = words.windows(own.len()).position(|w| w == own)?;
            (at + own.len() < words.len()).then(|| (at, (kind.clone(), level.clone())))
        }).min()
    }

    fn outside(&self, text: &str, folded: &str) -> UnitMatch {
        let found = self.kinds.iter().find(|(word, ..)| folded.starts_with(&format!("{word} ")));
        match found {
            Some((_, kind, level)) if kind == "education" || kind == "service" || kind == "vertical" => UnitMatch::Outside {
                name: text.to_owned(),
                slug: slug(folded),
                kind: kind.clone(),
                level: level.clone(),
            },
            _ => UnitMatch::None,
        }
    }

    fn near(&self, folded: &str) -> UnitMatch {
        let mut best: Option<(usize, &String, usize)> = None;
        let mut tied = false;
        for (name, &unit) in &self.names {
            if name.len() < 6 {
                continue;
            }
            let Some(distance) = distance_within(name, folded, 1 + name.len() / 12) else { continue };
            match best {
                Some((d, ..)) if d < distance => {}
                Some((d, _, other)) if d == distance => tied |= other != unit,
                _ => {
                    best = Some((distance, name, unit));
                    tied = false;
                }
            }
        }
        match best {
            Some((_, alias, unit)) if !tied => UnitMatch::Near { unit, alias: alias.clone() },
            _ => UnitMatch::None,
        }
    }
}

fn slug(folded: &str) -> String {
    folded.replace("trung hoc co so", "thcs").replace(' ', "-")
}
