//! The sheet of names to choose from: too many for a rule to hold.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet, XlsxError};

use super::super::fields::Shown;
use super::super::list::{self, ListFormats};
use super::TemplateInput;
use super::words::Words;
use crate::plan::model::{Post, Unit};

/// Units and posts of the plan, as far as the template's unit may need them.
pub(super) struct Lists<'a> {
    units: Vec<&'a str>,
    posts: Vec<&'a str>,
    party_posts: Vec<&'a str>,
    sheet: &'a str,
}

impl<'a> Lists<'a> {
    pub(super) fn new(input: &TemplateInput<'a>, words: &'a Words) -> Self {
        let units = match input.unit {
            Some(unit) => vec![unit.name.as_str()],
            None => input.plan.units.iter().map(|u| u.name.as_str()).collect(),
        };
        let mut posts: Vec<_> = input
            .plan
            .posts
            .iter()
            .filter(|p| input.unit.is_none_or(|unit| offered(p, unit)))
            .collect();
        posts.sort_by_key(|p| p.rank);
        Self {
            units,
            posts: names(posts.iter().copied()),
            party_posts: names(posts.into_iter().filter(|p| p.party)),
            sheet: &words.lists,
        }
    }

    /// A rule that offers the units.
    pub(super) fn units(&self) -> Option<DataValidation> {
        (self.units.len() > 1).then(|| self.rule('A', self.units.len()))
    }

    /// A rule that offers the posts, or those of the Party alone.
    pub(super) fn posts(&self, party: bool) -> Option<DataValidation> {
        let (column, count) = if party {
            ('C', self.party_posts.len())
        } else {
            ('B', self.posts.len())
        };
        (count > 0).then(|| self.rule(column, count))
    }

    /// Offers a column of the sheet; whoever writes something else is not stopped, for posts come in combinations.
    fn rule(&self, column: char, count: usize) -> DataValidation {
        let range = format!("='{}'!${column}$2:${column}${}", self.sheet, count + 1);
        DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Information)
            .show_error_message(false)
    }

    pub(super) fn write(&self, sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
        let formats = ListFormats::default();
        let headings = [&words.units, &words.posts, &words.party_posts].map(|h| (h.as_str(), 44.0));
        list::head(sheet, 0, 0, &headings, &formats)?;
        let lists = [&self.units, &self.posts, &self.party_posts];
        let rows = lists.iter().map(|names| names.len()).max().unwrap_or(0);
        for (at, i) in (1u32..).zip(0..rows) {
            let cells = lists.map(|names| match names.get(i) {
                Some(name) => Shown::Text((*name).to_owned()),
                None => Shown::Nothing,
            });
            list::row(sheet, at, &cells, &headings, &formats)?;
        }
        sheet.protect();
        Ok(())
    }
}

/// Whether a unit is offered a post: forms that are bound to kinds or levels ("Trưởng phòng @district")
/// bind the post, one that has no such form may stand anywhere.
fn offered(post: &Post, unit: &Unit) -> bool {
    let own = [unit.kind.as_str(), unit.level.as_str()];
    let mut bound = post.kinds.iter().map(String::as_str).chain(
        post.aliases
            .iter()
            .filter_map(|alias| alias.split_once('@'))
            .flat_map(|(_, at)| at.split([',', '@']).map(str::trim)),
    );
    let mut free = true;
    bound.any(|context| {
        free = false;
        own.contains(&context)
    }) || free
}

/// Names of posts, each once.
fn names<'a>(posts: impl Iterator<Item = &'a Post>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for post in posts {
        if !names.contains(&post.name.as_str()) {
            names.push(&post.name);
        }
    }
    names
}
