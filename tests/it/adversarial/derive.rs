//! What a row says without a cell of its own, and a row whose cells slipped by one column.

use super::columns::{Column, Other, Reads};
use super::messes::Filled;
use super::table::{Entry, Table};
use super::truth::{Expect, RowTruth, Said};

/// Columns of the roster that are judged.
const JUDGED: &[&str] = &[
    "full_name",
    "gender",
    "birth_date",
    "birth_precision",
    "age",
    "ethnicity",
    "minority",
    "religion",
    "party_member",
    "national_id",
    "employment",
    "position",
    "leader",
    "key_leader",
    "committee",
    "standing_committee",
    "district_standing_committee",
    "education",
    "political_theory",
    "state_management",
    "informatics",
    "foreign_language",
    "skills_training",
    "meets_standard",
    "rating",
    "unit",
    "unit_name",
    "unit_kind",
    "level",
];

impl Table<'_> {
    /// Moves the cells from the birth date on one to the left, as happens when a cell is left out.
    pub fn shift(&self, filled: &mut [Filled]) -> bool {
        let Some(from) = self
            .form
            .columns
            .iter()
            .position(|c| matches!(c.reads, Reads::Birth(_)))
        else {
            return false;
        };
        // A clerk sees it where the values that follow are of kinds that cannot be taken for each other.
        let plain = |(f, c): &(&Filled, &Column)| {
            use Reads::{Education, Ethnicity, Gender, Id, Position, Theory};
            !f.cell.is_blank()
                && matches!(
                    c.reads,
                    Education | Ethnicity | Gender | Id | Position | Theory
                )
        };
        let told = filled
            .iter()
            .zip(&self.form.columns)
            .skip(from + 1)
            .filter(plain)
            .count();
        let next = filled
            .get(from + 1)
            .zip(self.form.columns.get(from + 1))
            .filter(|pair| plain(pair));
        if told < 3
            || next.is_none()
            || filled[from].cell.is_blank()
            || self.form.has(|r| matches!(r, Reads::Tick(..)))
        {
            return false;
        }
        let said: Vec<_> = filled[from..].iter().flat_map(|f| f.says.clone()).collect();
        for index in from..filled.len() - 1 {
            filled[index] = Filled::new(filled[index + 1].cell.clone());
        }
        let last = filled.len() - 1;
        filled[last] = Filled::blank();
        for (field, expect) in said {
            let expect = match expect {
                Expect::Is(value) => Expect::IsOrTold(value),
                _ => Expect::Free,
            };
            filled[from].says.push((field, expect));
        }
        true
    }

    /// What the row says without a cell of its own: unit, group, flags of the post.
    pub fn derive(&self, entry: &Entry, row: &mut RowTruth, shifted: bool) {
        let posted = self
            .form
            .has(|r| matches!(r, Reads::Position | Reads::PartyPost | Reads::PositionUnit));
        let post = entry.person.post;
        // Whether a plain job is a post of the plan's catalogue is the plan's business: then false, else null.
        let plain = !(post.leader || post.committee || post.party || post.employment.is_some());
        let flag = |value: bool| {
            if !posted {
                Expect::Null
            } else if plain {
                Expect::OneOf(vec![None, Some(value.to_string())])
            } else {
                Expect::flag(value)
            }
        };
        let employment = if self.employment_said {
            Expect::is(entry.person.employment)
        } else if let (Some(group), true) = (post.employment, posted) {
            Expect::is(group)
        } else if entry.unit.kind == "office" && posted && !post.leader {
            Expect::Null
        } else {
            Expect::Free
        };
        let party = if posted && post.party {
            Expect::flag(true)
        } else {
            Expect::Null
        };
        let ticks = self.form.has(|r| *r == Reads::Other(Other::LanguageTick));
        let language = if ticks { Expect::Free } else { Expect::Null };
        let derived: [(&'static str, Expect); 12] = [
            ("unit", Expect::is(entry.unit.code.clone())),
            ("unit_name", Expect::is(entry.unit.name.clone())),
            ("unit_kind", Expect::is(entry.unit.kind)),
            ("level", Expect::is(entry.unit.level)),
            ("employment", employment),
            ("party_member", party),
            ("leader", flag(post.leader)),
            ("key_leader", flag(post.key)),
            ("committee", flag(post.committee)),
            ("standing_committee", flag(post.standing)),
            ("district_standing_committee", flag(post.district_standing)),
            ("foreign_language", language),
        ];
        let place = row
            .fields
            .get("position")
            .map(|s| (s.cell, s.header.clone(), s.shown.clone(), s.tags.clone()));
        for (field, expect) in derived {
            if row.fields.contains_key(field) {
                continue;
            }
            let unit = matches!(field, "unit" | "unit_name" | "unit_kind" | "level");
            let expect = if shifted && !unit {
                Expect::Free
            } else {
                expect
            };
            let (cell, header, shown, tags) = match &place {
                Some(p) if !unit => p.clone(),
                _ => (None, String::new(), String::new(), Vec::new()),
            };
            row.fields.insert(
                field,
                Said {
                    expect,
                    may_warn: false,
                    tags,
                    header,
                    cell,
                    shown,
                },
            );
        }
        for &field in JUDGED {
            let expect = if shifted { Expect::Free } else { Expect::Null };
            row.fields.entry(field).or_insert(Said {
                expect,
                may_warn: false,
                tags: Vec::new(),
                header: String::new(),
                cell: None,
                shown: String::new(),
            });
        }
    }
}
