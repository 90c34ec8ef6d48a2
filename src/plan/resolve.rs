//! From rows as written to the plan that the stages use: repeated lines and appendices are written
//! out, braces in conditions become SQL.

use super::error::PlanError;
use super::model::{AgeBand, Appendix, Ceiling, Line, Post, Target};
use super::nearest::nearest;
use super::place::PlanPlace;
use super::posts_condition::fill_in;
use super::rows::{Placed, PlanRows};

/// The expressions of a plan, ready to be compiled.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Resolved {
    pub(super) targets: Vec<Placed<Target>>,
    pub(super) ceilings: Vec<Placed<Ceiling>>,
    pub(super) appendices: Vec<Placed<Appendix>>,
    pub(super) lines: Vec<Placed<Line>>,
}

/// Writes out what the rows only name. Errors are added; what they concern is left as written.
pub(super) fn resolve(rows: &PlanRows, errors: &mut Vec<PlanError>) -> Resolved {
    let definition = rows.head.as_ref().and_then(|head| {
        let mut definitions = rows.key_leaders.iter();
        definitions.find(|definition| definition.row.code == head.row.key_leader)
    });
    let mut resolver = Resolver {
        posts: rows.posts.iter().map(|p| &p.row).collect(),
        key_leader: definition.map_or("", |definition| &definition.row.name),
        errors,
    };
    let mut out = Resolved::default();
    for target in &rows.targets {
        let mut target = target.clone();
        let (row, place) = (&mut target.row, &target.place);
        resolver.fill(place, "population", &mut row.population);
        resolver.fill(place, "criterion", &mut row.criterion);
        resolver.fill(place, "by_office_only", &mut row.by_office_only);
        out.targets.push(target);
    }
    for ceiling in &rows.ceilings {
        let mut ceiling = ceiling.clone();
        let (row, place) = (&mut ceiling.row, &ceiling.place);
        resolver.fill(place, "base", &mut row.base);
        resolver.fill(place, "criterion", &mut row.criterion);
        out.ceilings.push(ceiling);
    }
    let bands: Vec<&AgeBand> = rows.bands.iter().map(|b| &b.row).collect();
    for appendix in numbered(&rows.appendices) {
        let lines: Vec<&Placed<Line>> = rows
            .lines
            .iter()
            .filter(|line| line.row.appendix == appendix.row.id)
            .collect();
        let lines = resolver.each_band(&lines, &bands);
        resolver.appendix(appendix, &lines, &mut out);
    }
    out
}

/// The appendices in the order of their numbers, whatever files they stand in; one without a number
/// follows the one before it.
fn numbered(appendices: &[Placed<Appendix>]) -> Vec<&Placed<Appendix>> {
    let mut last = Vec::new();
    let mut keyed: Vec<(Vec<u32>, &Placed<Appendix>)> = Vec::new();
    for appendix in appendices {
        let parts = appendix.row.number.split('.').map(str::parse);
        if let Ok(parts) = parts.collect::<Result<Vec<u32>, _>>() {
            last = parts;
        }
        keyed.push((last.clone(), appendix));
    }
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, appendix)| appendix).collect()
}

struct Resolver<'a> {
    posts: Vec<&'a Post>,
    /// The definition of key leader in use, in words.
    key_leader: &'a str,
    errors: &'a mut Vec<PlanError>,
}

