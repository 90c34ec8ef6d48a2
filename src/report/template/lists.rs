//! The sheet of names to choose from: too many for a rule to hold.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::list::{self, ListFormats};
use super::TemplateInput;
use super::words::Words;
use crate::plan::Plan;
use crate::plan::model::{Post, Unit};
use crate::roster::value::post::PostReader;

/// Units and posts of the plan, as far as the template's unit may need them.
pub(super) struct Lists<'a> {
    units: Vec<&'a str>,
    /// Posts of the Party stand last, so that they can be offered alone.
    posts: Vec<&'a str>,
    party_posts: usize,
    sheet: &'a str,
}

impl<'a> Lists<'a> {
    pub(super) fn new(input: &TemplateInput<'a>, words: &'a Words) -> Self {
        // without a unit of its own it offers those that still send lists
        let units = input.plan.units.iter().filter(|u| match input.unit {
            Some(unit) => u.code == unit.code,
            None => u.valid_to.is_empty(),
        });
        let units = units.map(|u| u.name.as_str()).collect();
        let reader = PostReader::new(&input.plan.posts, &input.plan.committee.own_words);
        let mut posts: Vec<&Post> = (0..input.plan.posts.len())
            .filter(|&i| match input.unit {
                Some(unit) => offered(input.plan, &reader, i, unit),
                None => input
                    .plan
                    .units
                    .iter()
                    .any(|u| offered(input.plan, &reader, i, u)),
            })
            .map(|i| &input.plan.posts[i])
            .collect();
        posts.sort_by_key(|p| (p.party, p.rank));
        let mut names: Vec<&Post> = Vec::new();
        for post in posts {
            if !names.iter().any(|known| known.name == post.name) {
                names.push(post);
            }
        }
        Self {
            units,
            party_posts: names.iter().filter(|p| p.party).count(),
            posts: names.into_iter().map(|p| p.name.as_str()).collect(),
            sheet: &words.lists,
        }
    }

    /// A rule that offers the units.
    pub(super) fn units(&self) -> Option<DataValidation> {
        (self.units.len() > 1).then(|| self.rule('A', 0, self.units.len()))
    }

    /// A rule that offers the posts, or those of the Party alone.
    pub(super) fn posts(&self, party: bool) -> Option<DataValidation> {
        let all = self.posts.len();
        let first = if party { all - self.party_posts } else { 0 };
        (first < all).then(|| self.rule('B', first, all))
    }

    /// Offers a column of the sheet; whoever writes something else is not stopped, for posts come in combinations.
    fn rule(&self, column: char, from: usize, to: usize) -> DataValidation {
        let range = format!(
            "='{}'!${column}${}:${column}${}",
            self.sheet,
            from + 2,
            to + 1
        );
        DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Information)
            .show_error_message(false)
    }

    pub(super) fn write(&self, sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
        let formats = ListFormats::default();
        // two columns and no more: a row of three texts might be taken for a person
        let headings = [&words.units, &words.posts].map(|h| (h.as_str(), 60.0));
        list::head(sheet, 0, 0, &headings, &formats)?;
        let lists = [&self.units, &self.posts];
        let rows = self.units.len().max(self.posts.len());
        for (at, i) in (1u32..).zip(0..rows) {
            let cells = lists.map(|names| names.get(i).map(|n| Shown::Text((*n).to_owned())));
            for (col, cell) in (0..).zip(&cells) {
                if let Some(name) = cell {
                    list::cell(sheet, at, col, name, &formats)?;
                }
            }
            let widths = headings.map(|h| h.1);
            let shown = cells.iter().zip(widths);
            list::fit(sheet, at, shown.filter_map(|(c, w)| Some((c.as_ref()?, w))))?;
        }
        sheet.protect();
        Ok(())
    }
}

/// Whether a unit is offered a post: it may stand there, and its name is read as that post and nothing else.
/// A name such as "Lãnh đạo, quản lý khác" gathers posts and is none that a person holds.
fn offered(plan: &Plan, reader: &PostReader, post: usize, unit: &Unit) -> bool {
    let name = &plan.posts[post].name;
    stands_in(&plan.posts[post], unit) && {
        let read = reader.read(name, Some(&unit.kind), Some(&unit.level));
        read.unknown.is_empty()
            && read.near.is_none()
            && matches!(read.posts[..], [one] if plan.posts[one].name == *name)
    }
}

/// Forms that are bound to kinds or levels ("Trưởng phòng @district") bind the post; one that has no such
/// form may stand anywhere.
fn stands_in(post: &Post, unit: &Unit) -> bool {
    let own = [unit.kind.as_str(), unit.level.as_str()];
    let forms = post.aliases.iter().filter_map(|a| a.split_once('@'));
    let bound: Vec<&str> = forms
        .flat_map(|(_, at)| at.split([',', '@']).map(str::trim))
        .chain(post.kinds.iter().map(String::as_str))
        .collect();
    bound.is_empty() || bound.iter().any(|context| own.contains(context))
}