impl Resolver<'_> {
    fn fill(&mut self, place: &PlanPlace, key: &str, expression: &mut String) {
        if !expression.contains('{') {
            return;
        }
        match fill_in(expression, &self.posts) {
            Ok(filled) => *expression = filled,
            Err(brace) => self.errors.push(PlanError::Expression {
                place: place.clone(),
                key: key.to_owned(),
                reason: format!("không hiểu {}", brace.text),
                suggestion: brace.suggestion,
            }),
        }
    }

    /// The lines with those of `each = "bands"` written out; a run of such lines alternates within
    /// each band, so that "Nam" and "Nữ" stand together under its heading.
    fn each_band(&mut self, lines: &[&Placed<Line>], bands: &[&AgeBand]) -> Vec<Placed<Line>> {
        let mut out = Vec::new();
        for run in lines.chunk_by(|a, b| {
            a.row.each == b.row.each && a.row.axis == b.row.axis && !a.row.each.is_empty()
        }) {
            match run {
                [first, ..] if first.row.each == "bands" => {
                    for band in bands {
                        out.extend(run.iter().map(|line| of_band(line, band)));
                    }
                }
                _ => {
                    for line in run {
                        self.unknown_each(&line.place, &line.row.each, "bands");
                        out.push((*line).clone());
                    }
                }
            }
        }
        out
    }

    fn appendix(
        &mut self,
        appendix: &Placed<Appendix>,
        lines: &[Placed<Line>],
        out: &mut Resolved,
    ) {
        if appendix.row.each != "targets" {
            self.unknown_each(&appendix.place, &appendix.row.each, "targets");
            let mut appendix = appendix.clone();
            for note in &mut appendix.row.notes {
                *note = note.replace(DEFINITION, self.key_leader);
            }
            self.fill(&appendix.place, "population", &mut appendix.row.population);
            out.appendices.push(appendix);
            self.lines(lines.iter().cloned(), out);
            return;
        }
        let targets: Vec<Target> = out.targets.iter().map(|t| t.row.clone()).collect();
        for (number, target) in (1..).zip(&targets) {
            let words = |text: &str| {
                // most texts stand as they are
                if !text.contains('{') {
                    return text.to_owned();
                }
                text.replace("{title}", &target.title)
                    .replace("{population}", &target.population)
                    .replace("{criterion}", &target.criterion)
                    .replace(DEFINITION, self.key_leader)
            };
            let id = format!("{}-{}", appendix.row.id, target.id);
            let row = Appendix {
                number: format!("{}.{number}", appendix.row.number),
                sheet: format!("{}.{number}", appendix.row.sheet),
                title: words(&appendix.row.title),
                population: members_of(target),
                targets: vec![target.id.clone()],
                notes: (appendix.row.notes.iter())
                    .filter(|note| !note.contains(DEFINITION) || speaks_of_key_leaders(target))
                    .map(|note| words(note))
                    .collect(),
                each: String::new(),
                id: id.clone(),
                ..appendix.row.clone()
            };
            out.appendices.push(Placed {
                row,
                place: appendix.place.clone(),
            });
            self.lines(
                lines.iter().map(|line| {
                    let row = Line {
                        appendix: id.clone(),
                        condition: words(&line.row.condition),
                        heading: words(&line.row.heading),
                        ..line.row.clone()
                    };
                    Placed {
                        row,
                        place: line.place.clone(),
                    }
                }),
                out,
            );
        }
    }

    fn lines(&mut self, lines: impl Iterator<Item = Placed<Line>>, out: &mut Resolved) {
        for mut line in lines {
            self.fill(&line.place, "condition", &mut line.row.condition);
            out.lines.push(line);
        }
    }

    fn unknown_each(&mut self, place: &PlanPlace, each: &str, known: &str) {
        if !each.is_empty() {
            self.errors.push(PlanError::UnknownName {
                place: place.clone(),
                key: "each".to_owned(),
                value: each.to_owned(),
                suggestion: nearest(each, [known]),
            });
        }
    }
}

/// Stands in a note for the definition of key leaders that is used.
const DEFINITION: &str = "{key_leader}";

/// Whether who is a key leader matters to a target.
fn speaks_of_key_leaders(target: &Target) -> bool {
    [&target.population, &target.criterion]
        .iter()
        .any(|text| text.contains("key_leader"))
}

/// Persons a target speaks of; for presence targets those in the bodies of the units concerned.
fn members_of(target: &Target) -> String {
    // those below a unit of these kinds are told by the unit above, which no column holds
    if target.unit_kinds.is_empty() || target.sub_units {
        return target.population.clone();
    }
    let kinds: Vec<String> = target
        .unit_kinds
        .iter()
        .map(|kind| format!("'{kind}'"))
        .collect();
    format!(
        "({}) AND unit_kind IN ({})",
        target.population,
        kinds.join(", ")
    )
}

fn of_band(line: &Placed<Line>, band: &AgeBand) -> Placed<Line> {
    let within = match (band.from, band.to) {
        (Some(from), Some(to)) => format!("age BETWEEN {from} AND {to}"),
        (Some(from), None) => format!("age >= {from}"),
        (None, Some(to)) => format!("age <= {to}"),
        (None, None) => "age IS NOT NULL".to_owned(),
    };
    let condition = if line.row.condition.is_empty() {
        within
    } else {
        format!("({}) AND {within}", line.row.condition)
    };
    let share_of = if line.row.share_of.is_empty() {
        String::new()
    } else {
        line.row.share_of.replace("{band}", &band.id)
    };
    let row = Line {
        key: format!("{}:{}", line.row.key, band.id),
        heading: line.row.heading.replace("{band}", &band.name),
        condition,
        share_of,
        each: String::new(),
        ..line.row.clone()
    };
    Placed {
        row,
        place: line.place.clone(),
    }
}
